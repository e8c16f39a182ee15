//! Which claims a checker would want first, and which of them have an open card.
//!
//! Transparent weights, no classifier: one trained on debates barely transferred to news.

use crate::annotate::names::NameKind;
use crate::claims::clauses::Clause;
use crate::claims::kind::{Sort, asks, is_past};
use crate::claims::reading::Reading;
use crate::claims::source::head_noun;
use crate::claims::{Claim, ClaimKind, Claims, Frame, Group, Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::{Cue, is_feeling};
use crate::lexicon::{is_one_of, reporting};
use crate::text::{Span, sort_by_key};
use std::ops::Range;

// What a claim has, its weight, and why it counts: eighths of the log-odds that a reader by hand calls its sentence worth
// checking, by logistic regression (Cox, 1958) on `tests/golden/train`, the articles of `tests/labelled` and 26 others. Those marked
// "set" are not learnt: few sentences have them, or the articles learnt from tell too little of them.
const BASE: f32 = 0.211;
const PAST_ACT: f32 = 0.15; // something happened: it can be looked up
const PAST_STATE: f32 = 0.09; // something was so: a record may show it
const ACTOR: f32 = 0.02; // set: a named person or body in it: there is somebody to ask
const ROLE: f32 = 0.04; // "the army", "she": somebody in particular, named elsewhere
const NUMBER: f32 = 0.127; // a figure is right or wrong
const DIGITS: f32 = 0.1; // one elsewhere in the sentence, or a year, ties it down
const DATE: f32 = 0.067; // a day can be looked up
const PLACE: f32 = 0.015; // set: a place helps to find a record
const NAMED_SOURCE: f32 = 0.04; // set: the source can be asked whether it said so
const OTHER_SOURCE: f32 = 0.079; // laid on somebody: the reader wants to know on whom
const DOCUMENT: f32 = 0.263; // written down: it can be read again
const SPEECH: f32 = -0.041; // quoted for how it is said
const TOLD_STATE: f32 = 0.052; // what somebody says is so, may be so or not
const DENIAL: f32 = 0.071; // that something is not so is often the point
const READ: f32 = 0.074; // who does what is plain to see
const LENGTH: f32 = 0.008; // each word from 16 up to 42: a long sentence tells more
const VALUE: f32 = -0.081; // each evaluating word makes it less a matter of fact
const SOFTENED: f32 = -0.064; // what may be so is less easily wrong
const SILENCE: f32 = -0.35; // set: that somebody said nothing is seldom what a checker asks
const FRAGMENT: f32 = -0.2; // set: an item of a list states nothing without the words before it
const FEELING: f32 = -0.224; // "wept", "respected": what somebody felt or showed
const OWN_STORY: f32 = -0.03; // set: "I", "we" in quotation marks: told of oneself, without a figure
const POINTING: f32 = -0.013; // "this", "it": not understood without the sentence before
const CONDITION: f32 = -0.094; // "if ...": true only where something else is
const QUESTION: f32 = -0.4; // set: a question states nothing
const JUDGEMENT: f32 = -0.052; // a view is its holder's
const RULE: f32 = -0.058; // what must be cannot be looked up
const GENERAL: f32 = -0.096; // nor what is so in general
const FORECAST: f32 = -0.129; // nor what is to come

/// What a claim must reach to have an open card, if the first view has room: five readers in eight would call it worth checking.
const OPEN: f32 = 0.565;

/// How much a checker would want the claim first, 0 to 1. `clause` is what it is about, `first` the clause that its
/// sentence begins with.
pub(crate) fn rank(
    reading: &Reading<'_>,
    claim: &Claim,
    clause: Option<&Clause>,
    first: Option<&Clause>,
    sort: &Sort,
) -> f32 {
    let group = clause.and_then(|clause| reading.verb(clause.verb));
    // The source is no actor in what it says.
    let source = claim.voice.source.map(|source| reading.entities_in(source)).unwrap_or_default();
    let actors = claim.who.iter().filter(|entity| !source.contains(entity));
    let kinds = actors.filter_map(|&index| reading.annotations.entities.get(index)).map(|entity| entity.kind);
    let actor = kinds.into_iter().any(|kind| !matches!(kind, NameKind::Norp | NameKind::Language));
    // "It said the number ...": the source's pronoun does not matter.
    let sourced = claim.voice.source.is_some();
    let about = if sourced { clause } else { first };
    let pointing = about.and_then(|clause| clause.subject.as_ref()).is_some_and(|subject| {
        is_one_of(reading.word(subject.start), "this that these those")
            || !sourced && is_one_of(reading.word(subject.start), "it they")
    });
    let subject = clause.and_then(|clause| clause.subject.as_ref());
    let role = !actor && subject.is_some_and(|subject| is_role(reading, subject));
    let past = clause.is_some_and(|clause| is_past(reading, clause));
    let lemma = group.map_or("", |group| group.lemma.as_str());
    let state = is_one_of(lemma, "be have seem remain");
    let number = claim.counts;
    let direct = claim.voice.form == Some(VoiceForm::Direct);
    let own_story = (direct || claim.voice.kind == VoiceKind::Article)
        && !number
        && subject.is_some_and(|subject| is_one_of(reading.word(subject.start), "i we you"));
    // "had no record and | could not comment": the silence is not all.
    let verb = clause.and_then(|clause| reading.chunks.get(clause.verb)).map_or(usize::MAX, |verb| verb.tokens.end);
    let silent = reading.cues.iter().filter(|mention| mention.cue == Cue::Silence).any(|mention| {
        let cue = reading.span_of(&mention.tokens);
        mention.tokens.start <= verb && cue.is_some_and(|cue| claim.heading.iter().any(|span| span.contains(cue)))
    });
    // "“You saw him?” he asked".
    let cue = claim.voice.cue.and_then(|cue| reporting(reading.document.str(cue)));
    let asked = direct && cue.is_some_and(|(verb, _)| verb.base == "ask");
    // "Had he not struck the post, ...": a condition without "if".
    let turned = is_one_of(reading.word(reading.tokens.start), "had were should") && !asks(reading);
    let open_question = reading.word(reading.tokens.start) == "whether";
    let conditional =
        turned || open_question || reading.tokens.clone().any(|token| is_one_of(reading.word(token), "if unless"));
    let counterfactual =
        group.and_then(|group| group.modal).is_some_and(|modal| reading.word(modal) == "would") && !past;
    let weights = [
        (true, BASE),
        (past && !state, PAST_ACT),
        (past && state, PAST_STATE),
        (actor, ACTOR),
        (role, ROLE),
        (number, NUMBER),
        (reading.document.str(reading.span).contains(|sign: char| sign.is_ascii_digit()), DIGITS),
        (!claim.when.is_empty(), DATE),
        (!claim.places.is_empty(), PLACE),
        (claim.voice.kind == VoiceKind::Named, NAMED_SOURCE),
        (matches!(claim.voice.kind, VoiceKind::Unnamed | VoiceKind::Evidential), OTHER_SOURCE),
        (claim.negation.is_some(), DENIAL),
        (claim.voice.form == Some(VoiceForm::Document), DOCUMENT),
        (direct, SPEECH),
        (claim.kind == ClaimKind::State && claim.voice.kind != VoiceKind::Article, TOLD_STATE),
        (!claim.frame.predicate.is_empty(), READ),
        (!claim.softeners.is_empty(), SOFTENED),
        (silent, SILENCE),
        (is_feeling(lemma) || lemma == "ask" && group.is_some_and(|group| group.passive), FEELING),
        (own_story, OWN_STORY),
        (pointing, POINTING),
        (conditional || counterfactual, CONDITION),
        (asks(reading) || asked || reading.asked && claim.voice.kind == VoiceKind::Article, QUESTION),
        (clause.is_none() && reading.finite_verbs() == 0, FRAGMENT),
        (claim.kind == ClaimKind::Judgement, JUDGEMENT),
        (claim.kind == ClaimKind::Rule, RULE),
        (claim.kind == ClaimKind::General, GENERAL),
        (claim.kind == ClaimKind::Forecast, FORECAST),
    ];
    let sum: f32 = weights.iter().filter(|(has, _)| *has).map(|(_, weight)| weight).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
    let values = VALUE * sort.values.min(3) as f32;
    #[expect(clippy::cast_precision_loss, reason = "a sentence's words")]
    let length = LENGTH * reading.tokens.len().clamp(16, 42) as f32;
    let sum = sum + values + length;
    // Three decimals, so that the same text gives the same bytes everywhere.
    ((sum * 1000.0).round() / 1000.0).clamp(0.0, 1.0)
}

/// Whether a subject is somebody in particular without a name: "the army", "she", "her lawyer".
fn is_role(reading: &Reading<'_>, subject: &Range<usize>) -> bool {
    let definite = is_one_of(reading.word(subject.start), "the his her its their");
    is_one_of(reading.word(subject.start), "he she") || definite && head_noun(reading, subject).is_some()
}

/// Whether a claim may have an open card: checking it would mean something.
fn may_open(claim: &Claim) -> bool {
    is_checkable(claim) && OPEN <= claim.rank
}

/// Whether a claim says what could be looked up. What is to come, must be or is generally so cannot, and a view is its holder's;
/// but for what a document says, and for figures.
fn is_checkable(claim: &Claim) -> bool {
    let fits = match claim.kind {
        ClaimKind::Event | ClaimKind::State | ClaimKind::Number | ClaimKind::Cause => true,
        ClaimKind::Judgement | ClaimKind::Rule | ClaimKind::General | ClaimKind::Forecast => {
            claim.voice.form == Some(VoiceForm::Document) || claim.counts
        }
    };
    fits && !claim.presupposed
}

/// Opens the cards of the first view: the best of each thread, in at most ten sentences of a short text and half of a long one.
/// On `tests/golden/train` these show 85 of 100 claims worth it, as two thirds and a lower bar did, with fewer that are not.
pub(crate) fn open(claims: &mut Claims, sentences: usize) {
    let limit = (sentences / 2).max(10);
    let mut order: Vec<usize> =
        (0..claims.claims.len()).filter(|&index| claims.claims.get(index).is_some_and(may_open)).collect();
    // A rank is no less than 0, so its bits are in its order.
    let rank = |&index: &usize| claims.claims.get(index).map_or(0.0, |claim| claim.rank);
    sort_by_key(&mut order, |index| std::cmp::Reverse(rank(index).to_bits()));
    let mut threads_seen: Vec<bool> = vec![false; claims.threads.len()];
    let last = claims.claims.iter().map(|claim| claim.sentence).max();
    let mut opened = vec![false; last.map_or(0, |last| last + 1)];
    let mut count = 0;
    for index in order {
        let Some(claim) = claims.claims.get_mut(index) else { continue };
        let Some(opened) = opened.get_mut(claim.sentence) else { continue };
        // The halves of a sentence are read as one.
        if limit <= count && !*opened {
            continue;
        }
        if let Some(seen) = claim.thread.and_then(|thread| threads_seen.get_mut(thread)) {
            if *seen {
                continue;
            }
            *seen = true;
        }
        claim.open = true;
        count += usize::from(!*opened);
        *opened = true;
    }
    open_denials(claims);
    for sentence in claims.claims.chunk_by_mut(|one, other| one.sentence == other.sentence) {
        show_rest(sentence);
    }
}

/// Sees to it that no half of a sentence with an open card is left out of the first view: the rest has a card of its own where it
/// may have one; else the open card is the whole of what they say.
fn show_rest(claims: &mut [Claim]) {
    let Some(at) = claims.iter().position(|claim| claim.open) else { return };
    let mut rest: Vec<Claim> = Vec::new();
    for claim in claims.iter_mut().filter(|claim| !claim.open && !claim.presupposed) {
        claim.open = may_open(claim) && claim.thread.is_none();
        if !claim.open {
            rest.push(claim.clone());
        }
    }
    let Some(card) = claims.get_mut(at).filter(|_| !rest.is_empty()) else { return };
    let halves = rest.iter().flat_map(|claim| &claim.heading).chain(&card.heading).copied();
    card.heading = halves.reduce(Span::cover).into_iter().collect();
    card.frame = Frame::default();
    (card.when, card.places, card.amounts) = (Vec::new(), Vec::new(), Vec::new());
    for claim in rest {
        let own = (card.voice.kind, card.voice.source);
        if (claim.voice.kind, claim.voice.source) != own {
            card.why.push("voice.in-part");
            let voices = std::iter::once(claim.voice).chain(claim.beside);
            let others = voices.filter(|voice| voice.kind != VoiceKind::Article && (voice.kind, voice.source) != own);
            let known: Vec<Voice> = card.beside.clone();
            let others = others.filter(|voice| !known.contains(voice));
            card.beside.extend(others);
        }
        if claim.softeners != card.softeners {
            card.why.push("strength.in-part");
            card.softeners.extend(claim.softeners);
        }
        if card.negation.is_some() && claim.negation != card.negation {
            card.why.push("negation.in-part");
        }
        card.aside.negation = card.aside.negation.or(claim.negation).or(claim.aside.negation);
        card.aside.softener = card.aside.softener.or(claim.aside.softener);
    }
    card.why.push("claim.whole-sentence");
}

/// Opens the denial of what stands open right before it, and the charge before a denial that stands open: one side alone is half
/// the story.
fn open_denials(claims: &mut Claims) {
    const NEAR: f32 = 0.2;
    let mut before: Option<usize> = None;
    let mut last: Option<usize> = None;
    let mut charges = Vec::new();
    for (index, claim) in claims.claims.iter_mut().enumerate().filter(|(_, claim)| !claim.presupposed) {
        let answers = [before, last].contains(&claim.sentence.checked_sub(1).or(Some(usize::MAX)));
        let denies = claim.why.contains(&"claim.denial");
        claim.open |= answers && denies;
        if claim.open && denies {
            charges.extend(index.checked_sub(1).map(|charge| (charge, claim.sentence)));
        }
        if claim.open && last != Some(claim.sentence) {
            before = last;
            last = Some(claim.sentence);
        }
    }
    for (charge, denial) in charges {
        if let Some(claim) = claims.claims.get_mut(charge) {
            let near = denial <= claim.sentence + 1 && !claim.presupposed && claim.thread.is_none();
            claim.open |= near && is_checkable(claim) && OPEN - NEAR <= claim.rank;
        }
    }
}

/// The group of a body sentence, by its claims. In a piece of opinion what names no particular is the writer's view.
pub(crate) fn group(claims: &[Claim], opinion: bool) -> Group {
    if claims.iter().any(|claim| claim.open) {
        return Group::Check;
    }
    let Some(first) = claims.iter().find(|claim| !claim.presupposed) else { return Group::Background };
    let particular = !first.who.is_empty() || !first.when.is_empty() || first.counts;
    match first.kind {
        ClaimKind::Forecast => Group::Future,
        ClaimKind::General => Group::General,
        ClaimKind::Judgement | ClaimKind::Rule => Group::Meaning,
        _ if !first.softeners.is_empty() => Group::Meaning,
        ClaimKind::Event => Group::Background,
        _ if opinion && first.voice.kind == VoiceKind::Article && !particular => Group::Meaning,
        _ => Group::Background,
    }
}
