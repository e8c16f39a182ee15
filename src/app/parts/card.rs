//! One fact card.

use crate::app::page::{card_id, page};
use crate::app::state::{Order, Reading};
use crate::app::words;
use crate::cards::{Card, Field};
use leptos::prelude::*;
use std::sync::Arc;

/// The card at `index`. In the `sheet` at the foot of a phone it stands a second time, under another id.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
pub(crate) fn FactCard(index: usize, reading: Arc<Reading>, #[prop(optional)] sheet: bool) -> impl IntoView {
    let page = page();
    let card = reading.card(index).cloned()?;
    let id = if sheet { format!("sheet-{index}") } else { card_id(index) };
    let heading = format!("{id}-heading");
    let pinned = move || page.is_pinned(index);
    let sentence = card.sentence as usize;
    let others = reading.folded_beside(index);
    let reason = card.reason.clone();
    Some(view! {
        <article
            class="card"
            id=id
            tabindex="-1"
            aria-labelledby=heading.clone()
            data-lit="false"
            data-pinned=move || pinned().to_string()
            on:click=move |event| if !sheet { page.click_card(index, &event) }
            on:mouseenter=move |_| page.light(Some(index))
            on:mouseleave=move |_| page.light(None)
            on:focusin=move |_| page.light(Some(index))
            on:focusout=move |_| page.light(None)
        >
            <div class="card-head">
                <button
                    type="button"
                    class="to-sentence"
                    aria-pressed=move || pinned().to_string()
                    on:click=move |_| page.choose(index)
                >
                    {words::sentence(reading.number(sentence))}
                </button>
            </div>
            <h4 class="card-heading" id=heading.clone() dir="auto">{reading.heading(&card)}</h4>
            <Show when=move || page.order.get() == Order::Easiest && !reason.is_empty()>
                <p class="reason">{card.reason.clone()}</p>
            </Show>
            <Body card=reading.card(index).cloned() reading=reading.clone() />
            {others
                .into_iter()
                .filter_map(|other| reading.card(other).map(|card| also(card.clone(), reading.clone())))
                .collect_view()}
        </article>
    })
}

/// Another claim of the same sentence, folded.
fn also(card: Card, reading: Arc<Reading>) -> impl IntoView {
    view! {
        <details class="also">
            <summary>
                <span class="also-label">{words::SAME_SENTENCE}</span>
                " "
                {reading.heading(&card)}
            </summary>
            <Body card=Some(card) reading=reading />
        </details>
    }
}

/// The fields of a card, where it is said again, and how it was read.
#[component]
fn Body(card: Option<Card>, reading: Arc<Reading>) -> impl IntoView {
    let card = card?;
    let fields = card.fields.iter().map(field).collect_view();
    let why = card.why.iter().map(|why| view! { <li>{why.clone()}</li> }).collect_view();
    let again = (!card.again.is_empty()).then(|| said_again(&card.again, &reading));
    Some(view! {
        <dl class="fields">{fields} {again}</dl>
        <details class="why">
            <summary>{words::HOW_READ}</summary>
            <ul>{why}</ul>
        </details>
    })
}

fn field(field: &Field) -> impl IntoView + use<> {
    view! {
        <div class="field">
            <dt>{field.kind.label()}</dt>
            <dd dir="auto">
                {field.value.clone()}
                {field.note.clone().map(|note| view! { <span class="note">{note}</span> })}
            </dd>
        </div>
    }
}

fn said_again(again: &[u32], reading: &Reading) -> impl IntoView + use<> {
    let page = page();
    let button = |&index: &u32| {
        let index = index as usize;
        let number = reading.number(index);
        view! {
            <button
                type="button"
                class="ref"
                aria-label=words::sentence(number)
                on:click=move |_| page.visit(index)
            >
                {number}
            </button>
        }
    };
    let buttons = again.iter().map(button).collect_view();
    view! {
        <div class="field">
            <dt>{words::SAID_AGAIN}</dt>
            <dd class="refs">{buttons}</dd>
        </div>
    }
}
