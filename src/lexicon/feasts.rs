//! Named days that can be computed for any year: feasts, commemorations, election days.

use crate::lexicon::table::{WordTable, entries};
use std::sync::LazyLock;

/// A named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feast {
    /// Its name in lower case, without apostrophes and plural s.
    pub name: &'static str,
    /// Where it stands in a year; the word file says how this is written.
    pub rule: &'static str,
    /// The countries of which this holds; empty: where no other line of the name has the country.
    regions: &'static str,
}

struct Feasts {
    all: Vec<Feast>,
    by_first: WordTable<Vec<usize>>,
}

static FEASTS: LazyLock<Feasts> = LazyLock::new(|| {
    let all: Vec<Feast> = entries(words!("feasts.tsv"))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Feast { name: cells.next()?, rule: cells.next()?, regions: cells.next().unwrap_or_default() })
        })
        .collect();
    let mut by_first: WordTable<Vec<usize>> = WordTable::default();
    for (index, feast) in all.iter().enumerate() {
        by_first.of(first(feast.name)).push(index);
    }
    Feasts { all, by_first }
});

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

/// The first word of every feast's name.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    FEASTS.all.iter().map(|feast| first(feast.name))
}

/// The feast with the longest name that `word` gives in lower case, word by word from 0, and how many words it has.
/// Apostrophes and hyphens between words are passed over, and so is an s at a word's end.
pub(crate) fn feast<'w>(word: impl Fn(usize) -> Option<&'w str>) -> Option<(&'static Feast, usize)> {
    let head = word(0)?;
    let starts = FEASTS.by_first.get(head).or_else(|| FEASTS.by_first.get(head.strip_suffix('s')?))?;
    let matched = |feast: &Feast| {
        let mut next = 0;
        for part in feast.name.split(' ') {
            while next > 0 && matches!(word(next), Some("'s" | "'" | "-" | "\u{2019}s" | ".")) {
                next += 1;
            }
            let given = word(next)?;
            if given != part && given.strip_suffix('s') != Some(part) {
                return None;
            }
            next += 1;
        }
        Some(next)
    };
    let feasts = starts.iter().filter_map(|&index| FEASTS.all.get(index));
    feasts.filter_map(|feast| Some((feast, matched(feast)?))).max_by_key(|(_, words)| *words)
}

impl Feast {
    /// The feast of this name in the country with these two letters.
    pub fn in_region(&'static self, region: &str) -> &'static Self {
        let same = || FEASTS.all.iter().filter(|feast| feast.name == self.name);
        let has = |feast: &&Feast| !region.is_empty() && feast.regions.split(',').any(|own| own == region);
        same().find(has).or_else(|| same().find(|feast| feast.regions.is_empty())).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_spelt() {
        let find = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            feast(|index| words.get(index).copied()).map(|(feast, words)| (feast.name, words))
        };
        assert_eq!(find("new year 's eve 2019"), Some(("new year eve", 4)));
        assert_eq!(find("mothers day"), Some(("mother day", 2)));
        assert_eq!(find("eid al - fitr"), Some(("eid al fitr", 4)));
        assert_eq!(find("new york"), None);
    }

    #[test]
    fn a_country_has_its_own_day() {
        let (feast, _) = feast(|index| ["thanksgiving"].get(index).copied()).unwrap();
        assert_eq!((feast.in_region("CA").rule, feast.in_region("").rule), ("10/2/1", "11/4/4"));
    }
}
