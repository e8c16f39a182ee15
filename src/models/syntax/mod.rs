//! The trained tagger and parser: a sentence's words in, a tag, a head and a relation for each out.
//!
//! Universal Dependencies (Nivre et al. 2020). Knows nothing of news, documents or what the tree is for.

#![expect(
    clippy::indexing_slicing,
    reason = "the search's tables index each other, and checks cost a third of its time"
)]

pub(crate) mod beam;
pub(crate) mod clusters;
pub(crate) mod features;
pub(crate) mod parsing;
pub(crate) mod state;
pub(crate) mod tagging;
pub(crate) mod words;

use crate::models::ModelError;
use crate::models::file::ModelFile;
use crate::models::table::Table;
use beam::{Guides, Search};
use clusters::Clusters;
use state::Action;
use words::Words;

/// The kind in the header. Its number counts the schemes of features.
pub(crate) const KIND: &str = "syntax-1";

/// How many states the search keeps at each step.
pub(crate) const BEAM: usize = 8;

/// The label of a word that has no head yet.
pub(crate) const NO_LABEL: u8 = u8::MAX;

/// Something that scores classes by the features that hold.
pub(crate) trait Linear {
    /// How many classes there are.
    fn classes(&self) -> usize;
    /// The score of each class into `scores`, which is as long as there are classes.
    fn score(&self, features: &[u64], scores: &mut [i32]);
}

/// A trained model of English syntax.
#[derive(Debug, Default)]
pub struct SyntaxModel {
    /// The tags, "VERB|VBD": the universal tag and the Penn treebank's.
    pub(crate) tags: Vec<String>,
    /// The relations, "nsubj:pass".
    pub(crate) labels: Vec<String>,
    pub(crate) clusters: Clusters,
    pub(crate) first: Table,
    pub(crate) second: Table,
    pub(crate) actions: Table,
    pub(crate) relations: Table,
    checksum: u32,
}

/// What a model reads in one sentence. Each list has one entry a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// The tag of each word, by its number in the model.
    pub tags: Vec<u8>,
    /// Head and relation of each word; `None` is the root. Empty where the sentence is too long to parse.
    pub heads: Vec<(Option<u16>, u8)>,
}

impl Linear for Table {
    fn classes(&self) -> usize {
        self.classes()
    }

    fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for feature in features {
            self.add(*feature, scores);
        }
    }
}

impl SyntaxModel {
    /// Reads a syntax file.
    ///
    /// # Errors
    /// Where the bytes are no whole, undamaged syntax file of this scheme.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let file = ModelFile::open(bytes, KIND)?;
        let names = |section| -> Result<Vec<String>, ModelError> {
            Ok(file.section(section)?.words()?.into_iter().map(str::to_owned).collect())
        };
        let (tags, labels) = (names("tags")?, names("labels")?);
        let table = |section, classes| {
            let table = Table::read(&mut file.section(section)?)?;
            let fits = table.classes() == classes && (1..=usize::from(NO_LABEL)).contains(&classes);
            if fits { Ok(table) } else { Err(ModelError::Malformed("names and weights disagree")) }
        };
        Ok(Self {
            first: table("first", tags.len())?,
            second: table("second", tags.len())?,
            actions: table("actions", Action::ALL.len())?,
            relations: table("relations", labels.len())?,
            clusters: Clusters::read(&mut file.section("clusters")?)?,
            tags,
            labels,
            checksum: file.checksum,
        })
    }

    /// Its kind and checksum.
    pub(crate) fn id(&self) -> String {
        format!("{KIND}:{:08x}", self.checksum)
    }

    /// The name of a tag; "X|FW" where there is none.
    pub fn tag(&self, tag: u8) -> &str {
        self.tags.get(usize::from(tag)).map_or("X|FW", String::as_str)
    }

    /// The name of a relation; "dep" where there is none.
    pub fn label(&self, label: u8) -> &str {
        self.labels.get(usize::from(label)).map_or("dep", String::as_str)
    }

    fn number(&self, label: &str) -> u8 {
        self.labels.iter().position(|name| name == label).and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
    }

    /// Reads sentences one after the other, with tables that are kept between them.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            model: self,
            root: self.number("root"),
            beside: self.number("parataxis"),
            search: Search::default(),
            width: BEAM,
        }
    }
}

/// A model at work.
#[derive(Debug)]
pub struct Reader<'a> {
    model: &'a SyntaxModel,
    root: u8,
    beside: u8,
    search: Search,
    /// How many states are kept.
    pub(crate) width: usize,
}

impl Reader<'_> {
    /// The model.
    pub fn model(&self) -> &SyntaxModel {
        self.model
    }

    /// Tags one sentence.
    pub fn tag<'w>(&self, forms: impl Iterator<Item = &'w str>) -> Tagged {
        let words = Words::read(forms, &self.model.clusters);
        let guess = tagging::pass(&words, &self.model.first, None);
        let (tags, scores) = tagging::scored(&words, &self.model.second, Some(&guess));
        Tagged { words, tags, scores }
    }

    /// Parses a sentence with its tags as they are.
    pub fn parse(&mut self, tagged: &mut Tagged) -> Parse {
        let model = self.model;
        tagging::lay(&mut tagged.words, &tagged.tags);
        let guides = Guides { actions: &model.actions, relations: &model.relations, root: self.root };
        let arcs = self.search.parse(&tagged.words, self.width, &guides);
        Parse { tags: tagged.tags.clone(), heads: one_root(&arcs, self.beside) }
    }

    /// Tags and parses one sentence.
    pub fn read<'w>(&mut self, forms: impl Iterator<Item = &'w str>) -> Parse {
        let mut tagged = self.tag(forms);
        self.parse(&mut tagged)
    }
}

/// A tagged sentence.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    words: Words,
    /// The tag of each word; another can be put in its place before the sentence is parsed.
    pub tags: Vec<u8>,
    /// For each word the score of each tag.
    scores: Vec<i32>,
}

impl Tagged {
    /// The scores of a word's tags; empty past the end.
    pub fn scores(&self, word: usize) -> &[i32] {
        let classes = self.scores.len() / self.tags.len().max(1);
        self.scores.get(word * classes..(word + 1) * classes).unwrap_or_default()
    }
}

/// Hangs all but the first word without a head on that one, and marks the root.
pub(crate) fn one_root(arcs: &[(u16, u8)], beside: u8) -> Vec<(Option<u16>, u8)> {
    let mut root = None;
    let mut heads = Vec::with_capacity(arcs.len());
    for (at, &(head, label)) in (0_u16..).zip(arcs) {
        heads.push(match root {
            _ if usize::from(head) < arcs.len() => (Some(head), label),
            None => {
                root = Some(at);
                (None, label)
            }
            Some(root) => (Some(root), beside),
        });
    }
    heads
}
