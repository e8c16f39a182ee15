//! Which words are predicates, and the words that make one up.

use crate::annotate::syntax::{Relation, Tag};
use crate::claims::frames::View;

/// Whether a token is the head of a clause.
pub(crate) fn is_predicate(view: &View<'_>, token: usize) -> bool {
    use Relation::{Advmod, Amod, Aux, AuxPass, Case, Cc, Compound, Cop, Det, Fixed, Flat, Mark};
    let relation = view.relation(token);
    match view.tag(token) {
        Tag::Verb => !matches!(relation, Amod | Compound | Case | Mark | Fixed | Flat | Cc | Advmod | Det),
        Tag::Aux => !matches!(relation, Aux | AuxPass | Cop | Fixed | Flat) && view.first(token, SUBJECTS).is_some(),
        _ => view.first(token, &[Cop]).is_some(),
    }
}

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// Whether a verb only leads up to the verb that hangs on it: "aims | to build", "began | building".
pub(crate) fn governs_chain(view: &View<'_>, token: usize) -> bool {
    view.tag(token) == Tag::Verb
        && view.first(token, &[Relation::Obj, Relation::Iobj]).is_none()
        && view.related(token, &[Relation::Xcomp]).any(|child| view.tag(child) == Tag::Verb || copular(view, child))
}

fn copular(view: &View<'_>, token: usize) -> bool {
    view.first(token, &[Relation::Cop]).is_some()
}

/// The verb that leads up to this one.
pub(crate) fn leader(view: &View<'_>, token: usize) -> Option<usize> {
    let head = view.head(token).filter(|_| view.relation(token) == Relation::Xcomp)?;
    governs_chain(view, head).then_some(head)
}

/// The words of the predicate at `token`.
pub(crate) fn tokens(view: &View<'_>, token: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = Some(token);
    for _ in 0..6 {
        let Some(verb) = at else { break };
        found.extend(group(view, verb));
        at = leader(view, verb);
    }
    found.extend(shared_auxiliaries(view, token));
    found.sort_unstable();
    found.dedup();
    found
}

/// A verb or copula with its auxiliaries, negation, particle, and the adverbs that stand among them.
fn group(view: &View<'_>, token: usize) -> Vec<usize> {
    let verbal = matches!(view.tag(token), Tag::Verb | Tag::Aux);
    let mut found: Vec<usize> =
        view.related(token, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::CompoundPrt]).collect();
    let chained = leader(view, token).is_some();
    found.extend(view.related(token, &[Relation::Mark]).filter(|mark| chained && view.is(*mark, &["to"])));
    if verbal {
        found.push(token);
    }
    let first = found.iter().min().copied().unwrap_or(token);
    let last = found.iter().max().copied().unwrap_or(token);
    found.extend(view.related(token, &[Relation::Advmod]).filter(|adverb| {
        negates(view, *adverb)
            || (view.children(*adverb).is_empty()
                && view.tag(*adverb) == Tag::Adv
                && (first < *adverb && *adverb < last || verbal && *adverb + 1 == first))
    }));
    found
}

/// Whether a word negates its clause.
pub(crate) fn negates(view: &View<'_>, token: usize) -> bool {
    view.is(token, &["not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "barely"])
}

/// "was beaten and | robbed": the auxiliaries of the first verb hold for a second one of the same shape.
fn shared_auxiliaries(view: &View<'_>, token: usize) -> Vec<usize> {
    let none = || Vec::new();
    let Some(head) = view.head(token).filter(|_| view.relation(token) == Relation::Conj) else { return none() };
    let own = [Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Nsubj, Relation::NsubjPass];
    let same = view.shape(token).is_some() && view.shape(token) == view.shape(head);
    if !same || view.first(token, &own).is_some() || !matches!(view.tag(head), Tag::Verb) {
        return none();
    }
    view.related(head, &[Relation::Aux, Relation::AuxPass]).collect()
}
