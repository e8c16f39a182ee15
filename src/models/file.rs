//! The container that every model file is: a header that tells what it is and whether it is whole, then named sections.
//! Knows nothing of what a section means. `models/MODELS.md` describes the format for people.
//!
//! ```text
//! "FLMODEL" | version u8 | CRC-32 of all that follows u32 | its length u32 | body's length varint | deflated body
//! body = kind | section*          section = name | bytes          name, bytes, kind = length varint | bytes
//! ```
//! Numbers of a fixed width are little endian.

use crate::bytes::crc::crc32;
use crate::models::ModelError;
use crate::models::reader::Reader;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// What every model file begins with.
const MAGIC: &[u8] = b"FLMODEL";

/// The version of the container that this build reads.
const VERSION: u8 = 1;

/// Bytes of an inflated body: more is refused before anything is allocated.
const MAX_BODY: usize = 16 << 20;

/// A model file, opened and checked.
#[derive(Debug)]
pub(crate) struct ModelFile {
    body: Vec<u8>,
    /// The checksum that names this very file.
    pub(crate) checksum: u32,
}

impl ModelFile {
    /// Opens a file of `kind` ("names-1").
    pub(crate) fn open(bytes: &[u8], kind: &str) -> Result<Self, ModelError> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len()).map_err(|_| ModelError::Foreign)? != MAGIC {
            return Err(ModelError::Foreign);
        }
        let [version] = *reader.array()?;
        if version != VERSION {
            return Err(ModelError::OtherVersion);
        }
        let checksum = u32::from_le_bytes(*reader.array()?);
        let length = u32::from_le_bytes(*reader.array()?) as usize;
        let rest = reader.rest();
        if rest.len() < length {
            return Err(ModelError::Truncated);
        }
        if length < rest.len() || crc32(&[rest]) != checksum {
            return Err(ModelError::Damaged);
        }
        let mut reader = Reader::new(rest);
        let inflated = reader.number()?;
        if MAX_BODY < inflated {
            return Err(ModelError::Malformed("the body is too large"));
        }
        let body = decompress_to_vec_with_limit(reader.rest(), inflated)
            .map_err(|_| ModelError::Malformed("the body cannot be inflated"))?;
        let file = Self { body, checksum };
        let mut reader = Reader::new(&file.body);
        if reader.bytes()? != kind.as_bytes() {
            return Err(ModelError::OtherKind);
        }
        Ok(file)
    }

    /// The section of this name.
    pub(crate) fn section(&self, name: &'static str) -> Result<Reader<'_>, ModelError> {
        let mut reader = Reader::new(&self.body);
        reader.bytes()?; // The kind.
        while !reader.rest().is_empty() {
            let found = reader.bytes()?;
            let bytes = reader.bytes()?;
            if found == name.as_bytes() {
                return Ok(Reader::new(bytes));
            }
        }
        Err(ModelError::Missing(name))
    }
}

/// Writes a file of `kind` with `sections` by name.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(kind: &str, sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    use crate::models::reader::{put_bytes, put_number};
    let mut body = Vec::new();
    put_bytes(&mut body, kind.as_bytes());
    for (name, bytes) in sections {
        put_bytes(&mut body, name.as_bytes());
        put_bytes(&mut body, bytes);
    }
    let mut rest = Vec::new();
    put_number(&mut rest, body.len());
    rest.extend(miniz_oxide::deflate::compress_to_vec(&body, 10));
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend(crc32(&[&rest]).to_le_bytes());
    let length = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    file.extend(length.to_le_bytes());
    file.extend(rest);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        write("sample-1", &[("first", vec![1, 2, 3]), ("second", b"words ".repeat(40)), ("empty", Vec::new())])
    }

    #[test]
    fn reads_what_it_writes() {
        let file = ModelFile::open(&sample(), "sample-1").unwrap();
        assert_eq!(file.section("first").unwrap().rest(), [1, 2, 3]);
        assert_eq!(file.section("second").unwrap().rest().len(), 240);
        assert!(file.section("empty").unwrap().rest().is_empty());
        assert_eq!(file.section("third").err(), Some(ModelError::Missing("third")));
    }

    #[test]
    fn tells_what_is_wrong() {
        let open = |bytes: &[u8]| ModelFile::open(bytes, "sample-1").err();
        assert_eq!(open(b""), Some(ModelError::Foreign));
        assert_eq!(open(b"<!doctype html><p>Not found"), Some(ModelError::Foreign));
        assert_eq!(ModelFile::open(&sample(), "names-1").err(), Some(ModelError::OtherKind));
        let mut newer = sample();
        newer[7] = 2;
        assert_eq!(open(&newer), Some(ModelError::OtherVersion));
        let mut longer = sample();
        longer.push(0);
        assert_eq!(open(&longer), Some(ModelError::Damaged));
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error() {
        let whole = sample();
        for end in 0..whole.len() {
            let found = ModelFile::open(&whole[..end], "sample-1").err();
            let expected = if end < MAGIC.len() { ModelError::Foreign } else { ModelError::Truncated };
            assert_eq!(found, Some(expected), "cut at {end}");
        }
    }

    #[test]
    fn a_file_changed_anywhere_is_an_error() {
        let whole = sample();
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                assert!(ModelFile::open(&changed, "sample-1").is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut rest = Vec::new();
        crate::models::reader::put_number(&mut rest, MAX_BODY + 1);
        rest.extend(miniz_oxide::deflate::compress_to_vec(&vec![0; MAX_BODY + 1], 1));
        let mut file = [MAGIC, &[VERSION], &crc32(&[&rest]).to_le_bytes()].concat();
        file.extend(u32::try_from(rest.len()).unwrap().to_le_bytes());
        file.extend(rest);
        assert!(matches!(ModelFile::open(&file, "sample-1"), Err(ModelError::Malformed(_))));
    }
}
