//! The counts above the text.

use crate::Analysis;
use crate::annotate::names::{Form, NameKind, NameMention};
use crate::cards::actors::is_alone;
use crate::cards::view::narrow;
use crate::cards::{SourceCount, Speech, Strip};
use crate::claims::{Claim, Group, VoiceKind};
use crate::lexicon::is_one_of;
use crate::text::{Document, SentenceKind, Span};

/// Counts sentences by group, and sources.
pub(crate) fn strip(analysis: &Analysis) -> Strip {
    let groups = &analysis.claims.groups;
    let all = [Group::Check, Group::Background, Group::Meaning, Group::Future, Group::General, Group::NotArticle];
    let count = |group: Group| narrow(groups.iter().filter(|&&found| found == group).count());
    let body = analysis.document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count();
    let mut named = Sources::default();
    let mut unnamed = Sources::default();
    let cards = (0..).zip(&analysis.claims.claims);
    let voices = cards.flat_map(|(card, claim)| {
        std::iter::once(&claim.voice).chain(&claim.beside).map(move |voice| (card, claim, voice))
    });
    for (card, claim, voice) in voices {
        match (voice.kind, voice.source, voice.cue) {
            (VoiceKind::Named, Some(source), _) => {
                let name = source_name(analysis, source);
                // "The former minister" is "a former minister" told of before.
                let known = name.as_deref().and_then(|name| unnamed.introduced(name));
                let sources = if known.is_some() { &mut unnamed } else { &mut named };
                sources.add(known.or(name), (claim, voice.kind), card);
            }
            (VoiceKind::Unnamed, Some(source), _) => {
                unnamed.add(pointed(spoken(analysis, source)), (claim, voice.kind), card);
            }
            (VoiceKind::Evidential, _, Some(cue)) => {
                unnamed.add(Some(spoken(analysis, cue)), (claim, voice.kind), card);
            }
            _ => {}
        }
    }
    let direct = || analysis.annotations.quotes.iter().filter(|quote| quote.speech);
    let speeches = direct().filter_map(|quote| {
        let sentence = narrow(analysis.document.sentence_at(quote.span.start())?);
        let by = quote.source.and_then(|source| source_name(analysis, source));
        Some(Speech { span: quote.span, sentence, by })
    });
    let speeches: Vec<Speech> = speeches.collect();
    let mut quoted: Vec<u32> = speeches.iter().map(|speech| speech.sentence).collect();
    quoted.dedup();
    Strip {
        sentences: narrow(body),
        groups: all.map(|group| (group, count(group))).to_vec(),
        named: named.0,
        unnamed: unnamed.0,
        quotations: narrow(direct().count()),
        quoted,
        speeches,
    }
}

/// The name of the person or body that a source names; `None` where it is only pointed at ("he").
fn source_name(analysis: &Analysis, source: Span) -> Option<String> {
    let names = &analysis.annotations.names;
    let first = names.partition_point(|name| name.span.end() <= source.start());
    let inside = names.iter().skip(first).take_while(|name| name.span.start() < source.end());
    // "She" is counted with nobody where somebody else may be meant.
    let sure = |name: &&NameMention| name.form != Form::Pronoun || is_alone(analysis, name);
    let inside = inside.filter(|name| name.speaks(source, &analysis.document)).filter(sure);
    // "Orr's daughter, Ana Hale": not he.
    let document = &analysis.document;
    let owns = |name: &&NameMention| {
        name.span.end() < source.end() && is_owner_mark(document.word(document.tokens_in(name.span).end))
    };
    let inside = inside.filter(|name| !owns(name));
    let known = |name: &NameMention| analysis.annotations.entities.get(name.entity);
    let entities = inside.filter_map(|name| Some((known(name)?, name.span)));
    // A person before a body before a place: "Ito of the Port Authority of Kobe".
    let best = entities.min_by_key(|(entity, _)| match entity.kind {
        NameKind::Person => 0,
        NameKind::Org => 1,
        NameKind::Norp | NameKind::Gpe | NameKind::Loc => 3,
        _ => 2,
    });
    match best {
        // A place inside a source is not who speaks, unless the source is nothing else ("Moscow said").
        Some((entity, _))
            if matches!(entity.kind, NameKind::Gpe | NameKind::Loc) && analysis.document.str(source) != entity.name =>
        {
            Some(spoken(analysis, source))
        }
        // "Austria's Foreign Office" is no other's.
        Some((entity, span)) if entity.kind != NameKind::Person && owned(document, source, span) => {
            Some(spoken(analysis, Span::new(source.start(), span.end())))
        }
        Some((entity, _)) if entity.kind != NameKind::Norp => Some(entity.name.clone()),
        Some(_) => Some(spoken(analysis, source)),
        None => {
            // "its leader (Free List)".
            let whose = names.get(first).filter(|name| name.form == Form::Pronoun && sure(name));
            let whose = whose.filter(|name| name.span.start() == source.start() && name.span.end() < source.end());
            let words = spoken(analysis, source);
            match whose.and_then(known) {
                Some(owner) => Some(format!("{words} ({})", owner.name)),
                None => pointed(words),
            }
        }
    }
}

/// Whether a name stands behind its owner's in a source: "Austria's | Foreign Office".
fn owned(document: &Document, source: Span, name: Span) -> bool {
    let before = document.tokens_in(name).start.checked_sub(1);
    source.start() < name.start() && before.is_some_and(|before| is_owner_mark(document.word(before)))
}

fn is_owner_mark(word: &str) -> bool {
    is_one_of(word, "'s ’s ' ’")
}

/// A source by the words of the text; `None` for a pronoun, which points at somebody without saying who.
fn pointed(words: String) -> Option<String> {
    // So does the label of an answer.
    let points = ["he", "she", "it", "they", "i", "we", "a", "answer", "each", "both"];
    let points = points.iter().any(|pointer| words.eq_ignore_ascii_case(pointer));
    (!points).then_some(words)
}

/// The words of the text, as they stand there.
fn spoken(analysis: &Analysis, span: Span) -> String {
    analysis.document.str(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sources in the order in which the text first lays something on them.
#[derive(Debug, Default)]
struct Sources(Vec<SourceCount>);

impl Sources {
    /// Whom "the ..." points back to: "a ...", in the same words.
    fn introduced(&self, name: &str) -> Option<String> {
        let (_, rest) = name.split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case("the"))?;
        let known = self.0.iter().map(|source| &source.name).find(|known| {
            known.split_once(' ').is_some_and(|(first, known)| {
                (first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an")) && known == rest
            })
        });
        known.cloned()
    }

    fn add(&mut self, name: Option<String>, (claim, kind): (&Claim, VoiceKind), card: u32) {
        let Some(name) = name else { return };
        let sentence = narrow(claim.sentence);
        // "The court" at the head of a sentence is "the court" inside one.
        let known = self.0.iter().position(|source| source.name.eq_ignore_ascii_case(&name));
        let at = known.unwrap_or(self.0.len());
        if known.is_none() {
            let evidential = kind == VoiceKind::Evidential;
            self.0.push(SourceCount { name, evidential, ..SourceCount::default() });
        }
        let Some(source) = self.0.get_mut(at) else { return };
        if !source.sentences.contains(&sentence) {
            source.sentences.push(sentence);
        }
        if source.cards.last() != Some(&card) {
            source.cards.push(card);
        }
    }
}
