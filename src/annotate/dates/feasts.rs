//! The day of a feast in a year, from the rule that the lexicon has for it.

use crate::annotate::dates::calendar::{exact_day, step_days};
use time::{Date, Month};

/// The day that `rule` gives in `year`; the word file of feasts says how rules are written.
pub(crate) fn feast_day(rule: &str, year: i32) -> Option<Date> {
    let (rule, days) = match rule
        .rfind(['+', '-'])
        .filter(|&sign| 2 < rule.len() && sign != 2 && rule.get(sign - 1..sign) != Some("/"))
    {
        Some(sign) if rule.starts_with("I ") && !rule.get(sign..)?.starts_with('+') => (rule, 0),
        Some(sign) => (rule.get(..sign)?, rule.get(sign..)?.parse().ok()?),
        None => (rule, 0),
    };
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u8>().ok());
    let day = match rule.get(..1)? {
        "E" => easter(year),
        "O" => orthodox_easter(year),
        "P" => passover(year),
        "I" => islamic(year, number(rule.get(2..4))?, number(rule.get(5..7))?),
        _ if rule.contains('/') => {
            let mut parts = rule.split('/');
            let month = number(parts.next())?;
            let nth = parts.next()?.parse().ok()?;
            nth_weekday(exact_day(year, month, 1)?, last_of_month(year, month)?, nth, number(parts.next())?)
        }
        _ => {
            let day = exact_day(year, number(rule.get(..2))?, number(rule.get(3..5))?)?;
            match number(rule.get(6..7)) {
                // The last such weekday before it.
                Some(weekday) => {
                    let back = (i64::from(day.weekday().number_from_monday()) + 6 - i64::from(weekday)) % 7 + 1;
                    step_days(day, -back)
                }
                None => Some(day),
            }
        }
    };
    step_days(day?, days)
}

/// The nth `weekday` (1 Monday) between two days, from the end where `nth` is negative.
pub(crate) fn nth_weekday(first: Date, last: Date, nth: i8, weekday: u8) -> Option<Date> {
    let weekday = i64::from(weekday);
    let found = if 0 < nth {
        let ahead = (7 + weekday - i64::from(first.weekday().number_from_monday())) % 7;
        step_days(first, ahead + 7 * (i64::from(nth) - 1))
    } else {
        let back = (7 + i64::from(last.weekday().number_from_monday()) - weekday) % 7;
        step_days(last, -back + 7 * (i64::from(nth) + 1))
    };
    found.filter(|day| (first..=last).contains(day))
}

/// The last day of a month.
pub(crate) fn last_of_month(year: i32, month: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

/// Easter Sunday, by the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*).
fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let (leaps, left) = (century / 4, century % 4);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - leaps - shift + 15) % 30;
    let weekday = (32 + 2 * left + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    exact_day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

/// Easter Sunday of the Julian calendar, by Meeus's algorithm, as a day of the Gregorian one (1900 to 2099).
fn orthodox_easter(year: i32) -> Option<Date> {
    let moon = (19 * (year.rem_euclid(19)) + 15) % 30;
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let days = moon + weekday + 114;
    step_days(exact_day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)?, 13)
}

/// The first day of Passover, by Gauss's formula (1900 to 2099).
fn passover(year: i32) -> Option<Date> {
    let (moon, leap) = ((12 * year + 12) % 19, year % 4);
    let exact =
        20.095_587_7 + 1.554_241_796_6 * f64::from(moon) + 0.25 * f64::from(leap) - 0.003_177_794 * f64::from(year);
    #[expect(clippy::cast_possible_truncation, reason = "a day of March")]
    let whole = exact as i32;
    let rest = exact - f64::from(whole);
    let weekday = (whole + 3 * year + 5 * leap + 1) % 7;
    let days = match weekday {
        2 | 4 | 6 => 1,
        1 if 6 < moon && rest >= 0.632_870_370 => 2,
        0 if 11 < moon && rest >= 0.897_723_765 => 1,
        _ => 0,
    };
    // Of the Julian March, thirteen days behind.
    step_days(exact_day(year, 3, 1)?, i64::from(whole + days + 12))
}

/// A day of the tabular Islamic calendar that falls in `year`; the moon that is seen may differ by a day.
fn islamic(year: i32, month: u8, day: u8) -> Option<Date> {
    let first = (i64::from(year) - 622) * 33 / 32;
    (first - 1..=first + 1).find_map(|hijri| {
        let months = (i64::from(month) - 1) * 59 + 1;
        let julian = i64::from(day) + months / 2 + (hijri - 1) * 354 + (3 + 11 * hijri) / 30 + 1_948_439;
        let found = Date::from_julian_day(i32::try_from(julian).ok()?).ok()?;
        (found.year() == year).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_the_almanac_has_them() {
        let check = |rule: &str, year: i32, month: u8, of_month: u8| {
            assert_eq!(feast_day(rule, year), exact_day(year, month, of_month), "{rule} {year}");
        };
        check("12-25", 2024, 12, 25);
        check("E", 2024, 3, 31);
        check("E", 2025, 4, 20);
        check("E-46", 2024, 2, 14);
        check("O", 2024, 5, 5);
        check("O-2", 2013, 5, 3);
        check("P", 2024, 4, 23);
        check("P", 2013, 3, 26);
        check("P+163", 2024, 10, 3);
        check("11/4/4", 2024, 11, 28);
        check("11/1/1+1", 2024, 11, 5);
        check("05/-1/1", 2024, 5, 27);
        check("04/-1/6-3", 2013, 4, 24);
        check("05-24<1", 2024, 5, 20);
        check("I 09-01", 2024, 3, 11);
        check("I 01-01", 2024, 7, 8);
    }
}
