//! What the page and its worker say to each other: one message type each way, as bytes.

use crate::bytes::message;
use crate::cards::View;
use crate::corrections::Corrections;
use crate::export::Form;
use crate::models::Models;
use crate::share::{Comparison, LinkError, Qr, Shared};
use crate::text::Article;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// This build, a digest of its sources: a page and a worker from different builds notice it.
pub const BUILD: &str = env!("FACTLINE_BUILD");

/// A file that stands beside the page and comes after it: a model, or the prose that links are packed after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its name in the page's folder.
    pub name: &'static str,
    /// Its bytes.
    pub size: usize,
    /// Its SHA-256 in small hexadecimal digits.
    pub sha256: &'static str,
}

impl DataFile {
    /// Whether articles are read with it.
    pub fn is_model(&self) -> bool {
        Models::FILES.contains(&self.name)
    }
}

/// The data files of this build.
pub const FILES: &[DataFile] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read this article; the answer carries the same `id`.
    Analyze {
        /// Chosen by the page; a later one makes earlier answers stale.
        id: u32,
        /// What to read.
        article: Article,
        /// The reader's changes to the reading. Where they alone are others than before, nothing is read twice.
        corrections: Corrections,
        /// What came with it by link.
        sent: Option<Box<Shared>>,
    },
    /// From here on use this file.
    Load {
        /// Its name among [`FILES`].
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Make the link of this.
    Pack {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// What the link is to hold.
        shared: Box<Shared>,
    },
    /// Draw the QR code of a link.
    Draw {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// Where the page stands.
        address: String,
        /// The link's fragment.
        link: String,
    },
    /// Make a file of this.
    File {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// What the file is to show.
        shared: Box<Shared>,
        /// What sort of file.
        form: Form,
        /// The cards that a table is to list, by index; all of them where none is named.
        only: Vec<u32>,
    },
    /// Compare a text that was sent with its original.
    Compare {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// What the reader holds against it.
        original: String,
        /// The text that was sent.
        sent: String,
        /// Whether it holds parts of the original.
        excerpt: bool,
    },
    /// Lay two accounts of one event side by side.
    Accounts {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// The first, which is shown.
        a: Article,
        /// The reader's changes to the reading of that.
        corrections: Corrections,
        /// The second.
        b: Article,
    },
    /// Open this link.
    Open {
        /// Chosen by the page; the answer carries the same.
        id: u32,
        /// The link, or a message around one.
        link: String,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The worker has started.
    Ready {
        /// Its [`BUILD`].
        build: String,
    },
    /// A part of what is shown of an article ([`View::cut`]), from its front. The rest follows.
    Part {
        /// The request's.
        id: u32,
        /// What to show.
        view: Box<View>,
    },
    /// The article has been read.
    Analyzed {
        /// The request's.
        id: u32,
        /// What to show, but for the parts that came before.
        view: Box<View>,
        /// The digest of the cards, before anything that was sent or corrected is laid on them.
        digest: u32,
    },
    /// A file has been looked at.
    Loaded {
        /// The request's.
        name: String,
        /// Whether it is in use; else it is not what this build reads.
        taken: bool,
    },
    /// The link has been made, or cannot be.
    Packed {
        /// The request's.
        id: u32,
        /// Its fragment, with the `#`.
        link: Result<String, LinkError>,
    },
    /// The QR code of a link.
    Drawn {
        /// The request's.
        id: u32,
        /// The code; `None` where none holds so much.
        qr: Option<Box<Qr>>,
    },
    /// The file has been made.
    Filed {
        /// The request's.
        id: u32,
        /// What is in it.
        file: String,
        /// As it was asked for.
        form: Form,
    },
    /// The texts have been compared.
    Compared {
        /// The request's.
        id: u32,
        /// How they differ.
        comparison: Box<Comparison>,
    },
    /// Two accounts have been read.
    Accounted {
        /// The request's.
        id: u32,
        /// The comparison, as [`crate::compare::laid::laid`] lays it out.
        laid: String,
        /// Its rows as a table ([`crate::compare::laid::table`]).
        table: String,
    },
    /// The link has been opened, or cannot be.
    Opened {
        /// The request's.
        id: u32,
        /// What it holds.
        shared: Result<Box<Shared>, LinkError>,
    },
}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    message::write(message)
}

/// The message in bytes that [`encode`] made in this build.
///
/// # Panics
/// Where they are no such bytes.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
    message::read(bytes)
}
