//! Phrases that show that a line is no article text.

use crate::lexicon::table::{PhraseTable, entries};
use std::sync::LazyLock;

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the whole line, and links follow on the next: "Also Read:".
    List,
    /// It is the whole line.
    Whole,
    /// The line begins with it.
    Opening,
    /// The line holds it.
    Anywhere,
    /// The line ends with it, after a sign: "Jane Doe/Reuters".
    Credit,
}

/// What a line with such a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// What the site adds.
    Boilerplate,
    /// A picture's caption or credit.
    Caption,
    /// When, where and by whom it was published.
    Dateline,
}

static PHRASES: LazyLock<PhraseTable<(Place, Matter)>> = LazyLock::new(|| {
    PhraseTable::new(entries(words!("boilerplate.tsv")).filter_map(|line| {
        let mut columns = line.split('\t');
        let phrase = columns.next()?;
        let place = match columns.next()? {
            "list" => Place::List,
            "label" => Place::Whole,
            "opens" => Place::Opening,
            "holds" => Place::Anywhere,
            _ => Place::Credit,
        };
        let matter = match columns.next()? {
            "caption" => Matter::Caption,
            "dateline" => Matter::Dateline,
            _ => Matter::Boilerplate,
        };
        Some((phrase, (place, matter)))
    }))
});

/// Every phrase that is not article text, by its words in lower case.
pub fn phrases() -> &'static PhraseTable<(Place, Matter)> {
    &PHRASES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_file_is_sorted_and_whole() {
        let rows: Vec<Vec<&str>> =
            entries(include_str!("boilerplate.tsv")).map(|line| line.split('\t').collect()).collect();
        assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]), "sorted, nothing twice");
        for row in rows {
            assert_eq!(row.len(), 3, "{row:?}");
            assert_eq!(row[0], row[0].to_ascii_lowercase());
            assert!(["list", "label", "opens", "holds", "credit"].contains(&row[1]), "{row:?}");
            assert!(["boilerplate", "caption", "dateline"].contains(&row[2]), "{row:?}");
        }
    }
}
