//! What was learned, as a names file: weights through a square root in a byte, lists as sets of hashes.

use crate::annotate::names::LABELS as KINDS;
use crate::annotate::names::features::LAST;
use crate::bytes::varint;
use crate::models::ModelError;
use crate::models::file::{self, ModelFile};
use crate::models::hash::{hash, key};
use crate::models::names::{FIRST, KIND};
use crate::models::reader::{Reader, put_words};
use crate::models::table::{Flags, Row, put_flags, put_table};
use crate::train::names::augment::Lists;
use crate::train::names::examples::{BITS, LABELS};
use crate::train::names::learn::Learned;
use std::collections::{BTreeMap, BTreeSet};

/// Bits of a listed word's key: of 100 strangers fewer than one is taken for a listed word.
const LIST_BITS: u8 = 23;

/// The highest weight in a byte: more steps cost more bytes in the file than they are worth.
const STEPS: f32 = 63.0;

/// The bit of each list.
const BITS_OF: [(&str, u8); 8] = [
    ("first", FIRST),
    ("last", LAST),
    ("city", 4),
    ("country", 8),
    ("nat", 16),
    ("title", 32),
    ("region", 64),
    ("place", 128),
];

/// Whose first names the listed ones are: a byte for each of the words with [`FIRST`], in their order.
pub(crate) fn sexes(lists: &Lists) -> Vec<u8> {
    let keys = |name: &str| -> BTreeSet<u32> {
        let words = lists.all.get(name).into_iter().flatten();
        words.map(|word| key(hash(word.as_bytes()), u32::from(LIST_BITS))).collect()
    };
    let (women, men) = (keys("female"), keys("male"));
    let whose = |key: &u32| match (women.contains(key), men.contains(key)) {
        (true, false) => 1,
        (false, true) => 2,
        _ => 0,
    };
    keys("first").iter().map(whose).collect()
}

/// A names file with other sexes of the same first names.
pub(crate) fn with_sexes(bytes: &[u8], lists: &Lists) -> Result<Vec<u8>, ModelError> {
    let file = ModelFile::open(bytes, KIND)?;
    let mut sections = Vec::new();
    for name in ["labels", "weights", "transitions", "gazetteer"] {
        sections.push((name, file.section(name)?.rest().to_vec()));
    }
    sections.push(("sexes", sexes(lists)));
    Ok(file::write(KIND, &sections))
}

/// The lists as a section, and the same set to look words up in while training.
pub(crate) fn gazetteer(lists: &Lists) -> (Vec<u8>, impl Fn(&str) -> u8 + use<>) {
    let mut words: BTreeMap<u32, u8> = BTreeMap::new();
    for (name, bit) in BITS_OF {
        for entry in lists.all.get(name).into_iter().flatten() {
            *words.entry(key(hash(entry.as_bytes()), u32::from(LIST_BITS))).or_default() |= bit;
        }
    }
    let mut bytes = Vec::new();
    put_flags(&mut bytes, LIST_BITS, &words.into_iter().collect::<Vec<_>>());
    let set = Flags::read(&mut Reader::new(&bytes)).unwrap_or_default();
    (bytes, move |words: &str| set.get(hash(words.as_bytes())))
}

/// The file.
pub(crate) fn file(learned: &Learned, gazetteer: Vec<u8>, sexes: Vec<u8>) -> Vec<u8> {
    let highest =
        learned.rows.iter().flat_map(|(_, row)| row).fold(f32::MIN_POSITIVE, |most, (_, one)| most.max(one.abs()));
    let rows: Vec<Row> = learned
        .rows
        .iter()
        .map(|(key, row)| {
            let weights = row.iter().map(|(label, weight)| (*label, small(*weight / highest)));
            (*key, weights.filter(|(_, weight)| *weight != 0).collect::<Vec<_>>())
        })
        .filter(|(_, row)| !row.is_empty())
        .collect();
    let mut labels = vec!["O".to_owned()];
    labels.extend(KINDS.iter().flat_map(|(kind, _)| [format!("B-{kind}"), format!("I-{kind}")]));
    let mut words = Vec::new();
    put_words(&mut words, labels.iter().map(String::as_str));
    let mut weights = Vec::new();
    put_table(&mut weights, BITS, LABELS, &rows);
    let mut transitions = Vec::new();
    for weight in &learned.transitions {
        varint::write(&mut transitions, varint::zigzag(whole(weight / highest * STEPS * STEPS)));
    }
    let sections = [
        ("labels", words),
        ("weights", weights),
        ("transitions", transitions),
        ("gazetteer", gazetteer),
        ("sexes", sexes),
    ];
    file::write(KIND, &sections)
}

/// A weight between -1 and 1 through a square root, in a byte.
fn small(weight: f32) -> i8 {
    let root = whole(weight.abs().sqrt() * STEPS);
    i8::try_from(if weight < 0.0 { -root } else { root }).unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "it is rounded, and far below the limits")]
fn whole(number: f32) -> i32 {
    number.round() as i32
}
