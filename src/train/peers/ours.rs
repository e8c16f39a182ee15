//! What the engine finds in a case, in a form that the suites' answers can be held against.

use crate::annotate::dates::{DateMention, Lean, Reference, TimexKind, read};
use crate::text::{CodePoints, Document};
use time::{Date, Duration, Month, PrimitiveDateTime, Time};

/// One expression, in code points.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TimexKind,
    pub(super) value: String,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    /// The time of day: on the clock, or a part of the day by its TIMEX3 letters.
    pub(super) clock: Option<Clock>,
}

/// A time of day.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clock {
    /// Seconds since midnight, and minutes east of UTC where they are stated.
    At(i64, Option<i64>),
    Part(String),
}

/// A moment or a day that a suite expects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) day: Date,
    /// Seconds since midnight.
    pub(super) seconds: i64,
}

impl Moment {
    /// "2013-02-12T04:30:00", "2013-02-12 04:30:00", "2013-02-12".
    pub(super) fn read(text: &str) -> Option<Self> {
        let seconds = text.get(11..19).map_or(Some(0), seconds)?;
        Some(Self { day: date(text.get(..10)?)?, seconds })
    }
}

/// "2013-02-12".
pub(super) fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()
}

/// Seconds since midnight: "04:30:15", "04:30", "04".
pub(super) fn seconds(text: &str) -> Option<i64> {
    let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
    let (hours, minutes, seconds) =
        (parts.next()??, parts.next().unwrap_or(Some(0))?, parts.next().unwrap_or(Some(0))?);
    Some(hours * 3600 + minutes * 60 + seconds)
}

/// Reads `text` as written at `reference`, an ISO date with or without a time.
pub(super) fn find(text: &str, reference: &str, lean: Lean, region: &str) -> Vec<Ours> {
    let document = Document::read(text);
    let moment = Moment::read(reference);
    let clock = reference.get(11..19).and_then(seconds).and_then(|seconds| {
        PrimitiveDateTime::MIN
            .replace_time(Time::MIDNIGHT)
            .checked_add(Duration::seconds(seconds))
            .map(PrimitiveDateTime::time)
    });
    let reference = Reference {
        published: moment.map(|moment| moment.day),
        clock,
        lean,
        day_first: (!region.is_empty()).then_some(!matches!(region, "US" | "CA" | "PH" | "ZA")),
        region: region.to_owned(),
    };
    let points = CodePoints::new(text);
    read(&document, &reference, |_, _| true).into_iter().map(|mention| ours(mention, &points)).collect()
}

fn ours(mention: DateMention, points: &CodePoints<'_>) -> Ours {
    let DateMention { span, kind, value, .. } = mention;
    let clock =
        value.value.split_once('T').filter(|(date, _)| !date.starts_with('P')).and_then(|(_, time)| clock(time));
    Ours {
        start: points.at(span.start()),
        end: points.at(span.end()),
        kind,
        first: value.earliest,
        last: value.latest,
        value: value.value,
        clock,
    }
}

/// "14:30", "14:30:05Z", "14:30-05:00", "MO".
fn clock(time: &str) -> Option<Clock> {
    if time.starts_with(|first: char| first.is_ascii_uppercase()) {
        return Some(Clock::Part(time.to_owned()));
    }
    let zone = time.find(['Z', '+', '-']);
    let (clock, zone) = time.split_at(zone.unwrap_or(time.len()));
    let offset = match zone.get(..1) {
        None => None,
        Some("Z") => Some(0),
        Some(sign) => {
            let minutes = seconds(zone.get(1..)?)? / 60;
            Some(if sign == "-" { -minutes } else { minutes })
        }
    };
    Some(Clock::At(seconds(clock)?, offset))
}

impl Ours {
    /// Whether it begins at this day and, where `timed`, at this time of it.
    pub(super) fn begins(&self, moment: Moment, timed: bool) -> bool {
        self.meets(self.first, moment, timed)
    }

    /// Whether it ends on this day and, where `timed`, at this time of it.
    pub(super) fn ends(&self, moment: Moment, timed: bool) -> bool {
        self.meets(self.last, moment, timed)
    }

    fn meets(&self, day: Option<Date>, moment: Moment, timed: bool) -> bool {
        match (&self.clock, timed) {
            (Some(Clock::At(seconds, _)), true) => {
                let whole = i64::from(*seconds == 86_400);
                let day = day.and_then(|day| day.checked_add(Duration::days(whole)));
                day == Some(moment.day) && seconds - 86_400 * whole == moment.seconds
            }
            (_, true) => false,
            (_, false) => day == Some(moment.day),
        }
    }

    /// The hours that a part of the day may begin at, by one author or another.
    pub(super) fn part_hours(&self) -> Option<std::ops::RangeInclusive<i64>> {
        let Some(Clock::Part(part)) = &self.clock else { return None };
        Some(match part.as_str() {
            "MO" => 0..=9,
            "MI" => 11..=12,
            "AF" => 12..=16,
            "EV" => 16..=20,
            _ => 0..=23,
        })
    }
}

/// What was found, for the list of errors.
pub(super) fn listed(found: &[Ours]) -> String {
    let one = |ours: &Ours| format!("{:?} {} [{:?}..{:?}]", ours.kind, ours.value, ours.first, ours.last);
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}
