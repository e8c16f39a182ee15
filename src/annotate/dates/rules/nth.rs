//! Days and weeks by their place in a month, a year or a week: "the third Tuesday of May", "Friday the 13th".

use crate::annotate::dates::meaning::{Each, Fine, From, Meaning, Sense, Shift};
use crate::annotate::pattern::{Match, Rule, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.weekday-day",
        make: |found| {
            let digits = found.matched().len() > 3 || (found.is_loose() && found.ends_clause());
            let digits = digits || found.matched().iter().any(|atom| is_one_of(&atom.key, "st nd rd th"));
            let fine = Fine::WeekdayDay(found.weekday(0)?, found.day(0)?);
            digits.then(|| Meaning::point(None, fine))
        },
        yes: &[("He fell on Friday the 13th.", "Friday the 13th", "2023-10-13")],
        no: &["On Friday the second one came."],
    },
    Rule {
        id: "date.nth",
        make: |found| {
            if found.matched().len() == 2 {
                let month = Shift { by: Some(0), sign: 0, unit: Unit::Month, from: From::Published, fine: Fine::None };
                return found.is_loose().then(|| nth(found, Some(month))).flatten();
            }
            nth(found, None)
        },
        yes: &[
            ("They vote on the first Tuesday of October 2014.", "the first Tuesday of October 2014", "2014-10-07"),
            ("It was the last week of September 2014.", "the last week of September 2014", "2014-W39"),
            ("The last Sunday in March is close.", "The last Sunday in March", "2024-03-31"),
        ],
        no: &["The first day in a new job is hard."],
    },
    Rule {
        id: "date.nth-nearby",
        make: nth_nearby,
        yes: &[
            ("It opens on Wednesday of next week.", "Wednesday of next week", "2024-02-28"),
            ("The first Monday of this month was calm.", "The first Monday of this month", "2024-02-05"),
            ("Pay is due on the 20th of next month.", "the 20th of next month", "2024-03-20"),
        ],
        no: &["The second half of the week was calm."],
    },
    Rule {
        id: "date.week-of",
        make: |found| Some(Meaning::point(found.year(0), Fine::WeekOf(found.month(0)?, found.day(0)?))),
        yes: &[("It airs the week of October 7, 2024.", "the week of October 7, 2024", "2024-W41")],
        no: &["A week of May 5 protests."],
    },
];

/// "The third Tuesday", "the last week", "the second last day", of a month, of a year, or of `whole`.
fn nth(found: &Match<'_, '_>, whole: Option<Shift>) -> Option<Meaning> {
    let ordinal = found.ordinal(0).map_or(Some(1), |nth| i8::try_from(nth).ok())?;
    let last = found.has("last") && (whole.is_none() || found.ordinal(0).is_none());
    let last = last || found.matched().iter().take(4).any(|atom| atom.key == "last") && whole.is_none();
    let nth = if last { -ordinal } else { ordinal };
    let each = match (found.weekday(0), found.unit()) {
        (Some(weekday), _) => Each::Weekday(weekday),
        // A quarter and a half have rules of their own, and "the second half".
        (None, Some((unit, _))) if Unit::Day <= unit && unit <= Unit::Month => Each::Unit(unit),
        _ => return None,
    };
    if let Some(whole) = whole {
        return Some(Meaning::new(Sense::Shift(Shift { fine: Fine::Nth(nth, each, 0), ..whole })));
    }
    let month = found.month(0).unwrap_or(0);
    (0 < month || found.year(0).is_some()).then(|| Meaning::point(found.year(0), Fine::Nth(nth, each, month)))
}

fn nth_nearby(found: &Match<'_, '_>) -> Option<Meaning> {
    let words = found.matched();
    let tail = words.get(1..).unwrap_or_default();
    let said = |names: &[&str]| {
        tail.iter().rev().take(3).any(|atom| names.contains(&&*atom.key))
            || words.first().is_some_and(|atom| {
                found.ordinal(0).is_none()
                    && names.contains(&&*atom.key)
                    && words.get(1).is_some_and(|next| next.key == "week")
            })
    };
    let by = if said(&["last", "previous", "past"]) { -1 } else { i32::from(said(&["next", "following", "coming"])) };
    let week = words.iter().any(|atom| atom.key == "week");
    let mut units = words.iter().filter(|atom| atom.entry.is_some_and(|entry| entry.unit.is_some()));
    let unit = units.next_back().and_then(|atom| Some(atom.entry?.unit?.0)).unwrap_or(Unit::Month);
    let whole = Shift { by: Some(by), sign: by.signum(), unit, from: From::Published, fine: Fine::None };
    if let Some(day) = found.day(0) {
        let named = by != 0 || said(&["this", "current"]);
        return named.then(|| Meaning::new(Sense::Shift(Shift { fine: Fine::Day(day), ..whole })));
    }
    if week && found.weekday(0).is_some() {
        // "Friday of the week" is of no week in particular.
        let named = by != 0 || said(&["this", "current"]);
        let fine = Fine::Nth(1, Each::Weekday(found.weekday(0)?), 0);
        return named.then(|| Meaning::new(Sense::Shift(Shift { unit: Unit::Week, fine, ..whole })));
    }
    if unit < Unit::Month || found.ordinal(0).is_none() && !found.has("last") {
        return None;
    }
    nth(found, Some(whole))
}
