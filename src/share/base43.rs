//! Bytes as letters that a QR code packs tightly: those of its alphanumeric mode, less the blank and the percent sign, which
//! mean something else in an address. Two bytes are three letters, a last one alone is two.
//!
//! Strict, as `base64` is: one text for each run of bytes, or none.

const ALPHABET: &[u8; 43] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";
const BASE: u32 = 43;

/// The value that `letter` stands for; `None` outside the alphabet.
pub(crate) fn value(letter: char) -> Option<u8> {
    let place = ALPHABET.iter().position(|&other| char::from(other) == letter)?;
    u8::try_from(place).ok()
}

/// Writes `bytes`. Empty gives an empty text.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * 3 / 2 + 1);
    for group in bytes.chunks(2) {
        let number = group.iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte));
        let powers = [BASE * BASE, BASE, 1];
        // The highest letter of a byte alone is always the first, and is left out.
        for power in powers.into_iter().skip(2 - group.len()) {
            letters.extend(ALPHABET.get((number / power % BASE) as usize).copied().map(char::from));
        }
    }
    letters
}

/// Bytes that arrive letter by letter.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The whole bytes that have arrived.
    pub(crate) bytes: Vec<u8>,
    number: u32,
    letters: usize,
    is_refused: bool,
}

impl Reader {
    /// Takes one more value; `last` says that one byte alone is still to come.
    pub(crate) fn push(&mut self, value: u8, last: bool) {
        self.number = self.number * BASE + u32::from(value);
        self.letters += 1;
        let size = if last { 1 } else { 2 };
        if self.letters <= size {
            return;
        }
        let [.., high, low] = self.number.to_be_bytes();
        self.is_refused |= self.number >> (8 * size) != 0;
        self.bytes.extend([high, low].into_iter().skip(2 - size));
        (self.number, self.letters) = (0, 0);
    }

    /// Whether the letters end where bytes end, and all of them were bytes.
    pub(crate) fn is_whole(&self) -> bool {
        self.letters == 0 && !self.is_refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(letters: &str, bytes: usize) -> Option<Vec<u8>> {
        let mut reader = Reader::default();
        for letter in letters.chars() {
            reader.push(value(letter)?, reader.bytes.len() + 1 == bytes);
        }
        reader.is_whole().then_some(reader.bytes)
    }

    #[test]
    fn reads_what_it_writes() {
        let vectors: [(&[u8], &str); 5] =
            [(b"", ""), (b"\0", "00"), (b"\xFF", "5."), (b"\xFF\xFF", "ZJ3"), (b"\x07\x39\x2A", "1000:")];
        for (bytes, letters) in vectors {
            assert_eq!(write(bytes), letters, "{bytes:?}");
            assert_eq!(read(letters, bytes.len()).as_deref(), Some(bytes), "{letters}");
        }
        let all: Vec<u8> = (0..=255).flat_map(|high| [high, 77, high ^ 0x5A]).collect();
        assert_eq!(read(&write(&all), all.len()), Some(all));
    }

    #[test]
    fn refuses_what_is_more_than_a_byte() {
        for (letters, bytes) in [("5/", 1), ("ZJ4", 2), ("::", 1), (":::", 2), ("0", 1), ("00", 2), ("0a0", 2)] {
            assert_eq!(read(letters, bytes), None, "{letters}");
        }
    }
}
