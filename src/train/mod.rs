//! Trains models, and scores the engine on files of known answers. Not in the page: feature `train`.

mod carb;
mod claims;
mod dates;
mod golden;
mod matching;
pub mod names;
pub mod pairs;
mod peers;
mod random;
mod sentences;
mod syntax;

pub use matching::fit as train_pairs;
pub use syntax::run as train_syntax;

use crate::models::Models;
use std::fmt;

/// Scores one kind of file: its text, and whether to list what was missed. Gives a report for a terminal.
type Evaluate = fn(&str, &Models, bool) -> Result<String, serde_json::Error>;

/// The kinds of file, each with its reader. A new kind is a line here and a module beside this one.
const KINDS: &[(&str, Evaluate)] = &[
    ("carb", carb::evaluate),
    ("claims", claims::evaluate),
    ("dates", dates::evaluate),
    ("names", names::evaluate),
    ("peer-dates", peers::evaluate),
    ("sentences", sentences::evaluate),
    ("syntax", syntax::evaluate),
];

/// Scores a folder of golden articles.
type EvaluateFolder = fn(&[golden::Golden], &Models, bool) -> String;

/// What a folder of golden articles is scored on.
const FOLDERS: &[(&str, EvaluateFolder)] = &[("golden", golden::claims), ("who", golden::who)];

/// One article of a folder, and the report by hand beside it.
#[derive(Debug)]
pub struct GoldenFile {
    /// Its name, for the report.
    pub name: String,
    /// The article.
    pub text: String,
    /// The text of `NAME.gold`.
    pub gold: String,
}

/// Why nothing was scored.
#[derive(Debug)]
pub enum EvaluateError {
    /// No such kind of file.
    UnknownKind(String),
    /// The file is not of this kind.
    Malformed(serde_json::Error),
    /// A golden report that does not fit its article; the line, and why.
    MalformedGold(String),
}

impl fmt::Display for EvaluateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind(kind) => {
                let files: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
                let folders: Vec<&str> = FOLDERS.iter().map(|(kind, _)| *kind).collect();
                let (files, folders) = (files.join(", "), folders.join(", ") + ", pairs");
                write!(f, "cannot evaluate \"{kind}\": give one of {files} and a file, or {folders} and a folder")
            }
            Self::Malformed(error) => write!(f, "the file is not of this kind: {error}"),
            Self::MalformedGold(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for EvaluateError {}

/// Scores the engine with `models` on `file`, the text of a file of `kind`. With `errors` the report lists every miss.
///
/// # Errors
/// Where the kind is unknown or the file is not of that kind.
pub fn evaluate(kind: &str, file: &str, models: &Models, errors: bool) -> Result<String, EvaluateError> {
    let (_, evaluate) =
        KINDS.iter().find(|(name, _)| *name == kind).ok_or_else(|| EvaluateError::UnknownKind(kind.to_owned()))?;
    evaluate(file, models, errors).map_err(EvaluateError::Malformed)
}

/// Scores the engine with `models` on the golden articles of a folder. With `errors` the report lists every miss.
///
/// # Errors
/// Where the kind is unknown or a report does not fit its article.
pub fn evaluate_folder(
    kind: &str,
    files: &[GoldenFile],
    models: &Models,
    errors: bool,
) -> Result<String, EvaluateError> {
    let (_, evaluate) =
        FOLDERS.iter().find(|(name, _)| *name == kind).ok_or_else(|| EvaluateError::UnknownKind(kind.to_owned()))?;
    let articles = files.iter().map(|file| golden::read(&file.name, &file.text, &file.gold));
    let articles: Vec<_> = articles.collect::<Result<_, _>>().map_err(EvaluateError::MalformedGold)?;
    Ok(evaluate(&articles, models, errors))
}

/// What each doubt about who did what weighs, learnt from the golden articles of one folder and held against those of another.
///
/// # Errors
/// Where a report does not fit its article.
pub fn calibrate(learn: &[GoldenFile], test: &[GoldenFile], models: &Models) -> Result<String, EvaluateError> {
    let read = |files: &[GoldenFile]| -> Result<Vec<_>, EvaluateError> {
        let articles = files.iter().map(|file| golden::read(&file.name, &file.text, &file.gold));
        articles.collect::<Result<_, _>>().map_err(EvaluateError::MalformedGold)
    };
    Ok(golden::calibrate(&read(learn)?, &read(test)?, models))
}
