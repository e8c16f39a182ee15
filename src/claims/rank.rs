//! Which claims a checker would want first, and which of them have an open card.
//!
//! Transparent weights, no classifier: one trained on debates barely transferred to news.

use crate::annotate::names::NameKind;
use crate::annotate::syntax::Tense;
use crate::claims::clauses::Clause;
use crate::claims::kind::{Sort, has_number};
use crate::claims::reading::Reading;
use crate::claims::{Claim, ClaimKind, Claims, Group, VoiceForm, VoiceKind};
use crate::lexicon::cues::Cue;

/// What a claim has, its weight, and why it counts.
const PAST_ACT: f32 = 0.30; // something happened: it can be looked up
const PAST_STATE: f32 = 0.15; // something was so: a record may show it
const ACTOR: f32 = 0.20; // a named person or body in it: there is somebody to ask
const NUMBER: f32 = 0.20; // a figure is right or wrong
const DATE: f32 = 0.12; // a day can be looked up
const PLACE: f32 = 0.05; // a place helps to find a record
const NAMED_SOURCE: f32 = 0.15; // the source can be asked whether it said so
const OTHER_SOURCE: f32 = 0.12; // laid on somebody: the reader wants to know on whom
const DENIAL: f32 = 0.10; // that something is not so is often the point
const VALUE: f32 = -0.12; // each evaluating word makes it less a matter of fact
const ABSTRACT: f32 = -0.20; // "the gesture": nothing to check
const SOFTENED: f32 = -0.20; // what may be so cannot be wrong
const SILENCE: f32 = -0.40; // that somebody said nothing is seldom what a checker asks
const NO_SPEAKER: f32 = -0.30; // words in quotation marks that the sentence gives to nobody
const POINTING: f32 = -0.10; // "this", "it": not understood without the sentence before
const UNSURE: f32 = -0.05; // the reading of the sentence is not sure

/// What a claim must reach to have an open card.
const OPEN: f32 = 0.42;

/// How much a checker would want the claim first, 0 to 1. `clause` is what it is about, `first` the clause that its
/// sentence begins with.
pub(crate) fn rank(
    reading: &Reading<'_>,
    claim: &Claim,
    clause: Option<&Clause>,
    first: Option<&Clause>,
    sort: &Sort,
    sure: bool,
) -> f32 {
    let group = clause.and_then(|clause| reading.verb(clause.verb));
    // The source is no actor in what it says.
    let source = claim.voice.source.map(|source| reading.entities_in(source)).unwrap_or_default();
    let actors = claim.who.iter().filter(|entity| !source.contains(entity));
    let kinds = actors.filter_map(|&index| reading.annotations.entities.get(index)).map(|entity| entity.kind);
    let actor = kinds.into_iter().any(|kind| !matches!(kind, NameKind::Norp | NameKind::Language));
    let pointing = first.and_then(|clause| clause.subject.as_ref()).is_some_and(|subject| {
        matches!(reading.word(subject.start), "this" | "it" | "that" | "these" | "they" | "those")
    });
    let past = group.is_some_and(|group| group.tense == Tense::Past);
    let state = group.is_some_and(|group| matches!(group.lemma.as_str(), "be" | "have" | "seem" | "remain"));
    let weights = [
        (past && !state, PAST_ACT),
        (past && state, PAST_STATE),
        (actor, ACTOR),
        (has_number(reading, claim.span), NUMBER),
        (!claim.when.is_empty(), DATE),
        (!claim.places.is_empty(), PLACE),
        (claim.voice.kind == VoiceKind::Named, NAMED_SOURCE),
        (matches!(claim.voice.kind, VoiceKind::Unnamed | VoiceKind::Evidential), OTHER_SOURCE),
        (claim.negation.is_some(), DENIAL),
        (sort.abstract_subject, ABSTRACT),
        (!claim.softeners.is_empty(), SOFTENED),
        (reading.cues.iter().any(|mention| mention.cue == Cue::Silence), SILENCE),
        (
            claim.voice.form == Some(VoiceForm::Direct)
                && claim.voice.source.is_none_or(|source| !reading.span.contains(source)),
            NO_SPEAKER,
        ),
        (pointing, POINTING),
        (!sure, UNSURE),
    ];
    let sum: f32 = weights.iter().filter(|(has, _)| *has).map(|(_, weight)| weight).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
    let values = VALUE * sort.values.min(3) as f32;
    let sum = sum + values;
    // Three decimals, so that the same text gives the same bytes everywhere.
    ((sum * 1000.0).round() / 1000.0).clamp(0.0, 1.0)
}

/// Whether a claim may have an open card: checking it would mean something.
fn may_open(claim: &Claim) -> bool {
    let fits = match claim.kind {
        ClaimKind::Event | ClaimKind::Number | ClaimKind::Cause => true,
        ClaimKind::State => {
            claim.voice.kind != VoiceKind::Article
                || claim.negation.is_some()
                || !claim.when.is_empty()
                || !claim.who.is_empty()
        }
        // A judgement or a forecast is worth checking as somebody's: whether they said so.
        ClaimKind::Judgement | ClaimKind::Rule | ClaimKind::Forecast => claim.voice.kind == VoiceKind::Named,
        ClaimKind::General => false,
    };
    fits && !claim.presupposed && OPEN <= claim.rank
}

/// Opens the cards of the first view: the best of each thread, at most a third of a long text.
pub(crate) fn open(claims: &mut Claims, sentences: usize) {
    let limit = (sentences / 3).max(10);
    let mut order: Vec<usize> =
        (0..claims.claims.len()).filter(|&index| claims.claims.get(index).is_some_and(may_open)).collect();
    order.sort_by(|&a, &b| {
        let rank = |index: usize| claims.claims.get(index).map_or(0.0, |claim| claim.rank);
        rank(b).total_cmp(&rank(a)).then(a.cmp(&b))
    });
    let mut threads_seen: Vec<bool> = vec![false; claims.threads.len()];
    let mut opened = 0;
    for index in order {
        let Some(claim) = claims.claims.get_mut(index) else { continue };
        if limit <= opened {
            break;
        }
        if let Some(seen) = claim.thread.and_then(|thread| threads_seen.get_mut(thread)) {
            if *seen {
                continue;
            }
            *seen = true;
        }
        claim.open = true;
        opened += 1;
    }
}

/// The group of a body sentence, by its claims.
pub(crate) fn group(claims: &[Claim]) -> Group {
    if claims.iter().any(|claim| claim.open) {
        return Group::Check;
    }
    let Some(first) = claims.iter().find(|claim| !claim.presupposed) else { return Group::Background };
    match first.kind {
        ClaimKind::Forecast => Group::Future,
        ClaimKind::General => Group::General,
        ClaimKind::Judgement | ClaimKind::Rule => Group::Meaning,
        _ if !first.softeners.is_empty() => Group::Meaning,
        _ => Group::Background,
    }
}
