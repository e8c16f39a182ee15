//! Function words by class. Finer readings of a word in its sentence are `annotate::syntax`'s.

use crate::lexicon::table::pairs;
use std::collections::HashSet;
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

static WORDS: LazyLock<HashSet<(&'static str, Closed)>> = LazyLock::new(|| {
    pairs(words!("closed.tsv"))
        .filter_map(|(word, class)| {
            let class = match class {
                "article" => Closed::Article,
                "owner" => Closed::Owner,
                "pronoun" => Closed::Pronoun,
                "preposition" => Closed::Preposition,
                "link" => Closed::Link,
                "auxiliary" => Closed::Auxiliary,
                "adverb" => Closed::Adverb,
                "day" => Closed::Day,
                _ => return None,
            };
            Some((word, class))
        })
        .collect()
});

/// Whether `word`, in lower case and with a straight apostrophe, may be of `class`.
pub fn closed(word: &str, class: Closed) -> bool {
    WORDS.contains(&(word, class))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::entries;

    #[test]
    fn the_word_file_is_sorted_and_whole() {
        let lines: Vec<&str> = entries(include_str!("closed.tsv")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
        assert_eq!(WORDS.len(), lines.len(), "a line of no class");
        assert!(
            closed("n't", Closed::Auxiliary) && closed("since", Closed::Link) && closed("since", Closed::Preposition)
        );
    }
}
