//! Reports that the clauses do not show, found by the words alone: "..., figures from the ministry show", "As the envoy
//! put it, ...", ", the minister alleged that ...".

use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::clauses;
use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::{Attribution, is_cue, voice_of};
use crate::lexicon::{VerbForm, reporting};
use std::ops::Range;

/// Attributions by words alone; `found` are those that the clauses show.
pub(crate) fn find(reading: &Reading<'_>, found: &[Attribution]) -> Vec<Attribution> {
    let speech = reading.speech_tokens();
    let outside = |token: usize| !speech.iter().any(|quote| quote.contains(&token));
    let verbs = reading.tokens.clone().filter(|&token| outside(token) && !is_cue(reading, found, token));
    verbs.filter_map(|verb| beside(reading, verb).or_else(|| before_that(reading, verb))).collect()
}

/// Whether a word is a form of a verb of saying or showing that carries tense here. `plural` subjects take the base form.
fn tells(reading: &Reading<'_>, token: usize, plural: bool) -> bool {
    reporting(reading.word(token)).is_some_and(|(verb, form)| {
        (verb.that || verb.speak)
            && (matches!(form, VerbForm::Past | VerbForm::Third) || plural && form == VerbForm::Base)
    })
}

/// A report between two marks, or between a mark and the sentence's end: a noun phrase, its verb, and at most when or
/// where it was said.
fn beside(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    let opening = (reading.tokens.start..verb).rev().find(|&token| reading.is_break(token))?;
    let start = (opening + 1..verb).find(|&token| reading.tag(token) != Tag::Punct)?;
    let as_put = reading.word(start) == "as";
    let start = start + usize::from(as_put);
    let source = source_before(reading, start, verb)?;
    let puts = as_put && matches!(reading.word(verb), "put" | "puts") && reading.word(verb + 1) == "it";
    let last = reading.word(source.end - 1);
    if !puts && !tells(reading, verb, last.ends_with('s')) || !is_source(reading, &source) {
        return None;
    }
    let after = verb + 1 + usize::from(puts);
    let closes = (after..reading.tokens.end).find(|&token| reading.is_break(token) || reading.word(token) == ".");
    let rest = after..closes.unwrap_or(reading.tokens.end);
    let adverbial = rest.is_empty() || matches!(reading.tag(rest.start), Tag::Adp | Tag::Adv | Tag::Propn);
    adverbial.then(|| Attribution {
        voice: voice_of(reading, &source, &(verb..verb + 1)),
        scope: reading.tokens.clone(),
        rule: "voice.report-beside",
        clause: None,
        reports: None,
    })
}

/// "Ms Reyes, prosecuting, | alleged that ...": the subject is found across an aside.
fn before_that(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    let that = reading.word(verb + 1) == "that" && tells(reading, verb, false);
    let source = clauses::subject(reading, &(reading.tokens.start..verb)).filter(|_| that)?;
    let subject = reading.noun_phrase(source.start).filter(|phrase| phrase.end <= source.end).unwrap_or(source);
    is_source(reading, &subject).then(|| Attribution {
        voice: voice_of(reading, &subject, &(verb..verb + 1)),
        scope: verb..reading.tokens.end,
        rule: "voice.report-that",
        clause: None,
        reports: None,
    })
}

/// The noun phrase that fills `start..verb`, but for auxiliaries and adverbs before the verb.
fn source_before(reading: &Reading<'_>, start: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while start < end && matches!(reading.tag(end - 1), Tag::Aux | Tag::Adv) {
        end -= 1;
    }
    let first = reading.chunk_at(start).and_then(|chunk| reading.chunks.get(chunk))?;
    let nominal = (start..end).all(|token| {
        matches!(
            reading.tag(token),
            Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det | Tag::Adj | Tag::Num | Tag::Part | Tag::Cconj
        ) || matches!(reading.word(token), "of" | "from" | "for" | "at" | "in" | "by" | "'s" | "'" | "on")
    });
    (matches!(first.kind, ChunkKind::Noun) && first.tokens.start == start && nominal && start < end)
        .then_some(start..end)
}
