//! Card and sentence, lit and pinned together; marks; the filter.

use crate::app::browser::{self, Place};
use crate::app::page::{Page, card_id, lets_through, number_id, sentence_id};
use crate::app::state::{Filter, Reading, Selection};
use crate::app::words;
use leptos::prelude::*;

impl Page {
    /// Lights a card, or none.
    pub(crate) fn light(self, card: Option<usize>) {
        self.selection.update(|selection| selection.lit = card);
    }

    /// A sentence's number was pressed: its card is pinned and comes into view.
    pub(crate) fn press_number(self, sentence: usize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let cards = reading.cards_of(sentence);
        self.selection.update(|selection| *selection = selection.through(&cards));
        match self.selection.get_untracked().pinned {
            Some(_) if self.narrow.get_untracked() => browser::bring(sentence_id(sentence), Place::Top),
            Some(card) => browser::bring(card_id(card), Place::Nearest),
            None => {}
        }
    }

    /// A card was chosen: it is pinned and its sentence comes into view.
    pub(crate) fn choose(self, card: usize) {
        self.selection.set(Selection { pinned: Some(card), ..Selection::default() });
        self.show_sentence_of(card);
    }

    pub(crate) fn show_sentence_of(self, card: usize) {
        let sentence = self.reading.with_untracked(|reading| reading.as_ref()?.sentence_of(card));
        if let Some(sentence) = sentence {
            let place = if self.narrow.get_untracked() { Place::Top } else { Place::Middle };
            browser::bring(sentence_id(sentence), place);
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
                browser::bring(card_id(card), Place::Nearest);
                browser::focus(card_id(card));
            }
        }
    }

    /// The open cards that the filter lets through, in the order shown.
    pub(crate) fn open_cards(self, reading: &Reading) -> Vec<usize> {
        let shown = self.shown.get_untracked();
        let mut open = reading.open_cards(self.order.get_untracked());
        open.retain(|&card| reading.sentence_of(card).is_some_and(|sentence| lets_through(shown.as_deref(), sentence)));
        open
    }

    /// Goes `steps` names, dates or amounts on in the text.
    pub(crate) fn step_mention(self, steps: isize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let Some(last) = reading.view.marks.len().checked_sub(1) else { return };
        let next = match self.mention.get_untracked() {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None => 0,
        };
        self.look_at(next);
        browser::bring(format!("mark-{next}"), Place::Middle);
    }

    /// Looks at one name, date or amount.
    pub(crate) fn look_at(self, mention: usize) {
        let label = self.reading.with_untracked(|reading| {
            let mark = reading.as_ref()?.view.marks.get(mention)?;
            Some(format!("{}: {}", mark.label, mark.why))
        });
        if let Some(label) = label {
            self.mention.set(Some(mention));
            self.said.set(label);
        }
    }

    /// Lets go of whatever was taken hold of last.
    pub(crate) fn let_go(self) {
        if self.mention.get_untracked().is_some() {
            self.mention.set(None);
        } else if self.toast.with_untracked(Option::is_some) {
            self.toast.set(None);
        } else if self.selection.get_untracked() != Selection::default() {
            self.selection.set(Selection::default());
        } else {
            self.filter.set(None);
        }
    }

    /// Switches a filter on, or off where it is on.
    pub(crate) fn toggle_filter(self, filter: Filter) {
        self.filter.update(|current| *current = if *current == Some(filter) { None } else { Some(filter) });
        if let (Some(reading), Some(shown)) = (self.reading.get_untracked(), self.shown.get_untracked()) {
            let count = shown.iter().filter(|&&shown| shown).count();
            self.said.set(words::filtered(count, reading.view.sentences.len()));
        }
    }
}
