//! What the words of a statement stand for, in numbers that both accounts share: whom they name, which day, how many, and
//! each other word by its base form and the class of words that it may be told in.

use crate::Analysis;
use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::dates::{DateMention, Grain, Part as DatePart, TimexKind};
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::bytes::crc::crc32;
use crate::compare::Side;
use crate::compare::kin::Kin;
use crate::compare::statements::{Piece, pieces};
use crate::lexicon::alike::{Tells, class, tells};
use crate::lexicon::cues::act;
use crate::lexicon::grammar;
use crate::text::{Case, overlapping};
use std::ops::Range;

/// A statement with what its words stand for. Each list is sorted and free of repetitions.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands.
    pub(crate) piece: Piece,
    /// What its own words stand for.
    pub(crate) own: Vec<u32>,
    /// Those of them that its verbs and acts stand for.
    pub(crate) acts: Vec<u32>,
    /// Those that are words or large numbers: neither names nor days.
    pub(crate) telling: Vec<u32>,
    /// What the rest of its claim stands for.
    pub(crate) around: Vec<u32>,
}

/// Both accounts, ready to be matched.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) a: Vec<Part>,
    pub(crate) b: Vec<Part>,
    /// How much each concept tells, by its number: the rarer, the more.
    pub(crate) weights: Vec<f32>,
}

/// What a word is worth of which the other account has none, nor one of its class.
const ALONE: f32 = 0.5;

/// What words stand for.
#[derive(Clone, Copy, Debug)]
struct Key {
    /// The same for the same sort of thing and the same words.
    number: u32,
    /// How much it would tell were it not for its rarity.
    weight: f32,
    /// Whether it is of an act.
    act: bool,
    /// Whether it is a word or a large number: neither a name nor a day.
    telling: bool,
}

impl Key {
    fn of(sort: &str, words: &str, weight: f32) -> Self {
        Self { number: crc32(&[sort.as_bytes(), words.as_bytes()]), weight, act: false, telling: false }
    }

    fn word(words: &str, weight: f32, act: bool) -> Self {
        Self { act, telling: true, ..Self::of("w", stem(words), weight) }
    }
}

/// What the statements of both accounts stand for, each weighed by how few of them hold it (Spärck Jones 1972).
#[expect(clippy::cast_precision_loss, reason = "counts of statements are small")]
pub(crate) fn read(a: &Analysis, b: &Analysis, kin: &Kin) -> Read {
    // Each key with how much it would tell were it not for its rarity; its place among them is its concept.
    let mut keys: Vec<(u32, f32)> = Vec::new();
    let mut parts_a = parts(a, Side::A, kin, &mut keys);
    let mut parts_b = parts(b, Side::B, kin, &mut keys);
    keys.sort_by_key(|(key, _)| *key);
    keys.dedup_by_key(|(key, _)| *key);
    for part in parts_a.iter_mut().chain(&mut parts_b) {
        for list in [&mut part.own, &mut part.acts, &mut part.telling, &mut part.around] {
            for concept in list {
                let place = keys.partition_point(|(key, _)| key < concept);
                *concept = u32::try_from(place).unwrap_or(u32::MAX);
            }
        }
    }
    let counts = |parts: &[Part]| {
        let mut counts = vec![0_usize; keys.len()];
        for &concept in parts.iter().filter(|part| !part.piece.joined).flat_map(|part| &part.own) {
            if let Some(count) = counts.get_mut(concept as usize) {
                *count += 1;
            }
        }
        counts
    };
    let all = parts_a.len().max(parts_b.len()).max(2) as f32;
    let rarity = |count: usize| (1.0 + all / count.max(1) as f32).ln() / (1.0 + all).ln();
    let both = counts(&parts_a).into_iter().zip(counts(&parts_b));
    let weights = keys.iter().zip(both).map(|((_, weight), (a, b))| {
        // What the other account has no word for tells little of whether it tells the same.
        let shared = if a == 0 || b == 0 { ALONE } else { 1.0 };
        weight * rarity(a.max(b)) * shared
    });
    let weights = weights.collect();
    Read { a: parts_a, b: parts_b, weights }
}

fn parts(analysis: &Analysis, side: Side, kin: &Kin, numbers: &mut Vec<(u32, f32)>) -> Vec<Part> {
    let found = pieces(analysis);
    let mut parts: Vec<Part> = found.into_iter().map(|piece| part(analysis, side, kin, numbers, piece)).collect();
    // What stands around a statement: the rest of its claim.
    for claim in parts.chunk_by_mut(|one, other| one.piece.claim == other.piece.claim) {
        let mut around: Vec<u32> = claim.iter().flat_map(|part| part.own.iter().copied()).collect();
        around.sort_unstable();
        around.dedup();
        for part in claim {
            part.around = around.iter().copied().filter(|concept| part.own.binary_search(concept).is_err()).collect();
        }
    }
    parts
}

fn part(analysis: &Analysis, side: Side, kin: &Kin, numbers: &mut Vec<(u32, f32)>, piece: Piece) -> Part {
    let mut own = Vec::new();
    let mut acts = Vec::new();
    let mut telling = Vec::new();
    let mut keys = Keys { analysis, side, kin };
    for tokens in [piece.about.clone(), piece.tokens.clone()] {
        keys.each(tokens, &mut |found| {
            numbers.push((found.number, found.weight));
            own.push(found.number);
            acts.extend(found.act.then_some(found.number));
            telling.extend(found.telling.then_some(found.number));
        });
    }
    for list in [&mut own, &mut acts, &mut telling] {
        list.sort_unstable();
        list.dedup();
    }
    Part { piece, own, acts, telling, around: Vec::new() }
}

/// Reads what words stand for, as keys.
struct Keys<'a> {
    analysis: &'a Analysis,
    side: Side,
    kin: &'a Kin,
}

impl Keys<'_> {
    /// Hands each key in a range of tokens to `take`.
    fn each(&mut self, tokens: Range<usize>, take: &mut dyn FnMut(Key)) {
        let found = &self.analysis.annotations;
        let document = &self.analysis.document;
        let mut token = tokens.start;
        while token < tokens.end {
            let Some(span) = document.tokens.get(token).map(|token| token.span) else { break };
            let past = |end: usize| document.tokens.partition_point(|token| token.span.start() < end).max(token + 1);
            if let Some(date) = overlapping(&found.dates, span, |date| date.span).first() {
                date_keys(date, take);
                token = past(date.span.end());
            } else if let Some(amount) = overlapping(&found.amounts, span, |amount| amount.span).first() {
                if let Some(key) = amount_key(amount) {
                    take(key);
                }
                // A sum is a sum, whatever it comes to.
                if let Some(unit) = &amount.unit {
                    take(Key::of("u", unit, 0.4));
                }
                token = past(amount.span.end());
            } else if let Some(name) = overlapping(&found.names, span, |name| name.span).first() {
                if let Some(number) = self.kin.number(self.side, name.entity) {
                    take(Key::of("e", &number.to_string(), 1.0));
                }
                // "Parmesan" is "parmesan" elsewhere.
                if past(name.span.end()) == token + 1 && name.is_name() {
                    take(Key::word(&document.str(name.span).lower(), 0.4, false));
                }
                token = past(name.span.end());
            } else {
                if let Some(key) = word_key(self.analysis, token) {
                    take(key);
                }
                token += 1;
            }
        }
    }
}

/// A day without its year, which one account may leave out; a month, a year; an hour; a length of time in days.
fn date_keys(date: &DateMention, take: &mut dyn FnMut(Key)) {
    let value = date.value.value.as_str();
    if date.value.grain == Grain::Vague || value.ends_with("_REF") {
        return;
    }
    let states = |part: DatePart| date.value.stated.contains(&part);
    match date.kind {
        TimexKind::Duration => {
            let length = days(value).map_or_else(|| value.to_owned(), |days| days.to_string());
            take(Key { telling: true, ..Key::of("d", &length, 1.2) });
        }
        TimexKind::Set => take(Key::of("d", value, 1.0)),
        TimexKind::Time | TimexKind::Date => {
            let (day, hour) = value.split_once('T').unwrap_or((value, ""));
            if let Some(hour) = hour.get(..2) {
                take(Key::of("t", hour, 0.8));
            }
            if !hour.is_empty() && !states(DatePart::Day) && !states(DatePart::Weekday) && !states(DatePart::Month) {
                return;
            }
            if states(DatePart::Weekday) {
                let weekday = date.value.earliest.map(|day| day.weekday().number_from_monday().to_string());
                let weekday = weekday.or_else(|| day.rsplit('-').next().map(str::to_owned));
                take(Key::of("k", &weekday.unwrap_or_default(), 0.6));
            }
            let of_year = day.get(5..).filter(|_| date.value.grain <= Grain::Day && day.len() == 10);
            if !day.contains('X') || of_year.is_some_and(|day| !day.contains('X')) {
                // Told by its weekday as well, a day is still one thing.
                let weight = if states(DatePart::Weekday) { 0.6 } else { 1.2 };
                take(Key::of("d", of_year.unwrap_or(day), weight));
            }
        }
    }
}

/// The days of "P2W"; `None` for what is no plain number of days, weeks, months or years.
fn days(value: &str) -> Option<u32> {
    let (number, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let length = match unit {
        "D" => 1,
        "W" => 7,
        "M" => 30,
        "Y" => 365,
        _ => return None,
    };
    number.parse::<u32>().ok()?.checked_mul(length)
}

/// A number, and how much it tells: a large or an odd one more than "two".
fn amount_key(amount: &AmountMention) -> Option<Key> {
    let value = amount.value.filter(|_| amount.kind != AmountKind::Ordinal)?;
    let weight = if value < 10.0 && value.fract() == 0.0 { 0.7 } else { 1.5 };
    // "20 per cent" is a fifth.
    let value = if amount.unit.as_deref() == Some("%") { value / 100.0 } else { value };
    let number = crc32(&[b"n", &value.to_bits().to_le_bytes()]);
    Some(Key { number, weight, act: false, telling: 1.0 < weight })
}

/// The class of a word; `None` for words that tell nothing.
fn word_key(analysis: &Analysis, token: usize) -> Option<Key> {
    let syntax = &analysis.annotations.syntax;
    let word = analysis.document.word(token).lower().replace('’', "'");
    let tag = syntax.tag(token);
    if word.chars().count() < 2 || !word.contains(char::is_alphabetic) {
        return None;
    }
    let verb = || syntax.verb_lemma(&analysis.document, token);
    match tag {
        Tag::Verb | Tag::Aux => {
            let chunk = syntax.chunk_at(token).filter(|chunk| matches!(chunk.kind, ChunkKind::Verb(_)));
            let base = verb().unwrap_or_else(|| word.clone());
            // "Reopened" is "opened again".
            let again =
                base.strip_prefix("re").filter(|base| grammar::word(base).is_some_and(|(_, word)| word.verb.is_some()));
            let base = again.map_or(base.clone(), str::to_owned);
            let tells =
                chunk.is_none_or(|chunk| chunk.head == token || tag == Tag::Verb) && !tells(&base, Tells::Light);
            tells.then(|| Key::word(class(&base), 1.0, true))
        }
        Tag::Noun | Tag::Propn | Tag::X => {
            let base = singular(&word);
            let act = act(&base);
            Some(Key::word(class(act.unwrap_or(&base)), 1.0, act.is_some()))
        }
        Tag::Adj if tells(&word, Tells::Vague) => None,
        Tag::Adj => Some(Key::word(class(&verb().unwrap_or(word)), 0.8, false)),
        _ => None,
    }
}

/// A word without the ending that makes a noun of a verb or an adjective of a noun: "investigation" and "investigator" are of
/// one stem. Only long words lose any.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 22] = [
        "ational", "ations", "ation", "ative", "ators", "ator", "ments", "ment", "ances", "ance", "ences", "ence",
        "ingly", "able", "ible", "ical", "ness", "ate", "ity", "ing", "ive", "al",
    ];
    let longest = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| 4 < stem.len()));
    longest.unwrap_or(word).trim_end_matches('e')
}

/// A noun without its plural ending.
pub(crate) fn singular(noun: &str) -> String {
    let known = |stem: &str| grammar::word(stem).is_some_and(|(_, word)| word.noun || word.verb.is_some());
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| 2 < stem.len()) {
        return format!("{stem}y");
    }
    if let Some(stem) = noun.strip_suffix("men") {
        return format!("{stem}man");
    }
    let sibilant = |stem: &&str| ["ch", "sh", "ss", "x", "zz"].iter().any(|end| stem.ends_with(end));
    if let Some(stem) = noun.strip_suffix("es").filter(sibilant) {
        return stem.to_owned();
    }
    match noun.strip_suffix('s') {
        Some(stem)
            if 2 < stem.len() && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is")
                || known(noun.strip_suffix('s').unwrap_or(noun)) =>
        {
            stem.to_owned()
        }
        _ => noun.to_owned(),
    }
}

/// The key of the word at `token`, to compare two words by.
pub(crate) fn key_of(analysis: &Analysis, token: usize) -> Option<u32> {
    word_key(analysis, token).map(|key| key.number)
}
