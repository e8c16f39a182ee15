//! Stretches of the calendar: their TIMEX3 values, their first and last days, and stepping from one to another.
//!
//! Days are the `time` crate's, in the proleptic Gregorian calendar; weeks are ISO 8601's.

use crate::annotate::dates::{Grain, Modifier};
use crate::lexicon::calendar::Unit;
use time::{Date, Duration, Month};

/// A stretch of the calendar of which everything is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By the Monday before it.
    Weekend(Date),
    Month(i32, u8),
    Season(i32, &'static str),
    Quarter(i32, u8),
    Half(i32, u8),
    Year(i32),
    /// By its first year.
    Decade(i32),
    /// By its first year, taken as one that ends in 00.
    Century(i32),
}

impl When {
    /// Its TIMEX3 value.
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Day(day) => format!("{}-{:02}-{:02}", year_value(day.year()), u8::from(day.month()), day.day()),
            Self::Week(monday) => {
                let (year, week, _) = monday.to_iso_week_date();
                format!("{}-W{week:02}", year_value(year))
            }
            Self::Weekend(monday) => format!("{}-WE", Self::Week(monday).timex()),
            Self::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Self::Season(year, season) => format!("{}-{season}", year_value(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Self::Year(year) => year_value(year),
            Self::Decade(year) if year < 0 => format!("BC{:03}", (-4 - year) / 10),
            Self::Decade(year) => format!("{:03}", year.div_euclid(10)),
            Self::Century(year) if year < 0 => format!("BC{:02}", -(year.div_euclid(100) + 1)),
            Self::Century(year) => format!("{:02}", year.div_euclid(100)),
        }
    }

    /// Its first and last day. A winter may begin in the year before or end in the year after.
    pub(crate) fn bounds(self) -> (Option<Date>, Option<Date>) {
        let months = |year: i32, first: u8, count: i32| {
            let last = step_months(year, first, count - 1);
            (day(year, first, 1), day(last.0, last.1, 31))
        };
        match self {
            Self::Day(day) => (Some(day), Some(day)),
            Self::Week(monday) => (Some(monday), step_days(monday, 6)),
            Self::Weekend(monday) => (step_days(monday, 5), step_days(monday, 6)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Season(year, "SP") => months(year, 3, 3),
            Self::Season(year, "SU") => months(year, 6, 3),
            Self::Season(year, "FA") => months(year, 9, 3),
            Self::Season(year, _) => months(year - 1, 12, 15),
            Self::Quarter(year, quarter) => months(year, quarter.clamp(1, 4) * 3 - 2, 3),
            Self::Half(year, half) => months(year, if half == 1 { 1 } else { 7 }, 6),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(year) => months(year, 1, 120),
            Self::Century(year) => months(year, 1, 1200),
        }
    }

    /// The days that are left of it under a modifier: the first ten days of an "early March", the last four months of
    /// "the end of the year".
    pub(crate) fn part(self, modifier: Option<Modifier>) -> (Option<Date>, Option<Date>) {
        let (first, last) = self.bounds();
        let third = match modifier {
            Some(Modifier::Start | Modifier::Early) => 0,
            Some(Modifier::Mid) => 1,
            Some(Modifier::End | Modifier::Late) => 2,
            _ => return (first, last),
        };
        let (Some(first), Some(last)) = (first, last) else { return (first, last) };
        let size = (last - first).whole_days() + 1;
        if size < 7 {
            return (Some(first), Some(last));
        }
        // A week's edges are three days; a year's and a season's parts are whole months; a month's ten days.
        let (begin, end) = match (self, third) {
            (Self::Week(_), 0) => (Some(first), step_days(first, 2)),
            (Self::Week(_), 1) => (step_days(first, 2), step_days(first, 4)),
            (Self::Week(_), _) => (step_days(first, 4), Some(last)),
            (Self::Month(..), third) => {
                (step_days(first, third * 10), if third == 2 { Some(last) } else { step_days(first, third * 10 + 9) })
            }
            (_, third) => {
                let months = i32::try_from(size / 28).unwrap_or(i32::MAX).min(1200) / 3;
                let third = i32::try_from(third).unwrap_or(0);
                let at = |by: i32| {
                    let (year, month) = step_months(first.year(), first.month().into(), by);
                    day(year, month, 1)
                };
                // "The beginning of the year" is its first three months.
                let early = modifier == Some(Modifier::Start) && matches!(self, Self::Year(_));
                if early {
                    return (Some(first), at(3).and_then(Date::previous_day));
                }
                (
                    at(months * third),
                    if third == 2 { Some(last) } else { at(months * (third + 1)).and_then(Date::previous_day) },
                )
            }
        };
        (begin, end)
    }

    /// How fine it is.
    pub(crate) fn grain(self) -> Grain {
        match self {
            Self::Day(_) => Grain::Day,
            Self::Week(_) | Self::Weekend(_) => Grain::Week,
            Self::Month(..) => Grain::Month,
            Self::Season(..) | Self::Quarter(..) | Self::Half(..) => Grain::Quarter,
            Self::Year(_) => Grain::Year,
            Self::Decade(_) => Grain::Decade,
            Self::Century(_) => Grain::Century,
        }
    }

    /// The year that it begins in.
    pub(crate) fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => day.year(),
            Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Year(year)
            | Self::Decade(year)
            | Self::Century(year) => year,
        }
    }

    /// The stretch of `unit`'s size that is `by` units from the one that holds `from`.
    pub(crate) fn step(from: Date, unit: Unit, by: i32) -> Option<Self> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Self::Day(from),
            Unit::Day => Self::Day(step_days(from, by.into())?),
            Unit::Week => Self::Week(monday(step_days(from, i64::from(by) * 7)?)?),
            Unit::Fortnight => Self::Week(monday(step_days(from, i64::from(by) * 14)?)?),
            Unit::Weekend => Self::Weekend(monday(step_days(from, i64::from(by) * 7)?)?),
            Unit::Month => {
                let (year, month) = step_months(from.year(), from.month().into(), by);
                Self::Month(year, month)
            }
            Unit::Quarter => {
                let quarters = from.year() * 4 + (i32::from(u8::from(from.month())) - 1) / 3 + by;
                Self::Quarter(quarters.div_euclid(4), u8::try_from(quarters.rem_euclid(4)).ok()? + 1)
            }
            Unit::Year => Self::Year(from.year() + by),
            Unit::Decade => Self::Decade((from.year().div_euclid(10) + by) * 10),
            Unit::Century => Self::Century((from.year().div_euclid(100) + by) * 100),
            Unit::Millennium => return None,
        })
    }
}

/// A year in TIMEX3: "2024", "BC0146" for the astronomers' -145.
pub(crate) fn year_value(year: i32) -> String {
    if year < 1 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") }
}

/// A day of the calendar; a day past the month's end is taken as its last one only for 29 to 31.
pub(crate) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    (28..=day).rev().chain([day]).find_map(|day| Date::from_calendar_date(year, month, day).ok())
}

/// Exactly that day; `None` for 30 February.
pub(crate) fn exact_day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// `days` days later, earlier if negative.
pub(crate) fn step_days(from: Date, days: i64) -> Option<Date> {
    from.checked_add(Duration::days(days))
}

/// `by` months after a month.
pub(crate) fn step_months(year: i32, month: u8, by: i32) -> (i32, u8) {
    let months = year.saturating_mul(12).saturating_add(i32::from(month) - 1).saturating_add(by);
    (months.div_euclid(12), u8::try_from(months.rem_euclid(12)).map_or(1, |month| month + 1))
}

/// The Monday of a day's week.
pub(crate) fn monday(date: Date) -> Option<Date> {
    step_days(date, -i64::from(date.weekday().number_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_step_and_have_bounds() {
        let from = day(2024, 2, 20).unwrap();
        let check = |unit, by, value: &str| assert_eq!(When::step(from, unit, by).unwrap().timex(), value);
        check(Unit::Day, -20, "2024-01-31");
        check(Unit::Week, -1, "2024-W07");
        check(Unit::Month, -2, "2023-12");
        check(Unit::Quarter, -1, "2023-Q4");
        check(Unit::Decade, -1, "201");
        check(Unit::Century, 0, "20");
        assert_eq!(When::Month(2024, 2).bounds().1, day(2024, 2, 29));
        assert_eq!(When::Weekend(monday(from).unwrap()).timex(), "2024-W08-WE");
        assert_eq!(exact_day(2023, 2, 30), None);
    }
}
