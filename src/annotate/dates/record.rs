//! What is known of a date before or without a place on the calendar: its partial value, its grain, its stated parts.

use crate::annotate::dates::calendar::When;
use crate::annotate::dates::meaning::{Each, Fine, Meaning, Point, Sense, Shift};
use crate::annotate::dates::{Grain, Part};
use crate::lexicon::calendar::Unit;

/// A TIMEX3 value with `X` for what is not known.
pub(super) fn partial(point: &Point) -> String {
    let year = point.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    match point.fine {
        Fine::None | Fine::Decade(_) | Fine::Century(_) => year,
        Fine::Month(month) => format!("{year}-{month:02}"),
        Fine::MonthDay(month, of_month) => format!("{year}-{month:02}-{of_month:02}"),
        Fine::Day(of_month) | Fine::WeekdayDay(_, of_month) => format!("{year}-XX-{of_month:02}"),
        Fine::Weekday(weekday) => format!("{year}-WXX-{weekday}"),
        Fine::Season(season) => format!("{year}-{season}"),
        Fine::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Fine::Half(half) => format!("{year}-H{half}"),
        Fine::WeekOf(..) => format!("{year}-WXX"),
        Fine::Nth(_, _, month @ 1..) => format!("{year}-{month:02}-XX"),
        Fine::Feast(_) | Fine::Nth(..) => format!("{year}-XX-XX"),
    }
}

pub(super) fn unplaced(shift: &Shift) -> String {
    match (shift.fine, shift.unit) {
        (Fine::None, Unit::Week | Unit::Fortnight) => "XXXX-WXX".to_owned(),
        (Fine::None, Unit::Weekend) => "XXXX-WXX-WE".to_owned(),
        (Fine::None, Unit::Month) => "XXXX-XX".to_owned(),
        (Fine::None, Unit::Quarter) => "XXXX-QX".to_owned(),
        (Fine::None, Unit::Year) => "XXXX".to_owned(),
        (Fine::None, Unit::Decade) => "XXX".to_owned(),
        (Fine::None, unit) if Unit::Decade < unit => "XX".to_owned(),
        (Fine::None, _) => "XXXX-XX-XX".to_owned(),
        (fine, _) => partial(&Point { year: None, fine, weekday: None }),
    }
}

pub(super) fn grain(sense: &Sense, when: Option<When>) -> Grain {
    match (when, sense) {
        (Some(when), _) => when.grain(),
        (None, Sense::Point(point)) => match point.fine {
            Fine::MonthDay(..)
            | Fine::Day(_)
            | Fine::Weekday(_)
            | Fine::Feast(_)
            | Fine::WeekdayDay(..)
            | Fine::Nth(_, Each::Weekday(_), _) => Grain::Day,
            Fine::Nth(..) | Fine::WeekOf(..) => Grain::Week,
            Fine::Month(_) => Grain::Month,
            Fine::Season(_) | Fine::Quarter(_) | Fine::Half(_) => Grain::Quarter,
            Fine::None => Grain::Year,
            Fine::Decade(_) => Grain::Decade,
            Fine::Century(_) => Grain::Century,
        },
        (None, Sense::Shift(Shift { unit, .. })) => of_unit(*unit),
        (None, Sense::Offset(length, ..) | Sense::Stepped(length, ..) | Sense::Length(length, _)) => {
            of_unit(length.finest())
        }
        (None, Sense::Fixed(value)) if value.starts_with("BC") => Grain::Year,
        (None, Sense::Fixed(_) | Sense::Either(..)) => Grain::Day,
        (None, Sense::Clock) => Grain::Time,
        (None, Sense::Set(_) | Sense::Vague(_)) => Grain::Vague,
    }
}

fn of_unit(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Grain::Time,
        Unit::Day => Grain::Day,
        Unit::Weekend | Unit::Week | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century | Unit::Millennium => Grain::Century,
    }
}

pub(super) fn stated(meaning: &Meaning) -> Vec<Part> {
    let (year, fine, weekday) = match &meaning.sense {
        Sense::Point(point) => (point.year.is_some(), point.fine, point.weekday.is_some()),
        Sense::Shift(shift) => (false, shift.fine, false),
        Sense::Fixed(_) => (true, Fine::None, false),
        Sense::Either(year, first, second) => (year.is_some(), Fine::MonthDay(*first, *second), false),
        _ => (false, Fine::None, false),
    };
    let named = matches!(fine, Fine::Decade(_) | Fine::Century(_));
    let month = matches!(fine, Fine::Month(_) | Fine::MonthDay(..));
    let of_month = matches!(fine, Fine::MonthDay(..) | Fine::Day(_) | Fine::Feast(_) | Fine::WeekdayDay(..));
    let parts = [
        (year || named, Part::Year),
        (month, Part::Month),
        (of_month, Part::Day),
        (weekday || matches!(fine, Fine::Weekday(_)), Part::Weekday),
        (meaning.time.is_some(), Part::Time),
    ];
    parts.into_iter().filter_map(|(is, part)| is.then_some(part)).collect()
}
