//! What is handed in to be written down: an article, what was read in it, what its reader laid on it.

use crate::cards::{Card, Field, SentenceView, View};
use time::Date;

/// What goes into a file.
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
    /// The cards that a table is to list, by index in their order; all of them where none is named.
    pub only: &'a [u32],
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

impl CardNote {
    /// What was given, each under its label.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let lines = [
            ("Reader’s mark", self.status.as_str()),
            ("Found at", &self.source),
            ("Note", &self.note),
            ("By", &self.initials),
        ];
        lines.into_iter().filter(|(_, words)| !words.is_empty())
    }
}

impl<'a> Sheet<'a> {
    /// The title, at most 200 characters of it.
    pub(crate) fn heading(&self) -> String {
        let first = || self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("An article");
        self.title.unwrap_or_else(first).chars().take(200).collect()
    }

    /// A card's headline.
    pub(crate) fn statement(&self, card: &Card) -> String {
        card.headline(&|span| one_line(span.of(self.text)))
    }

    /// The sentence at `index`.
    pub(crate) fn sentence(&self, index: u32) -> Option<&'a SentenceView> {
        self.view.sentences.get(index as usize)
    }

    /// What the reader laid on the card at `index`.
    pub(crate) fn note(&self, index: usize) -> Option<&'a CardNote> {
        self.notes.iter().find(|note| note.card == index)
    }

    /// Whether a card is written down: open ones are, and those on which the reader laid something.
    pub(crate) fn is_shown(&self, card: usize) -> bool {
        self.view.cards.get(card).is_some_and(|card| card.open) || self.note(card).is_some()
    }
}

/// Words without line ends and doubled blanks.
pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a field says, with how it was worked out.
pub(crate) fn told(field: &Field) -> String {
    match &field.note {
        Some(note) => [&field.value, " (", note, ")"].concat(),
        None => field.value.clone(),
    }
}
