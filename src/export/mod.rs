//! What leaves the page as a file: JSON (`factline.analysis/1`), plain text.
//!
//! Nothing here decides anything: it writes down what `claims` and `cards` have found.

mod edtf;
pub mod json;
mod points;
mod text;

pub use text::text;
