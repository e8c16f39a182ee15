//! Which statements of two accounts tell the same: those that share most of what their words stand for, the rare more than
//! the common.
//!
//! Only statements that share something are ever held against each other, so that the cost grows with what they share.

use crate::compare::concepts::{Part, Read};
use std::ops::Range;

/// Two statements, by their places in [`Read::a`] and [`Read::b`], and how much they share, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) score: f32,
    /// What they share, in weight.
    shared: f32,
    /// Whether it stands by itself; else only beside another.
    sure: bool,
    /// Whether it holds two pieces of a claim.
    joined: bool,
}

/// The least that two statements share, as a part of what they say.
const LEAST_SCORE: f32 = 0.42;
/// The least that they share in weight: about two telling words.
const LEAST_SHARED: f32 = 1.15;
/// The same where the statements beside them tell the same.
const LITTLE_SCORE: f32 = 0.42;
const LITTLE_SHARED: f32 = 0.8;
/// The same where something else that their sentences tell is alike.
const ALSO_SCORE: f32 = 0.3;
const ALSO_SHARED: f32 = 0.7;
/// The score of one of which a side has been told in another pair.
const HALF_FREE: f32 = 0.58;
/// What two statements must share that share words only, no name, no day and no number; or else how large a part of them.
const LEAST_BARE: f32 = 2.0;
const BARE_SCORE: f32 = 0.6;
/// The least weight of the words and large numbers among it.
const LEAST_TELLING: f32 = 0.85;
/// Concepts that stand in more statements than this bring no candidates.
const MOST: usize = 24;

/// Hands the pairs of statements that tell the same to `accept`, best first, which says whether they make a row. A statement
/// stands in one, or in two where both are sure.
pub(crate) fn pairs(read: &Read, accept: &mut dyn FnMut(Pair) -> bool) {
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
            if let Some((score, shared, sure)) = score(read, part, told) {
                let joined = part.piece.joined || told.piece.joined;
                candidates.push(Pair { a: index, b: other, score, shared, sure, joined });
            }
        }
    }
    candidates.sort_by(|one, other| other.score.total_cmp(&one.score).then((one.a, one.b).cmp(&(other.a, other.b))));
    // What each claim already shares with another: a further row of it must tell something else.
    let claims = |parts: &[Part]| vec![Vec::new(); parts.iter().map(|part| part.piece.claim + 1).max().unwrap_or(0)];
    let mut told = Told { read, a: claims(&read.a), b: claims(&read.b) };
    let mut taken: Vec<Pair> = Vec::new();
    let mut take = |told: &mut Told<'_>, taken: &mut Vec<Pair>, pair: Pair, least: f32| {
        if let Some(shared) = told.news(&pair, least)
            && accept(pair)
        {
            told.add(&pair, &shared);
            taken.push(pair);
            return true;
        }
        false
    };
    for pair in candidates.iter().filter(|pair| pair.sure) {
        take(&mut told, &mut taken, *pair, LEAST_SHARED);
    }
    // Accounts follow one course: beside what both tell, less is enough; and both open with what matters most.
    let mut beside = told.aligned(&taken);
    beside.push((0, 0));
    beside.sort_unstable();
    let near = |told: &Told<'_>, pair: &Pair| {
        told.claims_of(pair).is_some_and(|(a, b)| {
            let mut places =
                (a.saturating_sub(1)..=a + 1).flat_map(|a| (b.saturating_sub(1)..=b + 1).map(move |b| (a, b)));
            places.any(|place| beside.binary_search(&place).is_ok())
        })
    };
    for pair in
        candidates.iter().filter(|pair| !pair.sure && LITTLE_SCORE <= pair.score && LITTLE_SHARED <= pair.shared)
    {
        if near(&told, pair) {
            take(&mut told, &mut taken, *pair, LEAST_SHARED);
        }
    }
    // What else two sentences tell of which something is alike.
    let mut aligned = told.aligned(&taken);
    aligned.sort_unstable();
    let end = |parts: &[Part]| parts.iter().map(|part| part.piece.tokens.end).max().unwrap_or_default();
    let mut told_a = vec![false; end(&read.a)];
    let mut told_b = vec![false; end(&read.b)];
    let words = |parts: &[Part], index: usize| parts.get(index).map_or(0..0, |part| part.piece.tokens.clone());
    let mark = |told: &mut [bool], words: Range<usize>| told.get_mut(words).unwrap_or_default().fill(true);
    for pair in &taken {
        mark(&mut told_a, words(&read.a, pair.a));
        mark(&mut told_b, words(&read.b, pair.b));
    }
    for pair in candidates.iter().filter(|pair| !pair.joined) {
        let free = |told: &[bool], words: Range<usize>| !told.get(words).unwrap_or_default().contains(&true);
        let (free_a, free_b) = (free(&told_a, words(&read.a, pair.a)), free(&told_b, words(&read.b, pair.b)));
        let free = free_a && free_b || (free_a || free_b) && HALF_FREE <= pair.score;
        let same = told.claims_of(pair).is_some_and(|claims| aligned.binary_search(&claims).is_ok());
        if free && same && take(&mut told, &mut taken, *pair, ALSO_SHARED) {
            mark(&mut told_a, words(&read.a, pair.a));
            mark(&mut told_b, words(&read.b, pair.b));
        }
    }
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

    /// The claims that pairs tie to one another.
    fn aligned(&self, pairs: &[Pair]) -> Vec<(usize, usize)> {
        pairs.iter().filter_map(|pair| self.claims_of(pair)).collect()
    }

    /// What a pair shares, if `least` of it has been told by no pair before, or nothing of its claims has been.
    fn news(&self, pair: &Pair, least: f32) -> Option<Vec<u32>> {
        let (one, other) = (self.read.a.get(pair.a)?, self.read.b.get(pair.b)?);
        let (a, b) = (self.a.get(one.piece.claim)?, self.b.get(other.piece.claim)?);
        let shared = common(&one.own, &other.own);
        let news: Vec<u32> =
            shared.iter().copied().filter(|concept| !a.contains(concept) && !b.contains(concept)).collect();
        (a.is_empty() && b.is_empty() || least <= weight(self.read, &news)).then_some(shared)
    }

    /// Remembers what a pair has told.
    fn add(&mut self, pair: &Pair, shared: &[u32]) {
        let claims = self.claims_of(pair);
        if let Some(told) = claims.and_then(|(a, _)| self.a.get_mut(a)) {
            told.extend_from_slice(shared);
        }
        if let Some(told) = claims.and_then(|(_, b)| self.b.get_mut(b)) {
            told.extend_from_slice(shared);
        }
    }
}

fn weight(read: &Read, concepts: &[u32]) -> f32 {
    concepts.iter().filter_map(|&concept| read.weights.get(concept as usize)).sum()
}

/// How much two statements share, and whether it is enough by itself; `None` where it is too little to be the same.
fn score(read: &Read, one: &Part, other: &Part) -> Option<(f32, f32, bool)> {
    let weight = |concepts: &[u32]| weight(read, concepts);
    let shared = common(&one.own, &other.own);
    let both = weight(&shared);
    // Names and days alone are no statement: something of what is told must be shared.
    let telling = weight(&common(&one.telling, &other.telling));
    if both < ALSO_SHARED || telling < LEAST_TELLING {
        return None;
    }
    let beside = weight(&common(&one.own, &other.around)) + weight(&common(&one.around, &other.own));
    let (all, all_other) = (weight(&one.own), weight(&other.own));
    let dice = 2.0 * both / (all + all_other);
    let held = both / all.min(all_other);
    let near = (beside / (all + all_other)).min(0.25);
    let score = 0.6 * dice + 0.2 * held + 0.4 * near + 0.03 * both.min(5.0);
    let score = score.min(1.0);
    // Two words that any two texts may share need more.
    let bare = both - telling < 0.3 && both < LEAST_BARE;
    let sure = LEAST_SCORE <= score && LEAST_SHARED <= both && 1 < shared.len() && !(bare && score < BARE_SCORE);
    (sure || ALSO_SCORE <= score).then_some((score, both, sure))
}

/// What two sorted lists share.
pub(crate) fn common(one: &[u32], other: &[u32]) -> Vec<u32> {
    one.iter().copied().filter(|concept| other.binary_search(concept).is_ok()).collect()
}
