//! Why a link cannot be opened, and what its reader can do about it.

use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt;

/// Why a link cannot be opened, or not be made. Its text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkError {
    /// Nothing here looks like a link of Factline's.
    NotALink,
    /// The end is missing.
    Cut,
    /// Some of it was changed on its way.
    Altered,
    /// It looks like a link but was not made by Factline.
    Foreign,
    /// A later version of Factline made it.
    Newer,
    /// It was packed after the [`Priming`](crate::share::Priming), which is not there.
    NeedsPriming,
    /// It carries, or would carry, more than a link may.
    TooLarge,
}

impl fmt::Display for LinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotALink => {
                "There is no Factline link here. Paste the whole address, from https to its last character."
            }
            Self::Cut => {
                "This link is incomplete; many apps cut links at 2,000 or 4,096 characters. \
                 Paste it again from where it was made, or ask the sender for the page as a file."
            }
            Self::Altered => {
                "This link was changed on its way; some apps rewrite links. \
                 Copy it again from the original message, or ask the sender for the page as a file."
            }
            Self::Foreign => {
                "This link was not made by Factline, or holds characters that a Factline link never has. \
                 Copy it again from the original message."
            }
            Self::Newer => "This link was made by a newer Factline. Reload to update, then open it again.",
            Self::NeedsPriming => {
                "This link needs a part of Factline that could not be loaded. \
                 Look whether you are connected, then open the link again."
            }
            Self::TooLarge => {
                "A link carries at most 200,000 characters of text, and 1,000 each of title and source. \
                 Share a part of the text, or the page as a file."
            }
        })
    }
}

impl Error for LinkError {}
