//! The phone: a bar at the foot, and a sheet with the pinned card that never covers its sentence.

use crate::app::page::page;
use crate::app::parts::card::FactCard;
use crate::app::words;
use leptos::prelude::*;

/// The pinned card at the foot of a narrow window.
#[component]
pub(crate) fn Sheet() -> impl IntoView {
    let page = page();
    let pinned = Memo::new(move |_| page.selection.get().pinned.filter(|_| page.narrow.get()));
    let sheet = move |card: usize| {
        let reading = page.reading.get()?;
        let open = page.open_cards(&reading);
        let place = open.iter().position(|&open| open == card).map(|at| words::card_of(at + 1, open.len()));
        Some(view! {
            <section class="sheet" aria-label=words::CARD>
                <div class="sheet-bar">
                    <button type="button" aria-label=words::PREVIOUS_CARD on:click=move |_| page.step(-1)>"‹"</button>
                    <p>{place.unwrap_or_else(|| words::CARD.to_owned())}</p>
                    <button type="button" aria-label=words::NEXT_CARD on:click=move |_| page.step(1)>"›"</button>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| page.unpin()
                    >
                        {words::CLOSE}
                    </button>
                </div>
                <div class="sheet-body" tabindex="0" role="group" aria-label=words::FACT_CARDS>
                    <FactCard index=card reading=reading sheet=true />
                </div>
            </section>
        })
    };
    move || pinned.get().map(sheet)
}

/// Text or claims, at the foot of a narrow window.
#[component]
pub(crate) fn BottomBar() -> impl IntoView {
    let page = page();
    let there = move || page.narrow.get() && page.reading.with(Option::is_some);
    view! {
        <Show when=there>
            <nav class="bottom-bar" aria-label=words::PARTS>
                <button type="button" on:click=move |_| page.skip_to("article-text")>{words::TEXT}</button>
                <button type="button" on:click=move |_| page.skip_to("fact-cards")>{words::CLAIMS}</button>
            </nav>
        </Show>
    }
}
