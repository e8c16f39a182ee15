//! Factline reads an article and shows what it says, who says so, and how it is put.
//!
//! Text flows one way: [`lexicon`] -> [`text`] -> [`models`] -> [`annotate`] -> [`corrections`] -> [`claims`] -> [`cards`]
//! -> [`share`], [`export`] -> `cli` and `app`. Each module uses only those to its left (`tests/architecture.rs`), and only the last knows that there
//! is a browser.

pub mod annotate;
mod bytes;
pub mod cards;
pub mod claims;
#[cfg(feature = "cli")]
pub mod cli;
pub mod corrections;
pub mod export;
pub mod lexicon;
pub mod models;
pub mod share;
pub mod text;
pub mod wire;

#[cfg(feature = "train")]
pub mod train;

#[cfg(any(test, all(feature = "page", target_arch = "wasm32")))]
pub mod app;

use models::Models;
use text::{Article, Document};

/// Everything read from one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The text, cut into paragraphs, sentences and tokens.
    pub document: Document,
    /// Names, dates, amounts, quotations.
    pub annotations: annotate::Annotations,
    /// What the article claims.
    pub claims: claims::Claims,
    /// The models it was read with, each by kind and checksum ([`Models::ids`]).
    pub models: Vec<String>,
}

/// Reads an article with `models`; what has no model is read by rules. Total: any text gives an analysis; bad prose finds
/// less. The same input gives the same result.
pub fn analyze(article: &Article, models: &Models) -> Analysis {
    let document = Document::read(&article.text);
    let annotations = annotate::annotate(article, &document, models);
    let claims = claims::find(&document, &annotations);
    Analysis { document, annotations, claims, models: models.ids() }
}
