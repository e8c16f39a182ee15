//! Lengths of time counted from the publication day or from a date of the text: "two weeks ago", "a year later".

use crate::annotate::dates::meaning::{Fine, From, Meaning, Sense, Shift};
use crate::annotate::pattern::{Match, Rule, rules};
use crate::lexicon::calendar::Unit;

use crate::annotate::dates::rules::BUSINESS;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.ago",
        make: |found| {
            let back = found.has("back") && !found.ends_clause();
            (!back).then(|| steps(found, -1, From::Published)).flatten()
        },
        yes: &[
            ("It was built two years ago.", "two years ago", "2022"),
            ("A week ago it was quiet.", "A week ago", "2024-W07"),
            ("They met three days ago.", "three days ago", "2024-02-17"),
            ("He left years ago.", "years ago", "PAST_REF"),
            ("She resigned a year and a half ago.", "a year and a half ago", "2022-08"),
        ],
        no: &["Two years is long.", "He took three days back home."],
    },
    Rule {
        id: "date.hence",
        make: |found| {
            let out = found.has("out") && !found.is_whole();
            (!out).then(|| steps(found, 1, From::Published)).flatten()
        },
        yes: &[
            ("It is due two weeks from now.", "two weeks from now", "2024-W10"),
            ("It ends in three days’ time.", "three days’ time", "2024-02-23"),
        ],
        no: &["Three days from the coast.", "They were three days out of port."],
    },
    Rule {
        id: "date.year-ago",
        make: |_| Some(Meaning::shift(-1, Unit::Year, From::Published)),
        yes: &[("Profit rose from the year-ago quarter.", "year-ago", "2023")],
        no: &["A year, ago or not, is long."],
    },
    Rule {
        id: "date.later",
        make: |found| {
            let fine = found.length(0).is_some_and(|length| length.finest() < Unit::Day)
                && !found.is_whole()
                && !found.is_loose();
            let fine = fine || found.length(0).is_none() && found.unit().is_some_and(|(unit, _)| unit < Unit::Day);
            (!fine && (!found.has("on") || found.ends_clause())).then(|| steps(found, 1, From::Text)).flatten()
        },
        yes: &[
            ("They wed on 3 May 2019. Two days later he left.", "Two days later", "2019-05-05"),
            ("Born in 1901, he died forty years later.", "forty years later", "1941"),
        ],
        no: &["He came later than two years."],
    },
    Rule {
        id: "date.earlier",
        make: |found| {
            let ended = found.matched().last().is_none_or(|last| last.key != "before") || found.ends_clause();
            // Business news compares with the same time a year before its own.
            let year = found.length(0).is_some_and(|length| length.finest() == Unit::Year);
            let from = if year && found.sentence_has(BUSINESS) { From::Published } else { From::Text };
            ended.then(|| steps(found, -1, from)).flatten()
        },
        yes: &[("The trial of 3 May 2019 came two days earlier.", "two days earlier", "2019-05-01")],
        no: &["Two years before the mast."],
    },
];

/// "N units" in a direction from somewhere.
fn steps(found: &Match<'_, '_>, sign: i32, from: From) -> Option<Meaning> {
    let vague = Meaning::new(Sense::Vague(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }));
    if let Some(weekday) = found.weekday(0) {
        // "Three Fridays from now".
        #[expect(clippy::cast_possible_truncation, reason = "checked against the calendar's range")]
        let by = found.number(0)??.clamp(1.0, 500.0) as i32;
        let shift = Shift { by: Some(by * sign), sign, unit: Unit::Weekend, from, fine: Fine::Weekday(weekday) };
        return Some(Meaning::new(Sense::Shift(shift)));
    }
    let Some(length) = found.length(0) else { return Some(vague) };
    if length.steps().is_none() && length.finest() < Unit::Day {
        return None;
    }
    Some(if length.steps().is_none() { vague } else { Meaning::new(Sense::Offset(length, sign, from)) })
}
