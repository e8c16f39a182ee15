//! Golden articles: whole articles of our own with a report by hand of who is who and what is claimed
//! (`tests/golden/GUIDELINE.md`). Reads the reports and scores the engine on them; makes no labels.

mod calibrate;
mod claims;
mod loss;
mod read;
mod who;

pub(super) use calibrate::calibrate;
pub(super) use claims::evaluate as claims;
pub(super) use read::{Golden, read};
pub(super) use who::evaluate as who;

/// Right ones, wrong ones, and those that were missed.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }

    fn scores(self) -> String {
        let (found, all) = (self.right + self.wrong, self.right + self.missed);
        let (precision, recall) = (share(self.right, found), share(self.right, all));
        format!("precision {precision:5.1}  recall {recall:5.1}  F1 {:5.1}  of {all:>4}", mean(precision, recall))
    }
}

/// Per cent; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of labels are small")]
fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { 100.0 * part as f64 / all as f64 }
}

/// The harmonic mean; 0 where both are.
fn mean(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}
