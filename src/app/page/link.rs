//! The link: opening what was sent, and making one.

use crate::app::browser;
use crate::app::page::{Page, Toast};
use crate::app::words;
use crate::share::{self, LinkError, Shared};
use leptos::prelude::*;

impl Page {
    /// Opens what the address carries; `false` where it carries nothing.
    pub(crate) fn open_address(self) -> bool {
        let fragment = browser::fragment();
        fragment.len() > 1 && self.open_link(&fragment)
    }

    /// Opens a link. The reader's own draft stays in storage, untouched. Says whether something else is shown now.
    pub(crate) fn open_link(self, link: &str) -> bool {
        match share::decode(link, None) {
            Ok(shared) => {
                self.cancel();
                self.broken.set(None);
                self.editing.set(false);
                self.reading.set(None);
                self.sent.set(true);
                self.article.set(shared.article.clone());
                self.desk.update_value(|desk| desk.opened = Some(shared));
                self.analyse();
                true
            }
            Err(why) => {
                self.broken.set(Some(why));
                browser::to_top();
                false
            }
        }
    }

    /// The link of what is shown.
    pub(crate) fn link(self) -> Option<Result<String, LinkError>> {
        let reading = self.reading.get()?;
        let mut shared = Shared::new(reading.article.clone());
        shared.marks_shown = self.marks.get().all;
        let pinned = self.selection.get().pinned;
        shared.open_card = pinned.and_then(|card| share::anchor(reading.card(card)?));
        let address = browser::address();
        Some(share::encode(&shared, None).map(|fragment| format!("{address}{fragment}")))
    }

    /// Leaves a text that was sent and goes back to the reader's own.
    pub(crate) fn start_own(self) {
        self.cancel();
        browser::drop_fragment();
        self.sent.set(false);
        self.broken.set(None);
        self.reading.set(None);
        self.article.set(self.kept_draft().article);
        browser::focus("article".to_owned());
    }

    /// Keeps what was sent among the reader's own texts.
    pub(crate) fn keep_copy(self) {
        self.shelve(self.article.get_untracked());
        self.toast.set(Some(Toast { words: words::KEPT, before: None }));
    }
}
