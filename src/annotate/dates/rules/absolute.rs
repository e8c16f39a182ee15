//! Dates by day, month and year.

use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time};
use crate::annotate::dates::rules::after_preposition;
use crate::annotate::dates::rules::numeric::full_year;
use crate::annotate::pattern::{Match, Rule, Sort, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.full",
        make: full,
        yes: &[
            ("The treaty of 18 February 2024 was short.", "18 February 2024", "2024-02-18"),
            ("Born Feb. 18, 1989, she rose fast.", "Feb. 18, 1989", "1989-02-18"),
            ("Since February 18th, 2022, it has been shut.", "February 18th, 2022", "2022-02-18"),
            ("On the 1st of May 2010 it opened.", "the 1st of May 2010", "2010-05-01"),
            ("It was Friday, July 21, 2017.", "Friday, July 21, 2017", "2017-07-21"),
        ],
        no: &["Chapter 18 of March’s book has 2024 words."],
    },
    Rule {
        id: "date.month-day",
        make: month_day,
        yes: &[
            ("The gift came on February 18.", "February 18", "2024-02-18"),
            ("On 5 December the court ruled.", "5 December", "2023-12-05"),
            ("It begins on the first of May.", "the first of May", "2024-05-01"),
            ("Talks resume on Thursday, March 7, in Oslo.", "Thursday, March 7", "2024-03-07"),
        ],
        no: &["They may 5 times a year.", "March 1,000 miles."],
    },
    Rule {
        id: "date.day-with-later-month",
        make: |found| Some(Meaning::point(found.year(0), Fine::MonthDay(found.month(0)?, found.day(0)?))),
        yes: &[
            ("It ran from 3 to 5 May 2019.", "3", "2019-05-03"),
            ("The siege (July 29 - August 2, 1920) failed.", "July 29", "1920-07-29"),
        ],
        no: &["Between 3 and 5 people may come."],
    },
    Rule {
        id: "date.day-with-earlier-month",
        make: |found| {
            let day = found.day(1)?;
            if found.atom_after(1).is_some_and(|next| next.glued && is_one_of(&next.key, "/ -")) {
                return None;
            }
            let more = found.atom_after(1).is_some_and(|next| next.sort == Sort::Word && next.entry.is_some());
            (!more).then(|| Meaning::point(found.year(0), Fine::MonthDay(found.month(0).unwrap_or(1), day)))
        },
        yes: &[("The talks of August 15 and 17 failed.", "17", "2023-08-17")],
        no: &["On August 15 and 17 May they met."],
    },
    Rule {
        id: "date.month-year",
        make: |found| {
            let year = found.year(0)?;
            let marked = 99 < year || found.matched().len() > 2 || (found.is_loose() && found.ends_clause());
            marked.then(|| Some(Meaning::point(Some(full_year(year)), Fine::Month(found.month(0)?))))?
        },
        yes: &[
            ("In September 2023 they met.", "September 2023", "2023-09"),
            ("Since May of 1997 it was gone.", "May of 1997", "1997-05"),
        ],
        no: &["Nobody may 2023 of them ask."],
    },
    Rule {
        id: "date.month-of-that-year",
        make: |found| {
            let month = found.month(0)?;
            let fine = found.day(0).map_or(Fine::Month(month), |day| Fine::MonthDay(month, day));
            let said = found.has("that same");
            let shift = Shift { by: Some(0), sign: 0, unit: Unit::Year, from: From::Text, fine };
            said.then(|| Meaning::new(Sense::Shift(shift)))
        },
        yes: &[("It was founded in 1987. In May of that year it grew.", "May of that year", "1987-05")],
        no: &["In May of the year she left."],
    },
    Rule {
        id: "date.before-christ-in-full",
        make: |found| {
            let year = found.year(0)?;
            let fine = match (found.month(0), found.day(0), found.season(0)) {
                (Some(month), Some(day), _) => Fine::MonthDay(month, day),
                (Some(month), None, _) => Fine::Month(month),
                (None, _, Some(season)) => Fine::Season(season),
                _ => return None,
            };
            Some(Meaning::point(Some(if found.has("bc bce") { 1 - year } else { year }), fine))
        },
        yes: &[
            ("They came in April 480 BC.", "April 480 BC", "BC0480-04"),
            ("Caesar fell on 15 March 44 BC.", "15 March 44 BC", "BC0044-03-15"),
        ],
        no: &["They came in April 480 strong."],
    },
    Rule {
        id: "date.month-with-later-year",
        make: |found| {
            let (first, last) = (found.month(0)?, found.month(1)?);
            // "From December to May 2022" begins in the year before.
            let year = found.year(0)? - i32::from(last < first);
            (first != last).then(|| Meaning::point(Some(year), Fine::Month(first)))
        },
        yes: &[("In April and June 1955 it rained.", "April", "1955-04")],
        no: &["Judge April and June Brown spoke."],
    },
    Rule {
        id: "date.month",
        make: month,
        yes: &[("Sales fell in January.", "January", "2024-01"), ("Prices have risen since May.", "May", "2023-05")],
        no: &[
            "It may rain.",
            "May I come in?",
            "April Jones left the room.",
            "Theresa May resigned.",
            "The play by August Wilson opened.",
            "They march on.",
            "March on, he said.",
        ],
    },
    Rule {
        id: "date.day",
        make: |found| {
            if found.is_loose() {
                let rank = found.matched().len() > 1;
                let led = is_one_of(found.before(1), "on for from to of");
                let ends = found.ends_clause() || found.after(1) == "at";
                let day = found.is_whole() && rank || (led && ends && found.after(1) != "/");
                return (day && found.after(1) != ":")
                    .then(|| Meaning::point(None, Fine::Day(found.day(0).unwrap_or(1))));
            }
            if found.matched().first().is_none_or(|atom| atom.key != "the") || found.matched().len() < 3 {
                return None;
            }
            let digits = found.matched().get(1).is_some_and(|atom| matches!(atom.sort, Sort::Integer(..)));
            let prepared = is_one_of(found.before(1), "on by until till from before since");
            (digits && prepared && found.ends_clause())
                .then(|| Meaning::point(None, Fine::Day(found.day(0).unwrap_or(1))))
        },
        yes: &[("They left on 3 May 2019 and were back by the 28th.", "the 28th", "2019-05-28")],
        no: &["She came in the 28th minute.", "It is the 5th.", "On the 18th hole he fell back."],
    },
];

fn full(found: &Match<'_, '_>) -> Option<Meaning> {
    let fine = Fine::MonthDay(found.month(0)?, found.day(0)?);
    let year = found.year(0)?;
    // "9 Aug 96": two digits without an apostrophe are a year only where nothing can be counted.
    let marked = 99 < year || found.ends_clause();
    let point = Point { year: Some(full_year(year)), fine, weekday: found.weekday(0) };
    marked.then(|| Meaning::new(Sense::Point(point)).at(found.clock(0).map(Time::Clock)))
}

fn month_day(found: &Match<'_, '_>) -> Option<Meaning> {
    // "March 10-3" is a score or a code, "May 5 %" a share.
    if is_one_of(found.after(1), "% : /") && found.atom_after(1).is_some_and(|next| next.glued) {
        return None;
    }
    let point = Point { year: None, fine: Fine::MonthDay(found.month(0)?, found.day(0)?), weekday: found.weekday(0) };
    Some(Meaning::new(Sense::Point(point)))
}

/// A month alone is one only where its surroundings do not make it a name or a verb.
fn month(found: &Match<'_, '_>) -> Option<Meaning> {
    let month = found.month(0)?;
    let prepared = after_preposition(found)
        || found.atom_before(1).is_some_and(|before| before.entry.is_some_and(|entry| entry.month.is_some()))
        || (is_one_of(found.before(1), "and or - ,")
            && found.atom_before(2).is_some_and(|before| before.entry.is_some_and(|entry| entry.month.is_some())));
    let name = |atom: Option<&crate::annotate::pattern::Atom<'_>>| {
        atom.is_some_and(|atom| atom.capital && atom.sort == Sort::Word && atom.entry.is_none())
    };
    let word = found.matched().first()?;
    let meaning = Meaning::point(None, Fine::Month(month));
    if prepared {
        // "by April Jones", "for August Wilson", "to May".
        let personal = is_one_of(&word.key, "april may june august jan");
        let person = personal && name(found.atom_after(1)) && is_one_of(found.before(1), "by for to from of");
        let mute = word.key.as_ref() == "may" && is_one_of(found.before(1), "for to as on over that this");
        return (!person && (!mute || found.ends_clause())).then_some(meaning);
    }
    let alone = !name(found.atom_before(1)) && !name(found.atom_after(1));
    // "may" and "march" at the head of a sentence, and names at the head of one, are left alone.
    let plain = !is_one_of(&word.key, "may march april june august") && word.key.len() > 3;
    let verbal = word.key.as_ref() == "may" || word.key.as_ref() == "march";
    (alone && (plain || (!verbal && is_one_of(found.before(1), "the a 's")))).then_some(meaning)
}
