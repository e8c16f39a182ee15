//! What the words mean: names and who is who, dates, amounts, quotations, and each token's part of speech.
//!
//! Only body sentences are read; headings, datelines and boilerplate feed nothing but the publication date.

pub mod amounts;
pub mod dates;
pub mod names;
pub(crate) mod pattern;
pub mod quotes;
pub mod syntax;

use crate::models::Models;
use crate::text::{Article, Document};

/// The id of the rule that found something, "family.rule" ("date.month-day"). Shown as *How this was read*.
pub type Rule = &'static str;

/// Everything found in one document. Each list is in text order and free of overlaps within itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// When the article was published.
    pub published: dates::Published,
    /// Part of speech and chunk of every token.
    pub syntax: syntax::Syntax,
    /// Every place where a name, a part of one, or its acronym stands.
    pub names: Vec<names::NameMention>,
    /// The people, organisations, places, ... that the names name.
    pub entities: Vec<names::Entity>,
    /// Expressions of time with their values.
    pub dates: Vec<dates::DateMention>,
    /// Money, percentages, quantities, ordinals and numbers.
    pub amounts: Vec<amounts::AmountMention>,
    /// Direct speech.
    pub quotes: Vec<quotes::Quote>,
}

/// Reads the whole document.
pub fn annotate(article: &Article, document: &Document, models: &Models) -> Annotations {
    let published = dates::published(article, document);
    let dates = dates::find(document, &published);
    let amounts = amounts::find(document, &dates);
    let (names, entities) = names::find(document, &dates, &amounts, models.names.as_ref());
    let syntax = syntax::read(document, &names, &entities, models.syntax());
    let quotes = quotes::find(document, &names, &syntax);
    let (names, entities) = names::tie(document, &syntax, &quotes, names, entities, models.names.as_ref());
    Annotations { published, syntax, names, entities, dates, amounts, quotes }
}
