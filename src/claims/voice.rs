//! Who says it: the words that lay a statement on a source, and how far they reach.
//!
//! A source is taken from the sentence itself, or from the quotation that the sentence is part of, and from nowhere else.

use crate::annotate::names::NameKind;
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::{Cue, SourceNoun, source_noun};
use crate::lexicon::reporting;
use crate::text::Span;
use std::ops::Range;

/// A voice and the tokens of the sentence that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) voice: Voice,
    pub(crate) scope: Range<usize>,
    pub(crate) rule: &'static str,
    /// The clause that reports, where there is one.
    pub(crate) clause: Option<usize>,
}

/// Every attribution in the sentence, in the order of their cues.
pub(crate) fn find(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let mut found = direct_speech(reading);
    found.extend(according_to(reading, clauses));
    found.extend(reporting_clauses(reading, clauses));
    found.extend(participles(reading));
    found.extend(evidentials(reading, clauses));
    found.sort_by_key(|attribution| attribution.voice.cue.or(attribution.voice.source).map_or(0, Span::start));
    found
}

/// The voice of what stands at `focus`: the attribution with the widest scope over it.
pub(crate) fn over(attributions: &[Attribution], focus: usize) -> Option<&Attribution> {
    let named_first = |attribution: &Attribution| attribution.voice.kind == VoiceKind::Evidential;
    attributions
        .iter()
        .filter(|attribution| attribution.scope.contains(&focus))
        .min_by_key(|attribution| (named_first(attribution), std::cmp::Reverse(attribution.scope.len())))
}

fn direct_speech(reading: &Reading<'_>) -> Vec<Attribution> {
    let speech = reading.quotes().iter();
    let mut found: Vec<Attribution> = Vec::new();
    for quote in speech {
        let inside = reading.document.tokens_in(quote.span);
        let scope = inside.start.max(reading.tokens.start)..inside.end.min(reading.tokens.end);
        if !quote.speech || scope.is_empty() {
            continue;
        }
        found.push(Attribution { voice: quote_voice(reading, quote), scope, rule: quote.rule, clause: None });
    }
    found
}

fn quote_voice(reading: &Reading<'_>, quote: &Quote) -> Voice {
    let kind = quote.source.map_or(VoiceKind::Unnamed, |source| kind_of(reading, &reading.document.tokens_in(source)));
    Voice { kind, form: Some(VoiceForm::Direct), source: quote.source, cue: quote.cue }
}

fn according_to(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let starts =
        reading.tokens.clone().filter(|&token| reading.word(token) == "according" && reading.word(token + 1) == "to");
    starts
        .filter_map(|token| {
            let source = reading.noun_phrase(token + 2)?;
            let voice = Voice {
                kind: kind_of(reading, &source),
                form: Some(form_of(reading, &source)),
                source: reading.span_of(&source),
                cue: reading.span_of(&(token..token + 2)),
            };
            // Inside a relative clause it reaches no further than that clause.
            let owner = clauses.owner(token).and_then(|owner| clauses.list.get(owner));
            let scope = match owner {
                Some(clause) if clauses.sure && clause.kind == ClauseKind::Relative => clause.start..reading.tokens.end,
                _ => reading.tokens.clone(),
            };
            Some(Attribution { voice, scope, rule: "voice.according-to", clause: None })
        })
        .collect()
}

fn reporting_clauses(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    clauses
        .list
        .iter()
        .enumerate()
        .filter_map(|(index, clause)| reporting_clause(reading, clauses, index, clause))
        .collect()
}

fn reporting_clause(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> Option<Attribution> {
    let group = reading.verb(clause.verb)?;
    let chunk = reading.chunks.get(clause.verb)?;
    let (verb, _) = reporting(&group.lemma)?;
    if group.negation.is_some() || group.passive {
        return None;
    }
    let shared = (clause.kind == ClauseKind::SharedSubject).then(|| subject_before(clauses, index)).flatten();
    let source = clause.subject.clone().or(shared).or_else(|| after_verb(reading, chunk.tokens.end))?;
    let after = chunk.tokens.end;
    let complement = clauses.list.get(index + 1).is_some_and(|next| next.kind == ClauseKind::Complement);
    let that = reading.word(after) == "that" || complement;
    let named_as = verb.name && !reading.is_break(after);
    let scope = match clause.kind {
        ClauseKind::Report => reading.tokens.clone(),
        _ if (verb.that && that) || named_as => after..reading.tokens.end,
        _ => return None,
    };
    let sourced = is_source(reading, &source);
    // A move may suggest, a figure show, that something is so: only what can speak, or was written, is a source.
    if (verb.document && !verb.speak || verb.mind || named_as) && !sourced {
        return None;
    }
    let voice = Voice {
        kind: kind_of(reading, &source),
        form: Some(form_of(reading, &source)),
        source: reading.span_of(&source),
        cue: reading.token_span(chunk.head),
    };
    Some(Attribution { voice, scope, rule: "voice.reporting-verb", clause: Some(index) })
}

/// "..., said Ito": the noun phrase right after the verb.
fn after_verb(reading: &Reading<'_>, token: usize) -> Option<Range<usize>> {
    let chunk = reading.chunks.get(reading.chunk_at(token)?)?;
    (chunk.tokens.start == token && matches!(chunk.kind, ChunkKind::Noun)).then(|| chunk.tokens.clone())
}

/// The subject that a second verb shares.
fn subject_before(clauses: &Clauses, index: usize) -> Option<Range<usize>> {
    clauses.list.get(..index)?.iter().rev().find_map(|clause| clause.subject.clone())
}

/// ", citing court papers": a source by participle. "citing a lack of time" names none.
fn participles(reading: &Reading<'_>) -> Vec<Attribution> {
    let found = reading.chunks.iter().enumerate().filter_map(|(index, chunk)| {
        let group = reading.verb(index)?;
        if group.shape != Shape::Gerund || !matches!(group.lemma.as_str(), "cite" | "quote") {
            return None;
        }
        let source = reading.noun_phrase(chunk.tokens.end).filter(|source| is_source(reading, source))?;
        let voice = Voice {
            kind: kind_of(reading, &source),
            form: Some(form_of(reading, &source)),
            source: reading.span_of(&source),
            cue: reading.token_span(chunk.head),
        };
        Some(Attribution { voice, scope: reading.tokens.start..chunk.tokens.start, rule: "voice.citing", clause: None })
    });
    found.collect()
}

fn evidentials(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let cues = reading.cues.iter().filter(|mention| mention.cue == Cue::Evidential);
    cues.map(|mention| {
        let cue = reading.span_of(&mention.tokens);
        let voice = Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Adverb), source: None, cue };
        let scope = match clauses.owner(mention.tokens.start).and_then(|owner| clauses.list.get(owner)) {
            Some(clause) if clauses.sure && !matches!(clause.kind, ClauseKind::Main) => {
                clause.start..reading.tokens.end
            }
            _ => reading.tokens.clone(),
        };
        Attribution { voice, scope, rule: "voice.evidential", clause: None }
    })
    .collect()
}

/// The last word of a source's first noun group: what kind of source it is.
fn head_noun(reading: &Reading<'_>, source: &Range<usize>) -> Option<SourceNoun> {
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk));
    let mut chunk = chunk?;
    // "the company's spokeswoman": the possessed noun is the head.
    while matches!(reading.word(chunk.tokens.end - 1), "'s" | "'") {
        chunk = reading.chunks.get(reading.chunk_at(chunk.tokens.end)?)?;
    }
    chunk.tokens.clone().rev().find_map(|token| source_noun(reading.word(token)))
}

fn form_of(reading: &Reading<'_>, source: &Range<usize>) -> VoiceForm {
    if head_noun(reading, source) == Some(SourceNoun::Document) { VoiceForm::Document } else { VoiceForm::Paraphrase }
}

/// Whether a noun phrase can be a source: it holds a name, a noun that stands for a source, or a person's pronoun.
fn is_source(reading: &Reading<'_>, source: &Range<usize>) -> bool {
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
            person
                || other
                || kinds.contains(&NameKind::Norp)
                || (definite && reading.context.organisation_before(span))
        }
        None if matches!(first, "he" | "she") => reading.context.person_before(span),
        None if matches!(first, "it" | "they") => reading.context.organisation_before(span),
        Some(SourceNoun::Mouth | SourceNoun::Document) | None => person || other,
    };
    if named { VoiceKind::Named } else { VoiceKind::Unnamed }
}
