//! Words of the calendar, the clock and of numbers, and what each can mean. A word can mean several things
//! ("second", "may", "fall"): which one is meant is decided by the rules that use it.

use crate::lexicon::decimal;
use crate::lexicon::feasts::first_words;
use crate::lexicon::table::{WordTable, entries};
use std::sync::LazyLock;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What one word can mean to the rules for dates and numbers. All `None` for other words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entry {
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<u8>,
    /// The same for "Mondays".
    pub weekdays: Option<u8>,
    /// A unit of time, and whether the word is a plural.
    pub unit: Option<(Unit, bool)>,
    /// A part of the day as TIMEX3 letters: "MO".
    pub part: Option<&'static str>,
    /// The same for "mornings".
    pub parts: Option<&'static str>,
    /// A season as TIMEX3 letters: "SP".
    pub season: Option<&'static str>,
    /// The same for "summers".
    pub seasons: Option<&'static str>,
    /// A time zone: minutes east of UTC.
    pub zone: Option<i16>,
    /// Whether the name of a feast may begin with it.
    pub feast: bool,
    /// A number written as a word.
    pub cardinal: Option<f64>,
    /// A rank written as a word.
    pub ordinal: Option<u32>,
    /// What a number before it is multiplied by: "million".
    pub scale: Option<f64>,
    /// The same for short forms, which stand only after digits: "bn".
    pub short: Option<f64>,
    /// The divisor of a fraction: "thirds".
    pub divisor: Option<f64>,
    /// Whether it counts without saying how many: "dozens".
    pub vague: bool,
}

static WORDS: LazyLock<WordTable<Entry>> = LazyLock::new(|| {
    let mut words: WordTable<Entry> = WordTable::default();
    for (word, class, value) in rows(words!("calendar.tsv")) {
        let entry = words.of(word);
        match class {
            "month" => entry.month = value.parse().ok(),
            "weekday" => entry.weekday = value.parse().ok(),
            "weekdays" => entry.weekdays = value.parse().ok(),
            "unit" => entry.unit = unit(value).map(|unit| (unit, false)),
            "units" => entry.unit = unit(value).map(|unit| (unit, true)),
            "part" => entry.part = Some(value),
            "parts" => entry.parts = Some(value),
            "season" => entry.season = Some(value),
            "seasons" => entry.seasons = Some(value),
            "zone" => entry.zone = value.parse().ok(),
            _ => {}
        }
    }
    for word in first_words() {
        words.of(word).feast = true;
    }
    for (word, class, value) in rows(words!("numbers.tsv")) {
        let entry = words.of(word);
        match class {
            "cardinal" => entry.cardinal = decimal(value, ""),
            "ordinal" => entry.ordinal = value.parse().ok(),
            "scale" => entry.scale = decimal(value, ""),
            "short" => entry.short = decimal(value, ""),
            "part" => entry.divisor = decimal(value, ""),
            _ => entry.vague = true,
        }
    }
    words
});

/// What `word` (lower case, without a full stop at its end) can mean; `None` for a word that has nothing to do
/// with time or number.
pub fn entry(word: &str) -> Option<&'static Entry> {
    WORDS.get(word)
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    entries(file).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_mean_several_things() {
        let second = entry("second").copied().unwrap_or_default();
        assert_eq!((second.ordinal, second.unit), (Some(2), Some((Unit::Second, false))));
        assert!(entry("christmas").is_some_and(|word| word.feast));
        assert_eq!(entry("table"), None);
    }

    #[test]
    fn word_files_are_sorted_and_hold_nothing_twice() {
        let files = [include_str!("calendar.tsv"), include_str!("numbers.tsv")];
        for file in files {
            let lines: Vec<(&str, &str)> = rows(file).map(|(word, class, _)| (word, class)).collect();
            assert_eq!(lines.len(), entries(file).count(), "a line without three columns");
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "not sorted, or twice: {lines:?}");
            assert!(lines.iter().all(|(word, _)| *word == word.to_ascii_lowercase()));
        }
        assert!(rows(files[0]).all(|(_, class, value)| !class.starts_with("unit") || unit(value).is_some()));
    }
}
