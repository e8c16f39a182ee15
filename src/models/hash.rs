//! How words and features become numbers: the scheme that a model file's tables are keyed by. To change it makes every
//! model file foreign, so the kind in its header ("names-1") must change too.

/// The hash of some bytes (FNV-1a, 64 bits).
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One hash of two, in this order, well mixed (the multipliers of `SplitMix64`).
pub(crate) fn mix(one: u64, other: u64) -> u64 {
    let mut mixed = one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// The upper `bits` (at most 32) of a hash: a key of a table.
pub(crate) fn key(hash: u64, bits: u32) -> u32 {
    u32::try_from(hash >> (64 - bits.clamp(1, 32))).unwrap_or(u32::MAX)
}
