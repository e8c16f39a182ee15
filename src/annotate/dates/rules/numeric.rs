//! Dates in digits: "2024-02-18", "18/02/2024", "09/2012".

use crate::annotate::dates::meaning::{Fine, Meaning, Sense};
use crate::annotate::dates::rules::after_preposition;
use crate::annotate::pattern::{Match, Rule, rules};
use crate::lexicon::is_one_of;

/// The rule of dates whose order is the region's.
pub(crate) const EITHER: &str = "date.numeric";

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.iso",
        make: |found| Some(Meaning::point(found.year(0), Fine::MonthDay(found.month(0)?, found.day(0)?))),
        yes: &[("The log of 2021-11-05 is lost.", "2021-11-05", "2021-11-05")],
        no: &["Call 2021-555-0199 for help."],
    },
    Rule {
        id: EITHER,
        make: numeric,
        yes: &[
            ("It was signed on 18/02/2024.", "18/02/2024", "2024-02-18"),
            ("It was signed on 02/18/2024.", "02/18/2024", "2024-02-18"),
            ("It was signed on 03/04/2024.", "03/04/2024", "2024-XX-XX"),
            ("The deed is of 31.10.1974.", "31.10.1974", "1974-10-31"),
            ("Born 25/12/99, she left.", "25/12/99", "1999-12-25"),
        ],
        no: &[
            "It came with 40/50/2024 stamped on it.",
            "They won 3-1 with 5/6 of the votes.",
            "Guards stand there 24/7.",
            "After 9/11 it changed."
        ],
    },
    Rule {
        id: "date.numeric-month",
        make: |found| {
            // "2006-07" is a season of two years rather than a month.
            let dashed = found.matched().iter().any(|atom| atom.key == "-");
            if dashed && !found.is_loose() && !found.is_whole() {
                return None;
            }
            let prepared = after_preposition(found) || found.is_whole() || found.is_loose();
            prepared.then(|| Some(Meaning::point(found.year(0), Fine::Month(found.month(0)?))))?
        },
        yes: &[("It was sold in 09/2012.", "09/2012", "2012-09")],
        no: &["Case 9/2012 is open."],
    },
];

/// Digits alone: the order of day and month is for whoever knows the region.
fn numeric(found: &Match<'_, '_>) -> Option<Meaning> {
    let (first, second) = (found.day(0)?, found.day(1)?);
    let possible = first <= 12 || second <= 12;
    let Some(year) = found.year(0) else {
        // "3/4", "24/7", "9/11": a date only where it can be nothing else.
        let dashed = found.matched().iter().any(|atom| atom.key == "-");
        let led = is_one_of(found.before(1), "on from to by until since in each before after");
        let sure = found.is_whole()
            || found.weekday(0).is_some()
            || (led && found.after(1) != "%")
            || (found.is_loose() && !dashed);
        let sure = sure && !(first == 24 && second == 7);
        let parted = found.atom_after(1).is_some_and(|next| next.glued && is_one_of(&next.key, "/ -"));
        return (possible && sure && !parted).then(|| Meaning::new(Sense::Either(None, first, second)));
    };
    let glued = found.atom_after(1).is_some_and(|next| next.glued && is_one_of(&next.key, "/ -"));
    (possible && !glued).then(|| Meaning::new(Sense::Either(Some(full_year(year)), first, second)))
}

/// "99" is 1999, "24" is 2024.
pub(super) fn full_year(year: i32) -> i32 {
    match year {
        0..50 => 2000 + year,
        50..100 => 1900 + year,
        _ => year,
    }
}
