//! The subject of a verb, looked for in the words before it.

use crate::annotate::dates::TimexKind;
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::clauses::{ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::lexicon::{VerbForm, is_one_of, reporting};
use crate::text::{Span, overlapping};
use std::ops::Range;

/// The subject before a verb: the last noun phrase of `region` that no preposition governs, with what belongs to
/// it; an aside between commas is passed over.
pub(crate) fn subject(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let end = trim_end(reading, region.start, region.end);
    // "told me | there | had been two".
    if region.start < end && reading.word(end - 1) == "there" {
        return Some(end - 1..end);
    }
    if region.start < end && reading.is_break(end - 1) {
        return before_aside(reading, &(region.start..end));
    }
    let heads = (region.start..end).rev().filter(|&token| begins_noun_group(reading, token));
    heads
        .map(|token| whole_phrase(reading, region.start, token))
        .find(|&start| !is_governed(reading, region.start, start))
        .map(|start| start..end)
}

/// Who reports, before a verb of saying behind a mark: the noun phrase right before the verb, or before the aside that
/// stands between them ("the mayor, Ines Roth, | told"). What stands before the mark is no part of it: in "sank in
/// Tunis, Tunisia, officials said" nobody is called "Tunisia, officials".
pub(crate) fn reporter(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let end = trim_end(reading, region.start, region.end);
    let mark_before = |token: usize| (region.start..token).rev().find(|&token| reading.is_break(token));
    let aside = end.checked_sub(1).filter(|&last| region.contains(&last) && reading.is_break(last));
    let (stop, inner) = match aside {
        Some(last) => (last, mark_before(last)?),
        None => (end, end),
    };
    let opening = mark_before(inner)?;
    let start = (opening + 1..inner).find(|&token| begins_noun_group(reading, token))?;
    let phrase = reading.noun_phrase(start)?;
    let one_phrase = (phrase.end..inner).all(|token| {
        matches!(reading.tag(token), Tag::Aux | Tag::Adv | Tag::Adj | Tag::Num) || reading.chunk_at(token).is_none()
    });
    let one_phrase = one_phrase || picked_out(reading, phrase.end) == Some(inner);
    let pronoun = (phrase.start + 1..inner).any(|token| {
        // "two of them tell me" has one phrase.
        reading.tag(token) == Tag::Pron
            && reading.word(token - 1) != "of"
            && reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none())
    });
    (one_phrase && !pronoun).then_some(start..stop)
}

/// Where what picks a noun out ends: "people | familiar with the matter", "officials | briefed on the plan".
fn picked_out(reading: &Reading<'_>, from: usize) -> Option<usize> {
    let opens = matches!(reading.tag(from), Tag::Adj | Tag::Verb) && reading.tag(from + 1) == Tag::Adp;
    reading.noun_phrase(from + 2).filter(|_| opens).map(|phrase| phrase.end)
}

/// The noun phrase right before `token`.
pub(crate) fn antecedent(reading: &Reading<'_>, start: usize, token: usize) -> Option<Range<usize>> {
    let end = (start..token).rev().find(|&token| !reading.is_break(token) && reading.tag(token) != Tag::Adp)?;
    let chunk = reading.chunks.get(reading.chunk_at(end)?)?;
    matches!(chunk.kind, ChunkKind::Noun).then(|| chunk.tokens.clone())
}

/// "On Monday, | Ito, 61, the mayor of Kobe, | resigned": the first stretch between marks that begins with a noun.
fn before_aside(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let marks = region.clone().filter(|&token| reading.is_break(token)).chain(std::iter::once(region.end));
    let mut start = region.start;
    start += usize::from(is_one_of(reading.word(start), "but and so yet"));
    for mark in marks {
        // "| Both | she and the clerk, Ida Holm, | said".
        let start_of = start + usize::from(reading.word(start) == "both" && !begins_noun_group(reading, start));
        if begins_noun_group(reading, start_of) {
            return Some(start..list_end(reading, start, mark, region.end));
        }
        start = mark + 1;
    }
    None
}

/// "The Bakers, Millers and Grain Workers union, | which ...": where a list of names ends that began before the mark.
fn list_end(reading: &Reading<'_>, start: usize, mark: usize, end: usize) -> usize {
    let stop = (mark + 1..end).find(|&token| reading.is_break(token)).unwrap_or(end);
    let named = |token: usize| reading.tag(token) == Tag::Propn;
    let and = (mark + 2..stop).find(|&token| reading.word(token) == "and");
    let listed = reading.word(mark) == ","
        && mark.checked_sub(1).is_some_and(|last| start <= last && named(last))
        && and.is_some_and(|and| (mark + 1..and).all(named) && named(and + 1));
    if listed { stop } else { mark }
}

/// The subject of the main verb after nothing but fronted and relative clauses: its own ("In a talk that went on, | he
/// said"), or the noun before the relative clause ("The man who stole the car | was caught").
pub(crate) fn main_subject(reading: &Reading<'_>, before: &Clauses, region: &Range<usize>) -> Option<Range<usize>> {
    let relative = before.list.iter().find(|clause| clause.kind == ClauseKind::Relative);
    let after_mark = region.clone().rev().find(|&token| reading.is_break(token)).map_or(region.end, |mark| mark + 1);
    let own = match relative {
        Some(_) => subject(reading, &(after_mark..region.end)),
        None => subject(reading, region),
    };
    // "An official, speaking freely because he is retired, | said": a report or a reason within it, too.
    let inner =
        before.list.iter().find(|clause| reading.tokens.start < clause.start && clause.kind != ClauseKind::Relative);
    own.or_else(|| {
        let ahead = reading.tokens.start..relative.or(inner)?.start;
        let aside = after_mark == region.end && region.start < region.end;
        if aside {
            before_aside(reading, &ahead).or_else(|| subject(reading, &ahead))
        } else {
            subject(reading, &ahead)
        }
    })
}

/// Whether a noun group begins at `token` that can be a subject ("the gesture | itself" has its subject before).
pub(crate) fn begins_noun_group(reading: &Reading<'_>, token: usize) -> bool {
    let Some(chunk) = reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)) else { return false };
    let reflexive = reading.word(token).ends_with("self") || reading.word(token).ends_with("selves");
    // "The bank today | announced": a day before a verb is no subject.
    let day = |span: Span| {
        overlapping(&reading.annotations.dates, span, |date| date.span).iter().any(|date| date.span == span)
    };
    let dated = reading.span_of(&chunk.tokens).is_some_and(day);
    chunk.tokens.start == token && matches!(chunk.kind, ChunkKind::Noun) && !reflexive && !dated
}

/// Where the phrase begins that the noun group at `start` ends: with its possessor ("Putin's | gift") and the nouns
/// joined to it ("Ukraine and | Russia").
fn whole_phrase(reading: &Reading<'_>, limit: usize, mut start: usize) -> usize {
    while let Some(previous) = start.checked_sub(1).filter(|&token| limit < token) {
        let at = match reading.word(previous) {
            "'s" | "'" => previous,
            "and" | "or" | "&" => previous - 1,
            _ => break,
        };
        match reading.chunk_at(at).and_then(|chunk| reading.chunks.get(chunk)) {
            Some(chunk) if matches!(chunk.kind, ChunkKind::Noun) && limit <= chunk.tokens.start => {
                start = chunk.tokens.start;
            }
            _ => break,
        }
    }
    start
}

/// Whether a preposition or a verb without tense governs what begins at `start`: "of | the agency", "to sell | the car".
fn is_governed(reading: &Reading<'_>, limit: usize, start: usize) -> bool {
    // "In 1964 | she": the preposition has its date.
    if start.checked_sub(1).is_some_and(|before| limit <= before && reading.is_date(before)) {
        return false;
    }
    let before =
        (limit..start).rev().find(|&token| !matches!(reading.tag(token), Tag::Det | Tag::Adj | Tag::Adv | Tag::Num));
    before.is_some_and(|token| {
        // "though | outside experts warned".
        if token == limit && is_one_of(reading.word(token), "outside inside") {
            return false;
        }
        let verb = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
        // ", saying | a letter had been sent".
        let says = reporting(reading.word(token))
            .is_some_and(|(verb, form)| form == VerbForm::Gerund && verb.speak && verb.that);
        reading.tag(token) == Tag::Adp || verb.is_some_and(|group| !group.finite) && !says
    })
}

/// Where `start..end` ends without the adverbs and the day at its end: "The company | today | announced".
fn trim_end(reading: &Reading<'_>, start: usize, mut end: usize) -> usize {
    loop {
        let last = end.saturating_sub(1);
        if end <= start {
            return end;
        }
        if reading.tag(last) == Tag::Adv && reading.word(last) != "there" {
            end = last;
            continue;
        }
        let date = reading.token_span(last).and_then(|token| {
            let dates = overlapping(&reading.annotations.dates, token, |date| date.span);
            dates.iter().find(|date| date.span.end() == token.end() && date.kind == TimexKind::Date)
        });
        let Some(begins) = date.map(|date| reading.document.tokens_in(date.span).start) else { return end };
        let before = begins.saturating_sub(1);
        // "A study released | last month".
        if start < before && matches!(reading.tag(before), Tag::Verb | Tag::Cconj) {
            return end;
        }
        // "Data released on Friday | showed": the day is the release's.
        if before.checked_sub(1).is_some_and(|verb| start < verb && reading.tag(verb) == Tag::Verb) {
            return end;
        }
        // "A man who was 61 in | May | said" keeps what is not plainly beside it.
        end = match reading.tag(before) {
            Tag::Adp if start < before && is_one_of(reading.word(before), "on in since by") => before,
            // A date may be only the end of a token ("mid-1990s"): then nothing goes.
            _ if start < begins && begins < end => begins,
            _ => return end,
        };
    }
}
