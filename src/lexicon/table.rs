//! Reading the word files: tables of words and of phrases.

/// The entries of a word file: every line that is neither blank nor a comment.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a word file with two columns.
pub(crate) fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(file).filter_map(|line| line.split_once('\t'))
}

/// A hash for words of our own, of their length and five of their bytes: fast, and with no defence against words chosen to
/// collide, of which a table that is built from a file has none. Spread by a multiplication (Knuth 1973, 6.4).
fn hash(word: &str) -> usize {
    let bytes = word.as_bytes();
    let length = bytes.len();
    let places = [0, 1, length / 2, length.wrapping_sub(2), length.wrapping_sub(1)];
    let key = places
        .into_iter()
        .fold(length as u64, |key, place| key << 8 | u64::from(bytes.get(place).copied().unwrap_or_default()));
    usize::try_from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40).unwrap_or_default()
}

/// Where each of a table's words stands. One kind of table for all word files: a hash map of each kind of value would be code of
/// its own.
#[derive(Clone, Debug, Default)]
struct Index {
    words: Vec<&'static str>,
    /// A word's place and one, at its hash or as near after it as there was room; a power of two of them, at most half taken.
    slots: Vec<u32>,
}

impl Index {
    /// The slot of `word`: the one it has, or the one that it would take. There must be slots.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) & mask;
        while let Some(place) = self.slots.get(slot).filter(|place| **place != 0)
            && self.words.get(*place as usize - 1) != Some(&word)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn find(&self, word: &str) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        (*self.slots.get(self.slot(word))? as usize).checked_sub(1)
    }

    /// The place of `word`, which is added where it is new.
    fn place(&mut self, word: &'static str) -> usize {
        if let Some(place) = self.find(word) {
            return place;
        }
        self.words.push(word);
        if self.slots.len() < self.words.len() * 2 {
            self.slots = vec![0; self.words.len().next_power_of_two() * 4];
            for place in 1..self.words.len() {
                self.put(place);
            }
        }
        self.put(self.words.len());
        self.words.len() - 1
    }

    fn put(&mut self, place: usize) {
        let slot = self.words.get(place - 1).map_or(0, |word| self.slot(word));
        if let Some(free) = self.slots.get_mut(slot) {
            *free = u32::try_from(place).unwrap_or_default();
        }
    }
}

/// What is known of each of a file's words.
#[derive(Clone, Debug)]
pub struct WordTable<T> {
    index: Index,
    values: Vec<T>,
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { index: Index::default(), values: Vec::new() }
    }
}

impl<T> WordTable<T> {
    /// What is known of `word`; `None` for a stranger.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.values.get(self.index.find(word)?)
    }

    /// A listed word as the file spells it, for as long as the program runs.
    pub fn listed(&self, word: &str) -> Option<&'static str> {
        self.index.words.get(self.index.find(word)?).copied()
    }

    /// How many words are listed.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }
}

#[expect(clippy::indexing_slicing, reason = "the place was made on the line before")]
impl<T: Default> WordTable<T> {
    /// What is known of `word`, to be changed; the default at first.
    pub(crate) fn of(&mut self, word: &'static str) -> &mut T {
        let place = self.index.place(word);
        if self.values.len() <= place {
            self.values.resize_with(place + 1, T::default);
        }
        &mut self.values[place]
    }
}

impl<T> FromIterator<(&'static str, T)> for WordTable<T> {
    /// A word that stands twice has the value that stands first.
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        let mut table = Self::default();
        for (word, value) in words {
            if table.index.place(word) == table.values.len() {
                table.values.push(value);
            }
        }
        table
    }
}

impl FromIterator<&'static str> for WordTable<()> {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

/// Phrases of one or more words, found by their first word.
#[derive(Debug)]
pub struct PhraseTable<T> {
    by_first: WordTable<Vec<(Vec<&'static str>, T)>>,
}

impl<T: Copy> PhraseTable<T> {
    /// A table of phrases in lower case, words parted by blanks.
    pub(crate) fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: WordTable<Vec<(Vec<&'static str>, T)>> = WordTable::default();
        for (phrase, value) in phrases {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            if let Some(first) = words.first().copied() {
                by_first.of(first).push((words, value));
            }
        }
        for list in &mut by_first.values {
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
    fn every_word_is_found_and_no_other() {
        let words: Vec<&'static str> = include_str!("verbs.tsv").split_ascii_whitespace().collect();
        let (known, strangers) = words.split_at(words.len() / 2);
        let table: WordTable<usize> = known.iter().copied().zip(0..).collect();
        for word in known {
            let first = known.iter().position(|other| other == word);
            assert_eq!((table.get(word).copied(), table.listed(word)), (first, Some(*word)));
        }
        for word in strangers.iter().filter(|word| !known.contains(word)) {
            assert_eq!(table.get(word), None, "{word}");
        }
        let mut counts: WordTable<u32> = WordTable::default();
        assert_eq!(counts.get("the"), None);
        *counts.of("the") += 1;
        *counts.of("the") += 1;
        assert_eq!((counts.get("the"), counts.get("")), (Some(&2), None));
    }

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
