//! Correcting a card: who says it, how firmly, and whether it is one.

use crate::app::element::{El, button, el, follow};
use crate::app::page::Page;
use crate::app::parts::correct::choice;
use crate::app::parts::list::fold;
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, changes_of, source_choices};
use crate::app::words;
use crate::corrections::{Correction, Source};
use crate::share;
use std::sync::Arc;

/// The fold under a card. `id` is the card's element's: it stands a second time on a phone.
pub(crate) fn correct_card(page: Page, reading: &Arc<Reading>, index: usize, id: &str) -> Option<El> {
    let place = share::anchor(reading.card(index)?)?;
    let opened = RwSignal::new(*page.correcting.peek() == Some(place));
    // It stays open while the cards are drawn anew.
    let mut before = opened.get_untracked();
    follow(move || {
        let now = opened.get();
        if now != before {
            before = now;
            page.correcting.set(now.then_some(place));
        }
    });
    let (reading, id) = (reading.clone(), id.to_owned());
    let body = move || vec![fields(page, &reading, index, &id)];
    Some(fold("details.check", el("summary").text(words::CORRECT_CARD), opened, body))
}

fn fields(page: Page, reading: &Reading, index: usize, id: &str) -> El {
    let of_card: Vec<Correction> = {
        let changes = page.changes.peek();
        changes_of(&reading.view, index).into_iter().filter_map(|at| changes.made.list.get(at).cloned()).collect()
    };
    let open = reading.card(index).is_some_and(|card| card.open);
    let take = move |act: fn(crate::corrections::Anchor) -> Correction, field: &'static str| {
        let change = page.name_of_card(index).map(act);
        page.correct(change.into_iter().collect(), field, "fact-cards".to_owned());
    };
    let drop = button("button", words::DROP_CARD, move || take(|at| Correction::NoCard { at }, words::DROP_CARD));
    let raise = button("button", words::OPEN_CARD, move || take(|at| Correction::Card { at }, words::OPEN_CARD));
    el("div.check-fields").with([
        source(page, reading, index, &of_card, &format!("{id}-source")),
        strength(page, index, &of_card, &format!("{id}-strength")),
        el("p.note").set("data-wide", "true").text(words::OTHER_SOURCE),
        el("div.check-actions").with([drop]).with((!open).then_some(raise)),
    ])
}

fn source(page: Page, reading: &Reading, index: usize, made: &[Correction], id: &str) -> El {
    let choices = source_choices(reading, index);
    let fixed = [words::AS_READ, words::THE_ARTICLE, words::NOT_NAMED];
    let set = made.iter().rev().find_map(|change| match change {
        Correction::Source { is, .. } => Some(is),
        _ => None,
    });
    let at = match set {
        None => 0,
        Some(Source::Article) => 1,
        Some(Source::Unnamed) => 2,
        Some(Source::Words(words)) => {
            let place = words.find(&reading.article.text);
            let known = choices.iter().position(|&(_, span)| Some(span) == place);
            known.map_or(0, |known| fixed.len() + known)
        }
    };
    let items: Vec<&str> = fixed.into_iter().chain(choices.iter().map(|(words, _)| words.as_str())).collect();
    let spans: Vec<_> = choices.iter().map(|&(_, span)| span).collect();
    let focus = id.to_owned();
    choice(id, words::WHO_SAYS, &items, at, move |at| {
        let is = match at {
            0 => {
                let is_source = |change: &Correction| matches!(change, Correction::Source { .. });
                return page.as_read(index, is_source, focus.clone());
            }
            1 => Some(Source::Article),
            2 => Some(Source::Unnamed),
            at => at.checked_sub(3).and_then(|at| spans.get(at)).and_then(|&span| page.anchor(span)).map(Source::Words),
        };
        let change = page.name_of_card(index).zip(is).map(|(at, is)| Correction::Source { at, is });
        page.correct(change.into_iter().collect(), words::WHO_SAYS, focus.clone());
    })
}

fn strength(page: Page, index: usize, made: &[Correction], id: &str) -> El {
    let set = made.iter().rev().find_map(|change| match change {
        Correction::Strength { softener, .. } => Some(softener.is_some()),
        _ => None,
    });
    let chosen = set == Some(true);
    let items: Vec<&str> =
        [words::AS_READ, words::PLAINLY].into_iter().chain(chosen.then_some(words::SOFTENED_BY)).collect();
    let at = match set {
        None => 0,
        Some(false) => 1,
        Some(true) => 2,
    };
    let focus = id.to_owned();
    choice(id, words::HOW_FIRMLY, &items, at, move |at| match at {
        0 => {
            let is_strength = |change: &Correction| matches!(change, Correction::Strength { .. });
            page.as_read(index, is_strength, focus.clone());
        }
        1 => {
            let change = page.name_of_card(index).map(|at| Correction::Strength { at, softener: None });
            page.correct(change.into_iter().collect(), words::HOW_FIRMLY, focus.clone());
        }
        _ => {}
    })
}
