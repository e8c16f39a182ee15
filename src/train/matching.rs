//! Fits the weights by which two accounts are matched (`src/compare/matching.rs`) to golden pairs.
//!
//! A logistic regression with a quadratic penalty, by Newton's steps (Hastie, Tibshirani and Friedman 2009, 4.4.1). The same
//! pairs give the same weights.

#![expect(clippy::indexing_slicing, reason = "square tables of one size, made here")]

use crate::models::Models;
use crate::train::EvaluateError;
use crate::train::pairs::{Example, PairFile, evaluate_by, examples};
use std::fmt::Write;

/// What is looked at, in the order of the features.
const NAMES: [&str; crate::compare::FEATURES] =
    ["bias", "all", "act", "number", "day", "apart", "subject", "beside", "best", "said", "best-part", "joined"];
/// How strongly weights are held near 0.
const PENALTY: f64 = 1.0;
/// Newton's steps; far fewer are needed.
const STEPS: usize = 40;

/// The table of weights; and to the error stream how well the accounts of each file are laid side by side by the weights that
/// the other files give, with `errors` row by row.
///
/// # Errors
/// Where a report does not fit its texts.
#[expect(clippy::cast_possible_truncation, reason = "the weights are small")]
pub fn fit(files: &[PairFile], models: &Models, errors: bool) -> Result<String, EvaluateError> {
    let examples = examples(files, models)?;
    let mut loss = 0.0;
    let mut by_file: Vec<Vec<f32>> = Vec::new();
    for (left_out, own) in examples.iter().enumerate() {
        let others = examples.iter().enumerate().filter(|(index, _)| *index != left_out);
        let weights = weights(&others.flat_map(|(_, file)| file).collect::<Vec<_>>());
        loss += own.iter().map(|(features, alike)| -chance(&weights, features, *alike).max(1e-9).ln()).sum::<f64>();
        by_file.push(weights.iter().map(|weight| (weight * 100.0).round() as f32).collect());
    }
    let report = evaluate_by(files, models, errors, &|file| by_file.get(file).cloned().unwrap_or_default())?;
    eprint!("{report}");
    let all: Vec<&Example> = examples.iter().flatten().collect();
    let mut table = String::from(
        "# What speaks for two statements telling the same: a logistic regression on the pairs of statements in tests/pairs/train.\n\
         # Written by `train pairs tests/pairs/train`. Own weights, MIT OR Apache-2.0.\n\
         # Columns: what is looked at, weight in hundredths of a logarithm of the odds.\n",
    );
    for (name, weight) in NAMES.iter().zip(weights(&all)) {
        let _ = writeln!(table, "{name}\t{:.0}", weight * 100.0);
    }
    let alike = all.iter().filter(|(_, alike)| *alike).count();
    let count = all.len();
    eprintln!(
        "{count} pairs of statements, {alike} alike; loss of those left out {:.3}",
        loss / f64::from(u32::try_from(count).unwrap_or(1))
    );
    Ok(table)
}

/// How likely the model holds what is so.
fn chance(weights: &[f64], features: &[f64], alike: bool) -> f64 {
    let odds: f64 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
    let chance = 1.0 / (1.0 + (-odds).exp());
    if alike { chance } else { 1.0 - chance }
}

fn weights(examples: &[&Example]) -> Vec<f64> {
    let size = NAMES.len();
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        // Each row: the second derivatives of one weight, and its first.
        let mut rows = vec![vec![0.0; size + 1]; size];
        for (index, row) in rows.iter_mut().enumerate() {
            let penalty = if index == 0 { PENALTY / 100.0 } else { PENALTY };
            row[index] = penalty;
            row[size] = penalty * weights[index];
        }
        for (features, alike) in examples {
            let chance = chance(&weights, features, true);
            let error = chance - f64::from(u8::from(*alike));
            for (row, own) in rows.iter_mut().zip(features) {
                for (cell, other) in row.iter_mut().zip(features) {
                    *cell += chance * (1.0 - chance) * own * other;
                }
                row[size] += error * own;
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(rows)) {
            *weight -= step;
        }
    }
    weights
}

/// The solution of linear equations that are positive definite (Gauss and Jordan); the last column is the right side.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    for pivot in 0..rows.len() {
        let own: Vec<f64> = rows[pivot].iter().map(|cell| cell / rows[pivot][pivot]).collect();
        for (index, row) in rows.iter_mut().enumerate() {
            let factor = if index == pivot { row[pivot] - 1.0 } else { row[pivot] };
            for (cell, own) in row.iter_mut().zip(&own) {
                *cell -= factor * own;
            }
        }
    }
    rows.iter().filter_map(|row| row.last().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let found = solve(vec![vec![2.0, 1.0, 5.0], vec![1.0, 3.0, 10.0]]);
        assert!((found[0] - 1.0).abs() < 1e-9 && (found[1] - 3.0).abs() < 1e-9, "{found:?}");
    }
}
