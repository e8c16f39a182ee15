//! One fact card.

use crate::app::browser;
use crate::app::element::{El, button, el, follow, plain};
use crate::app::page::{Page, card_id};
use crate::app::parts::article::around;
use crate::app::parts::check::check;
use crate::app::parts::correct::{added, changed_by};
use crate::app::parts::correct_card::correct_card;
use crate::app::state::{Order, Reading, changes_of};
use crate::app::words;
use crate::cards::{Card, Field, FieldKind};
use crate::corrections::Correction;
use std::sync::Arc;
use web_sys::Event;

/// Lights the card under the pointer or the focus within `around`: a listener on each card would take long to put on a
/// thousand, and to take off.
pub(crate) fn lighting(page: Page, around: El) -> El {
    let light = move |event: Event| page.light(card_around(&event));
    around
        .on("mouseover", light)
        .on("mouseout", move |_| page.light(None))
        .on("focusin", light)
        .on("focusout", move |_| page.light(None))
}

/// The card, or the line of a card, that an event is for.
pub(crate) fn card_around(event: &Event) -> Option<usize> {
    around(event.target(), "[data-card]")?.get_attribute("data-card")?.parse().ok()
}

/// The card at `index`. In the `sheet` at the foot of a phone it stands a second time, under another id.
pub(crate) fn fact_card(page: Page, reading: &Arc<Reading>, index: usize, sheet: bool) -> Option<El> {
    let card = reading.card(index)?;
    let id = if sheet { sheet_id(index) } else { card_id(index) };
    let pinned = says(page.selection.get_untracked().pinned == Some(index));
    let heading = format!("{id}-heading");
    let sentence = words::sentence(reading.number(card.sentence as usize));
    let others = reading.folded_beside(index).into_iter();
    let article = el("article.card")
        .set("id", &id)
        .set("data-card", &index.to_string())
        .set("tabindex", "-1")
        .set("aria-labelledby", &heading)
        .set("data-pinned", pinned);
    let to_sentence = button("button.to-sentence", &sentence, move || page.choose(index))
        .set("id", &to_sentence_id(&id))
        .set("aria-pressed", pinned);
    let ranked = page.order.get_untracked() == Order::Easiest && !card.reason.is_empty();
    Some(
        article
            .with([
                el("div.card-head").with([
                    to_sentence,
                    button("button.quiet.cite", words::CITE, move || page.cite(index))
                        .set("aria-label", words::CITE_LABEL),
                ]),
                el(if sheet { "h3.card-heading" } else { "h4.card-heading" })
                    .set("id", &heading)
                    .set("dir", "auto")
                    .text(reading.heading(card)),
            ])
            .with(ranked.then(|| el("p.reason").text(&card.reason)))
            .with(added(page, reading, index, id.clone()))
            .with(body(page, reading, index, card))
            .with([check(page, index)])
            .with(correct_card(page, reading, index, &id))
            .with(others.filter_map(|other| also(page, reading, other))),
    )
}

/// The id of a card in the sheet.
fn sheet_id(card: usize) -> String {
    format!("sheet-{card}")
}

/// The id of the button of a card that leads to its sentence.
fn to_sentence_id(card: &str) -> String {
    format!("{card}-to")
}

fn says(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// Says of the cards that stand which is pinned. A thousand are not asked: only the one that was is told, and the one that is.
pub(crate) fn tell_pinned(page: Page) {
    let mut before = None;
    follow(move || {
        let now = page.selection.get().pinned;
        for card in [before, now].into_iter().flatten() {
            let pinned = says(now == Some(card));
            for id in [card_id(card), sheet_id(card)] {
                browser::set(&id, "data-pinned", pinned);
                browser::set(&to_sentence_id(&id), "aria-pressed", pinned);
            }
        }
        before = now;
    });
}

/// Another claim of the same sentence, folded.
fn also(page: Page, reading: &Arc<Reading>, index: usize) -> Option<El> {
    let card = reading.card(index)?;
    let summary =
        el("summary").with([el("span.also-label").text(words::SAME_SENTENCE)]).text(" ").text(reading.heading(card));
    Some(
        el("details.also")
            .with([summary])
            .with(body(page, reading, index, card))
            .with([check(page, index)])
            .with(correct_card(page, reading, index, &format!("also-{index}"))),
    )
}

/// The fields of a card, where it is said again, and how it was read.
fn body(page: Page, reading: &Reading, index: usize, card: &Card) -> [El; 2] {
    let why = card.why.iter().map(|why| el("li").text(why));
    [
        el("dl.fields").with(card.fields.iter().map(|line| field(page, reading, index, line))).with(said_again(
            page,
            reading,
            &card.again,
        )),
        el("details.why").with([el("summary").text(words::HOW_READ), el("ul").with(why)]),
    ]
}

fn field(page: Page, reading: &Reading, card: usize, field: &Field) -> El {
    let note = field.note.as_ref().map(|note| el("span.note").text(note));
    let by = changed_by(page, &changes_to(page, reading, card, field)).map(|by| [plain(" "), by]);
    let tells = el("dd").set("dir", "auto").text(&field.value).with(by.into_iter().flatten()).with(note);
    el("div.field").with([el("dt").text(field.kind.label()), tells])
}

/// The changes that a line of a card shows, as indices.
fn changes_to(page: Page, reading: &Reading, card: usize, field: &Field) -> Vec<usize> {
    let made = page.changes.peek();
    let of_card = changes_of(&reading.view, card);
    let here = reading.view.changes.iter().enumerate().filter(|(at, told)| {
        let Some(change) = made.made.list.get(*at) else { return false };
        let inside = told.place.is_some_and(|place| field.spans.iter().any(|span| span.overlaps(place)));
        match change {
            Correction::Source { .. } => {
                let source = matches!(field.kind, FieldKind::Voice | FieldKind::According | FieldKind::Unnamed);
                source && of_card.contains(at)
            }
            Correction::Strength { .. } => field.kind == FieldKind::Softened && of_card.contains(at),
            Correction::Card { .. } | Correction::NoCard { .. } => false,
            _ => inside,
        }
    });
    here.map(|(at, _)| at).collect()
}

fn said_again(page: Page, reading: &Reading, again: &[u32]) -> Option<El> {
    let visit = |&index: &u32| {
        let number = reading.number(index as usize);
        button("button.ref", &number.to_string(), move || page.visit(index as usize))
            .set("aria-label", &words::sentence(number))
    };
    let field =
        || el("div.field").with([el("dt").text(words::SAID_AGAIN), el("dd.refs").with(again.iter().map(visit))]);
    (!again.is_empty()).then(field)
}
