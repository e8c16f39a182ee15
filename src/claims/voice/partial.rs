//! Whether a source says only a part of what a heading holds. Where the words leave a doubt, it does: a source laid on too
//! much is a false one.

use crate::annotate::syntax::{Chunk, Tag, Tense};
use crate::claims::VoiceForm;
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::parts::{Shown, is_rider};
use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::Attribution;
use crate::claims::voice::reporting::is_adverbial;
use crate::lexicon::{is_one_of, reporting};
use std::ops::Range;

/// Whether `found` says no more than a part of what a heading has `shown`, of which a verb stands at `place`.
pub(crate) fn is_partial(reading: &Reading<'_>, parts: &Shown<'_>, found: &Attribution, place: usize) -> bool {
    let clauses = parts.clauses;
    let Some(cue) = found.voice.cue.filter(|cue| reading.span.contains(*cue)) else { return false };
    let cue = reading.document.tokens_in(cue);
    let speech = reading.speech_tokens();
    let shown = |token: usize| (parts.words)(token) && !speech.iter().any(|speech| speech.contains(&token));
    let source = found.voice.source.map(|source| reading.document.tokens_in(source).start);
    let from = source.map_or(cue.start, |source| source.min(cue.start));
    let clause = found.clause.and_then(|clause| clauses.list.get(clause));
    let when = found.clause.is_some_and(|clause| is_adverbial(clauses, clause)) && found.scope != reading.tokens;
    // "The pears | are believed to have been grown in Chile | and were shipped in June"; "Reportedly" at the head has both.
    let laid = |words: &Range<usize>| reading.cues.iter().any(|mention| words.contains(&mention.tokens.start));
    let believed = found.voice.form == Some(VoiceForm::Adverb)
        && reading.tokens.start < cue.start
        && parts.goes_beyond(reading, cue.end, false, &laid);
    // "It lost 40 men, | though one count has 12, | according to a friend".
    let behind = |token: usize| is_rider(reading, token) && !reading.is_break(token + 1);
    let rider = found.scope == reading.tokens && (place + 1..from).any(|token| shown(token) && behind(token));
    when || believed
        || rider
        || clause.is_some_and(|clause| clause.kind == ClauseKind::Relative)
        || (cue.end..reading.tokens.end).any(|token| shown(token) && another_speaks(reading, token))
        || from.checked_sub(1).is_some_and(|mark| aside_in_part(reading, mark, cue.end, &shown))
        || clauses.list.iter().any(|clause| turns_away(reading, clauses, found, clause) && shown(clause.from))
}

/// "The firm denied that it was told, | and no record has been found": a clause of its own behind what was said, in another time
/// than the report's.
fn turns_away(reading: &Reading<'_>, clauses: &Clauses, found: &Attribution, clause: &Clause) -> bool {
    let tense = |clause: &Clause| {
        let (chunk, group) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb))?;
        // "has been found": perfect, and so seen from now.
        let perfect = is_one_of(reading.word(chunk.tokens.start), "has have");
        Some(if perfect { Tense::Present } else { group.tense })
    };
    let report = found.clause.and_then(|report| clauses.list.get(report));
    let marked = clause.marker.is_some_and(|marker| {
        reading.is_break(marker.saturating_sub(1))
            && reading.word(marker + 1) != "that"
            && found.scope.contains(&marker)
    });
    // "She claimed that they knew, | though she showed no letter": who says so, is not told.
    let rider =
        clause.kind == ClauseKind::Adverbial && marked && clause.marker.is_some_and(|marker| is_rider(reading, marker));
    if rider {
        return report.is_some_and(|report| report.from < clause.from);
    }
    // "She said that he had her trust, | and two colleagues rallied round": an act, where no act was told.
    let acts = |clause: &Clause| {
        let (chunk, group) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb))?;
        Some(group.tense == Tense::Past && chunk.tokens.len() == 1 && !is_one_of(&group.lemma, "be have"))
    };
    let told = found.reports.and_then(|told| clauses.list.get(told));
    let narrates = told.is_some_and(|told| acts(clause) == Some(true) && acts(told) == Some(false));
    clause.kind == ClauseKind::Coordinate
        && marked
        && report.is_some_and(|report| {
            let parted = narrates || tense(clause) == Some(Tense::Present);
            report.from < clause.from && tense(report) == Some(Tense::Past) && parted
        })
}

/// ", while | the rebels put the number at 61", ", and | officials have tended to agree": whether the word at `token`
/// opens what another source says.
fn another_speaks(reading: &Reading<'_>, token: usize) -> bool {
    let opens = match reading.word(token) {
        "while" | "whereas" | "but" | "though" | "although" | "and" => reading.is_break(token - 1),
        ";" => true,
        _ => false,
    };
    let Some(subject) = reading.noun_phrase(token + 1).filter(|subject| opens && is_source(reading, subject)) else {
        return false;
    };
    let stop = (subject.end..reading.tokens.end).find(|&token| reading.word(token) == ";");
    (subject.end..stop.unwrap_or(reading.tokens.end)).take_while(|&token| reading.word(token) != ",").any(|token| {
        let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
        let lemma = group.map_or("", |group| group.lemma.as_str());
        reading.tag(token) == Tag::Verb
            && (is_one_of(lemma, "put count disagree differ give")
                || reporting(reading.word(token)).is_some_and(|(verb, _)| verb.that))
    })
}

/// A report between two marks that says no more than the clause it stands in: "moved in May, where, | she claimed, | she
/// met him", "it rained, and the road, | police said, | was slick".
fn aside_in_part(reading: &Reading<'_>, mark: usize, after: usize, shown: &dyn Fn(usize) -> bool) -> bool {
    let mark = if reading.word(mark) == "as" { mark.saturating_sub(1) } else { mark };
    // "read there for years, usually, | according to his son, | with a lamp": only how.
    let limited =
        mark.checked_sub(2).is_some_and(|first| reading.tag(first + 1) == Tag::Adv && reading.is_break(first));
    // "a surveyor whose maps helped to save, | by the count of the Guild, | 40 paths": only the relative clause.
    let mut near = (reading.tokens.start..mark).rev().take_while(|&token| !reading.is_break(token));
    let relative = near.any(|token| is_one_of(reading.word(token), "who whose which"));
    if (limited || relative) && reading.is_break(mark) && (reading.tokens.start..mark).any(shown) {
        return true;
    }
    if !reading.is_break(mark) || !(after..reading.tokens.end).any(|token| reading.is_break(token)) {
        return false;
    }
    let finite = |until: usize| {
        let mut before = reading.chunks.iter().take_while(|chunk| chunk.tokens.end <= until);
        before.any(Chunk::is_finite)
    };
    let link = mark.checked_sub(1).filter(|&link| {
        is_one_of(reading.word(link), "where which who whom when because and but while though although")
    });
    let joins = |token: &usize| reading.tag(*token) == Tag::Cconj && reading.is_break(token - 1);
    let joined = || (reading.tokens.start + 1..mark).rev().find(joins);
    link.or_else(joined).is_some_and(|link| finite(link) && (reading.tokens.start..link).any(shown))
}
