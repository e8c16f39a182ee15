//! What the text itself says of a person, verbatim: the title before the name, the words set off after it.
//! Never more than one stretch between commas, and never a clause with a verb of its own but "who is".

use crate::annotate::names::candidates::key;
use crate::annotate::names::pieces::{Piece, Shape};
use crate::lexicon::grammar::irregular;
use crate::lexicon::is_one_of;
use crate::lexicon::names::words;
use crate::text::{Case, Span};
use std::ops::Range;

/// The longest apposition, in pieces.
const LONGEST: usize = 28;

/// What is said right after a name, whose pieces are `name`.
pub(crate) fn after(pieces: &[Piece<'_>], name: &Range<usize>) -> Option<Span> {
    let at = name.end;
    if pieces.get(at)?.text != "," || introduced(pieces, name.start) {
        return None;
    }
    let first = pieces.get(at + 1)?;
    let word = first.lower();
    if word == "who" {
        return who(pieces, at + 2);
    }
    if first.shape == Shape::Number && first.text.len() < 4 {
        let closed = pieces.get(at + 2).is_some_and(|piece| is_one_of(piece.text, ", ."));
        return closed.then_some(first.span);
    }
    let article = is_one_of(word.as_str(), "a an the another one");
    let role = first.shape == Shape::Lower && words().role(&word);
    if !(article || role || first.shape == Shape::Capital && words().titles.get(&word).is_some()) {
        return None;
    }
    // "The mayor, Ann Tarn, the bishop and others": a list.
    let listed = name.start.checked_sub(1).is_some_and(|before| key(pieces, before) == ",");
    let said = stretch(pieces, at + 1, true)?;
    let joined = pieces.iter().any(|piece| said.contains(piece.span) && piece.text == "and");
    (!(listed && joined)).then_some(said)
}

/// The words between an article and a comma before a name: "the mayor, Ann Tarn, left". `start` is where the name begins with
/// its title, `end` where it ends.
pub(crate) fn before_comma(pieces: &[Piece<'_>], start: usize, end: usize) -> Option<Span> {
    let comma = start.checked_sub(1).filter(|at| pieces.get(*at).is_some_and(|piece| piece.text == ","))?;
    // "The mayor, Ann Tarn and others": a list.
    let next = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let listed = next(end) == ","
        && pieces.get(end + 1).is_some_and(|piece| piece.capital() || is_one_of(piece.text, "and or the a"));
    if listed || !is_one_of(next(end), ", . – — ( ;") {
        return None;
    }
    let mut role = false;
    for index in (comma.saturating_sub(12)..comma).rev() {
        let piece = pieces.get(index)?;
        let lower = piece.lower();
        match piece.shape {
            Shape::Mark if piece.text != "-" => return None,
            _ if is_one_of(lower.as_str(), "a an the his her its their one") => {
                // "A spokeswoman for the bank, Ann Tarn": the role stands before the preposition.
                let inside = index.checked_sub(1).is_some_and(|at| words().is("said.of", &key(pieces, at).lower()));
                if !role && inside {
                    continue;
                }
                return role.then(|| piece.span.cover(pieces.get(comma - 1).map_or(piece.span, |last| last.span)));
            }
            Shape::Lower if words().is("said.of", &lower) => role = false,
            Shape::Lower | Shape::Capital if words().role(&lower) || words().is("kin", &lower) => role = true,
            Shape::Lower if words().is("clause", &lower) || words().is("stop", &lower) => return None,
            _ => {}
        }
    }
    None
}

/// "According to Ann Tarn, a man ..." and "When he met Ann Tarn, a man ...": the comma closes what opens the sentence,
/// and what follows is no apposition.
fn introduced(pieces: &[Piece<'_>], start: usize) -> bool {
    let before = pieces.get(..start).unwrap_or_default();
    let opener = before.iter().find(|piece| piece.shape != Shape::Mark).map(Piece::lower).unwrap_or_default();
    words().is("opener", &opener) && before.iter().take(LONGEST).all(|piece| piece.text != ",")
}

/// "who serves as a senior official in the ministry": what follows the verb.
fn who(pieces: &[Piece<'_>], at: usize) -> Option<Span> {
    let verb = pieces.get(at)?.lower();
    let next = pieces.get(at + 1)?.lower();
    let start = match verb.as_str() {
        "is" | "was" if is_one_of(next.as_str(), "a an the also") => at + 1,
        "serves" | "served" | "works" | "worked" | "acts" | "acted" if next == "as" => at + 2,
        "heads" | "leads" | "chairs" | "runs" | "led" | "headed" | "chaired" if next == "the" => at,
        _ => return None,
    };
    stretch(pieces, start, false)
}

/// From `start` to the comma or full stop that closes it; `None` where a verb shows that it is no apposition.
fn stretch(pieces: &[Piece<'_>], start: usize, alone: bool) -> Option<Span> {
    let first = pieces.get(start)?;
    let mut end = first.span;
    for (index, piece) in pieces.iter().enumerate().skip(start).take(LONGEST) {
        match piece.text {
            "," | "." | ";" | "—" | "–" | "(" | ")" => {
                // "Ann Tarn, the mayor, the bishop and ...": a list, not words about her.
                let next = pieces.get(index + 1);
                let list = alone
                    && piece.text == ","
                    && next
                        .is_some_and(|next| next.capital() || is_one_of(next.key.as_str(), "a an the his her their"));
                return (start < index && !list).then(|| first.span.cover(end));
            }
            "\"" | "“" | "”" | ":" | "?" | "!" => return None,
            _ => {}
        }
        let word = piece.lower();
        if is_one_of(word.as_str(), "and but while who which") && !alone {
            return (start < index).then(|| first.span.cover(end));
        }
        let list = word == "and" && is_one_of(key(pieces, index + 1), "the his her their other");
        if alone && (list || (piece.shape == Shape::Lower && words().is("clause", &word))) {
            return None;
        }
        end = piece.span;
    }
    None
}

/// The role in lower case right before a name, with what belongs to it: back to an article ("the North Korean
/// leader"), to an owner ("her colleague"), or to the first word that qualifies it ("former hedge fund manager").
/// What qualifies a role is never left out.
pub(crate) fn role_before(pieces: &[Piece<'_>], start: usize) -> Option<Span> {
    let at = start.checked_sub(1)?;
    let last = pieces.get(at).filter(|piece| piece.shape == Shape::Lower && words().role(&piece.lower()))?;
    let mut first = last;
    let mut unknown = 0;
    for (index, piece) in pieces.iter().enumerate().take(at).skip(at.saturating_sub(6)).rev() {
        let lower = piece.lower();
        if piece.taken || words().is("calendar", &lower) {
            break;
        }
        match piece.shape {
            Shape::Possessive => {
                let owner = index.checked_sub(1).and_then(|owner| pieces.get(owner)).filter(|owner| owner.capital());
                return owner.map(|owner| owner.span.cover(last.span));
            }
            // Past a word that may be a verb, a name is somebody else's.
            Shape::Capital | Shape::Caps if 0 < unknown => break,
            Shape::Capital | Shape::Caps if !piece.initial || words().known.get(&piece.key).is_some() => first = piece,
            Shape::Lower if is_one_of(lower.as_str(), "a an the") => {
                return pieces.get(index + 1).map(|next| next.span.cover(last.span));
            }
            Shape::Lower if is_one_of(lower.as_str(), "his her their its my our") => {
                return Some(piece.span.cover(last.span));
            }
            Shape::Lower | Shape::Capital if words().is("modifier", &lower) => first = piece,
            Shape::Lower if 1 < unknown || ends_role(&lower) => break,
            Shape::Lower => unknown += 1,
            _ => break,
        }
    }
    Some(first.span.cover(last.span))
}

/// Whether a word can be no part of the role after it: a small word, another role, what looks like a verb.
fn ends_role(word: &str) -> bool {
    words().is("clause", word)
        || words().is("stop", word)
        || words().role(word)
        || word.ends_with("ed")
        || word.ends_with('s')
        || irregular(word).is_some()
}

/// A title with what qualifies it before it: "Former Chancellor", "Britain's Prime Minister", "self-styled Colonel".
pub(crate) fn whole_title(pieces: &[Piece<'_>], title: Span) -> Span {
    let at = pieces.partition_point(|piece| piece.span.start() < title.start());
    let mut whole = title;
    for (index, piece) in pieces.iter().enumerate().take(at).skip(at.saturating_sub(3)).rev() {
        let lower = piece.lower();
        let owner = index.checked_sub(1).and_then(|owner| pieces.get(owner));
        match piece.shape {
            Shape::Possessive => {
                return owner.filter(|owner| owner.capital()).map_or(whole, |owner| owner.span.cover(whole));
            }
            Shape::Lower | Shape::Capital if words().is("modifier", &lower) || lower.contains('-') => {
                whole = piece.span.cover(whole);
            }
            _ => break,
        }
    }
    whole
}
