//! Trains and scores the reader of names. What its features are is for `annotate::names`, how a file is laid out for
//! `models`.

mod augment;
mod corpus;
mod examples;
mod learn;
mod score;
mod write;

pub(in crate::train) use score::evaluate;

use crate::train::names::corpus::Corpus;
use std::io;
use std::path::Path;

/// What a training run is told.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// How many weights are kept.
    pub keep: usize,
    /// Rounds over the examples before pruning, and after.
    pub rounds: (usize, usize),
    /// Where chance begins: the same seed and data give the same file.
    pub seed: u64,
    /// Copies of the project's own sentences, which are few and right.
    pub own: usize,
}

/// Trains on the corpora in `folder` (`names/`), the gazetteers in `lists` (a name a line) and the project's own sentences in `own`; gives a names file.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn train(
    folder: &Path,
    lists: &Path,
    own: &Path,
    recipe: &Recipe,
    log: &mut dyn FnMut(&str),
) -> io::Result<Vec<u8>> {
    let corpus = Corpus::read(folder, lists, own, recipe)?;
    log(&format!("{} documents", corpus.documents.len()));
    let (gazetteer, listed) = write::gazetteer(&corpus.lists);
    let examples = examples::examples(&corpus.documents, &|words| listed(words));
    log(&format!("{} sentences, {} pieces", examples.sentences(), examples.pieces()));
    let learned = learn::learn(examples, recipe, log);
    Ok(write::file(&learned, gazetteer))
}
