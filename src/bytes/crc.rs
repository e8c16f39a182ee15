//! CRC-32, the one of PNG and gzip (ISO 3309: polynomial `0xEDB88320`, reflected): finds every change of one character in a link.
//!
//! A check against accidents, not against forgers.

static TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index: u32 = 0;
    while index < 256 {
        let mut value = index;
        let mut bit = 0;
        while bit < 8 {
            value = value >> 1 ^ if value & 1 == 1 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "run by the compiler, which checks it")]
        {
            table[index as usize] = value;
        }
        index += 1;
    }
    table
}

/// The checksum of `parts`, read as one run of bytes. Nothing gives 0.
pub(crate) fn crc32(parts: &[&[u8]]) -> u32 {
    !parts.iter().copied().flatten().fold(!0, |crc: u32, &byte| {
        let index = (crc ^ u32::from(byte)) & 0xFF;
        crc >> 8 ^ TABLE.get(index as usize).copied().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn gives_the_check_value_of_the_standard() {
        assert_eq!(crc32(&[b"123456789"]), 0xCBF4_3926);
        assert_eq!(crc32(&[b"1234", b"", b"56789"]), 0xCBF4_3926);
        assert_eq!(crc32(&[]), 0);
    }
}
