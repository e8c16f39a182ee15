//! Function words by class. Finer readings of a word in its sentence are `annotate::syntax`'s.

use crate::lexicon::table::{WordTable, pairs};
use std::sync::LazyLock;

/// What a function word may be. A word may be of several classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closed {
    /// "the", "this", "every".
    Article,
    /// "his", "some", "three".
    Owner,
    /// A pronoun that can be a subject.
    Pronoun,
    /// "of", "during".
    Preposition,
    /// It parts clauses or phrases: "and", "who", "because".
    Link,
    /// "is", "has", "will", and "not".
    Auxiliary,
    /// An adverb that stands after its noun or verb: "yesterday", "also".
    Adverb,
    /// A day of the week or a month.
    Day,
}

/// The classes of each word, a bit each.
static WORDS: LazyLock<WordTable<u8>> = LazyLock::new(|| {
    let mut words: WordTable<u8> = WordTable::default();
    for (word, class) in pairs(words!("closed.tsv")) {
        let class = match class {
            "article" => Closed::Article,
            "owner" => Closed::Owner,
            "pronoun" => Closed::Pronoun,
            "preposition" => Closed::Preposition,
            "link" => Closed::Link,
            "auxiliary" => Closed::Auxiliary,
            "adverb" => Closed::Adverb,
            "day" => Closed::Day,
            _ => continue,
        };
        *words.of(word) |= 1 << class as u8;
    }
    words
});

/// Whether `word`, in lower case and with a straight apostrophe, may be of `class`.
pub fn closed(word: &str, class: Closed) -> bool {
    WORDS.get(word).is_some_and(|classes| classes >> class as u8 & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::entries;

    #[test]
    fn the_word_file_is_sorted_and_whole() {
        let lines: Vec<&str> = entries(include_str!("closed.tsv")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
        let mut classes = 0;
        for word in lines.iter().filter_map(|line| line.split_once('\t')) {
            classes += usize::from(WORDS.get(word.0).is_some_and(|classes| *classes != 0));
        }
        assert_eq!(classes, lines.len(), "a word of no class");
        assert!(
            closed("n't", Closed::Auxiliary) && closed("since", Closed::Link) && closed("since", Closed::Preposition)
        );
    }
}
