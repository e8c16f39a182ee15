//! Words as data, one topic a file, each parsed once. Decisions about words are made elsewhere.

/// A word file of this folder as the program holds it: without the comments (`build.rs` takes them out).
macro_rules! words {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/lexicon/", $file))
    };
}

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
