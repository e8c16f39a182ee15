//! A comparison laid out for a page, as words with signs between them: page and worker then share no types for it, whose code
//! both would carry. What each sign stands for is in [`laid`]; how it looks is the page's.

use crate::cards::View;
use crate::compare::text::{self, difference, put};
use crate::compare::{Accounts, Only, Row, RowKind, Side, Statement, joint_timeline};
use crate::export::csv::calm;
use crate::text::{SentenceKind, Span};

/// Stands between groups. None of the three stands in what is shown.
pub const GROUP: char = '\u{1d}';
/// Stands between the records of a group.
pub const RECORD: char = '\u{1e}';
/// Stands between the fields of a record.
pub const FIELD: char = '\u{1f}';

/// The columns of the table.
const COLUMNS: [&str; 8] = [
    "Row",
    "Statement in A",
    "Sentence of A",
    "How A puts it",
    "Statement in B",
    "Sentence of B",
    "How B puts it",
    "What differs",
];

/// Two accounts with what was found, ready to be laid out.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// Their texts.
    pub texts: [&'a str; 2],
    /// What to show of each.
    pub views: [&'a View; 2],
    /// The rows.
    pub accounts: &'a Accounts,
}

/// The comparison in groups. The first holds what stands above the others:
///
/// | sign | fields | what it is |
/// | --- | --- | --- |
/// | `c` | words | how many rows of each kind |
/// | `=` | words | both rest on one agency |
///
/// The first record of any other group has `+` where it stands open, `-` where it is folded, `B` where it is the second text,
/// then its name and how much is in it. What follows:
///
/// | sign | fields | what it is |
/// | --- | --- | --- |
/// | `r` | | a row begins |
/// | `A`, `B` | index of a sentence, a label, words, words that differ, words, ... | what leads to that sentence of an account |
/// | `n` | words | how a statement is put |
/// | `d` | words | what differs |
/// | `w` | name | here begin whole sentences |
/// | `q` | words | one of them |
/// | `h` | words | the name of a list |
/// | `p` | | a paragraph of the second text begins |
/// | `s` | index, number, words | one of its sentences |
pub fn laid(pair: &Pair<'_>) -> String {
    let mut out = Out(String::new());
    let rows = &pair.accounts.rows;
    let of_kind = |kind: RowKind| rows.iter().filter(move |row| row.kind == kind);
    let counts = RowKind::ALL.map(|kind| [kind.label(), " ", &of_kind(kind).count().to_string()].concat());
    out.0.push('c');
    out.field(&counts.join(" · "));
    for (source, _) in &pair.accounts.same_source {
        out.record("=", &[&text::same_source(source.of(pair.text(Side::A)))]);
    }
    for kind in RowKind::ALL {
        // What stands in both is what a reader came for.
        let sign = if kind <= RowKind::Differs { "+" } else { "-" };
        out.group(sign, kind.label(), of_kind(kind).count());
        for row in of_kind(kind) {
            lay_row(&mut out, pair, row);
        }
    }
    let only = &pair.accounts.only;
    out.group("-", "Named or given in one only", only.len());
    for list in only.chunk_by(|one, other| (one.list, one.side) == (other.list, other.side)) {
        let Some(Only { side, list: listed, .. }) = list.first() else { continue };
        out.record("r", &[]);
        out.record("h", &[listed.label(), ", only in ", letter(*side)]);
        for Only { side, span, .. } in list {
            let at = pair.view(*side).sentence_at(*span).unwrap_or_default();
            out.go(*side, at, "", &[pair.words(*side, *span)]);
        }
    }
    lay_timeline(&mut out, pair);
    lay_second(&mut out, pair);
    out.0
}

/// The rows as the cells of a table, the columns' names first: records of fields.
pub fn table(pair: &Pair<'_>) -> String {
    let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
    for row in &pair.accounts.rows {
        let mut cells = vec![row.kind.label().to_owned()];
        for (side, told) in [(Side::A, &row.a), (Side::B, &row.b)] {
            match told {
                Some(told) => {
                    cells.extend([pair.words(side, told.span), pair.number(side, told), put(pair.text(side), told)]);
                }
                None => cells.extend([const { String::new() }; 3]),
            }
        }
        let differences: Vec<String> = row.differences.iter().map(|found| difference(pair.texts, found)).collect();
        cells.push(differences.join("; "));
        lines.push(cells.iter().map(|cell| calm(cell)).collect());
    }
    let lines: Vec<String> = lines.iter().map(|cells| cells.join(FIELD.encode_utf8(&mut [0; 4]))).collect();
    lines.join(RECORD.encode_utf8(&mut [0; 4]))
}

impl<'a> Pair<'a> {
    fn text(&self, side: Side) -> &'a str {
        let [a, b] = self.texts;
        if side == Side::A { a } else { b }
    }

    fn view(&self, side: Side) -> &'a View {
        let [a, b] = self.views;
        if side == Side::A { a } else { b }
    }

    /// Words as they are shown.
    fn words(&self, side: Side, span: Span) -> String {
        shown(span.of(self.text(side)))
    }

    fn number(&self, side: Side, told: &Statement) -> String {
        let sentence = self.view(side).sentences.get(told.sentence as usize);
        sentence.map(|sentence| sentence.number.to_string()).unwrap_or_default()
    }
}

/// In one line, without signs that turn or part what stands around them.
fn shown(words: &str) -> String {
    let seen = |sign: &char| !matches!(*sign, '\u{202A}'..='\u{202E}' | GROUP | RECORD | FIELD);
    words.chars().filter(seen).map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect()
}

fn letter(side: Side) -> &'static str {
    if side == Side::A { "A" } else { "B" }
}

fn lay_row(out: &mut Out, pair: &Pair<'_>, row: &Row) {
    out.record("r", &[]);
    let sides =
        || [(Side::A, &row.a), (Side::B, &row.b)].into_iter().filter_map(|(side, told)| Some((side, told.as_ref()?)));
    for (side, told) in sides() {
        let label = [letter(side), " ", &pair.number(side, told)].concat();
        out.go(side, told.sentence as usize, &label, &pieces(pair, row, side, told));
        let put = put(pair.text(side), told);
        if !put.is_empty() {
            out.record("n", &[&shown(&put)]);
        }
    }
    for found in &row.differences {
        out.record("d", &[&shown(&difference(pair.texts, found))]);
    }
    out.record("w", &["Whole sentences"]);
    for (side, told) in sides() {
        if let Some(sentence) = pair.view(side).sentences.get(told.sentence as usize) {
            out.record("q", &[letter(side), " ", &pair.words(side, sentence.span)]);
        }
    }
}

/// The words of a statement in pieces: every second one is among those that differ.
fn pieces(pair: &Pair<'_>, row: &Row, side: Side, told: &Statement) -> Vec<String> {
    let apart = row.differences.iter().filter_map(|found| if side == Side::A { found.a } else { found.b });
    let mut apart: Vec<Span> = apart.filter(|span| told.span.contains(*span)).collect();
    apart.sort_unstable();
    let (mut pieces, mut at) = (Vec::new(), told.span.start());
    for span in apart {
        if at <= span.start() {
            pieces.push(pair.words(side, Span::new(at, span.start())));
            pieces.push(pair.words(side, span));
            at = span.end();
        }
    }
    pieces.push(pair.words(side, Span::new(at, told.span.end())));
    pieces
}

/// What happened when, by both.
fn lay_timeline(out: &mut Out, pair: &Pair<'_>) {
    let entries = joint_timeline(pair.accounts, pair.view(Side::A), pair.view(Side::B));
    out.group("-", "What happened when, by both", entries.len());
    for entry in entries {
        let Some(card) = pair.view(entry.side).cards.get(entry.card as usize) else { continue };
        let heading = card.headline(&|span| pair.words(entry.side, span));
        let label = if entry.other.is_some() { "A, B" } else { letter(entry.side) };
        out.record("r", &[]);
        out.record("h", &[&entry.when]);
        out.go(entry.side, card.sentence as usize, label, &[heading]);
    }
}

/// The second account's own words, with its sentences' numbers.
fn lay_second(out: &mut Out, pair: &Pair<'_>) {
    let sentences = &pair.view(Side::B).sentences;
    out.group("B", "The second account (B)", sentences.iter().filter(|sentence| 0 < sentence.number).count());
    let mut paragraph = None;
    for (index, sentence) in sentences.iter().enumerate() {
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            out.record("p", &[]);
        }
        let number = if sentence.kind == SentenceKind::Body { sentence.number.to_string() } else { String::new() };
        out.record("s", &[&index.to_string()]);
        out.field(&number);
        out.field(&pair.words(Side::B, sentence.span));
    }
}

/// What is being laid out.
struct Out(String);

impl Out {
    fn group(&mut self, sign: &str, name: &str, count: usize) {
        self.0.push(GROUP);
        self.0.push_str(sign);
        self.field(name);
        self.field(&count.to_string());
    }

    /// A record with one field of these words, or none.
    fn record(&mut self, sign: &str, words: &[&str]) {
        self.0.push(RECORD);
        self.0.push_str(sign);
        if !words.is_empty() {
            self.field(&words.concat());
        }
    }

    fn field(&mut self, words: &str) {
        self.0.push(FIELD);
        self.0.push_str(words);
    }

    /// What leads to a sentence.
    fn go(&mut self, side: Side, sentence: usize, label: &str, pieces: &[String]) {
        self.record(letter(side), &[&sentence.to_string()]);
        self.field(label);
        for piece in pieces {
            self.field(piece);
        }
    }
}
