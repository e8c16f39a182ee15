//! Times of the clock: "14:30 GMT", "3 p.m.", "15h30", "half past three", "ten thirty in the morning".

use crate::annotate::pattern::{Atom, Sort, number};
use crate::lexicon::is_one_of;

/// A time of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: Option<u8>,
    /// Minutes east of UTC.
    pub(crate) zone: Option<i16>,
    /// Whether the words do not tell morning from afternoon.
    pub(crate) open: bool,
    /// What makes it a time.
    pub(crate) mark: Mark,
}

/// What makes words a time of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// "p.m.", "o'clock", a zone, "half past": it can be nothing else.
    Sure,
    /// "3:16": it may be a score, a ratio or a verse.
    Digits,
    /// "3": any number.
    Bare,
}

impl Clock {
    pub(crate) fn new(hour: u8, minute: u8) -> Self {
        Self { hour, minute, second: None, zone: None, open: false, mark: Mark::Sure }
    }

    /// The time in the half of the day that 0 (before noon) or 12 (after noon) begins.
    pub(crate) fn in_half(self, half: u8) -> Self {
        let hour = if self.open { self.hour % 12 + half } else { self.hour };
        Self { hour, open: false, ..self }
    }
}

/// Reads a time at `at`: what it is and the index after it.
pub(crate) fn clock(atoms: &[Atom<'_>], at: usize) -> Option<(Clock, usize)> {
    let (found, next) = beside(atoms, at).or_else(|| whole(atoms, at))?;
    Some(zoned(found, atoms, next))
}

fn key<'a>(atoms: &'a [Atom<'_>], index: usize) -> &'a str {
    atoms.get(index).map_or("", |atom| &atom.key)
}

/// "Half past three", "20 minutes to 2pm", "a quarter past noon".
fn beside(atoms: &[Atom<'_>], at: usize) -> Option<(Clock, usize)> {
    let first = at + usize::from(key(atoms, at) == "a");
    let (minutes, next, sure) = match key(atoms, first) {
        "quarter" => (15, first + 1, true),
        "half" => (30, first + 1, true),
        _ => {
            let (minutes, next) = small(atoms, at)?;
            let named = is_one_of(key(atoms, next), "minutes minute mins");
            (minutes, next + usize::from(named), named)
        }
    };
    let forward = match key(atoms, next) {
        "past" | "after" => true,
        "to" | "till" | "before" | "of" => false,
        _ => return None,
    };
    let (hour, end) = whole(atoms, next + 1).filter(|(hour, _)| hour.minute == 0 && minutes < 60)?;
    // "3 to 4pm" are two times, "5 to 4" is a vote, "20 after three" is counted.
    let digits = atoms.get(at).is_some_and(|atom| atom.digits().is_some());
    if digits && !sure && !forward && minutes <= 12 {
        return None;
    }
    let plain = key(atoms, next) == "past" || (sure && is_one_of(key(atoms, next), "to till"));
    if hour.mark != Mark::Sure && !plain {
        return None;
    }
    let total = i32::from(hour.hour) * 60 + if forward { minutes } else { -minutes };
    let (hours, minute) = (total.rem_euclid(1440) / 60, total.rem_euclid(60));
    let (hours, minute) = (u8::try_from(hours).ok()?, u8::try_from(minute).ok()?);
    Some((Clock { hour: hours, minute, mark: Mark::Sure, ..hour }, end))
}

fn whole(atoms: &[Atom<'_>], at: usize) -> Option<(Clock, usize)> {
    match key(atoms, at) {
        "noon" | "midday" => return Some((Clock::new(12, 0), at + 1)),
        "midnight" => return Some((Clock::new(24, 0), at + 1)),
        _ => {}
    }
    let (mut found, mut next) = digits(atoms, at)?;
    if key(atoms, next) == "ish" || (key(atoms, next) == "-" && key(atoms, next + 1) == "ish") {
        next += 1 + usize::from(key(atoms, next) == "-");
    }
    match (key(atoms, next), key(atoms, next + 1)) {
        ("o'clock" | "oclock", _) => {
            found.mark = Mark::Sure;
            next += 1;
        }
        ("o", "clock") => {
            found.mark = Mark::Sure;
            next += 2;
        }
        ("hrs" | "hours" | "h", _) if found.mark == Mark::Digits => {
            found.mark = Mark::Sure;
            next += 1;
        }
        _ => {}
    }
    let Some((half, end)) = half(atoms, next) else { return Some((found, next)) };
    if !(1..=12).contains(&found.hour) {
        // "14:30 pm" says it twice.
        return (found.mark != Mark::Bare && half == 12).then_some((Clock { mark: Mark::Sure, ..found }, end));
    }
    Some((Clock { mark: Mark::Sure, open: true, ..found }.in_half(half), end))
}

/// The half of the day that is named at `at`: 0 before noon, 12 after it.
fn half(atoms: &[Atom<'_>], at: usize) -> Option<(u8, usize)> {
    let glued = |index: usize| atoms.get(index).is_some_and(|atom| atom.glued);
    let which = |name: &str| if name.starts_with('a') { 0 } else { 12 };
    let stop = |index: usize| {
        index + usize::from(key(atoms, index) == "." && glued(index) && !key(atoms, index + 1).is_empty())
    };
    match (key(atoms, at), key(atoms, at + 1), key(atoms, at + 2)) {
        (name @ ("am" | "pm"), ..) => Some((which(name), at + 1)),
        (name @ ("a" | "p"), "m", _) => Some((which(name), at + 2)),
        (name @ ("a" | "p"), ".", "m") => Some((which(name), stop(at + 3))),
        // "3:18a", "9a", but not the "8-4A" of a league.
        (name @ ("a" | "p"), ..)
            if glued(at)
                && atoms.get(at).is_some_and(|atom| !atom.capital)
                // "410p", "9p" are pence.
                && (name == "a" || at.checked_sub(1).is_some_and(|before| {
                    atoms.get(before).is_some_and(|atom| matches!(atom.sort, Sort::Clock(..)))
                })) =>
        {
            Some((which(name), at + 1))
        }
        ("in", "the", name @ ("am" | "pm")) => Some((which(name), at + 3)),
        ("in", "the", "morning") => Some((0, at + 3)),
        ("in", "the", "afternoon" | "evening") | ("at", "night", _) => {
            Some((12, at + if key(atoms, at) == "at" { 2 } else { 3 }))
        }
        _ => None,
    }
}

/// An hour, with its minutes where they stand with it.
fn digits(atoms: &[Atom<'_>], at: usize) -> Option<(Clock, usize)> {
    let atom = atoms.get(at)?;
    let found =
        |hour: u8, minute: u8, mark: Mark| Clock { open: (1..=12).contains(&hour), mark, ..Clock::new(hour, minute) };
    match atom.sort {
        Sort::Clock(hour, minute, second) => Some((Clock { second, ..found(hour, minute, Mark::Digits) }, at + 1)),
        Sort::Integer(value, 1..=2) if value <= 24 => {
            let hour = u8::try_from(value).ok()?;
            // "15h30", "15h".
            if atoms.get(at + 1).is_some_and(|next| next.glued && next.key == "h") {
                let minutes = atoms.get(at + 2).filter(|next| next.glued).and_then(|next| match next.sort {
                    Sort::Integer(minutes @ 0..60, 2) => u8::try_from(minutes).ok(),
                    _ => None,
                });
                let clock = Clock { open: false, ..found(hour, minutes.unwrap_or(0), Mark::Digits) };
                return Some((clock, at + 2 + usize::from(minutes.is_some())));
            }
            Some((found(hour, 0, Mark::Bare), at + 1))
        }
        Sort::Integer(value, 3..=4) if value < 2400 && value % 100 < 60 => {
            Some((found(u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?, Mark::Bare), at + 1))
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 13")]
        Sort::Decimal(value) if (1.0..13.0).contains(&value) => {
            let minute = ((value.fract()) * 100.0).round() as u8;
            (minute < 60).then(|| (found(value.trunc() as u8, minute, Mark::Bare), at + 1))
        }
        _ => {
            let (hour, next) = small(atoms, at).filter(|(hour, _)| (1..=12).contains(hour))?;
            let minute = small(atoms, next).filter(|(minute, _)| (10..60).contains(minute));
            let (minute, next) = minute.unwrap_or((0, next));
            Some((found(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, Mark::Bare), next))
        }
    }
}

/// A number below a hundred.
fn small(atoms: &[Atom<'_>], at: usize) -> Option<(i32, usize)> {
    let (value, next) = number(atoms, at).filter(|(value, _)| (0.0..100.0).contains(value) && value.fract() == 0.0)?;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below a hundred")]
    let value = value as i32;
    Some((value, next))
}

/// With the zone that follows: "GMT", "(BST)", "Eastern time", "local time", "+02:00".
fn zoned(found: Clock, atoms: &[Atom<'_>], next: usize) -> (Clock, usize) {
    let open = usize::from(key(atoms, next) == "(");
    let zone = atoms.get(next + open).and_then(|atom| {
        let certain = atom.capital || found.mark == Mark::Sure || found.mark == Mark::Digits && 2 < atom.key.len();
        atom.entry?.zone.filter(|_| certain)
    });
    if let Some(zone) = zone {
        let close = usize::from(open == 1 && key(atoms, next + 2) == ")");
        let end = next + 1 + open + close;
        return (Clock { zone: Some(zone), mark: Mark::Sure, ..found }, end);
    }
    let named = match key(atoms, next) {
        "eastern" => Some(-300),
        "central" => Some(-360),
        "mountain" => Some(-420),
        "pacific" => Some(-480),
        "local" => None,
        _ => return (found, next),
    };
    let time = next + 1 + usize::from(is_one_of(key(atoms, next + 1), "standard daylight"));
    if key(atoms, time) != "time" {
        return (found, next);
    }
    (Clock { zone: named, mark: Mark::Sure, ..found }, time + 1)
}
