//! Sources that a preposition or a participle brings in: "according to", "citing".

use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::clauses::{ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::asides::subject_with_aside;
use crate::claims::voice::{Attribution, voice_of};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::lexicon::{VerbForm, is_one_of, reporting};
use std::ops::Range;

pub(crate) fn according_to(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let starts =
        reading.tokens.clone().filter(|&token| reading.word(token) == "according" && reading.word(token + 1) == "to");
    starts
        .map(|token| {
            // Where no noun group begins after it, the next word is the source.
            let mut source = reading.noun_phrase(token + 2).unwrap_or(token + 2..token + 3);
            // "court | papers": a noun of writing that was taken for a verb.
            source.end += usize::from(source_noun(reading.word(source.end)) == Some(SourceNoun::Document));
            let mut voice = voice_of(reading, &source, &(token..token + 2));
            // Who has seen the papers does not name them.
            voice.source = reading.span_of(&(source.start..picked_out(reading, source.end))).or(voice.source);
            let scope = reach(reading, clauses, token, source.end);
            Attribution { voice, scope, rule: "voice.according-to", clause: None, reports: None }
        })
        .collect()
}

/// What a source that begins at `cue` and ends at `end` has in its scope: within a relative clause no more than that clause.
fn reach(reading: &Reading<'_>, clauses: &Clauses, cue: usize, end: usize) -> Range<usize> {
    let relative = clauses.owner(cue).and_then(|owner| clauses.list.get(owner));
    match relative.filter(|clause| clauses.sure && clause.kind == ClauseKind::Relative) {
        // "The union, | which was not told, according to a letter, | urged": up to the verb that goes on.
        Some(clause) => {
            let mut later = clauses.list.iter().filter(|later| cue < later.from && later.start <= clause.start);
            clause.start..later.next().map_or(reading.tokens.end, |later| later.from)
        }
        None => reading.tokens.start..goes_on_alone(reading, clauses, cue, end),
    }
}

/// "It cost 9 million, according to the auditor, | and it has carried nobody": where a clause begins that no longer belongs to
/// the source between the marks; else the sentence's end.
fn goes_on_alone(reading: &Reading<'_>, clauses: &Clauses, cue: usize, end: usize) -> usize {
    let aside = reading.tokens.start < cue && reading.is_break(cue - 1) && reading.is_break(end);
    let next = clauses.list.iter().filter(|clause| clause.kind == ClauseKind::Coordinate);
    let next = next.filter_map(|clause| clause.marker).find(|&marker| marker == end || marker == end + 1);
    next.filter(|_| aside && clauses.sure).unwrap_or(reading.tokens.end)
}

/// "In the words of the mayor, ...", "By Brandt's account, ...", ", in the latest count by the agency".
pub(crate) fn in_words_of(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let starts = reading.tokens.clone().filter(|&token| {
        is_one_of(reading.word(token), "in by on at")
            && (token == reading.tokens.start || reading.is_break(token - 1) || reading.tag(token - 1) == Tag::Cconj)
    });
    starts.filter_map(|token| words_of(reading, clauses, token)).collect()
}

/// Where a source ends with what picks it out: "people | familiar with the matter", "documents | seen by the paper".
fn picked_out(reading: &Reading<'_>, end: usize) -> usize {
    let participle = reading
        .chunk_at(end)
        .and_then(|chunk| reading.verb(chunk))
        .is_some_and(|group| group.shape == Shape::Participle);
    let adjective = reading.tag(end) == Tag::Adj && reading.tag(end + 1) == Tag::Adp;
    if !participle && !adjective {
        return end;
    }
    let stops = |&token: &usize| {
        reading.is_break(token)
            || reading.is_date(token)
            || is_one_of(reading.word(token), ". who which that and but")
            || reading.chunk_at(token).and_then(|chunk| reading.verb(chunk)).is_some_and(|group| group.finite)
    };
    let stop = (end..reading.tokens.end).find(stops).unwrap_or(reading.tokens.end);
    let stop = if reading.is_date(stop) && reading.tag(stop - 1) == Tag::Adp { stop - 1 } else { stop };
    // "a study published | on Monday" is not told from others by that.
    if end + 1 < stop { stop } else { end }
}

/// Nouns for what somebody says or reckons.
pub(crate) fn is_word_of(noun: &str) -> bool {
    is_one_of(
        noun,
        "account assessment count description estimate estimation judgement judgment opinion reckoning tally telling version view words",
    )
}

fn words_of(reading: &Reading<'_>, clauses: &Clauses, preposition: usize) -> Option<Attribution> {
    const NEAR: usize = 12;
    let end = (preposition + NEAR).min(reading.tokens.end);
    let stop = (preposition + 1..end).find(|&token| reading.is_break(token)).unwrap_or(end);
    let noun = (preposition + 1..stop).find(|&token| is_word_of(reading.word(token)))?;
    let source = match reading.word(noun + 1) {
        "of" | "by" | "from" => reading.noun_phrase(noun + 2)?,
        _ if noun + 1 == stop => {
            let mark = (preposition + 1..noun).find(|&token| is_one_of(reading.word(token), "'s '"))?;
            preposition + 1..mark
        }
        _ => return None,
    };
    let first = reading.word(source.start);
    if !is_source(reading, &source) || is_one_of(first, "i we my our") || reading.span_of(&source).is_none() {
        return None;
    }
    let voice = voice_of(reading, &source, &(preposition..noun + 1));
    let scope = reach(reading, clauses, preposition, source.end.max(noun + 1));
    Some(Attribution { voice, scope, rule: "voice.in-words-of", clause: None, reports: None })
}

/// ", citing court papers": a source by participle. "citing a lack of time" names none.
pub(crate) fn participles(reading: &Reading<'_>) -> Vec<Attribution> {
    let found = reading.chunks.iter().enumerate().filter_map(|(index, chunk)| {
        let group = reading.verb(index)?;
        if group.shape != Shape::Gerund || !is_one_of(group.lemma.as_str(), "cite quote") {
            return None;
        }
        let source = reading.noun_phrase(chunk.tokens.end).filter(|source| is_source(reading, source))?;
        let voice = voice_of(reading, &source, &(chunk.head..chunk.head + 1));
        Some(Attribution {
            voice,
            scope: reading.tokens.start..chunk.tokens.start,
            rule: "voice.citing",
            clause: None,
            reports: None,
        })
    });
    found.collect()
}

/// "She resigned on Monday, | saying that she was tired": the rest is said by whom the clause before is about; "with | one
/// councillor | warning that ...", by who stands there.
pub(crate) fn saying(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let says = |token: &usize| {
        let (verb, form) = reporting(reading.word(*token))?;
        let out = verb.base == "point" && reading.word(token + 1) == "out";
        let that = reading.word(token + 1 + usize::from(out)) == "that";
        let group = reading.chunk_at(*token).and_then(|chunk| reading.verb(chunk));
        let denied = group.is_some_and(|group| group.negation.is_some() || group.finite);
        let speaks = verb.speak && verb.that || that && is_one_of(verb.base, "allege contend maintain point rule");
        let clause =
            clauses.list.iter().any(|clause| clause.kind == ClauseKind::Complement && clause.start == token + 1);
        let told = that || clause || verb.neutral && group.is_some() && !reading.is_break(token + 1);
        (form == VerbForm::Gerund && !denied && speaks && told).then_some(that)
    };
    let found = reading.tokens.clone().filter_map(|token| {
        let that = says(&token)?;
        let start = reading
            .chunk_at(token)
            .and_then(|chunk| reading.chunks.get(chunk))
            .map_or(token, |chunk| if matches!(chunk.kind, ChunkKind::Verb(_)) { chunk.tokens.start } else { token });
        let marked = start.checked_sub(1).is_some_and(|before| reading.word(before) == ",");
        let before = || {
            clauses.list.iter().rev().find(|clause| {
                clause.from < start && !matches!(clause.kind, ClauseKind::Relative | ClauseKind::Complement)
            })
        };
        let source = if marked {
            let before = before().filter(|before| clauses.sure || before.kind == ClauseKind::Main)?;
            subject_with_aside(reading, before)?
        } else {
            let noun = reading.chunk_at(start.checked_sub(1)?).and_then(|chunk| reading.chunks.get(chunk))?;
            let with = noun.tokens.start.checked_sub(1).filter(|_| that && matches!(noun.kind, ChunkKind::Noun))?;
            (reading.word(with) == "with").then(|| noun.tokens.start..noun.tokens.end.min(start))?
        };
        let it = source.len() == 1 && reading.word(source.start) == "it";
        (it || is_source(reading, &source)).then(|| Attribution {
            voice: voice_of(reading, &source, &(token..token + 1)),
            scope: start..reading.tokens.end,
            rule: "voice.saying",
            clause: None,
            reports: None,
        })
    });
    found.collect()
}
