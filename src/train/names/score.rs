//! Scores names: strict spans and kinds, articles before and "'s" after a name cut off on both sides.

use crate::annotate::names::{Form, LABELS};
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

/// A set of kinds to score in, and what our kinds and a file's are in it; `None` is left out.
struct Scheme {
    name: &'static str,
    of: fn(&str) -> Option<&'static str>,
}

/// As in `CoNLL` 2003, the same without MISC, and in the eleven kinds of `OntoNotes`.
const SCHEMES: [Scheme; 3] = [
    Scheme { name: "c4", of: four },
    Scheme { name: "c3", of: |kind| four(kind).filter(|kind| *kind != "MISC") },
    Scheme { name: "full", of: |kind| LABELS.iter().find(|(name, _)| *name == kind).map(|(name, _)| *name) },
];

fn four(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "PER" | "PERSON" => "PER",
        "ORG" => "ORG",
        "LOC" | "GPE" | "FAC" => "LOC",
        "MISC" | "NORP" | "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" => "MISC",
        _ => return None,
    })
}

/// A document: its text, the names that the file gives, those that the engine finds; kinds as each has them.
struct Document {
    text: String,
    gold: Vec<(usize, usize, String)>,
    found: Vec<(usize, usize, &'static str)>,
}

/// The report: every scheme for which the file has the kinds. Sentences of one document are read together.
pub(in crate::train) fn evaluate(file: &str, models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line)?;
        lines.entry(line.doc.clone()).or_default().push(line);
    }
    let documents: Vec<Document> = lines.values().map(|lines| read(lines, models)).collect();
    let has = |kind: &str| documents.iter().flat_map(|document| &document.gold).any(|(.., other)| other == kind);
    let full = has("PERSON");
    let mut report = String::new();
    for scheme in &SCHEMES {
        let fits = match scheme.name {
            "c4" => full || has("MISC"),
            "full" => full,
            _ => true,
        };
        if fits {
            let listed = errors && (scheme.name == "full" || (!full && (scheme.name == "c4" || !has("MISC"))));
            score(&documents, scheme, listed, &mut report);
        }
    }
    Ok(report)
}

fn read(lines: &[Line], models: &Models) -> Document {
    let mut text = String::new();
    let mut gold = Vec::new();
    for line in lines {
        let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let byte = |at: usize| text.len() + offsets.get(at).copied().unwrap_or(line.text.len());
        gold.extend(line.ents.iter().map(|(start, end, kind)| (byte(*start), byte(*end), kind.clone())));
        text.push_str(&line.text);
        text.push(' ');
    }
    let analysis = crate::analyze(&Article::new(text.clone()), models);
    let read = &analysis.annotations;
    let found = read.names.iter().filter(|mention| !matches!(mention.form, Form::Pronoun | Form::Title));
    let found = found.filter_map(|mention| {
        let kind = read.entities.get(mention.entity)?.kind;
        let (label, _) = LABELS.iter().find(|(_, other)| *other == kind)?;
        Some((mention.span.start(), mention.span.end(), *label))
    });
    Document { text, gold, found: found.collect() }
}

fn score(documents: &[Document], scheme: &Scheme, errors: bool, report: &mut String) {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for Document { text, gold, found } in documents {
        let name = |start: usize, end: usize, kind: &str| Some(trimmed(text, (start, end, (scheme.of)(kind)?)));
        let gold: BTreeSet<Name> = gold.iter().filter_map(|(start, end, kind)| name(*start, *end, kind)).collect();
        let found: BTreeSet<Name> = found.iter().filter_map(|(start, end, kind)| name(*start, *end, kind)).collect();
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
    for (kind, count) in counts.into_iter().chain([("all", total)]) {
        let (precision, recall, f1) = scores(count);
        let _ = writeln!(
            report,
            "{:4} {kind:11} precision {precision:5.1}  recall {recall:5.1}  F1 {f1:5.1}  of {}",
            scheme.name,
            count.right + count.missed
        );
    }
}

fn scores(count: Count) -> (f64, f64, f64) {
    let share = |of: u32| if of == 0 { 0.0 } else { 100.0 * f64::from(count.right) / f64::from(of) };
    let (precision, recall) = (share(count.right + count.wrong), share(count.right + count.missed));
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    (precision, recall, f1)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// F1 in the four kinds of `CoNLL` 2003 on the project's own sentences that nothing was trained or tuned on.
    fn f1(models: &Models) -> f64 {
        let file = include_str!("../../../tests/labelled/names-test.jsonl");
        let report = evaluate(file, models, false).unwrap();
        let line = report.lines().find(|line| line.starts_with("c4") && line.contains(" all ")).unwrap();
        line.split("F1").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap()
    }

    #[test]
    fn the_shipped_reader_is_as_good_as_models_md_says() {
        let (with, without) = (f1(&Models::shipped().unwrap()), f1(&Models::none()));
        assert!(77.5 <= with, "{with}");
        assert!(77.5 <= without, "{without}");
    }
}
