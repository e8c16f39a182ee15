//! WebAssembly code in parts, and back; and what a walk needs that reads a module, or makes one.

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
    let mut parts: [Vec<u8>; STREAMS] = Default::default();
    through(file.strip_prefix(b"\0asm").map(|_| file)?, &mut |field, byte| {
        parts.get_mut(part(field))?.push(byte);
        Some(())
    })?;
    // A number may be written longer than need be, which the way back would not do.
    merge(parts.each_ref().map(Vec::as_slice)).filter(|merged| merged == file).map(|_| parts)
}

/// The module whose parts these are; `None` where they do not fit together.
pub(crate) fn merge(mut parts: [&[u8]; STREAMS]) -> Option<Vec<u8>> {
    let merged = made(&mut parts)?;
    parts.iter().all(|part| part.is_empty()).then_some(merged)
}

impl Source for [&[u8]; STREAMS] {
    fn byte(&mut self, field: Field) -> Option<u8> {
        self.get_mut(part(field))?.split_off_first().copied()
    }

    fn done(&self) -> bool {
        self.first().is_none_or(|rest| rest.is_empty())
    }
}

/// Hands each byte that a walk over the module `file` moves to `each`; `None` where it is none, or where `each` says so.
pub(crate) fn through(file: &[u8], each: &mut dyn FnMut(Field, u8) -> Option<()>) -> Option<()> {
    module(&mut Through { left: file, each })
}

struct Through<'a> {
    left: &'a [u8],
    each: &'a mut dyn FnMut(Field, u8) -> Option<()>,
}

impl Mover for Through<'_> {
    fn byte(&mut self, field: Field) -> Option<u8> {
        let byte = *self.left.split_off_first()?;
        (self.each)(field, byte).map(|()| byte)
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

/// Where the bytes of a module come from.
pub(crate) trait Source {
    /// The next byte, which is of this field; `None` where there is none.
    fn byte(&mut self, field: Field) -> Option<u8>;

    /// Whether all have come.
    fn done(&self) -> bool;
}

/// The module whose bytes `source` gives; `None` where they are none's.
pub(crate) fn made(source: &mut dyn Source) -> Option<Vec<u8>> {
    let mut making = Making { source, file: Vec::new(), before: Vec::new() };
    module(&mut making)?;
    Some(making.file)
}

struct Making<'a> {
    source: &'a mut dyn Source,
    file: Vec<u8>,
    /// What stands before that of which the length is not known yet.
    before: Vec<Vec<u8>>,
}

impl Mover for Making<'_> {
    fn byte(&mut self, field: Field) -> Option<u8> {
        let byte = self.source.byte(field)?;
        self.file.push(byte);
        Some(byte)
    }

    fn start(&mut self) -> Option<()> {
        self.before.push(take(&mut self.file));
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let measured = replace(&mut self.file, self.before.pop()?);
        write(&mut self.file, measured.len());
        self.file.extend_from_slice(&measured);
        Some(())
    }

    fn done(&self) -> bool {
        self.source.done()
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
