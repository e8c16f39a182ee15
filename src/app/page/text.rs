//! The text: typed, pasted, put away, brought back, kept.

use crate::app::browser;
use crate::app::page::history::{step_from_sent, step_out};
use crate::app::page::{Before, DRAFT, Desk, Draft, KEYS, Page, SHELF, TextBefore, Toast, Work};
use crate::app::signals::prelude::*;
use crate::app::state::{Example, Paper, Reading, Selection, Shelf, file_name};
use crate::app::storage;
use crate::app::words;
use crate::text::Article;
use time::Date;

/// How many milliseconds after the last key a text in the box is read again, or kept.
const PAUSE: u32 = 300;

impl Page {
    /// The box has changed.
    pub(crate) fn typed(self, text: String) {
        self.article.update(|article| article.text = text);
        if self.work.get_untracked() != Work::Idle {
            self.disregard();
        }
        self.after_pause(
            |desk| &mut desk.pause,
            move || {
                self.save();
                if self.editing.get_untracked() {
                    self.analyse();
                }
            },
        );
    }

    /// Does something once no key has come for a while; what waited before is dropped.
    pub(super) fn after_pause(self, of: fn(&mut Desk) -> &mut Option<Timeout>, act: impl FnOnce() + 'static) {
        // A timer that is dropped is taken back.
        let timer = later(PAUSE, act);
        self.desk.update_value(|desk| *of(desk) = Some(timer));
    }

    /// Takes a whole text from elsewhere than the box and reads it. What stood there goes on the shelf.
    pub(crate) fn take(self, article: Article) {
        self.take_paper(Paper { article, ..Paper::default() });
    }

    /// Takes an example, with the account that stands beside it.
    pub(crate) fn take_example(self, example: &Example) {
        let second = example.beside.map(Article::new);
        self.take_paper(Paper { article: Article::new(example.text), second, ..Paper::default() });
    }

    fn take_paper(self, paper: Paper) {
        let before = self.leave();
        let replaced = !before.paper.article.text.trim().is_empty();
        self.lay(paper);
        if replaced {
            self.remember(Before::Text(Box::new(before)), Some(words::PASTED_TOAST));
        }
        self.analyse();
    }

    /// Starts afresh. What stood there goes on the shelf.
    pub(crate) fn new_text(self) {
        let before = self.leave();
        self.remember(Before::Text(Box::new(before)), Some(words::NEW_TOAST));
        step_out();
        self.save();
        browser::to_top();
        browser::focus("article".to_owned());
    }

    /// What is in the box, with what is laid on it.
    pub(super) fn paper(self) -> Paper {
        let (checks, changes) = ((*self.checks.peek()).clone(), (*self.changes.peek()).clone());
        let second = (*self.second.peek()).clone();
        Paper { article: self.article.get_untracked(), checks, changes, second, day: String::new() }
    }

    /// Puts a text into the box. What was laid on it finds its cards once it is read.
    pub(super) fn lay(self, paper: Paper) {
        self.beside.set(None);
        self.second.set(paper.second);
        self.article.set(paper.article);
        self.checks.set(paper.checks);
        self.changes.set(paper.changes);
        self.correcting.set(None);
        self.asking.set(false);
    }

    /// What *Undo* would bring back now.
    pub(super) fn as_it_is(self) -> TextBefore {
        TextBefore {
            paper: self.paper(),
            reading: self.reading.get_untracked(),
            shelf: self.shelf.get_untracked(),
            sent: self.sent.get_untracked(),
        }
    }

    /// Clears the page. The reader's own text goes on the shelf; one that was sent is only let go.
    fn leave(self) -> TextBefore {
        self.cancel();
        let before = self.as_it_is();
        if before.sent {
            self.own();
        } else {
            self.shelve(before.paper.clone());
        }
        self.lay(Paper::default());
        self.reading.set(None);
        self.editing.set(false);
        self.broken.set(None);
        before
    }

    /// From here on the page shows the reader's own text. The draft that a sent text had kept waiting goes on the shelf.
    pub(super) fn own(self) {
        self.shelve(self.kept_draft().paper);
        self.sent.set(false);
        self.guess.set(None);
        step_from_sent();
    }

    /// Brings back the text and the shelf.
    pub(super) fn bring_back(self, before: TextBefore) {
        self.cancel();
        self.lay(before.paper);
        self.reading.set(before.reading);
        self.compare_again();
        self.change_shelf(|shelf| {
            shelf.drop(&self.article.with_untracked(|article| article.text.clone()));
            shelf.bring_back(before.shelf);
        });
        self.sent.set(before.sent);
        self.save();
    }

    /// Puts the box in the text's place. A text that was sent becomes the reader's own; the draft goes on the shelf.
    pub(crate) fn edit(self) {
        if self.sent.get_untracked() {
            self.own();
            self.toast.set(Some(Toast { words: words::OWN_TOAST, undo: false }));
        }
        // Before anything is read anew: what lies below this step belongs to the text as it is now.
        let before = Before::Text(Box::new(self.as_it_is()));
        self.desk.update_value(|desk| {
            desk.undo.push(before);
            desk.unedited = desk.undo.len();
        });
        self.editing.set(true);
        browser::focus("article".to_owned());
    }

    /// Whether the box is empty.
    pub(crate) fn blank(self) -> bool {
        self.article.with(|article| article.text.trim().is_empty())
    }

    /// The box has been read: the text takes its place again.
    pub(crate) fn finish_editing(self) {
        if self.blank() {
            // Nothing is left to stand beside the cards: the text that was read goes on the shelf.
            if let Some(reading) = self.reading.get_untracked() {
                self.article.set(reading.article.clone());
            }
            self.new_text();
            return;
        }
        self.editing.set(false);
        let changed = self.desk.try_update_value(|desk| {
            let at = std::mem::take(&mut desk.unedited).checked_sub(1)?;
            let Before::Text(before) = desk.undo.get(at)? else { return None };
            let same = self.article.with_untracked(|now| *now == before.paper.article);
            if same && at + 1 == desk.undo.len() {
                desk.undo.pop();
            }
            (!same).then(|| desk.redo.clear())
        });
        if changed.flatten().is_some() {
            self.toast.set(Some(Toast { words: words::EDITED_TOAST, undo: true }));
        }
        // What was read while it was typed is not read again.
        let read = self.reading.get_untracked().filter(|reading| {
            let same = self.article.with_untracked(|article| *article == reading.article);
            same && self.work.get_untracked() == Work::Idle
        });
        match read {
            Some(reading) => {
                self.selection.set(Selection { pinned: self.first_pinned(&reading), ..Selection::default() });
            }
            None => self.analyse(),
        }
        browser::focus("article-text".to_owned());
    }

    /// Sets the day of publication and reads the text again.
    pub(crate) fn publish(self, date: Option<Date>) {
        self.article.update(|article| article.published = date);
        self.analyse();
    }

    /// Says whether the day comes before the month in "03/04/2024", and reads the text again. The element of the id `focus` was
    /// pressed, and is pressed again from where it stands.
    pub(crate) fn order_days(self, day_first: Option<bool>, focus: String) {
        self.article.update(|article| article.day_first = day_first);
        self.desk.update_value(|desk| desk.focus = Some(focus));
        self.selection.set(Selection::default());
        self.read_again();
    }

    pub(crate) fn save(self) {
        if self.sent.get_untracked() {
            return;
        }
        let draft = Draft { paper: self.paper(), read: self.reading.with_untracked(Option::is_some) };
        let other = storage::kept::<Draft>(DRAFT).unwrap_or_default().paper;
        let foreign = self.desk.with_value(|desk| desk.draft != other.article.text);
        if foreign && other.article.text != draft.paper.article.text {
            self.shelve(other);
        }
        let saved = storage::keep(DRAFT, &draft);
        if !saved && !self.unsaved.get_untracked() {
            // Whoever reads further down does not see what stands above.
            self.toast.set(Some(Toast { words: words::NOT_SAVED, undo: false }));
        }
        self.unsaved.set(!saved);
        self.keep_steps();
        self.desk.update_value(|desk| {
            desk.draft.clone_from(&draft.paper.article.text);
            desk.unkept = (!saved).then_some(draft);
        });
    }

    /// The reader's own draft as it was last kept, which from here on is known to this tab.
    pub(super) fn kept_draft(self) -> Draft {
        let unkept = self.desk.with_value(|desk| desk.unkept.clone());
        let draft = unkept.or_else(|| storage::kept(DRAFT)).unwrap_or_default();
        self.desk.update_value(|desk| desk.draft.clone_from(&draft.paper.article.text));
        draft
    }

    /// Puts a text on the shelf; says whether it is kept there.
    pub(crate) fn shelve(self, paper: Paper) -> bool {
        let paper = Paper { day: browser::today(), ..paper };
        paper.article.text.trim().is_empty() || self.change_shelf(|shelf| shelf.keep(paper))
    }

    /// Changes the shelf as it stands in storage, where another tab may have put texts since.
    fn change_shelf(self, change: impl FnOnce(&mut Shelf)) -> bool {
        self.hear_shelf();
        self.shelf.update(change);
        let kept = self.shelf.with_untracked(|shelf| storage::keep(SHELF, shelf));
        if !kept {
            self.unsaved.set(true);
        }
        kept
    }

    /// Takes over what another tab did with the shelf. Where nothing can be kept, this tab's own is all there is.
    pub(crate) fn hear_shelf(self) {
        let kept = storage::kept::<Shelf>(SHELF).filter(|_| !self.unsaved.get_untracked());
        if let Some(kept) = kept.filter(|kept| self.shelf.with_untracked(|shelf| shelf != kept)) {
            self.shelf.set(kept);
        }
    }

    /// Takes an earlier text off the shelf and reads it.
    pub(crate) fn reopen(self, index: usize) {
        if let Some(paper) = self.shelf.with_untracked(|shelf| shelf.texts.get(index).cloned()) {
            let text = paper.article.text.clone();
            self.take_paper(paper);
            self.change_shelf(|shelf| shelf.drop(&text));
        }
    }

    /// Takes one text off the shelf, or empties it.
    pub(crate) fn forget(self, one: Option<&str>) {
        let before = self.as_it_is();
        self.change_shelf(|shelf| match one {
            Some(text) => shelf.drop(text),
            None => *shelf = Shelf::default(),
        });
        self.remember(Before::Text(Box::new(before)), Some(words::FORGOT_TOAST));
    }

    /// Hands the text over as a file.
    pub(crate) fn download(self) {
        let article = self.article.get_untracked();
        browser::download(&file_name(&Reading::opening(&article.text), "txt"), &article.text);
    }

    /// Switches the single-letter keys, for good.
    pub(crate) fn set_keys(self, on: bool) {
        self.keys.set(on);
        // Where nothing can be kept, the choice lasts for this visit.
        let _ = storage::keep(KEYS, &on);
    }
}
