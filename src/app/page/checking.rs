//! The check sheet, and the one stack of what can be undone.

use crate::app::browser;
use crate::app::page::{Before, INITIALS, Page, Toast};
use crate::app::state::{Check, csv, file_name, tsv};
use crate::app::storage;
use crate::app::words;
use crate::share::{Mark, mark_of};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many steps can be undone.
const STEPS: usize = 100;

impl Page {
    /// Changes what is laid on a card; the first change lays it there. Changes of one field, one after the other, are one step.
    pub(crate) fn check(self, card: usize, field: &'static str, change: impl FnOnce(&mut Mark)) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let before = self.checks.get_untracked();
        let mut checks = before.clone();
        let at = checks.iter().position(|check| check.card == Some(card)).unwrap_or(checks.len());
        if at == checks.len() {
            let Some(mark) = mark_of(card, &reading.view, &reading.article.text) else { return };
            let mark = Mark { initials: self.initials.get_untracked(), ..mark };
            checks.push(Check { mark, card: Some(card), ..Check::default() });
        }
        let Some(check) = checks.get_mut(at) else { return };
        change(&mut check.mark);
        check.day = browser::today();
        if field == "initials" {
            self.initials.set(check.mark.initials.clone());
            // Where nothing can be kept, they last for this visit.
            let _ = storage::keep(INITIALS, &check.mark.initials);
        }
        let typing = Some((card, field));
        if self.desk.with_value(|desk| desk.typing != typing) {
            self.remember(Before::Checks(before), None);
            self.desk.update_value(|desk| desk.typing = typing);
        }
        self.checks.set(checks);
        self.after_pause(|desk| &mut desk.keeping, move || self.save());
    }

    /// Takes one of the checks off the sheet.
    pub(crate) fn uncheck(self, at: usize) {
        let before = self.checks.get_untracked();
        if at < before.len() {
            self.checks.update(|checks| drop(checks.remove(at)));
            self.remember(Before::Checks(before), Some(words::UNCHECKED_TOAST));
            self.save();
        }
    }

    /// What a link carries of the sheet. What has lost its card stays behind.
    pub(crate) fn marks_to_send(self) -> Vec<Mark> {
        let whole = |check: &Check| check.card.map(|_| Mark { quote: String::new(), ..check.mark.clone() });
        self.checks.with_untracked(|checks| checks.iter().filter_map(whole).collect())
    }

    /// Puts the sheet on the clipboard, as spreadsheets take it.
    pub(crate) fn copy_sheet(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let table = self.checks.with_untracked(|checks| tsv(checks, &reading));
        spawn_local(async move {
            let done = browser::copy(&table).await;
            let words = if done { words::SHEET_COPIED } else { words::SHEET_NOT_COPIED };
            self.toast.set(Some(Toast { words, undo: false }));
        });
    }

    /// Hands the sheet over as a file.
    pub(crate) fn download_sheet(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let name = file_name(&reading.title()).replace(".txt", "-checks.csv");
        browser::download(&name, &self.checks.with_untracked(|checks| csv(checks, &reading)));
    }

    /// Remembers what a change takes away, and tells of it where there is something to say.
    pub(super) fn remember(self, before: Before, told: Option<&'static str>) {
        self.desk.update_value(|desk| {
            if STEPS <= desk.undo.len() {
                desk.undo.remove(0);
            }
            desk.undo.push(before);
            desk.typing = None;
        });
        self.toast.set(told.map(|words| Toast { words, undo: true }));
    }

    /// What was done to another text cannot be undone on this one.
    pub(super) fn forget_steps(self) {
        self.desk.update_value(|desk| desk.undo.clear());
        self.toast.set(None);
    }

    /// Takes back what was done last.
    pub(crate) fn undo(self) {
        let last = self.desk.try_update_value(|desk| {
            desk.typing = None;
            desk.undo.pop()
        });
        let words = match last.flatten() {
            None => words::NOTHING_TO_UNDO,
            Some(Before::Text(before)) => {
                self.bring_back(*before);
                words::UNDONE
            }
            Some(Before::Checks(checks)) => {
                self.checks.set(checks);
                self.save();
                words::UNDONE
            }
        };
        self.toast.set(None);
        self.said.set(words.to_owned());
    }
}
