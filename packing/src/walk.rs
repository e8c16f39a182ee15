//! One walk over WebAssembly code, which says of each byte what it is. Whoever walks takes the bytes from one place to
//! another: apart and together again (`streams`), or packed and back (`mixing`).
//!
//! Source of the layout: WebAssembly Core Specification 2.0, chapter 5 (binary format). Vector and atomic instructions are
//! not known: the walk ends at one.

/// What a byte of a module is, or the number that it is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Field {
    /// All that is neither code nor data.
    Other,
    /// What the memory holds at the start.
    Data,
    /// What an instruction does.
    Instruction,
    /// The kinds of a function's locals.
    Kind,
    /// Which local is read or written.
    Local,
    /// Where in memory, behind the address.
    Offset,
    /// How many blocks a branch leaves.
    Branch,
    /// How a place in memory is aligned.
    Alignment,
    /// Which function is called.
    Call,
    /// A constant.
    Constant,
    /// What a block gives.
    Block,
    /// What belongs to an instruction and is none of these.
    Rest,
}
use Field::{Alignment, Block, Branch, Call, Constant, Data, Instruction, Kind, Local, Offset, Other, Rest};

/// How many kinds of fields there are.
pub(crate) const FIELDS: usize = 12;

/// Takes the bytes of a module from one place to another.
pub(crate) trait Mover {
    /// Moves the next byte and tells it; `None` where there is none.
    fn byte(&mut self, field: Field) -> Option<u8>;

    /// Moves the length of what is moved until the next [`end`](Self::end) of its own. It is not kept: it follows from what
    /// it is of.
    fn start(&mut self) -> Option<()>;

    fn end(&mut self) -> Option<()>;

    /// Whether all is moved.
    fn done(&self) -> bool;
}

impl dyn Mover + '_ {
    /// Moves a number in LEB128 and tells its low 32 bits.
    fn number(&mut self, field: Field) -> Option<u32> {
        let mut value = 0;
        for place in 0..10 {
            let byte = self.byte(field)?;
            value |= u32::from(byte & 0x7F).checked_shl(7 * place).unwrap_or_default();
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn numbers(&mut self, field: Field, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.number(field).map(drop))
    }

    fn bytes(&mut self, field: Field, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(field).map(drop))
    }
}

const CODE_SECTION: u8 = 10;
const DATA_SECTION: u8 = 11;

/// Moves a whole module; `None` where it is none, or not one that can be walked.
pub(crate) fn module(mover: &mut dyn Mover) -> Option<()> {
    mover.bytes(Other, 8)?;
    while !mover.done() {
        let section = mover.byte(Other)?;
        if section != CODE_SECTION {
            let length = mover.number(Other)?;
            mover.bytes(if section == DATA_SECTION { Data } else { Other }, length)?;
            continue;
        }
        mover.start()?;
        for _ in 0..mover.number(Other)? {
            mover.start()?;
            function(mover)?;
            mover.end()?;
        }
        mover.end()?;
    }
    Some(())
}

fn function(mover: &mut dyn Mover) -> Option<()> {
    for _ in 0..mover.number(Kind)? {
        mover.numbers(Kind, 2)?;
    }
    let mut depth = 1_u32;
    while 0 < depth {
        match mover.byte(Instruction)? {
            // unreachable, nop, else, return, drop, select, ref.is_null, and what computes.
            0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 | 0xD1 => {}
            // block, loop, if.
            0x02..=0x04 => {
                mover.number(Block)?;
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
            // call, return_call.
            0x10 | 0x12 => mover.numbers(Call, 1)?,
            // global, table, memory.size and .grow, ref.null and .func.
            0x23..=0x26 | 0x3F | 0x40 | 0xD0 | 0xD2 => mover.numbers(Rest, 1)?,
            // call_indirect, return_call_indirect.
            0x11 | 0x13 => mover.numbers(Rest, 2)?,
            // select with types.
            0x1C => {
                let types = mover.number(Rest)?;
                mover.numbers(Rest, types)?;
            }
            // local.get, .set, .tee.
            0x20..=0x22 => mover.numbers(Local, 1)?,
            // Loads and stores: an alignment, which may say that a memory is named, and an offset.
            0x28..=0x3E => {
                if mover.number(Alignment)? & 0x40 != 0 {
                    mover.number(Rest)?;
                }
                mover.number(Offset)?;
            }
            0x41 | 0x42 => mover.numbers(Constant, 1)?,
            0x43 => mover.bytes(Constant, 4)?,
            0x44 => mover.bytes(Constant, 8)?,
            0xFC => match mover.number(Rest)? {
                // Saturating truncation.
                0..=7 => {}
                // Of memories, tables and segments.
                8 | 10 | 12 | 14 => mover.numbers(Rest, 2)?,
                9 | 11 | 13 | 15..=17 => mover.numbers(Rest, 1)?,
                _ => return None,
            },
            _ => return None,
        }
    }
    Some(())
}
