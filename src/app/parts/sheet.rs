//! The phone: a bar at the foot, and a sheet with the pinned card that never covers its sentence.

use crate::app::element::{El, button, el, memo};
use crate::app::page::{Dialog, Page, Tab};
use crate::app::parts::card::{fact_card, lighting};
use crate::app::signals::prelude::*;
use crate::app::words;

/// The pinned card at the foot of a narrow window.
pub(crate) fn sheet(page: Page) -> El {
    let pinned = Memo::new(move |_| page.selection.get().pinned.filter(|_| page.narrow.get() && !page.editing.get()));
    let place = move || {
        let open = page.reading.get().map(|reading| page.open_cards(&reading)).unwrap_or_default();
        let place = open.iter().position(|&open| Some(open) == pinned.get());
        place.map_or_else(|| words::CARD.to_owned(), |at| words::card_of(at + 1, open.len()))
    };
    let card = move || fact_card(page, &page.reading.get()?, pinned.get()?, true);
    let there = memo(move || pinned.get().is_some());
    // The buttons stay while cards come and go, and with them the focus.
    let sheet = move || {
        let bar = el("div.sheet-bar").with([
            button("button", "‹", move || page.step(-1)).set("aria-label", words::PREVIOUS_CARD),
            el("p").words(place),
            button("button", "›", move || page.step(1)).set("aria-label", words::NEXT_CARD),
            button("button.quiet", words::CLOSE, move || page.unpin()),
        ]);
        let body = lighting(page, el("div.sheet-body"))
            .set("tabindex", "0")
            .set("role", "group")
            .set("aria-label", words::FACT_CARDS);
        el("section.sheet").set("aria-label", words::CARD).with([bar, body.part(card)])
    };
    el("div").part(move || there.get().then(sheet))
}

/// The text and what there is beside it, at the foot of a narrow window.
pub(crate) fn bottom_bar(page: Page) -> Option<El> {
    let bar = || {
        let tab = |label: &str, tab: Tab| {
            let open = move || {
                page.show_tab(tab);
                page.skip_to("fact-cards");
            };
            button("button", label, open)
        };
        el("nav.bottom-bar").set("aria-label", words::PARTS).with([
            button("button", words::TEXT, move || page.skip_to("article-text")),
            tab(words::CLAIMS, Tab::Statements),
            tab(words::NAMES, Tab::Who),
            tab(words::DATES, Tab::Dates),
            tab(words::SOURCES, Tab::Sources),
            button("button", words::SHARE, move || page.dialog.set(Some(Dialog::Share))),
        ])
    };
    (page.narrow.get() && page.reading.with(Option::is_some)).then(bar)
}
