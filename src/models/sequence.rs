//! The best sequence of labels for a sentence: Viterbi's algorithm over whole-number scores (Viterbi 1967; as a
//! perceptron's decoder, Collins 2002). A label may forbid the labels before it.

use crate::models::ModelError;
use crate::models::reader::Reader;

/// Lower than any sum of scores.
const NEVER: i32 = i32::MIN / 2;

/// What one label says of the next.
#[derive(Debug, Default)]
pub(crate) struct Transitions {
    labels: usize,
    /// A row for each label before, and a last one for the sentence's start; [`NEVER`] where it is forbidden.
    scores: Vec<i32>,
}

impl Transitions {
    /// Reads the scores for `labels` labels: a zigzag number each. `allowed` says which label may follow which; `None`
    /// stands for the sentence's start.
    pub(crate) fn read(
        reader: &mut Reader<'_>,
        labels: usize,
        allowed: impl Fn(Option<usize>, usize) -> bool,
    ) -> Result<Self, ModelError> {
        let mut scores = Vec::with_capacity(labels * (labels + 1));
        for before in 0..=labels {
            for label in 0..labels {
                let number = u32::try_from(reader.number()?).unwrap_or_default();
                let score = crate::bytes::varint::unzigzag(number);
                let before = Some(before).filter(|before| *before < labels);
                scores.push(if allowed(before, label) { score.clamp(-1 << 20, 1 << 20) } else { NEVER });
            }
        }
        Ok(Self { labels, scores })
    }

    fn row(&self, before: usize) -> &[i32] {
        self.scores.get(before * self.labels..(before + 1) * self.labels).unwrap_or_default()
    }

    /// The best labels, one for each row of `scores` (as many numbers as labels a row).
    pub(crate) fn best(&self, scores: &[i32]) -> Vec<usize> {
        let labels = self.labels.max(1);
        let mut total: Vec<i32> = Vec::new();
        let mut back: Vec<u8> = Vec::with_capacity(scores.len());
        let mut next = vec![0; labels];
        for row in scores.chunks_exact(labels) {
            if total.is_empty() {
                total = self.row(self.labels).iter().zip(row).map(|(start, own)| start + own).collect();
                back.resize(labels, 0);
                continue;
            }
            next.fill(NEVER);
            let mut from = vec![0_u8; labels];
            for (before, sum) in total.iter().enumerate() {
                if *sum <= NEVER / 2 {
                    continue;
                }
                let place = u8::try_from(before).unwrap_or(u8::MAX);
                for ((step, best), from) in self.row(before).iter().zip(&mut next).zip(&mut from) {
                    if *best < sum + step {
                        (*best, *from) = (sum + step, place);
                    }
                }
            }
            for ((total, best), own) in total.iter_mut().zip(&next).zip(row) {
                *total = best.saturating_add(*own).max(NEVER);
            }
            back.extend(from);
        }
        let last = total.iter().enumerate().max_by_key(|(index, sum)| (**sum, std::cmp::Reverse(*index)));
        let mut label = last.map_or(0, |(label, _)| label);
        let mut found = Vec::with_capacity(scores.len() / labels);
        for from in back.chunks_exact(labels).rev() {
            found.push(label);
            label = from.get(label).copied().map_or(0, usize::from);
        }
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::varint;

    fn transitions(labels: usize, scores: &[i32], allowed: impl Fn(Option<usize>, usize) -> bool) -> Transitions {
        let mut bytes = Vec::new();
        for score in scores {
            varint::write(&mut bytes, varint::zigzag(*score));
        }
        Transitions::read(&mut Reader::new(&bytes), labels, allowed).unwrap()
    }

    #[test]
    fn the_best_path_wins() {
        let free = transitions(2, &[0; 6], |_, _| true);
        assert_eq!(free.best(&[1, 0, 0, 1, 5, 4]), [0, 1, 0]);
        assert_eq!(free.best(&[]), [0; 0]);
        let sticky = transitions(2, &[3, 0, 0, 3, 0, 0], |_, _| true);
        assert_eq!(sticky.best(&[1, 0, 0, 1, 5, 4]), [0, 0, 0]);
        // Label 1 may only stand after itself or label 0, never first.
        let bound = transitions(2, &[0; 6], |before, label| label == 0 || before.is_some());
        assert_eq!(bound.best(&[0, 9, 0, 9]), [0, 1]);
    }

    #[test]
    fn any_scores_are_read() {
        let never = transitions(2, &[0; 6], |_, _| false);
        assert_eq!(never.best(&[i32::MIN / 4, 7, 7, i32::MAX / 4]).len(), 2);
    }
}
