//! The check sheet, and the one stack of what can be undone.

use crate::app::browser;
use crate::app::page::{Before, DRAFT, Desk, Draft, INITIALS, Page, SENTENCE, STEPS, Steps, Tab, Toast};
use crate::app::signals::prelude::*;
use crate::app::state::{Check, On, Reading, csv, file_name, picked, settle, tsv};
use crate::app::storage;
use crate::app::words;
use crate::bytes::crc::crc32;
use crate::corrections::Anchor;
use crate::share::{Mark, mark_of};

use std::sync::Arc;

/// How many steps can be undone.
const MOST_STEPS: usize = 100;

/// How many of them outlive a reload.
const KEPT_STEPS: usize = 30;

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
                // Choosing what to do with the words moves the selection too.
                if *self.picked.peek() != picked && !browser::focused_within("pick") {
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
        self.copy(tsv(&self.checks.peek(), &reading), [words::SHEET_COPIED, words::SHEET_NOT_COPIED]);
    }

    /// Hands the sheet over as a file.
    pub(crate) fn download_sheet(self) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let name = file_name(&reading.title(), "checks.csv");
        browser::download(&name, &csv(&self.checks.peek(), &reading));
    }

    /// Remembers what a change takes away, and tells of it where there is something to say.
    pub(super) fn remember(self, before: Before, told: Option<&'static str>) {
        // Said once of a text that was sent, when something is first laid on it.
        let first = self.sent.get_untracked() && self.desk.with_value(|desk| desk.undo.is_empty());
        self.desk.update_value(|desk| {
            if MOST_STEPS <= desk.undo.len() {
                desk.undo.remove(0);
            }
            desk.undo.push(before);
            desk.redo.clear();
            desk.typing = None;
        });
        let told = if first { Some(words::UNKEPT_TOAST) } else { told };
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
        let checks = settled(&self.checks.peek());
        if checks != *self.checks.peek() {
            self.checks.set(checks);
        }
        self.desk.update_value(|desk| {
            let Desk { undo, redo, .. } = desk;
            for steps in [undo, redo] {
                for step in steps.iter_mut().rev() {
                    match step {
                        Before::Checks(checks) => *checks = Arc::new(settled(checks)),
                        Before::Changes(_) => {}
                        // What lies before that was laid on another text.
                        Before::Text(_) => break,
                    }
                }
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
        if *self.changes.peek() != draft.paper.changes {
            self.changes.set(draft.paper.changes);
            self.forget_all_but(|step| !matches!(step, Before::Changes(_)));
            self.read_again();
        }
        let mut checks = draft.paper.checks;
        settle(&mut checks, &reading);
        if *self.checks.peek() != checks {
            self.checks.set(checks);
            // A step back would take the other tab's work away.
            self.forget_all_but(|step| !matches!(step, Before::Checks(_)));
        }
    }

    /// What was done to another text cannot be undone on this one.
    pub(super) fn forget_steps(self) {
        self.forget_all_but(|_| false);
        self.toast.set(None);
    }

    fn forget_all_but(self, keep: fn(&Before) -> bool) {
        self.desk.update_value(|desk| {
            desk.undo.retain(keep);
            desk.redo.retain(keep);
        });
    }

    /// Names the changes by what stands around their words now.
    pub(super) fn settle_changes(self, reading: &Reading) {
        let mut changes = (*self.changes.peek()).clone();
        changes.settle(reading);
        if *self.changes.peek() != changes {
            self.changes.set(changes);
        }
    }

    /// Takes back what was done last.
    pub(crate) fn undo(self) {
        self.go(|desk| (&mut desk.undo, &mut desk.redo), [words::NOTHING_TO_UNDO, words::UNDONE]);
    }

    /// Does again what was taken back last.
    pub(crate) fn redo(self) {
        self.go(|desk| (&mut desk.redo, &mut desk.undo), [words::NOTHING_TO_REDO, words::REDONE]);
    }

    /// Goes a step from one stack to the other.
    fn go(self, stacks: fn(&mut Desk) -> (&mut Vec<Before>, &mut Vec<Before>), told: [&str; 2]) {
        let step = self.desk.try_update_value(|desk| {
            desk.typing = None;
            stacks(desk).0.pop()
        });
        let step = step.flatten();
        let now = step.as_ref().map(|step| match step {
            Before::Text(_) => Before::Text(Box::new(self.as_it_is())),
            Before::Checks(_) => Before::Checks(self.checks.peek()),
            Before::Changes(_) => Before::Changes(self.changes.peek()),
        });
        self.desk.update_value(|desk| stacks(desk).1.extend(now));
        self.toast.set(None);
        let [nothing, done] = told;
        self.said.set(if step.is_some() { done } else { nothing }.to_owned());
        match step {
            None => {}
            Some(Before::Text(before)) => self.bring_back(*before),
            Some(Before::Checks(checks)) => {
                self.checks.set((*checks).clone());
                self.save();
            }
            Some(Before::Changes(changes)) => {
                self.changes.set((*changes).clone());
                self.follow_changes(String::new());
            }
        }
    }

    /// Keeps for a reload of this tab what can be undone on this very text.
    pub(super) fn keep_steps(self) {
        let of = self.text_digest();
        let own = |steps: &[Before]| {
            let own = steps.iter().rev().take_while(|step| !matches!(step, Before::Text(_))).take(KEPT_STEPS);
            let mut own: Vec<Before> = own.cloned().collect();
            own.reverse();
            own
        };
        let steps = self.desk.with_value(|desk| Steps { of, undo: own(&desk.undo), redo: own(&desk.redo) });
        // Without room for them, a reload forgets what could be undone.
        let _ = storage::keep_here(STEPS, &steps);
    }

    /// Brings back what could be undone before a reload.
    pub(super) fn bring_steps(self) {
        let Some(steps) = storage::kept_here::<Steps>(STEPS).filter(|steps| steps.of == self.text_digest()) else {
            return;
        };
        self.desk.update_value(|desk| (desk.undo, desk.redo) = (steps.undo, steps.redo));
    }

    pub(super) fn text_digest(self) -> String {
        self.article.with_untracked(|article| crc32(&[article.text.as_bytes()]).to_string())
    }
}
