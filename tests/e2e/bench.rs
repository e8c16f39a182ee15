//! Timings in the page, beside what a developer would otherwise pick: `make bench`. The bundles of the other libraries
//! are made by `benches/peers/bundle.mjs`.
//!
//! Every reader reads the same texts in the same run of one Chromium: Factline in its worker with all its models, messages
//! included, the others in the page. Cold is the first reading of each text, warm the fastest of the rounds after it.

#![expect(
    clippy::indexing_slicing,
    reason = "what the page answers is JSON of our own, and a timing fails by panicking"
)]

use crate::browser::{Page, Role, visit};
use crate::host::Host;
use crate::report::report;
use factline::cards::View;
use factline::corrections::{Corrections, MentionKind};
use factline::text::Article;
use factline::wire::{self, FILES, Request, Response};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::prelude::*;

/// Read after the first time, by each reader.
const ROUNDS: usize = 3;

/// How the time may grow with the text, from 10 KB to 1 MB: as its length to this power.
const EXPONENT: f64 = 1.05;
/// What the worker may hold after 100 KB, in bytes.
const MEMORY: u64 = 64 << 20;
/// How much faster than compromise Factline must be.
const FASTER: f64 = 1.5;

/// What a reader took and found.
#[derive(Default)]
struct Reading {
    characters: usize,
    cold: f64,
    warm: f64,
    names: u64,
    dates: u64,
}

impl Reading {
    fn add(&mut self, text: &str, seconds: &[f64], names: u64, dates: u64) {
        self.characters += text.chars().count();
        self.cold += seconds.first().copied().unwrap_or_default();
        self.warm += seconds.iter().skip(1).copied().fold(f64::INFINITY, f64::min);
        self.names += names;
        self.dates += dates;
    }

    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    fn speed(&self, seconds: f64) -> f64 {
        self.characters as f64 / seconds
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whole articles of our own.
fn articles() -> Vec<String> {
    let files = fs::read_dir(root().join("tests/articles")).unwrap().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Bytes as the page's scripts take them over.
fn array(bytes: &[u8]) -> String {
    format!("new Uint8Array({})", json!(bytes))
}

/// Has the worker read a text so often: the seconds, and the view.
async fn read(page: &Page, text: &str, rounds: usize) -> WebDriverResult<(Vec<f64>, View)> {
    let request = wire::encode(&Request::Analyze {
        id: 1,
        article: Article::new(text.to_owned()),
        sent: None,
        corrections: Corrections::default(),
    });
    let script = format!(
        "const request = {};
         const {{ first, seconds }} = await timing.timed({rounds}, () => timing.asked(request.slice()));
         return {{ first: first.map((part) => Array.from(part)), seconds }};",
        array(&request)
    );
    let answer = page.run(&script).await?;
    let parts: Vec<Vec<u8>> = serde_json::from_value(answer["first"].clone()).unwrap();
    let mut before = View::default();
    for part in parts {
        match wire::decode(&part) {
            Response::Part { mut view, .. } | Response::Analyzed { mut view, .. } => {
                view.follow(before);
                before = *view;
            }
            _ => panic!("no reading"),
        }
    }
    Ok((serde_json::from_value(answer["seconds"].clone()).unwrap(), before))
}

/// Gives the worker all data files.
async fn load(page: &Page) -> WebDriverResult<()> {
    for file in FILES {
        // A file's message ends with its length and its bytes.
        let request = wire::encode(&Request::Load { name: file.name.to_owned(), bytes: Vec::new() });
        let head = request.split_last().map(|(_, head)| head).unwrap();
        let script = format!(
            "const bytes = new Uint8Array(await (await fetch('{}')).arrayBuffer());
             const length = [];
             let rest = bytes.length;
             while (127 < rest) {{ length.push(rest & 127 | 128); rest >>= 7; }}
             length.push(rest);
             const request = new Uint8Array([...{}, ...length, ...bytes]);
             return Array.from(await timing.ask(request));",
            file.name,
            json!(head)
        );
        let bytes: Vec<u8> = serde_json::from_value(page.run(&script).await?).unwrap();
        assert!(matches!(wire::decode(&bytes), Response::Loaded { taken: true, .. }), "{} is not taken", file.name);
    }
    Ok(())
}

fn count(view: &View) -> (u64, u64) {
    let count = |date: bool| view.marks.iter().filter(move |mark| (mark.kind == MentionKind::Date) == date);
    let names = count(false).filter(|mark| mark.kind != MentionKind::Amount).count();
    (names.try_into().unwrap(), count(true).count().try_into().unwrap())
}

async fn factline(page: &Page, texts: &[String]) -> WebDriverResult<(Reading, usize)> {
    let mut reading = Reading::default();
    let mut cards = 0;
    for text in texts {
        let (seconds, view) = read(page, text, 1 + ROUNDS).await?;
        let (names, dates) = count(&view);
        reading.add(text, &seconds, names, dates);
        cards += view.cards.len();
    }
    Ok((reading, cards))
}

async fn peer(page: &Page, name: &str, texts: &[String]) -> WebDriverResult<Reading> {
    let bundle = fs::read_to_string(root().join(format!("target/peers/{name}.js"))).expect("bundled before");
    page.driver.execute(format!("{bundle}; window.reader = reader;"), vec![]).await?;
    let mut reading = Reading::default();
    for text in texts {
        let script = format!("return await timing.timed({}, () => reader.read({}));", 1 + ROUNDS, json!(text));
        let answer = page.run(&script).await?;
        let seconds: Vec<f64> =
            serde_json::from_value(answer["seconds"].clone()).unwrap_or_else(|_| panic!("{name}: {answer}"));
        let found = |what: &str| answer["first"][what].as_u64().unwrap_or_default();
        reading.add(text, &seconds, found("names"), found("dates"));
    }
    Ok(reading)
}

/// What a folder's files weigh as they are sent.
fn bytes(sizes: &Value, name: &str) -> u64 {
    sizes[name].as_u64().unwrap_or_default()
}

#[tokio::test]
#[ignore = "a timing"]
async fn beside_other_readers() -> WebDriverResult<()> {
    let texts = articles();
    let sizes = fs::read_to_string(root().join("target/peers/sizes.json")).expect("bundled before");
    let sizes: Value = serde_json::from_str(&sizes).unwrap();
    visit(&Host::start(), "", async |page| {
        page.ready().await?;
        page.run(include_str!("bench.js")).await?;
        let mut lines = Vec::new();
        let mut line = |name: &str, reading: &Reading, cards: String| {
            let (cold, warm) = (reading.speed(reading.cold), reading.speed(reading.warm));
            let (names, dates, bytes) = (reading.names, reading.dates, bytes(&sizes, name) / 1000);
            lines.push(format!("{name:<24} {cold:>12.0} {warm:>12.0} {bytes:>8} {names:>7} {dates:>7} {cards:>7}"));
        };
        let (rules, cards) = factline(page, &texts).await?;
        line("factline, rules", &rules, cards.to_string());
        load(page).await?;
        let (whole, cards) = factline(page, &texts).await?;
        line("factline", &whole, cards.to_string());
        let mut peers = Vec::new();
        for name in ["compromise", "wink", "chrono"] {
            let reading = peer(page, name, &texts).await?;
            line(name, &reading, "-".to_owned());
            peers.push(reading);
        }
        println!(
            "{:<24} {:>12} {:>12} {:>8} {:>7} {:>7} {:>7}",
            "", "cold chars/s", "warm chars/s", "KB sent", "names", "dates", "cards"
        );
        println!("{}", lines.join("\n"));
        let (factline, compromise) = (whole.speed(whole.warm), peers.first().map_or(0.0, |peer| peer.speed(peer.warm)));
        assert!(FASTER * compromise <= factline, "{FASTER} times compromise is not reached");
        Ok(())
    })
    .await
}

#[tokio::test]
#[ignore = "a timing"]
async fn growth_and_memory() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.ready().await?;
        page.run(include_str!("bench.js")).await?;
        load(page).await?;
        let mut times = Vec::new();
        for (bytes, rounds) in [(6_000, 9), (10_000, 9), (100_000, 4), (1_000_000, 2)] {
            let (seconds, _) = read(page, &report(bytes), rounds).await?;
            let best = seconds.iter().copied().fold(f64::INFINITY, f64::min);
            let memory = page.run("return await timing.ask('memory');").await?.as_u64().unwrap_or_default();
            println!(
                "{bytes:>9} bytes: {:>7.1} ms, first {:>7.1} ms, {:>3} MB held",
                best * 1e3,
                seconds.first().unwrap_or(&0.0) * 1e3,
                memory >> 20
            );
            assert!(bytes != 100_000 || memory <= MEMORY, "{memory} bytes are held after 100 KB");
            times.push(best);
        }
        let exponent = (times[3] / times[1]).log10() / 2.0;
        println!("from 10 KB to 1 MB the time grows as the length to the power of {exponent:.3}");
        assert!(exponent <= EXPONENT, "more than {EXPONENT}");
        Ok(())
    })
    .await
}

/// What is clicked on a text that was read: what it is called, where it stands, and what shows that it was done.
const CLICKS: &[(&str, &str, &str)] = &[
    ("a pinned card", ".sentence:nth-of-type(2) button.number", "document.querySelector('.sentence[data-pinned]')"),
    ("a filter", "button.count", "document.querySelector('.chip')"),
    ("the whole text again", ".filtered button.quiet", "!document.querySelector('.chip')"),
    ("the names", "#tab-who", "document.querySelector('.entries li')"),
    ("the dates", "#tab-dates", "document.querySelector('.timeline li')"),
    ("the sources", "#tab-sources", "document.querySelector('.entries li')"),
    ("the cards", "#tab-statements", "document.querySelector('.cards .card').checkVisibility()"),
    (
        "all marks",
        ".choice button:last-of-type",
        "document.querySelector('.choice button:last-of-type[aria-pressed=true]')",
    ),
];

/// How long a script may keep the page's thread, in milliseconds.
const SCRIPT: f64 = 50.0;
/// How long the scripts of one key may take together, in milliseconds.
const KEY: f64 = 16.0;
/// How long until what a click does is drawn, in milliseconds.
const CLICK: f64 = 100.0;
/// How long what a click does is waited for, in milliseconds.
const PATIENCE: usize = 20_000;
/// How often all of it is done; of what each time took, the least is what it takes on a machine with nothing else to do.
const VISITS: usize = 3;

/// Keeps, from here on, the longest script on the page's thread and its longest task, which lays out and paints too.
/// Neither is told where it is under 50 ms.
const WATCH: &str = "window.longest = { script: 0, task: 0 };
    const watch = (type, times) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) for (const [name, time] of times(entry)) longest[name] = Math.max(longest[name], time);
      }).observe({ type });
    watch('longtask', ({ duration }) => [['task', duration]]);
    watch('long-animation-frame', ({ scripts }) => scripts.map(({ duration }) => ['script', duration]));";

/// Milliseconds until something is drawn, of script, and of the longest task.
#[derive(Clone, Copy)]
struct Took {
    drawn: f64,
    script: f64,
    task: f64,
}

impl Took {
    fn of(answer: &Value) -> Self {
        let part = |at: usize| answer[at].as_f64().unwrap_or(f64::INFINITY);
        Self { drawn: part(0), script: part(1), task: part(2) }
    }

    fn least(self, other: Self) -> Self {
        let Self { drawn, script, task } = other;
        Self { drawn: self.drawn.min(drawn), script: self.script.min(script), task: self.task.min(task) }
    }
}

/// Presses a button: what it takes until `shown` holds.
async fn pressed(page: &Page, button: &str, shown: &str) -> WebDriverResult<Took> {
    clicked(page, &page.find(Role::Button, button).await?, shown).await
}

/// The same for an element.
async fn clicked(page: &Page, element: &WebElement, shown: &str) -> WebDriverResult<Took> {
    let script = format!(
        "const [button] = arguments;
         const done = arguments[arguments.length - 1];
         longest.script = longest.task = 0;
         const start = performance.now();
         button.click();
         const look = () => {shown}
           ? setTimeout(() => {{
               const took = performance.now() - start;
               setTimeout(() => done([took, longest.script, longest.task]), 1500);
             }})
           : performance.now() < start + {PATIENCE}
             ? requestAnimationFrame(look)
             : done('never');
         requestAnimationFrame(look);"
    );
    let answer = page.driver.execute_async(script, vec![element.to_json()?]).await?;
    assert!(answer.json().is_array(), "what is clicked never comes to this: {shown}");
    Ok(Took::of(answer.json()))
}

/// Everything that a reader does with a text, in order: what it is called, and what it takes.
async fn visited(page: &Page, text: &str) -> WebDriverResult<Vec<(&'static str, Took)>> {
    let mut all = Vec::new();
    page.ready().await?;
    page.run(WATCH).await?;
    // The first reading finds code that the browser has not run yet; a changed text is the usual case.
    page.fill("Article", text).await?;
    let placed = "/ placed/.test(document.querySelector('main').textContent)";
    all.push(("the first cards", pressed(page, "Analyse", placed).await?));
    // The rest of the cards.
    page.run("await new Promise(done => setTimeout(done, 2000));").await?;
    for &(name, selector, shown) in CLICKS {
        let element = page.driver.find(By::Css(selector)).await?;
        all.push((name, clicked(page, &element, shown).await?));
    }
    let box_shown = "document.querySelector('main textarea.box')";
    all.push(("the box", pressed(page, "Edit text", box_shown).await?));
    all.extend(typed(page).await?);
    all.push(("the text as it was read", pressed(page, "Done", &format!("!{box_shown}")).await?));
    pressed(page, "Edit text", box_shown).await?;
    page.driver.active_element().await?;
    let changed = "const box = document.querySelector('main textarea.box'); box.setRangeText('One more. ', 0, 0);
                   box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.run(changed).await?;
    all.push(("a text just changed, read again", pressed(page, "Done", &format!("!{box_shown}")).await?));
    Ok(all)
}

#[tokio::test]
#[ignore = "a timing"]
async fn from_paste_to_cards() -> WebDriverResult<()> {
    for bytes in [6_000, 100_000] {
        let mut least: Vec<(&str, Took)> = Vec::new();
        let mut idle = f64::INFINITY;
        for _ in 0..VISITS {
            visit(&Host::start(), "", async |page| {
                let loops = "let least = Infinity, x = 0;
                             for (let round = 0; round < 5; round += 1) {
                               const start = performance.now();
                               for (let at = 0; at < 3e7; at += 1) x = (x * 31 + at) | 0;
                               least = Math.min(least, performance.now() - start);
                             }
                             return least + 0 * x;";
                idle = idle.min(page.run(loops).await?.as_f64().unwrap_or(f64::INFINITY));
                let now = visited(page, &report(bytes)).await?;
                least = match least.as_slice() {
                    [] => now,
                    before => {
                        before.iter().zip(now).map(|(&(name, before), (_, now))| (name, before.least(now))).collect()
                    }
                };
                Ok(())
            })
            .await?;
        }
        println!(
            "{bytes:>9} bytes, the least of {VISITS} visits (0: none of 50 ms); a loop that does nothing takes {idle:.0} ms"
        );
        for (name, Took { drawn, script, task }) in &least {
            println!(
                "    {name:<44} drawn after {drawn:>5.0} ms, longest script {script:>4.0} ms, longest task {task:>4.0} ms"
            );
        }
        for (name, took) in &least {
            let most = if *name == A_KEY { KEY } else { SCRIPT };
            assert!(took.script <= most, "{name}: a script of {} ms", took.script);
        }
        for (name, took) in least.iter().filter(|(name, _)| CLICKS.iter().any(|(click, ..)| click == name)) {
            assert!(took.drawn <= CLICK, "{name}: drawn after {} ms", took.drawn);
        }
    }
    Ok(())
}

const A_KEY: &str = "a key in it";

/// What a key in the box takes until the next paint and in its scripts, the longest of some; and what is done once no more
/// come.
async fn typed(page: &Page) -> WebDriverResult<[(&'static str, Took); 2]> {
    // What the browser tells of events lasts until the screen shows them, of which there is none.
    let watch = "window.keys = [0]; window.scripts = {};
                 const drawn = (then) => requestAnimationFrame(() => setTimeout(then));
                 addEventListener('keydown', ({ timeStamp }) => drawn(() => keys.push(performance.now() - timeStamp)), true);
                 new PerformanceObserver((list) => {
                   for (const { name, startTime, processingStart, processingEnd } of list.getEntries()) {
                     if (!/key|input/.test(name)) continue;
                     scripts[startTime] = (scripts[startTime] ?? 0) + processingEnd - processingStart;
                   }
                 }).observe({ type: 'event', durationThreshold: 16 });
                 longest.script = longest.task = 0;";
    page.find(Role::Textbox, "Article").await?;
    page.run(&format!("{watch} document.querySelector('main textarea').focus();")).await?;
    for _ in 0..5 {
        page.keys("x").await?;
        page.run("await new Promise(done => setTimeout(done, 50));").await?;
    }
    let answer = page.run(
        "await new Promise(done => setTimeout(done, 1500));
         return [keys, [0, ...Object.values(scripts)], [longest.script], [longest.task]].map((times) => Math.max(...times));",
    );
    let [drawn, key, script, task]: [f64; 4] = serde_json::from_value(answer.await?).unwrap();
    let [of_key, after] = [Took { drawn, script: key, task: 0.0 }, Took { drawn: 0.0, script, task }];
    Ok([(A_KEY, of_key), ("what is read once no more keys come", after)])
}
