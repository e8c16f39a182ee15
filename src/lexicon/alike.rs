//! Words that two accounts may use for one act or thing: "fine" and "penalty", "detain" and "arrest".

use crate::lexicon::table::{WordTable, entries};
use std::sync::LazyLock;

static CLASSES: LazyLock<WordTable<&'static str>> = LazyLock::new(|| {
    let class = |line: &'static str| {
        let first = line.split(' ').next().unwrap_or_default();
        line.split(' ').map(move |word| (word, first))
    };
    entries(words!("alike.txt")).flat_map(class).collect()
});

static MEDIA: LazyLock<WordTable<()>> = LazyLock::new(|| entries(words!("media.txt")).collect());

/// Whether a word (lower case) belongs to the name of an agency, a paper or a station, or is what a text calls one.
pub fn is_medium(word: &str) -> bool {
    MEDIA.get(word).is_some()
}

/// The word that stands for the class of `word` (base form, lower case); itself where it is in none.
pub fn class(word: &str) -> &str {
    CLASSES.get(word).copied().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_in_one_class() {
        let lines: Vec<&str> = entries(include_str!("alike.txt")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "not sorted");
        let mut words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
        assert!(lines.iter().all(|line| line.contains(' ')), "a class of one word");
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "a word stands twice");
        assert_eq!(class("penalty"), class("fine"));
        assert_eq!(class("giraffe"), "giraffe");
    }
}
