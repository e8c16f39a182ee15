//! Reading the word files: tables of words and of phrases.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

/// The entries of a word file: every line that is neither blank nor a comment.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a word file with two columns.
pub(crate) fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(file).filter_map(|line| line.split_once('\t'))
}

/// A hash for words of our own: fast, and with no defence against words chosen to collide, of which a table that is built
/// from a file has none. It is FNV-1a's (Fowler, Noll and Vo, 1991), eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct FastHash;

impl BuildHasher for FastHash {
    type Hasher = FastHasher;

    fn build_hasher(&self) -> FastHasher {
        FastHasher(0xcbf2_9ce4_8422_2325)
    }
}

/// What [`FastHash`] hashes with.
#[derive(Clone, Copy, Debug)]
pub struct FastHasher(u64);

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x0100_0000_01b3 | 1 << 61);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// Phrases of one or more words, found by their first word.
#[derive(Debug)]
pub struct PhraseTable<T> {
    by_first: HashMap<&'static str, Vec<(Vec<&'static str>, T)>>,
}

impl<T: Copy> PhraseTable<T> {
    /// A table of phrases in lower case, words parted by blanks.
    pub(crate) fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: HashMap<&'static str, Vec<(Vec<&'static str>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            if let Some(first) = words.first().copied() {
                by_first.entry(first).or_default().push((words, value));
            }
        }
        // Hash order does not matter here: each list is sorted on its own, longest phrase first.
        #[expect(clippy::iter_over_hash_type, reason = "every list is sorted the same way whatever the order")]
        for list in by_first.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins with `words`' first word, which must be in lower case: how many words it
    /// has, and what the table says of it.
    pub fn longest<'a>(&self, mut words: impl Iterator<Item = &'a str> + Clone) -> Option<(usize, T)> {
        let list = self.by_first.get(words.next()?)?;
        list.iter().find_map(|(phrase, value)| {
            let rest = phrase.get(1..)?;
            let matches = words.clone().take(rest.len()).eq(rest.iter().copied());
            matches.then_some((phrase.len(), *value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let table = PhraseTable::new([("is", 1), ("is set to", 2), ("is seen as", 3)].into_iter());
        let check =
            |text: &str, expected: Option<(usize, i32)>| assert_eq!(table.longest(text.split(' ')), expected, "{text}");
        check("is set to rise", Some((3, 2)));
        check("is set", Some((1, 1)));
        check("was set to", None);
    }
}
