//! Packing WebAssembly code by mixed chances, as what follows other code: a fifth shorter than LZMA, for more work.
//!
//! Each byte is taken apart into the turns on the way to it in a tree of Huffman's, of which each situation has one (`forest`).
//! The chance of a turn is guessed from several contexts (`sense`), each with a counter of its own, and from what followed
//! where the same bytes stood before. A small network, which learns with each turn, mixes the guesses. Whoever packs and
//! whoever unpacks do the same sums, all of whole numbers, so that they agree.
//!
//! Source of the method: M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data Compression", Florida Institute of
//! Technology CS-2005-16 (mixing, matches); D. A. Huffman, "A Method for the Construction of Minimum-Redundancy
//! Codes", Proc. IRE 40 (1952).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "numbers of a few bits, which are places in tables too"
)]

mod coder;
mod contexts;
mod counters;
mod curve;
mod forest;
mod sense;
mod tree;

use crate::streams::{Source, made, through};
use crate::walk::Field;
use coder::{Chance, Coder, Decoder, SURE};
use contexts::CONTEXTS;
use counters::{Counter, Line, NEW, PLACES};
use curve::Curve;
use forest::Forest;
use sense::{Sense, hash};
use tree::LEAVES;

/// A module, from what [`pack`] made of it after the module `before`; `None` where it is cut or damaged. `length` is how many
/// of its bytes are moved by a walk.
pub(crate) fn unpack(packed: &[u8], length: usize, before: &[u8]) -> Option<Vec<u8>> {
    let (mixer, decoder) = (Mixer::after(before)?, Decoder::new(packed)?);
    let mut unpacking = Unpacking { mixer, decoder, left: length };
    made(&mut unpacking).filter(|_| unpacking.decoder.done())
}

struct Unpacking<'a> {
    mixer: Mixer,
    decoder: Decoder<'a>,
    /// How many bytes are still to come.
    left: usize,
}

impl Source for Unpacking<'_> {
    fn byte(&mut self, field: Field) -> Option<u8> {
        self.left = self.left.checked_sub(1)?;
        self.mixer.byte(&mut self.decoder, field, 0)
    }

    fn done(&self) -> bool {
        self.left == 0
    }
}

/// What a turn is guessed from: the contexts, what followed before, and nothing.
const INPUTS: usize = CONTEXTS + 2;
/// A tree's turns are told apart to so many from its root.
const TURNS: usize = 16;
/// As are matches by their length, and the instructions that stand before and those that are to come.
const LENGTHS: usize = 8;
const INSTRUCTIONS: usize = 512;

/// Guesses turns and learns from them.
struct Mixer {
    sense: Sense,
    forest: Forest,
    curve: Curve,
    /// Those of each context, one after the other.
    counters: Vec<Counter>,
    /// How often what followed where the same bytes stood before was right, by how many they were.
    matches: [Counter; 32],
    /// How the network looks on what it is given: by the tree and the turn, and by the match and the instruction.
    weights: [Vec<i32>; 2],
}

/// One as a weight.
const ONE: i32 = 1 << 16;

/// What is known of a turn before it is taken.
#[derive(Clone, Copy)]
struct Before<'a> {
    /// Where the counters of each context are, and which of them is the turn's.
    lines: &'a [Line; CONTEXTS],
    turn: usize,
    /// Which weights are asked.
    rows: [usize; 2],
    /// Where it went where the same bytes stood before, and how many they were.
    followed: Option<(bool, usize)>,
}

/// A guess at a turn, and what led to it.
struct Guess {
    /// The counters that were asked, and their places.
    asked: [(usize, Counter); CONTEXTS],
    inputs: [i32; INPUTS],
    /// How far to the right each row of weights made it lean.
    leans: [i32; 2],
    chance: Chance,
}

impl Mixer {
    /// What has seen the module `before`.
    fn after(before: &[u8]) -> Option<Self> {
        let (mut sense, mut forest) = (Sense::default(), Forest::default());
        through(before, &mut |field, byte| {
            forest.count(&sense.situation(field), byte);
            sense.learn(field, byte);
            Some(())
        })?;
        let forest = forest.grown();
        let rows = [forest.len() * TURNS, LENGTHS * INSTRUCTIONS];
        Some(Self {
            sense: sense.rested(),
            forest,
            curve: Curve::new(),
            counters: vec![NEW; CONTEXTS << PLACES],
            matches: [NEW; 32],
            weights: rows.map(|rows| vec![ONE * 22 / 100; rows * INPUTS]),
        })
    }

    /// The next byte; whoever packs knows it.
    fn byte(&mut self, coder: &mut impl Coder, field: Field, known: u8) -> Option<u8> {
        let contexts = self.sense.contexts(field);
        let number = self.forest.number(&self.sense.situation(field));
        let instruction = self.sense.instruction() | usize::from(field == Field::Instruction) << 8;
        let tree = self.forest.tree(number)?;
        let known = tree.way(known);
        let mut followed = self.sense.matched().map(|(byte, length)| (tree.way(byte), length));
        let mut node = tree.root();
        let (mut lines, mut turn) = ([Line::default(); CONTEXTS], 1);
        for depth in 0.. {
            let Some(turns) = node.checked_sub(LEAVES) else { break };
            if depth % 4 == 0 {
                turn = 1;
                for ((place, line), context) in (0..).zip(&mut lines).zip(contexts) {
                    *line = Line::at(place, hash(context, (number << 8 | turns) as u32));
                }
            }
            let length = followed.map_or(0, |(_, length)| length).min(LENGTHS - 1);
            let before = Before {
                lines: &lines,
                turn,
                rows: [number * TURNS + (depth as usize).min(TURNS - 1), length * INSTRUCTIONS + instruction],
                followed: followed.map(|(way, length)| (way.right(depth), length)),
            };
            let guess = self.guess(before)?;
            let right = coder.turn(guess.chance, known.right(depth))?;
            self.learn(before, &guess, right)?;
            followed = followed.filter(|(way, _)| way.right(depth) == right);
            turn = turn << 1 | usize::from(right);
            node = self.forest.tree(number)?.next(turns, right)?;
        }
        let byte = u8::try_from(node).ok()?;
        self.sense.learn(field, byte);
        Some(byte)
    }

    /// The chance of a turn.
    fn guess(&self, before: Before<'_>) -> Option<Guess> {
        let asked = before.lines.map(|line| line.find(&self.counters, before.turn));
        let mut inputs = [0; INPUTS];
        for ((_, counter), input) in asked.iter().zip(&mut inputs) {
            *input = self.curve.lean(counters::chance(*counter));
        }
        if let Some((right, length)) = before.followed {
            let lean = self.curve.lean(counters::chance(*self.matches.get(length.min(31))?));
            inputs[CONTEXTS] = if right { lean } else { -lean };
        }
        inputs[CONTEXTS + 1] = 256;

        let mut leans = [0; 2];
        for ((weights, row), lean) in self.weights.iter().zip(before.rows).zip(&mut leans) {
            let weights = weights.get(row * INPUTS..)?;
            let sum: i32 = weights.iter().zip(&inputs).map(|(weight, input)| ((weight >> 2) * input) >> 2).sum();
            *lean = (sum >> 12).clamp(-2047, 2047);
        }
        let chance = self.curve.chance((leans[0] + leans[1]) >> 1).clamp(1, SURE - 1);
        Some(Guess { asked, inputs, leans, chance })
    }

    /// Learns which turn it was.
    fn learn(&mut self, before: Before<'_>, guess: &Guess, right: bool) -> Option<()> {
        let truth = if right { SURE } else { 0 };
        for (place, counter) in guess.asked {
            *self.counters.get_mut(place)? = counters::after(counter, right, 10);
        }
        if let Some((followed, length)) = before.followed {
            let counter = self.matches.get_mut(length.min(31))?;
            *counter = counters::after(*counter, followed == right, 15);
        }
        for ((weights, row), lean) in self.weights.iter_mut().zip(before.rows).zip(guess.leans) {
            let error = ((truth - self.curve.chance(lean)) * 10) >> 4;
            for (weight, input) in weights.get_mut(row * INPUTS..)?.iter_mut().zip(&guess.inputs) {
                *weight += (input * error + 0x2000) >> 14;
            }
        }
        Some(())
    }
}

/// How many bytes of the module `file` a walk moves, and they, packed as what follows the module `before`; `None` where
/// either is none.
#[cfg(feature = "pack")]
pub(crate) fn pack(file: &[u8], before: &[u8]) -> Option<(usize, Vec<u8>)> {
    let (mut mixer, mut encoder) = (Mixer::after(before)?, coder::Encoder::default());
    let mut count = 0;
    through(file, &mut |field, byte| {
        count += 1;
        mixer.byte(&mut encoder, field, byte).map(drop)
    })?;
    Some((count, encoder.end()))
}

#[cfg(all(test, feature = "pack"))]
mod tests {
    use super::{pack, unpack};

    /// A module of one function a byte of `noise`: blocks, branches, locals, constants, places in memory and calls.
    fn module(noise: &[u8]) -> Vec<u8> {
        let mut functions = Vec::new();
        crate::streams::write(&mut functions, noise.len());
        for byte in noise {
            let (few, address) = (byte % 4, [0x80 | byte, byte / 2]);
            let body = [
                &[1, 2, 0x7F, 0x02, 0x40, 0x20, few, 0x28, 2, few * 4, 0x21, 1, 0x20, 1, 0x45, 0x0D, 0][..],
                &[0x41, address[0], address[1], 0x10, byte % 16, 0x1A, 0x0B, 0x20, few, 0x20, 1, 0x36, 2, few * 4 + 4],
                &[0x0B],
            ]
            .concat();
            crate::streams::write(&mut functions, body.len());
            functions.extend(body);
        }
        let mut code = b"\0asm\x01\0\0\0\x0A".to_vec();
        crate::streams::write(&mut code, functions.len());
        code.extend(functions);
        code.extend(b"\x0B\x11the words it says");
        code
    }

    fn noise(seed: u32) -> Vec<u8> {
        let step = |last: &u32| Some(last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        std::iter::successors(Some(seed), step).map(|number| number.to_be_bytes()[0]).take(120).collect()
    }

    #[test]
    fn unpacks_what_was_packed() {
        let (before, file) = (module(&noise(1)), module(&noise(2)));
        let (count, packed) = pack(&file, &before).unwrap();
        assert!(packed.len() * 4 < file.len(), "{} of {}", packed.len(), file.len());
        assert!(unpack(&packed, count, &before).as_ref() == Some(&file));
        let (_, alone) = pack(&file, &module(&[])).unwrap();
        assert!(packed.len() < alone.len(), "what came before helps: {} of {}", packed.len(), alone.len());
    }

    #[test]
    fn refuses_what_is_cut_or_follows_nothing() {
        let (before, file) = (module(&noise(1)), module(&noise(2)[..40]));
        let (count, packed) = pack(&file, &before).unwrap();
        for end in (0..packed.len()).rev().step_by(packed.len() / 8) {
            assert_eq!(unpack(&packed[..end], count, &before), None, "{end}");
        }
        assert_eq!(unpack(&packed, count - 1, &before), None);
        assert_eq!(unpack(&[&packed[..], &[0]].concat(), count, &before), None);
        assert_eq!(unpack(&packed, count, b""), None);
        assert_eq!(pack(b"no code", &before), None);
    }
}
