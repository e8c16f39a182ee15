//! Finds the items of lists that run on in one paragraph: "1. The first 2. The second", "• one • two".

use crate::text::Letter;
use crate::text::chars::{is_bullet, is_digit};
use crate::text::sentence::Reader;

/// How an item is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "1.", "a."
    Stop,
    /// "1)", "1.)", "a)"
    Bracket,
    /// "(a)"
    Enclosed,
}

/// What stands in front of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    style: Style,
    letters: bool,
    value: u32,
    /// How many tokens it has.
    length: usize,
}

/// The tokens at which an item of a run-on list begins, in order.
pub(crate) fn items(reader: &Reader<'_>) -> Vec<usize> {
    let bullet = |index: usize| reader.first_char(index).is_some_and(is_bullet);
    if bullet(0) {
        return (1..reader.len()).filter(|index| bullet(*index)).collect();
    }
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut last: Option<Marker> = None;
    for index in 0..reader.len() {
        let Some(marker) = marker_at(reader, index) else { continue };
        let free = index == 0 || reader.is_terminator(index - 1);
        let next = |last: Marker| Marker { value: last.value + 1, length: marker.length, ..last } == marker;
        let opens_upper = reader.first_char(index + marker.length).is_some_and(|c| !c.is_lower());
        if last.is_some_and(next) && (marker.letters || marker.style != Style::Stop || opens_upper) {
            last = Some(marker);
            if free || marker.style != Style::Enclosed {
                run.push(index);
            }
        } else if free && (marker.value == 1 || marker.style != Style::Stop) {
            keep(&mut run, &mut found);
            last = Some(marker);
            run.push(index);
        }
    }
    keep(&mut run, &mut found);
    found
}

/// One item alone is no list.
fn keep(run: &mut Vec<usize>, found: &mut Vec<usize>) {
    if 1 < run.len() {
        found.append(run);
    }
    run.clear();
}

fn marker_at(reader: &Reader<'_>, index: usize) -> Option<Marker> {
    let is = |offset: usize, mark: &str| reader.word(index + offset) == mark;
    let loose = |length: usize| !reader.is_glued(index + length) && index + length < reader.len();
    let glued = |offset: usize| reader.is_glued(index + offset);
    if is(0, "(") {
        let (value, letters) = value_of(reader.word(index + 1))?;
        let closed = is(2, ")") && glued(1) && glued(2) && loose(3);
        return closed.then_some(Marker { style: Style::Enclosed, letters, value, length: 3 });
    }
    let (value, letters) = value_of(reader.word(index))?;
    let (style, length) = match (is(1, "."), is(1, ")"), is(2, ")")) {
        (true, _, true) if glued(1) && glued(2) => (Style::Bracket, 3),
        (true, _, _) if glued(1) => (Style::Stop, 2),
        (_, true, _) if glued(1) => (Style::Bracket, 2),
        _ => return None,
    };
    loose(length).then_some(Marker { style, letters, value, length })
}

/// The place in the list that a number up to 999 or a lower-case letter stands for.
fn value_of(word: &str) -> Option<(u32, bool)> {
    if word.len() <= 3 && word.chars().all(is_digit) {
        return word.parse().ok().map(|value| (value, false));
    }
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((u32::from(letter - b'a') + 1, true)),
        _ => None,
    }
}
