//! The article as paragraphs, sentences and tokens over byte spans.
//!
//! Cuts the text and says which lines are article text. What the words mean is for `annotate`.

mod address;
mod article;
mod case;
mod chars;
mod document;
mod layout;
#[cfg(test)]
mod layout_tests;
mod line;
mod lists;
mod marks;
mod order;
mod paragraph;
mod publication;
mod read;
mod sentence;
#[cfg(test)]
mod sentence_tests;
mod span;
mod token;
mod units;

pub use article::Article;
pub(crate) use case::{Case, Letter};
pub use document::{Document, Paragraph, Sentence, SentenceKind, Token, TokenKind};
pub(crate) use order::sort_by_key;
pub use span::{Span, overlapping};
pub use units::{CodePoints, Utf16, Utf16Offset};
