//! What the bytes of WebAssembly code so far say of the next one: the contexts that `mixing` guesses it from.

use super::contexts::{CONTEXTS, OF_FIELDS, SIGNS};
use super::forest::Situation;
use crate::walk::{FIELDS, Field};

/// How many bytes must be the same for what followed them to be asked.
const MATCH: usize = 5;
/// Where a run of bytes stood last is kept in so many places.
const RUNS: usize = 1 << 17;
/// What an operand of the stack came from is a local's number, from one on, or one of these and more.
const RESULT: u32 = 1000;
/// Locals are told apart by so many numbers.
const LOCALS: usize = 1 << 12;
/// local.get, and local.tee, which is the last of the three that name a local.
const GET: usize = 0x20;
const TEE: usize = 0x22;

fn is_of_local(instruction: usize) -> bool {
    (GET..=TEE).contains(&instruction)
}

/// What has been read of a module.
#[derive(Default)]
pub(super) struct Sense {
    bytes: Vec<u8>,
    /// The letters so far of a word in data, as a hash.
    word: u32,
    /// The last eight instructions, the last one in the lowest byte, and those of them that name no local.
    instructions: u64,
    others: u32,
    /// The number so far, as a hash and by its low bits, and how many bytes of it.
    number: u32,
    value: u32,
    place: u32,
    /// The last number of each field.
    numbers: [u32; FIELDS],
    /// The locals last read or written, the last one first, and the one last written.
    locals: [u32; 3],
    written: u32,
    /// The number of the last local, the highest one so far, and what instruction came last after each.
    local: usize,
    highest: u32,
    after_local: Vec<u8>,
    /// What tells a function from the others.
    function: u32,
    /// Where the operands of the next instructions came from, as far as an instruction alone tells.
    stack: Vec<u32>,
    /// The address that was read or written last, and the last offset from each.
    base: u32,
    offsets: Vec<u32>,
    /// The blocks that are open, by how they began, and how many branches each has had.
    blocks: Vec<[u8; 2]>,
    /// Where a run of bytes stood last, by its hash: the place after it.
    runs: Vec<u32>,
    /// How long a run that ends here is the same as one before, and the place after that one.
    matched: usize,
    after: usize,
}

/// Mixes what is told apart into one number.
pub(super) fn hash(one: u32, other: u32) -> u32 {
    let mixed = (one.rotate_left(13) ^ other).wrapping_mul(0x9E37_79B1);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2C1B_3C6D);
    mixed ^ mixed >> 15
}

impl Sense {
    /// The contexts of the next byte, as hashes.
    pub(super) fn contexts(&self, field: Field) -> [u32; CONTEXTS] {
        let signs = self.signs(field);
        let mut contexts = [0; CONTEXTS];
        let of = (field as u32) << 8 | self.place.min(3) << 4;
        let masks = OF_FIELDS.get(field as usize).into_iter().flatten();
        for (number, (context, mask)) in (0..).zip(contexts.iter_mut().zip(masks)) {
            *context = hash(of, number);
            let mut left = *mask;
            while left != 0 {
                let sign = signs.get(left.trailing_zeros() as usize).copied().unwrap_or_default();
                *context = hash(*context, sign);
                left &= left - 1;
            }
        }
        contexts
    }

    /// What the next byte can be guessed from: `contexts` tells which of it.
    fn signs(&self, field: Field) -> [u32; SIGNS] {
        let back = |count: usize| self.bytes.iter().nth_back(count - 1).map_or(0, |byte| u32::from(*byte));
        if matches!(field, Field::Data | Field::Other) {
            let mut signs = [0; SIGNS];
            let sorts = [self.word, self.bytes.len() as u32 & 3, back(32), back(1) >> 5];
            let near = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24].map(back);
            for (sign, found) in signs.iter_mut().zip(near.into_iter().chain(sorts)) {
                *sign = found;
            }
            return signs;
        }
        let instruction = |count: u32| (self.instructions >> (8 * count - 8)) as u32 & 0xFF;
        let operand = |count: usize| self.stack.iter().nth_back(count).copied().unwrap_or_default();
        let kind = |count: usize| {
            Some(operand(count)).filter(|from| *from < RESULT).map_or(operand(count), |from| from.min(1))
        };
        let last = |field: Field| self.numbers.get(field as usize).copied().unwrap_or_default();
        let [block, branches] = self.blocks.last().copied().unwrap_or_default().map(u32::from);
        [
            back(1),
            back(2),
            back(3),
            back(4),
            hash(back(5), back(6)),
            instruction(1),
            instruction(2),
            instruction(3),
            instruction(4),
            hash(instruction(5), instruction(6)),
            hash(instruction(7), instruction(8)),
            self.number,
            self.locals[0],
            self.locals[1],
            self.locals[2],
            self.function,
            operand(0),
            operand(1),
            self.stack.len().min(4) as u32,
            block,
            self.blocks.len() as u32,
            self.offsets.get(self.base as usize).copied().unwrap_or_default(),
            last(Field::Constant),
            last(Field::Call),
            self.highest,
            self.after_local.get(self.local).map_or(0, |instruction| u32::from(*instruction)),
            self.others & 0xFF,
            self.others >> 8 & 0xFFFF,
            last(field),
            self.written,
            self.base,
            kind(0),
            kind(1),
            branches,
            last(Field::Branch),
        ]
    }

    /// The byte that followed where the last ones stood before, and for how long they have been the same.
    pub(super) fn matched(&self) -> Option<(u8, usize)> {
        let byte = self.bytes.get(self.after).filter(|_| 0 < self.matched)?;
        Some((*byte, self.matched))
    }

    /// What is to come.
    pub(super) fn situation(&self, field: Field) -> Situation {
        let instruction = if field == Field::Data { 0 } else { self.instruction() };
        Situation { field: field as usize, goes_on: 0 < self.place, instruction }
    }

    /// The last instruction.
    pub(super) fn instruction(&self) -> usize {
        (self.instructions & 0xFF) as usize
    }

    /// Forgets where it is, but not what it has seen.
    pub(super) fn rested(mut self) -> Self {
        self.stack.clear();
        self.blocks.clear();
        self.matched = 0;
        self
    }

    /// Takes in the next byte.
    pub(super) fn learn(&mut self, field: Field, byte: u8) {
        let known = self.bytes.get(self.after) == Some(&byte);
        self.matched = if known && 0 < self.matched { self.matched + 1 } else { 0 };
        self.after += 1;
        self.bytes.push(byte);
        // Most runs are looked for where an instruction has just ended or begun.
        if matches!(field, Field::Instruction | Field::Data) {
            self.find_run();
        }
        self.word = if byte.is_ascii_alphabetic() || 0x80 <= byte { hash(self.word, u32::from(byte)) } else { 0 };
        match field {
            Field::Data | Field::Other => {}
            Field::Instruction => {
                if is_of_local(self.instruction())
                    && let Some(after) = self.after_local.get_mut(self.local)
                {
                    *after = byte;
                }
                self.instructions = self.instructions << 8 | u64::from(byte);
                if !is_of_local(byte.into()) {
                    self.others = self.others << 8 | u32::from(byte);
                }
                self.instruct(byte);
            }
            _ => {
                self.number = hash(self.number, u32::from(byte) + 1);
                self.value |= u32::from(byte & 0x7F).checked_shl(7 * self.place).unwrap_or_default();
                self.place += 1;
                if 0x80 <= byte {
                    return;
                }
                self.end_number(field);
            }
        }
        (self.number, self.value, self.place) = (0, 0, 0);
    }

    /// Looks for where the last bytes stood before, unless that is known, and notes where they stand.
    fn find_run(&mut self) {
        let end = self.bytes.len();
        let Some(run) = self.bytes.last_chunk::<MATCH>() else { return };
        let place = run.iter().fold(0, |mixed, byte| hash(mixed, u32::from(*byte))) as usize % RUNS;
        self.runs.resize(RUNS, 0);
        let Some(last) = self.runs.get_mut(place) else { return };
        let found = *last as usize;
        *last = end as u32;
        if self.matched == 0 {
            let earlier = self.bytes.get(..found).unwrap_or_default().iter().rev();
            let same = earlier.zip(self.bytes.iter().rev()).take(32).take_while(|(one, other)| one == other).count();
            if MATCH <= same {
                (self.matched, self.after) = (same, found);
            }
        }
    }

    /// Notes a number that has ended, and what it makes of the operands.
    fn end_number(&mut self, field: Field) {
        let number = self.number;
        if let Some(last) = self.numbers.get_mut(field as usize) {
            *last = number;
        }
        match field {
            Field::Kind => {
                self.function = self.bytes.len() as u32;
                self.stack.clear();
                self.blocks.clear();
                self.highest = 0;
                self.offsets.clear();
                self.offsets.resize(RESULT as usize + 32, 0);
                self.after_local.clear();
                self.after_local.resize(LOCALS, 0);
            }
            Field::Local => {
                self.locals = [number, self.locals[0], self.locals[1]];
                self.local = self.value as usize % LOCALS;
                self.highest = self.highest.max(self.local as u32);
                let from = 1 + number % (RESULT - 1);
                if self.instruction() != GET {
                    self.written = from;
                }
                match self.instruction() {
                    GET => self.stack.push(from),
                    TEE => {
                        self.stack.pop();
                        self.stack.push(from);
                    }
                    _ => {}
                }
            }
            Field::Offset => {
                if let Some(offset) = self.offsets.get_mut(self.base as usize) {
                    *offset = number;
                }
            }
            _ => {}
        }
    }

    /// What an instruction does to the operands, but for local.get and .tee: how many it takes, and what it leaves.
    fn instruct(&mut self, instruction: u8) {
        let (taken, left) = match instruction {
            // block, loop.
            0x02 | 0x03 => {
                self.blocks.push([instruction, 0]);
                (0, None)
            }
            // if.
            0x04 => {
                self.blocks.push([instruction, 0]);
                (1, None)
            }
            // end.
            0x0B => {
                self.blocks.pop();
                (0, None)
            }
            // unreachable, br, return.
            0x00 | 0x0C | 0x0F => (usize::MAX, None),
            // br_if, br_table, drop, local.set, global.set.
            0x0D | 0x0E | 0x1A | 0x21 | 0x24 => (1, None),
            // call, call_indirect.
            0x10 | 0x11 => (usize::MAX, Some(1)),
            // select.
            0x1B => (3, Some(2)),
            // global.get.
            0x23 => (0, Some(3)),
            // Loads, by what is loaded.
            0x28..=0x35 => {
                self.base = self.stack.last().copied().unwrap_or_default();
                (1, Some(4 + u32::from(instruction - 0x28) / 4))
            }
            // Stores.
            0x36..=0x3E => {
                self.base = self.stack.iter().nth_back(1).copied().unwrap_or_default();
                (2, None)
            }
            // Constants.
            0x41..=0x44 => (0, Some(10 + u32::from(instruction - 0x41))),
            // What takes one operand: tests, counts of bits, conversions.
            0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7B | 0xA7..=0xC4 => (1, Some(14)),
            // What takes two: comparisons, and sums of either width.
            0x46..=0x4F | 0x51..=0x66 => (2, Some(15)),
            0x6A..=0x78 => (2, Some(16)),
            0x7C..=0xA6 => (2, Some(17)),
            _ => (0, None),
        };
        if matches!(instruction, 0x0C | 0x0D)
            && let Some([_, branches]) = self.blocks.last_mut()
        {
            *branches = branches.saturating_add(1);
        }
        self.stack.truncate(self.stack.len().saturating_sub(taken));
        self.stack.extend(left.map(|kind| RESULT + kind));
        // What is not taken off, since not all is known, is not kept for ever.
        if 64 < self.stack.len() {
            self.stack.clear();
        }
    }
}
