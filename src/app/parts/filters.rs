//! The filters: counts that switch one on, chips that take one off.

use crate::app::element::{El, button, el, plain};
use crate::app::page::Page;
use crate::app::parts::list::fold;
use crate::app::parts::strip::fact;
use crate::app::signals::prelude::*;
use crate::app::state::{Filter, OFFERED, Reading, Shown, dates, names};
use crate::app::words;
use std::sync::Arc;
use web_sys::HtmlSelectElement;

/// A count that filters.
pub(crate) fn toggle(page: Page, filter: Filter, label: Vec<El>) -> El {
    button("button.count", "", move || page.toggle_filter(filter))
        .says("aria-pressed", move || page.filters.get().contains(&filter))
        .with(label)
}

/// What is filtered for, each with a way to take it off; how many sentences that shows, and the way back.
pub(crate) fn chips(page: Page) -> Option<El> {
    let (reading, filters) = (page.reading.get()?, page.filters.get());
    let shown = page.shown.get();
    let shown = (*shown).as_ref()?.count();
    let chip = |&filter: &Filter| {
        let name = words::filter(filter, &reading);
        let label = words::remove_filter(&name);
        let close = el("span").set("aria-hidden", "true").text("×");
        button("button.chip", &name, move || page.toggle_filter(filter)).set("aria-label", &label).with([close])
    };
    let back = button("button.quiet", words::SHOW_ALL, move || page.filter_by(Vec::new()));
    Some(
        el("div.filtered")
            .set("role", "group")
            .set("aria-label", words::FILTERS)
            .with([el("p").text(words::filtered(shown))])
            .with(filters.iter().map(chip))
            .with([back]),
    )
}

/// Filters that the strip's counts do not hold, counted once they are asked for.
pub(crate) fn more_filters(page: Page, reading: &Arc<Reading>) -> El {
    let reading = reading.clone();
    let body = move || {
        let sorts = [words::BY_VOICE, words::BY_PUT, words::BY_KIND];
        let offered = sorts.iter().zip(OFFERED).map(|(name, filters)| {
            let counted = filters.iter().map(|&filter| (filter, count(&reading, filter)));
            let there = counted.filter(|&(_, count)| 0 < count).map(|(filter, count)| {
                let tally = el("span.tally").text(words::number(count));
                toggle(page, filter, vec![plain(&words::filter(filter, &reading)), plain(" "), tally])
            });
            fact(name, there.collect())
        });
        let name = |&at: &usize| {
            let entry = reading.view.who.get(at)?;
            let shown = count(&reading, Filter::Name(at));
            Some((Filter::Name(at), words::option(&entry.name, shown)))
        };
        let dates = dates(&reading.view).into_iter();
        let boxes = [
            choice(page, words::BY_NAME, names(&reading.view).iter().filter_map(name).collect()),
            choice(
                page,
                words::BY_DATE,
                dates.map(|(at, date, count)| (Filter::Date(at), words::option(&date, count))).collect(),
            ),
        ];
        vec![el("dl.facts").with(offered), el("div.choices").with(boxes.into_iter().flatten())]
    };
    fold("details.more-filters", el("summary").text(words::MORE_FILTERS), RwSignal::new(false), body)
}

fn count(reading: &Reading, filter: Filter) -> usize {
    Shown::of(&[filter], &reading.view).map_or(0, |shown| shown.count())
}

/// A box that filters for what is chosen in it, and stands at "any" again.
fn choice(page: Page, name: &str, offered: Vec<(Filter, String)>) -> Option<El> {
    let none = offered.is_empty();
    let any = el("option").text(words::ANY);
    let select = el("select").with([any]).with(offered.iter().map(|(_, words)| el("option").text(words)));
    let chosen: HtmlSelectElement = select.get();
    let choose = move |_| {
        let at = usize::try_from(chosen.selected_index()).unwrap_or_default();
        if let Some((filter, _)) = at.checked_sub(1).and_then(|at| offered.get(at)) {
            page.toggle_filter(*filter);
            chosen.set_selected_index(0);
        }
    };
    (!none).then(|| el("label.order").with([el("span").text(name), select.on("change", choose)]))
}
