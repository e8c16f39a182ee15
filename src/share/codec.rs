//! How the body is made shorter. The encoder tries what it has and keeps the shortest; a decoder is never dropped.
//!
//! | codec | encoded body |
//! | --- | --- |
//! | 0 | the whole body itself |
//! | 1 | the whole body by raw deflate (RFC 1951); no longer written |
//! | 2 | the split body, its words by `PPMd` after the prose of `link-2.priming` |
//! | 3 | the split body, its words by `PPMd` alone |
//!
//! 2 and 3: the length of the plain stream as a varint, the plain stream, the packed words.
//!
//! `PPMd` is Shkarin's variant H ("PPM: one step to practicality", 2002) with the range coder of 7z.

use crate::bytes::varint;
use crate::share::body::{self, Section, Split};
use crate::share::priming::Priming;
use crate::share::{LinkError, MAX_BODY};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

const STORED: u8 = 0;
const DEFLATE: u8 = 1;
/// The primed codec that is written today.
pub(crate) const PRIMED: u8 = 2;
const UNPRIMED: u8 = 3;

/// The shortest encoding of a body, after the number of its codec.
pub(crate) fn encode(sections: &[Section], priming: Option<&Priming>) -> (u8, Vec<u8>) {
    let split = Split::write(sections);
    let primed = priming.filter(|priming| priming.codec() == PRIMED).and_then(|priming| pack(&split, priming));
    let unprimed = || pack(&split, &Priming::none(UNPRIMED));
    let packed = primed.or_else(unprimed);
    let stored = (STORED, body::whole(sections));
    [stored].into_iter().chain(packed).min_by_key(|(_, bytes)| bytes.len()).unwrap_or_default()
}

fn pack(split: &Split, priming: &Priming) -> Option<(u8, Vec<u8>)> {
    let mut bytes = Vec::new();
    varint::write(&mut bytes, body::narrow(split.plain.len()));
    bytes.extend(&split.plain);
    bytes.extend(priming.pack(&split.words)?);
    Some((priming.codec(), bytes))
}

/// The body behind `bytes`. Never gives, or allocates, more than [`MAX_BODY`] bytes.
pub(crate) fn decode(codec: u8, bytes: &[u8], priming: Option<&Priming>) -> Result<Vec<Section>, LinkError> {
    match codec {
        STORED if MAX_BODY < bytes.len() => Err(LinkError::TooLarge),
        STORED => body::read_whole(bytes),
        DEFLATE => match decompress_to_vec_with_limit(bytes, MAX_BODY) {
            Ok(body) => body::read_whole(&body),
            Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(LinkError::TooLarge),
            Err(_) => Err(LinkError::Foreign),
        },
        PRIMED => {
            let priming = priming.filter(|priming| priming.codec() == PRIMED);
            unpack(bytes, priming.ok_or(LinkError::NeedsPriming)?)
        }
        UNPRIMED => unpack(bytes, &Priming::none(UNPRIMED)),
        _ => Err(LinkError::Newer),
    }
}

fn unpack(bytes: &[u8], priming: &Priming) -> Result<Vec<Section>, LinkError> {
    let mut rest = bytes;
    let length = body::number(&mut rest)? as usize;
    let (plain, packed) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
    if MAX_BODY < plain.len() {
        return Err(LinkError::TooLarge);
    }
    let words = priming.unpack(packed, Split::words_length(plain)?)?;
    Split { plain: plain.to_vec(), words }.read()
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    fn text(words: &str) -> Vec<Section> {
        vec![Section { tag: 1, is_words: true, bytes: words.into() }]
    }

    #[test]
    fn keeps_the_shortest() {
        assert_eq!(encode(&text("no"), None), (STORED, b"\x01\x02no".to_vec()));
        let long = text(&"again and ".repeat(50));
        let (codec, bytes) = encode(&long, None);
        assert_eq!(codec, UNPRIMED);
        assert!(bytes.len() < 30, "{}", bytes.len());
        assert_eq!(decode(codec, &bytes, None), Ok(long));
    }

    #[test]
    fn a_primed_link_needs_its_own_priming() {
        let prose = "It rained all night, the office said. ".repeat(9);
        let [priming, other] = [PRIMED, 9].map(|codec| Priming::read(&Priming::file(codec, prose.as_bytes())).unwrap());
        let sections = text("It rained all night in the north, the office said.");
        let (codec, bytes) = encode(&sections, Some(&priming));
        assert_eq!(codec, PRIMED);
        assert_eq!(decode(codec, &bytes, Some(&priming)), Ok(sections.clone()));
        assert_eq!(decode(codec, &bytes, None), Err(LinkError::NeedsPriming));
        assert_eq!(decode(codec, &bytes, Some(&other)), Err(LinkError::NeedsPriming));
        assert_ne!(encode(&sections, Some(&other)).0, PRIMED);
    }

    #[test]
    fn stops_a_bomb() {
        let bomb = compress_to_vec(&vec![b'a'; MAX_BODY + 1], 10);
        assert!(bomb.len() < 5_000, "small outside: {}", bomb.len());
        assert_eq!(decode(DEFLATE, &bomb, None), Err(LinkError::TooLarge));
        let mut said = vec![4, 3];
        varint::write(&mut said, body::narrow(MAX_BODY) + 1);
        assert_eq!(decode(UNPRIMED, &said, None), Err(LinkError::TooLarge));
    }

    #[test]
    fn refuses_what_no_codec_wrote() {
        for codec in [DEFLATE, UNPRIMED] {
            assert_eq!(decode(codec, &[], None), Err(LinkError::Foreign));
            assert_eq!(decode(codec, &[0xFF; 40], None), Err(LinkError::Foreign));
        }
        assert_eq!(decode(UNPRIMED, &[2, 3, 9], None), Err(LinkError::Foreign), "no words behind nothing");
        assert_eq!(decode(99, b"newest", None), Err(LinkError::Newer));
    }
}
