//! What stands in one account only: people, places, organisations, dates, amounts; and the agency on which both rest.

use crate::Analysis;
use crate::annotate::amounts::AmountKind;
use crate::annotate::dates::{DateMention, Grain, TimexKind};
use crate::annotate::names::{Entity, NameKind};
use crate::claims::VoiceKind;
use crate::compare::kin::{Kin, key_words};
use crate::compare::{Listed, Only, Side};
use crate::lexicon::alike::is_medium;
use crate::text::{Case, Span, overlapping, sort_by_key};
use std::collections::BTreeSet;

/// What stands in one only, by sort, account and place.
pub(crate) fn only(a: &Analysis, b: &Analysis, kin: &Kin) -> Vec<Only> {
    let mut found = Vec::new();
    for (side, own, other) in [(Side::A, a, b), (Side::B, b, a)] {
        let mut push = |list, span| found.push(Only { side, list, span });
        for (index, entity) in own.annotations.entities.iter().enumerate() {
            let list = match entity.kind {
                NameKind::Person => Listed::People,
                NameKind::Gpe | NameKind::Loc => Listed::Places,
                NameKind::Org => Listed::Organisations,
                _ => continue,
            };
            if !kin.is_shared(side, index, entity) {
                push(list, first(own, entity));
            }
        }
        let known: Vec<&DateMention> = other.annotations.dates.iter().filter(|date| is_day(date)).collect();
        let mut seen = BTreeSet::new();
        for date in own.annotations.dates.iter().filter(|date| is_day(date)) {
            if seen.insert(&date.value.value) && !known.iter().any(|other| is_same(date, other)) {
                push(Listed::Dates, date.span);
            }
        }
        let numbers: BTreeSet<u64> =
            other.annotations.amounts.iter().filter_map(|amount| amount.value).map(f64::to_bits).collect();
        let mut seen = BTreeSet::new();
        for amount in own.annotations.amounts.iter().filter(|amount| amount.kind != AmountKind::Ordinal) {
            let Some(value) = amount.value.map(f64::to_bits) else {
                continue;
            };
            if seen.insert(value) && !numbers.contains(&value) {
                push(Listed::Amounts, amount.span);
            }
        }
    }
    sort_by_key(&mut found, |only| (only.list, only.side, only.span));
    found
}

/// A day, a month, a year on the calendar.
fn is_day(date: &DateMention) -> bool {
    let known = date.value.grain != Grain::Vague && !date.value.value.ends_with("_REF");
    matches!(date.kind, TimexKind::Date | TimexKind::Time) && known && !date.value.value.starts_with('T')
}

/// The same day in other words, or one within the other.
fn is_same(one: &DateMention, other: &DateMention) -> bool {
    let day = |date: &DateMention| date.value.value.split('T').next().unwrap_or_default().to_owned();
    let days = |date: &DateMention| date.value.earliest.zip(date.value.latest);
    let within = |inner: Option<(time::Date, time::Date)>, outer: Option<(time::Date, time::Date)>| matches!((inner, outer), (Some((start, end)), Some((first, last))) if first <= start && end <= last);
    day(one) == day(other) || within(days(other), days(one))
}

/// Where an entity is named first, by its fullest name where that stands in the text.
fn first(analysis: &Analysis, entity: &Entity) -> Span {
    let mut mentions = entity.mentions.iter().filter_map(|&mention| analysis.annotations.names.get(mention));
    let whole = mentions.clone().find(|mention| analysis.document.str(mention.span) == entity.name);
    whole.or_else(|| mentions.next()).map_or(Span::new(0, 0), |mention| mention.span)
}

/// The agencies and papers that both name, and that at least one of them rests on: by where each names it first.
pub(crate) fn same_source(a: &Analysis, b: &Analysis, kin: &Kin) -> Vec<(Span, Span)> {
    let entities = a.annotations.entities.iter().enumerate();
    let media = entities.filter(|(index, entity)| {
        entity.kind == NameKind::Org
            && is_media(a, entity)
            && kin.is_shared(Side::A, *index, entity)
            && (speaks(a, entity) || said_in(b, entity))
    });
    let named = |span_a: Span, entity: &Entity| place(&b.document.text, &entity.name).map(|span_b| (span_a, span_b));
    let mut found: Vec<(Span, Span)> = media.filter_map(|(_, entity)| named(first(a, entity), entity)).collect();
    found.dedup();
    found
}

fn place(text: &str, name: &str) -> Option<Span> {
    text.find(name).map(|start| Span::new(start, start + name.len()))
}

/// Whether a name, or what the text calls it, is that of an agency, a paper or a station.
fn is_media(analysis: &Analysis, entity: &Entity) -> bool {
    let called = entity.said_of.iter().map(|&span| analysis.document.str(span).lower());
    let mut called: Vec<String> =
        called.flat_map(|words| words.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    called.extend(key_words(entity));
    called.iter().any(|word| is_medium(word))
}

/// Whether something in the text is laid on it.
fn speaks(analysis: &Analysis, entity: &Entity) -> bool {
    let names: Vec<Span> = entity
        .mentions
        .iter()
        .filter_map(|&mention| analysis.annotations.names.get(mention))
        .map(|name| name.span)
        .collect();
    analysis
        .claims
        .claims
        .iter()
        .filter(|claim| claim.voice.kind != VoiceKind::Article)
        .any(|claim| claim.voice.source.is_some_and(|source| !overlapping(&names, source, |name| *name).is_empty()))
        || told_or_seen(analysis, &entity.name)
}

fn said_in(analysis: &Analysis, entity: &Entity) -> bool {
    analysis.annotations.entities.iter().any(|other| other.name == entity.name && speaks(analysis, other))
        || told_or_seen(analysis, &entity.name)
}

/// "told the Morning Star", "seen by the Morning Star".
fn told_or_seen(analysis: &Analysis, name: &str) -> bool {
    analysis.document.text.match_indices(name).any(|(at, _)| {
        let before = analysis.document.text.get(..at).unwrap_or_default().trim_end();
        let before = before.strip_suffix("the").unwrap_or(before).trim_end();
        ["told", "seen by", "obtained by", "citing", "according to", "reported by", "first reported in"]
            .iter()
            .any(|words| before.ends_with(words))
    })
}
