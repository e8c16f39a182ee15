//! The prose that both ends of a link have read before its first word, so that common English costs next to nothing.
//!
//! It is kept as `PPMd` packs it, in a file of its own that the page loads when it first needs it. A link is simply the
//! continuation of that file: its bytes, laid behind the file's, unpack to the prose and then to the words of the link.
//! A priming is frozen: the codec's number names it, and a test holds its digest.

use crate::bytes::crc::crc32;
use crate::share::{LinkError, MAX_BODY};
use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};
use std::io::{Read, Write};
use std::sync::OnceLock;

/// Contexts of up to six bytes: more cost memory and gain nothing on texts as short as an article.
const ORDER: u32 = 6;

/// The model's memory, in bytes. Both ends must agree: where it is full, the model begins anew.
const MEMORY: u32 = 1 << 23;

/// Bytes that the range coder may leave out at its end: what is missing is read as [`PAD`].
const SPARE: usize = 3;

const PAD: [u8; 8] = [0xFF; 8];

/// "FP", the codec's number, then the lengths of the prose and of its packed form, and the checksum of the latter.
const HEADER: usize = 3 + 3 * 4;

/// More than any priming will ever be, so that a damaged file allocates nothing.
const MAX_PROSE: usize = 1 << 20;

/// A priming as it is stored, ready to continue.
#[derive(Clone)]
pub struct Priming {
    codec: u8,
    /// The packed prose, as far as no continuation changes it.
    fixed: Vec<u8>,
    /// The end of the packed prose where nothing follows.
    end: Vec<u8>,
    /// The length of the prose.
    length: usize,
    /// The prose, once it was needed.
    prose: OnceLock<Vec<u8>>,
}

impl std::fmt::Debug for Priming {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Priming({}, {} bytes)", self.codec, self.length)
    }
}

impl Priming {
    /// The name of the file in the page's folder.
    pub const FILE: &str = "link-2.priming";

    /// Takes the file's bytes. `None` where they are not a whole priming.
    pub fn read(file: &[u8]) -> Option<Self> {
        let (header, packed) = file.split_at_checked(HEADER)?;
        let [b'F', b'P', codec, numbers @ ..] = header else { return None };
        let mut numbers = numbers.chunks_exact(4).filter_map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)));
        let (length, fixed, crc) = (numbers.next()? as usize, numbers.next()? as usize, numbers.next()?);
        if MAX_PROSE < length || crc32(&[packed]) != crc {
            return None;
        }
        let (fixed, end) = packed.split_at_checked(fixed)?;
        Some(Self { codec: *codec, fixed: fixed.to_vec(), end: end.to_vec(), length, prose: OnceLock::new() })
    }

    /// The file that holds `prose`; empty where memory does not suffice.
    pub fn file(codec: u8, prose: &[u8]) -> Vec<u8> {
        let Some(taken) = coder(&[prose]) else { return Vec::new() };
        let fixed = taken.get_ref().len();
        let packed = finish(taken);
        let [length, fixed] = [prose.len(), fixed].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        let mut file = vec![b'F', b'P', codec];
        for number in [length, fixed, crc32(&[&packed])] {
            file.extend(number.to_le_bytes());
        }
        file.extend(packed);
        file
    }

    /// Nothing: words are packed as they come.
    pub(crate) fn none(codec: u8) -> Self {
        // The coder's first byte is always 0.
        Self { codec, fixed: vec![0], end: Vec::new(), length: 0, prose: OnceLock::new() }
    }

    /// The codec that this priming is for.
    pub(crate) fn codec(&self) -> u8 {
        self.codec
    }

    /// The prose itself; empty where this is no priming.
    pub fn prose(&self) -> &[u8] {
        self.prose.get_or_init(|| unpack(&[&self.fixed, &self.end], 0, self.length).unwrap_or_default())
    }

    /// `words`, packed as what follows the prose. `None` where this is no priming.
    pub(crate) fn pack(&self, words: &[u8]) -> Option<Vec<u8>> {
        if words.is_empty() {
            return Some(Vec::new());
        }
        let prose = self.prose();
        if prose.len() != self.length {
            return None;
        }
        finish(coder(&[prose, words])?).get(self.fixed.len()..).map(<[u8]>::to_vec)
    }

    /// The `length` bytes of words behind `packed`.
    pub(crate) fn unpack(&self, packed: &[u8], length: usize) -> Result<Vec<u8>, LinkError> {
        if length == 0 && !packed.is_empty() {
            return Err(LinkError::Foreign);
        }
        unpack(&[&self.fixed, packed], self.length, length.min(MAX_BODY)).ok_or(LinkError::Foreign)
    }
}

/// A coder that has taken `parts`.
fn coder(parts: &[&[u8]]) -> Option<Ppmd7Encoder<Vec<u8>>> {
    let mut coder = Ppmd7Encoder::new(Vec::new(), ORDER, MEMORY).ok()?;
    parts.iter().try_for_each(|part| coder.write_all(part)).ok()?;
    Some(coder)
}

/// Everything that `coder` has written, less what [`PAD`] stands for.
fn finish(coder: Ppmd7Encoder<Vec<u8>>) -> Vec<u8> {
    let fixed = coder.get_ref().len();
    let mut packed = coder.finish(false).unwrap_or_default();
    packed.truncate(packed.len().saturating_sub(SPARE).max(fixed));
    while fixed < packed.len() && packed.last() == PAD.first() {
        packed.pop();
    }
    packed
}

/// The `length` bytes behind the first `skipped` ones of what `parts` hold.
fn unpack(parts: &[&[u8]], skipped: usize, length: usize) -> Option<Vec<u8>> {
    if length == 0 {
        return Some(Vec::new());
    }
    let packed = [parts, &[&PAD]].concat().concat();
    let mut coder = Ppmd7Decoder::new(packed.as_slice(), ORDER, MEMORY).ok()?;
    let mut block = [0; 4096];
    let mut left = skipped;
    while 0 < left {
        let some = block.get_mut(..left.min(4096))?;
        coder.read_exact(some).ok()?;
        left -= some.len();
    }
    let mut words = vec![0; length];
    coder.read_exact(&mut words).ok()?;
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The minister said on Monday that the government would not comment on the report. ";

    #[test]
    fn a_link_continues_the_prose() {
        let priming = Priming::read(&Priming::file(2, PROSE.repeat(3).as_bytes())).unwrap();
        assert_eq!(priming.prose(), PROSE.repeat(3).as_bytes());
        for words in ["", "x", "The minister said.", "\0\u{FF}\u{10FFFF}", PROSE, &PROSE.repeat(90)] {
            for priming in [&priming, &Priming::none(3)] {
                let packed = priming.pack(words.as_bytes()).unwrap();
                assert_eq!(priming.unpack(&packed, words.len()).as_deref(), Ok(words.as_bytes()), "{words:?}");
            }
        }
        let length = |priming: &Priming| priming.pack(PROSE.as_bytes()).unwrap().len();
        assert!(length(&priming) < 5 && 40 < length(&Priming::none(3)), "{}", length(&priming));
    }

    #[test]
    fn every_end_of_the_coder_is_read_back() {
        let priming = Priming::read(&Priming::file(2, PROSE.as_bytes())).unwrap();
        let mut state = 1_u32;
        for length in 1..600 {
            let mut words = Vec::new();
            for _ in 0..=(length % 40) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let [.., byte] = state.to_be_bytes().map(|byte| byte);
                words.push(if state < 1 << 31 { b'a' + byte % 3 } else { (state >> 24) as u8 });
            }
            let packed = priming.pack(&words).unwrap();
            assert_eq!(priming.unpack(&packed, words.len()), Ok(words));
        }
    }

    #[test]
    fn a_damaged_file_is_no_priming() {
        let file = Priming::file(2, PROSE.as_bytes());
        for cut in 0..file.len() {
            assert!(Priming::read(&file[..cut]).is_none());
        }
        for place in 0..file.len() {
            let mut damaged = file.clone();
            damaged[place] ^= 0x40;
            let same = |priming: Priming| priming.prose() == PROSE.as_bytes() && priming.codec == 2;
            assert!(!Priming::read(&damaged).is_some_and(same), "{place}");
        }
    }
}
