//! Scores names: strict spans and kinds, articles before and "'s" after a name cut off on both sides.

use crate::annotate::names::NameKind;
use crate::models::Models;
use crate::text::Article;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// One sentence of a line-by-line JSON file. Offsets are code points.
#[derive(Debug, Deserialize)]
struct Line {
    doc: String,
    text: String,
    ents: Vec<(usize, usize, String)>,
}

/// A name in a document: first byte, end, kind.
type Name = (usize, usize, &'static str);

/// Right, wrong and missed.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
}

/// The report. Sentences of one document are read together. Kinds are PER, ORG, LOC and MISC, as in `CoNLL` 2003; where
/// the file knows no MISC, ours are left out.
pub(super) fn evaluate(file: &str, models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let mut documents: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line)?;
        documents.entry(line.doc.clone()).or_default().push(line);
    }
    let misc = documents.values().flatten().flat_map(|line| &line.ents).any(|(.., kind)| kind == "MISC");
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut report = String::new();
    for lines in documents.values() {
        let mut text = String::new();
        let mut gold: BTreeSet<Name> = BTreeSet::new();
        for line in lines {
            let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
            let byte = |at: usize| text.len() + offsets.get(at).copied().unwrap_or(line.text.len());
            let names: Vec<Name> = line
                .ents
                .iter()
                .filter_map(|(start, end, kind)| Some((byte(*start), byte(*end), gold_kind(kind)?)))
                .collect();
            text.push_str(&line.text);
            text.push(' ');
            gold.extend(names.into_iter().map(|name| trimmed(&text, name)));
        }
        let analysis = crate::analyze(&Article::new(text.clone()), models);
        let read = &analysis.annotations;
        let found: BTreeSet<Name> = read
            .names
            .iter()
            .filter_map(|mention| {
                let kind = kind(read.entities.get(mention.entity)?.kind);
                Some(trimmed(&text, (mention.span.start(), mention.span.end(), kind)))
            })
            .filter(|(.., kind)| misc || *kind != "MISC")
            .collect();
        for name in gold.union(&found) {
            let (in_gold, in_found) = (gold.contains(name), found.contains(name));
            let count = counts.entry(name.2).or_default();
            match (in_gold, in_found) {
                (true, true) => count.right += 1,
                (true, false) => count.missed += 1,
                _ => count.wrong += 1,
            }
            if errors && in_gold != in_found {
                let mark = if in_gold { "missed" } else { "wrong " };
                let from = text.char_indices().map(|(at, _)| at).rfind(|at| at + 30 <= name.0).unwrap_or_default();
                let to = text.char_indices().map(|(at, _)| at).find(|at| name.1 + 30 <= *at).unwrap_or(text.len());
                let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
                let (before, inside, after) = (part(from..name.0), part(name.0..name.1), part(name.1..to));
                let _ = writeln!(report, "{mark} {:4} {before}[{inside}]{after}", name.2);
            }
        }
    }
    let total = counts.values().fold(Count::default(), |sum, count| Count {
        right: sum.right + count.right,
        wrong: sum.wrong + count.wrong,
        missed: sum.missed + count.missed,
    });
    counts.insert("all", total);
    for (kind, count) in counts {
        let (precision, recall, f1) = scores(count);
        let _ = writeln!(
            report,
            "{kind:5} precision {precision:5.1}  recall {recall:5.1}  F1 {f1:5.1}  of {}",
            count.right + count.missed
        );
    }
    Ok(report)
}

fn scores(count: Count) -> (f64, f64, f64) {
    let share = |of: u32| if of == 0 { 0.0 } else { 100.0 * f64::from(count.right) / f64::from(of) };
    let (precision, recall) = (share(count.right + count.wrong), share(count.right + count.missed));
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    (precision, recall, f1)
}

fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Org => "ORG",
        NameKind::Gpe | NameKind::Loc | NameKind::Fac => "LOC",
        _ => "MISC",
    }
}

fn gold_kind(kind: &str) -> Option<&'static str> {
    match kind {
        "PER" => Some("PER"),
        "ORG" => Some("ORG"),
        "LOC" => Some("LOC"),
        "MISC" => Some("MISC"),
        _ => None,
    }
}

/// Without an article before and a possessive after.
fn trimmed(text: &str, (mut start, mut end, kind): Name) -> Name {
    let inside = text.get(start..end).unwrap_or_default();
    for article in ["the ", "a ", "an "] {
        if inside.get(..article.len()).is_some_and(|first| first.eq_ignore_ascii_case(article))
            && article.len() < inside.len()
        {
            start += article.len();
            break;
        }
    }
    for owner in ["'s", "’s", "’", "'"] {
        let inside = text.get(start..end).unwrap_or_default();
        if inside.ends_with(owner) && owner.len() + 1 < inside.len() {
            end -= owner.len();
            break;
        }
    }
    (start, end, kind)
}
