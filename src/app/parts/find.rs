//! The box that finds words in the text.

use crate::app::element::{El, button, el};
use crate::app::page::Page;
use crate::app::signals::prelude::*;
use crate::app::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// The box with its count, while it is open.
pub(crate) fn find_bar(page: Page) -> El {
    let open = crate::app::element::memo(move || page.sought.get().is_some());
    el("div.find-place").part(move || open.get().then(|| bar(page)))
}

fn bar(page: Page) -> El {
    let field = el("input")
        .set("id", "find")
        .set("type", "text")
        .set("aria-label", words::FIND_LABEL)
        .set("autocomplete", "off")
        .set("spellcheck", "false");
    let typed: HtmlInputElement = field.get();
    let field = field.on("input", move |_| page.seek(typed.value())).on("keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        match key.key().as_str() {
            "Enter" => page.step_hit(if key.shift_key() { -1 } else { 1 }),
            "Escape" => page.close_find(),
            _ => {}
        }
    });
    let none = move || page.hits.get().is_empty();
    let count = move || {
        let blank = page.sought.get().as_deref().is_none_or(|sought| sought.trim().is_empty());
        if blank { String::new() } else { words::hits(page.hit.get(), page.hits.get().len()) }
    };
    let step = |label: &str, sign: &str, steps: isize| {
        button("button", sign, move || page.step_hit(steps)).set("aria-label", label).property("disabled", none)
    };
    el("search.find").with([
        field,
        el("p.find-count").words(count),
        step(words::PREVIOUS_HIT, "‹", -1),
        step(words::NEXT_HIT, "›", 1),
        button("button.quiet", words::CLOSE, move || page.close_find()),
    ])
}
