//! The link: opening what was sent, and making one.

use crate::app::browser;
use crate::app::page::{Files, Page, Toast};
use crate::app::state::Paper;
use crate::app::words;
use crate::share::{self, LinkError, Shared};
use crate::wire::Request;
use leptos::prelude::*;

impl Page {
    /// Opens what the address carries, if anything; says whether it does.
    pub(crate) fn open_address(self) -> bool {
        let fragment = browser::fragment();
        let carries = fragment.len() > 1;
        if carries {
            self.open_link(fragment);
        }
        carries
    }

    /// Has a link opened. The reader's own draft stays in storage, untouched.
    pub(crate) fn open_link(self, link: String) {
        let opening = self.ask(|id| Request::Open { id, link: link.clone() });
        self.desk.update_value(|desk| {
            desk.opening = opening;
            desk.unopened = Some(link);
        });
    }

    /// A link has been opened, or not.
    pub(super) fn take_opened(self, id: u32, opened: Result<Box<Shared>, LinkError>) {
        if self.desk.try_update_value(|desk| desk.opening.take_if(|opening| *opening == id)).flatten().is_none() {
            return;
        }
        if opened == Err(LinkError::NeedsPriming) && matches!(self.files.get_untracked(), Files::Coming(_)) {
            // It is opened again once that is there.
            return;
        }
        self.desk.update_value(|desk| desk.unopened = None);
        let read_instead = self.desk.try_update_value(|desk| std::mem::take(&mut desk.read_instead));
        match opened {
            Ok(shared) => {
                // What was typed meanwhile.
                self.save();
                self.cancel();
                self.broken.set(None);
                self.editing.set(false);
                self.reading.set(None);
                self.sent.set(true);
                self.lay(Paper { article: shared.article.clone(), checks: Vec::new() });
                self.forget_steps();
                self.desk.update_value(|desk| desk.opened = Some(*shared));
                self.analyse();
            }
            Err(why) => {
                self.broken.set(Some(why));
                browser::to_top();
                if read_instead == Some(true) {
                    self.analyse();
                }
            }
        }
    }

    /// Has the link of what is shown made.
    pub(crate) fn ask_for_link(self) {
        self.link.set(None);
        let Some(reading) = self.reading.get_untracked() else { return };
        let mut shared = Shared::new(reading.article.clone());
        shared.marks_shown = self.marks.get_untracked().all;
        shared.marks = self.marks_to_send();
        let pinned = self.selection.get_untracked().pinned;
        shared.open_card = pinned.and_then(|card| share::anchor(reading.card(card)?));
        let packing = self.ask(|id| Request::Pack { id, shared: Box::new(shared) });
        self.desk.update_value(|desk| desk.packing = packing);
    }

    /// The link has been made, or cannot be.
    pub(super) fn take_link(self, id: u32, link: Result<String, LinkError>) {
        if self.desk.with_value(|desk| desk.packing == Some(id)) {
            self.link.set(Some(link.map(|fragment| browser::address() + &fragment)));
        }
    }

    /// Leaves a text that was sent and goes back to the reader's own.
    pub(crate) fn start_own(self) {
        self.cancel();
        browser::drop_fragment();
        self.sent.set(false);
        self.broken.set(None);
        self.reading.set(None);
        self.lay(self.kept_draft().paper);
        browser::focus("article".to_owned());
    }

    /// Keeps what was sent among the reader's own texts.
    pub(crate) fn keep_copy(self) {
        self.shelve(self.paper());
        self.toast.set(Some(Toast { words: words::KEPT, undo: false }));
    }
}
