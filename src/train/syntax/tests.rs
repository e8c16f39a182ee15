//! A small treebank, learned nearly by heart: the whole training runs, and the file gives back what was learned.

use crate::models::Models;
use crate::models::syntax::state::Space;
use crate::train::syntax::learn::{Settings, Watch, train};
use crate::train::syntax::oracle::canonical;
use crate::train::syntax::treebank::{Names, read};
use std::fmt::Write as _;

/// Word, tag, head (by number, 0 for none), relation.
const SENTENCES: [&str; 5] = [
    "The/DET|DT/2/det mayor/NOUN|NN/3/nsubj opened/VERB|VBD/0/root it/PRON|PRP/3/obj ./PUNCT|./3/punct",
    "The/DET|DT/2/det crew/NOUN|NN/3/nsubj left/VERB|VBD/0/root the/DET|DT/5/det harbour/NOUN|NN/3/obj on/ADP|IN/7/case Monday/PROPN|NNP/3/obl ./PUNCT|./3/punct",
    "Holt/PROPN|NNP/2/nsubj said/VERB|VBD/0/root the/DET|DT/4/det ferry/NOUN|NN/6/nsubj:pass was/AUX|VBD/6/aux:pass checked/VERB|VBN/2/ccomp ./PUNCT|./2/punct",
    "Boats/NOUN|NNS/2/nsubj sank/VERB|VBD/0/root and/CCONJ|CC/4/cc rose/VERB|VBD/2/conj ./PUNCT|./2/punct",
    "The/DET|DT/2/det captain/NOUN|NN/8/nsubj ,/PUNCT|,/5/punct who/PRON|WP/5/nsubj slept/VERB|VBD/2/acl:relcl ,/PUNCT|,/5/punct was/AUX|VBD/8/cop late/ADJ|JJ/0/root ./PUNCT|./8/punct",
];

fn treebank() -> String {
    let mut file = String::new();
    for sentence in SENTENCES {
        for (at, word) in sentence.split(' ').enumerate() {
            let columns: Vec<&str> = word.rsplitn(4, '/').collect();
            let [relation, head, tags, form] = columns.as_slice() else { panic!("{word}") };
            let tags = tags.replace('|', "\t");
            let _ = writeln!(file, "{}\t{form}\t_\t{tags}\t_\t{head}\t{relation}\t_\t_", at + 1);
        }
        file.push('\n');
    }
    file
}

struct Silent;

impl Watch for Silent {
    fn say(&self, _line: &str) {}
    fn save(&self, _file: &[u8]) {}
}

#[test]
fn learns_a_small_treebank() {
    let treebank = treebank();
    let clusters = "crew\t1\t1\ncaptain\t1\t1\nboats\t2\t1\n".to_owned();
    let settings = Settings { clusters, greedy_epochs: 8, levels: 127, ..Settings::default() };
    let file = train(&[treebank.repeat(4)], &treebank, &settings, &Silent);
    let again = train(&[treebank.repeat(4)], &treebank, &settings, &Silent);
    assert!(file == again, "the same seed gives the same file");
    let mut models = Models::none();
    models.load("syntax-1.bin", &file).unwrap();
    let model = models.syntax.unwrap();
    let mut reader = model.reader();
    let (mut all, mut wrong) = (0, 0);
    for sentence in SENTENCES {
        let words: Vec<&str> = sentence.split(' ').map(|word| word.split('/').next().unwrap()).collect();
        let parse = reader.read(words.iter().copied());
        for (at, (word, gold)) in words.iter().zip(sentence.split(' ')).enumerate() {
            let (head, label) = parse.heads[at];
            let head = head.map_or(0, |head| head + 1);
            let found = format!("{word}/{}/{head}/{}", model.tag(parse.tags[at]), model.label(label));
            (all, wrong) = (all + 1, wrong + usize::from(found != gold));
        }
    }
    // An average of weights may miss what its last state knows by heart.
    assert!(wrong * 10 <= all, "{wrong} of {all} words are wrong");
    assert_eq!(reader.read(std::iter::empty()).heads, [], "an empty sentence has no heads");
}

#[test]
fn the_oracle_leads_to_the_gold_tree() {
    let (mut tags, mut labels) = (Names::default(), Names::default());
    for tree in read(&treebank(), &mut tags, &mut labels) {
        let mut space = Space::default();
        space.start(u16::try_from(tree.forms.len()).unwrap());
        let mut state = 0;
        while let Some(action) = canonical(&space, state, &tree) {
            state = space.act(state, action, 0, 0);
        }
        let heads: Vec<u16> = space.arcs(state).into_iter().map(|(head, _)| head).collect();
        assert_eq!(heads, tree.heads, "{:?}", tree.forms);
    }
}
