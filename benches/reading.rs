//! How long an article takes to read, and how that grows with its length: 10 KB, 100 KB and 1 MB in one run.
//!
//! The fastest of some runs counts, which is what the machine can do when nothing else disturbs it.
//! Fails where 100 KB take longer than a page may, or where ten times the text takes much more than ten times as long.

#[path = "text/report.rs"]
mod report;

use factline::text::Article;
use report::report;
use std::hint::black_box;
use std::time::Duration;

/// For 100 KB.
const BUDGET: Duration = Duration::from_millis(200);
/// For two accounts of 6 KB, a third of what the page's worker may take.
const BESIDE: Duration = Duration::from_millis(10);
/// For ten times the text; above ten by what memory and noise add.
const GROWTH: f64 = 15.0;

#[expect(clippy::print_stdout, reason = "a benchmark prints")]
fn main() {
    println!("{:>10} {:>10} {:>10} {:>8}", "bytes", "ms", "MB/s", "growth");
    let mut last: Option<Duration> = None;
    let mut faults = Vec::new();
    for (bytes, runs) in [(10_000, 21), (100_000, 7), (1_000_000, 3)] {
        let article = Article::new(report(bytes));
        let time = (0..runs).map(|_| timed(&article)).min().unwrap_or_default();
        let growth = last.map(|last| time.as_secs_f64() / last.as_secs_f64());
        let shown = growth.map_or(String::new(), |growth| format!("x{growth:.1}"));
        let (ms, rate) = (time.as_secs_f64() * 1e3, 1e-6 * f64::from(bytes) / time.as_secs_f64());
        println!("{bytes:>10} {ms:>10.2} {rate:>10.2} {shown:>8}");
        if bytes == 100_000 && BUDGET < time {
            faults.push(format!("100 KB take {ms:.0} ms, {} ms at most", BUDGET.as_millis()));
        }
        if growth.is_some_and(|growth| GROWTH < growth) {
            faults.push(format!("{bytes} bytes take {shown} of a tenth, x{GROWTH} at most"));
        }
        last = Some(time);
    }
    names(&mut faults);
    accounts(&mut faults);
    assert!(faults.is_empty(), "{}", faults.join("; "));
}

/// The same for names alone, with the trained reader.
#[expect(clippy::print_stdout, reason = "a benchmark prints")]
fn names(faults: &mut Vec<String>) {
    let mut models = factline::models::Models::none();
    models.load_names(include_bytes!("../models/names-1.bin")).expect("the names file is whole");
    println!("{:>10} {:>10} {:>10} {:>8}  names alone", "bytes", "ms", "kchars/s", "growth");
    let mut last: Option<Duration> = None;
    for (bytes, runs) in [(10_000, 15), (100_000, 5), (1_000_000, 2)] {
        let document = factline::text::Document::read(&report(bytes));
        let time = (0..runs).map(|_| timed_names(&document, &models)).min().unwrap_or_default();
        let growth = last.map(|last| time.as_secs_f64() / last.as_secs_f64());
        let shown = growth.map_or(String::new(), |growth| format!("x{growth:.1}"));
        let (ms, rate) = (time.as_secs_f64() * 1e3, 1e-3 * f64::from(bytes) / time.as_secs_f64());
        println!("{bytes:>10} {ms:>10.2} {rate:>10.0} {shown:>8}");
        if growth.is_some_and(|growth| GROWTH < growth) {
            faults.push(format!("names of {bytes} bytes take {shown} of a tenth, x{GROWTH} at most"));
        }
        last = Some(time);
    }
}

/// Two accounts of which nearly every sentence is alike, read before: the most that there is to lay side by side.
#[expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints and reads the clock")]
fn accounts(faults: &mut Vec<String>) {
    println!("{:>10} {:>10}  two accounts side by side", "bytes", "ms");
    for (bytes, runs) in [(6_000, 21), (60_000, 3)] {
        let read = |text: String| factline::analyze(&Article::new(text), &factline::models::Models::none());
        let (a, b) = (read(report(bytes)), read(report(bytes + 100)));
        let once = |_| {
            let start = std::time::Instant::now();
            black_box(factline::compare::accounts(black_box(&a), black_box(&b)));
            start.elapsed()
        };
        let time = (0..runs).map(once).min().unwrap_or_default();
        println!("{bytes:>10} {:>10.2}", time.as_secs_f64() * 1e3);
        if bytes == 6_000 && BESIDE < time {
            faults.push(format!("two accounts of 6 KB take {time:?}, {} ms at most", BESIDE.as_millis()));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the engine does not")]
fn timed_names(document: &factline::text::Document, models: &factline::models::Models) -> Duration {
    let start = std::time::Instant::now();
    black_box(factline::annotate::names::find(black_box(document), &[], &[], models.names.as_ref()));
    start.elapsed()
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the engine does not")]
fn timed(article: &Article) -> Duration {
    let start = std::time::Instant::now();
    black_box(factline::cards::view(&factline::analyze(black_box(article), &factline::models::Models::none())));
    start.elapsed()
}
