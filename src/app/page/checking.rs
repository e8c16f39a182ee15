//! The check sheet, and the one stack of what can be undone.

use crate::app::browser;
use crate::app::page::{Before, DRAFT, Draft, INITIALS, Page, SENTENCE, Tab, Toast};
use crate::app::state::{Check, On, Reading, csv, file_name, picked, settle, tsv};
use crate::app::storage;
use crate::app::words;
use crate::corrections::Anchor;
use crate::share::{Mark, mark_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How many steps can be undone.
const STEPS: usize = 100;

impl Page {
    /// Changes a check; the first change of a card's lays it there. Changes of one field, one after the other, are one step.
    pub(crate) fn check(self, on: On, field: &'static str, change: impl FnOnce(&mut Mark)) {
        let before = self.checks.peek();
        let mut checks = (*before).clone();
        let at = on.find(&checks).unwrap_or(checks.len());
        if let (true, On::Card(card)) = (at == checks.len(), on) {
            let mark = self.reading.with_untracked(|reading| {
                let reading = reading.as_ref()?;
                mark_of(card, &reading.view, &reading.article.text)
            });
            let Some(mark) = mark else { return };
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
        let typing = Some((on, field));
        if self.desk.with_value(|desk| desk.typing != typing) {
            self.remember(Before::Checks(before), None);
            self.desk.update_value(|desk| desk.typing = typing);
        }
        self.checks.set(checks);
        self.after_pause(|desk| &mut desk.keeping, move || self.save());
    }

    /// Notices which words of the text the reader has selected, once the selection rests.
    pub(crate) fn pick(self) {
        self.after_pause(
            |desk| &mut desk.picking,
            move || {
                let picked = || {
                    let (from, to, words) = browser::selected()?;
                    let index = |id: String| id.strip_prefix(SENTENCE)?.parse().ok();
                    let (from, to) = (index(from)?, index(to)?);
                    self.reading.with_untracked(|reading| picked(reading.as_ref()?, from, to, &words))
                };
                let picked = picked();
                if *self.picked.peek() != picked {
                    self.picked.set(picked);
                }
            },
        );
    }

    /// Puts the words that are selected, else the sentence that was gone to, on the check sheet.
    pub(crate) fn check_own(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let selection = self.selection.get_untracked();
        let visited = || Some(reading.sentence(selection.visited?)?.span);
        let Some(span) = self.picked.peek().or_else(visited) else { return };
        let before = self.checks.peek();
        let mut checks = (*before).clone();
        let mark = Mark { initials: self.initials.get_untracked(), ..Mark::default() };
        let own = Anchor::of(&reading.article.text, span);
        let check = Check { mark, own, place: Some(span), day: browser::today(), ..Check::default() };
        checks.push(check);
        self.checks.set(checks);
        self.picked.set(None);
        self.show_tab(Tab::Notes);
        self.remember(Before::Checks(before), Some(words::CHECKED_TOAST));
        self.save();
    }

    /// Takes one of the checks off the sheet.
    pub(crate) fn uncheck(self, at: usize) {
        let before = self.checks.peek();
        if at < before.len() {
            let mut checks = (*before).clone();
            checks.remove(at);
            self.checks.set(checks);
            self.remember(Before::Checks(before), Some(words::UNCHECKED_TOAST));
            self.save();
        }
    }

    /// What a link carries of the sheet. What has lost its card stays behind.
    pub(crate) fn marks_to_send(self) -> Vec<Mark> {
        let whole = |check: &Check| check.card.map(|_| Mark { quote: String::new(), ..check.mark.clone() });
        self.checks.peek().iter().filter_map(whole).collect()
    }

    /// Puts the sheet on the clipboard, as spreadsheets take it.
    pub(crate) fn copy_sheet(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let table = tsv(&self.checks.peek(), &reading);
        spawn_local(async move {
            let done = browser::copy(&table).await;
            let words = if done { words::SHEET_COPIED } else { words::SHEET_NOT_COPIED };
            self.toast.set(Some(Toast { words, undo: false }));
        });
    }

    /// Hands the sheet over as a file.
    pub(crate) fn download_sheet(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let name = file_name(&reading.title(), "checks.csv");
        browser::download(&name, &csv(&self.checks.peek(), &reading));
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

    /// Lays the sheet on a text that was read anew, and with it what *Undo* would bring back of it: a check that was laid on the
    /// text as it was must not come back on another statement.
    pub(super) fn settle_checks(self, reading: &Reading) {
        let settled = |checks: &Arc<Vec<Check>>| {
            let mut checks = (**checks).clone();
            settle(&mut checks, reading);
            checks
        };
        self.checks.set(settled(&self.checks.peek()));
        self.desk.update_value(|desk| {
            for step in desk.undo.iter_mut().rev() {
                // What lies before that was laid on another text.
                let Before::Checks(checks) = step else { break };
                *checks = Arc::new(settled(checks));
            }
        });
    }

    /// Takes over what another tab laid on this very text.
    pub(crate) fn hear_checks(self) {
        let own = self.sent.get_untracked() || self.unsaved.get_untracked();
        let Some(reading) = self.reading.get_untracked().filter(|_| !own) else { return };
        let Some(draft) = storage::kept::<Draft>(DRAFT) else { return };
        if draft.paper.article.text != reading.article.text {
            return;
        }
        let mut checks = draft.paper.checks;
        settle(&mut checks, &reading);
        if *self.checks.peek() != checks {
            self.checks.set(checks);
            // A step back would take the other tab's work away.
            self.desk.update_value(|desk| desk.undo.retain(|step| !matches!(step, Before::Checks(_))));
        }
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
                self.checks.set((*checks).clone());
                self.save();
                words::UNDONE
            }
        };
        self.toast.set(None);
        self.said.set(words.to_owned());
    }
}
