//! Messages that stand in the page: how the reading goes, where a text is from, what went wrong.

use crate::app::element::{El, button, el};
use crate::app::page::{Page, Work};
use crate::app::signals::prelude::*;
use crate::app::words;
use crate::app::worker::Failure;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// How the reading goes, where there is something to say.
pub(crate) fn work_notice(page: Page) -> Option<El> {
    let alert = || el("div.notice").set("role", "alert");
    Some(match page.work.get() {
        Work::Idle | Work::Opening | Work::Busy { slow: false } => return None,
        Work::Busy { slow: true } => {
            let characters = page.article.with_untracked(|article| article.text.chars().count());
            busy(page, &words::reading(characters))
        }
        Work::Blank => {
            let words = if page.blank() { words::NOTHING_TO_READ } else { words::NO_WORDS_HANDED };
            el("p.notice").set("role", "alert").text(words)
        }
        Work::TooLong(cut) => alert().with([
            el("p").text(words::too_long(cut)),
            button("button", words::READ_FIRST_PART, move || page.read_first_part(cut)),
        ]),
        Work::Failed(failure) => failed(page, failure),
    })
}

/// Says what is under way.
pub(crate) fn busy(page: Page, words: &str) -> El {
    el("div.notice.busy").with([
        el("span.spinner").set("aria-hidden", "true"),
        el("p").text(words),
        button("button", words::CANCEL, move || page.cancel()),
    ])
}

fn failed(page: Page, failure: Failure) -> El {
    let copy = move || {
        let text = page.article.with_untracked(|article| article.text.clone());
        page.copy(text, [words::COPIED, words::COPY_REFUSED]);
    };
    el("div.notice.failed").set("role", "alert").with([
        el("p.notice-title").text(words::FAILED),
        el("p").text(words::FAILED_HINT),
        el("div.notice-actions").with([
            button("button.primary", words::TRY_AGAIN, move || page.try_again()),
            button("button", words::COPY_TEXT, copy),
            button("button", words::DOWNLOAD_TEXT, move || page.download()),
        ]),
        el("details").with([el("summary").text(words::DETAILS), el("p").text(failure.words())]),
    ])
}

/// Says why a link could not be opened, and takes it again.
pub(crate) fn broken_link(page: Page) -> El {
    let field =
        el("input").set("id", "link-again").set("type", "text").set("autocomplete", "off").set("spellcheck", "false");
    let link: HtmlInputElement = field.get();
    let pressed = link.clone();
    let field = field.on("keydown", move |key| {
        if key.dyn_into().is_ok_and(|key: KeyboardEvent| key.key() == "Enter") {
            page.open_link(pressed.value());
        }
    });
    let message = move || {
        page.broken.get().map(|why| {
            el("div.notice.failed")
                .set("role", "alert")
                .with([el("p.notice-title").text(words::BROKEN), el("p").text(why.to_string())])
        })
    };
    el("section.broken")
        .set("aria-label", words::BROKEN)
        .property("hidden", move || page.broken.with(Option::is_none))
        .part(message)
        .with([
            el("label").set("for", "link-again").text(words::PASTE_LINK),
            el("div.field-row").with([
                field,
                button("button", words::OPEN_LINK, move || page.open_link(link.value())),
                button("button.quiet", words::BACK, move || page.put_broken_away()),
            ]),
        ])
}

/// Says that nothing can be kept here.
pub(crate) fn unsaved(page: Page) -> Option<El> {
    let unsaved = || {
        let download = button("button", words::DOWNLOAD_TEXT, move || page.download());
        el("div.notice.failed.unsaved").set("role", "alert").with([
            el("p.notice-title").text(words::UNSAVED),
            el("p").text(words::NOT_SAVED),
            el("div.notice-actions").with([download]),
        ])
    };
    page.unsaved.get().then(unsaved)
}

/// What the engine says before one reads on.
pub(crate) fn notice(page: Page) -> Option<El> {
    page.reading.with(|reading| Some(el("p.notice").text(reading.as_ref()?.view.notice.as_ref()?)))
}

/// A short message with *Undo*, at the foot of the window.
pub(crate) fn toast_bar(page: Page) -> El {
    let toast = move || {
        page.toast.get().map(|toast| {
            let undo = toast.undo.then(|| button("button", words::UNDO, move || page.undo()));
            let close = button("button.quiet", words::CLOSE, move || page.toast.set(None));
            el("div.toast").with([el("p").text(toast.words)]).with(undo).with([close])
        })
    };
    el("div.toasts").set("role", "status").part(toast)
}
