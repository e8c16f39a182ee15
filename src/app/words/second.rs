//! The words of two accounts side by side. Never which of them is right, and never that one bears the other out.

use crate::app::words::number;
use crate::compare::{Listed, Side};

#[expect(missing_docs, reason = "the words say it")]
mod fixed {
    pub const SECOND: &str = "Compare";
    pub const SECOND_INTRO: &str = "Lay a second account of the same event beside this one: what stands in both, what is put differently, what in one only. Factline shows where the words part, never which account is right.";
    pub const SECOND_LABEL: &str = "The second account: paste its text, or a Factline link";
    pub const LAY_BESIDE: &str = "Lay side by side";
    pub const READING_BOTH: &str = "Reading both accounts …";
    pub const OTHER_SECOND: &str = "Another account";
    pub const COPY_ROWS: &str = "Copy as table";
    pub const DOWNLOAD_ROWS: &str = "Save as CSV";
    pub const ROWS_COPIED: &str = "Copied. Paste it into a spreadsheet.";
    pub const A_AND_B: &str = "A is the text beside these rows, B the second account.";
    pub const BY_WORDS: &str = "Rows are found by their words. What stands under “Only in” may stand in the other account too, in words that were not recognised.";
    pub const NO_ROWS: &str = "None were found.";
    pub const WHAT_DIFFERS: &str = "What differs";
    pub const WHOLE_SENTENCES: &str = "Whole sentences";
    pub const IN_ONE_ONLY: &str = "Named or given in one only";
    pub const JOINT: &str = "What happened when, by both";
    pub const A_B: &str = "A, B";
    pub const SECOND_TEXT: &str = "The second account (B)";
}
pub use fixed::*;

/// "In both 4, Put differently 2, ...".
pub fn rows_told(counts: &[(&str, usize)]) -> String {
    counts.iter().map(|(name, count)| [*name, " ", &number(*count)].concat()).collect::<Vec<_>>().join(" · ")
}

/// What a screen reader is told once the rows are there.
pub fn compared_rows(rows: usize) -> String {
    ["Both accounts are read: ", &number(rows), " rows."].concat()
}

/// The line where both rest on one agency.
pub fn same_source(name: &str) -> String {
    ["Both rest on ", name, ". Two accounts of one source are not two sources."].concat()
}

/// "People, only in A".
pub fn only_list(list: Listed, side: Side) -> String {
    [list.label(), if side == Side::A { ", only in A" } else { ", only in B" }].concat()
}

/// "negated by “denied”".
pub fn negated_by(words: &str) -> String {
    ["negated by “", words, "”"].concat()
}

/// "softened by “may”".
pub fn softened_by(words: &str) -> String {
    ["softened by “", words, "”"].concat()
}
