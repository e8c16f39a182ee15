//! Part of speech of every token, and the noun and verb groups that stand in a row.

mod aside;
mod chunker;
mod form;
mod lemma;
mod morphology;
mod path;
mod tagger;
mod tags;
#[cfg(test)]
mod tests;
mod trained;
mod tree;
mod verb_group;

use crate::annotate::names::{Entity, NameKind, NameMention};
use crate::models::PARSES;
use crate::models::syntax::SyntaxModel;
use crate::text::{Case, Document, SentenceKind};
use form::Form;
use std::ops::Range;

pub use tree::{Arc, Relation, Tree};

/// What is known of the document's syntax.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// The tag of each token, by token index: as long as [`Document::tokens`].
    pub tags: Vec<Tag>,
    /// The form of each token, finer than its tag.
    forms: Vec<Form>,
    /// What each token hangs on; `None` where no model was at hand.
    pub tree: Option<Tree>,
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

impl Chunk {
    /// Whether it is a verb group that carries tense.
    pub fn is_finite(&self) -> bool {
        matches!(&self.kind, ChunkKind::Verb(group) if group.finite)
    }
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

impl Syntax {
    /// The chunks that lie wholly in a range of tokens.
    pub fn chunks_in(&self, tokens: Range<usize>) -> &[Chunk] {
        let first = self.chunks.partition_point(|chunk| chunk.tokens.start < tokens.start);
        let last = self.chunks.partition_point(|chunk| chunk.tokens.end <= tokens.end);
        self.chunks.get(first..last).unwrap_or_default()
    }

    /// The chunk that holds a token.
    pub fn chunk_at(&self, token: usize) -> Option<&Chunk> {
        let next = self.chunks.partition_point(|chunk| chunk.tokens.start <= token);
        self.chunks.get(next.checked_sub(1)?).filter(|chunk| chunk.tokens.contains(&token))
    }

    /// The tag of a token; [`Tag::X`] where there is none.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or_default()
    }

    /// Whether a token is a plural noun ("analysts", "people").
    pub fn is_plural(&self, token: usize) -> bool {
        self.forms.get(token) == Some(&Form::Nouns)
    }

    /// The base form of a token that is a verb, in any of its forms ("gave": "give").
    pub fn verb_lemma(&self, document: &Document, token: usize) -> Option<String> {
        let form = *self.forms.get(token)?;
        form.is_verbal().then(|| lemma::lemma(&document.word(token).lower(), form))
    }
}

/// What a token is to the names found before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Named {
    /// It lies in none.
    #[default]
    No,
    /// It lies in one.
    Inside,
    /// It is the last word of a people's, a faith's or a party's name, which can be an adjective ("Norwegian").
    Group,
}

/// Tags and chunks all body sentences, given the names found and whom they name. With a model there is a tree too, with tags of
/// its own; a sentence that is too long for it has none.
pub fn read(document: &Document, names: &[NameMention], entities: &[Entity], model: Option<&SyntaxModel>) -> Syntax {
    let count = document.tokens.len();
    let mut roles = vec![Named::No; count];
    for name in names {
        let group = entities.get(name.entity).is_some_and(|entity| entity.kind == NameKind::Norp);
        let tokens = document.tokens_in(name.span);
        let last = tokens.end.saturating_sub(1);
        for token in tokens {
            if let Some(slot) = roles.get_mut(token) {
                *slot = if group && token == last { Named::Group } else { Named::Inside };
            }
        }
    }
    let mut syntax = Syntax { tags: vec![Tag::X; count], forms: vec![Form::Other; count], ..Syntax::default() };
    let mut arcs = vec![Arc::default(); if model.is_some() { count } else { 0 }];
    let mut reader = model.map(SyntaxModel::reader);
    let mut decoder = tagger::Decoder::default();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
        let tokens = sentence.tokens.clone();
        let forms = tagger::forms(document, tokens.clone(), &roles, None, &mut decoder);
        // Said here again, so that the code is left out of a build that does not parse.
        let read = reader.as_mut().filter(|_| PARSES).and_then(|reader| {
            let mut parts = trained::tag(document, tokens.clone(), reader)?;
            // Neither is always right: the model knows more words, the rules that a clause has one verb.
            let guesses = parts.guesses(tokens.clone(), reader);
            let agreed = tagger::forms(document, tokens.clone(), &roles, Some(&guesses), &mut decoder);
            parts.decide(tokens.clone(), &agreed, reader);
            trained::read(tokens.clone(), parts, reader)
        });
        let words = chunker::Words { document, forms: &forms, offset: sentence.tokens.start };
        chunker::chunk(words, &mut syntax.chunks);
        let tags = (0..forms.len()).map(|at| tags::tag(words, at));
        for (arc, reading) in arcs.iter_mut().skip(sentence.tokens.start).zip(read.iter().flatten()) {
            *arc = *reading;
        }
        let slots = syntax.tags.iter_mut().zip(syntax.forms.iter_mut()).skip(sentence.tokens.start);
        for ((tag, form), (new_tag, &new_form)) in slots.zip(tags.zip(&forms)) {
            (*tag, *form) = (new_tag, new_form);
        }
    }
    syntax.tree = model.is_some().then_some(Tree { arcs });
    syntax
}
