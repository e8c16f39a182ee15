//! What leaves the page as a file: JSON (`factline.analysis/1`), plain text, one HTML file.
//!
//! Nothing here decides anything: it writes down what `claims` and `cards` have found.

mod edtf;
pub mod html;
pub mod json;
mod points;
mod text;

pub use text::text;
