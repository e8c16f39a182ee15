//! Words that two accounts may use for one act or thing: "fine" and "penalty", "detain" and "arrest".

use crate::lexicon::table::{WordTable, entries, pairs};
use std::sync::LazyLock;

/// The numbers of the lines that each word stands on.
static CLASSES: LazyLock<WordTable<Vec<u16>>> = LazyLock::new(|| {
    let mut classes: WordTable<Vec<u16>> = WordTable::default();
    for (class, line) in (0..).zip(entries(words!("alike.txt"))) {
        for word in line.split(' ') {
            classes.of(word).push(class);
        }
    }
    classes
});

/// The weights of the matching, in hundredths.
static MATCHING: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let weights = pairs(words!("matching.tsv")).filter_map(|(_, weight)| weight.parse::<i16>().ok());
    weights.map(f32::from).collect()
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

/// The classes of `word` (base form, lower case; a verb with its particle as "step-down"); nothing where it is in none.
pub fn classes(word: &str) -> &'static [u16] {
    CLASSES.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// How much each thing that is looked at speaks for two statements telling the same, in hundredths of a natural logarithm of
/// the odds, in the order of the file.
pub fn matching() -> &'static [f32] {
    &MATCHING
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
    fn the_classes_are_sorted_and_of_several_words() {
        let lines: Vec<&str> = entries(include_str!("alike.txt")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "not sorted");
        for line in lines {
            let mut words: Vec<&str> = line.split(' ').collect();
            words.sort_unstable();
            assert!(1 < words.len() && words.windows(2).all(|pair| pair[0] != pair[1]), "{line}");
        }
        assert!(classes("penalty").iter().any(|class| classes("fine").contains(class)));
        assert!(classes("giraffe").is_empty());
    }

    #[test]
    fn each_weight_of_the_matching_is_a_number() {
        assert_eq!(matching().len(), entries(include_str!("matching.tsv")).count());
    }
}
