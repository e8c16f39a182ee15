//! Lengths of time and what recurs.

use crate::annotate::dates::Modifier;
use crate::annotate::dates::meaning::{Meaning, Sense, Toward, every, length};
use crate::annotate::pattern::{Length, Match, Rule, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "duration.count",
        make: count,
        yes: &[
            ("It took three years.", "three years", "P3Y"),
            ("On a two-day visit he fell ill.", "two-day", "P2D"),
            ("Within 48 hours it was gone.", "48 hours", "PT48H"),
            ("It lasted half an hour.", "half an hour", "PT30M"),
            ("He waited several weeks.", "several weeks", "PXW"),
            ("She was 26 years old.", "26 years old", "P26Y"),
        ],
        no: &["The second man left.", "He came in a second.", "A second later vote failed to pass in a quarter."],
    },
    Rule {
        id: "duration.past",
        make: past,
        yes: &[
            ("Over the past three days it rained.", "the past three days", "P3D"),
            ("It grew in the last decade.", "the last decade", "P1DE"),
            ("The next few months are vital.", "The next few months", "PXM"),
        ],
        no: &["He was the last second to go.", "The trial may last six weeks."],
    },
    Rule {
        id: "duration.bare",
        make: |found| {
            let (unit, plural) = found.unit().filter(|(unit, _)| Unit::Second < *unit && *unit != Unit::Quarter)?;
            let long = found.matched().len() > 1;
            let of = found.after(1) == "of";
            // "For decades", "after hours of talks", "decades of neglect"; but not "the days of steam".
            let lasting = plural
                && (found.before(1) == "for" && !of
                    || of && (found.opens() || is_one_of(found.before(1), "after following despite over during"))
                    || found.before(1) == "in" && found.ends_clause());
            let amount = (!plural).then_some(1.0);
            (long || lasting).then(|| Meaning::new(Sense::Length(Length::one(amount, unit), Toward::Nowhere)))
        },
        yes: &[
            ("They have waited for decades.", "decades", "PXDE"),
            ("The year-long probe ended.", "year-long", "P1Y"),
            ("After hours of talks they signed.", "hours", "PTXH"),
            ("Years of drought emptied the lake.", "Years", "PXY"),
            ("The two had not met in years.", "years", "PXY"),
            ("The decades-old feud ended.", "decades-old", "PXDE"),
        ],
        no: &["The days are long.", "In the days of steam it was loud.", "He took days off."],
    },
    Rule {
        id: "duration.count-in-range",
        make: |found| {
            let (unit, plural) = found.unit()?;
            let (first, last) = (found.number(0)??, found.number(1)??);
            let counted = first < last && (plural || found.after(3) == "-") && unit != Unit::Quarter;
            counted.then(|| Meaning::new(Sense::Length(Length::one(Some(first), unit), Toward::Nowhere)))
        },
        yes: &[("Most recover in seven to 10 days.", "seven", "P7D")],
        no: &["They won 3 to 2 a year later.", "From 3 to 5 people came."],
    },
    Rule {
        id: "set.every",
        make: |found| {
            if let Some(weekday) = found.weekday(0) {
                return Some(Meaning::set(format!("XXXX-WXX-{weekday}")));
            }
            if let Some(month) = found.month(0) {
                return Some(Meaning::set(format!("XXXX-{month:02}")));
            }
            if let Some(season) = found.season(0) {
                return Some(Meaning::set(format!("XXXX-{season}")));
            }
            if let Some(part) = found.part(0) {
                return Some(Meaning::set(format!("XXXX-XX-XXT{part}")));
            }
            let (unit, _) = found.unit()?;
            if found.matched().iter().any(|atom| atom.key == "other") {
                return Some(Meaning::set(length(&Length::one(Some(2.0), unit))));
            }
            match found.number(0) {
                Some(_) if found.unit().is_some_and(|(_, plural)| !plural) && !found.is_loose() => None,
                Some(number) => Some(Meaning::set(length(&Length::one(number, unit)))),
                None => (unit >= Unit::Hour).then(|| Meaning::set(every(unit))),
            }
        },
        yes: &[
            ("Every Monday they meet.", "Every Monday", "XXXX-WXX-1"),
            ("It is held every two years.", "every two years", "P2Y"),
            ("Each year it floods.", "Each year", "P1Y"),
        ],
        no: &["Every second counts."],
    },
    Rule {
        id: "set.adverb",
        make: |found| {
            let first = found.matched().first()?;
            // "Daily Mail", "Bloomberg Businessweek Weekly".
            if first.capital && !found.opens() || found.atom_after(1).is_some_and(|next| next.capital) {
                return None;
            }
            let unit = match () {
                () if found.has("daily nightly everyday") => Unit::Day,
                () if found.has("weekly") => Unit::Week,
                () if found.has("monthly") => Unit::Month,
                () if found.has("quarterly") => Unit::Quarter,
                () if found.has("hourly") => Unit::Hour,
                () => Unit::Year,
            };
            let two = found.has("biweekly fortnightly biennial biennially");
            let half = found.has("biannual").then(|| Length::one(Some(6.0), Unit::Month));
            let unit = if found.has("biweekly fortnightly") { Unit::Week } else { unit };
            let span = half.unwrap_or(Length::one(Some(if two { 2.0 } else { 1.0 }), unit));
            Some(Meaning::set(length(&span)))
        },
        yes: &[("Staff are paid weekly.", "weekly", "P1W"), ("The fee rises annually.", "annually", "P1Y")],
        no: &["She writes for the Daily Post."],
    },
    Rule {
        id: "set.rate",
        make: rate,
        yes: &[
            ("The board meets twice a year.", "twice a year", "P1Y"),
            ("It costs 20 euros per day.", "per day", "P1D"),
            ("Guards stand there 24/7 now.", "24/7", "XXXX-XX-XX"),
        ],
        no: &["He stayed a year in Rome."],
    },
    Rule {
        id: "set.weekdays",
        make: |found| {
            let value = match (found.weekday(0), found.part(0)) {
                (Some(weekday), Some(part)) => format!("XXXX-WXX-{weekday}T{part}"),
                (Some(weekday), None) => format!("XXXX-WXX-{weekday}"),
                _ if found.has("weekends") => "XXXX-WXX-WE".to_owned(),
                _ => "XXXX-WXX-WD".to_owned(),
            };
            let usual = found.weekday(0).is_some() || is_one_of(found.before(1), "on at during");
            usual.then(|| Meaning::set(value))
        },
        yes: &[("The shop shuts on Sundays.", "Sundays", "XXXX-WXX-7")],
        no: &["The weekends bag them."],
    },
];

fn count(found: &Match<'_, '_>) -> Option<Meaning> {
    let Some(span) = found.length(0) else {
        let (unit, _) = found.unit()?;
        return Some(Meaning::new(Sense::Length(Length::one(found.number(0)?, unit), Toward::Nowhere)));
    };
    let (amount, unit) = span.first();
    let article = found.matched().first().is_some_and(|atom| is_one_of(&atom.key, "a an"));
    let hyphen = found.matched().get(1).is_some_and(|atom| atom.key == "-");
    let next = found.atom_after(1);
    let single = span.single().is_some();
    let ordinary = match unit {
        // "a second man", "a quarter of them", "the 4 quarters".
        Unit::Second | Unit::Quarter => {
            span.plural && amount.is_some() && !article
                || (unit == Unit::Second && (hyphen || !single || (found.is_loose() && found.before(1) == "in")))
        }
        Unit::Weekend => span.plural,
        _ => true,
    };
    // "5m" may be metres or millions, unless more units follow.
    let sure = !span.short || !single || (found.is_loose() && is_one_of(found.before(1), "in for"));
    let whole = amount.is_none_or(|amount| amount > 0.0);
    let old = found.matched().last().is_some_and(|last| last.key == "old");
    let part = amount.is_some_and(|amount| amount.fract() > 0.0);
    let singular_after_many = !span.plural
        && !hyphen
        && !old
        && !part
        && amount.is_some_and(|amount| amount > 1.0)
        && !next.is_some_and(|next| is_one_of(&next.key, "- long old period term war"));
    let titled =
        found.matched().iter().any(|atom| atom.capital && atom.entry.is_some_and(|entry| entry.unit.is_some()));
    let some = found.matched().first().is_some_and(|atom| atom.key == "some") && !span.plural;
    // "a day" in "26 a day" is a rate; "one day" may be any.
    let rate = article
        && !span.plural
        && found
            .atom_before(1)
            .is_some_and(|before| before.entry.is_some_and(|entry| entry.unit.is_some_and(|(_, plural)| plural)));
    let indefinite = rate || article && !span.plural && unit == Unit::Day && single && !found.ends_clause();
    let near = 1 + usize::from(is_one_of(found.before(1), "about around ~"));
    let near = near + usize::from(is_one_of(found.before(near), "about around"));
    let ends = is_one_of(found.before(near), "in within") || (found.is_loose() && found.before(1) == "after");
    let toward = if ends { Toward::End } else { Toward::Nowhere };
    let singular_after_many = singular_after_many
        && !(found.is_loose() && (ends || next.is_none_or(|next| is_one_of(&next.key, "after before"))));
    (ordinary && sure && whole && !titled && !singular_after_many && !some && !indefinite)
        .then(|| Meaning::new(Sense::Length(span, toward)))
}

fn past(found: &Match<'_, '_>) -> Option<Meaning> {
    // "The trial will last six weeks" has a verb.
    let verb = is_one_of(found.before(1), "to will would can could may might should must did not n't shall 'll");
    if verb && found.matched().first().is_some_and(|first| first.key == "last") {
        return None;
    }
    let span = match (found.length(0), found.unit()) {
        (None, Some((unit, plural))) if found.number(0).is_some() => {
            let mut span = Length::one(found.number(0)?, unit);
            span.plural = plural;
            span
        }
        (Some(span), _) => span,
        (None, Some((unit, plural))) => {
            let mut span = Length::one((!plural).then_some(1.0), unit);
            span.plural = plural;
            span
        }
        (None, None) => return None,
    };
    let (amount, unit) = span.first();
    let plural = span.plural || amount.is_some_and(|amount| amount > 1.0);
    let article = found.length(0).is_some() && found.matched().iter().any(|atom| is_one_of(&atom.key, "a an"));
    if (found.has("upcoming") && !span.plural && !found.is_loose())
        || (unit <= Unit::Second && !span.plural)
        || (unit == Unit::Quarter && !plural)
        || article
        || span.short
    {
        return None;
    }
    // "its last 10 years" is fine, "last 5 May" is none; a bare number must be one.
    let edge = found.has("first").then_some(Modifier::Start).or(found.has("final").then_some(Modifier::End));
    let toward = match () {
        () if found.has("past last") => Toward::Past,
        () if found.has("next coming upcoming") => Toward::Next,
        () => Toward::Nowhere,
    };
    Some(Meaning::new(Sense::Length(span, toward)).with(edge))
}

fn rate(found: &Match<'_, '_>) -> Option<Meaning> {
    let Some((unit, _)) = found.unit() else { return Some(Meaning::set("XXXX-XX-XX")) };
    // "90 km per hour" is a speed.
    let speed = unit <= Unit::Hour && crate::lexicon::measures::measure(found.before(1)).is_some();
    if unit < Unit::Minute || unit == Unit::Quarter || speed {
        return None;
    }
    if found.matched().len() == 2 && found.has("a") {
        // "26 deaths a day", "$5 a week": a number stands just before.
        let counted = (1..=3).any(|back| {
            found.atom_before(back).is_some_and(|atom| {
                atom.digits().is_some()
                    || atom.entry.is_some_and(|entry| entry.scale.is_some() || entry.cardinal.is_some())
            })
        });
        let verb = found.before(1).ends_with("ed") || found.before(1).len() < 3;
        return (counted && !verb && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Hour))
            .then(|| Meaning::set(length(&Length::one(Some(1.0), unit))));
    }
    Some(Meaning::set(length(&Length::one(Some(1.0), unit))))
}
