//! How long an article takes to read, and how that grows with its length: 10 KB, 100 KB and 1 MB in one run.
//!
//! The fastest of some runs counts, which is what the machine can do when nothing else disturbs it.
//! Fails where 100 KB take longer than a page may, or where ten times the text takes much more than ten times as long.

use factline::text::Article;
use std::hint::black_box;
use std::time::Duration;

/// For 100 KB.
const BUDGET: Duration = Duration::from_millis(200);
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

/// A made-up report of about so many bytes: new names, numbers and dates all the way, so that nothing repeats whole.
fn report(bytes: i32) -> String {
    const FIRST: [&str; 8] = ["Moira", "Tobias", "Ines", "Callum", "Farida", "Henrik", "Lucia", "Osman"];
    const LAST: [&str; 8] = ["Haldane", "Okafor", "Lindqvist", "Marchetti", "Brennan", "Varga", "Castellan", "Dube"];
    const TOWN: [&str; 8] = ["Oban", "Lyon", "Tampere", "Durban", "Leeds", "Porto", "Galway", "Graz"];
    const MONTH: [&str; 6] = ["January", "March", "May", "July", "September", "November"];
    const SENTENCE: [&str; 8] = [
        "Councillor {first} {last} told reporters in {town} that the harbour fund had lost ${number} million.",
        "On {day} {month} the {last} Institute published a report on {number} schools in {town}.",
        "“We will not close the ward,” {last} said, adding that {number} beds may be moved by {month}.",
        "The company denied that {first} {last} had signed the contract, which was worth {number} per cent more.",
        "According to the {town} Chronicle, the bridge was reportedly inspected on {day} {month} 2023.",
        "Critics see the decision as a signal to investors, and it could weaken the council.",
        "{last} was not injured when the tram left the rails near {town} station on Tuesday.",
        "A court in {town} fined the operator {number} euros after {first} {last} gave evidence.",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    let goal = usize::try_from(bytes).unwrap_or(0);
    let mut text = String::with_capacity(goal + 200);
    let mut count = 0;
    while text.len() < goal {
        let pick = |list: &[&'static str], at: usize| list.get(at).copied().unwrap_or_default();
        let sentence = pick(&SENTENCE, next(8))
            .replace("{first}", pick(&FIRST, next(8)))
            .replace("{last}", pick(&LAST, next(8)))
            .replace("{town}", pick(&TOWN, next(8)))
            .replace("{month}", pick(&MONTH, next(6)))
            .replace("{day}", &(1 + next(28)).to_string())
            .replace("{number}", &(2 + next(997)).to_string());
        text.push_str(&sentence);
        count += 1;
        text.push_str(if count % 4 == 0 { "\n\n" } else { " " });
    }
    text
}
