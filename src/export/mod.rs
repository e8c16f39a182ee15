//! What leaves the page as a file: JSON (`factline.analysis/1`), plain text, one HTML file, Markdown, a table of the statements, Web
//! Annotations.
//!
//! Nothing here decides anything: it writes down what `claims` and `cards` have found.

mod annotations;
pub(crate) mod csv;
mod edtf;
mod form;
pub mod html;
pub mod json;
mod markdown;
mod sheet;
mod text;

pub use form::Form;
pub use sheet::{CardNote, Sheet};
pub use text::text;
