//! The words that open a clause: "that", "who", "because", "and".

use crate::annotate::syntax::{Chunk, Shape, Tag};
use crate::claims::reading::Reading;
use crate::lexicon::reporting;
use crate::text::overlapping;
use std::ops::Range;

/// What stands between two verbs and opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    That,
    Relative,
    Question,
    Subordinator,
    Coordinator,
}

/// The last word in `region` that opens a clause and has no comma between it and the region's end, unless it
/// needs none.
pub(crate) fn last_opener(reading: &Reading<'_>, region: &Range<usize>) -> Option<(usize, Opener)> {
    let mut found = None;
    for token in region.clone() {
        let opener = match reading.word(token) {
            // "That suggests ...": it points at what was said before.
            "that" if token == reading.tokens.start && token + 1 == region.end => None,
            "that" if reading.tag(token) != Tag::Det || governs_that(reading, token, region) => Some(Opener::That),
            "who" | "whom" | "whose" | "where" | "which" => Some(Opener::Relative),
            "what" | "how" | "why" | "whether" if token > reading.tokens.start => Some(Opener::Question),
            "and" | "but" | "or" | "yet" | "nor" | ";" => Some(Opener::Coordinator),
            word => match subordinator(word) {
                Some(also_preposition) if !also_preposition || opens_clause(reading, token, region.end) => {
                    Some(Opener::Subordinator)
                }
                _ => None,
            },
        };
        match opener {
            // "how cars | and | lorries were used": no verb stands in the region, so that what another word has
            // opened goes on; and "Ukraine | and | Russia signed" begins the sentence.
            Some(Opener::Coordinator) if found.is_some_and(|(_, opener)| opener != Opener::Coordinator) => {}
            Some(Opener::Coordinator) if joins_nouns(reading, token, region) || joins_both(reading, token, region) => {}
            // "between 300 | and | 500 million", "$18 million, | or | 22 cents a share".
            Some(Opener::Coordinator) if joins_figures(reading, token) => {}
            // "killing seven | and | shutting the road".
            Some(Opener::Coordinator) if is_gerund(reading, token + 1) => {}
            // "which sent 200 troops | and | two helicopters, disputed that": the list ends with the comma.
            Some(Opener::Coordinator) if ends_list(reading, token, region) => {}
            Some(opener) => found = Some((token, opener)),
            // A comma closes a fronted phrase; the clause after it is not opened by the word before it.
            None => {}
        }
    }
    let (at, opener) = found?;
    let closed = opener == Opener::Subordinator && (at..region.end).any(|token| reading.word(token) == ",");
    (!closed).then_some((at, opener))
}

/// Words that open an adverbial clause; those marked `true` are prepositions as well.
fn subordinator(word: &str) -> Option<bool> {
    match word {
        "while" | "although" | "though" | "because" | "unless" | "whereas" | "if" | "when" | "whenever" | "once"
        | "wherever" | "lest" | "whilst" | "provided" | "so" => Some(false),
        "as" | "after" | "before" | "since" | "until" | "till" | "than" | "like" => Some(true),
        _ => None,
    }
}

/// "observers note | that | such gifts are ...": right after a verb that takes a clause it opens one.
fn governs_that(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let verb = region.start.checked_sub(1).filter(|_| token == region.start).and_then(|token| reading.chunk_at(token));
    let lemma = verb.and_then(|verb| reading.verb(verb)).map(|group| group.lemma.as_str());
    lemma.and_then(reporting).is_some_and(|(verb, _)| verb.that)
}

/// Whether a word that is also a preposition opens a clause here: one noun phrase and then the verb.
fn opens_clause(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    let between = token + 1..end;
    !between.clone().any(|token| reading.is_break(token))
        && between.clone().any(|token| reading.chunk_at(token).is_some())
        && (reading.tag(token) != Tag::Adp || fronts_clause(reading, token, end))
}

/// "After | the minister said so, people left": one noun phrase between the sentence's first word and its verb, and another verb
/// behind a mark.
fn fronts_clause(reading: &Reading<'_>, token: usize, verb: usize) -> bool {
    let one = reading.noun_phrase(token + 1).is_some_and(|phrase| phrase.end == verb && !reading.is_date(token + 1));
    let mark = (verb..reading.tokens.end).find(|&token| reading.word(token) == ",");
    let later = mark.is_some_and(|mark| {
        let mut verbs = reading.chunks.iter().filter(|chunk| mark < chunk.tokens.start);
        verbs.any(Chunk::is_finite)
    });
    token == reading.tokens.start && one && later
}

/// Whether a coordinator joins two noun phrases of one subject rather than two clauses: no verb stands before it in
/// the sentence, or one that takes a clause ("said | six boats and a helicopter | took part").
fn joins_nouns(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let noun = |token: usize| reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
    let before = region.start.checked_sub(1).and_then(|token| reading.chunk_at(token));
    let lemma = before.and_then(|chunk| reading.verb(chunk)).map(|group| group.lemma.as_str());
    let takes_clause = lemma.and_then(reporting).is_some_and(|(verb, _)| verb.that);
    // "between Leeds | and | Carlisle", "in Lisbon | and | Porto": one name beside another.
    let names = token.checked_sub(1).is_some_and(|before| {
        reading.tag(before) == Tag::Propn && reading.tag(token + 1) == Tag::Propn && !reading.is_break(before)
    });
    let one_phrase = (region.start..token).all(noun);
    noun(token + 1) && (names || region.start == reading.tokens.start || takes_clause && one_phrase)
}

/// Whether a coordinator joins two figures of one phrase.
fn joins_figures(reading: &Reading<'_>, token: usize) -> bool {
    let figure = |token: usize| matches!(reading.tag(token), Tag::Num | Tag::Sym);
    let back = |by: usize| token.checked_sub(by).unwrap_or(usize::MAX);
    let range = (2..5).any(|by| reading.word(back(by)) == "between") && figure(back(1));
    figure(token + 1) && (range || reading.word(token) == "or" && reading.is_break(back(1)))
}

fn is_gerund(reading: &Reading<'_>, token: usize) -> bool {
    let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
    group.is_some_and(|group| group.shape == Shape::Gerund)
}

/// "both he | and | the firm said".
fn joins_both(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let mut before = (region.start..token).rev().take_while(|&token| !reading.is_break(token));
    reading.word(token) == "and" && before.any(|token| reading.word(token) == "both")
}

/// Whether what a coordinator joins ends with a comma right before the verb, so that it is no subject.
fn ends_list(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let last = (token + 1..region.end).rev().find(|&last| reading.tag(last) != Tag::Adv);
    let Some(last) = last.filter(|&last| token + 1 < last && reading.is_break(last)) else { return false };
    let noun = |token: usize| reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
    // "oversees railways | but | not their suppliers,".
    let joined = token + 1 + usize::from(reading.word(token + 1) == "not");
    (token + 1..last).all(|token| !reading.is_break(token)) && noun(joined) && noun(token - 1)
}

pub(crate) fn follows_noun(reading: &Reading<'_>, start: usize, token: usize) -> bool {
    let Some(previous) = token.checked_sub(1) else { return false };
    if previous < start {
        return false;
    }
    let noun = reading.chunk_at(previous).is_some_and(|chunk| reading.verb(chunk).is_none());
    // "told reporters that", "said on Tuesday that": the noun is the verb's own, and the verb takes a clause.
    let verb = reading.chunk_at(start.saturating_sub(1)).and_then(|chunk| reading.verb(chunk));
    let takes_clause = verb.and_then(|verb| reporting(&verb.lemma)).is_some_and(|(verb, _)| verb.that);
    let dated = reading.token_span(previous).is_some_and(|span| {
        overlapping(&reading.annotations.dates, span, |date| date.span).iter().any(|date| date.span.end() == span.end())
    });
    noun && !takes_clause && !dated
}
