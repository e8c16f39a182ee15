//! Makes a trained model small: keeps the cells that weigh most, each in one byte through a square root.

use crate::models::hash::key;
use crate::models::reader::Reader;
use crate::models::table::{Row, Table, put_table};
use std::collections::BTreeMap;

/// What a feature's heaviest weight counts for, and its others: a feature's key takes more room than a weight does.
const FIRST: f32 = 0.75;
const OTHERS: f32 = 1.1;

/// The cells that weigh most for the room they take; those of one feature stand together in `cells`.
pub(crate) fn heaviest(cells: impl Iterator<Item = (u64, u8, f32)>, keep: usize) -> Vec<(u64, u8, f32)> {
    let cells: Vec<(u64, u8, f32)> = cells.filter(|(_, _, weight)| 0.01 < weight.abs()).collect();
    let mut priced = Vec::with_capacity(cells.len());
    for row in cells.chunk_by(|one, other| one.0 == other.0) {
        let most = row.iter().map(|cell| cell.2.abs()).fold(0.0, f32::max);
        for cell in row {
            let size = cell.2.abs();
            priced.push((if size < most { (size * OTHERS).min(most * FIRST) } else { size * FIRST }, *cell));
        }
    }
    priced.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.0.cmp(&other.0)).then(one.1.cmp(&other.1)));
    priced.truncate(keep);
    priced.into_iter().map(|(_, cell)| cell).collect()
}

/// The section of some cells: a table as it is stored. `levels` is the largest byte: fewer make a smaller file.
pub(crate) fn section(cells: &[(u64, u8, f32)], classes: usize, bits: u8, levels: u8) -> Vec<u8> {
    let mut sizes: Vec<f32> = cells.iter().map(|(_, _, weight)| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    // The few largest weights would take the steps from all others.
    let most = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 5000)).copied().unwrap_or(1.0);
    let mut rows: BTreeMap<u32, BTreeMap<u8, f32>> = BTreeMap::new();
    for (feature, class, weight) in cells {
        *rows.entry(key(*feature, bits.into())).or_default().entry(*class).or_default() += weight;
    }
    let byte = |weight: f32| {
        let size = (weight.abs() / most).min(1.0).sqrt() * f32::from(levels);
        (size.round() as i8) * (if weight < 0.0 { -1 } else { 1 })
    };
    let rows = rows.into_iter().map(|(key, row)| {
        let cells = row.into_iter().map(|(class, weight)| (class, byte(weight))).filter(|(_, weight)| *weight != 0);
        (key, cells.collect::<Vec<_>>())
    });
    let rows: Vec<Row> = rows.filter(|(_, cells)| !cells.is_empty()).collect();
    let mut bytes = Vec::new();
    put_table(&mut bytes, bits, classes, &rows);
    bytes
}

/// The table of a section just written.
pub(crate) fn open(section: &[u8]) -> Table {
    Table::read(&mut Reader::new(section)).unwrap_or_default()
}
