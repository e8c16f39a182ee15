//! What the words of a statement stand for, in numbers that both accounts share: whom they name, which day, how many, and
//! each other word by its base form and the classes of words that it may be told in.

use crate::Analysis;
use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::dates::{DateMention, Grain, Part as DatePart, TimexKind};
use crate::annotate::names::NameMention;
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::bytes::crc::crc32;
use crate::claims::ClaimKind;
use crate::compare::Side;
use crate::compare::kin::{Kin, key_words};
use crate::compare::statements::{self, Piece, pieces};
use crate::compare::values::weekday;
use crate::lexicon::alike::{Tells, classes, tells};
use crate::lexicon::cues::act;
use crate::lexicon::grammar;
use crate::text::{Case, Span, overlapping, sort_by_key};
use std::ops::Range;

/// A word, a name, a day or a number, by what may stand for it in the other account.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Where it stands.
    pub(crate) token: usize,
    /// What it is, and then what else may tell it: the classes of a word, what a person is called.
    keys: Vec<u32>,
    /// How much it tells: the rarer, the more.
    pub(crate) weight: f32,
    /// Its sorts, a bit each ([`ALL`] and the others).
    pub(crate) sorts: u8,
}

/// A bit of every unit.
pub(crate) const ALL: u8 = 1;
/// A verb, or a noun that names an act.
pub(crate) const ACT: u8 = 2;
/// A word or a large number: neither a name nor a day.
pub(crate) const TELLING: u8 = 4;
/// A number.
pub(crate) const NUMBER: u8 = 8;
/// A day, a month, an hour.
pub(crate) const DAY: u8 = 16;

/// How alike two words of one class are.
const CLASS: f32 = 0.7;

impl Unit {
    fn new(key: u32, weight: f32, sorts: u8) -> Self {
        Self { token: 0, keys: vec![key], weight, sorts: ALL | sorts }
    }

    /// Everything that it may be told by.
    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// How much of this unit the other tells: 1 for the same, less for one of its classes, 0 for another thing.
    pub(crate) fn told_by(&self, other: &Self) -> f32 {
        if self.keys.first() == other.keys.first() {
            1.0
        } else if share(&self.keys, &other.keys) {
            CLASS
        } else {
            0.0
        }
    }
}

/// Whether two lists of keys share one.
pub(crate) fn share(one: &[u32], other: &[u32]) -> bool {
    one.iter().any(|key| other.contains(key))
}

/// A statement with what its words stand for.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands.
    pub(crate) piece: Piece,
    /// Its words as they are shown.
    pub(crate) span: Span,
    /// What its own words stand for, each thing once: places in [`Account::units`].
    pub(crate) units: Vec<usize>,
    /// Those of them that it is about: its subject.
    pub(crate) subject: Vec<usize>,
    /// The others: what it says of that.
    pub(crate) said: Vec<usize>,
    /// Whether it says what something means, not what happened.
    pub(crate) judges: bool,
}

/// A sentence that tells something.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What its words stand for.
    pub(crate) units: Vec<usize>,
    /// Its statements, as places in [`Account::parts`].
    pub(crate) parts: Range<usize>,
}

/// One account, ready to be matched.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(crate) units: Vec<Unit>,
    /// In the order of its claims.
    pub(crate) parts: Vec<Part>,
    pub(crate) lines: Vec<Line>,
}

/// Both accounts.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) a: Account,
    pub(crate) b: Account,
}

/// What a word is worth of which the other account has none, nor one of its classes.
const ALONE: f32 = 0.3;

/// What the statements of both accounts stand for, each weighed by how few sentences hold it (Spärck Jones 1972).
pub(crate) fn read(a: &Analysis, b: &Analysis, kin: &Kin) -> Read {
    // An account that does not tell its own day has days of the week only.
    let dated = |account: &Analysis| account.annotations.published.date.is_some();
    let by_week = !dated(a) || !dated(b);
    let mut read = Read { a: account(a, Side::A, kin, by_week), b: account(b, Side::B, kin, by_week) };
    let all = read.a.lines.len().max(read.b.lines.len()).max(2);
    let (held_a, held_b) = (read.a.held(), read.b.held());
    weigh(&mut read.a.units, [&held_a, &held_b], all);
    weigh(&mut read.b.units, [&held_b, &held_a], all);
    read
}

#[expect(clippy::cast_precision_loss, reason = "counts of sentences are small")]
fn weigh(units: &mut [Unit], [own, other]: [&[(u32, usize)]; 2], all: usize) {
    let all = all as f32;
    for unit in units {
        let count = |held| unit.keys.first().map_or(0, |key| holders(held, *key).len());
        let most = count(own).max(count(other)).max(1) as f32;
        // What the other account has no word for tells little of whether it tells the same.
        let known = unit.keys.iter().any(|key| !holders(other, *key).is_empty());
        unit.weight *= (1.0 + all / most).ln() / (1.0 + all).ln() * if known { 1.0 } else { ALONE };
    }
}

/// The sentences that hold a key, in a list of [`Account::held`].
pub(crate) fn holders(held: &[(u32, usize)], key: u32) -> &[(u32, usize)] {
    let from = held.partition_point(|(other, _)| *other < key);
    let to = held.partition_point(|(other, _)| *other <= key);
    held.get(from..to).unwrap_or_default()
}

impl Account {
    /// Each key with each sentence that holds it, sorted.
    pub(crate) fn held(&self) -> Vec<(u32, usize)> {
        let mut held = Vec::new();
        for (line, told) in self.lines.iter().enumerate() {
            for unit in told.units.iter().filter_map(|&unit| self.units.get(unit)) {
                held.extend(unit.keys.iter().map(|key| (*key, line)));
            }
        }
        held.sort_unstable();
        held.dedup();
        held
    }

    /// Everything that a range of tokens may be told by, or no more than what it is.
    pub(crate) fn keys_in(&self, tokens: Range<usize>, exact: bool) -> Vec<u32> {
        let mut found = Vec::new();
        self.gather(tokens, &mut found);
        let units = found.iter().filter_map(|&unit| self.units.get(unit));
        units.flat_map(|unit| unit.keys.iter().copied().take(if exact { 1 } else { usize::MAX })).collect()
    }

    /// What each thing in a range of tokens may be told by, and what its acts may be.
    pub(crate) fn acts_in(&self, tokens: Range<usize>) -> (Vec<&[u32]>, Vec<u32>) {
        let mut found = Vec::new();
        self.gather(tokens, &mut found);
        let units: Vec<&Unit> = found.iter().filter_map(|&unit| self.units.get(unit)).collect();
        let acts = units.iter().filter(|unit| unit.sorts & ACT != 0).flat_map(|unit| unit.keys.iter().copied());
        (units.iter().map(|unit| unit.keys()).collect(), acts.collect())
    }

    /// The units of a range of tokens that are not in `found`, each thing once.
    fn gather(&self, tokens: Range<usize>, found: &mut Vec<usize>) {
        let from = self.units.partition_point(|unit| unit.token < tokens.start);
        let own = self.units.iter().enumerate().skip(from).take_while(|(_, unit)| unit.token < tokens.end);
        for (place, unit) in own {
            let same =
                |other: &usize| self.units.get(*other).is_some_and(|other| other.keys.first() == unit.keys.first());
            if !found.iter().any(same) {
                found.push(place);
            }
        }
    }
}

fn account(analysis: &Analysis, side: Side, kin: &Kin, by_week: bool) -> Account {
    let mut account = Account { units: units(analysis, side, kin, by_week), ..Account::default() };
    let mut pieces = pieces(analysis);
    sort_by_key(&mut pieces, |piece| piece.claim);
    let sentence_of = |piece: &Piece| analysis.claims.claims.get(piece.claim).map_or(0, |claim| claim.sentence);
    let mut last = usize::MAX;
    for piece in pieces {
        let sentence = sentence_of(&piece);
        let next = account.parts.len();
        if sentence != last {
            last = sentence;
            let mut units = Vec::new();
            let tokens = analysis.document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
            account.gather(tokens, &mut units);
            account.lines.push(Line { units, parts: next..next });
        }
        if let Some(line) = account.lines.last_mut() {
            line.parts.end = next + 1;
        }
        let (mut units, mut subject) = (Vec::new(), Vec::new());
        account.gather(piece.about.clone(), &mut units);
        account.gather(piece.tokens.clone(), &mut units);
        let about = if piece.about.is_empty() {
            let first = analysis.annotations.syntax.chunks_in(piece.tokens.clone()).first();
            first.filter(|chunk| chunk.kind == ChunkKind::Noun).map_or(0..0, |chunk| chunk.tokens.clone())
        } else {
            piece.about.clone()
        };
        account.gather(about, &mut subject);
        let said = units.iter().copied().filter(|unit| !subject.contains(unit)).collect();
        let claim = analysis.claims.claims.get(piece.claim);
        let judges = claim.is_some_and(|claim| matches!(claim.kind, ClaimKind::Judgement | ClaimKind::General));
        account.parts.push(Part { span: statements::span(analysis, &piece), piece, units, subject, said, judges });
    }
    account
}

/// A number for the same sort of thing and the same words.
fn key(sort: &str, words: &str) -> u32 {
    crc32(&[sort.as_bytes(), words.as_bytes()])
}

/// What the words of an account stand for, in the order of the text.
fn units(analysis: &Analysis, side: Side, kin: &Kin, by_week: bool) -> Vec<Unit> {
    let found = &analysis.annotations;
    let document = &analysis.document;
    let mut units: Vec<Unit> = Vec::new();
    let mut token = 0;
    while let Some(span) = document.tokens.get(token).map(|token| token.span) {
        let first = units.len();
        let mut end = span.end();
        if let Some(date) = overlapping(&found.dates, span, |date| date.span).first() {
            of_date(date, by_week, &mut units);
            end = date.span.end();
        } else if let Some(amount) = overlapping(&found.amounts, span, |amount| amount.span).first() {
            of_amount(amount, &mut units);
            end = amount.span.end();
        } else if let Some(name) = overlapping(&found.names, span, |name| name.span).first() {
            units.extend(of_name(analysis, name, side, kin));
            end = name.span.end();
        } else {
            units.extend(of_word(analysis, token));
        }
        for unit in units.iter_mut().skip(first) {
            unit.token = token;
        }
        token = document.tokens.partition_point(|token| token.span.start() < end).max(token + 1);
    }
    units
}

/// Whom a name or a pronoun names; or by what it is called, or a word of the name.
fn of_name(analysis: &Analysis, name: &NameMention, side: Side, kin: &Kin) -> Option<Unit> {
    let entity = analysis.annotations.entities.get(name.entity)?;
    let mut unit = Unit::new(key("e", &kin.number(side, name.entity)?.to_string()), 1.0, 0);
    for called in &entity.said_of {
        let called = analysis.document.str(*called).lower();
        unit.keys.extend(called.rsplit(' ').take(3).map(|word| key("w", stem(word))));
    }
    for word in key_words(entity) {
        unit.keys.extend(beginning(&word));
        // "Parmesan" is "parmesan" elsewhere.
        if name.is_name() {
            unit.keys.push(key("w", stem(&word)));
        }
    }
    Some(unit)
}

/// A day without its year, which one account may leave out; a month, a year; an hour; a length of time in days.
fn of_date(date: &DateMention, by_week: bool, units: &mut Vec<Unit>) {
    let value = date.value.value.as_str();
    if date.value.grain == Grain::Vague || value.ends_with("_REF") {
        return;
    }
    let states = |part: DatePart| date.value.stated.contains(&part);
    match date.kind {
        TimexKind::Duration => {
            let length = days(value).map_or_else(|| value.to_owned(), |days| days.to_string());
            units.push(Unit::new(key("l", &length), 1.2, TELLING));
        }
        TimexKind::Set => units.push(Unit::new(key("d", value), 1.0, DAY)),
        TimexKind::Time | TimexKind::Date => {
            let (day, hour) = value.split_once('T').unwrap_or((value, ""));
            if let Some(hour) = hour.get(..2) {
                units.push(Unit::new(key("t", hour), 0.8, DAY));
            }
            if !hour.is_empty() && !states(DatePart::Day) && !states(DatePart::Weekday) && !states(DatePart::Month) {
                return;
            }
            let of_year = day.get(5..).filter(|_| day.len() == 10);
            let weekday = weekday(&date.value).filter(|_| by_week).map(|day| crc32(&[b"k", &[day]]));
            if of_year.unwrap_or(day).contains('X') {
                units.extend(weekday.map(|day| Unit::new(day, 0.6, DAY)));
                return;
            }
            let mut unit = Unit::new(key("d", of_year.unwrap_or(day)), 1.0, DAY);
            unit.keys.extend(weekday);
            // "Last autumn" may be November.
            if date.value.grain != Grain::Day
                && let Some((first, last)) = date.value.earliest.zip(date.value.latest)
                && first.year() == last.year()
                && u8::from(last.month()) - u8::from(first.month()) < 6
            {
                for month in u8::from(first.month())..=u8::from(last.month()) {
                    unit.keys.push(crc32(&[b"m", &first.year().to_le_bytes(), &[month]]));
                }
            }
            units.push(unit);
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

/// A number, and how much it tells: a large or an odd one more than "two"; numbers near it; and what it measures.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm is small, and keys need not be exact")]
fn of_amount(amount: &AmountMention, units: &mut Vec<Unit>) {
    /// The logarithm of the step to the next near number.
    const STEP: f32 = 0.058;
    let Some(value) = amount.value.filter(|_| amount.kind != AmountKind::Ordinal) else { return };
    let small = value < 10.0 && value.fract() == 0.0;
    // "20 per cent" is a fifth.
    let value = if amount.unit.as_deref() == Some("%") { value / 100.0 } else { value };
    let exact = crc32(&[b"n", &value.to_bits().to_le_bytes()]);
    let mut unit = Unit::new(exact, if small { 0.7 } else { 1.5 }, if small { NUMBER } else { NUMBER | TELLING });
    if !small {
        let step = ((value.abs() as f32).max(1e-9).ln() / STEP).floor() as i32;
        unit.keys.extend([step, step + 1].map(|step| crc32(&[b"s", &step.to_le_bytes()])));
    }
    units.push(unit);
    // A sum is a sum, whatever it comes to.
    if let Some(of) = &amount.unit {
        units.push(Unit::new(key("u", of), 0.3, 0));
    }
}

/// What a word tells; `None` for words that tell nothing.
fn of_word(analysis: &Analysis, token: usize) -> Option<Unit> {
    let syntax = &analysis.annotations.syntax;
    let document = &analysis.document;
    let word = document.word(token).lower().replace('\u{2019}', "'");
    if word.chars().count() < 2 || !word.contains(char::is_alphabetic) {
        return None;
    }
    let tag = syntax.tag(token);
    match tag {
        Tag::Verb | Tag::Aux => {
            let chunk = syntax.chunk_at(token).filter(|chunk| matches!(chunk.kind, ChunkKind::Verb(_)));
            let base = syntax.verb_lemma(document, token).unwrap_or(word);
            // "Stepped down": a verb with a particle beside it.
            let mut near = (token + 1..token + 4).map(|next| [base.as_str(), &document.word(next).lower()].join("-"));
            if let Some(phrase) = near.find(|phrase| !classes(phrase).is_empty()) {
                return Some(of_base(&phrase, 1.0, ACT));
            }
            // "Reopened" is "opened again".
            let again = base.strip_prefix("re").filter(|again| classes(&base).is_empty() && !classes(again).is_empty());
            let head = chunk.is_none_or(|chunk| chunk.head == token || tag == Tag::Verb);
            (head && !tells(&base, Tells::Light)).then(|| of_base(again.unwrap_or(&base), 1.0, ACT))
        }
        Tag::Noun | Tag::Propn | Tag::X => {
            let base = singular(&word);
            let Some(act) = act(&base) else { return Some(of_base(&base, 1.0, 0)) };
            let mut unit = of_base(act, 1.0, ACT);
            unit.keys.extend(class_keys(&base));
            Some(unit)
        }
        Tag::Adj if tells(&word, Tells::Vague) => None,
        Tag::Adj => Some(of_base(&syntax.verb_lemma(document, token).unwrap_or(word), 0.8, 0)),
        _ => None,
    }
}

/// A word by its base form.
fn of_base(base: &str, weight: f32, sorts: u8) -> Unit {
    let mut unit = Unit::new(key("w", stem(base)), weight, sorts | TELLING);
    unit.keys.extend(class_keys(base));
    unit.keys.extend(beginning(base));
    unit
}

fn class_keys(base: &str) -> impl Iterator<Item = u32> {
    classes(base).iter().map(|class| crc32(&[b"c", &class.to_le_bytes()]))
}

/// How a long word begins: "Norway" and "Norwegian" are of one beginning, as are "withdraw" and "withdrawal".
fn beginning(word: &str) -> Option<u32> {
    const SHORT: usize = 6;
    word.get(..SHORT).map(|begins| key("p", begins))
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

/// What the word at `token` may be told by; nothing for a word that tells nothing.
pub(crate) fn keys_of(analysis: &Analysis, token: usize) -> Vec<u32> {
    of_word(analysis, token).map(|unit| unit.keys).unwrap_or_default()
}
