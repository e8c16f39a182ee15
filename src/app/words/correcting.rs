//! The words of correcting a reading.

use crate::corrections::{Correction, MentionKind, Source};

#[expect(missing_docs, reason = "the words say it")]
mod fixed {
    pub const CORRECT: &str = "Correct";
    pub const CORRECT_CARD: &str = "Correct this card";
    pub const WHAT_IT_IS: &str = "What it is";
    pub const NO_MARK_HERE: &str = "nothing to mark here";
    pub const NO_MARK: &str = "nothing to mark anywhere";
    pub const ITS_WORDS: &str = "Its words";
    pub const SAME_AS: &str = "One with";
    pub const NOT_ANOTHER: &str = "nobody else";
    pub const APART: &str = "Not one with the others";
    pub const ITS_DATE: &str = "Date";
    pub const DATE_FORM: &str = "2024-02-18, 2024-02 or 2024";
    pub const NO_DATE: &str = "Write it as 2024-02-18, 2024-02 or 2024.";
    pub const NOT_THERE: &str = "These words do not stand there. Only words of the text can be taken.";
    pub const MARK_AS: &str = "Mark as";
    pub const CHOOSE: &str = "choose";
    pub const MAKE_CARD: &str = "Make it a card";
    pub const IS_SOURCE: &str = "Source of the open card";
    pub const IS_SOFTENER: &str = "Softens the open card";
    pub const PICK_WORDS: &str = "Words of the text";
    pub const TAKE_WORDS: &str = "Take them";
    pub const WHO_SAYS: &str = "Who says it";
    pub const AS_READ: &str = "as read";
    pub const THE_ARTICLE: &str = "the article itself";
    pub const NOT_NAMED: &str = "a source that the text does not name";
    pub const OTHER_SOURCE: &str = "For another source, select its words in the text, or press c and type them.";
    pub const HOW_FIRMLY: &str = "How firmly";
    pub const PLAINLY: &str = "put plainly";
    pub const SOFTENED_BY: &str = "softened by words that you chose";
    pub const DROP_CARD: &str = "Drop the card";
    pub const OPEN_CARD: &str = "Move to “To check”";
    pub const CHANGED_BY_YOU: &str = "changed by you";
    pub const CHANGED_BY_SENDER: &str = "changed by the sender";
    pub const ADDED_BY_YOU: &str = "added by you";
    pub const ADDED_BY_SENDER: &str = "added by the sender";
    pub const TAKE_BACK: &str = "Take back";
    pub const CORRECTED_TOAST: &str = "Corrected.";
    pub const TAKEN_BACK_TOAST: &str = "Taken back.";
    pub const CORRECTIONS: &str = "Corrections";
    pub const LOST_CHANGE: &str = "Lost: its words are not in this text, or are read as something else now.";
    pub const REDO: &str = "Redo";
    pub const REDONE: &str = "Done again.";
    pub const NOTHING_TO_REDO: &str = "There is nothing to do again.";
    pub const UNSAVED: &str = "Not saved";
}
pub use fixed::*;

/// A change in a line: what it does to which words.
pub fn change(change: &Correction) -> String {
    let (at, other) = change.anchors();
    let quoted = |words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = words.chars().take(60).collect();
        let more = if short.len() < words.len() { " …”" } else { "”" };
        ["“", short.trim_end(), more].concat()
    };
    let (at, other) = (quoted(&at.quote), other.map(|other| quoted(&other.quote)).unwrap_or_default());
    // What stands before the words, between them and others, and behind.
    let said = |before: &str, between: &str, other: &str| [before, &at, between, other].concat();
    match change {
        Correction::Mention { kind, .. } => said("", " is ", kind_with_article(*kind)),
        Correction::NoMention { .. } => said("", " is nothing to mark", ""),
        Correction::Bounds { .. } => said("", " reaches over ", &other),
        Correction::Same { .. } => said("", " is one with ", &other),
        Correction::Apart { .. } => said("", " is not one with ", &other),
        Correction::Date { value, .. } => said("", " is ", value),
        Correction::Card { .. } => said("A card for ", "", ""),
        Correction::NoCard { .. } => said("No card for ", "", ""),
        Correction::Source { is: Source::Words(_), .. } => said("", ": according to ", &other),
        Correction::Source { is: Source::Article, .. } => said("", ": said by the article itself", ""),
        Correction::Source { is: Source::Unnamed, .. } => said("", ": said by a source that is not named", ""),
        Correction::Strength { softener: Some(_), .. } => said("", ": softened by ", &other),
        Correction::Strength { softener: None, .. } => said("", ": put plainly", ""),
    }
}

fn kind_with_article(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "a person",
        MentionKind::Organisation => "an organisation",
        MentionKind::Place => "a place",
        MentionKind::Date => "a date",
        MentionKind::Amount => "an amount",
        MentionKind::Other => "another name",
    }
}

/// Who made a change.
pub fn changed(theirs: bool, added: bool) -> &'static str {
    match (theirs, added) {
        (false, false) => CHANGED_BY_YOU,
        (true, false) => CHANGED_BY_SENDER,
        (false, true) => ADDED_BY_YOU,
        (true, true) => ADDED_BY_SENDER,
    }
}
