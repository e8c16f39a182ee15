//! Who is who: mentions by strict span and kind, and entities by B-cubed (Bagga and Baldwin 1998). In the row of all
//! mentions one that stands on one side only counts as wrong (Stoyanov and others 2009).

use super::loss::Losses;
use super::read::Golden;
use super::{Count, mean};
use crate::annotate::names::NameMention;
use crate::export::json::words;
use crate::models::Models;
use crate::text::{Article, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A mention of one side.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) entity: usize,
    pub(super) kind: String,
    /// names, titles or pronouns.
    pub(super) class: &'static str,
    /// The rule that found it; empty where it is labelled.
    pub(super) rule: &'static str,
}

/// The mentions of one side, by first byte and end.
pub(super) type Mentions = BTreeMap<(usize, usize), Mention>;

/// The report over all articles. With `errors` it lists every mention and person that is not as labelled.
pub(in crate::train) fn evaluate(articles: &[Golden], models: &Models, errors: bool) -> String {
    let mut report = String::new();
    let mut kinds: BTreeMap<String, Count> = BTreeMap::new();
    let mut cubed: [(&str, BCubed); 3] =
        ["mentions found by both", "names found by both", "all mentions"].map(|name| (name, BCubed::default()));
    let (mut faults, mut losses) = (Faults::default(), Losses::default());
    for article in articles {
        let gold = labelled(article);
        let found = told(article, models);
        let keys = |mentions: &Mentions| -> BTreeSet<(usize, usize, String)> {
            let key = |mention: &Mention| match mention.class {
                "names" => mention.kind.clone(),
                class => class.to_owned(),
            };
            mentions.iter().map(|((start, end), mention)| (*start, *end, key(mention))).collect()
        };
        let (right, read) = (keys(&gold), keys(&found));
        pronouns(&article.text, &right, &read, &mut kinds);
        for key in right.union(&read) {
            let count = kinds.entry(key.2.clone()).or_default();
            let mark = match (right.contains(key), read.contains(key)) {
                (true, true) => {
                    count.right += 1;
                    continue;
                }
                (true, false) => {
                    count.missed += 1;
                    "missed"
                }
                _ => {
                    count.wrong += 1;
                    "wrong "
                }
            };
            if errors {
                let _ = writeln!(report, "{} {mark} {:8} {}", article.name, key.2, around(&article.text, key.0, key.1));
            }
        }
        let common = |class: Option<&str>| {
            let of = |mention: &Mention| class.is_none_or(|class| mention.class == class);
            let keep = |mine: &Mentions, other: &Mentions| -> Mentions {
                let both = mine.iter().filter(|(span, one)| of(one) && other.get(span).is_some_and(of));
                both.map(|(span, mention)| (*span, mention.clone())).collect()
            };
            (keep(&gold, &found), keep(&found, &gold))
        };
        let names = common(Some("names"));
        let both = common(None);
        faults.tied(article, (&gold, &found), (&both.0, &both.1), errors.then_some(&mut report));
        faults.add(article, &names.0, &names.1, errors.then_some(&mut report));
        losses.add(&article.text, &gold, &found);
        for ((_, cubed), (gold, found)) in cubed.iter_mut().zip([both, names, (gold, found)]) {
            cubed.add(&gold, &found);
        }
    }
    let is_name = |kind: &str| kind.chars().all(|c| !c.is_lowercase());
    let names = kinds.iter().filter(|(kind, _)| is_name(kind)).fold(Count::default(), |sum, (_, one)| sum.plus(*one));
    kinds.insert("all names".to_owned(), names);
    for (kind, count) in &kinds {
        let _ = writeln!(report, "{kind:<32} {}", count.scores());
    }
    for (name, cubed) in &cubed {
        let _ = writeln!(report, "B-cubed, {name:<23} {}", cubed.scores());
    }
    losses.report(&mut report);
    for (rule, count) in &faults.rules {
        let _ = writeln!(report, "tied by {rule:<32} {:>4}  amiss {:>4}", count.right, count.wrong);
    }
    for (name, count) in [
        ("people merged with another", faults.people_merged),
        ("people split", faults.people_split),
        ("other entities merged", faults.merged),
        ("other entities split", faults.split),
    ] {
        let _ = writeln!(report, "{name:<32} {count:>4}");
    }
    report
}

/// Counts pronouns by what they stand for: people, things, more than one.
fn pronouns(
    text: &str,
    right: &BTreeSet<(usize, usize, String)>,
    read: &BTreeSet<(usize, usize, String)>,
    kinds: &mut BTreeMap<String, Count>,
) {
    for key in right.union(read).filter(|key| key.2 == "pronouns") {
        let word = text.get(key.0..key.1).unwrap_or_default();
        let count = kinds.entry(format!("pronouns: {}", pronoun_class(word))).or_default();
        match (right.contains(key), read.contains(key)) {
            (true, true) => count.right += 1,
            (true, false) => count.missed += 1,
            _ => count.wrong += 1,
        }
    }
}

/// What a pronoun stands for: people, things, more than one.
pub(super) fn pronoun_class(word: &str) -> &'static str {
    match word.to_lowercase().as_str() {
        "it" | "its" | "itself" => "it",
        "they" | "them" | "their" | "themselves" => "they",
        _ => "he, she",
    }
}

fn labelled(article: &Golden) -> Mentions {
    let mention = |mention: &super::read::Mention| {
        let kind = article.entities.get(mention.entity).map(|entity| entity.kind.clone()).unwrap_or_default();
        let span = trimmed(&article.text, mention.span);
        (span, Mention { entity: mention.entity, kind, class: class(&mention.form), rule: "" })
    };
    article.mentions.iter().map(mention).collect()
}

/// What the engine finds in the sentences that are labelled.
fn told(article: &Golden, models: &Models) -> Mentions {
    let read = crate::analyze(&Article::new(article.text.as_str()), models).annotations;
    let mention = |mention: &NameMention| {
        let kind = words::name_kind(read.entities.get(mention.entity)?.kind).to_owned();
        let inside = article.sentences.iter().any(|sentence| sentence.span.contains(mention.span));
        let span = trimmed(&article.text, mention.span);
        let class = class(words::form(mention.form));
        inside.then_some((span, Mention { entity: mention.entity, kind, class, rule: mention.rule }))
    };
    read.names.iter().filter_map(mention).collect()
}

fn class(form: &str) -> &'static str {
    match form {
        "title" => "titles",
        "pronoun" => "pronouns",
        _ => "names",
    }
}

/// Sums over mentions, and how many there are.
#[derive(Debug, Default)]
pub(super) struct BCubed {
    precision: (f64, usize),
    recall: (f64, usize),
}

impl BCubed {
    pub(super) fn add(&mut self, gold: &Mentions, found: &Mentions) {
        for (mine, other, sum) in [(found, gold, &mut self.precision), (gold, found, &mut self.recall)] {
            for (span, mention) in mine {
                sum.1 += 1;
                let Some(partner) = other.get(span) else { continue };
                let (mut all, mut both) = (0, 0);
                for (span, _) in mine.iter().filter(|(_, one)| one.entity == mention.entity) {
                    all += 1;
                    both += u32::from(other.get(span).is_some_and(|one| one.entity == partner.entity));
                }
                sum.0 += f64::from(both) / f64::from(all.max(1));
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of mentions are small")]
    pub(super) fn scores(&self) -> String {
        let share = |(sum, all): (f64, usize)| if all == 0 { 0.0 } else { 100.0 * sum / all as f64 };
        let (precision, recall) = (share(self.precision), share(self.recall));
        let f1 = mean(precision, recall);
        format!("precision {precision:5.1}  recall {recall:5.1}  F1 {f1:5.1}  of {:>4}", self.recall.1)
    }
}

/// Entities that share one of the engine's, or are spread over several, by the names found by both.
#[derive(Debug, Default)]
struct Faults {
    /// Pronouns and titles of both sides by the rule that tied them: to whom they are labelled, or to another.
    rules: BTreeMap<&'static str, Count>,
    people_merged: usize,
    people_split: usize,
    merged: usize,
    split: usize,
}

impl Faults {
    /// Counts the pronouns and titles whose entity shares no name with the labelled one.
    fn tied(
        &mut self,
        article: &Golden,
        (labelled, told): (&Mentions, &Mentions),
        (gold, found): (&Mentions, &Mentions),
        mut report: Option<&mut String>,
    ) {
        let mut shared: BTreeSet<(usize, usize)> = BTreeSet::new();
        // Names whose bounds differ tell too whom an entity stands for.
        let names = |mentions: &Mentions| -> Vec<((usize, usize), usize)> {
            let named = mentions.iter().filter(|(_, mention)| mention.class == "names");
            named.map(|(span, mention)| (*span, mention.entity)).collect()
        };
        let read = names(told);
        for ((start, end), entity) in names(labelled) {
            let overlapping = read.iter().filter(|((from, to), _)| *from < end && start < *to);
            shared.extend(overlapping.map(|(_, other)| (entity, *other)));
        }
        let both = || gold.iter().filter_map(|(span, mention)| Some((span, mention, found.get(span)?)));
        let tied = |(_, mention, _): &(_, &Mention, _)| mention.class != "names";
        for ((start, end), mention, partner) in both().filter(tied) {
            let right = shared.contains(&(mention.entity, partner.entity));
            let count = self.rules.entry(partner.rule).or_default();
            if right {
                count.right += 1;
                continue;
            }
            count.wrong += 1;
            let Some(report) = report.as_mut() else { continue };
            let name = article.entities.get(mention.entity).map_or("", |entity| entity.name.as_str());
            let _ = writeln!(report, "{} amiss  {name}: {}", article.name, around(&article.text, *start, *end));
        }
    }

    fn add(&mut self, article: &Golden, gold: &Mentions, found: &Mentions, mut report: Option<&mut String>) {
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (span, mention) in gold {
            pairs.extend(found.get(span).map(|partner| (mention.entity, partner.entity)));
        }
        for (index, entity) in article.entities.iter().enumerate() {
            let own: Vec<usize> = pairs.iter().filter(|(gold, _)| *gold == index).map(|(_, found)| *found).collect();
            let with = pairs.iter().filter(|(gold, found)| *gold != index && own.contains(found));
            let with: Vec<&str> =
                with.filter_map(|(gold, _)| Some(article.entities.get(*gold)?.name.as_str())).collect();
            let (merged, split) = match entity.kind.as_str() {
                "PERSON" => (&mut self.people_merged, &mut self.people_split),
                _ => (&mut self.merged, &mut self.split),
            };
            *merged += usize::from(!with.is_empty());
            *split += usize::from(1 < own.len());
            let Some(report) = report.as_mut() else { continue };
            if !with.is_empty() {
                let _ = writeln!(report, "{} merged {}: {}", article.name, entity.name, with.join(", "));
            }
            if 1 < own.len() {
                let _ = writeln!(report, "{} split  {} into {}", article.name, entity.name, own.len());
            }
        }
    }
}

/// Without an article before and a possessive after, so that neither side's custom counts.
fn trimmed(text: &str, span: Span) -> (usize, usize) {
    let inside = span.of(text);
    let first = inside.split(' ').next().unwrap_or_default();
    let article = ["the", "a", "an"].iter().any(|article| first.eq_ignore_ascii_case(article));
    let start = if article && first.len() < inside.len() { first.len() + 1 } else { 0 };
    let owner = ["'s", "’s"].iter().find(|owner| inside.ends_with(**owner)).map_or(0, |owner| owner.len());
    (span.start() + start, span.end() - owner)
}

/// The words with some of the text on both sides.
fn around(text: &str, start: usize, end: usize) -> String {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().replace('\n', " ");
    let from = (start.saturating_sub(30)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (end..=(end + 30).min(text.len())).rfind(|at| text.is_char_boundary(*at)).unwrap_or(end);
    format!("{}[{}]{}", part(from..start), part(start..end), part(end..to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(entities: &[usize]) -> Mentions {
        let mention = |(at, entity): (usize, &usize)| {
            ((at, at + 1), Mention { entity: *entity, kind: "PERSON".to_owned(), class: "names", rule: "" })
        };
        entities.iter().enumerate().map(mention).collect()
    }

    #[test]
    fn b_cubed_is_as_published() {
        let mut cubed = BCubed::default();
        // Bagga and Baldwin's first example: of five, two and five, the two last are put together.
        cubed.add(&mentions(&[1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3]), &mentions(&[1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]));
        let told = cubed.scores();
        assert!(told.contains("precision  76.2") && told.contains("recall 100.0"), "{told}");
    }

    #[test]
    fn a_mention_of_one_side_is_wrong_there() {
        let mut cubed = BCubed::default();
        cubed.add(&mentions(&[1, 1]), &mentions(&[1]));
        let told = cubed.scores();
        assert!(told.contains("precision 100.0") && told.contains("recall  25.0"), "{told}");
    }
}
