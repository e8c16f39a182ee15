//! Trains and scores the reader of names. What its features are is for `annotate::names`, how a file is laid out for
//! `models`.

mod augment;
mod corpus;
mod examples;
mod learn;
mod score;
mod write;

pub(in crate::train) use score::evaluate;

use crate::annotate::annotate;
use crate::annotate::names::{LABELS, NameMention};
use crate::models::Models;
use crate::text::{Article, Document};
use crate::train::names::corpus::{Corpus, Name, Text};
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
    /// Whether machine labels are first replaced by what a reader trained on the other texts finds together with the
    /// rules, which is better than the machine was.
    pub relabel: bool,
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
    let mut corpus = Corpus::read(folder, lists, own)?;
    let (gazetteer, listed) = write::gazetteer(&corpus.lists);
    let sexes = write::sexes(&corpus.lists);
    let once = |texts: Vec<Text>, recipe: &Recipe, log: &mut dyn FnMut(&str)| {
        let examples = examples::examples(&texts, &|words| listed(words));
        log(&format!("{} texts, {} sentences, {} pieces", texts.len(), examples.sentences(), examples.pieces()));
        write::file(&learn::learn(examples, recipe, log), gazetteer.clone(), sexes.clone())
    };
    if recipe.relabel {
        let rough = Recipe { rounds: (3, 1), ..recipe.clone() };
        for fold in 0..corpus::FOLDS {
            let mut models = Models::none();
            let learned = models.load_names(&once(corpus.texts(&rough, Some(fold)), &rough, log));
            learned.map_err(io::Error::other)?;
            corpus.relabel(fold, &|text| found(text, &models));
        }
    }
    let file = once(corpus.texts(recipe, None), recipe, log);
    Ok(file)
}

/// A names file with the sexes of first names as `lists` have them; all else stays.
///
/// # Errors
/// Where the lists cannot be read, or the bytes are no names file.
pub fn with_sexes(model: &[u8], lists: &Path) -> io::Result<Vec<u8>> {
    write::with_sexes(model, &augment::Lists::read(lists)?).map_err(io::Error::other)
}

/// The names that the engine finds in a text.
fn found(text: &str, models: &Models) -> Vec<Name> {
    let article = Article::new(text);
    let read = annotate(&article, &Document::read(&article.text), models);
    let names = read.names.iter().filter(|mention| mention.is_name());
    let kind = |mention: &NameMention| {
        let kind = read.entities.get(mention.entity)?.kind;
        LABELS.iter().find(|(_, other)| *other == kind).map(|(label, _)| (*label).to_owned())
    };
    names.filter_map(|one| Some((one.span.start(), one.span.end(), kind(one)?))).collect()
}
