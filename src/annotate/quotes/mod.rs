//! Direct speech: its bounds, who speaks, and the verb that says so.

use crate::annotate::{Rule, names::NameMention};
use crate::text::{Document, Span};

/// One stretch of direct speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words with their quotation marks.
    pub span: Span,
    /// Who is said to speak, as the text names them beside the quotation ("the minister", "Ms Ito"); `None` where nobody is.
    pub source: Option<Span>,
    /// The reporting verb or phrase ("said", "according to").
    pub cue: Option<Span>,
    /// Whether it is a whole clause of speech, not a word or two set off ("so-called" quotes, titles).
    pub speech: bool,
    /// The rule that found it.
    pub rule: Rule,
}

/// All direct speech in body sentences.
pub fn find(_document: &Document, _names: &[NameMention]) -> Vec<Quote> {
    Vec::new()
}
