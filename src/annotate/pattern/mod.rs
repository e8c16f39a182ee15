//! Rules over words, for dates and amounts: a pattern, what it makes, and examples of what it must and must not match.
//!
//! The shape is Duckling's (Facebook, 2016). Nothing here knows what a date is.

mod atom;
mod class;
mod clock;
mod length;
mod number;
mod rules;

#[cfg(test)]
pub(crate) mod checks;

pub(crate) use atom::{Atom, Sort, atoms};
pub(crate) use clock::{Clock, Mark};
pub(crate) use length::Length;
pub(crate) use number::number;
pub(crate) use rules::{Found, Match, Rule, RuleSet, rules};
