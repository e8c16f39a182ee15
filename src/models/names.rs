//! The names file: labels, weights, transitions, and the large gazetteers, which travel with the model that was trained
//! on them. What a token's features are is for `annotate::names`.

use crate::lexicon::names::Sex;
use crate::models::file::ModelFile;
use crate::models::sequence::Transitions;
use crate::models::table::{Flags, Table};
use crate::models::{ModelError, hash};

/// The kind in the header. Its number counts the schemes of features.
pub(crate) const KIND: &str = "names-1";

/// A trained reader of names.
#[derive(Debug)]
pub struct NamesModel {
    labels: Vec<String>,
    weights: Table,
    transitions: Transitions,
    gazetteer: Flags,
    /// For each word of the gazetteer that is a first name, in order: 1 for a woman's, 2 for a man's.
    sexes: Vec<u8>,
    checksum: u32,
}

/// The gazetteer's bit for first names.
pub(crate) const FIRST: u8 = 1;

impl NamesModel {
    /// Reads a names file.
    ///
    /// # Errors
    /// Where the bytes are no whole, undamaged names file of this scheme.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let file = ModelFile::open(bytes, KIND)?;
        let labels: Vec<String> = file.section("labels")?.words()?.into_iter().map(str::to_owned).collect();
        let weights = Table::read(&mut file.section("weights")?)?;
        if weights.classes() != labels.len() || labels.is_empty() {
            return Err(ModelError::Malformed("labels and weights disagree"));
        }
        let allowed = |before: Option<usize>, label: usize| follows(&labels, before, label);
        let transitions = Transitions::read(&mut file.section("transitions")?, labels.len(), allowed)?;
        let gazetteer = Flags::read(&mut file.section("gazetteer")?)?;
        // Files of before have no such section.
        let sexes =
            file.section("sexes").map_or_else(|_| Vec::new(), |section| gazetteer.spread(FIRST, section.rest()));
        Ok(Self { labels, weights, transitions, gazetteer, sexes, checksum: file.checksum })
    }

    /// Its kind and checksum.
    pub(crate) fn id(&self) -> String {
        format!("{KIND}:{:08x}", self.checksum)
    }

    /// What the gazetteers say of some words: a bit for each list they stand in.
    pub(crate) fn listed(&self, words: &str) -> u8 {
        self.gazetteer.get(hash::hash(words.as_bytes()))
    }

    /// Whose first name a word is, where the lists tell.
    pub(crate) fn first_name(&self, word: &str) -> Option<Sex> {
        match self.sexes.get(self.gazetteer.place(hash::hash(word.as_bytes()))?) {
            Some(1) => Some(Sex::Female),
            Some(2) => Some(Sex::Male),
            _ => None,
        }
    }

    /// The best label for each token, by its features' hashes.
    pub(crate) fn label(&self, tokens: &[Vec<u64>]) -> Vec<&str> {
        let labels = self.labels.len();
        let mut scores = vec![0; tokens.len() * labels];
        for (features, row) in tokens.iter().zip(scores.chunks_exact_mut(labels)) {
            for feature in features {
                self.weights.add(*feature, row);
            }
        }
        let best = self.transitions.best(&scores);
        best.into_iter().map(|label| self.labels.get(label).map_or("O", String::as_str)).collect()
    }
}

/// "I-ORG" stands only after "B-ORG" and "I-ORG".
pub(crate) fn follows(labels: &[String], before: Option<usize>, label: usize) -> bool {
    let Some(kind) = labels.get(label).and_then(|label| label.strip_prefix("I-")) else { return true };
    let before = before.and_then(|before| labels.get(before));
    before.and_then(|before| before.get(2..)).is_some_and(|before| before == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three million: of twelve megabytes most are left for what reading an article takes.
    const MOST: usize = 3 << 20;

    #[test]
    fn it_stays_small_in_memory() {
        let model = NamesModel::read(include_bytes!("../../models/names-1.bin")).unwrap();
        let held = model.weights.held() + model.gazetteer.held() + model.sexes.capacity();
        assert!((100_000..MOST).contains(&held), "{held} bytes");
    }

    #[test]
    fn first_names_tell_whose_they_are() {
        let model = NamesModel::read(include_bytes!("../../models/names-1.bin")).unwrap();
        assert_eq!(model.first_name("Walter"), Some(Sex::Male));
        assert_eq!(model.first_name("Lucille"), Some(Sex::Female));
        assert_eq!(model.first_name("Robin"), None);
        assert_eq!(model.first_name("Ledger"), None);
    }
}
