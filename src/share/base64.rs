//! Bytes as the letters of an address: base64url (RFC 4648, section 5), without padding.
//!
//! Strict: one text for each run of bytes, or none. Blanks and wrappers are for `mend`.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The characters that carry `bytes` bytes.
pub(crate) const fn length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// The six bits that `letter` stands for; `None` outside the alphabet.
pub(crate) fn sextet(letter: char) -> Option<u8> {
    Some(match u8::try_from(letter).ok()? {
        byte @ b'A'..=b'Z' => byte - b'A',
        byte @ b'a'..=b'z' => byte - b'a' + 26,
        byte @ b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// Writes `bytes`. Empty gives an empty text.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(length(bytes.len()));
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let sextet = (bits >> (18 - 6 * place) & 63) as usize;
            letters.extend(ALPHABET.get(sextet).copied().map(char::from));
        }
    }
    letters
}

/// Bytes that arrive letter by letter.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The whole bytes that have arrived.
    pub(crate) bytes: Vec<u8>,
    spare: u32,
    spare_bits: u32,
}

impl Reader {
    /// Takes six more bits.
    pub(crate) fn push(&mut self, sextet: u8) {
        self.spare = self.spare << 6 | u32::from(sextet);
        self.spare_bits += 6;
        if let Some(left) = self.spare_bits.checked_sub(8) {
            self.bytes.extend(u8::try_from(self.spare >> left));
            self.spare &= (1 << left) - 1;
            self.spare_bits = left;
        }
    }

    /// Whether the letters end where bytes end: fewer than six bits are left over and all of them are zero.
    pub(crate) fn is_whole(&self) -> bool {
        self.spare_bits < 6 && self.spare == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(letters: &str) -> Option<Vec<u8>> {
        let mut reader = Reader::default();
        letters.chars().try_for_each(|letter| sextet(letter).map(|sextet| reader.push(sextet)))?;
        reader.is_whole().then_some(reader.bytes)
    }

    #[test]
    fn reads_what_it_writes() {
        // The vectors of RFC 4648, section 10, less the padding, and the two letters that differ from plain base64.
        let vectors: [(&[u8], &str); 8] = [
            (b"", ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xfb\xff", "-_8"),
        ];
        for (bytes, letters) in vectors {
            assert_eq!(write(bytes), letters);
            assert_eq!(length(bytes.len()), letters.len());
            assert_eq!(read(letters).as_deref(), Some(bytes), "{letters}");
        }
    }

    #[test]
    fn refuses_a_second_spelling() {
        for letters in ["Zh", "Zm9", "Z", "Zm9vY", "Zg==", "Zm+v", "Zm/v", "Zm v", "Zм"] {
            assert_eq!(read(letters), None, "{letters}");
        }
    }
}
