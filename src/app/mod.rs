//! The page, in Leptos: the only part that knows a browser.

pub mod shell;
pub mod worker;

use crate::cards::View;
use crate::text::Article;
use leptos::prelude::*;
use shell::Shell;
use worker::{Engine, Failure};

/// Takes over the static shell and shows the page.
pub fn start() {
    let shell = Shell::adopt();
    leptos::mount::mount_to_body(move || view! { <App shell=shell /> });
}

/// The whole page.
#[component]
fn App(shell: Shell) -> impl IntoView {
    let text = RwSignal::new(shell.text.clone());
    let shown = RwSignal::new(None::<Box<View>>);
    let failure = RwSignal::new(None::<Failure>);
    let engine =
        StoredValue::new_local(Engine::new(move |_id, view| shown.set(Some(view)), move |why| failure.set(Some(why))));
    let analyse = move || {
        failure.set(None);
        engine.with_value(|engine| engine.analyze(&Article::new(text.get_untracked())));
    };
    let field = NodeRef::<leptos::html::Textarea>::new();
    let asked = shell.asked;
    field.on_load(move |field| {
        shell.restore(&field);
        if asked {
            analyse();
        }
    });
    view! {
        <header>
            <h1>"Factline"</h1>
        </header>
        <main>
            <label for="article">"Article"</label>
            <textarea id="article" rows="12" node_ref=field bind:value=text></textarea>
            <button type="button" on:click=move |_| analyse()>
                "Analyse"
            </button>
            <p role="status">
                {move || shown.get().map(|view| format!("{} sentences read", view.sentences.len()))}
            </p>
            <p role="alert">{move || failure.get().map(|why| why.to_string())}</p>
        </main>
    }
}
