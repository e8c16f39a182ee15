//! What the parser sees of a state: the features of the next action and of an arc's relation.
//!
//! Templates after Zhang and Nivre (2011), with word clusters (Koo, Carreras and Collins 2008), what stands at the stack's second
//! place, and the case marker of the next word, which in Universal Dependencies hangs on its noun.

use crate::models::hash::mix;
use crate::models::syntax::NO_LABEL;
use crate::models::syntax::features::Features;
use crate::models::syntax::state::{Action, Node, Side, Space};
use crate::models::syntax::words::Words;

/// A distance in words, the long ones taken together.
fn near(from: u16, to: u16) -> u64 {
    match to.abs_diff(from) {
        by @ 0..=4 => u64::from(by),
        5..=7 => 6,
        8..=11 => 7,
        _ => 8,
    }
}

/// The features of a state.
#[expect(clippy::too_many_lines, clippy::many_single_char_names, reason = "a table of templates")]
pub(crate) fn state_features(space: &Space, state: u32, words: &Words, features: &mut Features) {
    features.list.clear();
    let count = space.count();
    let none = count + 1;
    let now = space.state(state);
    let mut stack = space.stack(state);
    let (top, under, third) = (stack.next(), stack.next(), stack.next());
    let token = |node: Option<&Node>| node.map_or(none, |node| node.token);
    let (s0, s1, s2) = (token(top), token(under), token(third));
    let attached = top.is_some_and(|top| top.attached);
    let head = if attached { s1 } else { none };
    let head2 = if attached && under.is_some_and(|under| under.attached) { s2 } else { none };
    let n0 = now.front;
    let later = |by: u16| if n0 + by <= count { n0 + by } else { none };
    let (n1, n2) = (later(1), later(2));
    let blank = Side { one: none, two: none, one_label: NO_LABEL, two_label: NO_LABEL, count: 0, set: 0 };
    let (left, right) = top.map_or((blank, blank), |top| (top.left, top.right));
    let front = now.left;

    let w = |at: u16| words.word[usize::from(at)];
    let t = |at: u16| words.tag[usize::from(at)];
    let x = |at: u16| words.suffix[usize::from(at)];
    let c = |at: u16| words.fine[usize::from(at)];
    let k = |at: u16| words.coarse[usize::from(at)];
    let l = |label: u8| u64::from(label);
    let (w0, t0, wn, tn) = (w(s0), t(s0), w(n0), t(n0));
    let (wt0, wtn) = (mix(w0, t0), mix(wn, tn));
    let (t1, tn1, tn2) = (t(s1), t(n1), t(n2));
    let d = if s0 == none { 0 } else { near(s0, n0) };
    let own = top.map_or(NO_LABEL, |top| top.label);
    let own1 = under.map_or(NO_LABEL, |under| under.label);
    let few = |count: u8| u64::from(count.min(4));
    let h = u64::from(attached);
    // The leftmost dependent of the next word, most often its case marker, article or subject.
    let (nl, nl2) = (front.one, front.two);
    let far = if nl2 == none { nl } else { nl2 };

    let f = features;
    f.add(0, []);
    f.add(1, [wt0]);
    f.add(2, [w0]);
    f.add(3, [t0]);
    f.add(4, [wtn]);
    f.add(5, [wn]);
    f.add(6, [tn]);
    f.add(7, [w(n1), tn1]);
    f.add(8, [w(n1)]);
    f.add(9, [tn1]);
    f.add(11, [w(n2)]);
    f.add(12, [tn2]);
    f.add(13, [wt0, wtn]);
    f.add(14, [wt0, wn]);
    f.add(15, [w0, wtn]);
    f.add(16, [wt0, tn]);
    f.add(17, [t0, wtn]);
    f.add(18, [w0, wn]);
    f.add(19, [t0, tn]);
    f.add(20, [tn, tn1]);
    f.add(21, [tn, tn1, tn2]);
    f.add(22, [t0, tn, tn1]);
    f.add(23, [t(head), t0, tn]);
    f.add(24, [t0, t(left.one), tn]);
    f.add(25, [t0, t(right.one), tn]);
    f.add(26, [t0, tn, t(nl)]);
    f.add(27, [w0, d]);
    f.add(28, [t0, d]);
    f.add(29, [wn, d]);
    f.add(30, [tn, d]);
    f.add(31, [w0, wn, d]);
    f.add(32, [t0, tn, d]);
    f.add(33, [w0, few(right.count)]);
    f.add(34, [t0, few(right.count)]);
    f.add(35, [w0, few(left.count)]);
    f.add(36, [t0, few(left.count)]);
    f.add(37, [wn, few(front.count)]);
    f.add(38, [tn, few(front.count)]);
    f.add(39, [w(head)]);
    f.add(40, [t(head)]);
    f.add(41, [l(own)]);
    f.add(42, [w(left.one)]);
    f.add(43, [t(left.one)]);
    f.add(44, [l(left.one_label)]);
    f.add(45, [w(right.one)]);
    f.add(46, [t(right.one)]);
    f.add(47, [l(right.one_label)]);
    f.add(48, [w(nl)]);
    f.add(49, [t(nl)]);
    f.add(50, [l(front.one_label)]);
    f.add(52, [t(head2)]);
    f.add(53, [l(own1)]);
    f.add(56, [l(left.two_label)]);
    f.add(59, [l(right.two_label)]);
    f.add(60, [w(nl2)]);
    f.add(61, [t(nl2)]);
    f.add(62, [l(front.two_label)]);
    f.add(63, [t0, t(left.one), t(left.two)]);
    f.add(64, [t0, t(right.one), t(right.two)]);
    f.add(65, [t0, t(head), t(head2)]);
    f.add(66, [tn, t(nl), t(nl2)]);
    f.add(67, [w0, right.set]);
    f.add(68, [t0, right.set]);
    f.add(69, [w0, left.set]);
    f.add(70, [t0, left.set]);
    f.add(71, [wn, front.set]);
    f.add(72, [tn, front.set]);
    f.add(73, [h, t0, tn]);
    f.add(74, [h, w0, tn]);
    f.add(75, [w(s1)]);
    f.add(76, [t1]);
    f.add(77, [t1, t0, tn]);
    f.add(78, [t(s2), t1, t0]);
    f.add(79, [w(s1), wn]);
    f.add(80, [t1, tn, tn1]);
    f.add(81, [x(s0), tn]);
    f.add(82, [t0, x(n0)]);
    f.add(84, [t0, tn, tn1, tn2]);
    f.add(85, [t0, l(right.one_label), tn, tn1]);
    f.add(86, [l(own), t0, tn, right.set]);
    f.add(87, [l(own), l(own1), tn]);
    f.add(88, [w0, tn, tn1]);
    f.add(89, [t0, wn, tn1]);
    f.add(90, [h, t0, tn, l(right.one_label), few(front.count)]);
    f.add(91, [w(head), wn]);
    f.add(92, [t(head), w0, wn]);
    // Clusters.
    f.add(100, [c(s0), c(n0)]);
    f.add(101, [c(s0), tn]);
    f.add(102, [t0, c(n0)]);
    f.add(103, [k(s0), k(n0), t0, tn]);
    f.add(104, [k(s0), t0, tn, d]);
    f.add(105, [t0, k(n0), tn, d]);
    f.add(106, [c(s1), t0, tn]);
    f.add(107, [t0, tn, c(n1)]);
    // The next word with its case marker, conjunction or article.
    f.add(110, [w0, w(nl), tn]);
    f.add(111, [t0, w(nl), tn]);
    f.add(112, [w0, w(far), tn]);
    f.add(113, [t0, w(far), tn]);
    f.add(114, [c(s0), w(far), tn]);
    f.add(115, [t1, t0, w(far), tn]);
    f.add(116, [t0, tn, front.set]);
    f.add(117, [t0, right.set, tn, front.set]);
    f.add(118, [w(s1), w(far), tn]);
    f.add(119, [h, t0, tn, front.set, l(own)]);
    // The marks between the two.
    let mut marks = 0;
    if s0 != none {
        for at in s0 + 1..n0.min(count) {
            marks |= words.mark[usize::from(at)];
        }
    }
    f.add(93, [marks, t0, tn]);
    f.add(94, [marks, t0, tn, d]);
    f.add(95, [marks, h, l(own), tn]);
    f.add(96, [marks, t1, t0, tn]);
}

/// The features of the relation between two words, as the arc is about to be added.
#[expect(clippy::many_single_char_names, reason = "a table of templates")]
pub(crate) fn arc_features(space: &Space, state: u32, action: Action, words: &Words, features: &mut Features) {
    features.list.clear();
    let count = space.count();
    let none = count + 1;
    let Some((head, dependent)) = space.arc(state, action) else { return };
    let front = space.state(state).left;
    let blank = Side { one: none, two: none, one_label: NO_LABEL, two_label: NO_LABEL, count: 0, set: 0 };
    let mut stack = space.stack(state);
    let top = stack.next();
    let (left, right) = top.map_or((blank, blank), |top| (top.left, top.right));
    let own = top.map_or(NO_LABEL, |top| top.label);
    let above = if top.is_some_and(|top| top.attached) { stack.next().map_or(none, |node| node.token) } else { none };
    let to_left = action == Action::Left;
    // The dependents of the dependent and of the head, before this one.
    let (dl, dr, hl, hr) = if to_left { (left, right, front, blank) } else { (front, blank, left, right) };
    let sisters = if to_left { front.set } else { right.set };
    let head_label = if to_left { NO_LABEL } else { own };
    let grand = if to_left { none } else { above };
    let w = |at: u16| words.word[usize::from(at)];
    let t = |at: u16| words.tag[usize::from(at)];
    let x = |at: u16| words.suffix[usize::from(at)];
    let c = |at: u16| words.fine[usize::from(at)];
    let k = |at: u16| words.coarse[usize::from(at)];
    let before = |at: u16| at.checked_sub(1).unwrap_or(none);
    let after = |at: u16| if at + 1 < count { at + 1 } else { none };
    let way = u64::from(to_left);
    let (wh, th, wd, td) = (w(head), t(head), w(dependent), t(dependent));
    let th = mix(th, way);
    let wh = mix(wh, way);
    let d = near(head, dependent);
    let l = |label: u8| u64::from(label);
    let far = if dl.two == none { dl.one } else { dl.two };

    let f = features;
    f.add(200, [way]);
    f.add(201, [wh]);
    f.add(202, [th]);
    f.add(203, [wd, way]);
    f.add(204, [td, way]);
    f.add(205, [wh, wd]);
    f.add(206, [th, td]);
    f.add(207, [wh, td]);
    f.add(208, [th, wd]);
    f.add(209, [wh, th, wd, td]);
    f.add(210, [th, td, d]);
    f.add(211, [td, t(before(dependent)), t(after(dependent)), way]);
    f.add(212, [th, t(before(head)), t(after(head))]);
    f.add(213, [td, w(dl.one), way]);
    f.add(214, [td, th, w(dl.one)]);
    f.add(215, [wd, w(dl.one), way]);
    f.add(216, [wh, w(dl.one)]);
    f.add(217, [td, w(far), way]);
    f.add(218, [td, th, l(dl.one_label)]);
    f.add(219, [td, th, l(dr.one_label)]);
    f.add(220, [td, th, sisters]);
    f.add(221, [wh, sisters]);
    f.add(222, [td, th, dl.set]);
    f.add(223, [th, td, l(hl.one_label)]);
    f.add(224, [th, td, l(hr.one_label)]);
    f.add(225, [x(dependent), th]);
    f.add(226, [x(head), td, way]);
    f.add(228, [th, td, w(after(dependent))]);
    f.add(229, [th, td, w(before(dependent))]);
    f.add(230, [wh, td, w(dl.one)]);
    f.add(231, [th, td, hl.set, hr.set]);
    f.add(232, [wd, th, d]);
    f.add(233, [td, th, w(dr.one)]);
    f.add(234, [w(before(dependent)), wd, way]);
    f.add(235, [w(after(dependent)), wd, way]);
    f.add(236, [th, td, l(head_label)]);
    f.add(237, [t(before(dependent)), td, th, t(after(dependent))]);
    f.add(238, [t(grand), th, td]);
    f.add(240, [c(dependent), th]);
    f.add(241, [c(head), td, way]);
    f.add(242, [c(dependent), c(head), way]);
    f.add(243, [c(dependent), td, th, w(far)]);
    f.add(244, [k(dependent), k(head), td, th]);
    f.add(245, [c(head), td, w(far), way]);
    f.add(246, [td, th, sisters, w(far)]);
    f.add(247, [td, th, dl.set, dr.set]);
}
