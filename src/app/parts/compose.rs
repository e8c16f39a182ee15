//! The box that an article is pasted into, and what else can fill it.

use crate::app::element::{El, button, el, follow_later};
use crate::app::page::{Page, Work};
use crate::app::parts::notices::work_notice;
use crate::app::shell::Shell;
use crate::app::signals::prelude::*;
use crate::app::state::{EXAMPLES, Example, Paper, Reading, date_from_box};
use crate::app::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// The box with its button. `shell` says where the caret stood before the app came.
pub(crate) fn compose(page: Page, shell: &Shell) -> El {
    let field = el("textarea.box")
        .set("id", "article")
        .set("dir", "auto")
        .set("placeholder", words::PASTE_HERE)
        .set("spellcheck", "false");
    let typed: HtmlTextAreaElement = field.get();
    let (shell, field_shown) = (shell.clone(), typed.clone());
    follow_later(move || shell.restore(&field_shown));
    let on_key = move |key: web_sys::Event| {
        let escape = key.dyn_into().is_ok_and(|key: KeyboardEvent| key.key() == "Escape");
        if escape && page.editing.get_untracked() {
            page.finish_editing();
        }
    };
    let field = field
        .says("aria-invalid", move || page.work.get() == Work::Blank)
        .property("value", move || page.article.with(|article| article.text.clone()))
        .on("input", move |_| page.typed(typed.value()))
        .on("keydown", on_key);
    let analyse = move || if page.editing.get_untracked() { page.finish_editing() } else { page.read_box() };
    let label = move || match (page.editing.get(), page.link_in_box()) {
        (true, _) => words::DONE_EDITING,
        (false, true) => words::OPEN_LINK,
        (false, false) => words::ANALYSE,
    };
    let file =
        el("input.hidden").set("type", "file").set("accept", ".txt,.md,.html,.htm,text/plain,text/markdown,text/html");
    let chosen: HtmlInputElement = file.get();
    let file = file.on("change", move |_| {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            page.take_chosen(file);
        }
    });
    el("div.compose")
        .with([
            el("label.compose-label").set("for", "article").text(words::ARTICLE),
            field,
            el("div.compose-row").with([
                button("button.primary.large", "", analyse).words(move || label().to_owned()),
                el("label.file").with([file, el("span.button").text(words::OPEN_FILE)]),
                el("p.promise").text(words::PROMISE),
            ]),
        ])
        .part(move || if page.editing.get() { None } else { work_notice(page) })
}

/// Three articles to try.
pub(crate) fn examples(page: Page) -> El {
    let example = |example: &'static Example| {
        let choose = button("button.example", "", move || page.take_example(example));
        el("li").with([
            choose.with([el("span.example-name").text(example.name), el("span.example-hint").text(example.hint)])
        ])
    };
    el("section.examples").set("aria-labelledby", "examples-heading").with([
        el("h2").set("id", "examples-heading").text(words::EXAMPLES),
        el("ul.example-list").with(EXAMPLES.iter().map(example)),
    ])
}

/// The reader's earlier texts; nothing where there are none.
pub(crate) fn recent(page: Page) -> Option<El> {
    let texts = page.shelf.get().texts;
    let line = |(index, paper): (usize, &Paper)| {
        let text = paper.article.text.clone();
        let title = Reading::opening(&text);
        let tells = words::kept(text.chars().count(), paper.checks.len(), date_from_box(&paper.day));
        let reopen = button("button.recent", "", move || page.reopen(index))
            .with([el("span.recent-title").set("dir", "auto").text(&title), el("span.recent-length").text(tells)]);
        let forget = button("button.quiet", words::FORGET, move || page.forget(Some(&text)));
        el("li").with([reopen, forget.set("aria-label", &[words::FORGET, ": ", &title].concat())])
    };
    (!texts.is_empty()).then(|| {
        el("section.recents").set("aria-labelledby", "recent-heading").with([
            el("h2").set("id", "recent-heading").text(words::RECENT),
            el("ul.recent-list").with(texts.iter().enumerate().map(line)),
            button("button.quiet", words::FORGET_ALL, move || page.forget(None)),
        ])
    })
}
