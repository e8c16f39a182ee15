//! Scores the engine on files of known answers. Not in the page: feature `train`.

mod claims;
mod dates;
mod names;
mod sentences;
mod syntax;

use crate::models::Models;
use std::fmt;

/// Scores one kind of file: its text, and whether to list what was missed. Gives a report for a terminal.
type Evaluate = fn(&str, &Models, bool) -> Result<String, serde_json::Error>;

/// The kinds of file, each with its reader. A new kind is a line here and a module beside this one.
const KINDS: &[(&str, Evaluate)] = &[
    ("claims", claims::evaluate),
    ("dates", dates::evaluate),
    ("names", names::evaluate),
    ("sentences", sentences::evaluate),
    ("syntax", syntax::evaluate),
];

/// Why nothing was scored.
#[derive(Debug)]
pub enum EvaluateError {
    /// No such kind of file.
    UnknownKind(String),
    /// The file is not of this kind.
    Malformed(serde_json::Error),
}

impl fmt::Display for EvaluateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind(kind) => {
                let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
                write!(f, "cannot evaluate \"{kind}\": give one of {}", kinds.join(", "))
            }
            Self::Malformed(error) => write!(f, "the file is not of this kind: {error}"),
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
