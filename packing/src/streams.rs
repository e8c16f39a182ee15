//! WebAssembly code in parts, and back.

use crate::walk::{Field, Mover, module};
use std::mem::{replace, take};

/// How many parts there are: what is not code, instructions, and four kinds of numbers.
pub(crate) const STREAMS: usize = 6;

/// The part that holds such bytes, each in the order of the file.
fn part(field: Field) -> usize {
    match field {
        Field::Other | Field::Data => 0,
        Field::Kind => 2,
        Field::Local => 3,
        Field::Offset => 4,
        Field::Branch => 5,
        _ => 1,
    }
}

/// The parts of a module, which [`merge`] to the same bytes; `None` where it is none, or not one that can be walked.
#[cfg(feature = "pack")]
pub(crate) fn split(file: &[u8]) -> Option<[Vec<u8>; STREAMS]> {
    let mut splitter = Splitter { left: file.strip_prefix(b"\0asm").map(|_| file)?, parts: Default::default() };
    module(&mut splitter)?;
    // A number may be written longer than need be, which the way back would not do.
    merge(splitter.parts.each_ref().map(Vec::as_slice)).filter(|merged| merged == file).map(|_| splitter.parts)
}

/// The module whose parts these are; `None` where they do not fit together.
pub(crate) fn merge(parts: [&[u8]; STREAMS]) -> Option<Vec<u8>> {
    let mut merger = Merger { left: parts, file: File::default() };
    module(&mut merger)?;
    merger.left.iter().all(|part| part.is_empty()).then_some(merger.file.bytes)
}

#[cfg(feature = "pack")]
struct Splitter<'a> {
    left: &'a [u8],
    parts: [Vec<u8>; STREAMS],
}

#[cfg(feature = "pack")]
impl Mover for Splitter<'_> {
    fn byte(&mut self, field: Field) -> Option<u8> {
        let byte = *self.left.split_off_first()?;
        self.parts.get_mut(part(field))?.push(byte);
        Some(byte)
    }

    fn start(&mut self) -> Option<()> {
        read(&mut self.left).map(drop)
    }

    fn end(&mut self) -> Option<()> {
        Some(())
    }

    fn done(&self) -> bool {
        self.left.is_empty()
    }
}

struct Merger<'a> {
    left: [&'a [u8]; STREAMS],
    file: File,
}

impl Mover for Merger<'_> {
    fn byte(&mut self, field: Field) -> Option<u8> {
        let byte = *self.left.get_mut(part(field))?.split_off_first()?;
        self.file.bytes.push(byte);
        Some(byte)
    }

    fn start(&mut self) -> Option<()> {
        self.file.start();
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        self.file.end()
    }

    fn done(&self) -> bool {
        self.left.first().is_none_or(|rest| rest.is_empty())
    }
}

/// A file in the making, of which lengths come before what they are of.
#[derive(Default)]
pub(crate) struct File {
    pub(crate) bytes: Vec<u8>,
    /// What stands before that of which the length is not known yet.
    before: Vec<Vec<u8>>,
}

impl File {
    pub(crate) fn start(&mut self) {
        self.before.push(take(&mut self.bytes));
    }

    pub(crate) fn end(&mut self) -> Option<()> {
        let measured = replace(&mut self.bytes, self.before.pop()?);
        write(&mut self.bytes, measured.len());
        self.bytes.extend_from_slice(&measured);
        Some(())
    }
}

/// Appends a number as LEB128.
pub(crate) fn write(bytes: &mut Vec<u8>, mut number: usize) {
    while 0x7F < number {
        bytes.push(u8::try_from(number & 0x7F).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

/// Takes a number in LEB128 off the start of `bytes`.
pub(crate) fn read(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0_usize;
    for place in 0..5 {
        let byte = *bytes.split_off_first()?;
        value |= usize::from(byte & 0x7F).checked_shl(7 * place)?;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}
