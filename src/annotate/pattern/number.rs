//! Numbers in digits and in words.

use crate::annotate::pattern::{Atom, Sort};
use crate::lexicon::is_one_of;

/// The cardinal number that begins at `at`: its value and the index after it. "twenty-five", "three hundred
/// thousand", "3.5 million", "half a million", "two and a half"; not "a" alone, nor digits within a code ("G7").
pub(crate) fn number(atoms: &[Atom<'_>], at: usize) -> Option<(f64, usize)> {
    let first = atoms.get(at)?;
    if let Some(value) = first.digits() {
        if within_code(atoms, at) {
            return None;
        }
        let Some(next) = atoms.get(at + 1) else { return Some((value, at + 1)) };
        // "5m" is five million after a currency's sign or code, or before what is counted; it may be five metres elsewhere.
        let before = at.checked_sub(1).and_then(|index| atoms.get(index));
        let after_sign = before.is_some_and(|sign| is_sign(sign) && first.glued || is_code(sign));
        let before_noun = atoms.get(at + 2).is_some_and(|noun| {
            noun.sort == Sort::Word && (noun.key == "people" || (noun.key.ends_with('s') && noun.key.len() > 3))
        });
        let short = |name: &str| name.len() > 1 || (next.glued && (after_sign || before_noun));
        let scale = next.entry.and_then(|entry| entry.scale.or(entry.short.filter(|_| short(&next.key))));
        return match scale {
            Some(scale) => Some((value * scale, at + 2)),
            None if next.glued && next.sort == Sort::Word => follows_unit(&next.key).then_some((value, at + 1)),
            None => Some((value, at + 1)),
        };
    }
    if first.key == "half" && atoms.get(at + 1).is_some_and(|atom| is_one_of(&atom.key, "a an")) {
        let scale = atoms.get(at + 2)?.entry?.scale?;
        return Some((scale / 2.0, at + 3));
    }
    let (value, next) = words(atoms, at)?;
    let half =
        atoms.get(next..next + 3).is_some_and(|tail| tail.iter().map(|atom| &*atom.key).eq(["and", "a", "half"]));
    Some(if half { (value + 0.5, next + 3) } else { (value, next) })
}

/// The most atoms that a number in words is read over: no real one has more.
const LONGEST: usize = 20;

/// A number in words.
fn words(atoms: &[Atom<'_>], at: usize) -> Option<(f64, usize)> {
    let (mut total, mut current) = (0.0, None::<f64>);
    let mut next = at;
    if is_one_of(&atoms.get(at)?.key, "a an") {
        atoms.get(at + 1)?.entry?.scale?;
        current = Some(1.0);
        next = at + 1;
    }
    while let Some(atom) = atoms.get(next).filter(|_| next < at + LONGEST) {
        if let Some(value) = atom.entry.and_then(|entry| entry.cardinal) {
            current = match current {
                None => Some(value),
                Some(before) if value < 100.0 && before >= 100.0 && before % 100.0 == 0.0 => Some(before + value),
                Some(before) if value < 10.0 && before % 100.0 >= 20.0 && before % 10.0 == 0.0 => Some(before + value),
                Some(0.0) if total > 0.0 => Some(value),
                Some(_) => break,
            };
        } else if let Some(scale) = atom.entry.and_then(|entry| entry.scale) {
            let Some(before) = current else { break };
            if scale <= 100.0 {
                current = Some(before * scale);
            } else {
                total += before * scale;
                current = Some(0.0);
            }
        } else if !links(atoms, next, at) {
            break;
        }
        next += 1;
    }
    current.map(|current| (total + current, next))
}

/// Whether the atom at `at` is the hyphen of "twenty-five" or the "and" of "two hundred and six".
fn links(atoms: &[Atom<'_>], at: usize, first: usize) -> bool {
    let is = |index: usize, test: fn(&crate::lexicon::calendar::Entry) -> bool| {
        first <= index && atoms.get(index).and_then(|atom| atom.entry).is_some_and(test)
    };
    let Some(before) = at.checked_sub(1) else { return false };
    match atoms.get(at).map(|atom| &*atom.key) {
        Some("-") => {
            atoms.get(at).is_some_and(|atom| atom.glued)
                && is(before, |entry| entry.cardinal.is_some_and(|value| value >= 20.0))
                && is(at + 1, |entry| entry.cardinal.is_some_and(|value| 0.0 < value && value < 10.0))
        }
        Some("and") => {
            is(before, |entry| entry.scale.is_some_and(|scale| scale >= 100.0))
                && is(at + 1, |entry| entry.cardinal.is_some())
        }
        _ => false,
    }
}

/// Whether digits are part of a name or code: "G7", "COVID-19", "F-16".
pub(crate) fn within_code(atoms: &[Atom<'_>], at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    let before = |back: usize| at.checked_sub(back).and_then(|index| atoms.get(index));
    if !atom.glued {
        return false;
    }
    match before(1) {
        Some(previous) if previous.sort == Sort::Word => crate::lexicon::measures::currency(&previous.key).is_none(),
        Some(previous) if previous.key == "-" && previous.glued => {
            before(2).is_some_and(|letters| letters.sort == Sort::Word && letters.capital && letters.entry.is_none())
        }
        Some(previous) => is_one_of(&previous.key, "# _"),
        None => false,
    }
}

fn is_sign(atom: &Atom<'_>) -> bool {
    matches!(crate::lexicon::measures::currency(&atom.key), Some(crate::lexicon::measures::Currency::Sign(_)))
}

/// "SEK", "EUR" in capitals.
fn is_code(atom: &Atom<'_>) -> bool {
    let code =
        matches!(crate::lexicon::measures::currency(&atom.key), Some(crate::lexicon::measures::Currency::Code(_)));
    code && atom.capital
}

/// Whether letters glued to digits leave the number a number: "12km", "3pm", "20th".
fn follows_unit(letters: &str) -> bool {
    crate::lexicon::measures::measure(letters).is_some()
        || crate::lexicon::calendar::entry(letters).is_some_and(|entry| entry.unit.is_some())
        || is_one_of(letters, "am pm m p h")
}
