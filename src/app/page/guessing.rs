//! Guess first: what the reader takes the sentences for, before the cards are shown.

use crate::app::page::{GUESS, Page};
use crate::app::state::Guess;
use crate::app::storage;

impl Page {
    /// Changes the guesses, while there are any. They outlive a reload.
    pub(crate) fn change_guess(self, change: impl FnOnce(&mut Guess)) {
        let Some(mut guess) = (*self.guess.peek()).clone() else { return };
        change(&mut guess);
        // Without room for them, a reload begins afresh.
        let _ = storage::keep_here(GUESS, &[self.text_digest(), guess.kept()].join(" "));
        self.guess.set(Some(guess));
    }

    /// The guesses that were made on this very text in this tab; none, where there are none.
    pub(super) fn kept_guess(self) -> Guess {
        let kept: Option<String> = storage::kept_here(GUESS);
        let own = kept.as_deref().and_then(|kept| kept.split_once(' ')).filter(|(of, _)| *of == self.text_digest());
        own.map(|(_, kept)| Guess::restored(kept)).unwrap_or_default()
    }
}
