//! States of the arc-eager system (Nivre 2003) as back-pointers: a state knows the one it came from, and stacks share their tails.
//!
//! The root stands after the last word, so that every way through a sentence of n words has 2n steps (Ballesteros and Nivre 2013).

use crate::models::hash::mix;
use crate::models::syntax::NO_LABEL;

/// What can be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Puts the next word on the stack.
    Shift,
    /// Takes a word that has its head off the stack.
    Reduce,
    /// The next word becomes head of the stack's top, which leaves it.
    Left,
    /// The stack's top becomes head of the next word, which is put on it.
    Right,
}

impl Action {
    /// All of them, in the order of their classes.
    pub(crate) const ALL: [Action; 4] = [Action::Shift, Action::Reduce, Action::Left, Action::Right];
}

/// No node: an empty stack.
const EMPTY: u32 = u32::MAX;

/// The dependents of a word on one side: the two furthest out, the newest first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    pub(crate) one: u16,
    pub(crate) two: u16,
    pub(crate) one_label: u8,
    pub(crate) two_label: u8,
    pub(crate) count: u8,
    /// One bit for each relation seen.
    pub(crate) set: u64,
}

impl Side {
    fn empty(none: u16) -> Self {
        Self { one: none, two: none, one_label: NO_LABEL, two_label: NO_LABEL, count: 0, set: 0 }
    }

    fn with(self, token: u16, label: u8) -> Self {
        Self {
            one: token,
            two: self.one,
            one_label: label,
            two_label: self.one_label,
            count: self.count.saturating_add(1),
            set: self.set | 1 << (label & 63),
        }
    }
}

/// A word on a stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) token: u16,
    /// Whether the word below it is its head.
    pub(crate) attached: bool,
    /// The relation to that head.
    pub(crate) label: u8,
    below: u32,
    pub(crate) left: Side,
    pub(crate) right: Side,
}

/// A state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// The sum of the scores of all steps to here.
    pub(crate) score: i64,
    pub(crate) previous: u32,
    top: u32,
    /// The next word.
    pub(crate) front: u16,
    pub(crate) action: Action,
    label: u8,
    /// The next word's dependents so far.
    pub(crate) left: Side,
}

/// All states and stack nodes of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Space {
    count: u16,
    states: Vec<State>,
    nodes: Vec<Node>,
}

impl Space {
    /// Clears it for a sentence of `count` words. The first state is number 0.
    pub(crate) fn start(&mut self, count: u16) {
        self.count = count;
        self.states.clear();
        self.nodes.clear();
        let left = Side::empty(count + 1);
        let action = Action::Shift;
        self.states.push(State { score: 0, previous: 0, top: EMPTY, front: 0, action, label: NO_LABEL, left });
    }

    /// How many words there are; the root's number too.
    pub(crate) fn count(&self) -> u16 {
        self.count
    }

    /// The state of a number.
    pub(crate) fn state(&self, state: u32) -> &State {
        &self.states[state as usize]
    }

    /// The stack's words from the top.
    pub(crate) fn stack(&self, state: u32) -> impl Iterator<Item = &Node> {
        let mut at = self.states[state as usize].top;
        std::iter::from_fn(move || {
            let node = self.nodes.get(at as usize)?;
            at = node.below;
            Some(node)
        })
    }

    /// A number for all that features see of a state: the next word with its dependents, the stack's top with its own, the
    /// two words below.
    pub(crate) fn looks(&self, state: u32) -> u64 {
        let side = |side: &Side| {
            let words = u64::from(side.one) << 48 | u64::from(side.two) << 32;
            let labels = u64::from(side.one_label) << 16 | u64::from(side.two_label) << 8;
            mix(words | labels | u64::from(side.count.min(4)), side.set)
        };
        let now = self.state(state);
        let mut looks = mix(u64::from(now.front), side(&now.left));
        for (place, node) in self.stack(state).take(3).enumerate() {
            let own = u64::from(node.token) << 16 | u64::from(node.label) << 8 | u64::from(node.attached);
            looks = mix(looks, own + 1);
            if place == 0 {
                looks = mix(looks, mix(side(&node.left), side(&node.right)));
            }
        }
        looks
    }

    /// Which actions are allowed; none in the last state.
    pub(crate) fn allowed(&self, state: u32) -> [bool; 4] {
        let more = self.state(state).front < self.count;
        match self.stack(state).next() {
            None => [more, false, false, false],
            Some(top) => [more, top.attached, !top.attached, more],
        }
    }

    /// Head and dependent of the arc that an action adds.
    pub(crate) fn arc(&self, state: u32, action: Action) -> Option<(u16, u16)> {
        let top = self.stack(state).next()?.token;
        let front = self.state(state).front;
        match action {
            Action::Left => Some((front, top)),
            Action::Right => Some((top, front)),
            Action::Shift | Action::Reduce => None,
        }
    }

    /// The number of the state after an allowed action.
    pub(crate) fn act(&mut self, from: u32, action: Action, label: u8, score: i64) -> u32 {
        let State { top, front, left, .. } = *self.state(from);
        let none = Side::empty(self.count + 1);
        let mut then = State { score, previous: from, top, front, action, label, left };
        let put = |token, attached, label, below| Node { token, attached, label, below, left, right: none };
        match (action, self.nodes.get(top as usize).copied()) {
            (Action::Shift, _) | (Action::Right, None) => {
                then.top = self.add(put(front, false, NO_LABEL, top));
                then.front = front + 1;
                then.left = none;
            }
            (Action::Right, Some(above)) => {
                let head = self.add(Node { right: above.right.with(front, label), ..above });
                then.top = self.add(put(front, true, label, head));
                then.front = front + 1;
                then.left = none;
            }
            (Action::Reduce, Some(above)) => then.top = above.below,
            (Action::Left, Some(above)) => {
                then.top = above.below;
                then.left = left.with(above.token, label);
            }
            (Action::Reduce | Action::Left, None) => {}
        }
        let number = u32::try_from(self.states.len()).unwrap_or(0);
        self.states.push(then);
        number
    }

    fn add(&mut self, node: Node) -> u32 {
        let number = u32::try_from(self.nodes.len()).unwrap_or(EMPTY);
        self.nodes.push(node);
        number
    }

    /// The states from the first to this one, each with the action and label that left it.
    pub(crate) fn path(&self, state: u32) -> Vec<(u32, Action, u8)> {
        let mut path = Vec::new();
        let mut at = state;
        while at != 0 {
            let State { previous, action, label, .. } = *self.state(at);
            path.push((previous, action, label));
            at = previous;
        }
        path.reverse();
        path
    }

    /// Head and label of each word on the way to a state: the count of words stands for the root and for "none".
    pub(crate) fn arcs(&self, state: u32) -> Vec<(u16, u8)> {
        let mut arcs = vec![(self.count, NO_LABEL); usize::from(self.count)];
        for (at, action, label) in self.path(state) {
            if let Some((head, dependent)) = self.arc(at, action) {
                arcs[usize::from(dependent)] = (head, label);
            }
        }
        arcs
    }
}
