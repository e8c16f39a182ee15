//! The check sheet: what the reader laid on cards, as rows of one table.

use crate::app::state::Reading;
use crate::app::state::find::find_in;
use crate::corrections::Anchor;
use crate::export::csv::{self, put};
use crate::share::{Mark, Status, mark_of, place};
use crate::text::{Span, sort_by_key};

/// What a reader laid on one card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// As a link carries it, with the beginning of its sentence.
    pub mark: Mark,
    /// The day of the last change, "2026-03-02"; empty where it came by link.
    pub day: String,
    /// Where its card stands in what is shown; `None` where it is lost, and for the reader's own words.
    pub card: Option<usize>,
    /// The words that the reader chose in the text, where no card is meant.
    pub own: Option<Anchor>,
    /// Where those stand in what is shown; `None` where they are lost.
    pub place: Option<Span>,
}

/// Which check is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// That of a card, by the card's index.
    Card(usize),
    /// One of the reader's own, by its place in the list.
    Own(usize),
}

impl On {
    /// Its place in the list; `None` where the card has none yet.
    pub fn find(self, checks: &[Check]) -> Option<usize> {
        match self {
            Self::Card(card) => checks.iter().position(|check| check.card == Some(card)),
            Self::Own(at) => (at < checks.len()).then_some(at),
        }
    }
}

/// One line of the check sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which of the checks it is.
    pub check: usize,
    /// The statement, or what is kept of its sentence where the card is lost.
    pub statement: String,
    /// The index of its sentence; `None` where it is lost.
    pub sentence: Option<usize>,
    /// The number of its sentence; `None` where it is lost.
    pub number: Option<u32>,
    /// According to whom, and the words that soften or deny it.
    pub put: String,
}

/// What the columns of the table are called.
pub const COLUMNS: [&str; 8] =
    ["Statement", "Sentence", "How it is put", "Status", "Source", "Note", "Checked by", "Last changed"];

/// Finds the card of each check in `reading` again. One that is in no card is kept, and lost until it is found.
pub fn settle(checks: &mut [Check], reading: &Reading) {
    let marks: Vec<Mark> = checks.iter().map(|check| check.mark.clone()).collect();
    let placed = place(&marks, &reading.view, &reading.article.text);
    for (check, card) in checks.iter_mut().zip(placed) {
        if let Some(own) = &check.own {
            check.place = own.find(&reading.article.text);
            continue;
        }
        check.card = card;
        let here = card.and_then(|card| mark_of(card, &reading.view, &reading.article.text));
        if let Some(here) = here {
            (check.mark.card, check.mark.quote) = (here.card, here.quote);
        }
    }
}

/// The words that the reader selected, from somewhere in one sentence to somewhere in another: those words where they stand
/// in one, else the sentences whole.
pub fn picked(reading: &Reading, from: usize, to: usize, words: &str) -> Option<Span> {
    let (first, last) = (reading.sentence(from.min(to))?.span, reading.sentence(from.max(to))?.span);
    let whole = first.cover(last);
    let within = (from == to).then(|| find_in(reading, from, words)).flatten();
    Some(within.unwrap_or(whole)).filter(|span| !span.is_empty())
}

/// The rows, in the order of the text; lost ones last.
pub fn rows(checks: &[Check], reading: &Reading) -> Vec<Row> {
    let row = |(check, laid): (usize, &Check)| {
        let card = laid.card.and_then(|card| reading.card(card));
        let at = card.map(|card| card.sentence as usize).or_else(|| reading.view.sentence_at(laid.place?));
        let statement = match (&laid.own, card) {
            (Some(own), _) => own.quote.split_whitespace().collect::<Vec<_>>().join(" "),
            (None, Some(card)) => reading.heading(card),
            (None, None) => format!("{} …", laid.mark.quote),
        };
        let put = match (at, card) {
            (Some(_), None) => ADDED.to_owned(),
            _ => card.map(|card| put(&card.fields)).unwrap_or_default(),
        };
        Row { check, statement, sentence: at, number: at.map(|at| reading.number(at)), put }
    };
    let mut rows: Vec<Row> = checks.iter().enumerate().map(row).collect();
    sort_by_key(&mut rows, |row| {
        (row.sentence.unwrap_or(usize::MAX), checks.get(row.check).and_then(|check| check.card))
    });
    rows
}

/// What is said of a statement that the reader added.
const ADDED: &str = "Chosen by the reader";

/// What the columns hold in a row.
pub fn cells(row: &Row, checks: &[Check]) -> [String; 8] {
    let check = checks.get(row.check).cloned().unwrap_or_default();
    let Mark { status, source, note, initials, .. } = check.mark;
    let number = row.number.map(|number| number.to_string()).unwrap_or_default();
    [row.statement.clone(), number, row.put.clone(), status.label().to_owned(), source, note, initials, check.day]
}

/// The table as a spreadsheet takes it from the clipboard.
pub fn tsv(checks: &[Check], reading: &Reading) -> String {
    let cell = |cell: &String| csv::calm(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines = lines(checks, reading);
    lines.iter().map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join("\t") + "\r\n").collect()
}

/// The table as a file of comma-separated values.
pub fn csv(checks: &[Check], reading: &Reading) -> String {
    let mut table = csv::BEGINNING.to_owned();
    for cells in lines(checks, reading) {
        csv::row(&mut table, cells);
    }
    table
}

fn lines(checks: &[Check], reading: &Reading) -> Vec<[String; 8]> {
    let rows = rows(checks, reading);
    std::iter::once(COLUMNS.map(str::to_owned)).chain(rows.iter().map(|row| cells(row, checks))).collect()
}

/// What statuses there are, in the order offered.
pub const STATUSES: [Status; 4] = [Status::ToCheck, Status::SourceFound, Status::NotConfirmed, Status::SetAside];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;

    fn check(reading: &Reading, card: usize, status: Status, note: &str) -> Check {
        let mark = mark_of(card, &reading.view, &reading.article.text).expect("there is a card");
        let mark = Mark { status, note: note.into(), initials: "ab".into(), ..mark };
        Check { mark, day: "2026-03-02".into(), card: Some(card), ..Check::default() }
    }

    #[test]
    fn rows_stand_in_the_order_of_the_text() {
        let reading = fixture();
        let mut checks = vec![
            check(&reading, 2, Status::SourceFound, "harbour log"),
            check(&reading, 0, Status::ToCheck, "=1+1, \"twelve\"?"),
        ];
        checks[0].mark.source = "https://example.org/log".into();
        let sheet = csv(&checks, &reading);
        let lines: Vec<&str> = sheet.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines[0],
            "\"Statement\",\"Sentence\",\"How it is put\",\"Status\",\"Source\",\"Note\",\"Checked by\",\"Last changed\""
        );
        assert_eq!(
            lines[1],
            "\"Ana Pihl moved 12 boats\",\"1\",\"\",\"To check\",\"\",\"'=1+1, \"\"twelve\"\"?\",\"ab\",\"2026-03-02\""
        );
        assert!(
            lines[2]
                .starts_with("\"She left\",\"2\",\"\",\"Source found\",\"https://example.org/log\",\"harbour log\"")
        );
        assert!(tsv(&checks, &reading).lines().all(|line| line.matches('\t').count() == 7));
    }

    #[test]
    fn words_that_the_reader_chose_stand_among_the_statements() {
        let mut reading = fixture();
        let span = picked(&reading, 1, 1, "12  boats on Monday").expect("it is there");
        assert_eq!(reading.words(span), "12 boats on Monday");
        let both = picked(&reading, 2, 1, "on Monday. She").expect("it is there");
        assert_eq!(reading.words(both), "Ana Pihl moved 12 boats on Monday. She left.");
        let own = Check { own: Anchor::of(&reading.article.text, span), ..Check::default() };
        let mut checks = vec![check(&reading, 2, Status::ToCheck, ""), own];
        settle(&mut checks, &reading);
        let told: Vec<(String, Option<u32>)> =
            rows(&checks, &reading).into_iter().map(|row| (row.statement, row.number)).collect();
        assert_eq!(told, [("12 boats on Monday".to_owned(), Some(1)), ("She left".to_owned(), Some(2))]);
        reading.article.text = reading.article.text.replace("12", "13");
        settle(&mut checks, &reading);
        assert_eq!(checks[1].place, None, "lost where the words are others");
    }

    #[test]
    fn a_check_finds_its_card_in_the_edited_text_or_is_lost() {
        let reading = fixture();
        let mut checks = vec![check(&reading, 0, Status::SetAside, "")];
        let mut shorter = reading.clone();
        // The sentences before it are gone.
        shorter.view.sentences.remove(0);
        for card in &mut shorter.view.cards {
            card.sentence -= 1;
        }
        settle(&mut checks, &shorter);
        assert_eq!((checks[0].card, checks[0].mark.card.sentence), (Some(0), 0));
        shorter.view.cards.remove(0);
        settle(&mut checks, &shorter);
        assert_eq!(checks[0].card, None);
        let rows = rows(&checks, &shorter);
        assert_eq!((rows[0].number, rows[0].statement.as_str()), (None, "Ana Pihl moved 12 boats on Monday. …"));
        settle(&mut checks, &reading);
        assert_eq!(checks[0].card, Some(0), "found again");
    }
}
