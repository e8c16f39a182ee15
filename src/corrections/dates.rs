//! The reader's changes to expressions of time, and what they mean for those counted from them.

use crate::annotate::dates::{Anchor, DateMention, DateValue, Grain, TimexKind, given, given_day};
use crate::corrections::apply::{ADDED, BOUNDS};
use crate::text::Span;
use time::Date;

/// What tells of a date whose value a reader set.
pub(crate) const SET: &str = "reader.date";

fn at(dates: &[DateMention], place: Span) -> Option<usize> {
    dates.iter().position(|date| date.span == place)
}

/// Whether the words at `place` are a date.
pub(super) fn has(dates: &[DateMention], place: Span) -> bool {
    at(dates, place).is_some()
}

/// Makes words a date, of which nothing is known yet.
pub(super) fn add(dates: &mut Vec<DateMention>, span: Span) {
    let place = dates.partition_point(|date| date.span < span);
    dates.insert(place, DateMention { span, kind: TimexKind::Date, value: unknown(Grain::Day), rule: ADDED });
    renumber(dates, |old| Some(if old < place { old } else { old + 1 }));
}

/// Takes out the dates that `is_out` names by their words; says whether there are any.
pub(super) fn clear(dates: &mut Vec<DateMention>, is_out: impl Fn(Span) -> bool) -> bool {
    let mut found = false;
    while let Some(out) = dates.iter().position(|date| is_out(date.span)) {
        dates.remove(out);
        renumber(dates, |old| (old != out).then_some(if old < out { old } else { old - usize::from(0 < old) }));
        found = true;
    }
    found
}

/// Follows what dates are counted from to its new place; what is gone is told no longer.
fn renumber(dates: &mut [DateMention], fresh: impl Fn(usize) -> Option<usize>) {
    for date in dates {
        if let Anchor::Mention(old) = date.value.anchor {
            date.value.anchor = fresh(old).map_or(Anchor::None, Anchor::Mention);
        }
    }
}

/// Moves the bounds of a date.
pub(super) fn shift(dates: &mut [DateMention], was: Span, is: Span) {
    if let Some(date) = at(dates, was).and_then(|at| dates.get_mut(at)) {
        (date.span, date.rule) = (is, BOUNDS);
    }
}

/// Sets what a date means; says whether there is such a date and such a value. Days that are counted from it move with it;
/// what else is counted from it is not known any more.
pub(super) fn set(dates: &mut [DateMention], place: Span, value: &str) -> bool {
    let (Some(at), Some(value)) = (at(dates, place), given(value)) else { return false };
    let Some(date) = dates.get_mut(at) else { return false };
    let by = one_day(&date.value).zip(one_day(&value)).map(|(was, is)| is.to_julian_day() - was.to_julian_day());
    (date.value, date.kind, date.rule) = (value, TimexKind::Date, SET);
    let mut counted = vec![at];
    let mut seen = vec![false; dates.len()];
    while let Some(from) = counted.pop() {
        for (index, (date, seen)) in dates.iter_mut().zip(&mut seen).enumerate() {
            if date.value.anchor == Anchor::Mention(from) && date.rule != SET && !*seen {
                *seen = true;
                counted.push(index);
                let day = one_day(&date.value).zip(by);
                let day = day.and_then(|(day, by)| Date::from_julian_day(day.to_julian_day() + by).ok());
                date.value = match day.map(given_day) {
                    Some(moved) => {
                        DateValue { anchor: date.value.anchor, stated: std::mem::take(&mut date.value.stated), ..moved }
                    }
                    None => unknown(date.value.grain),
                };
            }
        }
    }
    true
}

/// The day that a value means, where it is one.
fn one_day(value: &DateValue) -> Option<Date> {
    value.earliest.filter(|_| value.earliest == value.latest)
}

/// A value of which nothing is known but how fine it is.
fn unknown(grain: Grain) -> DateValue {
    DateValue {
        value: "XXXX-XX-XX".to_owned(),
        modifier: None,
        earliest: None,
        latest: None,
        grain,
        stated: Vec::new(),
        anchor: Anchor::None,
    }
}
