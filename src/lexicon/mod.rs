//! Words as data, one topic a file, each parsed once. Decisions about words are made elsewhere.

/// A word file of this folder, without its comments: part of the program (`build.rs` makes the copy), but for the page's
/// worker, which brings the words in a file of their own (`scripts/finish.sh`).
#[cfg(not(feature = "worker"))]
macro_rules! words {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/lexicon/", $file))
    };
}
#[cfg(feature = "worker")]
macro_rules! words {
    ($file:literal) => {
        $crate::lexicon::held::file($file)
    };
}

pub mod abbreviations;
pub mod alike;
pub mod boilerplate;
pub mod calendar;
mod closed;
pub mod cues;
mod decimal;
pub mod feasts;
pub mod grammar;
#[cfg(feature = "worker")]
pub mod held;
pub(crate) mod inflection;
pub mod measures;
pub mod names;
mod patterns;
mod reporting;
mod rules;
mod table;

/// What a word file holds.
pub(crate) type WordFile = fn() -> &'static str;

pub use closed::{Closed, closed};
pub(crate) use decimal::{decimal, written};
pub(crate) use patterns::patterns;
pub use reporting::{ReportingVerb, VerbForm, reporting};
pub use rules::said_of_rule;
pub use table::{PhraseTable, WordTable};

/// Whether `word` is one of `words`, which stand in one text with a blank between them. It is what a pattern of words says,
/// in a third of the bytes: the compiler writes a comparison for each word of a pattern.
#[inline(never)]
pub(crate) fn is_one_of(word: &str, words: &str) -> bool {
    let (word, mut left) = (word.as_bytes(), words.as_bytes());
    loop {
        let begins = left.first() == word.first() && left.starts_with(word);
        if begins && left.get(word.len()).is_none_or(|after| *after == b' ') {
            return true;
        }
        let Some(blank) = left.iter().position(|byte| *byte == b' ') else { return false };
        left = left.get(blank + 1..).unwrap_or_default();
    }
}
