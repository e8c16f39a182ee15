//! The tagger: left to right, twice. The second pass knows the tags on both sides.
//!
//! A linear model that decides greedily (features after Ratnaparkhi 1996 and Collins 2002). Finds no sentences.

use crate::models::hash::{hash, mix};
use crate::models::syntax::Linear;
use crate::models::syntax::features::Features;
use crate::models::syntax::words::{Words, tail};

/// A tag that has not been decided.
const OPEN: u64 = 997;

/// The features of a word that do not depend on tags.
pub(crate) fn fixed(words: &Words, at: usize, features: &mut Features) {
    features.list.clear();
    let Words { word, form, suffix, shape, fine, coarse, known, .. } = words;
    let none = words.count + 1;
    let left = |by: usize| at.checked_sub(by).unwrap_or(none);
    let right = |by: usize| if at + by < words.count { at + by } else { none };
    let (l1, l2, r1, r2) = (left(1), left(2), right(1), right(2));
    let letters = words.letters.get(at).map_or(&[][..], Vec::as_slice);
    features.add(1, []);
    features.add(2, [word[at]]);
    features.add(3, [form[at]]);
    for length in 1..=5 {
        if length <= letters.len() {
            features.add(10 + length as u64, [hash(tail(letters, length))]);
        }
    }
    for length in 1..=3 {
        if let Some(head) = letters.get(..length) {
            features.add(20 + length as u64, [hash(head)]);
        }
    }
    let first = u64::from(at == 0);
    features.add(30, [shape[at]]);
    features.add(31, [shape[at], first]);
    features.add(32, [word[l1]]);
    features.add(33, [word[l2]]);
    features.add(34, [word[r1]]);
    features.add(35, [word[r2]]);
    features.add(36, [suffix[l1]]);
    features.add(37, [suffix[r1]]);
    features.add(38, [word[l1], word[at]]);
    features.add(39, [word[at], word[r1]]);
    features.add(40, [suffix[at], suffix[r1]]);
    features.add(41, [shape[r1]]);
    features.add(42, [shape[l1]]);
    features.add(43, [word[l1], word[r1]]);
    features.add(44, [suffix[r1], suffix[r2]]);
    features.add(45, [fine[at]]);
    features.add(46, [coarse[at]]);
    features.add(47, [fine[l1]]);
    features.add(48, [fine[r1]]);
    features.add(49, [fine[at], fine[r1]]);
    features.add(50, [fine[l1], fine[at]]);
    features.add(51, [coarse[r1], coarse[r2]]);
    features.add(52, [shape[at], fine[at]]);
    features.add(53, [word[at], fine[r1]]);
    features.add(54, [suffix[at], shape[at], first]);
    features.add(55, [known[at]]);
    features.add(56, [known[l1], known[at]]);
    features.add(57, [known[at], known[r1]]);
    features.add(58, [known[r1]]);
    features.add(59, [known[at], shape[at], first]);
}

/// The features that the tags before a word give.
fn before(words: &Words, at: usize, t1: u64, t2: u64, features: &mut Features) {
    let right = if at + 1 < words.count { at + 1 } else { words.count + 1 };
    let Words { word, suffix, fine, known, .. } = words;
    features.add(60, [t1]);
    features.add(61, [t1, t2]);
    features.add(62, [t1, word[at]]);
    features.add(63, [t1, suffix[at]]);
    features.add(64, [t1, word[right]]);
    features.add(65, [t1, t2, suffix[at]]);
    features.add(66, [t1, suffix[right]]);
    features.add(67, [t1, fine[at]]);
    features.add(68, [t1, fine[at], fine[right]]);
    features.add(69, [t1, t2, word[at]]);
    features.add(70, [t1, known[at]]);
    features.add(71, [t1, t2, known[at]]);
    features.add(72, [t1, known[at], known[right]]);
    features.add(73, [t1, known[at], word[right]]);
}

/// The features that the first pass's tags give.
fn around(words: &Words, at: usize, guess: &[u8], t1: u64, features: &mut Features) {
    let tag = |at: usize| guess.get(at).map_or(OPEN, |tag| u64::from(*tag));
    let (own, r1, r2, r3) = (tag(at), tag(at + 1), tag(at + 2), tag(at + 3));
    let Words { word, suffix, fine, known, .. } = words;
    features.add(80, [own]);
    features.add(81, [r1]);
    features.add(82, [r1, r2]);
    features.add(83, [t1, r1]);
    features.add(84, [r1, word[at]]);
    features.add(85, [r1, suffix[at]]);
    features.add(86, [t1, r1, word[at]]);
    features.add(87, [t1, r1, fine[at]]);
    features.add(88, [r1, r2, r3]);
    features.add(89, [own, t1, r1]);
    features.add(90, [r1, r2, word[at]]);
    features.add(91, [t1, r1, r2]);
    features.add(92, [own, word[at]]);
    features.add(93, [t1, r1, known[at]]);
    features.add(94, [t1, r1, r2, known[at]]);
}

/// The features of a word: those fixed for it are in `features` already and stay there.
pub(crate) fn contextual(words: &Words, at: usize, done: &[u8], guess: Option<&[u8]>, features: &mut Features) {
    let tag = |by: usize| at.checked_sub(by).and_then(|at| done.get(at)).map_or(OPEN, |tag| u64::from(*tag));
    let (t1, t2) = (tag(1), tag(2));
    before(words, at, t1, t2, features);
    if let Some(guess) = guess {
        around(words, at, guess, t1, features);
    }
}

/// One pass over a sentence.
pub(crate) fn pass(words: &Words, model: &impl Linear, guess: Option<&[u8]>) -> Vec<u8> {
    scored(words, model, guess).0
}

/// One pass over a sentence: the tags, and for each word the score of each tag.
pub(crate) fn scored(words: &Words, model: &impl Linear, guess: Option<&[u8]>) -> (Vec<u8>, Vec<i32>) {
    let mut all = Vec::with_capacity(words.count * model.classes());
    let mut features = Features::default();
    let mut scores = vec![0; model.classes()];
    let mut tags = Vec::with_capacity(words.count);
    for at in 0..words.count {
        fixed(words, at, &mut features);
        contextual(words, at, &tags, guess, &mut features);
        model.score(&features.list, &mut scores);
        tags.push(best(&scores));
        all.extend(&scores);
    }
    (tags, all)
}

/// The class with the highest score, the first of equals.
pub(crate) fn best(scores: &[i32]) -> u8 {
    let mut best = 0;
    for (class, score) in scores.iter().enumerate() {
        if scores[best] < *score {
            best = class;
        }
    }
    u8::try_from(best).unwrap_or(0)
}

/// Lays tags on the words, for the parser.
pub(crate) fn lay(words: &mut Words, tags: &[u8]) {
    for (slot, tag) in words.tag.iter_mut().zip(tags) {
        *slot = mix(7, u64::from(*tag));
    }
}
