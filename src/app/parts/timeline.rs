//! What happened when: a list in the order of the dates, and above it a strip where three events or more have one.

use crate::app::element::{El, button, drawn, el};
use crate::app::page::Page;
use crate::app::state::Reading;
use crate::app::words;
use crate::cards::{OpenEnd, timeline_strip};

/// The height of an entry's row on the strip, in the strip's units.
const ROW: usize = 14;

/// How many rows there are at most; then they begin again from above.
const ROWS: usize = 12;

/// The strip and the list. The list says it all; the strip is a picture of it.
pub(crate) fn timeline(page: Page, reading: &Reading) -> El {
    let entries = &reading.view.timeline;
    let items = entries.iter().filter_map(|entry| {
        let card = reading.card(entry.card as usize)?;
        let at = card.sentence as usize;
        let when = if entry.when.is_empty() { words::UNDATED } else { &entry.when };
        let event = button("button.event", "", move || page.visit(at)).with([
            el("span.event-when").text(when),
            el("span.event-words").set("dir", "auto").text(reading.heading(card)),
            el("span.line-number").text(words::number(reading.number(at) as usize)),
        ]);
        Some(el("li").with([event]))
    });
    el("div.timeline").with(strip(reading)).with([el("ol").with(items)])
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
        let width = bar.length.max(8);
        drawn("rect")
            .set("data-open", if open { "true" } else { "false" })
            .set("x", &bar.start.min(1000_u32.saturating_sub(width)).to_string())
            .set("y", &(row % ROWS * ROW + 2).to_string())
            .set("width", &width.to_string())
            .set("height", "10")
    });
    let picture =
        drawn("svg").set("viewBox", &format!("0 0 1000 {height}")).set("preserveAspectRatio", "none").with(rects);
    let ends = [first, last].map(|day| el("span").text(words::date(day)));
    (!bars.is_empty()).then(|| el("div.strip-picture").set("aria-hidden", "true").with([picture, el("p").with(ends)]))
}
