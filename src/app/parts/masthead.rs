//! The name, the buttons, and the line at the foot.

use crate::app::element::{El, button, el, memo};
use crate::app::page::{Dialog, Page};
use crate::app::parts::network;
use crate::app::signals::prelude::*;
use crate::app::words;

/// The head of the page.
pub(crate) fn masthead(page: Page) -> El {
    let reading = memo(move || page.reading.with(Option::is_some));
    let skips = move || {
        let to = |label: &str, id: &'static str| button("button.skip", label, move || page.skip_to(id));
        let skips = || [to(words::TO_TEXT, "article-text"), to(words::TO_CARDS, "fact-cards")];
        reading.get().then(skips).into_iter().flatten()
    };
    let actions = move || {
        let edit = || button("button", words::EDIT_TEXT, move || page.edit());
        let new = || button("button", words::NEW_TEXT, move || page.new_text());
        let find = || button("button", words::FIND, move || page.open_find());
        let share = || button("button.primary", words::SHARE, move || page.dialog.set(Some(Dialog::Share)));
        let export = || button("button", words::EXPORT, move || page.dialog.set(Some(Dialog::Export)));
        let reading = reading.get();
        let plain = reading && !page.editing.get() && page.guess.get().is_none();
        [reading.then(new), plain.then(edit), plain.then(find), reading.then(share), plain.then(export)]
            .into_iter()
            .flatten()
    };
    el("header.masthead").part(skips).with([
        el("h1.brand").text(words::NAME),
        el("p.tagline").text(words::TAGLINE),
        network::offline(),
        el("div.actions")
            .part(actions)
            .with([button("button", words::HELP, move || page.dialog.set(Some(Dialog::Help)))]),
    ])
}

/// The foot of the page.
pub(crate) fn footer() -> El {
    el("footer.footer").with([el("p").text(words::PROMISE), el("p").text(words::NO_VERDICT)])
}
