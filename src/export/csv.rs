//! Tables of comma-separated values (RFC 4180), as spreadsheets take them.

use crate::cards::{self, Field, FieldKind};
use crate::export::Sheet;
use crate::export::sheet::{CardNote, one_line, told};

/// What the columns of the table of statements are called.
const COLUMNS: [&str; 15] = [
    "Sentence",
    "Group",
    "Statement",
    "Source",
    "How it is put",
    "Kind",
    "Who",
    "When",
    "Where",
    "How many",
    "Said again in",
    "Whole sentence",
    "Reader’s mark",
    "Found at",
    "Note",
];

/// The fields that tell according to whom.
const SOURCES: [FieldKind; 3] = [FieldKind::Voice, FieldKind::According, FieldKind::Unnamed];

/// All statements of a sheet, open and folded, one a line.
pub(crate) fn statements(sheet: &Sheet<'_>) -> String {
    let mut table = String::from(BEGINNING);
    row(&mut table, COLUMNS.map(str::to_owned));
    let asked = |at: &u32| sheet.only.is_empty() || sheet.only.binary_search(at).is_ok();
    for (index, card) in (0..).zip(&sheet.view.cards).filter(|(at, _)| asked(at)) {
        let of = |kinds: &[FieldKind], told: fn(&Field) -> String| -> String {
            let of = card.fields.iter().filter(|field| kinds.contains(&field.kind));
            of.map(told).collect::<Vec<_>>().join("; ")
        };
        let number = |index: u32| sheet.sentence(index).map(|sentence| sentence.number.to_string()).unwrap_or_default();
        let again: Vec<String> = card.again.iter().map(|&index| number(index)).collect();
        let whole = sheet.sentence(card.sentence).map(|sentence| one_line(sentence.span.of(sheet.text)));
        let CardNote { status, source, note, initials, .. } = sheet.note(index as usize).cloned().unwrap_or_default();
        let status = if initials.is_empty() { status } else { [&status, " (", &initials, ")"].concat() };
        let cells = [
            number(card.sentence),
            cards::group_name(card.group).to_owned(),
            sheet.statement(card),
            of(&SOURCES, |field| field.value.clone()),
            put(&card.fields),
            of(&[FieldKind::Kind], told),
            of(&[FieldKind::Who], told),
            of(&[FieldKind::When], told),
            of(&[FieldKind::Where], told),
            of(&[FieldKind::Amount], told),
            again.join(" "),
            whole.unwrap_or_default(),
            status,
            source,
            note,
        ];
        row(&mut table, cells);
    }
    table
}

/// The mark that tells spreadsheets the encoding.
pub(crate) const BEGINNING: &str = "\u{feff}";

/// Adds a line.
pub(crate) fn row(table: &mut String, cells: impl IntoIterator<Item = String>) {
    for (at, cell) in cells.into_iter().enumerate() {
        table.push_str(if at == 0 { "\"" } else { ",\"" });
        table.push_str(&calm(&cell).replace('"', "\"\""));
        table.push('"');
    }
    table.push_str("\r\n");
}

/// A spreadsheet would take what begins with such a sign for a formula, and the words may be a stranger's.
pub(crate) fn calm(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { ["'", cell].concat() } else { cell.to_owned() }
}

/// According to whom, and the words that soften or deny it, in a line.
pub(crate) fn put(fields: &[Field]) -> String {
    const KINDS: [FieldKind; 7] = [
        FieldKind::Voice,
        FieldKind::According,
        FieldKind::Unnamed,
        FieldKind::Softened,
        FieldKind::Negated,
        FieldKind::Presupposed,
        FieldKind::HedgeDropped,
    ];
    let told = fields.iter().filter(|field| KINDS.contains(&field.kind));
    // What a reader set is no reading, wherever it goes.
    let by_hand = |field: &Field| field.note.as_deref().is_some_and(|note| note.starts_with("set by hand"));
    let line = |field: &Field| {
        let by_hand = if by_hand(field) { " (set by hand)" } else { "" };
        [field.kind.label(), ": ", &field.value, by_hand].concat()
    };
    told.map(line).collect::<Vec<String>>().join("; ")
}
