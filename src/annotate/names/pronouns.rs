//! "He" and "she", "it" and "its", "the mayor" for somebody the text has called the mayor: tied only where one fits, by who was
//! spoken of, by the subject that goes on, or by the same word before it; else to nobody. Each link tells which.

use crate::annotate::Rule;
use crate::annotate::names::focus::{Focus, Meant, Of, Role, Told};
use crate::annotate::names::lead::Lead;
use crate::annotate::names::people_spoken_of::{followed, sex};
use crate::annotate::names::subjects::Groups;
use crate::annotate::names::teams::Teams;
use crate::annotate::names::titles::{Place, Titles};
use crate::annotate::names::{Entity, Form, NameKind, NameMention, used_for};
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Chunk, Syntax, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{KnownKind, Sex, spelled, words};
use crate::lexicon::reporting;
use crate::models::NamesModel;
use crate::text::{Case, Document, Sentence, SentenceKind, Span};

/// The names with the pronouns and titles that can be tied to people, in text order.
pub(crate) fn tie(
    document: &Document,
    syntax: &Syntax,
    quotes: &[Quote],
    mut names: Vec<NameMention>,
    mut entities: Vec<Entity>,
    model: Option<&NamesModel>,
) -> (Vec<NameMention>, Vec<Entity>) {
    used_for::mark(document, syntax, &mut names, &entities);
    let votes = followed(document, &names, &entities, quotes);
    let sexes = entities.iter().zip(votes).map(|(entity, votes)| sex(document, &names, entity, model, votes)).collect();
    let found = Reader::new(document, syntax, quotes, &names, &entities, sexes).read();
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
    pub(crate) people: Focus,
    pub(crate) things: Focus,
    pub(crate) teams: Teams,
    /// Whether each entity can act: companies, bodies, states.
    pub(crate) agents: Vec<bool>,
    /// Whether each entity is a body that may be called a firm or a group.
    pub(crate) bodies: Vec<bool>,
    /// Whether each entity is a country.
    pub(crate) states: Vec<bool>,
    pub(crate) lead: Lead,
    pub(crate) found: Vec<NameMention>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'a> {
    pub(crate) token: usize,
    pub(crate) sentence: &'a Sentence,
    pub(crate) groups: Groups<'a>,
    /// The heads of the sentence's subjects, in text order.
    pub(crate) subjects: &'a [usize],
    /// As what it speaks of somebody, if it does.
    pub(crate) role: Role,
    /// The quotation that it stands in.
    pub(crate) quote: Option<&'a Quote>,
}

impl Here<'_> {
    /// The sentence's first token.
    pub(crate) fn first(&self) -> usize {
        self.sentence.tokens.start
    }

    /// The tokens of its sentence before it, those within reach: it bounds the work.
    pub(crate) fn lately(&self) -> std::ops::Range<usize> {
        self.first().max(self.token.saturating_sub(60))..self.token
    }

    /// The subjects before it, the nearest first; none of a clause that "and" or a semicolon parts from the nearest.
    pub(crate) fn around(&self) -> Vec<usize> {
        let before = self.subjects.partition_point(|head| *head < self.token);
        let all = self.subjects.get(..before).unwrap_or_default();
        let near = all.iter().rposition(|head| self.groups.opens_clause(*head)).unwrap_or_default();
        all.iter().skip(near).rev().copied().collect()
    }
}

impl<'a> Reader<'a> {
    fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        quotes: &'a [Quote],
        names: &'a [NameMention],
        entities: &'a [Entity],
        sexes: Vec<Told>,
    ) -> Self {
        let things = vec![Told::surely(Sex::Both); entities.len()];
        let agents = entities.iter().map(|one| matches!(one.kind, NameKind::Org | NameKind::Gpe)).collect();
        let bodies = entities.iter().map(|one| one.kind == NameKind::Org).collect();
        Self {
            document,
            syntax,
            names,
            entities,
            quotes,
            titles: Titles::default(),
            people: Focus::new(Of::People, sexes),
            things: Focus::new(Of::Things, things),
            teams: Teams::default(),
            agents,
            bodies,
            states: entities.iter().map(is_country).collect(),
            lead: Lead::default(),
            found: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<NameMention> {
        let document = self.document;
        let mut names = self.names.iter().peekable();
        let mut quotes = self.quotes.iter().filter(|quote| quote.speech).peekable();
        let mut sources = self.quotes.iter().filter_map(|quote| quote.source).peekable();
        let mut said: Vec<(Span, usize)> = self.sayings();
        said.sort_by_key(|(span, _)| span.start());
        let mut said = said.into_iter().peekable();
        self.note_teams();
        let bodies = document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body);
        for sentence in bodies {
            let groups = Groups::of(document, self.syntax, sentence.tokens.clone());
            let subjects = groups.subjects();
            while quotes.next_if(|quote| quote.span.end() <= sentence.span.start()).is_some() {}
            self.next_sentence(sentence, quotes.peek().copied());
            let mut describing: Option<(Span, usize)> = None;
            for token in sentence.tokens.clone() {
                let Some(span) = document.tokens.get(token).map(|token| token.span) else { continue };
                while quotes.next_if(|quote| quote.span.end() <= span.start()).is_some() {}
                while let Some((saying, entity)) = said.next_if(|(saying, _)| saying.start() <= span.start()) {
                    describing = Some((saying, entity));
                    self.titles.called(document, saying, entity);
                }
                let quote = quotes.peek().copied().filter(|quote| quote.span.overlaps(span));
                let role = self.role(groups, &subjects, token);
                let here = Here { token, sentence, groups, subjects: &subjects, role, quote };
                let mut by_name = false;
                while let Some(name) = names.next_if(|name| name.span.start() <= span.start()) {
                    by_name = true;
                    self.note_name(name, here);
                }
                if by_name || self.names_at(names.peek().copied(), span) {
                    continue;
                }
                let described = describing.filter(|(saying, _)| saying.overlaps(span)).map(|(_, entity)| entity);
                self.word(here, span, described);
                while let Some(source) = sources.next_if(|source| source.end() <= span.end()) {
                    self.people.speaker = None;
                    document.tokens_in(source).for_each(|token| self.people.speaks(token));
                }
            }
            self.end_teams(groups, sentence.paragraph);
            self.end_lead(groups.first_subject(), sentence.paragraph);
            // Of "her mother" she, and not the mother, is whom the text is about.
            let opening = document.word(sentence.tokens.start);
            let owned = is_one_of(opening, "His Her Their");
            let subject = groups.first_subject().filter(|_| !owned);
            self.people.end_sentence(subject);
            self.things.end_sentence(subject);
            let token = subject.and_then(|head| document.tokens.get(head));
            let quote = quotes.peek().map(|quote| quote.span);
            self.things.said_in_quote = token.zip(quote).is_some_and(|(token, quote)| quote.overlaps(token.span));
            for (verb, subject) in groups.said_of_whom() {
                if self.reports(Some(verb)) {
                    self.people.speaks(subject);
                }
            }
        }
        self.found
    }

    /// Of whom a subject speaks: where it is nobody, who owns it ("her first book", "Ann Tarn's report").
    pub(crate) fn of_whom(&self, here: Here<'_>, head: usize) -> usize {
        let owner = || {
            let start = self.syntax.chunk_at(head)?.tokens.start;
            let clitic = start.checked_sub(1).filter(|at| is_one_of(self.document.word(*at), "'s ’s ' ’"));
            let owner = clitic.and_then(|clitic| clitic.checked_sub(1)).unwrap_or(start);
            (here.first() <= owner && self.people.knows(owner)).then_some(owner)
        };
        if self.people.knows(head) { head } else { owner().unwrap_or(head) }
    }

    /// A sentence begins, perhaps within a quotation: then whoever speaks it is there too.
    fn next_sentence(&mut self, sentence: &Sentence, quote: Option<&Quote>) {
        self.people.next_sentence(sentence.paragraph);
        self.things.next_sentence(sentence.paragraph);
        let Some(quote) = quote.filter(|quote| quote.span.start() <= sentence.span.start()) else { return };
        let speaker = match quote.source {
            Some(source) if source.start() < sentence.span.start() => self.speaker(source),
            Some(_) => None,
            None => self.people.last_speaker(),
        };
        if let Some(speaker) = speaker {
            self.people.present(speaker);
        }
    }

    /// Reads a word outside names: a pronoun, a title, a noun. `described` is who it is said of, where it is.
    fn word(&mut self, here: Here<'_>, span: Span, described: Option<usize>) {
        let word = self.document.str(span).lower();
        match Pronoun::of(&word) {
            Some(Pronoun::Person(sex)) => self.person_pronoun(here, sex, &word),
            Some(Pronoun::Thing) => match self.thing_meant(here, &word) {
                Meant::Named(entity, told_by) => {
                    self.note_entity(entity, here);
                    self.add(span, entity, Form::Pronoun, told_by);
                }
                Meant::Nameless(noun) => self.things.again(noun, here.role, here.token, here.quote.is_some()),
                Meant::Unclear(_) => {}
            },
            Some(Pronoun::Team) => {
                if let Some((entity, told_by)) = self.team_meant(here) {
                    self.add(span, entity, Form::Pronoun, told_by);
                }
            }
            None => {
                let title = self.title(here.token, &word);
                let title = title.filter(|(entity, _)| here.quote.is_none() || self.things.is_near(*entity).0);
                // "The finance chief and a cousin of the chief executive": somebody else, within what is said of him.
                let title = title.filter(|(entity, _)| described != Some(*entity));
                if let Some((entity, first)) = title {
                    let start = self.document.tokens.get(first).map_or(span, |token| token.span);
                    self.note_entity(entity, here);
                    self.add(start.cover(span), entity, Form::Title, "name.called-so");
                } else if let Some(entity) = described {
                    if here.role == Role::Subject {
                        self.note_entity(entity, here);
                    }
                } else {
                    self.note_noun(here, &word);
                }
                if self.introduced(here.token) {
                    self.titles.another(&word);
                }
            }
        }
    }

    /// Ties a pronoun for a man or a woman, or notes whom it speaks of.
    fn person_pronoun(&mut self, here: Here<'_>, sex: Sex, word: &str) {
        let Some(span) = self.document.tokens.get(here.token).map(|token| token.span) else { return };
        let meant = self.aged(here, sex).unwrap_or_else(|| self.person_meant(here, sex, word));
        // A ship is "she" where no woman is spoken of.
        let ship = || self.titles.ship().filter(|ship| self.things.is_near(*ship).0);
        if let Some(ship) = ship().filter(|_| sex == Sex::Female && meant == Meant::Unclear(0)) {
            self.note_entity(ship, here);
            self.add(span, ship, Form::Pronoun, "name.pronoun-in-focus");
            return;
        }
        self.people.told(meant, sex);
        match meant {
            Meant::Named(entity, told_by) => {
                self.note_entity(entity, here);
                self.add(span, entity, Form::Pronoun, told_by);
            }
            Meant::Nameless(place) => {
                self.note_lead(place, span);
                self.people.again(place, here.role, here.token, here.quote.is_some());
            }
            Meant::Unclear(places) => {
                // It speaks of one of these, whoever that is.
                let all = (0..u64::BITS as usize).filter(|place| places >> place & 1 == 1);
                for place in all.filter(|_| here.quote.is_none()) {
                    self.people.renew(place, here.role);
                }
            }
        }
    }

    pub(crate) fn add(&mut self, span: Span, entity: usize, form: Form, rule: Rule) {
        self.found.push(NameMention { span, entity, form, rule, used_for: None });
    }

    /// What the text says of people, where it says it.
    fn sayings(&self) -> Vec<(Span, usize)> {
        let said = self.entities.iter().enumerate();
        said.flat_map(|(index, entity)| entity.said_of.iter().map(move |span| (*span, index))).collect()
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

    pub(crate) fn mention_at(&self, token: usize) -> Option<&NameMention> {
        let here = self.document.tokens.get(token)?.span;
        [self.names, self.found.as_slice()].into_iter().find_map(|list| {
            let before = list.partition_point(|name| name.span.start() <= here.start()).checked_sub(1)?;
            list.get(before).filter(|name| name.span.overlaps(here))
        })
    }

    /// Whether an entity is a person whom the pronoun fits.
    pub(crate) fn can_be(&self, entity: usize, sex: Sex) -> bool {
        self.people.can_be(entity, sex) && self.entities.get(entity).is_some_and(|one| one.kind == NameKind::Person)
    }

    /// Whether a verb group tells that somebody speaks.
    pub(crate) fn reports(&self, verb: Option<&Chunk>) -> bool {
        verb.is_some_and(|verb| reporting(self.document.word(verb.head)).is_some_and(|(verb, _)| verb.speak))
    }

    /// "Asked by Ann Tarn, she said": the subject after a participle that opens the sentence, and nobody named with it.
    pub(crate) fn is_after_participle(&self, here: Here<'_>) -> bool {
        here.subjects.first() == Some(&here.token)
            && here.token.checked_sub(1).is_some_and(|before| self.document.word(before) == ",")
            && here.groups.opens_with_participle()
    }

    /// "In its report, the ministry said": the subject after what opens the sentence.
    pub(crate) fn fronted(&self, here: Here<'_>) -> Option<usize> {
        if !self.is_fronted(here) {
            return None;
        }
        let after = here.token + 1..here.token + 12;
        let name = after.clone().find_map(|token| {
            let verb = here.groups.verb_after(token).filter(|verb| verb.tokens.start == token + 1)?;
            let finite = verb.is_finite();
            self.entity_at(token).filter(|_| finite)
        });
        let title = || {
            let head = here.groups.first_subject().filter(|head| after.contains(head))?;
            self.title(head, &self.document.word(head).lower()).map(|(entity, _)| entity)
        };
        name.or_else(title)
    }

    /// Whether the pronoun owns what a preposition opens the sentence with: "In its report".
    pub(crate) fn is_fronted(&self, here: Here<'_>) -> bool {
        let opens = here.token == here.first() + 1
            && self.syntax.tag(here.first()) == Tag::Adp
            && !is_one_of(self.document.word(here.first()), "As Because Since While");
        opens && is_one_of(self.document.word(here.token), "his her its")
    }

    /// Who speaks in a quotation, where that is a name or was tied to one.
    pub(crate) fn speaker(&self, source: Span) -> Option<usize> {
        let mut named = self.document.tokens_in(source).rev().filter_map(|token| self.mention_at(token));
        named.find(|name| name.speaks(source, self.document)).map(|name| name.entity)
    }

    /// Whom the words that end here name.
    fn title(&self, index: usize, word: &str) -> Option<(usize, usize)> {
        let is_near =
            |entity| if self.is_thing(entity) { self.things.is_near(entity) } else { self.people.is_near(entity) };
        let place = Place { document: self.document, syntax: self.syntax, entities: self.entities, is_near: &is_near };
        self.titles.meant(place, index, word)
    }
}

fn is_country(entity: &Entity) -> bool {
    let known = words().known.get(&spelled(&entity.name));
    entity.kind == NameKind::Gpe && known.is_some_and(|known| known.kind == KnownKind::Country)
}

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pronoun {
    Person(Sex),
    Thing,
    Team,
}

impl Pronoun {
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" | "himself" => Some(Self::Person(Sex::Male)),
            "she" | "her" | "hers" | "herself" => Some(Self::Person(Sex::Female)),
            "it" | "its" | "itself" => Some(Self::Thing),
            "they" | "them" | "their" | "themselves" => Some(Self::Team),
            _ => None,
        }
    }
}
