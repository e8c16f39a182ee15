//! A date as a reader gives it, in the digits of a TIMEX3 value. Not for dates in prose.

use crate::annotate::dates::calendar::{When, exact_day};
use crate::annotate::dates::{Anchor, DateValue, Part};
use time::Date;

/// What "2024-02-18", "2024-02" or "2024" means; `None` for anything else.
///
/// ```
/// use factline::annotate::dates::given;
/// assert_eq!(given("2024-02").unwrap().latest.unwrap().to_string(), "2024-02-29");
/// assert_eq!(given("2024-02-30"), None);
/// ```
pub fn given(value: &str) -> Option<DateValue> {
    let mut parts = value.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u16>().ok())
    };
    let (year, month, of_month) = (i32::from(number(4)?), number(2), number(2));
    let small = |number: u16| u8::try_from(number).ok();
    let when = match (month, of_month) {
        (Some(month), Some(of_month)) => When::Day(exact_day(year, small(month)?, small(of_month)?)?),
        (Some(month @ 1..=12), None) => When::Month(year, small(month)?),
        (None, _) => When::Year(year),
        _ => return None,
    };
    // What is left over was no date: its digits would not come back.
    (when.timex() == value).then(|| of(when))
}

/// A day as if it had been given.
pub fn given_day(day: Date) -> DateValue {
    of(When::Day(day))
}

fn of(when: When) -> DateValue {
    let value = when.timex();
    let (earliest, latest) = when.bounds();
    let stated = [Part::Year, Part::Month, Part::Day].into_iter().take(value.split('-').count()).collect();
    DateValue { value, modifier: None, earliest, latest, grain: when.grain(), stated, anchor: Anchor::None }
}
