//! A comparison for a terminal.

use crate::cards::View;
use crate::claims::VoiceKind;
use crate::compare::{Accounts, Difference, JointEntry, RowKind, Side, Statement};
use crate::text::Span;

/// The comparison of two accounts as lines. `texts` and `views` are theirs in order.
pub fn text(texts: [&str; 2], views: [&View; 2], accounts: &Accounts, timeline: &[JointEntry]) -> String {
    let mut out = String::new();
    let of = |side: Side| match (texts, views) {
        ([a, _], [view, _]) if side == Side::A => (a, view),
        ([_, b], [_, view]) => (b, view),
    };
    for (a, _) in &accounts.same_source {
        push(&mut out, &[&same_source(a.of(of(Side::A).0))]);
    }
    for kind in RowKind::ALL {
        let rows: Vec<_> = accounts.rows.iter().filter(|row| row.kind == kind).collect();
        push(&mut out, &["\n", kind.label(), " (", &rows.len().to_string(), ")"]);
        for row in rows {
            out.push('\n');
            for (letter, side, told) in [("  A ", Side::A, &row.a), ("  B ", Side::B, &row.b)] {
                if let Some(told) = told {
                    let (text, view) = of(side);
                    push(&mut out, &[letter, &statement(text, view, told)]);
                }
            }
            for found in &row.differences {
                push(&mut out, &["    ", &difference(texts, found)]);
            }
        }
    }
    push(&mut out, &["\nIn one only"]);
    for only in &accounts.only {
        push(
            &mut out,
            &["  ", only.list.label(), ", only in ", letter(only.side), ": ", &one_line(only.span.of(of(only.side).0))],
        );
    }
    push(&mut out, &["\nWhat happened when"]);
    for entry in timeline {
        let (text, view) = of(entry.side);
        let heading = view.cards.get(entry.card as usize).map(|card| card.headline(&|span| span.of(text).to_owned()));
        let both = if entry.other.is_some() { "A and B" } else { letter(entry.side) };
        push(&mut out, &["  ", &entry.when, " (", both, "): ", &one_line(&heading.unwrap_or_default())]);
    }
    out
}

/// "the words (sentence 3; according to KCNA; softened by “may”)".
fn statement(text: &str, view: &View, told: &Statement) -> String {
    let number = view.sentences.get(told.sentence as usize).map_or(0, |sentence| sentence.number);
    let put = put(text, told);
    let put = if put.is_empty() { put } else { ["; ", &put].concat() };
    format!("{} ({number}{put})", one_line(told.span.of(text)))
}

/// The line where both rest on one agency.
pub(crate) fn same_source(name: &str) -> String {
    ["Both rest on ", &one_line(name), ": two accounts of one source are not two sources."].concat()
}

/// How a statement is put: who says it, what denies and what softens it; empty where the account says it plainly itself.
pub(crate) fn put(text: &str, told: &Statement) -> String {
    let quoted = |before: &str, span: Span| [before, " “", &one_line(span.of(text)), "”"].concat();
    let negated = told.negation.map(|span| quoted("negated by", span));
    let softened = told.softeners.iter().map(|&span| quoted("softened by", span));
    voice(text, told).into_iter().chain(negated).chain(softened).collect::<Vec<_>>().join("; ")
}

/// Who says it, in words; `None` where the account says it itself.
fn voice(text: &str, told: &Statement) -> Option<String> {
    let words = told.source.map(|source| one_line(source.of(text)));
    match (told.voice, words) {
        (VoiceKind::Article, None) => None,
        (VoiceKind::Article, Some(cue)) => Some(format!("see the sentence: “{cue}” may give a source")),
        (VoiceKind::Named, Some(source)) => Some(format!("according to {source}")),
        (VoiceKind::Unnamed, Some(source)) => Some(format!("according to unnamed “{source}”")),
        (VoiceKind::Evidential, Some(cue)) => Some(format!("“{cue}”: no source named")),
        (_, None) => Some("in quotation marks, speaker not named here".to_owned()),
    }
}

/// "number: 380 tonnes / 3,800 tonnes".
pub(crate) fn difference(texts: [&str; 2], found: &Difference) -> String {
    let [a, b] = texts;
    let words =
        |span: Option<Span>, text: &str| span.map_or_else(|| "not said".to_owned(), |span| one_line(span.of(text)));
    format!("{}: {} / {}", found.slot.label(), words(found.a, a), words(found.b, b))
}

fn letter(side: Side) -> &'static str {
    if side == Side::A { "A" } else { "B" }
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
    out.push('\n');
}

/// Words without line breaks.
pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
