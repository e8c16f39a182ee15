//! The forms in which an analysed article leaves, by name.

use crate::export::{Sheet, annotations, csv, html, markdown};
use serde::{Deserialize, Serialize};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// One page that opens anywhere.
    Page,
    /// `factline.analysis/1`.
    Json,
    /// The statements, for a spreadsheet.
    Csv,
    /// The statements and the text, for notes.
    Markdown,
    /// Web Annotations, for tools.
    Annotations,
}

impl Form {
    /// How its file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Annotations => "jsonld",
        }
    }

    /// The file.
    pub fn write(self, sheet: &Sheet<'_>) -> String {
        match self {
            Self::Page => html::html(sheet),
            Self::Json => sheet.json.to_owned(),
            Self::Csv => csv::statements(sheet),
            Self::Markdown => markdown::markdown(sheet),
            Self::Annotations => annotations::annotations(sheet),
        }
    }
}
