//! What came by link: where it is from, what it is held against, and notes that wait for their text.

use crate::app::element::{El, button, el};
use crate::app::page::Page;
use crate::app::signals::prelude::*;
use crate::app::words;
use crate::share::{Comparison, Piece, Shared, Side};
use std::task::Poll;
use web_sys::HtmlTextAreaElement;

/// Says that the text came by link, and what one can do about that.
pub(crate) fn sent(page: Page) -> Option<El> {
    let other = move || page.sharing.other_engine.get().then(|| el("p").text(words::OTHER_ENGINE));
    let excerpt = move || page.excerpt().map(|sentences| el("p").text(words::excerpt(&sentences)));
    let notes = page.notes_alone();
    let lost = move || {
        let checks = page.checks.get();
        let lost = checks.iter().filter(|check| check.card.is_none() && check.place.is_none()).count();
        (0 < lost).then(|| el("p.warning").set("role", "alert").text(words::lost_notes(lost, checks.len(), notes)))
    };
    let comparing = page.sharing.comparing;
    let compare = || {
        button("button", words::COMPARE, move || comparing.update(|comparing| *comparing = !*comparing))
            .says("aria-expanded", move || comparing.get())
    };
    let other_text = || button("button", words::OTHER_TEXT_FOR_NOTES, move || page.wait_for_text());
    let handed = page.sharing.handed.get_untracked();
    let banner = match (handed, notes) {
        (true, _) => words::HANDED,
        (_, true) => words::SENT_NOTES,
        _ => words::SENT,
    };
    let keep = || {
        if handed {
            button("button.primary", words::KEEP_HANDED, move || page.keep_handed())
        } else {
            button("button", words::KEEP_COPY, move || page.keep_copy())
        }
    };
    let sent = || {
        el("div.notice.sent")
            .with([
                el("div.notice-words").with([el("p").text(banner)]).part(lost).part(excerpt).part(other),
                el("div.notice-actions").with([
                    if notes { other_text() } else { compare() },
                    keep(),
                    button("button", words::START_OWN, move || page.start_own()),
                ]),
            ])
            .part(move || comparing.get().then(|| comparison(page)))
    };
    page.sent.get().then(sent)
}

/// The box for the original, and how the text differs from it.
fn comparison(page: Page) -> El {
    let field = el("textarea.original").set("id", "original").set("rows", "4").set("spellcheck", "false");
    let typed: HtmlTextAreaElement = field.get();
    let result = move || match page.sharing.comparison.get() {
        None => Vec::new(),
        Some(Poll::Pending) => vec![el("p").text(words::COMPARING)],
        Some(Poll::Ready(comparison)) => differences(&comparison),
    };
    el("section.comparison").set("aria-label", words::COMPARE).with([
        el("label").set("for", "original").text(words::ORIGINAL),
        el("p.length").text(words::COMPARE_HINT),
        field,
        el("div.notice-actions")
            .with([button("button.primary", words::COMPARE_NOW, move || page.compare(typed.value()))]),
        el("div").set("role", "status").part(result),
    ])
}

fn differences(comparison: &Comparison) -> Vec<El> {
    let mut shown = vec![el("h2").text(words::COMPARED), el("p").text(words::compared(comparison))];
    if words::are_strangers(comparison) || comparison.places.is_empty() {
        return shown;
    }
    let place = |pieces: &Vec<Piece>| el("li").set("dir", "auto").with(pieces.iter().flat_map(piece));
    shown.push(el("ol.differences").set("tabindex", "0").with(comparison.places.iter().map(place)));
    shown.extend((0 < comparison.more).then(|| el("p").text(words::more_places(comparison.more))));
    shown
}

/// Some words, and which of the two texts has them: by a word of its own, not by colour or line alone.
fn piece(piece: &Piece) -> [El; 2] {
    let (name, told) = match piece.side {
        Side::Both => ("span", None),
        Side::LeftOut => ("del", Some(words::LEFT_OUT)),
        Side::PutIn => ("ins", Some(words::PUT_IN)),
    };
    let told = told.map(|told| el("span.side").text(told));
    [el(name).with(told).with([el("span.piece").text(&piece.words)]), el("span").text(" ")]
}

/// Notes that came without their text, and a box for it.
pub(crate) fn waiting(page: Page, notes: &Shared) -> El {
    let field = el("textarea.box").set("id", "noted").set("dir", "auto").set("spellcheck", "false");
    let typed: HtmlTextAreaElement = field.get();
    let (title, source) = (notes.article.title.as_deref(), notes.article.source.as_deref());
    el("section.compose.empty").set("aria-labelledby", "waiting-heading").with([
        el("h2").set("id", "waiting-heading").text(words::NOTES_WAIT),
        el("p").text(words::notes_wait(notes.marks.len(), title, source)),
        el("p").text(words::NOTES_WAIT_HINT),
        el("label.compose-label").set("for", "noted").text(words::NOTES_TEXT),
        field,
        el("div.compose-row").with([
            button("button.primary.large", words::PLACE_NOTES, move || page.place_notes(typed.value())),
            button("button", words::BACK, move || page.return_to_own()),
        ]),
    ])
}
