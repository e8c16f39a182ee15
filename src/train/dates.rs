//! Scores expressions of time as TempEval-3 does: an expression is found where it overlaps (relaxed) or equals
//! (strict) the known one, each counted once; its type and value are right where they are equal too.

use crate::annotate::dates::{DateMention, Reference, TimexKind, read};
use crate::models::Models;
use crate::text::Document;
use serde::Deserialize;
use std::fmt::Write as _;
use time::{Date, Month};

#[derive(Deserialize)]
struct Entry {
    doc_id: String,
    dct: Option<String>,
    text: String,
    timexes: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
}

/// An expression that was found, in code points.
struct Found {
    start: usize,
    end: usize,
    kind: &'static str,
    value: String,
}

#[derive(Default)]
struct Counts {
    known: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
    /// Known values that some TIMEX3 value can equal, of those that were found.
    matchable: usize,
    /// Of these, how many are right.
    matched: usize,
    unmatchable: usize,
}

/// The scores of a file of `{doc_id, dct, text, timexes}` lines; with `errors`, each expression that was missed,
/// misread or invented.
pub(super) fn evaluate(file: &str, _models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let mut counts = Counts::default();
    let mut list = String::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let entry: Entry = serde_json::from_str(line)?;
        score(&entry, &mut counts, &mut list);
    }
    let mut report = if errors { list } else { String::new() };
    let Counts { known, found, strict, relaxed, kind, value, matchable, matched, unmatchable } = counts;
    _ = writeln!(report, "{known} known, {found} found");
    for (name, right) in [("strict", strict), ("relaxed", relaxed), ("type", kind), ("value", value)] {
        let (precision, recall, f1) = (percent(right, found), percent(right, known), percent(2 * right, known + found));
        _ = writeln!(report, "{name:8} F1 {f1:5.1}  precision {precision:5.1}  recall {recall:5.1}");
    }
    _ = writeln!(
        report,
        "{matched} of {matchable} matchable values right: {:.1} % ({unmatchable} left out: no TIMEX3 value can equal them)",
        percent(matched, matchable)
    );
    Ok(report)
}

fn score(entry: &Entry, counts: &mut Counts, list: &mut String) {
    let found = read_entry(entry);
    let mut known: Vec<&Known> = entry.timexes.iter().collect();
    known.sort_by_key(|known| (known.start, std::cmp::Reverse(known.end)));
    let mut end = 0;
    known.retain(|known| {
        let apart = end <= known.start;
        end = if apart { known.end } else { end };
        apart
    });
    counts.known += known.len();
    counts.found += found.len();
    let mut used = vec![false; found.len()];
    // Equal spans are paired first, then overlapping ones in order.
    let mut pairs: Vec<Option<&Found>> = Vec::new();
    for exact in [true, false] {
        for (index, known) in known.iter().enumerate() {
            if pairs.get(index).copied().flatten().is_some() {
                continue;
            }
            let pair = found.iter().zip(used.iter_mut()).find(|(found, used)| {
                let meets = found.start < known.end && known.start < found.end;
                !**used && meets && (!exact || (found.start, found.end) == (known.start, known.end))
            });
            let pair = pair.map(|(found, used)| {
                *used = true;
                found
            });
            match pairs.get_mut(index) {
                Some(slot) => *slot = pair,
                None => pairs.push(pair),
            }
        }
    }
    let text: Vec<char> = entry.text.chars().collect();
    let words = |start: usize, end: usize| {
        text.get(start..end).map(|chars| chars.iter().collect::<String>().replace('\n', " ")).unwrap_or_default()
    };
    for (known, pair) in known.iter().zip(pairs) {
        let value = known.value.as_deref().unwrap_or("null");
        counts.unmatchable += usize::from(!is_matchable(value));
        let Some(found) = pair else {
            _ = writeln!(list, "missed\t{}\t{}\t{value}", entry.doc_id, words(known.start, known.end));
            continue;
        };
        counts.relaxed += 1;
        counts.strict += usize::from((found.start, found.end) == (known.start, known.end));
        counts.kind += usize::from(found.kind == known.kind);
        let right = found.value == value;
        counts.value += usize::from(right);
        if is_matchable(value) {
            counts.matchable += 1;
            counts.matched += usize::from(right);
        }
        if !right {
            let (known, span) = (words(known.start, known.end), words(found.start, found.end));
            _ = writeln!(list, "misread\t{}\t{known}\t{value}\t{span}\t{}", entry.doc_id, found.value);
        }
    }
    for (found, _) in found.iter().zip(used).filter(|(_, used)| !used) {
        let around = words(found.start.saturating_sub(25), (found.end + 20).min(text.len()));
        _ = writeln!(list, "invented\t{}\t{}\t{}\t{around}", entry.doc_id, words(found.start, found.end), found.value);
    }
}

/// Reads an entry's text, headings and datelines too, as published on its date.
fn read_entry(entry: &Entry) -> Vec<Found> {
    let document = Document::read(&entry.text);
    let published = entry.dct.as_deref().and_then(iso);
    let mut starts: Vec<usize> = entry.text.char_indices().map(|(start, _)| start).collect();
    starts.push(entry.text.len());
    let points = |bytes: usize| starts.partition_point(|start| *start < bytes);
    read(&document, &Reference { published, ..Reference::default() }, |_, _| true)
        .into_iter()
        .map(|mention| Found {
            start: points(mention.span.start()),
            end: points(mention.span.end()),
            kind: kind(&mention),
            value: mention.value.value,
        })
        .collect()
}

fn kind(mention: &DateMention) -> &'static str {
    match mention.kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}

/// Whether a TIMEX3 value can equal it: not an interval, a month without a year in TEI's form, or a bare clock.
fn is_matchable(value: &str) -> bool {
    let clock = value.len() >= 5 && value.as_bytes().get(2) == Some(&b':');
    !(value.contains('/') || value.contains("..") || value.starts_with("--") || value == "null" || clock)
}

fn iso(value: &str) -> Option<Date> {
    let mut parts = value.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()
}

#[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_once() {
        let line = r#"{"doc_id":"a","dct":"2024-02-20","text":"In early May 2019 é it fell, and on Monday it rose.","timexes":[
            {"start":9,"end":17,"type":"DATE","value":"2019-05"},{"start":36,"end":42,"type":"DATE","value":"2024-02-18/2024-02-19"},
            {"start":0,"end":2,"type":"DATE","value":"PAST_REF"}]}"#
            .replace('\n', "");
        let report = evaluate(&line, &Models::none(), true).unwrap();
        assert!(report.contains("3 known, 2 found"), "{report}");
        assert!(report.contains("relaxed  F1  80.0"), "{report}");
        assert!(report.contains("1 of 1 matchable values right: 100.0 % (1 left out"), "{report}");
        assert!(report.contains("missed\ta\tIn\tPAST_REF"), "{report}");
    }
}
