//! The reader's own texts: what is kept, where a long one is cut, and the date box's format.

use crate::app::state::{Changes, Check};
use crate::text::Article;
use time::{Date, Month};

/// The most characters that are read at once.
pub const TOO_LONG: usize = 200_000;

/// A text with what the reader laid on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// The text.
    pub article: Article,
    /// The reader's checks.
    pub checks: Vec<Check>,
    /// The reader's changes to the reading.
    pub changes: Changes,
    /// A second account that stands beside it.
    pub second: Option<Article>,
    /// The day on which it was put on the shelf, "2026-03-02"; empty for one that never was.
    pub day: String,
}

impl Paper {
    /// Whether the reader laid anything on it.
    pub fn is_bare(&self) -> bool {
        self.checks.is_empty() && self.changes.is_empty() && self.second.is_none()
    }
}

/// Texts kept beside the draft, the latest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// At most [`Shelf::ROOM`] and those that the reader laid something on, none twice, none blank.
    pub texts: Vec<Paper>,
}

impl Shelf {
    /// How many texts are kept.
    pub const ROOM: usize = 20;

    /// Puts a text on top; the same text further down goes. A text that the reader laid something on never makes room for
    /// another.
    pub fn keep(&mut self, paper: Paper) {
        if paper.article.text.trim().is_empty() {
            return;
        }
        self.drop(&paper.article.text);
        self.texts.insert(0, paper);
        self.make_room();
    }

    /// Takes a text off the shelf.
    pub fn drop(&mut self, text: &str) {
        self.texts.retain(|kept| kept.article.text != text);
    }

    /// Brings back the shelf as it was `before`. What came since stays on top.
    pub fn bring_back(&mut self, before: Self) {
        self.texts.retain(|kept| before.texts.iter().all(|old| old.article.text != kept.article.text));
        self.texts.extend(before.texts);
        self.make_room();
    }

    fn make_room(&mut self) {
        while Self::ROOM < self.texts.len() {
            let Some(last) = self.texts.iter().rposition(Paper::is_bare) else { return };
            self.texts.remove(last);
        }
    }
}

/// A text that is longer than [`TOO_LONG`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its characters.
    pub characters: usize,
    /// Where its first part ends, in bytes: the last line end, else the last blank, before the limit.
    pub at: usize,
}

/// Where to cut a text that is too long; `None` where it is not.
pub fn first_part(text: &str) -> Option<Cut> {
    let (limit, _) = text.char_indices().nth(TOO_LONG)?;
    let head = text.get(..limit)?;
    let at = head.rfind('\n').or_else(|| head.rfind(char::is_whitespace)).filter(|&at| at > 0).unwrap_or(limit);
    Some(Cut { characters: text.chars().count(), at })
}

/// The day in a date box's value, `2024-02-18`; `None` where it holds none.
pub fn date_from_box(value: &str) -> Option<Date> {
    let mut parts = value.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, month, day).ok()
}

/// A day as a date box wants it.
pub fn date_to_box(date: Option<Date>) -> String {
    date.map(|date| format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())).unwrap_or_default()
}

/// A name for a file made of a text: the first words of its title, in letters that every system takes, and the ending.
pub fn file_name(title: &str, ending: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(6)
        .map(str::to_ascii_lowercase)
        .collect();
    let name = if words.is_empty() { "article".to_owned() } else { words.join("-") };
    [&name, ".", ending].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(text: &str) -> Paper {
        Paper { article: Article::new(text), ..Paper::default() }
    }

    #[test]
    fn the_shelf_keeps_each_text_once_and_no_blank_one() {
        let mut shelf = Shelf::default();
        for text in ["one", "two", " ", "one"] {
            shelf.keep(paper(text));
        }
        let texts = |shelf: &Shelf| shelf.texts.iter().map(|kept| kept.article.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&shelf), ["one", "two"]);
        let before = shelf.clone();
        shelf.drop("two");
        shelf.keep(paper("three"));
        shelf.bring_back(before);
        assert_eq!(texts(&shelf), ["three", "one", "two"]);
    }

    #[test]
    fn a_text_with_checks_makes_no_room() {
        let mut shelf = Shelf::default();
        shelf.keep(Paper { checks: vec![Check::default()], ..paper("checked") });
        for number in 0..30 {
            shelf.keep(paper(&number.to_string()));
        }
        assert_eq!(shelf.texts.len(), Shelf::ROOM);
        assert_eq!(shelf.texts.last().map(|kept| kept.article.text.as_str()), Some("checked"));
    }

    #[test]
    fn a_long_text_is_cut_at_a_line_end() {
        assert_eq!(first_part("short"), None);
        let lines = "a line of twenty-two.\n".repeat(10_000);
        let cut = first_part(&lines).expect("it is too long");
        assert_eq!(cut.characters, lines.chars().count());
        assert!(cut.at <= TOO_LONG && lines.as_bytes()[cut.at] == b'\n');
        let unbroken = "é".repeat(TOO_LONG + 1);
        assert_eq!(first_part(&unbroken).map(|cut| cut.at), Some(TOO_LONG * 2), "on a character boundary");
    }

    #[test]
    fn a_date_goes_through_the_box_and_back() {
        let date = date_from_box("2024-02-09");
        assert_eq!(date_to_box(date), "2024-02-09");
        for wrong in ["", "2024-02-30", "2024", "yesterday"] {
            assert_eq!(date_from_box(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_is_named_by_its_title() {
        assert_eq!(
            file_name("Harbour: “no talks”, says mayor of Tallinn today", "txt"),
            "harbour-no-talks-says-mayor-of.txt"
        );
        assert_eq!(file_name("…", "md"), "article.md");
    }
}
