//! The frame of a link: version, codec, length, checksum. Says whether what was pasted is whole and unchanged
//! before any of it is decoded.
//!
//! ```text
//! #f1<payload>   payload = codec u8 | length varint | CRC-32 u32, little endian | encoded body
//! #q1<payload>   the same for a QR code, in letters that it packs tightly
//! ```
//!
//! The payload is strict base64url, or strict base43 behind a `q`. The length is that of the encoded body, so that a link that was cut is known by it; the
//! checksum is taken over codec, length and encoded body.

use crate::bytes::crc::crc32;
use crate::bytes::varint::{self, Varint};
use crate::share::mend::{is_wrapper, mend};
use crate::share::{LinkError, MAX_BODY};
use crate::share::{base43, base64};
use std::iter::Peekable;

/// What a link begins with.
const LINK: char = 'f';
/// What a link in a QR code begins with.
const QR: char = 'q';
const VERSION: char = '1';
const CRC_BYTES: usize = 4;

/// Longer pastes are not looked at: the longest link, with each of its characters escaped, and a message around it.
const MAX_PASTED: usize = 4 * base64::length(MAX_BODY);

/// The link's fragment around an encoded body.
pub(crate) fn frame(codec: u8, encoded: &[u8]) -> String {
    format!("#{LINK}{VERSION}{}", base64::write(&wrap(codec, encoded)))
}

/// The same link for a QR code: what goes into it as bytes, and behind that what goes into it as letters.
pub(crate) fn frame_for_qr(codec: u8, encoded: &[u8]) -> (String, String) {
    (format!("#{QR}{VERSION}"), base43::write(&wrap(codec, encoded)))
}

fn wrap(codec: u8, encoded: &[u8]) -> Vec<u8> {
    let mut payload = vec![codec];
    varint::write(&mut payload, u32::try_from(encoded.len()).unwrap_or(u32::MAX));
    let crc = crc32(&[&payload, encoded]);
    payload.extend(crc.to_le_bytes());
    payload.extend(encoded);
    payload
}

/// The codec and the encoded body of the link in what was `pasted`.
pub(crate) fn read(pasted: &str) -> Result<(u8, Vec<u8>), LinkError> {
    if MAX_PASTED < pasted.len() {
        return Err(LinkError::TooLarge);
    }
    let fragment = mend(pasted).ok_or(LinkError::NotALink)?;
    let letters = match (fragment.letter, fragment.version) {
        (LINK, VERSION) => Letters::Base64(base64::Reader::default()),
        (QR, VERSION) => Letters::Base43(base43::Reader::default()),
        (LINK | QR, version) if VERSION < version => return Err(LinkError::Newer),
        _ => return Err(LinkError::Foreign),
    };
    let payload = payload(&fragment.rest, letters)?;
    let header = Header::read(&payload)?.ok_or(LinkError::Cut)?;
    let (head, encoded) = payload.split_at_checked(header.bytes()).ok_or(LinkError::Cut)?;
    let summed = head.get(..header.size).unwrap_or_default();
    if crc32(&[summed, encoded]) != header.crc {
        return Err(LinkError::Altered);
    }
    Ok((header.codec, encoded.to_vec()))
}

/// What stands before the encoded body.
struct Header {
    codec: u8,
    /// The length of the encoded body.
    length: usize,
    /// The length of codec and length together.
    size: usize,
    crc: u32,
}

impl Header {
    /// The header at the start of `payload`; `None` where not all of it is there.
    fn read(payload: &[u8]) -> Result<Option<Self>, LinkError> {
        let Some((&codec, rest)) = payload.split_first() else { return Ok(None) };
        let (length, size) = match varint::read(rest) {
            Varint::Value(length, size) => (length as usize, size + 1),
            Varint::Unfinished => return Ok(None),
            Varint::Malformed => return Err(LinkError::Altered),
        };
        if MAX_BODY < length {
            return Err(LinkError::TooLarge);
        }
        let crc = payload.get(size..).and_then(<[u8]>::first_chunk::<CRC_BYTES>);
        Ok(crc.map(|crc| Self { codec, length, size, crc: u32::from_le_bytes(*crc) }))
    }

    /// The length of the whole header.
    fn bytes(&self) -> usize {
        self.size + CRC_BYTES
    }
}

/// The letters of a payload, while they arrive.
enum Letters {
    Base64(base64::Reader),
    Base43(base43::Reader),
}

impl Letters {
    fn value(&self, letter: char) -> Option<u8> {
        match self {
            Self::Base64(_) => base64::sextet(letter),
            Self::Base43(_) => base43::value(letter),
        }
    }

    /// Takes one more; `said` is how many bytes there will be, where that is known.
    fn push(&mut self, value: u8, said: Option<usize>) {
        match self {
            Self::Base64(reader) => reader.push(value),
            Self::Base43(reader) => reader.push(value, said == Some(reader.bytes.len() + 1)),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Base64(reader) => &reader.bytes,
            Self::Base43(reader) => &reader.bytes,
        }
    }

    /// The bytes, where the letters end with them.
    fn finish(self) -> Option<Vec<u8>> {
        match self {
            Self::Base64(reader) => reader.is_whole().then_some(reader.bytes),
            Self::Base43(reader) => reader.is_whole().then_some(reader.bytes),
        }
    }
}

/// The bytes of the payload at the start of `rest`: as many as its own header says, blanks and line breaks skipped.
fn payload(rest: &str, mut reader: Letters) -> Result<Vec<u8>, LinkError> {
    let mut letters = rest.chars().peekable();
    let mut said = None;
    loop {
        if said.is_none() {
            said = Header::read(reader.bytes())?.map(|header| header.bytes() + header.length);
        }
        if said == Some(reader.bytes().len()) {
            break;
        }
        skip_blanks(&mut letters);
        match letters.peek().and_then(|&letter| reader.value(letter)) {
            Some(value) => {
                reader.push(value, said);
                letters.next();
            }
            None if ends(letters) => return Err(LinkError::Cut),
            None => return Err(LinkError::Foreign),
        }
    }
    match letters.peek().copied() {
        // The link's characters are all there: letters that are glued to them, or bits left over, are not of its making.
        Some(letter) if reader.value(letter).is_some() && !is_wrapper(letter) => Err(LinkError::Altered),
        Some(letter) if !is_wrapper(letter) => Err(LinkError::Foreign),
        _ => reader.finish().ok_or(LinkError::Altered),
    }
}

/// Skips white space, and the `>` with which mail programs begin the lines that they quote: a box of one line has made blanks
/// of the lines' ends.
fn skip_blanks(letters: &mut Peekable<impl Iterator<Item = char>>) {
    let mut begins_line = false;
    while let Some(blank) = letters.next_if(|&letter| letter.is_whitespace() || (begins_line && letter == '>')) {
        begins_line |= blank.is_whitespace();
    }
}

/// Whether a link could end here: nothing follows, or a bracket, stop or quotation mark with no letter on its other side.
fn ends(letters: impl Iterator<Item = char>) -> bool {
    let mut rest = letters.skip_while(|&letter| !letter.is_whitespace() && is_wrapper(letter));
    rest.next().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(payload: &[u8]) -> String {
        format!("#f1{}", base64::write(payload))
    }

    /// A payload with a right checksum around whatever header.
    fn summed(header: &[u8], encoded: &[u8]) -> String {
        link(&[header, &crc32(&[header, encoded]).to_le_bytes(), encoded].concat())
    }

    #[test]
    fn reads_what_it_writes() {
        for body in [&b""[..], b"a", b"ab", b"abc", &[0xFF; 1_000]] {
            assert_eq!(read(&frame(9, body)), Ok((9, body.to_vec())));
        }
    }

    #[test]
    fn skips_what_mail_puts_between_the_lines() {
        let whole = frame(9, &[0xA5; 60]);
        let (start, end) = whole.split_at(40);
        for between in ["\n", "\r\n> ", "\n> > ", " > ", " >> "] {
            assert_eq!(read(&[start, between, end].concat()), Ok((9, vec![0xA5; 60])), "{between:?}");
        }
    }

    #[test]
    fn a_said_length_is_never_trusted() {
        let huge = [0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F];
        assert_eq!(read(&summed(&huge, b"short")), Err(LinkError::TooLarge));
        assert_eq!(read(&link(&huge)), Err(LinkError::TooLarge), "known before the checksum has arrived");
        let mut long = vec![0];
        varint::write(&mut long, u32::try_from(MAX_BODY).unwrap());
        assert_eq!(read(&summed(&long, b"short")), Err(LinkError::Cut));
        assert_eq!(read(&summed(&[0, 5], b"longer")), Err(LinkError::Altered));
        assert_eq!(read(&summed(&[0, 0x85, 0], b"twice")), Err(LinkError::Altered), "a second spelling of 5");
    }

    #[test]
    fn bits_left_over_are_refused() {
        // Bodies of three lengths, so that no, two or four bits are left over in the last letter.
        for (body, left) in [(&b"aaa"[..], 0), (b"aaaa", 4), (b"aaaaa", 2)] {
            let whole = frame(0, body);
            assert_eq!(read(&whole), Ok((0, body.to_vec())));
            let (start, last) = whole.split_at(whole.len() - 1);
            let last = base64::sextet(last.chars().next().unwrap()).unwrap();
            for bits in 1..1_u8 << left {
                let spelled = base64::write(&[(last | bits) << 2]).chars().next().unwrap();
                assert_eq!(read(&format!("{start}{spelled}")), Err(LinkError::Altered));
            }
        }
    }

    #[test]
    fn the_checksum_comes_before_the_codec() {
        let altered = link(&[&[9, 3][..], &[0; 4], b"abc"].concat());
        assert_eq!(read(&altered), Err(LinkError::Altered));
    }
}
