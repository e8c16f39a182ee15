//! What the tagger and the parser see of each word: its letters, its ends, and its clusters.

use crate::lexicon::inflection::readings;
use crate::models::hash::{hash, mix};
use crate::models::syntax::clusters::Clusters;
use crate::text::Letter;

/// A sentence as numbers. Each list has one entry a word, then one for the root, then one for "no word".
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// How many words there are.
    pub(crate) count: usize,
    /// The word in lower case, numbers made alike.
    pub(crate) word: Vec<u64>,
    /// The word as it is written.
    pub(crate) form: Vec<u64>,
    /// Its last three letters.
    pub(crate) suffix: Vec<u64>,
    /// Its shape: "Xx", "d", "X.X.".
    pub(crate) shape: Vec<u64>,
    /// Its fine cluster; the suffix where it has none.
    pub(crate) fine: Vec<u64>,
    /// Its coarse cluster; 0 where it has none.
    pub(crate) coarse: Vec<u64>,
    /// What the word files know of it.
    pub(crate) known: Vec<u64>,
    /// Its tag, once decided.
    pub(crate) tag: Vec<u64>,
    /// What kind of mark it is, as a bit: comma, stop, conjunction, bracket; 0 for others.
    pub(crate) mark: Vec<u64>,
    /// Its letters in lower case, for prefixes and suffixes.
    pub(crate) letters: Vec<Vec<u8>>,
    scratch: String,
}

impl Words {
    /// Reads a sentence's words.
    pub(crate) fn read<'a>(forms: impl Iterator<Item = &'a str>, clusters: &Clusters) -> Self {
        let mut words = Self::default();
        for form in forms {
            words.push(form, clusters);
        }
        for outside in [11, 13] {
            for list in [
                &mut words.word,
                &mut words.form,
                &mut words.suffix,
                &mut words.shape,
                &mut words.fine,
                &mut words.coarse,
                &mut words.known,
                &mut words.tag,
            ] {
                list.push(mix(outside, 5));
            }
            words.mark.push(0);
            words.letters.push(Vec::new());
        }
        words
    }

    fn push(&mut self, form: &str, clusters: &Clusters) {
        let lower = normal(form);
        let letters = lower.as_bytes();
        let word = word_number(letters);
        self.count += 1;
        self.word.push(word);
        self.form.push(hash(form.as_bytes()));
        let suffix = mix(0, hash(tail(letters, 3)));
        self.suffix.push(suffix);
        self.shape.push(hash(&shape(form)));
        let (fine, coarse) = clusters.of(word).unwrap_or((0, 0));
        self.fine.push(if fine == 0 { suffix } else { u64::from(fine) });
        self.coarse.push(u64::from(coarse));
        self.known.push(readings(&lower, &mut self.scratch));
        self.tag.push(0);
        self.mark.push(match lower.as_str() {
            "," => 1,
            ":" | ";" | "-" | "--" => 2,
            "and" | "or" | "but" => 4,
            "(" | ")" | "\"" => 8,
            _ => 0,
        });
        self.letters.push(lower.into_bytes());
    }
}

/// The number of a word in lower case.
pub(crate) fn word_number(letters: &[u8]) -> u64 {
    mix(hash(letters), 0)
}

/// The last `count` bytes; all where there are fewer.
pub(crate) fn tail(letters: &[u8], count: usize) -> &[u8] {
    letters.get(letters.len().saturating_sub(count)..).unwrap_or(letters)
}

/// Lower case, straight quotation marks and dashes, numbers made alike.
fn normal(form: &str) -> String {
    let numeric = |c: char| c.is_ascii_digit() || ".,:/-".contains(c);
    if form.chars().any(|c| c.is_ascii_digit()) && form.chars().all(numeric) {
        let year = form.len() == 4 && form.chars().all(|c| c.is_ascii_digit());
        return (if year {
            "0000"
        } else if form.contains([':', '/']) {
            "0:0"
        } else {
            "0"
        })
        .to_owned();
    }
    match form {
        "``" | "''" => return "\"".to_owned(),
        "-LRB-" | "[" => return "(".to_owned(),
        "-RRB-" | "]" => return ")".to_owned(),
        "..." => return "…".to_owned(),
        _ => {}
    }
    let straight = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c => c,
    };
    form.chars().map(straight).map(Letter::lower).collect()
}

/// A word's shape: runs of capitals, small letters and digits, each at most twice.
fn shape(form: &str) -> Vec<u8> {
    let mut shape = Vec::new();
    let (mut last, mut run) = (0, 0);
    for c in form.chars() {
        let kind = match c {
            c if c.is_upper() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            c if c.is_ascii() => u8::try_from(c).unwrap_or(b'?'),
            _ => b'?',
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 2 {
            shape.push(kind);
        }
    }
    shape
}
