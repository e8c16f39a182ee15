//! Reading LZMA, where all is in memory and what was read before is at hand. The library that packs reads it too, in twice
//! the code, for any reader and writer: that was 4 KB more on every first load, and a hundredth of a second less.
//!
//! Source: LZMA Specification, draft of 2015-06-14 (I. Pavlov), with neither positions in the models (lp, pb) nor a mark
//! at the end. Names are the specification's.

/// How LZMA models a byte: by how many of the high bits of the one before it (lc).
pub(crate) const LITERAL_BITS: u32 = 2;

/// A chance of 11 bits that the next bit is none.
type Chance = u16;

const EVEN: Chance = 1 << 10;
const STATES: usize = 12;
const MIN_MATCH: usize = 2;

/// Where each kind of chance begins among all of them.
mod at {
    use super::STATES;
    pub(super) const IS_MATCH: usize = 0;
    pub(super) const IS_REP: usize = IS_MATCH + STATES;
    pub(super) const IS_REP0: usize = IS_REP + STATES;
    pub(super) const IS_REP1: usize = IS_REP0 + STATES;
    pub(super) const IS_REP2: usize = IS_REP1 + STATES;
    pub(super) const IS_REP0_LONG: usize = IS_REP2 + STATES;
    pub(super) const SLOT: usize = IS_REP0_LONG + STATES;
    pub(super) const SPECIAL: usize = SLOT + 4 * 64;
    pub(super) const ALIGN: usize = SPECIAL + 128;
    /// Choice, second choice, eight short ones, eight middling ones, 256 long ones.
    pub(super) const LENGTH: usize = ALIGN + 16;
    pub(super) const REP_LENGTH: usize = LENGTH + 2 + 16 + 256;
    pub(super) const LITERAL: usize = REP_LENGTH + 2 + 16 + 256;
    pub(super) const END: usize = LITERAL + (0x300 << super::LITERAL_BITS);
}

/// The `count` bytes that `packed` says; `None` where it is cut or damaged.
pub(crate) fn unpack(packed: &[u8], count: usize) -> Option<Vec<u8>> {
    let (_, packed) = packed.split_first()?;
    let (code, packed) = packed.split_first_chunk()?;
    let chances = vec![EVEN; at::END];
    let mut decoder = Decoder { packed, range: !0, code: u32::from_be_bytes(*code), chances };
    let mut text = Vec::with_capacity(count);
    let (mut state, mut reps) = (0, [0_usize; 4]);
    while text.len() < count {
        if !decoder.bit(at::IS_MATCH + state)? {
            let matched = if state < 7 { None } else { Some(from(&text, reps[0])?) };
            let byte = decoder.literal(text.last().copied().unwrap_or_default(), matched)?;
            text.push(byte);
            state = match state {
                0..4 => 0,
                4..10 => state - 3,
                _ => state - 6,
            };
            continue;
        }
        let seven = |early: usize, late: usize| if state < 7 { early } else { late };
        let length = if decoder.bit(at::IS_REP + state)? {
            if decoder.bit(at::IS_REP0 + state)? {
                let far = if decoder.bit(at::IS_REP1 + state)? {
                    2 + usize::from(decoder.bit(at::IS_REP2 + state)?)
                } else {
                    1
                };
                reps.get_mut(..=far)?.rotate_right(1);
            } else if !decoder.bit(at::IS_REP0_LONG + state)? {
                text.push(from(&text, reps[0])?);
                state = seven(9, 11);
                continue;
            }
            state = seven(8, 11);
            decoder.length(at::REP_LENGTH)?
        } else {
            state = seven(7, 10);
            let length = decoder.length(at::LENGTH)?;
            reps.rotate_right(1);
            reps[0] = decoder.distance(length)?;
            length
        };
        let start = text.len().checked_sub(reps[0])?.checked_sub(1)?;
        // It may read what it writes.
        for place in start..start + MIN_MATCH + length {
            text.push(*text.get(place)?);
        }
    }
    (text.len() == count).then_some(text)
}

/// The byte so far back in `text`: the last one where `back` is zero.
fn from(text: &[u8], back: usize) -> Option<u8> {
    text.get(text.len().checked_sub(back)?.checked_sub(1)?).copied()
}

struct Decoder<'a> {
    packed: &'a [u8],
    range: u32,
    code: u32,
    chances: Vec<Chance>,
}

impl Decoder<'_> {
    fn normalize(&mut self) -> Option<()> {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(*self.packed.split_off_first()?);
        }
        Some(())
    }

    /// The next bit, by the chance at `place`, which learns from it.
    fn bit(&mut self, place: usize) -> Option<bool> {
        let chance = self.chances.get_mut(place)?;
        let bound = (self.range >> 11) * u32::from(*chance);
        let set = bound <= self.code;
        if set {
            *chance -= *chance >> 5;
            self.range -= bound;
            self.code -= bound;
        } else {
            *chance += (2048 - *chance) >> 5;
            self.range = bound;
        }
        self.normalize()?;
        Some(set)
    }

    /// Bits of even chances, the highest first.
    fn direct(&mut self, count: u32) -> Option<usize> {
        let mut value = 0;
        for _ in 0..count {
            self.range >>= 1;
            let set = self.range <= self.code;
            if set {
                self.code -= self.range;
            }
            self.normalize()?;
            value = value << 1 | usize::from(set);
        }
        Some(value)
    }

    /// A number of so many bits, the highest first, each by the chance for what came before it.
    fn tree(&mut self, place: usize, bits: u32) -> Option<usize> {
        let mut node = 1;
        for _ in 0..bits {
            node = node << 1 | usize::from(self.bit(place + node)?);
        }
        Some(node - (1 << bits))
    }

    /// The same, the lowest first.
    fn reverse_tree(&mut self, place: usize, bits: u32) -> Option<usize> {
        let (mut node, mut value) = (1, 0);
        for bit in 0..bits {
            let set = usize::from(self.bit(place + node)?);
            node = node << 1 | set;
            value |= set << bit;
        }
        Some(value)
    }

    /// A byte after `before`; `matched` is the one that a match would have gone on with.
    fn literal(&mut self, before: u8, matched: Option<u8>) -> Option<u8> {
        let place = at::LITERAL + 0x300 * (usize::from(before) >> (8 - LITERAL_BITS));
        let (mut node, mut matched) = (1, matched.map(usize::from));
        while node < 0x100 {
            let guess = matched.map(|byte| byte >> 7 & 1);
            let set = usize::from(self.bit(place + node + guess.map_or(0, |guess| 0x100 << guess))?);
            node = node << 1 | set;
            // Once it has gone another way, what it would have been says no more.
            matched = matched.filter(|_| guess == Some(set)).map(|byte| byte << 1);
        }
        u8::try_from(node & 0xFF).ok()
    }

    /// A length, from the shortest on.
    fn length(&mut self, place: usize) -> Option<usize> {
        if !self.bit(place)? {
            // The tree's own node of nothing is not used: its numbers begin at one.
            return self.tree(place + 2, 3);
        }
        if self.bit(place + 1)? { Some(16 + self.tree(place + 18, 8)?) } else { Some(8 + self.tree(place + 10, 3)?) }
    }

    /// How far back a match of this length begins.
    fn distance(&mut self, length: usize) -> Option<usize> {
        let slot = self.tree(at::SLOT + 64 * length.min(3), 6)?;
        if slot < 4 {
            return Some(slot);
        }
        let bits = u32::try_from(slot / 2 - 1).ok()?;
        let start = (2 | slot & 1) << bits;
        if slot < 14 {
            return Some(start + self.reverse_tree(at::SPECIAL + start - slot, bits)?);
        }
        let high = self.direct(bits - 4)? << 4;
        start.checked_add(high)?.checked_add(self.reverse_tree(at::ALIGN, 4)?)
    }
}

#[cfg(feature = "pack")]
#[cfg(test)]
mod tests {
    use crate::{Packer, Unpacker};

    /// Files in which every kind of step comes up: bytes apart, runs of one, matches near and far, and again.
    fn files() -> Vec<Vec<u8>> {
        let mut seed = 1_u32;
        let mut noise = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        };
        let random: Vec<u8> = (0..70_000).map(|_| noise()).collect();
        let few: Vec<u8> = random.iter().map(|byte| byte % 3).collect();
        let records: Vec<u8> = (0..9000_u16).flat_map(|place| [b'<', place.to_be_bytes()[1], 7, 7, b'>']).collect();
        let far = [&random[..60_000], b"between", &random[3..50_000], &few, &records].concat();
        vec![Vec::new(), b"a".to_vec(), vec![0; 5000], few, records, far, random]
    }

    #[test]
    fn unpacks_what_was_packed() {
        let (mut packer, mut unpacker) = (Packer::default(), Unpacker::default());
        for file in files() {
            let short = packer.pack(&file).unwrap();
            assert!(unpacker.unpack(&short) == Some(&file), "a file of {} bytes", file.len());
        }
    }

    #[test]
    fn refuses_what_is_cut() {
        let file = b"a city, a town, a village, a city and a county".repeat(9);
        let packed = Packer::default().pack(&file).unwrap();
        // The last bytes that LZMA writes only close its last range.
        for end in 0..packed.len() - 5 {
            assert_eq!(Unpacker::default().unpack(&packed[..end]), None, "{end}");
        }
    }
}
