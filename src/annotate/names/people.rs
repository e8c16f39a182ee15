//! How a person's name is built: which word is the family's, which short forms may stand for the whole, and whether
//! two full names can be one person's. Never guesses: where two people could be meant, nobody is.

use crate::annotate::names::candidates::Title;
use crate::annotate::names::who_is_who::Beside;
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::text::Case;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeMap;

/// One person by their full names in the text.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The words of the fullest name, in lower case, hyphens taken apart.
    pub(crate) words: Vec<String>,
    /// Whether the family name stands first.
    surname_first: bool,
    /// What is known of their sex: from a title, else from the first name.
    pub(crate) sex: Option<Sex>,
    /// Titles that the text puts before the name.
    titles: Vec<String>,
    /// Where they are first named in full, in bytes.
    first: usize,
    /// Whether they are introduced as somebody's relative.
    kin: bool,
    /// How often they are named in full.
    count: usize,
    /// Whether the full name is the one they were born with: "Ann Tarn was born".
    born: bool,
}

/// A mention of a person as the text gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming<'a> {
    /// The words of the name, as the tables spell them.
    pub(crate) name: &'a str,
    /// The title before it.
    pub(crate) title: Option<&'a Title>,
    /// Where it stands, in bytes.
    pub(crate) start: usize,
    /// What stands beside it.
    pub(crate) beside: Beside,
}

/// All people of a document.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// By the order of their first full name.
    pub(crate) list: Vec<Person>,
    by_name: HashMap<Vec<String>, usize>,
    by_ends: HashMap<(String, String), Vec<usize>>,
    by_short: HashMap<String, Vec<usize>>,
    by_last: HashMap<String, Vec<usize>>,
    /// Where each single word stands for somebody, in bytes, in text order.
    alone: HashMap<String, Vec<usize>>,
    /// Other names that the text gives somebody: the words, and the person's index.
    also: BTreeMap<Vec<String>, usize>,
}

/// The words of a name for comparison: lower case, hyphens taken apart, no marks.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let parts = name.split([' ', '-', '.']).filter(|part| part.chars().any(char::is_alphanumeric));
    parts.map(Case::lower).collect()
}

fn sex_of(title: Option<&Title>) -> Option<Sex> {
    title.map(|title| title.sex).filter(|sex| *sex != Sex::Both)
}

fn agree(one: Option<Sex>, other: Option<Sex>) -> bool {
    one.is_none() || other.is_none() || one == other
}

impl Person {
    fn read(naming: Naming<'_>, listed: &dyn Fn(&str) -> Option<Sex>) -> Self {
        let words_of_name = name_words(naming.name);
        let first = naming.name.split(' ').next().unwrap_or_default();
        let eastern = words().is("surname.first", first);
        let hyphened = naming.name.split(' ').nth(1).is_some_and(|second| second.contains('-'));
        let western = words().first_name(first).is_some() && !(hyphened || words_of_name.len() == 3);
        let surname_first = eastern && !western;
        let by_first_name = if surname_first { None } else { words().first_name(first).or_else(|| listed(first)) };
        Self {
            words: words_of_name,
            surname_first,
            sex: sex_of(naming.title).or(by_first_name.filter(|sex| *sex != Sex::Both)),
            titles: naming.title.map(|title| title.words.clone()).into_iter().collect(),
            first: naming.start,
            kin: naming.beside == Beside::Kin,
            count: 1,
            born: matches!(naming.beside, Beside::Born | Beside::BornAs),
        }
    }

    /// The words that may stand for the whole: the family name, with what stands before it ("bin Salman"), and
    /// the first name. Two words that may come in either order give both.
    fn short_forms(&self) -> Vec<String> {
        let mut forms = Vec::new();
        let count = self.words.len();
        let bare = |word: &String| word.chars().count() > 1 && !is_one_of(word.as_str(), "jr sr ii iii iv");
        if self.surname_first {
            forms.extend(self.words.first().filter(|word| bare(word)).cloned());
            // "Jo Tarn": what stands first may be a first name after all. "Nguyen Van Hung" is "Hung".
            forms.extend(self.words.last().filter(|word| count < 4 && bare(word)).cloned());
            return forms;
        }
        let end = self.words.iter().rposition(bare).map_or(count, |last| last + 1);
        for start in 1..end {
            forms.push(self.words.get(start..end).unwrap_or_default().join(" "));
        }
        // "Graciela Dominguez Rolon" is "Dominguez", "Ann Tarn de Orr" is "Tarn".
        let particle = self.words.get(2).is_some_and(|word| words().is("particle", word));
        if count == 3 || (3 < count && particle) {
            forms.extend(self.words.get(1).filter(|word| bare(word) && !words().is("particle", word)).cloned());
        }
        forms.extend(self.words.first().filter(|word| bare(word)).cloned());
        forms
    }

    fn ends(&self) -> Option<(String, String)> {
        Some((self.words.first()?.clone(), self.words.last()?.clone()))
    }

    /// Whether both can be one person: the one's middle names are the other's, or one has none.
    fn same(&self, other: &Self) -> bool {
        let middle = |person: &Self| -> Vec<String> {
            person.words.get(1..person.words.len().saturating_sub(1)).unwrap_or_default().to_vec()
        };
        let (one, two) = (middle(self), middle(other));
        let alike = |one: &String, two: &String| {
            one == two
                || (one.len() == 1 && two.starts_with(one.as_str()))
                || (two.len() == 1 && one.starts_with(two.as_str()))
        };
        let middles = one.is_empty()
            || two.is_empty()
            || (one.len() == two.len() && one.iter().zip(&two).all(|(one, two)| alike(one, two)));
        middles
            && agree(self.sex, other.sex)
            && self.surname_first == other.surname_first
            && !(self.surname_first && one != two)
    }
}

impl People {
    /// Adds a full name, at its place in text order; gives the person's index.
    pub(crate) fn add(&mut self, naming: Naming<'_>, sex: &dyn Fn(&str) -> Option<Sex>) -> usize {
        let person = Person::read(naming, sex);
        if let Some(index) = self.by_name.get(&person.words).copied() {
            if let Some(known) = self.list.get_mut(index) {
                known.titles.extend(person.titles);
                known.sex = known.sex.or(person.sex);
                known.count += 1;
                known.born |= person.born;
            }
            return index;
        }
        let index = self.list.len();
        self.by_name.insert(person.words.clone(), index);
        if let Some(ends) = person.ends() {
            let bearers = self.by_last.entry(ends.1.clone()).or_default();
            if bearers.len() < 8 {
                bearers.push(index);
            }
            self.by_ends.entry(ends).or_default().push(index);
        }
        self.list.push(person);
        index
    }

    /// Notes that the text gives whoever is named `before` another name.
    pub(crate) fn called(&mut self, before: &str, naming: Naming<'_>) {
        if !matches!(naming.beside, Beside::Also | Beside::BornAs) {
            return;
        }
        let before = name_words(before);
        let person = self.by_name.get(&before).or_else(|| self.also.get(&before)).copied();
        let alone = || match (before.as_slice(), before.last().and_then(|last| self.by_last.get(last))) {
            ([_], Some(bearers)) => bearers.first().copied().filter(|_| bearers.len() == 1),
            _ => None,
        };
        if let Some(person) = person.or_else(alone) {
            let name = name_words(naming.name);
            if let Some(other) = self.by_name.get(&name).and_then(|index| self.list.get_mut(*index)) {
                other.born |= naming.beside == Beside::BornAs;
            }
            // "Née Tarn": so are her family.
            if 1 < name.len() || naming.beside == Beside::Also {
                self.also.insert(name, person);
            }
        }
    }

    /// The person of whom a full name is another: by what the text says, by a first name that it gives them, or as the end of a
    /// longer name.
    fn other_name(&self, index: usize) -> Option<usize> {
        let name = &self.list.get(index)?.words;
        if let Some(person) = self.also.get(name) {
            return Some(*person);
        }
        let (first, last) = name.split_first()?;
        let called = self.also.get(std::slice::from_ref(first)).copied();
        if let Some(person) =
            called.filter(|person| self.list.get(*person).is_some_and(|one| one.words.ends_with(last)))
        {
            return Some(person);
        }
        let mut longer = self.by_last.get(name.last()?)?.iter().copied();
        let ends = |other: &usize| {
            self.list.get(*other).is_some_and(|one| name.len() < one.words.len() && one.words.ends_with(name))
        };
        let one = longer.find(ends)?;
        longer.all(|other| !ends(&other)).then_some(one)
    }

    /// Notes a name of one word, once all full names are in. "Tarn's son, Lee" makes Lee Tarn a relative of the other Tarn.
    pub(crate) fn note_alone(&mut self, naming: Naming<'_>) {
        let name = name_words(naming.name);
        let [word] = name.as_slice() else { return };
        self.alone.entry(word.clone()).or_default().push(naming.start);
        let Some(bearers) = self.by_short.get(word).filter(|_| naming.beside == Beside::Kin) else { return };
        for person in bearers {
            if let Some(person) = self.list.get_mut(*person).filter(|person| person.words.first() == Some(word)) {
                person.kin = true;
                person.first = person.first.min(naming.start);
            }
        }
    }

    /// The one person whom "L Tarn" may shorten: Louise Tarn, if there is no other.
    fn spelled_out(&self, index: usize) -> Option<usize> {
        let person = self.list.get(index)?;
        let (first, last) = person.words.first().zip(person.words.last())?;
        let fits = |other: &Person| {
            1 < other.words.len()
                && other.words.last() == Some(last)
                && other.words.first().is_some_and(|name| 1 < name.len() && name.starts_with(first.as_str()))
                && agree(person.sex, other.sex)
        };
        let short = first.chars().count() == 1 && person.words.len() == 2;
        let mut others = self.by_last.get(last).filter(|_| short)?.iter().copied();
        let one = others.find(|other| self.list.get(*other).is_some_and(fits))?;
        others.all(|other| !self.list.get(other).is_some_and(fits)).then_some(one)
    }

    /// Once all full names are in: which of them are one person's. Gives, for each index, the index that stands for it.
    pub(crate) fn settle(&mut self) -> Vec<usize> {
        let mut stands_for: Vec<usize> = (0..self.list.len()).collect();
        let mut done = HashSet::default();
        for index in 0..self.list.len() {
            let Some(ends) = self.list.get(index).and_then(Person::ends) else { continue };
            if !done.insert(ends.clone()) {
                continue;
            }
            let group = self.by_ends.get(&ends).map(Vec::as_slice).unwrap_or_default();
            // All who share first and last word must agree with each other, else none is merged.
            // More than a few spellings of one name are not looked at: the work stays linear.
            let few = group.get(..group.len().min(6)).unwrap_or_default();
            let people: Vec<&Person> = few.iter().filter_map(|index| self.list.get(*index)).collect();
            let all = people.iter().all(|one| people.iter().all(|other| one.same(other)));
            if all && few.len() == group.len() {
                for other in few {
                    if let Some(slot) = stands_for.get_mut(*other) {
                        *slot = index;
                    }
                }
            }
        }
        for index in 0..self.list.len() {
            let other = self.other_name(index).or_else(|| self.spelled_out(index));
            let whole = other.and_then(|other| stands_for.get(other).copied());
            if let Some((slot, whole)) = stands_for.get_mut(index).zip(whole) {
                *slot = whole;
            }
        }
        for (index, person) in self.list.iter().enumerate().filter(|(_, person)| person.born && person.count == 1) {
            // "Ann Orr was born in 1930" in the story of Ann Tarn, the one Ann.
            let mut others = self.list.iter().enumerate().filter(|(other, _)| *other != index);
            let namesake = others.clone().find(|(_, other)| other.words.first() == person.words.first());
            let Some((namesake, _)) = namesake.filter(|(_, other)| other.first < person.first) else { continue };
            let others = others.all(|(other, one)| {
                stands_for.get(other) == stands_for.get(namesake) || one.words.first() != person.words.first()
            });
            let whole = stands_for.get(namesake).copied();
            if let Some((slot, whole)) = stands_for.get_mut(index).zip(whole.filter(|_| others)) {
                *slot = whole;
            }
        }
        for (index, person) in self.list.iter().enumerate() {
            let whole = stands_for.get(index).copied().unwrap_or(index);
            // The name somebody was born with is the family's too: nobody is called by a part of it alone.
            let renamed = person.born && whole != index;
            let first = self.list.get(whole).and_then(|one| one.words.first());
            let whole = if renamed { usize::MAX } else { whole };
            for form in person.short_forms().into_iter().filter(|form| !renamed || first != Some(form)) {
                let bearers = self.by_short.entry(form).or_default();
                if !bearers.contains(&whole) && bearers.len() < 8 {
                    bearers.push(whole);
                }
            }
        }
        for (name, person) in &self.also {
            let whole = stands_for.get(*person).copied().unwrap_or(*person);
            if let [word] = name.as_slice() {
                let bearers = self.by_short.entry(word.clone()).or_default();
                if !bearers.contains(&whole) {
                    bearers.push(whole);
                }
            }
        }
        stands_for
    }

    /// The person of a full name.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        self.by_name.get(&name_words(name)).copied()
    }

    /// Whether some person's name ends, or begins, in these words.
    pub(crate) fn bears(&self, name: &str) -> bool {
        self.by_short.contains_key(&name_words(name).join(" "))
    }

    /// The one person that a short form names; `None` where there is none or more than one.
    pub(crate) fn bearer(&self, naming: Naming<'_>) -> Option<usize> {
        let bearers = self.by_short.get(&name_words(naming.name).join(" "))?;
        let sex = sex_of(naming.title);
        let fits = |index: &&usize| {
            self.list.get(**index).is_some_and(|person| {
                // "Clinton" before "his wife Hillary Clinton" is somebody else.
                agree(sex, person.sex) && !(person.kin && naming.start < person.first)
            })
        };
        let mut left: Vec<usize> = bearers.iter().filter(fits).copied().collect();
        // Where all but one are named only later on, the one is meant.
        let named = |index: &&usize| self.list.get(**index).is_some_and(|person| person.first < naming.start);
        let so_far: Vec<usize> = left.iter().filter(named).copied().collect();
        if so_far.len() == 1 {
            left = so_far;
            if !self.list.get(left.first().copied()?)?.kin {
                return left.first().copied();
            }
        }
        // Beside the one who was named first a relative is called otherwise: "Paul Tarn ... his wife, Ann Tarn ... Tarn".
        let kin = |index: usize| self.list.get(index).is_some_and(|person| person.kin);
        let first = bearers.iter().copied().min_by_key(|index| self.list.get(*index).map(|person| person.first));
        if let Some(first) = first.filter(|first| left.contains(first) && name_words(naming.name).len() == 1)
            && !kin(first)
            && !self.given(first, naming)
            && bearers.iter().all(|other| *other == first || kin(*other))
        {
            return Some(first);
        }
        if let Some(first) = first.filter(|first| left.contains(first) && self.established(*first, bearers, naming)) {
            return Some(first);
        }
        // A relative introduced beside a bare surname: the surname alone may be the other's.
        match left.as_slice() {
            [one] if bearers.len() == 1 || sex.is_some() => {
                // Nobody was called so before the relative came in.
                let only = || self.list.get(*one).is_some_and(|person| self.alone_before(naming, person.first) == 0);
                (!kin(*one) || sex.is_some() || self.given(*one, naming) || only()).then_some(*one)
            }
            _ => {
                let title = naming.title?;
                let mut titled = left.into_iter().filter(|index| {
                    self.list.get(*index).is_some_and(|person| person.titles.contains(&title.words))
                        && title.sex == Sex::Both
                });
                let one = titled.next()?;
                titled.next().is_none().then_some(one)
            }
        }
    }

    /// How often a single word stands for somebody before a place.
    fn alone_before(&self, naming: Naming<'_>, place: usize) -> usize {
        let name = name_words(naming.name);
        let [word] = name.as_slice() else { return 0 };
        self.alone.get(word).map_or(0, |starts| starts.partition_point(|start| *start < place))
    }

    /// Whether the text called the first bearer so more than once before another came in.
    fn established(&self, first: usize, bearers: &[usize], naming: Naming<'_>) -> bool {
        let others = || bearers.iter().filter(|other| **other != first).filter_map(|other| self.list.get(*other));
        let since = self.list.get(first).map_or(0, |person| self.alone_before(naming, person.first));
        let before = others().map(|person| person.first).min().map_or(0, |place| self.alone_before(naming, place));
        1 < before.saturating_sub(since)
    }

    /// Whether the short form is the person's first name.
    fn given(&self, index: usize, naming: Naming<'_>) -> bool {
        let name = name_words(naming.name);
        self.list
            .get(index)
            .is_some_and(|person| !person.surname_first && name.len() == 1 && person.words.first() == name.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer(full: &[&str], short: &str) -> Option<usize> {
        let mut people = People::default();
        let naming = |name, start| Naming { name, title: None, start, beside: Beside::Nothing };
        for (start, name) in full.iter().enumerate() {
            people.add(naming(name, start), &|_| None);
        }
        people.settle();
        people.bearer(naming(short, 100))
    }

    #[test]
    fn short_forms() {
        let check = |full: &[&str], short: &str, expected: Option<usize>| {
            assert_eq!(bearer(full, short), expected, "{short} of {full:?}");
        };
        check(&["Vladimir Putin"], "Putin", Some(0));
        check(&["Emma Stone", "Rolling Stone"], "Stone", None);
        check(&["Kim Jong-un", "Kim Yo Jong"], "Kim", None);
        check(&["Kim Jong-un", "Kim Jong Un"], "Kim", Some(0));
        check(&["Park Geun-hye"], "Park", Some(0));
        check(&["Mohammed bin Salman"], "bin Salman", Some(0));
        check(&["Mary Jones", "Tom Jones"], "Mary", Some(0));
        check(&["Mary Jones", "Mary Smith"], "Mary", None);
        check(&["George W. Bush", "George H. W. Bush"], "Bush", None);
        check(&["Joe Biden", "Joe R. Biden"], "Biden", Some(0));
    }
}
