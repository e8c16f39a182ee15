//! How a statement is put: softeners, evidentials, duty, future, habit, evaluation; and what acts and sources are called.

use crate::lexicon::table::{PhraseTable, WordTable, entries, pairs};
use std::sync::LazyLock;

/// What a cue does to the statement in its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// It makes the statement less than plain: "may", "appears to".
    Soften,
    /// It lays the statement on nobody in particular: "reportedly".
    Evidential,
    /// It tells what somebody who is not named believes: "is thought to". It softens as well.
    Belief,
    /// It says what must be done: "should".
    Duty,
    /// It is about what is to come: "will".
    Future,
    /// It tells what is generally so: "often".
    General,
    /// It evaluates or interprets: "significant".
    Value,
    /// It says that somebody said nothing: "declined to comment".
    Silence,
}

/// What kind of source a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceNoun {
    /// People without a name: "analysts".
    Group,
    /// Someone who speaks for somebody: "spokeswoman".
    Mouth,
    /// An institution: "the ministry".
    Body,
    /// Something written or measured: "report".
    Document,
}

static CUES: LazyLock<PhraseTable<Cue>> = LazyLock::new(|| {
    PhraseTable::new(pairs(words!("cues.tsv")).filter_map(|(phrase, class)| {
        let cue = match class {
            "soften" => Cue::Soften,
            "evidential" => Cue::Evidential,
            "belief" => Cue::Belief,
            "duty" => Cue::Duty,
            "future" => Cue::Future,
            "general" => Cue::General,
            "value" => Cue::Value,
            "silence" => Cue::Silence,
            _ => return None,
        };
        Some((phrase, cue))
    }))
});

static SOURCES: LazyLock<WordTable<SourceNoun>> = LazyLock::new(|| {
    pairs(words!("sources.tsv"))
        .filter_map(|(noun, class)| {
            let kind = match class {
                "group" => SourceNoun::Group,
                "mouth" => SourceNoun::Mouth,
                "body" => SourceNoun::Body,
                "document" => SourceNoun::Document,
                _ => return None,
            };
            Some((noun, kind))
        })
        .collect()
});

static ACTS: LazyLock<WordTable<&'static str>> = LazyLock::new(|| pairs(words!("acts.tsv")).collect());
static INTERPRETIVE: LazyLock<WordTable<()>> = LazyLock::new(|| entries(words!("interpretive.txt")).collect());
static FEELINGS: LazyLock<WordTable<()>> = LazyLock::new(|| entries(words!("feelings.txt")).collect());
static ABSTRACT: LazyLock<WordTable<()>> = LazyLock::new(|| entries(words!("abstract.txt")).collect());

/// The longest cue that `words` (lower case) begin with, and how many words it has.
pub fn cue<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Option<(usize, Cue)> {
    CUES.longest(words)
}

/// What kind of source a noun (lower case, singular or regular plural) stands for.
pub fn source_noun(noun: &str) -> Option<SourceNoun> {
    singulars(noun).find_map(|form| SOURCES.get(form.as_str()).copied())
}

/// The verb of the act that a noun names: "arrival" -> "arrive".
pub fn act(noun: &str) -> Option<&'static str> {
    singulars(noun).find_map(|form| ACTS.get(form.as_str()).copied())
}

/// Whether a verb (base form) tells what something means rather than what happened.
pub fn is_interpretive(lemma: &str) -> bool {
    INTERPRETIVE.get(lemma).is_some()
}

/// Whether a verb (base form) tells what somebody felt or showed.
pub fn is_feeling(lemma: &str) -> bool {
    FEELINGS.get(lemma).is_some()
}

/// Whether a noun names nothing that could be checked when a sentence is about it.
pub fn is_abstract(noun: &str) -> bool {
    singulars(noun).any(|form| ABSTRACT.get(&form).is_some())
}

/// A noun and what it may be the regular plural of.
pub fn singulars(noun: &str) -> impl Iterator<Item = String> + use<> {
    let stems = [
        Some(noun.to_owned()),
        noun.strip_suffix("ies").map(|stem| format!("{stem}y")),
        noun.strip_suffix("es").map(str::to_owned),
        noun.strip_suffix('s').map(str::to_owned),
        noun.strip_suffix("men").map(|stem| format!("{stem}man")),
        noun.strip_suffix("women").map(|stem| format!("{stem}woman")),
    ];
    stems.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_form() {
        assert_eq!(source_noun("officials"), Some(SourceNoun::Group));
        assert_eq!(source_noun("spokeswomen"), Some(SourceNoun::Mouth));
        assert_eq!(source_noun("studies"), Some(SourceNoun::Document));
        assert_eq!(source_noun("table"), None);
        assert_eq!(act("arrivals"), Some("arrive"));
        assert!(is_abstract("narratives") && !is_abstract("tree"));
        assert_eq!(cue("is expected to rise".split(' ')), Some((3, Cue::Soften)));
    }

    #[test]
    fn word_files_are_sorted_and_hold_nothing_twice() {
        let files = [
            include_str!("interpretive.txt"),
            include_str!("abstract.txt"),
            include_str!("acts.tsv"),
            include_str!("feelings.txt"),
        ];
        for file in files {
            let found: Vec<&str> = entries(file).collect();
            assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "not sorted, or twice: {found:?}");
        }
        for file in [include_str!("cues.tsv"), include_str!("sources.tsv")] {
            let mut phrases: Vec<&str> = pairs(file).map(|(phrase, _)| phrase).collect();
            assert_eq!(phrases.len(), entries(file).count(), "a line without a class");
            phrases.sort_unstable();
            assert!(phrases.windows(2).all(|pair| pair[0] != pair[1]), "a phrase stands twice");
        }
    }
}
