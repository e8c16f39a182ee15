//! What the page draws: the page's state in, elements out. What a part does is a method of [`Page`].

mod article;
mod card;
mod cards;
mod changes;
mod check;
mod compose;
mod correct;
mod correct_card;
mod export;
mod filters;
mod find;
mod guess;
mod help;
mod keys;
mod list;
mod masthead;
mod network;
mod notes;
mod notices;
mod print;
mod second;
mod sent;
mod share;
mod sheet;
mod sources;
mod strip;
mod tabs;
mod timeline;
mod who;

use crate::app::element::{El, el, memo};
use crate::app::page::{Page, Work};
use crate::app::shell::Shell;
use crate::app::signals::prelude::*;
use crate::app::words;

/// Takes over the static shell and shows the page.
pub fn start() {
    let shell = Shell::adopt();
    live(move || show(shell));
}

/// The whole page.
fn show(shell: Shell) {
    let page = Page::new();
    keys::listen(page);
    page.begin(shell.text.clone(), shell.asked);
    let reading = memo(move || page.reading.with(Option::is_some));
    let guessing = memo(move || page.guess.get().is_some());
    // Until what was sent stands there, nobody is asked for a text.
    let opening = memo(move || match page.work.get() {
        Work::Opening => true,
        Work::Busy { .. } => page.sent.get(),
        _ => false,
    });
    let main = move || match page.sharing.waiting.get() {
        Some(notes) => vec![sent::waiting(page, &notes)],
        None if reading.get() && guessing.get() => {
            [el("div").part(move || sent::sent(page))].into_iter().chain(guess::guess(page)).collect()
        }
        None if reading.get() => result(page),
        None if opening.get() => vec![notices::busy(page, words::OPENING)],
        None => vec![empty(page, &shell)],
    };
    masthead::masthead(page).mount();
    el("main.page")
        .says("data-narrow", move || page.narrow.get())
        .with([network::newer(), notices::broken_link(page)])
        .part(move || notices::unsaved(page))
        .part(main)
        .mount();
    masthead::footer().mount();
    el("div").part(move || if guessing.get() { None } else { sheet::bottom_bar(page) }).mount();
    help::help(page).mount();
    share::share(page).mount();
    export::export(page).mount();
    notices::toast_bar(page).mount();
    el("p.hidden").set("role", "status").words(move || page.said.get()).mount();
}

/// Before there is anything to show: the box, examples, earlier texts.
fn empty(page: Page, shell: &Shell) -> El {
    el("div.empty")
        .with([el("p.intro").text(words::INTRO), compose::compose(page, shell), compose::examples(page)])
        .part(move || compose::recent(page))
}

/// The counts, the text, the cards.
fn result(page: Page) -> Vec<El> {
    // What was read before does not stand beside an emptied box.
    let told = memo(move || !page.editing.get() || !page.blank());
    let counts = move || if told.get() { [notices::notice(page), strip::strip(page)] } else { [None, None] };
    vec![
        el("div").part(move || sent::sent(page)).part(move || notices::work_notice(page)),
        el("div").part(move || counts().into_iter().flatten()),
        el("div.columns").with([article::article_text(page)]).part(move || told.get().then(|| cards::fact_cards(page))),
        sheet::sheet(page),
    ]
}
