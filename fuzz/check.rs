//! What must hold for any bytes that somebody sends as a link.

use factline::share::{LinkError, Priming, decode, encode};
use std::sync::LazyLock;

/// A short priming: the real one takes its time.
static PRIMING: LazyLock<Option<Priming>> = LazyLock::new(|| {
    Priming::read(&Priming::file(2, "The minister said on Monday that nothing had been decided. ".repeat(9).as_bytes()))
});

/// The first byte chooses between a pasted text and an encoded body.
pub(crate) fn link(data: &[u8]) {
    let Some((&how, rest)) = data.split_first() else { return };
    let pasted = if how & 1 == 0 { String::from_utf8_lossy(rest).into_owned() } else { framed(how >> 1 & 3, rest) };
    let Ok(shared) = decode(&pasted, PRIMING.as_ref()) else { return };
    // Whatever has opened can be sent on, and opens again.
    match encode(&shared, None) {
        Ok(link) => assert!(decode(&link, None).is_ok(), "{link}"),
        Err(error) => assert_eq!(error, LinkError::TooLarge),
    }
}

/// A link with a right length and checksum around any body.
fn framed(codec: u8, encoded: &[u8]) -> String {
    let mut payload = vec![codec];
    let mut length = encoded.len();
    while 0x7F < length {
        payload.push(u8::try_from(length & 0x7F).unwrap_or_default() | 0x80);
        length >>= 7;
    }
    payload.push(u8::try_from(length).unwrap_or_default());
    let crc = !payload.iter().chain(encoded).fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    });
    payload.extend(crc.to_le_bytes());
    payload.extend(encoded);
    let mut link = String::from("#f1");
    for group in payload.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let letter = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            link.extend(alphabet.chars().nth(letter));
        }
    }
    link
}
