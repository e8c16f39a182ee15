//! Words as data, one topic a file, each parsed once. Decisions about words are made elsewhere.

pub mod cues;
mod table;

pub use table::PhraseTable;
