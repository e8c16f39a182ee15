//! The share sheet: the link, how far it carries, and what sharing it means.

use crate::app::browser;
use crate::app::element::{El, button, el, follow};
use crate::app::page::{Dialog, Page};
use crate::app::parts::help::dialog;
use crate::app::words;
use crate::share;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

/// The sheet behind *Share*.
pub(crate) fn share(page: Page) -> El {
    // The link is made when the sheet opens, and again where what is shown changes meanwhile.
    follow(move || {
        if page.dialog.get() == Some(Dialog::Share) {
            page.ask_for_link();
        }
    });
    let body = move || match page.link.get() {
        None if page.reading.with(Option::is_some) => vec![el("p").text(words::MAKING_LINK)],
        None => vec![el("p").text(words::NO_LINK)],
        Some(Err(why)) => vec![el("p").set("role", "alert").text(why.to_string()), file_instead(page)],
        Some(Ok(link)) => ready(page, link),
    };
    dialog(page, Dialog::Share, "share-title", words::SHARE_TITLE).with([el("div").part(body)])
}

/// A link that is ready to be sent.
fn ready(page: Page, link: String) -> Vec<El> {
    let told = RwSignal::new(String::new());
    let length = link.chars().count();
    let title = page.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title()));
    let title = title.unwrap_or_default();
    let field = el("textarea.link")
        .set("id", "link")
        .set("readonly", "")
        .set("rows", "3")
        .set("spellcheck", "false")
        .text(&link);
    let selected: HtmlTextAreaElement = field.get();
    let copy = move |words: String| {
        let selected = selected.clone();
        spawn_local(async move {
            let done = browser::copy(&words).await;
            if !done {
                selected.select();
            }
            told.set(if done { words::COPIED } else { words::NOT_COPIED }.to_owned());
        });
    };
    let (copy_both, plain, both) = (copy.clone(), link.clone(), format!("{title}\n{link}"));
    let send = move || {
        let (title, link) = (title.clone(), link.clone());
        spawn_local(async move { browser::send(&title, &link).await });
    };
    let actions = el("div.notice-actions")
        .with([
            button("button.primary", words::COPY_LINK, move || copy(plain.clone())),
            button("button", words::COPY_TITLE_AND_LINK, move || copy_both(both.clone())),
        ])
        .with(browser::can_send().then(|| button("button", words::SEND, send)));
    let mut sheet = vec![
        el("p.warning").text(words::LINK_WARNING),
        el("label").set("for", "link").text(words::LINK),
        field,
        el("p.length").text(words::characters(length)),
        actions,
        el("p.told").set("role", "status").words(move || told.get()),
    ];
    if share::LONG < length {
        sheet.extend([el("p.warning").text(words::FILE_BETTER), file_instead(page)]);
    }
    sheet.extend(verdicts(length));
    sheet
}

/// Which channels carry a link of this length.
fn verdicts(length: usize) -> Vec<El> {
    let verdicts = share::verdicts(length);
    if verdicts.iter().all(|&(_, whole)| whole) {
        return vec![el("p.length").text(words::SHORT_ENOUGH)];
    }
    let rows = verdicts.into_iter().map(|(name, whole)| {
        el("div.verdict")
            .set("data-whole", if whole { "true" } else { "false" })
            .with([el("dt").text(name), el("dd").text(words::carries(whole))])
    });
    vec![el("h3").text(words::CARRIES), el("dl.verdicts").with(rows)]
}

fn file_instead(page: Page) -> El {
    button("button", words::DOWNLOAD_TEXT, move || page.download())
}
