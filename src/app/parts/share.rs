//! The share sheet: the link, how far it carries, and what sharing it means.

use crate::app::browser;
use crate::app::page::{Dialog, Page, page};
use crate::app::parts::help::follow;
use crate::app::words;
use crate::share;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The sheet behind *Share*.
#[component]
pub(crate) fn Share() -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, page.dialog, Dialog::Share);
    // The link is made when the sheet opens: packing a long text takes a moment.
    let link = Memo::new(move |_| if page.dialog.get() == Some(Dialog::Share) { page.link() } else { None });
    let body = move || match link.get() {
        None => view! { <p>{words::NO_LINK}</p> }.into_any(),
        Some(Err(why)) => view! {
            <p role="alert">{why.to_string()}</p>
            <FileInstead />
        }
        .into_any(),
        Some(Ok(link)) => view! { <Ready link=link /> }.into_any(),
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="share-title"
            on:close=move |_| page.dialog.set(None)
        >
            <div class="dialog-head">
                <h2 id="share-title">{words::SHARE_TITLE}</h2>
                <button type="button" class="quiet" on:click=move |_| page.dialog.set(None)>{words::CLOSE}</button>
            </div>
            {body}
        </dialog>
    }
}

/// A link that is ready to be sent.
#[component]
fn Ready(link: String) -> impl IntoView {
    let page = page();
    let field = NodeRef::<html::Textarea>::new();
    let told = RwSignal::new("");
    let length = link.chars().count();
    let title = title(page);
    let copy = {
        move |words: String| {
            spawn_local(async move {
                let done = browser::copy(&words).await;
                if !done && let Some(field) = field.get_untracked() {
                    field.select();
                }
                told.set(if done { words::COPIED } else { words::NOT_COPIED });
            });
        }
    };
    let (plain, titled) = (link.clone(), format!("{title}\n{link}"));
    let (send_title, send_link) = (title, link.clone());
    let send = move |_| {
        let (title, link) = (send_title.clone(), send_link.clone());
        spawn_local(async move { browser::send(&title, &link).await });
    };
    view! {
        <p class="warning">{words::LINK_WARNING}</p>
        <label for="link">{words::LINK}</label>
        <textarea id="link" class="link" readonly rows="3" spellcheck="false" node_ref=field prop:value=link></textarea>
        <p class="length">{words::characters(length)}</p>
        <div class="notice-actions">
            <button type="button" class="primary" on:click=move |_| copy(plain.clone())>{words::COPY_LINK}</button>
            <button type="button" on:click=move |_| copy(titled.clone())>{words::COPY_TITLE_AND_LINK}</button>
            {browser::can_send().then(|| view! { <button type="button" on:click=send>{words::SEND}</button> })}
        </div>
        <p class="told" role="status">{move || told.get()}</p>
        {(share::LONG < length).then(|| view! { <p class="warning">{words::FILE_BETTER}</p> <FileInstead /> })}
        <Verdicts length=length />
    }
}

fn title(page: Page) -> String {
    page.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title()).unwrap_or_default())
}

/// Which channels carry a link of this length.
#[component]
fn Verdicts(length: usize) -> impl IntoView {
    let verdicts = share::verdicts(length);
    if verdicts.iter().all(|&(_, whole)| whole) {
        return view! { <p class="length">{words::SHORT_ENOUGH}</p> }.into_any();
    }
    let rows = verdicts
        .into_iter()
        .map(|(name, whole)| {
            view! {
                <div class="verdict" data-whole=whole.to_string()>
                    <dt>{name}</dt>
                    <dd>{words::carries(whole)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <h3>{words::CARRIES}</h3>
        <dl class="verdicts">{rows}</dl>
    }
    .into_any()
}

#[component]
fn FileInstead() -> impl IntoView {
    let page = page();
    view! { <button type="button" on:click=move |_| page.download()>{words::DOWNLOAD_TEXT}</button> }
}
