//! CRC-32, the one of PNG and gzip (ISO 3309: polynomial `0xEDB88320`, reflected): finds every change of one character in a link.
//!
//! A check against accidents, not against forgers.

/// The checksum's steps for four bits: a table for whole bytes would be a kilobyte that nothing packs.
static STEPS: [u32; 16] = steps();

const fn steps() -> [u32; 16] {
    let mut steps = [0; 16];
    let mut index: u32 = 0;
    while index < 16 {
        let mut value = index;
        let mut bit = 0;
        while bit < 4 {
            value = value >> 1 ^ if value & 1 == 1 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "run by the compiler, which checks it")]
        {
            steps[index as usize] = value;
        }
        index += 1;
    }
    steps
}

/// The checksum of `parts`, read as one run of bytes. Nothing gives 0.
pub(crate) fn crc32(parts: &[&[u8]]) -> u32 {
    let step = |crc: u32| crc >> 4 ^ STEPS.get(crc as usize & 0xF).copied().unwrap_or_default();
    !parts.iter().copied().flatten().fold(!0, |crc: u32, &byte| step(step(crc ^ u32::from(byte))))
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
