//! Plain numbers: when one counts or orders something, and when it only names.

use crate::annotate::amounts::AmountKind;
use crate::annotate::amounts::rules::Meaning;
use crate::annotate::pattern::{Atom, Match, Sort};
use crate::lexicon::is_one_of;

/// "the third", "21st"; not a fraction's part or an item of a list.
pub(crate) fn ordinal(found: &Match<'_, '_>) -> Option<Meaning> {
    let first = found.matched().first()?;
    let named = first.capital && first.sort == Sort::Word && !found.opens();
    let before = found.before(1);
    let digits = matches!(first.sort, Sort::Integer(..));
    let listed = found.ends_clause() && (found.opens() || found.after(1) == ",");
    let ordinary = match found.ordinal(0)? {
        1 => before != "at" && !is_one_of(found.after(1), "of and -") && !listed,
        2 => {
            digits
                || (is_one_of(before, "the his her its their our my 's a came finished")
                    && (!found.ends_clause() || is_one_of(before, "came finished")))
        }
        _ => !listed,
    };
    let part = is_one_of(found.after(1), "- party parties") && !digits;
    (ordinary && !named && !part).then(|| Meaning {
        kind: AmountKind::Ordinal,
        value: found.ordinal(0).map(f64::from),
        unit: None,
    })
}

/// Words after which a number is a name.
const NUMBERED: &str = "article section chapter page no number rule flight room route group phase version level figure table channel paragraph clause act volume part grade step day week point season episode line gate platform highway interstate under top";

/// A number that counts; not one that is part of a name, an age, a year or a code.
pub(crate) fn cardinal(found: &Match<'_, '_>) -> Option<Meaning> {
    let first = found.matched().first()?;
    let value = found.number(0)??;
    let before = found.before(1);
    let meaning = Meaning { kind: AmountKind::Cardinal, value: Some(value), unit: None };
    let word = first.sort == Sort::Word;
    let named = (word && first.capital && !found.opens()) || is_one_of(before, NUMBERED);
    // "Boeing 737": a capital before it, and it does not open the sentence.
    let titled =
        found.atom_before(1).is_some_and(|atom| atom.capital && atom.sort == Sort::Word && atom.entry.is_none())
            && found.atom_before(2).is_some();
    let glued = found
        .atom_after(1)
        .is_some_and(|next| next.glued && (next.sort == Sort::Word || is_one_of(&next.key, "- / : % 's")));
    if named || titled || glued || beside_code(found) {
        return None;
    }
    if word && value < 2.0 {
        let counted = noun_follows(found) && !is_one_of(found.after(1), "another day thing way side hand by time");
        let pronoun = is_one_of(before, "no any every this that which the each another only some -");
        return (value > 0.0 && counted && !pronoun).then_some(meaning);
    }
    // "the two leaders" says who, not how many.
    let definite = is_one_of(before, "the these those both his her their its our 's");
    if word && value <= 10.0 && definite {
        return None;
    }
    let digits = matches!(first.sort, Sort::Integer(..)) && found.matched().len() == 1;
    if digits {
        let aged_at = before == "at" && found.ends_clause() && value < 120.0;
        let listed = found.opens() && matches!(found.after(1), "." | ")" | "");
        let aged = before == ","
            && is_one_of(found.after(1), ", . )")
            && found.atom_before(2).is_some_and(|name| name.capital || name.entry.is_none());
        let year = matches!(first.sort, Sort::Integer(1900..=2060, 4)) && !noun_follows(found);
        let coded = matches!(first.sort, Sort::Integer(_, length) if length > 4) || first.key.starts_with('0');
        let bracketed = is_one_of(before, "( [") && is_one_of(found.after(1), ") ]");
        if listed || aged || aged_at || year || coded || bracketed {
            return None;
        }
        let beside_digits = |atom: Option<&Atom<'_>>| atom.is_some_and(|atom| atom.digits().is_some());
        if beside_digits(found.atom_before(1)) || beside_digits(found.atom_after(1)) {
            return None;
        }
    }
    Some(meaning)
}

/// Whether a word that could be a noun stands after the match.
pub(crate) fn noun_follows(found: &Match<'_, '_>) -> bool {
    const LINKS: &str = "of to and or in on at is was are were has had have will would can could may might must should who that which for with but as if than the a an by from did does do said after before when while";
    found.atom_after(1).is_some_and(|next| next.sort == Sort::Word && !next.glued && !is_one_of(&next.key, LINKS))
}

/// Whether the number hangs together with digits or letters of a code, a score or a telephone number.
pub(crate) fn beside_code(found: &Match<'_, '_>) -> bool {
    let first_glued = found.matched().first().is_some_and(|atom| atom.glued);
    let mark = |atom: Option<&Atom<'_>>| atom.is_some_and(|atom| is_one_of(&atom.key, "- / : . # + _"));
    (first_glued && mark(found.atom_before(1)) && found.atom_before(1).is_some_and(|atom| atom.glued))
        || found.atom_before(1).is_some_and(|atom| matches!(atom.sort, Sort::Opaque) || is_one_of(&atom.key, "# +"))
}
