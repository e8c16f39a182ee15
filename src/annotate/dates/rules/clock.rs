//! Times of day.

use crate::annotate::dates::meaning::{Meaning, Sense, Time};
use crate::annotate::pattern::{Atom, Clock, Mark, Match, Rule, Sort, rules};
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "time.clock",
        make: clock,
        yes: &[
            ("It was seen at 14:30 GMT.", "14:30 GMT", "2024-02-20T14:30Z"),
            ("They left at 3 p.m. and slept.", "3 p.m.", "2024-02-20T15:00"),
            ("Doors shut at 5:45pm.", "5:45pm", "2024-02-20T17:45"),
            ("It broke at half past three in the afternoon.", "half past three in the afternoon", "2024-02-20T15:30"),
            ("The bomb went off at ten thirty a.m. near a bridge.", "ten thirty a.m.", "2024-02-20T10:30"),
            ("He ran from 3 to 4pm.", "3", "2024-02-20T15:00"),
            ("It ends at noon.", "noon", "2024-02-20T12:00"),
        ],
        no: &[
            "The ratio was 16:10.",
            "See John 3:16.",
            "He ran 5 km.",
            "The court ruled 5 to 4.",
            "From 3 to 4 people left.",
            "Give me a break at 7 of them.",
        ],
    },
    Rule {
        id: "time.part",
        make: |found| {
            let word = found.matched().last()?;
            let prepared = is_one_of(found.before(1), "in at by until before after during around since");
            let free = found.is_whole() || found.is_loose();
            let plain = !word.capital && (prepared || free) && found.after(1) != "of";
            let part = found.part(0).map(Time::Part);
            // "In the evenings" recurs.
            let set = word.entry.is_some_and(|entry| entry.parts.is_some());
            let set = set.then(|| part.map(|part| Meaning::set(format!("XXXX-XX-XX{}", part.timex())))).flatten();
            plain.then(|| set.unwrap_or_else(|| Meaning::new(Sense::Clock).at(part)))
        },
        yes: &[("Police came in the morning.", "the morning", "2024-02-20TMO")],
        no: &["The evening dress was red."],
    },
];

fn clock(found: &Match<'_, '_>) -> Option<Meaning> {
    let (before, mut clock) = match (found.clock(0)?, found.clock(1)) {
        (before, Some(clock)) => (Some(before), clock),
        (clock, None) => (None, clock),
    };
    // "From 3 to 4pm", "3:30-6 p.m.": the second time tells the half of the day of the first.
    let ranged = is_one_of(found.after(1), "- to until untill till til through and");
    let next = found
        .clock_after(2)
        .filter(|(next, _)| ranged && (next.mark != Mark::Bare || clock.mark != Mark::Bare || found.is_loose()));
    let lead = is_lead(found.before(1));
    let marked = match (clock.mark, next.map(|(next, _)| next.mark), before.map(|before| before.mark)) {
        (Mark::Sure, ..) | (Mark::Digits, Some(Mark::Digits), _) | (Mark::Digits, _, Some(_)) => true,
        (_, Some(Mark::Sure), _) => found.before(1) != "of",
        (Mark::Bare, _, Some(Mark::Sure)) => found.ends_clause(),
        (Mark::Digits, ..) => {
            lead || found.is_whole() || found.is_loose() || beside_day(found, 1) || beside_date(found)
        }
        (Mark::Bare, _, Some(Mark::Digits)) => found.is_loose(),
        (Mark::Bare, next, before) => {
            let end = next.and(found.clock_after(2)).map_or(1, |(_, end)| end + 1);
            let pair = (next.is_some() || before.is_some()) && (lead || before.is_some());
            beside_day(found, 1)
                || beside_day(found, end)
                || (found.is_loose()
                    && (pair || (lead && found.before(1) != "on" && (found.ends_clause() || found.before(1) == "at"))))
        }
    };
    if let Some((next, _)) = next.filter(|(next, _)| clock.open && !next.open && next.mark == Mark::Sure) {
        // The half of the day from which the way to the end is the shorter.
        let way = |half: u8| (48 + i32::from(next.hour) - i32::from(clock.in_half(half).hour)) % 24;
        clock = clock.in_half(if way(0) < way(12) && 0 < way(0) { 0 } else { 12 });
    }
    if let Some(before) = before.filter(|before| clock.open && !before.open) {
        let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute);
        let way = |half: u8| (2880 + minutes(clock.in_half(half)) - minutes(before) - 1) % 1440;
        clock = clock.in_half(if way(0) < way(12) { 0 } else { 12 });
    }
    marked.then(|| Meaning::new(Sense::Clock).at(Some(Time::Clock(clock))))
}

fn is_lead(word: &str) -> bool {
    const LEADS: &str = "at by until till untill from around about before after since between @ approximately for";
    is_one_of(word, LEADS)
}

/// Whether the digits stand beside those of a date: "5 May 12:00", "14:15 05/31/2024".
fn beside_date(found: &Match<'_, '_>) -> bool {
    let number = |atom: Option<&Atom<'_>>| atom.is_some_and(|atom| matches!(atom.sort, Sort::Integer(..)));
    let mark = |key: &str| is_one_of(key, "/ - .");
    let month =
        |atom: Option<&Atom<'_>>| atom.is_some_and(|atom| atom.entry.is_some_and(|entry| entry.month.is_some()));
    let back = usize::from(is_one_of(found.before(1), ", - t"));
    let before = number(found.atom_before(1 + back))
        && (mark(found.before(2 + back)) || month(found.atom_before(2 + back)) || found.before(2 + back) == ",");
    let comma = usize::from(found.after(1) == ",");
    before
        || month(found.atom_before(1 + back))
        || (number(found.atom_after(1 + comma)) && (mark(found.after(2 + comma)) || month(found.atom_after(2 + comma))))
}

/// Whether a bare number stands beside a day or a part of one: "tonight at 8", "9 tomorrow morning".
fn beside_day(found: &Match<'_, '_>, on: usize) -> bool {
    let day = |key: &str| is_one_of(key, "tonight today tomorrow yesterday tonite");
    let part = |atom: Option<&Atom<'_>>| {
        atom.is_some_and(|atom| {
            day(&atom.key) || atom.entry.is_some_and(|entry| entry.part.is_some() || entry.weekday.is_some())
        })
    };
    let at = is_one_of(found.before(1), "at @ about around for by ,");
    let before = at && part(found.atom_before(2)) && found.after(1) != "%";
    let on = on + usize::from(found.is_loose() && found.after(on) == ",");
    let after = match found.after(on) {
        "on" | "of" if found.before(1) == "at" || found.is_loose() => {
            found.atom_after(on + 1).is_some_and(|next| next.entry.is_some() || matches!(next.sort, Sort::Integer(..)))
        }
        "this" | "next" | "last" => part(found.atom_after(on + 1)),
        "in" => found.after(on + 1) == "the" && part(found.atom_after(on + 2)),
        word => {
            let led = found.is_loose() || matches!(found.before(1), "" | "at" | "by" | "until" | "from" | "," | "and");
            day(word) && led
        }
    };
    before || after
}
