//! One person by their names: which word is the family's, which short forms may stand for the whole, and whether two full names can be
//! one person's. All people of a text are for `people`.

use crate::annotate::names::candidates::Title;
use crate::annotate::names::who_is_who::Beside;
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::text::Case;

/// One person by their full names in the text.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact about the person")]
pub(crate) struct Person {
    /// The words of the fullest name, in lower case, hyphens taken apart.
    pub(crate) words: Vec<String>,
    /// Whether the family name stands first.
    pub(crate) surname_first: bool,
    /// What is known of their sex: from a title, else from the first name.
    pub(crate) sex: Option<Sex>,
    /// Titles that the text puts before the name.
    pub(crate) titles: Vec<String>,
    /// Where they are first named in full, in bytes.
    pub(crate) first: usize,
    /// Whether they are introduced as somebody's relative.
    pub(crate) kin: bool,
    /// How often they are named in full.
    pub(crate) count: usize,
    /// A first name of two words that a hyphen joins.
    pub(crate) given: Option<String>,
    /// Whether the family name is of two words: "Tarn-Orr", or "Tarn Orr" where the text calls them so.
    pub(crate) double: bool,
    /// Whether the full name is the one they were born with: "Ann Tarn was born".
    pub(crate) born: bool,
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

/// The words of a name for comparison: lower case, hyphens taken apart, no marks.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let parts = name.split([' ', '-', '.']).filter(|part| part.chars().any(char::is_alphanumeric));
    parts.map(Case::lower).collect()
}

/// What stands after a name and tells two of one name apart.
pub(crate) const SUFFIXES: &str = "jr sr ii iii iv";

/// "Jean-Luc" of "Jean-Luc Tarn", "Min-jae" of "Lee Min-jae".
fn hyphened_given(name: &str, surname_first: bool) -> Option<String> {
    let mut parts = name.split(' ');
    let given = if surname_first { parts.next_back() } else { parts.next() };
    given.filter(|given| given.contains('-')).map(|given| name_words(given).join(" "))
}

pub(crate) fn sex_of(title: Option<&Title>) -> Option<Sex> {
    title.map(|title| title.sex).filter(|sex| *sex != Sex::Both)
}

pub(crate) fn agree(one: Option<Sex>, other: Option<Sex>) -> bool {
    one.is_none() || other.is_none() || one == other
}

impl Person {
    pub(crate) fn read(naming: Naming<'_>, listed: &dyn Fn(&str) -> Option<Sex>) -> Self {
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
            double: !surname_first && naming.name.rsplit(' ').next().is_some_and(|last| last.contains('-')),
            given: hyphened_given(naming.name, surname_first),
            born: matches!(naming.beside, Beside::Born | Beside::BornAs),
        }
    }

    /// The words that may stand for the whole: the family name, with what stands before it ("bin Salman"), and
    /// the first name. Two words that may come in either order give both.
    pub(crate) fn short_forms(&self) -> Vec<String> {
        let mut forms = Vec::new();
        let count = self.words.len();
        let bare = |word: &String| word.chars().count() > 1 && !is_one_of(word.as_str(), SUFFIXES);
        forms.extend(self.given.clone());
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

    pub(crate) fn ends(&self) -> String {
        self.words.first().into_iter().chain(self.words.last()).cloned().collect::<Vec<_>>().join(" ")
    }

    /// Whether both can be one person: the one's middle names are the other's, or one has none.
    pub(crate) fn same(&self, other: &Self) -> bool {
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
