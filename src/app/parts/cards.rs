//! The panel beside the text: open cards, and every other sentence in its group, a line each.

use crate::app::element::{El, el, follow, memo, plain};
use crate::app::page::{Page, Tab, lets_through};
use crate::app::parts::card::{card_around, fact_card, lighting, tell_pinned};
use crate::app::parts::check::tell_checks;
use crate::app::parts::list::{self, sliced};
use crate::app::parts::notes::notes;
use crate::app::parts::second::second;
use crate::app::parts::sources::source_list;
use crate::app::parts::strip::swatch;
use crate::app::parts::tabs::{open_tab, tabs};
use crate::app::parts::timeline::timeline;
use crate::app::parts::who::who;
use crate::app::signals::prelude::*;
use crate::app::state::{Order, Reading, Selection};
use crate::app::words;
use crate::claims::Group;
use std::sync::Arc;
use web_sys::HtmlSelectElement;

const FOLDED: [Group; 5] = [Group::Background, Group::Meaning, Group::Future, Group::General, Group::NotArticle];

/// More cards than this are laid out only where they are in sight.
const MANY: usize = 100;

/// How many cards are drawn before anything else is done: more than a window holds.
const AT_ONCE: usize = 12;

/// The region of the cards.
pub(crate) fn fact_cards(page: Page) -> El {
    tell_pinned(page);
    tell_checks(page);
    // The statements stay where they are while another tab is looked at, laid out as they were: that of a long text takes long.
    let statements = lighting(page, el("div.kept"))
        .says("data-away", move || *page.tab.get() != Tab::Statements)
        .on("click", move |event| {
            if let Some(card) = card_around(&event) {
                page.click_card(card, &event);
            }
        })
        .with([order_box(page)])
        .part(move || page.reading.get().map(|reading| panel(page, &reading)).unwrap_or_default());
    let other = move || {
        let (reading, tab) = (page.reading.get()?, *page.tab.get());
        Some(el("div.tab-body").with(match tab {
            Tab::Statements => return None,
            Tab::Who => who(page, &reading),
            Tab::Dates => vec![timeline(page, &reading)],
            Tab::Sources => source_list(page, &reading),
            Tab::Notes => notes(page, &reading),
            Tab::Second => second(page),
        }))
    };
    let body =
        el("div").set("id", "panel").set("role", "tabpanel").live("aria-labelledby", move || Some(open_tab(page)));
    el("section.panel")
        .set("id", "fact-cards")
        .set("aria-label", words::FACT_CARDS)
        .set("tabindex", "0")
        .with([el("div.panel-head").with([el("h2").text(words::WHAT_IT_SAYS), tabs(page)])])
        .with([body.with([statements]).part(other)])
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
    let all_open = reading.open_cards(Order::Written).len();
    let shown = reading.clone();
    let open = Memo::new(move |_| page.open_cards(&shown));
    let shown = reading.clone();
    let cards = move || {
        page.order.track();
        let (cards, reading) = (open.get(), shown.clone());
        let count = cards.len();
        let card = move |at: usize| cards.get(at).and_then(|&card| fact_card(page, &reading, card, false));
        // Where the panel was scrolled, what is in sight stays there.
        let at_once = AT_ONCE.max(page.cards_begun());
        let list = el("div.cards").says("data-long", move || MANY < all_open);
        [list.gradually(count, at_once, move |at| card(at).unwrap_or_else(|| plain("")))]
    };
    let counted = reading.clone();
    let tally = move || {
        let cards = open.get();
        let mut sentences: Vec<_> = cards.iter().filter_map(|&card| counted.sentence_of(card)).collect();
        sentences.sort_unstable();
        sentences.dedup();
        words::cards_in(cards.len(), sentences.len())
    };
    let check = el("section.group")
        .set("aria-labelledby", "group-check")
        .property("hidden", move || page.shown.get().is_some() && open.with(Vec::is_empty))
        .with([el("h3.group-head")
            .set("id", "group-check")
            .with([swatch(Group::Check)])
            .text(words::group(Group::Check))
            .with([el("span.tally").words(tally)])])
        .with((all_open == 0).then(|| el("p.no-cards").text(empty)))
        .part(cards);
    let folds = FOLDED.into_iter().map(|group| fold(page, reading, group));
    std::iter::once(check).chain(folds).collect()
}

/// A group of sentences, folded; nothing where the filter leaves none.
fn fold(page: Page, reading: &Arc<Reading>, group: Group) -> El {
    let of_group = reading.of_group(group);
    let sentences = Memo::new(move |_| {
        let mut sentences = of_group.clone();
        let shown = page.shown.get();
        sentences.retain(|&at| lets_through((*shown).as_ref(), at));
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
        if pinned_at.get().is_some() || !page.filters.get().is_empty() {
            list::change(opened, true);
        }
    });
    let heading = el("h3")
        .with([swatch(group)])
        .text(words::group(group))
        .text(" ")
        .with([el("span.tally").words(move || words::sentences(sentences.with(Vec::len)))]);
    let summary = el("summary.group-head").with([heading, el("span.group-hint").text(words::group_hint(group))]);
    let reading = reading.clone();
    let lines = move || {
        let (reading, sentences) = (reading.clone(), sentences.get());
        let count = sentences.len();
        let item = move |at: usize| sentences.get(at).map_or_else(|| el("li"), |&at| line(page, &reading, at));
        vec![sliced("ul.lines", count, move || pinned_at.get().map_or(0, |at| at + 1), item)]
    };
    list::fold("details.group.fold", summary, opened, lines).property("hidden", move || sentences.with(Vec::is_empty))
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
    let open = {
        let cards = cards.clone();
        memo(move || page.selection.get().pinned.is_some_and(|pinned| cards.contains(&pinned)))
    };
    let press = move |_| match first {
        Some(card) if !open.get_untracked() => page.choose(card),
        Some(_) => page.selection.set(Selection::default()),
        None => page.visit(at),
    };
    let line = el("button.line")
        .set("type", "button")
        .on("click", press)
        .with([el("span.line-number").text(number), el("span.line-words").set("dir", "auto").text(words)]);
    let Some(first) = first else { return el("li").with([line]) };
    let line = line.set("data-card", &first.to_string());
    let reading = reading.clone();
    let body = move || {
        let open = if open.get() { cards.as_slice() } else { &[] };
        open.iter().filter_map(|&card| fact_card(page, &reading, card, false)).collect::<Vec<_>>()
    };
    el("li").with([line.says("aria-expanded", move || open.get())]).part(body)
}
