//! Cuts a text into a [`Document`].

use crate::text::Document;

impl Document {
    /// Cuts `text`. Total: any text gives a document.
    pub fn read(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}
