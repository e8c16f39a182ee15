//! What the rules say to a reader who asks how something was read.

use crate::lexicon::WordTable;
use crate::lexicon::table::pairs;
use std::sync::LazyLock;

static SENTENCES: LazyLock<WordTable<&'static str>> = LazyLock::new(|| pairs(words!("rules.tsv")).collect());

/// What a rule says, as a sentence; `None` for one that is told by what its family has in common.
pub fn said_of_rule(rule: &str) -> Option<&'static str> {
    SENTENCES.get(rule).copied()
}

#[cfg(test)]
mod tests {
    use super::said_of_rule;
    use crate::lexicon::table::pairs;

    #[test]
    fn the_rules_are_sorted_and_speak_in_sentences() {
        let rules: Vec<_> = pairs(include_str!("rules.tsv")).collect();
        assert!(rules.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted, nothing twice");
        assert!(rules.iter().all(|(rule, says)| rule.contains('.') && says.ends_with('.')));
        assert_eq!(said_of_rule("kind.number"), Some("It gives a number."));
        assert_eq!(said_of_rule("date.full"), None);
    }
}
