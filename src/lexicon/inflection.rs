//! Regular endings of verbs, taken off: from a form to the listed verb that it is a form of.
//!
//! Knows spelling and the word files only; which form a sentence wants is for `annotate::syntax`.

use crate::lexicon::grammar::{self, AlsoNoun};

/// A verb's ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    S,
    Ed,
    Ing,
}

/// The listed verb of which `form` is an inflected form.
pub(crate) fn verb_with(form: &str, ending: Ending, scratch: &mut String) -> Option<&'static str> {
    let verb = |base: &str| grammar::word(base).filter(|(_, word)| word.verb.is_some()).map(|(base, _)| base);
    let mut with = |stem: &str, tail: &str| {
        scratch.clear();
        scratch.push_str(stem);
        scratch.push_str(tail);
        verb(scratch)
    };
    match ending {
        Ending::S => {
            let stem = form.strip_suffix('s')?;
            if stem.ends_with('s') {
                return None;
            }
            verb(stem).or_else(|| with(stem.strip_suffix("ie")?, "y")).or_else(|| {
                let bare = stem.strip_suffix('e')?;
                let sibilant = bare.ends_with(['s', 'x', 'z', 'o']) || bare.ends_with("ch") || bare.ends_with("sh");
                if sibilant { verb(bare) } else { None }
            })
        }
        Ending::Ed => {
            let stem = form.strip_suffix("ed")?;
            verb(form.strip_suffix('d')?)
                .or_else(|| verb(stem))
                .or_else(|| verb(undoubled(stem)?))
                .or_else(|| with(stem.strip_suffix('i')?, "y"))
        }
        Ending::Ing => {
            let stem = form.strip_suffix("ing")?;
            if stem.len() < 2 {
                return None;
            }
            with(stem, "e")
                .or_else(|| verb(stem))
                .or_else(|| verb(undoubled(stem)?))
                .or_else(|| with(stem.strip_suffix('y')?, "ie"))
                .or_else(|| verb(stem.strip_suffix('k')?))
        }
    }
}

/// "plann" without its last letter; nothing where the last two differ.
pub(crate) fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    (letters.next()? == letters.next()?).then(|| stem.get(..stem.len().checked_sub(1)?)).flatten()
}

/// What the word files know of a word in lower case, as bits that tell its possible readings from those of others: a noun, an
/// adjective, an adverb, a verb's base form and how often that is a noun, and each inflected form of a listed verb. 0 for a
/// stranger.
pub(crate) fn readings(lower: &str, scratch: &mut String) -> u64 {
    let sort = |word: grammar::Word| match word.verb.map(|verb| verb.noun) {
        None => 0,
        Some(AlsoNoun::Never) => 1,
        Some(AlsoNoun::Often) => 2,
        Some(AlsoNoun::Mostly) => 3,
    };
    let own = grammar::word(lower).map_or(0, |(_, word)| {
        u64::from(word.noun) | u64::from(word.adjective) << 1 | u64::from(word.adverb) << 2 | sort(word) << 3
    });
    let irregular = grammar::irregular(lower);
    let irregular = irregular.map_or(0, |form| u64::from(form.past) << 5 | u64::from(form.participle) << 6);
    let mut with = |ending| verb_with(lower, ending, scratch).and_then(grammar::word).map_or(0, |(_, word)| sort(word));
    own | irregular | with(Ending::S) << 7 | with(Ending::Ed) << 9 | with(Ending::Ing) << 11
}
