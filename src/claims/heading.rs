//! The card's headline: verbatim spans of the sentence that hold every cue in whose scope the claim stands.
//!
//! Only what surely says something else is left out; where there is a doubt the heading is the whole sentence.

use crate::annotate::amounts::AmountKind;
use crate::annotate::syntax::Tag;
use crate::claims::clauses::{ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::lexicon::cues::Cue;
use crate::lexicon::{is_one_of, reporting};
use crate::text::{Span, overlapping};
use std::ops::Range;

/// What a heading has beside its own stretch, and what it leaves out.
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    /// Words that it shares with others: its subject, who says so.
    pub(crate) beside: &'a [Range<usize>],
    /// What stands between its subject and its verb and has a source of its own.
    pub(crate) aside: Option<Range<usize>>,
}

/// The heading of what stands in `tokens`, a stretch of the sentence between two clause boundaries. `keep` are the spans
/// that it must hold.
pub(crate) fn heading(
    reading: &Reading<'_>,
    clauses: &Clauses,
    tokens: &Range<usize>,
    parts: &Parts<'_>,
    keep: &[Span],
) -> Vec<Span> {
    let whole = vec![reading.span];
    if !clauses.sure {
        return whole;
    }
    let end = trailing_aside(reading, clauses, tokens).unwrap_or(tokens.end);
    let aside = parts.aside.as_ref().filter(|aside| tokens.start < aside.start && aside.end < end);
    let first = aside.map_or(end, |aside| aside.start);
    let rest = aside.map(|aside| aside.end..end);
    let stretches = std::iter::once(tokens.start..first).chain(rest);
    let own: Vec<Span> = stretches.filter_map(|stretch| reading.span_of(&trim(reading, stretch))).collect();
    if own.is_empty() {
        return whole;
    }
    let mut heading: Vec<Span> = parts.beside.iter().filter_map(|beside| reading.span_of(beside)).collect();
    heading.extend(own);
    heading.sort_unstable();
    let held = |cue: &&Span| heading.iter().any(|span| span.contains(**cue)) || !reading.span.contains(**cue);
    if keep.iter().all(|cue| held(&cue)) { heading } else { whole }
}

/// Where an aside begins that runs to the end: ", who ...", ", which ...", ", signalling ...".
fn trailing_aside(reading: &Reading<'_>, clauses: &Clauses, tokens: &Range<usize>) -> Option<usize> {
    let verb_end = reading.chunks.get(clauses.main()?.verb)?.tokens.end;
    let relatives = clauses.list.iter().filter(|clause| clause.kind == ClauseKind::Relative).map(|clause| clause.start);
    let starts = relatives.filter(|&start| verb_end < start && tokens.contains(&start));
    let cut = starts.filter(|&start| reading.word(start - 1) == ",").min()?;
    // "voted on Tuesday, the chair, Ida Holm, | using her vote": it may belong to what stands between.
    let earlier_comma = (verb_end..cut - 1).any(|token| reading.word(token) == ",");
    let later_comma = (cut..tokens.end).any(|token| reading.is_break(token));
    let later_verb = clauses.list.iter().any(|clause| {
        cut < clause.from
            && tokens.contains(&clause.from)
            && matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::Report)
    });
    let source = (cut..tokens.end).any(|token| {
        is_one_of(reading.word(token), "according citing quoting denies denied disputes disputed put puts")
            || reading.tag(token) == Tag::Verb
                && reporting(reading.word(token)).is_some_and(|(verb, _)| verb.speak || verb.mind || verb.name)
    });
    // Nor what takes back or weakens what stands before it: "died, which the doctors considered unrelated".
    let source = source
        || reading
            .cues
            .iter()
            .any(|cue| cut <= cue.tokens.start && matches!(cue.cue, Cue::Belief | Cue::Evidential | Cue::Soften));
    // Nor a figure, which stands nowhere else: ", of whom 71 per cent were opposed".
    let figure = reading.span_of(&(cut..tokens.end)).is_some_and(|aside| {
        let amounts = overlapping(&reading.annotations.amounts, aside, |amount| amount.span);
        !(cut..tokens.end).any(|token| reading.word(token) == "own")
            && amounts
                .iter()
                .any(|amount| amount.kind != AmountKind::Ordinal && amount.value.is_none_or(|value| 2.0 < value))
    });
    (!earlier_comma && !later_comma && !later_verb && !source && !figure).then(|| cut - 1)
}

/// Without coordinators and marks that join at either end, and without the full stop.
fn trim(reading: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut range = tokens;
    let joins = |token: usize| match reading.word(token) {
        "and" | "but" | "or" | "yet" => true,
        "(" | ")" => false,
        _ => reading.is_break(token),
    };
    // "had not worked that out | yet": an adverb, unless a mark parts it.
    let late = |end: usize| reading.word(end - 1) == "yet" && range.start + 1 < end && !reading.is_break(end - 2);
    while range.start < range.end && (joins(range.end - 1) && !late(range.end) || reading.word(range.end - 1) == ".") {
        range.end -= 1;
    }
    // "(An earlier version gave nine; it is ten.)": a bracket whose other half is cut off.
    let open = |token: usize, range: &Range<usize>| {
        reading.word(token) == "(" && !range.clone().any(|token| reading.word(token) == ")")
    };
    while range.start < range.end && (joins(range.start) || open(range.start, &range)) {
        range.start += 1;
    }
    range
}
