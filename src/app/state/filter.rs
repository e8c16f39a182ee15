//! The counts of the strip as filters: one at a time says which sentences stand out.

use crate::cards::View;
use crate::claims::Group;

/// What the reader asked to see alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The sentences of one group.
    Group(Group),
    /// What is laid on a named source, by its index in the strip.
    Named(usize),
    /// What is laid on an unnamed source, by its index in the strip.
    Unnamed(usize),
    /// Sentences that hold a direct quotation.
    Quotations,
}

impl Filter {
    /// The sentences that it lets through, as indices into [`View::sentences`].
    pub fn sentences(self, view: &View) -> Vec<usize> {
        let listed = |sentences: &[u32]| sentences.iter().map(|&index| index as usize).collect();
        match self {
            Self::Group(group) => {
                let of_group = view.sentences.iter().enumerate().filter(|(_, sentence)| sentence.group == group);
                of_group.map(|(index, _)| index).collect()
            }
            Self::Named(index) => {
                view.strip.named.get(index).map(|source| listed(&source.sentences)).unwrap_or_default()
            }
            Self::Unnamed(index) => {
                view.strip.unnamed.get(index).map(|source| listed(&source.sentences)).unwrap_or_default()
            }
            Self::Quotations => listed(&view.strip.quoted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;
    use crate::cards::SourceCount;

    #[test]
    fn each_filter_lets_its_sentences_through() {
        let mut view = fixture().view;
        view.strip.named.push(SourceCount { name: "the harbour office".into(), sentences: vec![1] });
        view.strip.quoted = vec![2];
        assert_eq!(Filter::Group(Group::Check).sentences(&view), [1, 2]);
        assert_eq!(Filter::Group(Group::NotArticle).sentences(&view), [0]);
        assert_eq!(Filter::Named(0).sentences(&view), [1]);
        assert_eq!(Filter::Unnamed(3).sentences(&view), [] as [usize; 0]);
        assert_eq!(Filter::Quotations.sentences(&view), [2]);
    }
}
