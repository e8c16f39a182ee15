//! Names gone through one mention after the other, words found in the text, and both lit there.

use crate::app::browser::{self, Place};
use crate::app::page::{Page, sentence_id};
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, find, hit_at, next_of};
use crate::app::words;
use crate::text::Span;
use std::sync::Arc;

impl Page {
    /// Goes `steps` names, dates or amounts on in the text; where a name is looked at on its tab, to its next mention.
    pub(crate) fn step_mention(self, steps: isize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let current = self.mention.get_untracked();
        let next = match self.name.get_untracked() {
            Some(name) => next_of(&reading.marks_of(name), current, steps),
            None => reading.view.marks.len().checked_sub(1).map(|last| match current {
                Some(at) => at.saturating_add_signed(steps).min(last),
                None => 0,
            }),
        };
        let Some(next) = next else { return };
        self.look_at(next);
        let place = reading.view.marks.get(next).and_then(|mark| reading.view.sentence_at(mark.span));
        if let Some(sentence) = place {
            browser::bring(sentence_id(sentence), Place::Middle);
        }
    }

    /// Looks at one name, date or amount.
    pub(crate) fn look_at(self, mention: usize) {
        let label = self.reading.with_untracked(|reading| {
            let mark = reading.as_ref()?.view.marks.get(mention)?;
            Some(format!("{}: {}", mark.label, mark.why))
        });
        if let Some(label) = label {
            self.mention.set(Some(mention));
            self.said.set(label);
        }
    }

    /// Looks at a name on its tab, or at none.
    pub(crate) fn look_at_name(self, name: Option<usize>) {
        if self.name.get_untracked() != name {
            self.mention.set(None);
            self.name.set(name);
        }
    }

    /// Opens the box that finds words in the text.
    pub(crate) fn open_find(self) {
        if self.sought.peek().is_none() {
            self.sought.set(Some(String::new()));
        }
        browser::focus("find".to_owned());
    }

    /// Closes it; the focus returns to the text.
    pub(crate) fn close_find(self) {
        self.sought.set(None);
        self.seek_again();
        browser::focus("article-text".to_owned());
    }

    /// Looks for words, once no key has come for a while.
    pub(crate) fn seek(self, words: String) {
        self.after_pause(
            |desk| &mut desk.seeking,
            move || {
                if self.sought.peek().is_some() {
                    self.sought.set(Some(words));
                    self.seek_again();
                    self.step_hit(0);
                }
            },
        );
    }

    /// Finds in what is shown now what is looked for.
    pub(super) fn seek_again(self) {
        let found = |reading: &Option<Arc<Reading>>| Some(find(reading.as_ref()?, self.sought.peek().as_deref()?));
        self.hit.set(0);
        self.hits.set(self.reading.with_untracked(found).unwrap_or_default());
    }

    /// Goes `steps` hits on, round the end.
    pub(crate) fn step_hit(self, steps: isize) {
        let hits = self.hits.peek();
        let at = hit_at(self.hit.get_untracked(), steps, hits.len());
        self.hit.set(at);
        self.said.set(words::hits(at, hits.len()));
        if let Some(hit) = hits.get(at) {
            self.selection.update(|selection| selection.visited = Some(hit.sentence));
            browser::bring(sentence_id(hit.sentence), Place::Middle);
        }
    }

    /// Lights what was found, and what is looked at, once what was just changed is drawn. Sentences are drawn afresh when
    /// cards and marks change, so it is done again then.
    pub(crate) fn follow_highlights(self) {
        let (hits, hit) = (self.hits.get(), self.hit.get());
        let (name, mention) = (self.name.get(), self.mention.get());
        self.selection.track();
        self.marks.track();
        self.laid.get();
        let Some(reading) = self.reading.get() else { return };
        request_animation_frame(move || {
            let at = |mark: usize| {
                let span = reading.view.marks.get(mark)?.span;
                Some((reading.view.sentence_at(span)?, span))
            };
            let found = hits.iter().map(|hit| (hit.sentence, hit.span));
            let of_name = name.map(|name| reading.marks_of(name)).unwrap_or_default();
            let here = mention.and_then(at).or_else(|| hits.get(hit).map(|hit| (hit.sentence, hit.span)));
            browser::highlight("found", &drawn(&reading, found.chain(of_name.into_iter().filter_map(at))));
            browser::highlight("here", &drawn(&reading, here.into_iter()));
        });
    }
}

/// Where stretches of the text stand in the page: the sentence's id, and the units within it.
fn drawn(reading: &Reading, places: impl Iterator<Item = (usize, Span)>) -> Vec<(String, u32, u32)> {
    let place = |(sentence, span)| reading.drawn(sentence, span).map(|(from, to)| (sentence_id(sentence), from, to));
    places.filter_map(place).collect()
}
