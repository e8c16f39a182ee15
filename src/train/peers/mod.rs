//! Scores expressions of time on the test suites of other readers of dates: chrono-node's, Duckling's, and Microsoft's
//! Recognizers-Text's, as `{text, ref, expected}` cases.
//!
//! A case is right where every expression that its suite expects is found and means the same; where none is expected,
//! where none is found. TIMEX3 marks the two ends of a range on their own: the first answers for its start and the last
//! for its end. What a suite implies rather than reads must lie within what was resolved.

mod chrono;
mod duckling;
mod ours;
mod recognizers;

use crate::models::Models;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What became of one case.
pub(crate) enum Verdict {
    /// It is none of those that are scored: the suite's own options, modes and unsupported cases.
    Outside,
    /// Left out, with the reason.
    LeftOut(&'static str),
    Right,
    /// What was expected and what was found.
    Wrong(String),
}

/// The scores of a suite; with `errors`, each case that was read otherwise.
pub(super) fn evaluate(file: &str, _: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let cases: Vec<Value> = serde_json::from_str(file)?;
    let (mut right, mut scored, mut wrong) = (0, 0, String::new());
    let mut left: BTreeMap<&'static str, usize> = BTreeMap::new();
    for case in &cases {
        let verdict = match case.get("suite").and_then(Value::as_str) {
            Some("chrono") => chrono::judge(case),
            Some("duckling") => duckling::judge(case),
            _ => recognizers::judge(case),
        };
        match verdict {
            Verdict::Outside => {}
            Verdict::LeftOut(reason) => *left.entry(reason).or_default() += 1,
            Verdict::Right => {
                right += 1;
                scored += 1;
            }
            Verdict::Wrong(found) => {
                scored += 1;
                _ = writeln!(wrong, "wrong\t{}\t{found}", text(case, "text").replace('\n', " "));
            }
        }
    }
    let out: usize = left.values().sum();
    let mut report = if errors { wrong } else { String::new() };
    _ = writeln!(report, "{} cases, {out} left out ({:.1} %)", scored + out, percent(out, scored + out));
    for (reason, count) in left {
        _ = writeln!(report, "  {count:4} {reason}");
    }
    _ = writeln!(report, "{right} of {scored} right: {:.1} %", percent(right, scored));
    Ok(report)
}

/// The string at `key`; empty where there is none.
fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts of cases")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
