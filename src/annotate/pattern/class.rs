//! The classes of words and numbers that a pattern can ask for.

use crate::annotate::pattern::clock::clock;
use crate::annotate::pattern::length::length;
use crate::annotate::pattern::number::within_code;
use crate::annotate::pattern::{Atom, Clock, Length, Sort, number};
use crate::lexicon::calendar::{Entry, Unit};
use crate::lexicon::feasts::{Feast, feast};
use crate::lexicon::is_one_of;
use crate::lexicon::measures::{Currency, currency, measure};

/// What a slot of a pattern matched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Capture {
    Month(u8),
    Weekday(u8),
    Season(&'static str),
    Part(&'static str),
    Feast(&'static Feast),
    Unit(Unit, bool),
    /// A day of the month, 1 to 31.
    Day(u8),
    Year(i32),
    /// "1990s": 1990 and 10; "1900s" may be a century, told apart by the rule.
    Decade(i32),
    /// A count; `None` where the words name no number.
    Number(Option<f64>),
    Ordinal(u32),
    Clock(Clock),
    Length(Length),
    Currency(Currency),
    Measure(&'static str),
    /// One of several words, or an optional one.
    Word(&'static str),
}

/// A class of words or numbers, as patterns name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Month,
    Weekday,
    Weekdays,
    Season,
    Seasons,
    Part,
    Parts,
    Feast,
    Unit,
    Units,
    Day,
    DayTh,
    Month2,
    Day2,
    Year,
    Year2,
    YearAny,
    Decade,
    Decade2,
    Number,
    Count,
    Ordinal,
    Clock,
    Length,
    Divisor,
    Vague,
    Sign,
    Code,
    Money,
    Cents,
    Measure,
}

impl Class {
    /// The class that a pattern calls `name`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "month" => Self::Month,
            "weekday" => Self::Weekday,
            "weekdays" => Self::Weekdays,
            "season" => Self::Season,
            "seasons" => Self::Seasons,
            "part" => Self::Part,
            "parts" => Self::Parts,
            "feast" => Self::Feast,
            "unit" => Self::Unit,
            "units" => Self::Units,
            "day" => Self::Day,
            "dayth" => Self::DayTh,
            "mm" => Self::Month2,
            "dd" => Self::Day2,
            "year" => Self::Year,
            "yy" => Self::Year2,
            "anyyear" => Self::YearAny,
            "decade" => Self::Decade,
            "decade2" => Self::Decade2,
            "number" => Self::Number,
            "count" => Self::Count,
            "ordinal" => Self::Ordinal,
            "clock" => Self::Clock,
            "length" => Self::Length,
            "divisor" => Self::Divisor,
            "vague" => Self::Vague,
            "sign" => Self::Sign,
            "code" => Self::Code,
            "money" => Self::Money,
            "cents" => Self::Cents,
            "measure" => Self::Measure,
            _ => return None,
        })
    }

    /// Its bit in a set of classes.
    pub(crate) fn bit(self) -> u64 {
        1 << (self as u32)
    }

    /// The classes that may begin with an atom of this kind, a bit each: those that a look at it alone leaves.
    pub(crate) fn beginning(atom: &Atom<'_>) -> u64 {
        let feast = if atom.feast { Self::Feast.bit() } else { 0 };
        feast
            | bits(&MEASURES)
            | match atom.sort {
                Sort::Integer(..) | Sort::Decimal(_) | Sort::Clock(..) => bits(&DIGITS) | bits(&NUMBERS),
                Sort::Word if atom.entry.is_some() => bits(&WORDS) | bits(&NUMBERS),
                Sort::Word if is_one_of(&atom.key, "a an few the half several many some couple pair") => bits(&NUMBERS),
                Sort::Mark if atom.key == "$" || !atom.key.is_ascii() => bits(&NUMBERS),
                _ => 0,
            }
    }

    /// Reads one of the class at `at`: what it is and the index after it.
    pub(crate) fn read(self, atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
        let atom = atoms.get(at)?;
        let entry = || atom.entry;
        let one = |capture: Capture| Some((capture, at + 1));
        match self {
            Self::Month => month(atoms, at),
            Self::Weekday => weekday(atoms, at),
            Self::Weekdays => one(Capture::Weekday(entry()?.weekdays?)),
            Self::Season => one(Capture::Season(entry()?.season?)),
            Self::Seasons => one(Capture::Season(entry()?.seasons?)),
            Self::Part => one(Capture::Part(entry()?.part?)),
            Self::Parts => one(Capture::Part(entry()?.parts?)),
            Self::Feast => named_day(atoms, at),
            Self::Unit => entry()?.unit.and_then(|(unit, plural)| one(Capture::Unit(unit, plural))),
            Self::Units => {
                entry()?.unit.filter(|(_, plural)| *plural).and_then(|(unit, _)| one(Capture::Unit(unit, true)))
            }
            Self::Day => day(atoms, at),
            Self::DayTh => {
                let (value, next) = ordinal(atoms, at)?;
                u8::try_from(value).ok().filter(|day| *day <= 31).map(|day| (Capture::Day(day), next))
            }
            Self::Month2 => {
                integer(atom, 1..=2, 1..=12).and_then(|value| one(Capture::Month(u8::try_from(value).ok()?)))
            }
            Self::Day2 => integer(atom, 1..=2, 1..=31).and_then(|value| one(Capture::Day(u8::try_from(value).ok()?))),
            Self::Year => year(atoms, at, 4..=4, 1000..=2199),
            Self::Year2 => year(atoms, at, 2..=2, 0..=99),
            Self::YearAny => year(atoms, at, 1..=5, 1..=99_999),
            Self::Decade | Self::Decade2 => decade(atoms, at, self == Self::Decade),
            Self::Number => number(atoms, at).map(|(value, next)| (Capture::Number(Some(value)), next)),
            Self::Count => count(atoms, at).map(|(value, next)| (Capture::Number(value), next)),
            Self::Length => length(atoms, at).map(|(value, next)| (Capture::Length(value), next)),
            Self::Ordinal => ordinal(atoms, at).map(|(value, next)| (Capture::Ordinal(value), next)),
            Self::Clock => clock(atoms, at).map(|(value, next)| (Capture::Clock(value), next)),
            Self::Divisor => one(Capture::Number(Some(entry()?.divisor?))),
            Self::Vague => entry()?.vague.then_some((Capture::Number(None), at + 1)),
            Self::Sign => sign(atoms, at),
            Self::Code => one(Capture::Currency(code(atom)?)),
            Self::Money => {
                one(Capture::Currency(currency(&atom.key).filter(|found| matches!(found, Currency::Word(_)))?))
            }
            Self::Cents => {
                one(Capture::Currency(currency(&atom.key).filter(|found| matches!(found, Currency::Part(_)))?))
            }
            Self::Measure => one(Capture::Measure(measure(&atom.key)?)),
        }
    }
}

/// Classes that only digits begin, that only words of the calendar begin, that either may, and those that ask for neither.
const DIGITS: [Class; 8] =
    [Class::Day, Class::Month2, Class::Day2, Class::Year, Class::Year2, Class::YearAny, Class::Decade, Class::Decade2];
const WORDS: [Class; 11] = [
    Class::Month,
    Class::Weekday,
    Class::Weekdays,
    Class::Season,
    Class::Seasons,
    Class::Part,
    Class::Parts,
    Class::Unit,
    Class::Units,
    Class::Divisor,
    Class::Vague,
];
const NUMBERS: [Class; 6] = [Class::DayTh, Class::Number, Class::Count, Class::Ordinal, Class::Clock, Class::Length];
const MEASURES: [Class; 5] = [Class::Sign, Class::Code, Class::Money, Class::Cents, Class::Measure];

const fn bits(classes: &[Class]) -> u64 {
    let mut bits = 0;
    let mut rest = classes;
    while let [class, more @ ..] = rest {
        bits |= 1 << (*class as u32);
        rest = more;
    }
    bits
}

fn month(atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
    let atom = atoms.get(at)?;
    let month = atom.entry?.month?;
    let short = atom.key.len() <= 4 && !is_one_of(&atom.key, "may june july");
    // These are words of their own unless a capital or a day beside them says otherwise.
    if !atom.capital && (short || is_one_of(&atom.key, "may march august")) && !beside_number(atoms, at) {
        return None;
    }
    let stop = short && atoms.get(at + 1).is_some_and(|next| next.key == "." && next.glued);
    let more = atoms.get(at + 2).is_some_and(|next| matches!(next.sort, Sort::Integer(..)));
    Some((Capture::Month(month), if stop && more { at + 2 } else { at + 1 }))
}

/// Whether a rank ("4th of march"), or in a text without capitals a number ("may 5"), stands beside the atom.
fn beside_number(atoms: &[Atom<'_>], at: usize) -> bool {
    let casual = atoms.first().is_some_and(|first| first.sort != Sort::Word || !first.capital);
    let before = |back: usize| at.checked_sub(back).and_then(|index| atoms.get(index));
    let of = usize::from(before(1).is_some_and(|atom| is_one_of(&atom.key, "of - /")));
    let number = |atom: Option<&Atom<'_>>| {
        atom.is_some_and(|atom| {
            matches!(atom.sort, Sort::Integer(..))
                || atom.entry.is_some_and(|entry| entry.ordinal.is_some() || entry.cardinal.is_some())
                || is_one_of(&atom.key, "st nd rd th")
        })
    };
    let rank = before(1 + of).is_some_and(|atom| {
        is_one_of(&atom.key, "st nd rd th") || (of == 1 && atom.entry.is_some_and(|entry| entry.ordinal.is_some()))
    });
    let on = 1 + usize::from(atoms.get(at + 1).is_some_and(|atom| is_one_of(&atom.key, "the - / .")));
    rank || (casual
        && (number(before(1 + of)) || number(atoms.get(at + on)) || before(1).is_some_and(|atom| atom.key == "last")))
        || atoms.get(at + 2).is_some_and(|next| next.glued && is_one_of(&next.key, "st nd rd th"))
}

fn weekday(atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
    let atom = atoms.get(at)?;
    let weekday = atom.entry?.weekday?;
    let casual = atoms.first().is_some_and(|first| first.sort == Sort::Word && !first.capital);
    let short = atom.key.len() <= 5;
    if short && !atom.capital && !casual {
        return None;
    }
    let stop = short && atoms.get(at + 1).is_some_and(|next| next.key == "." && next.glued) && at + 2 < atoms.len();
    Some((Capture::Weekday(weekday), if stop { at + 2 } else { at + 1 }))
}

/// Digits without separators, of a given length and value.
fn integer(
    atom: &Atom<'_>,
    digits: std::ops::RangeInclusive<usize>,
    values: std::ops::RangeInclusive<u32>,
) -> Option<u32> {
    match atom.sort {
        Sort::Integer(value, length) if digits.contains(&length) && values.contains(&value) => Some(value),
        _ => None,
    }
}

fn year(
    atoms: &[Atom<'_>],
    at: usize,
    digits: std::ops::RangeInclusive<usize>,
    values: std::ops::RangeInclusive<u32>,
) -> Option<(Capture, usize)> {
    let value = integer(atoms.get(at)?, digits, values)?;
    let quarter = |next: &Atom<'_>| is_one_of(&next.key, "q h");
    let letters = atoms.get(at + 1).is_some_and(|next| next.glued && next.sort == Sort::Word && !quarter(next));
    let era = at.checked_sub(1).and_then(|index| atoms.get(index)).is_some_and(|era| is_one_of(&era.key, "ad fy"));
    (!letters && (era || !within_code(atoms, at))).then_some((Capture::Year(i32::try_from(value).ok()?), at + 1))
}

fn decade(atoms: &[Atom<'_>], at: usize, long: bool) -> Option<(Capture, usize)> {
    let value =
        if long { integer(atoms.get(at)?, 3..=4, 100..=2090)? } else { integer(atoms.get(at)?, 2..=2, 10..=90)? };
    let next = atoms.get(at + 1).filter(|next| next.glued)?;
    let plural = &*next.key == "s" || &*next.key == "'s";
    (value % 10 == 0 && plural).then_some((Capture::Decade(i32::try_from(value).ok()?), at + 2))
}

fn day(atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
    let value = u8::try_from(integer(atoms.get(at)?, 1..=2, 1..=31)?).ok()?;
    let next = atoms.get(at + 1).filter(|next| next.glued && next.sort == Sort::Word);
    match next.map(|next| &*next.key) {
        Some("st" | "nd" | "rd" | "th") => Some((Capture::Day(value), at + 2)),
        // "15Sep".
        Some(_) if next.is_some_and(|next| next.entry.is_some_and(|entry| entry.month.is_some())) => {
            Some((Capture::Day(value), at + 1))
        }
        Some(_) => None,
        None if within_code(atoms, at) && !after_month(atoms, at) => None,
        None => Some((Capture::Day(value), at + 1)),
    }
}

/// Whether the name of a month stands just before: "Feb13".
fn after_month(atoms: &[Atom<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|index| atoms.get(index)?.entry?.month).is_some()
}

/// A rank, in digits or words: "3rd", "twenty-first".
pub(crate) fn ordinal(atoms: &[Atom<'_>], at: usize) -> Option<(u32, usize)> {
    let atom = atoms.get(at)?;
    if let Sort::Integer(value, _) = atom.sort {
        let ending = atoms.get(at + 1).filter(|next| next.glued)?;
        return is_one_of(&ending.key, "st nd rd th").then_some((value, at + 2));
    }
    let entry: &Entry = atom.entry?;
    if let Some(tens) = entry.cardinal.filter(|tens| *tens >= 20.0) {
        let dash = usize::from(atoms.get(at + 1).is_some_and(|next| next.key == "-"));
        let ones = atoms.get(at + 1 + dash)?.entry?.ordinal.filter(|ones| *ones < 10)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of 20, 30, ... 90")]
        return Some((tens as u32 + ones, at + 2 + dash));
    }
    Some((entry.ordinal?, at + 1))
}

/// A number, "a", or words that count without saying how many.
pub(super) fn count(atoms: &[Atom<'_>], at: usize) -> Option<(Option<f64>, usize)> {
    if let Some((value, next)) = number(atoms, at) {
        return Some((Some(value), next));
    }
    let key = |offset: usize| atoms.get(at + offset).map(|atom| &*atom.key);
    match (key(0)?, key(1), key(2)) {
        ("a" | "the", Some("couple" | "pair"), Some("of")) | ("a", Some("good" | "great"), Some("many" | "few")) => {
            Some((None, at + 3))
        }
        ("a", Some("couple" | "few"), _) | ("couple" | "pair", Some("of"), _) => Some((None, at + 2)),
        ("a" | "an", Some("single" | "full" | "whole"), _) => Some((Some(1.0), at + 2)),
        ("a" | "an", ..) => Some((Some(1.0), at + 1)),
        ("several" | "few" | "many" | "some" | "couple", ..) => Some((None, at + 1)),
        (_, Some("of"), _) if atoms.get(at)?.entry?.vague => Some((None, at + 2)),
        _ => None,
    }
}

/// A feast by its name. A short name in small letters is another word: "lent".
fn named_day(atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
    let atom = atoms.get(at).filter(|atom| atom.feast)?;
    let (feast, words) = feast(|word| atoms.get(at + word).map(|atom| &*atom.key))?;
    (atom.capital || 1 < words || 3 < atom.key.len()).then_some((Capture::Feast(feast), at + words))
}

/// A currency's sign, with the letters before it: "US$", "€".
fn sign(atoms: &[Atom<'_>], at: usize) -> Option<(Capture, usize)> {
    let atom = atoms.get(at)?;
    let found = |key: &str| currency(key).filter(|found| matches!(found, Currency::Sign(_)));
    if atom.sort == Sort::Word && atom.key.len() <= 2 {
        let sign = atoms.get(at + 1).filter(|next| next.glued && next.key == "$")?;
        return Some((Capture::Currency(found(&format!("{}{}", atom.key, sign.key))?), at + 2));
    }
    Some((Capture::Currency(found(&atom.key)?), at + 1))
}

fn code(atom: &Atom<'_>) -> Option<Currency> {
    currency(&atom.key).filter(|found| atom.capital && matches!(found, Currency::Code(_)))
}
