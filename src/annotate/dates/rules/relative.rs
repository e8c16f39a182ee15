//! Dates counted from the publication day or from another date: weekdays, "yesterday", "two weeks ago", "the next day".

use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time};
use crate::annotate::pattern::{Match, Rule, Sort, rules};
use crate::lexicon::calendar::Unit;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.weekday",
        patterns: &["<weekday>", "<weekday> <part>"],
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
        patterns: &["the? last|next|this|past|previous|coming|following <weekday> <part>?", "<weekday> last|next"],
        make: |found| {
            let by = if found.has(&["last", "past", "previous"]) { -1 } else { i32::from(!found.has(&["this"])) };
            let from = if found.has(&["previous", "following"]) { From::Text } else { From::Published };
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
        patterns: &["the? last|next|this|past|previous|coming|following <month>"],
        make: |found| {
            let by = if found.has(&["last", "past", "previous"]) { -1 } else { i32::from(!found.has(&["this"])) };
            let from = if found.has(&["previous", "following"]) { From::Text } else { From::Published };
            let fine = Fine::Month(found.month(0)?);
            Some(Meaning::new(Sense::Shift(Shift { by: Some(by), sign: by.signum(), unit: Unit::Year, from, fine })))
        },
        yes: &[("It began last October.", "last October", "2023-10"), ("It is due next May.", "next May", "2024-05")],
        no: &["The next may be better."],
    },
    Rule {
        id: "date.today",
        patterns: &[
            "today|yesterday|tomorrow <part>?",
            "tonight",
            "last night",
            "this <part>",
            "the? day before yesterday",
            "the? day after tomorrow",
        ],
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
        id: "date.ago",
        patterns: &["<count> -? <unit> ago", "<units> ago", "<count> <units> and <number> <units> ago"],
        make: |found| steps(found, -1, From::Published),
        yes: &[
            ("It was built two years ago.", "two years ago", "2022"),
            ("A week ago it was quiet.", "A week ago", "2024-W07"),
            ("They met three days ago.", "three days ago", "2024-02-17"),
            ("He left years ago.", "years ago", "PAST_REF"),
        ],
        no: &["Two years is long."],
    },
    Rule {
        id: "date.hence",
        patterns: &["<count> <unit> from now|today", "<count> <unit> ' time", "<count> <unit> 's time"],
        make: |found| steps(found, 1, From::Published),
        yes: &[
            ("It is due two weeks from now.", "two weeks from now", "2024-W10"),
            ("It ends in three days’ time.", "three days’ time", "2024-02-23"),
        ],
        no: &["Three days from the coast."],
    },
    Rule {
        id: "date.later",
        patterns: &[
            "<count> <unit> later|afterwards|afterward|on",
            "<units> later|afterwards",
            "<count> <unit> after that|this",
        ],
        make: |found| {
            let day = found.unit().is_some_and(|(unit, _)| Unit::Day <= unit);
            (day && (!found.has(&["on"]) || found.ends_clause())).then(|| steps(found, 1, From::Text)).flatten()
        },
        yes: &[
            ("They wed on 3 May 2019. Two days later he left.", "Two days later", "2019-05-05"),
            ("Born in 1901, he died forty years later.", "forty years later", "1941"),
        ],
        no: &["He came later than two years."],
    },
    Rule {
        id: "date.earlier",
        patterns: &["<count> <unit> earlier|previously|beforehand", "<units> earlier", "<count> <unit> before"],
        make: |found| {
            (found.matched().last().is_none_or(|last| last.key != "before") || found.ends_clause())
                .then(|| steps(found, -1, From::Text))
                .flatten()
        },
        yes: &[("The trial of 3 May 2019 came two days earlier.", "two days earlier", "2019-05-01")],
        no: &["Two years before the mast."],
    },
    Rule {
        id: "date.unit-nearby",
        patterns: &["last|this|next <unit>", "the? current <unit>", "this|last|next calendar|fiscal|financial <unit>"],
        make: |found| {
            let (unit, plural) = found.unit().filter(|(unit, _)| *unit >= Unit::Day)?;
            let by = if found.has(&["last"]) { -1 } else { i32::from(found.has(&["next"])) };
            // "the last week" is a length, "his last year" no year of the calendar, "this day" this very one.
            let mine = found.atom_before(1).is_some_and(|before| {
                matches!(&*before.key, "his" | "her" | "their" | "its" | "my" | "our" | "your" | "'s" | "the" | "at")
            });
            let vague = plural || (unit == Unit::Day) || (unit == Unit::Second);
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
        patterns: &[
            "the next|following|previous|same|preceding|subsequent <unit>",
            "that same? <unit>",
            "the <unit> before|after",
            "the very next|same <unit>",
            "the next|following|previous|same <part>",
            "that same? <part>",
        ],
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
        patterns: &[
            "the? beginning|start|end|middle|rest|remainder of the|this|last|next|that <unit>",
            "<unit> - end",
            "<unit> 's end",
            "<unit> end",
            "earlier|later this|last|next|that <unit>",
            "later|earlier|late|early in the <unit>",
        ],
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
        patterns: &["the weekend", "over|at|during ^the weekend"],
        make: |found| {
            let during = matches!(found.before(1), "over" | "at" | "during" | "on" | "throughout" | "for" | "of");
            during.then(|| Meaning::shift(0, Unit::Weekend, From::Published))
        },
        yes: &[("They met over the weekend.", "the weekend", "2024-W07-WE")],
        no: &["The weekend bag is full."],
    },
    Rule {
        id: "date.present",
        patterns: &[
            "now",
            "right now",
            "currently",
            "nowadays",
            "presently",
            "at present",
            "at the moment",
            "these days",
            "at this time",
            "to date",
            "the present day",
            "the time being",
        ],
        make: |found| {
            let first = found.matched().first()?;
            let clause = first.key != "now" || (found.after(1) != "that" && found.before(1) != "just");
            let name = first.capital && !found.opens() && first.key == "now";
            (clause && !name).then(|| Meaning::new(Sense::Vague("PRESENT_REF")))
        },
        yes: &[("The bank is now shut.", "now", "PRESENT_REF"), ("She is currently away.", "currently", "PRESENT_REF")],
        no: &["Now that he is gone, it ends."],
    },
    Rule {
        id: "date.past",
        patterns: &["the past", "the recent past", "recently", "lately", "not long ago", "long ago", "recent <units>"],
        make: |found| {
            let first = found.matched().first()?;
            let noun = first.key != "the" || (found.ends_clause() || found.before(1) == "in");
            noun.then(|| Meaning::new(Sense::Vague("PAST_REF")))
        },
        yes: &[
            ("It has grown in recent years.", "recent years", "PAST_REF"),
            ("She recently moved.", "recently", "PAST_REF"),
        ],
        no: &["They walked past it."],
    },
    Rule {
        id: "date.future",
        patterns: &[
            "the future",
            "the near|foreseeable|distant|immediate future",
            "the? coming <units> and|or? <units>?",
            "future <units>",
        ],
        make: |found| {
            let first = found.matched().first()?;
            let future =
                first.key != "the" || found.matched().len() > 2 || found.before(1) == "in" || found.ends_clause();
            future.then(|| Meaning::new(Sense::Vague("FUTURE_REF")))
        },
        yes: &[("In the coming days and weeks it may fall.", "the coming days and weeks", "FUTURE_REF")],
        no: &["The future king spoke."],
    },
];

/// Adjectives and names that make a weekday part of a name.
const NAMED_DAYS: &[&str] = &[
    "black",
    "good",
    "super",
    "cyber",
    "ash",
    "bloody",
    "sheffield",
    "ruby",
    "palm",
    "happy",
    "fat",
    "maundy",
    "shrove",
    "holy",
];

fn weekday(found: &Match<'_, '_>) -> Option<Meaning> {
    let word = found.matched().first()?;
    let before = found.before(1);
    // "on a Monday" is no Monday of the calendar.
    if NAMED_DAYS.contains(&before) || matches!(before, "a" | "any" | "another" | "every" | "each" | "/") {
        return None;
    }
    let short = word.key.len() <= 5;
    let prepared = matches!(before, "on" | "by" | "until" | "since" | "from" | "till" | "(" | "this");
    if short && !(prepared && found.ends_clause()) && found.part(0).is_none() {
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

/// "N units" in a direction from somewhere.
fn steps(found: &Match<'_, '_>, sign: i32, from: From) -> Option<Meaning> {
    let (unit, _) = found.unit()?;
    let by = match found.number(0) {
        None if unit < Unit::Day => None,
        None | Some(None) => None,
        #[expect(clippy::cast_possible_truncation, reason = "checked against the calendar's range")]
        Some(Some(number)) => Some((number.clamp(0.0, 100_000.0).round() as i32) * sign),
    };
    if by.is_none() {
        return Some(Meaning::new(Sense::Vague(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" })));
    }
    Some(Meaning::new(Sense::Shift(Shift { by, sign, unit, from, fine: Fine::None })))
}

fn from_text(found: &Match<'_, '_>) -> Option<Meaning> {
    let last = found.matched().last()?;
    let follows = matches!(&*last.key, "before" | "after");
    // "the day before the vote" is counted from something that is no date.
    if follows && !found.ends_clause() {
        return None;
    }
    let by = if found.has(&["next", "following", "subsequent", "after"]) {
        1
    } else if found.has(&["previous", "preceding", "before"]) {
        -1
    } else {
        0
    };
    if let Some(part) = found.part(0) {
        return Some(Meaning::shift(by, Unit::Day, From::Text).at(Some(Time::Part(part))));
    }
    let (unit, plural) = found.unit()?;
    let fine = unit >= Unit::Day && !plural && !found.has(&["first"]);
    fine.then(|| Meaning::shift(by, unit, From::Text))
}

fn edge_of_unit(found: &Match<'_, '_>) -> Option<Meaning> {
    use crate::annotate::dates::Modifier;
    let (unit, plural) = found.unit()?;
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
        () if found.has(&["beginning", "start"]) => Some(Modifier::Start),
        () if found.has(&["middle"]) => Some(Modifier::Mid),
        () if found.has(&["early"]) => Some(Modifier::Early),
        () if found.has(&["late"]) => Some(Modifier::Late),
        // "earlier this month" is before now, not its first days.
        () if found.has(&["earlier", "later"]) => None,
        () => Some(Modifier::End),
    };
    let by = if found.has(&["last"]) { -1 } else { i32::from(found.has(&["next"])) };
    let from = if found.has(&["that"]) { From::Text } else { From::Published };
    Some(Meaning::shift(by, unit, from).with(modifier))
}
