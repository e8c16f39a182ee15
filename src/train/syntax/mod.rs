//! Trains the tagger and the parser on treebanks, and scores them.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "training runs on our own tables, and its counts and weights are far from any limit"
)]

mod command;
mod evaluate;
mod learn;
mod oracle;
mod parser;
mod shrink;
mod tagger;
#[cfg(test)]
mod tests;
mod treebank;
mod weights;

pub use command::run;
pub(crate) use evaluate::evaluate;
