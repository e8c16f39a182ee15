//! Guess first, for classrooms: what the reader takes each sentence for, before the page shows what was read in it. There is no score.

use crate::app::state::Reading;
use crate::cards::{Facets, FieldKind};
use crate::claims::{ClaimKind, Group, VoiceKind};
use crate::export::csv::put;
use crate::text::SentenceKind;

/// What a sentence can be taken for; more than one of them may fit.
pub const SORTS: [&str; 3] = ["To check", "Judgement", "No source given"];

/// Whether each of the [`SORTS`] fits.
pub type Sorted = [bool; SORTS.len()];

/// The reader's guesses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Each sentence of the view with what it is taken for; nothing, where the list is too short.
    pub sorted: Vec<Sorted>,
    /// Whether what was read stands beside it.
    pub revealed: bool,
}

impl Guess {
    /// Told in a few letters: whether it is revealed, then each sentence.
    pub fn kept(&self) -> String {
        let sorts =
            self.sorted.iter().map(|sorted| sorted.iter().rev().fold(0, |bits, &fits| 2 * bits + u8::from(fits)));
        std::iter::once(u8::from(self.revealed)).chain(sorts).map(|bits| char::from(b'0' + bits)).collect()
    }

    /// What [`Guess::kept`] tells.
    pub fn restored(kept: &str) -> Self {
        let mut letters = kept.bytes().map(|letter| letter.wrapping_sub(b'0'));
        let revealed = letters.next() == Some(1);
        Self { revealed, sorted: letters.map(|bits| [0, 1, 2].map(|sort| bits >> sort & 1 == 1)).collect() }
    }

    /// What a sentence is taken for.
    pub fn of(&self, sentence: usize) -> Sorted {
        self.sorted.get(sentence).copied().unwrap_or_default()
    }

    /// Takes a sentence for something, or no longer.
    pub fn toggle(&mut self, sentence: usize, sort: usize) {
        if self.sorted.len() <= sentence {
            self.sorted.resize(sentence + 1, Sorted::default());
        }
        let holds = self.sorted.get_mut(sentence).and_then(|sorted| sorted.get_mut(sort));
        if let Some(holds) = holds {
            *holds = !*holds;
        }
    }
}

/// The sentences to sort: those of the article itself.
pub fn to_sort(reading: &Reading) -> Vec<usize> {
    let sentences = reading.view.sentences.iter().enumerate();
    sentences.filter(|(_, sentence)| sentence.kind == SentenceKind::Body).map(|(index, _)| index).collect()
}

/// What was read in a sentence: in its group, and in the card that stands first for it.
pub fn as_read(reading: &Reading, sentence: usize) -> Sorted {
    let group = reading.sentence(sentence).map(|sentence| sentence.group);
    let first = reading.cards_of(sentence).first().and_then(|&card| reading.card(card));
    let judged = first.is_some_and(|card| card.facets.kind == Some(ClaimKind::Judgement));
    // As its card has it: one that leaves open who says it tells no more here.
    let no_source = first.is_some_and(|card| {
        let Facets { voice, cue, .. } = card.facets;
        let bare = voice == VoiceKind::Evidential || voice == VoiceKind::Article && cue.is_none();
        bare && card.fields.iter().any(|field| field.kind == FieldKind::Voice)
    });
    [group == Some(Group::Check), judged || group == Some(Group::Meaning), no_source]
}

/// Who says it and how firmly, in the words of the card that stands first for it.
pub fn as_put(reading: &Reading, sentence: usize) -> String {
    let first = reading.cards_of(sentence).first().and_then(|&card| reading.card(card));
    first.map(|card| put(&card.fields)).unwrap_or_default()
}

/// "To check, no source given", or a dash where nothing fits.
pub fn told(sorted: Sorted) -> String {
    let fits: Vec<&str> = SORTS.iter().zip(sorted).filter(|(_, fits)| *fits).map(|(name, _)| *name).collect();
    if fits.is_empty() { "–".to_owned() } else { fits.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;
    use crate::cards::Field;

    #[test]
    fn a_guess_stands_beside_what_was_read() {
        let mut reading = fixture();
        assert_eq!(to_sort(&reading), [1, 2]);
        let mut guess = Guess::default();
        guess.toggle(2, 1);
        guess.toggle(2, 2);
        guess.toggle(2, 1);
        guess.toggle(0, 9);
        assert_eq!(told(guess.of(2)), "No source given");
        assert_eq!(told(guess.of(1)), "–");
        let field = Field { kind: FieldKind::Voice, value: "none".into(), spans: Vec::new(), note: None };
        reading.view.cards[2].fields.push(field);
        assert_eq!(told(as_read(&reading, 1)), "To check", "its card says nothing of a source");
        assert_eq!(told(as_read(&reading, 2)), "To check, No source given");
        assert_eq!((as_put(&reading, 1).as_str(), as_put(&reading, 2).as_str()), ("", "Source: none"));
        reading.view.sentences[2].group = Group::Meaning;
        reading.view.cards[2].facets.voice = VoiceKind::Evidential;
        assert_eq!(told(as_read(&reading, 2)), "Judgement, No source given");
        reading.view.cards[2].facets.voice = VoiceKind::Unnamed;
        assert_eq!(told(as_read(&reading, 2)), "Judgement");
    }

    #[test]
    fn guesses_are_kept_in_a_few_letters() {
        let mut guess = Guess { revealed: true, ..Guess::default() };
        guess.toggle(2, 2);
        guess.toggle(2, 0);
        guess.toggle(4, 1);
        assert_eq!(guess.kept(), "100502");
        assert_eq!(Guess::restored(&guess.kept()), guess);
        assert_eq!(Guess::restored(""), Guess::default());
    }
}
