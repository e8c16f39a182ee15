//! Numbers and dates of two statements: which of them cannot be the same.

use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::dates::{DateMention, DateValue, Grain, Part, TimexKind};
use crate::annotate::syntax::Chunk;
use crate::bytes::crc::crc32;
use crate::compare::concepts::{keys_of, share};
use crate::compare::kin::is_human;
use crate::compare::slots::Told;
use crate::compare::{Difference, Slot};
use crate::lexicon::alike::{Tells, tells};
use crate::lexicon::is_one_of;
use crate::text::{Case, overlapping};

/// Two counts of one thing, two sums of one currency, two measures of one unit, none of which is the same: the nearest first.
pub(crate) fn numbers(one: &Told<'_>, other: &Told<'_>) -> Vec<Difference> {
    let (mine, theirs) = (amounts(one), amounts(other));
    let free = |told: &Told<'_>, amount: &AmountMention, others: &[Counted<'_>], by: &Told<'_>| {
        !others.iter().any(|(other, _)| near(told, amount, by, other))
    };
    let mut left: Vec<&Counted<'_>> = theirs.iter().filter(|(found, _)| free(other, found, &mine, one)).collect();
    let mut differ = Vec::new();
    for (amount, what) in mine.iter().filter(|(amount, _)| free(one, amount, &theirs, other)) {
        let apart = |found: &&Counted<'_>| {
            let values = found.0.value.zip(amount.value);
            values.map_or(f64::MAX, |(value, own)| (value - own).abs() / value.abs().max(own.abs()).max(1e-9))
        };
        let like = left.iter().filter(|(found, other)| share(what, other) || is_alone(amount, what, found, other));
        let Some(nearest) = like.min_by(|one, other| apart(one).total_cmp(&apart(other))).copied() else { continue };
        left.retain(|(other, _)| other.span != nearest.0.span);
        differ.push(Difference { slot: Slot::Number, a: Some(amount.span), b: Some(nearest.0.span) });
    }
    differ
}

/// Whether two counts may be of one thing as one of them does not tell of what.
fn is_alone(amount: &AmountMention, what: &[u32], found: &AmountMention, other: &[u32]) -> bool {
    (what.is_empty() || other.is_empty()) && amount.unit.is_none() && found.unit.is_none()
}

/// An amount, and what it may count.
type Counted<'a> = (&'a AmountMention, Vec<u32>);

/// The amounts of a statement, each with what it counts.
fn amounts<'a>(told: &Told<'a>) -> Vec<Counted<'a>> {
    let found = overlapping(&told.analysis.annotations.amounts, told.span, |amount| amount.span).iter();
    let known = found.filter(|amount| amount.value.is_some() && amount.kind != AmountKind::Ordinal);
    known.map(|amount| (amount, counted(told, amount))).collect()
}

/// What is counted: the currency, the unit, or the words after the number, else before it ("a magnitude of 3.4"); people are people.
/// Nothing where it is not told: "14 of them", "five were hurt".
fn counted(told: &Told<'_>, amount: &AmountMention) -> Vec<u32> {
    const NEAR: usize = 4;
    if let Some(unit) = &amount.unit {
        return vec![crc32(&[unit.as_bytes()])];
    }
    let own = told.analysis.document.tokens_in(amount.span);
    let words = |token: &usize| {
        let word = told.analysis.document.word(*token);
        !is_one_of(word, ", ; : . ( ) — – them us")
            && !told.analysis.annotations.syntax.chunk_at(*token).is_some_and(Chunk::is_finite)
    };
    let mut keys = Vec::new();
    for token in (own.end..own.end + NEAR).take_while(words) {
        keys.extend(keys_of(told.analysis, token));
        if is_human(told.analysis, token) {
            keys.push(0);
        }
    }
    if keys.is_empty() {
        let before = (own.start.saturating_sub(2)..own.start).rev().take_while(words);
        keys.extend(before.flat_map(|token| keys_of(told.analysis, token)));
    }
    keys
}

/// Whether two numbers can be one: the same, or the one rounded to the other where either says "about".
fn near(one: &Told<'_>, amount: &AmountMention, other: &Told<'_>, found: &AmountMention) -> bool {
    let (Some(value), Some(second)) = (amount.value, found.value) else { return true };
    let most = value.abs().max(second.abs());
    let rough = is_rough(one, amount) || is_rough(other, found);
    let room = if rough { 0.1 } else { 0.005 };
    (value - second).abs() <= most * room
}

/// "about 40,000", "more than 1,400", "something like nine".
fn is_rough(told: &Told<'_>, amount: &AmountMention) -> bool {
    let first = told.analysis.document.tokens_in(amount.span).start;
    let before = (1..3).filter_map(|back| first.checked_sub(back)).map(|token| told.analysis.document.word(token));
    before.into_iter().any(|word| tells(&word.lower(), Tells::Rough))
}

/// Two lengths of time in one unit, neither of which the other has.
pub(crate) fn lengths(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
    fn list<'a>(told: &Told<'a>) -> Vec<&'a DateMention> {
        let found = overlapping(&told.analysis.annotations.dates, told.span, |date| date.span).iter();
        found.filter(|date| date.kind == TimexKind::Duration && !date.value.value.contains('X')).collect()
    }
    let (mine, theirs) = (list(one), list(other));
    match (mine.as_slice(), theirs.as_slice()) {
        ([length], [found]) if length.value.grain == found.value.grain && length.value.value != found.value.value => {
            Some(Difference { slot: Slot::Number, a: Some(length.span), b: Some(found.span) })
        }
        _ => None,
    }
}

/// Two dates of one grain, of which no day is the same.
pub(crate) fn dates(one: &Told<'_>, other: &Told<'_>) -> Option<Difference> {
    let (mine, theirs) = (days(one), days(other));
    let apart = |date: &DateMention, others: &[&DateMention]| others.iter().all(|other| is_apart(date, other));
    let mut left = mine.iter().filter(|date| apart(date, &theirs));
    left.find_map(|date| {
        let found = theirs.iter().find(|found| grain(found) == grain(date) && apart(found, &mine))?;
        Some(Difference { slot: Slot::Date, a: Some(date.span), b: Some(found.span) })
    })
}

/// A time of day is of its day.
fn grain(date: &DateMention) -> Grain {
    date.value.grain.max(Grain::Day)
}

fn days<'a>(told: &Told<'a>) -> Vec<&'a DateMention> {
    let found = overlapping(&told.analysis.annotations.dates, told.span, |date| date.span).iter();
    found
        .filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time) && date.value.grain != Grain::Vague)
        .collect()
}

/// Whether two dates cannot be the same: both are known, and the one ends before the other begins; or their months and days
/// are known without a year.
fn is_apart(one: &DateMention, other: &DateMention) -> bool {
    let (one, other) = (&one.value, &other.value);
    if let Some((clock, other)) = clock(one).zip(clock(other))
        && MINUTES < clock.abs_diff(other)
    {
        return true;
    }
    // Where one account does not tell its own day, its days are days of the week.
    if let Some((day, other_day)) = weekday(one).zip(weekday(other))
        && (one.earliest.is_none() || other.earliest.is_none())
    {
        return day != other_day;
    }
    let year = |date: &DateValue| date.stated.contains(&Part::Year) || date.grain != Grain::Day;
    if !year(one) || !year(other) {
        return day_of(one).zip(day_of(other)).is_some_and(|(day, other)| day != other);
    }
    match (one.earliest.zip(one.latest), other.earliest.zip(other.latest)) {
        (Some((first, last)), Some((second, end))) => last < second || end < first,
        _ => false,
    }
}

/// Two times of day that are not further apart can be one.
const MINUTES: u16 = 45;

/// Minutes since midnight, where an hour is told.
fn clock(date: &DateValue) -> Option<u16> {
    let (hours, minutes) = date.value.split_once('T')?.1.split_once(':')?;
    Some(hours.parse::<u16>().ok()? * 60 + minutes.get(..2)?.parse::<u16>().ok()?)
}

/// The day of the week that is told, 1 for Monday.
pub(crate) fn weekday(date: &DateValue) -> Option<u8> {
    if !date.stated.contains(&Part::Weekday) {
        return None;
    }
    let known = date.earliest.map(|day| day.weekday().number_from_monday());
    known.or_else(|| date.value.split('T').next()?.strip_prefix("XXXX-WXX-")?.parse().ok())
}

/// Month and day, where both are known.
fn day_of(date: &DateValue) -> Option<&str> {
    date.value.get(5..10).filter(|day| !day.contains('X') && !day.contains('W'))
}
