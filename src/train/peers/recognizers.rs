//! Recognizers-Text's suite: spans for its extractors, spans and values for its parsers and models. Its values are
//! TIMEX-like, each with its resolution in the past and in the future.

use crate::annotate::dates::{Lean, TimexKind};
use crate::train::peers::ours::{Clock, Moment, Ours, find, listed, seconds};
use crate::train::peers::{Verdict, text};
use serde_json::Value;

pub(super) fn judge(case: &Value) -> Verdict {
    let file = text(case, "file");
    let mode = ["CalendarMode", "TasksMode", "Experimental"].iter().any(|mode| file.contains(mode));
    if mode || !case.get("not_supported").is_none_or(Value::is_null) {
        return Verdict::Outside;
    }
    let expected = case.get("expected").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if let Some(reason) = left_out(case, expected) {
        return Verdict::LeftOut(reason);
    }
    let found = find(text(case, "text"), text(case, "ref"), Lean::Future, "US");
    let right = if expected.is_empty() { found.is_empty() } else { expected.iter().all(|one| is_right(one, &found)) };
    if right {
        return Verdict::Right;
    }
    let one = |one: &Value| {
        let values: Vec<String> =
            values(one).into_iter().map(|value| format!("{} {}", value.timex, value.resolved.join(","))).collect();
        format!("{} = {}", text(one, "Text"), values.join("|"))
    };
    let wanted = expected.iter().map(one).collect::<Vec<_>>().join("; ");
    Verdict::Wrong(format!("{file}\t{wanted}\t{}", listed(&found)))
}

fn left_out(case: &Value, expected: &[Value]) -> Option<&'static str> {
    let words = text(case, "text");
    if expected
        .iter()
        .flat_map(values)
        .any(|value| value.resolved.iter().any(|resolved| resolved.starts_with("0001-01-01")))
    {
        return Some("a day that no calendar has, to be refused: \"31st of this month\" in June");
    }
    let rough = |value: &Wanted| {
        value.timex.starts_with('P') && ["few", "some", "several"].iter().any(|word| words.contains(word))
    };
    if expected.iter().flat_map(values).any(|value| rough(&value)) {
        return Some("a length without a number, to be counted as three: \"a few days\"");
    }
    if words.contains("week 1") || words.contains("week 3") {
        return Some("a week by its number: \"week 10\"");
    }
    None
}

/// One reading that the suite accepts: its TIMEX, and its resolutions as `start` or `start/end`.
struct Wanted {
    timex: String,
    resolved: Vec<String>,
}

fn values(expected: &Value) -> Vec<Wanted> {
    let value = expected.get("Value").or_else(|| expected.get("Resolution")).unwrap_or(&Value::Null);
    if let Some(list) = value.get("values").and_then(Value::as_array) {
        return list
            .iter()
            .map(|one| {
                let (point, start, end) = (text(one, "value"), text(one, "start"), text(one, "end"));
                let resolved = if point.is_empty() { format!("{start}/{end}") } else { point.to_owned() };
                Wanted { timex: text(one, "timex").to_owned(), resolved: vec![resolved] }
            })
            .collect();
    }
    let resolution = |key: &str| {
        let fields: Vec<&str> = value.get(key)?.as_object()?.iter().filter_map(|(_, field)| field.as_str()).collect();
        let by = |name: &str| value.get(key)?.as_object()?.iter().find(|(key, _)| key.starts_with(name))?.1.as_str();
        let (start, end) = (by("start").unwrap_or_default(), by("end").unwrap_or_default());
        Some(if start.is_empty() && end.is_empty() { fields.join("") } else { format!("{start}/{end}") })
    };
    let timex = [text(value, "Timex"), text(value, "timex")].concat();
    let resolved = ["FutureResolution", "PastResolution"].into_iter().filter_map(resolution).collect();
    if timex.is_empty() { Vec::new() } else { vec![Wanted { timex, resolved }] }
}

fn is_right(expected: &Value, found: &[Ours]) -> bool {
    let number = |key: &str| expected.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let start = number("Start").unwrap_or(0);
    let end = start + text(expected, "Text").chars().count();
    let here: Vec<&Ours> = found.iter().filter(|ours| ours.start < end && start < ours.end).collect();
    let (Some(first), Some(last)) = (here.first(), here.last()) else { return false };
    let wanted = values(expected);
    wanted.is_empty() || wanted.iter().any(|wanted| agrees(wanted, first, last))
}

fn agrees(wanted: &Wanted, first: &Ours, last: &Ours) -> bool {
    let timex = wanted.timex.as_str();
    if timex == first.value || (timex == "PRESENT_REF" && first.value.ends_with("_REF")) {
        return true;
    }
    match first.kind {
        TimexKind::Duration if timex.starts_with('P') => return seconds_of(timex) == seconds_of(&first.value),
        TimexKind::Set => return recurs(timex) == recurs(&first.value),
        _ => {}
    }
    wanted.resolved.iter().any(|resolved| resolves(resolved, timex, first, last))
}

/// The same stretch of the calendar or time of day.
fn resolves(resolved: &str, timex: &str, first: &Ours, last: &Ours) -> bool {
    let (start, end) = resolved.split_once('/').map_or((resolved, None), |(start, end)| (start, Some(end)));
    // A time of day alone.
    if start.as_bytes().get(2) == Some(&b':')
        || end.is_some_and(|end| start.is_empty() && end.as_bytes().get(2) == Some(&b':'))
    {
        let at = |ours: &Ours, time: &str| matches!((&ours.clock, seconds(time)), (Some(Clock::At(own, _)), Some(wanted)) if own % 86_400 == wanted % 86_400);
        let part = timex.get(1..).is_some_and(|part| first.clock == Some(Clock::Part(part.to_owned())));
        return part
            || ((start.is_empty() || at(first, start)) && end.is_none_or(|end| end.is_empty() || at(last, end)));
    }
    let hourly = 10 < start.len();
    let part = hourly
        && first
            .part_hours()
            .is_some_and(|hours| timex.ends_with(|last: char| last.is_ascii_uppercase()) && !hours.is_empty());
    let begins = |ours: &Ours| Moment::read(start).is_some_and(|moment| ours.begins(moment, hourly && !part));
    let Some(end) = end else { return begins(first) };
    let ends = |ours: &Ours| {
        Moment::read(end).is_some_and(|moment| {
            let open =
                moment.day.previous_day().is_some_and(|day| ours.last == Some(day)) || ours.first == Some(moment.day);
            // The suite ends a stretch before the next begins, but a range of days on its last one.
            part || ours.ends(moment, hourly) || (!hourly && open)
        })
    };
    // "After mid May" is open at one end: the date itself is what was read.
    let same = timex == first.value || timex.strip_prefix("XXXX").is_some_and(|rest| first.value.ends_with(rest));
    match (start.is_empty(), end.is_empty()) {
        (true, _) => same || ends(last),
        (_, true) => same || begins(first),
        _ => begins(first) && ends(last),
    }
}

/// A length of time in seconds, months counted as thirty days.
fn seconds_of(value: &str) -> Option<i64> {
    let (mut total, mut number, mut clock) = (0.0, String::new(), false);
    let mut letters = value.strip_prefix('P')?.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == 'T' {
            clock = true;
        } else if letter.is_ascii_digit() || letter == '.' {
            number.push(letter);
        } else {
            let unit = match (letter, clock, letters.peek()) {
                ('S', ..) => 1.0,
                ('M', true, _) => 60.0,
                ('H', ..) => 3600.0,
                ('W', _, Some('E')) => 2.0 * 86_400.0,
                ('W', ..) => 7.0 * 86_400.0,
                ('M', ..) => 30.0 * 86_400.0,
                ('Q', ..) => 91.0 * 86_400.0,
                ('Y', ..) => 360.0 * 86_400.0,
                ('D', _, Some('E')) => 3600.0 * 86_400.0,
                ('C', ..) => 36_000.0 * 86_400.0,
                ('D', ..) => 86_400.0,
                _ => 0.0,
            };
            total += number.parse::<f64>().ok()? * unit;
            number.clear();
            if matches!(letters.peek(), Some('E' | 'L')) {
                letters.next();
            }
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a length of time in seconds")]
    let seconds = total.round() as i64;
    Some(seconds)
}

/// What recurs, in one of the two ways of writing it: "every day at 3" is `T15` or `XXXX-XX-XXT15:00`.
fn recurs(value: &str) -> &str {
    match value {
        "XXXX-WXX-WE" => "P1WE",
        "P1Q" => "P3M",
        _ => {
            let day = value.strip_prefix("XXXX-XX-XX").unwrap_or(value);
            day.strip_suffix(":00").filter(|_| day.contains('T')).unwrap_or(day)
        }
    }
}
