//! Trees of Huffman's: turns from a root to each byte, few to those that come often.
//!
//! Source: D. A. Huffman, "A Method for the Construction of Minimum-Redundancy Codes", Proc. IRE 40 (1952).

/// How many leaves a tree has, a byte each; its nodes are numbered after them.
pub(super) const LEAVES: usize = 256;

/// Bytes, those near the root that come often.
pub(super) struct Tree {
    /// Of each node, what is to the left and to the right of it.
    turns: Vec<[u16; 2]>,
    /// The way to each byte.
    ways: Vec<Way>,
}

/// Turns from the root: how many, and whether each is to the right, the last one in the lowest bit.
#[derive(Clone, Copy, Default)]
pub(super) struct Way {
    turns: u64,
    count: u32,
}

impl Way {
    pub(super) fn right(self, depth: u32) -> bool {
        self.turns >> (self.count.saturating_sub(depth + 1) & 63) & 1 == 1
    }
}

impl Tree {
    /// By how often each byte comes; none may come so seldom that the way to it has more than 64 turns.
    pub(super) fn new(counts: &[u64; LEAVES]) -> Self {
        // The rarest last; what is as rare, in the order of its number.
        let mut left = Vec::with_capacity(LEAVES);
        let add = |left: &mut Vec<(u64, u16)>, one| left.insert(left.partition_point(|other| one < *other), one);
        for one in counts.iter().copied().zip(0..) {
            add(&mut left, one);
        }
        let mut turns = Vec::new();
        while let (Some((rare, right)), Some((common, at_left))) = (left.pop(), left.pop()) {
            add(&mut left, (rare + common, u16::try_from(LEAVES + turns.len()).unwrap_or_default()));
            turns.push([at_left, right]);
        }
        // A node stands after both that it leads to.
        let mut ways = vec![Way::default(); LEAVES + turns.len()];
        for (node, both) in turns.iter().enumerate().rev() {
            let way = ways.get(LEAVES + node).copied().unwrap_or_default();
            for (turn, next) in (0..).zip(both) {
                if let Some(next) = ways.get_mut(usize::from(*next)) {
                    *next = Way { turns: way.turns << 1 | turn, count: way.count + 1 };
                }
            }
        }
        ways.truncate(LEAVES);
        Self { turns, ways }
    }

    pub(super) fn root(&self) -> usize {
        LEAVES + self.turns.len() - 1
    }

    /// What comes after turn number `turn`: a byte, or [`LEAVES`] and more.
    pub(super) fn next(&self, turn: usize, right: bool) -> Option<usize> {
        self.turns.get(turn)?.get(usize::from(right)).copied().map(usize::from)
    }

    pub(super) fn way(&self, byte: u8) -> Way {
        self.ways.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{LEAVES, Tree};

    #[test]
    fn leads_to_every_byte_and_soonest_to_those_that_come_often() {
        let mut counts = [1; 256];
        counts[7] = 5000;
        let tree = Tree::new(&counts);
        for (byte, way) in tree.ways.iter().enumerate() {
            let walk =
                (0..way.count).fold(tree.root(), |node, depth| tree.next(node - LEAVES, way.right(depth)).unwrap());
            assert_eq!(walk, byte);
        }
        assert_eq!(tree.ways[7].count, 1);
    }
}
