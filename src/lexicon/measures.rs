//! Money and units of measure.

use crate::lexicon::table::{WordTable, entries, pairs};
use std::sync::LazyLock;

/// What a word or sign says of money: the ISO 4217 code with how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// A sign before or after digits: "$".
    Sign(&'static str),
    /// An ISO code, in capitals in the text: "USD".
    Code(&'static str),
    /// A name: "dollars".
    Word(&'static str),
    /// The name of a hundredth: "cents".
    Part(&'static str),
}

static CURRENCIES: LazyLock<WordTable<Currency>> = LazyLock::new(|| {
    entries(words!("currencies.tsv"))
        .filter_map(|line| {
            let (word, rest) = line.split_once('\t')?;
            let (class, code) = rest.split_once('\t')?;
            let currency = match class {
                "sign" => Currency::Sign(code),
                "code" => Currency::Code(code),
                "word" => Currency::Word(code),
                "part" => Currency::Part(code),
                _ => return None,
            };
            Some((word, currency))
        })
        .collect()
});
static UNITS: LazyLock<WordTable<&'static str>> = LazyLock::new(|| pairs(words!("units.tsv")).collect());

/// What `word` (lower case) says of money.
pub fn currency(word: &str) -> Option<Currency> {
    CURRENCIES.get(word).copied()
}

/// The name of the unit of measure that `word` (lower case) stands for: "km" -> "kilometre".
pub fn measure(word: &str) -> Option<&'static str> {
    UNITS.get(word).copied()
}

/// A currency's name in words, in the plural: "USD" -> "US dollars". The code itself for those without one here.
pub fn currency_name(code: &str) -> &str {
    match code {
        "USD" => "US dollars",
        "EUR" => "euros",
        "GBP" => "pounds sterling",
        "JPY" => "yen",
        "CNY" => "yuan",
        "INR" => "Indian rupees",
        "RUB" => "Russian roubles",
        "CHF" => "Swiss francs",
        "CAD" => "Canadian dollars",
        "AUD" => "Australian dollars",
        "UAH" => "Ukrainian hryvnias",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_codes_and_words_are_found() {
        assert_eq!(currency("€"), Some(Currency::Sign("EUR")));
        assert_eq!(currency("yen"), Some(Currency::Word("JPY")));
        assert_eq!(measure("kilometers"), Some("kilometre"));
        assert_eq!(measure("table"), None);
    }

    #[test]
    fn word_files_are_sorted_and_hold_nothing_twice() {
        for file in [include_str!("currencies.tsv"), include_str!("units.tsv")] {
            let words: Vec<&str> = pairs(file).map(|(word, _)| word).collect();
            assert_eq!(words.len(), entries(file).count(), "a line without its columns");
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "not sorted, or twice: {words:?}");
        }
        assert_eq!(CURRENCIES.len(), entries(include_str!("currencies.tsv")).count(), "an unknown class");
    }
}
