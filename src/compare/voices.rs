//! Sources and softeners of two statements: who says it, who is named in one only, how firmly it is put.

use crate::annotate::names::NameKind;
use crate::annotate::syntax::ChunkKind;
use crate::claims::VoiceKind;
use crate::compare::kin::{Kin, is_human};
use crate::compare::slots::Told;
use crate::compare::{Difference, Slot, statements};
use crate::lexicon::cues::{Cue, cue};
use crate::lexicon::is_one_of;
use crate::text::{Case, Span, overlapping};

/// Who is named in one and left without a name in the other, which names them nowhere: the source, or who acts.
pub(crate) fn disclosed(one: &Told<'_>, other: &Told<'_>, kin: &Kin) -> Option<Difference> {
    let source = |told: &Told<'_>| {
        let source = told.claim.voice.source.filter(|_| !told.part.piece.granted && !told.part.piece.beside)?;
        Some(with_name(told, source))
    };
    if let (Some(mine), Some(theirs)) = (source(one), source(other)) {
        let named = stranger(one, mine, kin).is_some() && nameless(other, theirs);
        let other_named = stranger(other, theirs, kin).is_some() && nameless(one, mine);
        if named || other_named {
            return Some(Difference { slot: Slot::Disclosed, a: Some(mine), b: Some(theirs) });
        }
    }
    let (mine, theirs) = (human(one), human(other));
    let (name, other_name) = (stranger(one, one.span, kin), stranger(other, other.span, kin));
    match (mine, name, theirs, other_name) {
        (Some(mine), None, _, Some(name)) => Some(Difference { slot: Slot::Disclosed, a: Some(mine), b: Some(name) }),
        (_, Some(name), Some(theirs), None) => {
            Some(Difference { slot: Slot::Disclosed, a: Some(name), b: Some(theirs) })
        }
        _ => None,
    }
}

/// "The chief prosecutor, | Donatella Viscardi": a source with the name that stands behind it.
fn with_name(told: &Told<'_>, source: Span) -> Span {
    let names = &told.analysis.annotations.names;
    let next = names.get(names.partition_point(|name| name.span.start() < source.end()));
    let joined = next.filter(|name| told.words(Span::new(source.end(), name.span.start())).trim() == ",");
    joined.map_or(source, |name| source.cover(name.span))
}

/// A person named in `span` whom the other account does not know.
fn stranger(told: &Told<'_>, span: Span, kin: &Kin) -> Option<Span> {
    let names = overlapping(&told.analysis.annotations.names, span, |name| name.span).iter();
    names.filter(|name| name.is_name()).find_map(|name| {
        let entity = told.analysis.annotations.entities.get(name.entity)?;
        (entity.kind == NameKind::Person && !kin.is_shared(told.side, name.entity, entity)).then_some(name.span)
    })
}

/// Whether nobody is named in `span`, but people or a body are spoken of.
fn nameless(told: &Told<'_>, span: Span) -> bool {
    let names = overlapping(&told.analysis.annotations.names, span, |name| name.span);
    let people = names.iter().filter_map(|name| told.analysis.annotations.entities.get(name.entity));
    !people.into_iter().any(|entity| entity.kind == NameKind::Person)
}

/// "a 46-year-old man", "the dealer": the subject, or somebody new, where it is a person without a name.
fn human(told: &Told<'_>) -> Option<Span> {
    let subject = told.subject();
    let groups = told.analysis.annotations.syntax.chunks_in(told.part.piece.tokens.clone()).iter();
    groups.filter(|chunk| matches!(chunk.kind, ChunkKind::Noun)).find_map(|chunk| {
        let first = told.analysis.document.word(chunk.tokens.start).lower();
        let opens = is_one_of(first.as_str(), "a an")
            || subject.as_ref() == Some(&chunk.tokens) && is_one_of(first.as_str(), "the one");
        let span = told.span_of(&chunk.tokens)?;
        let one = !told.analysis.annotations.syntax.is_plural(chunk.head);
        (opens && one && is_human(told.analysis, chunk.head) && nameless(told, span)).then_some(span)
    })
}

/// One is softened, the other is not.
pub(crate) fn strength(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
    let (mine, theirs) = (softener(one), softener(other));
    (mine.is_some() != theirs.is_some()).then_some(Difference { slot: Slot::Strength, a: mine, b: theirs })
}

/// The first word that softens a statement.
fn softener(told: &Told<'_>) -> Option<Span> {
    let reaches = |softener: &Span| statements::reaches(told.claim, &told.part.piece, told.span, *softener);
    let own = told.claim.softeners.iter().copied().find(reaches);
    own.or_else(|| {
        let document = &told.analysis.document;
        let tokens = told.part.piece.tokens.clone();
        let words: Vec<String> = tokens.clone().map(|token| document.word(token).lower()).collect();
        let dates = &told.analysis.annotations.dates;
        let span_at = |token: usize| document.tokens.get(token).map(|token| token.span);
        let mut found = (0..words.len()).filter_map(|at| {
            let rest = words.get(at..).unwrap_or_default().iter().map(String::as_str);
            let (length, sort) = cue(rest)?;
            // "May" is a month as well.
            let month =
                span_at(tokens.start + at).is_none_or(|span| !overlapping(dates, span, |date| date.span).is_empty());
            let softens = matches!(sort, Cue::Soften | Cue::Belief) && !month;
            softens.then_some(tokens.start + at..tokens.start + at + length)
        });
        told.span_of(&found.next()?)
    })
}

/// One says in its own voice what the other lays on a source, or they lay it on different ones.
pub(crate) fn voice(one: &Told<'_>, other: &Told<'_>, kin: &Kin) -> Option<Difference> {
    let told_by = |told: &Told<'_>| -> Option<Span> {
        let voice = &told.claim.voice;
        let own = voice.kind == VoiceKind::Article || told.part.piece.granted;
        if own { None } else { voice.source.or(voice.cue) }
    };
    // A word of saying that was not read: who says it is not known.
    let unread = |told: &Told<'_>| {
        told.part.piece.beside || told.claim.voice.kind == VoiceKind::Article && told.claim.voice.cue.is_some()
    };
    if unread(one) || unread(other) {
        return None;
    }
    let difference = |a, b| Some(Difference { slot: Slot::Voice, a, b });
    let nobody = |told: &Told<'_>| told.claim.voice.kind == VoiceKind::Evidential && !told.part.piece.granted;
    match (told_by(one), told_by(other)) {
        (None, None) => None,
        // "Reportedly" is a source that is nobody.
        (mine, theirs) if nobody(one) != nobody(other) => difference(mine, theirs),
        (Some(source), None) if !is_own(one, source) && !carried(other) => difference(Some(source), None),
        (None, Some(source)) if !is_own(other, source) && !carried(one) => difference(None, Some(source)),
        (Some(mine), Some(theirs)) if are_others(one, mine, other, theirs, kin) => difference(Some(mine), Some(theirs)),
        _ => None,
    }
}

/// Whether who says it tells of himself: "X said it would appeal".
fn is_own(told: &Told<'_>, source: Span) -> bool {
    if told.claim.voice.kind == VoiceKind::Evidential {
        return false;
    }
    let about = told.span_of(&told.part.piece.about);
    if told.span.overlaps(source) || about.is_some_and(|about| about.overlaps(source)) {
        return true;
    }
    let Some(subject) = told.subject().and_then(|subject| told.span_of(&subject)) else { return false };
    let spoken = entity_in(told, source);
    let pronoun = is_one_of(told.words(subject).lower().as_str(), "it he she they we i");
    pronoun && spoken.is_none()
        || spoken.is_some() && spoken == entity_in(told, subject)
        || pronoun && told.words(source).len() < 4
}

/// The first entity that is named in `span`, or that a pronoun in it stands for.
fn entity_in(told: &Told<'_>, span: Span) -> Option<usize> {
    overlapping(&told.analysis.annotations.names, span, |name| name.span).first().map(|name| name.entity)
}

/// Whether a sentence at or beside a statement without a source has one: it may be carried over, or not have been read.
fn carried(told: &Told<'_>) -> bool {
    let at = told.claim.sentence;
    let near = told.analysis.claims.claims.iter().filter(|claim| claim.sentence.abs_diff(at) <= 1);
    near.into_iter().any(|claim| claim.voice.kind != VoiceKind::Article || claim.voice.cue.is_some())
}

/// Whether two sources are surely two: two people, or two bodies, with names.
fn are_others(one: &Told<'_>, mine: Span, other: &Told<'_>, theirs: Span, kin: &Kin) -> bool {
    let named = |told: &Told<'_>, span: Span| {
        let entity = entity_in(told, span)?;
        let kind = told.analysis.annotations.entities.get(entity)?.kind;
        kin.number(told.side, entity).filter(|_| matches!(kind, NameKind::Person | NameKind::Org)).zip(Some(kind))
    };
    named(one, mine).zip(named(other, theirs)).is_some_and(|(mine, theirs)| mine.0 != theirs.0 && mine.1 == theirs.1)
}
