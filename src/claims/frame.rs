//! Who did what to whom: subject, verb and arguments of one clause, as spans.

use crate::annotate::names::{NameKind, NameMention};
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::clauses::{Clause, Clauses};
use crate::claims::reading::Reading;
use crate::claims::{Argument, Frame, Role};
use crate::text::{Span, overlapping};
use std::ops::Range;

/// The frame of the clause at `index`, which stands in `tokens`; empty where it has no subject of its own to go by.
pub(crate) fn read(reading: &Reading<'_>, clauses: &Clauses, index: usize, tokens: &Range<usize>) -> Frame {
    let Some(clause) = clauses.list.get(index) else { return Frame::default() };
    let Some(chunk) = reading.chunks.get(clause.verb) else { return Frame::default() };
    let Some(subject) = clause.subject.as_ref().and_then(|subject| subject_span(reading, subject)) else {
        return Frame::default();
    };
    let predicate = reading.span_of(&chunk.tokens).into_iter().collect();
    let mut arguments: Vec<Argument> = fronted(reading, clause, tokens).into_iter().collect();
    arguments.extend(after_verb(reading, clauses, index, clause));
    Frame { subject: Some(subject), predicate, arguments }
}

/// "In Lagos, ...", "On Tuesday ...": when or where, at the head of the statement.
fn fronted(reading: &Reading<'_>, clause: &Clause, tokens: &Range<usize>) -> Option<Argument> {
    let subject = clause.subject.as_ref()?.start;
    let noun = (tokens.start..subject).find(|&token| reading.chunk_at(token).is_some())?;
    let chunk = reading.chunks.get(reading.chunk_at(noun)?)?;
    let adverbs = (tokens.start..noun).all(|token| matches!(reading.tag(token), Tag::Adp | Tag::Adv | Tag::Cconj));
    let phrase = tokens.start..chunk.tokens.end;
    if !adverbs || subject < phrase.end || !matches!(chunk.kind, ChunkKind::Noun) {
        return None;
    }
    let preposition = (tokens.start < noun).then(|| reading.word(noun - 1));
    let (span, inner) = (reading.span_of(&phrase)?, reading.span_of(&chunk.tokens)?);
    let role = role(reading, preposition, inner, false);
    matches!(role, Role::Time | Role::Place).then_some(Argument { role, span })
}

/// The subject without an aside after it.
fn subject_span(reading: &Reading<'_>, subject: &Range<usize>) -> Option<Span> {
    let phrase = reading.noun_phrase(subject.start).filter(|phrase| phrase.end <= subject.end);
    reading.span_of(&phrase.unwrap_or_else(|| subject.clone()))
}

/// Noun phrases after the verb, up to the next clause or the next comma that parts them from it.
fn after_verb(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> Vec<Argument> {
    let Some(verb) = reading.chunks.get(clause.verb) else { return Vec::new() };
    let next = clauses.list.get(index + 1).map_or(reading.tokens.end, |next| next.from);
    let mut found = Vec::new();
    let mut token = verb.tokens.end;
    while token < next {
        let Some(chunk) = reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)) else {
            // A dash, a semicolon, a bracket or a comma ends what is surely the verb's own.
            if reading.is_break(token) {
                break;
            }
            token += 1;
            continue;
        };
        if !matches!(chunk.kind, ChunkKind::Noun) {
            break;
        }
        let signed = token - usize::from(verb.tokens.end < token && reading.tag(token - 1) == Tag::Sym);
        let start = with_preposition(reading, verb.tokens.end, signed);
        let preposition = (start < signed).then(|| reading.word(signed - 1));
        let end = phrase_end(reading, chunk.tokens.start, next);
        if let (Some(span), Some(inner)) = (reading.span_of(&(start..end)), reading.span_of(&(token..end))) {
            let first = !found.iter().any(|argument: &Argument| argument.role == Role::Object);
            found.push(Argument { role: role(reading, preposition, inner, first), span });
        }
        token = end.max(token + 1);
    }
    found
}

/// Where a phrase begins whose noun group stands at `noun`: at its prepositions ("from | within | the party").
fn with_preposition(reading: &Reading<'_>, limit: usize, noun: usize) -> usize {
    let is_adp = |token: &usize| reading.tag(*token) == Tag::Adp;
    (limit..noun).rev().take_while(is_adp).last().unwrap_or(noun)
}

/// A noun phrase with the possessed noun, what "and" joins and "of", and no other preposition, so that roles stay apart.
fn phrase_end(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    while let Some(chunk) = reading.chunk_at(end).and_then(|chunk| reading.chunks.get(chunk)) {
        if !matches!(chunk.kind, ChunkKind::Noun) || limit < chunk.tokens.end {
            break;
        }
        end = chunk.tokens.end;
        let noun_follows = reading.chunk_at(end + 1).is_some_and(|chunk| reading.verb(chunk).is_none());
        match reading.word(end) {
            _ if matches!(reading.word(end - 1), "'s" | "'") => {}
            "of" | "and" | "or" | "&" if noun_follows && end + 1 < limit => end += 1,
            _ => break,
        }
    }
    end.max(start + 1)
}

fn role(reading: &Reading<'_>, preposition: Option<&str>, span: Span, first: bool) -> Role {
    let dates = &reading.annotations.dates;
    if overlapping(dates, span, |date| date.span)
        .iter()
        .any(|date| date.span.contains(span) || span.contains(date.span) && span.len() < date.span.len() + 8)
    {
        return Role::Time;
    }
    let last = reading.names_in(span).last().filter(|name| name.span.end() == span.end());
    let kind = last.and_then(|name| reading.kind_of_name(name));
    let place = last.is_some_and(|name| is_place(reading, name));
    match preposition {
        None if first => Role::Object,
        None | Some("with") => Role::Theme,
        Some("in" | "at" | "near" | "outside" | "inside" | "across" | "off" | "on" | "around") if place => Role::Place,
        Some("to") if matches!(kind, Some(NameKind::Person | NameKind::Org)) => Role::Recipient,
        Some("by") if reading.document.str(span).ends_with("ing") => Role::Manner,
        Some(_) => Role::Other,
    }
}

/// Whether a name names a place.
pub(crate) fn is_place(reading: &Reading<'_>, name: &NameMention) -> bool {
    matches!(reading.kind_of_name(name), Some(NameKind::Gpe | NameKind::Loc | NameKind::Fac))
}
