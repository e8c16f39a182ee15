//! The panel beside the text: open cards, and every other sentence in its group, a line each.

use crate::app::page::{Page, lets_through, page};
use crate::app::parts::card::FactCard;
use crate::app::parts::strip::group_class;
use crate::app::state::{Order, Reading, Selection};
use crate::app::words;
use crate::claims::Group;
use leptos::prelude::*;
use std::sync::Arc;

const FOLDED: [Group; 5] = [Group::Background, Group::Meaning, Group::Future, Group::General, Group::NotArticle];

/// Lists of more lines than this are laid out only where they are in sight.
const LONG: usize = 300;

/// The region of the cards.
#[component]
pub(crate) fn FactCards() -> impl IntoView {
    let page = page();
    view! {
        <section id="fact-cards" class="panel" aria-label=words::FACT_CARDS tabindex="0">
            <div class="panel-head">
                <h2>{words::WHAT_IT_SAYS}</h2>
                <OrderBox />
            </div>
            {move || page.reading.get().map(|reading| panel(page, &reading))}
        </section>
    }
}

/// In which order the open cards stand.
#[component]
fn OrderBox() -> impl IntoView {
    let page = page();
    let choose = move |value: String| {
        page.order.set(if value == "easiest" { Order::Easiest } else { Order::Written });
    };
    view! {
        <label class="order">
            <span>{words::ORDER}</span>
            <select on:change:target=move |event| choose(event.target().value())>
                <option value="written">{words::AS_WRITTEN}</option>
                <option value="easiest">{words::EASIEST}</option>
            </select>
        </label>
    }
}

fn panel(page: Page, reading: &Arc<Reading>) -> impl IntoView + use<> {
    let folds = FOLDED.into_iter().map(|group| view! { <Fold group=group reading=reading.clone() /> }).collect_view();
    // A notice above has said it already: most of all that a text is not English.
    let empty = match &reading.view.notice {
        Some(_) => words::NO_CARDS_HERE,
        None if reading.placed().1 == 0 => words::NO_TEXT_CLAIMS,
        None => words::NO_CARDS,
    };
    let none_open = reading.open_cards(Order::Written).is_empty();
    let reading = reading.clone();
    let open = move || {
        let order = page.order.get();
        let shown = page.shown.get();
        let mut cards = reading.open_cards(order);
        cards.retain(|&card| reading.sentence_of(card).is_some_and(|at| lets_through(shown.as_deref(), at)));
        cards
    };
    let count = {
        let open = open.clone();
        move || open().len()
    };
    let reading = page.reading.get_untracked();
    let hidden = {
        let open = open.clone();
        move || page.filter.get().is_some() && open().is_empty()
    };
    view! {
        <section class="group" aria-labelledby="group-check" hidden=hidden>
            <h3 class="group-head" id="group-check">
                <span class="swatch g-check" aria-hidden="true"></span>
                {words::group(Group::Check)}
                <span class="tally">{move || words::number(count())}</span>
            </h3>
            {none_open.then(|| view! { <p class="no-cards">{empty}</p> })}
            <div class="cards">
                <For each=open key=|card| *card let:card>
                    {reading.clone().map(|reading| view! { <FactCard index=card reading=reading /> })}
                </For>
            </div>
        </section>
        {folds}
    }
}

/// A group of sentences, folded; nothing where the filter leaves none.
#[component]
fn Fold(group: Group, reading: Arc<Reading>) -> impl IntoView {
    let page = page();
    let sentences = Memo::new({
        let reading = reading.clone();
        move |_| {
            let mut sentences = reading.of_group(group);
            page.shown.with(|shown| sentences.retain(|&at| lets_through(shown.as_deref(), at)));
            sentences
        }
    });
    let opened = RwSignal::new(false);
    let holds_pinned = Memo::new({
        let reading = reading.clone();
        move |_| {
            let pinned = page.selection.get().pinned;
            pinned.and_then(|card| reading.sentence_of(card)).is_some_and(|at| sentences.with(|all| all.contains(&at)))
        }
    });
    // What is pinned or filtered for comes into sight by itself.
    Effect::new(move |_| {
        if holds_pinned.get() || page.filter.get().is_some() {
            opened.set(true);
        }
    });
    let reading = StoredValue::new(reading);
    let line = move |at| view! { <Line at=at reading=reading.get_value() /> };
    let lines = move || sentences.get().into_iter().map(line).collect_view();
    view! {
        <Show when=move || sentences.with(|all| !all.is_empty())>
            <details
                class="group fold"
                prop:open=move || opened.get()
                on:toggle:target=move |event| opened.set(event.target().open())
            >
                <summary class="group-head">
                    <h3>
                        <span class=format!("swatch {}", group_class(group)) aria-hidden="true"></span>
                        {words::group(group)}
                        " " <span class="tally">{move || words::number(sentences.with(Vec::len))}</span>
                    </h3>
                    <span class="group-hint">{words::group_hint(group)}</span>
                </summary>
                <Show when=move || opened.get()>
                    <ul class="lines" data-long=move || (LONG < sentences.with(Vec::len)).to_string()>{lines}</ul>
                </Show>
            </details>
        </Show>
    }
}

/// One sentence as a line; its cards open under it.
#[component]
fn Line(at: usize, reading: Arc<Reading>) -> impl IntoView {
    let page = page();
    let cards = reading.cards_of(at);
    let words = match cards.first().and_then(|&card| reading.card(card)) {
        Some(card) => reading.heading(card),
        None => reading.sentence(at).map(|sentence| reading.shown(sentence.span)).unwrap_or_default(),
    };
    let number = reading.number(at);
    let shown_number = (number != 0).then_some(number);
    let has_cards = !cards.is_empty();
    let first = cards.first().copied();
    let open = Memo::new(move |_| page.holds_pinned(at));
    let press = move |_| match first {
        Some(card) if !open.get_untracked() => page.choose(card),
        Some(_) => page.selection.set(Selection::default()),
        None => page.visit(at),
    };
    view! {
        <li>
            <button
                type="button"
                class="line"
                aria-expanded=move || has_cards.then(|| open.get().to_string())
                on:click=press
                on:mouseenter=move |_| page.light(first)
                on:mouseleave=move |_| page.light(None)
            >
                <span class="line-number">{shown_number}</span>
                <span class="line-words" dir="auto">{words}</span>
            </button>
            <Show when=move || open.get()>
                {reading
                    .cards_of(at)
                    .into_iter()
                    .map(|card| view! { <FactCard index=card reading=reading.clone() /> })
                    .collect_view()}
            </Show>
        </li>
    }
}
