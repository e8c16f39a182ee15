//! Whole numbers in as few bytes as they need: seven bits a byte, lowest first, the top bit says that more follow (LEB128).

/// Appends `value` to `bytes`.
pub(crate) fn write(bytes: &mut Vec<u8>, value: u32) {
    let mut rest = value;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            bytes.push(low);
            break;
        }
        bytes.push(low | 0x80);
    }
}

/// What stands at the start of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Varint {
    /// A number, and how many bytes it takes.
    Value(u32, usize),
    /// The bytes end before the number does.
    Unfinished,
    /// More than 32 bits, or zeros at the end that nobody writes.
    Malformed,
}

/// Reads the number at the start of `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Varint {
    let mut value = 0_u32;
    for (place, &byte) in bytes.iter().take(5).enumerate() {
        let bits = u32::from(byte & 0x7F);
        if (place == 4 && 0xF < byte) || (0 < place && byte == 0) {
            return Varint::Malformed;
        }
        value |= bits << (7 * place);
        if byte < 0x80 {
            return Varint::Value(value, place + 1);
        }
    }
    Varint::Unfinished
}

/// A signed number as one that is small where it is near zero: 0, -1, 1, -2 become 0, 1, 2, 3.
pub(crate) fn zigzag(value: i32) -> u32 {
    (value << 1 ^ value >> 31).cast_unsigned()
}

/// The signed number behind a [`zigzag`] one.
pub(crate) fn unzigzag(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 28, u32::MAX] {
            let mut bytes = Vec::new();
            write(&mut bytes, value);
            assert_eq!(read(&bytes), Varint::Value(value, bytes.len()));
            for cut in 0..bytes.len() {
                assert_eq!(read(&bytes[..cut]), Varint::Unfinished, "{value} cut at {cut}");
            }
        }
        for value in [0, 1, -1, 63, -64, i32::MAX, i32::MIN] {
            assert_eq!(unzigzag(zigzag(value)), value);
        }
    }

    #[test]
    fn refuses_what_nobody_writes() {
        for bytes in [&[0x80, 0][..], &[0xFF, 0xFF, 0xFF, 0xFF, 0x10], &[0xFF; 9], &[0x80, 0x80, 0]] {
            assert_eq!(read(bytes), Varint::Malformed, "{bytes:?}");
        }
    }
}
