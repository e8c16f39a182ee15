//! Dates counted from the publication day or from another date: weekdays, "yesterday", "two weeks ago", "the next day".

use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time};
use crate::annotate::pattern::{Match, Rule, Sort, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.weekday",
        make: weekday,
        yes: &[
            ("The law passed on Monday.", "Monday", "2024-02-19"),
            ("He was shot Tuesday morning.", "Tuesday morning", "2024-02-20TMO"),
            ("The talks will begin on Friday.", "Friday", "2024-02-23"),
        ],
        no: &[
            "The cat sat down.",
            "It hit the sun.",
            "Black Friday sales rose.",
            "The Sun reported it.",
            "Sun Yat-sen led it.",
        ],
    },
    Rule {
        id: "date.weekday-nearby",
        make: |found| {
            let by = if found.has("last past previous") { -1 } else { i32::from(!found.has("this")) };
            let from = if found.has("previous following") { From::Text } else { From::Published };
            if found.matched().len() == 3 && found.matched().get(1).is_some_and(|atom| atom.key == "after") {
                let fine = Fine::Weekday(found.weekday(0)?);
                return Some(Meaning::new(Sense::Shift(Shift {
                    by: Some(2),
                    sign: 1,
                    unit: Unit::Weekend,
                    from,
                    fine,
                })));
            }
            let short = found
                .matched()
                .iter()
                .any(|atom| atom.key.len() <= 5 && atom.entry.is_some_and(|entry| entry.weekday.is_some()));
            if short {
                return None;
            }
            let fine = Fine::Weekday(found.weekday(0)?);
            let sense = Sense::Shift(Shift { by: Some(by), sign: by.signum(), unit: Unit::Week, from, fine });
            Some(Meaning::new(sense).at(found.part(0).map(Time::Part)))
        },
        yes: &[
            ("They met last Friday.", "last Friday", "2024-02-16"),
            ("It opens next Monday.", "next Monday", "2024-02-26"),
            ("She speaks this Thursday.", "this Thursday", "2024-02-22"),
        ],
        no: &["The last Sun of the series."],
    },
    Rule {
        id: "date.month-nearby",
        make: |found| {
            let by = if found.has("last past previous") { -1 } else { i32::from(!found.has("this")) };
            let from = if found.has("previous following") { From::Text } else { From::Published };
            let fine = Fine::Month(found.month(0)?);
            Some(Meaning::new(Sense::Shift(Shift { by: Some(by), sign: by.signum(), unit: Unit::Year, from, fine })))
        },
        yes: &[("It began last October.", "last October", "2023-10"), ("It is due next May.", "next May", "2024-05")],
        no: &["The next may be better."],
    },
    Rule {
        id: "date.today",
        make: today,
        yes: &[
            ("He said so yesterday.", "yesterday", "2024-02-19"),
            ("It was found the day before yesterday.", "the day before yesterday", "2024-02-18"),
            ("Doors open tomorrow night.", "tomorrow night", "2024-02-21TNI"),
            ("A fire broke out last night.", "last night", "2024-02-19TNI"),
        ],
        no: &["She works for USA Today."],
    },
    Rule {
        id: "date.unit-nearby",
        make: |found| {
            let (unit, plural) = found.unit().filter(|(unit, _)| *unit >= Unit::Day)?;
            if found.has("past previous following") && !found.is_whole() && !found.is_loose() {
                return None;
            }
            let by = if found.has("last past previous") {
                -1
            } else {
                i32::from(found.has("next coming upcoming following"))
            };
            // "the last week" is a length, "his last year" no year of the calendar, "this day" this very one.
            let mine = found
                .atom_before(1)
                .is_some_and(|before| is_one_of(&before.key, "his her their its my our your 's the at"));
            let vague = plural || (unit == Unit::Day && !found.is_loose());
            let mine = mine && unit != Unit::Century && !(found.has("coming upcoming") || found.is_loose());
            (!vague && (!mine || by == 0)).then(|| Meaning::shift(by, unit, From::Published))
        },
        yes: &[
            ("Sales rose last year.", "last year", "2023"),
            ("This week it rained.", "This week", "2024-W08"),
            ("It will close next month.", "next month", "2024-03"),
        ],
        no: &["It was her last year of school.", "Over the last week it grew."],
    },
    Rule {
        id: "date.unit-from-text",
        make: from_text,
        yes: &[
            ("On 3 May 2019 they wed. The next day he left.", "The next day", "2019-05-04"),
            ("It failed in 1987. That year she left.", "That year", "1987"),
            ("It failed in 1987 and, the following year, closed.", "the following year", "1988"),
        ],
        no: &["The day before the vote was calm."],
    },
    Rule {
        id: "date.edge-of-unit",
        make: edge_of_unit,
        yes: &[
            ("It must be done by the end of the year.", "the end of the year", "2024"),
            ("Earlier this month it snowed.", "Earlier this month", "2024-02"),
            ("He leaves at year-end.", "year-end", "2024"),
        ],
        no: &["At the end of the day, it failed.", "The weekend was long."],
    },
    Rule {
        id: "date.weekend",
        make: |found| {
            let during = is_one_of(found.before(1), "over at during on throughout for of");
            during.then(|| Meaning::shift(0, Unit::Weekend, From::Published))
        },
        yes: &[("They met over the weekend.", "the weekend", "2024-W07-WE")],
        no: &["The weekend bag is full."],
    },
];

/// Adjectives and names that make a weekday part of a name.
const NAMED_DAYS: &str = "black good super cyber ash bloody sheffield ruby palm happy fat maundy shrove holy";

fn weekday(found: &Match<'_, '_>) -> Option<Meaning> {
    let word = found.matched().first()?;
    let before = found.before(1);
    // "on a Monday" is no Monday of the calendar.
    if before == "a" && found.before(2) == "on" && found.ends_clause() {
        return Some(Meaning::new(Sense::Fixed(format!("XXXX-WXX-{}", found.weekday(0)?))));
    }
    if is_one_of(before, NAMED_DAYS) || is_one_of(before, "a any another every each /") {
        return None;
    }
    let short = word.key.len() <= 5;
    let prepared = is_one_of(before, "on by until since from till ( this");
    if short && !(prepared && found.ends_clause()) && found.part(0).is_none() && !found.is_whole() && !found.is_loose()
    {
        return None;
    }
    let point = Point { year: None, fine: Fine::Weekday(found.weekday(0)?), weekday: None };
    Some(Meaning::new(Sense::Point(point)).at(found.part(0).map(Time::Part)))
}

fn today(found: &Match<'_, '_>) -> Option<Meaning> {
    let first = found.matched().first()?;
    let last = found.matched().last()?;
    // A capital within a sentence is a name: "USA Today".
    if first.capital
        && !found.opens()
        && found.atom_before(1).is_some_and(|before| before.sort == Sort::Word && before.capital)
    {
        return None;
    }
    let part = found.part(0).map(Time::Part);
    let (by, time) = match (&*first.key, &*last.key) {
        ("the" | "day", "yesterday") => (-2, None),
        ("the" | "day", "tomorrow") => (2, None),
        ("today", "today") if matches!(found.before(1), "in") => {
            return Some(Meaning::new(Sense::Vague("PRESENT_REF")));
        }
        ("today" | "this", _) => (0, part),
        ("tonight", _) => (0, Some(Time::Part("NI"))),
        ("last", _) => (-1, Some(Time::Part("NI"))),
        ("yesterday", _) => (-1, part),
        _ => (1, part),
    };
    Some(Meaning::shift(by, Unit::Day, From::Published).at(time))
}

fn from_text(found: &Match<'_, '_>) -> Option<Meaning> {
    let last = found.matched().last()?;
    let follows = is_one_of(&last.key, "before after");
    // "the day before the vote" is counted from something that is no date.
    if follows && !found.ends_clause() {
        return None;
    }
    let by = if found.has("next following subsequent after") {
        1
    } else if found.has("previous preceding before") {
        -1
    } else {
        0
    };
    if let Some(part) = found.part(0) {
        return Some(Meaning::shift(by, Unit::Day, From::Text).at(Some(Time::Part(part))));
    }
    let (unit, plural) = found.unit()?;
    let fine = unit >= Unit::Day && !plural && !found.has("first");
    fine.then(|| Meaning::shift(by, unit, From::Text))
}

fn edge_of_unit(found: &Match<'_, '_>) -> Option<Meaning> {
    use crate::annotate::dates::Modifier;
    let letters = found.matched().last().filter(|atom| atom.key.len() == 3 && atom.entry.is_none());
    let (unit, plural) = match letters.map(|atom| &*atom.key) {
        Some("eom" | "bom") => (Unit::Month, false),
        Some("eow") => (Unit::Week, false),
        Some("eod") if found.is_loose() => {
            return Some(Meaning::shift(0, Unit::Day, From::Published).with(Some(Modifier::End)));
        }
        Some("eoy" | "boy") if letters.is_some_and(|atom| atom.capital) || found.is_loose() => (Unit::Year, false),
        Some(_) if letters.is_some_and(|atom| atom.key != "end") => return None,
        _ => found.unit()?,
    };
    let first = found.matched().first()?;
    // "at the end of the day" is a phrase of its own, "weekend" a word.
    if plural || unit < Unit::Week || unit == Unit::Weekend {
        return None;
    }
    let short = matches!(found.matched().last(), Some(last) if last.key == "end")
        && found.unit().is_some()
        && first.entry.is_some();
    if short && !matches!(unit, Unit::Month | Unit::Quarter | Unit::Year) {
        return None;
    }
    let modifier = match () {
        () if found.has("beginning start bom boy") => Some(Modifier::Start),
        () if found.has("middle") => Some(Modifier::Mid),
        () if found.has("early") => Some(Modifier::Early),
        () if found.has("late") => Some(Modifier::Late),
        // "earlier this month" is before now, not its first days.
        () if found.has("earlier later") => None,
        () => Some(Modifier::End),
    };
    let by = if found.has("last past previous") {
        -1
    } else {
        i32::from(found.has("next coming following") || found.matched().iter().any(|atom| atom.key == "next"))
    };
    let from = if found.has("that") { From::Text } else { From::Published };
    Some(Meaning::shift(by, unit, from).with(modifier))
}
