//! What a rule reads from the words alone, before it is known what they are counted from.

use crate::annotate::dates::Modifier;
use crate::lexicon::calendar::Unit;
use crate::lexicon::written;

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
    /// So many units from somewhere.
    Shift(Shift),
    /// A length of time; `None` where the words give no number.
    Length(Option<f64>, Unit),
    /// A TIMEX3 value that needs no anchor, of something that recurs.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Vague(&'static str),
    /// A time of day alone.
    Clock,
    /// A value that no calendar arithmetic is done on: years before Christ, a date whose order of day and month is open.
    Fixed(String),
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
    Easter,
    /// By its first year; the year is not used.
    Decade(i32),
    /// By its first year; the year is not used.
    Century(i32),
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
    /// Hour, minute and minutes east of UTC.
    Clock(u8, u8, Option<i16>),
}

impl Time {
    /// Its TIMEX3 form after the day: "TMO", "T14:30Z".
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Part(part) => format!("T{part}"),
            Self::Clock(hour, minute, None) => format!("T{hour:02}:{minute:02}"),
            Self::Clock(hour, minute, Some(0)) => format!("T{hour:02}:{minute:02}Z"),
            Self::Clock(hour, minute, Some(zone)) => {
                let sign = if zone < 0 { '-' } else { '+' };
                format!("T{hour:02}:{minute:02}{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        }
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

/// A length of time in ISO 8601: "P3D", "PT48H", "PXY" for an unknown number.
pub(crate) fn length(amount: Option<f64>, unit: Unit) -> String {
    // Half of a large unit is told in the next smaller one.
    let (amount, unit) = match (amount, unit) {
        (Some(0.5), Unit::Hour) => (Some(30.0), Unit::Minute),
        (Some(0.5), Unit::Year) => (Some(6.0), Unit::Month),
        (Some(0.5), Unit::Day) => (Some(12.0), Unit::Hour),
        (Some(0.5), Unit::Century) => (Some(50.0), Unit::Year),
        (Some(number), Unit::Fortnight) => (Some(number * 2.0), Unit::Week),
        other => other,
    };
    let number = amount.map_or_else(|| "X".to_owned(), written);
    let (prefix, letters) = match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Weekend => ("P", "WE"),
        Unit::Week | Unit::Fortnight => ("P", "W"),
        Unit::Month => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
        Unit::Millennium => ("P", "ML"),
    };
    format!("{prefix}{number}{letters}")
}

/// What recurs every unit: "XXXX-XX-XX" for every day.
pub(crate) fn every(unit: Unit) -> String {
    match unit {
        Unit::Day => "XXXX-XX-XX".to_owned(),
        Unit::Week => "XXXX-WXX".to_owned(),
        Unit::Weekend => "XXXX-WXX-WE".to_owned(),
        Unit::Month => "XXXX-XX".to_owned(),
        Unit::Quarter => "XXXX-QX".to_owned(),
        Unit::Year => "XXXX".to_owned(),
        other => length(Some(1.0), other),
    }
}
