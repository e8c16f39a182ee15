//! What a link is to hold: the choice in the share sheet.

use crate::app::state::Reading;
use crate::share::{self, Mark, Shared};

/// How much is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The whole annotated text.
    #[default]
    Whole,
    /// Chosen cards with their sentences.
    Cards,
    /// Some paragraphs of a long text.
    Paragraphs,
    /// The notes, for whoever has the text.
    Notes,
}

impl Way {
    /// All of them, as they are kept.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Cards, Self::Paragraphs, Self::Notes];

    /// Whether the reader chooses parts.
    pub fn has_parts(self) -> bool {
        matches!(self, Self::Cards | Self::Paragraphs)
    }

    /// The parts to choose from, each with its index and its words: open cards and marked ones, or paragraphs.
    pub fn parts(self, reading: &Reading, marks: &[Mark]) -> Vec<(usize, String)> {
        let view = &reading.view;
        match self {
            Self::Cards => {
                let marked = share::place(marks, view, &reading.article.text);
                let cards = view.cards.iter().enumerate();
                let offered = cards.filter(|(index, card)| card.open || marked.contains(&Some(*index)));
                offered.map(|(index, card)| (index, reading.heading(card))).collect()
            }
            Self::Paragraphs => {
                let paragraphs = view.paragraphs.iter().map(|&span| Reading::opening(&reading.shown(span)));
                paragraphs.enumerate().filter(|(_, words)| !words.is_empty()).collect()
            }
            Self::Whole | Self::Notes => Vec::new(),
        }
    }

    /// What this way leaves of `whole`.
    pub fn of(self, whole: Shared, reading: &Reading, chosen: &[usize]) -> Shared {
        match self {
            Self::Whole => whole,
            Self::Cards => share::chosen(&whole, &reading.view, chosen),
            Self::Paragraphs => share::paragraphs(&whole, &reading.view, chosen),
            Self::Notes => {
                let mut notes = share::notes_only(&whole, &reading.view);
                // Whoever opens it is asked for the text of that name.
                notes.article.title.get_or_insert_with(|| reading.title());
                notes
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;

    #[test]
    fn each_way_offers_its_parts_and_keeps_those_chosen() {
        let reading = fixture();
        let names = share::names(&reading.view, &reading.article.text);
        let marks = [Mark { card: names[1], ..Mark::default() }];
        let words = |way: Way| way.parts(&reading, &marks).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(words(Way::Cards), ["Ana Pihl moved 12 boats", "She", "She left"]);
        assert_eq!(words(Way::Whole), [""; 0]);
        let whole = Shared { marks: marks.to_vec(), ..Shared::new(reading.article.clone()) };
        let text = |way: Way, chosen: &[usize]| way.of(whole.clone(), &reading, chosen).article.text;
        assert_eq!(text(Way::Whole, &[]), reading.article.text);
        assert_eq!(text(Way::Cards, &[2, 0]), "Ana Pihl moved 12 boats on Monday.\n\nShe left.");
        assert_eq!(text(Way::Cards, &[]), "");
        assert_eq!(text(Way::Notes, &[]), "");
    }
}
