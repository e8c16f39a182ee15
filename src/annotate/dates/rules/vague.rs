//! References without a place on the calendar: "now", "recent years", "the coming days".

use crate::annotate::dates::meaning::{Meaning, Sense};
use crate::annotate::pattern::{Rule, rules};

pub(super) const RULES: &[Rule<Meaning>] = rules![
    Rule {
        id: "date.present",
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
