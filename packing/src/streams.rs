//! WebAssembly code in parts, and back. One walk over the instructions does both ways: it says of each piece which
//! part it belongs to, and a [`Mover`] takes it there or fetches it from there.
//!
//! Source of the layout: WebAssembly Core Specification 2.0, chapter 5 (binary format). Vector and atomic instructions are
//! not known, so code that holds some stays in one part.

/// How many parts there are.
pub(crate) const STREAMS: usize = 6;

/// The parts, each in the order of the file.
#[derive(Clone, Copy)]
enum Stream {
    /// All that is not code.
    Other,
    /// Instructions, and what belongs to them but is in none of the following.
    Code,
    /// The kinds of a function's locals.
    Kind,
    /// Which local is read or written.
    Local,
    /// Where in memory, behind the address.
    Offset,
    /// How many blocks a branch leaves.
    Branch,
}
use Stream::{Branch, Code, Kind, Local, Offset, Other};

/// Takes the pieces of a file from one place to another.
trait Mover {
    /// Moves the next byte and tells it.
    fn byte(&mut self, stream: Stream) -> Option<u8>;

    /// Moves the length of what `inside` then moves. It is not kept in any part: it follows from what it is of.
    fn measured(&mut self, inside: impl FnOnce(&mut Self) -> Option<()>) -> Option<()>;

    /// Whether all is moved.
    fn done(&self) -> bool;

    /// Moves a number in LEB128 and tells its low 32 bits.
    fn number(&mut self, stream: Stream) -> Option<u32> {
        let mut value = 0;
        for place in 0..10 {
            let byte = self.byte(stream)?;
            value |= u32::from(byte & 0x7F).checked_shl(7 * place).unwrap_or_default();
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn numbers(&mut self, stream: Stream, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.number(stream).map(drop))
    }

    fn bytes(&mut self, stream: Stream, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(stream).map(drop))
    }
}

const CODE_SECTION: u8 = 10;

fn module(mover: &mut impl Mover) -> Option<()> {
    mover.bytes(Other, 8)?;
    while !mover.done() {
        if mover.byte(Other)? != CODE_SECTION {
            let length = mover.number(Other)?;
            mover.bytes(Other, length)?;
            continue;
        }
        mover.measured(|mover| {
            let functions = mover.number(Other)?;
            (0..functions).try_for_each(|_| mover.measured(function))
        })?;
    }
    Some(())
}

fn function(mover: &mut impl Mover) -> Option<()> {
    for _ in 0..mover.number(Kind)? {
        mover.numbers(Kind, 2)?;
    }
    let mut depth = 1_u32;
    while 0 < depth {
        match mover.byte(Code)? {
            // unreachable, nop, else, return, drop, select, ref.is_null, and what computes.
            0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 | 0xD1 => {}
            // block, loop, if.
            0x02..=0x04 => {
                mover.number(Code)?;
                depth += 1;
            }
            // end.
            0x0B => depth -= 1,
            // br, br_if.
            0x0C | 0x0D => mover.numbers(Branch, 1)?,
            // br_table.
            0x0E => {
                let targets = mover.number(Branch)?;
                mover.numbers(Branch, targets.checked_add(1)?)?;
            }
            // call, return_call, global, table, memory.size and .grow, constants, ref.null and .func.
            0x10 | 0x12 | 0x23..=0x26 | 0x3F..=0x42 | 0xD0 | 0xD2 => mover.numbers(Code, 1)?,
            // call_indirect, return_call_indirect.
            0x11 | 0x13 => mover.numbers(Code, 2)?,
            // select with types.
            0x1C => {
                let types = mover.number(Code)?;
                mover.numbers(Code, types)?;
            }
            // local.get, .set, .tee.
            0x20..=0x22 => mover.numbers(Local, 1)?,
            // Loads and stores: an alignment, which may say that a memory is named, and an offset.
            0x28..=0x3E => {
                if mover.number(Code)? & 0x40 != 0 {
                    mover.number(Code)?;
                }
                mover.number(Offset)?;
            }
            0x43 => mover.bytes(Code, 4)?,
            0x44 => mover.bytes(Code, 8)?,
            0xFC => match mover.number(Code)? {
                // Saturating truncation.
                0..=7 => {}
                // Of memories, tables and segments.
                8 | 10 | 12 | 14 => mover.numbers(Code, 2)?,
                9 | 11 | 13 | 15..=17 => mover.numbers(Code, 1)?,
                _ => return None,
            },
            _ => return None,
        }
    }
    Some(())
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
    let mut merger = Merger { left: parts, file: Vec::new() };
    module(&mut merger)?;
    merger.left.iter().all(|part| part.is_empty()).then_some(merger.file)
}

#[cfg(feature = "pack")]
struct Splitter<'a> {
    left: &'a [u8],
    parts: [Vec<u8>; STREAMS],
}

#[cfg(feature = "pack")]
impl Mover for Splitter<'_> {
    fn byte(&mut self, stream: Stream) -> Option<u8> {
        let byte = *self.left.split_off_first()?;
        self.parts.get_mut(stream as usize)?.push(byte);
        Some(byte)
    }

    fn measured(&mut self, inside: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        read(&mut self.left)?;
        inside(self)
    }

    fn done(&self) -> bool {
        self.left.is_empty()
    }
}

struct Merger<'a> {
    left: [&'a [u8]; STREAMS],
    file: Vec<u8>,
}

impl Mover for Merger<'_> {
    fn byte(&mut self, stream: Stream) -> Option<u8> {
        let byte = *self.left.get_mut(stream as usize)?.split_off_first()?;
        self.file.push(byte);
        Some(byte)
    }

    fn measured(&mut self, inside: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let start = self.file.len();
        inside(self)?;
        let mut length = Vec::new();
        write(&mut length, self.file.len() - start);
        self.file.splice(start..start, length);
        Some(())
    }

    fn done(&self) -> bool {
        self.left.first().is_none_or(|rest| rest.is_empty())
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
