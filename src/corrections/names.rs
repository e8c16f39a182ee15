//! The reader's changes to names and to who is who.
//!
//! While they are made, mentions keep the order of the text, and one that is taken out only loses its entity; what counts on
//! their places is set right once, at the end.

use crate::annotate::Rule;
use crate::annotate::names::{Entity, Form, NameKind, NameMention};
use crate::corrections::MentionKind;
use crate::corrections::apply::{ADDED, BOUNDS};
use crate::text::{Case, Document, Letter, SentenceKind, Span};

/// What tells of an entity whose kind a reader changed.
pub(crate) const KIND: Rule = "reader.kind";
const AGAIN: Rule = "reader.added-again";
const SAME: Rule = "reader.same";
const APART: Rule = "reader.apart";

/// The entity of a mention that is none any more.
const NONE: usize = usize::MAX;

/// Names while they are changed.
pub(super) struct Names<'a> {
    document: &'a Document,
    list: &'a mut Vec<NameMention>,
    entities: &'a mut Vec<Entity>,
    changed: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(document: &'a Document, names: &'a mut Vec<NameMention>, entities: &'a mut Vec<Entity>) -> Self {
        Self { document, list: names, entities, changed: false }
    }

    fn at(&self, place: Span) -> Option<usize> {
        self.list.iter().position(|name| name.span == place && name.entity != NONE)
    }

    fn entity_at(&self, place: Span) -> Option<usize> {
        self.list.get(self.at(place)?).map(|name| name.entity)
    }

    /// Whether the words at `place` are a mention.
    pub(super) fn has(&self, place: Span) -> bool {
        self.at(place).is_some()
    }

    /// Says what the entity of a mention is.
    pub(super) fn set_kind(&mut self, place: Span, kind: MentionKind) {
        let entity = self.entity_at(place);
        if let Some(entity) = entity.and_then(|entity| self.entities.get_mut(entity)) {
            entity.kind = name_kind(kind);
            entity.why.push(KIND);
        }
    }

    /// Makes words a mention, and the same words elsewhere, where they are in no other.
    pub(super) fn add(&mut self, place: Span, kind: MentionKind) {
        let kind = name_kind(kind);
        let words = self.document.str(place);
        let known = |name: &&NameMention| {
            let same = self.entities.get(name.entity).is_some_and(|entity| entity.kind == kind);
            same && name.is_name() && self.document.str(name.span) == words
        };
        let entity = self.list.iter().find(known).map_or(self.entities.len(), |name| name.entity);
        if entity == self.entities.len() {
            let name = words.to_owned();
            self.entities.push(Entity { kind, name, mentions: Vec::new(), said_of: Vec::new(), why: vec![ADDED] });
        }
        self.push(place, entity, ADDED);
        // "may" is no name because "May" was said to be one.
        if words.starts_with(Letter::is_upper) {
            for span in self.elsewhere(place) {
                self.push(span, entity, AGAIN);
            }
        }
    }

    fn push(&mut self, span: Span, entity: usize, rule: Rule) {
        let place = self.list.partition_point(|name| name.span < span);
        self.list.insert(place, NameMention { span, entity, form: Form::Name, rule, used_for: None });
        self.changed = true;
    }

    /// Where the words at `place` stand once more in the article's own sentences, as whole words outside other names.
    fn elsewhere(&self, place: Span) -> Vec<Span> {
        let document = self.document;
        let words = document.str(place);
        let taken: Vec<Span> = self.list.iter().filter(|name| name.entity != NONE).map(|name| name.span).collect();
        let body = |span: Span| {
            let sentence = document.sentence_at(span.start()).and_then(|at| document.sentences.get(at));
            sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Body && sentence.span.contains(span))
        };
        let whole = |span: Span| {
            let tokens = document.tokens_in(span);
            let first = document.tokens.get(tokens.start).map(|token| token.span.start());
            let last = tokens.end.checked_sub(1).and_then(|last| document.tokens.get(last));
            first == Some(span.start()) && last.map(|token| token.span.end()) == Some(span.end())
        };
        let free = |span: Span| {
            let next = taken.partition_point(|name| name.end() <= span.start());
            taken.get(next).is_none_or(|name| !name.overlaps(span))
        };
        let found = document.text.match_indices(words).map(|(start, found)| Span::new(start, start + found.len()));
        found.filter(|&span| whole(span) && free(span) && body(span)).collect()
    }

    /// Takes out the mentions that `is_out` names by their words; says whether there are any.
    pub(super) fn clear(&mut self, is_out: impl Fn(Span) -> bool) -> bool {
        let out = |name: &NameMention| name.entity != NONE && is_out(name.span);
        let touched: Vec<(usize, Span)> =
            self.list.iter().filter(|name| out(name)).map(|name| (name.entity, name.span)).collect();
        for name in self.list.iter_mut().filter(|name| out(name)) {
            name.entity = NONE;
        }
        // Pronouns alone stand for nobody.
        for &(entity, span) in &touched {
            if !self.list.iter().any(|name| name.entity == entity && name.is_name()) {
                self.list.iter_mut().filter(|name| name.entity == entity).for_each(|name| name.entity = NONE);
            }
            self.rename(entity, span);
        }
        self.changed |= !touched.is_empty();
        !touched.is_empty()
    }

    /// Moves the bounds of a mention. The entity is called so from here on where it was called by these words alone.
    pub(super) fn shift(&mut self, was: Span, is: Span) {
        let Some(at) = self.at(was) else { return };
        let old = self.document.str(was);
        let Some(name) = self.list.get_mut(at) else { return };
        (name.span, name.rule) = (is, BOUNDS);
        let own = name.entity;
        let again =
            self.list.iter().any(|name| name.entity == own && name.span != is && self.document.str(name.span) == old);
        if let Some(entity) = self.entities.get_mut(own).filter(|entity| !again && entity.name == old) {
            self.document.str(is).clone_into(&mut entity.name);
        }
        self.changed = true;
    }

    /// Makes the entities of two mentions one, called by the longer name; says whether both are mentions.
    pub(super) fn tie(&mut self, one: Span, other: Span) -> bool {
        let (Some(one), Some(other)) = (self.entity_at(one), self.entity_at(other)) else { return false };
        if one == other {
            return true;
        }
        let length = |entity: usize| self.entities.get(entity).map_or(0, |entity| entity.name.chars().count());
        let (kept, gone) = if length(one) < length(other) { (other, one) } else { (one, other) };
        for name in self.list.iter_mut().filter(|name| name.entity == gone) {
            name.entity = kept;
            if name.is_name() {
                name.rule = SAME;
                name.form = if name.form == Form::Name { Form::Alias } else { name.form };
            }
        }
        let said = self.entities.get_mut(gone).map(|gone| std::mem::take(&mut gone.said_of)).unwrap_or_default();
        if let Some(kept) = self.entities.get_mut(kept) {
            for span in said {
                let place = kept.said_of.partition_point(|other| *other < span);
                kept.said_of.insert(place, span);
            }
            kept.why.push(SAME);
        }
        self.changed = true;
        true
    }

    /// Takes `one` out of the entity that it shares with `other`, with every mention of the same words, unless `other` is
    /// one; says whether both are mentions.
    pub(super) fn part(&mut self, one: Span, other: Span) -> bool {
        let (Some(mine), Some(theirs)) = (self.entity_at(one), self.entity_at(other)) else { return false };
        if mine != theirs {
            return true;
        }
        if one == other {
            return false;
        }
        let words = |span: Span| self.document.str(span).lower();
        let own = words(one);
        let alike = own == words(other);
        let apart = self.entities.len();
        let kind = self.entities.get(mine).map_or(NameKind::Org, |entity| entity.kind);
        for name in self.list.iter_mut().filter(|name| name.entity == mine) {
            let with = !alike && name.is_name() && self.document.str(name.span).lower() == own;
            if name.span == one || with {
                (name.entity, name.form, name.rule) = (apart, Form::Name, APART);
            }
        }
        self.rename(mine, one);
        let name = self.document.str(one).to_owned();
        self.entities.push(Entity { kind, name, mentions: Vec::new(), said_of: Vec::new(), why: vec![APART] });
        self.changed = true;
        true
    }

    /// Calls an entity by its longest name, where it was called by the words at `gone` and none of its mentions is any more.
    fn rename(&mut self, entity: usize, gone: Span) {
        let gone = self.document.str(gone);
        let left = self.list.iter().filter(|name| name.entity == entity && name.is_name());
        let left = || left.clone().map(|name| self.document.str(name.span));
        let longest = left().max_by_key(|words| words.chars().count()).filter(|_| left().all(|words| words != gone));
        if let Some((entity, longest)) = self.entities.get_mut(entity).zip(longest)
            && entity.name == gone
        {
            longest.clone_into(&mut entity.name);
        }
    }

    /// Brings mentions into the order of the text, and entities into that of their first mentions.
    pub(super) fn finish(self) {
        if !self.changed {
            return;
        }
        self.list.retain(|name| name.entity != NONE);
        let mut order: Vec<usize> = vec![NONE; self.entities.len()];
        let mut last = 0;
        for name in self.list.iter() {
            if let Some(place) = order.get_mut(name.entity).filter(|place| **place == NONE) {
                *place = last;
                last += 1;
            }
        }
        let fresh = |old: usize| order.get(old).copied().filter(|&fresh| fresh != NONE);
        self.entities.iter_mut().for_each(|entity| entity.mentions.clear());
        let mut ordered: Vec<Option<Entity>> = Vec::new();
        ordered.resize_with(last, || None);
        for (old, entity) in self.entities.drain(..).enumerate() {
            if let Some(place) = fresh(old).and_then(|fresh| ordered.get_mut(fresh)) {
                *place = Some(entity);
            }
        }
        self.entities.extend(ordered.into_iter().flatten());
        for (index, name) in self.list.iter_mut().enumerate() {
            name.entity = fresh(name.entity).unwrap_or_default();
            if let Some(used) = &mut name.used_for {
                used.entity = used.entity.and_then(fresh);
            }
            if let Some(entity) = self.entities.get_mut(name.entity) {
                entity.mentions.push(index);
            }
        }
    }
}

/// The kind of name that a reader means. Of another name nothing more is known: it is shown as "other name".
fn name_kind(kind: MentionKind) -> NameKind {
    match kind {
        MentionKind::Person => NameKind::Person,
        MentionKind::Organisation => NameKind::Org,
        MentionKind::Place => NameKind::Loc,
        _ => NameKind::Product,
    }
}
