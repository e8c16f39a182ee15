//! The whole training: tagger, tags for the parser, parser, shrinking.

use crate::models::file;
use crate::models::hash::key;
use crate::models::reader::{Reader, put_words};
use crate::models::syntax::clusters::{Clusters, put_clusters};
use crate::models::syntax::words::{Words, word_number};
use crate::models::syntax::{BEAM, KIND, SyntaxModel, tagging};
use crate::train::random::Random;
use crate::train::syntax::evaluate::on_gold_words;
use crate::train::syntax::parser::{Pair, explore, relations_on_gold, whole_paths};
use crate::train::syntax::treebank::{self, Names, Tree};
use crate::train::syntax::weights::Weights;
use crate::train::syntax::{shrink, tagger};
use std::collections::BTreeMap;

/// How a model is trained.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Words with their fine and coarse cluster, a line each; may be empty.
    pub(crate) clusters: String,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Times over the treebank for each pass of the tagger.
    pub(crate) tagger_epochs: usize,
    /// Times over the treebank state by state.
    pub(crate) greedy_epochs: usize,
    /// Times over the treebank with a beam.
    pub(crate) beam_epochs: usize,
    /// Times over the treebank after shrinking, on the cells that are left.
    pub(crate) last_epochs: usize,
    /// States kept in training.
    pub(crate) width: usize,
    /// Cells kept: first and second pass of the tagger, actions, relations.
    pub(crate) keep: [usize; 4],
    /// The largest byte of a weight.
    pub(crate) levels: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            clusters: String::new(),
            seed: 1,
            tagger_epochs: 5,
            greedy_epochs: 5,
            beam_epochs: 5,
            last_epochs: 7,
            width: BEAM,
            keep: [72_000, 92_000, 500_000, 100_000],
            levels: 23,
        }
    }
}

/// What happens on the way.
pub(crate) trait Watch {
    /// Something to tell.
    fn say(&self, line: &str);
    /// The model as it stands, as a file.
    fn save(&self, file: &[u8]);
}

/// In how many parts the treebank is cut, so that each is tagged by a model that has not seen it.
const FOLDS: usize = 4;

/// One correction once a model has been averaged: weights are whole numbers.
const UNIT: i32 = 32;

/// A tag that is seen less often than once in so many words counts as the most frequent one of its part of speech.
const RARE: usize = 8000;

/// How many bits of a feature's number are kept in the tables of tagger, actions and relations, and of a word's.
const TAG_BITS: u8 = 22;
const ACTION_BITS: u8 = 25;
const RELATION_BITS: u8 = 22;
const WORD_BITS: u8 = 25;

/// A weight of a class under a feature.
type Cell = (u64, u8, f32);

/// A training under way.
struct Training<'a> {
    trees: Vec<Tree>,
    words: Vec<Words>,
    tags: Vec<String>,
    labels: Vec<String>,
    dev: &'a str,
    settings: &'a Settings,
    watch: &'a dyn Watch,
    /// The parts of the model so far.
    sections: BTreeMap<&'static str, Vec<u8>>,
}

/// Trains a model on treebanks in CoNLL-U and gives it as a file.
pub(crate) fn train(treebanks: &[String], dev: &str, settings: &Settings, watch: &dyn Watch) -> Vec<u8> {
    let (mut tags, mut labels) = (Names::default(), Names::default());
    let mut trees: Vec<Tree> = Vec::new();
    for file in treebanks {
        trees.extend(treebank::read(file, &mut tags, &mut labels));
    }
    let count: usize = trees.iter().map(|tree| tree.forms.len()).sum();
    treebank::merge_rare(&mut trees, &mut tags, count / RARE);
    let mut section = Vec::new();
    put_clusters(&mut section, WORD_BITS, &clusters(&settings.clusters));
    let clusters = Clusters::read(&mut Reader::new(&section)).unwrap_or_default();
    let words = trees.iter().map(|tree| Words::read(tree.forms.iter().map(String::as_str), &clusters)).collect();
    let mut training = Training {
        trees,
        words,
        tags: tags.list,
        labels: labels.list,
        dev,
        settings,
        watch,
        sections: BTreeMap::from([("clusters", section)]),
    };
    for (name, classes) in [("actions", 4), ("relations", training.labels.len())] {
        training.sections.insert(name, shrink::section(&[], classes, RELATION_BITS, settings.levels));
    }
    training.run()
}

impl Training<'_> {
    fn run(&mut self) -> Vec<u8> {
        let (sentences, tags, labels) = (self.trees.len(), self.tags.len(), self.labels.len());
        self.watch.say(&format!("{sentences} sentences, {tags} tags, {labels} relations"));
        let tags = self.tagger();
        self.report("tagger", 1);
        for (words, tags) in self.words.iter_mut().zip(&tags) {
            tagging::lay(words, tags);
        }
        if self.settings.greedy_epochs != 0 {
            self.parser();
        }
        self.file()
    }

    fn file(&self) -> Vec<u8> {
        let mut sections = Vec::new();
        for (name, words) in [("tags", &self.tags), ("labels", &self.labels)] {
            let mut bytes = Vec::new();
            put_words(&mut bytes, words.iter().map(String::as_str));
            sections.push((name, bytes));
        }
        sections.extend(self.sections.iter().map(|(name, bytes)| (*name, bytes.clone())));
        file::write(KIND, &sections)
    }

    fn report(&self, note: &str, width: usize) {
        let file = self.file();
        self.watch.save(&file);
        let Ok(model) = SyntaxModel::read(&file) else { return self.watch.say("the file cannot be read") };
        let sizes: Vec<String> =
            self.sections.iter().map(|(name, bytes)| format!("{name} {}", compressed(bytes))).collect();
        let scores = on_gold_words(&model, self.dev, width);
        self.watch.say(&format!("{note}: {scores}; {} bytes ({})", file.len(), sizes.join(", ")));
    }

    /// Trains both passes; gives for each sentence the tags of a model that was not trained on it.
    fn tagger(&mut self) -> Vec<Vec<u8>> {
        let Self { trees, words, settings, .. } = self;
        let classes = self.tags.len();
        let features: Vec<Vec<Vec<u64>>> = words.iter().map(tagger::fixed_features).collect();
        let mut guesses: Option<Vec<Vec<u8>>> = None;
        for (pass, name) in ["first", "second"].into_iter().enumerate() {
            let known = guesses.as_deref();
            let keep = settings.keep.get(pass).copied().unwrap_or(usize::MAX);
            let fit = |chosen: &[usize], epochs: usize, last: usize, seed: u64| {
                let mut random = Random(settings.seed + seed);
                let mut weights = Weights::new(classes);
                let words = (words.as_slice(), features.as_slice());
                tagger::train(&mut weights, trees, words, known, chosen, epochs, &mut random);
                let mut cells = shrink::heaviest(weights.averaged(), keep);
                if last != 0 {
                    let mut weights = Weights::resume(classes, integers(&cells), UNIT, Some(TAG_BITS));
                    tagger::train(&mut weights, trees, words, known, chosen, last, &mut random);
                    cells = weights.averaged().collect();
                }
                shrink::section(&cells, classes, TAG_BITS, settings.levels)
            };
            let mut unseen = vec![Vec::new(); trees.len()];
            for fold in 0..FOLDS {
                let chosen: Vec<usize> = (0..trees.len()).filter(|at| at % FOLDS != fold).collect();
                let table = shrink::open(&fit(&chosen, settings.tagger_epochs.min(3), 0, 10 + fold as u64));
                for at in (fold..trees.len()).step_by(FOLDS) {
                    let guess = known.and_then(|known| known.get(at)).map(Vec::as_slice);
                    if let (Some(words), Some(unseen)) = (words.get(at), unseen.get_mut(at)) {
                        *unseen = tagging::pass(words, &table, guess);
                    }
                }
            }
            let all: Vec<usize> = (0..trees.len()).collect();
            let section = fit(&all, settings.tagger_epochs, settings.last_epochs.min(3), 1);
            self.watch.say(&format!("{name} pass: {} bytes", compressed(&section)));
            if pass == 0 {
                self.sections.insert("second", section.clone());
            }
            self.sections.insert(name, section);
            guesses = Some(unseen);
        }
        guesses.unwrap_or_default()
    }

    fn parser(&mut self) {
        let Some(root) = self.labels.iter().position(|label| label == "root").and_then(|at| u8::try_from(at).ok())
        else {
            return;
        };
        let settings = self.settings;
        let classes = self.labels.len();
        let mut random = Random(settings.seed);
        let mut pair = Pair { actions: Weights::new(4), relations: Weights::new(classes) };
        explore(&mut pair, root, &self.trees, &self.words, settings.greedy_epochs, &mut random);
        let cells = shrink::heaviest(pair.relations.averaged(), settings.keep[3]);
        let mut weights = Weights::resume(classes, integers(&cells), UNIT, Some(RELATION_BITS));
        for _ in 0..settings.last_epochs {
            relations_on_gold(&mut weights, root, (&self.trees, &self.words), &mut random);
        }
        let cells: Vec<Cell> = weights.averaged().collect();
        let section = shrink::section(&cells, classes, RELATION_BITS, settings.levels);
        let relations = shrink::open(&section);
        self.sections.insert("relations", section);

        let cells = shrink::heaviest(pair.actions.averaged(), usize::MAX);
        drop(pair);
        self.put_actions(&shrink::heaviest(cells.iter().copied(), settings.keep[2]), "greedy, shrunk");
        let mut actions = Weights::resume(4, integers(&cells), UNIT, None);
        drop(cells);
        for epoch in 0..settings.beam_epochs {
            let (trees, words) = (self.trees.as_slice(), self.words.as_slice());
            let corrected = whole_paths(&mut actions, &relations, root, (trees, words), settings.width, &mut random);
            let cells = shrink::heaviest(actions.averaged(), settings.keep[2]);
            self.put_actions(&cells, &format!("beam {epoch}, {corrected} corrected, shrunk"));
        }
        let kept = shrink::heaviest(actions.averaged(), settings.keep[2]);
        drop(actions);
        let mut actions = Weights::resume(4, integers(&kept), UNIT, Some(ACTION_BITS));
        for epoch in 0..settings.last_epochs {
            let (trees, words) = (self.trees.as_slice(), self.words.as_slice());
            let corrected = whole_paths(&mut actions, &relations, root, (trees, words), settings.width, &mut random);
            let cells: Vec<Cell> = actions.averaged().collect();
            self.put_actions(&cells, &format!("last {epoch}, {corrected} corrected"));
        }
    }

    fn put_actions(&mut self, cells: &[Cell], note: &str) {
        self.sections.insert("actions", shrink::section(cells, 4, ACTION_BITS, self.settings.levels));
        self.report(&format!("{note}, {} cells", cells.len()), self.settings.width);
    }
}

/// How large a section is in the file.
fn compressed(bytes: &[u8]) -> usize {
    miniz_oxide::deflate::compress_to_vec(bytes, 9).len()
}

fn integers(cells: &[Cell]) -> impl Iterator<Item = (u64, u8, i32)> + '_ {
    cells.iter().map(|(feature, class, weight)| (*feature, *class, (weight * UNIT as f32).round() as i32))
}

/// Reads "word TAB fine TAB coarse" lines; a word in lower case goes before its other spellings.
fn clusters(file: &str) -> Vec<(u32, u16, u8)> {
    let mut found: BTreeMap<u32, (bool, u16, u8)> = BTreeMap::new();
    for line in file.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, close, broad] = columns.as_slice() else { continue };
        let (Ok(close), Ok(broad)) = (close.parse::<u16>(), broad.parse::<u8>()) else { continue };
        let lower = word.to_lowercase();
        let own = lower == **word;
        let number = key(word_number(lower.as_bytes()), WORD_BITS.into());
        let entry = found.entry(number).or_insert((own, close + 1, broad + 1));
        if own && !entry.0 {
            *entry = (own, close + 1, broad + 1);
        }
    }
    found.into_iter().map(|(key, (_, fine, coarse))| (key, fine, coarse)).collect()
}
