//! What differs between two statements that tell the same: a number, a date, who, named or not, affirmed or denied, how
//! firmly, and who says it.
//!
//! A slot on which one account is silent is no difference. Where it cannot be told whether two statements mean the same,
//! there is no row.

use crate::Analysis;
use crate::annotate::names::{Entity, NameKind};
use crate::annotate::syntax::{Chunk, ChunkKind};
use crate::claims::Claim;
use crate::compare::concepts::{Account, Part, Read, share};
use crate::compare::kin::Kin;
use crate::compare::matching::{LEAST, Pair};
use crate::compare::values::{dates, lengths, numbers};
use crate::compare::voices::{disclosed, strength, voice};
use crate::compare::{Difference, Row, RowKind, Side, Slot, statements};
use crate::lexicon::alike::{Tells, tells};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::lexicon::is_one_of;
use crate::text::{Case, Letter, Span, overlapping};

/// What must be shared for a difference of date or of actor to be one of the same act, and not another act.
const SURE: f32 = 40.0;

/// The same for two that say what it means.
const MEANING: f32 = 0.6;

/// The same for what happened and what it means.
const VERY_SURE: f32 = 0.48;

/// One side of a pair.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) side: Side,
    pub(crate) analysis: &'a Analysis,
    pub(crate) read: &'a Account,
    pub(crate) part: &'a Part,
    pub(crate) claim: &'a Claim,
    pub(crate) span: Span,
}

impl<'a> Told<'a> {
    fn new(side: Side, analysis: &'a Analysis, read: &'a Account, part: usize) -> Option<Self> {
        let part = read.parts.get(part)?;
        let claim = analysis.claims.claims.get(part.piece.claim)?;
        Some(Self { side, analysis, read, part, claim, span: part.span })
    }

    pub(crate) fn words(&self, span: Span) -> &'a str {
        self.analysis.document.str(span)
    }

    /// The tokens of the noun group before its verb, or of what it is about.
    pub(crate) fn subject(&self) -> Option<std::ops::Range<usize>> {
        if !self.part.piece.about.is_empty() {
            return Some(self.part.piece.about.clone());
        }
        let groups = self.analysis.annotations.syntax.chunks_in(self.part.piece.tokens.clone());
        let first = groups.first().filter(|chunk| matches!(chunk.kind, ChunkKind::Noun))?;
        Some(first.tokens.clone())
    }

    /// Who acts, or where nobody is told to, to whom it is done; and whether it is the former: "by the mayor", "the mayor's
    /// acceptance".
    fn actor(&self) -> Option<(bool, std::ops::Range<usize>)> {
        let document = &self.analysis.document;
        let groups = self.analysis.annotations.syntax.chunks_in(self.part.piece.tokens.clone());
        let verb = groups.iter().position(|chunk| chunk.kind != ChunkKind::Noun);
        let passive = verb.and_then(|verb| groups.get(verb)).is_some_and(|chunk| match &chunk.kind {
            ChunkKind::Verb(group) => group.passive,
            ChunkKind::Noun => false,
        });
        let by = |chunk: &&Chunk| {
            let before = chunk.tokens.start.checked_sub(1);
            chunk.kind == ChunkKind::Noun && before.is_some_and(|before| document.word(before) == "by")
        };
        match (verb, groups.iter().skip(verb.unwrap_or_default()).find(by)) {
            (Some(_), Some(agent)) if passive => Some((true, agent.tokens.clone())),
            (Some(_), _) => Some((!passive, self.subject()?)),
            (None, _) => {
                let first = groups.first()?.tokens.clone();
                let owner = first.clone().find(|&token| is_one_of(document.word(token), "'s \u{2019}s"))?;
                Some((true, first.start..owner))
            }
        }
    }

    pub(crate) fn span_of(&self, tokens: &std::ops::Range<usize>) -> Option<Span> {
        let place = |token: usize| self.analysis.document.tokens.get(token).map(|token| token.span);
        Some(place(tokens.start)?.cover(place(tokens.end.checked_sub(1)?)?))
    }
}

/// The row of a pair; `None` where the two cannot surely be said to tell the same.
pub(crate) fn row(a: &Analysis, b: &Analysis, kin: &Kin, read: &Read, pair: Pair) -> Option<Row> {
    let one = Told::new(Side::A, a, &read.a, pair.a)?;
    let other = Told::new(Side::B, b, &read.b, pair.b)?;
    // What it means is not what happened, and two that say what it means need more in common.
    let least = match (one.part.judges, other.part.judges) {
        (false, false) => 0.0,
        (true, true) => MEANING,
        _ => VERY_SURE,
    };
    if pair.likeness() < least {
        return None;
    }
    let mut differences = numbers(&one, &other);
    differences.extend(lengths(&one, &other));
    if let Some(date) = dates(&one, &other) {
        // The same act on another day is another act, unless all else is shared.
        if pair.score < SURE {
            return None;
        }
        differences.push(date);
    }
    match who(&one, &other, kin) {
        None if pair.score < LEAST => return None,
        Some(_) if pair.score < LEAST && pair.likeness() < MEANING || pair.likeness() < VERY_SURE => return None,
        Some(_) if !pair.shares_act() => return None,
        found => differences.extend(found),
    }
    differences.extend(place(&one, &other, kin));
    differences.extend(receiver(&one, &other));
    if let Some((denied, same)) = negation(&one, &other) {
        if !same {
            return None;
        }
        differences.push(denied);
    }
    let named = disclosed(&one, &other, kin);
    // Who is named in one only is not a second difference as a source.
    differences.extend(strength(&one, &other));
    differences.extend(named.or_else(|| voice(&one, &other)));
    let kind = if differences.is_empty() { RowKind::Both } else { RowKind::Differs };
    let a = statements::told(a, &one.part.piece)?;
    let b = statements::told(b, &other.part.piece)?;
    Some(Row { kind, a: Some(a), b: Some(b), differences })
}

/// The names in a stretch of an account: where, their entity, its number, and whether the other account has it as well.
fn named<'a>(told: &Told<'a>, span: Span, kin: &Kin) -> Vec<(Span, &'a Entity, Option<usize>, bool)> {
    let annotations = &told.analysis.annotations;
    let names = overlapping(&annotations.names, span, |name| name.span).iter();
    let known = names.filter_map(|name| {
        let entity = annotations.entities.get(name.entity)?;
        let shared = kin.is_shared(told.side, name.entity, entity);
        Some((name.span, entity, kin.number(told.side, name.entity), shared))
    });
    known.collect()
}

/// Two people or two organisations as the actors, neither of which the other statement names.
fn who(one: &Told<'_>, other: &Told<'_>, kin: &Kin) -> Option<Difference> {
    let actor = |told: &Told<'_>, by: &Told<'_>| {
        let (acts, tokens) = told.actor()?;
        let names = named(told, told.span_of(&tokens)?, kin);
        let mut actors = names.iter().filter(|(_, entity, ..)| matches!(entity.kind, NameKind::Person | NameKind::Org));
        let (span, entity, number, _) = actors.next().filter(|_| actors.next().is_none())?;
        let called = told.words(*span).chars().next().is_some_and(Letter::is_upper);
        let alone = named(by, by.span, kin).iter().all(|(_, _, other, _)| other != number);
        (called && alone).then_some((acts, entity.kind, *span))
    };
    let (mine, theirs) = (actor(one, other)?, actor(other, one)?);
    let same = (mine.0, mine.1) == (theirs.0, theirs.1);
    same.then_some(Difference { slot: Slot::Who, a: Some(mine.2), b: Some(theirs.2) })
}

/// Two places after one word ("in", "at"), at least one of which the other account does not name, where no place is in both
/// statements. "At Dover" may be "in England".
fn place(one: &Told<'_>, other: &Told<'_>, kin: &Kin) -> Option<Difference> {
    let (mut mine, mut theirs) = (named(one, one.span, kin), named(other, other.span, kin));
    for names in [&mut mine, &mut theirs] {
        names.retain(|(_, entity, ..)| matches!(entity.kind, NameKind::Gpe | NameKind::Loc));
    }
    let before = |told: &Told<'_>, span: Span| {
        let first = told.analysis.document.tokens_in(span).start;
        let word = told.analysis.document.word(first.checked_sub(1)?).lower();
        is_one_of(&word, "in at to near of").then_some(word)
    };
    if mine.iter().any(|(_, _, number, _)| theirs.iter().any(|(_, _, other, _)| other == number)) {
        return None;
    }
    let (place, _, _, shared) = mine.first()?;
    let (found, _, _, other_shared) = theirs.first()?;
    let same = before(one, *place)? == before(other, *found)? && !(*shared && *other_shared);
    same.then_some(Difference { slot: Slot::Place, a: Some(*place), b: Some(*found) })
}

/// A person or a body to whom it was done or said in the one, and another in the other, each after its verb.
fn receiver(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
    // The people with names and the bodies without, after the verb or "to", with what they may be told by.
    let parties = |told: &Told<'_>| -> Vec<(Span, Vec<u32>, bool)> {
        let syntax = &told.analysis.annotations.syntax;
        let groups = syntax.chunks_in(told.part.piece.tokens.clone()).iter();
        let after =
            groups.skip_while(|chunk| chunk.kind == ChunkKind::Noun).filter(|chunk| chunk.kind == ChunkKind::Noun);
        let parties = after.filter_map(|chunk| {
            let before = chunk.tokens.start.checked_sub(1)?;
            let verb = syntax.chunk_at(before).is_some_and(|chunk| chunk.kind != ChunkKind::Noun);
            if !verb && told.analysis.document.word(before) != "to" {
                return None;
            }
            let span = told.span_of(&chunk.tokens)?;
            let name = overlapping(&told.analysis.annotations.names, span, |name| name.span).last();
            let entity = name.and_then(|name| told.analysis.annotations.entities.get(name.entity));
            let person = match entity {
                Some(entity) => (entity.kind == NameKind::Person).then_some(true)?,
                None => (source_noun(&told.words(span).rsplit(' ').next()?.lower()) == Some(SourceNoun::Body))
                    .then_some(false)?,
            };
            Some((span, told.read.keys_in(chunk.tokens.clone(), false), person))
        });
        parties.collect()
    };
    // Nobody whom the other statement tells as well, in whatever place.
    let alone = |told: &Told<'_>, by: &Told<'_>| -> Option<(Span, Vec<u32>, bool)> {
        let told_by = by.read.keys_in(by.part.piece.tokens.clone(), false);
        let mut alone = parties(told).into_iter().filter(|(_, keys, _)| !share(keys, &told_by));
        alone.next().filter(|_| alone.next().is_none())
    };
    let (mine, theirs) = (alone(one, other)?, alone(other, one)?);
    (mine.2 == theirs.2).then_some(Difference { slot: Slot::Receiver, a: Some(mine.0), b: Some(theirs.0) })
}

/// One affirms what the other denies: a word of denial in one of them, and the words around it; and whether the other tells the
/// very thing that is denied.
fn negation(one: &Told<'_>, other: &Told<'_>) -> Option<(Difference, bool)> {
    let (denied, other_denied) = (denial(one), denial(other));
    if denied.is_some() == other_denied.is_some() {
        return None;
    }
    let act = |told: &Told<'_>| {
        let groups = told.analysis.annotations.syntax.chunks_in(told.part.piece.tokens.clone()).iter();
        let mut verbs = groups.filter(|chunk| matches!(chunk.kind, ChunkKind::Verb(_)));
        verbs.find_map(|chunk| told.span_of(&chunk.tokens))
    };
    let words = |told: &Told<'_>, denied: Option<Span>| match (denied, act(told)) {
        (Some(not), Some(act)) if not.overlaps(act) => Some(act),
        (Some(not), _) => Some(not),
        (None, act) => act,
    };
    // What stands after the denial; all where it stands outside. "Denies the claims" and "rejected the claims" are one act.
    let (told, by, not) = if let Some(not) = denied { (one, other, not) } else { (other, one, other_denied?) };
    let from = told.analysis.document.tokens_in(not).start;
    let tokens = told.part.piece.tokens.clone();
    let after = if tokens.contains(&from) { from..tokens.end.min(from + DENIED) } else { tokens };
    let told_by = by.read.keys_in(by.part.piece.tokens.clone(), false);
    if share(&told.read.keys_in(from..from + 1, false), &told_by) {
        return None;
    }
    // What is denied is an act in one of them, unless no act is told there or more is shared.
    let (things, of_act) = told.read.acts_in(after);
    let (_, acts) = by.read.acts_in(by.part.piece.tokens.clone());
    let shared = things.iter().filter(|keys| share(keys, &told_by)).count();
    let same = 1 < shared
        || 0 < shared
            && (of_act.is_empty() || share(&of_act, &told_by) || things.iter().any(|keys| share(keys, &acts)));
    Some((Difference { slot: Slot::Negation, a: words(one, denied), b: words(other, other_denied) }, same))
}

/// How many words a denial reaches.
const DENIED: usize = 5;

/// The word that denies a statement; nothing where two of them do, or where "not until" tells when it was.
fn denial(told: &Told<'_>) -> Option<Span> {
    let document = &told.analysis.document;
    let tokens = told.part.piece.tokens.clone();
    let word = |token: usize| document.word(token).lower().replace('’', "'");
    let mut found = tokens.clone().filter(|&token| {
        let (not, next) = (word(token), word(token + 1));
        // "The failed project" and "the declining sales" deny nothing, nor does "not only".
        let to = ["fail", "declin"].iter().all(|begins| !not.starts_with(begins)) || next == "to";
        tells(&not, Tells::Denial) && to && !is_one_of(&next, "only longer more doubt")
    });
    // "The mayor denied that ...": outside of the words themselves.
    let outside = told.claim.negation.filter(|&negation| {
        !told.span.contains(negation) && statements::reaches(told.claim, &told.part.piece, told.span, negation)
    });
    if let Some(outside) = outside {
        return found.next().is_none().then_some(outside);
    }
    let first = found.next()?;
    let until = (first..tokens.end).any(|token| word(token) == "until");
    if found.next().is_some() || until {
        return None;
    }
    document.tokens.get(first).map(|token| token.span)
}
