//! Direct speech as the voice of what its marks hold.

use crate::annotate::Rule;
use crate::annotate::quotes::Quote;
use crate::claims::reading::Reading;
use crate::claims::source::kind_of;
use crate::claims::voice::Attribution;
use crate::claims::voice::reporting::is_noise;
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::reporting;

pub(crate) fn direct_speech(reading: &Reading<'_>) -> Vec<Attribution> {
    reading.quotes().iter().filter_map(|quote| quoted(reading, quote)).collect()
}

/// An answer in an interview: all of it is said by whose turn it is.
pub(crate) fn answer(reading: &Reading<'_>) -> Option<Attribution> {
    let voice = Voice { kind: VoiceKind::Named, form: Some(VoiceForm::Direct), source: reading.speaker, cue: None };
    let scope = reading.tokens.clone();
    reading.speaker.map(|_| Attribution { voice, scope, rule: ANSWER, clause: None, reports: None })
}

/// The rule by which an answer has its speaker.
pub(crate) const ANSWER: Rule = "voice.answer";

fn quoted(reading: &Reading<'_>, quote: &Quote) -> Option<Attribution> {
    let inside = reading.document.tokens_in(quote.span);
    let cue = quote.cue.and_then(|cue| reporting(reading.document.str(cue)));
    if cue.is_some_and(|(verb, _)| is_noise(reading, verb.base)) {
        return None;
    }
    let mut scope = inside.start.max(reading.tokens.start)..inside.end.min(reading.tokens.end);
    if !quote.speech {
        // A few quoted words are part of what is said: the source has said the rest in other words.
        let cue = quote.cue.filter(|cue| reading.span.contains(*cue))?;
        scope = reading.document.tokens_in(cue).start.min(scope.start)..reading.tokens.end;
    }
    let kind = quote.source.map_or(VoiceKind::Unnamed, |source| {
        // Where the speech goes on, its speaker is read where the text names them.
        let home = reading.document.sentence_at(source.start()).filter(|_| !reading.span.contains(source));
        let home = home.and_then(|home| Reading::new(reading.context, home));
        kind_of(home.as_ref().unwrap_or(reading), &reading.document.tokens_in(source))
    });
    let form = if quote.speech { VoiceForm::Direct } else { VoiceForm::Paraphrase };
    let voice = Voice { kind, form: Some(form), source: quote.source, cue: quote.cue };
    (!scope.is_empty()).then_some(Attribution { voice, scope, rule: quote.rule, clause: None, reports: None })
}

/// "“The dam,” Brandt said, “is not safe.”": a quotation of any length right before the source or after the verb.
pub(crate) fn beside_quotation(reading: &Reading<'_>, source: usize, after: usize) -> bool {
    let quotes = reading.quotes().iter().map(|quote| reading.document.tokens_in(quote.span));
    let near = |one: usize, other: usize| one <= other && other - one < 2;
    quotes.into_iter().any(|quote| near(quote.end, source) || near(after, quote.start))
}
