//! The help sheet: what the keys do, and what Factline does not do.

use crate::app::browser;
use crate::app::element::{El, button, el, follow_later};
use crate::app::page::{Dialog, Page};
use crate::app::signals::prelude::*;
use crate::app::words;
use web_sys::{HtmlDialogElement, HtmlInputElement};

/// A sheet over the page, open while the page says that it is.
pub(crate) fn dialog(page: Page, which: Dialog, id: &str, title: &str) -> El {
    let sheet = el("dialog.dialog").set("aria-labelledby", id);
    let element: HtmlDialogElement = sheet.get();
    follow_later(move || {
        if page.dialog.get() != Some(which) {
            element.close();
        } else if !element.open() {
            // Only fails for a dialog that is open already or not in the page.
            let _ = element.show_modal();
        }
    });
    let close = button("button.quiet", words::CLOSE, move || page.dialog.set(None));
    sheet
        .on("close", move |_| page.dialog.set(None))
        .with([el("div.dialog-head").with([el("h2").set("id", id).text(title), close])])
}

/// A bookmark that opens the page with what is selected on another one. It is dragged, not pressed: the page's own policy
/// would not run it.
fn bookmark() -> El {
    const SELECTED: &str = "javascript:(()=>{const s=String(getSelection())||document.body.innerText;open(\"";
    const HANDED: &str = "#\"+new URLSearchParams({paste:s,title:document.title,source:location.href}))})()";
    el("a.button")
        .set("href", &[SELECTED, &browser::address(), HANDED].concat())
        .text(words::BOOKMARK)
        .on("click", |press| press.prevent_default())
}

/// The sheet behind *Help* and "?".
pub(crate) fn help(page: Page) -> El {
    let keys = words::KEY_LIST
        .map(|(key, does)| el("div.key").with([el("dt").with([el("kbd").text(key)]), el("dd").text(does)]));
    let switch = el("input").set("type", "checkbox").property("checked", move || page.keys.get());
    let switched: HtmlInputElement = switch.get();
    dialog(page, Dialog::Help, "help-title", words::HELP_TITLE).with([
        el("h3").text(words::WHAT_NOT),
        el("ul.limits").with(words::LIMITS.map(|limit| el("li").text(limit))),
        el("h3").text(words::FROM_PAGES),
        el("p").with([bookmark()]),
        el("p").text(words::BOOKMARK_HINT),
        el("h3").text(words::KEYS),
        el("dl.keys").with(keys),
        el("label.switch").with([switch.on("change", move |_| page.set_keys(switched.checked()))]).text(words::KEYS_ON),
        el("p.notice-line").with([el("a").set("href", "NOTICE").text(words::NOTICE_FILE)]),
    ])
}
