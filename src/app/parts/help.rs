//! The help sheet: what the keys do, and what Factline does not do.

use crate::app::page::{Dialog, page};
use crate::app::words;
use leptos::html;
use leptos::prelude::*;

/// Opens and closes a dialog with a signal, as a modal one.
pub(crate) fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<Option<Dialog>>, which: Dialog) {
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if open.get() != Some(which) {
                dialog.close();
            } else if !dialog.open() {
                // Only fails for a dialog that is open already or not in the page.
                let _ = dialog.show_modal();
            }
        }
    });
}

/// The sheet behind *Help* and "?".
#[component]
pub(crate) fn Help() -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, page.dialog, Dialog::Help);
    let keys = words::KEY_LIST.map(|(key, does)| {
        view! {
            <div class="key">
                <dt><kbd>{key}</kbd></dt>
                <dd>{does}</dd>
            </div>
        }
    });
    let limits = words::LIMITS.map(|limit| view! { <li>{limit}</li> });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="help-title" on:close=move |_| page.dialog.set(None)>
            <div class="dialog-head">
                <h2 id="help-title">{words::HELP_TITLE}</h2>
                <button type="button" class="quiet" on:click=move |_| page.dialog.set(None)>{words::CLOSE}</button>
            </div>
            <h3>{words::WHAT_NOT}</h3>
            <ul class="limits">{limits.into_iter().collect_view()}</ul>
            <h3>{words::KEYS}</h3>
            <dl class="keys">{keys.into_iter().collect_view()}</dl>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=move || page.keys.get()
                    on:change:target=move |event| page.set_keys(event.target().checked())
                />
                {words::KEYS_ON}
            </label>
            <p class="notice-line"><a href="NOTICE">{words::NOTICE_FILE}</a></p>
        </dialog>
    }
}
