//! When, where and how many: the dates, places and amounts that are a claim's own, and not another clause's of its sentence.

use crate::annotate::dates::{DateMention, TimexKind};
use crate::annotate::syntax::Tag;
use crate::claims::reading::Reading;
use crate::claims::voice::Attribution;
use crate::claims::{Frame, Role, Voice, frame};
use crate::lexicon::is_one_of;
use crate::text::{Span, overlapping};

/// The dates of a claim's own clause, by index. A date beside the verb of saying is not when the thing happened.
pub(crate) fn dates(reading: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    let dates = &reading.annotations.dates;
    let spans = frame.arguments.iter().filter(|argument| argument.role == Role::Time).map(|argument| argument.span);
    let indices = spans.flat_map(|span| {
        let first = dates.partition_point(|date| date.span.end() <= span.start());
        let inside = dates.iter().enumerate().skip(first).take_while(move |(_, date)| date.span.start() < span.end());
        let inside = inside.filter(|(_, date)| matches!(date.kind, TimexKind::Date | TimexKind::Time));
        // "between 300 and | 200 years ago", "300 to | 200 years ago": the one end of a stretch.
        let half = |date: &DateMention| {
            let before = reading.document.tokens_in(date.span).start;
            let number = before.checked_sub(2).is_some_and(|number| {
                reading.tag(number) == Tag::Num
                    && reading
                        .token_span(number)
                        .is_some_and(|number| overlapping(dates, number, |date| date.span).is_empty())
            });
            number && is_one_of(reading.word(before - 1), "and to or")
        };
        let inside = inside.filter(move |(_, date)| !half(date));
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

/// The amounts in the words of a card whose verb stands at `place`, by index: but for those that tell who a source is ("said Orr, a
/// nurse with three children"), and those that somebody else gives ("a step engineers say will cost 3 million").
pub(crate) fn amounts(
    reading: &Reading<'_>,
    attributions: &[Attribution],
    voice: &Voice,
    place: usize,
    heading: &[Span],
) -> Vec<usize> {
    let all = &reading.annotations.amounts;
    let here = |source: Option<Span>| source.filter(|source| reading.span.contains(*source));
    let between = here(voice.source).zip(here(voice.cue)).map(|(source, cue)| source.cover(cue));
    let told = |span: Span| {
        let token = reading.document.tokens_in(span).start;
        between.is_some_and(|between| between.overlaps(span))
            || attributions.iter().any(|found| {
                let same =
                    found.voice.cue == voice.cue || found.voice.source.is_some() && found.voice.source == voice.source;
                let others = found.voice.cue.is_some() && !same && !found.scope.contains(&place);
                here(found.voice.source).is_some_and(|source| source.overlaps(span))
                    || others && found.scope.contains(&token)
            })
    };
    let inside = heading.iter().flat_map(|part| {
        let first = all.partition_point(|amount| amount.span.end() <= part.start());
        let inside = all.iter().enumerate().skip(first).take_while(|(_, amount)| amount.span.end() <= part.end());
        inside.filter(|(_, amount)| !told(amount.span)).map(|(index, _)| index)
    });
    inside.collect()
}
