//! Numbers in as few bits as they need: plain ones, and Rice's code for those that are mostly small ("Some practical universal
//! noiseless coding techniques", 1979): the part above `k` bits as so many ones and a zero, then the `k` bits.

use crate::share::LinkError;

/// A Rice code never has more ones than this: behind them stands the number itself, in 32 bits.
const MOST_ONES: u32 = 20;

/// Bits on their way out, the highest of a byte first.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    count: usize,
}

impl Writer {
    /// The lowest `width` bits of `value`.
    pub(crate) fn plain(&mut self, value: u32, width: u32) {
        for place in (0..width).rev() {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> place & 1 == 1) << (7 - self.count % 8);
            }
            self.count += 1;
        }
    }

    pub(crate) fn rice(&mut self, value: u32, k: u32) {
        let ones = value >> k;
        if MOST_ONES <= ones {
            self.plain(u32::MAX, MOST_ONES);
            return self.plain(value, 32);
        }
        self.plain(u32::MAX, ones);
        self.plain(0, 1);
        self.plain(value, k);
    }

    /// The bytes; the last one is filled with zeros.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// The bits that `values` take under a Rice code.
fn cost(values: &[u32], k: u32) -> u64 {
    let of = |value: u32| if MOST_ONES <= value >> k { MOST_ONES + 32 } else { (value >> k) + 1 + k };
    values.iter().map(|&value| u64::from(of(value))).sum()
}

/// The `k`, below 8, under which `values` are shortest.
pub(crate) fn best(values: &[u32]) -> u32 {
    (0..8).min_by_key(|&k| cost(values, k)).unwrap_or_default()
}

/// Bits on their way in.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bits are left.
    pub(crate) fn left(&self) -> usize {
        8 * self.bytes.len() - self.at
    }

    pub(crate) fn plain(&mut self, width: u32) -> Result<u32, LinkError> {
        let mut value = 0;
        for _ in 0..width {
            let byte = self.bytes.get(self.at / 8).ok_or(LinkError::Foreign)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Ok(value)
    }

    pub(crate) fn rice(&mut self, k: u32) -> Result<u32, LinkError> {
        let mut ones = 0;
        while self.plain(1)? == 1 {
            ones += 1;
            if ones == MOST_ONES {
                return self.plain(32);
            }
        }
        Ok(ones << k | self.plain(k)?)
    }

    /// Whether only the filling of the last byte is left, and all of it zeros.
    pub(crate) fn is_done(&mut self) -> bool {
        let left = self.left();
        left < 8 && self.plain(u32::try_from(left).unwrap_or_default()) == Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let values = [0, 1, 2, 3, 7, 8, 100, 1_000, u32::MAX];
        for k in 0..8 {
            let mut writer = Writer::default();
            for value in values {
                writer.rice(value, k);
                writer.plain(value, 5);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for value in values {
                assert_eq!((reader.rice(k), reader.plain(5)), (Ok(value), Ok(value & 31)));
            }
            assert!(reader.is_done());
            assert_eq!(reader.plain(8), Err(LinkError::Foreign));
        }
    }

    #[test]
    fn small_numbers_are_short() {
        assert_eq!(best(&[0, 0, 1, 0]), 0);
        assert_eq!(best(&[9, 12, 8, 15]), 3);
        assert_eq!(best(&[]), 0);
    }
}
