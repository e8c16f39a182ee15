//! The reader's changes to a reading, as data: what they are laid on is named by its words, not by its place, so that they
//! find it again when the text has been edited.
//!
//! What they change in names, dates and amounts is done here; what they change in claims, where claims are. A change whose
//! words are not in the text, or are no such thing there, is lost: it is never laid on something else.

mod anchor;
mod apply;
mod dates;
mod names;
#[cfg(test)]
mod tests;

pub use anchor::Anchor;
pub use apply::{Places, apply};

use serde::{Deserialize, Serialize};

/// All changes of one reader to one text, in the order in which they were made. Empty for a fresh text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// One change after the other; a later one prevails.
    pub list: Vec<Correction>,
}

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum MentionKind {
    Person,
    Organisation,
    Place,
    Date,
    Amount,
    /// A product, an event, a law, a work, a group, a language.
    Other,
}

impl MentionKind {
    /// All of them, in the order in which they are offered and, as numbers, stand in links.
    pub const ALL: [Self; 6] = [Self::Person, Self::Organisation, Self::Place, Self::Date, Self::Amount, Self::Other];

    /// Its name in one small word, for style sheets too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Other => "other",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Correction {
    /// These words are a mention of this kind, whether or not they were one before.
    Mention {
        /// The words.
        at: Anchor,
        /// What they are.
        kind: MentionKind,
    },
    /// These words are no mention.
    NoMention {
        /// The words.
        at: Anchor,
    },
    /// A mention reaches from here to there and no further.
    Bounds {
        /// The words as they were taken.
        was: Anchor,
        /// The words that belong to it.
        is: Anchor,
    },
    /// Two mentions name one and the same.
    Same {
        /// One of them.
        one: Anchor,
        /// The other.
        other: Anchor,
    },
    /// Two mentions name different ones.
    Apart {
        /// One of them.
        one: Anchor,
        /// The other.
        other: Anchor,
    },
    /// An expression of time has this value.
    Date {
        /// The expression.
        at: Anchor,
        /// A TIMEX3 value of a day, a month or a year: "2024-02-18", "2024-02", "2024". Any other is lost.
        value: String,
    },
    /// These words are a statement worth a card.
    Card {
        /// The words.
        at: Anchor,
    },
    /// The card of these words is none.
    NoCard {
        /// The words.
        at: Anchor,
    },
    /// The card of these words is laid on this source.
    Source {
        /// The words of the card's heading, from the first to the last.
        at: Anchor,
        /// Who says it.
        is: Source,
    },
    /// The card of these words is put in this way.
    Strength {
        /// The words of the card's heading, from the first to the last.
        at: Anchor,
        /// The words of the text that soften it; `None` where it is put plainly.
        softener: Option<Anchor>,
    },
}

/// Who says something, as a reader sets it: never anything but words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Whoever these words of the text name.
    Words(Anchor),
    /// The article itself.
    Article,
    /// Somebody whom the text does not name.
    Unnamed,
}

impl Correction {
    /// The words that it is laid on, and then those that it names besides.
    pub fn anchors(&self) -> (&Anchor, Option<&Anchor>) {
        match self {
            Self::Mention { at, .. }
            | Self::NoMention { at }
            | Self::Date { at, .. }
            | Self::Card { at }
            | Self::NoCard { at }
            | Self::Source { at, is: Source::Article | Source::Unnamed } => (at, None),
            Self::Bounds { was: one, is: other }
            | Self::Same { one, other }
            | Self::Apart { one, other }
            | Self::Source { at: one, is: Source::Words(other) } => (one, Some(other)),
            Self::Strength { at, softener } => (at, softener.as_ref()),
        }
    }

    /// The same change laid on the words that `to` finds for its own; `None` where it finds none for some of them.
    #[must_use]
    pub fn moved(&self, to: impl Fn(&Anchor) -> Option<Anchor>) -> Option<Self> {
        let (at, other) = self.anchors();
        let other = match other {
            Some(other) => Some(to(other)?),
            None => None,
        };
        let (which, value) = self.parts();
        Self::from_parts(which, to(at)?, other, value)
    }

    /// What it does, as a number that never changes its meaning, and the value that it sets: the name of a kind, a date;
    /// empty for any other. With its anchors, all that it is.
    pub fn parts(&self) -> (u32, &str) {
        match self {
            Self::Mention { kind, .. } => (0, kind.name()),
            Self::NoMention { .. } => (1, ""),
            Self::Bounds { .. } => (2, ""),
            Self::Same { .. } => (3, ""),
            Self::Apart { .. } => (4, ""),
            Self::Date { value, .. } => (5, value),
            Self::Card { .. } => (6, ""),
            Self::NoCard { .. } => (7, ""),
            Self::Source { is: Source::Words(_), .. } => (8, ""),
            Self::Source { is: Source::Article, .. } => (9, ""),
            Self::Source { is: Source::Unnamed, .. } => (10, ""),
            Self::Strength { softener: Some(_), .. } => (11, ""),
            Self::Strength { softener: None, .. } => (12, ""),
        }
    }

    /// Whether the change of a number names other words besides those that it is laid on; `None` where there is no such number.
    pub fn names_two(which: u32) -> Option<bool> {
        (which <= 12).then_some(matches!(which, 2..=4 | 8 | 11))
    }

    /// A change from its parts; `None` where they are none of any.
    pub fn from_parts(which: u32, at: Anchor, other: Option<Anchor>, value: &str) -> Option<Self> {
        Some(match (which, other) {
            (0, None) => Self::Mention { at, kind: MentionKind::ALL.into_iter().find(|kind| kind.name() == value)? },
            (1, None) => Self::NoMention { at },
            (2, Some(is)) => Self::Bounds { was: at, is },
            (3, Some(other)) => Self::Same { one: at, other },
            (4, Some(other)) => Self::Apart { one: at, other },
            (5, None) => Self::Date { at, value: value.to_owned() },
            (6, None) => Self::Card { at },
            (7, None) => Self::NoCard { at },
            (8, Some(words)) => Self::Source { at, is: Source::Words(words) },
            (9, None) => Self::Source { at, is: Source::Article },
            (10, None) => Self::Source { at, is: Source::Unnamed },
            (11, softener @ Some(_)) | (12, softener @ None) => Self::Strength { at, softener },
            _ => return None,
        })
    }
}
