//! Which statements of two accounts tell the same: those that share most of what their words stand for, the rare more than
//! the common.
//!
//! Only statements that share something are ever held against each other, so that the cost grows with what they share.

use crate::compare::concepts::{Part, Read};
use std::collections::BTreeSet;

/// Two statements, by their places in [`Read::a`] and [`Read::b`], and how much they share, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) score: f32,
    /// Whether it stands by itself; else only beside another.
    sure: bool,
}

/// The least that two statements share, as a part of what they say.
const LEAST_SCORE: f32 = 0.42;
/// The least that they share in weight: about two telling words.
const LEAST_SHARED: f32 = 1.15;
/// The same where the statements beside them tell the same.
const LITTLE_SCORE: f32 = 0.42;
const LITTLE_SHARED: f32 = 0.8;
/// What two statements must share that share words only, no name, no day and no number; or else how large a part of them.
const LEAST_BARE: f32 = 2.0;
const BARE_SCORE: f32 = 0.6;
/// The least weight of the words and large numbers among it.
const LEAST_TELLING: f32 = 0.7;
/// What two pieces in a row are worth beside one: the shorter statement is the better one to show.
const JOINED: f32 = 0.96;
/// Concepts that stand in more statements than this bring no candidates.
const MOST: usize = 24;

/// The pairs of statements that tell the same, best first. A statement stands in one, or in two where both are sure.
pub(crate) fn pairs(read: &Read) -> Vec<Pair> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); read.weights.len()];
    for (index, part) in read.b.iter().enumerate() {
        for &concept in &part.own {
            if let Some(list) = holders.get_mut(concept as usize) {
                list.push(index);
            }
        }
    }
    let mut candidates: Vec<Pair> = Vec::new();
    for (index, part) in read.a.iter().enumerate() {
        let held =
            part.own.iter().filter_map(|&concept| holders.get(concept as usize)).filter(|list| list.len() <= MOST);
        let mut near: Vec<usize> = held.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        for other in near {
            let Some(told) = read.b.get(other) else { continue };
            if let Some((score, sure)) = score(read, part, told) {
                candidates.push(Pair { a: index, b: other, score, sure });
            }
        }
    }
    candidates.sort_by(|one, other| other.score.total_cmp(&one.score).then((one.a, one.b).cmp(&(other.a, other.b))));
    // What each claim already shares with another: a further row of it must tell something else.
    let claims = |parts: &[Part]| vec![Vec::new(); parts.iter().map(|part| part.piece.claim + 1).max().unwrap_or(0)];
    let mut told = Told { read, a: claims(&read.a), b: claims(&read.b) };
    let mut taken: Vec<Pair> = candidates.iter().copied().filter(|pair| pair.sure && told.take(pair)).collect();
    // Accounts follow one course: beside what both tell, less is enough.
    let mut beside: BTreeSet<(usize, usize)> = taken.iter().filter_map(|pair| told.claims_of(pair)).collect();
    // And both open with what matters most.
    beside.insert((0, 0));
    let near = |pair: &Pair| {
        told.claims_of(pair).is_some_and(|(a, b)| {
            let (from, to) = (a.saturating_sub(1), a + 1);
            (from..=to).any(|a| (b.saturating_sub(1)..=b + 1).any(|b| beside.contains(&(a, b))))
        })
    };
    let rest: Vec<Pair> = candidates.iter().copied().filter(|pair| !pair.sure && near(pair)).collect();
    taken.extend(rest.into_iter().filter(|pair| told.take(pair)));
    taken
}

/// What each claim of the two accounts already shares with one of the other.
struct Told<'a> {
    read: &'a Read,
    a: Vec<Vec<u32>>,
    b: Vec<Vec<u32>>,
}

impl Told<'_> {
    /// The claims that a pair's statements belong to.
    fn claims_of(&self, pair: &Pair) -> Option<(usize, usize)> {
        Some((self.read.a.get(pair.a)?.piece.claim, self.read.b.get(pair.b)?.piece.claim))
    }

    /// Takes a pair if it tells something that no pair before it has told.
    fn take(&mut self, pair: &Pair) -> bool {
        let (Some(one), Some(other)) = (self.read.a.get(pair.a), self.read.b.get(pair.b)) else { return false };
        let (Some(a), Some(b)) = (self.a.get_mut(one.piece.claim), self.b.get_mut(other.piece.claim)) else {
            return false;
        };
        let shared = common(&one.own, &other.own);
        let news: Vec<u32> =
            shared.iter().copied().filter(|concept| !a.contains(concept) && !b.contains(concept)).collect();
        let free = a.is_empty() && b.is_empty() || LEAST_SHARED <= weight(self.read, &news);
        if free {
            a.extend_from_slice(&shared);
            b.extend_from_slice(&shared);
        }
        free
    }
}

fn weight(read: &Read, concepts: &[u32]) -> f32 {
    concepts.iter().filter_map(|&concept| read.weights.get(concept as usize)).sum()
}

/// How much two statements share, and whether it is enough by itself; `None` where it is too little to be the same.
fn score(read: &Read, one: &Part, other: &Part) -> Option<(f32, bool)> {
    let weight = |concepts: &[u32]| weight(read, concepts);
    let shared = common(&one.own, &other.own);
    let both = weight(&shared);
    // Names and days alone are no statement: something of what is told must be shared.
    let telling = weight(&common(&one.telling, &other.telling));
    if both < LITTLE_SHARED || telling < LEAST_TELLING {
        return None;
    }
    let beside = weight(&common(&one.own, &other.around)) + weight(&common(&one.around, &other.own));
    let (all, all_other) = (weight(&one.own), weight(&other.own));
    let dice = 2.0 * both / (all + all_other);
    let held = both / all.min(all_other);
    let near = (beside / (all + all_other)).min(0.25);
    let score = 0.6 * dice + 0.25 * held + 0.4 * near + 0.03 * both.min(5.0);
    let joined = if one.piece.joined || other.piece.joined { JOINED } else { 1.0 };
    let score = score.min(1.0) * joined;
    // Two words that any two texts may share need more.
    let bare = both - telling < 0.3 && both < LEAST_BARE;
    let sure = LEAST_SCORE <= score && LEAST_SHARED <= both && 1 < shared.len() && !(bare && score < BARE_SCORE);
    (sure || LITTLE_SCORE <= score).then_some((score, sure))
}

/// What two sorted lists share.
pub(crate) fn common(one: &[u32], other: &[u32]) -> Vec<u32> {
    one.iter().copied().filter(|concept| other.binary_search(concept).is_ok()).collect()
}
