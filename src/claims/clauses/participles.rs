//! Past forms that look like verbs with a clause of their own and belong to a noun: "a letter dated 3 May", "a fee believed to
//! be high", ", retired banker Ida Holm,". Not for how clauses stand to each other.

use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::reading::Reading;
use crate::lexicon::is_one_of;

/// Whether a verb carries tense, and so has a clause of its own: no participle that belongs to a noun, and no word that is only
/// mentioned ("a “sell” rating").
pub(crate) fn is_tensed(reading: &Reading<'_>, chunk: usize) -> bool {
    let mentioned = || {
        let Some(tokens) = reading.chunks.get(chunk).map(|chunk| &chunk.tokens) else { return false };
        let quote = |token: usize| is_one_of(reading.word(token), "\" “ ” ‘ ' «");
        let before = tokens.start.checked_sub(2).filter(|_| quote(tokens.start - 1) && quote(tokens.end));
        before.is_some_and(|before| matches!(reading.tag(before), Tag::Det | Tag::Adj | Tag::Adp))
    };
    // "held in a previously | overlooked | gland".
    let inner = || {
        let before = chunk.checked_sub(1).and_then(|before| reading.chunks.get(before));
        let own = reading.chunks.get(chunk).map(|chunk| chunk.tokens.start);
        before.is_some_and(|before| {
            let last = before.tokens.end - 1;
            Some(before.tokens.end) == own
                && before.tokens.start < last
                && reading.word(last).ends_with("ly")
                && is_one_of(reading.word(before.tokens.start), "a an the")
        })
    };
    reading.verb(chunk).is_some_and(|verb| verb.finite)
        && !(inner() || describes(reading, chunk) || is_dated(reading, chunk) || belongs(reading, chunk) || mentioned())
}

/// "a letter | dated | 16 January", "the quarter | ended | 30 June".
fn is_dated(reading: &Reading<'_>, chunk: usize) -> bool {
    let Some(verb) = reading.chunks.get(chunk) else { return false };
    let period = || is_one_of(reading.word(verb.head.saturating_sub(1)), "quarter year half months weeks period");
    let form = reading.word(verb.head);
    let later = || (0..chunk).any(|before| reading.verb(before).is_some_and(|group| group.finite));
    verb.tokens.len() == 1
        && (form == "dated" || form == "ended" && period() && later())
        && reading.is_date(verb.tokens.end)
}

/// Past forms that with their preposition all but always belong to the noun before them: "skills | associated with | it".
const BELONGING: [(&str, &[&str]); 6] = [
    ("associated", &["with"]),
    ("based", &["in", "on"]),
    ("connected", &["to", "with"]),
    ("involved", &["in", "with"]),
    ("linked", &["to", "with"]),
    ("related", &["to"]),
];

/// Whether a verb is such a form.
pub(crate) fn belongs(reading: &Reading<'_>, chunk: usize) -> bool {
    let Some(verb) = reading.chunks.get(chunk).filter(|verb| verb.tokens.len() == 1) else { return false };
    // "a Dane | named | Mette Holm".
    let called = is_one_of(reading.word(verb.head), "named called") && reading.tag(verb.tokens.end) == Tag::Propn;
    let before = chunk.checked_sub(1).and_then(|before| reading.chunks.get(before));
    let somebody = before.is_some_and(|before| {
        before.tokens.end == verb.tokens.start && is_one_of(reading.word(before.tokens.start), "a an another")
    });
    // "a device | thought | to be a mine".
    let thought = is_one_of(reading.word(verb.head), "believed thought known rumoured rumored alleged")
        && before.is_some_and(|before| before.tokens.end == verb.tokens.start && reading.tag(before.head) == Tag::Noun)
        && reading.word(verb.tokens.end) == "to"
        && matches!(reading.tag(verb.tokens.end + 1), Tag::Verb | Tag::Aux);
    // "Holm, | asked whether | she would stand, said": the first verb behind a mark.
    let asked = reading.word(verb.head) == "asked"
        && before
            .is_some_and(|before| before.tokens.end + 1 == verb.tokens.start && reading.is_break(before.tokens.end))
        && is_one_of(reading.word(verb.tokens.end), "whether if about why what how when by")
        && (0..chunk).all(|before| reading.verb(before).is_none_or(|group| !group.finite))
        && reading.chunks.get(chunk + 1..).unwrap_or_default().iter().any(|later| {
            later.is_finite() && later.tokens.start.checked_sub(1).is_some_and(|mark| reading.word(mark) == ",")
        });
    if called && somebody || thought || asked {
        return true;
    }
    let form = BELONGING.iter().find(|(form, _)| reading.word(verb.head) == *form);
    form.is_some_and(|(_, prepositions)| prepositions.contains(&reading.word(verb.tokens.end)))
}

/// Whether a past tense is a participle that describes the name after it: ", | retired | postman Derek Auty, told".
pub(crate) fn describes(reading: &Reading<'_>, chunk: usize) -> bool {
    let (Some(verb), Some(next)) = (reading.chunks.get(chunk), reading.chunks.get(chunk + 1)) else { return false };
    let opens = verb.tokens.start == reading.tokens.start || reading.word(verb.tokens.start - 1) == ",";
    let named = next.tokens.start == verb.tokens.end
        && matches!(next.kind, ChunkKind::Noun)
        && reading.tag(next.tokens.start) == Tag::Noun
        && reading.tag(next.head) == Tag::Propn;
    let closed = reading.word(next.tokens.end) == "," || reading.verb(chunk + 2).is_some_and(|group| group.finite);
    verb.tokens.len() == 1 && reading.word(verb.head).ends_with("ed") && opens && named && closed
}
