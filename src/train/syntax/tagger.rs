//! Training the tagger: each pass on its own, the second on what the first says of sentences that it was not trained on.

use crate::models::syntax::Linear;
use crate::models::syntax::features::Features;
use crate::models::syntax::tagging::{best, contextual, fixed};
use crate::models::syntax::words::Words;
use crate::train::random::Random;
use crate::train::syntax::treebank::Tree;
use crate::train::syntax::weights::Weights;

/// The features of each word of a sentence that do not depend on tags.
pub(crate) fn fixed_features(words: &Words) -> Vec<Vec<u64>> {
    let mut features = Features::default();
    let of = |at| {
        fixed(words, at, &mut features);
        features.list.clone()
    };
    (0..words.count).map(of).collect()
}

/// Goes `epochs` times over the trees of these numbers. The tags before a word are those that the model itself decides.
pub(crate) fn train(
    model: &mut Weights,
    trees: &[Tree],
    (words, known): (&[Words], &[Vec<Vec<u64>>]),
    guesses: Option<&[Vec<u8>]>,
    chosen: &[usize],
    epochs: usize,
    random: &mut Random,
) {
    let mut order = chosen.to_vec();
    let mut features = Features::default();
    let mut scores = vec![0; model.classes()];
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let (Some(tree), Some(words), Some(known)) = (trees.get(number), words.get(number), known.get(number))
            else {
                continue;
            };
            let guess = guesses.and_then(|guesses| guesses.get(number)).map(Vec::as_slice);
            let mut done = Vec::with_capacity(words.count);
            for ((at, gold), known) in tree.tags.iter().enumerate().zip(known) {
                features.list.clone_from(known);
                contextual(words, at, &done, guess, &mut features);
                model.score(&features.list, &mut scores);
                let found = best(&scores);
                model.tick();
                if found != *gold {
                    model.update(&features.list, *gold, 1);
                    model.update(&features.list, found, -1);
                }
                done.push(found);
            }
        }
    }
}
