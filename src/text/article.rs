//! What goes in.

use serde::{Deserialize, Serialize};
use time::Date;

/// An article as the reader hands it over. Nothing that reads it ever looks at a clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The words, as pasted: no normalisation, line ends kept.
    pub text: String,
    /// The day it was published, where the reader gave one. A date in the text is found later.
    pub published: Option<Date>,
    /// Whether the day comes before the month in "03/04/2024"; `None` leaves the order open, and says so.
    pub day_first: Option<bool>,
    /// Its headline, where it stands apart from the text.
    pub title: Option<String>,
    /// Where it is from: an address or an outlet's name.
    pub source: Option<String>,
}

impl Article {
    /// An article of which nothing but the text is known.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
