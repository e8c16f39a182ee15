//! Which card and sentence stay marked together: a click or Enter pins.

/// Cards are named by their index in [`crate::cards::View::cards`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The card that stays.
    pub pinned: Option<usize>,
    /// The sentence that was gone to without pinning a card.
    pub visited: Option<usize>,
}

impl Selection {
    /// Pins a card; the pinned one again lets it go.
    #[must_use]
    pub fn toggled(self, card: usize) -> Self {
        Self { pinned: (self.pinned != Some(card)).then_some(card), ..Self::default() }
    }

    /// What a sentence's number does: pins its cards one after the other, then lets go.
    #[must_use]
    pub fn through(self, cards: &[usize]) -> Self {
        let next = match self.pinned.and_then(|pinned| cards.iter().position(|&card| card == pinned)) {
            Some(at) => cards.get(at + 1),
            None => cards.first(),
        };
        Self { pinned: next.copied(), ..Self::default() }
    }

    /// The card `steps` further in `cards` from the pinned one, stopping at either end; from nothing, the first or last.
    pub fn step(self, cards: &[usize], steps: isize) -> Option<usize> {
        let last = cards.len().checked_sub(1)?;
        let at = match self.pinned.and_then(|pinned| cards.iter().position(|&card| card == pinned)) {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None if steps < 0 => last,
            None => 0,
        };
        cards.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_card_again_lets_it_go() {
        let pinned = Selection::default().toggled(4);
        assert_eq!(pinned.pinned, Some(4));
        assert_eq!(pinned.toggled(4).pinned, None);
    }

    #[test]
    fn a_number_goes_through_the_cards_of_its_sentence() {
        let cards = [3, 4];
        let first = Selection::default().through(&cards);
        let second = first.through(&cards);
        assert_eq!((first.pinned, second.pinned, second.through(&cards).pinned), (Some(3), Some(4), None));
        assert_eq!(Selection::default().through(&[]).pinned, None);
    }

    #[test]
    fn steps_stop_at_either_end() {
        let cards = [1, 5, 7];
        let at = |pinned| Selection { pinned, ..Selection::default() };
        assert_eq!(at(None).step(&cards, 1), Some(1));
        assert_eq!(at(None).step(&cards, -1), Some(7));
        assert_eq!(at(Some(5)).step(&cards, 1), Some(7));
        assert_eq!(at(Some(7)).step(&cards, 1), Some(7));
        assert_eq!(at(Some(1)).step(&cards, -1), Some(1));
        assert_eq!(at(Some(1)).step(&[], 1), None);
    }
}
