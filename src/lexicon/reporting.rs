//! Verbs that report what somebody says, thinks or shows, in all their forms.
//!
//! Which use of a verb reports ("a point of order" does not) is for the readers of sentences.

use crate::lexicon::table::entries;
use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

/// A verb that reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is a column of the word file")]
pub struct ReportingVerb {
    /// Its base form.
    pub base: &'static str,
    /// Whether it stands beside direct speech: "say".
    pub speak: bool,
    /// Whether it may stand before its subject there: "said Lee".
    pub invert: bool,
    /// Whether it opens a that-clause.
    pub that: bool,
    /// Whether it takes the hearer as its object: "tell".
    pub hear: bool,
    /// Whether its object is called something: "describe".
    pub name: bool,
    /// Whether a report, a study or a figure can be its subject: "indicate".
    pub document: bool,
    /// Whether it tells of a thought, not of words: "believe".
    pub mind: bool,
    /// Whether it takes no stand on what is reported: "say", not "claim" or "reveal".
    pub neutral: bool,
}

/// A form of a verb. Where two forms look alike, the one named first here is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said", "wrote"; mostly the participle too.
    Past,
    /// "written", where it differs from the past.
    Participle,
    /// "saying".
    Gerund,
}

static FORMS: LazyLock<HashMap<String, (ReportingVerb, VerbForm)>> = LazyLock::new(|| {
    let mut forms = HashMap::default();
    for line in entries(words!("reporting.tsv")) {
        let mut columns = line.split('\t');
        let [Some(base), Some(past), Some(participle), Some(flags)] = std::array::from_fn(|_| columns.next()) else {
            continue;
        };
        let has = |flag: &str| flags.split(',').any(|found| found == flag);
        let verb = ReportingVerb {
            base,
            speak: has("speak"),
            invert: has("invert"),
            that: has("that"),
            hear: has("hear"),
            name: has("name"),
            document: has("document"),
            mind: has("mind"),
            neutral: has("neutral"),
        };
        let inflected = [
            // "read" is taken as the past tense: news is told in it.
            (base.to_owned(), if base == past { VerbForm::Past } else { VerbForm::Base }),
            (third(base), VerbForm::Third),
            (past.to_owned(), VerbForm::Past),
            (participle.to_owned(), VerbForm::Participle),
            (gerund(base, past), VerbForm::Gerund),
        ];
        for (word, form) in inflected {
            forms.entry(word).or_insert((verb, form));
        }
    }
    forms
});

/// The reporting verb that `word` is a form of, whatever its case.
pub fn reporting(word: &str) -> Option<(ReportingVerb, VerbForm)> {
    FORMS.get(word.to_ascii_lowercase().as_str()).copied()
}

/// "says", "cries", "confesses".
fn third(base: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|ending| base.ends_with(ending));
    match base.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if ["s", "sh", "ch", "x", "z"].iter().any(|ending| base.ends_with(ending)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// "saying", "writing", "quipping": a consonant is doubled where the past doubles it.
fn gerund(base: &str, past: &str) -> String {
    let stem = match past.strip_suffix("ed") {
        Some(stem) if base.len() < stem.len() => stem,
        _ if base.ends_with("ee") => base,
        _ => base.strip_suffix('e').unwrap_or(base),
    };
    format!("{stem}ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leads_to_its_verb() {
        let check = |word: &str, base: &str, form: VerbForm| {
            let found = reporting(word).map(|(verb, form)| (verb.base, form));
            assert_eq!(found, Some((base, form)), "{word}");
        };
        check("say", "say", VerbForm::Base);
        check("Says", "say", VerbForm::Third);
        check("SAID", "say", VerbForm::Past);
        check("saying", "say", VerbForm::Gerund);
        check("written", "write", VerbForm::Participle);
        check("cries", "cry", VerbForm::Third);
        check("confesses", "confess", VerbForm::Third);
        check("conveys", "convey", VerbForm::Third);
        check("quipping", "quip", VerbForm::Gerund);
        check("declaring", "declare", VerbForm::Gerund);
        check("agreeing", "agree", VerbForm::Gerund);
        check("labelled", "label", VerbForm::Past);
        check("labeled", "label", VerbForm::Past);
        assert_eq!(reporting("table"), None);
        assert_eq!(reporting(""), None);
    }

    #[test]
    fn the_word_file_is_sorted_and_whole() {
        let lines: Vec<&str> = entries(include_str!("reporting.tsv")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(columns[..3].iter().all(|word| !word.is_empty() && *word == word.to_ascii_lowercase()), "{line}");
            let known = ["speak", "invert", "that", "hear", "name", "document", "mind", "neutral"];
            assert!(columns[3].split(',').all(|flag| flag.is_empty() || known.contains(&flag)), "{line}");
        }
    }
}
