//! Who is in focus where a pronoun stands: who was spoken of lately, where and as what. What each weighs, and whom a pronoun
//! means, is for `salience`; which words speak of people is for `people_spoken_of`.

use crate::annotate::Rule;
use crate::lexicon::names::Sex;
use rustc_hash::FxHashMap as HashMap;

/// How many sentences back somebody is still spoken of.
pub(crate) const BACK: usize = 3;

/// With more people about than this, nobody is tied: it also bounds the work.
pub(crate) const CROWD: usize = 28;

/// How often somebody must be spoken of to be whom the text goes on about.
const TOPIC: usize = 4;

/// As what somebody is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The subject of a finite verb.
    Subject,
    /// A noun group that no preposition stands before.
    Object,
    /// Anything else.
    Other,
}

/// Who is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Somebody with a name, by entity.
    Named(usize),
    /// Somebody by a word alone: "the driver".
    Called(String),
    /// Somebody by what they are to another: "her brother".
    Relative(String),
}

/// Of what kind those are who are spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// People: "he" and "she".
    People,
    /// Things: "it".
    Things,
}

/// What is known of somebody's sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What a title, a word for them or a pronoun says; [`Sex::Both`] where none does.
    pub(crate) sure: Sex,
    /// What the lists of first names say.
    pub(crate) likely: Sex,
}

impl Told {
    /// What words say for sure.
    pub(crate) fn surely(sex: Sex) -> Self {
        Self { sure: sex, likely: sex }
    }

    pub(crate) fn fits(self, sex: Sex) -> bool {
        self.sure == Sex::Both || self.sure == sex
    }

    /// What it says for a pronoun that fits.
    pub(crate) fn weight(self, sex: Sex) -> i32 {
        match self.likely {
            _ if self.sure == sex => 20,
            Sex::Both => -5,
            likely if likely == sex => 12,
            _ => -75,
        }
    }
}

/// Somebody who was spoken of.
#[derive(Clone, Debug)]
pub(crate) struct Spoken {
    pub(crate) who: Who,
    pub(crate) sex: Told,
    /// The weight of the heaviest mention in this sentence, the one before, ...; 0 where there is none.
    pub(crate) weights: [i32; BACK + 1],
    /// Whether they were a subject in each of these.
    pub(crate) subject: [bool; BACK + 1],
    /// How often they were spoken of.
    pub(crate) count: usize,
    /// Whether they were named outside a quotation.
    pub(crate) outside: bool,
    /// Whether nobody was spoken of oftener.
    pub(crate) topic: bool,
    /// The paragraph in which they were last spoken of.
    pub(crate) paragraph: usize,
}

/// Where a pronoun stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked<'a> {
    /// The heads of the subjects of the clauses around it, the innermost first.
    pub(crate) around: Vec<usize>,
    /// The heads of the objects of the verb that its clause hangs on: "told Ann Tarn that she".
    pub(crate) objects: Vec<usize>,
    /// The same of a verb of saying: who is spoken to.
    pub(crate) addressed: Vec<usize>,
    /// The tokens of those whom it cannot mean: the subject of "she accused him".
    pub(crate) not: Vec<usize>,
    /// The entities that it cannot mean: who speaks where it stands in a quotation, who stands beside it.
    pub(crate) others: Vec<usize>,
    /// Whether it is the subject of a verb.
    pub(crate) subject: bool,
    /// Whether it stands in a quotation.
    pub(crate) quoted: bool,
    /// Where only what acts can be meant, a company or a state: whether each entity does.
    pub(crate) agents: Option<&'a [bool]>,
    /// Whether it is who says what stands beside it.
    pub(crate) says: bool,
    /// The innermost subject's head, where that is who says what it stands in.
    pub(crate) teller: Option<usize>,
}

/// What a pronoun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// A person with a name, and how that is seen.
    Named(usize, Rule),
    /// Somebody without a name, by place in the list.
    Nameless(usize),
    /// One of several who come near each other, as a bit for each place in the list.
    Unclear(u64),
}

/// All who were spoken of lately.
#[derive(Debug)]
pub(crate) struct Focus {
    pub(crate) of: Of,
    /// Each entity's sex, as titles, first names and pronouns tell it.
    pub(crate) sexes: Vec<Told>,
    pub(crate) list: Vec<Spoken>,
    /// Of whom each token of this sentence speaks, by place in the list.
    pub(crate) tokens: HashMap<usize, usize>,
    pub(crate) paragraph: usize,
    /// Who spoke last, and how many sentences ago.
    pub(crate) speaker: Option<(Who, usize)>,
    /// Who the sentence before was said of.
    pub(crate) before: Option<Who>,
    /// Whether that subject stood in a quotation.
    pub(crate) said_in_quote: bool,
    /// How often each entity was spoken of, and how often people were in all.
    pub(crate) counts: HashMap<usize, usize>,
    /// What the last pronoun for a man, and for a woman, in this sentence meant, by place in the list.
    pub(crate) last: [Option<usize>; 2],
    /// The places in the list of those whom the last pronoun for a man, and for a woman, in this sentence may have meant.
    pub(crate) doubt: [u64; 2],
}

impl Focus {
    /// Nobody yet.
    pub(crate) fn new(of: Of, sexes: Vec<Told>) -> Self {
        let (list, tokens, counts) = (Vec::new(), HashMap::default(), HashMap::default());
        Self {
            of,
            sexes,
            list,
            tokens,
            counts,
            paragraph: 0,
            speaker: None,
            before: None,
            said_in_quote: false,
            last: [None, None],
            doubt: [0, 0],
        }
    }

    /// A sentence begins.
    pub(crate) fn next_sentence(&mut self, paragraph: usize) {
        (self.paragraph, self.last, self.doubt) = (paragraph, [None, None], [0, 0]);
        self.tokens.clear();
        for one in &mut self.list {
            one.weights.rotate_right(1);
            one.subject.rotate_right(1);
            (one.weights[0], one.subject[0]) = (0, false);
        }
        let counts = &self.counts;
        let most = counts.values().copied().max().unwrap_or_default();
        // Whom the whole text goes on about stays in mind.
        let people = self.of == Of::People;
        let topic = |who: &Who| matches!(who, Who::Named(entity) if TOPIC <= most && counts.get(entity) == Some(&most));
        self.list.retain_mut(|one| {
            one.topic = people && topic(&one.who);
            let back = if people || matches!(one.who, Who::Named(_)) { BACK + 1 } else { 2 };
            one.topic || one.weights.iter().take(back).any(|weight| 0 < *weight)
        });
        self.speaker = self.speaker.take().map(|(who, ago)| (who, ago + 1)).filter(|(_, ago)| *ago <= BACK);
    }

    /// Somebody is spoken of at a token.
    pub(crate) fn spoken(&mut self, who: Who, sex: Sex, role: Role, token: usize, quoted: bool) {
        let sex = match who {
            Who::Named(entity) => self.sexes.get(entity).copied().unwrap_or(Told::surely(Sex::Both)),
            Who::Called(_) | Who::Relative(_) => Told::surely(sex),
        };
        let known =
            self.list.iter().position(|one| one.who == who && (one.sex.fits(sex.sure) || sex.sure == Sex::Both));
        let place = known.unwrap_or(self.list.len());
        if known.is_none() {
            if 2 * CROWD < self.list.len() {
                // More would be a list of names, and a long search for each.
                return;
            }
            let (weights, subject) = ([0; BACK + 1], [false; BACK + 1]);
            self.list.push(Spoken { who, sex, weights, subject, count: 0, outside: false, topic: false, paragraph: 0 });
        }
        self.again(place, role, token, quoted);
    }

    /// Somebody of the list is spoken of once more.
    pub(crate) fn again(&mut self, place: usize, role: Role, token: usize, quoted: bool) {
        let Some(one) = self.list.get_mut(place) else { return };
        let weight = match (role, &one.who) {
            (Role::Subject, Who::Named(_)) => 70,
            (Role::Subject, Who::Called(_)) => 65,
            // Whose brother it is comes first.
            (Role::Subject, Who::Relative(_)) | (Role::Object, Who::Called(_)) | (Role::Other, Who::Named(_)) => 45,
            (Role::Object, Who::Named(_)) => 62,
            (Role::Object | Role::Other, _) => 30,
        };
        one.weights[0] = one.weights[0].max(weight);
        one.subject[0] |= role == Role::Subject;
        one.count += 1;
        if let Who::Named(entity) = one.who {
            *self.counts.entry(entity).or_default() += 1;
        }
        one.outside |= !quoted;
        one.paragraph = self.paragraph;
        self.tokens.insert(token, place);
    }

    /// Somebody of the list is perhaps spoken of once more.
    pub(crate) fn renew(&mut self, place: usize, role: Role) {
        if let Some(one) = self.list.get_mut(place) {
            one.weights[0] = one.weights[0].max(if role == Role::Subject { 60 } else { 40 });
            one.paragraph = self.paragraph;
        }
    }

    /// Somebody whose words stand here, in a sentence that does not name them.
    pub(crate) fn present(&mut self, entity: usize) {
        if let Some(place) = self.list.iter().position(|one| one.who == Who::Named(entity)) {
            self.renew(place, Role::Subject);
        }
    }

    /// A sentence ends whose first subject's head is this token.
    pub(crate) fn end_sentence(&mut self, subject: Option<usize>) {
        let place = subject.and_then(|head| self.tokens.get(&head));
        self.before = place.and_then(|place| self.list.get(*place)).map(|one| one.who.clone());
    }

    /// Who spoke last, where that is somebody with a name.
    pub(crate) fn last_speaker(&self) -> Option<usize> {
        match self.speaker {
            Some((Who::Named(entity), _)) => Some(entity),
            _ => None,
        }
    }

    /// "The owner, Ann Tarn": what was called so at a token is somebody with a name.
    pub(crate) fn is_named(&mut self, token: usize, entity: usize) {
        let Some(place) = self.tokens.get(&token).copied() else { return };
        let other = self.list.iter().position(|one| one.who == Who::Named(entity));
        let Some(one) = self.list.get_mut(place).filter(|one| !matches!(one.who, Who::Named(_))) else { return };
        match other {
            None => {
                one.who = Who::Named(entity);
                one.sex = self.sexes.get(entity).copied().unwrap_or(one.sex);
            }
            Some(other) => {
                let (weights, subject) = (one.weights, one.subject);
                one.weights = [0; BACK + 1];
                if let Some(known) = self.list.get_mut(other) {
                    known.weights[0] = known.weights[0].max(weights[0]);
                    known.subject[0] |= subject[0];
                }
                self.tokens.insert(token, other);
            }
        }
    }

    /// What a token of this sentence was taken for is nobody.
    pub(crate) fn forget(&mut self, token: usize) {
        let place = self.tokens.remove(&token);
        if let Some(one) = place.and_then(|place| self.list.get_mut(place)).filter(|one| one.count == 1) {
            (one.weights, one.subject) = ([0; BACK + 1], [false; BACK + 1]);
        }
    }

    /// The token speaks of the same person as an earlier one of this sentence.
    pub(crate) fn same(&mut self, token: usize, as_token: usize) {
        if let Some(place) = self.tokens.get(&as_token).copied() {
            self.tokens.insert(token, place);
        }
    }

    /// What a pronoun told of somebody's sex holds from there on.
    pub(crate) fn told(&mut self, meant: Meant, sex: Sex) {
        let place = match meant {
            Meant::Named(entity, _) => {
                if let Some(known) = self.sexes.get_mut(entity) {
                    *known = Told::surely(sex);
                }
                self.list.iter().position(|one| one.who == Who::Named(entity))
            }
            Meant::Nameless(place) => Some(place),
            Meant::Unclear(_) => None,
        };
        if let Some(one) = place.and_then(|place| self.list.get_mut(place)) {
            one.sex = Told::surely(sex);
        }
        let slot = usize::from(sex == Sex::Male);
        if let (Some(last), Some(doubt)) = (self.last.get_mut(slot), self.doubt.get_mut(slot)) {
            *last = place;
            *doubt = if let Meant::Unclear(places) = meant { places } else { 0 };
        }
    }

    /// Somebody speaks: of whom the token speaks.
    pub(crate) fn speaks(&mut self, token: usize) {
        if let Some(one) = self.tokens.get(&token).and_then(|place| self.list.get(*place)) {
            self.speaker = Some((one.who.clone(), 0));
        }
    }

    /// Whether an entity was spoken of in this sentence or the one before, whether as a subject in this paragraph, and whether
    /// as one in any.
    pub(crate) fn is_near(&self, entity: usize) -> (bool, bool, bool) {
        let named = self.list.iter().find(|one| one.who == Who::Named(entity));
        named.map_or((false, false, false), |one| {
            let subject = one.subject.iter().take(2).any(|subject| *subject);
            (one.near(), subject && one.paragraph == self.paragraph, subject)
        })
    }

    /// The one on the list with a name of whom this sentence has spoken, beside whom a token speaks of.
    pub(crate) fn beside(&self, token: Option<usize>) -> Option<usize> {
        let own = token.and_then(|token| self.tokens.get(&token));
        let here = |(place, one): &(usize, &Spoken)| {
            0 < one.weights[0] && matches!(one.who, Who::Named(_)) && Some(place) != own
        };
        let mut others = self.list.iter().enumerate().filter(here);
        let (place, _) = others.next()?;
        others.next().is_none().then_some(place)
    }

    /// The one on the list whom the whole text goes on about.
    pub(crate) fn topic(&self) -> Option<usize> {
        let mut topics = self.list.iter().enumerate().filter(|(_, one)| one.topic);
        let (place, _) = topics.next()?;
        topics.next().is_none().then_some(place)
    }

    /// Of whom on the list a token speaks.
    pub(crate) fn meant_at(&self, token: usize) -> Option<Meant> {
        let place = *self.tokens.get(&token)?;
        Some(match self.list.get(place)?.who {
            Who::Named(entity) => Meant::Named(entity, "name.pronoun-beside"),
            Who::Called(_) | Who::Relative(_) => Meant::Nameless(place),
        })
    }

    /// Who or what on the list a token speaks of.
    pub(crate) fn at(&self, token: usize) -> Option<&Who> {
        self.tokens.get(&token).and_then(|place| self.list.get(*place)).map(|one| &one.who)
    }

    /// Of whom a token speaks, by place in the list.
    pub(crate) fn place(&self, token: usize) -> Option<usize> {
        self.tokens.get(&token).copied()
    }

    /// Whether the token speaks of somebody on the list.
    pub(crate) fn knows(&self, token: usize) -> bool {
        self.tokens.contains_key(&token)
    }

    /// Whether an entity is one whom the pronoun fits.
    pub(crate) fn can_be(&self, entity: usize, sex: Sex) -> bool {
        self.sexes.get(entity).is_some_and(|known| known.fits(sex) && -10 < known.weight(sex))
    }
}

impl Spoken {
    /// Whether they were spoken of in this sentence or the one before.
    pub(crate) fn near(&self) -> bool {
        self.weights.iter().take(2).any(|weight| 0 < *weight)
    }

    /// Whether the text has gone on about them: as the subject of two of the sentences before.
    pub(crate) fn goes_on(&self) -> bool {
        self.subject.iter().take(2).any(|subject| *subject)
            && 1 < self.subject.iter().filter(|subject| **subject).count()
    }
}
