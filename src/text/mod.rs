//! The article as paragraphs, sentences and tokens over byte spans.
//!
//! Cuts the text and says which lines are article text. What the words mean is for `annotate`.

mod address;
mod article;
mod chars;
mod document;
mod layout;
mod lists;
mod paragraph;
mod read;
mod sentence;
mod span;
mod token;

pub use article::Article;
pub use document::{Document, Paragraph, Sentence, SentenceKind, Token, TokenKind};
pub use span::Span;
