//! One sentence's dependency tree, ready to be asked: whose children are whose, and what a phrase covers.

use crate::annotate::syntax::{Relation, Shape, Syntax, Tag, Tree};
use crate::text::Document;
use std::ops::Range;

/// A sentence's tree. Token indices are the document's.
#[derive(Debug)]
pub(crate) struct View<'a> {
    document: &'a Document,
    tree: &'a Tree,
    pub(crate) tokens: Range<usize>,
    /// For each token where its children begin in `children`, and the end of the last.
    starts: Vec<usize>,
    children: Vec<usize>,
}

impl<'a> View<'a> {
    /// The tree over `tokens`; `None` where the sentence was not parsed.
    pub(crate) fn new(document: &'a Document, syntax: &'a Syntax, tokens: Range<usize>) -> Option<Self> {
        let tree = syntax.tree.as_ref()?;
        tokens.clone().find(|token| tree.head(*token).is_some())?;
        let count = tokens.len();
        let place = |token: usize| {
            let head = tree.head(token).filter(|head| tokens.contains(head))?;
            head.checked_sub(tokens.start)
        };
        let mut starts = vec![0; count + 1];
        for token in tokens.clone() {
            if let Some(start) = place(token).and_then(|head| starts.get_mut(head + 1)) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut children = vec![0; sum];
        for token in tokens.clone() {
            let Some(slot) = place(token).and_then(|head| next.get_mut(head)) else { continue };
            if let Some(child) = children.get_mut(*slot) {
                *child = token;
            }
            *slot += 1;
        }
        Some(Self { document, tree, tokens, starts, children })
    }

    /// The tokens that hang on a token, in text order.
    pub(crate) fn children(&self, token: usize) -> &[usize] {
        let Some(at) = token.checked_sub(self.tokens.start) else { return &[] };
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => self.children.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The children in one of these relations.
    pub(crate) fn related<'s>(&'s self, token: usize, relations: &'s [Relation]) -> impl Iterator<Item = usize> + 's {
        self.children(token).iter().copied().filter(|child| relations.contains(&self.relation(*child)))
    }

    /// The first child in one of these relations.
    pub(crate) fn first(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token).iter().copied().find(|child| relations.contains(&self.relation(*child)))
    }

    /// The head of a token; `None` for the root.
    pub(crate) fn head(&self, token: usize) -> Option<usize> {
        self.tree.head(token).filter(|head| self.tokens.contains(head))
    }

    /// What a token is to its head.
    pub(crate) fn relation(&self, token: usize) -> Relation {
        self.tree.relation(token)
    }

    /// The tag of a token.
    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.tree.tag(token)
    }

    /// The shape of a token that is a verb or an auxiliary.
    pub(crate) fn shape(&self, token: usize) -> Option<Shape> {
        self.tree.shape(token)
    }

    /// Whether a token is one of these words, in any case.
    pub(crate) fn is(&self, token: usize, words: &[&str]) -> bool {
        let word = self.document.word(token);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// The tokens of a phrase in text order: the head and all below it, but for the children (and what is below them) that
    /// `leave` names. Marks at either end are no part of it.
    pub(crate) fn phrase(&self, head: usize, leave: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![head];
        while let Some(token) = open.pop() {
            // No tree has more tokens than the sentence; a ring would.
            if self.tokens.len() < found.len() {
                break;
            }
            found.push(token);
            open.extend(self.children(token).iter().copied().filter(|child| !leave(*child)));
        }
        found.sort_unstable();
        let mark = |token: &usize| self.tag(*token) == Tag::Punct && !self.is(*token, &["\"", "“", "”", "‘", "’"]);
        let first = found.iter().position(|token| !mark(token)).unwrap_or(found.len());
        let last = found.iter().rposition(|token| !mark(token)).map_or(first, |last| last + 1);
        found.truncate(last);
        found.drain(..first.min(last));
        found
    }
}
