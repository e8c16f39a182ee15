//! A sentence as the page draws it: leaves over which neither the marks nor the claim's words change.

use crate::cards::{View, runs};
use crate::text::Span;

/// A stretch of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its words.
    pub span: Span,
    /// Whether it belongs to the active claim.
    pub claimed: bool,
    /// The marks over it, as indices into [`View::marks`], each with whether it ends here.
    pub marks: Vec<(usize, bool)>,
}

/// Cuts `within`. The leaves' texts concatenate to its text.
///
/// `claim` holds the words of the active claim; marks are left out where `marked` is not said.
pub fn leaves(view: &View, within: Span, claim: &[Span], marked: bool) -> Vec<Leaf> {
    let first = view.marks.partition_point(|mark| mark.span.start() < within.start());
    let marks = view.marks.get(first..).unwrap_or_default();
    let count = if marked { marks.partition_point(|mark| mark.span.start() < within.end()) } else { 0 };
    let marks = marks.get(..count).unwrap_or_default();
    let mut spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    spans.extend_from_slice(claim);
    let leaf = |run: crate::cards::Run| {
        let ends = |index: usize| spans.get(index).is_some_and(|span| span.end() <= run.span.end());
        let over = run.covered_by.iter().copied().filter(|&index| index < count);
        Leaf {
            span: run.span,
            claimed: run.covered_by.iter().any(|&index| count <= index),
            marks: over.map(|index| (first + index, ends(index))).collect(),
        }
    };
    runs(within, &spans).into_iter().map(leaf).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;

    #[test]
    fn marks_and_claims_overlap_freely() {
        let reading = fixture();
        let (text, view) = (&reading.article.text, &reading.view);
        let sentence = view.sentences[1].span;
        let found = leaves(view, sentence, &view.cards[0].spans, true);
        // The claim in brackets, each mark as its index, "." where it ends.
        let drawn: Vec<String> = found
            .iter()
            .map(|leaf| {
                let marks: Vec<String> =
                    leaf.marks.iter().map(|(at, ends)| format!("{at}{}", if *ends { "." } else { "" })).collect();
                let marks = marks.concat();
                let words = leaf.span.of(text);
                if leaf.claimed { format!("[{words}]{marks}") } else { format!("{words}{marks}") }
            })
            .collect();
        assert_eq!(drawn, ["[Ana Pihl]0.", "[ moved ]", "[12 boats]1.", " on Monday."]);
        let joined: String =
            leaves(view, sentence, &[], false).iter().map(|leaf| leaf.span.of(text)).collect::<Vec<_>>().concat();
        assert_eq!(joined, sentence.of(text));
    }
}
