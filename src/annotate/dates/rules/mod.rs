//! The rules for expressions of time, by family. Their examples are read as published on Tuesday 20 February 2024.

mod absolute;
mod clock;
mod feasts;
mod lengths;
mod nth;
pub(crate) mod numeric;
mod relative;
mod steps;
mod vague;
mod years;

use crate::annotate::dates::meaning::Meaning;
use crate::annotate::pattern::{Match, RuleSet};
use crate::lexicon::is_one_of;
use std::sync::LazyLock;

/// All rules; where two find as much, the earlier one is taken.
pub(crate) static RULES: LazyLock<RuleSet<Meaning>> = LazyLock::new(|| {
    let families = [
        numeric::RULES,
        absolute::RULES,
        nth::RULES,
        feasts::RULES,
        years::RULES,
        relative::RULES,
        steps::RULES,
        vague::RULES,
        clock::RULES,
        lengths::RULES,
    ];
    RuleSet::new(families.into_iter().flatten())
});

/// Words after which a month, a year or a season is one.
const BEFORE_DATE: &str = "in since by until till from of during before after through throughout to between around circa ca for over on early late mid last next this that every each as within";

/// Whether the words before the match lead up to a date.
fn after_preposition(found: &Match<'_, '_>) -> bool {
    is_one_of(found.before(1), BEFORE_DATE)
        || (found.before(1) == "-" && found.before(2) == "mid")
        || (found.before(1) == "the" && is_one_of(found.before(2), BEFORE_DATE))
}

/// Words of business news.
const BUSINESS: &str = "analysts bank company demand earnings economy exports fiscal forecast forecasts gdp growth income inflation investment loss losses output percent price prices profit profits results revenue revenues sales shareholders shares shipments spending trading";
