//! Correcting a reading: what the reader changes and takes back. The words are not read again: the cards follow at once.

use crate::app::browser;
use crate::app::page::{Before, Page};
use crate::app::signals::prelude::*;
use crate::app::state::{Changes, On, Reading, changes_of, find, typed};
use crate::app::words;
use crate::corrections::{Anchor, Correction};
use crate::share;
use crate::text::Span;
use std::sync::Arc;

impl Page {
    /// Makes changes, which are one step to undo. The focus returns to the element of the id `focus`. Changes of one
    /// `field`, one after the other, are one step too.
    pub(crate) fn correct(self, made: Vec<Correction>, field: &'static str, focus: String) {
        let mut changes = (*self.changes.peek()).clone();
        for change in made {
            changes.make(change);
        }
        self.change(changes, words::CORRECTED_TOAST, Some((On::Own(usize::MAX), field)), focus);
    }

    /// Takes one of the changes back.
    pub(crate) fn take_back(self, at: usize, focus: String) {
        let mut changes = (*self.changes.peek()).clone();
        changes.take_back(at);
        self.change(changes, words::TAKEN_BACK_TOAST, None, focus);
    }

    fn change(self, changes: Changes, told: &'static str, field: Option<(On, &'static str)>, focus: String) {
        let before = self.changes.peek();
        if *before == changes {
            return;
        }
        self.changes.set(changes);
        if field.is_none() || self.desk.with_value(|desk| desk.typing != field) {
            self.remember(Before::Changes(before), Some(told));
            self.desk.update_value(|desk| desk.typing = field);
        }
        self.follow_changes(focus);
    }

    /// Has the cards follow what was changed.
    pub(super) fn follow_changes(self, focus: String) {
        self.desk.update_value(|desk| desk.focus = Some(focus).filter(|focus| !focus.is_empty()));
        self.picked.set(None);
        self.asking.set(false);
        self.save();
        self.read_again();
    }

    /// These words of the text that is shown.
    pub(crate) fn anchor(self, span: Span) -> Option<Anchor> {
        self.reading.with_untracked(|reading| Anchor::of(&reading.as_ref()?.article.text, span))
    }

    /// How changes name a card.
    pub(crate) fn name_of_card(self, card: usize) -> Option<Anchor> {
        let place = self.reading.with_untracked(|reading| share::anchor(reading.as_ref()?.card(card)?));
        self.anchor(place?)
    }

    /// Whether the first of these changes that there is came by link; `None` where there is none.
    pub(crate) fn whose(self, changes: &[usize]) -> Option<bool> {
        let theirs = self.changes.peek().theirs;
        changes.first().map(|&at| at < theirs)
    }

    /// Takes back those changes of a card that do the same as `of`.
    pub(crate) fn as_read(self, card: usize, of: fn(&Correction) -> bool, focus: String) {
        let changes = self.changes.peek();
        let own =
            self.reading.with_untracked(|reading| reading.as_ref().map(|reading| changes_of(&reading.view, card)));
        let at = own.unwrap_or_default().into_iter().find(|&at| changes.made.list.get(at).is_some_and(of));
        if let Some(at) = at {
            self.take_back(at, focus);
        }
    }

    /// Where the words stand that the reader wants a mention to reach over: they hold some of those that it has.
    pub(crate) fn bounds(self, span: Span, words: &str) -> Option<Span> {
        let reading = self.reading.get_untracked()?;
        find(&reading, words).into_iter().map(|hit| hit.span).find(|hit| hit.overlaps(span))
    }

    /// Takes words that were typed as if they had been selected; says whether the text has them.
    pub(crate) fn pick_words(self, words: &str) -> bool {
        let selection = self.selection.get_untracked();
        let span = self.reading.with_untracked(|reading| {
            let reading = reading.as_ref()?;
            let near = selection.visited.or_else(|| reading.sentence_of(selection.pinned?));
            typed(reading, near, words)
        });
        if span.is_some() {
            self.picked.set(span);
            browser::focus("pick-first".to_owned());
        }
        span.is_some()
    }

    /// Opens what corrects: the name, date or amount that is looked at, else words to be typed.
    pub(crate) fn open_correcting(self) {
        let looked_at = self.mention.get_untracked();
        let span = self
            .reading
            .with_untracked(|reading: &Option<Arc<Reading>>| Some(reading.as_ref()?.view.marks.get(looked_at?)?.span));
        if span.is_some() {
            self.correcting.set(span);
            browser::focus("correct-kind".to_owned());
        } else if self.picked.peek().is_some() {
            browser::focus("pick-first".to_owned());
        } else {
            self.asking.set(true);
            browser::focus("pick-words".to_owned());
        }
    }

    /// Closes it; the focus returns to the text.
    pub(crate) fn close_correcting(self) {
        self.correcting.set(None);
        self.asking.set(false);
        self.picked.set(None);
        browser::focus("article-text".to_owned());
    }
}
