//! What the page listens to as a whole: keys outside fields, paste and drop anywhere, the address, the window's width.

use crate::app::browser;
use crate::app::events::listen as listen_to;
use crate::app::page::{Dialog, Page};
use crate::app::parts::print;
use crate::app::signals::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, EventTarget, KeyboardEvent};

/// Below this width the cards stand under the text, and a sheet shows the pinned one.
const NARROW: &str = "(max-width: 55.99rem)";

/// Listens for as long as the page lives.
pub(crate) fn listen(page: Page) {
    let measure = move || {
        let narrow = browser::matches(NARROW);
        if page.narrow.get_untracked() != narrow {
            page.narrow.set(narrow);
        }
    };
    measure();
    hear("keydown", move |event| on_key(page, event.unchecked_ref()));
    hear("paste", move |event| on_paste(page, event.unchecked_ref()));
    hear("dragover", Event::prevent_default);
    hear("drop", move |event| on_drop(page, event.unchecked_ref()));
    hear("scrollend", move |_| page.follow_text());
    hear("storage", move |_| {
        page.hear_shelf();
        page.hear_checks();
    });
    hear("resize", move |_| measure());
    hear("beforeprint", move |_| print::lay_notes(page));
    hear("afterprint", |_| print::take_up());
    listen_to(&document(), "selectionchange", false, move |_| page.pick()).forget();
    hear("hashchange", move |_| page.follow_address());
    hear("popstate", move |_| page.follow_step());
}

/// Listens on the window for as long as the page lives.
pub(crate) fn hear(event: &'static str, act: impl FnMut(&Event) + 'static) {
    let mut act = act;
    listen_to(&window(), event, false, move |event| act(&event)).forget();
}

/// Whether words can be typed into what the event is for.
fn in_field(target: Option<EventTarget>) -> bool {
    let target: Option<Element> = target.and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| target.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

fn on_key(page: Page, event: &KeyboardEvent) {
    let dialog = page.dialog.with_untracked(Option::is_some);
    if event.alt_key() || dialog || in_field(event.target()) {
        return;
    }
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        match key.as_str() {
            "z" => page.undo(),
            "Z" | "y" => page.redo(),
            _ => return,
        }
        event.prevent_default();
        return;
    }
    if key == "Escape" {
        page.let_go();
        return;
    }
    if !page.keys.get_untracked() {
        return;
    }
    let reading = page.reading.with_untracked(Option::is_some);
    match key.as_str() {
        "?" => page.dialog.set(Some(Dialog::Help)),
        "j" if reading => page.step(1),
        "k" if reading => page.step(-1),
        "e" if reading => page.step_mention(1),
        "E" if reading => page.step_mention(-1),
        "/" if reading => page.open_find(),
        "a" if reading => page.check_own(),
        "c" if reading => page.open_correcting(),
        "m" if reading => page.marks.update(|marks| marks.all = !marks.all),
        "s" if reading => page.dialog.set(Some(Dialog::Share)),
        _ => return,
    }
    event.prevent_default();
}

/// A paste outside fields fills the page and is read at once.
fn on_paste(page: Page, event: &ClipboardEvent) {
    if in_field(event.target()) {
        return;
    }
    if event.clipboard_data().is_some_and(|data| page.take_given(&data)) {
        event.prevent_default();
    }
}

fn on_drop(page: Page, event: &DragEvent) {
    event.prevent_default();
    let Some(data) = event.data_transfer() else { return };
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        page.take_chosen(file);
    } else {
        page.take_given(&data);
    }
}
