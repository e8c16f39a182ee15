//! Messages that stand in the page: how the reading goes, where a text is from, what went wrong.

use crate::app::browser;
use crate::app::page::{Page, Toast, Work, page};
use crate::app::state::Cut;
use crate::app::words;
use crate::app::worker::Failure;
use crate::share::LinkError;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the reading goes, where there is something to say.
#[component]
pub(crate) fn WorkNotice() -> impl IntoView {
    let page = page();
    move || match page.work.get() {
        Work::Idle | Work::Busy { slow: false } => ().into_any(),
        Work::Busy { slow: true } => view! {
            <div class="notice busy">
                <span class="spinner" aria-hidden="true"></span>
                <p>{words::reading(page.article.with_untracked(|article| article.text.chars().count()))}</p>
                <button type="button" on:click=move |_| page.cancel()>{words::CANCEL}</button>
            </div>
        }
        .into_any(),
        Work::Blank => view! { <p class="notice" role="alert">{words::NOTHING_TO_READ}</p> }.into_any(),
        Work::TooLong(cut) => too_long(page, cut).into_any(),
        Work::Failed(failure) => failed(page, failure).into_any(),
    }
}

fn too_long(page: Page, cut: Cut) -> impl IntoView {
    view! {
        <div class="notice" role="alert">
            <p>{words::too_long(cut)}</p>
            <button type="button" on:click=move |_| page.read_first_part(cut)>{words::READ_FIRST_PART}</button>
        </div>
    }
}

fn failed(page: Page, failure: Failure) -> impl IntoView {
    let copy = move |_| {
        let text = page.article.with_untracked(|article| article.text.clone());
        spawn_local(async move {
            let done = browser::copy(&text).await;
            page.said.set(if done { words::COPIED } else { words::NOT_COPIED }.to_owned());
        });
    };
    view! {
        <div class="notice failed" role="alert">
            <p class="notice-title">{words::FAILED}</p>
            <p>{words::FAILED_HINT}</p>
            <div class="notice-actions">
                <button type="button" class="primary" on:click=move |_| page.analyse()>{words::TRY_AGAIN}</button>
                <button type="button" on:click=copy>{words::COPY_TEXT}</button>
                <button type="button" on:click=move |_| page.download()>{words::DOWNLOAD_TEXT}</button>
            </div>
            <details>
                <summary>{words::DETAILS}</summary>
                <p>{failure.to_string()}</p>
            </details>
        </div>
    }
}

/// Says that the text came by link.
#[component]
pub(crate) fn Sent() -> impl IntoView {
    let page = page();
    view! {
        <Show when=move || page.sent.get()>
            <div class="notice sent">
                <p>{words::SENT}</p>
                <div class="notice-actions">
                    <button type="button" on:click=move |_| page.keep_copy()>{words::KEEP_COPY}</button>
                    <button type="button" on:click=move |_| page.start_own()>{words::START_OWN}</button>
                </div>
            </div>
        </Show>
    }
}

/// Says why a link could not be opened, and takes it again.
#[component]
pub(crate) fn BrokenLink() -> impl IntoView {
    let page = page();
    let field = NodeRef::<html::Input>::new();
    let open = move || {
        if let Some(field) = field.get_untracked() {
            page.open_link(&field.value());
        }
    };
    let dismiss = move |_| {
        page.broken.set(None);
        browser::drop_fragment();
    };
    let message = move |why: LinkError| {
        view! {
            <div class="notice failed" role="alert">
                <p class="notice-title">{words::BROKEN}</p>
                <p>{why.to_string()}</p>
            </div>
        }
    };
    view! {
        <Show when=move || page.broken.with(Option::is_some)>
            <section class="broken" aria-label=words::BROKEN>
                {move || page.broken.get().map(message)}
                <label for="link-again">{words::PASTE_LINK}</label>
                <div class="field-row">
                    <input
                        id="link-again"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        node_ref=field
                        on:keydown=move |event| if event.key() == "Enter" { open() }
                    />
                    <button type="button" on:click=move |_| open()>{words::OPEN_LINK}</button>
                    <button type="button" class="quiet" on:click=dismiss>{words::BACK}</button>
                </div>
            </section>
        </Show>
    }
}

/// Says that nothing can be kept here.
#[component]
pub(crate) fn Unsaved() -> impl IntoView {
    let page = page();
    view! {
        <Show when=move || page.unsaved.get()>
            <div class="notice">
                <p>{words::NOT_SAVED}</p>
                <button type="button" on:click=move |_| page.download()>{words::DOWNLOAD_TEXT}</button>
            </div>
        </Show>
    }
}

/// What the engine says before one reads on.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let page = page();
    let words = Memo::new(move |_| page.reading.with(|reading| reading.as_ref()?.view.notice.clone()));
    move || words.get().map(|words| view! { <p class="notice">{words}</p> })
}

/// A short message with *Undo*, at the foot of the window.
#[component]
pub(crate) fn ToastBar() -> impl IntoView {
    let page = page();
    let toast = move |toast: Toast| {
        let undo = toast.before.is_some();
        view! {
            <div class="toast">
                <p>{toast.words}</p>
                <Show when=move || undo>
                    <button type="button" on:click=move |_| page.undo()>{words::UNDO}</button>
                </Show>
                <button type="button" class="quiet" on:click=move |_| page.toast.set(None)>{words::CLOSE}</button>
            </div>
        }
    };
    view! { <div class="toasts" role="status">{move || page.toast.get().map(toast)}</div> }
}
