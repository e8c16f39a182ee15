//! Sentences: a JSON list of cases with a text and the sentences that it should be cut into.

use crate::models::Models;
use crate::text::Document;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Case {
    group: String,
    text: String,
    expected: Vec<Expected>,
}

/// A sentence, with or without its offsets.
#[derive(Deserialize)]
#[serde(untagged)]
enum Expected {
    Text(String),
    Placed(String, serde::de::IgnoredAny, serde::de::IgnoredAny),
}

impl Expected {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Placed(text, _, _) => text,
        }
    }
}

/// Counts the cases whose sentences are all as expected, white space folded, group by group.
pub(super) fn evaluate(file: &str, _models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let cases: Vec<Case> = serde_json::from_str(file)?;
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut report = String::new();
    for (index, case) in cases.iter().enumerate() {
        let document = Document::read(&case.text);
        let found: Vec<String> =
            document.sentences.iter().map(|sentence| folded(document.str(sentence.span))).collect();
        let expected: Vec<String> = case.expected.iter().map(|sentence| folded(sentence.text())).collect();
        let (right, all) = groups.entry(&case.group).or_default();
        *all += 1;
        if found == expected {
            *right += 1;
        } else if errors {
            let _ = writeln!(report, "{} {index}: {:?}", case.group, excerpt(&case.text));
            for (sign, here, there) in [("-", &expected, &found), ("+", &found, &expected)] {
                for sentence in here.iter().filter(|sentence| !there.contains(sentence)) {
                    let _ = writeln!(report, "    {sign} {}", excerpt(sentence));
                }
            }
        }
    }
    let (right, all) = groups.values().fold((0, 0), |sum, group| (sum.0 + group.0, sum.1 + group.1));
    for (name, (right, all)) in groups {
        let _ = writeln!(report, "{name:<28} {right:>4} of {all:>4}");
    }
    let _ = writeln!(report, "{:<28} {right:>4} of {all:>4}", "all");
    Ok(report)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn excerpt(text: &str) -> String {
    text.chars().take(200).collect()
}
