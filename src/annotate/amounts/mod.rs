//! Money, percentages, quantities, ordinals and plain numbers.

use crate::annotate::{Rule, dates::DateMention};
use crate::text::{Document, Span};
use serde::{Deserialize, Serialize};

/// One amount.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountMention {
    /// The number with its sign and unit: "$3.5 million", "at least" and "about" left out.
    pub span: Span,
    /// What is counted.
    pub kind: AmountKind,
    /// Its value in the unit; `None` where the words name no number ("dozens").
    pub value: Option<f64>,
    /// ISO 4217 code for money, "%" for percentages, the unit's name otherwise ("kilometre").
    pub unit: Option<String>,
    /// The rule that read it.
    pub rule: Rule,
}

/// What an amount counts: `OntoNotes`' types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmountKind {
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measure with a unit.
    Quantity,
    /// A rank: "third".
    Ordinal,
    /// A number of things.
    Cardinal,
}

/// All amounts outside dates in body sentences.
pub fn find(_document: &Document, _dates: &[DateMention]) -> Vec<AmountMention> {
    Vec::new()
}
