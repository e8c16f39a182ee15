//! Abbreviations that end in a full stop, and the words that tell whether a sentence begins after one.

use crate::lexicon::table::{WordTable, pairs};
use std::sync::LazyLock;

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name: "Dr."
    Title,
    /// The rest of the sentence: "e.g."
    Inner,
    /// A number, without which it is none: "No. 5".
    Number,
    /// "a.m.", "p.m.": a zone, a weekday, or the next sentence.
    Clock,
    /// "Sept."
    Date,
    /// More of a name, or the next sentence: "Inc.", "Jr."
    Suffix,
    /// "oz.", "etc.": no name goes on after it.
    Unit,
}

/// Words that tell where a sentence begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opener {
    /// Capitalised, it opens a sentence: "The".
    Sentence,
    /// It stands after a clock time: "GMT", "Tuesday".
    Zone,
    /// A preposition whose phrase may stand before its clause.
    Fronting,
    /// Written with a leading apostrophe: "'em".
    Clipped,
    /// A name written with an exclamation mark: "Yahoo!".
    Shouting,
}

static ABBREVIATIONS: LazyLock<WordTable<(Abbreviation, bool)>> = LazyLock::new(|| {
    let class = |name| match name {
        "title" => (Abbreviation::Title, true),
        "inner" => (Abbreviation::Inner, false),
        "number" => (Abbreviation::Number, false),
        "clock" => (Abbreviation::Clock, false),
        "date" => (Abbreviation::Date, true),
        "state" => (Abbreviation::Suffix, true),
        "unit" => (Abbreviation::Unit, false),
        _ => (Abbreviation::Suffix, false),
    };
    pairs(words!("abbreviations.tsv")).map(|(word, name)| (word, class(name))).collect()
});

static OPENERS: LazyLock<WordTable<Vec<Opener>>> = LazyLock::new(|| {
    let mut openers: WordTable<Vec<Opener>> = WordTable::default();
    for (word, name) in pairs(words!("openers.tsv")) {
        openers.of(word).push(match name {
            "opener" => Opener::Sentence,
            "zone" => Opener::Zone,
            "fronting" => Opener::Fronting,
            "shouting" => Opener::Shouting,
            _ => Opener::Clipped,
        });
    }
    openers
});

/// The longest entry of either list, in bytes: nothing longer is looked up.
const LONGEST: usize = 16;

/// What `word`, given without its last full stop, abbreviates to.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    if LONGEST < word.len() {
        return None;
    }
    let (class, capitalised) = *ABBREVIATIONS.get(word.to_ascii_lowercase().as_str())?;
    let fits = match class {
        // "EST" is a time zone.
        Abbreviation::Inner => word.contains(|letter: char| letter.is_ascii_lowercase()),
        _ => !capitalised || word.starts_with(|letter: char| letter.is_ascii_uppercase()),
    };
    fits.then_some(class)
}

/// Whether `word`, in any case, is listed as `class`.
pub fn is_opener(word: &str, class: Opener) -> bool {
    word.len() <= LONGEST && OPENERS.get(word.to_ascii_lowercase().as_str()).is_some_and(|found| found.contains(&class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_decides_where_words_look_alike() {
        let check = |word: &str, expected| assert_eq!(abbreviation(word), expected, "{word}");
        check("Dr", Some(Abbreviation::Title));
        check("P.M", Some(Abbreviation::Clock));
        check("Mar", Some(Abbreviation::Date));
        check("mar", None);
        check("Ill", Some(Abbreviation::Suffix));
        check("ill", None);
        check("Kremlin", None);
    }

    #[test]
    fn the_word_files_are_sorted_and_whole() {
        for file in [include_str!("abbreviations.tsv"), include_str!("openers.tsv")] {
            let rows: Vec<_> = pairs(file).collect();
            assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
            assert!(rows.iter().all(|(word, _)| word.len() <= LONGEST && *word == word.to_ascii_lowercase()));
        }
        let rows: Vec<_> = pairs(include_str!("abbreviations.tsv")).collect();
        assert!(rows.windows(2).all(|pair| pair[0].0 != pair[1].0), "one class each");
    }
}
