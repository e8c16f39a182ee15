//! The reader's changes to expressions of time, and what they mean for those counted from them.

use crate::annotate::dates::{Anchor, DateMention, DateValue, Grain, TimexKind, given, given_day};
use crate::corrections::apply::{ADDED, BOUNDS};
use crate::text::Span;
use time::Date;

/// What tells of a date whose value a reader set.
pub(crate) const SET: &str = "reader.date";

/// Dates while they are changed: none is taken out, and none changes its place, before the end.
pub(super) struct Dates<'a> {
    list: &'a mut Vec<DateMention>,
    /// For each, whether it stands no longer.
    gone: Vec<bool>,
    changed: bool,
}

impl<'a> Dates<'a> {
    pub(super) fn new(dates: &'a mut Vec<DateMention>) -> Self {
        Self { gone: vec![false; dates.len()], list: dates, changed: false }
    }

    fn at(&self, place: Span) -> Option<usize> {
        let mut there = self.list.iter().zip(&self.gone);
        there.position(|(date, gone)| date.span == place && !gone)
    }

    /// Whether the words at `place` are a date.
    pub(super) fn has(&self, place: Span) -> bool {
        self.at(place).is_some()
    }

    /// Makes words a date, of which nothing is known yet.
    pub(super) fn add(&mut self, span: Span) {
        self.list.push(DateMention { span, kind: TimexKind::Date, value: unknown(Grain::Day), rule: ADDED });
        self.gone.push(false);
        self.changed = true;
    }

    /// Takes out the dates that `is_out` names by their words; says whether there are any.
    pub(super) fn clear(&mut self, is_out: impl Fn(Span) -> bool) -> bool {
        let mut found = false;
        for (date, gone) in self.list.iter().zip(&mut self.gone) {
            let out = !*gone && is_out(date.span);
            *gone |= out;
            found |= out;
        }
        self.changed |= found;
        found
    }

    /// Moves the bounds of a date.
    pub(super) fn shift(&mut self, was: Span, is: Span) {
        if let Some(date) = self.at(was).and_then(|at| self.list.get_mut(at)) {
            (date.span, date.rule) = (is, BOUNDS);
            self.changed = true;
        }
    }

    /// Sets what a date means; says whether there is such a date and such a value. Days that are counted from it move with
    /// it; what else is counted from it is not known any more.
    pub(super) fn set(&mut self, place: Span, value: &str) -> bool {
        let (Some(at), Some(value)) = (self.at(place), given(value)) else { return false };
        let Some(date) = self.list.get_mut(at) else { return false };
        let by = one_day(&date.value).zip(one_day(&value)).map(|(was, is)| is.to_julian_day() - was.to_julian_day());
        (date.value, date.kind, date.rule) = (value, TimexKind::Date, SET);
        let mut counted = vec![at];
        let mut seen = vec![false; self.list.len()];
        while let Some(from) = counted.pop() {
            for (index, (date, seen)) in self.list.iter_mut().zip(&mut seen).enumerate() {
                if date.value.anchor == Anchor::Mention(from) && date.rule != SET && !*seen {
                    *seen = true;
                    counted.push(index);
                    let day = one_day(&date.value).zip(by);
                    let day = day.and_then(|(day, by)| Date::from_julian_day(day.to_julian_day() + by).ok());
                    let moved = day.map(given_day);
                    let anchor = date.value.anchor;
                    date.value = match moved {
                        Some(moved) => DateValue { anchor, stated: date.value.stated.clone(), ..moved },
                        None => unknown(date.value.grain),
                    };
                }
            }
        }
        true
    }

    /// Brings the dates into the order of the text.
    pub(super) fn finish(self) {
        if !self.changed {
            return;
        }
        let mut dates: Vec<(usize, DateMention)> = self.list.drain(..).enumerate().collect();
        dates.retain(|(old, _)| !self.gone.get(*old).is_some_and(|gone| *gone));
        dates.sort_by_key(|(_, date)| date.span);
        let mut fresh = vec![None; self.gone.len()];
        for (new, (old, _)) in dates.iter().enumerate() {
            if let Some(place) = fresh.get_mut(*old) {
                *place = Some(new);
            }
        }
        *self.list = dates.into_iter().map(|(_, date)| date).collect();
        for date in self.list.iter_mut() {
            if let Anchor::Mention(old) = date.value.anchor {
                let new = fresh.get(old).copied().flatten();
                date.value.anchor = new.map_or(Anchor::None, Anchor::Mention);
            }
        }
    }
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
