//! chrono-node's suite: each result has a start and perhaps an end, and says which of their parts are certain.

use crate::annotate::dates::{Lean, TimexKind};
use crate::train::peers::ours::{Clock, Moment, Ours, find, listed};
use crate::train::peers::{Verdict, text};
use serde_json::Value;

pub(super) fn judge(case: &Value) -> Verdict {
    let null = |key: &str| case.get(key).is_none_or(Value::is_null);
    if null("ref") || !null("option") {
        return Verdict::Outside;
    }
    if let Some(reason) = left_out(case) {
        return Verdict::LeftOut(reason);
    }
    let reference = case.get("ref").map_or("", |reference| text(reference, "instant"));
    let results = case.get("results").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let region = if text(case, "parser") == "en.GB" { "GB" } else { "US" };
    let found = find(text(case, "text"), reference, Lean::Nearest, region);
    let right =
        if results.is_empty() { found.is_empty() } else { results.iter().all(|result| is_right(result, &found)) };
    if right { Verdict::Right } else { Verdict::Wrong(format!("{}\t{}", wanted(results), listed(&found))) }
}

fn left_out(case: &Value) -> Option<&'static str> {
    if text(case, "parser") == "custom" {
        return Some("a parser made for the test");
    }
    if case.get("ref").and_then(|reference| reference.get("timezone")).is_some_and(|zone| !zone.is_null()) {
        return Some("counted in the reader's time zone");
    }
    if text(case, "parser") == "en.strict" && case.get("results").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        return Some("refused by chrono's strict parser alone");
    }
    let words = text(case, "text");
    let signed = |sign: char| {
        words
            .split(' ')
            .any(|word| word.starts_with(sign) && word.contains(|c: char| c.is_ascii_digit()) && 1 < word.len())
    };
    if signed('+') || (signed('-') && !words.contains(" - ")) {
        return Some("a sum in signs: \"+15min\"");
    }
    if words.contains("for 5 minutes") || words.contains("for 1 hour") {
        return Some("a length of time that chrono reads as the moment at its end: \"for 5 minutes\"");
    }
    None
}

fn is_right(result: &Value, found: &[Ours]) -> bool {
    let index = result.get("index").and_then(Value::as_u64).and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
    let end = index + text(result, "text").chars().count();
    let here: Vec<&Ours> = found.iter().filter(|ours| ours.start < end && index < ours.end).collect();
    let (Some(first), Some(last)) = (here.first(), here.last()) else { return false };
    let start = result.get("start").is_some_and(|start| agrees(start, first));
    match result.get("end").filter(|end| !end.is_null()) {
        Some(end) => start && agrees(end, last),
        None => start,
    }
}

/// Whether what is certain in `side` was read so, and what it implies lies within what was read.
fn agrees(side: &Value, ours: &Ours) -> bool {
    let part = |name: &str| side.get(name).and_then(|part| part.get("v")).and_then(Value::as_i64);
    let certain =
        |name: &str| side.get(name).and_then(|part| part.get("certain")).and_then(Value::as_bool).unwrap_or_default();
    if ours.value == "PRESENT_REF" {
        return true;
    }
    let (Some(year), Some(month), Some(day)) = (part("year"), part("month"), part("day")) else { return false };
    if year < 0 {
        return ours.value == format!("BC{:04}-{month:02}-{day:02}", -year);
    }
    let Some(moment) = Moment::read(&format!("{year:04}-{month:02}-{day:02}")) else { return false };
    let timed = certain("hour");
    if timed {
        let seconds = part("hour").unwrap_or(0) * 3600
            + part("minute").unwrap_or(0) * 60
            + part("second").filter(|_| certain("second")).unwrap_or(0);
        let zone = part("timezoneOffset").filter(|offset| *offset != 0);
        let zoned = match &ours.clock {
            Some(Clock::At(_, own)) => own.unwrap_or(0) == zone.unwrap_or(0),
            _ => false,
        };
        return zoned && ours.begins(Moment { seconds, ..moment }, true);
    }
    let (Some(first), Some(last)) = (ours.first, ours.last) else { return false };
    let exact = certain("day") || certain("weekday");
    // "Midnight" and "last night" end or begin a day.
    let night = ours.part_hours().is_some_and(|hours| hours.contains(&23))
        && part("hour") == Some(0)
        && last.next_day() == Some(moment.day);
    // A week's days are alike to chrono, and a stretch is the day at its far end.
    let week = ours.value.contains("-W");
    if ours.kind == TimexKind::Duration {
        return first == moment.day || last == moment.day;
    }
    night || (first <= moment.day && moment.day <= last && (!exact || first == last || week))
}

fn wanted(results: &[Value]) -> String {
    let one = |result: &Value| {
        let side = |name: &str| result.get(name).map_or("", |side| text(side, "date"));
        format!("{} = {} {}", text(result, "text"), side("start"), side("end"))
    };
    results.iter().map(one).collect::<Vec<_>>().join("; ")
}
