//! The box that an article is pasted into, and what else can fill it.

use crate::app::browser;
use crate::app::page::{Page, Work, page};
use crate::app::parts::notices::WorkNotice;
use crate::app::shell::Shell;
use crate::app::state::{EXAMPLES, Reading};
use crate::app::words;
use crate::text::Article;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};

/// Reads a file into the page.
pub(crate) fn take_file(page: Page, file: File) {
    spawn_local(async move {
        match browser::read(file).await {
            Some(text) => page.take(Article::new(text)),
            None => page.said.set(words::NOT_TEXT.to_owned()),
        }
    });
}

/// The box with its button. `shell` says where the caret stood before the app came.
#[component]
pub(crate) fn Compose(#[prop(optional)] shell: Shell) -> impl IntoView {
    let page = page();
    let field = NodeRef::<html::Textarea>::new();
    field.on_load(move |field| shell.restore(&field));
    let analyse = move |_| {
        page.broken.set(None);
        if page.editing.get_untracked() { page.finish_editing() } else { page.analyse() }
    };
    let choose_file = move |event: Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
            take_file(page, file);
        }
    };
    view! {
        <div class="compose">
            <label class="compose-label" for="article">"Article"</label>
            <textarea
                id="article"
                class="box"
                dir="auto"
                placeholder=words::PASTE_HERE
                spellcheck="false"
                node_ref=field
                aria-invalid=move || (page.work.get() == Work::Blank).to_string()
                prop:value=move || page.article.with(|article| article.text.clone())
                on:input:target=move |event| page.typed(event.target().value())
                on:keydown=move |event| if event.key() == "Escape" && page.editing.get_untracked() { page.finish_editing() }
            ></textarea>
            <div class="compose-row">
                <button type="button" class="primary large" on:click=analyse>
                    {move || if page.editing.get() { words::DONE_EDITING } else { words::ANALYSE }}
                </button>
                <label class="file">
                    <input type="file" class="hidden" accept=".txt,text/plain" on:change=choose_file />
                    <span class="button">{words::OPEN_FILE}</span>
                </label>
                <p class="promise">{words::PROMISE}</p>
            </div>
            <Show when=move || !page.editing.get()>
                <WorkNotice />
            </Show>
        </div>
    }
}

/// Three articles to try.
#[component]
pub(crate) fn Examples() -> impl IntoView {
    let page = page();
    let buttons = EXAMPLES.map(|example| {
        view! {
            <li>
                <button type="button" class="example" on:click=move |_| page.take(Article::new(example.text))>
                    <span class="example-name">{example.name}</span>
                    <span class="example-hint">{example.hint}</span>
                </button>
            </li>
        }
    });
    view! {
        <section class="examples" aria-labelledby="examples-heading">
            <h2 id="examples-heading">{words::EXAMPLES}</h2>
            <ul class="example-list">{buttons.into_iter().collect_view()}</ul>
        </section>
    }
}

/// The reader's earlier texts; nothing where there are none.
#[component]
pub(crate) fn Recent() -> impl IntoView {
    let page = page();
    let lines = move || {
        let texts = page.shelf.get().texts;
        let line = |(index, article): (usize, Article)| {
            view! {
                <li>
                    <button type="button" class="recent" on:click=move |_| page.reopen(index)>
                        <span class="recent-title" dir="auto">{Reading::opening(&article.text)}</span>
                        <span class="recent-length">{words::characters(article.text.chars().count())}</span>
                    </button>
                </li>
            }
        };
        texts.into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <Show when=move || page.shelf.with(|shelf| !shelf.texts.is_empty())>
            <section class="recents" aria-labelledby="recent-heading">
                <h2 id="recent-heading">{words::RECENT}</h2>
                <ul class="recent-list">{lines}</ul>
                <button type="button" class="quiet" on:click=move |_| page.forget()>{words::FORGET_ALL}</button>
            </section>
        </Show>
    }
}
