//! "He" and "she", "it" and "its", "the mayor" for somebody the text has called the mayor: tied only where one fits, by who was
//! spoken of, by the subject that goes on, or by the same word before it; else to nobody. Each link tells which.

use crate::annotate::Rule;
use crate::annotate::names::people_spoken_of::{About, sex, somebody};
use crate::annotate::names::subjects::Groups;
use crate::annotate::names::titles::{Place, Titles};
use crate::annotate::names::{Entity, Form, NameKind, NameMention, used_for};
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Chunk, ChunkKind, Syntax, Tag};
use crate::lexicon::names::Sex;
use crate::lexicon::reporting;
use crate::text::{Document, SentenceKind, Span};

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

/// Reads a document for pronouns and titles.
pub(crate) struct Reader<'a> {
    pub(crate) document: &'a Document,
    pub(crate) syntax: &'a Syntax,
    pub(crate) names: &'a [NameMention],
    pub(crate) entities: &'a [Entity],
    pub(crate) quotes: &'a [Quote],
    pub(crate) titles: Titles,
    pub(crate) about: About,
    pub(crate) found: Vec<NameMention>,
    /// The heads of the subjects of the sentence before.
    pub(crate) before: Vec<usize>,
}

/// Where a pronoun stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'a> {
    pub(crate) token: usize,
    /// The sentence's first token.
    pub(crate) first: usize,
    pub(crate) groups: Groups<'a>,
    /// The quotation that it stands in.
    pub(crate) quote: Option<&'a Quote>,
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
        let (titles, about) = (Titles::default(), About::new(sexes));
        Self { document, syntax, names, entities, quotes, titles, about, found: Vec::new(), before: Vec::new() }
    }

    fn read(mut self) -> Vec<NameMention> {
        let document = self.document;
        let mut names = self.names.iter().peekable();
        let mut quotes = self.quotes.iter().filter(|quote| quote.speech).peekable();
        let mut sources = self.quotes.iter().filter_map(|quote| quote.source).peekable();
        let mut said: Vec<(Span, usize)> = self.sayings();
        said.sort_by_key(|(span, _)| span.start());
        let mut said = said.into_iter().peekable();
        let bodies = document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body);
        for (number, sentence) in bodies.enumerate() {
            let groups = Groups::of(document, self.syntax, sentence.tokens.clone());
            let subjects = groups.subjects();
            self.about.next_sentence(number, sentence.paragraph);
            let mut describing: Option<Span> = None;
            for index in sentence.tokens.clone() {
                let Some(token) = document.tokens.get(index) else { continue };
                let here = token.span;
                while quotes.next_if(|quote| quote.span.end() <= here.start()).is_some() {}
                while let Some((span, entity)) = said.next_if(|(span, _)| span.start() <= here.start()) {
                    describing = Some(span);
                    self.titles.called(document, span, entity);
                }
                let mut by_name = false;
                while let Some(name) = names.next_if(|name| name.span.start() <= here.start()) {
                    by_name = true;
                    if let Some(entity) = self.entities.get(name.entity) {
                        self.titles.named(name.entity, entity);
                    }
                    let subject = document.tokens_in(name.span).any(|token| subjects.binary_search(&token).is_ok());
                    self.person(name.entity, subject, false);
                }
                if by_name || self.names_at(names.peek().copied(), here) {
                    continue;
                }
                let quote = quotes.peek().copied().filter(|quote| quote.span.overlaps(here));
                let word = document.str(here).to_lowercase();
                let place = Here { token: index, first: sentence.tokens.start, groups, quote };
                if let Some(pronoun) = Pronoun::of(&word) {
                    let meant = match pronoun {
                        Pronoun::Person(sex) => self.person_meant(place, sex, &word),
                        Pronoun::Thing => self.thing_meant(place, sentence, &word),
                    };
                    if let Some((entity, rule)) = meant {
                        self.about.told(entity, pronoun.sex());
                        self.person(entity, subjects.binary_search(&index).is_ok(), true);
                        self.add(here, entity, Form::Pronoun, rule);
                    } else if let Pronoun::Person(sex) = pronoun
                        && quote.is_none()
                    {
                        self.about.unclear(sex, subjects.binary_search(&index).is_ok());
                    }
                } else if describing.is_some_and(|span| span.overlaps(here)) {
                } else if let Some((entity, first)) = self.title(index, &word).filter(|_| quote.is_none()) {
                    let start = document.tokens.get(first).map_or(here, |token| token.span);
                    self.person(entity, subjects.binary_search(&index).is_ok(), false);
                    self.add(start.cover(here), entity, Form::Title, "name.called-so");
                } else if let Some(sex) = somebody(document, index, &word)
                    && !matches!(self.syntax.tag(index), Tag::Verb | Tag::Aux | Tag::Adp)
                    && !self.predicate(index)
                {
                    self.about.somebody(sex, subjects.binary_search(&index).is_ok());
                }
                while let Some(source) = sources.next_if(|source| source.end() <= here.end()) {
                    if let Some(entity) = self.speaker(source) {
                        self.about.speaks(entity);
                    }
                }
                if self.introduced(index) {
                    self.titles.another(&word);
                }
            }
            for (verb, subject) in groups.said_of_whom() {
                if let Some(entity) = self.entity_at(subject).filter(|_| self.reports(Some(verb))) {
                    self.about.speaks(entity);
                }
            }
            self.before = subjects;
        }
        self.found
    }

    fn add(&mut self, span: Span, entity: usize, form: Form, rule: Rule) {
        self.found.push(NameMention { span, entity, form, rule, used_for: None });
    }

    /// What the text says of people, where it says it.
    fn sayings(&self) -> Vec<(Span, usize)> {
        let said = self.entities.iter().enumerate();
        said.flat_map(|(index, entity)| entity.said_of.iter().map(move |span| (*span, index))).collect()
    }

    /// Somebody is spoken of by name, title or pronoun.
    fn person(&mut self, entity: usize, subject: bool, by_pronoun: bool) {
        if self.entities.get(entity).is_some_and(|one| one.kind == NameKind::Person) {
            self.about.person(entity, subject, by_pronoun);
        }
    }

    /// Whether the token lies inside the name that comes next or was just read.
    fn names_at(&self, next: Option<&NameMention>, here: Span) -> bool {
        let before = self.names.partition_point(|name| name.span.start() <= here.start()).checked_sub(1);
        let inside = before.and_then(|before| self.names.get(before)).is_some_and(|name| name.span.overlaps(here));
        inside || next.is_some_and(|name| name.span.overlaps(here))
    }

    /// What a token names, so far.
    pub(crate) fn entity_at(&self, token: usize) -> Option<usize> {
        self.mention_at(token).map(|name| name.entity)
    }

    fn mention_at(&self, token: usize) -> Option<&NameMention> {
        let here = self.document.tokens.get(token)?.span;
        [self.names, self.found.as_slice()].into_iter().find_map(|list| {
            let before = list.partition_point(|name| name.span.start() <= here.start()).checked_sub(1)?;
            list.get(before).filter(|name| name.span.overlaps(here))
        })
    }

    /// The subject that the clause of a pronoun hangs on, or that its own verb is said of: of the last finite verb before it.
    fn governor(here: Here<'_>) -> Option<usize> {
        here.groups.subject(here.groups.verb_before(here.token)?, 10)
    }

    /// The one person that a pronoun can mean, and how that is seen.
    fn person_meant(&self, here: Here<'_>, sex: Sex, word: &str) -> Option<(usize, Rule)> {
        let speaker = here.quote.map(|quote| quote.source.and_then(|source| self.speaker(source)));
        let governor = Self::governor(here);
        // Whom "she accused him" means is not who accuses.
        let own = matches!(word, "him" | "her")
            && !matches!(self.syntax.tag(here.token + 1), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num)
            && here.groups.verb_before(here.token).is_some_and(|verb| here.groups.tokens(verb).end == here.token);
        let other = governor.filter(|_| own).and_then(|head| self.entity_at(head));
        let fits = |entity: Option<usize>| match entity {
            Some(entity) => other != Some(entity) && speaker.flatten() != Some(entity),
            None => true,
        };
        if let Some(entity) = self.fronted(here).filter(|entity| self.can_be(*entity, sex)) {
            return Some((entity, "name.pronoun-of-the-subject"));
        }
        if let Some(entity) = self.about.only(sex, here.quote.is_some(), fits) {
            return Some((entity, "name.pronoun"));
        }
        if here.quote.is_some() {
            return self.about.again(sex, fits).map(|entity| (entity, "name.pronoun-again"));
        }
        if let Some(entity) = governor.filter(|_| word.ends_with("self")).and_then(|head| self.entity_at(head))
            && self.can_be(entity, sex)
        {
            return Some((entity, "name.pronoun-of-the-subject"));
        }
        let subject = governor.filter(|_| !own).and_then(|head| self.entity_at(head));
        if let Some(entity) = subject.filter(|entity| self.about.only_here(*entity, sex)) {
            return Some((entity, "name.pronoun-of-the-subject"));
        }
        if let Some(entity) = self.about.again(sex, fits) {
            return Some((entity, "name.pronoun-again"));
        }
        let said = self.speaks(here);
        if let Some(entity) = said.then(|| self.about.last_speaker(sex)).flatten() {
            return Some((entity, "name.pronoun-speaks-on"));
        }
        if self.is_fronted(here) || (governor.is_some() && !said) {
            return None;
        }
        self.about.only_subject_before(sex).map(|entity| (entity, "name.pronoun-goes-on"))
    }

    /// Whether an entity is a person whom the pronoun fits.
    fn can_be(&self, entity: usize, sex: Sex) -> bool {
        self.about.can_be(entity, sex) && self.entities.get(entity).is_some_and(|one| one.kind == NameKind::Person)
    }

    /// Whether the pronoun is who a quotation's words are laid on.
    fn speaks(&self, here: Here<'_>) -> bool {
        let Some(token) = self.document.tokens.get(here.token) else { return false };
        let next = self.quotes.partition_point(|quote| quote.span.end() <= token.span.start());
        let near = self.quotes.get(next.saturating_sub(1)..(next + 1).min(self.quotes.len())).unwrap_or_default();
        near.iter().any(|quote| quote.source == Some(token.span)) || self.reports(here.groups.verb_after(here.token))
    }

    /// Whether a verb group tells that somebody speaks.
    fn reports(&self, verb: Option<&Chunk>) -> bool {
        verb.is_some_and(|verb| reporting(self.document.word(verb.head)).is_some_and(|(verb, _)| verb.speak))
    }

    /// "In its report, the ministry said": the subject after what opens the sentence.
    pub(crate) fn fronted(&self, here: Here<'_>) -> Option<usize> {
        if !self.is_fronted(here) {
            return None;
        }
        let after = here.token + 1..here.token + 12;
        let name = after.clone().find_map(|token| {
            let verb = here.groups.verb_after(token).filter(|verb| verb.tokens.start == token + 1)?;
            let finite = matches!(&verb.kind, ChunkKind::Verb(group) if group.finite);
            self.entity_at(token).filter(|_| finite)
        });
        let title = || {
            let head = here.groups.first_subject().filter(|head| after.contains(head))?;
            self.title(head, &self.document.word(head).to_lowercase()).map(|(entity, _)| entity)
        };
        name.or_else(title)
    }

    /// Whether the pronoun owns what a preposition opens the sentence with: "In its report".
    fn is_fronted(&self, here: Here<'_>) -> bool {
        let opens = here.token == here.first + 1 && self.syntax.tag(here.first) == Tag::Adp;
        opens && matches!(self.document.word(here.token), "his" | "her" | "its")
    }

    /// Who speaks in a quotation, where that is a name or was tied to one.
    fn speaker(&self, source: Span) -> Option<usize> {
        let mut named = self.document.tokens_in(source).rev().filter_map(|token| self.mention_at(token));
        named.find(|name| name.speaks(source, self.document)).map(|name| name.entity)
    }

    /// Whom the words that end here name.
    fn title(&self, index: usize, word: &str) -> Option<(usize, usize)> {
        let place = Place { document: self.document, syntax: self.syntax, entities: self.entities };
        self.titles.meant(place, index, word)
    }

    /// Whether "a" or "another" brings the word in: one more of its kind.
    fn introduced(&self, index: usize) -> bool {
        let word = |back: usize| index.checked_sub(back).map_or("", |at| self.document.word(at));
        let determined = matches!(word(1), "a" | "an" | "another" | "each" | "every" | "second" | "rival" | "other");
        determined && self.syntax.tag(index) == Tag::Noun && !self.predicate(index)
    }

    /// "He was a teacher", "as a lawyer": said of somebody, no other person. So is what a comma sets off.
    fn predicate(&self, index: usize) -> bool {
        let word = |back: usize| index.checked_sub(back).map_or("", |at| self.document.word(at));
        (1..=4).any(|back| matches!(word(back), "a" | "an"))
            && (2..=5).any(|back| {
                matches!(
                    word(back),
                    "is" | "was" | "be" | "been" | "as" | "became" | "become" | "'s" | "’s" | "once" | ","
                )
            })
    }
}

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
enum Pronoun {
    Person(Sex),
    Thing,
}

impl Pronoun {
    fn of(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" | "himself" => Some(Self::Person(Sex::Male)),
            "she" | "her" | "hers" | "herself" => Some(Self::Person(Sex::Female)),
            "it" | "its" | "itself" => Some(Self::Thing),
            _ => None,
        }
    }

    fn sex(self) -> Sex {
        match self {
            Self::Person(sex) => sex,
            Self::Thing => Sex::Both,
        }
    }
}
