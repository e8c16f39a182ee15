//! The training texts: token files and the project's own sentences, as documents with labelled names.

use crate::train::names::Recipe;
use crate::train::names::augment::{Lists, Pools, swapped};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::Path;

/// One sentence's words, each with its label ("B-ORG", "I-ORG", "O").
pub(crate) type Sentence = Vec<(String, String)>;

/// A name in a text: first byte, end, kind.
pub(crate) type Name = (usize, usize, String);

/// A text with its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) names: Vec<Name>,
}

/// A document of the token files.
#[derive(Clone, Debug)]
struct Source {
    /// Where it is from ("wiki").
    name: String,
    sentences: Vec<Sentence>,
    /// Whether human hands labelled some of it.
    golden: bool,
}

/// Everything that is learned from.
#[derive(Debug)]
pub(crate) struct Corpus {
    sources: Vec<Source>,
    own: Vec<Text>,
    pub(crate) lists: Lists,
}

/// No document is longer, in sentences: an article's length.
const LONGEST: usize = 40;

impl Corpus {
    /// Reads all files: silver labels, corrected by gold ones where a sentence has both, and the project's own sentences.
    pub(crate) fn read(folder: &Path, lists: &Path, own: &Path) -> io::Result<Self> {
        let names = folder.join("names");
        let lists = Lists::read(lists)?;
        let mut gold: HashMap<String, Sentence> = HashMap::new();
        for file in ["gold-gum.tsv", "gold-uner-ewt-dev.tsv", "gold-wnut17-train.tsv"] {
            for (_, sentences) in documents(&fs::read_to_string(names.join(file))?) {
                gold.extend(sentences.into_iter().map(|sentence| (words(&sentence), sentence)));
            }
        }
        let mut sources = Vec::new();
        for (name, mut sentences) in documents(&fs::read_to_string(names.join("train-silver.tsv"))?) {
            let mut golden = false;
            for sentence in &mut sentences {
                if let Some(labels) = gold.get(&words(sentence)) {
                    *sentence = corrected(sentence, labels, &name, &lists);
                    golden = true;
                }
                for (_, label) in sentence.iter_mut().filter(|(_, label)| !is_name(label)) {
                    "O".clone_into(label);
                }
            }
            agree(&mut sentences, &lists);
            sources.push(Source { name, sentences, golden });
        }
        Ok(Self { sources, own: own_documents(&fs::read_to_string(own)?)?, lists })
    }

    /// The texts to learn from: each as it is and with other names, and copies of the project's own. With a `fold`, those
    /// that lie outside it.
    pub(crate) fn texts(&self, recipe: &Recipe, fold: Option<usize>) -> Vec<Text> {
        let pools = Pools::of(self.sources.iter().flat_map(|source| &source.sentences));
        let mut chance = recipe.seed;
        let mut all = Vec::new();
        for (index, source) in self.sources.iter().enumerate() {
            if fold == Some(index % FOLDS) && !source.golden {
                continue;
            }
            all.push(text(&source.sentences).0);
            let copies = if source.golden && source.name != "wnut" { 2 } else { 1 };
            for _ in 0..copies {
                all.push(text(&swapped(&source.sentences, &self.lists, &pools, &mut chance)).0);
            }
        }
        for _ in 0..recipe.own {
            all.extend(self.own.iter().cloned());
        }
        all
    }

    /// Labels the machine-labelled documents of one fold anew: as `read` finds names in their text.
    pub(crate) fn relabel(&mut self, fold: usize, read: &dyn Fn(&str) -> Vec<Name>) {
        let sources = self.sources.iter_mut().enumerate().filter(|(index, _)| index % FOLDS == fold);
        for (_, source) in sources.filter(|(_, source)| !source.golden) {
            let (text, starts) = text(&source.sentences);
            let mut names = read(&text.text).into_iter().peekable();
            for (sentence, starts) in source.sentences.iter_mut().zip(starts) {
                let mut open: Option<(usize, usize, String)> = None;
                for ((word, label), start) in sentence.iter_mut().zip(starts) {
                    let end = start + word.len();
                    while names.next_if(|(_, until, _)| *until <= start).is_some() {}
                    let name = names.peek().filter(|(from, until, _)| *from <= start && end <= *until).cloned();
                    *label = match &name {
                        None => "O".to_owned(),
                        Some(name) => format!("{}-{}", if open.as_ref() == Some(name) { "I" } else { "B" }, name.2),
                    };
                    open = name;
                }
            }
        }
    }
}

/// In how many parts the documents are taken to be labelled anew by what was learned from the others.
pub(crate) const FOLDS: usize = 2;

/// Whether a label is "O" or of one of the eleven kinds; dates and amounts are left to rules.
fn is_name(label: &str) -> bool {
    let amounts = ["DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"];
    label.get(2..).is_none_or(|kind| !amounts.contains(&kind))
}

fn words(sentence: &Sentence) -> String {
    sentence.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// The documents of a token file, each with its source ("wiki").
fn documents(file: &str) -> Vec<(String, Vec<Sentence>)> {
    let mut all: Vec<(String, String, Vec<Sentence>)> = Vec::new();
    let mut name = String::new();
    let mut sentence = Sentence::new();
    for line in file.lines().chain([""]) {
        if let Some(found) = line.strip_prefix("#doc\t") {
            found.clone_into(&mut name);
        } else if let Some((word, label)) = line.split_once('\t') {
            sentence.push((word.to_owned(), label.split('\t').next().unwrap_or("O").to_owned()));
        } else if !sentence.is_empty() {
            let sentence = std::mem::take(&mut sentence);
            match all.last_mut() {
                Some((last, _, sentences)) if *last == name && sentences.len() < LONGEST => sentences.push(sentence),
                _ => {
                    let source = name.split(':').next().unwrap_or_default().to_owned();
                    all.push((name.clone(), source, vec![sentence]));
                }
            }
        }
    }
    all.into_iter().map(|(_, source, sentences)| (source, sentences)).collect()
}

/// The names of labels: first word, end, kind.
pub(crate) fn spans(sentence: &Sentence) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (at, (_, label)) in sentence.iter().enumerate() {
        match (label.get(..2), label.get(2..)) {
            (Some("B-"), Some(kind)) => found.push((at, at + 1, kind.to_owned())),
            (Some("I-"), Some(_)) => {
                if let Some(last) = found.last_mut().filter(|last| last.1 == at) {
                    last.1 = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}

/// A sentence with the labels of human hands, in the eleven kinds. Where those know fewer kinds, the silver label tells
/// a state from another place, and keeps what they do not label at all.
fn corrected(silver: &Sentence, gold: &Sentence, source: &str, lists: &Lists) -> Sentence {
    let theirs = spans(silver);
    let mut names: Vec<(usize, usize, String)> = Vec::new();
    for (start, end, kind) in spans(gold) {
        let overlapping =
            theirs.iter().find(|(from, to, _)| *from < end && start < *to).map(|(.., kind)| kind.as_str());
        let kind = match kind.as_str() {
            "PER" | "person" => "PERSON",
            "PROD" | "product" => "PRODUCT",
            "WOA" | "creative-work" => "WORK_OF_ART",
            "group" | "corporation" => "ORG",
            "LOC" | "location" => {
                let words: Vec<&str> =
                    silver.get(start..end).unwrap_or_default().iter().map(|(word, _)| word.as_str()).collect();
                match overlapping {
                    Some(kind @ ("GPE" | "LOC" | "FAC")) => kind,
                    _ if lists.is_state(&words.join(" ")) => "GPE",
                    _ => "LOC",
                }
            }
            known => known,
        };
        names.push((start, end, kind.to_owned()));
    }
    let unknown: &[&str] = match source {
        "gum" => &["LANGUAGE"],
        "uner_dev" => &["NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"],
        _ => &["NORP", "EVENT", "LANGUAGE"],
    };
    for (start, end, kind) in theirs {
        if unknown.contains(&kind.as_str()) && names.iter().all(|(from, to, _)| *to <= start || end <= *from) {
            names.push((start, end, kind));
        }
    }
    labelled(silver.iter().map(|(word, _)| word.clone()).collect(), &names)
}

/// Words with the labels of names.
pub(crate) fn labelled(words: Vec<String>, names: &[(usize, usize, String)]) -> Sentence {
    let mut labels = vec!["O".to_owned(); words.len()];
    for (start, end, kind) in names {
        for (place, label) in labels.iter_mut().enumerate().take(*end).skip(*start) {
            *label = format!("{}-{kind}", if place == *start { "B" } else { "I" });
        }
    }
    words.into_iter().zip(labels).collect()
}

/// One name, one kind in a document: machine labels waver where people's do not. Countries and peoples are what the
/// lists say.
fn agree(sentences: &mut [Sentence], lists: &Lists) {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let key = |sentence: &Sentence, start: usize, end: usize| -> String {
        let words = sentence.get(start..end).unwrap_or_default().iter().map(|(word, _)| word.as_str());
        words.filter(|word| !matches!(*word, "the" | "The" | "'s" | "’s")).collect::<Vec<_>>().join(" ")
    };
    for sentence in sentences.iter() {
        for (start, end, kind) in spans(sentence) {
            *counts.entry(key(sentence, start, end)).or_default().entry(kind).or_default() += 1;
        }
    }
    for sentence in sentences {
        let mut names = spans(sentence);
        for (start, end, kind) in &mut names {
            let words = key(sentence, *start, *end);
            let most = counts.get(&words).and_then(|kinds| kinds.iter().max_by_key(|(_, count)| **count));
            let own = counts.get(&words).and_then(|kinds| kinds.get(kind)).copied().unwrap_or_default();
            if lists.is_country(&words)
                && matches!(kind.as_str(), "PERSON" | "ORG" | "NORP" | "FAC" | "PRODUCT" | "LOC")
            {
                "GPE".clone_into(kind);
            } else if lists.is_people(&words) && matches!(kind.as_str(), "PERSON" | "ORG" | "GPE" | "LOC" | "PRODUCT") {
                "NORP".clone_into(kind);
            } else if let Some((best, count)) = most
                && own < *count
            {
                best.clone_into(kind);
            }
        }
        let words = sentence.iter().map(|(word, _)| word.clone()).collect();
        *sentence = labelled(words, &names);
    }
}

/// Sentences as running text, blanks as they would stand in print; and where each word begins.
fn text(sentences: &[Sentence]) -> (Text, Vec<Vec<usize>>) {
    let mut all = Text::default();
    let mut words_at = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let mut starts = Vec::with_capacity(sentence.len());
        let mut open = false;
        let mut glued = true;
        let mut before = "";
        for (at, (word, _)) in sentence.iter().enumerate() {
            let next = sentence.get(at + 1).map_or("", |(word, _)| word.as_str());
            let letters = |word: &str| word.chars().any(char::is_alphanumeric);
            let hyphen = matches!(word.as_str(), "-" | "–") && letters(before) && letters(next);
            let closes = matches!(
                word.as_str(),
                "," | "."
                    | ";"
                    | ":"
                    | "?"
                    | "!"
                    | ")"
                    | "]"
                    | "%"
                    | "'s"
                    | "’s"
                    | "n't"
                    | "n’t"
                    | "'re"
                    | "'ve"
                    | "'ll"
                    | "'m"
                    | "'d"
                    | "''"
                    | "”"
                    | "..."
            ) || (word == "\"" && open)
                || (word == "'" && before.ends_with('s'));
            let slash = word == "/" || before == "/";
            if !(glued || closes || hyphen || slash) {
                all.text.push(' ');
            }
            starts.push(all.text.len());
            all.text.push_str(word);
            let opens = word == "\"" && !open;
            if word == "\"" {
                open = !open;
            }
            glued = opens || hyphen || matches!(word.as_str(), "(" | "[" | "$" | "£" | "€" | "``" | "“" | "#" | "@");
            before = word;
        }
        for (start, end, kind) in spans(sentence) {
            let (Some(from), Some(last)) = (starts.get(start), starts.get(end - 1)) else { continue };
            let length = sentence.get(end - 1).map_or(0, |(word, _)| word.len());
            all.names.push((*from, last + length, kind));
        }
        all.text.push(' ');
        words_at.push(starts);
    }
    (all, words_at)
}

/// One of the project's own sentences. Offsets are code points.
#[derive(Debug, Deserialize)]
struct Line {
    doc: String,
    text: String,
    ents: Vec<(usize, usize, String)>,
}

fn own_documents(file: &str) -> io::Result<Vec<Text>> {
    let mut all: BTreeMap<String, Text> = BTreeMap::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line)?;
        let document = all.entry(line.doc).or_default();
        let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let byte = |at: usize| document.text.len() + offsets.get(at).copied().unwrap_or(line.text.len());
        let names: Vec<_> =
            line.ents.iter().map(|(start, end, kind)| (byte(*start), byte(*end), kind.clone())).collect();
        document.names.extend(names);
        document.text.push_str(&line.text);
        document.text.push(' ');
    }
    Ok(all.into_values().collect())
}
