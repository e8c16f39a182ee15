//! Runs of capitals that may be names, and how a run is cut into names and titles. What kind of thing a name names is for `kinds`.

use crate::annotate::names::pieces::{Piece, Shape};
use crate::annotate::names::runs::{closes, run_end};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Known, KnownKind, Sex, words};
use crate::text::{Case, Letter, Span};
use std::ops::Range;

/// A stretch of a sentence that may be a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its pieces in the sentence.
    pub(crate) range: Range<usize>,
    /// What the gazetteer says of exactly these words.
    pub(crate) known: Option<Known>,
    /// The title right before it: its words, with what stands before them in the same run ("Russian President").
    pub(crate) title: Option<Title>,
    /// Whether it is a title of a work in quotation marks.
    pub(crate) quoted: bool,
}

/// A title before a name.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// The title with its modifiers, verbatim.
    pub(crate) span: Span,
    /// The title alone, in lower case.
    pub(crate) words: String,
    /// Whose title it is.
    pub(crate) sex: Sex,
}

/// The key of the piece at `index`; empty where there is none.
pub(crate) fn key<'a>(pieces: &'a [Piece<'_>], index: usize) -> &'a str {
    pieces.get(index).map_or("", |piece| piece.key.as_str())
}

/// The longest gazetteer entry that begins at `index`.
pub(crate) fn known_at(pieces: &[Piece<'_>], index: usize) -> Option<(usize, Known)> {
    if pieces.get(index).is_none_or(|piece| piece.taken) {
        return None;
    }
    let found = words().known.longest(|at| pieces.get(index + at).map(|piece| piece.key.as_str()));
    // "WASHINGTON (Reuters)": a place in capitals.
    found.or_else(|| {
        let piece = pieces.get(index).filter(|piece| piece.shape == Shape::Caps && 3 < piece.key.len())?;
        let mut letters = piece.key.chars();
        let spelled: String = letters.next().into_iter().chain(letters.map(Letter::lower)).collect();
        words().known.get(&spelled).map(|known| (1, known))
    })
}

/// All candidates of a sentence, in text order.
pub(crate) fn candidates(pieces: &[Piece<'_>]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let only_known = title_case(pieces);
    let mut at = 0;
    while at < pieces.len() {
        if let Some(range) = quoted_work(pieces, at) {
            at = range.end;
            found.push(Candidate { range, known: None, title: None, quoted: true });
        } else if pieces.get(at).is_some_and(Piece::capital) {
            let end = run_end(pieces, at);
            if only_known {
                known_only(pieces, at..end, &mut found);
            } else {
                cut(pieces, at..end, None, &mut found);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether capitals say nothing here: a line in title case or in capitals.
pub(crate) fn title_case(pieces: &[Piece<'_>]) -> bool {
    let small = |word: &str| words().is("stop", word) || is_one_of(word, "a an the or is");
    let content = |piece: &&Piece<'_>| {
        !matches!(piece.shape, Shape::Mark | Shape::Number | Shape::Possessive) && !small(&piece.lower())
    };
    let total = pieces.iter().filter(content).count();
    let lower = pieces.iter().filter(content).filter(|piece| piece.shape == Shape::Lower).count();
    let shouted = pieces.iter().filter(content).filter(|piece| piece.shape == Shape::Caps).count();
    (4 < total && lower * 10 <= total) || (3 < total && total * 2 < shouted * 3)
}

fn known_only(pieces: &[Piece<'_>], range: Range<usize>, found: &mut Vec<Candidate>) {
    let mut at = range.start;
    while at < range.end {
        match known_at(pieces, at) {
            Some((count, known)) if known.kind != KnownKind::Combining => {
                found.push(Candidate { range: at..at + count, known: Some(known), title: None, quoted: false });
                at += count;
            }
            _ => at += 1,
        }
    }
}

/// The inside of quotation marks after a word for a work: "the film 'Long Road Home'".
fn quoted_work(pieces: &[Piece<'_>], at: usize) -> Option<Range<usize>> {
    let mark = pieces.get(at)?;
    if !matches!(mark.text, "\"" | "“" | "‘" | "'" | "``") || at == 0 {
        return None;
    }
    let cue = pieces.get(at - 1)?.lower();
    let cued = words().is("before.WORK_OF_ART", &cue) || is_one_of(cue.as_str(), "titled entitled");
    let inside = pieces.get(at + 1..)?;
    let length = inside.iter().take(12).position(|piece| matches!(piece.text, "\"" | "”" | "’" | "'" | "''"))?;
    let first = inside.first()?;
    let last = inside.get(length.checked_sub(1)?)?;
    let capitals = first.text.chars().next().is_some_and(Letter::is_upper);
    let comma = usize::from(last.text == ",");
    // Without such a word, all its words but the smallest must have capitals, and there must be two.
    let words_inside = inside.get(..length - comma)?;
    let titled =
        words_inside.iter().all(|piece| piece.capital() || piece.text.len() < 4 && piece.shape == Shape::Lower)
            && 1 < words_inside.iter().filter(|piece| piece.capital()).count();
    (capitals && comma < length && (cued || titled)).then_some(at + 1..at + 1 + length - comma)
}

/// Cuts a run into names and titles. `title` is what already stands before it.
fn cut(pieces: &[Piece<'_>], mut range: Range<usize>, title: Option<Title>, found: &mut Vec<Candidate>) {
    trim(pieces, &mut range);
    let Some(first) = pieces.get(range.start).filter(|_| range.start < range.end) else { return };
    let lone = |range: Range<usize>, known| Candidate { range, known, title: None, quoted: false };
    if let Some((before, words_of_title, sex, after)) = title_in(pieces, &range) {
        let any_known = before.clone().any(|index| known_at(pieces, index).is_some());
        let plain = before.clone().all(|index| words().common(&key(pieces, index).lower()));
        if any_known && !closes(pieces, &before) {
            known_only(pieces, before, found);
        } else if !plain {
            cut(pieces, before, None, found);
        }
        let begin = first.span.start();
        let end = pieces.get(after.start.saturating_sub(1)).map_or(begin, |piece| piece.span.end());
        if after.is_empty() || key(pieces, after.start) == "of" {
            // A title alone names nobody; "President of Chile" names Chile, "Director of Tarn Motors" the firm.
            let post = || words().is("post", words_of_title.rsplit(' ').next().unwrap_or_default());
            let rest = after.start + 1..after.end;
            let skip = usize::from(is_one_of(key(pieces, rest.start), "the The"));
            if rest.start + skip < rest.end && (known_at(pieces, rest.start + skip).is_some() || post()) {
                cut(pieces, rest.start + skip..rest.end, None, found);
            }
            return;
        }
        let title = Title { span: Span::new(begin, end), words: words_of_title, sex };
        found.push(Candidate { range: after, known: None, title: Some(title), quoted: false });
        return;
    }
    match known_at(pieces, range.start) {
        Some((count, known)) if range.start + count == range.end => {
            found.push(Candidate { range, known: Some(known), title, quoted: false });
        }
        Some((count, known)) if splits(pieces, &range, count, known) => {
            let middle = range.start + count;
            found.push(lone(range.start..middle, Some(known)));
            cut(pieces, middle..range.end, None, found);
        }
        _ => found.push(Candidate { range, known: None, title, quoted: false }),
    }
}

/// Whether a run that begins with a known name of `count` pieces is that name and something else.
fn splits(pieces: &[Piece<'_>], range: &Range<usize>, count: usize, known: Known) -> bool {
    let rest = range.start + count..range.end;
    let next = key(pieces, rest.start);
    if closes(pieces, range) || is_one_of(next, "of for and & , 's ' .") {
        return false;
    }
    let lower = next.lower();
    let named = words().first_name(next).is_some() || known_at(pieces, rest.start).is_some();
    match known.kind {
        KnownKind::Group => named || !words().common(&lower),
        KnownKind::Combining => false,
        KnownKind::Country => named,
        KnownKind::Organisation if is_one_of(next, "MP MPs TV Plc") => next.starts_with("MP"),
        KnownKind::Organisation | KnownKind::Region | KnownKind::Town => named && 1 < rest.len(),
    }
}

/// Letters after a person's name that tell a rank or an honour: "Celia Prowse KC".
pub(crate) fn after_name(word: &str) -> bool {
    is_one_of(word, "KC QC SC MP MEP MSP MBE OBE CBE KBE DBE MD FRS JP TD")
}

/// Takes off what is no part of a name: an article, a plain word whose capital only opens the sentence.
fn trim(pieces: &[Piece<'_>], range: &mut Range<usize>) {
    while let Some(first) = pieces.get(range.start).filter(|_| range.start < range.end) {
        let many = known_at(pieces, range.start).is_some_and(|(count, _)| 1 < count);
        let lower = first.lower();
        let closed = words().is("closed", &capitalised(&lower)) && first.shape != Shape::Caps;
        let single = range.len() == 1;
        let a_name = words().first_name(&first.key).is_some() && !single && !closed;
        let plain = first.initial && words().wordlike(&lower) && first.shape != Shape::Caps;
        let opens_title = words().titles.longest_lower(pieces, range.start).is_some();
        let headed = !single && (closes(pieces, range)) && !former(&lower);
        let known = known_at(pieces, range.start).is_some();
        let small = first.shape == Shape::Lower || matches!(first.shape, Shape::Mark | Shape::Possessive);
        let drop = small || (closed && !many) || (plain && !known && !a_name && !opens_title && !headed && !many);
        if !drop {
            break;
        }
        range.start += 1;
    }
    while let Some(last) =
        range.end.checked_sub(1).filter(|_| range.start < range.end).and_then(|last| pieces.get(last))
    {
        let letters = 1 < range.len() && last.shape == Shape::Caps && after_name(&last.key);
        if last.text == "plc" && 1 < range.len() {
            break;
        }
        if letters || matches!(last.shape, Shape::Mark | Shape::Lower | Shape::Possessive) {
            range.end -= 1;
        } else {
            break;
        }
    }
}

/// Plain adjectives that open a sentence before a name that has a head of its own.
fn former(word: &str) -> bool {
    let adjectives =
        ["former", "ex", "many", "several", "most", "local", "other", "late", "new", "some", "under", "both"];
    adjectives.contains(&word)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| std::iter::once(first.upper()).chain(letters).collect()).unwrap_or_default()
}

/// The longest title in the run: what stands before it, its words, whose it is, and what stands after it.
fn title_in(pieces: &[Piece<'_>], range: &Range<usize>) -> Option<(Range<usize>, String, Sex, Range<usize>)> {
    if words()
        .known
        .longest(|at| pieces.get(range.start + at).map(|piece| piece.key.as_str()))
        .is_some_and(|(count, _)| count == range.len())
    {
        return None;
    }
    let mut at = range.start;
    while at < range.end {
        if let Some((mut count, mut sex)) = words().titles.longest_lower(pieces, at)
            && at + count <= range.end
        {
            let mut name: Vec<String> = pieces.get(at..at + count)?.iter().map(Piece::lower).collect();
            // "Prime Minister", "Lt. Gen.", "Mr. Justice": titles in a row.
            let mut after = at + count;
            loop {
                let dot = usize::from(key(pieces, after) == ".");
                let Some((more, other)) = words().titles.longest_lower(pieces, after + dot) else { break };
                if range.end <= after + dot + more {
                    break;
                }
                name.extend(pieces.get(after + dot..after + dot + more)?.iter().map(Piece::lower));
                sex = if other == Sex::Both { sex } else { other };
                after += dot + more;
                count = after - at;
            }
            let dot = usize::from(key(pieces, at + count) == ".");
            let rest = at + count + dot..range.end;
            let next = key(pieces, rest.start);
            // "Ms Park" is no park, though "King Street" is a street.
            let courtesy = is_one_of(key(pieces, at).lower().as_str(), "mr ms mrs miss mx");
            let person = rest.is_empty()
                || next == "of"
                || (courtesy && rest.len() == 1)
                || !(closes(pieces, &rest)
                    || (at == range.start && closes(pieces, range))
                    || words().is("end.ORG", next))
                || words().first_name(next).is_some();
            let caps = pieces.get(at).is_some_and(|piece| piece.shape == Shape::Caps && 3 < piece.text.len());
            let plain = !rest.is_empty()
                && !courtesy
                && next != "of"
                && words().common(&next.lower())
                && words().first_name(next).is_none();
            return (person && !caps && !plain).then(|| (range.start..at, name.join(" "), sex, rest));
        }
        // "County Coroner Anna Reyes": a role with a capital right before a first name.
        let role = pieces.get(at).is_some_and(|piece| piece.shape == Shape::Capital && words().role(&piece.lower()));
        let named = words().first_name(key(pieces, at + 1)).is_some() && words().first_name(key(pieces, at)).is_none();
        let rest = at + 1..range.end;
        if role && named && 1 < rest.len() && !closes(pieces, &rest) {
            return Some((range.start..at, pieces.get(at)?.lower(), Sex::Both, rest));
        }
        at += 1;
    }
    None
}

/// Titles are looked up in lower case.
trait LongestLower<T> {
    fn longest_lower(&self, pieces: &[Piece<'_>], at: usize) -> Option<(usize, T)>;
}

impl<T: Copy> LongestLower<T> for crate::lexicon::names::Phrases<T> {
    fn longest_lower(&self, pieces: &[Piece<'_>], at: usize) -> Option<(usize, T)> {
        let lower: Vec<String> = pieces.iter().skip(at).take(4).map(Piece::lower).collect();
        if pieces.get(at).is_none_or(|piece| piece.shape == Shape::Lower) {
            return None;
        }
        self.longest(|index| lower.get(index).map(String::as_str))
    }
}
