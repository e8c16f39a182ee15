//! The JSON document `factline.comparison/1`, as `schema/factline.comparison-1.schema.json` describes it. Offsets are code
//! points of the account's text; every key is always present.

use crate::cards::View;
use crate::claims::VoiceKind;
use crate::compare::{Accounts, JointEntry, Listed, RowKind, Side, Slot, Statement};
use crate::text::{CodePoints, Span};
use serde::Serialize;

/// The name and version of the format.
pub const FORMAT: &str = "factline.comparison/1";

#[derive(Debug, Serialize)]
struct Root<'a> {
    format: &'static str,
    engine: &'static str,
    texts: Texts<'a>,
    rows: Vec<Row<'a>>,
    same_source: Vec<SameSource<'a>>,
    only: Vec<Only<'a>>,
    timeline: Vec<Event<'a>>,
}

#[derive(Debug, Serialize)]
struct Texts<'a> {
    a: &'a str,
    b: &'a str,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    words: &'a str,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    kind: &'static str,
    a: Option<Told<'a>>,
    b: Option<Told<'a>>,
    differences: Vec<Difference<'a>>,
}

#[derive(Debug, Serialize)]
struct Told<'a> {
    statement: Place<'a>,
    sentence: u32,
    sentence_words: &'a str,
    voice: &'static str,
    source: Option<Place<'a>>,
    softeners: Vec<Place<'a>>,
    negation: Option<Place<'a>>,
}

#[derive(Debug, Serialize)]
struct Difference<'a> {
    slot: &'static str,
    a: Option<Place<'a>>,
    b: Option<Place<'a>>,
}

#[derive(Debug, Serialize)]
struct SameSource<'a> {
    a: Place<'a>,
    b: Place<'a>,
}

#[derive(Debug, Serialize)]
struct Only<'a> {
    side: &'static str,
    list: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Debug, Serialize)]
struct Event<'a> {
    side: &'static str,
    when: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    sentence: u32,
    words: String,
    also_in_other: bool,
}

struct Writer<'a> {
    text: &'a str,
    view: &'a View,
    ruler: CodePoints<'a>,
}

impl<'a> Writer<'a> {
    fn place(&self, span: Span) -> Place<'a> {
        Place { start: self.ruler.at(span.start()), end: self.ruler.at(span.end()), words: span.of(self.text) }
    }

    fn told(&self, told: &Statement) -> Told<'a> {
        let sentence = self.view.sentences.get(told.sentence as usize);
        Told {
            statement: self.place(told.span),
            sentence: sentence.map_or(0, |sentence| sentence.number),
            sentence_words: sentence.map_or("", |sentence| sentence.span.of(self.text)),
            voice: match told.voice {
                VoiceKind::Article if told.source.is_some() => "unread",
                VoiceKind::Article => "article",
                VoiceKind::Named => "named",
                VoiceKind::Unnamed => "unnamed",
                VoiceKind::Evidential => "evidential",
            },
            source: told.source.map(|span| self.place(span)),
            softeners: told.softeners.iter().map(|&span| self.place(span)).collect(),
            negation: told.negation.map(|span| self.place(span)),
        }
    }
}

/// The document of a comparison. `texts` and `views` are the two accounts' in order.
pub fn root<'a>(
    texts: [&'a str; 2],
    views: [&'a View; 2],
    accounts: &Accounts,
    timeline: &'a [JointEntry],
) -> impl Serialize + use<'a> {
    let [text_a, text_b] = texts;
    let [view_a, view_b] = views;
    let a = Writer { text: text_a, view: view_a, ruler: CodePoints::new(text_a) };
    let b = Writer { text: text_b, view: view_b, ruler: CodePoints::new(text_b) };
    let of = |side: Side| if side == Side::A { &a } else { &b };
    let rows = accounts.rows.iter().map(|row| Row {
        kind: match row.kind {
            RowKind::Both => "both",
            RowKind::Differs => "differs",
            RowKind::OnlyA => "only-a",
            RowKind::OnlyB => "only-b",
        },
        a: row.a.as_ref().map(|told| a.told(told)),
        b: row.b.as_ref().map(|told| b.told(told)),
        differences: row
            .differences
            .iter()
            .map(|found| Difference {
                slot: slot(found.slot),
                a: found.a.map(|span| a.place(span)),
                b: found.b.map(|span| b.place(span)),
            })
            .collect(),
    });
    let rows = rows.collect();
    let same_source =
        accounts.same_source.iter().map(|&(one, other)| SameSource { a: a.place(one), b: b.place(other) });
    let same_source = same_source.collect();
    let only = accounts.only.iter().map(|only| Only {
        side: letter(only.side),
        list: list(only.list),
        place: of(only.side).place(only.span),
    });
    let only = only.collect();
    let timeline = timeline.iter().filter_map(|entry| {
        let card = of(entry.side).view.cards.get(entry.card as usize)?;
        Some(Event {
            side: letter(entry.side),
            when: &entry.when,
            earliest: entry.days.map(|(first, _)| first.to_string()),
            latest: entry.days.map(|(_, last)| last.to_string()),
            sentence: of(entry.side).view.sentences.get(card.sentence as usize).map_or(0, |sentence| sentence.number),
            words: card.headline(&|span| span.of(of(entry.side).text).to_owned()),
            also_in_other: entry.other.is_some(),
        })
    });
    let timeline = timeline.collect();
    Root {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        texts: Texts { a: text_a, b: text_b },
        rows,
        same_source,
        only,
        timeline,
    }
}

fn letter(side: Side) -> &'static str {
    if side == Side::A { "a" } else { "b" }
}

fn list(list: Listed) -> &'static str {
    match list {
        Listed::People => "people",
        Listed::Places => "places",
        Listed::Organisations => "organisations",
        Listed::Dates => "dates",
        Listed::Amounts => "amounts",
    }
}

fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Number => "number",
        Slot::Date => "date",
        Slot::Place => "place",
        Slot::Who => "who",
        Slot::Receiver => "receiver",
        Slot::Disclosed => "disclosed",
        Slot::Negation => "negation",
        Slot::Strength => "strength",
        Slot::Voice => "voice",
    }
}
