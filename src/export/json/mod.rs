//! The JSON document `factline.analysis/1`.
//!
//! Every key is always present; what is not there is `null` or `[]`. Keys may be added, none changes its meaning;
//! `schema/factline.analysis-1.schema.json` says the same to a machine. Offsets are code points of `text`.

mod shape;
pub(crate) mod words;
pub(crate) mod write;

pub use write::compact;

use crate::Analysis;
use crate::annotate::dates::{Anchor, DateMention};
use crate::annotate::names::NameKind;
use crate::annotate::syntax::Relation;
use crate::claims::{self, Claim, ClaimKind, Group, VoiceKind};
use crate::export::edtf::edtf;
use crate::export::json::shape::{
    Amount, Argument, ClaimEntry, DateEntry, Engine, Entity, Id, Mention, Predicate, Published, Quote, Root, Sentence,
    Strength, Summary, Thread, Token, UsedFor, Voice,
};
use crate::export::points::Points;
use crate::text::{CodePoints, SentenceKind, Span};
use serde::Serialize;
use std::collections::BTreeSet;

/// The name and version of the format.
pub const FORMAT: &str = "factline.analysis/1";

/// The document of `analysis`; with `tokens`, each word's part of speech too.
pub fn root(analysis: &Analysis, tokens: bool) -> impl Serialize {
    let writer = Writer { analysis, ruler: CodePoints::new(&analysis.document.text) };
    let found = &analysis.annotations;
    let published = found.published.span.map(|span| writer.place(span));
    Root {
        format: FORMAT,
        engine: Engine { version: env!("CARGO_PKG_VERSION"), models: &analysis.models },
        text: &analysis.document.text,
        published: Published {
            value: found.published.date.map(words::day),
            from: words::published_from(found.published.from),
            start: published.map(|place| place.start),
            end: published.map(|place| place.end),
        },
        summary: writer.summary(),
        sentences: writer.sentences(),
        tokens: tokens.then(|| writer.tokens()),
        entities: writer.entities(),
        dates: found.dates.iter().enumerate().map(|(index, date)| writer.date(index, date)).collect(),
        amounts: writer.amounts(),
        quotes: writer.quotes(),
        claims: analysis.claims.claims.iter().enumerate().map(|(index, claim)| writer.claim(index, claim)).collect(),
        threads: writer.threads(),
    }
}

/// What every part of the document is written from.
struct Writer<'a> {
    analysis: &'a Analysis,
    ruler: CodePoints<'a>,
}

impl<'a> Writer<'a> {
    fn place(&self, span: Span) -> Points {
        Points::of(span, &self.ruler)
    }

    fn points(&self, spans: &[Span]) -> Vec<Points> {
        spans.iter().map(|&span| self.place(span)).collect()
    }

    fn group(&self, sentence: usize) -> Group {
        let kind = self.analysis.document.sentences.get(sentence).map(|sentence| sentence.kind);
        match self.analysis.claims.groups.get(sentence) {
            Some(group) if kind == Some(SentenceKind::Body) => *group,
            _ => Group::NotArticle,
        }
    }

    fn summary(&self) -> Summary {
        let document = &self.analysis.document;
        let count = |wanted: Group| (0..document.sentences.len()).filter(|&index| self.group(index) == wanted).count();
        let mut named = Vec::new();
        let mut unnamed = Vec::new();
        let mut dates = Vec::new();
        for claim in &self.analysis.claims.claims {
            match (claim.voice.kind, claim.voice.source.or(claim.voice.cue)) {
                (VoiceKind::Named, Some(source)) => named.extend(self.entity_in(source)),
                (VoiceKind::Unnamed | VoiceKind::Evidential, Some(source)) => unnamed.push(source),
                _ => {}
            }
            if claim.kind == ClaimKind::Event {
                dates.extend_from_slice(&claim.when);
            }
        }
        unnamed.sort_unstable();
        unnamed.dedup();
        dates.sort_unstable();
        dates.dedup();
        let mut seen = BTreeSet::new();
        named.retain(|entity| seen.insert(*entity));
        Summary {
            sentences: document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count(),
            to_check: count(Group::Check),
            interpretive: count(Group::Meaning),
            quotations: self.analysis.annotations.quotes.iter().filter(|quote| quote.speech).count(),
            sources_named: Id::list('e', &named),
            sources_unnamed: self.points(&unnamed),
            event_dates: Id::list('d', &dates),
        }
    }

    /// The entity that `source` names: a person before a body before a place, as in "Ito of the Port Authority of Kobe".
    fn entity_in(&self, source: Span) -> Option<usize> {
        let found = &self.analysis.annotations;
        let first = found.names.partition_point(|name| name.span.end() <= source.start());
        let inside = found.names.iter().skip(first).take_while(|name| name.span.start() < source.end());
        let inside = inside.filter(|name| name.speaks(source, &self.analysis.document));
        let order = |entity: usize| match found.entities.get(entity).map(|entity| entity.kind) {
            Some(NameKind::Person) => Some(0),
            Some(NameKind::Org) => Some(1),
            Some(NameKind::Norp) | None => None,
            Some(_) => Some(2),
        };
        inside
            .filter_map(|name| Some((order(name.entity)?, name.entity)))
            .min_by_key(|(order, _)| *order)
            .map(|(_, entity)| entity)
    }

    fn sentences(&self) -> Vec<Sentence> {
        let sentences = self.analysis.document.sentences.iter().enumerate();
        sentences
            .map(|(index, sentence)| Sentence {
                id: Id::new('s', index),
                place: self.place(sentence.span),
                paragraph: sentence.paragraph,
                kind: words::sentence_kind(sentence.kind),
                group: words::group(self.group(index)),
            })
            .collect()
    }

    fn tokens(&self) -> Vec<Token> {
        let syntax = &self.analysis.annotations.syntax;
        let (tags, tree) = (&syntax.tags, syntax.tree.as_ref());
        let tokens = self.analysis.document.tokens.iter().enumerate();
        tokens
            .map(|(index, token)| Token {
                place: self.place(token.span),
                // The tags' names are those of Universal Dependencies, in capitals.
                pos: tree
                    .filter(|tree| tree.relation_if_parsed(index).is_some())
                    .map(|tree| tree.tag(index))
                    .or_else(|| tags.get(index).copied())
                    .map_or_else(|| "X".to_owned(), |tag| format!("{tag:?}").to_uppercase()),
                head: tree.and_then(|tree| tree.head(index)),
                relation: tree.and_then(|tree| tree.relation_if_parsed(index)).map(Relation::name),
            })
            .collect()
    }

    fn entities(&self) -> Vec<Entity<'a>> {
        let found = &self.analysis.annotations;
        let mention = |&index: &usize| {
            found.names.get(index).map(|name| Mention {
                place: self.place(name.span),
                form: words::form(name.form),
                rule: name.rule,
                used_for: name.used_for.map(|used| UsedFor {
                    name: used.state,
                    entity: used.entity.map(|entity| Id::new('e', entity)),
                    rule: used.rule,
                }),
            })
        };
        let entities = found.entities.iter().enumerate();
        entities
            .map(|(index, entity)| Entity {
                id: Id::new('e', index),
                kind: words::name_kind(entity.kind),
                name: &entity.name,
                said_of: self.points(&entity.said_of),
                why: &entity.why,
                mentions: entity.mentions.iter().filter_map(mention).collect(),
            })
            .collect()
    }

    fn date(&self, index: usize, date: &'a DateMention) -> DateEntry<'a> {
        DateEntry {
            id: Id::new('d', index),
            place: self.place(date.span),
            r#type: words::timex_kind(date.kind),
            value: &date.value.value,
            r#mod: date.value.modifier.map(words::modifier),
            earliest: date.value.earliest.map(words::day),
            latest: date.value.latest.map(words::day),
            grain: words::grain(date.value.grain),
            edtf: edtf(date),
            stated: date.value.stated.iter().map(|&part| words::stated(part)).collect(),
            implied: date.value.implied().into_iter().map(words::stated).collect(),
            anchor: match date.value.anchor {
                Anchor::None => "none".to_owned(),
                Anchor::Published => "published".to_owned(),
                Anchor::Mention(other) => Id::new('d', other).0,
            },
            why: [date.rule],
        }
    }

    fn amounts(&self) -> Vec<Amount<'a>> {
        let amounts = self.analysis.annotations.amounts.iter().enumerate();
        amounts
            .map(|(index, amount)| Amount {
                id: Id::new('a', index),
                place: self.place(amount.span),
                kind: words::amount_kind(amount.kind),
                value: amount.value.filter(|value| value.is_finite()),
                unit: amount.unit.as_deref(),
                why: [amount.rule],
            })
            .collect()
    }

    fn quotes(&self) -> Vec<Quote> {
        let quotes = self.analysis.annotations.quotes.iter().enumerate();
        quotes
            .map(|(index, quote)| Quote {
                id: Id::new('q', index),
                place: self.place(quote.span),
                source: quote.source.map(|span| self.place(span)),
                cue: quote.cue.map(|span| self.place(span)),
                speech: quote.speech,
                why: [quote.rule],
            })
            .collect()
    }

    fn claim(&self, index: usize, claim: &Claim) -> ClaimEntry {
        let place = |span: Span| self.place(span);
        let predicate = claim.frame.predicate.iter().copied().reduce(Span::cover);
        let argument =
            |argument: &claims::Argument| Argument { role: words::role(argument.role), place: place(argument.span) };
        ClaimEntry {
            id: Id::new('c', index),
            sentence: Id::new('s', claim.sentence),
            place: place(claim.span),
            heading: self.points(&claim.heading),
            subject: claim.frame.subject.map(place),
            predicate: predicate
                .map(|span| Predicate { place: place(span), parts: self.points(&claim.frame.predicate) }),
            arguments: claim.frame.arguments.iter().map(argument).collect(),
            voice: Voice {
                kind: words::voice_kind(claim.voice.kind),
                form: claim.voice.form.map(words::voice_form),
                source: claim.voice.source.map(place),
                cue: claim.voice.cue.map(place),
            },
            strength: Strength {
                kind: if claim.softeners.is_empty() { "plain" } else { "softened" },
                cues: self.points(&claim.softeners),
            },
            negated: claim.negation.is_some(),
            negation: claim.negation.map(place),
            presupposed: claim.presupposed,
            r#type: words::claim_kind(claim.kind),
            who: Id::list('e', &claim.who),
            when: Id::list('d', &claim.when),
            r#where: Id::list('e', &claim.places),
            amounts: Id::list('a', &claim.amounts),
            rank: words::thousandths(claim.rank),
            open: claim.open,
            thread: claim.thread.map(|thread| Id::new('t', thread)),
            why: claim.why.clone(),
        }
    }

    fn threads(&self) -> Vec<Thread> {
        let threads = self.analysis.claims.threads.iter().enumerate();
        threads
            .map(|(index, thread)| Thread {
                id: Id::new('t', index),
                claims: Id::list('c', &thread.claims),
                hedge_dropped: Id::list('c', &thread.hedge_dropped),
            })
            .collect()
    }
}
