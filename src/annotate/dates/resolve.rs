//! Places what the rules read on the calendar: by the publication day, by an earlier date of the text, or not at all.
//!
//! How bare weekdays, months and days are placed was measured on news: a weekday is the publication day or the last
//! such day before it, a day without a year the nearest one, a month the nearest one unless the tense says otherwise.

use crate::annotate::Rule;
use crate::annotate::dates::calendar::{When, exact_day, step_days};
use crate::annotate::dates::meaning::{Fine, From, Meaning, Point, Sense, Shift, Time, length};
use crate::annotate::dates::near::{Tense, after_focus, in_year, near_part, near_weekday, nearest};
use crate::annotate::dates::{Anchor, DateMention, DateValue, Grain, Part, TimexKind};
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
}

/// A value with what it was counted from.
struct Placed {
    when: Option<When>,
    value: String,
    anchor: Anchor,
}

/// Places all of a text, in its order.
pub(crate) fn resolve(raws: &[Raw], published: Option<Date>) -> Vec<DateMention> {
    let mut resolver = Resolver {
        published,
        history: is_history(raws, published),
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

struct Resolver {
    published: Option<Date>,
    /// Whether the text tells of a past of its own, in which its own dates are the anchor.
    history: bool,
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

impl Resolver {
    fn mention(&mut self, index: usize, raw: &Raw) -> DateMention {
        let meaning = &raw.meaning;
        let (kind, placed) = match &meaning.sense {
            Sense::Point(point) => (TimexKind::Date, self.point(point, raw.tense, raw.sentence)),
            Sense::Shift(shift) => (TimexKind::Date, self.shift(shift, raw.tense)),
            Sense::Length(amount, unit) => (TimexKind::Duration, fixed(length(*amount, *unit))),
            Sense::Set(value) => (TimexKind::Set, fixed(value.clone())),
            Sense::Vague(value) => (TimexKind::Date, self.vague(value)),
            Sense::Clock => (TimexKind::Time, fixed("XXXX-XX-XX".to_owned())),
            Sense::Fixed(value) => (TimexKind::Date, fixed(value.clone())),
        };
        let (earliest, latest) = match placed.when {
            Some(when) => when.bounds(),
            None => match placed.value.as_str() {
                "PAST_REF" => (None, self.published),
                "FUTURE_REF" => (self.published, None),
                _ => (None, None),
            },
        };
        let timed = meaning.time.map_or_else(String::new, Time::timex);
        let value = DateValue {
            value: format!("{}{timed}", placed.value),
            modifier: meaning.modifier,
            earliest,
            latest,
            grain: if meaning.time.is_some() { Grain::Time } else { grain(&meaning.sense, placed.when) },
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
        let kind = if meaning.time.is_some() && kind == TimexKind::Date { TimexKind::Time } else { kind };
        DateMention { span: raw.span, kind, value, rule: raw.rule }
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
    fn anchor(&self, unit: Unit) -> Option<(usize, When)> {
        let fineness = match unit {
            Unit::Month | Unit::Quarter => 1,
            unit if unit > Unit::Quarter => 2,
            _ => 0,
        };
        let index = self.last.get(fineness).copied().flatten()?;
        Some((index, self.found.get(index).copied().flatten()?))
    }

    fn point(&self, point: &Point, tense: Tense, sentence: usize) -> Placed {
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
                    Some(placed(When::Day(exact_day(from.year(), from.month().into(), day_of_month)?), anchor))
                })
                .unwrap_or_else(|| fixed(partial(point)));
        }
        if let Fine::Weekday(weekday) = point.fine {
            let Some(published) = self.published.filter(|_| !self.history) else { return fixed(partial(point)) };
            let back = (7 + i64::from(published.weekday().number_from_monday()) - i64::from(weekday)) % 7;
            let days = if tense == Tense::Future { (7 - back) % 7 } else { -back };
            return step_days(published, days)
                .map_or_else(|| fixed(partial(point)), |date| placed(When::Day(date), Anchor::Published));
        }
        if self.history {
            if let Some((index, focus)) = self.focus(sentence) {
                return after_focus(focus, point.fine)
                    .map_or_else(|| fixed(partial(point)), |when| placed(when, Anchor::Mention(index)));
            }
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
        self.published
            .and_then(|published| nearest(published, point.fine, tense))
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
        let Some((start, anchor)) = start else { return unknown() };
        // From Monday to Thursday "the weekend" is the last one unless it is still to come.
        if shift.unit == Unit::Weekend && by == 0 && tense != Tense::Future && start.weekday().number_from_monday() < 5
        {
            by = -1;
        }
        let when = match shift.fine {
            Fine::None => When::step(start, shift.unit, by),
            Fine::Weekday(weekday) => near_weekday(start, weekday, by).map(When::Day),
            Fine::Season(_) | Fine::Month(_) => near_part(start, shift.fine, by),
            fine => in_year(start.year() + by, fine),
        };
        when.map_or_else(unknown, |when| placed(when, anchor))
    }

    fn vague(&self, value: &str) -> Placed {
        Placed {
            when: None,
            value: value.to_owned(),
            anchor: if self.published.is_some() { Anchor::Published } else { Anchor::None },
        }
    }

    /// Gives each time of day without a date the day of its sentence, or the publication day.
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
                (None, Some(published)) if !self.history => Some((When::Day(published), Anchor::Published)),
                _ => None,
            };
            if let (Some((when, anchor)), Some(mention)) = (from, mentions.get_mut(index)) {
                let timed = raw.meaning.time.map_or_else(String::new, Time::timex);
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

fn placed(when: When, anchor: Anchor) -> Placed {
    Placed { value: when.timex(), when: Some(when), anchor }
}

fn fixed(value: String) -> Placed {
    Placed { when: None, value, anchor: Anchor::None }
}

/// A TIMEX3 value with `X` for what is not known.
fn partial(point: &Point) -> String {
    let year = point.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    match point.fine {
        Fine::None | Fine::Decade(_) | Fine::Century(_) => year,
        Fine::Month(month) => format!("{year}-{month:02}"),
        Fine::MonthDay(month, of_month) => format!("{year}-{month:02}-{of_month:02}"),
        Fine::Day(of_month) => format!("{year}-XX-{of_month:02}"),
        Fine::Weekday(weekday) => format!("{year}-WXX-{weekday}"),
        Fine::Season(season) => format!("{year}-{season}"),
        Fine::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Fine::Half(half) => format!("{year}-H{half}"),
        Fine::Easter => format!("{year}-XX-XX"),
    }
}

fn unplaced(shift: &Shift) -> String {
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

fn grain(sense: &Sense, when: Option<When>) -> Grain {
    match (when, sense) {
        (Some(when), _) => when.grain(),
        (None, Sense::Point(point)) => match point.fine {
            Fine::MonthDay(..) | Fine::Day(_) | Fine::Weekday(_) | Fine::Easter => Grain::Day,
            Fine::Month(_) => Grain::Month,
            Fine::Season(_) | Fine::Quarter(_) | Fine::Half(_) => Grain::Quarter,
            Fine::None => Grain::Year,
            Fine::Decade(_) => Grain::Decade,
            Fine::Century(_) => Grain::Century,
        },
        (None, Sense::Shift(Shift { unit, .. }) | Sense::Length(_, unit)) => match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Grain::Time,
            Unit::Day => Grain::Day,
            Unit::Weekend | Unit::Week | Unit::Fortnight => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century | Unit::Millennium => Grain::Century,
        },
        (None, Sense::Fixed(value)) if value.starts_with("BC") => Grain::Year,
        (None, Sense::Fixed(_)) => Grain::Day,
        (None, Sense::Clock) => Grain::Time,
        (None, Sense::Set(_) | Sense::Vague(_)) => Grain::Vague,
    }
}

fn stated(meaning: &Meaning) -> Vec<Part> {
    let (year, fine, weekday) = match &meaning.sense {
        Sense::Point(point) => (point.year.is_some(), point.fine, point.weekday.is_some()),
        Sense::Shift(shift) => (false, shift.fine, false),
        Sense::Fixed(_) => (true, Fine::None, false),
        _ => (false, Fine::None, false),
    };
    let named = matches!(fine, Fine::Decade(_) | Fine::Century(_));
    let month = matches!(fine, Fine::Month(_) | Fine::MonthDay(..));
    let of_month = matches!(fine, Fine::MonthDay(..) | Fine::Day(_) | Fine::Easter);
    let parts = [
        (year || named, Part::Year),
        (month, Part::Month),
        (of_month, Part::Day),
        (weekday || matches!(fine, Fine::Weekday(_)), Part::Weekday),
        (meaning.time.is_some(), Part::Time),
    ];
    parts.into_iter().filter_map(|(is, part)| is.then_some(part)).collect()
}
