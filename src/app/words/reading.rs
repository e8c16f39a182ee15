//! What is said of a reading as a whole: how far it is, what it was done with, how long a text may be.

use crate::app::state::{Cut, TOO_LONG};
use crate::app::words::{counted, number, sentences};

/// What the text was read with, while `coming` bytes of `all` have come, or after that has `failed`.
pub fn read_with(failed: bool, coming: Option<usize>, all: usize) -> String {
    match coming {
        Some(bytes) => {
            format!(
                "Read by rules only so far: {} of {} KB of the rest have come.",
                number(bytes / 1000),
                number(all / 1000)
            )
        }
        None if failed => "Read by rules only: a part of Factline could not be loaded.".to_owned(),
        None => "Read by rules only.".to_owned(),
    }
}

/// What is announced once a text is read.
pub fn read(open: usize, all: usize) -> String {
    format!("{}, {} to check.", sentences(all), counted(open, "card", "cards"))
}

/// What is announced while a text is read.
pub fn reading(characters: usize) -> String {
    format!("Reading {} …", counted(characters, "character", "characters"))
}

/// "1,955 characters".
pub fn characters(count: usize) -> String {
    counted(count, "character", "characters")
}

/// What is said of a text that is too long.
pub fn too_long(cut: Cut) -> String {
    format!(
        "This text has {} characters. Factline reads up to {} at a time, so that the page stays quick.",
        number(cut.characters),
        number(TOO_LONG)
    )
}
