//! A linear model in training: an averaged perceptron (Freund and Schapire 1999, Collins 2002) over all features ever corrected.
//!
//! Exact: features that differ have rows of their own, so nothing is lost to collisions before the model is made small.

use crate::models::syntax::Linear;
use std::ops::Range;

/// The weight of one class under one feature.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    class: u8,
    weight: i32,
    /// Each change times the step at which it was made: what the average needs.
    changes: i64,
}

/// A feature's cells.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    feature: u64,
    start: u32,
    length: u8,
    room: u8,
}

/// A model in training.
#[derive(Debug)]
pub(crate) struct Weights {
    classes: usize,
    slots: Vec<Slot>,
    /// How many slots are taken.
    taken: usize,
    cells: Vec<Cell>,
    step: i64,
    /// What one correction adds.
    unit: i32,
    /// Whether features and classes that have no weight stay so.
    closed: bool,
    /// How many bits of a feature's number tell it from others: fewer once the model is small, so that it learns to live
    /// with the features that its table takes for one.
    bits: u32,
}

impl Linear for Weights {
    fn classes(&self) -> usize {
        self.classes
    }

    fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for feature in features {
            let feature = self.cut(*feature);
            let Some(slot) = self.slots.get(self.find(feature)).filter(|slot| slot.room != 0) else { continue };
            for cell in self.cells.get(range(slot)).unwrap_or_default() {
                if let Some(score) = scores.get_mut(usize::from(cell.class)) {
                    *score += cell.weight;
                }
            }
        }
    }
}

fn range(slot: &Slot) -> Range<usize> {
    slot.start as usize..slot.start as usize + usize::from(slot.length)
}

impl Weights {
    /// Nothing learned yet.
    pub(crate) fn new(classes: usize) -> Self {
        let slots = vec![Slot::default(); 1 << 16];
        Self { classes, slots, taken: 0, cells: Vec::new(), step: 1, unit: 1, closed: false, bits: 64 }
    }

    /// A model that goes on learning from these weights; where it is `closed`, only these can change, and as many bits of a
    /// feature's number count.
    pub(crate) fn resume(
        classes: usize,
        weights: impl Iterator<Item = (u64, u8, i32)>,
        unit: i32,
        closed: Option<u8>,
    ) -> Self {
        let mut model = Self::new(classes);
        model.bits = closed.map_or(64, u32::from);
        model.unit = 1;
        for (feature, class, weight) in weights {
            model.change(feature, class, weight, 0);
        }
        model.unit = unit;
        model.closed = closed.is_some();
        model
    }

    /// A feature's number without the bits that do not count.
    fn cut(&self, feature: u64) -> u64 {
        feature & u64::MAX << (64 - self.bits)
    }

    fn find(&self, feature: u64) -> usize {
        let mask = self.slots.len() - 1;
        // The lower bits may be gone: the upper ones, stirred, choose the slot.
        let mut at = (feature.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - self.slots.len().ilog2())) as usize;
        while self.slots.get(at).is_some_and(|slot| slot.room != 0 && slot.feature != feature) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Another decision has been seen.
    pub(crate) fn tick(&mut self) {
        self.step += 1;
    }

    /// Lets these features speak more for a class (`by` 1) or less (-1).
    pub(crate) fn update(&mut self, features: &[u64], class: u8, by: i32) {
        for feature in features {
            self.change(*feature, class, by * self.unit, self.step);
        }
    }

    fn change(&mut self, feature: u64, class: u8, by: i32, step: i64) {
        let feature = self.cut(feature);
        let mut at = self.find(feature);
        let Some(mut slot) = self.slots.get(at).copied() else { return };
        let cells = self.cells.get_mut(range(&slot)).unwrap_or_default();
        if let Some(cell) = cells.iter_mut().find(|cell| cell.class == class) {
            cell.weight += by;
            cell.changes += i64::from(by) * step;
            return;
        }
        if self.closed {
            return;
        }
        if slot.room == 0 {
            self.taken += 1;
            if self.slots.len() < self.taken * 2 {
                self.grow();
                at = self.find(feature);
            }
            slot = Slot { feature, start: self.cells.len() as u32, length: 0, room: 2 };
            self.cells.resize(self.cells.len() + 2, Cell::default());
        } else if slot.length == slot.room {
            let start = self.cells.len();
            let room = slot.room.saturating_mul(2);
            self.cells.extend_from_within(range(&slot));
            self.cells.resize(start + usize::from(room), Cell::default());
            slot = Slot { start: start as u32, room, ..slot };
        }
        slot.length += 1;
        if let Some(cell) = range(&slot).last().and_then(|last| self.cells.get_mut(last)) {
            *cell = Cell { class, weight: by, changes: i64::from(by) * step };
        }
        if let Some(place) = self.slots.get_mut(at) {
            *place = slot;
        }
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); old.len() * 2];
        for slot in old.into_iter().filter(|slot| slot.room != 0) {
            let at = self.find(slot.feature);
            if let Some(place) = self.slots.get_mut(at) {
                *place = slot;
            }
        }
    }

    /// Feature, class and averaged weight of every cell that does not average to nothing.
    pub(crate) fn averaged(&self) -> impl Iterator<Item = (u64, u8, f32)> {
        let step = self.step as f64;
        let unit = f64::from(self.unit);
        self.slots.iter().filter(|slot| slot.room != 0).flat_map(move |slot| {
            let cells = self.cells.get(range(slot)).unwrap_or_default();
            cells.iter().map(move |cell| {
                let average = f64::from(cell.weight) - cell.changes as f64 / step;
                (slot.feature, cell.class, (average / unit) as f32)
            })
        })
    }
}
