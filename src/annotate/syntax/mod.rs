//! Part of speech of every token, and the noun and verb groups that stand in a row.

use crate::annotate::names::NameMention;
use crate::text::Document;
use std::ops::Range;

/// What is known of the document's syntax.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// The tag of each token, by token index: as long as [`Document::tokens`].
    pub tags: Vec<Tag>,
    /// Noun and verb groups of body sentences, in text order, without overlaps, each within one sentence.
    pub chunks: Vec<Chunk>,
}

/// Universal part-of-speech tags (Universal Dependencies v2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// A group of neighbouring tokens around one head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// The token it is built on: the last noun, the main verb (or the copula, where there is no other verb).
    pub head: usize,
    /// What it is.
    pub kind: ChunkKind,
}

/// What a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A base noun phrase: determiner to head noun, with no preposition inside; a pronoun; a name.
    Noun,
    /// Auxiliaries, negation, adverbs between them, main verb and its particle.
    Verb(VerbGroup),
}

/// What is known of a verb group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// The main verb's base form ("give" of "has been given"); "be" for a copula.
    pub lemma: String,
    /// Whether it carries tense, so that it can be the verb of a clause.
    pub finite: bool,
    /// When it is set. Perfect forms with "has" are [`Tense::Past`]; "will" is [`Tense::Future`].
    pub tense: Tense,
    /// Whether it is passive ("was given").
    pub passive: bool,
    /// The modal verb's token, where there is one ("may", "could"; "will" and "shall" too).
    pub modal: Option<usize>,
    /// The token that negates it ("not", "n't", "never", "cannot").
    pub negation: Option<usize>,
    /// The shape of a verb that carries no tense.
    pub shape: Shape,
}

/// When a verb group is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Tense {
    Past,
    Present,
    Future,
    /// It carries none: an infinitive, a participle on its own.
    None,
}

/// The shape of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It carries tense.
    Finite,
    /// "to give".
    Infinitive,
    /// "giving", on its own.
    Gerund,
    /// "given", on its own.
    Participle,
}

/// Tags and chunks all body sentences.
pub fn read(document: &Document, _names: &[NameMention]) -> Syntax {
    Syntax { tags: vec![Tag::X; document.tokens.len()], chunks: Vec::new() }
}
