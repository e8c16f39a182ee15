//! What differs between two statements that tell the same: a number, a date, who, named or not, affirmed or denied, how
//! firmly, and who says it.
//!
//! A slot on which one account is silent is no difference. Where it cannot be told whether two statements mean the same,
//! there is no row.

use crate::Analysis;
use crate::annotate::names::NameKind;
use crate::annotate::syntax::ChunkKind;
use crate::claims::{Claim, ClaimKind};
use crate::compare::concepts::{Part, Read};
use crate::compare::kin::Kin;
use crate::compare::matching::{Pair, common};
use crate::compare::values::{dates, lengths, numbers};
use crate::compare::voices::{disclosed, strength, voice};
use crate::compare::{Difference, Row, RowKind, Side, Slot, statements};
use crate::lexicon::alike::{Tells, tells};
use crate::lexicon::is_one_of;
use crate::text::{Case, Span, overlapping};

/// What must be shared for a difference of date or of actor to be one of the same act, and not another act.
const SURE: f32 = 0.42;

/// The same for two that say what it means.
const MEANING: f32 = 0.6;

/// The same for what happened and what it means.
const VERY_SURE: f32 = 0.5;

fn interprets(claim: &Claim) -> bool {
    matches!(claim.kind, ClaimKind::Judgement | ClaimKind::General)
}

/// One side of a pair.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) side: Side,
    pub(crate) analysis: &'a Analysis,
    pub(crate) part: &'a Part,
    pub(crate) claim: &'a Claim,
    pub(crate) span: Span,
}

impl<'a> Told<'a> {
    fn new(side: Side, analysis: &'a Analysis, part: Option<&'a Part>) -> Option<Self> {
        let part = part?;
        let claim = analysis.claims.claims.get(part.piece.claim)?;
        Some(Self { side, analysis, part, claim, span: statements::span(analysis, &part.piece) })
    }

    pub(crate) fn words(&self, span: Span) -> &'a str {
        self.analysis.document.str(span)
    }

    /// The tokens of the noun group before its verb.
    pub(crate) fn subject(&self) -> Option<std::ops::Range<usize>> {
        let groups = self.analysis.annotations.syntax.chunks_in(self.part.piece.tokens.clone());
        let first = groups.first().filter(|chunk| matches!(chunk.kind, ChunkKind::Noun))?;
        Some(first.tokens.clone())
    }

    pub(crate) fn span_of(&self, tokens: &std::ops::Range<usize>) -> Option<Span> {
        let place = |token: usize| self.analysis.document.tokens.get(token).map(|token| token.span);
        Some(place(tokens.start)?.cover(place(tokens.end.checked_sub(1)?)?))
    }
}

/// The row of a pair; `None` where the two cannot surely be said to tell the same.
pub(crate) fn row(a: &Analysis, b: &Analysis, kin: &Kin, read: &Read, pair: Pair) -> Option<Row> {
    let one = Told::new(Side::A, a, read.a.get(pair.a))?;
    let other = Told::new(Side::B, b, read.b.get(pair.b))?;
    // What it means is not what happened, and two that say what it means need more in common.
    let least = match (interprets(one.claim), interprets(other.claim)) {
        (false, false) => 0.0,
        (true, true) => MEANING,
        _ => VERY_SURE,
    };
    if pair.score < least {
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
        Some(_) if pair.score < SURE => return None,
        found => differences.extend(found),
    }
    match negation(&one, &other) {
        Some(_) if common(&one.part.acts, &other.part.acts).is_empty() => return None,
        found => differences.extend(found),
    }
    let named = disclosed(&one, &other, kin);
    // Who is named in one only is not a second difference as a source.
    differences.extend(strength(&one, &other));
    differences.extend(named.or_else(|| voice(&one, &other, kin)));
    let kind = if differences.is_empty() { RowKind::Both } else { RowKind::Differs };
    let a = statements::told(a, &one.part.piece)?;
    let b = statements::told(b, &other.part.piece)?;
    Some(Row { kind, a: Some(a), b: Some(b), differences })
}

/// Two people as the actors, neither of whom the other account knows.
fn who(one: &Told<'_>, other: &Told<'_>, kin: &Kin) -> Option<Difference> {
    let actor = |told: &Told<'_>| {
        let subject = told.span_of(&told.subject()?)?;
        let name = overlapping(&told.analysis.annotations.names, subject, |name| name.span)
            .iter()
            .find(|name| name.is_name())?;
        let entity = told.analysis.annotations.entities.get(name.entity)?;
        let stranger = entity.kind == NameKind::Person && !kin.is_shared(told.side, name.entity, entity);
        stranger.then_some(name.span)
    };
    Some(Difference { slot: Slot::Who, a: Some(actor(one)?), b: Some(actor(other)?) })
}

/// One affirms what the other denies: a word of denial in one of them, and the words around it.
fn negation(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
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
    Some(Difference { slot: Slot::Negation, a: words(one, denied), b: words(other, other_denied) })
}

/// The word that denies a statement; nothing where two of them do, or where "not until" tells when it was.
fn denial(told: &Told<'_>) -> Option<Span> {
    let document = &told.analysis.document;
    let tokens = told.part.piece.tokens.clone();
    let word = |token: usize| document.word(token).lower().replace('’', "'");
    let mut found = tokens.clone().filter(|&token| {
        let not = tells(&word(token), Tells::Denial);
        let only = is_one_of(word(token + 1).as_str(), "only longer more doubt");
        not && !only
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
