//! What can be a source, and whether the text names it.

use crate::annotate::names::NameKind;
use crate::annotate::syntax::Tag;
use crate::claims::reading::Reading;
use crate::claims::{VoiceForm, VoiceKind};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::text::Span;
use std::ops::Range;

/// The last word of a source's first noun group: what kind of source it is.
pub(crate) fn head_noun(reading: &Reading<'_>, source: &Range<usize>) -> Option<SourceNoun> {
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk));
    let mut chunk = chunk?;
    // "the company's spokeswoman": the possessed noun is the head.
    while matches!(reading.word(chunk.tokens.end - 1), "'s" | "'") {
        chunk = reading.chunks.get(reading.chunk_at(chunk.tokens.end)?)?;
    }
    chunk.tokens.clone().rev().find_map(|token| source_noun(reading.word(token)))
}

pub(crate) fn form_of(reading: &Reading<'_>, source: &Range<usize>) -> VoiceForm {
    if head_noun(reading, source) == Some(SourceNoun::Document) { VoiceForm::Document } else { VoiceForm::Paraphrase }
}

/// "Nobody", "no officer", "few residents", "neither side": what they say, nobody says.
pub(crate) fn is_nobody(reading: &Reading<'_>, subject: &Range<usize>) -> bool {
    let first =
        matches!(reading.word(subject.start), "no" | "few" | "nobody" | "none" | "nothing" | "no-one" | "hardly");
    first || subject.clone().any(|token| matches!(reading.word(token), "neither" | "nor"))
}

/// Whether a noun phrase can be a source: it holds a name, a noun that stands for a source, or a person's pronoun.
pub(crate) fn is_source(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    if is_nobody(reading, source) || matches!(reading.word(source.start), "which" | "that" | "what") {
        return false;
    }
    let pronoun =
        matches!(reading.word(source.start), "he" | "she" | "they" | "we" | "i" | "many" | "some" | "others" | "most");
    let named = reading.span_of(source).is_some_and(|span| !names_in(reading, span).is_empty());
    pronoun
        || head_noun(reading, source).is_some()
        || (named && reading.chunk_at(source.start).is_some_and(|chunk| ends_in_name(reading, chunk)))
}

fn ends_in_name(reading: &Reading<'_>, chunk: usize) -> bool {
    let Some(chunk) = reading.chunks.get(chunk) else { return false };
    let Some(head) = reading.token_span(chunk.head) else { return false };
    names_in(reading, head).iter().any(|&kind| kind != NameKind::Norp) || reading.tag(chunk.head) == Tag::Propn
}

fn names_in(reading: &Reading<'_>, span: Span) -> Vec<NameKind> {
    reading.names_in(span).iter().filter_map(|name| reading.kind_of_name(name)).collect()
}

/// Whether a source is named: the text can tell the reader which person, body or paper it is.
pub(crate) fn kind_of(reading: &Reading<'_>, source: &Range<usize>) -> VoiceKind {
    let Some(span) = reading.span_of(source) else { return VoiceKind::Unnamed };
    let kinds = names_in(reading, span);
    let person = kinds.contains(&NameKind::Person);
    let other = kinds.iter().any(|kind| !matches!(kind, NameKind::Norp | NameKind::Person | NameKind::Language));
    let first = reading.word(source.start);
    let definite = matches!(first, "the" | "this" | "his" | "her" | "its" | "their");
    let named = match head_noun(reading, source) {
        Some(SourceNoun::Group) => person,
        Some(SourceNoun::Body) => {
            // "The ministry", "the coast guard": one body, which the reader can name.
            person || other || definite || kinds.contains(&NameKind::Norp)
        }
        None if matches!(first, "he" | "she") => reading.context.person_before(span),
        None if matches!(first, "it" | "they") => reading.context.organisation_before(span),
        // "A study of people in Finland" is not Finland's.
        Some(SourceNoun::Document) => person || kinds.contains(&NameKind::Org),
        Some(SourceNoun::Mouth) | None => person || other,
    };
    if named { VoiceKind::Named } else { VoiceKind::Unnamed }
}
