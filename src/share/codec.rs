//! How the body is made shorter. The encoder tries every codec and keeps the shortest; a decoder is never dropped.
//!
//! | codec | encoded body |
//! | --- | --- |
//! | 0 | the body itself |
//! | 1 | raw deflate (RFC 1951) |
//! | 2 | kept for a denser one |
//!
//! A codec that must know the length of its body beforehand puts it first in its own bytes.

use crate::share::{LinkError, MAX_BODY};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

const STORED: u8 = 0;
const DEFLATE: u8 = 1;

/// zlib's hardest level and one more. Links are made once and short, so time does not matter.
const DEFLATE_LEVEL: u8 = 10;

/// The shortest encoding of `body`, after the number of its codec.
pub(crate) fn encode(body: &[u8]) -> (u8, Vec<u8>) {
    let deflated = compress_to_vec(body, DEFLATE_LEVEL);
    if deflated.len() < body.len() { (DEFLATE, deflated) } else { (STORED, body.to_vec()) }
}

/// The body behind `bytes`. Never gives, or allocates, more than [`MAX_BODY`] bytes.
pub(crate) fn decode(codec: u8, bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    match codec {
        STORED if MAX_BODY < bytes.len() => Err(LinkError::TooLarge),
        STORED => Ok(bytes.to_vec()),
        DEFLATE => decompress_to_vec_with_limit(bytes, MAX_BODY).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => LinkError::TooLarge,
            _ => LinkError::Foreign,
        }),
        _ => Err(LinkError::Newer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_shortest() {
        assert_eq!(encode(b"no"), (STORED, b"no".to_vec()));
        let long = "again and ".repeat(50);
        let (codec, bytes) = encode(long.as_bytes());
        assert_eq!(codec, DEFLATE);
        assert!(bytes.len() < 30, "{}", bytes.len());
        assert_eq!(decode(codec, &bytes), Ok(long.into_bytes()));
    }

    #[test]
    fn stops_a_bomb() {
        let bomb = compress_to_vec(&vec![b'a'; MAX_BODY + 1], DEFLATE_LEVEL);
        assert!(bomb.len() < 5_000, "small outside: {}", bomb.len());
        assert_eq!(decode(DEFLATE, &bomb), Err(LinkError::TooLarge));
        let full = vec![b'a'; MAX_BODY];
        assert_eq!(decode(DEFLATE, &compress_to_vec(&full, DEFLATE_LEVEL)), Ok(full));
    }

    #[test]
    fn refuses_what_is_no_deflate() {
        assert_eq!(decode(DEFLATE, &[]), Err(LinkError::Foreign));
        assert_eq!(decode(DEFLATE, &[0xFF; 40]), Err(LinkError::Foreign));
        assert_eq!(decode(2, b"dense"), Err(LinkError::Newer));
    }
}
