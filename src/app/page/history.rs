//! The steps of the browser's history: *Back* goes from what was read to the box, and from what was sent to the reader's own.
//!
//! Each step says what is seen there; an address with a link speaks for itself. Not for undoing (`checking`).

use crate::app::browser;
use crate::app::page::Page;
use crate::app::signals::prelude::*;

/// What is seen at a step: the reader's own text, read.
const READ: &str = "read";
/// What was sent without being in the address, as by a file.
const SENT: &str = "sent";

impl Page {
    /// A text stands beside its cards that did not before.
    pub(super) fn step_in(self) {
        let linked = !browser::fragment().is_empty();
        let seen = if self.sent.get_untracked() { SENT } else { READ };
        // What is shown again by itself, as after a reload, is no step of the reader's.
        let own = self.desk.try_update_value(|desk| std::mem::take(&mut desk.unasked)) != Some(true);
        if !linked && browser::step_seen() != seen {
            browser::step(seen, own);
        }
    }

    /// What is read next is shown again by itself.
    pub(super) fn unasked(self) {
        self.desk.update_value(|desk| desk.unasked = true);
    }

    /// The reader has gone back or forth: shows what is seen there. An address that carries something is followed by
    /// [`Page::follow_address`].
    pub(crate) fn follow_step(self) {
        if !browser::fragment().is_empty() {
            return;
        }
        let (seen, read) = (browser::step_seen(), self.reading.with_untracked(Option::is_some));
        if self.is_foreign() {
            if seen != SENT {
                self.return_to_own();
            }
        } else if seen == READ && !read {
            if self.blank() { self.reopen(0) } else { self.analyse() }
        } else if seen.is_empty() && read {
            self.to_box();
        }
    }

    /// Whether what is shown came from elsewhere.
    pub(super) fn is_foreign(self) -> bool {
        self.sent.get_untracked() || self.sharing.waiting.with_untracked(Option::is_some)
    }

    /// Shows the box, with the text in it.
    fn to_box(self) {
        self.cancel();
        self.reading.set(None);
        self.editing.set(false);
        self.save();
        browser::focus("article".to_owned());
    }
}

/// The box takes the place of what was read or sent, which *Back* returns to.
pub(super) fn step_out() {
    if !browser::fragment().is_empty() || !browser::step_seen().is_empty() {
        browser::step("", true);
    }
}

/// What was sent is let go, where the reader has not gone back from it.
pub(super) fn step_from_sent() {
    if browser::step_seen() != READ {
        step_out();
    }
}

/// What is seen at this step is the reader's own from here on.
pub(super) fn step_over() {
    browser::step(READ, false);
}
