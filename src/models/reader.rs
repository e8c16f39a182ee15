//! Reading and writing the numbers of a model file, never past the end.

use crate::bytes::varint::{self, Varint};
use crate::models::ModelError;

/// Bytes still to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader at the start of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// All that is left.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next `N` bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], ModelError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(ModelError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next number of as few bytes as it needs.
    pub(crate) fn number(&mut self) -> Result<usize, ModelError> {
        match varint::read(self.rest) {
            Varint::Value(value, size) => {
                self.take(size)?;
                Ok(value as usize)
            }
            Varint::Unfinished => Err(ModelError::Truncated),
            Varint::Malformed => Err(ModelError::Malformed("a number is malformed")),
        }
    }

    /// The next number, which must not be above `most`: what is allocated is never more than the file can fill.
    pub(crate) fn count(&mut self, most: usize) -> Result<usize, ModelError> {
        let count = self.number()?;
        if most < count { Err(ModelError::Malformed("a count is too large")) } else { Ok(count) }
    }

    /// The next run of bytes, which its length precedes.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], ModelError> {
        let count = self.number()?;
        self.take(count)
    }

    /// The next words: a count, then each after its length.
    pub(crate) fn words(&mut self) -> Result<Vec<&'a str>, ModelError> {
        let count = self.count(self.rest.len())?;
        let word = |_| str::from_utf8(self.bytes()?).map_err(|_| ModelError::Malformed("a word is not UTF-8"));
        (0..count).map(word).collect()
    }
}

/// Appends a number. What a file holds stays far below 2^32.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_number(bytes: &mut Vec<u8>, value: usize) {
    varint::write(bytes, u32::try_from(value).unwrap_or(u32::MAX));
}

/// Appends a run of bytes after its length.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_bytes(bytes: &mut Vec<u8>, run: &[u8]) {
    put_number(bytes, run.len());
    bytes.extend(run);
}

/// Appends words as [`Reader::words`] reads them.
#[cfg(feature = "train")]
pub(crate) fn put_words<'w>(bytes: &mut Vec<u8>, words: impl ExactSizeIterator<Item = &'w str>) {
    put_number(bytes, words.len());
    for word in words {
        put_bytes(bytes, word.as_bytes());
    }
}
