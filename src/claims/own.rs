//! When, where and how many: the dates, places and amounts that are a claim's own, and not another clause's of its sentence.

use crate::annotate::dates::{DateMention, TimexKind};
use crate::annotate::syntax::Tag;
use crate::claims::reading::Reading;
use crate::claims::{Frame, Role, Voice, frame};
use crate::text::Span;
use std::ops::Range;

/// The dates of a claim's own clause, by index. A date beside the verb of saying is not when the thing happened.
pub(crate) fn dates(reading: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    let dates = &reading.annotations.dates;
    let spans = frame.arguments.iter().filter(|argument| argument.role == Role::Time).map(|argument| argument.span);
    let indices = spans.flat_map(|span| {
        let first = dates.partition_point(|date| date.span.end() <= span.start());
        let inside = dates.iter().enumerate().skip(first).take_while(move |(_, date)| date.span.start() < span.end());
        let inside = inside.filter(|(_, date)| matches!(date.kind, TimexKind::Date | TimexKind::Time));
        // "From 58 cents a year earlier": counted from another day, and not when this happened.
        let counted = |date: &DateMention| {
            let words = reading.document.str(date.span);
            ["earlier", "later", "before"].iter().any(|word| words.ends_with(word))
        };
        inside.filter(move |(_, date)| !counted(date)).map(|(index, _)| index)
    });
    indices.collect()
}

/// The places of a claim's own clause, as entities. A place named elsewhere in the sentence is not where it happened.
pub(crate) fn places(reading: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    let spans = frame.arguments.iter().filter(|argument| argument.role == Role::Place).map(|argument| argument.span);
    let names = spans.flat_map(|span| reading.names_in(span));
    let mut places: Vec<usize> = names.filter(|name| frame::is_place(reading, name)).map(|name| name.entity).collect();
    places.dedup();
    places
}

/// The amounts that a clause's subject or one of its arguments begins with, or that "of" adds to it ("a loan of 3 million"), by
/// index. A figure deeper in a phrase is another thing's, and one that tells who the source is ("said Orr, a nurse with three
/// children") is the source's.
pub(crate) fn amounts(reading: &Reading<'_>, parts: &[Span], voice: &Voice) -> Vec<usize> {
    let all = &reading.annotations.amounts;
    let parts = parts.iter().copied().filter(|part| voice.source.is_none_or(|source| !source.overlaps(*part)));
    let mut found: Vec<usize> = parts
        .flat_map(|part| {
            let tokens = reading.document.tokens_in(part);
            let first = all.partition_point(|amount| amount.span.end() <= part.start());
            let inside =
                all.iter().enumerate().skip(first).take_while(move |(_, amount)| amount.span.end() <= part.end());
            let heads = first_groups(reading, tokens);
            inside
                .filter(move |(_, amount)| {
                    heads.iter().any(|head| head.contains(&reading.document.tokens_in(amount.span).start))
                })
                .map(|(index, _)| index)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The tokens of a phrase up to the end of its first noun group, those of the group that "of" adds to it, and of the counts that
/// "and" adds to these: "14 counts of theft | and three counts | of forgery".
fn first_groups(reading: &Reading<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let group = |token: usize| reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk));
    let Some(first) = tokens.clone().find_map(group) else { return Vec::new() };
    let counted = reading.tag(first.head) == Tag::Noun && reading.word(first.tokens.end) == "of";
    let second = group(first.tokens.end + 1).filter(|second| counted && second.tokens.end <= tokens.end);
    let from = second.unwrap_or(first).tokens.end;
    let more = tokens.clone().skip_while(move |&token| token < from).filter(|&token| {
        let next = group(token + 1).filter(|next| next.tokens.start == token + 1 && next.tokens.end <= tokens.end);
        reading.word(token) == "and" && next.is_some() && reading.tag(token + 1) == Tag::Num
    });
    let more = more.filter_map(|and| group(and + 1)).map(|group| group.tokens.clone());
    let own = std::iter::once(tokens.start..first.tokens.end).chain(second.map(|second| second.tokens.clone()));
    own.chain(more).collect()
}
