//! What the loss of B-cubed is made of: its F1 over all mentions if one cause of it were mended and no other. Finds no causes of
//! its own: it lays what is labelled on what was found, one class of mentions at a time.

use super::who::{BCubed, Mention, Mentions};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What could be mended, in the order of the report.
const CAUSES: [&str; 8] = [
    "names missed",
    "titles missed",
    "pronouns missed: he, she",
    "pronouns missed: it",
    "pronouns missed: they",
    "mentions that are none",
    "entities split or merged",
    "pronouns and titles amiss",
];

/// The sums for each cause, as if it were mended.
#[derive(Debug, Default)]
pub(super) struct Losses([(BCubed, usize); CAUSES.len()]);

impl Losses {
    /// Takes in an article.
    pub(super) fn add(&mut self, text: &str, gold: &Mentions, found: &Mentions) {
        let stands_for = partners(gold, found);
        for (cause, (cubed, count)) in self.0.iter_mut().enumerate() {
            let mut mended = found.clone();
            for (span, mention) in gold {
                let right = stands_for.get(&mention.entity).copied().unwrap_or(usize::MAX - mention.entity);
                let read = found.get(span).map(|read| (read.class, read.entity));
                let mends = match (cause, read) {
                    (0, None) => mention.class == "names",
                    (1, None) => mention.class == "titles",
                    (2..=4, None) => pronoun(text, *span, mention) == CAUSES.get(cause).copied(),
                    (6, Some(("names", entity))) => entity != right,
                    (7, Some((class, entity))) => class != "names" && entity != right,
                    _ => false,
                };
                if mends {
                    *count += 1;
                    mended.insert(*span, Mention { entity: right, ..mention.clone() });
                }
            }
            if cause == 5 {
                mended.retain(|span, _| gold.contains_key(span));
                *count += found.len() - mended.len();
            }
            cubed.add(gold, &mended);
        }
    }

    /// A line for each cause.
    pub(super) fn report(&self, report: &mut String) {
        for (cause, (cubed, count)) in CAUSES.iter().zip(&self.0) {
            let _ = writeln!(report, "without {cause:<26} {count:>4}: {}", cubed.scores());
        }
    }
}

/// The cause for which a pronoun is missed.
fn pronoun(text: &str, span: (usize, usize), mention: &Mention) -> Option<&'static str> {
    let word = text.get(span.0..span.1).unwrap_or_default();
    let class = super::who::pronoun_class(word);
    let cause = CAUSES.iter().copied().find(|cause| cause.ends_with(class));
    cause.filter(|_| mention.class == "pronouns")
}

/// For each labelled entity the one that shares most mentions with it; each stands for one only.
fn partners(gold: &Mentions, found: &Mentions) -> BTreeMap<usize, usize> {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (span, mention) in gold {
        if let Some(read) = found.get(span) {
            *shared.entry((mention.entity, read.entity)).or_default() += if read.class == "names" { 100 } else { 1 };
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut partners: BTreeMap<usize, usize> = BTreeMap::new();
    for ((labelled, read), _) in pairs {
        if !partners.contains_key(&labelled) && partners.values().all(|other| *other != read) {
            partners.insert(labelled, read);
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_is_mended_alone() {
        let mentions = |list: &[(usize, usize, &'static str)]| -> Mentions {
            let mention = |(at, entity, class): &(usize, usize, &'static str)| {
                ((*at, *at + 2), Mention { entity: *entity, kind: String::new(), class, rule: "" })
            };
            list.iter().map(mention).collect()
        };
        let gold = mentions(&[(0, 1, "names"), (3, 1, "pronouns"), (6, 1, "pronouns")]);
        let found = mentions(&[(0, 7, "names"), (3, 8, "pronouns"), (9, 7, "names")]);
        let mut losses = Losses::default();
        losses.add("Al he it Bo", &gold, &found);
        let counts: Vec<usize> = losses.0.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [0, 0, 0, 1, 0, 1, 0, 1]);
    }
}
