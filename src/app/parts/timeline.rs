//! What happened when: a list in the order of the dates, and above it a strip where three events or more have one.

use crate::app::element::{El, button, drawn, el, plain};
use crate::app::page::Page;
use crate::app::parts::correct::changed_by;
use crate::app::signals::prelude::*;
use crate::app::state::Reading;
use crate::app::words;
use crate::cards::{OpenEnd, timeline_strip};
use crate::corrections::Correction;

use std::sync::Arc;

/// The height of an entry's row on the strip, in the strip's units.
const ROW: usize = 14;

/// How many rows there are at most; then they begin again from above.
const ROWS: usize = 12;

/// How many entries are drawn before anything else is done: more than a window holds.
const AT_ONCE: usize = 16;

/// The strip and the list. The list says it all; the strip is a picture of it.
pub(crate) fn timeline(page: Page, reading: &Arc<Reading>) -> El {
    let held = reading.clone();
    let item = move |at: usize| {
        let reading = &held;
        let entry = reading.view.timeline.get(at)?;
        let card = reading.card(entry.card as usize)?;
        let at = card.sentence as usize;
        let when = match entry.when.as_str() {
            "" if entry.unclear => words::UNCLEAR,
            "" => words::UNDATED,
            when => when,
        };
        let event = event(page, reading, at, when, &reading.heading(card));
        let dated = card.spans.iter().flat_map(|span| {
            let changes = reading.view.changes.iter().enumerate();
            changes.filter(|(_, change)| change.place.is_some_and(|place| span.contains(place))).map(|(at, _)| at)
        });
        let sets_a_date = |at: &usize| {
            let changes = page.changes.peek();
            matches!(changes.made.list.get(*at), Some(Correction::Date { .. }))
        };
        let dated: Vec<usize> = dated.filter(sets_a_date).collect();
        Some(el("li").with([event]).with(changed_by(page, &dated)))
    };
    let item = move |at| item(at).unwrap_or_else(|| plain(""));
    let list = el("ol").gradually(reading.view.timeline.len(), AT_ONCE, item);
    el("div.timeline")
        .with(day_order(page, reading, "dates"))
        .with(strip(reading))
        .with([list])
        .with(others(page, reading))
}

/// The dates that stand in no event.
fn others(page: Page, reading: &Reading) -> Option<El> {
    let view = &reading.view;
    let other = |&at: &u32| {
        let mark = view.marks.get(at as usize)?;
        let at = view.sentence_at(mark.span)?;
        let words = reading.shown(reading.sentence(at)?.span);
        Some(el("li").with([event(page, reading, at, words::marked(&mark.label), &words)]))
    };
    let others: Vec<El> = view.untold.iter().filter_map(other).collect();
    (!others.is_empty()).then(|| {
        let (head, hint) = (el("h3.group-head").text(words::OTHER_DATES), el("p.note").text(words::OTHER_DATES_HINT));
        el("section.group").with([head, hint, el("ol").with(others)])
    })
}

/// A line that leads to its sentence.
fn event(page: Page, reading: &Reading, sentence: usize, when: &str, words: &str) -> El {
    button("button.event", "", move || page.visit(sentence)).with([
        el("span.event-when").text(when),
        el("span.event-words").set("dir", "auto").text(words),
        el("span.line-number").text(words::number(reading.number(sentence) as usize)),
    ])
}

/// Which of day and month comes first, where the text holds a date that leaves it open. `place` tells two of them apart.
pub(crate) fn day_order(page: Page, reading: &Reading, place: &str) -> Option<El> {
    let example = reading.words(reading.view.either?);
    let chosen = reading.article.day_first;
    let choice = [(true, words::DAY_FIRST), (false, words::MONTH_FIRST)].map(|(day_first, label)| {
        let id = format!("{place}-day-first-{day_first}");
        let pressed = chosen == Some(day_first);
        let focus = id.clone();
        // Pressed again, it leaves the order open.
        button("button", label, move || page.order_days((!pressed).then_some(day_first), focus.clone()))
            .set("id", &id)
            .set("aria-pressed", if pressed { "true" } else { "false" })
    });
    let said = words::either(example, chosen.is_some(), page.sent.get_untracked());
    let group = el("span.choice").set("role", "group").set("aria-label", words::DAY_ORDER).with(choice);
    Some(el("div.day-order").with([group, el("span.origin").text(said)]))
}

fn strip(reading: &Reading) -> Option<El> {
    let entries = &reading.view.timeline;
    let bars = timeline_strip(entries);
    let days = || entries.iter().filter_map(|entry| entry.days);
    let (first, last) = (days().map(|days| days.0).min()?, days().map(|days| days.1).max()?);
    let height = ROW * bars.len().min(ROWS);
    let rects = bars.iter().enumerate().map(|(row, bar)| {
        let open = entries.get(bar.entry).is_some_and(|entry| entry.open != OpenEnd::None);
        // A day within a decade would be too thin to see.
        let width = bar.length.max(12);
        drawn("rect")
            .set("data-open", if open { "true" } else { "false" })
            .set("x", &bar.start.min(1000_u32.saturating_sub(width)).to_string())
            .set("y", &(row % ROWS * ROW + 2).to_string())
            .set("width", &width.to_string())
            .set("height", "10")
    });
    let picture = drawn("svg")
        .set("viewBox", &format!("0 0 1000 {height}"))
        .set("height", &height.to_string())
        .set("preserveAspectRatio", "none")
        .with(rects);
    let ends = [first, last].map(|day| el("span").text(words::date(day)));
    (!bars.is_empty()).then(|| el("div.strip-picture").set("aria-hidden", "true").with([picture, el("p").with(ends)]))
}
