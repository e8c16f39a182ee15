//! Numbers and dates of two statements: which of them cannot be the same.

use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::dates::{DateMention, DateValue, Grain, Part, TimexKind};
use crate::bytes::crc::crc32;
use crate::compare::concepts::key_of;
use crate::compare::slots::Told;
use crate::compare::{Difference, Slot};
use crate::lexicon::alike::{Tells, tells};
use crate::text::{Case, overlapping};

/// Two counts of one thing, two sums of one currency, two measures of one unit, none of which is the same.
pub(crate) fn numbers(one: &Told<'_>, other: &Told<'_>) -> Vec<Difference> {
    let (mine, theirs) = (amounts(one), amounts(other));
    let free = |told: &Told<'_>, amount: &AmountMention, others: &[(&AmountMention, u32)], by: &Told<'_>| {
        !others.iter().any(|(other, _)| near(told, amount, by, other))
    };
    let left = mine.iter().filter(|(amount, _)| free(one, amount, &theirs, other));
    let differ = left.filter_map(|(amount, what)| {
        let (found, _) =
            theirs.iter().find(|(found, other_what)| other_what == what && free(other, found, &mine, one))?;
        Some(Difference { slot: Slot::Number, a: Some(amount.span), b: Some(found.span) })
    });
    differ.collect()
}

/// The amounts of a statement, each with what it counts.
fn amounts<'a>(told: &Told<'a>) -> Vec<(&'a AmountMention, u32)> {
    let found = overlapping(&told.analysis.annotations.amounts, told.span, |amount| amount.span).iter();
    found.filter(|amount| amount.value.is_some()).filter_map(|amount| Some((amount, counted(told, amount)?))).collect()
}

/// What is counted: the currency, the unit, or the noun after the number.
fn counted(told: &Told<'_>, amount: &AmountMention) -> Option<u32> {
    const NEAR: usize = 3;
    match (amount.kind, &amount.unit) {
        (AmountKind::Ordinal, _) => None,
        (AmountKind::Money | AmountKind::Percent | AmountKind::Quantity, Some(unit)) => Some(crc32(&[unit.as_bytes()])),
        _ => {
            let after = told.analysis.document.tokens_in(amount.span).end;
            let chunk = told.analysis.annotations.syntax.chunk_at(after).map_or(after, |chunk| chunk.head);
            let head = if after <= chunk && chunk < after + NEAR { chunk } else { after };
            // "eleven | were injured": what they did, where no noun says what they are.
            (head..head + NEAR).find_map(|token| key_of(told.analysis, token))
        }
    }
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
        let found = theirs.iter().find(|found| found.value.grain == date.value.grain && apart(found, &mine))?;
        Some(Difference { slot: Slot::Date, a: Some(date.span), b: Some(found.span) })
    })
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
    let year = |date: &DateValue| date.stated.contains(&Part::Year) || date.grain != Grain::Day;
    if !year(one) || !year(other) {
        return day_of(one).zip(day_of(other)).is_some_and(|(day, other)| day != other);
    }
    match (one.earliest.zip(one.latest), other.earliest.zip(other.latest)) {
        (Some((first, last)), Some((second, end))) => last < second || end < first,
        _ => false,
    }
}

/// Month and day, where both are known.
fn day_of(date: &DateValue) -> Option<&str> {
    date.value.get(5..10).filter(|day| !day.contains('X') && !day.contains('W'))
}
