//! What the reader lays on a card, or on words of their own choice: a status, a source link, a note, initials.

use crate::app::browser;
use crate::app::element::{El, button, el, follow};
use crate::app::page::Page;
use crate::app::parts::list::fold;
use crate::app::signals::prelude::*;
use crate::app::state::{Check, On, STATUSES};
use crate::app::words;
use crate::share::{Mark, Status};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// The fold under a card.
pub(crate) fn check(page: Page, card: usize) -> El {
    let body = move || vec![fields(page, On::Card(card))];
    let fold = fold("details.check", el("summary"), RwSignal::new(false), body).set("data-check", &card.to_string());
    tell(&fold.get(), statuses(&page.checks.peek()).find(|&(of, _)| of == card));
    fold
}

/// The cards with a check, and what it says.
fn statuses(checks: &[Check]) -> impl Iterator<Item = (usize, Status)> {
    checks.iter().filter_map(|check| Some((check.card?, check.mark.status)))
}

/// Says on the fold under a card what its check says.
fn tell(fold: &Element, check: Option<(usize, Status)>) {
    let label = check.map(|(_, status)| [words::ON_SHEET, " ", status.label()].concat());
    // Only refused for a name that is none.
    let _ = fold.set_attribute("data-checked", if label.is_some() { "true" } else { "false" });
    if let Some(summary) = fold.first_element_child() {
        summary.set_text_content(Some(label.as_deref().unwrap_or(words::CHECK_THIS)));
    }
}

/// Says under the cards that stand what changes in their checks. The others are not asked.
pub(crate) fn tell_checks(page: Page) {
    let mut before = Vec::new();
    follow(move || {
        let now: Vec<_> = statuses(&page.checks.get()).collect();
        for check in before.iter().chain(&now) {
            let status = now.iter().find(|(card, _)| *card == check.0);
            if status.is_none() || !before.contains(check) {
                let folds = browser::every(&format!("[data-check=\"{}\"]", check.0));
                for fold in &folds {
                    tell(fold, status.copied());
                }
            }
        }
        before = now;
    });
}

/// What a check tells, where there is one.
fn told<T>(page: Page, on: On, tells: fn(&Mark) -> T) -> Option<T> {
    let checks = page.checks.get();
    checks.get(on.find(&checks)?).map(|check| tells(&check.mark))
}

/// The fields of a check. They stay while what they say changes, and with them the caret.
pub(crate) fn fields(page: Page, on: On) -> El {
    let status = el("select").with(STATUSES.iter().map(|status| el("option").text(status.label())));
    let chosen: HtmlSelectElement = status.get();
    let choose = move |_| {
        let status = usize::try_from(chosen.selected_index()).ok().and_then(|at| STATUSES.get(at));
        if let Some(&status) = status {
            page.check(on, words::STATUS, |mark| mark.status = status);
        }
    };
    let label = move || told(page, on, |mark| mark.status).unwrap_or_default().label();
    let status = status.property("value", label).on("change", choose);
    let there = move || told(page, on, |_| ()).is_some();
    let keep = button("button", words::CHECK_THIS, move || page.check(on, words::STATUS, |_| {}));
    let take_off = move || {
        if let Some(at) = on.find(&page.checks.peek()) {
            page.uncheck(at);
        }
    };
    let actions = el("div.check-actions").with([
        keep.property("hidden", there),
        button("button.quiet", words::UNCHECK, take_off).property("hidden", move || !there()),
    ]);
    el("div.check-fields").with([
        el("label.check-field").with([el("span").text(words::STATUS), status]),
        field(page, on, words::SOURCE_LINK, "input", |mark| &mut mark.source).set("data-wide", "true"),
        field(page, on, words::NOTE, "textarea", |mark| &mut mark.note).set("data-wide", "true"),
        field(page, on, words::INITIALS, "input", |mark| &mut mark.initials),
        actions,
        el("p.note")
            .property("hidden", move || !there() || page.sent.get() || page.unsaved.get())
            .text(words::KEPT_AS_TYPED),
    ])
}

fn field(page: Page, on: On, label: &'static str, tag: &str, part: fn(&mut Mark) -> &mut String) -> El {
    let input = el(tag).set("type", "text").set("maxlength", "900");
    // A textarea has a value all the same.
    let typed: HtmlInputElement = input.get::<Element>().unchecked_into();
    let write = move |_| page.check(on, label, |mark| part(mark).clone_from(&typed.value()));
    let read = move || {
        let mark = told(page, on, Mark::clone);
        mark.map(|mut mark| std::mem::take(part(&mut mark))).unwrap_or_default()
    };
    el("label.check-field").with([el("span").text(label), input.property("value", read).on("input", write)])
}
