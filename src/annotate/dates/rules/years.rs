//! Years, decades, centuries, quarters, halves and seasons.

use crate::annotate::dates::Modifier;
use crate::annotate::dates::meaning::{Fine, From, Meaning, Sense, Shift};
use crate::annotate::dates::rules::{BUSINESS, after_preposition};
use crate::annotate::pattern::{Atom, Match, Rule, Sort, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.year-in-range",
        make: |found| {
            let (first, last) = (found.year(0)?, found.year(1)?);
            let year = found.matched().first()?.digits()?;
            let ranged = first < last && last - first <= 300 && !is_counted(found);
            #[expect(clippy::cast_possible_truncation, reason = "a year of four digits")]
            ranged.then(|| Meaning::point(Some(year as i32), Fine::None))
        },
        yes: &[("The plague of 1665-1666 ended.", "1665", "1665"), ("It fell from 2004 to 2009.", "2009", "2009")],
        no: &["It has 2019-1500 marks."],
    },
    Rule {
        id: "date.short-year",
        make: |found| {
            let (first, short) = (found.year(0)?, found.year(1)?);
            if found.matched().first().and_then(Atom::digits) == Some(f64::from(first)) {
                // The first year of "1939-45".
                let later = first.rem_euclid(100) < short && 1000 < first && short - first.rem_euclid(100) < 30;
                let prepared = after_preposition(found)
                    || is_one_of(found.before(1), "( ,")
                    || found.before(1).ends_with("ed")
                    || found.before(1) == "written";
                return (later && prepared).then(|| Meaning::point(Some(first), Fine::None));
            }
            let year = first.div_euclid(100) * 100 + short;
            (first < year && (found.ends_clause() || year - first < 30)).then(|| Meaning::point(Some(year), Fine::None))
        },
        yes: &[("The war (1947-54) was long.", "54", "1954")],
        no: &["It is 2019-12 or so."],
    },
    Rule {
        id: "date.year",
        make: year,
        yes: &[
            ("In 2019 the mill closed.", "2019", "2019"),
            ("It has run since 1987.", "1987", "1987"),
            ("The 2012 flood ruined it.", "2012", "2012"),
        ],
        no: &[
            "She read 1984 twice.",
            "Orwell’s 1984 is a novel.",
            "About 2000 people came.",
            "He paid $2015 for it.",
            "Dial 2019-555 now.",
            "It weighs 1900 kg.",
        ],
    },
    Rule {
        id: "date.early-year",
        make: |found| {
            let year = found.year(0)?;
            let named = !is_one_of(found.before(1), "in around after until");
            let next = found.atom_after(1);
            // "In 348 Pachomius died", but not "in 348 homes", "in 300, 400 and 500 words".
            let clause = found.before(1) == "in"
                && (200..1000).contains(&year)
                && next.is_some_and(|next| {
                    (next.capital && next.sort == Sort::Word && next.entry.is_none())
                        || (next.key == "," && found.atom_after(2).is_some_and(|word| word.sort == Sort::Word))
                });
            let many = (1..1000).contains(&year) && found.matched().len() == 1;
            (many && (clause || named)).then(|| Meaning::point(Some(year), Fine::None))
        },
        yes: &[("In 348 Pachomius died.", "348", "0348"), ("It fell in the year 71.", "71", "0071")],
        no: &["In 348 homes there was no heat.", "It came in 300, 400 and 500 boxes.", "The No. 3 came in 9 others."],
    },
    Rule {
        id: "date.before-christ",
        make: |found| {
            let year = found.year(0)?;
            Some(Meaning::point(Some(if found.has("bc bce") { 1 - year } else { year }), Fine::None))
        },
        yes: &[("It fell in 146 BC to Rome.", "146 BC", "BC0146")],
        no: &["In BC there were 146 fires."],
    },
    Rule {
        id: "date.decade",
        make: decade,
        yes: &[
            ("It was built in the 1990s.", "the 1990s", "199"),
            ("In the late 1980s it failed.", "the late 1980s", "198"),
            ("Music of the ’60s plays.", "the ’60s", "196"),
        ],
        no: &["He is in his 30s.", "Temperatures were in the 90s.", "It fell to the 20s."],
    },
    Rule {
        id: "date.century",
        make: |found| {
            let century = i32::try_from(found.ordinal(0)?).ok().filter(|century| (1..=30).contains(century))?;
            // A batsman's third century is none.
            let score = century < 5 && !found.has("the - bc bce");
            if score {
                return None;
            }
            if found.has("bc bce") {
                return Some(Meaning::point(None, Fine::Century(-100 * century + 1)).with(edge(found)));
            }
            Some(Meaning::point(None, Fine::Century((century - 1) * 100)).with(edge(found)))
        },
        yes: &[
            ("A church of the 19th century burnt.", "the 19th century", "18"),
            ("The late twentieth century was loud.", "The late twentieth century", "19"),
        ],
        no: &["It was his third century of the season."],
    },
    Rule {
        id: "date.quarter",
        make: quarter,
        yes: &[
            ("Profit fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
            ("It grew in the second half of last year.", "the second half of last year", "2023-H2"),
            ("Q1 2024 was weak.", "Q1 2024", "2024-Q1"),
        ],
        no: &[
            "They led after the first quarter.",
            "He scored in the second half.",
            "They lost the third quarter 21-14.",
            "Press Q1 twice."
        ],
    },
    Rule {
        id: "date.fiscal-year",
        make: |found| {
            let year = found.year(0)?;
            let year = match found.year(1) {
                Some(short) => year.div_euclid(100) * 100 + short,
                None if year < 100 => 2000 + year,
                None => year,
            };
            Some(Meaning::new(Sense::Fixed(format!("FY{year:04}"))))
        },
        yes: &[
            ("It lost $3 million in fiscal 2022.", "fiscal 2022", "FY2022"),
            ("The 2023-24 financial year was better.", "The 2023-24 financial year", "FY2024"),
            ("Sales rose in FY2023.", "FY2023", "FY2023"),
        ],
        no: &["A fiscal year ends in June 2023."],
    },
    Rule {
        id: "date.season-of-year",
        make: |found| {
            // "the 2012 Summer Olympics" are named, not dated, by the season.
            let word = found.matched().iter().find(|atom| atom.entry.is_some_and(|entry| entry.season.is_some()))?;
            let name = word.capital && found.atom_after(1).is_some_and(|next| next.capital && next.sort == Sort::Word);
            (!name).then(|| Meaning::point(found.year(0), Fine::Season(found.season(0).unwrap_or("SU"))))
        },
        yes: &[("In the summer of 2003 it was hot.", "the summer of 2003", "2003-SU")],
        no: &["The fall of 20 banks shook it."],
    },
    Rule {
        id: "date.seasons",
        make: |found| {
            let season = found.season(0)?;
            let last = found.matched().last()?;
            let named = last.capital && !found.opens();
            let plural = last.entry.is_some_and(|entry| entry.seasons.is_some());
            // "The fall is steep", "it springs from", "falls".
            let other = is_one_of(&last.key, "springs falls")
                || (!plural && (!found.opens() || is_one_of(&last.key, "fall spring")));
            let name = last.capital && found.atom_after(1).is_some_and(|next| next.capital && next.sort == Sort::Word);
            (!named && !name && !other).then(|| Meaning::set(format!("XXXX-{season}")))
        },
        yes: &[("It has mild winters.", "winters", "XXXX-WI"), ("Winter is the low season.", "Winter", "XXXX-WI")],
        no: &["Prices fall.", "Hot springs attract them.", "Winters College is near."],
    },
    Rule {
        id: "date.season",
        make: season,
        yes: &[("In the winter the road shuts.", "the winter", "2024-WI")],
        no: &["Prices fall when demand does.", "The fall of Rome was slow.", "They spring to action.", "in fall"],
    },
    Rule {
        id: "date.season-nearby",
        make: |found| {
            let by = if found.has("last previous") { -1 } else { i32::from(!found.has("this")) };
            if matches!(found.matched().last(), Some(word) if word.key == "fall")
                && is_one_of(found.after(1), "in of from")
            {
                return None;
            }
            let text =
                found.has("previous following") || found.matched().first().is_some_and(|atom| atom.key == "that");
            let by = if found.matched().first().is_some_and(|atom| atom.key == "that") { 0 } else { by };
            let from = if text { From::Text } else { From::Published };
            Some(Meaning::new(Sense::Shift(Shift {
                by: Some(by),
                sign: by.signum(),
                unit: Unit::Year,
                from,
                fine: Fine::Season(found.season(0)?),
            })))
        },
        yes: &[
            ("It opened last summer.", "last summer", "2023-SU"),
            ("The vote is due this autumn.", "this autumn", "2024-FA"),
        ],
        no: &["This fall in prices helped."],
    },
];

/// "early", "late" or "mid" within the expression.
fn edge(found: &Match<'_, '_>) -> Option<Modifier> {
    match () {
        () if found.has("early") => Some(Modifier::Early),
        () if found.has("late") => Some(Modifier::Late),
        () if found.has("mid") => Some(Modifier::Mid),
        () => None,
    }
}

/// Whether the number counts or measures something, or is a sum of money.
fn is_counted(found: &Match<'_, '_>) -> bool {
    let after = found.after(1);
    let unit = crate::lexicon::measures::measure(after).is_some()
        || matches!(crate::lexicon::measures::currency(after), Some(crate::lexicon::measures::Currency::Word(_)))
        || crate::lexicon::calendar::entry(after).is_some_and(|entry| {
            entry.scale.is_some() || entry.unit.is_some_and(|(unit, plural)| plural && unit < Unit::Year)
        })
        || is_one_of(after, "% people percent men women children times troops soldiers rpm");
    let signed = crate::lexicon::measures::currency(found.before(1)).is_some()
        || is_one_of(
            found.before(1),
            "# no page room section article chapter resolution rule act gate unit flight route number than least most about nearly some almost roughly approximately only",
        );
    let glued = found.atom_after(1).is_some_and(|next| next.glued && is_one_of(&next.key, "- / $ %"))
        && found.atom_after(2).is_some_and(|next| {
            next.glued && matches!(next.sort, Sort::Integer(_, length) if length != 4 && length != 2)
        });
    unit || signed || glued
}

/// Words that go on after a date rather than name what a number counts.
fn is_link(word: &str) -> bool {
    const LINKS: &str = "was were is are had has and or in to by with which that when as on at for from but until while after before did would could the a an";
    is_one_of(word, LINKS)
}

fn year(found: &Match<'_, '_>) -> Option<Meaning> {
    let year = found.year(0)?;
    if is_counted(found) {
        return None;
    }
    let before = found.before(1);
    let recent = (1900..=2060).contains(&year);
    let plural = found.after(1).ends_with('s')
        && found.after(1).len() > 3
        && found.atom_after(1).is_some_and(|next| !next.capital);
    let initial = |word: &str| is_one_of(word, "m d b c r div ca fl");
    let dated = after_preposition(found)
        || is_one_of(before, "into born died")
        || initial(before)
        || (before == "." && initial(found.before(2)));
    let dated = dated
        || (is_one_of(before, "or and")
            && found.atom_before(2).is_some_and(|first| matches!(first.sort, Sort::Integer(1000..2100, 4))));
    let prepared = dated && !(plural && is_one_of(before, "for over to of"));
    let year_word = is_one_of(before, "year years season summer winter spring autumn");
    let previous = found.atom_before(1);
    if !recent {
        // Numbers below 1900 are as often counts: the words around must leave no doubt.
        let loose = is_one_of(before, "over to for on as within than")
            || (before == "of"
                && found.atom_after(1).is_some_and(|next| next.sort == Sort::Word && !is_link(&next.key)));
        let bracketed = before == "(" && is_one_of(found.after(1), ") ; ,");
        let treaty = before == "the"
            && 1500 < year
            && !plural
            && found.atom_after(1).is_some_and(|next| next.sort == Sort::Word);
        let placed = 1500 < year && (before == "," || found.opens()) && is_one_of(found.after(1), ". , : ;");
        let sure = ((prepared || year_word) && !plural && !loose) || bracketed || treaty || placed;
        return sure.then(|| Meaning::point(Some(year), Fine::None));
    }
    if prepared || year_word {
        return Some(Meaning::point(Some(year), Fine::None));
    }
    let determined = is_one_of(before, "the a his her its their our my that this and or")
        || (before == "'s" && !found.ends_clause() && !is_one_of(found.after(1), "is was has"));
    let titled = previous.is_some_and(|previous| previous.capital && previous.sort == Sort::Word) && year != 1984;
    let marked = previous.is_some_and(|previous| is_one_of(&previous.key, "( , - / ; [ :"));
    let heads = found.opens() && !is_one_of(found.after(1), ") %") && (!plural || found.ends_clause());
    ((determined && !(plural && is_one_of(before, "and or a"))) || titled || (marked && !plural) || heads)
        .then(|| Meaning::point(Some(year), Fine::None))
}

fn decade(found: &Match<'_, '_>) -> Option<Meaning> {
    let words = ["fifties", "sixties", "seventies", "eighties", "nineties"];
    let first = match found.decade(0) {
        // "the 90s" without an apostrophe may be degrees or ages.
        Some(short) if short < 100 => {
            let marked = found.matched().iter().any(|atom| atom.key == "'")
                || is_one_of(found.before(1), "of since during from until through throughout")
                || found.after(1) == "and";
            (short >= 20 && (marked || edge(found).is_some())).then_some(1900 + short)?
        }
        Some(long) => long,
        None => {
            let index = words.iter().position(|word| found.has(word))?;
            1950 + i32::try_from(index).ok()? * 10
        }
    };
    (first >= 1000).then(|| Meaning::point(None, Fine::Decade(first)).with(edge(found)))
}

fn quarter(found: &Match<'_, '_>) -> Option<Meaning> {
    if found.matched().len() == 2 && found.ordinal(0).is_none() && found.month(0).is_none() {
        // "For the quarter" is the last one that is over, in business news.
        let led = is_one_of(found.before(1), "for in during of");
        return (led && found.sentence_has(BUSINESS)).then(|| Meaning::shift(-1, Unit::Quarter, From::Published));
    }
    let half = found.matched().iter().any(|atom| is_one_of(&atom.key, "half h"));
    let number = found.ordinal(0).and_then(|number| u8::try_from(number).ok()).or(found.month(0))?;
    let fine = match (half, number) {
        (true, 1 | 2) => Fine::Half(number),
        (false, 1..=4) => Fine::Quarter(number),
        _ => return None,
    };
    if let Some(year) = found.year(0) {
        return Some(Meaning::point(Some(if year < 100 { 2000 + year } else { year }), fine));
    }
    if !found.has("this last next") {
        // Games have quarters too: the sentence must speak of business, or the reader of plans.
        return (found.is_loose() || found.sentence_has(BUSINESS)).then(|| Meaning::point(None, fine));
    }
    let by = if found.has("last") { -1 } else { i32::from(found.has("next")) };
    Some(Meaning::new(Sense::Shift(Shift {
        by: Some(by),
        sign: by.signum(),
        unit: Unit::Year,
        from: From::Published,
        fine,
    })))
}

fn season(found: &Match<'_, '_>) -> Option<Meaning> {
    let article = found.has("the");
    let word = found.matched().last()?;
    let prepared = is_one_of(found.before(1), "in during by until since over through throughout after before");
    let fall = word.key == "fall" || word.key == "spring";
    // "the fall of", "a spring in his step", "in fall colours".
    if !prepared || (fall && !article) || found.after(1) == "of" || (!article && word.capital) {
        return None;
    }
    if fall && !found.ends_clause() {
        return None;
    }
    Some(Meaning::point(None, Fine::Season(found.season(0)?)))
}
