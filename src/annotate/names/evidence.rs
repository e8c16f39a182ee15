//! Evidence for the kinds of thing that a name may name: a weight for each, and the rule that gave the heaviest.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;

/// The kinds in the order of their weights in [`Evidence`].
const KINDS: [NameKind; 11] = [
    NameKind::Person,
    NameKind::Norp,
    NameKind::Fac,
    NameKind::Org,
    NameKind::Gpe,
    NameKind::Loc,
    NameKind::Product,
    NameKind::Event,
    NameKind::WorkOfArt,
    NameKind::Law,
    NameKind::Language,
];

/// Weights for each kind, and the rule that gave the heaviest one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    weights: [f32; 11],
    rules: [Option<(f32, Rule)>; 11],
}

impl Evidence {
    /// Adds a weight. Negative weights speak against a kind.
    pub(crate) fn add(&mut self, kind: NameKind, weight: f32, rule: Rule) {
        let slot = KINDS.iter().position(|one| *one == kind).unwrap_or_default();
        if let Some(total) = self.weights.get_mut(slot) {
            *total += weight;
        }
        if let Some(best) = self.rules.get_mut(slot)
            && best.is_none_or(|(most, _)| most < weight)
            && 0.0 < weight
        {
            *best = Some((weight, rule));
        }
    }

    /// Adds all of another mention's evidence.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (total, more) in self.weights.iter_mut().zip(other.weights) {
            *total += more;
        }
        for (best, more) in self.rules.iter_mut().zip(other.rules) {
            if more.is_some_and(|(weight, _)| best.is_none_or(|(most, _)| most < weight)) {
                *best = more;
            }
        }
    }

    /// The kind that weighs most, its weight, and the rule that says most for it.
    pub(crate) fn best(&self) -> (NameKind, f32, Rule) {
        let mut best = (NameKind::Org, f32::MIN, "name.capitals");
        for ((kind, weight), rule) in KINDS.iter().zip(self.weights).zip(self.rules) {
            if best.1 < weight {
                best = (*kind, weight, rule.map_or("name.capitals", |(_, rule)| rule));
            }
        }
        best
    }

    /// The weight for one kind.
    pub(crate) fn weight(&self, kind: NameKind) -> f32 {
        KINDS.iter().zip(self.weights).find(|(one, _)| **one == kind).map_or(0.0, |(_, weight)| weight)
    }
}
