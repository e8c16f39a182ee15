//! Words that two accounts may use for one act or thing: "fine" and "penalty", "detain" and "arrest".

use crate::lexicon::table::{WordTable, entries, pairs};
use std::sync::LazyLock;

static CLASSES: LazyLock<WordTable<&'static str>> = LazyLock::new(|| {
    let class = |line: &'static str| {
        let first = line.split(' ').next().unwrap_or_default();
        line.split(' ').map(move |word| (word, first))
    };
    entries(words!("alike.txt")).flat_map(class).collect()
});

static MEDIA: LazyLock<WordTable<()>> = LazyLock::new(|| entries(words!("media.txt")).collect());

/// What a word tells of whether two statements tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// What a thing has that can be withheld: "model".
    Attribute,
    /// "not", "denied".
    Denial,
    /// A verb of telling a name: "disclose".
    Disclosing,
    /// A verb that tells no act by itself: "be", "make".
    Light,
    /// A noun for a person: "man".
    Person,
    /// It stands before a number that is not exact: "about".
    Rough,
    /// An adjective that goes with anything: "new".
    Vague,
}

/// The sorts of each word, a bit each.
static TELLS: LazyLock<WordTable<u8>> = LazyLock::new(|| {
    let mut words: WordTable<u8> = WordTable::default();
    for (word, sort) in pairs(words!("weight.tsv")) {
        let sort = match sort {
            "attribute" => Tells::Attribute,
            "denial" => Tells::Denial,
            "disclosing" => Tells::Disclosing,
            "light" => Tells::Light,
            "person" => Tells::Person,
            "rough" => Tells::Rough,
            _ => Tells::Vague,
        };
        *words.of(word) |= 1 << sort as u8;
    }
    words
});

/// Whether `word` (lower case, straight apostrophe) is of this sort.
pub fn tells(word: &str, sort: Tells) -> bool {
    TELLS.get(word).is_some_and(|sorts| sorts >> sort as u8 & 1 == 1)
}

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
    fn the_sorts_are_sorted_and_known() {
        let lines: Vec<&str> = entries(include_str!("weight.tsv")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
        let sorts = ["attribute", "denial", "disclosing", "light", "person", "rough", "vague"];
        assert!(lines.iter().all(|line| line.split_once('\t').is_some_and(|(_, sort)| sorts.contains(&sort))));
        assert!(tells("not", Tells::Denial) && tells("about", Tells::Rough) && !tells("about", Tells::Denial));
    }

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
