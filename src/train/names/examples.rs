//! Texts as the learner sees them: for each piece of each sentence its features' keys and its label.

use crate::annotate::names::{LABELS as KINDS, Reading};
use crate::annotate::{amounts, dates};
use crate::models::hash::key;
use crate::text::{Article, Document};
use crate::train::names::corpus::Text;

/// Bits of a feature's key.
pub(crate) const BITS: u8 = 26;

/// How many labels there are: "O", and two a kind.
pub(crate) const LABELS: usize = 1 + 2 * KINDS.len();

/// The label of a piece: 0 for "O", odd where a name begins, even inside.
fn label(kind: usize, begins: bool) -> u8 {
    u8::try_from(2 * kind + if begins { 1 } else { 2 }).unwrap_or_default()
}

/// All examples, laid end to end.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    /// Features of all pieces.
    pub(crate) features: Vec<u32>,
    /// Where each piece's features begin, and the end.
    pub(crate) pieces: Vec<usize>,
    /// The label of each piece.
    pub(crate) labels: Vec<u8>,
    /// Where each sentence's pieces begin, and the end.
    pub(crate) sentences: Vec<usize>,
}

impl Examples {
    pub(crate) fn sentences(&self) -> usize {
        self.sentences.len().saturating_sub(1)
    }

    pub(crate) fn pieces(&self) -> usize {
        self.labels.len()
    }
}

/// Reads every text as the engine would, with the lists that the file will hold.
pub(crate) fn examples(texts: &[Text], listed: &dyn Fn(&str) -> u8) -> Examples {
    let mut all = Examples { pieces: vec![0], sentences: vec![0], ..Examples::default() };
    for text in texts {
        let article = Article::new(text.text.as_str());
        let document = Document::read(&article.text);
        let published = dates::published(&article, &document);
        let dates = dates::find(&document, &published);
        let amounts = amounts::find(&document, &dates);
        let reading = Reading::of(&document, &dates, &amounts);
        let mut features = Vec::with_capacity(reading.sentences.len());
        reading.features(&document, listed, &mut |sentence| features.push(sentence.to_vec()));
        let mut names = text.names.iter().peekable();
        for (pieces, features) in reading.sentences.iter().zip(features) {
            for (piece, features) in pieces.iter().zip(features) {
                while names.next_if(|(_, end, _)| *end <= piece.span.start()).is_some() {}
                let name = names
                    .peek()
                    .filter(|(start, end, _)| *start <= piece.span.start() && piece.span.end() <= *end && !piece.taken);
                let kind =
                    name.and_then(|(start, _, kind)| Some((start, KINDS.iter().position(|(one, _)| one == kind)?)));
                // An article before a name is no part of it, though some corpora have it so.
                let article = matches!(piece.text, "the" | "The" | "a" | "an" | "'s" | "’s");
                let before =
                    all.labels.last().copied().filter(|_| *all.sentences.last().unwrap_or(&0) < all.labels.len());
                let found = kind.map_or(0, |(start, kind)| {
                    let edge = piece.span.start() == *start
                        || name.is_some_and(|(_, end, _)| piece.span.end() == *end) && piece.text.ends_with('s');
                    let inside = before == Some(label(kind, true)) || before == Some(label(kind, false));
                    if article && (edge && (piece.span.start() == *start || piece.text != "the")) {
                        0
                    } else {
                        label(kind, piece.span.start() == *start || !inside)
                    }
                });
                all.features.extend(features.into_iter().map(|hash| key(hash, u32::from(BITS))));
                all.pieces.push(all.features.len());
                all.labels.push(found);
            }
            all.sentences.push(all.labels.len());
        }
    }
    all
}
