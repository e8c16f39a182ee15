//! The choice of what stands beside the text.

use crate::app::browser;
use crate::app::element::{El, el, follow};
use crate::app::page::{Page, Tab};
use crate::app::state::sources;
use crate::app::words;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

const TABS: [(Tab, &str, &str); 6] = [
    (Tab::Statements, words::STATEMENTS, "tab-statements"),
    (Tab::Who, words::WHO, "tab-who"),
    (Tab::Dates, words::DATES, "tab-dates"),
    (Tab::Sources, words::SOURCES, "tab-sources"),
    (Tab::Notes, words::NOTES, "tab-notes"),
    (Tab::Second, words::SECOND, "tab-second"),
];

/// The tabs; one of them is in the tab order, and the arrow keys go to the others.
pub(crate) fn tabs(page: Page) -> El {
    let mut pinned = None;
    // A card that is pinned in the text must be there to see.
    follow(move || {
        let now = page.selection.get().pinned;
        if now.is_some() && now != pinned {
            page.show_tab(Tab::Statements);
        }
        pinned = now;
    });
    // A name is lit in the text for as long as its tab is open.
    follow(move || {
        if *page.tab.get() != Tab::Who {
            page.look_at_name(None);
        }
    });
    let tab = |(which, label, id): (Tab, &'static str, &'static str)| {
        let open = move || *page.tab.get() == which;
        el("button.tab")
            .set("type", "button")
            .set("role", "tab")
            .set("id", id)
            .set("aria-controls", "panel")
            .says("aria-selected", open)
            .live("tabindex", move || Some(if open() { "0" } else { "-1" }.to_owned()))
            .on("click", move |_| page.show_tab(which))
            .text(label)
            .with([el("span.tally").words(move || tally(page, which))])
    };
    el("div.tabs")
        .set("role", "tablist")
        .set("aria-label", words::VIEWS)
        .on("keydown", move |event| turn(page, event.unchecked_ref()))
        .with(TABS.map(tab))
}

/// How much there is on a tab.
fn tally(page: Page, which: Tab) -> String {
    let of =
        |count: fn(&crate::app::state::Reading) -> usize| page.reading.with(|reading| reading.as_deref().map(count));
    let count = match which {
        Tab::Statements | Tab::Second => None,
        Tab::Who => of(|reading| reading.view.who.len()),
        Tab::Dates => of(|reading| reading.view.timeline.len() + reading.view.untold.len()),
        Tab::Sources => of(|reading| sources(reading).len()),
        Tab::Notes => Some(page.checks.get().len() + page.changes.get().made.list.len()),
    };
    count.map(|count| format!(" {}", words::number(count))).unwrap_or_default()
}

/// The arrow keys, Home and End.
fn turn(page: Page, event: &KeyboardEvent) {
    let at = TABS.iter().position(|(tab, ..)| *tab == *page.tab.peek()).unwrap_or_default();
    let next = match event.key().as_str() {
        "ArrowRight" => (at + 1) % TABS.len(),
        "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
        "Home" => 0,
        "End" => TABS.len() - 1,
        _ => return,
    };
    if let Some((tab, _, id)) = TABS.get(next) {
        event.prevent_default();
        page.show_tab(*tab);
        browser::focus((*id).to_owned());
    }
}

/// The id of the open tab, which names the panel.
pub(crate) fn open_tab(page: Page) -> String {
    let tab = *page.tab.get();
    TABS.iter().find(|(which, ..)| *which == tab).map(|(.., id)| (*id).to_owned()).unwrap_or_default()
}
