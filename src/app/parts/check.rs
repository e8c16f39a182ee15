//! What the reader lays on a card: a status, a source link, a note, initials.

use crate::app::element::{El, button, el};
use crate::app::page::Page;
use crate::app::parts::list::fold;
use crate::app::state::{STATUSES, laid};
use crate::app::words;
use crate::share::Mark;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// The fold under a card.
pub(crate) fn check(page: Page, card: usize) -> El {
    let status = move || page.checks.with(|checks| laid(checks, card).map(|check| check.mark.status.label()));
    let label = move || match status() {
        Some(status) => format!("{} {status}", words::ON_SHEET),
        None => words::CHECK_THIS.to_owned(),
    };
    let summary = el("summary").words(label);
    fold("details.check", summary, RwSignal::new(false), move || vec![fields(page, card)])
        .says("data-checked", move || status().is_some())
}

/// The fields of a card's check. They stay while what they say changes, and with them the caret.
pub(crate) fn fields(page: Page, card: usize) -> El {
    let of = move |part: fn(&Mark) -> &String| {
        page.checks.with(|checks| laid(checks, card).map(|check| part(&check.mark).clone()).unwrap_or_default())
    };
    let field = |label: &'static str, tag: &str, part: fn(&mut Mark) -> &mut String, read: fn(&Mark) -> &String| {
        let input = el(tag);
        // A textarea has a value all the same.
        let typed: HtmlInputElement = input.get::<web_sys::Element>().unchecked_into();
        let write = move |_| page.check(card, label, |mark| part(mark).clone_from(&typed.value()));
        let input =
            input.set("type", "text").set("maxlength", "900").property("value", move || of(read)).on("input", write);
        el("label.check-field").with([el("span").text(label), input])
    };
    let status = el("select").with(STATUSES.iter().map(|status| el("option").text(status.label())));
    let chosen: HtmlSelectElement = status.get();
    let choose = move |_| {
        let status = usize::try_from(chosen.selected_index()).ok().and_then(|at| STATUSES.get(at));
        if let Some(&status) = status {
            page.check(card, words::STATUS, |mark| mark.status = status);
        }
    };
    let label =
        move || page.checks.with(|checks| laid(checks, card).map(|check| check.mark.status).unwrap_or_default());
    let status = status.property("value", move || label().label()).on("change", choose);
    let at = move || page.checks.with(|checks| checks.iter().position(|check| check.card == Some(card)));
    let keep = button("button", words::CHECK_THIS, move || page.check(card, words::STATUS, |_| {}))
        .property("hidden", move || at().is_some());
    let off = move || at().map(|at| page.uncheck(at)).unwrap_or_default();
    let off = button("button.quiet", words::UNCHECK, off).property("hidden", move || at().is_none());
    el("div.check-fields").with([
        el("label.check-field").with([el("span").text(words::STATUS), status]),
        field(words::SOURCE_LINK, "input", |mark| &mut mark.source, |mark| &mark.source).set("data-wide", "true"),
        field(words::NOTE, "textarea", |mark| &mut mark.note, |mark| &mark.note).set("data-wide", "true"),
        field(words::INITIALS, "input", |mark| &mut mark.initials, |mark| &mark.initials),
        el("div.check-actions").with([keep, off]),
    ])
}
