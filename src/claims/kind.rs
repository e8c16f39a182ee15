//! What sort of thing a claim says: an event, a state, a number, a judgement, ...

use crate::annotate::amounts::AmountKind;
use crate::annotate::dates::TimexKind;
use crate::annotate::names::NameKind;
use crate::annotate::syntax::{Shape, Tag, Tense};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::strength::Scope;
use crate::claims::{ClaimKind, VoiceKind};
use crate::lexicon::cues::{Cue, is_abstract, is_interpretive};
use crate::lexicon::is_one_of;
use crate::text::{Span, overlapping};

/// What the sort of a claim was decided by.
#[derive(Clone, Debug)]
pub(crate) struct Sort {
    pub(crate) kind: ClaimKind,
    pub(crate) rule: &'static str,
    /// Words that evaluate or interpret, counted.
    pub(crate) values: usize,
}

/// What is known of a claim beside its clause.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About {
    /// Some cue softens it.
    pub(crate) softened: bool,
    /// Its clause is the one that lays it on a source ("Observers see the purge as ...").
    pub(crate) reports: bool,
    /// Who says it.
    pub(crate) voice: VoiceKind,
    /// It is in quotation marks as somebody's speech.
    pub(crate) spoken: bool,
}

/// Sorts the claim of the clause `focus`.
pub(crate) fn sort(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<&Clause>,
    scope: &Scope,
    about: About,
) -> Sort {
    let count = |cue: Cue| {
        let own = reading.cues.iter().filter(|mention| mention.cue == cue);
        own.filter(|mention| scope.reaches(clauses, mention.tokens.start)).count()
    };
    let values = count(Cue::Value);
    let abstract_subject = focus.is_some_and(|clause| has_abstract_subject(reading, clause));
    let decide = |kind, rule| Sort { kind, rule, values };
    let group = focus.and_then(|clause| reading.verb(clause.verb));
    let past = focus.is_some_and(|clause| is_past(reading, clause));
    let tense = if past { Tense::Past } else { group.map_or(Tense::None, |group| group.tense) };
    let lemma = group.map_or("", |group| group.lemma.as_str());
    let reported = scope.chain.len() > 1;
    let interprets = is_interpretive(lemma) && !focus.is_some_and(|clause| acts(reading, clause));
    // "said it would sell": a future seen from the past.
    let would = reported && group.and_then(|group| group.modal).is_some_and(|modal| reading.word(modal) == "would");
    if tense == Tense::Future || would || count(Cue::Future) > 0 {
        return decide(ClaimKind::Forecast, "kind.future");
    }
    if focus.is_some_and(|clause| expects(reading, clause)) {
        return decide(ClaimKind::Forecast, "kind.expectation");
    }
    if count(Cue::Duty) > 0 {
        let kind = if values > 0 || abstract_subject { ClaimKind::Judgement } else { ClaimKind::Rule };
        return decide(kind, "kind.duty");
    }
    // "Critics hailed it as a masterpiece".
    if about.reports
        && about.voice == VoiceKind::Unnamed
        && crate::lexicon::reporting(lemma).is_some_and(|(verb, _)| verb.name)
    {
        return decide(ClaimKind::Judgement, "kind.view");
    }
    if about.reports && is_one_of(lemma, "see view regard consider caution interpret") {
        return decide(ClaimKind::Judgement, "kind.view");
    }
    // "every Saturday a man set one going".
    let recurs = focus.is_some_and(|clause| recurs(reading, clause));
    if recurs {
        return decide(ClaimKind::General, "kind.recurs");
    }
    if count(Cue::General) > 0 && (tense != Tense::Past || is_generic(reading, focus)) {
        return decide(ClaimKind::General, "kind.habit");
    }
    if interprets || (abstract_subject && tense != Tense::Past) {
        return decide(ClaimKind::Judgement, "kind.interpretation");
    }
    if values > 1 || (values > 0 && (about.softened || abstract_subject || lemma == "be")) {
        return decide(ClaimKind::Judgement, "kind.evaluation");
    }
    if focus.is_some_and(|clause| is_called(reading, clause)) {
        return decide(ClaimKind::Judgement, "kind.quoted-view");
    }
    if about.spoken && focus.is_some_and(|clause| is_spoken_view(reading, clause, tense)) {
        return decide(ClaimKind::Judgement, "kind.spoken-view");
    }
    if causes(reading, lemma) {
        return decide(ClaimKind::Cause, "kind.cause");
    }
    let own = focus.and_then(|clause| own_words(reading, clauses, clause));
    let number = own.is_some_and(|own| has_number(reading, own));
    if number && is_measure(lemma) {
        return decide(ClaimKind::Number, "kind.measure");
    }
    if tense == Tense::Past && !is_state(lemma) {
        return decide(ClaimKind::Event, "kind.past-act");
    }
    if number {
        return decide(ClaimKind::Number, "kind.number");
    }
    if group.is_none() {
        return decide(ClaimKind::State, "kind.no-verb");
    }
    if tense == Tense::Present && !about.reports && is_generic(reading, focus) {
        return decide(ClaimKind::General, "kind.generic-subject");
    }
    decide(ClaimKind::State, "kind.state")
}

/// From a clause's first word to where the next one begins.
fn own_words(reading: &Reading<'_>, clauses: &Clauses, clause: &Clause) -> Option<Span> {
    let verb = reading.chunks.get(clause.verb)?;
    let next = clauses.list.iter().map(|next| next.from).find(|&from| verb.tokens.end <= from);
    reading.span_of(&(clause.start.min(verb.tokens.start)..next.unwrap_or(reading.tokens.end)))
}

/// Verbs whose figure is the point.
fn is_measure(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "come rise fall climb drop total cost reach grow slip jump increase decrease average weigh measure cover carry number amount need employ hold exceed",
    )
}

/// Verbs that tell how things are, in the past tense too; a denial is what somebody holds.
fn is_state(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "be have include contain remain stay own belong know need deny dispute respect consist exist lack depend rely differ matter become",
    )
}

/// "every Saturday", not "annual".
fn is_each(words: &str) -> bool {
    ["every", "each", "Every", "Each"].iter().any(|each| words.starts_with(each))
}

/// Whether a day that comes again and again stands in the clause.
fn recurs(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some(verb) = reading.chunks.get(clause.verb) else { return false };
    let stop = (verb.tokens.end + 6).min(reading.tokens.end);
    let stop = (verb.tokens.end..stop).find(|&token| reading.is_break(token)).unwrap_or(stop);
    let whole = clause.start.min(verb.tokens.start)..stop;
    let fronted = reading.tokens.start..whole.start;
    let set = |tokens: &std::ops::Range<usize>| {
        reading.span_of(tokens).is_some_and(|span| {
            overlapping(&reading.annotations.dates, span, |date| date.span)
                .iter()
                .any(|date| date.kind == TimexKind::Set && is_each(reading.document.str(date.span)))
        })
    };
    set(&whole) || fronted.len() < 6 && set(&fronted)
}

/// Whether a clause tells what is over: "fell", "has fallen", "may have fallen", "is thought to have fallen".
pub(crate) fn is_past(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some((chunk, group)) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb)) else { return false };
    let perfect = |tokens: &std::ops::Range<usize>| {
        tokens.clone().any(|token| is_one_of(reading.word(token), "have 've having") && token != chunk.head)
    };
    let modal = group.modal.map_or("", |modal| reading.word(modal));
    let perfect_group = perfect(&chunk.tokens);
    let ability = modal == "could" && group.negation.is_some() && !perfect_group;
    let raised = || {
        let next = reading.chunks.get(clause.verb + 1).filter(|next| next.tokens.start == chunk.tokens.end);
        let infinitive = reading.verb(clause.verb + 1).is_some_and(|group| group.shape == Shape::Infinitive);
        next.is_some_and(|next| {
            infinitive && next.tokens.len() > 2 && next.tokens.clone().any(|token| reading.word(token) == "have")
        })
    };
    // A participle that is the sentence's only verb: "The committee voted by six to three".
    let alone = group.shape == Shape::Participle && clause.kind == ClauseKind::Main;
    alone
        || group.tense == Tense::Past && group.modal.is_none() && !(group.passive && is_thought(&group.lemma))
        || ability
        || is_one_of(modal, "may might could must") && perfect_group && group.negation.is_none()
        || raised()
}

fn is_thought(lemma: &str) -> bool {
    is_one_of(lemma, "think believe expect forecast project schedule")
}

/// "is expected to open", "expects rates to fall", "is likely to miss": what is still to come, said without "will".
fn expects(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some((chunk, group)) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb)) else { return false };
    let forecast = is_one_of(group.lemma.as_str(), "expect forecast predict anticipate project");
    if forecast && (group.passive || group.tense == Tense::Present) && !is_past(reading, clause) {
        return true;
    }
    let after = chunk.tokens.end;
    let likely = (after..after + 3)
        .find(|&token| {
            let compared = is_one_of(reading.word(token - 1), "less more as equally");
            !compared && is_one_of(reading.word(token), "likely unlikely bound certain")
        })
        .is_some_and(|token| reading.word(token + 1) == "to" && !is_one_of(reading.word(token + 2), "be have"));
    likely && group.lemma == "be" && group.tense == Tense::Present
}

/// Whether the sentence is a question of the article's own.
pub(crate) fn asks(reading: &Reading<'_>) -> bool {
    let last = reading.tokens.end.saturating_sub(1);
    reading.word(last) == "?" && reading.speech_tokens().is_empty()
}

/// "said the pitch was “like glue”": what something is called stands in quotation marks, a word or two.
fn is_called(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some(chunk) = reading.chunks.get(clause.verb) else { return false };
    reading.quotes().iter().filter(|quote| !quote.speech).any(|quote| {
        let tokens = reading.document.tokens_in(quote.span);
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        // "no record", "not ...": what is denied in quotation marks is denied.
        let denies = is_one_of(reading.word(tokens.start + 1), "no not never nothing");
        let copula = is_one_of(reading.word(before), "be is are was were been as 's");
        let named =
            matches!(reading.verb(clause.verb).map(|group| group.lemma.as_str()), Some("call" | "brand" | "dub"));
        chunk.tokens.start <= before && !denies && (copula || named)
    })
}

/// Whether speech tells what its speaker thinks, not what was or is: the present tense of "I" and "we", "is a ...".
fn is_spoken_view(reading: &Reading<'_>, clause: &Clause, tense: Tense) -> bool {
    let Some((chunk, group)) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb)) else { return true };
    let named =
        reading.span_of(&(clause.start..chunk.tokens.end)).is_some_and(|span| !reading.names_in(span).is_empty());
    let number = has_number(reading, reading.span);
    let first_person = clause.subject.as_ref().is_some_and(|subject| {
        subject.clone().any(|token| is_one_of(reading.word(token), "i we you everybody nobody people"))
    });
    let calls = group.negation.is_none()
        && group.lemma == "be"
        && matches!(reading.tag(chunk.tokens.end), Tag::Det | Tag::Adj | Tag::Adv | Tag::Noun);
    !number
        && match tense {
            Tense::Past => calls,
            _ => first_person || calls || !named && group.negation.is_none(),
        }
}

fn has_abstract_subject(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some(subject) = &clause.subject else { return false };
    let head = reading.chunk_at(subject.start).and_then(|chunk| reading.chunks.get(chunk));
    let Some(mut head) = head else { return false };
    while is_one_of(reading.word(head.tokens.end - 1), "'s '") {
        let Some(next) = reading.chunk_at(head.tokens.end).and_then(|chunk| reading.chunks.get(chunk)) else { break };
        head = next;
    }
    is_abstract(reading.word(head.head)) || is_one_of(reading.word(head.head), "this that these those")
}

/// Whether a person or a body is what the clause is about, so that its verb tells an act.
fn acts(reading: &Reading<'_>, clause: &Clause) -> bool {
    let subject = clause.subject.as_ref().and_then(|subject| reading.span_of(subject));
    let last = subject.and_then(|span| reading.names_in(span).pop().filter(|name| name.span.end() + 4 >= span.end()));
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
    let definite = matches!(reading.tag(subject.start), Tag::Det | Tag::Pron | Tag::Num);
    let head = reading.chunk_at(subject.start).and_then(|chunk| reading.chunks.get(chunk));
    let plural = head.is_some_and(|chunk| {
        let word = reading.word(chunk.head);
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
    });
    !named && !definite && plural
}
