//! Two accounts side by side: what stands in both, what is put differently, what stands in one only.
//!
//! Says what two texts say and where their words part. Never which of them is right, and never that one bears the other out.

mod concepts;
pub mod json;
mod kin;
pub mod laid;
mod lists;
mod matching;
mod slots;
mod statements;
#[cfg(test)]
mod tests;
pub mod text;
mod timeline;
mod values;
mod voices;
mod withheld;

#[cfg(feature = "train")]
pub(crate) use matching::FEATURES;
pub use timeline::{JointEntry, joint_timeline};

use crate::Analysis;
use crate::annotate::dates::Grain;
use crate::claims::VoiceKind;
use crate::lexicon::alike::matching as matching_weights;
use crate::text::{Span, sort_by_key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use time::Date;

/// One of the two accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Side {
    A,
    B,
}

/// Where a row's statements stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RowKind {
    /// In both, and nothing was found that differs.
    Both,
    /// In both, and something in it cannot be the same, or is put otherwise.
    Differs,
    /// In the first only, as far as the words tell.
    OnlyA,
    /// In the second only, as far as the words tell.
    OnlyB,
}

impl RowKind {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::Both, Self::Differs, Self::OnlyA, Self::OnlyB];

    /// What the rows have in common.
    pub fn label(self) -> &'static str {
        match self {
            Self::Both => "In both",
            Self::Differs => "Put differently",
            Self::OnlyA => "Only in A",
            Self::OnlyB => "Only in B",
        }
    }
}

/// What differs between two statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Slot {
    /// A count, a sum, a measure.
    Number,
    /// A day, a month, a year, a time of day.
    Date,
    /// Where it happened.
    Place,
    /// Who did it.
    Who,
    /// To whom it was done or said, or by whom it was taken.
    Receiver,
    /// One names whom the other does not name.
    Disclosed,
    /// One affirms what the other denies.
    Negation,
    /// One puts it less firmly.
    Strength,
    /// They lay it on different sources, or one on none.
    Voice,
}

impl Slot {
    /// What differs, in a word or two.
    pub fn label(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "where",
            Self::Who => "who",
            Self::Receiver => "to whom",
            Self::Disclosed => "named or not",
            Self::Negation => "negation",
            Self::Strength => "how firmly",
            Self::Voice => "source",
        }
    }
}

/// The words that differ; `None` where an account has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// In what they differ.
    pub slot: Slot,
    /// The words of the first account.
    pub a: Option<Span>,
    /// The words of the second.
    pub b: Option<Span>,
}

/// A statement of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The index of its sentence in the account's document.
    pub sentence: u32,
    /// Its words, in one piece.
    pub span: Span,
    /// The sort of source that it is laid on.
    pub voice: VoiceKind,
    /// The source, or where nobody is named the word that says so.
    pub source: Option<Span>,
    /// What softens it.
    pub softeners: Vec<Span>,
    /// The word outside it that negates it: "denied".
    pub negation: Option<Span>,
}

/// One row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where its statements stand.
    pub kind: RowKind,
    /// The first account's statement.
    pub a: Option<Statement>,
    /// The second account's.
    pub b: Option<Statement>,
    /// What differs; empty but for [`RowKind::Differs`].
    pub differences: Vec<Difference>,
}

/// What sort of thing stands in one account only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Listed {
    People,
    Places,
    Organisations,
    Dates,
    Amounts,
}

impl Listed {
    /// The list's name.
    pub fn label(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Places => "Places",
            Self::Organisations => "Organisations",
            Self::Dates => "Dates",
            Self::Amounts => "Amounts",
        }
    }
}

/// A person, a place, an organisation, a date or an amount that stands in one account only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Only {
    /// The account it stands in.
    pub side: Side,
    /// What it is.
    pub list: Listed,
    /// Where it stands first.
    pub span: Span,
}

/// Two accounts side by side. Spans are bytes of the account's own text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounts {
    /// In both, put differently, in the first only, in the second only; each in the order of the first account's text, or
    /// of the second's.
    pub rows: Vec<Row>,
    /// The agencies and papers on whose work both rest, by the places where each names it first.
    pub same_source: Vec<(Span, Span)>,
    /// What stands in one only, by sort and then by place.
    pub only: Vec<Only>,
}

/// Lays two accounts side by side. Total: any two analyses give rows; those of different events give few, in one only.
pub fn accounts(a: &Analysis, b: &Analysis) -> Accounts {
    accounts_by(a, b, matching_weights())
}

/// The same by other weights of the matching.
pub(crate) fn accounts_by(a: &Analysis, b: &Analysis, weights: &[f32]) -> Accounts {
    let kin = kin::Kin::between(a, b);
    let read = concepts::read(a, b, &kin);
    let mut rows: Vec<Row> = Vec::new();
    matching::pairs(&read, weights, &mut |pair| {
        let Some(row) = slots::row(a, b, &kin, &read, pair) else { return false };
        rows.extend(withheld::row(a, b, &read, pair));
        let told =
            |found: &Row| same_words(found.a.as_ref(), row.a.as_ref()) && same_words(found.b.as_ref(), row.b.as_ref());
        if !rows.iter().any(told) {
            rows.push(row);
        }
        true
    });
    let sentences = read.a.lines.len().min(read.b.lines.len());
    if are_others(a, b, &rows, sentences) {
        rows.clear();
    }
    sort_by_key(&mut rows, |row| (row.kind, row.a.as_ref().map(|told| (told.sentence, told.span))));
    rows.dedup();
    let taken = |side: Side| -> Vec<Span> {
        let told = rows.iter().filter_map(|row| if side == Side::A { row.a.as_ref() } else { row.b.as_ref() });
        told.map(|told| told.span).collect()
    };
    let alone_a = statements::alone(a, &read.a.parts, &taken(Side::A));
    let alone_b = statements::alone(b, &read.b.parts, &taken(Side::B));
    let row = |kind, a, b| Row { kind, a, b, differences: Vec::new() };
    rows.extend(alone_a.into_iter().map(|told| row(RowKind::OnlyA, Some(told), None)));
    rows.extend(alone_b.into_iter().map(|told| row(RowKind::OnlyB, None, Some(told))));
    Accounts { rows, same_source: lists::same_source(a, b, &kin), only: lists::only(a, b, &kin) }
}

/// Two statements that share something, what is looked at in them, and their score.
#[cfg(feature = "train")]
pub(crate) type Candidate = ([Span; 2], [f32; matching::FEATURES], f32);

/// Every statement of the two accounts, and the pairs of them that are looked at, for training.
#[cfg(feature = "train")]
pub(crate) fn candidates(a: &Analysis, b: &Analysis, weights: &[f32]) -> ([Vec<Span>; 2], Vec<Candidate>) {
    let read = concepts::read(a, b, &kin::Kin::between(a, b));
    let spans = |account: &concepts::Account| account.parts.iter().map(|part| part.span).collect::<Vec<_>>();
    let spans = [spans(&read.a), spans(&read.b)];
    let pairs = matching::candidates(&read, weights).into_iter().filter_map(|pair| {
        let places = [*spans[0].get(pair.a)?, *spans[1].get(pair.b)?];
        Some((places, pair.features, pair.score))
    });
    let pairs = pairs.collect();
    (spans, pairs)
}

/// Whether the two are of different events with the same people: months lie between them and no day is told by both; or little
/// seems alike, and days lie between them, or half of it cannot be the same.
fn are_others(a: &Analysis, b: &Analysis, rows: &[Row], sentences: usize) -> bool {
    let clashes = |row: &&Row| {
        row.differences.iter().any(|found| matches!(found.slot, Slot::Number | Slot::Date | Slot::Negation | Slot::Who))
    };
    let clashing = rows.iter().filter(clashes).count();
    let published = a.annotations.published.date.zip(b.annotations.published.date);
    let days = |analysis: &Analysis| -> BTreeSet<(Date, Date)> {
        let dates = analysis.annotations.dates.iter().map(|date| &date.value).filter(|value| value.grain == Grain::Day);
        dates.filter_map(|value| value.earliest.zip(value.latest)).collect()
    };
    let little = rows.len() * 2 <= sentences;
    let between = published.map(|(one, other)| (one - other).whole_days().abs());
    if between.is_some_and(|days| if little { WEEK < days } else { MONTHS < days }) && days(a).is_disjoint(&days(b)) {
        return true;
    }
    // What cannot be the same is of one event where much else is the same.
    let same = rows.len() - clashing;
    let least = if between.is_some_and(|days| days <= WEEK) { sentences / 10 } else { sentences / 5 };
    let few = rows.len() * 5 <= sentences * 4 && (1 < clashing || rows.len() * 4 <= sentences);
    few && same < least.max(1) && same <= clashing && !rows.is_empty()
}

/// In days: two accounts of one event are not published further apart, unless both give its day, or much of them is alike.
const WEEK: i64 = 7;
/// The same though much of them seems alike.
const MONTHS: i64 = 45;

/// Whether two statements of one account share words.
fn same_words(one: Option<&Statement>, other: Option<&Statement>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.span.overlaps(other.span))
}
