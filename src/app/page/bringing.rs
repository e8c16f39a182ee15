//! Texts from elsewhere than the box: pasted or dropped onto the page, chosen as a file, handed over by another page or app.

use crate::app::browser;
use crate::app::page::history::step_over;
use crate::app::page::link::holds_link;
use crate::app::page::{Page, Toast};
use crate::app::signals::prelude::*;
use crate::app::state::Selection;
use crate::app::words;
use crate::export::html::link_in;
use crate::share::Shared;
use crate::text::Article;

use web_sys::{DataTransfer, File};

/// The longest source that is taken over, in characters: a link carries no more.
const LONGEST_SOURCE: usize = 900;

impl Page {
    /// Takes what was pasted or dropped and reads it; says whether there was any text.
    pub(crate) fn take_given(self, data: &DataTransfer) -> bool {
        let (markup, plain) = browser::given(data);
        if plain.trim().is_empty() {
            return false;
        }
        spawn_local(async move {
            if holds_link(&plain) {
                return self.open_link(plain);
            }
            let words = if markup.is_empty() { None } else { browser::brought("words", &markup, &plain).await };
            self.selection.set(Selection::default());
            self.take(Article::new(words.map_or(plain, |(words, _)| words)));
        });
        true
    }

    /// Reads a file into the page.
    pub(crate) fn take_chosen(self, file: File) {
        spawn_local(async move {
            let name = file.name();
            let text = browser::read(file).await.filter(|text| !text.trim().is_empty());
            let Some(text) = text else {
                self.toast.set(Some(Toast { words: words::NOT_TEXT, undo: false }));
                return;
            };
            // A page that Factline made is opened as the link in it.
            if let Some(link) = link_in(&text) {
                return self.open_link(link.to_owned());
            }
            let (text, source) = browser::brought("file", &text, &name).await.unwrap_or((text, String::new()));
            let source = Some(source).filter(|source| !source.is_empty() && source.chars().count() <= LONGEST_SOURCE);
            self.take(Article { source, ..Article::new(text) });
        });
    }

    /// Shows what another page or app has handed over with this address; says whether there was any.
    pub(super) fn take_handed(self) -> bool {
        let Some([text, title, source]) = browser::handed() else { return false };
        if text.split_whitespace().nth(1).is_none() {
            // An app that shares a page often gives its address alone.
            self.toast.set(Some(Toast { words: words::NO_WORDS_HANDED, undo: false }));
            return false;
        }
        let titled = title.is_empty() || text.contains(&title);
        let text = if titled { text } else { [&title, "\n\n", &text].concat() };
        let source = Some(source).filter(|source| !source.is_empty() && source.chars().count() <= LONGEST_SOURCE);
        self.show_sent(Box::new(Shared::new(Article { source, ..Article::new(text) })));
        self.sharing.handed.set(true);
        true
    }

    /// Makes what was handed over the reader's own text. The draft that it had kept waiting goes on the shelf.
    pub(crate) fn keep_handed(self) {
        step_over();
        self.own();
        self.save();
    }
}
