//! From one sentence to its claims: cut at what surely parts statements, then read voice, strength, sort and frame.

use crate::annotate::dates::TimexKind;
use crate::annotate::names::{NameKind, NameMention};
use crate::annotate::syntax::Tag;
use crate::claims::clauses::{self, ClauseKind, Clauses};
use crate::claims::reading::{Reading, overlapping};
use crate::claims::strength::{self, Scope};
use crate::claims::threads::{Told, words_of_act};
use crate::claims::voice::{self, Attribution};
use crate::claims::{Claim, Frame, Role, Voice, VoiceForm, frame, heading, kind, rank};
use crate::text::Span;
use std::ops::Range;

/// The claims of a sentence, in text order; at least one for a sentence with a word in it.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Told> {
    let clauses = clauses::find(reading);
    let attributions = voice::find(reading, &clauses);
    let parts = statements(reading, &clauses, &attributions);
    parts.into_iter().filter_map(|(tokens, focus)| claim(reading, &clauses, &attributions, &tokens, focus)).collect()
}

/// The stretches of the sentence that state something on their own, each with its clause.
fn statements(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
) -> Vec<(Range<usize>, Option<usize>)> {
    let main = clauses.list.iter().position(|clause| clause.kind == ClauseKind::Main);
    let conditional = reading.tokens.clone().any(|token| matches!(reading.word(token), "if" | "unless" | "whether"));
    if !clauses.sure || !attributions.is_empty() || conditional || !reading.speech_tokens().is_empty() {
        return vec![(reading.tokens.clone(), main)];
    }
    let mut parts = Vec::new();
    let (mut start, mut focus) = (reading.tokens.start, main);
    for (index, clause) in clauses.list.iter().enumerate() {
        let Some(marker) = clause.marker.filter(|_| clause.kind == ClauseKind::Coordinate) else { continue };
        let after_mark = reading.word(marker) == ";" || reading.is_break(marker.saturating_sub(1));
        let after_statement =
            index.checked_sub(1).and_then(|previous| clauses.list.get(previous)).is_some_and(|previous| {
                matches!(previous.kind, ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::SharedSubject)
            });
        if after_mark || after_statement {
            parts.push((start..marker, focus));
            (start, focus) = (marker + 1, Some(index));
        }
    }
    parts.push((start..reading.tokens.end, focus));
    parts
}

fn claim(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    tokens: &Range<usize>,
    statement: Option<usize>,
) -> Option<Told> {
    let (focus, chain) = follow(clauses, attributions, statement);
    let clause = focus.and_then(|focus| clauses.list.get(focus));
    let scope = Scope { chain, sure: clauses.sure };
    let place = clause.and_then(|clause| reading.chunks.get(clause.verb)).map_or(tokens.start, |verb| verb.head);
    let inside_speech = reading.speech_tokens().into_iter().next();
    let place = if clause.is_none() || attributions.len() == 1 && inside_speech.is_some() {
        inside_speech.map_or(place, |speech| speech.start.max(reading.tokens.start))
    } else {
        place
    };
    let attribution = voice::over(attributions, place);
    let voice = attribution.map(|attribution| attribution.voice.clone()).unwrap_or_default();
    let softeners = strength::softeners(reading, clauses, &scope);
    let negation = strength::negation(reading, clauses, clause, &scope);
    let sort = kind::sort(reading, clauses, clause, &scope, !softeners.is_empty());
    let frame = match focus {
        Some(focus) if clauses.sure => frame::read(reading, clauses, focus),
        _ => Frame::default(),
    };
    let keep = cues(&voice, &softeners, negation);
    let heading = heading::heading(reading, clauses, tokens, &keep);
    let span = stated(reading, clauses, focus, tokens, &voice)?;
    let (who, when, places, amounts) = mentions(reading, clauses, focus, &frame, tokens, span);
    let mut why = vec![if clauses.sure { "claim.clause" } else { "claim.whole-sentence" }, sort.rule];
    why.extend(attribution.map(|attribution| attribution.rule));
    let mut claim = Claim {
        sentence: reading.index,
        span,
        heading,
        frame,
        voice,
        softeners,
        negation,
        presupposed: false,
        kind: sort.kind,
        who,
        when,
        places,
        amounts,
        rank: 0.0,
        open: false,
        thread: None,
        why,
    };
    claim.rank = rank::rank(reading, &claim, clause, &sort, clauses.sure);
    let words = words_of_act(reading, &claim.frame);
    Some(Told { claim, words })
}

/// From the clause that reports to what it reports: the clause the claim is about, and those whose cues reach it.
fn follow(clauses: &Clauses, attributions: &[Attribution], statement: Option<usize>) -> (Option<usize>, Vec<usize>) {
    let Some(mut focus) = statement else { return (None, Vec::new()) };
    let mut chain = vec![focus];
    while attributions.iter().any(|attribution| attribution.clause == Some(focus)) {
        match clauses.list.get(focus + 1) {
            Some(next) if next.kind == ClauseKind::Complement => {
                focus += 1;
                chain.push(focus);
            }
            _ => break,
        }
    }
    let reports = clauses
        .list
        .iter()
        .enumerate()
        .filter(|(_, clause)| matches!(clause.kind, ClauseKind::Report | ClauseKind::SharedSubject));
    chain.extend(reports.map(|(index, _)| index).filter(|&index| index != focus));
    (Some(focus), chain)
}

fn cues(voice: &Voice, softeners: &[Span], negation: Option<Span>) -> Vec<Span> {
    let mut keep: Vec<Span> = softeners.to_vec();
    keep.extend(voice.source);
    keep.extend(voice.cue);
    keep.extend(negation);
    keep
}

/// What the claim states: the clause without its source.
fn stated(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<usize>,
    tokens: &Range<usize>,
    voice: &Voice,
) -> Option<Span> {
    if voice.form == Some(VoiceForm::Direct)
        && let Some(quote) = reading.quotes().iter().find(|quote| quote.speech)
    {
        let (start, end) = (quote.span.start().max(reading.span.start()), quote.span.end().min(reading.span.end()));
        return Some(Span::new(start, end));
    }
    let whole = reading.span_of(tokens)?;
    let clause = focus
        .and_then(|focus| clauses.list.get(focus))
        .filter(|clause| clauses.sure && clause.kind == ClauseKind::Complement);
    let start = clause.map(|clause| clause.subject.as_ref().map_or(clause.start, |subject| subject.start));
    let last = (tokens.clone()).rev().find(|&token| reading.tag(token) != Tag::Punct)?;
    start
        .map_or_else(|| reading.span_of(&(tokens.start..last + 1)), |start| reading.span_of(&(start..last + 1)))
        .or(Some(whole))
}

type Mentions = (Vec<usize>, Vec<usize>, Vec<usize>, Vec<usize>);

/// The entities, dates, places and amounts of a claim, as indices. A date or place counts only where it stands in the
/// claim's own clause.
fn mentions(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<usize>,
    frame: &Frame,
    tokens: &Range<usize>,
    span: Span,
) -> Mentions {
    let stretch = reading.span_of(tokens).unwrap_or(span);
    let owned = |at: Span| {
        let token = reading.document.tokens_in(at).start;
        focus.is_some() && clauses.sure && clauses.owner(token) == focus
    };
    let index_from = |start: usize, length: usize| start..start + length;
    let dates = &reading.annotations.dates;
    let near = overlapping(dates, stretch, |date| date.span);
    let first = dates.partition_point(|date| date.span.end() <= stretch.start());
    let when = index_from(first, near.len())
        .zip(near)
        .filter(|(_, date)| matches!(date.kind, TimexKind::Date | TimexKind::Time) && owned(date.span))
        .map(|(index, _)| index)
        .collect();
    let amounts = &reading.annotations.amounts;
    let near = overlapping(amounts, stretch, |amount| amount.span);
    let first = amounts.partition_point(|amount| amount.span.end() <= stretch.start());
    let amounts = index_from(first, near.len()).collect();
    let mut places: Vec<usize> = Vec::new();
    let argued = frame.arguments.iter().filter(|argument| argument.role == Role::Place).map(|argument| argument.span);
    for span in argued.chain(fronted_place(reading, tokens)) {
        let of_kind = |name: &&NameMention| {
            matches!(reading.kind_of_name(name), Some(NameKind::Gpe | NameKind::Loc | NameKind::Fac))
        };
        places.extend(reading.names_in(span).iter().filter(of_kind).map(|name| name.entity));
    }
    places.dedup();
    (reading.entities_in(stretch), when, places, amounts)
}

/// "In Lagos, ..." at the head of a statement.
fn fronted_place(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Span> {
    let preposition = matches!(reading.word(tokens.start), "in" | "at" | "near" | "outside");
    let phrase =
        reading.noun_phrase(tokens.start + 1).filter(|phrase| preposition && reading.word(phrase.end) == ",")?;
    reading.span_of(&phrase)
}
