//! The body of a link: tagged sections, in one of two layouts.
//!
//! *Whole*: each section is a tag, a length and its bytes. *Split*, for the dense codecs: what is words goes into one stream that
//! packs well, in the order of the sections; tags, lengths and everything else stay in a plain one. A section's first number
//! there is twice its tag, and one more where its bytes are words, so that unknown sections are skipped in either stream.

use crate::bytes::varint::{self, Varint};
use crate::share::{LinkError, MAX_BODY};

/// More sections than this are none of ours; the format knows fewer than twenty.
const MAX_SECTIONS: usize = 1_000;

/// One section of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) tag: u32,
    /// Whether the bytes are words that somebody wrote; not known of sections that were read as a whole body.
    pub(crate) is_words: bool,
    pub(crate) bytes: Vec<u8>,
}

/// A body in two streams.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) plain: Vec<u8>,
    pub(crate) words: Vec<u8>,
}

/// Writes a whole body.
pub(crate) fn whole(sections: &[Section]) -> Vec<u8> {
    let mut body = Vec::new();
    for section in sections {
        varint::write(&mut body, section.tag);
        varint::write(&mut body, narrow(section.bytes.len()));
        body.extend(&section.bytes);
    }
    body
}

/// The sections of a whole body.
pub(crate) fn read_whole(body: &[u8]) -> Result<Vec<Section>, LinkError> {
    let mut sections = Vec::new();
    let mut rest = body;
    while !rest.is_empty() {
        let tag = number(&mut rest)?;
        let length = number(&mut rest)? as usize;
        if sections.len() == MAX_SECTIONS {
            return Err(LinkError::TooLarge);
        }
        sections.push(Section { tag, is_words: false, bytes: take(&mut rest, length)? });
    }
    Ok(sections)
}

impl Split {
    pub(crate) fn write(sections: &[Section]) -> Self {
        let mut split = Self::default();
        for section in sections {
            varint::write(&mut split.plain, section.tag << 1 | u32::from(section.is_words));
            varint::write(&mut split.plain, narrow(section.bytes.len()));
            if section.is_words { &mut split.words } else { &mut split.plain }.extend(&section.bytes);
        }
        split
    }

    /// How long the stream of words is, as the plain one says. Never more than [`MAX_BODY`].
    pub(crate) fn words_length(plain: &[u8]) -> Result<usize, LinkError> {
        let mut length = 0_usize;
        heads(plain, |head, _| {
            length = length.saturating_add(if head.is_words { head.length } else { 0 });
            Ok(())
        })?;
        if MAX_BODY < length { Err(LinkError::TooLarge) } else { Ok(length) }
    }

    pub(crate) fn read(&self) -> Result<Vec<Section>, LinkError> {
        let mut sections = Vec::new();
        let mut words = self.words.as_slice();
        heads(&self.plain, |head, plain| {
            let bytes = if head.is_words { take(&mut words, head.length)? } else { plain.to_vec() };
            sections.push(Section { tag: head.tag, is_words: head.is_words, bytes });
            if MAX_SECTIONS < sections.len() { Err(LinkError::TooLarge) } else { Ok(()) }
        })?;
        if words.is_empty() { Ok(sections) } else { Err(LinkError::Foreign) }
    }
}

struct Head {
    tag: u32,
    is_words: bool,
    length: usize,
}

/// Hands over each section of a plain stream, with the bytes that it has there.
fn heads(plain: &[u8], mut each: impl FnMut(&Head, &[u8]) -> Result<(), LinkError>) -> Result<(), LinkError> {
    let mut rest = plain;
    while !rest.is_empty() {
        let first = number(&mut rest)?;
        let head = Head { tag: first >> 1, is_words: first & 1 == 1, length: number(&mut rest)? as usize };
        let own = if head.is_words { 0 } else { head.length };
        let (bytes, after) = rest.split_at_checked(own).ok_or(LinkError::Foreign)?;
        rest = after;
        each(&head, bytes)?;
    }
    Ok(())
}

fn take(rest: &mut &[u8], length: usize) -> Result<Vec<u8>, LinkError> {
    let (bytes, after) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
    *rest = after;
    Ok(bytes.to_vec())
}

/// Takes a number off the start of `rest`.
pub(crate) fn number(rest: &mut &[u8]) -> Result<u32, LinkError> {
    let Varint::Value(value, size) = varint::read(rest) else { return Err(LinkError::Foreign) };
    *rest = rest.get(size..).unwrap_or_default();
    Ok(value)
}

pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(tag: u32, is_words: bool, bytes: &[u8]) -> Section {
        Section { tag, is_words, bytes: bytes.to_vec() }
    }

    #[test]
    fn reads_what_it_writes() {
        let sections = [
            section(1, true, b"It rained."),
            section(8, false, &[1, 2, 3, 4]),
            section(2, true, b""),
            section(3, true, b"Rain"),
            section(4_000, false, b""),
        ];
        let split = Split::write(&sections);
        assert_eq!(split.words, b"It rained.Rain");
        assert_eq!(Split::words_length(&split.plain), Ok(14));
        assert_eq!(split.read().as_deref(), Ok(&sections[..]));
        let read = read_whole(&whole(&sections)).unwrap();
        assert!(read.iter().zip(&sections).all(|(a, b)| (a.tag, &a.bytes) == (b.tag, &b.bytes)));
    }

    #[test]
    fn refuses_what_was_never_written() {
        let split = |plain: &[u8], words: &[u8]| Split { plain: plain.to_vec(), words: words.to_vec() }.read();
        assert_eq!(split(&[3, 4], b"rain").map(|sections| sections.len()), Ok(1));
        assert_eq!(split(&[3, 5], b"rain"), Err(LinkError::Foreign), "too few words");
        assert_eq!(split(&[3, 3], b"rain"), Err(LinkError::Foreign), "too many");
        assert_eq!(split(&[2, 4, 0], b""), Err(LinkError::Foreign));
        assert_eq!(split(&[3], b""), Err(LinkError::Foreign));
        let huge = [3, 0xFF, 0xFF, 0xFF, 0xFF, 0xF, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xF];
        assert_eq!(Split::words_length(&huge), Err(LinkError::TooLarge));
    }
}
