//! Feasts and other named days.

use crate::annotate::dates::Modifier;
use crate::annotate::dates::meaning::{Fine, From, Meaning, Sense, Shift};
use crate::annotate::pattern::{Match, Rule, Sort, rules};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.feast",
        make: feast,
        yes: &[
            ("They met on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
            ("It will open at Easter.", "Easter", "2024-03-31"),
            ("He died on New Year’s Day.", "New Year’s Day", "2024-01-01"),
            ("Shops shut on Thanksgiving 2022.", "Thanksgiving 2022", "2022-11-24"),
            ("Turnout on Election Day 2020 was high.", "Election Day 2020", "2020-11-03"),
            ("Ramadan 2023 was calm.", "Ramadan 2023", "2023-03-23"),
        ],
        no: &[
            "The Easter Rising began.",
            "Christmas Island is far away.",
            "a Christmas tree",
            "He lent it.",
            "a new year of hope"
        ],
    },
    Rule {
        id: "date.feast-nearby",
        make: |found| {
            let by = if found.has("last past previous") { -1 } else { i32::from(!found.has("this")) };
            let fine = Fine::Feast(found.feast(0)?);
            let name = found.atom_after(1).is_some_and(|next| next.capital && next.sort == Sort::Word);
            let shift = Shift { by: Some(by), sign: by.signum(), unit: Unit::Year, from: From::Published, fine };
            (!name).then(|| Meaning::new(Sense::Shift(shift)))
        },
        yes: &[("It shut last Christmas.", "last Christmas", "2023-12-25")],
        no: &["The last Christmas Truce was long ago."],
    },
];

fn feast(found: &Match<'_, '_>) -> Option<Meaning> {
    let feast = found.feast(0)?;
    let first = found.matched().iter().find(|atom| atom.feast)?;
    let year = found.year(0);
    if found.has("this last next") {
        let by = if found.has("last") { -1 } else { i32::from(found.has("next")) };
        return Some(Meaning::new(Sense::Shift(Shift {
            by: Some(by),
            sign: by.signum(),
            unit: Unit::Decade,
            from: From::Published,
            fine: Fine::Feast(feast),
        })));
    }
    // "Christmas" alone may be a name or a time of the year: the words around must make it a day.
    let single = !feast.name.contains(' ') && year.is_none();
    let dated = is_one_of(found.before(1), "at on by before after since until over for from of around during and");
    let name = found.atom_after(1).is_some_and(|next| next.capital && next.sort == Sort::Word && year.is_none());
    let number = found.atom_after(1).is_some_and(|next| next.key == "-" && next.glued);
    let place = is_one_of(found.before(1), "of for from and") && !found.ends_clause();
    let name = name
        || (found.atom_before(2).is_some()
            && found
                .atom_before(1)
                .is_some_and(|before| before.capital && before.sort == Sort::Word && before.entry.is_none()));
    if name
        || number
        || (single && !found.is_whole() && !found.is_loose() && (!dated || place || !first.capital))
        || (!first.capital && !found.is_whole() && year.is_none() && feast.name == "new year")
    {
        return None;
    }
    let modifier = (single && found.before(1) == "over").then_some(Modifier::Approx);
    // The moon that is seen decides on the day.
    let modifier = if feast.rule.starts_with('I') { Some(Modifier::Approx) } else { modifier };
    Some(Meaning::point(year, Fine::Feast(feast)).with(modifier))
}
