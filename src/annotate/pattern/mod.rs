//! Rules over words, for dates and amounts: a pattern, what it makes, and examples of what it must and must not match.
//!
//! The shape is Duckling's (Facebook, 2016). Nothing here knows what a date is.

mod atom;
mod class;
mod number;
mod rules;

pub(crate) use atom::{Atom, Sort, atoms};
pub(crate) use number::number;
pub(crate) use rules::{Found, Match, Rule, RuleSet, rules};
