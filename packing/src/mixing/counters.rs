//! How often turns went to the right: counters, many to a context.

use super::coder::{Chance, SURE};

/// How many counters a context has, as a power of two.
pub(super) const PLACES: u32 = 19;

/// A counter: a chance of 16 bits, 11 bits that tell whose it is, and how many turns it has seen, of 5 bits.
pub(super) type Counter = u32;

/// A counter that has seen nothing.
pub(super) const NEW: Counter = 1 << 31;
const CHECK: Counter = 0xFFE0;
const COUNT: Counter = 0x1F;

pub(super) fn chance(counter: Counter) -> Chance {
    (counter >> 16) as Chance
}

/// Where the counters of a context are for up to four turns on: side by side, so that memory brings them together.
#[derive(Clone, Copy, Default)]
pub(super) struct Line {
    start: usize,
    check: Counter,
}

impl Line {
    /// By the number of the context and the hash of what it holds and of the turn that is first.
    pub(super) fn at(context: usize, hash: u32) -> Self {
        Self { start: context << PLACES | (hash >> (32 - PLACES)) as usize, check: hash << 5 }
    }

    /// The place and the counter of the turn of this number, below 16: the own place or the one beside it; a new counter in
    /// the place of what has seen less, where neither holds it.
    pub(super) fn find(self, counters: &[Counter], turn: usize) -> (usize, Counter) {
        let own = self.start ^ turn;
        let held = |place: usize| counters.get(place).copied().unwrap_or_default();
        let (first, second) = (held(own), held(own ^ 1));
        let check = (self.check ^ (turn as Counter) << 12) & CHECK;
        let is_first = first & CHECK == check;
        let is_second = second & CHECK == check;
        let beside = !is_first && (is_second || second & COUNT < first & COUNT);
        let counter = if is_first | is_second { if beside { second } else { first } } else { NEW | check };
        (own ^ usize::from(beside), counter)
    }
}

/// How much the next turn says to a counter that has seen so many, in parts of 32,768.
const SHARES: [i32; 16] =
    [21845, 13107, 9362, 7281, 5957, 5041, 4369, 3855, 3449, 3120, 2849, 2621, 2427, 2259, 2114, 1985];

/// The counter after a turn: the more it has seen, up to `limit`, the less it changes.
pub(super) fn after(counter: Counter, right: bool, limit: u32) -> Counter {
    let (count, before) = (counter & COUNT, chance(counter));
    let truth = if right { SURE } else { 0 };
    let share = SHARES.get(count as usize).copied().unwrap_or_default();
    let after = before + (((truth - before) * share) >> 15);
    (after as Counter) << 16 | counter & CHECK | (count + u32::from(count < limit))
}
