//! Which one of many is meant: the nearest "May", the "last" Friday, the month after what the text has come to.

use crate::annotate::dates::calendar::{When, exact_day, monday, step_days, step_months};
use crate::annotate::dates::feasts::{feast_day, nth_weekday};
use crate::annotate::dates::meaning::{Each, Fine};
use crate::lexicon::calendar::Unit;
use time::Date;

/// Where the words before an expression place it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Open,
}

/// A part of a year in that year; nothing where the year does not say enough.
pub(crate) fn in_year(year: i32, fine: Fine) -> Option<When> {
    Some(match fine {
        Fine::None => When::Year(year),
        Fine::Month(month) => When::Month(year, month),
        Fine::MonthDay(month, of_month) => When::Day(exact_day(year, month, of_month)?),
        Fine::Season(season) => When::Season(year, season),
        Fine::Quarter(quarter) => When::Quarter(year, quarter),
        Fine::Half(half) => When::Half(year, half),
        Fine::Feast(feast) => When::Day(feast_day(feast.rule, year)?),
        Fine::WeekOf(month, of_month) => When::Week(monday(exact_day(year, month, of_month)?)?),
        Fine::Nth(nth, each, 0) => within(When::Year(year), nth, each)?,
        Fine::Nth(nth, each, month) => within(When::Month(year, month), nth, each)?,
        Fine::Day(_) | Fine::Weekday(_) | Fine::WeekdayDay(..) | Fine::Decade(_) | Fine::Century(_) => return None,
    })
}

/// The nth of something in a stretch of the calendar, from the end where `nth` is negative.
pub(crate) fn within(whole: When, nth: i8, each: Each) -> Option<When> {
    let (first, last) = whole.bounds();
    let (first, last) = (first?, last?);
    let unit = match each {
        Each::Weekday(weekday) => return nth_weekday(first, last, nth, weekday).map(When::Day),
        Each::Unit(unit) => unit,
    };
    let by = i32::from(nth);
    let found = match unit {
        Unit::Day if 0 < nth => When::Day(step_days(first, i64::from(nth) - 1)?),
        Unit::Day => When::Day(step_days(last, i64::from(nth) + 1)?),
        // A week belongs where its Thursday is, a weekend where its Saturday is.
        Unit::Week => When::Week(monday(nth_weekday(first, last, nth, 4)?)?),
        Unit::Weekend => When::Weekend(monday(nth_weekday(first, last, nth, 6)?)?),
        unit if 0 < nth => When::step(first, unit, by - 1)?,
        unit => When::step(last, unit, by + 1)?,
    };
    (found.bounds().0? <= last).then_some(found)
}

/// The nearest day from `from` on, one way or the other, that is this day of its month and this weekday.
pub(crate) fn weekday_day(from: Date, weekday: u8, of_month: u8, tense: Tense) -> Option<Date> {
    let months = match tense {
        Tense::Past => [0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12],
        Tense::Future => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        Tense::Open => [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6],
    };
    months.into_iter().find_map(|by| {
        let (year, month) = step_months(from.year(), from.month().into(), by);
        exact_day(year, month, of_month).filter(|day| day.weekday().number_from_monday() == weekday)
    })
}

/// The one nearest to `from`, over the years around it; where `strict`, one against the tense only for want of others.
pub(crate) fn nearest(from: Date, fine: Fine, tense: Tense, strict: bool) -> Option<When> {
    let distance = |when: &When| {
        let (first, last) = when.bounds();
        let (Some(first), Some(last)) = (first, last) else { return i64::MAX };
        let gap = |days: time::Duration| days.whole_days();
        let (ahead, behind) = (gap(first - from), gap(from - last));
        // Days are near in either direction; for months and seasons the tense decides.
        let weight = if matches!(fine, Fine::MonthDay(..) | Fine::Feast(_)) && !strict { 90 } else { 1000 };
        let against = match tense {
            Tense::Past if 0 < ahead => weight,
            // What is still to come is not weeks ago.
            Tense::Future if 0 < behind => weight.max(330),
            _ => 0,
        };
        ahead.max(behind).max(0) + against
    };
    [0, -1, 1].into_iter().filter_map(|by| in_year(from.year() + by, fine)).min_by_key(distance)
}

/// The one that a text telling things in their order means after `focus`: rather later than earlier.
pub(crate) fn after_focus(focus: When, fine: Fine) -> Option<When> {
    let (first, last) = focus.bounds();
    let (first, last) = (first?, last?);
    let distance = |when: &When| {
        let start = when.bounds().0.unwrap_or(first);
        let (ahead, behind) = ((start - last).whole_days(), (first - start).whole_days());
        if 0 < behind { behind * 2 } else { ahead.max(0) }
    };
    [0, 1, -1].into_iter().filter_map(|by| in_year(focus.year() + by, fine)).min_by_key(distance)
}

/// "last", "this" or "next" weekday: before, in the week of, after `from`.
pub(crate) fn near_weekday(from: Date, weekday: u8, by: i32) -> Option<Date> {
    let weekday = i64::from(weekday);
    let today = i64::from(from.weekday().number_from_monday());
    match by {
        0 => step_days(monday(from)?, weekday - 1),
        by if by < 0 => step_days(from, -((6 + today - weekday) % 7 + 1)),
        _ => step_days(from, (6 + weekday - today).rem_euclid(7) + 1),
    }
}

/// "last", "this" or "next" month by name or season.
pub(crate) fn near_part(from: Date, fine: Fine, by: i32) -> Option<When> {
    let year = from.year();
    let mut years = match by {
        0 => return in_year(year, fine),
        by if by < 0 => [year, year - 1],
        _ => [year, year + 1],
    }
    .into_iter();
    years.find_map(|year| {
        let when = in_year(year, fine)?;
        let (first, last) = when.bounds();
        let clear = if by < 0 { last.is_some_and(|last| last < from) } else { first.is_some_and(|first| from < first) };
        (clear || year != from.year()).then_some(when)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::dates::calendar::day;

    #[test]
    fn the_nearest_and_the_next_are_told_apart() {
        let from = day(2024, 2, 20).unwrap();
        let near =
            |month, of_month| nearest(from, Fine::MonthDay(month, of_month), Tense::Open, false).unwrap().timex();
        assert_eq!(near(2, 18), "2024-02-18");
        assert_eq!(near(11, 30), "2023-11-30");
        assert_eq!(near(3, 5), "2024-03-05");
        assert_eq!(near_weekday(from, 2, -1), day(2024, 2, 13));
        assert_eq!(near_weekday(from, 2, 1), day(2024, 2, 27));
        assert_eq!(near_weekday(from, 5, 0), day(2024, 2, 23));
        assert_eq!(after_focus(When::Month(1917, 12), Fine::Month(2)).unwrap().timex(), "1918-02");
    }
}
