//! What sort of thing a claim says: an event, a state, a number, a judgement, ...

use crate::annotate::amounts::AmountKind;
use crate::annotate::names::NameKind;
use crate::annotate::syntax::{Tag, Tense};
use crate::claims::ClaimKind;
use crate::claims::clauses::{Clause, Clauses};
use crate::claims::reading::Reading;
use crate::claims::strength::Scope;
use crate::lexicon::cues::{Cue, is_abstract, is_interpretive};
use crate::text::{Span, overlapping};

/// What the sort of a claim was decided by.
#[derive(Clone, Debug)]
pub(crate) struct Sort {
    pub(crate) kind: ClaimKind,
    pub(crate) rule: &'static str,
    /// Words that evaluate or interpret, counted.
    pub(crate) values: usize,
    /// Whether what it is about cannot be checked ("the gesture").
    pub(crate) abstract_subject: bool,
}

/// Sorts the claim of the clause `focus`.
pub(crate) fn sort(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<&Clause>,
    scope: &Scope,
    softened: bool,
) -> Sort {
    let count = |cue: Cue| {
        let own = reading.cues.iter().filter(|mention| mention.cue == cue);
        own.filter(|mention| scope.reaches(clauses, mention.tokens.start)).count()
    };
    let values = count(Cue::Value);
    let abstract_subject = focus.is_some_and(|clause| has_abstract_subject(reading, clause));
    let decide = |kind, rule| Sort { kind, rule, values, abstract_subject };
    let group = focus.and_then(|clause| reading.verb(clause.verb));
    let tense = group.map_or(Tense::None, |group| group.tense);
    let lemma = group.map_or("", |group| group.lemma.as_str());
    let reported = scope.chain.len() > 1;
    let interprets = is_interpretive(lemma) && !focus.is_some_and(|clause| acts(reading, clause));
    // "said it would sell": a future seen from the past.
    let would = reported && group.and_then(|group| group.modal).is_some_and(|modal| reading.word(modal) == "would");
    if tense == Tense::Future || would || count(Cue::Future) > 0 {
        return decide(ClaimKind::Forecast, "kind.future");
    }
    if count(Cue::Duty) > 0 {
        let kind = if values > 0 || abstract_subject { ClaimKind::Judgement } else { ClaimKind::Rule };
        return decide(kind, "kind.duty");
    }
    if count(Cue::General) > 0 && (tense != Tense::Past || is_generic(reading, focus)) {
        return decide(ClaimKind::General, "kind.habit");
    }
    if interprets || (abstract_subject && tense != Tense::Past) {
        return decide(ClaimKind::Judgement, "kind.interpretation");
    }
    if values > 1 || (values > 0 && (softened || abstract_subject || lemma == "be")) {
        return decide(ClaimKind::Judgement, "kind.evaluation");
    }
    if causes(reading, lemma) {
        return decide(ClaimKind::Cause, "kind.cause");
    }
    if tense == Tense::Past && lemma != "be" && lemma != "have" {
        return decide(ClaimKind::Event, "kind.past-act");
    }
    if has_number(reading, reading.span) {
        return decide(ClaimKind::Number, "kind.number");
    }
    if group.is_none() {
        return decide(ClaimKind::State, "kind.no-verb");
    }
    if tense == Tense::Present && is_generic(reading, focus) {
        return decide(ClaimKind::General, "kind.generic-subject");
    }
    decide(ClaimKind::State, "kind.state")
}

fn has_abstract_subject(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some(subject) = &clause.subject else { return false };
    let head = reading.chunk_at(subject.start).and_then(|chunk| reading.chunks.get(chunk));
    let Some(mut head) = head else { return false };
    while matches!(reading.word(head.tokens.end - 1), "'s" | "'") {
        let Some(next) = reading.chunk_at(head.tokens.end).and_then(|chunk| reading.chunks.get(chunk)) else { break };
        head = next;
    }
    is_abstract(reading.word(head.head)) || matches!(reading.word(head.head), "this" | "that" | "these" | "those")
}

/// Whether a person or a body is what the clause is about, so that its verb tells an act.
fn acts(reading: &Reading<'_>, clause: &Clause) -> bool {
    let subject = clause.subject.as_ref().and_then(|subject| reading.span_of(subject));
    let last = subject.and_then(|span| reading.names_in(span).last().filter(|name| name.span.end() + 4 >= span.end()));
    let kind = last.and_then(|name| reading.kind_of_name(name));
    matches!(kind, Some(NameKind::Person | NameKind::Org | NameKind::Gpe))
}

fn causes(reading: &Reading<'_>, lemma: &str) -> bool {
    lemma == "cause"
        || (lemma == "lead" || lemma == "result")
            && reading.tokens.clone().any(|token| {
                matches!(
                    (reading.word(token), reading.word(token + 1)),
                    ("led" | "leads", "to") | ("resulted" | "results", "in")
                )
            })
}

/// Whether a sum, a share, a measure or a count of three or more stands in `span`.
pub(crate) fn has_number(reading: &Reading<'_>, span: Span) -> bool {
    let amounts = overlapping(&reading.annotations.amounts, span, |amount| amount.span);
    amounts.iter().any(|amount| match amount.kind {
        AmountKind::Money | AmountKind::Percent | AmountKind::Quantity => true,
        AmountKind::Cardinal => amount.value.is_none_or(|value| 2.0 < value),
        AmountKind::Ordinal => false,
    })
}

/// "Diplomatic gifts ...": a bare plural that names nobody, in the present.
fn is_generic(reading: &Reading<'_>, focus: Option<&Clause>) -> bool {
    let Some(subject) = focus.and_then(|clause| clause.subject.as_ref()) else { return false };
    let named = reading.span_of(subject).is_some_and(|span| !reading.names_in(span).is_empty());
    let definite = matches!(reading.tag(subject.start), Tag::Det | Tag::Pron | Tag::Num | Tag::Propn);
    let head = reading.chunk_at(subject.start).and_then(|chunk| reading.chunks.get(chunk));
    let plural = head.is_some_and(|chunk| {
        let word = reading.word(chunk.head);
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
    });
    !named && !definite && plural
}
