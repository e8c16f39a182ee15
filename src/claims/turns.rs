//! Interviews set as questions and answers: whose turn a paragraph is, by the label that it begins with ("Q:", "A:",
//! "Ana Hale:"). Who "A" is, is not asked here.

use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::text::{Document, SentenceKind, Span, overlapping};
use std::ops::Range;

/// A turn in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Who has it, by the words of the label.
    pub(crate) label: Span,
    /// The label's tokens with its colon.
    pub(crate) tokens: Range<usize>,
    /// Whether the article asks.
    asks: bool,
}

impl Turn {
    /// Who answers; `None` where the article asks.
    pub(crate) fn speaker(&self) -> Option<Span> {
        (!self.asks).then_some(self.label)
    }
}

/// The turn of each paragraph; all `None` where the text is no interview. A paragraph without a label goes on with the
/// answer before it where another label follows: what stands behind the last answer may be the article's again.
pub(crate) fn turns(document: &Document, annotations: &Annotations) -> Vec<Option<Turn>> {
    let paragraphs = 0..document.paragraphs.len();
    let labels: Vec<Option<Turn>> = paragraphs.map(|paragraph| label(document, annotations, paragraph)).collect();
    let (asked, answered): (Vec<&Turn>, Vec<&Turn>) = labels.iter().flatten().partition(|turn| turn.asks);
    let first = labels.iter().flatten().next().map(|turn| document.str(turn.label));
    let others = labels.iter().flatten().filter(|turn| Some(document.str(turn.label)) != first).count();
    let dialogue = if asked.is_empty() { 1 < others && 1 < answered.len() - others } else { !answered.is_empty() };
    if !dialogue || labels.iter().flatten().count() < 3 {
        return vec![None; labels.len()];
    }
    let last = labels.iter().rposition(Option::is_some).unwrap_or_default();
    let mut turn: Option<&Turn> = None;
    let mut found = Vec::with_capacity(labels.len());
    for (index, own) in labels.iter().enumerate() {
        turn = own.as_ref().or(turn).filter(|_| index <= last);
        found.push(turn.cloned());
    }
    found
}

/// The label that a paragraph of body text begins with.
fn label(document: &Document, annotations: &Annotations, paragraph: usize) -> Option<Turn> {
    const LONGEST: usize = 5;
    let first = document.sentences.get(document.paragraphs.get(paragraph)?.sentences.start)?;
    let head = first.tokens.clone().take(LONGEST);
    let colon = head.clone().find(|&token| document.word(token) == ":")?;
    let words = first.tokens.start..colon;
    let last = words.end.checked_sub(1).filter(|last| words.contains(last))?;
    let label = document.tokens.get(words.start)?.span.cover(document.tokens.get(last)?.span);
    let word = document.str(label);
    let asks = matches!(word, "Q" | "Question");
    let person = || {
        let names = overlapping(&annotations.names, label, |name| name.span);
        names.iter().any(|name| {
            let kind = annotations.entities.get(name.entity).map(|entity| entity.kind);
            name.span == label && kind == Some(NameKind::Person)
        })
    };
    let labels = asks || matches!(word, "A" | "Answer") || person();
    (first.kind == SentenceKind::Body && labels).then_some(Turn { label, tokens: words.start..colon + 1, asks })
}
