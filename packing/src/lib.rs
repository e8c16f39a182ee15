//! Packs what the page loads: WebAssembly code, and the words that it reads with. Knows nothing of Factline.
//!
//! The first file, and any that is no code, is packed by LZMA, which the smallest phone unpacks in a blink. Code goes
//! in parts: instructions, names of locals, offsets in memory and targets of branches each follow rules of their own, and
//! are shorter apart than together (`streams`). Code that follows other code is packed by mixed chances (`mixing`), a fifth
//! shorter still: that takes ten times as long to unpack (0.6 to 0.9 s for 1 MB), so it is for what may come later.
//!
//! A packed file begins with its method and a length as LEB128. By LZMA, that is the length of its contents, and their raw
//! LZMA follows; its contents are the number of its parts (one, or six where it is code), their lengths as LEB128, and the
//! parts. By mixed chances, that is how many bytes a walk over the module moves.

#[cfg(feature = "pack")]
mod glue;
mod lzma;
mod mixing;
#[cfg(feature = "pack")]
mod sections;
mod streams;
mod walk;

use streams::{STREAMS, merge, read};

/// The longest file, in bytes.
const LONGEST: usize = 4 << 20;

const BY_LZMA: u8 = 0;
const BY_MIXING: u8 = 1;

/// Unpacks files in the order in which they were packed.
#[derive(Debug, Default)]
pub struct Unpacker {
    last: Vec<u8>,
}

impl Unpacker {
    /// The next file; `None` where `packed` is cut, damaged or does not follow the files before.
    pub fn unpack(&mut self, packed: &[u8]) -> Option<&[u8]> {
        let (method, mut packed) = packed.split_first()?;
        let length = read(&mut packed).filter(|length| *length <= LONGEST)?;
        self.last = match *method {
            BY_LZMA => from_contents(&lzma::unpack(packed, length)?)?,
            BY_MIXING => mixing::unpack(packed, length, &self.last)?,
            _ => return None,
        };
        Some(&self.last)
    }
}

fn from_contents(mut contents: &[u8]) -> Option<Vec<u8>> {
    let count = read(&mut contents)?;
    let lengths: Vec<usize> = (0..count.min(STREAMS)).map_while(|_| read(&mut contents)).collect();
    let parts: Vec<&[u8]> = lengths.into_iter().map_while(|length| contents.split_off(..length)).collect();
    if count != parts.len() || !contents.is_empty() {
        return None;
    }
    match <[&[u8]; STREAMS]>::try_from(parts) {
        Ok(parts) => merge(parts),
        Err(parts) => <[&[u8]; 1]>::try_from(parts).ok().map(|[whole]| whole.to_vec()),
    }
}

#[cfg(feature = "pack")]
pub use {glue::shorten, packer::Packer, sections::bodies};

#[cfg(feature = "pack")]
mod packer {
    use super::lzma::LITERAL_BITS;
    use super::streams::{split, write};
    use super::{BY_LZMA, BY_MIXING, LONGEST, mixing};
    use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType, Write};

    /// Packs files, code as what follows the code before it.
    ///
    /// ```
    /// let files = ["a city\na town\na village\n".repeat(9), "a city\na county\n".repeat(9)];
    /// let (mut packer, mut unpacker) = (factline_packing::Packer::default(), factline_packing::Unpacker::default());
    /// for file in files {
    ///     let packed = packer.pack(file.as_bytes()).unwrap();
    ///     assert!(packed.len() < 50);
    ///     assert_eq!(unpacker.unpack(&packed), Some(file.as_bytes()));
    /// }
    /// ```
    #[derive(Debug, Default)]
    pub struct Packer {
        last: Vec<u8>,
    }

    impl Packer {
        /// `file`, packed; `None` where LZMA refuses.
        pub fn pack(&mut self, file: &[u8]) -> Option<Vec<u8>> {
            let mixed = mixing::pack(file, &self.last).map(|(length, packed)| (BY_MIXING, length, packed));
            let (method, length, packed) = mixed.or_else(|| {
                let contents = contents(file);
                Some((BY_LZMA, contents.len(), by_lzma(&contents)?))
            })?;
            self.last = file.to_vec();
            let mut whole = vec![method];
            write(&mut whole, length);
            whole.extend(packed);
            Some(whole)
        }
    }

    fn by_lzma(contents: &[u8]) -> Option<Vec<u8>> {
        let window = u32::try_from(LONGEST).ok()?;
        let options = LzmaOptions::new(window, LITERAL_BITS, 0, 0, EncodeMode::Normal, 273, MfType::Bt4, 1000);
        let mut writer = LzmaWriter::new(Vec::new(), &options, false, false, None).ok()?;
        writer.write_all(contents).ok()?;
        writer.finish().ok()
    }

    fn contents(file: &[u8]) -> Vec<u8> {
        let parts = split(file).map_or_else(|| vec![file.to_vec()], Vec::from);
        let mut contents = Vec::new();
        write(&mut contents, parts.len());
        for part in &parts {
            write(&mut contents, part.len());
        }
        contents.extend(parts.concat());
        contents
    }
}
