//! Reading trained model files, and the linear decoders over them: sparse tables of whole-number weights, sequences of
//! labels. Knows nothing about news: what the features are is for those who ask.
//!
//! Loading can fail, because files come from outside; decoding cannot. Nothing here reads a file from a disk or a net:
//! bytes are handed in.

pub(crate) mod file;
pub(crate) mod hash;
pub(crate) mod names;
pub(crate) mod reader;
mod sequence;
pub mod syntax;
pub(crate) mod table;

pub use names::NamesModel;
pub use syntax::SyntaxModel;

use std::fmt;

/// Whether this build parses. The page's worker does not: no card is read from a tree yet, and the parser is code to load.
pub(crate) const PARSES: bool = cfg!(not(target_arch = "wasm32"));

/// The models that an article is read with. Without one, its part is read by rules alone.
#[derive(Debug, Default)]
pub struct Models {
    /// Finds names.
    pub names: Option<NamesModel>,
    /// Tags words and finds what each hangs on.
    pub syntax: Option<SyntaxModel>,
}

impl Models {
    /// No models: everything is read by rules.
    pub fn none() -> Self {
        Self::default()
    }

    /// The files in `models/`, in the order in which they are listed.
    pub const FILES: [&str; 2] = ["names-1.bin", "syntax-1.bin"];

    /// Takes in the bytes of the file that has this name among [`Models::FILES`].
    ///
    /// # Errors
    /// Where there is no such file, or the bytes are not such a file whole, undamaged, of a version that this build
    /// reads.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), ModelError> {
        match name {
            "names-1.bin" => self.load_names(bytes),
            "syntax-1.bin" if PARSES => {
                self.syntax = Some(SyntaxModel::read(bytes)?);
                Ok(())
            }
            _ => Err(ModelError::OtherKind),
        }
    }

    /// The model of syntax, in a build that parses.
    pub fn syntax(&self) -> Option<&SyntaxModel> {
        if PARSES { self.syntax.as_ref() } else { None }
    }

    /// The models in `models/`, which native programs hold.
    ///
    /// # Errors
    /// Where one of them does not fit this build.
    #[cfg(any(feature = "cli", feature = "train"))]
    pub fn shipped() -> Result<Self, ModelError> {
        let mut models = Self::none();
        models.load_names(include_bytes!("../../models/names-1.bin"))?;
        models.load("syntax-1.bin", include_bytes!("../../models/syntax-1.bin"))?;
        Ok(models)
    }

    /// Takes in the bytes of a names file.
    ///
    /// # Errors
    /// Where they are no whole, undamaged names file of a version that this build reads.
    pub fn load_names(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        self.names = Some(NamesModel::read(bytes)?);
        Ok(())
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.names.is_none() && self.syntax.is_none()
    }

    /// Each model's kind and checksum ("names-1:89abcdef").
    pub fn ids(&self) -> Vec<String> {
        self.names.iter().map(NamesModel::id).chain(self.syntax.iter().map(SyntaxModel::id)).collect()
    }
}

/// Why a model file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It is no model file of ours.
    Foreign,
    /// It is in a version of the format that this build does not read.
    OtherVersion,
    /// It is a model of another kind, or of another scheme of features.
    OtherKind,
    /// It ends too early.
    Truncated,
    /// It is not as it was written.
    Damaged,
    /// It lacks a part.
    Missing(&'static str),
    /// A part of it does not follow the format.
    Malformed(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is no model file"),
            Self::OtherVersion => f.write_str("this model file is of another version of the format"),
            Self::OtherKind => f.write_str("this is a model of another kind or version"),
            Self::Truncated => f.write_str("this model file is cut short"),
            Self::Damaged => f.write_str("this model file is damaged"),
            Self::Missing(part) => write!(f, "this model file lacks its part \"{part}\""),
            Self::Malformed(what) => write!(f, "this model file is malformed: {what}"),
        }
    }
}

impl std::error::Error for ModelError {}
