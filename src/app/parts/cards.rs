//! The panel beside the text: open cards, and every other sentence in its group, a line each.

use crate::app::element::{El, button, el, follow, memo};
use crate::app::page::{Page, lets_through};
use crate::app::parts::card::fact_card;
use crate::app::parts::strip::swatch;
use crate::app::parts::timeline::{tabs, timeline};
use crate::app::state::{Order, Reading, Selection};
use crate::app::words;
use crate::claims::Group;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{HtmlDetailsElement, HtmlSelectElement};

const FOLDED: [Group; 5] = [Group::Background, Group::Meaning, Group::Future, Group::General, Group::NotArticle];

/// How many lines of a fold are laid out at once; further ones come as they are asked for.
const SLICE: usize = 200;

/// The region of the cards.
pub(crate) fn fact_cards(page: Page) -> El {
    let dates = RwSignal::new(false);
    let statements = el("div")
        .property("hidden", move || dates.get())
        .part(move || page.reading.get().map(|reading| panel(page, &reading)).unwrap_or_default());
    el("section.panel")
        .set("id", "fact-cards")
        .set("aria-label", words::FACT_CARDS)
        .set("tabindex", "0")
        .with([el("div.panel-head").with([el("h2").text(words::WHAT_IT_SAYS), order_box(page), tabs(page, dates)])])
        .with([statements])
        .part(move || page.reading.get().filter(|_| dates.get()).map(|reading| timeline(page, &reading)))
}

/// In which order the open cards stand.
fn order_box(page: Page) -> El {
    let select = el("select").with([
        el("option").set("value", "written").text(words::AS_WRITTEN),
        el("option").set("value", "easiest").text(words::EASIEST),
    ]);
    let chosen: HtmlSelectElement = select.get();
    let choose = move |_| {
        page.order.set(if chosen.value() == "easiest" { Order::Easiest } else { Order::Written });
    };
    el("label.order").with([el("span").text(words::ORDER), select.on("change", choose)])
}

fn panel(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    // A notice above has said it already: most of all that a text is not English.
    let empty = match &reading.view.notice {
        Some(_) => words::NO_CARDS_HERE,
        None if reading.placed().1 == 0 => words::NO_TEXT_CLAIMS,
        None => words::NO_CARDS,
    };
    let none_open = reading.open_cards(Order::Written).is_empty();
    let shown = reading.clone();
    let open = Memo::new(move |_| page.open_cards(&shown));
    let shown = reading.clone();
    let cards = move || {
        let cards = open.get();
        cards.into_iter().filter_map(|card| fact_card(page, &shown, card, false)).collect::<Vec<_>>()
    };
    let check = el("section.group")
        .set("aria-labelledby", "group-check")
        .property("hidden", move || page.filter.get().is_some() && open.with(Vec::is_empty))
        .with([el("h3.group-head")
            .set("id", "group-check")
            .with([swatch(Group::Check)])
            .text(words::group(Group::Check))
            .with([el("span.tally").words(move || words::number(open.with(Vec::len)))])])
        .with(none_open.then(|| el("p.no-cards").text(empty)))
        .with([el("div.cards").part(cards)]);
    let folds = FOLDED.into_iter().map(|group| fold(page, reading, group));
    std::iter::once(check).chain(folds).collect()
}

/// A group of sentences, folded; nothing where the filter leaves none.
fn fold(page: Page, reading: &Arc<Reading>, group: Group) -> El {
    let of_group = reading.of_group(group);
    let sentences = Memo::new(move |_| {
        let mut sentences = of_group.clone();
        page.shown.with(|shown| sentences.retain(|&at| lets_through(shown.as_deref(), at)));
        sentences
    });
    let opened = RwSignal::new(false);
    let pinned_at = {
        let reading = reading.clone();
        move || {
            let sentence = reading.sentence_of(page.selection.get().pinned?)?;
            sentences.with(|all| all.iter().position(|&at| at == sentence))
        }
    };
    let pinned_at = Memo::new(move |_| pinned_at());
    // What is pinned or filtered for comes into sight by itself.
    follow(move || {
        if pinned_at.get().is_some() || page.filter.get().is_some() {
            opened.set(true);
        }
    });
    let reading = reading.clone();
    // Only a change of it builds the lines: the browser says what it was told.
    let is_open = memo(move || opened.get());
    let open = move || is_open.get().then(|| lines(page, &reading, &sentences.get(), pinned_at));
    let details = el("details.group.fold");
    let element: HtmlDetailsElement = details.get();
    let heading = el("h3")
        .with([swatch(group)])
        .text(words::group(group))
        .text(" ")
        .with([el("span.tally").words(move || words::number(sentences.with(Vec::len)))]);
    details
        .property("hidden", move || sentences.with(Vec::is_empty))
        .property("open", move || opened.get())
        .on("toggle", move |_| opened.set(element.open()))
        .with([el("summary.group-head").with([heading, el("span.group-hint").text(words::group_hint(group))])])
        .part(open)
}

/// The sentences of an open fold, a line each: the first ones, and the rest slice by slice.
fn lines(page: Page, reading: &Arc<Reading>, sentences: &[usize], pinned_at: Memo<Option<usize>>) -> El {
    let shown = RwSignal::new(SLICE);
    let (reading, sentences, count) = (reading.clone(), sentences.to_vec(), sentences.len());
    let list = el("ul.lines").set("data-long", if SLICE < count { "true" } else { "false" });
    let built = list.clone();
    let mut from = 0;
    follow(move || {
        // The pinned one is always among them.
        let to = shown.get().max(pinned_at.get().map_or(0, |at| at + 1)).min(count);
        let slice = sentences.get(from..to).unwrap_or_default();
        let lines = slice.iter().map(|&at| line(page, &reading, at));
        let _ = built.clone().with(lines);
        from = from.max(to);
    });
    let left = move || count.saturating_sub(shown.get());
    let more = button("button.quiet", "", move || shown.update(|all| *all += SLICE))
        .words(move || words::more_lines(SLICE.min(left()), left()))
        .property("hidden", move || left() == 0);
    el("div").with([list, more])
}

/// One sentence as a line; its cards open under it.
fn line(page: Page, reading: &Arc<Reading>, at: usize) -> El {
    let cards = reading.cards_of(at);
    let first = cards.first().copied();
    let words = match first.and_then(|card| reading.card(card)) {
        Some(card) => reading.heading(card),
        None => reading.sentence(at).map(|sentence| reading.shown(sentence.span)).unwrap_or_default(),
    };
    let number = reading.number(at);
    let number = if number == 0 { String::new() } else { number.to_string() };
    let press = move |_| match first {
        Some(card) if !page.holds_pinned(at) => page.choose(card),
        Some(_) => page.selection.set(Selection::default()),
        None => page.visit(at),
    };
    let line = el("button.line")
        .set("type", "button")
        .on("click", press)
        .on("mouseenter", move |_| page.light(first))
        .on("mouseleave", move |_| page.light(None))
        .with([el("span.line-number").text(number), el("span.line-words").set("dir", "auto").text(words)]);
    if cards.is_empty() {
        return el("li").with([line]);
    }
    let reading = reading.clone();
    let open = move || {
        let open = if page.holds_pinned(at) { cards.as_slice() } else { &[] };
        open.iter().filter_map(|&card| fact_card(page, &reading, card, false)).collect::<Vec<_>>()
    };
    el("li").with([line.says("aria-expanded", move || page.holds_pinned(at))]).part(open)
}
