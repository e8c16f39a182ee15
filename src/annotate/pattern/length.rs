//! Lengths of time: "three years", "two-day", "an hour and a half", "1 hour, 5 minutes and 30 seconds".

use crate::annotate::pattern::class::count;
use crate::annotate::pattern::number::within_code;
use crate::annotate::pattern::{Atom, Sort};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;

/// The most units that one length is told in.
const MOST: usize = 4;

/// A length of time in one or more units, the largest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Length {
    parts: [(Option<f64>, Unit); MOST],
    count: usize,
    /// Whether the first unit stands in the plural.
    pub(crate) plural: bool,
    /// Whether a unit is a single letter: "5m".
    pub(crate) short: bool,
    /// What a message means by the words that give no number: 2 for "a couple", 3 for "a few", 7 for "several".
    rough: Option<u8>,
}

impl Length {
    /// So many of one unit; `None` where the words give no number.
    pub(crate) fn one(amount: Option<f64>, unit: Unit) -> Self {
        Self { parts: [(amount, unit); MOST], count: 1, plural: false, short: false, rough: None }
    }

    /// Its units with how many there are of each.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Option<f64>, Unit)> + '_ {
        self.parts.iter().take(self.count).copied()
    }

    /// The first unit, with how many there are of it.
    pub(crate) fn first(&self) -> (Option<f64>, Unit) {
        self.parts[0]
    }

    /// The only unit, with how many there are of it.
    pub(crate) fn single(&self) -> Option<(Option<f64>, Unit)> {
        (self.count == 1).then_some(self.parts[0])
    }

    /// With a number where a message gives none.
    #[must_use]
    pub(crate) fn counted(self) -> Self {
        let mut counted = self;
        if let (None, Some(rough)) = (self.parts[0].0, self.rough) {
            counted.parts[0].0 = Some(rough.into());
        }
        counted
    }

    /// The smallest unit.
    pub(crate) fn finest(&self) -> Unit {
        self.parts().map(|(_, unit)| unit).min().unwrap_or(Unit::Day)
    }

    /// As months, days and seconds; `None` where some number is not known.
    pub(crate) fn steps(&self) -> Option<(i32, i64, i64)> {
        let (mut months, mut days, mut seconds) = (0.0, 0.0, 0.0);
        for (amount, unit) in self.parts() {
            let amount = amount?;
            match unit {
                Unit::Second => seconds += amount,
                Unit::Minute => seconds += amount * 60.0,
                Unit::Hour => seconds += amount * 3600.0,
                Unit::Day => days += amount,
                Unit::Week | Unit::Weekend => days += amount * 7.0,
                Unit::Fortnight => days += amount * 14.0,
                Unit::Month => months += amount,
                Unit::Quarter => months += amount * 3.0,
                Unit::Year => months += amount * 12.0,
                Unit::Decade => months += amount * 120.0,
                Unit::Century => months += amount * 1200.0,
                Unit::Millennium => months += amount * 12_000.0,
            }
        }
        days += (months % 1.0) * 30.0;
        seconds += (days % 1.0) * 86_400.0;
        #[expect(clippy::cast_possible_truncation, reason = "a number too large is none of the calendar's either")]
        let steps = (months as i32, days as i64, seconds as i64);
        Some(steps)
    }
}

/// Reads a length of time at `at`: what it is and the index after it.
pub(crate) fn length(atoms: &[Atom<'_>], at: usize) -> Option<(Length, usize)> {
    let (amount, unit, plural, short, mut next) = part(atoms, at)?;
    let mut found = Length { plural, short, ..Length::one(amount, unit) };
    let key = |index: usize| atoms.get(index).map_or("", |atom| &*atom.key);
    if amount.is_none() {
        found.rough = (at..next).find_map(|index| match key(index) {
            "couple" | "pair" => Some(2),
            "few" | "some" => Some(3),
            "several" => Some(7),
            _ => None,
        });
    }
    // "a year and a half".
    if key(next) == "and" && matches!(key(next + 1), "a") && is_one_of(key(next + 2), "half quarter") {
        let more = if key(next + 2) == "half" { 0.5 } else { 0.25 };
        found.parts[0].0 = amount.map(|amount| amount + more);
        return Some((found, next + 3));
    }
    while found.count < MOST {
        let comma = usize::from(key(next) == ",");
        let and = usize::from(key(next + comma) == "and");
        let Some((amount, unit, _, short, end)) = part(atoms, next + comma + and) else { break };
        // "Two days and five hours", but not "two years and a month" of one's own, nor "3 weeks, 4 months".
        let digits = atoms.get(next + comma + and).is_some_and(|atom| atom.key != "a" && atom.key != "an");
        if amount.is_none() || found.finest() <= unit || !(digits || and == 1 && comma == 0) {
            break;
        }
        if let Some(slot) = found.parts.get_mut(found.count) {
            *slot = (amount, unit);
        }
        found.count += 1;
        found.short |= short;
        next = end;
    }
    Some((found, next))
}

/// One number with its unit.
fn part(atoms: &[Atom<'_>], at: usize) -> Option<(Option<f64>, Unit, bool, bool, usize)> {
    let (amount, next) = quantity(atoms, at)?;
    // "Two and half years".
    let key = |index: usize| atoms.get(index).map_or("", |atom| &*atom.key);
    let half = matches!((key(next), key(next + 1)), ("and", "half"));
    let (amount, next) = if half { (amount.map(|amount| amount + 0.5), next + 2) } else { (amount, next) };
    let dash = usize::from(atoms.get(next).is_some_and(|atom| atom.key == "-" && atom.glued));
    let atom = atoms.get(next + dash).filter(|atom| atom.sort == Sort::Word)?;
    if let Some((unit, plural)) = atom.entry.and_then(|entry| entry.unit) {
        return Some((amount, unit, plural, false, next + dash + 1));
    }
    let unit = match &*atom.key {
        "h" => Unit::Hour,
        "m" => Unit::Minute,
        "s" => Unit::Second,
        "d" => Unit::Day,
        "w" => Unit::Week,
        "y" => Unit::Year,
        "mo" => Unit::Month,
        _ => return None,
    };
    let digits = atoms.get(next.checked_sub(1)?).is_some_and(|number| number.digits().is_some());
    (digits && dash == 0).then_some((amount, unit, true, true, next + 1))
}

/// A count, or a fraction of one: "half", "a quarter of an", "3/4 of an".
fn quantity(atoms: &[Atom<'_>], at: usize) -> Option<(Option<f64>, usize)> {
    let key = |index: usize| atoms.get(index).map_or("", |atom| &atom.key);
    let of = |next: usize| match (key(next), key(next + 1)) {
        ("of", "a" | "an") => Some(next + 2),
        ("a" | "an", _) => Some(next + 1),
        _ => None,
    };
    let article = usize::from(key(at) == "a");
    match (key(at + article), key(at + 1), key(at + 2)) {
        ("half", ..) => {
            let next = at + article + 1;
            return Some((Some(0.5), of(next).unwrap_or(next)));
        }
        ("quarter", ..) => return Some((Some(0.25), of(at + article + 1)?)),
        ("three", "-", "quarters") => return Some((Some(0.75), of(at + 3)?)),
        ("three", "quarters", _) => return Some((Some(0.75), of(at + 2)?)),
        (numerator, "/", divisor) => {
            let value = |text: &str| text.parse::<u8>().ok().filter(|value| (1..10).contains(value)).map(f64::from);
            if let (Some(numerator), Some(divisor)) = (value(numerator), value(divisor)) {
                return Some((Some(numerator / divisor), of(at + 3).unwrap_or(at + 3)));
            }
        }
        _ => {}
    }
    // "3m", "15min".
    if let Some(value) = atoms.get(at).and_then(Atom::digits)
        && atoms.get(at + 1).is_some_and(|next| next.glued && next.sort == Sort::Word)
        && !within_code(atoms, at)
    {
        return Some((Some(value), at + 1));
    }
    let (amount, next) = count(atoms, at)?;
    // "two more days", "a full week", "five straight months".
    let filler = is_one_of(key(next), "more full whole straight consecutive long additional solid");
    Some((amount, next + usize::from(filler)))
}
