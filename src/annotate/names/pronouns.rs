//! "He" and "she", "the mayor" for somebody the text has called the mayor, "the ministry" for the one ministry it names:
//! tied only where one fits and nobody else was spoken of, else to nobody. What stands in quotation marks is left alone: there others speak.

use crate::annotate::names::{Entity, Form, NameKind, NameMention, used_for};
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Syntax, Tag};
use crate::lexicon::names::{Sex, words};
use crate::text::{Document, SentenceKind, Span};
use std::collections::HashMap;

/// How many sentences back somebody is still spoken of.
const BACK: usize = 1;

/// With more people about than this, nobody is tied: it also bounds the work.
const CROWD: usize = 6;

/// The names with the pronouns and titles that can be tied to people, in text order.
pub(crate) fn tie(
    document: &Document,
    syntax: &Syntax,
    quotes: &[Quote],
    mut names: Vec<NameMention>,
    mut entities: Vec<Entity>,
) -> (Vec<NameMention>, Vec<Entity>) {
    used_for::mark(document, syntax, &mut names, &entities);
    let found = Reader::new(document, syntax, quotes, &names, &entities).read();
    if found.is_empty() {
        return (names, entities);
    }
    let mut all: Vec<NameMention> = names.into_iter().chain(found).collect();
    all.sort_by_key(|mention| mention.span.start());
    for entity in &mut entities {
        entity.mentions.clear();
    }
    for (index, mention) in all.iter().enumerate() {
        if let Some(entity) = entities.get_mut(mention.entity) {
            entity.mentions.push(index);
            if !entity.why.contains(&mention.rule) {
                entity.why.push(mention.rule);
            }
        }
    }
    (all, entities)
}

/// Somebody who was spoken of: a person, or a man or woman without a name.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    entity: Option<usize>,
    sex: Sex,
    /// The sentence in which they were last spoken of.
    sentence: usize,
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    quotes: &'a [Quote],
    names: &'a [NameMention],
    entities: &'a [Entity],
    /// Each person's sex, as titles and first names tell it.
    sexes: Vec<Sex>,
    /// Whom the text calls by a word for an office or a trade, once it has done so; `None` where it is more than one.
    tied: HashMap<String, Option<usize>>,
    about: Vec<Spoken>,
}

impl<'a> Reader<'a> {
    fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        quotes: &'a [Quote],
        names: &'a [NameMention],
        entities: &'a [Entity],
    ) -> Self {
        let sexes = entities.iter().map(|entity| sex(document, names, entity)).collect();
        Self { document, syntax, quotes, names, entities, sexes, tied: HashMap::new(), about: Vec::new() }
    }

    fn read(mut self) -> Vec<NameMention> {
        let document = self.document;
        let mut found = Vec::new();
        let mut names = self.names.iter().peekable();
        let mut quotes = self.quotes.iter().filter(|quote| quote.speech).peekable();
        let mut said: Vec<(Span, usize)> = self.sayings();
        said.sort_by_key(|(span, _)| span.start());
        let mut said = said.into_iter().peekable();
        let bodies = document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body);
        for (number, sentence) in bodies.enumerate() {
            self.about.retain(|one| number <= one.sentence + BACK);
            let mut describing: Option<Span> = None;
            for index in sentence.tokens.clone() {
                let Some(token) = document.tokens.get(index) else { continue };
                let here = token.span;
                while quotes.next_if(|quote| quote.span.end() <= here.start()).is_some() {}
                while let Some((span, entity)) = said.next_if(|(span, _)| span.start() <= here.start()) {
                    describing = Some(span);
                    self.called(span, entity);
                }
                let mut by_name = false;
                while let Some(name) = names.next_if(|name| name.span.start() <= here.start()) {
                    by_name = true;
                    self.body(name.entity);
                    self.person(name.entity, number);
                }
                if by_name || self.names_at(names.peek().copied(), here) {
                    continue;
                }
                let in_quotes = quotes.peek().is_some_and(|quote| quote.span.overlaps(here));
                let word = document.str(here).to_lowercase();
                let described = describing.is_some_and(|span| span.overlaps(here));
                if let Some(sex) = pronoun(&word) {
                    if !in_quotes && let Some(entity) = self.meant(sex) {
                        self.known(entity, sex);
                        self.person(entity, number);
                        found.push(NameMention {
                            span: here,
                            entity,
                            form: Form::Pronoun,
                            rule: "name.pronoun",
                            used_for: None,
                        });
                    }
                } else if described {
                } else if let Some(entity) = self.title(index, &word).filter(|_| !in_quotes) {
                    self.person(entity, number);
                    found.push(NameMention {
                        span: here,
                        entity,
                        form: Form::Title,
                        rule: "name.called-so",
                        used_for: None,
                    });
                } else if let Some(sex) = self.somebody(index, &word)
                    && !self.predicate(index)
                {
                    self.about.push(Spoken { entity: None, sex, sentence: number });
                }
            }
        }
        found
    }

    /// What the text says of people, where it says it.
    fn sayings(&self) -> Vec<(Span, usize)> {
        let people = self.entities.iter().enumerate().filter(|(_, entity)| entity.kind == NameKind::Person);
        people.flat_map(|(index, entity)| entity.said_of.iter().map(move |span| (*span, index))).collect()
    }

    /// Takes in that the text calls somebody by the last role in `span` before "of" and the like.
    fn called(&mut self, span: Span, entity: usize) {
        let range = self.document.tokens_in(span);
        let mut role: Option<String> = None;
        for index in range {
            let word = self.document.word(index).to_lowercase();
            if matches!(word.as_str(), "of" | "in" | "at" | "for" | "who" | "from" | ",") {
                break;
            }
            if words().role(&word) {
                role = Some(word);
            }
        }
        if let Some(role) = role {
            self.bind(role, entity);
        }
    }

    /// Takes in that an organisation or a building has a name that says what it is: "Ministry of Fisheries".
    fn body(&mut self, entity: usize) {
        let Some(named) = self.entities.get(entity).filter(|one| matches!(one.kind, NameKind::Org | NameKind::Fac))
        else {
            return;
        };
        let name: Vec<&str> = named.name.split(' ').collect();
        let of = name.iter().position(|word| *word == "of").and_then(|of| of.checked_sub(1));
        let heads = of.and_then(|at| name.get(at)).into_iter().chain(name.last().filter(|_| 1 < name.len()));
        for head in heads {
            let lower = head.to_lowercase();
            if words().is("end.ORG", head) || words().is("end.FAC", head) || words().is("of.ORG", &lower) {
                self.bind(lower, entity);
            } else if words().is("suffix", head.trim_end_matches('.')) {
                self.bind("company".to_owned(), entity);
            }
        }
    }

    /// Ties a word to one bearer; a second bearer unties it for good.
    fn bind(&mut self, word: String, entity: usize) {
        let holder = self.tied.entry(word).or_insert(Some(entity));
        if *holder != Some(entity) {
            *holder = None;
        }
    }

    /// What a pronoun told of somebody's sex holds from there on.
    fn known(&mut self, entity: usize, sex: Sex) {
        if let Some(known) = self.sexes.get_mut(entity) {
            *known = sex;
        }
        if let Some(one) = self.about.iter_mut().find(|one| one.entity == Some(entity)) {
            one.sex = sex;
        }
    }

    /// Somebody is spoken of by name, title or pronoun.
    fn person(&mut self, entity: usize, sentence: usize) {
        if self.entities.get(entity).is_none_or(|one| one.kind != NameKind::Person) {
            return;
        }
        if let Some(one) = self.about.iter_mut().find(|one| one.entity == Some(entity)) {
            one.sentence = sentence;
        } else {
            let sex = self.sexes.get(entity).copied().unwrap_or(Sex::Both);
            self.about.push(Spoken { entity: Some(entity), sex, sentence });
        }
    }

    /// Whether the token lies inside the name that comes next or was just read.
    fn names_at(&self, next: Option<&NameMention>, here: Span) -> bool {
        let before = self.names.partition_point(|name| name.span.start() <= here.start()).checked_sub(1);
        let inside = before.and_then(|before| self.names.get(before)).is_some_and(|name| name.span.overlaps(here));
        inside || next.is_some_and(|name| name.span.overlaps(here))
    }

    /// The one person that a pronoun can mean.
    fn meant(&self, sex: Sex) -> Option<usize> {
        if CROWD < self.about.len() {
            return None;
        }
        let mut fitting = self.about.iter().filter(|one| one.sex == Sex::Both || one.sex == sex);
        let one = fitting.next()?;
        fitting.next().is_none().then_some(one.entity).flatten()
    }

    /// A word for one person: their sex as far as it tells. A role right before a name is that person's.
    fn somebody(&self, index: usize, word: &str) -> Option<Sex> {
        let next = self.document.tokens.get(index + 1);
        if next.is_some_and(|next| self.document.str(next.span).chars().next().is_some_and(char::is_uppercase)) {
            return None;
        }
        if !self.document.word(index).chars().next().is_some_and(char::is_lowercase) {
            return None;
        }
        let ends = |ending: &str| word.ends_with(ending) && ending.len() < word.len();
        match word {
            "woman" | "girl" | "mother" | "wife" | "sister" | "daughter" | "grandmother" | "aunt" | "widow"
            | "niece" | "actress" | "waitress" | "girlfriend" | "queen" | "princess" => Some(Sex::Female),
            "man" | "boy" | "father" | "husband" | "son" | "brother" | "grandfather" | "uncle" | "nephew" | "king"
            | "prince" | "boyfriend" | "widower" => Some(Sex::Male),
            "human" | "humans" => None,
            "child" | "person" | "friend" | "neighbour" | "neighbor" | "colleague" | "partner" | "baby" | "teen"
            | "parent" | "cousin" | "employee" | "customer" | "spokesperson" | "guest" | "passenger" => Some(Sex::Both),
            _ if ends("woman") => Some(Sex::Female),
            _ if ends("man") => Some(Sex::Male),
            _ if word.ends_with('s') && !word.ends_with("ss") => None,
            _ => words().role(word).then_some(Sex::Both),
        }
    }

    /// Whom "the mayor" names: the text has called one person so, and nobody else.
    fn title(&self, index: usize, word: &str) -> Option<usize> {
        let the = index.checked_sub(1).is_some_and(|before| self.document.word(before).eq_ignore_ascii_case("the"));
        let alone = !matches!(self.document.word(index + 1), "of" | "in" | "at" | "for" | "who" | "from" | "'s" | "’s");
        // "The council tax", "the company car": the noun after it is what is meant.
        let alone = alone && !matches!(self.syntax.tag(index + 1), Tag::Noun | Tag::Propn);
        self.tied.get(word).copied().flatten().filter(|_| the && alone)
    }

    /// "He was a teacher", "as a lawyer": said of somebody, no other person.
    fn predicate(&self, index: usize) -> bool {
        let word = |back: usize| index.checked_sub(back).map_or("", |at| self.document.word(at));
        (1..=4).any(|back| matches!(word(back), "a" | "an"))
            && (2..=5).any(|back| {
                matches!(word(back), "is" | "was" | "be" | "been" | "as" | "became" | "become" | "'s" | "’s" | "once")
            })
    }
}

/// Whose pronoun it is: one that stands for a single person.
fn pronoun(word: &str) -> Option<Sex> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        _ => None,
    }
}

/// Someone's sex, as the titles before their names tell it, else their first name.
fn sex(document: &Document, names: &[NameMention], entity: &Entity) -> Sex {
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
    let first = entity.name.split([' ', '-']).next().unwrap_or_default();
    words().first_name(first).unwrap_or(Sex::Both)
}
