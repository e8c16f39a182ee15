//! Having a text read, and taking the answer.

use crate::app::browser;
use crate::app::page::{Asked, HINTED, Page, Tab, Toast, Work};

use crate::app::signals::prelude::*;
use crate::app::state::{Check, Cut, Filter, Order, Reading, Selection, first_part};
use crate::app::storage;
use crate::app::words;
use crate::app::worker::{Engine, Failure};
use crate::cards::View;
use crate::share;
use crate::wire::{Request, Response};
use std::sync::Arc;

/// How many milliseconds a reading may take before the page says that it is reading.
const PATIENCE: u32 = 150;

impl Page {
    /// Reads what is in the box.
    pub(crate) fn analyse(self) {
        let article = self.article.get_untracked();
        let text = article.text.trim();
        // An article has more than one word; what has one and is an address is often taken for its article.
        let address = !text.contains(char::is_whitespace) && (text.contains("://") || text.starts_with("www."));
        if text.is_empty() || address {
            self.work.set(Work::Blank);
            return;
        }
        if let Some(cut) = first_part(&article.text) {
            self.work.set(Work::TooLong(cut));
            return;
        }
        let sent = self.came_with(&article.text);
        let corrections = self.changes.peek().made.clone();
        let analyse = |id| Request::Analyze { id, article: article.clone(), corrections, sent };
        let Some(id) = self.ask(analyse) else { return };
        let characters = article.text.chars().count();
        self.desk.update_value(|desk| desk.asked = Some(Asked { id, article, parts: View::default() }));
        self.work.set(Work::Busy { slow: false });
        let patience = move || {
            if self.desk.with_value(|desk| desk.asked.as_ref().is_some_and(|asked| asked.id == id)) {
                self.work.set(Work::Busy { slow: true });
                self.said.set(words::reading(characters));
            }
        };
        later(PATIENCE, patience).forget();
    }

    /// Asks the worker for something; gives the answer's id.
    pub(super) fn ask(self, request: impl FnOnce(u32) -> Request) -> Option<u32> {
        self.desk.with_value(|desk| Some(desk.engine.as_ref()?.ask(request)))
    }

    pub(super) fn hear(self, response: Response) {
        match response {
            Response::Part { id, view: mut part } => self.desk.update_value(|desk| {
                if let Some(Asked { parts, .. }) = desk.asked.as_mut().filter(|asked| asked.id == id) {
                    part.follow(std::mem::take(parts));
                    *parts = *part;
                }
            }),
            // What is shown of it is a task of its own.
            Response::Analyzed { id, view, digest } => {
                later(0, move || self.take_view(id, *view, digest)).forget();
            }
            Response::Opened { id, shared } => self.take_opened(id, shared),
            Response::Packed { id, link } => self.take_link(id, link),
            Response::Drawn { id, qr } => self.take_code(id, qr),
            Response::Filed { id, file, form } => self.take_file_made(id, &file, form),
            Response::Accounted { id, laid, table } => self.take_accounts(id, laid, table),
            Response::Compared { id, comparison } => self.take_comparison(id, *comparison),
            Response::Loaded { name, taken } => self.take_file(name, taken),
            Response::Ready { .. } => {}
        }
    }

    fn take_view(self, id: u32, mut view: View, digest: u32) {
        let asked = self.desk.try_update_value(|desk| desk.asked.take_if(|asked| asked.id == id));
        let Some(Asked { article, parts, .. }) = asked.flatten() else { return };
        let begun = self.cards_begun();
        self.desk.update_value(|desk| desk.begun = Some(begun));
        view.follow(parts);
        self.take_digest(digest);
        let reading = Reading { article, view };
        let open = reading.open_cards(Order::Written);
        let first_time = self.reading.with_untracked(Option::is_none);
        if first_time {
            self.show_tab(if self.second.peek().is_some() { Tab::Second } else { Tab::default() });
        }
        let opened = self.desk.try_update_value(|desk| desk.opened.take()).flatten();
        let sent_card = opened.as_ref().and_then(|shared| share::card_at(&reading.view, shared.open_card?));
        if let Some(shared) = &opened {
            self.marks.update(|marks| marks.all = shared.marks_shown);
            self.checks.set(shared.marks.iter().map(|mark| Check { mark: mark.clone(), ..Check::default() }).collect());
        }
        let again = self.desk.try_update_value(|desk| std::mem::take(&mut desk.again)) == Some(true);
        let before = self.desk.try_update_value(|desk| desk.pinned_before.take()).flatten();
        // A pinned card comes into sight, which is not for a text read again beside another tab.
        let statements = *self.tab.peek() == Tab::Statements && self.guess.peek().is_none();
        // The first one stands in sight anyway.
        let sent_card = sent_card.filter(|card| statements && open.first() != Some(card));
        let pinned = if again {
            before.and_then(|place| share::card_at(&reading.view, place))
        } else {
            sent_card.or_else(|| self.first_pinned(&reading))
        };
        self.said.set(words::read(open.len(), reading.placed().1));
        // Where the same text is read again, what was looked at and asked for stays.
        let old = self.reading.get_untracked().filter(|old| again && old.article.text == reading.article.text);
        let visited = self.selection.get_untracked().visited.filter(|_| old.is_some());
        let mention = old.as_ref().and_then(|old| {
            let before = self.mention.get_untracked()?;
            // Its bounds may be what was corrected.
            let moved = || reading.view.marks.iter().position(|mark| Some(mark.span) == *self.correcting.peek());
            reading.mark_from(old, before).or_else(moved)
        });
        let name = old.as_ref().and_then(|old| reading.name_from(old, self.name.get_untracked()?));
        let filters = self.filters.peek();
        let filters = old.iter().flat_map(|old| filters.iter().filter_map(|&of| reading.filter_from(old, of)));
        let filters: Vec<Filter> = filters.collect();
        self.selection.set(Selection { pinned, visited });
        self.desk.update_value(|desk| desk.lit = None);
        self.mention.set(None);
        self.filter_by(Vec::new());
        self.name.set(name);
        self.picked.set(None);
        self.settle_checks(&reading);
        if old.is_none() {
            self.settle_changes(&reading);
        }
        self.reading.set(Some(Arc::new(reading)));
        self.mention.set(mention);
        self.filter_by(filters);
        self.seek_again();
        self.work.set(Work::Idle);
        if first_time {
            self.step_in();
            browser::to_top();
            browser::focus("article-text".to_owned());
            self.hint();
        }
        if let Some(id) = self.desk.try_update_value(|desk| desk.focus.take()).flatten() {
            browser::focus(id);
        }
        // Text and cards go where the sender was, and say there, too, that they were sent.
        if let Some(card) = sent_card {
            self.show_card(card);
            self.show_sentence_of(card);
            self.toast.set(Some(Toast { words: words::SENT, undo: false }));
        }
        later(0, move || self.save()).forget();
        self.compare_again();
    }

    /// Tells who reads here for the first time how text and cards belong together.
    fn hint(self) {
        let quiet = self.toast.with_untracked(Option::is_none) && self.guess.peek().is_none();
        if quiet && storage::kept(HINTED) != Some(true) {
            self.toast.set(Some(Toast { words: words::HINT, undo: false }));
            // It lies over the text, and stands in the help too.
            later(12_000, move || self.unhint()).forget();
            // Where nothing can be kept, it is said at each visit.
            let _ = storage::keep(HINTED, &true);
        }
    }

    /// The card that is pinned before the reader pins one: the first, where cards and text stand side by side.
    pub(super) fn first_pinned(self, reading: &Reading) -> Option<usize> {
        let beside = !self.narrow.get_untracked() && !self.editing.get_untracked();
        let shown = beside && *self.tab.peek() == Tab::Statements;
        reading.open_cards(Order::Written).first().copied().filter(|_| shown)
    }

    pub(crate) fn fail(self, failure: Failure) {
        // A worker that is only being got ready may fail too; the reader hears of it when a text is to be read.
        let asked = self.desk.try_update_value(|desk| {
            (desk.packing, desk.drawing, desk.filing, desk.comparing) = (None, None, None, None);
            desk.again = false;
            desk.asked.take().is_some() || desk.opening.is_some()
        });
        self.sharing.give_up();
        if asked == Some(true) {
            self.work.set(Work::Failed(failure));
        }
    }

    /// Does again what the worker failed at.
    pub(crate) fn try_again(self) {
        let opening = self.desk.try_update_value(|desk| desk.opening.take()).flatten();
        self.work.set(Work::Idle);
        if opening.is_none() || !self.open_address() {
            self.analyse();
        }
    }

    /// What is being read is no longer what is in the box: its answer, which comes, is not listened to.
    pub(super) fn disregard(self) {
        self.desk.update_value(|desk| desk.asked = None);
        self.work.set(Work::Idle);
    }

    /// Stops reading; what was shown before stays.
    pub(crate) fn cancel(self) {
        self.desk.update_value(|desk| {
            desk.engine.iter().for_each(Engine::cancel);
            desk.asked = None;
        });
        self.work.set(Work::Idle);
        self.said.set(words::CANCELLED.to_owned());
    }

    /// Drops all but the first part of a text that is too long, and reads it. The whole text goes on the shelf.
    pub(crate) fn read_first_part(self, cut: Cut) {
        self.shelve(self.paper());
        self.article.update(|article| article.text.truncate(cut.at));
        // Only a part is in the box from here on; the toast says where the rest is.
        self.toast.set(Some(Toast { words: words::FIRST_PART, undo: false }));
        self.analyse();
    }
}
