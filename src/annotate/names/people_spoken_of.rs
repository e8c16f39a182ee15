//! Which people were spoken of lately, by name or without one, and whom of them a pronoun can mean. Decides by who is left,
//! never by who is likelier.

use crate::annotate::names::{Entity, NameKind, NameMention};
use crate::lexicon::names::{Sex, words};
use crate::text::Document;

/// How many sentences back somebody is still spoken of, where nobody nearer fits.
const BACK: usize = 3;

/// With more people about than this, nobody is tied: it also bounds the work.
const CROWD: usize = 12;

/// Somebody who was spoken of: a person, or a man or woman without a name.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    entity: Option<usize>,
    /// Whether a pronoun that could not be tied spoke of them.
    unclear: bool,
    sex: Sex,
    /// The sentence in which they were last spoken of.
    sentence: usize,
    /// Its paragraph.
    paragraph: usize,
    /// Whether they were its subject, or that of one of its clauses.
    subject: bool,
    /// Whether they went on as the subject: of the sentence before too, or by a pronoun.
    goes_on: bool,
}

/// All who were spoken of lately.
#[derive(Debug)]
pub(crate) struct About {
    /// Each entity's sex, as titles, first names and pronouns tell it.
    sexes: Vec<Sex>,
    list: Vec<Spoken>,
    sentence: usize,
    paragraph: usize,
    /// Who spoke last, and in which sentence.
    speaker: Option<(usize, usize)>,
    /// What the last pronoun for a man, and for a woman, in this sentence was tied to.
    last: [Option<usize>; 2],
}

fn fits(one: &Spoken, sex: Sex) -> bool {
    one.sex == Sex::Both || one.sex == sex
}

impl About {
    /// Nobody yet.
    pub(crate) fn new(sexes: Vec<Sex>) -> Self {
        Self { sexes, list: Vec::new(), sentence: 0, paragraph: 0, speaker: None, last: [None, None] }
    }

    /// A sentence begins.
    pub(crate) fn next_sentence(&mut self, sentence: usize, paragraph: usize) {
        (self.sentence, self.paragraph, self.last) = (sentence, paragraph, [None, None]);
        self.list.retain(|one| sentence <= one.sentence + BACK);
    }

    /// A person with a name is spoken of.
    pub(crate) fn person(&mut self, entity: usize, subject: bool, by_pronoun: bool) {
        let sex = self.sexes.get(entity).copied().unwrap_or(Sex::Both);
        if subject && !by_pronoun {
            // A name as the subject begins anew: what pronouns before it meant is no doubt any more.
            self.list.retain(|one| !one.unclear || (one.sex != sex && sex != Sex::Both));
        }
        let (sentence, paragraph) = (self.sentence, self.paragraph);
        let crowded = 4 * CROWD < self.list.len();
        match self.list.iter_mut().find(|one| one.entity == Some(entity)) {
            Some(one) => {
                let again = one.sentence == sentence;
                let before = if again { one.goes_on } else { one.subject && one.sentence + 1 == sentence };
                one.subject = subject || (again && one.subject);
                one.goes_on = one.subject && (before || by_pronoun);
                (one.sentence, one.paragraph) = (sentence, paragraph);
            }
            // More would be a list of names, and a long search for each.
            None if crowded => {}
            None => self.list.push(Spoken {
                entity: Some(entity),
                unclear: false,
                sex,
                sentence,
                paragraph,
                subject,
                goes_on: false,
            }),
        }
    }

    /// Somebody without a name is spoken of.
    pub(crate) fn somebody(&mut self, sex: Sex, subject: bool) {
        let (sentence, paragraph) = (self.sentence, self.paragraph);
        if self.list.len() <= CROWD {
            self.list.push(Spoken { entity: None, unclear: false, sex, sentence, paragraph, subject, goes_on: false });
        }
    }

    /// What a pronoun told of somebody's sex holds from there on.
    pub(crate) fn told(&mut self, entity: usize, sex: Sex) {
        if sex == Sex::Both {
            return;
        }
        if let Some(known) = self.sexes.get_mut(entity) {
            *known = sex;
        }
        if let Some(one) = self.list.iter_mut().find(|one| one.entity == Some(entity)) {
            one.sex = sex;
        }
        self.note(sex, Some(entity));
    }

    /// A pronoun was tied to nobody: it means somebody all the same.
    pub(crate) fn unclear(&mut self, sex: Sex, subject: bool) {
        self.note(sex, None);
        self.list.retain(|one| !one.unclear || one.sex != sex);
        let (sentence, paragraph) = (self.sentence, self.paragraph);
        self.list.push(Spoken { entity: None, unclear: true, sex, sentence, paragraph, subject, goes_on: false });
    }

    fn note(&mut self, sex: Sex, whom: Option<usize>) {
        if let Some(last) = self.last.get_mut(usize::from(sex == Sex::Male)) {
            *last = whom;
        }
    }

    /// The one person who fits, of this sentence and the one before, where it is their subject or the only one of the last
    /// four; else the only one of these, in the same paragraph or gone on with for two sentences. In a quotation (`quoted`)
    /// others may be meant, and nobody further back is.
    pub(crate) fn only(&self, sex: Sex, quoted: bool, allowed: impl Fn(Option<usize>) -> bool) -> Option<usize> {
        if CROWD < self.list.len() {
            return None;
        }
        let fitting = |back: usize| {
            // Whoever has no name stays in mind for a sentence as its subject, else only in it.
            let near = move |one: &&Spoken| {
                let reach = if one.entity.is_some() || one.unclear { back } else { usize::from(one.subject) };
                self.sentence <= one.sentence + reach && self.paragraph <= one.paragraph + 1
            };
            self.list.iter().filter(near).filter(|one| fits(one, sex) && allowed(one.entity))
        };
        let mut lately = fitting(1);
        let (first, second) = (lately.next(), lately.next());
        let all = fitting(BACK).count();
        match (first, second) {
            // Somebody who is only mentioned does not displace those who were spoken of before.
            (Some(one), None) if all == 1 || (one.subject && one.sex == sex) => one.entity,
            (None, _) if all == 1 && !quoted => {
                let one = fitting(BACK).next()?;
                ((one.goes_on || one.paragraph == self.paragraph) && one.sex == sex).then_some(one.entity).flatten()
            }
            _ => None,
        }
    }

    /// Whether an entity is a person whom the pronoun fits.
    pub(crate) fn can_be(&self, entity: usize, sex: Sex) -> bool {
        self.sexes.get(entity).is_some_and(|known| *known == sex || *known == Sex::Both)
    }

    /// Whether an entity fits, and nobody else who was spoken of in this sentence does.
    pub(crate) fn only_here(&self, entity: usize, sex: Sex) -> bool {
        let mut here = self.list.iter().filter(|one| one.sentence == self.sentence && fits(one, sex));
        // A name that does not tell whose it is leaves the doubt whether the pronoun means somebody before.
        here.next().is_some_and(|one| one.entity == Some(entity) && one.sex == sex) && here.next().is_none()
    }

    /// Whom the same pronoun before in this sentence means.
    pub(crate) fn again(&self, sex: Sex, allowed: impl Fn(Option<usize>) -> bool) -> Option<usize> {
        let last = self.last.get(usize::from(sex == Sex::Male)).copied().flatten();
        last.filter(|entity| allowed(Some(*entity)))
    }

    /// The one subject of the sentence before who fits, where nobody who fits was spoken of in this one yet, and all others
    /// who fit have no name; or others were named, but the text has gone on with that subject for two sentences.
    pub(crate) fn only_subject_before(&self, sex: Sex) -> Option<usize> {
        if CROWD < self.list.len() {
            return None;
        }
        let fitting = || self.list.iter().filter(|one| self.sentence <= one.sentence + 1 && fits(one, sex));
        let mut subjects = fitting().filter(|one| one.subject);
        let one = subjects.next()?;
        let alone = subjects.next().is_none() && fitting().all(|one| one.sentence < self.sentence);
        let named = fitting().filter(|one| one.entity.is_some()).count();
        (alone && (named == 1 || one.goes_on)).then_some(one.entity).flatten()
    }

    /// Somebody speaks.
    pub(crate) fn speaks(&mut self, entity: usize) {
        self.speaker = Some((entity, self.sentence));
    }

    /// Who spoke last, up to three sentences before, where nobody else who fits was named since.
    pub(crate) fn last_speaker(&self, sex: Sex) -> Option<usize> {
        let (speaker, sentence) = self.speaker?;
        let known = self.sexes.get(speaker).copied().unwrap_or(Sex::Both);
        let other = self
            .list
            .iter()
            .any(|one| one.entity.is_some_and(|entity| entity != speaker) && sentence < one.sentence && fits(one, sex));
        let fits = known == Sex::Both || known == sex;
        (fits && !other && self.sentence <= sentence + BACK).then_some(speaker)
    }
}

/// A word for one person: their sex as far as it tells. A role right before a name is that person's.
pub(crate) fn somebody(document: &Document, index: usize, word: &str) -> Option<Sex> {
    let next = document.tokens.get(index + 1);
    if next.is_some_and(|next| document.str(next.span).chars().next().is_some_and(char::is_uppercase)) {
        return None;
    }
    if document.word(index).chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let ends = |ending: &str| word.ends_with(ending) && ending.len() < word.len();
    match word {
        "human" | "humans" => None,
        "one" | "someone" | "somebody" | "anyone" | "anybody" | "everyone" | "everybody" | "nobody" | "whoever" => {
            Some(Sex::Both)
        }
        _ if words().is("somebody", word) || ends("-year-old") || ends("master") => Some(Sex::Both),
        _ => by_word(word).or_else(|| {
            let plural = word.ends_with('s') && !word.ends_with("ss");
            (!plural && words().role(word)).then_some(Sex::Both)
        }),
    }
}

/// The sex that a word for a person tells.
fn by_word(word: &str) -> Option<Sex> {
    let ends = |ending: &str| word.ends_with(ending) && ending.len() < word.len();
    match word {
        "human" => None,
        "woman" | "girl" | "mother" | "wife" | "sister" | "daughter" | "grandmother" | "aunt" | "widow" | "niece"
        | "actress" | "waitress" | "girlfriend" | "queen" | "princess" => Some(Sex::Female),
        "man" | "boy" | "father" | "husband" | "son" | "brother" | "grandfather" | "uncle" | "nephew" | "king"
        | "prince" | "boyfriend" | "widower" => Some(Sex::Male),
        _ if ends("woman") => Some(Sex::Female),
        _ if ends("man") && !ends("german") => Some(Sex::Male),
        _ => None,
    }
}

/// Someone's sex, as the titles before their names tell it, else their first name.
pub(crate) fn sex(document: &Document, names: &[NameMention], entity: &Entity) -> Sex {
    if entity.kind != NameKind::Person {
        return Sex::Both;
    }
    let told =
        |word: &str| words().titles.get(&word.trim_end_matches('.').to_lowercase()).filter(|sex| *sex != Sex::Both);
    for mention in entity.mentions.iter().take(8).filter_map(|mention| names.get(*mention)) {
        let before = document.tokens.partition_point(|token| token.span.start() < mention.span.start());
        let title = (1..=2).find_map(|back| told(document.word(before.checked_sub(back)?)));
        if let Some(sex) = title {
            return sex;
        }
    }
    let said = entity.said_of.iter().flat_map(|span| document.str(*span).split([' ', ',']));
    let told: Vec<Sex> = said.filter_map(by_word).collect();
    if let Some((first, rest)) = told.split_first()
        && rest.iter().all(|other| other == first)
    {
        return *first;
    }
    let first = entity.name.split([' ', '-']).next().unwrap_or_default();
    words().first_name(first).unwrap_or(Sex::Both)
}
