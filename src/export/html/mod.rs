//! One file that shows an analysed article anywhere: text, marks and cards, readable without a script, offline and on paper.
//! It carries the analysis as JSON and the link, so that it can be opened again in Factline.
//!
//! Pure: what stands in it is handed in. Every word of the article or its reader is escaped; the file's own policy forbids
//! scripts and any loading.

mod page;

pub use page::html;

use crate::cards::View;
use time::Date;

/// What goes into the file.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The article's text.
    pub text: &'a str,
    /// What was read in it.
    pub view: &'a View,
    /// The title; the first line of the text stands in for it.
    pub title: Option<&'a str>,
    /// The source as given.
    pub source: Option<&'a str>,
    /// The day of publication as given.
    pub published: Option<Date>,
    /// What the reader laid on the cards.
    pub notes: &'a [CardNote],
    /// The analysis as JSON; empty where it does not come along.
    pub json: &'a str,
    /// The link's fragment, with which Factline opens the file again; empty where there is none.
    pub link: &'a str,
}

/// What a reader laid on one card. Words that were not given are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardNote {
    /// The index of the card in [`View::cards`].
    pub card: usize,
    /// The status, as the reader reads it.
    pub status: String,
    /// Where something was found.
    pub source: String,
    /// The note.
    pub note: String,
    /// Whose it is.
    pub initials: String,
}

/// What stands before and behind the link in the file.
const LINK: (&str, &str) = ("<meta name=\"factline-link\" content=\"", "\">");

/// The link in a file that [`html`] has written, to be opened like any other; `None` where there is none.
pub fn link_in(file: &str) -> Option<&str> {
    let (_, rest) = file.split_once(LINK.0)?;
    let (link, _) = rest.split_once(LINK.1)?;
    link.starts_with('#').then_some(link)
}
