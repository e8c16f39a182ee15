//! Which actions still lead to the best tree that can be reached from a state (the dynamic oracle for the arc-eager system of
//! Goldberg and Nivre 2012, 2013).

use crate::models::syntax::state::{Action, Space};
use crate::train::syntax::treebank::Tree;

/// How many gold arcs each action would put out of reach; `None` where it is not allowed.
pub(crate) fn costs(space: &Space, state: u32, tree: &Tree) -> [Option<u32>; 4] {
    let head = |word: u16| tree.heads.get(usize::from(word)).copied().unwrap_or(u16::MAX);
    let count = space.count();
    let front = space.state(state).front;
    let front_head = head(front);
    let mut costs = [0; 4];
    let mut top = None;
    // Arcs between the next word and the words on the stack: lost once the next word is on it.
    let mut dependents_below = 0;
    let mut head_below = false;
    for node in space.stack(state) {
        if top.is_none() {
            top = Some(node.token);
        }
        head_below |= node.token == front_head;
        dependents_below += u32::from(!node.attached && head(node.token) == front);
    }
    if front < count {
        costs[0] = dependents_below + u32::from(head_below);
        if let Some(top) = top {
            let lost_head = front_head != top && (head_below || front < front_head && front_head <= count);
            costs[3] = dependents_below + u32::from(lost_head);
        }
    }
    if let Some(top) = top {
        let to_come = (front..count).filter(|word| head(*word) == top).count();
        let to_come = u32::try_from(to_come).unwrap_or(0);
        costs[1] = to_come;
        let own = head(top);
        costs[2] = to_come + u32::from(front < own && own <= count);
    }
    let mut found = [None; 4];
    for ((found, cost), allowed) in found.iter_mut().zip(costs).zip(space.allowed(state)) {
        *found = allowed.then_some(cost);
    }
    found
}

/// An action that costs least, the first of left, right, reduce, shift.
pub(crate) fn canonical(space: &Space, state: u32, tree: &Tree) -> Option<Action> {
    let costs = costs(space, state, tree);
    let order =
        [(Action::Left, costs[2]), (Action::Right, costs[3]), (Action::Reduce, costs[1]), (Action::Shift, costs[0])];
    let least = costs.iter().flatten().min()?;
    order.into_iter().find(|(_, cost)| *cost == Some(*least)).map(|(action, _)| action)
}
