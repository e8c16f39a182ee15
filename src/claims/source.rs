//! What can be a source, and whether the text names it.

use crate::annotate::names::NameKind;
use crate::annotate::syntax::Tag;
use crate::claims::reading::Reading;
use crate::claims::{VoiceForm, VoiceKind};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::lexicon::is_one_of;
use crate::text::Span;
use std::ops::Range;

/// The last word of a source's first noun group: what kind of source it is.
pub(crate) fn head_noun(reading: &Reading<'_>, source: &Range<usize>) -> Option<SourceNoun> {
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk));
    let mut chunk = chunk?;
    // "the company's spokeswoman": the possessed noun is the head.
    while is_one_of(reading.word(chunk.tokens.end - 1), "'s '") {
        chunk = reading.chunks.get(reading.chunk_at(chunk.tokens.end)?)?;
    }
    // "The oldest accepted evidence", where "accepted" was taken for what somebody does: that noun is none of the source's.
    let tokens = chunk.tokens.start..chunk.tokens.end.min(source.end.max(source.start + 1));
    tokens.rev().find_map(|token| source_noun(reading.word(token)))
}

pub(crate) fn form_of(reading: &Reading<'_>, source: &Range<usize>) -> VoiceForm {
    if head_noun(reading, source) == Some(SourceNoun::Document) { VoiceForm::Document } else { VoiceForm::Paraphrase }
}

/// "Nobody", "no officer", "few residents", "neither side": what they say, nobody says.
pub(crate) fn is_nobody(reading: &Reading<'_>, subject: &Range<usize>) -> bool {
    let first = is_one_of(reading.word(subject.start), "no few nobody none nothing no-one hardly");
    first || subject.clone().any(|token| is_one_of(reading.word(token), "neither nor"))
}

/// Whether a noun phrase can be a source: it holds a name, a noun that stands for a source, or a person's pronoun.
pub(crate) fn is_source(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    if is_nobody(reading, source) || is_one_of(reading.word(source.start), "which that what") {
        return false;
    }
    let pronoun = is_one_of(reading.word(source.start), "he she they we i many some others most");
    let named = reading.span_of(source).is_some_and(|span| !names_in(reading, span).is_empty());
    pronoun
        || is_part_of_them(reading, source)
        || head_noun(reading, source).is_some()
        || (named && reading.chunk_at(source.start).is_some_and(|chunk| ends_in_name(reading, chunk)))
}

/// "Two of them", "several of its nine authors".
pub(crate) fn is_part_of_them(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    let people = |token: usize| {
        is_one_of(reading.word(token), "them us those")
            || matches!(source_noun(reading.word(token)), Some(SourceNoun::Group | SourceNoun::Mouth))
    };
    let count = reading.tag(source.start) == Tag::Num
        || is_one_of(reading.word(source.start), "all both many most one several some");
    count && reading.word(source.start + 1) == "of" && (source.start + 2..source.end).any(people)
}

fn ends_in_name(reading: &Reading<'_>, chunk: usize) -> bool {
    let Some(chunk) = reading.chunks.get(chunk) else { return false };
    let Some(head) = reading.token_span(chunk.head) else { return false };
    names_in(reading, head).iter().any(|&kind| kind != NameKind::Norp) || reading.tag(chunk.head) == Tag::Propn
}

fn names_in(reading: &Reading<'_>, span: Span) -> Vec<NameKind> {
    reading.names_in(span).into_iter().filter_map(|name| reading.kind_of_name(name)).collect()
}

/// Whether a source is named: a reader could ring them up, by name, by role ("the mayor", "her lawyer") or as a body, a
/// paper or a spokesman of one ("the ministry", "the report"). "Officials", "a witness" are nobody in particular.
pub(crate) fn kind_of(reading: &Reading<'_>, source: &Range<usize>) -> VoiceKind {
    let Some(span) = reading.span_of(source) else { return VoiceKind::Unnamed };
    let mut kinds = names_in(reading, span);
    if let Some(near) = nearness(reading, source).and_then(|near| reading.span_of(&(source.start..near))) {
        kinds = names_in(reading, near);
    }
    let person = kinds.contains(&NameKind::Person);
    // "Larkmoor Care", in no list.
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk)).map(|chunk| &chunk.tokens);
    let proper = chunk.is_some_and(|chunk| {
        1 < chunk.len() && chunk.clone().all(|token| source.contains(&token) && reading.tag(token) == Tag::Propn)
    });
    let other =
        proper || kinds.iter().any(|kind| !matches!(kind, NameKind::Norp | NameKind::Person | NameKind::Language));
    let first = reading.word(source.start);
    let head = head_noun(reading, source);
    let particular = is_particular(reading, source);
    let named = match (head, first) {
        (None, "he" | "she") => reading.context.person_before(span),
        (None, "it") => reading.context.organisation_before(span),
        (None, "both") if person => true,
        // "One of them, retired postman Derek Auty".
        (None, "they" | "one" | "some" | "many" | "others" | "most" | "several" | "both") => {
            person && source.clone().any(|token| reading.word(token) == ",")
        }
        (Some(SourceNoun::Group), _) => person || particular,
        (Some(SourceNoun::Body), _) => person || other || particular || kinds.contains(&NameKind::Norp),
        // "A spokesman for the force", "a company spokeswoman".
        (Some(SourceNoun::Mouth), _) => true,
        // "A study of people in Finland" is not Finland's; "records kept by the institute" are the institute's.
        (Some(SourceNoun::Document), _) => {
            // "a report by the Gulf Observatory".
            let by_name = source.clone().any(|token| {
                is_one_of(reading.word(token), "by from")
                    && (token + 1..source.end.min(token + 3)).any(|token| reading.tag(token) == Tag::Propn)
            });
            person || kinds.contains(&NameKind::Org) || particular || by_name || holds_definite_body(reading, source)
        }
        (None, _) => person || other || particular,
    };
    if named { VoiceKind::Named } else { VoiceKind::Unnamed }
}

/// "A person close to the firm", "two engineers at the yard": where the words begin that say only near whom somebody who
/// is not named stands; up to there stands who speaks.
fn nearness(reading: &Reading<'_>, source: &Range<usize>) -> Option<usize> {
    let vague = is_one_of(reading.word(source.start), "a an another one several some someone")
        || reading.tag(source.start) == Tag::Num
        || is_one_of(reading.word(source.start), "people sources officials insiders");
    let somebody = matches!(head_noun(reading, source), None | Some(SourceNoun::Group));
    // "A colleague, Ana Hale, of Leeds".
    let plain = source.clone().take_while(|&token| !reading.is_break(token)).count() == source.len();
    let begins = |token: &usize| is_one_of(reading.word(*token), "close familiar briefed at inside within near of");
    let near = (source.start + 1..source.end).find(begins);
    near.filter(|_| vague && somebody && plain && !is_part_of_them(reading, source))
}

fn is_body(reading: &Reading<'_>, token: usize) -> bool {
    source_noun(reading.word(token)) == Some(SourceNoun::Body)
}

fn holds_definite_body(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    let whose = |token: usize| {
        reading.word(token) == "the" && (token == source.start || is_one_of(reading.word(token - 1), "by from of"))
    };
    source.clone().any(|token| whose(token) && (token..source.end).any(|token| is_body(reading, token)))
}

/// Whether a noun phrase points at one in particular: "the mayor", "her lawyer", "the firm's auditor", "the authors"; not
/// "the critics".
fn is_particular(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    let definite = is_one_of(reading.word(source.start), "the this that my our his her its their");
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk));
    let owned = chunk.is_some_and(|chunk| is_one_of(reading.word(chunk.tokens.end - 1), "'s '"));
    let vague = |token: usize| {
        is_one_of(
            reading.word(token),
            "analysts critics experts observers official officials people person residents source sources witnesses villagers locals supporters opponents protesters media press",
        )
    };
    (definite || owned) && !source.clone().any(vague)
}
