//! Words as data, one topic a file, each parsed once. Decisions about words are made elsewhere.

pub mod abbreviations;
pub mod boilerplate;
pub mod calendar;
mod closed;
pub mod cues;
mod decimal;
pub mod feasts;
pub mod grammar;
pub mod measures;
pub mod names;
mod reporting;
mod table;

pub use closed::{Closed, closed};
pub(crate) use decimal::{decimal, written};
pub use reporting::{ReportingVerb, VerbForm, reporting};
pub use table::{FastHash, PhraseTable};
