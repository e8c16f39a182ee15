//! What the rules for dates and amounts look for. How a pattern is read and matched is told in `annotate/pattern`.

use crate::lexicon::table::pairs;

/// All patterns, each with the rule that looks for it, in the order in which they are tried.
pub(crate) fn patterns() -> Vec<(&'static str, &'static str)> {
    pairs(words!("patterns.tsv")).collect()
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn the_file_is_sorted_by_rule() {
        let patterns = patterns();
        assert!(patterns.is_sorted_by_key(|(rule, _)| rule));
        assert!(patterns.contains(&("date.weekday", "<weekday> early|late? <part>")));
    }
}
