//! What happened when: the article's events in the order of their dates, and where each stands on a strip.
//!
//! A date stands here only through a claim that it dates. Lengths of time, what recurs, and references such as "recently"
//! date no event.

use crate::Analysis;
use crate::annotate::dates::{DateMention, Grain, TimexKind};
use crate::cards::view::narrow;
use crate::cards::{Mark, fields};
use crate::claims::{Claim, ClaimKind, Role};
use crate::corrections::MentionKind;
use crate::lexicon::is_one_of;
use crate::text::{Case, SentenceKind, Span, sort_by_key};
use serde::{Deserialize, Serialize};
use time::Date;

/// One event with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// The index of its card in [`crate::cards::View::cards`].
    pub card: u32,
    /// Its date in words, as far as it is known; empty where the text gives none.
    pub when: String,
    /// Whether its words hold a date all the same, of which it is not clear what it dates.
    pub unclear: bool,
    /// Its first and last day; `None` where no year is known, or none is given.
    pub days: Option<(Date, Date)>,
    /// What of it is open.
    pub open: OpenEnd,
}

/// An end that the text leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenEnd {
    /// Neither end.
    #[default]
    None,
    /// "Until 2019".
    Start,
    /// "Since 2014".
    End,
}

/// Where an entry stands on the strip, in thousandths of its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The index of the entry.
    pub entry: usize,
    /// Where it begins.
    pub start: u32,
    /// How long it is; 0 is a point.
    pub length: u32,
}

/// The fewest dated events that make a strip.
const FEWEST: usize = 3;

/// The events of an analysis: those with a date by their days, then those of whose date too little is known, then open
/// cards without one.
pub(crate) fn timeline(analysis: &Analysis) -> Vec<TimelineEntry> {
    let claims = analysis.claims.claims.iter().enumerate();
    let mut entries: Vec<TimelineEntry> = claims
        .filter(|(_, claim)| happened(claim))
        .filter_map(|(index, claim)| entry(analysis, index, claim))
        .collect();
    // Sorting keeps the order of the text where days are equal.
    sort_by_key(&mut entries, |entry| (entry.days.is_none(), entry.when.is_empty(), entry.days));
    entries
}

/// The marks of the dates in sentences that no entry tells: what they date is to come, denied or a view, or it is not clear what
/// that is.
pub(crate) fn untold(analysis: &Analysis, entries: &[TimelineEntry], marks: &[Mark]) -> Vec<u32> {
    let (claims, dates) = (&analysis.claims.claims, &analysis.annotations.dates);
    let mut told = vec![false; dates.len()];
    for entry in entries.iter().filter(|entry| !entry.when.is_empty()) {
        let when = claims.get(entry.card as usize).map(|claim| claim.when.as_slice()).unwrap_or_default();
        let placed = when.iter().filter(|&&date| dates.get(date).is_some_and(dates_something));
        for &date in placed.take(if entry.when.contains(" to ") { 2 } else { 1 }) {
            told.get_mut(date).into_iter().for_each(|told| *told = true);
        }
    }
    let body = |span: Span| {
        let sentence = analysis.document.sentence_at(span.start()).and_then(|at| analysis.document.sentences.get(at));
        sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Body)
    };
    let left = dates.iter().zip(told).filter(|(date, told)| !told && dates_something(date) && body(date.span));
    let mark = |date: &DateMention| {
        let key = (date.span, MentionKind::Date);
        marks.binary_search_by_key(&key, |mark| (mark.span, mark.kind)).ok()
    };
    left.filter_map(|(date, _)| mark(date)).map(narrow).collect()
}

/// Whether the claim tells of something that was or is so: no forecast, no judgement, nothing denied.
fn happened(claim: &Claim) -> bool {
    let told = matches!(claim.kind, ClaimKind::Event | ClaimKind::State | ClaimKind::Number | ClaimKind::Cause);
    told && claim.negation.is_none() && (claim.frame.subject.is_some() || !claim.when.is_empty())
}

/// Whether the expression can date an event: no length of time, nothing that recurs, no "recently".
fn dates_something(date: &DateMention) -> bool {
    matches!(date.kind, TimexKind::Date | TimexKind::Time) && date.value.grain != Grain::Vague
}

fn entry(analysis: &Analysis, index: usize, claim: &Claim) -> Option<TimelineEntry> {
    let card = u32::try_from(index).ok()?;
    let all = &analysis.annotations.dates;
    let times: Vec<_> = claim.frame.arguments.iter().filter(|argument| argument.role == Role::Time).collect();
    let dates: Vec<&DateMention> =
        claim.when.iter().filter_map(|&date| all.get(date)).filter(|date| dates_something(date)).collect();
    let Some(first) = dates.first() else {
        // A claim that no date is said of is an entry only where it is one of the cards of the first view.
        let undated = claim.open && claim.kind == ClaimKind::Event && claim.when.is_empty();
        let unclear = all
            .iter()
            .any(|date| dates_something(date) && claim.heading.iter().any(|heading| heading.contains(date.span)));
        let entry = || TimelineEntry { card, when: String::new(), unclear, days: None, open: OpenEnd::None };
        return undated.then(entry);
    };
    // "From 3 to 5 May", "between 2016 and 2019": both dates stand in one part of the clause, or side by side.
    let argument = times.iter().find(|argument| argument.span.overlaps(first.span)).map(|argument| argument.span);
    let words = |span: Span| analysis.document.str(span).lower();
    let lead = argument.map(|span| words(Span::new(span.start(), first.span.start().max(span.start()))));
    let lead = lead.as_deref().and_then(|lead| lead.split_whitespace().next_back()).unwrap_or_default();
    let last = dates.get(1).filter(|last| {
        let together = argument.is_some_and(|span| span.contains(last.span));
        let between = words(Span::new(first.span.end(), last.span.start().max(first.span.end())));
        let link = between.split_whitespace().next().unwrap_or_default();
        (together || between.trim() == link)
            && (is_one_of(link, "to until till through - – —") || (lead == "between" && link == "and"))
    });
    let open = match (lead, last) {
        (_, Some(_)) => OpenEnd::None,
        ("since" | "after" | "from", _) => OpenEnd::End,
        ("until" | "till" | "before" | "by", _) => OpenEnd::Start,
        _ => OpenEnd::None,
    };
    let said = |date: &DateMention| fields::date(analysis, date).value;
    let mut when = said(first);
    if let Some(last) = last {
        when = format!("{when} to {}", said(last));
    } else if open != OpenEnd::None {
        when = format!("{lead} {when}");
    }
    let end = last.unwrap_or(first);
    Some(TimelineEntry { card, when, unclear: false, days: first.value.earliest.zip(end.value.latest), open })
}

/// The strip above the list: a bar for each entry with days; empty where fewer than three have any.
pub fn strip(entries: &[TimelineEntry]) -> Vec<Bar> {
    let dated = || entries.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.open, entry.days?)));
    let days = |date: Date| i64::from(date.to_julian_day());
    let first = dated().map(|(.., (first, _))| days(first)).min().unwrap_or(0);
    let last = dated().map(|(.., (_, last))| days(last)).max().unwrap_or(0);
    let scale = (last - first).max(1);
    if dated().count() < FEWEST {
        return Vec::new();
    }
    let place = |date: Date| u32::try_from((days(date) - first) * 1000 / scale).unwrap_or(0);
    dated()
        .map(|(entry, open, (start, end))| {
            // An open end runs to the strip's edge.
            let start = if open == OpenEnd::Start { 0 } else { place(start) };
            let end = if open == OpenEnd::End { 1000 } else { place(end) };
            Bar { entry, start, length: end.saturating_sub(start) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::{View, view};
    use crate::text::Article;
    use time::Month;

    /// The events of `text`, published on 20 February 2024: the date and the end that is open, in order.
    fn read(article: &Article) -> View {
        let document = crate::text::Document::read(&article.text);
        let annotations = crate::annotate::annotate(article, &document, &crate::models::Models::default());
        let claims = crate::claims::find(&document, &annotations);
        view(&crate::Analysis { document, annotations, claims, places: Vec::new(), models: Vec::new() })
    }

    fn check(text: &str, expected: &[(&str, OpenEnd)]) {
        let published = Date::from_calendar_date(2024, Month::February, 20).ok();
        let view = read(&Article { published, ..Article::new(text) });
        let got: Vec<(&str, OpenEnd)> = view.timeline.iter().map(|entry| (entry.when.as_str(), entry.open)).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn events_stand_in_the_order_of_their_dates() {
        check(
            "The council closed the bridge on 3 May 2019. The mayor opened a new one on Monday. Engineers built the first \
             bridge in 1911.",
            &[("1911", OpenEnd::None), ("3 May 2019", OpenEnd::None), ("19 February 2024", OpenEnd::None)],
        );
    }

    #[test]
    fn ranges_and_open_ends_are_told() {
        check(
            "A team tested the rock between 2017 and 2019. A firm mapped the fjord from 2012 to 2014. Since 2021 the Vardal \
             Group has owned the land. The firm ran the ferry until 2020. Between 2003 and 2005 the council raised the pier. \
             From 2007 to 2009 a trust ran the museum.",
            &[
                ("2003 to 2005", OpenEnd::None),
                ("2007 to 2009", OpenEnd::None),
                ("2012 to 2014", OpenEnd::None),
                ("2017 to 2019", OpenEnd::None),
                ("until 2020", OpenEnd::Start),
                ("since 2021", OpenEnd::End),
            ],
        );
    }

    #[test]
    fn a_date_of_something_else_is_not_called_missing() {
        let article = Article::new("The judge discharged the jury and set a hearing for 9 May.");
        let view = read(&article);
        let got: Vec<(&str, bool)> = view.timeline.iter().map(|entry| (entry.when.as_str(), entry.unclear)).collect();
        assert_eq!(got, [("", true)]);
    }

    #[test]
    fn what_dates_no_event_is_no_entry() {
        check("The strike lasted three days. The board meets every Monday. The mayor will resign in June.", &[]);
    }

    #[test]
    fn no_date_of_the_text_is_left_out() {
        let view = read(&Article::new(
            "ORVIK, 5 May\n\nThe council closed the bridge on 3 May 2019. It will open in June 2030. The mayor did not resign \
             on 9 May 2019. The strike lasted three days.",
        ));
        let untold: Vec<&str> = view.untold.iter().map(|&at| view.marks[at as usize].label.as_str()).collect();
        assert_eq!(untold, ["date: June 2030", "date: 9 May 2019"]);
    }

    #[test]
    fn the_strip_needs_three_dated_events() {
        let day = |year| Date::from_calendar_date(year, Month::January, 1).unwrap();
        let entry = |first, last, open| TimelineEntry {
            card: 0,
            when: String::new(),
            unclear: false,
            days: Some((day(first), day(last))),
            open,
        };
        let mut entries = vec![entry(2000, 2000, OpenEnd::None), entry(2004, 2008, OpenEnd::None)];
        assert_eq!(strip(&entries), []);
        entries.push(entry(2008, 2008, OpenEnd::End));
        entries.push(TimelineEntry {
            card: 1,
            when: "18 February".into(),
            unclear: false,
            days: None,
            open: OpenEnd::None,
        });
        let bars: Vec<(usize, u32, u32)> =
            strip(&entries).into_iter().map(|bar| (bar.entry, bar.start, bar.length)).collect();
        assert_eq!(bars, [(0, 0, 0), (1, 500, 500), (2, 1000, 0)]);
    }
}
