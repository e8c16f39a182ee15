//! Resolving by arithmetic: lengths of time counted from a day, and the days that a length of time covers.

use crate::annotate::dates::calendar::{When, day, exact_day, step_days, step_months};
use crate::annotate::dates::meaning::{Fine, From, Point, Shift, Time, Toward};
use crate::annotate::dates::near::Tense;
use crate::annotate::dates::record::unplaced;
use crate::annotate::dates::resolve::{Placed, Resolver, fixed, placed};
use crate::annotate::dates::{Anchor, Lean};
use crate::annotate::pattern::{Clock, Length};
use crate::lexicon::calendar::Unit;
use time::Date;

impl Resolver<'_> {
    /// Two numbers of which either may be the day.
    pub(super) fn either(&self, year: Option<i32>, first: u8, second: u8, tense: Tense, sentence: usize) -> Placed {
        let read = |day_first: bool| {
            let (month, of_month) = if day_first { (second, first) } else { (first, second) };
            let possible = (1..=12).contains(&month) && exact_day(year.unwrap_or(2024), month, of_month).is_some();
            possible.then_some(Point { year, fine: Fine::MonthDay(month, of_month), weekday: None })
        };
        let (day_first, month_first) = (read(true), read(false));
        let chosen = match (self.reference.day_first, day_first, month_first) {
            (Some(true), Some(point), _)
            | (Some(false), _, Some(point))
            | (_, Some(point), None)
            | (_, None, Some(point)) => point,
            (_, Some(one), Some(other)) if one == other => one,
            (_, Some(one), Some(other)) => {
                let days =
                    [one, other].map(|point| self.point(&point, tense, sentence).when.and_then(|when| when.bounds().0));
                // The order is open: the record holds both days, and the value neither.
                let bounds = Some((days.into_iter().flatten().min(), days.into_iter().flatten().max()));
                let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
                return Placed { bounds, ..fixed(format!("{year}-XX-XX")) };
            }
            (_, None, None) => return fixed(format!("{:04}", year.unwrap_or(0))),
        };
        self.point(&chosen, tense, sentence)
    }

    /// A length of time before or after the publication day or the last date of the text.
    pub(super) fn offset(&self, length: &Length, sign: i32, from: From) -> Placed {
        let from = if self.history && length.finest() > Unit::Day { From::Text } else { from };
        let start = match from {
            From::Published => self.published.map(|date| (date, Anchor::Published)),
            From::Text => self.anchor(length.finest()).and_then(|(index, when)| {
                let (first, last) = when.bounds();
                Some((if sign > 0 { last? } else { first? }, Anchor::Mention(index)))
            }),
        };
        // A message without a date so far counts from now.
        let now = (self.reference.lean != Lean::News).then_some(self.published).flatten();
        self.step(start.or(now.map(|date| (date, Anchor::Published))), length, sign)
    }

    pub(super) fn step(&self, start: Option<(Date, Anchor)>, length: &Length, sign: i32) -> Placed {
        let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let counted = if self.reference.lean == Lean::News { *length } else { length.counted() };
        let length = &counted;
        let Some((months, days, seconds)) = length.steps() else { return self.vague(vague) };
        let unit = length.finest();
        let shift = Shift { by: Some(sign), sign, unit, from: From::Published, fine: Fine::None };
        let unknown = || fixed(unplaced(&shift));
        let Some((start, anchor)) = start else { return unknown() };
        let whole = length.single().and_then(|(amount, _)| amount).is_some_and(|amount| amount.fract() == 0.0);
        let exact = self.reference.lean != Lean::News;
        if whole && !exact && Unit::Day <= unit {
            #[expect(clippy::cast_possible_truncation, reason = "cut to the calendar's range")]
            let by = length.first().0.unwrap_or(0.0).clamp(0.0, 100_000.0) as i32 * sign;
            return When::step(start, unit, by).map_or_else(unknown, |when| placed(when, anchor));
        }
        let (year, month) = step_months(start.year(), start.month().into(), months.saturating_mul(sign));
        let stepped = day(year, month, start.day()).and_then(|date| step_days(date, days.saturating_mul(sign.into())));
        let Some(date) = stepped else { return unknown() };
        if seconds == 0 && !exact && Unit::Week < unit {
            return placed(When::Month(date.year(), date.month().into()), anchor);
        }
        let clock = self.reference.clock.filter(|_| anchor == Anchor::Published && (seconds != 0 || unit < Unit::Day));
        let Some(clock) = clock else { return placed(When::Day(date), anchor) };
        let moment = date.with_time(clock).checked_add(time::Duration::seconds(seconds.saturating_mul(sign.into())));
        let Some(moment) = moment else { return unknown() };
        let second = Some(moment.second()).filter(|second| unit == Unit::Second || *second != 0);
        let time = Time::Clock(Clock { second, ..Clock::new(moment.hour(), moment.minute()) });
        Placed { time: Some(time), ..placed(When::Day(moment.date()), anchor) }
    }

    /// The days that a length of time up to now or from now on covers.
    pub(super) fn stretch(&self, length: &Length, toward: Toward) -> Option<(Option<Date>, Option<Date>)> {
        let published = self.published?;
        let counted = if self.reference.lean == Lean::News { *length } else { length.counted() };
        let length = &counted;
        let sign = match toward {
            Toward::Past => -1,
            Toward::Next | Toward::End => 1,
            Toward::Nowhere => return None,
        };
        let (amount, unit) = length.single()?;
        #[expect(clippy::cast_possible_truncation, reason = "cut to the calendar's range")]
        let by = amount?.clamp(1.0, 10_000.0) as i32;
        if self.reference.lean != Lean::Future || unit < Unit::Day {
            let (months, days, _) = length.steps()?;
            let (year, month) = step_months(published.year(), published.month().into(), months.saturating_mul(sign));
            let far = step_days(day(year, month, published.day())?, days.saturating_mul(sign.into()));
            return Some(if sign < 0 { (far, Some(published)) } else { (Some(published), far) });
        }
        let edge = |by: i32| When::step(published, unit, by).map(When::bounds);
        Some(if sign < 0 { (edge(-by)?.0, edge(-1)?.1) } else { (edge(1)?.0, edge(by)?.1) })
    }
}
