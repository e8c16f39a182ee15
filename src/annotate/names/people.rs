//! All people of a text, and whom a short form names: never by a guess. Where two people could be meant, nobody is. How one person's
//! name is built is for `person`.

use crate::annotate::names::person::{Naming, Person, SUFFIXES, agree, name_words, sex_of};
use crate::annotate::names::who_is_who::Beside;
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::text::Case;
use rustc_hash::FxHashMap as HashMap;

/// All people of a document.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// By the order of their first full name.
    pub(crate) list: Vec<Person>,
    by_name: Bearers,
    by_ends: Bearers,
    by_short: Bearers,
    by_last: Bearers,
    by_first: Bearers,
    /// Where each single word stands for somebody, in bytes, in text order.
    alone: Bearers,
    /// Other names that the text gives somebody.
    also: Bearers,
}

/// Indices of people by words in lower case, joined with blanks.
type Bearers = HashMap<String, Vec<usize>>;

/// Adds one who is called so, up to eight.
#[inline(never)]
fn bear(map: &mut Bearers, words: &str, index: usize) {
    let bearers = map.entry(words.to_owned()).or_default();
    if !bearers.contains(&index) && bearers.len() < 8 {
        bearers.push(index);
    }
}

/// The first who was called so.
#[inline(never)]
fn first_of(map: &Bearers, words: &[String]) -> Option<usize> {
    map.get(&words.join(" ")).and_then(|bearers| bearers.first()).copied()
}

impl People {
    /// Adds a full name, at its place in text order; gives the person's index.
    pub(crate) fn add(&mut self, naming: Naming<'_>, sex: &dyn Fn(&str) -> Option<Sex>) -> usize {
        let person = Person::read(naming, sex);
        if let Some(index) = first_of(&self.by_name, &person.words) {
            if let Some(known) = self.list.get_mut(index) {
                known.titles.extend(person.titles);
                known.sex = known.sex.or(person.sex);
                known.count += 1;
                known.born |= person.born;
            }
            return index;
        }
        let index = self.list.len();
        bear(&mut self.by_name, &person.words.join(" "), index);
        if let Some((first, last)) = person.words.first().zip(person.words.last()) {
            bear(&mut self.by_last, last, index);
            bear(&mut self.by_first, first, index);
            bear(&mut self.by_ends, &person.ends(), index);
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
        let person = first_of(&self.by_name, &before).or_else(|| first_of(&self.also, &before));
        let alone = || match (before.as_slice(), before.last().and_then(|last| self.by_last.get(last))) {
            ([_], Some(bearers)) => {
                // "Tarn, known as Jack": not Jack Tarn, whom the text goes on about.
                let named = |index: &usize| {
                    self.list.get(*index).is_some_and(|one| one.words.first() != name_words(naming.name).first())
                };
                let mut others = bearers.iter().copied().filter(named);
                others.next().filter(|_| others.next().is_none())
            }
            _ => None,
        };
        if let Some(person) = person.or_else(alone) {
            let name = name_words(naming.name);
            if let Some(other) = first_of(&self.by_name, &name).and_then(|index| self.list.get_mut(index)) {
                other.born |= naming.beside == Beside::BornAs;
            }
            // "Née Tarn": so are her family.
            if 1 < name.len() || naming.beside == Beside::Also {
                bear(&mut self.also, &name.join(" "), person);
            }
        }
    }

    /// The person of whom a full name is another: by what the text says, by a first name that it gives them, or as the end of a
    /// longer name.
    fn other_name(&self, index: usize) -> Option<usize> {
        let name = &self.list.get(index)?.words;
        if let Some(person) = first_of(&self.also, name) {
            return Some(person);
        }
        let (first, last) = name.split_first()?;
        let called = first_of(&self.also, std::slice::from_ref(first));
        if let Some(person) =
            called.filter(|person| self.list.get(*person).is_some_and(|one| one.words.ends_with(last)))
        {
            return Some(person);
        }
        let longer = self.by_last.get(name.last()?).map(Vec::as_slice).unwrap_or_default();
        let ends = |one: &Person| {
            let short = first.chars().count();
            // "Gwen Tarn" of "Gwendolyn Tarn", and not "Ann Tarn" of "Anne Tarn".
            let nickname = |whole: &String| whole.starts_with(first.as_str()) && short + 2 < whole.chars().count();
            name.len() < one.words.len() && one.words.ends_with(name)
                || (2 < short && name.len() == 2 && one.words.first().is_some_and(nickname))
        };
        // "Mohamed Tarn" of "Mohamed Tarn Orr".
        let begins = |one: &Person| {
            name.len() < one.words.len()
                && one.words.starts_with(name)
                && !one.words.last().is_some_and(|last| is_one_of(last, SUFFIXES))
        };
        let person = self.list.get(index)?;
        let fits = |other: &&usize| {
            self.list.get(**other).is_some_and(|one| (ends(one) || begins(one)) && agree(one.sex, person.sex))
        };
        let starts = self.by_first.get(first).map(Vec::as_slice).unwrap_or_default();
        let mut whole = longer.iter().filter(fits).chain(starts.iter().filter(fits));
        let one = whole.next()?;
        whole.all(|other| other == one).then_some(*one)
    }

    /// Notes a name of one word, once all full names are in. "Tarn's son, Lee" makes Lee Tarn a relative of the other Tarn.
    pub(crate) fn note_alone(&mut self, naming: Naming<'_>) {
        let name = name_words(naming.name);
        let [word] = name.as_slice() else {
            // "Tarn Orr": the last word alone is not she, where another bears it.
            let bearers = self.by_short.get(&name.join(" ")).filter(|_| !naming.name.contains('-'));
            for person in bearers.into_iter().flatten().copied() {
                self.list.get_mut(person).into_iter().for_each(|person| person.double = true);
            }
            return;
        };
        // "Greg" of Gregory Tarn.
        if 2 < word.len() && !self.by_short.contains_key(word) && words().first_name(naming.name).is_some() {
            let nickname = |one: &Person| {
                let first = one.words.first().filter(|first| first.starts_with(word.as_str()));
                first.is_some_and(|first| word.len() + 2 < first.len()) && one.first < naming.start
            };
            let mut all = self.list.iter().enumerate().filter(|(_, one)| nickname(one)).map(|(index, _)| index);
            if let Some(one) = all.next().filter(|_| all.next().is_none()) {
                self.by_short.insert(word.clone(), vec![one]);
            }
        }
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
        for index in 0..self.list.len() {
            let Some(ends) = self.list.get(index).map(Person::ends) else { continue };
            let group = self.by_ends.get(&ends).map(Vec::as_slice).unwrap_or_default();
            if group.first() != Some(&index) {
                continue;
            }
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
                bear(&mut self.by_short, &form, whole);
            }
        }
        let also = self.also.iter().filter_map(|(name, people)| Some((name, *people.first()?)));
        also.filter(|(name, _)| !name.contains(' ')).for_each(|(name, person)| {
            bear(&mut self.by_short, name, stands_for.get(person).copied().unwrap_or(person));
        });
        stands_for
    }

    /// The person of a full name.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        first_of(&self.by_name, &name_words(name))
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
        let name = name_words(naming.name);
        let given = |index: &usize| self.list.get(*index).is_some_and(|one| one.words.first() == name.first());
        let double =
            |index: &usize| name.len() == 1 && self.list.get(*index).is_some_and(|one| one.double) && !given(index);
        let single: Vec<usize> = bearers.iter().filter(|index| !double(index)).copied().collect();
        let bearers = if single.is_empty() { bearers } else { &single };
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

    /// Whether the text has called somebody by this one word only after naming them in full, and first before a place.
    pub(crate) fn called_before(&self, word: &str, place: usize) -> bool {
        let word = word.lower();
        let first = |people: &Vec<usize>| people.iter().filter_map(|one| Some(self.list.get(*one)?.first)).min();
        let named = self.by_short.get(&word).and_then(first);
        let alone = self.alone.get(&word);
        named
            .zip(alone)
            .is_some_and(|(named, alone)| alone.first().is_some_and(|start| named < *start && *start < place))
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
