//! Money, percentages, quantities, ordinals and plain numbers.

mod numbers;
mod rules;

use crate::annotate::amounts::rules::RULES;
use crate::annotate::pattern::atoms;
use crate::annotate::{Rule, dates::DateMention};
use crate::lexicon::is_one_of;
use crate::lexicon::measures::currency_name;
use crate::lexicon::written;
use crate::text::{Document, SentenceKind, Span};
use serde::{Deserialize, Serialize};

/// One amount.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountMention {
    /// The number with its sign and unit: "$3.5 million", "at least" and "about" left out.
    pub span: Span,
    /// What is counted.
    pub kind: AmountKind,
    /// Its value in the unit; `None` where the words name no number ("dozens").
    pub value: Option<f64>,
    /// ISO 4217 code for money, "%" for percentages, the unit's name otherwise ("kilometre").
    pub unit: Option<String>,
    /// The rule that read it.
    pub rule: Rule,
}

/// What an amount counts: `OntoNotes`' types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmountKind {
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measure with a unit.
    Quantity,
    /// A rank: "third".
    Ordinal,
    /// A number of things.
    Cardinal,
}

/// All amounts outside dates in body sentences.
pub fn find(document: &Document, dates: &[DateMention]) -> Vec<AmountMention> {
    let mut found = Vec::new();
    let mut dates = dates.iter().map(|date| date.span).peekable();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
        while dates.next_if(|date| date.end() <= sentence.span.start()).is_some() {}
        let taken: Vec<Span> =
            std::iter::from_fn(|| dates.next_if(|date| date.start() < sentence.span.end())).collect();
        let is_taken = |span: Span| {
            let next = taken.partition_point(|date| date.end() <= span.start());
            taken.get(next).is_some_and(|date| date.overlaps(span))
        };
        let atoms = atoms(document, sentence.tokens.clone());
        let amounts =
            RULES.find(&atoms, false, |atom| is_taken(atom.span)).into_iter().filter(|amount| !is_taken(amount.span));
        found.extend(amounts.map(|amount| AmountMention {
            span: amount.span,
            kind: amount.meaning.kind,
            value: amount.meaning.value,
            unit: amount.meaning.unit,
            rule: amount.rule,
        }));
    }
    found
}

/// An amount in plain words for a card: "3.5 million US dollars"; the text's own words where they name no number.
pub fn describe(mention: &AmountMention, document: &Document) -> String {
    let Some(value) = mention.value else { return document.str(mention.span).to_owned() };
    let number = in_words(value);
    match (mention.kind, mention.unit.as_deref()) {
        (AmountKind::Money, Some(code)) => format!("{number} {}", currency_name(code)),
        (AmountKind::Percent, Some("%")) => format!("{number}%"),
        (AmountKind::Quantity | AmountKind::Percent, Some(unit)) => format!("{number} {}", plural(unit, value)),
        (AmountKind::Cardinal, _) if value.fract() == 0.0 => number,
        _ => document.str(mention.span).to_owned(),
    }
}

/// A number as a newspaper writes it: "1,500", "3.5 million".
fn in_words(value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    if let Some((scale, name)) = scales.into_iter().find(|(scale, _)| *scale <= value.abs()) {
        return format!("{} {name}", written(value / scale));
    }
    let text = written(value);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && grouped.ends_with(|last: char| last.is_ascii_digit())
        {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

/// A unit's name in the plural where the number asks for it: "miles", "miles per hour", "degrees Celsius".
#[expect(clippy::float_cmp, reason = "exactly one")]
fn plural(unit: &str, value: f64) -> String {
    if value == 1.0 || is_one_of(unit, "horsepower hertz") {
        return unit.to_owned();
    }
    let head = unit.find(" per ").or_else(|| unit.find(" Cel")).or_else(|| unit.find(" Fah")).unwrap_or(unit.len());
    let (name, rest) = unit.split_at(head);
    match name {
        _ if name.ends_with("foot") => format!("{}feet{rest}", name.trim_end_matches("foot")),
        _ if name.ends_with("inch") => format!("{name}es{rest}"),
        _ => format!("{name}s{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::dates::{self, Published};
    use crate::annotate::pattern::checks::keeps_examples;

    fn amounts(text: &str) -> (Document, Vec<AmountMention>) {
        let document = Document::read(text);
        let dates = dates::find(&document, &Published::default());
        let found = find(&document, &dates);
        (document, found)
    }

    #[test]
    fn every_rule_keeps_its_examples() {
        keeps_examples(&RULES, |text| {
            let (document, found) = amounts(text);
            let value = |mention: &AmountMention| {
                let number = mention.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
                format!("{number} {}", mention.unit.as_deref().unwrap_or("-"))
            };
            found.iter().map(|mention| (document.str(mention.span).to_owned(), value(mention), mention.rule)).collect()
        });
    }

    #[test]
    fn what_is_no_amount_is_left_alone() {
        for text in [
            "On 18 February 2024 she left, in 2019 she came back.",
            "Firstly, one must wait; no one else will.",
            "Call 020 7946 0018. The 5-4 vote, the 24/7 desk and version 2.0.1 stand.",
            "A three-year plan and a two-day visit.",
        ] {
            let (document, found) = amounts(text);
            let got: Vec<&str> = found.iter().map(|mention| document.str(mention.span)).collect();
            assert!(got.is_empty(), "{text}: {got:?}");
        }
    }

    #[test]
    fn amounts_are_told_in_words() {
        let check = |text: &str, expected: &[&str]| {
            let (document, found) = amounts(text);
            let got: Vec<String> = found.iter().map(|mention| describe(mention, &document)).collect();
            assert_eq!(got, expected, "{text}");
        };
        check("It cost $3.5m and 12,500 pounds sterling.", &["3.5 million US dollars", "12,500 pounds sterling"]);
        check(
            "It ran 40 km at 90 mph in 35 degrees Celsius.",
            &["40 kilometres", "90 miles per hour", "35 degrees Celsius"],
        );
        check("Dozens of homes, 1,500 cars and 4.5% of trees burnt.", &["Dozens of", "1,500", "4.5%"]);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "$", "%", "$ $ $", "1,2,3,4", "99999999999999999999", "one one one", "\u{0}5\u{301}"] {
            let _ = amounts(text);
        }
    }
}
