//! The article cut into paragraphs, sentences and tokens.

use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A text with its paragraphs, sentences and tokens, each in text order.
///
/// Every token lies in one sentence, every sentence in one paragraph; white space lies between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The article's text, as it came.
    pub text: String,
    /// Blocks separated by line ends.
    pub paragraphs: Vec<Paragraph>,
    /// All sentences, of all kinds.
    pub sentences: Vec<Sentence>,
    /// Words, numbers, punctuation marks and symbols.
    pub tokens: Vec<Token>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, without white space at either end.
    pub span: Span,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence, or a line that stands for one (a heading, a dateline).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its text, without white space at either end.
    pub span: Span,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Whether it is article text.
    pub kind: SentenceKind,
}

/// What a sentence is in the article. Only [`SentenceKind::Body`] is read for claims and names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentenceKind {
    /// Running text.
    Body,
    /// A headline or a heading between paragraphs.
    Heading,
    /// When and where it was published or updated, and by whom: "Published: 20th Feb 2024".
    Dateline,
    /// A picture's caption or credit.
    Caption,
    /// What the site adds: "Also Read:", link lists, newsletter and cookie lines.
    Boilerplate,
}

/// The smallest unit of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and full stops of abbreviations ("high-ranking", "o'clock", "U.S.").
    Word,
    /// "'s" or "’s" or a lone apostrophe after a word; contractions split the Treebank way ("did" + "n't", "he" + "'ll").
    Clitic,
    /// Digits, with inner separators, and what is glued to them ("1,500", "3.5", "20th", "1990s", "14:30").
    Number,
    /// Punctuation marks; an ellipsis is one token.
    Punct,
    /// Currency and other signs ("$", "%", "€"), emoji.
    Symbol,
    /// An address: a URL, an e-mail address, a @handle, a #hashtag.
    Address,
}

impl Document {
    /// The text of `span`.
    pub fn str(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The text of the token at `index`; empty where there is none.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.str(token.span))
    }

    /// The sentence that holds the byte at `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        let index = next.checked_sub(1)?;
        self.sentences.get(index).is_some_and(|sentence| sentence.span.holds(offset)).then_some(index)
    }

    /// The tokens that lie wholly in `span`, as indices into [`Document::tokens`].
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let last = self.tokens.partition_point(|token| token.span.end() <= span.end());
        first..last.max(first)
    }
}
