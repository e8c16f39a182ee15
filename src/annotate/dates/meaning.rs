//! What a rule reads from the words alone, before it is known what they are counted from.

use crate::annotate::dates::Modifier;
use crate::annotate::pattern::{Clock, Length, Mark};
use crate::lexicon::calendar::Unit;
use crate::lexicon::feasts::Feast;
use crate::lexicon::{is_one_of, written};

/// The meaning of an expression, not yet placed on the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) sense: Sense,
    pub(crate) time: Option<Time>,
    pub(crate) modifier: Option<Modifier>,
}

/// What is meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sense {
    /// A place on the calendar by its parts.
    Point(Point),
    /// The unit that is so many from somewhere: "next year", "last May".
    Shift(Shift),
    /// A length of time from somewhere: "two years and a month ago". Before (-1) or after (1).
    Offset(Length, i32, From),
    /// A length of time from another expression: "two days before Christmas".
    Stepped(Length, i32, Box<Meaning>),
    /// A length of time, and where on the calendar it lies.
    Length(Length, Toward),
    /// A TIMEX3 value that needs no anchor, of something that recurs.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Vague(&'static str),
    /// A time of day alone.
    Clock,
    /// A value that no calendar arithmetic is done on: years before Christ.
    Fixed(String),
    /// Two numbers of which either may be the day: "03/04/2024".
    Either(Option<i32>, u8, u8),
}

/// Where on the calendar a length of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    /// It is not told.
    Nowhere,
    /// Up to now: "the past three days".
    Past,
    /// From now on: "the next two weeks".
    Next,
    /// It may be what is at its end: "in three days".
    End,
}

/// The stated parts of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub(crate) year: Option<i32>,
    pub(crate) fine: Fine,
    /// A weekday that stands with a date and adds nothing to its value.
    pub(crate) weekday: Option<u8>,
}

/// The part of a date below the year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Fine {
    #[default]
    None,
    Month(u8),
    MonthDay(u8, u8),
    /// A day of a month that is not named.
    Day(u8),
    Weekday(u8),
    Season(&'static str),
    Quarter(u8),
    Half(u8),
    /// A feast that moves, by its place in the list of the lexicon.
    Feast(&'static Feast),
    /// A weekday that is this day of its month: "Friday the 13th".
    WeekdayDay(u8, u8),
    /// The week of a day.
    WeekOf(u8, u8),
    /// The nth (from 1; from -1 at the end) of something within a month, or within a year or week where it is 0.
    Nth(i8, Each, u8),
    /// By its first year; the year is not used.
    Decade(i32),
    /// By its first year; the year is not used.
    Century(i32),
}

/// What is counted within a month, a year or a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Each {
    Weekday(u8),
    Unit(Unit),
}

/// A step on the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shift {
    /// How many units; `None` where the words give no number.
    pub(crate) by: Option<i32>,
    /// Before (-1) or after (1), for a step without a number.
    pub(crate) sign: i32,
    pub(crate) unit: Unit,
    pub(crate) from: From,
    /// What it is within the place stepped to: "last *May*", "next *Tuesday*".
    pub(crate) fine: Fine,
}

/// What a step starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day the article was published.
    Published,
    /// The last date of the text.
    Text,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// TIMEX3 letters: "MO".
    Part(&'static str),
    Clock(Clock),
}

impl Time {
    /// Its TIMEX3 form after the day: "TMO", "T14:30Z".
    pub(crate) fn timex(self) -> String {
        let Clock { hour, minute, second, zone, .. } = match self {
            Self::Part(part) => return format!("T{part}"),
            Self::Clock(clock) => clock,
        };
        let second = second.map_or_else(String::new, |second| format!(":{second:02}"));
        let zone = match zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        };
        format!("T{hour:02}:{minute:02}{second}{zone}")
    }

    /// The time that a clock and a part of the day make together: "8" and "tonight".
    pub(crate) fn join(self, other: Self) -> Self {
        let ((Self::Clock(mut clock), Self::Part(part)) | (Self::Part(part), Self::Clock(mut clock))) = (self, other)
        else {
            return other;
        };
        if clock.open && clock.hour < 12 && is_one_of(part, "AF EV NI") {
            clock.hour += 12;
        } else if clock.open && clock.hour == 12 && part == "NI" {
            clock.hour = 24;
        }
        clock.open = false;
        clock.mark = Mark::Sure;
        Self::Clock(clock)
    }
}

impl Meaning {
    pub(crate) fn new(sense: Sense) -> Self {
        Self { sense, time: None, modifier: None }
    }

    /// A date by its parts.
    pub(crate) fn point(year: Option<i32>, fine: Fine) -> Self {
        Self::new(Sense::Point(Point { year, fine, weekday: None }))
    }

    /// So many units from the publication day or from a date of the text.
    pub(crate) fn shift(by: i32, unit: Unit, from: From) -> Self {
        Self::new(Sense::Shift(Shift { by: Some(by), sign: by.signum(), unit, from, fine: Fine::None }))
    }

    pub(crate) fn set(value: impl Into<String>) -> Self {
        Self::new(Sense::Set(value.into()))
    }

    #[must_use]
    pub(crate) fn at(mut self, time: Option<Time>) -> Self {
        self.time = time;
        self
    }

    #[must_use]
    pub(crate) fn with(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }
}

/// A length of time in ISO 8601: "P3D", "PT48H", "P1Y6M", "PXY" for an unknown number.
pub(crate) fn length(length: &Length) -> String {
    let mut value = "P".to_owned();
    for (amount, unit) in length.parts() {
        // Half of a large unit is told in the next smaller one.
        let (amount, unit) = match (amount, unit) {
            (Some(0.5), Unit::Hour) => (Some(30.0), Unit::Minute),
            (Some(0.25), Unit::Hour) => (Some(15.0), Unit::Minute),
            (Some(0.75), Unit::Hour) => (Some(45.0), Unit::Minute),
            (Some(0.5), Unit::Year) => (Some(6.0), Unit::Month),
            (Some(0.5), Unit::Day) => (Some(12.0), Unit::Hour),
            (Some(0.5), Unit::Century) => (Some(50.0), Unit::Year),
            (Some(number), Unit::Fortnight) => (Some(number * 2.0), Unit::Week),
            other => other,
        };
        let letters = match unit {
            Unit::Second => "S",
            Unit::Minute | Unit::Month => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Weekend => "WE",
            Unit::Week | Unit::Fortnight => "W",
            Unit::Quarter => "Q",
            Unit::Year => "Y",
            Unit::Decade => "DE",
            Unit::Century => "CE",
            Unit::Millennium => "ML",
        };
        if unit < Unit::Day && !value.contains('T') {
            value.push('T');
        }
        value.push_str(&amount.map_or_else(|| "X".to_owned(), written));
        value.push_str(letters);
    }
    value
}

/// What recurs every unit: "P1D" for every day.
pub(crate) fn every(unit: Unit) -> String {
    match unit {
        Unit::Weekend => "XXXX-WXX-WE".to_owned(),
        unit => length(&Length::one(Some(1.0), unit)),
    }
}
