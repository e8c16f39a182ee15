//! Packs what the page loads: WebAssembly code, and the words that it reads with. Knows nothing of Factline.
//!
//! Files are packed by LZMA, which the smallest phone unpacks in a blink, each as what follows those before it. Code goes
//! in parts: instructions, names of locals, offsets in memory and targets of branches each follow rules of their own, and
//! are shorter apart than together (`streams`). PPMd makes the parts 3 % shorter still, but takes twenty times as long.
//!
//! A packed file is the length of its contents as LEB128, then their raw LZMA. Its contents are the number of its parts
//! (one, or six where it is code), their lengths as LEB128, and the parts.

#[cfg(feature = "pack")]
mod glue;
mod lzma;
#[cfg(feature = "pack")]
mod sections;
mod streams;

use streams::{STREAMS, merge, read};

/// The window, in bytes: more than all files together.
const WINDOW: u32 = 4 << 20;

/// Unpacks files in the order in which they were packed.
#[derive(Debug, Default)]
pub struct Unpacker {
    /// The contents of all files so far.
    before: Vec<u8>,
}

impl Unpacker {
    /// The next file; `None` where `packed` is cut, damaged or does not follow the files before.
    pub fn unpack(&mut self, mut packed: &[u8]) -> Option<Vec<u8>> {
        let start = self.before.len();
        let length = read(&mut packed).filter(|length| length.saturating_add(start) <= WINDOW as usize)?;
        lzma::unpack(packed, &mut self.before, length)?;
        from_contents(self.before.get(start..)?)
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
    use super::WINDOW;
    use super::lzma::LITERAL_BITS;
    use super::streams::{split, write};
    use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType, Write};

    /// Packs files, each as what follows those before it.
    ///
    /// ```
    /// let files = ["a city\na town\na village\n".repeat(9), "a city\na county\n".repeat(9)];
    /// let (mut packer, mut unpacker) = (factline_packing::Packer::default(), factline_packing::Unpacker::default());
    /// for file in files {
    ///     let packed = packer.pack(file.as_bytes()).unwrap();
    ///     assert!(packed.len() < 50);
    ///     assert_eq!(unpacker.unpack(&packed).as_deref(), Some(file.as_bytes()));
    /// }
    /// ```
    #[derive(Debug, Default)]
    pub struct Packer {
        before: Vec<u8>,
    }

    impl Packer {
        /// `file`, packed; `None` where LZMA refuses.
        pub fn pack(&mut self, file: &[u8]) -> Option<Vec<u8>> {
            let contents = contents(file);
            let options = LzmaOptions {
                preset_dict: Some(self.before.clone()).filter(|before| !before.is_empty()),
                ..LzmaOptions::new(WINDOW, LITERAL_BITS, 0, 0, EncodeMode::Normal, 273, MfType::Bt4, 1000)
            };
            let mut packed = Vec::new();
            write(&mut packed, contents.len());
            let mut writer = LzmaWriter::new(packed, &options, false, false, None).ok()?;
            writer.write_all(&contents).ok()?;
            self.before.extend(contents);
            writer.finish().ok()
        }
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
