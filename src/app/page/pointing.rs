//! Card and sentence, lit and pinned together; marks; the filter.

use crate::app::browser::{self, Place};
use crate::app::page::{Page, SENTENCE, Tab, card_id, number_id, sentence_id};
use crate::app::signals::prelude::*;
use crate::app::state::{Filter, Reading, Selection, Shown};
use crate::app::words;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// For how long after a press the cards do not follow the text, in milliseconds.
const STAND_BACK: f64 = 1500.0;

impl Page {
    /// Lights a card, or none.
    pub(crate) fn light(self, card: Option<usize>) {
        let before = self.desk.try_update_value(|desk| std::mem::replace(&mut desk.lit, card)).flatten();
        if before == card {
            return;
        }
        // Straight on the two elements concerned: a long text has thousands that would have to be asked.
        for (card, lit) in [(before, "false"), (card, "true")] {
            let Some(card) = card else { continue };
            browser::set(&card_id(card), "data-lit", lit);
            let sentence = self.reading.with_untracked(|reading| reading.as_ref()?.sentence_of(card));
            if let Some(sentence) = sentence {
                browser::set(&sentence_id(sentence), "data-lit", lit);
            }
        }
    }

    /// The reader pressed something: what it brings into view stays there.
    fn pressed(self) {
        self.desk.update_value(|desk| desk.pressed = browser::now());
        // Who presses has understood.
        self.unhint();
    }

    /// Takes away what a first reader is told.
    pub(super) fn unhint(self) {
        if self.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.words == words::HINT)) {
            self.toast.set(None);
        }
    }

    /// A sentence's number was pressed: its card is pinned and comes into view.
    pub(crate) fn press_number(self, sentence: usize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let cards = reading.cards_of(sentence);
        self.pressed();
        self.selection.update(|selection| *selection = selection.through(&cards));
        match self.selection.get_untracked().pinned {
            Some(_) if self.narrow.get_untracked() => browser::bring(sentence_id(sentence), Place::Top),
            Some(card) => browser::bring_within("fact-cards", card_id(card), true),
            None => {}
        }
    }

    /// Brings a card into sight among the others, and has it stay there for a while. The text stays where it is.
    pub(super) fn show_card(self, card: usize) {
        self.pressed();
        browser::bring_within("fact-cards", card_id(card), false);
    }

    /// A card was chosen: it is pinned and its sentence comes into view.
    pub(crate) fn choose(self, card: usize) {
        self.pressed();
        self.selection.set(Selection { pinned: Some(card), ..Selection::default() });
        self.show_sentence_of(card);
    }

    /// A click on a card outside its controls chooses it, as its button does.
    pub(crate) fn click_card(self, card: usize, event: &Event) {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let control = target.and_then(|target| target.closest("button, details").ok().flatten());
        if control.is_none() && !browser::selecting() {
            self.choose(card);
        }
    }

    pub(crate) fn show_sentence_of(self, card: usize) {
        let sentence = self.reading.with_untracked(|reading| reading.as_ref()?.sentence_of(card));
        if let Some(sentence) = sentence {
            let place = if self.narrow.get_untracked() { Place::Top } else { Place::Middle };
            browser::bring(sentence_id(sentence), place);
        }
    }

    /// Lets the pinned card go; the focus returns to its sentence's number.
    pub(crate) fn unpin(self) {
        let pinned = self.selection.update(std::mem::take).pinned;
        let sentence =
            pinned.and_then(|card| self.reading.with_untracked(|reading| reading.as_ref()?.sentence_of(card)));
        if let Some(sentence) = sentence {
            browser::focus(number_id(sentence));
        }
    }

    /// Pins the first card of a sentence that was clicked, and brings it into view.
    pub(crate) fn pin_sentence(self, sentence: usize) {
        if browser::selecting() {
            return;
        }
        let pinned = self.selection.get_untracked().pinned;
        let cards = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.cards_of(sentence)));
        if cards.is_some_and(|cards| !pinned.is_some_and(|pinned| cards.contains(&pinned))) {
            self.press_number(sentence);
        }
    }

    /// Goes to a sentence without pinning a card.
    pub(crate) fn visit(self, sentence: usize) {
        self.selection.update(|selection| selection.visited = Some(sentence));
        browser::bring(sentence_id(sentence), Place::Middle);
        browser::focus(number_id(sentence));
    }

    /// Goes `steps` open cards on, in the order shown.
    pub(crate) fn step(self, steps: isize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let open = self.open_cards(&reading);
        if let Some(card) = self.selection.get_untracked().step(&open, steps) {
            self.choose(card);
            if !self.narrow.get_untracked() {
                browser::bring_within("fact-cards", card_id(card), true);
                browser::focus(card_id(card));
            }
        }
    }

    /// The text was scrolled: the card of the first sentence in sight that has an open one comes into view. Nothing moves
    /// while the reader's pointer or focus is among the cards.
    pub(crate) fn follow_text(self) {
        let pressed = browser::now() - self.desk.with_value(|desk| desk.pressed) < STAND_BACK;
        if pressed || self.narrow.get_untracked() || browser::attended("fact-cards") {
            return;
        }
        let Some(reading) = self.reading.get_untracked() else { return };
        let first = browser::first_in_sight(".prose > *", ".sentence[data-open=true]");
        let sentence = first.and_then(|id| id.strip_prefix(SENTENCE)?.parse().ok());
        if let Some(card) = sentence.and_then(|sentence: usize| reading.cards_of(sentence).first().copied()) {
            browser::bring_within("fact-cards", card_id(card), true);
        }
    }

    /// How many cards begin above the foot of the window, or did before a reading was taken.
    pub(crate) fn cards_begun(self) -> usize {
        let before = self.desk.try_update_value(|desk| desk.begun.take()).flatten();
        before.unwrap_or_else(|| browser::begun(".cards > .card"))
    }

    /// Goes to a part of the page, past everything before it.
    pub(crate) fn skip_to(self, id: &str) {
        if self.narrow.get_untracked() {
            self.selection.set(Selection::default());
        }
        browser::bring(id.to_owned(), Place::Top);
        browser::focus(id.to_owned());
    }

    /// The open cards that the filters let through, in the order shown.
    pub(crate) fn open_cards(self, reading: &Reading) -> Vec<usize> {
        let mut open = reading.open_cards(self.order.get());
        if let Some(shown) = self.shown.get().as_ref() {
            open.retain(|&card| shown.card(card));
        }
        open
    }

    /// Lets go of whatever was taken hold of last.
    pub(crate) fn let_go(self) {
        if self.picked.peek().is_some() || self.asking.get_untracked() {
            self.close_correcting();
        } else if self.mention.get_untracked().is_some() {
            self.mention.set(None);
        } else if self.toast.with_untracked(Option::is_some) {
            self.toast.set(None);
        } else if self.selection.get_untracked() != Selection::default() {
            self.selection.set(Selection::default());
        } else {
            self.filter_by(Vec::new());
        }
    }

    /// Shows a tab beside the text.
    pub(crate) fn show_tab(self, tab: Tab) {
        if *self.tab.peek() != tab {
            self.tab.set(tab);
        }
    }

    /// Shows what these filters let through, and nothing else.
    pub(crate) fn filter_by(self, filters: Vec<Filter>) {
        let shown = |reading: &Option<Arc<Reading>>| Shown::of(&filters, &reading.as_ref()?.view);
        let shown = self.reading.with_untracked(shown);
        if shown != *self.shown.peek() {
            self.shown.set(shown);
        }
        self.filters.set(filters);
    }

    /// Switches a filter on, or off where it is on.
    pub(crate) fn toggle_filter(self, filter: Filter) {
        let mut filters = (*self.filters.peek()).clone();
        match filters.iter().position(|&on| on == filter) {
            Some(at) => drop(filters.remove(at)),
            None => filters.push(filter),
        }
        self.filter_by(filters);
        // The text stays where it is: whoever filters goes on at the filters.
        if let Some(shown) = self.shown.peek().as_ref() {
            self.said.set(words::filtered(shown.count()));
        }
    }
}
