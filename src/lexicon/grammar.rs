//! Words by what they can be in a sentence: verbs with their irregular forms and particles, adjectives, adverbs, nouns.
//!
//! Holds base forms only; inflected forms are found by `annotate::syntax`.

use crate::lexicon::WordFile;
use crate::lexicon::table::{WordTable, entries, pairs};
use std::sync::LazyLock;

/// Each function word with its readings: a form's code and, after "+", its cost in bits.
pub(crate) const READINGS: WordFile = || words!("readings.tsv");

/// For each form the costs of the form after it.
pub(crate) const FORM_PAIRS: WordFile = || words!("form-pairs.tsv");

/// What is known of a base form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// It is a verb, and of this sort.
    pub verb: Option<VerbSort>,
    /// It is an adjective.
    pub adjective: bool,
    /// It is an adverb.
    pub adverb: bool,
    /// It is a noun.
    pub noun: bool,
}

/// What sort of verb it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbSort {
    /// Whether it is a noun too.
    pub noun: AlsoNoun,
    /// Whether it opens a that-clause.
    pub says: bool,
    /// Whether it wants an object, or takes none.
    pub object: Object,
}

/// How often a verb's base form is a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum AlsoNoun {
    #[default]
    Never,
    Often,
    Mostly,
}

/// Whether a verb takes an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Object {
    #[default]
    Maybe,
    Needed,
    Never,
}

/// An irregular form: the base form, and whether it is the past tense, the past participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Irregular {
    /// The base form.
    pub base: &'static str,
    /// It is the past tense.
    pub past: bool,
    /// It is the past participle.
    pub participle: bool,
}

static WORDS: LazyLock<WordTable<Word>> = LazyLock::new(|| {
    let mut words: WordTable<Word> = WordTable::default();
    for line in entries(words!("verbs.tsv")) {
        let (base, flags) = line.split_once('\t').unwrap_or((line, ""));
        let noun = match () {
            () if flags.contains('N') => AlsoNoun::Mostly,
            () if flags.contains('n') => AlsoNoun::Often,
            () => AlsoNoun::Never,
        };
        let object = match () {
            () if flags.contains('t') => Object::Needed,
            () if flags.contains('i') => Object::Never,
            () => Object::Maybe,
        };
        let word = words.of(base);
        word.verb = Some(VerbSort { noun, says: flags.contains('s'), object });
        word.adjective |= flags.contains('j');
    }
    for line in entries(words!("adjectives.tsv")) {
        let (base, flags) = line.split_once('\t').unwrap_or((line, ""));
        let word = words.of(base);
        word.adjective = true;
        word.noun |= flags.contains('n');
    }
    for base in entries(words!("adverbs.txt")) {
        words.of(base).adverb = true;
    }
    for base in entries(words!("nouns.txt")) {
        words.of(base).noun = true;
    }
    words
});

static IRREGULAR: LazyLock<WordTable<Option<Irregular>>> = LazyLock::new(|| {
    let mut forms: WordTable<Option<Irregular>> = WordTable::default();
    for line in entries(words!("irregular-verbs.tsv")) {
        let mut columns = line.split('\t');
        let base = columns.next().unwrap_or_default();
        for form in columns.next().unwrap_or_default().split('/') {
            forms.of(form).get_or_insert(Irregular { base, past: false, participle: false }).past = true;
        }
        for form in columns.next().unwrap_or_default().split('/') {
            forms.of(form).get_or_insert(Irregular { base, past: false, participle: false }).participle = true;
        }
    }
    forms
});

static PARTICLES: LazyLock<WordTable<Vec<&'static str>>> = LazyLock::new(|| {
    pairs(words!("particles.tsv")).map(|(base, particles)| (base, particles.split(' ').collect())).collect()
});

static TOLD: LazyLock<WordTable<&'static str>> = LazyLock::new(|| pairs(READINGS()).collect());

/// What is known of a base form, in lower case, and the form itself as it is kept.
pub fn word(base: &str) -> Option<(&'static str, Word)> {
    Some((WORDS.listed(base)?, *WORDS.get(base)?))
}

/// What an irregular form, in lower case, stands for. A form that two verbs share counts for the first ("lay", "saw").
pub fn irregular(form: &str) -> Option<Irregular> {
    IRREGULAR.get(form).copied().flatten()
}

/// Whether the files know `word`, in lower case: a base form, an irregular one or a word whose readings are told.
pub fn is_word(word: &str) -> bool {
    WORDS.get(word).is_some() || IRREGULAR.get(word).is_some() || TOLD.get(word).is_some()
}

/// Whether the verb and the particle together make one verb ("carry out").
pub fn takes_particle(base: &str, particle: &str) -> bool {
    PARTICLES.get(base).is_some_and(|list| list.contains(&particle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_and_clean() {
        for (name, file) in [
            ("verbs", include_str!("verbs.tsv")),
            ("irregular-verbs", include_str!("irregular-verbs.tsv")),
            ("adjectives", include_str!("adjectives.tsv")),
            ("adverbs", include_str!("adverbs.txt")),
            ("nouns", include_str!("nouns.txt")),
            ("readings", include_str!("readings.tsv")),
            ("particles", include_str!("particles.tsv")),
        ] {
            let words: Vec<&str> = entries(file).map(|line| line.split('\t').next().unwrap_or_default()).collect();
            for (before, after) in words.iter().zip(words.iter().skip(1)) {
                assert!(before < after, "{name}: {before} stands before {after}");
            }
            for word in words {
                assert!(!word.is_empty() && word == word.to_ascii_lowercase() && !word.contains(' '), "{name}: {word}");
            }
        }
    }
}
