//! The name, the buttons, and the line at the foot.

use crate::app::page::{Dialog, page};
use crate::app::words;
use leptos::prelude::*;

/// The head of the page.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let page = page();
    let reading = move || page.reading.with(Option::is_some);
    view! {
        <header class="masthead">
            <Show when=reading>
                <button type="button" class="skip" on:click=move |_| page.skip_to("article-text")>
                    {words::TO_TEXT}
                </button>
                <button type="button" class="skip" on:click=move |_| page.skip_to("fact-cards")>
                    {words::TO_CARDS}
                </button>
            </Show>
            <h1 class="brand">{words::NAME}</h1>
            <p class="tagline">{words::TAGLINE}</p>
            <div class="actions">
                <Show when=reading>
                    <button type="button" on:click=move |_| page.new_text()>{words::NEW_TEXT}</button>
                    <Show when=move || !page.editing.get()>
                        <button type="button" on:click=move |_| page.edit()>{words::EDIT_TEXT}</button>
                    </Show>
                    <button type="button" class="primary" on:click=move |_| page.dialog.set(Some(Dialog::Share))>
                        {words::SHARE}
                    </button>
                </Show>
                <button type="button" on:click=move |_| page.dialog.set(Some(Dialog::Help))>{words::HELP}</button>
            </div>
        </header>
    }
}

/// The foot of the page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <p>{words::PROMISE}</p>
            <p>{words::NO_VERDICT}</p>
        </footer>
    }
}
