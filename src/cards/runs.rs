//! Overlapping spans cut into flat runs, as a page draws them.

use crate::text::Span;

/// A stretch of text over which the set of covering spans does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The stretch; never empty.
    pub span: Span,
    /// The spans that cover it, as ascending indices into what was given.
    pub covered_by: Vec<usize>,
}

/// Cuts `within` at every boundary of `spans`. The runs' texts concatenate to the text of `within`; spans that
/// stick out are clipped, empty ones ignored. Linear in the text and in what covers it, after one sort.
pub fn runs(within: Span, spans: &[Span]) -> Vec<Run> {
    let mut edges: Vec<(usize, bool, usize)> = Vec::with_capacity(spans.len() * 2);
    for (index, span) in spans.iter().enumerate() {
        let (start, end) = (span.start().max(within.start()), span.end().min(within.end()));
        if start < end {
            edges.push((start, true, index));
            edges.push((end, false, index));
        }
    }
    edges.sort_unstable();
    let mut runs = Vec::new();
    let mut covering: Vec<usize> = Vec::new();
    let mut from = within.start();
    for (at, opens, index) in edges {
        if from < at {
            runs.push(Run { span: Span::new(from, at), covered_by: covering.clone() });
            from = at;
        }
        match covering.binary_search(&index) {
            Err(place) if opens => covering.insert(place, index),
            Ok(place) if !opens => {
                covering.remove(place);
            }
            _ => {}
        }
    }
    if from < within.end() {
        runs.push(Run { span: Span::new(from, within.end()), covered_by: covering });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, spans: &[(usize, usize)], expected: &[(&str, &[usize])]) {
        let spans: Vec<Span> = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let found = runs(Span::new(0, text.len()), &spans);
        let found: Vec<(&str, &[usize])> =
            found.iter().map(|run| (run.span.of(text), run.covered_by.as_slice())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn spans_may_nest_cross_and_touch() {
        check("abcdef", &[], &[("abcdef", &[])]);
        check("abcdef", &[(0, 6), (2, 4)], &[("ab", &[0]), ("cd", &[0, 1]), ("ef", &[0])]);
        check("abcdef", &[(0, 4), (2, 6)], &[("ab", &[0]), ("cd", &[0, 1]), ("ef", &[1])]);
        check("abcdef", &[(1, 3), (3, 5)], &[("a", &[]), ("bc", &[0]), ("de", &[1]), ("f", &[])]);
        check("abc", &[(1, 1), (2, 9)], &[("ab", &[]), ("c", &[1])]);
    }
}
