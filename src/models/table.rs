//! What a linear model learned, and sets of words, as sparse tables keyed by hashes; they stay sparse and in bytes in
//! memory. A weight `w` stands for `w * |w|`: quantised through a square root, so that small weights keep their
//! precision, and whole, so that every machine adds up the same scores.
//!
//! A key's table of `n` keys is stored as planes, because each compresses best beside its like: `bits` u8, `n`, the low
//! bytes of the distances between sorted keys, the distances' upper parts.

use crate::models::ModelError;
use crate::models::hash::key;
use crate::models::reader::Reader;

/// Sorted keys, found by a hash.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    bits: u32,
    /// How many of the key's bits choose a bucket.
    bucket_bits: u32,
    /// How many choose a bit of the filter.
    filter_bits: u32,
    /// A bit for each stretch of keys, eight times as many as buckets: whether any key lies in it. Most features that are asked
    /// for are strangers, and this much stays near the processor.
    filter: Vec<u64>,
    /// Where each bucket begins in `sorted`, and the end.
    buckets: Vec<u32>,
    sorted: Vec<u32>,
}

impl Keys {
    /// Reads keys as [`put_keys`] writes them.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let [bits] = *reader.array()?;
        if !(1..=32).contains(&bits) {
            return Err(ModelError::Malformed("keys have 1 to 32 bits"));
        }
        let count = reader.count(reader.rest().len())?;
        let low = reader.take(count)?;
        let mut keys = Vec::with_capacity(count);
        let mut last = 0_u32;
        for (index, low) in low.iter().enumerate() {
            let high = u32::try_from(reader.count(0x00ff_ffff)?).unwrap_or(u32::MAX);
            let step = high << 8 | u32::from(*low);
            let next = last.checked_add(step).filter(|next| u64::from(*next) >> bits == 0);
            last = next.filter(|_| index == 0 || 0 < step).ok_or(ModelError::Malformed("keys do not rise"))?;
            keys.push(last);
        }
        Ok(Self::new(u32::from(bits), keys))
    }

    fn new(bits: u32, keys: Vec<u32>) -> Self {
        let bucket_bits = keys.len().max(1).ilog2().min(bits);
        let mut buckets = Vec::with_capacity((1 << bucket_bits) + 1);
        let mut at = 0;
        for bucket in 0..=(1_u64 << bucket_bits) {
            while keys.get(at).is_some_and(|key| u64::from(*key) >> (bits - bucket_bits) < bucket) {
                at += 1;
            }
            buckets.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        let filter_bits = (bucket_bits + 3).min(bits);
        let mut filter = vec![0; (1_usize << filter_bits) / 64 + 1];
        for key in &keys {
            let bit = key.checked_shr(bits - filter_bits).unwrap_or_default() as usize;
            if let Some(word) = filter.get_mut(bit / 64) {
                *word |= 1_u64 << (bit % 64);
            }
        }
        Self { bits, bucket_bits, filter_bits, filter, buckets, sorted: keys }
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// The bytes that it takes in memory.
    #[cfg(test)]
    pub(crate) fn held(&self) -> usize {
        8 * self.filter.capacity() + 4 * (self.buckets.capacity() + self.sorted.capacity())
    }

    /// The place of the key of `hash`.
    pub(crate) fn find(&self, hash: u64) -> Option<usize> {
        let key = key(hash, self.bits);
        let bit = key.checked_shr(self.bits - self.filter_bits).unwrap_or_default() as usize;
        if self.filter.get(bit / 64)? >> (bit % 64) & 1 == 0 {
            return None;
        }
        let bucket = key.checked_shr(self.bits - self.bucket_bits).unwrap_or_default() as usize;
        let from = *self.buckets.get(bucket)? as usize;
        let to = *self.buckets.get(bucket + 1)? as usize;
        let place = self.sorted.get(from..to)?.iter().position(|other| *other == key)?;
        Some(from + place)
    }
}

/// The weights that features give to classes.
#[derive(Debug, Default)]
pub(crate) struct Table {
    keys: Keys,
    classes: usize,
    /// Where each feature's weights begin, and the end.
    first: Vec<u32>,
    /// Class and weight.
    entries: Vec<(u8, i8)>,
}

impl Table {
    /// Reads a table as [`put_table`] writes it: classes, keys, weights in all, then the planes: how many weights each
    /// key has, their classes, themselves.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let classes = reader.count(256)?;
        let keys = Keys::read(reader)?;
        let total = reader.count(reader.rest().len())?;
        let mut first = Vec::with_capacity(keys.len() + 1);
        let mut sum = 0;
        first.push(0);
        for count in reader.take(keys.len())? {
            sum += usize::from(*count);
            first.push(u32::try_from(sum).unwrap_or(u32::MAX));
        }
        if sum != total {
            return Err(ModelError::Malformed("the weights do not add up"));
        }
        let (of, weights) = (reader.take(total)?, reader.take(total)?);
        if of.iter().any(|class| classes <= usize::from(*class)) {
            return Err(ModelError::Malformed("a weight is for no class"));
        }
        let entries = of.iter().zip(weights).map(|(class, weight)| (*class, weight.cast_signed())).collect();
        Ok(Self { keys, classes, first, entries })
    }

    /// The bytes that it takes in memory.
    #[cfg(test)]
    pub(crate) fn held(&self) -> usize {
        self.keys.held() + 4 * self.first.capacity() + 2 * self.entries.capacity()
    }

    /// How many classes it tells apart.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// Adds what the feature of `hash` says for each class; `scores` has a place for each.
    pub(crate) fn add(&self, hash: u64, scores: &mut [i32]) {
        let Some(place) = self.keys.find(hash) else { return };
        let (Some(from), Some(to)) = (self.first.get(place), self.first.get(place + 1)) else { return };
        for (class, weight) in self.entries.get(*from as usize..*to as usize).unwrap_or_default() {
            if let Some(score) = scores.get_mut(usize::from(*class)) {
                let weight = i32::from(*weight);
                *score += weight * weight.abs();
            }
        }
    }
}

/// A set of words, each with a byte of flags. Now and then a word that is not in it is taken for one that is: about once
/// in 2^bits / words.
#[derive(Debug, Default)]
pub(crate) struct Flags {
    keys: Keys,
    flags: Vec<u8>,
}

impl Flags {
    /// Reads a set as [`put_flags`] writes it.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let keys = Keys::read(reader)?;
        let flags = reader.take(keys.len())?.to_vec();
        Ok(Self { keys, flags })
    }

    /// The flags of the word of `hash`; 0 for a stranger.
    pub(crate) fn get(&self, hash: u64) -> u8 {
        self.place(hash).and_then(|place| self.flags.get(place)).copied().unwrap_or_default()
    }

    /// The bytes that it takes in memory.
    #[cfg(test)]
    pub(crate) fn held(&self) -> usize {
        self.keys.held() + self.flags.capacity()
    }

    /// Where the word of `hash` stands in the set.
    pub(crate) fn place(&self, hash: u64) -> Option<usize> {
        self.keys.find(hash)
    }

    /// Values of the words that have a flag, in order, spread over all words; 0 for the others.
    pub(crate) fn spread(&self, flag: u8, values: &[u8]) -> Vec<u8> {
        let mut values = values.iter().copied();
        let value = |flags: &u8| if flags & flag == 0 { 0 } else { values.next().unwrap_or_default() };
        self.flags.iter().map(value).collect()
    }
}

/// Appends sorted, distinct keys of `bits` bits.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_keys(bytes: &mut Vec<u8>, bits: u8, keys: &[u32]) {
    use crate::models::reader::put_number;
    bytes.push(bits);
    put_number(bytes, keys.len());
    let steps = || keys.iter().scan(0, |last, key| Some(key - std::mem::replace(last, *key)));
    bytes.extend(steps().map(|step| step.to_le_bytes()[0]));
    for step in steps() {
        put_number(bytes, (step >> 8) as usize);
    }
}

/// One feature of a table to be written: its key, and its weights by class.
#[cfg(any(test, feature = "train"))]
pub(crate) type Row = (u32, Vec<(u8, i8)>);

/// Appends a table; `rows` are sorted by distinct keys.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_table(bytes: &mut Vec<u8>, bits: u8, classes: usize, rows: &[Row]) {
    use crate::models::reader::put_number;
    put_number(bytes, classes);
    put_keys(bytes, bits, &rows.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    put_number(bytes, rows.iter().map(|(_, weights)| weights.len()).sum());
    bytes.extend(rows.iter().map(|(_, weights)| u8::try_from(weights.len()).unwrap_or(u8::MAX)));
    let entries = || rows.iter().flat_map(|(_, weights)| weights);
    bytes.extend(entries().map(|(class, _)| *class));
    bytes.extend(entries().map(|(_, weight)| weight.cast_unsigned()));
}

/// Appends a set of words; `words` are sorted by distinct keys.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_flags(bytes: &mut Vec<u8>, bits: u8, words: &[(u32, u8)]) {
    put_keys(bytes, bits, &words.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    bytes.extend(words.iter().map(|(_, flags)| *flags));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::hash::hash;

    fn of(word: &str, bits: u8) -> u32 {
        key(hash(word.as_bytes()), u32::from(bits))
    }

    #[test]
    fn a_table_gives_back_its_weights() {
        let mut rows: Vec<Row> =
            vec![(of("ore", 22), vec![(0, 3), (2, -4)]), (of("iron", 22), vec![(1, 127)]), (of("tin", 22), vec![])];
        rows.sort();
        let mut bytes = Vec::new();
        put_table(&mut bytes, 22, 3, &rows);
        let table = Table::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(table.classes(), 3);
        let scores = |words: &[&str]| {
            let mut scores = [0; 3];
            for word in words {
                table.add(hash(word.as_bytes()), &mut scores);
            }
            scores
        };
        assert_eq!(scores(&["ore"]), [9, 0, -16]);
        assert_eq!(scores(&["ore", "iron", "tin", "lead"]), [9, 16129, -16]);
        for end in 0..bytes.len() {
            assert!(Table::read(&mut Reader::new(&bytes[..end])).is_err(), "cut at {end}");
        }
        // Inside a file a checksum finds every change; without one, no change may do worse than change scores.
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                if let Ok(table) = Table::read(&mut Reader::new(&changed)) {
                    table.add(hash(b"ore"), &mut [0; 3]);
                }
            }
        }
    }

    #[test]
    fn a_set_knows_its_words() {
        for count in [0_usize, 1, 2, 500] {
            let mut words: Vec<(u32, u8)> =
                (0..count).map(|n| (of(&n.to_string(), 24), u8::try_from(n % 7).unwrap() + 1)).collect();
            words.sort_unstable();
            let mut bytes = Vec::new();
            put_flags(&mut bytes, 24, &words);
            let set = Flags::read(&mut Reader::new(&bytes)).unwrap();
            for n in 0..count {
                assert_eq!(usize::from(set.get(hash(n.to_string().as_bytes()))), n % 7 + 1);
            }
            assert_eq!(set.get(hash(b"stranger")), 0);
        }
    }
}
