//! Who is who across two accounts: each entity of one with the entity of the other that is the same person, body or place.
//!
//! By names alone. A description without a name is nobody here.

use crate::Analysis;
use crate::annotate::names::{Entity, NameKind};
use crate::annotate::syntax::Tag;
use crate::bytes::crc::crc32;
use crate::compare::Side;
use crate::lexicon::alike::{Tells, tells};
use crate::lexicon::is_one_of;
use crate::text::{Case, Letter};

/// The entities of two accounts, each with its number; what both name has one number.
#[derive(Debug, Default)]
pub(crate) struct Kin {
    a: Vec<usize>,
    b: Vec<usize>,
    /// The words of each text in lower case ([`hashed`], sorted), to see whether a name stands there though it was not read as one.
    words: [Vec<u32>; 2],
}

impl Kin {
    /// Looks in each account for the other's names.
    pub(crate) fn between(a: &Analysis, b: &Analysis) -> Self {
        let others = &b.annotations.entities;
        let named = |(index, entity)| key_words(entity).into_iter().map(move |word| (hashed(&word), index));
        let mut by_word: Vec<(u32, usize)> = others.iter().enumerate().flat_map(named).collect();
        by_word.sort_unstable();
        let count = a.annotations.entities.len();
        let mut numbers: Vec<Option<usize>> = vec![None; others.len()];
        for (index, entity) in a.annotations.entities.iter().enumerate() {
            let holders = |word: String| {
                let word = hashed(&word);
                let from = by_word.partition_point(|(other, _)| *other < word);
                by_word.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| *other == word)
            };
            let mut near: Vec<usize> =
                key_words(entity).into_iter().flat_map(holders).map(|(_, other)| *other).collect();
            near.sort_unstable();
            near.dedup();
            let best = near.into_iter().filter(|&other| numbers.get(other) == Some(&None));
            let best = best.filter_map(|other| Some((likeness(a, entity, b, others.get(other)?)?, other))).min();
            if let Some(slot) = best.and_then(|(_, other)| numbers.get_mut(other)) {
                *slot = Some(index);
            }
        }
        let b_numbers = numbers.iter().enumerate().map(|(index, number)| number.unwrap_or(count + index)).collect();
        Self { a: (0..count).collect(), b: b_numbers, words: [words(a), words(b)] }
    }

    /// The number of an entity: the same in both accounts where both name it.
    pub(crate) fn number(&self, side: Side, entity: usize) -> Option<usize> {
        if side == Side::A { self.a.get(entity).copied() } else { self.b.get(entity).copied() }
    }

    /// Whether the other account names the entity of `side` as well, or holds its name though it was not read as one.
    pub(crate) fn is_shared(&self, side: Side, index: usize, entity: &Entity) -> bool {
        let number = self.number(side, index);
        let (others, words) =
            if side == Side::A { (&self.b, self.words.get(1)) } else { (&self.a, self.words.first()) };
        let mut names = key_words(entity).into_iter();
        let holds = |name: String| words.is_some_and(|words| words.binary_search(&hashed(&name)).is_ok());
        let stands = match entity.kind {
            NameKind::Person => names.next_back().is_some_and(holds),
            _ => names.len() != 0 && names.all(holds),
        };
        others.iter().any(|&other| Some(other) == number) || stands
    }
}

fn words(analysis: &Analysis) -> Vec<u32> {
    let tokens = 0..analysis.document.tokens.len();
    let mut words: Vec<u32> = tokens.map(|token| hashed(&analysis.document.word(token).lower())).collect();
    words.sort_unstable();
    words
}

/// A word as a number: few enough are compared for two of them never to share one.
fn hashed(word: &str) -> u32 {
    crc32(&[word.as_bytes()])
}

/// The words of a name that tell it from others, in lower case.
pub(crate) fn key_words(entity: &Entity) -> Vec<String> {
    let words =
        entity.name.split([' ', '-', '\u{a0}']).map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let words = words.map(|word| word.trim_end_matches("'s").trim_end_matches("’s").lower());
    words.filter(|word| 1 < word.len() && !is_one_of(word.as_str(), "the of and for de van von al")).collect()
}

/// How alike two entities are, 0 the most; `None` where they are not one.
fn likeness(a: &Analysis, one: &Entity, b: &Analysis, other: &Entity) -> Option<u8> {
    let person = |entity: &Entity| entity.kind == NameKind::Person;
    if one.name.eq_ignore_ascii_case(&other.name) {
        return Some(0);
    }
    if person(one) != person(other) {
        return None;
    }
    let (names, others) = (key_words(one), key_words(other));
    if person(one) {
        let ((last, first), (other_last, other_first)) = (names.split_last()?, others.split_last()?);
        let fits = match (first.first(), other_first.first()) {
            (Some(first), Some(other)) => short_for(first, other) || short_for(other, first),
            _ => true,
        };
        return (last == other_last && fits).then_some(1);
    }
    let initials = |entity: &Entity| -> String {
        let capitals = entity.name.split([' ', '-']).filter_map(|word| word.chars().next());
        capitals.filter(|first| first.is_upper()).collect()
    };
    let acronym = |short: &Entity, long: &Entity| {
        2 < short.name.len() && short.name.chars().all(Letter::is_upper) && initials(long) == short.name
    };
    let place = |entity: &Entity| matches!(entity.kind, NameKind::Gpe | NameKind::Loc | NameKind::Norp);
    if place(one) != place(other) {
        return None;
    }
    let within = |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|name| many.contains(name));
    // "Norrvik" for "Norrvik Tankers", where the text itself calls it so, or the short name leads the long one.
    let leads = |few: &[String], many: &[String]| within(few, many) && few.first() == many.first();
    let known = |short: &Entity, by: &Analysis, long: &Entity| {
        long.mentions
            .iter()
            .filter_map(|&mention| by.annotations.names.get(mention))
            .any(|mention| by.document.str(mention.span).eq_ignore_ascii_case(&short.name))
    };
    if known(one, b, other) || known(other, a, one) || acronym(one, other) || acronym(other, one) {
        return Some(1);
    }
    let alike = leads(&names, &others) || leads(&others, &names) || names == others;
    (alike && !place(one) || names == others).then_some(2)
}

/// "Gord" for "Gordon", "J" for "John".
fn short_for(short: &str, long: &str) -> bool {
    long.starts_with(short) && (short.len() == 1 || 2 < short.len())
}

/// The noun group's head is a word for a person: "man", "dealer", "priest".
pub(crate) fn is_human(analysis: &Analysis, head: usize) -> bool {
    use crate::lexicon::cues::{SourceNoun, source_noun};
    let word = analysis.document.word(head).lower();
    let noun = analysis.annotations.syntax.tag(head) == Tag::Noun;
    let known = matches!(source_noun(&word), Some(SourceNoun::Group | SourceNoun::Mouth));
    let called = tells(&word, Tells::Person);
    let made =
        ["er", "or", "ist", "man", "woman", "ian", "ee", "ant"].iter().any(|end| word.len() > 4 && word.ends_with(end));
    noun && (known || called || made)
}
