//! Dates in the Extended Date/Time Format (ISO 8601-2:2019), where it can express them.

use crate::annotate::dates::{DateMention, Modifier, TimexKind};
use crate::export::json::words::day;

/// The mention's date: "2024-02-18", "199X" for the 1990s, "2003-22" for the summer of 2003, "XXXX-02-18" without a year,
/// "[2024-03-04,2024-04-03]" where the order of day and month is open. `None` for what has no date or no such form.
pub(crate) fn edtf(mention: &DateMention) -> Option<String> {
    let value = mention.value.value.as_str();
    if !matches!(mention.kind, TimexKind::Date | TimexKind::Time) {
        return None;
    }
    let bounds = mention.value.earliest.zip(mention.value.latest);
    if value.ends_with("-XX-XX") {
        let (first, last) = bounds.filter(|(first, last)| first != last)?;
        return Some(format!("[{},{}]", day(first), day(last)));
    }
    let (date, time) = value.split_once('T').map_or((value, None), |(date, time)| (date, Some(time)));
    let date = calendar(date).or_else(|| {
        let (first, last) = bounds.filter(|_| date.contains("-W"))?;
        Some(format!("{}/{}", day(first), day(last)))
    })?;
    let clock = time.filter(|time| date.len() == 10 && time.starts_with(|first: char| first.is_ascii_digit()));
    let timed = match clock {
        Some(clock) if clock.as_bytes().get(5) == Some(&b':') => format!("{date}T{clock}"),
        Some(clock) => {
            let (hour, zone) = clock.split_at_checked(5)?;
            format!("{date}T{hour}:00{zone}")
        }
        None => date,
    };
    let about = if mention.value.modifier == Some(Modifier::Approx) { "~" } else { "" };
    Some(format!("{timed}{about}"))
}

fn calendar(date: &str) -> Option<String> {
    let (year, rest) = date.split_once('-').map_or((date, None), |(year, rest)| (year, Some(rest)));
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = match year.strip_prefix("BC") {
        // The year before 1 is 0.
        Some(before) if before.len() == 4 => match before.parse::<i32>().ok()? - 1 {
            0 => "0000".to_owned(),
            year => format!("-{year:04}"),
        },
        None if year == "XXXX" && rest.is_some() || digits(year, 4) => year.to_owned(),
        None if digits(year, 3) => format!("{year}X"),
        None if digits(year, 2) => format!("{year}XX"),
        _ => return None,
    };
    let part = match rest {
        None => return Some(year),
        Some("SP") => "21",
        Some("SU") => "22",
        Some("FA") => "23",
        Some("WI") => "24",
        Some("Q1") => "33",
        Some("Q2") => "34",
        Some("Q3") => "35",
        Some("Q4") => "36",
        Some("H1") => "40",
        Some("H2") => "41",
        Some(rest) if rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => rest,
        Some(rest) if rest.starts_with("XX-") && digits(rest.get(3..)?, 2) => rest,
        _ => return None,
    };
    Some(format!("{year}-{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::dates::{Reference, read};
    use crate::text::Document;
    use time::{Date, Month};

    #[test]
    fn what_edtf_can_express_is_expressed() {
        let check = |text: &str, expected: Option<&str>| {
            let document = Document::read(text);
            let published = Date::from_calendar_date(2024, Month::February, 20).ok();
            let found = read(&document, &Reference { published, ..Reference::default() }, |_, _| true);
            assert_eq!(found.first().and_then(edtf).as_deref(), expected, "{text}");
        };
        check("It came on February 18.", Some("2024-02-18"));
        check("It fell in September 2023.", Some("2023-09"));
        check("It was built in the 1990s.", Some("199X"));
        check("A church of the 19th century burnt.", Some("18XX"));
        check("In the summer of 2003 it was hot.", Some("2003-22"));
        check("Profit fell in the third quarter of 2023.", Some("2023-35"));
        check("Sales fell last week.", Some("2024-02-12/2024-02-18"));
        check("It was seen at 14:30 GMT on 3 May 2019.", Some("2019-05-03T14:30:00Z"));
        check("It fell in 146 BC to Rome.", Some("-0145"));
        check("It was signed on 03/04/2024.", Some("[2024-03-04,2024-04-03]"));
        check("It began circa 1910.", Some("1910~"));
        check("It lasted three days.", None);
        check("In recent years it grew.", None);
        check("Every Monday they meet.", None);
    }
}
