//! The test that every table of rules must pass: each rule finds its examples, and nothing where it must find nothing.

use crate::annotate::pattern::RuleSet;
use crate::lexicon::patterns;

/// What was found in a text: the expression, its value in words, and the rule.
pub(crate) type Seen = (String, String, &'static str);

/// Runs all examples of `rules` through `read`, and sees that every pattern could be read.
pub(crate) fn keeps_examples<T>(rules: &RuleSet<T>, read: impl Fn(&str) -> Vec<Seen>) {
    let patterns = patterns();
    let of = |rule: &str| patterns.iter().filter(|(id, _)| *id == rule).count();
    let written: usize = rules.rules().iter().map(|rule| of(rule.id)).sum();
    assert_eq!(rules.patterns(), written, "a pattern names an unknown class");
    let mut wrong = Vec::new();
    for rule in rules.rules() {
        assert!(0 < of(rule.id), "{} looks for nothing", rule.id);
        for (text, expression, value) in rule.yes {
            let found = read(text);
            if !found.iter().any(|(words, own, id)| words == expression && own == value && *id == rule.id) {
                wrong.push(format!("{}: {text}\n    wanted {expression} = {value}, got {found:?}", rule.id));
            }
        }
        for text in rule.no {
            if let Some((words, ..)) = read(text).iter().find(|(_, _, id)| *id == rule.id) {
                wrong.push(format!("{}: {text}\n    found {words}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
