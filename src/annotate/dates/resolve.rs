//! Places what the rules read on the calendar: by the publication day, by an earlier date of the text, or not at all.
//!
//! How bare weekdays, months and days are placed was measured on news: a weekday is the publication day or the last
//! such day before it, a day without a year the nearest one, a month the nearest one unless the tense says otherwise.

use crate::annotate::Rule;
use crate::annotate::dates::calendar::{When, exact_day, monday, step_days, step_months};
use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time, Toward, length};
use crate::annotate::dates::near::{
    Tense, after_focus, in_year, near_part, near_weekday, nearest, weekday_day, within,
};
use crate::annotate::dates::record::{grain, partial, stated, unplaced};
use crate::annotate::dates::{Anchor, DateMention, DateValue, Grain, Lean, Reference, TimexKind};
use crate::annotate::pattern::Clock;
use crate::lexicon::calendar::Unit;
use crate::text::Span;
use time::Date;

/// What a rule found, with what its sentence says of when it was.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) span: Span,
    pub(crate) rule: Rule,
    pub(crate) meaning: Meaning,
    pub(crate) sentence: usize,
    pub(crate) tense: Tense,
    /// Whether it is the end of a range that the mention before it begins.
    pub(crate) ranged: bool,
}

/// A value with what it was counted from.
pub(super) struct Placed {
    pub(super) when: Option<When>,
    pub(super) value: String,
    pub(super) anchor: Anchor,
    /// A time of day that was counted rather than stated.
    pub(super) time: Option<Time>,
    /// Its first and last day, where they are not those of `when`.
    pub(super) bounds: Option<(Option<Date>, Option<Date>)>,
}

/// Places all of a text, in its order.
///
/// `fiscal` is whether the text counts quarters of its own, whose months nothing tells.
pub(crate) fn resolve(raws: &[Raw], reference: &Reference, fiscal: bool) -> Vec<DateMention> {
    let published = reference.published;
    let mut resolver = Resolver {
        reference,
        published,
        history: is_history(raws, published),
        fiscal,
        found: Vec::with_capacity(raws.len()),
        last: [None; 3],
        stated: None,
        story: None,
        aside: None,
    };
    let mut mentions: Vec<DateMention> =
        raws.iter().enumerate().map(|(index, raw)| resolver.mention(index, raw)).collect();
    resolver.clocks(raws, &mut mentions);
    mentions
}

pub(super) struct Resolver<'r> {
    pub(super) reference: &'r Reference,
    pub(super) published: Option<Date>,
    /// Whether the text tells of a past of its own, in which its own dates are the anchor.
    pub(super) history: bool,
    /// Whether the text counts quarters of its own.
    fiscal: bool,
    /// Where each mention so far was placed.
    found: Vec<Option<When>>,
    /// The last mention that is as fine as a day, a month, a year.
    last: [Option<usize>; 3],
    /// The last mention that states its year and month, with its sentence.
    stated: Option<(usize, usize)>,
    /// In a history, the mention that tells where the story is.
    story: Option<usize>,
    /// A mention, with its sentence, that lies off the story: a look back or ahead, until another bears it out.
    aside: Option<(usize, usize)>,
}

impl Resolver<'_> {
    fn mention(&mut self, index: usize, raw: &Raw) -> DateMention {
        let meaning = &raw.meaning;
        let (kind, placed) = self.place(meaning, raw.tense, raw.sentence);
        let placed = self.after_start(raw, placed);
        let (earliest, latest) = match (placed.bounds, placed.when) {
            (Some(bounds), _) => bounds,
            (None, Some(when)) => when.part(meaning.modifier),
            (None, None) => match placed.value.as_str() {
                "PAST_REF" => (None, self.published),
                "PRESENT_REF" => (self.published, self.published),
                "FUTURE_REF" => (self.published, None),
                _ => (None, None),
            },
        };
        let time = meaning.time.or(placed.time);
        let timed = time.map_or_else(String::new, Time::timex);
        let value = DateValue {
            value: format!("{}{timed}", placed.value),
            modifier: meaning.modifier,
            earliest,
            latest,
            grain: if time.is_some() { Grain::Time } else { grain(&meaning.sense, placed.when) },
            stated: stated(meaning),
            anchor: placed.anchor,
        };
        self.found.push(placed.when);
        if let Some(when) = placed.when {
            let finest = match when.grain() {
                Grain::Time | Grain::Day => 0,
                Grain::Week | Grain::Month => 1,
                _ => 2,
            };
            let year = when.year();
            for (fineness, slot) in self.last.iter_mut().enumerate() {
                // A coarse date in another year ends what was told before it.
                let stale =
                    slot.and_then(|slot| self.found.get(slot).copied().flatten()).is_some_and(|old| old.year() != year);
                if finest <= fineness {
                    *slot = Some(index);
                } else if stale {
                    *slot = None;
                }
            }
        }
        self.follow(index, raw, placed.when);
        if matches!(meaning.sense, Sense::Point(Point { year: Some(_), .. }))
            && placed.when.is_some_and(|when| when.grain() <= Grain::Month)
        {
            self.stated = Some((index, raw.sentence));
        }
        let kind = if time.is_some() && kind == TimexKind::Date { TimexKind::Time } else { kind };
        DateMention { span: raw.span, kind, value, rule: raw.rule }
    }

    /// The end of a range comes after its start: "from December to May".
    fn after_start(&self, raw: &Raw, placed: Placed) -> Placed {
        let Sense::Point(Point { year: None, fine, .. }) = raw.meaning.sense else { return placed };
        let start = self.found.last().copied().flatten().filter(|_| raw.ranged);
        let (Some(start), Some(end)) = (start, placed.when) else { return placed };
        if end.bounds().0 >= start.bounds().0 || end.grain() != start.grain() {
            return placed;
        }
        let later = match (fine, start) {
            (Fine::Weekday(weekday), When::Day(start)) => near_weekday(start, weekday, 1).map(When::Day),
            (Fine::Month(_) | Fine::MonthDay(..), start) => in_year(start.year() + 1, fine),
            _ => None,
        };
        let anchor = Anchor::Mention(self.found.len().saturating_sub(1));
        later.map_or(placed, |when| Placed { time: None, ..self::placed(when, anchor) })
    }

    /// What a meaning comes to, counted from what it is to be counted from.
    fn place(&self, meaning: &Meaning, tense: Tense, sentence: usize) -> (TimexKind, Placed) {
        let placed = match &meaning.sense {
            Sense::Point(point) => self.point(point, tense, sentence),
            Sense::Shift(shift) => self.shift(shift, tense),
            Sense::Offset(length, sign, from) => self.offset(length, *sign, *from),
            Sense::Stepped(length, sign, from) => {
                let (_, from) = self.place(from, tense, sentence);
                let start = from.when.map(When::bounds).and_then(|(first, last)| if *sign < 0 { first } else { last });
                self.step(start.map(|start| (start, from.anchor)), length, *sign)
            }
            Sense::Length(length, Toward::End) if self.reference.lean != Lean::News => {
                self.offset(length, 1, From::Published)
            }
            Sense::Length(span, toward) => {
                let bounds = self.stretch(span, *toward);
                let anchor = if bounds.is_some() { Anchor::Published } else { Anchor::None };
                return (TimexKind::Duration, Placed { anchor, bounds, ..fixed(length(span)) });
            }
            Sense::Set(value) => return (TimexKind::Set, fixed(value.clone())),
            Sense::Vague(value) => self.vague(value),
            Sense::Clock => return (TimexKind::Time, fixed("XXXX-XX-XX".to_owned())),
            Sense::Fixed(value) => fixed(value.clone()),
            Sense::Either(year, first, second) => self.either(*year, *first, *second, tense, sentence),
        };
        (TimexKind::Date, placed)
    }

    /// Moves the story on to a mention that goes on from where it is; another is an aside until the next bears it out.
    fn follow(&mut self, index: usize, raw: &Raw, when: Option<When>) {
        let (true, Some(when)) = (self.history, when) else { return };
        let year_of = |index: usize| self.found.get(index).copied().flatten().map(When::year);
        let Some(story) = self.story.and_then(year_of) else {
            self.story = Some(index);
            return;
        };
        let jump = when.year() - story;
        let fine = when.grain() <= Grain::Month;
        let goes_on = if fine { jump.abs() <= 10 } else { (-1..=5).contains(&jump) };
        let borne_out =
            self.aside.and_then(|(aside, _)| year_of(aside)).is_some_and(|aside| (when.year() - aside).abs() <= 2);
        if goes_on || (fine && borne_out) {
            self.story = Some(index);
            self.aside = None;
        } else {
            self.aside = Some((index, raw.sentence));
        }
    }

    /// What a date without a year is counted from in a history.
    fn focus(&self, sentence: usize) -> Option<(usize, When)> {
        let aside = self.aside.filter(|(_, place)| *place == sentence).map(|(aside, _)| aside);
        let index = aside.or(self.story)?;
        Some((index, self.found.get(index).copied().flatten()?))
    }

    /// The last date of the text at least as fine as `unit`, with its index.
    pub(super) fn anchor(&self, unit: Unit) -> Option<(usize, When)> {
        let fineness = match unit {
            Unit::Month | Unit::Quarter => 1,
            unit if unit > Unit::Quarter => 2,
            _ => 0,
        };
        let index = self.last.get(fineness).copied().flatten()?;
        Some((index, self.found.get(index).copied().flatten()?))
    }

    pub(super) fn point(&self, point: &Point, tense: Tense, sentence: usize) -> Placed {
        let point = &Point { fine: self.in_region(point.fine), ..*point };
        let tense = match self.reference.lean {
            Lean::News => tense,
            Lean::Nearest => Tense::Open,
            Lean::Future => Tense::Future,
        };
        if let Fine::Decade(year) = point.fine {
            return placed(When::Decade(year), Anchor::None);
        }
        if let Fine::Century(year) = point.fine {
            return placed(When::Century(year), Anchor::None);
        }
        if let Some(year) = point.year {
            return in_year(year, point.fine).map_or_else(|| fixed(partial(point)), |when| placed(when, Anchor::None));
        }
        if let Fine::Day(day_of_month) = point.fine {
            let from =
                self.anchor(Unit::Month).and_then(|(index, when)| Some((when.bounds().0?, Anchor::Mention(index))));
            let published = self.published.map(|date| (date, Anchor::Published));
            return from
                .or(published)
                .and_then(|(from, anchor)| {
                    let later = i32::from(self.reference.lean == Lean::Future && day_of_month < from.day());
                    let (year, month) = step_months(from.year(), from.month().into(), later);
                    Some(placed(When::Day(exact_day(year, month, day_of_month)?), anchor))
                })
                .unwrap_or_else(|| fixed(partial(point)));
        }
        if let Fine::Weekday(weekday) = point.fine {
            let Some(published) = self.published.filter(|_| !self.history) else { return fixed(partial(point)) };
            let back = (7 + i64::from(published.weekday().number_from_monday()) - i64::from(weekday)) % 7;
            let ahead = (7 - back) % 7;
            let days = match self.reference.lean {
                Lean::News if tense == Tense::Future => ahead,
                Lean::News => -back,
                Lean::Nearest => {
                    if ahead <= back {
                        ahead
                    } else {
                        -back
                    }
                }
                // "Monday" in a message on a Monday is the next one.
                Lean::Future => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
            };
            return step_days(published, days)
                .map_or_else(|| fixed(partial(point)), |date| placed(When::Day(date), Anchor::Published));
        }
        if let Fine::WeekdayDay(weekday, of_month) = point.fine {
            let date = self.published.and_then(|published| weekday_day(published, weekday, of_month, tense));
            return date.map_or_else(|| fixed(partial(point)), |date| placed(When::Day(date), Anchor::Published));
        }
        if self.history {
            if let Some((index, focus)) = self.focus(sentence) {
                return after_focus(focus, point.fine)
                    .map_or_else(|| fixed(partial(point)), |when| placed(when, Anchor::Mention(index)));
            }
            return fixed(partial(point));
        }
        // A quarter that is told of as past and is not over is the firm's own.
        let unfinished = |published: Date| {
            let when = nearest(published, point.fine, tense, false);
            tense == Tense::Past && when.and_then(|when| when.bounds().1).is_some_and(|last| published <= last)
        };
        if matches!(point.fine, Fine::Quarter(_) | Fine::Half(_))
            && (self.fiscal || self.reference.lean == Lean::News && self.published.is_some_and(unfinished))
        {
            return fixed(partial(point));
        }
        // "In May 2019 he came, and in June he left": the sentence has its own year.
        let own = self.stated.filter(|(_, place)| *place == sentence).and_then(|(index, _)| {
            let focus = self.found.get(index).copied().flatten()?;
            Some(placed(after_focus(focus, point.fine)?, Anchor::Mention(index)))
        });
        if let Some(own) = own {
            return own;
        }
        // "Friday, July 18" is in a year in which that day is a Friday.
        if let (Fine::MonthDay(month, of_month), Some(weekday), Some(published)) =
            (point.fine, point.weekday, self.published)
        {
            let fits = |year: i32| {
                exact_day(year, month, of_month).filter(|day| day.weekday().number_from_monday() == weekday)
            };
            let years = [0, if tense == Tense::Future { 1 } else { -1 }, if tense == Tense::Future { -1 } else { 1 }];
            if let Some(day) = years.into_iter().find_map(|by| fits(published.year() + by)) {
                return placed(When::Day(day), Anchor::Published);
            }
        }
        self.published
            .and_then(|published| nearest(published, point.fine, tense, self.reference.lean == Lean::Future))
            .map_or_else(|| fixed(partial(point)), |when| placed(when, Anchor::Published))
    }

    fn shift(&self, shift: &Shift, tense: Tense) -> Placed {
        let Some(mut by) = shift.by else {
            return self.vague(if shift.sign < 0 { "PAST_REF" } else { "FUTURE_REF" });
        };
        // What a history calls "this year" is the year it tells of.
        let from = if self.history && shift.unit > Unit::Day { From::Text } else { shift.from };
        let start = match from {
            From::Published => self.published.map(|date| (date, Anchor::Published)),
            From::Text => self.anchor(shift.unit).and_then(|(index, when)| {
                let (first, last) = when.bounds();
                Some((if by > 0 { last? } else { first? }, Anchor::Mention(index)))
            }),
        };
        let unknown = || fixed(unplaced(shift));
        let now = (self.reference.lean != Lean::News).then_some(self.published).flatten();
        let start = start.or(now.map(|date| (date, Anchor::Published)));
        let Some((start, anchor)) = start else { return unknown() };
        // From Monday to Thursday "the weekend" is the last one unless it is still to come.
        if shift.unit == Unit::Weekend
            && by == 0
            && tense != Tense::Future
            && self.reference.lean == Lean::News
            && start.weekday().number_from_monday() < 5
        {
            by = -1;
        }
        let when = match self.in_region(shift.fine) {
            Fine::None => When::step(start, shift.unit, by),
            // "Three Fridays from now".
            Fine::Weekday(weekday) if shift.unit == Unit::Weekend => {
                let more = i64::from(by - by.signum()) * 7;
                near_weekday(start, weekday, by).and_then(|day| step_days(day, more)).map(When::Day)
            }
            // A message means the weekday of the next week by "next", and the coming one by "this".
            Fine::Weekday(weekday) if 0 <= by && self.reference.lean != Lean::News => {
                let first = if by == 0 { Some(start) } else { step_days(start, 7 * i64::from(by)).and_then(monday) };
                first
                    .and_then(|first| {
                        step_days(
                            first,
                            (6 + i64::from(weekday) - i64::from(first.weekday().number_days_from_monday())) % 7,
                        )
                    })
                    .map(When::Day)
            }
            Fine::Weekday(weekday) => near_weekday(start, weekday, by).map(When::Day),
            // "Easter of next year" steps by years, "next Easter" to the nearest.
            fine @ Fine::Feast(_) if shift.unit == Unit::Decade => in_year(start.year() + by, fine),
            fine @ (Fine::Season(_) | Fine::Month(_) | Fine::Feast(_)) => near_part(start, fine, by),
            Fine::Nth(nth, each, 0) => When::step(start, shift.unit, by).and_then(|whole| within(whole, nth, each)),
            Fine::Day(of_month) => {
                let (year, month) = step_months(start.year(), start.month().into(), by);
                exact_day(year, month, of_month).map(When::Day)
            }
            fine => in_year(start.year() + by, fine),
        };
        when.map_or_else(unknown, |when| placed(when, anchor))
    }

    fn in_region(&self, fine: Fine) -> Fine {
        match fine {
            Fine::Feast(feast) => Fine::Feast(feast.in_region(&self.reference.region)),
            fine => fine,
        }
    }

    pub(super) fn vague(&self, value: &str) -> Placed {
        let anchor = if self.published.is_some() { Anchor::Published } else { Anchor::None };
        Placed { anchor, ..fixed(value.to_owned()) }
    }

    /// In a message, a time of day without a date is one that is still to come.
    fn coming(&self, when: When, anchor: Anchor, time: Option<Time>) -> (When, Option<Time>) {
        let (Some(now), Some(Time::Clock(clock)), When::Day(today)) = (self.reference.clock, time, when) else {
            return (when, time);
        };
        let later = |clock: Clock| (now.hour(), now.minute()) <= (clock.hour, clock.minute);
        if self.reference.lean != Lean::Future || anchor != Anchor::Published || clock.zone.is_some() || later(clock) {
            return (when, time);
        }
        let afternoon = clock.in_half(12);
        if clock.open && later(afternoon) {
            return (when, Some(Time::Clock(afternoon)));
        }
        (today.next_day().map_or(when, When::Day), time)
    }

    /// Whether the last day named before the mention at `index` is that of publication, or none is: what is told after
    /// another day may be of that day, or not.
    fn goes_on(&self, index: usize, published: Date) -> bool {
        let last = self.found.get(..index).unwrap_or_default().iter().rev().find_map(|when| match when {
            Some(When::Day(day)) => Some(*day),
            _ => None,
        });
        self.reference.lean != Lean::News || last.is_none_or(|day| day == published)
    }

    /// Gives each time of day without a date the day of its sentence, or the publication day where no other was named last.
    fn clocks(&self, raws: &[Raw], mentions: &mut [DateMention]) {
        for (index, raw) in raws.iter().enumerate().filter(|(_, raw)| raw.meaning.sense == Sense::Clock) {
            let near = |other: &usize| {
                raws.get(*other).is_some_and(|other| other.sentence == raw.sentence)
                    && matches!(self.found.get(*other), Some(Some(When::Day(_))))
            };
            let beside = (index.saturating_sub(4)..index).rev().chain(index + 1..index + 5).find(near);
            let earlier = self
                .history
                .then(|| {
                    (index.saturating_sub(3)..index)
                        .rev()
                        .find(|other| matches!(self.found.get(*other), Some(Some(When::Day(_)))))
                })
                .flatten();
            let from = match (beside.or(earlier), self.published) {
                (Some(other), _) => self.found.get(other).copied().flatten().map(|when| (when, Anchor::Mention(other))),
                (None, Some(published)) if !self.history && self.goes_on(index, published) => {
                    Some((When::Day(published), Anchor::Published))
                }
                _ => None,
            };
            if let (Some((when, anchor)), Some(mention)) = (from, mentions.get_mut(index)) {
                let (when, time) = self.coming(when, anchor, raw.meaning.time);
                let timed = time.map_or_else(String::new, Time::timex);
                (mention.value.earliest, mention.value.latest) = when.bounds();
                mention.value.value = format!("{}{timed}", when.timex());
                mention.value.anchor = anchor;
            }
        }
    }
}

/// Whether the text tells of a past of its own: most of the years that it states are years from its publication, and
/// it states months or days of them.
fn is_history(raws: &[Raw], published: Option<Date>) -> bool {
    let (mut far, mut near, mut full) = (0, 0, 0);
    for raw in raws {
        let Sense::Point(Point { year: Some(year), fine, .. }) = raw.meaning.sense else { continue };
        let apart = published.is_none_or(|published| 2 <= (published.year() - year).abs());
        let dated = usize::from(matches!(fine, Fine::Month(_) | Fine::MonthDay(..)));
        if apart {
            far += 1;
            full += dated;
        } else {
            near += 1 + dated;
        }
    }
    let few = if published.is_some() { 4 } else { 6 };
    (few <= full || (few * 2 <= far && 2 <= full)) && near * 2 <= far + full
}

pub(super) fn placed(when: When, anchor: Anchor) -> Placed {
    Placed { when: Some(when), anchor, ..fixed(when.timex()) }
}

pub(super) fn fixed(value: String) -> Placed {
    Placed { when: None, value, anchor: Anchor::None, time: None, bounds: None }
}
