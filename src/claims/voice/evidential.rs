//! What is laid on nobody in particular: "reportedly", "is said to".

use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::reporting::governs;
use crate::claims::voice::{Attribution, voice_of};
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::Cue;
use crate::lexicon::is_one_of;
use crate::lexicon::reporting;
use std::ops::Range;

pub(crate) fn evidentials(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let cues = reading.cues.iter().filter(|mention| matches!(mention.cue, Cue::Evidential | Cue::Belief));
    // "who is not accused of any wrongdoing": nobody says so.
    let denied = |tokens: &Range<usize>| tokens.clone().any(|token| is_one_of(reading.word(token), "not n't never"));
    let cues = cues.filter(|mention| !denied(&mention.tokens));
    let described = clauses.list.iter().filter_map(|clause| described_as(reading, clauses, clause));
    described
        .chain(cues.map(|mention| {
            let cue = reading.span_of(&mention.tokens);
            let voice = Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Adverb), source: None, cue };
            let owner = clauses.owner(mention.tokens.start);
            let own = owner.and_then(|owner| clauses.list.get(owner)).filter(|_| clauses.sure);
            let next = clauses.list.iter().map(|clause| clause.from).find(|&from| mention.tokens.end < from);
            let adjunct = reading.chunk_at(mention.tokens.start).and_then(|chunk| reading.verb(chunk));
            let aside = mention.tokens.start.checked_sub(1).is_some_and(|before| reading.is_break(before))
                && reading.is_break(mention.tokens.end);
            let relative = own.is_none().then(|| said_of_a_noun(reading, mention.tokens.start)).flatten();
            let scope = match own {
                // "I have, | I am told, | a telephone".
                _ if aside && 1 < mention.tokens.len() => reading.tokens.clone(),
                // "resigned in May, | reportedly | over a debt": only why.
                _ if is_adjunct(reading, &mention.tokens) => mention.tokens.start..reading.tokens.end,
                // In a relative clause, or before a participle, it reaches no further than that.
                Some(clause) if matches!(clause.kind, ClauseKind::Relative | ClauseKind::Adverbial) => {
                    clause.start..next.unwrap_or(reading.tokens.end)
                }
                Some(_) if adjunct.is_some_and(|group| group.shape == Shape::Gerund) => {
                    mention.tokens.start..reading.tokens.end
                }
                Some(clause) if clause.kind != ClauseKind::Main => clause.start..reading.tokens.end,
                _ => relative.unwrap_or_else(|| reading.tokens.clone()),
            };
            // "It is alleged that ...": the clause that says so reports the next one.
            let clause = owner.filter(|_| reading.word(mention.tokens.start) == "it");
            let reports = clause
                .map(|clause| clause + 1)
                .filter(|&next| governs(reading, clauses, mention.tokens.end, next, false));
            let before = || {
                let chunk = reading.chunk_at(mention.tokens.start.checked_sub(1)?)?;
                reading
                    .chunks
                    .get(chunk)
                    .filter(|chunk| chunk.kind == ChunkKind::Noun)
                    .map(|chunk| chunk.tokens.clone())
            };
            let subject = own.and_then(|own| own.subject.clone()).or_else(before);
            // "is understood to have pledged a sum": an act like any other, with nothing that they say.
            let says = |verb: &usize| {
                let later = reading.chunks.iter().enumerate().filter(|(_, chunk)| *verb < chunk.tokens.start);
                later.map(|(index, _)| index).any(|index| reading.verb(index).is_some())
            };
            let said = said_to_say(reading, mention.tokens.end).filter(says).zip(subject);
            if let Some((verb, source)) = said.filter(|(_, source)| is_source(reading, source)) {
                // "Hale is said to have claimed that ...": the claim is his.
                let said = voice_of(reading, &source, &(mention.tokens.start..verb + 1));
                let voice = Voice { kind: VoiceKind::Evidential, ..said };
                return Attribution { voice, scope, rule: "voice.said-to-say", clause: owner, reports: None };
            }
            Attribution { voice, scope, rule: "voice.evidential", clause, reports }
        }))
        .collect()
}

/// "was described at the time | as": somebody did, who is not named.
fn described_as(reading: &Reading<'_>, clauses: &Clauses, clause: &Clause) -> Option<Attribution> {
    let (group, verb) = (reading.verb(clause.verb)?, reading.chunks.get(clause.verb)?);
    let says = group.passive && group.finite && group.negation.is_none() && group.lemma == "describe";
    let after = verb.tokens.end..reading.tokens.end;
    let mut near = after.take_while(|&token| !reading.is_break(token) && reading.word(token) != "by");
    if !says || !near.any(|token| reading.word(token) == "as") {
        return None;
    }
    let cue = reading.span_of(&verb.tokens);
    let voice = Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Paraphrase), source: None, cue };
    let next = clauses.list.iter().map(|clause| clause.from).find(|&from| verb.tokens.end < from);
    let scope = clause.start..next.unwrap_or(reading.tokens.end);
    Some(Attribution { voice, scope, rule: "voice.evidential", clause: None, reports: None })
}

/// The clause on a noun that a token stands in, by its mark and pronoun alone: "orders at the unit, | which it has reportedly
/// considered selling, | climbed". For sentences whose clauses are not told apart for sure.
fn said_of_a_noun(reading: &Reading<'_>, token: usize) -> Option<Range<usize>> {
    let mark = (reading.tokens.start..token).rev().find(|&before| reading.is_break(before))?;
    let start = Some(mark + 1).filter(|&first| is_one_of(reading.word(first), "which who whom whose where"))?;
    let end = (token..reading.tokens.end).find(|&after| reading.is_break(after));
    Some(start..end.unwrap_or(reading.tokens.end))
}

/// Whether a cue behind a mark tells only of the phrase that a preposition begins after it, or stands in one: "died after |
/// allegedly | missing three doses".
fn is_adjunct(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    let before = |sought: &dyn Fn(usize) -> bool| cue.start.checked_sub(1).is_some_and(sought);
    let marked = before(&|mark| reading.is_break(mark)) && reading.tag(cue.end) == Tag::Adp;
    let inside = before(&|after| is_one_of(reading.word(after), "after before by for from in without"))
        && reading.word(cue.end).ends_with("ing");
    cue.len() == 1 && (marked || inside)
}

/// The verb of saying that somebody is said to have used: "is said to | have claimed".
fn said_to_say(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let chunk = reading.chunk_at(after).or_else(|| reading.chunk_at(after.checked_sub(1)?))?;
    let head = reading.chunks.get(chunk)?.head;
    let says = reporting(&reading.verb(chunk)?.lemma).is_some_and(|(verb, _)| verb.speak && verb.that);
    (says && after <= head).then_some(head)
}
