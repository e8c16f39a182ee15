//! A tree for each situation: a field after an instruction.

use super::tree::{LEAVES, Tree};
use crate::walk::FIELDS;

/// What is to come: the number of its field, whether it goes on with a number, and the instruction before it.
pub(super) struct Situation {
    pub(super) field: usize,
    pub(super) goes_on: bool,
    pub(super) instruction: usize,
}

/// The trees of all situations. It is counted first and grown then: what was not seen has its field's tree.
#[derive(Default)]
pub(super) struct Forest {
    /// Which tree is each situation's, after those of the fields; zero where it has not been seen.
    numbers: Vec<u16>,
    /// How often each byte came: in each field, then in each situation that was seen, with its field.
    counts: Vec<(usize, [u64; LEAVES])>,
    trees: Vec<Tree>,
}

impl Forest {
    pub(super) fn count(&mut self, situation: &Situation, byte: u8) {
        if self.counts.is_empty() {
            self.numbers = vec![0; place(&Situation { field: FIELDS, goes_on: false, instruction: 0 })];
            self.counts = (0..FIELDS).map(|field| (field, [0; LEAVES])).collect();
        }
        if let Some(number) = self.numbers.get_mut(place(situation)) {
            if *number == 0 {
                *number = u16::try_from(self.counts.len()).unwrap_or_default();
                self.counts.push((situation.field, [0; LEAVES]));
            }
            for counted in [situation.field, usize::from(*number)] {
                if let Some(count) =
                    self.counts.get_mut(counted).and_then(|(_, counts)| counts.get_mut(usize::from(byte)))
                {
                    *count += 1;
                }
            }
        }
    }

    /// With the trees that its counts ask for. A field's bytes have some weight in all of its situations.
    pub(super) fn grown(mut self) -> Self {
        let fields: Vec<[u64; LEAVES]> =
            self.counts.iter().take(FIELDS).map(|(_, counts)| counts.map(|count| count * 8 + 1)).collect();
        for (number, (field, counts)) in self.counts.iter().enumerate() {
            let Some(whole) = fields.get(*field) else { continue };
            let sum: u64 = whole.iter().sum();
            let mut weights = *whole;
            if FIELDS <= number {
                for (weight, count) in weights.iter_mut().zip(counts) {
                    *weight += count * sum / 16;
                }
            }
            self.trees.push(Tree::new(&weights));
        }
        self
    }

    /// Which tree is a situation's.
    pub(super) fn number(&self, situation: &Situation) -> usize {
        let own = self.numbers.get(place(situation)).copied().unwrap_or_default();
        if own == 0 { situation.field } else { own.into() }
    }

    pub(super) fn tree(&self, number: usize) -> Option<&Tree> {
        self.trees.get(number)
    }

    pub(super) fn len(&self) -> usize {
        self.trees.len()
    }
}

fn place(situation: &Situation) -> usize {
    (situation.field << 1 | usize::from(situation.goes_on)) << 8 | situation.instruction
}
