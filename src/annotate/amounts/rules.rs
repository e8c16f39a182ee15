//! The rules for amounts. Those for money, shares and measures come first: they take more words than plain numbers.

use crate::annotate::amounts::AmountKind;
use crate::annotate::amounts::numbers::{beside_code, cardinal, noun_follows, ordinal};
use crate::annotate::pattern::{Match, Rule, RuleSet, rules};
use crate::lexicon::is_one_of;
use crate::lexicon::measures::{Currency, measure};
use std::sync::LazyLock;

/// What an amount means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) kind: AmountKind,
    pub(crate) value: Option<f64>,
    pub(crate) unit: Option<String>,
}

/// All rules; where two find as much, the earlier one is taken.
pub(crate) static RULES: LazyLock<RuleSet<Meaning>> = LazyLock::new(|| RuleSet::new(LIST));

const LIST: &[Rule<Meaning>] = rules![
    Rule {
        id: "amount.money",
        make: money,
        yes: &[
            ("They paid $3.5 million for it.", "$3.5 million", "3500000 USD"),
            ("A £1.2bn deal fell through.", "£1.2bn", "1200000000 GBP"),
            ("It lost 1.5 million euros.", "1.5 million euros", "1500000 EUR"),
            ("The plant cost ₹214.5 crore.", "₹214.5 crore", "2145000000 INR"),
            ("The fine was US$20,000 in all.", "US$20,000", "20000 USD"),
            ("Each got EUR 300 in cash.", "EUR 300", "300 EUR"),
            ("The yard was fined NOK 7.5m on Friday.", "NOK 7.5m", "7500000 NOK"),
            ("It costs 50 cents.", "50 cents", "0.5 USD"),
            ("It cost millions of dollars.", "millions of dollars", "- USD"),
            ("Fares of $5 to $10 are usual.", "$5 to $10", "- USD"),
        ],
        no: &["He weighs 200 pounds.", "They won 3 games.", "Won 5 of them."],
    },
    Rule {
        id: "amount.percent",
        make: |found| {
            let points = found.has("points point");
            let basis = found.matched().iter().any(|atom| atom.key == "basis");
            let unit = match points {
                true if basis => "basis point",
                true => "percentage point",
                false => "%",
            };
            let hyphened = found.has("point") && found.matched().iter().any(|atom| atom.key == "-");
            (!hyphened).then(|| Meaning {
                kind: AmountKind::Percent,
                value: single(found),
                unit: Some(unit.to_owned()),
            })
        },
        yes: &[
            ("It rose by 12%.", "12%", "12 %"),
            ("Some 12.5 per cent agreed.", "12.5 per cent", "12.5 %"),
            ("Twenty-five percent left.", "Twenty-five percent", "25 %"),
            ("It fell two percentage points.", "two percentage points", "2 percentage point"),
            ("Between 10-15% of them stayed.", "10-15%", "- %"),
        ],
        no: &["Per cent and percent are one word."],
    },
    Rule {
        id: "amount.quantity",
        make: quantity,
        yes: &[
            ("It is 25 miles away.", "25 miles", "25 mile"),
            ("A 500-metre wall fell.", "500-metre", "500 metre"),
            ("It burnt 12,000 hectares.", "12,000 hectares", "12000 hectare"),
            ("Winds of 90 km per hour blew.", "90 km per hour", "90 kilometre per hour"),
            ("Gusts of 130 km/h blew.", "130 km/h", "130 kilometre per hour"),
            ("It was 40 degrees Celsius.", "40 degrees Celsius", "40 degree Celsius"),
            ("It covers 30 square miles.", "30 square miles", "30 square mile"),
            ("It grew to 10 to 15 cm in May.", "10 to 15 cm", "- centimetre"),
        ],
        no: &["He set foot in it.", "She has two degrees in law."],
    },
    Rule {
        id: "amount.fraction",
        make: fraction,
        yes: &[
            ("Two-thirds of them voted.", "Two-thirds", "0.6666666666666666 -"),
            ("Half of the town left.", "Half", "0.5 -"),
            ("A quarter of it burnt.", "A quarter", "0.25 -"),
            ("Shares fell by a fifth.", "a fifth", "0.2 -"),
            ("One-third of it burnt.", "One-third", "0.3333333333333333 -"),
        ],
        no: &["He scored in the first half.", "Two quarters passed."],
    },
    Rule {
        id: "amount.range",
        make: |found| {
            let (first, last) = (found.number(0)??, found.number(1)??);
            let glued = found.matched().iter().any(|atom| atom.key == "-");
            // "a 5-4 ruling" is a score, "2-3 home win" too; "three to one" a ratio.
            let wide = !glued || 9.0 < last;
            (first < last && wide && noun_follows(found) && !beside_code(found)).then_some(Meaning {
                kind: AmountKind::Cardinal,
                value: None,
                unit: None,
            })
        },
        yes: &[
            ("About 10 to 15 people came.", "10 to 15", "- -"),
            ("Some 300-400 homes burnt.", "300-400", "- -"),
            ("Between 10 and 15 homes burnt.", "10 and 15", "- -"),
        ],
        no: &["They won 3-1 at home.", "Call 555-0199 now."],
    },
    Rule {
        id: "amount.ordinal",
        make: ordinal,
        yes: &[
            ("She came third in it.", "third", "3 -"),
            ("It was his second goal.", "second", "2 -"),
            ("The 21st victim died.", "21st", "21 -"),
        ],
        no: &[
            "At first it worked.",
            "Wait a second.",
            "Firstly, it is odd.",
            "The Second World War ended.",
            "First, they left.",
        ],
    },
    Rule {
        id: "amount.vague",
        make: |found| {
            let counts = found.matched().len() > 1
                || noun_follows(found)
                || found.after(1) == "more"
                || is_one_of(found.before(1), "killed by");
            let score = found.matched().first().is_some_and(|atom| is_one_of(&atom.key, "scores tens"))
                && found.matched().len() < 2;
            (counts && !score).then_some(Meaning { kind: AmountKind::Cardinal, value: None, unit: None })
        },
        yes: &[
            ("Dozens of people fled.", "Dozens of", "- -"),
            ("Tens of thousands marched.", "Tens of thousands", "- -"),
        ],
        no: &["He scores goals."],
    },
    Rule {
        id: "amount.cardinal",
        make: cardinal,
        yes: &[
            ("At least 26 people died.", "26", "26 -"),
            ("Twenty-five ships sank.", "Twenty-five", "25 -"),
            ("Some three hundred thousand left.", "three hundred thousand", "300000 -"),
            ("It sold 3.5 million copies.", "3.5 million", "3500000 -"),
            ("One person was hurt.", "One", "1 -"),
        ],
        no: &[
            "One of them left.",
            "No one came.",
            "They love one another.",
            "The two leaders met.",
            "It is in Article 12 of the law.",
            "The Boeing 737 landed.",
            "1. Open the box.",
            "They won 3-1 at home.",
            "The ratio is 16:10.",
            "Version 10.2.1 is out.",
            "A two-state plan failed.",
            "The iPhone 15 is out.",
            "At 17, she won the 100m final.",
            "Maria Lopez, 26, was hurt.",
            "World War Two ended.",
            "Call 555-0199 or 020 7946 0018 now.",
        ],
    },
];

/// The only number of the match; a range names none.
fn single(found: &Match<'_, '_>) -> Option<f64> {
    if found.number(1).is_some() { None } else { found.number(0).flatten() }
}

fn money(found: &Match<'_, '_>) -> Option<Meaning> {
    let (code, scale) = match found.currency(0)? {
        Currency::Sign(code) | Currency::Code(code) | Currency::Word(code) => (code, 1.0),
        Currency::Part(code) => (code, 100.0),
    };
    let key = |word: &str| found.matched().iter().any(|atom| atom.key == word);
    // Pounds may be weight, "won" a verb, "rand" and "real" names.
    let weight = key("pounds")
        && (found.before(1).starts_with("weigh")
            || found.before(1).starts_with("lost")
            || found.before(1) == "gained"
            || is_one_of(found.after(1), "of in heavier lighter"));
    let verb = key("won")
        && !key("million")
        && !key("billion")
        && !key("trillion")
        && single(found).is_none_or(|value| value < 1000.0);
    if weight || verb {
        return None;
    }
    let value = single(found).map(|value| value / scale);
    Some(Meaning { kind: AmountKind::Money, value, unit: Some(code.to_owned()) })
}

fn quantity(found: &Match<'_, '_>) -> Option<Meaning> {
    let last = found.matched().last()?;
    let word = |word: &str| found.has(word);
    let temperature = found.matched().iter().any(|atom| atom.key == "degrees")
        && (word("celsius") || word("c") || word("fahrenheit") || word("f"));
    let name = match found.measure(0) {
        _ if temperature => {
            if word("celsius") || word("c") {
                "degree Celsius"
            } else {
                "degree Fahrenheit"
            }
        }
        Some(name) => name,
        None => measure(&last.key)?,
    };
    // "two degrees in law", "20 yards": a degree is a measure only of heat, angle or change.
    if name == "degree"
        && !matches!(
            found.after(1),
            "below"
                | "above"
                | "north"
                | "south"
                | "east"
                | "west"
                | "warmer"
                | "colder"
                | "hotter"
                | "cooler"
                | "."
                | ","
                | ""
        )
    {
        return None;
    }
    let before = ["square", "cubic", "nautical", "metric"].into_iter().find(|prefix| word(prefix));
    let mut unit = before.map_or_else(|| name.to_owned(), |prefix| format!("{prefix} {name}"));
    if found.has("per an h hr hour") {
        unit.push_str(" per hour");
    }
    Some(Meaning { kind: AmountKind::Quantity, value: single(found), unit: Some(unit) })
}

fn fraction(found: &Match<'_, '_>) -> Option<Meaning> {
    let first = found.matched().first()?;
    let value = if first.key == "half" {
        0.5
    } else if first.key == "a" {
        1.0 / found.number(0)??
    } else {
        let (above, below) = match (found.number(0)?, found.number(1)) {
            (Some(above), Some(Some(below))) => (above, below),
            (Some(below), None) => (1.0, below),
            _ => return None,
        };
        let joined = found.matched().iter().any(|atom| atom.key == "-") || found.after(1) == "of";
        // "two quarters" may be of a year, "three halves" of a match.
        if !joined || below <= above {
            return None;
        }
        above / below
    };
    Some(Meaning { kind: AmountKind::Cardinal, value: Some(value), unit: None })
}
