//! Turns as bytes and back: the likelier a turn, the fewer bits.
//!
//! Source of the method: J. Rissanen, "Generalized Kraft Inequality and Arithmetic Coding", IBM J. Res. Dev. 20 (1976), with a
//! range of 32 bits.

/// A chance of 16 bits that the next turn is to the right.
pub(super) type Chance = i32;

pub(super) const SURE: Chance = 0xFFFF;

/// Writes or reads turns, each by its chance.
pub(super) trait Coder {
    /// The next turn; whoever writes is told it.
    fn turn(&mut self, chance: Chance, right: bool) -> Option<bool>;
}

/// Where a range between two numbers is parted, by the chance of its lower part.
fn parted(low: u32, high: u32, chance: Chance) -> u32 {
    let part = (u64::from(high - low) * u64::from(chance.unsigned_abs())) >> 16;
    low + part as u32
}

pub(super) struct Decoder<'a> {
    packed: &'a [u8],
    low: u32,
    high: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(packed: &'a [u8]) -> Option<Self> {
        let (code, packed) = packed.split_first_chunk()?;
        Some(Self { packed, low: 0, high: !0, code: u32::from_be_bytes(*code) })
    }

    /// Whether all is read.
    pub(super) fn done(&self) -> bool {
        self.packed.is_empty()
    }
}

impl Coder for Decoder<'_> {
    fn turn(&mut self, chance: Chance, _: bool) -> Option<bool> {
        let middle = parted(self.low, self.high, chance);
        let right = self.code <= middle;
        *(if right { &mut self.high } else { &mut self.low }) = if right { middle } else { middle + 1 };
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
            self.code = self.code << 8 | u32::from(*self.packed.split_off_first()?);
        }
        Some(right)
    }
}

#[cfg(feature = "pack")]
pub(super) struct Encoder {
    packed: Vec<u8>,
    low: u32,
    high: u32,
}

#[cfg(feature = "pack")]
impl Coder for Encoder {
    fn turn(&mut self, chance: Chance, right: bool) -> Option<bool> {
        let middle = parted(self.low, self.high, chance);
        *(if right { &mut self.high } else { &mut self.low }) = if right { middle } else { middle + 1 };
        while (self.low ^ self.high) >> 24 == 0 {
            self.packed.push((self.low >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
        }
        Some(right)
    }
}

#[cfg(feature = "pack")]
impl Default for Encoder {
    fn default() -> Self {
        Self { packed: Vec::new(), low: 0, high: !0 }
    }
}

#[cfg(feature = "pack")]
impl Encoder {
    /// All that was written.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.packed.extend(self.low.to_be_bytes());
        self.packed
    }
}
