//! From which signs of what stands before each field is guessed.
//!
//! Found by trying on the code of Factline's worker after that of its page: contexts were added one by one, each the best of
//! all that differ in one sign from one there is, and then changed sign by sign for as long as that made the code shorter.

use crate::walk::FIELDS;

/// How many contexts a byte is guessed from.
pub(super) const CONTEXTS: usize = 7;

/// What a byte can be guessed from; a context is some of them, a bit each.
pub(super) const SIGNS: usize = 35;

/// The contexts of each field, by its number: the signs of [`Sense`](super::sense::Sense), the first one in the lowest bit.
#[expect(clippy::unreadable_literal, reason = "a sign a bit is no number")]
pub(super) const OF_FIELDS: [[u64; CONTEXTS]; FIELDS] = [
    // All that is neither code nor data.
    [0x8000, 0x0, 0x8002, 0x1, 0xC, 0x21, 0x8],
    // Data.
    [0x1, 0x8007, 0x2008, 0x8000, 0x3, 0x20AA, 0x1000],
    // Instructions.
    [0x820809E0, 0x180080823, 0x4000FC0, 0x2000820, 0x110000844, 0x86400BE0, 0x110029801],
    // Kinds of locals.
    [0x3, 0x1, 0x260822, 0x7860, 0x10000820, 0x24082A, 0x1240826],
    // Locals.
    [0x1000800, 0x18820, 0x60239C0, 0x2861, 0x12081860, 0x88820, 0xE1010841],
    // Offsets.
    [0x44000020, 0x200021, 0x20, 0x40008001, 0x2200BE1, 0x2001C0, 0x40998026],
    // Branches.
    [0x180801, 0x1000803A0, 0x10080821, 0x200080620, 0x4080007, 0x1108800, 0x60C0800E0],
    // Alignments.
    [0x14200808, 0xC00840, 0x10000861, 0x838E0, 0x100106A0, 0x800, 0x40008820],
    // Calls.
    [0x9C0, 0x8820, 0x800007E0, 0x10000820, 0x88E0, 0xBC0, 0x10000BC0],
    // Constants.
    [0x21, 0x1E0, 0x38020, 0x826, 0x16400FA0, 0x4008021, 0x103C0],
    // Blocks.
    [0x0, 0x100820, 0x1, 0x1C0820, 0x3, 0x102820, 0x8000],
    // The rest.
    [0x1, 0x3, 0x10000820, 0x2000820, 0x820, 0x2, 0x100000002],
];
