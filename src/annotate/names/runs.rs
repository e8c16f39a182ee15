//! Where a run of capitals ends: the small words, marks and numbers that stand inside names ("Bank of England",
//! "Ludwig van Beethoven", "St. Mary's Hospital"), and the heads that close one.

use crate::annotate::names::candidates::{key, known_at};
use crate::annotate::names::pieces::{Piece, Shape};
use crate::lexicon::is_one_of;
use crate::lexicon::names::words;
use crate::text::Case;
use std::ops::Range;

/// No name is longer, in pieces: it keeps the work linear whatever the text.
const LONGEST: usize = 24;

/// Where the run of capitals that begins at `start` ends.
pub(crate) fn run_end(pieces: &[Piece<'_>], start: usize) -> usize {
    let is_capital = |index: usize| pieces.get(index).is_some_and(Piece::capital);
    let mut end = start + 1;
    let mut last = start;
    loop {
        if let Some((count, _)) = known_at(pieces, last)
            && end < last + count
        {
            end = last + count;
            last = end - 1;
            continue;
        }
        let Some(next) = pieces.get(end).filter(|_| end - start < LONGEST) else { return end };
        if legal_end(key(pieces, last)) && !legal_end(&next.key) && next.shape != Shape::Lower {
            return end;
        }
        let run = start..end;
        let step = match next.shape {
            _ if next.taken => 0,
            Shape::Capital | Shape::Caps | Shape::Initial => 1,
            // "Transport Act 1985".
            Shape::Number if words().is("end.LAW", key(pieces, last)) && next.text.len() == 4 && last != start => {
                return end + 1;
            }
            Shape::Number if words().is("numbered", key(pieces, last)) && next.text.len() <= 4 => return end + 1,
            Shape::Possessive
                if is_capital(end + 1)
                    && (words().is("possessive", key(pieces, last))
                        || saint(pieces, start, end)
                        || of_members(pieces, last)) =>
            {
                2
            }
            Shape::Mark => match next.text {
                "&" if is_capital(end + 1) => 2,
                "." if is_capital(end + 1) && abbreviated(pieces, last) => 2,
                "," if suffix(key(pieces, end + 1)) => 2,
                "\"" | "“" | "‘" if nickname(pieces, start, end) => 4,
                _ => 0,
            },
            Shape::Lower => small_words(pieces, run, end),
            _ => 0,
        };
        if step == 0 {
            return end;
        }
        end += step;
        last = end - 1;
    }
}

/// "St. Mary's Hospital": the apostrophe after a saint, before a head.
fn saint(pieces: &[Piece<'_>], start: usize, end: usize) -> bool {
    is_one_of(key(pieces, start), "St Saint")
        && (end + 1..end + 4).any(|index| head(pieces, index) || words().is("saint.of", key(pieces, index)))
}

/// "The Metalworkers' Federation": the apostrophe after those whose body it is.
fn of_members(pieces: &[Piece<'_>], last: usize) -> bool {
    let members = key(pieces, last).strip_suffix("ers").or(key(pieces, last).strip_suffix("ors"));
    members.is_some_and(|stem| 2 < stem.len())
        && pieces.get(last + 1).is_some_and(|piece| is_one_of(piece.text, "' ’"))
        && words().is("end.ORG", key(pieces, last + 2))
}

/// A nickname in quotation marks between a first name and another: `Harold "Junior" Tessier`.
fn nickname(pieces: &[Piece<'_>], start: usize, mark: usize) -> bool {
    let capital = |index: usize| pieces.get(index).is_some_and(Piece::capital);
    let closed = pieces.get(mark + 2).is_some_and(|piece| matches!(piece.text, "\"" | "”" | "’"));
    closed && capital(mark + 1) && capital(mark + 3) && words().first_name(key(pieces, start)).is_some()
}

fn abbreviated(pieces: &[Piece<'_>], index: usize) -> bool {
    let word = key(pieces, index);
    word.chars().count() == 1
        || is_one_of(word, "St Mt Ft")
        || (word.len() < 6 && words().titles.get(&word.lower()).is_some())
}

/// What closes a name for good: a company's legal form, "Jr".
pub(crate) fn legal_end(word: &str) -> bool {
    is_one_of(word, "Inc Corp Co Ltd LLC PLC Plc plc GmbH LLP Jr Sr")
}

/// A word that follows a name after a comma and belongs to it.
fn suffix(word: &str) -> bool {
    is_one_of(word, "Inc Ltd LLC Jr Sr LLP PLC")
}

/// How many pieces from `at` on join the run before them to a capital after them; 0 where they do not.
fn small_words(pieces: &[Piece<'_>], run: Range<usize>, at: usize) -> usize {
    let capital = |index: usize| pieces.get(index).is_some_and(Piece::capital);
    let word = key(pieces, at);
    let last = key(pieces, run.end - 1);
    let article = usize::from(is_one_of(key(pieces, at + 1), "the The"));
    let joins = match word {
        "plc" => return 1,
        "of" => capital(at + 1 + article) && takes_of(pieces, run.clone()),
        "for" | "on" => capital(at + 1 + article) && words().is("takes.for", last),
        "the" => words().is("epithet", key(pieces, at + 1)) && words().first_name(last).is_some(),
        // "the Bill and Melinda Gates Foundation"
        "and"
            if words().first_name(last).is_some()
                && (run.len() == 1 || key(pieces, run.end.saturating_sub(2)) == "The") =>
        {
            words().first_name(key(pieces, at + 1)).is_some()
                && (at + 2..at + 5).take_while(|index| capital(*index)).any(|index| head(pieces, index))
        }
        "and" => {
            article == 0
                && capital(at + 1)
                && known_at(pieces, at + 1).is_none()
                && known_at(pieces, run.end - 1).is_none()
                && (generic(pieces, run.end - 1) || words().wordlike(&last.lower()))
                && (generic(pieces, at + 1) || (capital(at + 2) && head(pieces, at + 2)))
                && (1 < run.len() || !pieces.get(run.start).is_some_and(|piece| piece.initial))
        }
        _ => false,
    };
    if joins {
        return if is_one_of(word, "of for on") { 2 + article } else { 2 };
    }
    if !words().is("particle", word) || words().common(&last.lower()) {
        return 0;
    }
    let second = usize::from(words().is("particle", key(pieces, at + 1)));
    if capital(at + 1 + second) && !pieces.get(at + 1 + second).is_some_and(|piece| piece.shape == Shape::Initial) {
        2 + second
    } else {
        0
    }
}

/// Whether a run can go on with "of": it ends in a head ("Bank of"), a title ("Duke of"), or a plain word with a capital.
fn takes_of(pieces: &[Piece<'_>], run: Range<usize>) -> bool {
    let last = run.end - 1;
    let lower = key(pieces, last).lower();
    let heads = ["of.ORG", "of.LOC", "of.GPE", "of.EVENT", "of.LAW"];
    // "Ann Bell of Tarn Research": two names.
    if 1 < run.len() && words().first_name(key(pieces, run.start)).is_some() {
        return false;
    }
    if heads.iter().any(|class| words().is(class, &lower)) || words().titles.get(&lower).is_some() {
        return true;
    }
    let first = pieces.get(run.start).is_some_and(|piece| piece.initial) && run.len() == 1;
    !first
        && known_at(pieces, last).is_none()
        && words().first_name(key(pieces, last)).is_none()
        && words().common(&lower)
}

/// Whether the piece is a head or a plain word, so that "and" can stand inside a name ("Food and Drug Administration").
fn generic(pieces: &[Piece<'_>], index: usize) -> bool {
    let word = key(pieces, index);
    words().first_name(word).is_none() && (words().common(&word.lower()) || head(pieces, index))
}

/// Whether the piece is a word that tells the kind of what it names.
fn head(pieces: &[Piece<'_>], index: usize) -> bool {
    let word = key(pieces, index);
    let classes = ["end.ORG", "end.FAC", "end.EVENT", "end.LAW", "suffix"];
    classes.iter().any(|class| words().is(class, word)) || words().is("of.ORG", &word.lower())
}

/// Whether a head closes these pieces, so that they are one name whatever they begin with.
pub(crate) fn closes(pieces: &[Piece<'_>], range: &Range<usize>) -> bool {
    let Some(last) = range.end.checked_sub(1) else { return false };
    let ends = |index: usize| {
        let word = key(pieces, index);
        let classes = ["suffix", "end.ORG", "end.FAC", "end.LOC", "end.GPE", "end.EVENT", "end.LAW"];
        classes.iter().any(|class| words().is(class, word))
    };
    let numeral = pieces.get(last).is_some_and(|piece| {
        piece.shape == Shape::Number
            || piece.key.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X'))
            || is_one_of(piece.key.as_str(), "One Two")
    });
    let joined = range.clone().any(|index| is_one_of(key(pieces, index), "of for on"));
    ends(last) || joined || (numeral && last > range.start && ends(last - 1))
}
