//! The search for the best tree: a beam over arc-eager states (Zhang and Clark 2008). Linear in the sentence's length.

use crate::models::hash::mix;
use crate::models::syntax::features::Features;
use crate::models::syntax::parsing::{arc_features, state_features};
use crate::models::syntax::state::{Action, Space};
use crate::models::syntax::words::Words;
use crate::models::syntax::{Linear, NO_LABEL};
use rustc_hash::FxHashMap as HashMap;

/// The tables of the search, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Search {
    pub(crate) space: Space,
    pub(crate) features: Features,
    scores: Vec<i32>,
    candidates: Vec<(i64, u32, Action)>,
    /// What states that look alike were given in this sentence: half of a beam differs only where no feature looks.
    known_actions: HashMap<u64, [i32; 4]>,
    known_relations: HashMap<u64, u8>,
}

/// The two models that a search asks: which action, and which relation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guides<'a, A, R> {
    pub(crate) actions: &'a A,
    pub(crate) relations: &'a R,
    /// The label of the root's arc.
    pub(crate) root: u8,
}

impl Search {
    /// The score of each action in a state.
    pub(crate) fn actions(&mut self, state: u32, words: &Words, actions: &impl Linear) -> [i32; 4] {
        state_features(&self.space, state, words, &mut self.features);
        let mut scores = [0; 4];
        actions.score(&self.features.list, &mut scores);
        scores
    }

    /// The relation of the arc that an action would add.
    pub(crate) fn relation<A: Linear, R: Linear>(
        &mut self,
        state: u32,
        action: Action,
        words: &Words,
        guides: &Guides<'_, A, R>,
    ) -> u8 {
        let Some((head, _)) = self.space.arc(state, action) else { return NO_LABEL };
        if head == self.space.count() {
            return guides.root;
        }
        arc_features(&self.space, state, action, words, &mut self.features);
        self.scores.resize(guides.relations.classes(), 0);
        guides.relations.score(&self.features.list, &mut self.scores);
        let mut best = u8::from(guides.root == 0);
        for (label, score) in (0_u8..).zip(&self.scores) {
            if label != guides.root && self.scores[usize::from(best)] < *score {
                best = label;
            }
        }
        best
    }

    fn known_relation<A: Linear, R: Linear>(
        &mut self,
        state: u32,
        action: Action,
        words: &Words,
        guides: &Guides<'_, A, R>,
    ) -> u8 {
        let looks = mix(self.space.looks(state), u64::from(action == Action::Left));
        if let Some(label) = self.known_relations.get(&looks) {
            return *label;
        }
        let label = self.relation(state, action, words, guides);
        self.known_relations.insert(looks, label);
        label
    }

    /// Begins a sentence of `count` words.
    pub(crate) fn start(&mut self, count: u16) {
        self.space.start(count);
        self.known_actions.clear();
        self.known_relations.clear();
    }

    /// One step of all states in the beam; the best `width` of what follows, best first.
    pub(crate) fn step<A: Linear, R: Linear>(
        &mut self,
        beam: &[u32],
        width: usize,
        words: &Words,
        guides: &Guides<'_, A, R>,
    ) -> Vec<u32> {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        for &state in beam {
            let looks = self.space.looks(state);
            let scores = if let Some(scores) = self.known_actions.get(&looks) {
                *scores
            } else {
                let scores = self.actions(state, words, guides.actions);
                self.known_actions.insert(looks, scores);
                scores
            };
            let allowed = self.space.allowed(state);
            let so_far = self.space.state(state).score;
            for ((action, score), allowed) in Action::ALL.into_iter().zip(scores).zip(allowed) {
                if allowed {
                    candidates.push((so_far + i64::from(score), state, action));
                }
            }
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.0));
        candidates.truncate(width);
        let next = candidates
            .iter()
            .map(|&(score, state, action)| {
                let label = match action {
                    Action::Shift | Action::Reduce => NO_LABEL,
                    Action::Left | Action::Right => self.known_relation(state, action, words, guides),
                };
                self.space.act(state, action, label, score)
            })
            .collect();
        self.candidates = candidates;
        next
    }

    /// Head and label of every word; the count of words as head means the root.
    pub(crate) fn parse<A: Linear, R: Linear>(
        &mut self,
        words: &Words,
        width: usize,
        guides: &Guides<'_, A, R>,
    ) -> Vec<(u16, u8)> {
        let Some(count) = u16::try_from(words.count).ok().filter(|count| *count < u16::MAX - 2) else {
            return Vec::new();
        };
        self.start(count);
        let mut beam = vec![0];
        for _ in 0..2 * words.count {
            beam = self.step(&beam, width, words, guides);
        }
        beam.first().map(|best| self.space.arcs(*best)).unwrap_or_default()
    }
}
