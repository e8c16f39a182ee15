//! Which statements of two accounts tell the same: a linear model over what they share, what stands around them and where
//! they stand. Its weights are fit by `train pairs` (`src/lexicon/matching.tsv`).
//!
//! Only sentences that share something that few sentences hold are ever held against each other, so that the cost grows with
//! what they share.

use crate::compare::concepts::{ACT, ALL, Account, DAY, NUMBER, Part, Read, TELLING, Unit, holders};
use crate::text::Span;

/// What is looked at, in the order of the weights.
pub(crate) const FEATURES: usize = 12;

/// Two statements, by their places in the accounts' parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// How likely it is that they tell the same, in hundredths of a natural logarithm of the odds.
    pub(crate) score: f32,
    /// What speaks for it and against it.
    pub(crate) features: [f32; FEATURES],
}

impl Pair {
    /// How much of what they tell they share, 0 to 1.
    pub(crate) fn likeness(&self) -> f32 {
        let [_, all, ..] = self.features;
        all
    }

    /// Whether they share an act.
    pub(crate) fn shares_act(&self) -> bool {
        let [_, _, act, ..] = self.features;
        0.0 < act
    }
}

/// The place of the feature that is known only when all pairs are.
const BEST: usize = 10;

/// The least score of a row.
pub(crate) const LEAST: f32 = 30.0;
/// The same where somebody else does the same.
const LEAST_OTHER: f32 = -300.0;
/// The same where a side has been told in another row.
const AGAIN: f32 = 80.0;
/// What holds a key in more sentences than this brings no candidates.
const MOST: usize = 24;
/// The least that two statements share, in weight: of words, or of names, days and numbers alone.
const LEAST_TELLING: f32 = 0.35;
const LEAST_SHARED: f32 = 0.6;
const LEAST_NAMED: f32 = 1.2;
/// The same for each of two statements in a row.
const LEAST_HALF: f32 = 0.5;

/// Hands the pairs of statements that tell the same to `accept`, best first, which says whether they make a row. Two that
/// share words with a row on both sides are told by it.
pub(crate) fn pairs(read: &Read, weights: &[f32], accept: &mut dyn FnMut(Pair) -> bool) {
    let mut found = candidates(read, weights);
    found.sort_by(|one, other| other.score.total_cmp(&one.score).then((one.a, one.b).cmp(&(other.a, other.b))));
    let mut taken: Vec<[Span; 2]> = Vec::new();
    for pair in found {
        let Some((one, other)) = read.a.parts.get(pair.a).zip(read.b.parts.get(pair.b)) else { continue };
        let (mut again, mut told) = ([0, 0], pair.score < LEAST_OTHER);
        for [a, b] in &taken {
            let (on_a, on_b) = (a.overlaps(one.span), b.overlaps(other.span));
            told |= on_a && on_b;
            again = [again[0] + u8::from(on_a), again[1] + u8::from(on_b)];
        }
        told |= again != [0, 0] && pair.score < AGAIN || again.iter().any(|&times| 1 < times);
        if !told && accept(pair) {
            taken.push([one.span, other.span]);
        }
    }
}

/// All pairs of statements that share enough to be looked at.
pub(crate) fn candidates(read: &Read, weights: &[f32]) -> Vec<Pair> {
    let lines = alike_lines(read);
    let best = |of: &dyn Fn(&(usize, usize, f32)) -> usize, count: usize| {
        let mut best = vec![0.0_f32; count];
        for line in &lines {
            if let Some(best) = best.get_mut(of(line)) {
                *best = best.max(line.2);
            }
        }
        best
    };
    let best_a = best(&|line| line.0, read.a.lines.len());
    let best_b = best(&|line| line.1, read.b.lines.len());
    let likeness = |a: usize, b: usize| {
        lines
            .binary_search_by_key(&(a, b), |line| (line.0, line.1))
            .ok()
            .and_then(|at| lines.get(at))
            .map_or(0.0, |line| line.2)
    };
    let place = |line: usize, account: &Account| ratio(line, account.lines.len());
    let mut found = Vec::new();
    for &(a, b, alike) in &lines {
        let (Some(one), Some(other)) = (read.a.lines.get(a), read.b.lines.get(b)) else { continue };
        let is_best = |best: &[f32], line: usize| if best.get(line) == Some(&alike) { 0.5 } else { 0.0 };
        let best = is_best(&best_a, a) + is_best(&best_b, b);
        let apart = (place(a, &read.a) - place(b, &read.b)).abs();
        let beside = [
            (a + 1, b + 1),
            (a + 1, b.wrapping_sub(1)),
            (a.wrapping_sub(1), b + 1),
            (a.wrapping_sub(1), b.wrapping_sub(1)),
        ];
        let beside = beside.into_iter().fold(0.0_f32, |most, (a, b)| most.max(likeness(a, b)));
        for a in one.parts.clone() {
            for b in other.parts.clone() {
                let parts = read.a.parts.get(a).zip(read.b.parts.get(b));
                let Some([all, act, number, day, subject, said]) =
                    parts.and_then(|(one, other)| features(read, one, other))
                else {
                    continue;
                };
                let joined =
                    parts.map_or(0, |(one, other)| u8::from(one.piece.joint != 0) + u8::from(other.piece.joint != 0));
                let features = [1.0, all, act, number, day, apart, subject, beside, best, said, 0.0, f32::from(joined)];
                found.push(Pair { a, b, score: 0.0, features });
            }
        }
    }
    // The most that a statement shares with any.
    let (mut most_a, mut most_b) = (vec![0.0_f32; read.a.parts.len()], vec![0.0_f32; read.b.parts.len()]);
    for pair in &found {
        for (most, part) in [(&mut most_a, pair.a), (&mut most_b, pair.b)] {
            if let Some(most) = most.get_mut(part) {
                *most = most.max(pair.likeness());
            }
        }
    }
    for pair in &mut found {
        let likeness = pair.likeness();
        let [best_a, best_b] =
            [(&most_a, pair.a), (&most_b, pair.b)].map(|(most, part)| most.get(part) == Some(&likeness));
        if let Some(cell) = pair.features.get_mut(BEST) {
            *cell = 0.5 * f32::from(u8::from(best_a)) + 0.5 * f32::from(u8::from(best_b));
        }
        pair.score = pair.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts of sentences are small")]
fn ratio(part: usize, all: usize) -> f32 {
    part as f32 / all.max(1) as f32
}

/// The sentences that share something, with how large a part of what they tell it is; sorted.
fn alike_lines(read: &Read) -> Vec<(usize, usize, f32)> {
    let held = read.b.held();
    let mut found = Vec::new();
    for (a, line) in read.a.lines.iter().enumerate() {
        let mut near: Vec<usize> = Vec::new();
        for unit in line.units.iter().filter_map(|&unit| read.a.units.get(unit)) {
            let lists = unit.keys().iter().map(|key| holders(&held, *key)).filter(|list| list.len() <= MOST);
            near.extend(lists.flatten().map(|(_, line)| *line));
        }
        near.sort_unstable();
        near.dedup();
        for b in near {
            if let Some(other) = read.b.lines.get(b) {
                let [all, ..] = shared(read, &line.units, &other.units);
                found.push((a, b, all / (weight(&read.a, &line.units) + weight(&read.b, &other.units)).max(0.01)));
            }
        }
    }
    found
}

fn weight(account: &Account, units: &[usize]) -> f32 {
    units.iter().filter_map(|&unit| account.units.get(unit)).map(|unit| unit.weight).sum()
}

/// What two lists of units share, in weight, counted on both sides: of all sorts, of acts, of what tells, of numbers, of days.
fn shared(read: &Read, one: &[usize], other: &[usize]) -> [f32; 5] {
    let mut sums = [0.0; 5];
    let one: Vec<&Unit> = one.iter().filter_map(|&unit| read.a.units.get(unit)).collect();
    let other: Vec<&Unit> = other.iter().filter_map(|&unit| read.b.units.get(unit)).collect();
    for (own, theirs) in [(&one, &other), (&other, &one)] {
        for unit in own {
            let told = theirs.iter().fold(0.0_f32, |most, other| most.max(unit.told_by(other)));
            for (sum, sort) in sums.iter_mut().zip([ALL, ACT, TELLING, NUMBER, DAY]) {
                if unit.sorts & sort != 0 {
                    *sum += unit.weight * told;
                }
            }
        }
    }
    sums
}

/// How much two statements share: of all that they tell, of acts, of what tells, of numbers, of days; and whether they are about
/// the same. `None` where it is too little.
fn features(read: &Read, one: &Part, other: &Part) -> Option<[f32; 6]> {
    let [all, act, telling, number, day] = shared(read, &one.units, &other.units);
    if all < LEAST_SHARED + LEAST_SHARED
        || telling < LEAST_TELLING + LEAST_TELLING && all - telling < LEAST_NAMED + LEAST_NAMED
    {
        return None;
    }
    if !tells_twice(read, one, other) {
        return None;
    }
    let half = |sum: f32, most: f32| (sum * 0.5).min(most);
    let subject = if one.subject.is_empty() || other.subject.is_empty() {
        0.0
    } else {
        let [all, ..] = shared(read, &one.subject, &other.subject);
        if 0.0 < all { 1.0 } else { -1.0 }
    };
    let [_, _, said, ..] = shared(read, &one.said, &other.said);
    let told = all / (weight(&read.a, &one.units) + weight(&read.b, &other.units)).max(0.01);
    Some([told, half(act, 1.0), half(number, 2.0), half(day, 1.5), subject, half(said, 3.0)])
}

/// Whether each half of two statements in a row tells what the other account tells.
fn tells_twice(read: &Read, one: &Part, other: &Part) -> bool {
    let halves = |part: &Part, own: &Account, units: &[usize], by: &Account| {
        let mut shared = [0.0_f32; 2];
        for unit in part.units.iter().filter_map(|&unit| own.units.get(unit)) {
            let told = units.iter().filter_map(|&unit| by.units.get(unit));
            let told = told.fold(0.0_f32, |most, other| most.max(unit.told_by(other)));
            let [first, second] = &mut shared;
            *(if unit.token < part.piece.joint { first } else { second }) += unit.weight * told;
        }
        part.piece.joint == 0 || shared.iter().all(|&half| LEAST_HALF <= half)
    };
    halves(one, &read.a, &other.units, &read.b) && halves(other, &read.b, &one.units, &read.a)
}
