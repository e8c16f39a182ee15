//! What the text itself says of a person, verbatim: the title before the name, the words set off after it.
//! Never more than one stretch between commas, and never a clause with a verb of its own but "who is".

use crate::annotate::names::pieces::{Piece, Shape};
use crate::lexicon::names::words;
use crate::text::Span;

/// The longest apposition, in pieces.
const LONGEST: usize = 28;

/// What is said right after a name that ends before `at`.
pub(crate) fn after(pieces: &[Piece<'_>], at: usize) -> Option<Span> {
    if pieces.get(at)?.text != "," {
        return None;
    }
    let first = pieces.get(at + 1)?;
    let word = first.lower();
    if word == "who" {
        return who(pieces, at + 2);
    }
    if first.shape == Shape::Number && first.text.len() < 4 {
        let closed = pieces.get(at + 2).is_some_and(|piece| matches!(piece.text, "," | "."));
        return closed.then_some(first.span);
    }
    let article = matches!(word.as_str(), "a" | "an" | "the" | "another" | "one");
    let role = first.shape == Shape::Lower && words().role(&word);
    if !(article || role || first.shape == Shape::Capital && words().titles.get(&word).is_some()) {
        return None;
    }
    stretch(pieces, at + 1, true)
}

/// "who serves as a senior official in the ministry": what follows the verb.
fn who(pieces: &[Piece<'_>], at: usize) -> Option<Span> {
    let verb = pieces.get(at)?.lower();
    let next = pieces.get(at + 1)?.lower();
    let start = match verb.as_str() {
        "is" | "was" if matches!(next.as_str(), "a" | "an" | "the" | "also") => at + 1,
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
                // A city and its country: "head of a bank in Lyon, France".
                return (start < index).then(|| first.span.cover(end));
            }
            "\"" | "“" | "”" | ":" | "?" | "!" => return None,
            _ => {}
        }
        let word = piece.lower();
        if matches!(word.as_str(), "and" | "but" | "while" | "who" | "which") && !alone {
            return (start < index).then(|| first.span.cover(end));
        }
        if alone && piece.shape == Shape::Lower && words().is("clause", &word) {
            return None;
        }
        end = piece.span;
    }
    None
}
