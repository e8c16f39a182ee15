//! The link as a QR code: the address as bytes, the link behind it in letters that a code packs tightly.
//!
//! Not for drawing: what comes out is a path for whoever draws.

use crate::share::{LinkError, framing};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde::{Deserialize, Serialize};

/// A QR code. Its light margin, four modules on each side, is part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// Its modules on each side, the margin counted.
    pub side: u32,
    /// The dark modules, as the path of a drawing that is `side` wide and high.
    pub path: String,
    /// The link that is in it.
    pub link: String,
}

const MARGIN: i32 = 4;

/// The code of a link: `address` is where Factline stands, `fragment` what [`crate::share::encode`] gave. `Ok(None)` where no code
/// holds so much.
///
/// # Errors
/// As [`crate::share::decode`], where the fragment is no whole link.
pub fn qr(address: &str, fragment: &str) -> Result<Option<Qr>, LinkError> {
    let (codec, encoded) = framing::read(fragment)?;
    let (prefix, letters) = framing::frame_for_qr(codec, &encoded);
    let start = [address, &prefix].concat();
    let segments = [QrSegment::make_bytes(start.as_bytes()), QrSegment::make_alphanumeric(&letters)];
    let (least, most) = (Version::new(1), Version::new(40));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true);
    Ok(code.ok().map(|code| Qr {
        side: u32::try_from(code.size() + 2 * MARGIN).unwrap_or_default(),
        path: path(&code),
        link: start + &letters,
    }))
}

/// The dark modules, a row at a time, neighbours in one stroke.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    let mut add = |parts: [&str; 2]| parts.iter().for_each(|part| path.push_str(part));
    for row in 0..code.size() {
        let mut from = None;
        for column in 0..=code.size() {
            // What is outside is light.
            let dark = code.get_module(column, row);
            match from {
                None if dark => from = Some(column),
                Some(start) if !dark => {
                    let [left, top] = [start, row].map(|at| (at + MARGIN).to_string());
                    let length = (column - start).to_string();
                    add(["M", &left]);
                    add([" ", &top]);
                    add(["h", &length]);
                    add(["v1h-", &length]);
                    add(["z", ""]);
                    from = None;
                }
                _ => {}
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{Shared, decode, encode};
    use crate::text::Article;

    fn shared(words: usize) -> Shared {
        let mut state = 7_u32;
        let mut word = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + u8::try_from((state >> 16) % 26).unwrap())
        };
        Shared::new(Article::new((0..words).map(|_| word()).collect::<String>()))
    }

    #[test]
    fn a_code_holds_the_whole_link() {
        for words in [0, 1, 40, 41, 700] {
            let shared = shared(words);
            let fragment = encode(&shared, None).unwrap();
            let qr = qr("https://example.org/factline/", &fragment).unwrap().expect("it fits");
            assert!(qr.link.starts_with("https://example.org/factline/#q1"));
            assert_eq!(decode(&qr.link, None).as_ref(), Ok(&shared));
            assert_eq!(decode(&format!("See <{}>.", qr.link), None).as_ref(), Ok(&shared));
            assert!(qr.side % 4 == 1 && qr.path.starts_with("M4 4h7v1h-7z"), "{qr:?}");
        }
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        let fragment = encode(&shared(6_000), None).unwrap();
        assert_eq!(qr("https://example.org/", &fragment), Ok(None), "{}", fragment.len());
        assert_eq!(qr("https://example.org/", "#f1AA"), Err(LinkError::Cut));
    }

    /// A fifth more goes into a code than as a plain link, which takes bytes.
    #[test]
    fn letters_are_packed_tightly() {
        let fragment = encode(&shared(4_300), None).unwrap();
        assert!(2_953 < fragment.len() && fragment.len() < 3_700, "{}", fragment.len());
        assert!(qr("https://example.org/factline/", &fragment).unwrap().is_some());
    }
}
