//! Times of day.

use crate::annotate::dates::meaning::{Meaning, Sense, Time};
use crate::annotate::pattern::{Match, Rule, Sort, rules};

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "time.clock",
        patterns: &[
            "<clock> <zone>?",
            "<clock> local time",
            "<hour> am|pm <zone>?",
            "<hour> am|pm local time",
            "<hour> a|p . m .? <zone>?",
            "<clock> hrs|hours|h",
            "<clock> ^-|to|until ^<clock>",
            "^<clock> ^-|to|until <clock>",
            "<hour> o'clock",
        ],
        make: clock,
        yes: &[
            ("It was seen at 14:30 GMT.", "14:30 GMT", "2024-02-20T14:30Z"),
            ("They left at 3 p.m. and slept.", "3 p.m.", "2024-02-20T15:00"),
            ("Doors shut at 5:45pm.", "5:45pm", "2024-02-20T17:45"),
        ],
        no: &["The ratio was 16:10.", "See John 3:16.", "He ran 5 km."],
    },
    Rule {
        id: "time.part",
        patterns: &["the <part>", "noon|midnight|midday"],
        make: |found| {
            let word = found.matched().last()?;
            let prepared = matches!(
                found.before(1),
                "in" | "at" | "by" | "until" | "before" | "after" | "during" | "around" | "since"
            );
            let time = match &*word.key {
                "noon" | "midday" => Time::Clock(12, 0, None),
                "midnight" => Time::Clock(24, 0, None),
                _ => Time::Part(found.part(0)?),
            };
            let plain = !word.capital && prepared && found.after(1) != "of";
            plain.then(|| Meaning::new(Sense::Clock).at(Some(time)))
        },
        yes: &[
            ("Police came in the morning.", "the morning", "2024-02-20TMO"),
            ("It ends at noon.", "noon", "2024-02-20T12:00"),
        ],
        no: &["The evening dress was red."],
    },
];

fn clock(found: &Match<'_, '_>) -> Option<Meaning> {
    let (mut hour, minute) = found.clock()?;
    let half = if found.has(&["pm", "p"]) {
        Some(12)
    } else if found.has(&["am", "a"]) {
        Some(0)
    } else {
        None
    };
    if let Some(half) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + half;
    }
    let zone = found.zone(0);
    let marked = half.is_some() || zone.is_some() || found.matched().len() > 1;
    let prepared = matches!(
        found.before(1),
        "at" | "by" | "until" | "till" | "from" | "around" | "about" | "before" | "after" | "since" | "of" | "between"
    );
    // Two times of the clock in a row are a span of the day: each is one.
    if found.has(&["-", "to", "until"]) {
        let own = found.matched().first().and_then(|atom| match atom.sort {
            Sort::Clock(hour, minute) => Some(Time::Clock(hour, minute, None)),
            _ => None,
        });
        return own.map(|own| Meaning::new(Sense::Clock).at(Some(own)));
    }
    // Without a mark, "3:16" may be a score, a ratio or a verse.
    (marked || prepared).then(|| Meaning::new(Sense::Clock).at(Some(Time::Clock(hour, minute, zone))))
}
