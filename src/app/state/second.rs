//! A second account beside the one that is shown: what was read in it, the rows, and the rows as a table.

use crate::app::state::Reading;
use crate::app::words;
use crate::compare::{Accounts, JointEntry, Row, RowKind, Side, Statement, joint_timeline, text};
use crate::text::Span;

/// The second account, and what the two share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// The second account.
    pub reading: Reading,
    /// The rows.
    pub accounts: Accounts,
}

/// The columns of the table.
pub const BESIDE_COLUMNS: [&str; 8] = [
    "Row",
    "Statement in A",
    "Sentence of A",
    "How A puts it",
    "Statement in B",
    "Sentence of B",
    "How B puts it",
    "What differs",
];

impl Beside {
    /// The account of a side; `first` is the one that the page shows.
    pub fn of<'a>(&'a self, side: Side, first: &'a Reading) -> &'a Reading {
        if side == Side::A { first } else { &self.reading }
    }

    /// The rows of a kind.
    pub fn rows(&self, kind: RowKind) -> impl Iterator<Item = &Row> {
        self.accounts.rows.iter().filter(move |row| row.kind == kind)
    }

    /// The words of `row` on a side in pieces, each with whether it is among those that differ.
    pub fn pieces(&self, row: &Row, side: Side, first: &Reading) -> Vec<(String, bool)> {
        let told = if side == Side::A { &row.a } else { &row.b };
        let Some(told) = told else { return Vec::new() };
        let apart = row.differences.iter().filter_map(|found| if side == Side::A { found.a } else { found.b });
        let mut apart: Vec<Span> = apart.filter(|span| told.span.contains(*span)).collect();
        apart.sort_unstable();
        let reading = self.of(side, first);
        let (mut pieces, mut at) = (Vec::new(), told.span.start());
        for span in apart {
            if span.start() < at {
                continue;
            }
            pieces.push((reading.shown(Span::new(at, span.start())), false));
            pieces.push((reading.shown(span), true));
            at = span.end();
        }
        pieces.push((reading.shown(Span::new(at, told.span.end())), false));
        pieces.retain(|(words, _)| !words.is_empty());
        pieces
    }

    /// How a statement is put: who says it, what softens it; empty where the account says it plainly itself.
    pub fn put(&self, told: &Statement, side: Side, first: &Reading) -> String {
        let of = &self.of(side, first).article.text;
        let negated = told.negation.map(|span| words::negated_by(&text::one_line(span.of(of))));
        let softened = told.softeners.iter().map(|span| words::softened_by(&text::one_line(span.of(of))));
        text::voice(of, told).into_iter().chain(negated).chain(softened).collect::<Vec<_>>().join("; ")
    }

    /// What happened when, by both.
    pub fn timeline(&self, first: &Reading) -> Vec<JointEntry> {
        joint_timeline(&self.accounts, &first.view, &self.reading.view)
    }

    /// The rows as a table for a spreadsheet, from the clipboard (`tsv`) or from a file.
    pub fn table(&self, first: &Reading, tsv: bool) -> String {
        let mut table = if tsv { String::new() } else { "\u{feff}".to_owned() };
        let mut line = |cells: &[String]| {
            for (at, words) in cells.iter().enumerate() {
                if 0 < at {
                    table.push(if tsv { '\t' } else { ',' });
                }
                let words = calm(&text::one_line(words));
                if tsv {
                    table.push_str(&words);
                } else {
                    table.push('"');
                    table.push_str(&words.replace('"', "\"\""));
                    table.push('"');
                }
            }
            table.push_str("\r\n");
        };
        line(&BESIDE_COLUMNS.map(str::to_owned));
        for row in &self.accounts.rows {
            let mut cells = vec![row.kind.label().to_owned()];
            for (side, told) in [(Side::A, &row.a), (Side::B, &row.b)] {
                let reading = self.of(side, first);
                let Some(told) = told else {
                    cells.extend([const { String::new() }; 3]);
                    continue;
                };
                cells.push(reading.shown(told.span));
                cells.push(reading.number(told.sentence as usize).to_string());
                cells.push(self.put(told, side, first));
            }
            cells.push(self.differences(row, first).join("; "));
            line(&cells);
        }
        table
    }

    /// What differs in a row, each in a line of words.
    pub fn differences(&self, row: &Row, first: &Reading) -> Vec<String> {
        let texts = [first.article.text.as_str(), self.reading.article.text.as_str()];
        row.differences.iter().map(|found| text::difference(texts, found)).collect()
    }
}

/// A spreadsheet would take what begins with such a sign for a formula, and the words may be a stranger's.
fn calm(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { ["'", cell].concat() } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::view;
    use crate::compare::accounts;
    use crate::models::Models;
    use crate::text::Article;

    fn beside(a: &str, b: &str) -> (Reading, Beside) {
        let analysis = |text: &str| crate::analyze(&Article::new(text), &Models::none());
        let (one, other) = (analysis(a), analysis(b));
        let reading = |text: &str, view| Reading { article: Article::new(text), view };
        let accounts = accounts(&one, &other);
        (reading(a, view(&one)), Beside { reading: reading(b, view(&other)), accounts })
    }

    #[test]
    fn the_words_that_differ_are_told_apart() {
        let (first, beside) = beside(
            "The tanker spilled 410 tonnes of diesel into the Humber.",
            "The ship leaked 4,100 tonnes of diesel into the Humber. Nobody was hurt.",
        );
        let row = beside.rows(RowKind::Differs).next().expect("the two are of one spill");
        let pieces = beside.pieces(row, Side::B, &first);
        let pieces: Vec<(&str, bool)> = pieces.iter().map(|(words, apart)| (words.as_str(), *apart)).collect();
        assert_eq!(
            pieces,
            [("The ship leaked ", false), ("4,100 tonnes", true), (" of diesel into the Humber", false)]
        );
        let table = beside.table(&first, false);
        assert!(table.contains("\"number: 410 tonnes / 4,100 tonnes\""), "{table}");
        assert!(beside.table(&first, true).lines().all(|line| line.matches('\t').count() == 7));
    }

    #[test]
    fn a_table_holds_no_formula() {
        assert_eq!(calm("=1+1"), "'=1+1");
        assert_eq!(calm("a = b"), "a = b");
    }
}
