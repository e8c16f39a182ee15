//! The reader's changes to a reading, as data: what they are laid on is named by its words, not by its place, so that they
//! find it again when the text has been edited.
//!
//! Nothing here decides what a change does to a reading: a kind, a date or a card is looked for and found, or it is lost.

mod anchor;

pub use anchor::Anchor;

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
        /// A TIMEX3 value: "2024-02-18", "P3D".
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
}
