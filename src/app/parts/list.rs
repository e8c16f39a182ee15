//! What the tabs have in common: long lists laid out slice by slice, and lines that lead to their sentence.

use crate::app::element::{El, button, el, follow};
use crate::app::page::Page;
use crate::app::parts::correct::changed_by;
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, changes_of};
use crate::app::words;

use std::rc::Rc;
use web_sys::HtmlDetailsElement;

/// How many of them are drawn before anything else is done: more than a window holds.
const AT_ONCE: usize = 12;

/// How many lines of a list are laid out at once; further ones come as they are asked for.
const SLICE: usize = 200;

/// A list of `count` items: the first ones, and the rest slice by slice. `wanted` items are always among them.
pub(crate) fn sliced(
    name: &str,
    count: usize,
    wanted: impl Fn() -> usize + 'static,
    item: impl Fn(usize) -> El + 'static,
) -> El {
    let wanted: Box<dyn Fn() -> usize> = Box::new(wanted);
    let item: Rc<dyn Fn(usize) -> El> = Rc::new(item);
    let shown = RwSignal::new(SLICE);
    let list = el(name).set("data-long", if SLICE < count { "true" } else { "false" });
    let built = list.clone();
    // The items last as long as the list, not only until the next slice comes.
    let owner = Owner::current().unwrap_or_default();
    let mut from = 0;
    follow(move || {
        let wanted = wanted();
        let to = shown.get().max(wanted).min(count);
        let (first, item) = (from, item.clone());
        if first < to {
            let at_once = AT_ONCE.max(wanted.saturating_sub(first)).min(to - first);
            let add = || drop(built.clone().gradually(to - first, at_once, move |at| item(first + at)));
            untrack(|| owner.with(add));
        }
        from = from.max(to);
    });
    let left = move || count.saturating_sub(shown.get());
    let more = button("button.quiet", "", move || shown.update(|all| *all += SLICE))
        .words(move || words::more_lines(SLICE.min(left()), left()))
        .property("hidden", move || left() == 0);
    el("div").with([list, more])
}

/// Something that opens under its summary, built only then. `opened` says so, and can be set from elsewhere.
pub(crate) fn fold(name: &str, summary: El, opened: RwSignal<bool>, body: impl Fn() -> Vec<El> + 'static) -> El {
    let body: Box<dyn Fn() -> Vec<El>> = Box::new(body);
    let details = el(name);
    let element: HtmlDetailsElement = details.get();
    let heard = element.clone();
    details.on("toggle", move |_| change(opened, heard.open())).with([summary]).part(move || {
        let open = opened.get();
        element.set_open(open);
        if open { body() } else { Vec::new() }
    })
}

/// Says whether a fold is open. Only a change of it builds the body: the browser says what it was told.
pub(crate) fn change(opened: RwSignal<bool>, now: bool) {
    if opened.get_untracked() != now {
        opened.set(now);
    }
}

/// Words of the text as a line that leads to their sentence.
pub(crate) fn to_sentence(page: Page, reading: &Reading, sentence: usize, words: &str) -> El {
    let number = reading.number(sentence);
    let number = if number == 0 { String::new() } else { number.to_string() };
    button("button.line", "", move || page.visit(sentence))
        .with([el("span.line-number").text(number), el("span.line-words").set("dir", "auto").text(words)])
}

/// The statements of these cards, each a line.
pub(crate) fn statements(page: Page, reading: &Reading, cards: &[usize]) -> El {
    let line = |&card: &usize| {
        let of = reading.card(card)?;
        let by = changed_by(page, &changes_of(&reading.view, card));
        Some(el("li").with([to_sentence(page, reading, of.sentence as usize, &reading.heading(of))]).with(by))
    };
    el("ul.statements").with(cards.iter().filter_map(line))
}
