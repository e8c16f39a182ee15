//! Sources and softeners of two statements: who says it, who is named in one only, how firmly it is put.

use crate::annotate::names::NameKind;
use crate::annotate::syntax::ChunkKind;
use crate::claims::{Claim, VoiceKind};
use crate::compare::concepts::share;
use crate::compare::kin::{Kin, is_human};
use crate::compare::slots::Told;
use crate::compare::{Difference, Slot, statements};
use crate::lexicon::alike::{Tells, tells};
use crate::lexicon::cues::{Cue, SourceNoun, cue, source_noun};
use crate::lexicon::is_one_of;
use crate::text::{Case, Span, overlapping};
use std::ops::Range;

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
    let syntax = &told.analysis.annotations.syntax;
    let subject = told.subject().unwrap_or_default();
    let own = syntax.chunks_in(subject.clone()).iter().take(1);
    own.chain(syntax.chunks_in(told.part.piece.tokens.clone())).find_map(|chunk| {
        let first = told.analysis.document.word(chunk.tokens.start).lower();
        let opens = is_one_of(first.as_str(), "a an")
            || subject.contains(&chunk.tokens.start) && is_one_of(first.as_str(), "the one");
        let span = told.span_of(&chunk.tokens).filter(|_| chunk.kind == ChunkKind::Noun)?;
        let one = !syntax.is_plural(chunk.head);
        (opens && one && is_human(told.analysis, chunk.head) && nameless(told, span)).then_some(span)
    })
}

/// One is softened, the other is not, nor does it tell what should be.
pub(crate) fn strength(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
    let (mine, theirs) = (softener(one, other), softener(other, one));
    let found = Difference {
        slot: Slot::Strength,
        a: mine.filter(|word| !word.1).map(|word| word.0),
        b: theirs.filter(|word| !word.1).map(|word| word.0),
    };
    (mine.is_some() != theirs.is_some() && found.a.is_some() != found.b.is_some()).then_some(found)
}

/// The first word that softens a statement, or else tells what should be; and whether it does the latter.
fn softener(told: &Told<'_>, other: &Told<'_>) -> Option<(Span, bool)> {
    let reaches = |softener: &Span| {
        statements::reaches(told.claim, &told.part.piece, told.span, *softener) && is_of_shared(told, other, *softener)
    };
    // A sum that is estimated is as plain as one that is about so much, and "could not agree" tells what did not happen.
    let rough = |softener: &Span| {
        let next = told.analysis.document.tokens_in(*softener).end;
        let word = told.words(*softener).lower();
        tells(&word, Tells::Rough) || word == "could" && is_one_of(told.analysis.document.word(next), "not n't n’t")
    };
    let own = told.claim.softeners.iter().copied().find(|softener| reaches(softener) && !rough(softener));
    if let Some(own) = own {
        return Some((own, false));
    }
    let mut found = cues(told);
    found.retain(|(span, _)| is_of_shared(told, other, *span));
    let softens = found.iter().find(|(span, sort)| matches!(sort, Cue::Soften | Cue::Belief) && !rough(span));
    // "Should be finished by May" is no firmer than "is expected to be"; what "must" be is.
    let should = |span: &Span| is_one_of(told.words(*span).lower().as_str(), "should ought");
    let duty = || found.iter().find(|(span, sort)| *sort == Cue::Duty && should(span));
    softens.map(|(span, _)| (*span, false)).or_else(|| duty().map(|(span, _)| (*span, true)))
}

/// Whether a word is said of what the other statement tells as well: of the only act of its own, or of one that it shares; all that
/// stands outside is. "A judge kept him in custody as he might flee" puts no custody less firmly.
fn is_of_shared(told: &Told<'_>, other: &Told<'_>, word: Span) -> bool {
    if !told.span.contains(word) {
        return true;
    }
    let groups = told.analysis.annotations.syntax.chunks_in(told.part.piece.tokens.clone());
    if groups.iter().filter(|chunk| chunk.is_finite()).count() < 2 {
        return true;
    }
    let end = told.analysis.document.tokens_in(word).end;
    let from = groups.iter().position(|chunk| chunk.kind != ChunkKind::Noun && end <= chunk.tokens.end);
    let own = groups.get(from.unwrap_or_default()..).unwrap_or_default();
    let reach = own.iter().take(2).map(|chunk| chunk.tokens.end).max().unwrap_or(end);
    let first = own.first().map_or(end, |chunk| chunk.tokens.start);
    let told_by = other.read.keys_in(other.part.piece.tokens.clone(), false);
    share(&told.read.keys_in(first..reach, false), &told_by)
}

/// The words of a statement that tell how it is put.
fn cues(told: &Told<'_>) -> Vec<(Span, Cue)> {
    let tokens = told.part.piece.tokens.clone();
    let words: Vec<String> = tokens.clone().map(|token| told.analysis.document.word(token).lower()).collect();
    let dates = &told.analysis.annotations.dates;
    let found = (0..words.len()).filter_map(|at| {
        let (length, sort) = cue(words.get(at..)?.iter().map(String::as_str))?;
        let span = told.span_of(&(tokens.start + at..tokens.start + at + length))?;
        // "May" is a month as well.
        overlapping(dates, span, |date| date.span).is_empty().then_some((span, sort))
    });
    found.collect()
}

/// One says in its own voice what the other lays on a source, or they lay it on different ones.
pub(crate) fn voice(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
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
    // "Who reportedly earned two millions": what a sentence takes for granted may be laid on nobody.
    let aside = |told: &Told<'_>| {
        let found = cues(told).into_iter().find(|(_, sort)| *sort == Cue::Evidential);
        found.map(|(span, _)| span).filter(|_| told.part.piece.granted)
    };
    match (told_by(one), told_by(other)) {
        (None, None) if aside(one).is_some() != aside(other).is_some() => difference(aside(one), aside(other)),
        (None, None) => None,
        // "Reportedly" is a source that is nobody.
        (mine, theirs) if nobody(one) != nobody(other) => difference(mine, theirs),
        (Some(source), None) if !is_own(one, source) && !carried(other, one, source) => difference(Some(source), None),
        (None, Some(source)) if !is_own(other, source) && !carried(one, other, source) => {
            difference(None, Some(source))
        }
        (Some(mine), Some(theirs)) if are_others(one, mine, other, theirs) => difference(Some(mine), Some(theirs)),
        _ => None,
    }
}

/// Whether who says it tells of what he himself means to do or not to do, or how he feels: "X said it would appeal"; not of what
/// he has done or what was done to him.
fn is_own(told: &Told<'_>, source: Span) -> bool {
    if told.claim.voice.kind == VoiceKind::Evidential {
        return false;
    }
    let document = &told.analysis.document;
    let groups = told.analysis.annotations.syntax.chunks_in(told.part.piece.tokens.clone()).iter();
    let verb =
        groups.filter_map(|chunk| if let ChunkKind::Verb(group) = &chunk.kind { Some((chunk, group)) } else { None });
    let done = verb.into_iter().next().is_some_and(|(chunk, group)| {
        let has = is_one_of(&document.word(chunk.tokens.start).lower(), "has have had 's 've 'd ’s ’ve ’d");
        group.passive || has && chunk.tokens.start < chunk.head
    });
    if done {
        return false;
    }
    let Some(subject) = told.subject().and_then(|subject| told.span_of(&subject)) else { return false };
    if subject.overlaps(source) {
        return true;
    }
    let names = overlapping(&told.analysis.annotations.names, source, |name| name.span);
    let own = entity_in(told, subject).is_some_and(|own| names.iter().any(|name| name.entity == own));
    let pronoun = is_one_of(told.words(subject).lower().as_str(), "it he she they we i");
    let another = is_one_of(document.word(document.tokens_in(source).start).lower().as_str(), "a an one two");
    own || pronoun && !another && (names.is_empty() || told.words(source).len() < 4)
}

/// The first entity that is named in `span`, or that a pronoun in it stands for.
fn entity_in(told: &Told<'_>, span: Span) -> Option<usize> {
    overlapping(&told.analysis.annotations.names, span, |name| name.span).first().map(|name| name.entity)
}

/// Whether what is told without a source may be laid on this one: its sentence speaks of it, or of one that was not read, or a
/// sentence beside has it.
fn carried(told: &Told<'_>, by: &Told<'_>, source: Span) -> bool {
    let at = told.claim.sentence;
    let exact = spoken(by, source, true);
    let source = spoken(by, source, false);
    let claims = &told.analysis.claims.claims;
    let from = claims.partition_point(|claim| claim.sentence + 1 < at);
    let near = claims.get(from..).unwrap_or_default().iter().take_while(|claim| claim.sentence <= at + 1);
    let named = |claim: &Claim| claim.voice.source.is_some_and(|other| share(&source, &spoken(told, other, false)));
    let own = told.analysis.document.sentences.get(at).map_or(0..0, |sentence| sentence.tokens.clone());
    // Who acts in both is no source by that.
    let acts = |told: &Told<'_>, tokens| share(&exact, &told.read.keys_in(tokens, true));
    let himself = |subject: Range<usize>| {
        let word = by.analysis.document.word(subject.start).lower();
        is_one_of(&word, "it he she they") || acts(by, subject)
    };
    let both = by.subject().is_some_and(himself);
    let subject = told.subject().filter(|_| both).unwrap_or(own.start..own.start);
    acts(told, own.start..subject.start)
        || acts(told, subject.end..own.end)
        || near.into_iter().any(|claim| named(claim) || claim.sentence == at && claim.voice.cue.is_some())
}

/// What the words of a source may be told by, or no more than what they are; whom a name or a pronoun names.
fn spoken(told: &Told<'_>, source: Span, exact: bool) -> Vec<u32> {
    told.read.keys_in(told.analysis.document.tokens_in(source), exact)
}

/// Whether two sources are surely two, none of which is called what the other is called: two people or two bodies with names, or
/// two groups or bodies without.
fn are_others(one: &Told<'_>, mine: Span, other: &Told<'_>, theirs: Span) -> bool {
    let sort = |told: &Told<'_>, span: Span| {
        if let Some(entity) = entity_in(told, span) {
            return told.analysis.annotations.entities.get(entity).map(|entity| entity.kind);
        }
        let noun = source_noun(told.words(span).rsplit(' ').next()?.lower().as_str());
        matches!(noun, Some(SourceNoun::Group | SourceNoun::Body)).then_some(NameKind::Norp)
    };
    let sorts = sort(one, mine).zip(sort(other, theirs));
    sorts.is_some_and(|(own, others)| own == others) && !share(&spoken(one, mine, false), &spoken(other, theirs, false))
}
