//! A date in plain words for a card, and how it was worked out.

use crate::annotate::dates::{Anchor, DateMention, Grain, Modifier, Part, Published, TimexKind};
use crate::text::{Document, Span};
use time::Date;

/// What a card says of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The date in words, as far as it is known: "18 February 2024", "18 February".
    pub value: String,
    /// What was worked out, from what, or what the text leaves out; `None` where the text states all of it.
    pub note: Option<String>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Describes one of `all` mentions.
pub fn describe(mention: &DateMention, all: &[DateMention], published: &Published, document: &Document) -> Described {
    let quoted = |span: Span| document.str(span).split_whitespace().collect::<Vec<&str>>().join(" ");
    let text = quoted(mention.span);
    let placed = matches!(mention.kind, TimexKind::Date | TimexKind::Time);
    let value = placed.then(|| in_words(mention)).flatten().unwrap_or_else(|| text.clone());
    let note = match (mention.value.anchor, published.date) {
        _ if !placed || mention.value.grain == Grain::Vague => None,
        (Anchor::Published, Some(date)) => Some(format!("'{text}' + published {}", short(date))),
        (Anchor::Mention(index), _) => all.get(index).map(|anchor| {
            let place = document.sentence_at(anchor.span.start()).map_or(0, |sentence| sentence + 1);
            let here = document.sentence_at(mention.span.start()).map_or(0, |sentence| sentence + 1);
            let place = if place == here { "the same sentence".to_owned() } else { format!("sentence {place}") };
            format!("'{text}', counted from '{}' in {place}", quoted(anchor.span))
        }),
        _ => match published.day_first.filter(|_| mention.turns(document)) {
            Some(day_first) => {
                Some(format!("'{text}' with the {} first, as chosen", if day_first { "day" } else { "month" }))
            }
            None => unknown(mention, &text),
        },
    };
    Described { value, note }
}

/// What a value that is not fully known lacks.
fn unknown(mention: &DateMention, text: &str) -> Option<String> {
    let value = mention.value.value.as_str();
    let stated = |part: Part| mention.value.stated.contains(&part);
    if !value.contains('X') {
        return None;
    }
    if two_days(mention).is_some() {
        return Some(format!("'{text}' could be read either way round"));
    }
    Some(
        match () {
            () if stated(Part::Year) => "not fully stated",
            () if stated(Part::Month) || mention.rule.starts_with("date.season") => "year not stated",
            () if stated(Part::Weekday) => "date not stated",
            () if stated(Part::Day) => "month and year not stated",
            () if stated(Part::Time) && mention.value.grain == Grain::Time => "day not stated",
            () => "counted from a date that the text does not state",
        }
        .to_owned(),
    )
}

/// The two days that a date in digits can be, where the order of day and month is open.
fn two_days(mention: &DateMention) -> Option<(Date, Date)> {
    mention.value.earliest.zip(mention.value.latest).filter(|_| mention.value.value.ends_with("XX-XX"))
}

/// The value in words; `None` where the text's own words say it best.
fn in_words(mention: &DateMention) -> Option<String> {
    let (date, time) = match mention.value.value.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (mention.value.value.as_str(), None),
    };
    let date = match two_days(mention) {
        Some((one, other)) => format!("{} or {}", long(one), long(other)),
        None => calendar(date, mention.value.earliest)?,
    };
    let date = match mention.value.modifier {
        Some(Modifier::Early) => format!("early {date}"),
        Some(Modifier::Late) => format!("late {date}"),
        Some(Modifier::Mid) => format!("mid {date}"),
        Some(Modifier::Start) => format!("start of {date}"),
        Some(Modifier::End) => format!("end of {date}"),
        Some(Modifier::Approx) => format!("about {date}"),
        _ => date,
    };
    Some(match time {
        None => date,
        Some("MO") => format!("{date}, morning"),
        Some("MI") => format!("{date}, midday"),
        Some("AF") => format!("{date}, afternoon"),
        Some("EV") => format!("{date}, evening"),
        Some("NI") => format!("{date}, night"),
        Some(clock) => match clock.strip_suffix('Z') {
            Some(clock) => format!("{date}, {clock} UTC"),
            None => format!("{date}, {}", clock.replacen('+', " UTC+", 1).replacen('-', " UTC-", 1)),
        },
    })
}

/// A TIMEX3 date in words.
fn calendar(value: &str, first: Option<Date>) -> Option<String> {
    if let Some(year) = value.strip_prefix("BC") {
        let year = year.trim_start_matches('0');
        return (year.len() > 2 || value.len() > 4).then(|| format!("{year} BC"));
    }
    let mut parts = value.split('-');
    let (year, second, third) = (parts.next()?, parts.next(), parts.next());
    let known = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let of_year =
        |text: &str| if known(year) { format!("{text} {}", year.trim_start_matches('0')) } else { text.to_owned() };
    let Some(second) = second else {
        return match year.len() {
            _ if !known(year) => None,
            2 => Some(format!("{} century", ordinal(year.parse::<u32>().ok()? + 1))),
            3 => Some(format!("{year}0s")),
            _ => Some(year.trim_start_matches('0').to_owned()),
        };
    };
    if let Ok(month) = second.parse::<usize>() {
        let month = MONTHS.get(month.checked_sub(1)?)?;
        return Some(match third {
            Some(day) => of_year(&format!("{} {month}", day.trim_start_matches('0'))),
            None => of_year(month),
        });
    }
    match (second, third) {
        ("SP", _) => Some(of_year("spring")),
        ("SU", _) => Some(of_year("summer")),
        ("FA", _) => Some(of_year("autumn")),
        ("WI", _) => Some(of_year("winter")),
        ("XX", Some(day)) if known(day) => Some(format!("the {}", ordinal(day.parse().ok()?))),
        ("WXX", Some(day)) if known(day) => {
            WEEKDAYS.get(day.parse::<usize>().ok()?.checked_sub(1)?).map(|&day| day.to_owned())
        }
        (_, Some("WE")) => Some(format!("weekend of {}", long(first?))),
        _ if second.starts_with('W') => Some(format!("week of {}", long(first?))),
        _ => {
            let number = second.get(1..)?.parse().ok()?;
            let kind = if second.starts_with('Q') { "quarter" } else { "half" };
            known(year).then(|| format!("{} {kind} of {year}", ordinal(number)))
        }
    }
}

fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(u8::from(date.month())).saturating_sub(1)).copied().unwrap_or_default()
}

fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn short(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date).get(..3).unwrap_or_default(), date.year())
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::dates::calendar::day;
    use crate::annotate::dates::find;

    /// The value and note of the last expression of `text`.
    fn check(text: &str, published: Option<Date>, value: &str, note: Option<&str>) {
        let document = Document::read(text);
        let published = Published { date: published, ..Published::default() };
        let all = find(&document, &published);
        let described = describe(all.last().unwrap(), &all, &published, &document);
        assert_eq!((described.value.as_str(), described.note.as_deref()), (value, note), "{text}");
    }

    #[test]
    fn dates_are_told_in_words() {
        let published = day(2024, 2, 20);
        check("It came on 18 February 2024.", published, "18 February 2024", None);
        check("It came on February 18.", published, "18 February 2024", Some("'February 18' + published 20 Feb 2024"));
        check("It came on February 18.", None, "18 February", Some("year not stated"));
        check("It came on Tuesday.", None, "Tuesday", Some("date not stated"));
        check("It came yesterday.", None, "yesterday", Some("counted from a date that the text does not state"));
        check("It fell last week.", published, "week of 12 February 2024", Some("'last week' + published 20 Feb 2024"));
        check("It fell in the late 1980s.", published, "late 1980s", None);
        check("It fell in the 19th century.", published, "19th century", None);
        check("It lasted three days.", published, "three days", None);
        check("In recent years it grew.", published, "recent years", None);
        check("It was built in 146 BC.", published, "146 BC", None);
        check("It fell in the third quarter of 2023.", published, "3rd quarter of 2023", None);
        check("It was seen at 14:30 GMT on 3 May 2019.", published, "3 May 2019, 14:30 UTC", None);
        check(
            "He was shot on Monday morning.",
            published,
            "19 February 2024, morning",
            Some("'Monday morning' + published 20 Feb 2024"),
        );
        check(
            "It came on 03/04/2024.",
            published,
            "4 March 2024 or 3 April 2024",
            Some("'03/04/2024' could be read either way round"),
        );
    }

    #[test]
    fn a_chosen_order_is_told() {
        let check = |text: &str, value: &str, note: Option<&str>| {
            let document = Document::read(text);
            let published = Published { day_first: Some(true), ..Published::default() };
            let all = find(&document, &published);
            let described = describe(all.last().unwrap(), &all, &published, &document);
            assert_eq!((described.value.as_str(), described.note.as_deref()), (value, note), "{text}");
        };
        check("It came on 03/04/2024.", "3 April 2024", Some("'03/04/2024' with the day first, as chosen"));
        check("It came on 02/18/2024.", "18 February 2024", None);
        check("It came on 04/04/2024.", "4 April 2024", None);
    }

    #[test]
    fn an_anchor_is_quoted() {
        check(
            "They wed on 3 May 2019. The next day he left.",
            day(2024, 2, 20),
            "4 May 2019",
            Some("'The next day', counted from '3 May 2019' in sentence 1"),
        );
    }
}
