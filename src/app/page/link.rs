//! The link: opening what was sent, and making one.

use crate::app::browser;
use crate::app::page::history::step_from_sent;
use crate::app::page::{Files, Page, Toast, Work};
use crate::app::signals::prelude::*;
use crate::app::state::{Changes, Paper};
use crate::app::words;
use crate::share::{LinkError, Shared};
use crate::text::Article;
use crate::wire::Request;

/// In bytes: what is longer is an article that quotes a link, not a message around one.
const LONGEST_MESSAGE: usize = 40_000;

/// How far into a message its link begins at most, in bytes, and how many characters it has at least after its mark: an
/// article may speak of "#f1".
const BEFORE_LINK: usize = 400;
const SHORTEST_LINK: usize = 24;

/// Whether this is a link, or a message around one.
pub(super) fn holds_link(text: &str) -> bool {
    let after = |mark| text.split_once(mark).filter(|(before, _)| before.len() < BEFORE_LINK);
    let link = after("#f1").or_else(|| after("#q1")).and_then(|(_, link)| link.split_whitespace().next());
    text.len() < LONGEST_MESSAGE && link.is_some_and(|link| SHORTEST_LINK <= link.len())
}

impl Page {
    /// Whether a link is what stands in the box. One that could not be opened is words like any other.
    pub(crate) fn link_in_box(self) -> bool {
        let opens = self.broken.with(Option::is_none);
        self.article.with(|Article { text, .. }| {
            holds_link(text) && (opens || self.desk.with_value(|desk| desk.refused != *text))
        })
    }

    /// Reads what is in the box, or opens the link there.
    pub(crate) fn read_box(self) {
        if self.link_in_box() {
            self.open_link(self.article.with_untracked(|article| article.text.clone()));
        } else {
            self.broken.set(None);
            self.analyse();
        }
    }

    /// Opens what the address carries, if anything; says whether it does.
    pub(crate) fn open_address(self) -> bool {
        let fragment = browser::fragment();
        let carries = fragment.len() > 1;
        if carries {
            if holds_link(&fragment) {
                self.work.set(Work::Opening);
                self.said.set(words::OPENING.to_owned());
            }
            self.open_link(fragment);
        }
        carries
    }

    /// Has a link opened. The reader's own draft stays in storage, untouched.
    pub(crate) fn open_link(self, link: String) {
        if self.files.get_untracked() == Files::Failed {
            // It may need what could not be had then.
            self.get_files(true);
        }
        let opening = self.ask(|id| Request::Open { id, link: link.clone() });
        self.desk.update_value(|desk| {
            desk.opening = opening;
            desk.unopened = Some(link);
        });
    }

    /// A link has been opened, or not.
    pub(super) fn take_opened(self, id: u32, opened: Result<Box<Shared>, LinkError>) {
        if self.take_second_opened(id, &opened) {
            return;
        }
        if self.desk.try_update_value(|desk| desk.opening.take_if(|opening| *opening == id)).flatten().is_none() {
            return;
        }
        if opened == Err(LinkError::NeedsPriming) && matches!(self.files.get_untracked(), Files::Coming(_)) {
            // It is opened again once that is there.
            return;
        }
        let link = self.desk.try_update_value(|desk| desk.unopened.take()).flatten().unwrap_or_default();
        let read_instead = self.desk.try_update_value(|desk| std::mem::take(&mut desk.read_instead));
        if self.work.get_untracked() == Work::Opening {
            self.work.set(Work::Idle);
        }
        if opened.is_ok() && self.article.with_untracked(|article| article.text == link) {
            // A link is no text of the reader's to keep.
            self.lay(Paper::default());
        }
        match opened {
            Ok(shared) if shared.article.text.is_empty() && !shared.marks.is_empty() => {
                // Notes alone: the reader has the text.
                self.save();
                self.broken.set(None);
                self.sharing.waiting.set(Some(shared.into()));
                browser::to_top();
            }
            Ok(shared) => self.show_sent(shared),
            Err(why) => {
                if why == LinkError::NotALink && link == browser::fragment() {
                    // An address may end in anything, "#section-2": only what was meant as a link is missed.
                    self.broken.set(None);
                    browser::drop_fragment();
                } else {
                    self.desk.update_value(|desk| desk.refused = link);
                    self.broken.set(Some(why));
                    browser::to_top();
                }
                if read_instead == Some(true) {
                    self.analyse();
                }
            }
        }
    }

    /// Shows what was sent. The reader's own draft stays in storage.
    pub(super) fn show_sent(self, shared: Box<Shared>) {
        // What was typed meanwhile.
        self.save();
        self.cancel();
        self.broken.set(None);
        self.sharing.put_away();
        self.editing.set(false);
        self.reading.set(None);
        self.sent.set(true);
        let made = shared.corrections.clone();
        let changes = Changes { theirs: made.list.len(), made };
        let second = shared.second.as_deref().cloned();
        self.lay(Paper { article: shared.article.clone(), changes, second, ..Paper::default() });
        self.guess.set(shared.guess.then(|| self.kept_guess()));
        self.forget_steps();
        self.desk.update_value(|desk| {
            desk.came = Some(shared.clone());
            desk.opened = Some(*shared);
        });
        self.analyse();
    }

    /// Leaves a text that was sent and goes back to the reader's own.
    pub(crate) fn start_own(self) {
        self.cancel();
        step_from_sent();
        self.sent.set(false);
        self.guess.set(None);
        self.broken.set(None);
        self.sharing.put_away();
        self.reading.set(None);
        self.lay(self.kept_draft().paper);
        browser::focus("article".to_owned());
    }

    /// The address has changed: opens what it carries. Where it carries nothing any more, as after *Back*, the reader's own
    /// text returns, read if it was.
    pub(crate) fn follow_address(self) {
        if !self.open_address() {
            self.put_broken_away();
        }
    }

    /// The link that could not be opened is let go, and what was sent before it: the reader's own text returns.
    pub(crate) fn put_broken_away(self) {
        self.broken.set(None);
        browser::drop_fragment();
        if self.is_foreign() {
            self.return_to_own();
        }
    }

    /// Lets what was sent go and shows the reader's own text as it was.
    pub(crate) fn return_to_own(self) {
        self.start_own();
        if self.kept_draft().read {
            self.unasked();
            self.analyse();
        }
    }

    /// Keeps what was sent among the reader's own texts.
    pub(crate) fn keep_copy(self) {
        let words = if self.shelve(self.paper()) { words::KEPT } else { words::NOT_SAVED };
        self.toast.set(Some(Toast { words, undo: false }));
    }
}
