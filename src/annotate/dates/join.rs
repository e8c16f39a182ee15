//! Puts neighbouring expressions together that mean one time: a day and an hour, a length of time and the day that it is
//! counted from.

use crate::annotate::dates::Modifier;
use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time, Toward};
use crate::annotate::pattern::{Atom, Found, Length};
use crate::lexicon::calendar::Unit;
use crate::lexicon::is_one_of;
use crate::text::Span;

/// The most words that may stand between two expressions that are one.
const GAP: usize = 3;

/// The parts of the day, in TIMEX3's letters.
const PARTS: [&str; 5] = ["MO", "MI", "AF", "EV", "NI"];

/// Words between a day and its time.
const TO_TIME: [&str; 13] = [",", "at", "@", "by", "for", "from", "in", "-", "t", "about", "around", "between", "the"];

/// Joins what belongs together, from left to right.
pub(crate) fn join(atoms: &[Atom<'_>], all: Vec<Found<Meaning>>) -> Vec<Found<Meaning>> {
    let mut joined: Vec<Found<Meaning>> = Vec::with_capacity(all.len());
    for next in all {
        let Some(last) = joined.last_mut() else {
            joined.push(next);
            continue;
        };
        let gap = atoms.get(last.atoms.end..next.atoms.start).filter(|gap| gap.len() <= GAP);
        let words: Vec<&str> = gap.unwrap_or_default().iter().map(|atom| &*atom.key).collect();
        let after = atoms.get(next.atoms.end).map_or("", |atom| &*atom.key);
        match gap.and_then(|_| both(&last.meaning, &words, &next.meaning, after)) {
            Some(meaning) => {
                // The rule that tells the day is the one to name.
                if last.meaning.sense == Sense::Clock {
                    last.rule = next.rule;
                }
                last.meaning = meaning;
                last.span = Span::new(last.span.start(), next.span.end());
                last.atoms.end = next.atoms.end;
            }
            None => joined.push(next),
        }
    }
    joined
}

/// What two expressions with `gap` between them mean as one.
fn both(first: &Meaning, gap: &[&str], second: &Meaning, after: &str) -> Option<Meaning> {
    match (&first.sense, &second.sense) {
        // "Tuesday at 8 p.m.", "Monday in the morning", "tonight at 8".
        (_, Sense::Clock) if is_day(&first.sense) => {
            let time = match (first.time, second.time) {
                (None, time) => time?,
                (Some(own @ Time::Part(_)), Some(time @ Time::Clock(_))) => own.join(time),
                _ => return None,
            };
            let modifier = match gap {
                gap if gap.iter().all(|word| TO_TIME.contains(word)) => None,
                ["before"] => Some(Modifier::Before),
                ["after"] => Some(Modifier::After),
                _ => return None,
            };
            Some(first.clone().at(Some(time)).with(modifier))
        }
        // "8 p.m. on Tuesday", "midnight on 12 August", "9 tomorrow morning".
        (Sense::Clock, _) if is_day(&second.sense) => {
            let time = match (first.time?, second.time) {
                (time, None) => time,
                (time @ Time::Clock(_), Some(part @ Time::Part(_))) => time.join(part),
                _ => return None,
            };
            let near = matches!(gap, [] | ["on" | "," | "of" | "in"] | [",", "on"] | ["of" | "on", "the"]);
            near.then(|| second.clone().at(Some(time)))
        }
        // "3:20 in the afternoon", "the evening at eight".
        (Sense::Clock, Sense::Clock) => {
            let (first, second) = (first.time?, second.time?);
            let apart = matches!((first, second), (Time::Clock(_), Time::Part(_)) | (Time::Part(_), Time::Clock(_)));
            let near = matches!(gap, [] | ["in" | "," | "at" | "@"]);
            (near && apart).then(|| Meaning::new(Sense::Clock).at(Some(first.join(second))))
        }
        // "Every Monday at 4 p.m.", "9 a.m. on Sundays".
        (Sense::Set(set), Sense::Clock) | (Sense::Clock, Sense::Set(set)) => {
            let near = matches!(gap, [] | ["at" | "@" | "," | "on"]);
            let time = first.time.or(second.time)?;
            let (day, part) = match set.split_once('T') {
                Some((day, part)) if !set.starts_with('P') => (day, PARTS.iter().find(|own| **own == part)),
                _ => (set.as_str(), None),
            };
            let day = if day == "P1D" { "XXXX-XX-XX" } else { day };
            let time = part.map_or(time, |part| Time::Part(part).join(time));
            (near && day.starts_with("XXXX-")).then(|| Meaning::set(format!("{day}{}", time.timex())))
        }
        // "Five days a week".
        (Sense::Length(..), Sense::Set(set)) if gap.is_empty() && set.starts_with("P1") => Some(second.clone()),
        // "Thanksgiving in three years", "Christmas two years ago".
        (Sense::Point(Point { year: None, fine: fine @ Fine::Feast(_), .. }), Sense::Length(length, Toward::End)) => {
            in_years(*fine, length, 1).filter(|_| gap == ["in"])
        }
        (
            Sense::Point(Point { year: None, fine: fine @ Fine::Feast(_), .. }),
            Sense::Offset(length, sign, From::Published),
        ) => in_years(*fine, length, *sign).filter(|_| gap.is_empty()),
        // "In seven days at 5 p.m.".
        (Sense::Length(_, Toward::End), Sense::Clock) if matches!(gap, ["at"]) => Some(first.clone().at(second.time)),
        // "Two days before Christmas"; "before Tuesday's vote" is counted from the vote.
        (Sense::Length(length, _), _)
            if is_day(&second.sense) || matches!(second.sense, Sense::Point(_) | Sense::Stepped(..)) =>
        {
            let sign = match gap {
                ["after" | "following"] => 1,
                // "64 days from 3 May" begin on that day; "a week from Tuesday" is a day.
                ["from"] if !matches!(second.sense, Sense::Point(point) if point.year.is_some()) => 1,
                ["before"] | ["prior", "to"] => -1,
                _ => return None,
            };
            let owner = is_one_of(after, "'s '") || second.time.is_some();
            (!owner && Unit::Hour <= length.finest())
                .then(|| Meaning::new(Sense::Stepped(*length, sign, Box::new(second.clone()))))
        }
        _ => None,
    }
}

/// A feast so many years from now.
fn in_years(fine: Fine, length: &Length, sign: i32) -> Option<Meaning> {
    let (amount, unit) = length.single()?;
    #[expect(clippy::cast_possible_truncation, reason = "a few years")]
    let by = amount.filter(|amount| unit == Unit::Year && amount.fract() == 0.0)?.clamp(0.0, 1000.0) as i32 * sign;
    Some(Meaning::new(Sense::Shift(Shift { by: Some(by), sign, unit: Unit::Decade, from: From::Published, fine })))
}

/// Whether it is a day rather than something longer.
pub(crate) fn is_day(sense: &Sense) -> bool {
    let fine = match sense {
        Sense::Point(point) => point.fine,
        Sense::Shift(shift) if shift.unit == Unit::Day => return true,
        Sense::Shift(shift) => shift.fine,
        Sense::Offset(length, ..) | Sense::Stepped(length, ..) => return Unit::Day <= length.finest(),
        Sense::Either(..) => return true,
        _ => return false,
    };
    matches!(
        fine,
        Fine::MonthDay(..) | Fine::Day(_) | Fine::Weekday(_) | Fine::WeekdayDay(..) | Fine::Feast(_) | Fine::Nth(..)
    )
}
