//! The averaged structured perceptron (Collins 2002): wide at first, then pruned to the heaviest weights and trained on
//! with those alone, so that what is left makes up for what is gone.

use crate::train::names::Recipe;
use crate::train::names::augment::below;
use crate::train::names::examples::{BITS, Examples, LABELS};

/// Features seen less often than this are left out.
const RARE: u8 = 3;

/// What was learned: weights by feature and label, and by label before and label.
#[derive(Debug)]
pub(crate) struct Learned {
    /// Sorted by the features' keys.
    pub(crate) rows: Vec<(u32, Vec<(u8, f32)>)>,
    /// A row a label before; the last one is for the sentence's start.
    pub(crate) transitions: Vec<f32>,
}

/// Some of the weights that there could be, with the sums from which their averages come.
struct Weights {
    /// Where each feature's weights begin, and the end.
    first: Vec<u32>,
    label: Vec<u8>,
    weight: Vec<f32>,
    sum: Vec<f32>,
    transitions: Vec<f32>,
    transition_sums: Vec<f32>,
    steps: f32,
}

impl Weights {
    fn new(rows: &[(u32, Vec<(u8, f32)>)], transitions: Vec<f32>) -> Self {
        let mut first = vec![0_u32];
        let (mut label, mut weight) = (Vec::new(), Vec::new());
        for (_, row) in rows {
            label.extend(row.iter().map(|(label, _)| *label));
            weight.extend(row.iter().map(|(_, weight)| *weight));
            first.push(u32::try_from(label.len()).unwrap_or(u32::MAX));
        }
        let sum = vec![0.0; weight.len()];
        let transition_sums = vec![0.0; transitions.len()];
        Self { first, label, weight, sum, transitions, transition_sums, steps: 1.0 }
    }

    fn range(&self, feature: u32) -> std::ops::Range<usize> {
        let at = |index: usize| self.first.get(index).copied().unwrap_or_default() as usize;
        at(feature as usize)..at(feature as usize + 1)
    }

    fn add(&mut self, feature: u32, label: u8, by: f32) {
        let range = self.range(feature);
        let place = self.label.get(range.clone()).and_then(|row| row.iter().position(|one| *one == label));
        let Some(place) = place.map(|place| range.start + place) else { return };
        if let (Some(weight), Some(sum)) = (self.weight.get_mut(place), self.sum.get_mut(place)) {
            *weight += by;
            *sum += by * self.steps;
        }
    }

    fn add_transition(&mut self, before: usize, label: usize, by: f32) {
        let place = before * LABELS + label;
        if let (Some(weight), Some(sum)) = (self.transitions.get_mut(place), self.transition_sums.get_mut(place)) {
            *weight += by;
            *sum += by * self.steps;
        }
    }

    /// Turns the weights into their averages over all steps.
    fn average(&mut self) {
        for (weight, sum) in self.weight.iter_mut().zip(&self.sum) {
            *weight -= sum / self.steps;
        }
        for (weight, sum) in self.transitions.iter_mut().zip(&self.transition_sums) {
            *weight -= sum / self.steps;
        }
    }

    /// One round over the examples in the order of `order`; gives the share of wrong labels.
    fn round(&mut self, examples: &Examples, order: &[usize]) -> f64 {
        let (mut wrong, mut total) = (0_u32, 0_u32);
        let mut decoder = Decoder::default();
        for sentence in order {
            let (Some(from), Some(to)) = (examples.sentences.get(*sentence), examples.sentences.get(sentence + 1))
            else {
                continue;
            };
            let gold = examples.labels.get(*from..*to).unwrap_or_default();
            let found = decoder.decode(self, examples, *from, *to);
            total += u32::try_from(gold.len()).unwrap_or_default();
            let mut before = (LABELS, LABELS);
            for (offset, (right, guess)) in gold.iter().zip(&found).enumerate() {
                let (right, guess) = (usize::from(*right), usize::from(*guess));
                if right != guess {
                    wrong += 1;
                    for feature in features(examples, from + offset) {
                        self.add(*feature, u8::try_from(right).unwrap_or_default(), 1.0);
                        self.add(*feature, u8::try_from(guess).unwrap_or_default(), -1.0);
                    }
                }
                if (before.0, right) != (before.1, guess) {
                    self.add_transition(before.0, right, 1.0);
                    self.add_transition(before.1, guess, -1.0);
                }
                before = (right, guess);
            }
            self.steps += 1.0;
        }
        f64::from(wrong) / f64::from(total.max(1))
    }
}

fn features(examples: &Examples, piece: usize) -> &[u32] {
    let (from, to) = (examples.pieces.get(piece), examples.pieces.get(piece + 1));
    from.zip(to).and_then(|(from, to)| examples.features.get(*from..*to)).unwrap_or_default()
}

/// Label 2k+2 (inside) stands only after 2k+1 (begins) and itself.
fn allowed(before: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// Viterbi over the weights as they are, with room that is used again.
#[derive(Default)]
struct Decoder {
    scores: Vec<f32>,
    back: Vec<u8>,
}

impl Decoder {
    #[expect(clippy::indexing_slicing, reason = "the innermost loop of training; all places are below LABELS")]
    fn decode(&mut self, weights: &Weights, examples: &Examples, from: usize, to: usize) -> Vec<u8> {
        let count = to - from;
        self.scores.clear();
        self.scores.resize(count * LABELS, 0.0);
        self.back.clear();
        self.back.resize(count * LABELS, 0);
        for offset in 0..count {
            let mut own = [0.0_f32; LABELS];
            for feature in features(examples, from + offset) {
                let range = weights.range(*feature);
                for (label, weight) in weights.label[range.clone()].iter().zip(&weights.weight[range]) {
                    own[usize::from(*label)] += weight;
                }
            }
            let (done, rest) = self.scores.split_at_mut(offset * LABELS);
            let last = done.len().checked_sub(LABELS).map(|start| &done[start..]);
            for label in 0..LABELS {
                let mut best = (f32::MIN, 0);
                match last {
                    None if allowed(LABELS, label) => best.0 = weights.transitions[LABELS * LABELS + label],
                    None => {}
                    Some(last) if label != 0 && label % 2 == 0 => {
                        for before in [label - 1, label] {
                            let sum = last[before] + weights.transitions[before * LABELS + label];
                            if best.0 < sum {
                                best = (sum, before);
                            }
                        }
                    }
                    Some(last) => {
                        for (before, score) in last.iter().enumerate() {
                            let sum = score + weights.transitions[before * LABELS + label];
                            if best.0 < sum {
                                best = (sum, before);
                            }
                        }
                    }
                }
                rest[label] = best.0 + own[label];
                self.back[offset * LABELS + label] = u8::try_from(best.1).unwrap_or_default();
            }
        }
        let mut found = vec![0; count];
        let Some(last) = self.scores.len().checked_sub(LABELS).map(|start| &self.scores[start..]) else { return found };
        let mut label = last.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1)).map_or(0, |(at, _)| at);
        for offset in (0..count).rev() {
            found[offset] = u8::try_from(label).unwrap_or_default();
            label = usize::from(self.back[offset * LABELS + label]);
        }
        found
    }
}

/// Learns from the examples, which are used up.
pub(crate) fn learn(mut examples: Examples, recipe: &Recipe, log: &mut dyn FnMut(&str)) -> Learned {
    let keys = number_features(&mut examples);
    log(&format!("{} features, {} of them in all examples", keys.len(), examples.features.len()));
    let full: Vec<(u32, Vec<(u8, f32)>)> = keys
        .iter()
        .map(|key| (*key, (0..LABELS).filter_map(|label| Some((u8::try_from(label).ok()?, 0.0))).collect()))
        .collect();
    let mut chance = recipe.seed;
    let wide =
        rounds(Weights::new(&full, vec![0.0; (LABELS + 1) * LABELS]), &examples, recipe.rounds.0, &mut chance, log);
    let rows = pruned(&keys, &wide, recipe.keep);
    log(&format!("{} features left", rows.len()));
    renumber(&mut examples, &keys, &rows);
    let narrow = rounds(Weights::new(&rows, wide.transitions), &examples, recipe.rounds.1, &mut chance, log);
    let rows = rows
        .iter()
        .zip(0_u32..)
        .map(|((key, _), feature)| {
            let range = narrow.range(feature);
            let weights = narrow.weight.get(range.clone()).unwrap_or_default();
            let labels = narrow.label.get(range).unwrap_or_default();
            (*key, labels.iter().copied().zip(weights.iter().copied()).collect())
        })
        .collect();
    Learned { rows, transitions: narrow.transitions }
}

fn rounds(
    mut weights: Weights,
    examples: &Examples,
    count: usize,
    chance: &mut u64,
    log: &mut dyn FnMut(&str),
) -> Weights {
    let mut order: Vec<usize> = (0..examples.sentences()).collect();
    for round in 1..=count {
        for at in (1..order.len()).rev() {
            order.swap(at, below(chance, at + 1));
        }
        let wrong = weights.round(examples, &order);
        log(&format!("round {round}: {:.3} % wrong", 100.0 * wrong));
    }
    weights.average();
    weights
}

/// Numbers the features that are not rare, in the order of their keys, and drops the others; gives the keys.
fn number_features(examples: &mut Examples) -> Vec<u32> {
    let mut counts = vec![0_u8; 1 << BITS];
    for feature in &examples.features {
        if let Some(count) = counts.get_mut(*feature as usize) {
            *count = count.saturating_add(1);
        }
    }
    let keys: Vec<u32> =
        (0..1_u32 << BITS).filter(|key| counts.get(*key as usize).is_some_and(|count| RARE <= *count)).collect();
    let mut numbers = vec![u32::MAX; 1 << BITS];
    for (key, number) in keys.iter().zip(0..) {
        if let Some(slot) = numbers.get_mut(*key as usize) {
            *slot = number;
        }
    }
    keep(examples, &numbers);
    keys
}

/// Gives each feature its new number; those without one go.
fn keep(examples: &mut Examples, numbers: &[u32]) {
    let mut features = Vec::new();
    let mut pieces = vec![0];
    for piece in 0..examples.pieces() {
        let own = self::features(examples, piece).iter();
        features.extend(own.filter_map(|feature| numbers.get(*feature as usize)).filter(|number| **number != u32::MAX));
        pieces.push(features.len());
    }
    examples.features = features;
    examples.pieces = pieces;
}

/// The heaviest weights.
fn pruned(keys: &[u32], weights: &Weights, count: usize) -> Vec<(u32, Vec<(u8, f32)>)> {
    let mut heights: Vec<f32> =
        weights.weight.iter().map(|weight| weight.abs()).filter(|height| 0.0 < *height).collect();
    let least = if count < heights.len() {
        let place = heights.len() - count;
        *heights.select_nth_unstable_by(place, f32::total_cmp).1
    } else {
        f32::MIN_POSITIVE
    };
    let row = |feature: u32| -> Vec<(u8, f32)> {
        let range = weights.range(feature);
        let labels = weights.label.get(range.clone()).unwrap_or_default();
        let own = weights.weight.get(range).unwrap_or_default();
        labels.iter().copied().zip(own.iter().copied()).filter(|(_, weight)| least <= weight.abs()).collect()
    };
    let rows = keys.iter().zip(0_u32..).map(|(key, feature)| (*key, row(feature)));
    rows.filter(|(_, row)| !row.is_empty()).collect()
}

fn renumber(examples: &mut Examples, keys: &[u32], rows: &[(u32, Vec<(u8, f32)>)]) {
    let mut numbers = vec![u32::MAX; keys.len()];
    let mut left = rows.iter().zip(0_u32..).peekable();
    for (key, slot) in keys.iter().zip(&mut numbers) {
        if let Some((_, number)) = left.next_if(|((kept, _), _)| kept == key) {
            *slot = number;
        }
    }
    keep(examples, &numbers);
}
