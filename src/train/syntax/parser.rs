//! Training the parser: first state by state with exploration, then whole paths through a beam.

use crate::models::syntax::Linear;
use crate::models::syntax::beam::{Guides, Search};
use crate::models::syntax::parsing::{arc_features, state_features};
use crate::models::syntax::state::Action;
use crate::models::syntax::words::Words;
use crate::train::random::Random;
use crate::train::syntax::oracle::{canonical, costs};
use crate::train::syntax::treebank::Tree;
use crate::train::syntax::weights::Weights;

/// The longest sentence that the beam is trained on: a path through a longer one costs more than it teaches.
const LONGEST: usize = 80;

/// The two models in training.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) actions: Weights,
    pub(crate) relations: Weights,
}

/// Trains both state by state: from the second epoch on, nine times in ten the model's own action is followed, so that it
/// learns what to do after mistakes (Goldberg and Nivre 2012).
pub(crate) fn explore(pair: &mut Pair, root: u8, trees: &[Tree], words: &[Words], epochs: usize, random: &mut Random) {
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut search = Search::default();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let (Some(tree), Some(words)) = (trees.get(number), words.get(number)) else { continue };
            search.start(u16::try_from(words.count).unwrap_or(0));
            let mut state = 0;
            for _ in 0..2 * words.count {
                let scores = search.actions(state, words, &pair.actions);
                let costs = costs(&search.space, state, tree);
                let Some(least) = costs.iter().flatten().min().copied() else { break };
                let pick = |wanted: &dyn Fn(u32) -> bool| {
                    let open = (0..4_u8).filter(|at| costs[usize::from(*at)].is_some_and(wanted));
                    open.max_by_key(|at| (scores[usize::from(*at)], std::cmp::Reverse(*at)))
                };
                let (Some(found), Some(gold)) = (pick(&|_| true), pick(&|cost| cost == least)) else { break };
                let wrong = costs[usize::from(found)] != Some(least);
                pair.actions.tick();
                if wrong {
                    pair.actions.update(&search.features.list, gold, 1);
                    pair.actions.update(&search.features.list, found, -1);
                }
                let follow = if wrong && (epoch == 0 || random.one_in(10)) { gold } else { found };
                let action = Action::ALL[usize::from(follow)];
                let label = teach_relation(&mut search, state, action, (tree, words), pair, root);
                state = search.space.act(state, action, label, 0);
            }
        }
    }
}

/// Decides the relation of the arc that an action adds, and corrects the model where the arc is right and the relation wrong.
fn teach_relation(
    search: &mut Search,
    state: u32,
    action: Action,
    (tree, words): (&Tree, &Words),
    pair: &mut Pair,
    root: u8,
) -> u8 {
    let guides = Guides { actions: &pair.actions, relations: &pair.relations, root };
    let label = search.relation(state, action, words, &guides);
    let Some((head, dependent)) = search.space.arc(state, action) else { return label };
    if head == search.space.count() {
        return label;
    }
    pair.relations.tick();
    let at = usize::from(dependent);
    if let (Some(gold_head), Some(gold)) = (tree.heads.get(at), tree.labels.get(at))
        && *gold_head == head
        && *gold != label
    {
        pair.relations.update(&search.features.list, *gold, 1);
        pair.relations.update(&search.features.list, label, -1);
    }
    label
}

/// Trains the actions on whole paths: where the right one is not the best at the end, the two are told apart at the step
/// where they differ most (max-violation: Huang, Fayong and Guo 2012). Gives how many sentences were corrected.
pub(crate) fn whole_paths(
    actions: &mut Weights,
    relations: &impl Linear,
    root: u8,
    (trees, words): (&[Tree], &[Words]),
    width: usize,
    random: &mut Random,
) -> usize {
    let mut order: Vec<usize> = (0..trees.len()).filter(|at| trees[*at].forms.len() <= LONGEST).collect();
    random.shuffle(&mut order);
    let mut search = Search::default();
    let mut corrected = 0;
    for &number in &order {
        let (Some(tree), Some(words)) = (trees.get(number), words.get(number)) else { continue };
        actions.tick();
        corrected += usize::from(correct(&mut search, actions, relations, root, (tree, words), width));
    }
    corrected
}

fn correct(
    search: &mut Search,
    actions: &mut Weights,
    relations: &impl Linear,
    root: u8,
    (tree, words): (&Tree, &Words),
    width: usize,
) -> bool {
    search.start(u16::try_from(words.count).unwrap_or(0));
    let (mut gold, mut beam) = (0, vec![0]);
    let mut worst: Option<(i64, u32, u32)> = None;
    for _ in 0..2 * words.count {
        let guides = Guides { actions: &*actions, relations, root };
        let Some(action) = canonical(&search.space, gold, tree) else { return false };
        let next = search.step(&beam, width, words, &guides);
        let kept = next.iter().find(|state| {
            let state = search.space.state(**state);
            state.previous == gold && state.action == action
        });
        gold = if let Some(kept) = kept {
            *kept
        } else {
            let score = search.actions(gold, words, guides.actions)[action as usize];
            let label = search.relation(gold, action, words, &guides);
            let so_far = search.space.state(gold).score;
            search.space.act(gold, action, label, so_far + i64::from(score))
        };
        beam = next;
        let Some(&best) = beam.first() else { return false };
        if best != gold {
            let by = search.space.state(best).score - search.space.state(gold).score;
            if worst.is_none_or(|(most, ..)| most <= by) {
                worst = Some((by, gold, best));
            }
        }
    }
    let Some((_, right, wrong)) = worst.filter(|_| beam.first() != Some(&gold)) else { return false };
    let (right, wrong) = (search.space.path(right), search.space.path(wrong));
    let same = right.iter().zip(&wrong).take_while(|(right, wrong)| right == wrong).count();
    for (path, by) in [(right, 1), (wrong, -1)] {
        for &(state, action, _) in path.iter().skip(same) {
            state_features(&search.space, state, words, &mut search.features);
            actions.update(&search.features.list, action as u8, by);
        }
    }
    true
}

/// Trains the relations alone, on the gold trees' own paths.
pub(crate) fn relations_on_gold(
    relations: &mut Weights,
    root: u8,
    (trees, words): (&[Tree], &[Words]),
    random: &mut Random,
) {
    let mut order: Vec<usize> = (0..trees.len()).collect();
    random.shuffle(&mut order);
    let mut search = Search::default();
    for &number in &order {
        let (Some(tree), Some(words)) = (trees.get(number), words.get(number)) else { continue };
        search.start(u16::try_from(words.count).unwrap_or(0));
        let mut state = 0;
        while let Some(action) = canonical(&search.space, state, tree) {
            let guides = Guides { actions: &*relations, relations: &*relations, root };
            let label = search.relation(state, action, words, &guides);
            if let Some((head, dependent)) = search.space.arc(state, action)
                && head != search.space.count()
            {
                relations.tick();
                let at = usize::from(dependent);
                let gold = tree.labels.get(at).filter(|gold| tree.heads.get(at) == Some(&head) && **gold != label);
                if let Some(gold) = gold {
                    arc_features(&search.space, state, action, words, &mut search.features);
                    relations.update(&search.features.list, *gold, 1);
                    relations.update(&search.features.list, label, -1);
                }
            }
            state = search.space.act(state, action, label, 0);
        }
    }
}
