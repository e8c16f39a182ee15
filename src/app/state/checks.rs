//! The check sheet: what the reader laid on cards, as rows of one table.

use crate::app::state::Reading;
use crate::cards::FieldKind;
use crate::share::{Mark, Status, mark_of, place};

/// What a reader laid on one card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// As a link carries it, with the beginning of its sentence.
    pub mark: Mark,
    /// The day of the last change, "2026-03-02"; empty where it came by link.
    pub day: String,
    /// Where its card stands in what is shown; `None` where it is lost.
    pub card: Option<usize>,
}

/// One line of the check sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which of the checks it is.
    pub check: usize,
    /// The statement, or what is kept of its sentence where the card is lost.
    pub statement: String,
    /// The number of its sentence; `None` where the card is lost.
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
        check.card = card;
        let here = card.and_then(|card| mark_of(card, &reading.view, &reading.article.text));
        if let Some(here) = here {
            (check.mark.card, check.mark.quote) = (here.card, here.quote);
        }
    }
}

/// The check of a card, if it has one.
pub fn laid(checks: &[Check], card: usize) -> Option<&Check> {
    checks.iter().find(|check| check.card == Some(card))
}

/// The rows, in the order of the text; lost ones last.
pub fn rows(checks: &[Check], reading: &Reading) -> Vec<Row> {
    let row = |(check, laid): (usize, &Check)| {
        let card = laid.card.and_then(|card| reading.card(card));
        Row {
            check,
            statement: card.map_or_else(|| format!("{} …", laid.mark.quote), |card| reading.heading(card)),
            number: card.map(|card| reading.number(card.sentence as usize)),
            put: card.map(|card| put(&card.fields)).unwrap_or_default(),
        }
    };
    let mut rows: Vec<Row> = checks.iter().enumerate().map(row).collect();
    let order = |row: &Row| checks.get(row.check).and_then(|check| check.card).unwrap_or(usize::MAX);
    rows.sort_by_key(order);
    rows
}

fn put(fields: &[crate::cards::Field]) -> String {
    let told = fields.iter().filter(|field| {
        let kinds = [
            FieldKind::Voice,
            FieldKind::According,
            FieldKind::Unnamed,
            FieldKind::Softened,
            FieldKind::Negated,
            FieldKind::Presupposed,
        ];
        kinds.contains(&field.kind)
    });
    let told: Vec<String> = told.map(|field| format!("{}: {}", field.kind.label(), field.value)).collect();
    told.join("; ")
}

/// What the columns hold in a row.
pub fn cells(row: &Row, checks: &[Check]) -> [String; 8] {
    let check = checks.get(row.check).cloned().unwrap_or_default();
    let Mark { status, source, note, initials, .. } = check.mark;
    let number = row.number.map(|number| number.to_string()).unwrap_or_default();
    [row.statement.clone(), number, row.put.clone(), status.label().to_owned(), source, note, initials, check.day]
}

/// The table as a spreadsheet takes it from the clipboard.
pub fn tsv(checks: &[Check], reading: &Reading) -> String {
    table(checks, reading, '\t', |cell| calm(&cell.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The table as a file of comma-separated values (RFC 4180), with the mark that tells spreadsheets its encoding.
pub fn csv(checks: &[Check], reading: &Reading) -> String {
    let quoted = |cell: &str| format!("\"{}\"", calm(cell).replace('"', "\"\""));
    format!("\u{feff}{}", table(checks, reading, ',', quoted))
}

fn table(checks: &[Check], reading: &Reading, between: char, cell: impl Fn(&str) -> String) -> String {
    let heads = COLUMNS.map(str::to_owned);
    let rows = rows(checks, reading);
    let mut table = String::new();
    for cells in std::iter::once(heads).chain(rows.iter().map(|row| cells(row, checks))) {
        for (at, words) in cells.iter().enumerate() {
            if 0 < at {
                table.push(between);
            }
            table.push_str(&cell(words));
        }
        table.push_str("\r\n");
    }
    table
}

/// A spreadsheet would take what begins with such a sign for a formula, and the words may be a stranger's.
fn calm(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
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
        Check { mark, day: "2026-03-02".into(), card: Some(card) }
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
