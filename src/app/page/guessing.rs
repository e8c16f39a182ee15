//! Guess first: what the reader takes the sentences for, before the cards are shown.

use crate::app::page::Page;
use crate::app::state::Guess;

impl Page {
    /// Changes the guesses, while there are any.
    pub(crate) fn change_guess(self, change: impl FnOnce(&mut Guess)) {
        let Some(mut guess) = (*self.guess.peek()).clone() else { return };
        change(&mut guess);
        self.guess.set(Some(guess));
    }
}
