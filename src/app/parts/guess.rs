//! Guess first: the sentences to sort, and then what was read in them beside it.

use crate::app::browser;
use crate::app::element::{El, button, el, memo};
use crate::app::page::Page;
use crate::app::parts::list::sliced;
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, SORTS, as_put, as_read, to_sort, told};
use crate::app::words;
use std::sync::Arc;

/// What stands in the place of text and cards.
pub(crate) fn guess(page: Page) -> Option<El> {
    let reading = page.reading.get_untracked()?;
    let revealed = memo(move || (*page.guess.get()).as_ref().is_some_and(|guess| guess.revealed));
    let reveal = move || {
        page.change_guess(|guess| guess.revealed = true);
        browser::to_top();
        browser::focus("guess".to_owned());
    };
    let go_on = move || {
        page.guess.set(None);
        browser::to_top();
        browser::focus("article-text".to_owned());
    };
    let hint = move || if revealed.get() { words::GUESSED_HINT } else { words::GUESS_HINT }.to_owned();
    let done = move || {
        if revealed.get() {
            button("button.primary.large", words::TO_THE_CARDS, go_on)
        } else {
            button("button.primary.large", words::REVEAL, reveal)
        }
    };
    let title = el("h3").set("dir", "auto").text(reading.title());
    let list = move || Some(sentences(page, &reading, revealed.get()));
    Some(el("section.guess").set("id", "guess").set("tabindex", "-1").set("aria-labelledby", "guess-heading").with([
        el("h2").set("id", "guess-heading").text(words::GUESS),
        el("p").words(hint),
        title,
        el("div").part(list),
        el("div.compose-row").part(move || [done()]),
    ]))
}

fn sentences(page: Page, reading: &Arc<Reading>, revealed: bool) -> El {
    let (reading, to_sort) = (reading.clone(), to_sort(reading));
    let count = to_sort.len();
    let line = move |at: usize| {
        let sentence = to_sort.get(at).copied().unwrap_or_default();
        let words = reading.sentence(sentence).map(|sentence| reading.shown(sentence.span));
        let own = move || (*page.guess.get()).as_ref().map(|guess| guess.of(sentence)).unwrap_or_default();
        let toggle = |(sort, name): (usize, &&str)| {
            button("button", name, move || page.change_guess(|guess| guess.toggle(sentence, sort)))
                .says("aria-pressed", move || own().get(sort) == Some(&true))
        };
        let side = |(who, sorted, put)| {
            el("div").with([el("dt").text(who), el("dd").text(told(sorted)), el("dd.note").text(put)])
        };
        let (number, read) = (reading.number(sentence), as_read(&reading, sentence));
        let name = words::sentence(number);
        let number = el("span.line-number").text(words::number(number as usize));
        let line = el("p.line-words").set("dir", "auto").with([number]).text(" ").text(words.unwrap_or_default());
        el("li").with([line]).with([if revealed {
            let sides = [(words::YOU, untrack(own), String::new()), (words::NAME, read, as_put(&reading, sentence))];
            el("dl.beside").with(sides.map(side))
        } else {
            el("div.sorts").set("role", "group").set("aria-label", &name).with(SORTS.iter().enumerate().map(toggle))
        }])
    };
    sliced("ol.to-sort", count, || 0, line)
}
