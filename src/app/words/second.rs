//! The words of two accounts side by side. Never which of them is right, and never that one bears the other out.

#[expect(missing_docs, reason = "the words say it")]
mod fixed {
    pub const SECOND: &str = "Compare";
    pub const SECOND_INTRO: &str = "Lay a second account of the same event beside this one. Factline shows where the words part, never which account is right.";
    pub const SECOND_LABEL: &str = "The second account: paste its text, or a Factline link";
    pub const LAY_BESIDE: &str = "Lay side by side";
    pub const READING_BOTH: &str = "Reading both accounts …";
    pub const BOTH_READ: &str = "Both accounts are read.";
    pub const OTHER_SECOND: &str = "Another account";
    pub const COPY_ROWS: &str = "Copy as table";
    pub const A_AND_B: &str = "A is the text beside these rows, B the second account. What stands under “Only in” may stand in the other in words that were not recognised.";
}
pub use fixed::*;
