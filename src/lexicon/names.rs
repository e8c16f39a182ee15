//! The words by which names are known: places, peoples, first names, titles, and the heads that tell a name's kind.

use crate::lexicon::table::{entries, pairs};
use crate::lexicon::{WordFile, grammar};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

/// What a gazetteer says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub kind: KnownKind,
    /// One name for all the names of the same state ("US", "U.S.", "America"); the name itself elsewhere.
    pub canonical: &'static str,
}

/// What a gazetteer entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownKind {
    /// A country.
    Country,
    /// A city, a state, a province.
    Town,
    /// A continent, a sea, a mountain range.
    Region,
    /// A people, a faith, a movement, or a word for what belongs to it.
    Group,
    /// The first part of a compound demonym ("Sino").
    Combining,
    /// An organisation.
    Organisation,
}

/// What a word names of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatePart {
    /// The state itself.
    Whole,
    /// Its people, or what belongs to it.
    People,
    /// Its capital.
    Capital,
    /// The house from which it is governed ("Kremlin").
    Seat,
}

/// Whose first name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A woman's.
    Female,
    /// A man's.
    Male,
    /// Either's.
    Both,
}

/// Entries of one or more words, found by their words joined with blanks.
#[derive(Debug)]
pub struct Phrases<T> {
    entries: HashMap<String, T>,
    longest: HashMap<String, usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { entries: HashMap::default(), longest: HashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    fn add(&mut self, phrase: &str, value: T) {
        let words = words_of(phrase);
        let Some(first) = words.first().cloned() else { return };
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(words.len());
        self.entries.entry(words.join(" ")).or_insert(value);
    }

    /// What stands under exactly these words.
    pub fn get(&self, words: &str) -> Option<T> {
        self.entries.get(words).copied()
    }

    /// The longest entry that begins at `first`; `word` gives the words by distance from it.
    pub fn longest<'a>(&self, word: impl Fn(usize) -> Option<&'a str>) -> Option<(usize, T)> {
        let first = word(0)?;
        let most = *self.longest.get(first)?;
        let mut joined = first.to_owned();
        let mut best = self.get(&joined).map(|value| (1, value));
        for count in 1..most {
            let Some(next) = word(count) else { break };
            joined.push(' ');
            joined.push_str(next);
            if let Some(value) = self.get(&joined) {
                best = Some((count + 1, value));
            }
        }
        best
    }
}

/// A word as the tables spell it: straight apostrophes, no full stop at its end.
pub fn spelled(word: &str) -> String {
    let word = if word.len() <= 1 { word } else { word.trim_end_matches('.') };
    word.replace('’', "'")
}

/// The words of an entry as the text's tokens would stand.
fn words_of(phrase: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in phrase.split_whitespace() {
        let (part, comma) = part.strip_suffix(',').map_or((part, false), |bare| (bare, true));
        match part.strip_suffix("'s") {
            Some(owner) if !owner.is_empty() => words.extend([spelled(owner), "'s".to_owned()]),
            _ => words.push(spelled(part)),
        }
        if comma {
            words.push(",".to_owned());
        }
    }
    words
}

/// All word tables for names.
#[derive(Debug)]
pub struct NameWords {
    /// Places, peoples and well-known organisations; case matters.
    pub known: Phrases<Known>,
    /// Titles in lower case, with the sex of who bears them.
    pub titles: Phrases<Sex>,
    states: HashMap<&'static str, (&'static str, StatePart)>,
    first_names: HashMap<&'static str, Sex>,
    common: HashSet<&'static str>,
    languages: HashSet<&'static str>,
    roles: HashSet<&'static str>,
    heads: HashMap<&'static str, HashSet<&'static str>>,
}

/// The tables, read once.
pub fn words() -> &'static NameWords {
    static WORDS: LazyLock<NameWords> = LazyLock::new(NameWords::read);
    &WORDS
}

const COUNTRIES: WordFile = || words!("names/countries.tsv");
const CITIES: WordFile = || words!("names/cities.txt");
const REGIONS: WordFile = || words!("names/regions.tsv");
const GROUPS: WordFile = || words!("names/groups.tsv");
const ORGANISATIONS: WordFile = || words!("names/organisations.txt");
const FIRST_NAMES: WordFile = || words!("names/first_names.txt");
const TITLES: WordFile = || words!("names/titles.txt");
const COMMON: WordFile = || words!("names/common_words.txt");
const ROLES: WordFile = || words!("names/roles.txt");
const HEADS: WordFile = || words!("names/heads.tsv");

impl NameWords {
    fn read() -> Self {
        let mut titles = Phrases::default();
        for line in entries(TITLES()) {
            let (title, sex) = line.split_once('\t').unwrap_or((line, ""));
            let sex = match sex {
                "m" => Sex::Male,
                "f" => Sex::Female,
                _ => Sex::Both,
            };
            titles.add(title, sex);
        }
        let mut first_names = HashMap::default();
        for (sex, names) in pairs(FIRST_NAMES()) {
            let sex = match sex {
                "male" => Sex::Male,
                "female" => Sex::Female,
                _ => Sex::Both,
            };
            first_names.extend(names.split(' ').map(|name| (name, sex)));
        }
        let languages = pairs(GROUPS()).filter(|(kind, _)| *kind == "language");
        Self {
            known: known(),
            states: states(),
            titles,
            first_names,
            common: entries(COMMON()).flat_map(|line| line.split(' ')).collect(),
            languages: languages.flat_map(|(_, words)| words.split('|')).collect(),
            roles: entries(ROLES()).flat_map(|line| line.split(' ')).collect(),
            heads: pairs(HEADS()).map(|(class, words)| (class, words.split(' ').collect())).collect(),
        }
    }

    /// The state that a word names, or whose people, capital or seat of power it is.
    pub fn state(&self, word: &str) -> Option<(&'static str, StatePart)> {
        self.states.get(word).copied()
    }

    /// Whose first name `word` is, if it is one; of "Lars-Erik" the first part tells.
    pub fn first_name(&self, word: &str) -> Option<Sex> {
        let double =
            || word.split_once('-').filter(|(_, rest)| rest.starts_with(|sign: char| sign.is_ascii_uppercase()));
        self.first_names.get(word).or_else(|| self.first_names.get(double()?.0)).copied()
    }

    /// Whether `word` stands in a class of `heads.tsv`.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.heads.get(class).is_some_and(|words| words.contains(word))
    }

    /// Whether `word` is a language's name.
    pub fn language(&self, word: &str) -> bool {
        self.languages.contains(word)
    }

    /// Whether `word`, in lower case, is what a person is or does ("guitarist", "leaders").
    pub fn role(&self, word: &str) -> bool {
        let single = word.strip_suffix('s').unwrap_or(word);
        let suffixed = |suffix: &&&str| single.len() > suffix.len() + 3 && single.ends_with(**suffix);
        self.roles.contains(word)
            || self.roles.contains(single)
            || self.titles.get(word).is_some()
            || self.heads.get("role.suffix").is_some_and(|suffixes| suffixes.iter().any(|suffix| suffixed(&suffix)))
    }

    /// Whether `word`, in lower case, is a common word of English or its plural: of the grammar's files or of our list.
    pub fn common(&self, word: &str) -> bool {
        let has = |stem: &str| self.common.contains(stem) || self.roles.contains(stem) || grammar::is_word(stem);
        let plural = word.strip_suffix("ies").is_some_and(|stem| self.common.contains(format!("{stem}y").as_str()));
        has(word) || plural || word.strip_suffix("es").is_some_and(has) || word.strip_suffix('s').is_some_and(has)
    }

    /// Whether `word`, in lower case, is common or ends as derived words end ("quietly", "signalling"). Names end so
    /// too ("Reilly", "Jinping"): only for words whose capital says nothing.
    pub fn wordlike(&self, word: &str) -> bool {
        let derived = ["ly", "ing", "tion", "tions", "sion", "ment", "ments", "ness", "ed", "ology", "ism", "ability"];
        let past = word.strip_suffix("ed").is_some_and(|stem| self.common(stem));
        past || self.common(word) || (word.len() > 5 && derived.iter().any(|suffix| word.ends_with(suffix)))
    }
}

/// Fills the gazetteer. What is added first wins, so that a country comes before a city of its name.
fn known() -> Phrases<Known> {
    let mut known = Phrases::default();
    for line in entries(COUNTRIES()) {
        let mut columns = line.split('\t').map(|column| column.split('|').filter(|name| !name.is_empty()));
        let (names, demonyms, capitals) = (columns.next(), columns.next(), columns.next());
        let mut names = names.into_iter().flatten().peekable();
        let canonical = names.peek().copied().unwrap_or_default();
        for name in names {
            known.add(name, Known { kind: KnownKind::Country, canonical });
        }
        for name in demonyms.into_iter().flatten() {
            add_group(&mut known, name);
        }
        let capitals: Vec<&'static str> = capitals.into_iter().flatten().collect();
        for name in &capitals {
            known.add(name, Known { kind: KnownKind::Town, canonical: capitals.first().copied().unwrap_or(name) });
        }
    }
    for (kind, names) in pairs(REGIONS()) {
        let kind = if kind == "gpe" { KnownKind::Town } else { KnownKind::Region };
        for name in names.split('|') {
            known.add(name, Known { kind, canonical: name });
        }
    }
    for (kind, names) in pairs(GROUPS()) {
        for name in names.split('|') {
            match kind {
                "combining" => known.add(name, Known { kind: KnownKind::Combining, canonical: name }),
                "norp" => add_group(&mut known, name),
                _ => {}
            }
        }
    }
    for (names, kind) in [(CITIES(), KnownKind::Town), (ORGANISATIONS(), KnownKind::Organisation)] {
        for name in entries(names) {
            known.add(name, Known { kind, canonical: name });
        }
    }
    known
}

/// What each word of the list of countries names. A state's own name comes before another's capital ("Singapore").
fn states() -> HashMap<&'static str, (&'static str, StatePart)> {
    let mut states = HashMap::default();
    for (column, part) in
        [StatePart::Whole, StatePart::People, StatePart::Capital, StatePart::Seat].into_iter().enumerate()
    {
        for line in entries(COUNTRIES()) {
            let state = line.split(['\t', '|']).next().unwrap_or_default();
            let names = line.split('\t').nth(column).unwrap_or_default();
            for name in names.split('|').filter(|name| !name.is_empty()) {
                states.entry(name).or_insert((state, part));
            }
        }
    }
    states
}

/// Adds a word for a people, and its plural.
fn add_group(known: &mut Phrases<Known>, name: &'static str) {
    let entry = Known { kind: KnownKind::Group, canonical: name };
    known.add(name, entry);
    match name.strip_suffix("man") {
        Some(stem) if !name.ends_with("German") && !name.ends_with("Roman") && !name.ends_with("Ottoman") => {
            known.add(&format!("{stem}men"), entry);
        }
        _ if name.ends_with('y') => known.add(&format!("{}ies", name.trim_end_matches('y')), entry),
        _ => known.add(&format!("{name}s"), entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_tidy() {
        for file in [
            include_str!("names/countries.tsv"),
            include_str!("names/cities.txt"),
            include_str!("names/regions.tsv"),
            include_str!("names/groups.tsv"),
            include_str!("names/organisations.txt"),
            include_str!("names/first_names.txt"),
            include_str!("names/titles.txt"),
            include_str!("names/common_words.txt"),
            include_str!("names/roles.txt"),
            include_str!("names/heads.tsv"),
        ] {
            assert!(file.starts_with("# "), "a file says where it is from");
            let mut seen = HashSet::default();
            for line in file.lines() {
                assert_eq!(line, line.trim_matches(' '), "blanks at an end");
                assert!(!line.is_empty() && seen.insert(line), "blank or double: {line}");
            }
        }
        for (class, list) in pairs(HEADS()) {
            let mut seen = HashSet::default();
            for word in list.split(' ') {
                assert!(seen.insert(word), "{class}: {word} stands twice");
            }
        }
        for line in entries(TITLES()).chain(entries(COMMON())).chain(entries(ROLES())) {
            assert_eq!(line, line.to_ascii_lowercase());
        }
    }

    #[test]
    fn gazetteer() {
        let find = |text: &str| {
            let list: Vec<&str> = text.split(' ').collect();
            words().known.longest(|at| list.get(at).copied()).map(|(count, known)| (count, known.canonical))
        };
        assert_eq!(find("North Korean troops"), Some((2, "North Korean")));
        assert_eq!(find("U.S troops"), Some((1, "United States")));
        assert_eq!(find("Bosnia and Herzegovina voted"), Some((3, "Bosnia and Herzegovina")));
        assert_eq!(find("turkey"), None, "case matters");
        assert_eq!(find("Poles"), Some((1, "Pole")));
        assert_eq!(find("Englishmen"), Some((1, "Englishman")));
    }

    #[test]
    fn common_words() {
        let check = |word: &str, expected: bool| assert_eq!(words().wordlike(word), expected, "{word}");
        check("observers", true);
        check("meanwhile", true);
        check("signalling", true);
        check("kremlin", false);
        check("oslo", false);
        assert!(!words().common("jinping"));
    }
}
