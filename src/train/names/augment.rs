//! Copies of texts with other names, so that what is learned is how names stand, not which names stood: people from the
//! lists of first names and surnames, places from those of places, the rest from other texts.

use crate::train::names::corpus::{Sentence, labelled, spans};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

/// The gazetteers.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// Each list's words, by the name of its file.
    pub(crate) all: BTreeMap<&'static str, Vec<String>>,
    countries: HashSet<String>,
    cities: HashSet<String>,
    peoples: HashSet<String>,
    first: HashSet<String>,
}

/// The files of the folder.
pub(crate) const FILES: [&str; 10] =
    ["first", "last", "city", "country", "nat", "title", "region", "place", "female", "male"];

impl Lists {
    /// Reads the lists of a folder, a name a line.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut lists = Self::default();
        for name in FILES {
            let file = fs::read_to_string(folder.join(format!("{name}.txt")))?;
            lists.all.insert(name, file.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect());
        }
        let set = |name: &str| lists.all.get(name).into_iter().flatten().cloned().collect::<HashSet<_>>();
        (lists.countries, lists.cities, lists.peoples, lists.first) =
            (set("country"), set("city"), set("nat"), set("first"));
        Ok(lists)
    }

    pub(crate) fn is_country(&self, words: &str) -> bool {
        self.countries.contains(words)
    }

    pub(crate) fn is_state(&self, words: &str) -> bool {
        self.countries.contains(words) || self.cities.contains(words)
    }

    pub(crate) fn is_people(&self, words: &str) -> bool {
        self.peoples.contains(words) && !self.countries.contains(words)
    }

    fn one(&self, name: &str, chance: &mut u64) -> String {
        let list = self.all.get(name).map(Vec::as_slice).unwrap_or_default();
        list.get(below(chance, list.len())).cloned().unwrap_or_default()
    }
}

/// A number below `most`, by a linear congruential generator (Knuth's MMIX constants).
pub(crate) fn below(chance: &mut u64, most: usize) -> usize {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let most = u64::try_from(most.max(1)).unwrap_or(1);
    usize::try_from((*chance >> 33) % most).unwrap_or_default()
}

/// Names of the texts, by kind.
#[derive(Debug)]
pub(crate) struct Pools {
    names: BTreeMap<String, Vec<Vec<String>>>,
}

impl Pools {
    /// All names of some sentences.
    pub(crate) fn of<'a>(sentences: impl Iterator<Item = &'a Sentence>) -> Self {
        let mut names: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
        for sentence in sentences {
            for (start, end, kind) in spans(sentence) {
                let words = sentence.get(start..end).unwrap_or_default().iter().map(|(word, _)| word.clone());
                names.entry(kind).or_default().insert(words.collect());
            }
        }
        Self { names: names.into_iter().map(|(kind, names)| (kind, names.into_iter().collect())).collect() }
    }

    fn one(&self, kind: &str, chance: &mut u64) -> Option<Vec<String>> {
        let list = self.names.get(kind)?;
        list.get(below(chance, list.len())).cloned()
    }
}

/// The sentences with other names; the same name becomes the same other name throughout.
pub(crate) fn swapped(sentences: &[Sentence], lists: &Lists, pools: &Pools, chance: &mut u64) -> Vec<Sentence> {
    let mut others: HashMap<(String, String), Vec<String>> = HashMap::new();
    let mut parts: HashMap<String, String> = HashMap::new();
    sentences
        .iter()
        .map(|sentence| {
            let mut words: Vec<String> = Vec::new();
            let mut names = Vec::new();
            let mut at = 0;
            for (start, end, kind) in spans(sentence) {
                words.extend(sentence.get(at..start).unwrap_or_default().iter().map(|(word, _)| word.clone()));
                let old: Vec<String> =
                    sentence.get(start..end).unwrap_or_default().iter().map(|(word, _)| word.clone()).collect();
                let new = others
                    .entry((kind.clone(), old.join(" ")))
                    .or_insert_with(|| other(&old, &kind, lists, pools, &mut parts, chance));
                names.push((words.len(), words.len() + new.len(), kind));
                words.extend(new.iter().cloned());
                at = end;
            }
            words.extend(sentence.get(at..).unwrap_or_default().iter().map(|(word, _)| word.clone()));
            labelled(words, &names)
        })
        .collect()
}

/// Whether it is one word with one capital.
fn plain(name: &[String]) -> bool {
    let [word] = name else { return false };
    word.chars().filter(|letter| letter.is_uppercase()).count() == 1 && word.chars().all(char::is_alphabetic)
}

/// A word that looks like a name and is none in particular: the beginning of one surname and the end of another.
fn invented(lists: &Lists, chance: &mut u64) -> String {
    let (one, other) = (lists.one("last", chance), lists.one("last", chance));
    let count = one.chars().count();
    let start: String = one.chars().take(count.div_ceil(2).max(2)).collect();
    let end: String = other.chars().skip(other.chars().count() / 2).flat_map(char::to_lowercase).collect();
    start + end.as_str()
}

/// Another name in the place of `old`.
fn other(
    old: &[String],
    kind: &str,
    lists: &Lists,
    pools: &Pools,
    parts: &mut HashMap<String, String>,
    chance: &mut u64,
) -> Vec<String> {
    let split = |name: String| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let joined = old.join(" ");
    match kind {
        "PERSON" if old.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase)) => {
            let last = old.len() - 1;
            let mut renamed = |at: usize, word: &String| {
                let given = at < last || (last == 0 && lists.first.contains(word));
                let fresh = lists.one(if given { "first" } else { "last" }, chance);
                parts.entry(word.clone()).or_insert(if word.chars().count() < 3 { word.clone() } else { fresh }).clone()
            };
            old.iter().enumerate().flat_map(|(at, word)| split(renamed(at, word))).collect()
        }
        // A name on its own that nobody knows may be anything: what stands around it must tell.
        "ORG" | "GPE" | "LOC" | "PRODUCT" | "FAC"
            if plain(old) && !lists.is_country(&joined) && below(chance, 2) == 0 =>
        {
            vec![invented(lists, chance)]
        }
        "GPE" if lists.is_country(&joined) => split(lists.one("country", chance)),
        "GPE" if lists.cities.contains(&joined) => split(lists.one("city", chance)),
        "NORP" if lists.is_people(&joined) => split(lists.one("nat", chance)),
        "GPE" | "NORP" | "LANGUAGE" => old.to_vec(),
        _ if below(chance, 2) == 0 => pools.one(kind, chance).unwrap_or_else(|| old.to_vec()),
        _ => old.to_vec(),
    }
}
