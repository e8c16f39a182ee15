//! Factline reads an article and shows what it says, who says so, and how it is put.
//!
//! Text flows one way: [`lexicon`] -> [`text`] -> [`models`] -> [`annotate`] -> [`corrections`] -> [`claims`] -> [`cards`]
//! -> [`share`], [`export`] -> [`compare`] -> `cli` and `app`. Each module uses only those to its left (`tests/architecture.rs`), and only the last knows that there
//! is a browser.

pub mod annotate;
mod bytes;
pub mod cards;
pub mod claims;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
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

use corrections::{Corrections, Places};
use models::Models;
use text::{Article, Document};

/// Everything read from one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The text, cut into paragraphs, sentences and tokens.
    pub document: Document,
    /// Names, dates, amounts, quotations, as the reader's changes leave them.
    pub annotations: annotate::Annotations,
    /// What the article claims, as the reader's changes leave it.
    pub claims: claims::Claims,
    /// Where each of the reader's changes stands, in their order; `None` for one that is lost.
    pub places: Places,
    /// The models it was read with, each by kind and checksum ([`Models::ids`]).
    pub models: Vec<String>,
}

/// Reads an article with `models`; what has no model is read by rules. Total: any text gives an analysis; bad prose finds
/// less. The same input gives the same result.
pub fn analyze(article: &Article, models: &Models) -> Analysis {
    Annotated::of(article, models).into_analysis(&Corrections::default())
}

/// An article of which the words are read and the claims are not: it is read once, however often a reader changes something.
#[derive(Clone, Debug)]
pub struct Annotated {
    document: Document,
    annotations: annotate::Annotations,
    models: Vec<String>,
}

impl Annotated {
    /// Reads the words of an article.
    pub fn of(article: &Article, models: &Models) -> Self {
        let document = Document::read(&article.text);
        let annotations = annotate::annotate(article, &document, models);
        Self { document, annotations, models: models.ids() }
    }

    /// Reads its claims, with a reader's changes laid on what was found before and on the claims themselves.
    pub fn into_analysis(self, corrections: &Corrections) -> Analysis {
        let Self { document, mut annotations, models } = self;
        let mut places = corrections::apply(&document, &mut annotations, corrections);
        let mut claims = claims::find(&document, &annotations);
        claims::correct(&mut claims, &document, &annotations, corrections, &mut places);
        Analysis { document, annotations, claims, places, models }
    }
}
