//! What the page draws: props in, markup out. What a part does is a method of [`Page`].

mod article;
mod card;
mod cards;
mod compose;
mod help;
mod keys;
mod masthead;
mod notices;
mod share;
mod sheet;
mod strip;

use crate::app::page::{Page, page};
use crate::app::shell::Shell;
use crate::app::words;
use article::ArticleText;
use cards::FactCards;
use compose::{Compose, Examples, Recent};
use help::Help;
use leptos::prelude::*;
use masthead::{Footer, Masthead};
use notices::{BrokenLink, Notice, Sent, ToastBar, Unsaved, WorkNotice};
use share::Share;
use sheet::{BottomBar, Sheet};
use strip::Strip;

/// Takes over the static shell and shows the page.
pub fn start() {
    let shell = Shell::adopt();
    leptos::mount::mount_to_body(move || view! { <App shell=shell /> });
}

/// The whole page.
#[component]
fn App(shell: Shell) -> impl IntoView {
    let page = Page::new();
    provide_context(page);
    keys::listen(page);
    page.begin(shell.text.clone(), shell.asked);
    let reading = Memo::new(move |_| page.reading.with(Option::is_some));
    view! {
        <Masthead />
        <main class="page" data-narrow=move || page.narrow.get().to_string()>
            <BrokenLink />
            <Unsaved />
            {move || {
                if reading.get() {
                    view! { <Result /> }.into_any()
                } else {
                    view! { <Empty shell=shell.clone() /> }.into_any()
                }
            }}
        </main>
        <Footer />
        <BottomBar />
        <Help />
        <Share />
        <ToastBar />
        <p class="hidden" role="status">{move || page.said.get()}</p>
    }
}

/// Before there is anything to show: the box, examples, earlier texts.
#[component]
fn Empty(shell: Shell) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="intro">{words::INTRO}</p>
            <Compose shell=shell />
            <Examples />
            <Recent />
        </div>
    }
}

/// The counts, the text, the cards.
#[component]
fn Result() -> impl IntoView {
    let page = page();
    // What was read before does not stand beside an emptied box.
    let told = Memo::new(move |_| !page.editing.get() || !page.blank());
    view! {
        <Sent />
        <WorkNotice />
        <Show when=move || told.get()>
            <Notice />
            <Strip />
        </Show>
        <div class="columns">
            <ArticleText />
            <Show when=move || told.get()>
                <FactCards />
            </Show>
        </div>
        <Sheet />
    }
}
