//! "It" and "its": tied only where a thing that is named outweighs all other things about, by `focus`; never to a fact, or to
//! the "it" of "it is clear".

use crate::annotate::names::NameKind;
use crate::annotate::names::focus::{Asked, Meant, Who};
use crate::annotate::names::pronouns::{Here, Reader};
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Chunk, ChunkKind, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::lexicon::reporting;
use crate::text::{Case, Sentence};

impl Reader<'_> {
    /// The thing that "it" or "its" means, and how that is seen.
    pub(crate) fn thing_meant(&self, here: Here<'_>, word: &str) -> Meant {
        // "The firm has proven itself": the subject, in a quotation too.
        if word == "itself" {
            let subject = here.groups.verb_before(here.token).and_then(|verb| here.groups.subject(verb, 10));
            let named = subject.and_then(|head| self.entity_at(head)).filter(|entity| self.is_thing(*entity));
            return named.map_or(Meant::Unclear(0), |entity| Meant::Named(entity, "name.pronoun-of-the-subject"));
        }
        let verb = here.groups.verb_after(here.token);
        if word == "it" && !verb.is_some_and(|verb| self.does(here.token, verb, here.sentence)) {
            return Meant::Unclear(0);
        }
        if let Some(quote) = here.quote {
            return self.quoted_thing(here, quote);
        }
        let previous = here.token.checked_sub(1).filter(|before| here.first() <= *before);
        // "Norway and its neighbours".
        if let Some(before) = previous.filter(|at| word == "its" && is_one_of(self.document.word(*at), "and or with"))
            && let Some(entity) = before.checked_sub(1).and_then(|at| self.entity_at(at))
            && self.is_thing(entity)
        {
            return Meant::Named(entity, "name.pronoun-beside");
        }
        if let Some(entity) = self.fronted(here).filter(|entity| self.is_thing(*entity)) {
            return Meant::Named(entity, "name.pronoun-of-the-subject");
        }
        if self.is_fronted(here) {
            return Meant::Unclear(0);
        }
        let end = here.groups.verb_before(here.token).map_or(here.token, |verb| here.groups.tokens(verb).end);
        let acts = verb.is_some_and(|verb| {
            let lemma = if let ChunkKind::Verb(group) = &verb.kind { group.lemma.as_str() } else { "" };
            reporting(self.document.word(verb.head)).is_some_and(|(verb, _)| !verb.document)
                || words().is("agent", lemma)
        });
        // "Its chairman", "its own staff": what only a body or a state has.
        let of_bodies = || {
            let noun = self.syntax.chunk_at(here.token).map(|chunk| self.document.word(chunk.head).lower());
            word == "its" && noun.is_some_and(|noun| words().is("agent.has", &noun))
        };
        let acts = acts || of_bodies();
        let around = here.around();
        if let Some(entity) = around.first().and_then(|head| self.spoken_for(here.first(), *head))
            && self.is_thing(entity)
        {
            return Meant::Named(entity, "name.pronoun-of-the-subject");
        }
        if let Some(entity) = here.groups.verb_before(here.token).and_then(|verb| self.headed_by(here, verb)) {
            return Meant::Named(entity, "name.pronoun-of-the-subject");
        }
        // A subject that is neither a thing on the list nor a person with a name may own it: "the coast guard said its crew".
        let owner = around.first().is_some_and(|head| {
            self.syntax.tag(*head) == Tag::Noun && !self.things.knows(*head) && !self.syntax.is_plural(*head)
        });
        if owner {
            return Meant::Unclear(0);
        }
        let objects = || here.groups.nouns(end..here.token).filter(|noun| !here.groups.is_prepositional(noun));
        let told = here.groups.verb_before(here.token).is_some_and(|verb| self.reports(here.groups.get(verb)));
        let opener = if word == "it" && self.is_after_participle(here) { here.lately() } else { 0..0 };
        // "China is its creditor": not China's.
        let copula = here.token.checked_sub(1).is_some_and(|at| is_one_of(self.document.word(at), "is was are were"));
        let predicate =
            here.groups.verb_before(here.token).filter(|_| copula).and_then(|verb| here.groups.subject(verb, 10));
        let asked = Asked {
            // "The hospital told the paper it": whoever is told something is not who says it.
            not: objects()
                .filter(|noun| told && here.groups.is_object(noun))
                .map(|noun| noun.head)
                .chain(opener)
                .chain(predicate)
                .collect(),
            around,
            objects: objects().map(|noun| noun.head).collect(),
            subject: word == "it",
            agents: acts.then_some(self.agents.as_slice()),
            ..Asked::default()
        };
        self.things.meant(Sex::Both, &asked)
    }

    /// In a quotation, the thing that the clause before, or else the sentence before, is said of, where that stands in it too: "The
    /// firm has done all we asked. It has paid."
    fn quoted_thing(&self, here: Here<'_>, quote: &Quote) -> Meant {
        let inside =
            |token: usize| self.document.tokens.get(token).is_some_and(|token| quote.span.contains(token.span));
        let around: Vec<usize> = here.around().into_iter().filter(|head| inside(*head)).collect();
        let named = |who: &Who| if let Who::Named(entity) = who { Some(*entity) } else { None };
        let entity = match around.first() {
            Some(head) => self.things.at(*head).and_then(named),
            None => self.things.before.as_ref().filter(|_| self.things.said_in_quote).and_then(named),
        };
        entity.map_or(Meant::Unclear(0), |entity| Meant::Named(entity, "name.pronoun-of-the-subject"))
    }

    /// The body that a spokesman speaks for: "a spokeswoman for the bank", "the bank's spokesman".
    fn spoken_for(&self, first: usize, head: usize) -> Option<usize> {
        let near = |token: usize| self.document.word(token);
        // "A spokeswoman for the bank, Ann Tarn, said": the role stands before her name.
        let role = (first.max(head.saturating_sub(8))..=head).rev().find(|token| {
            let word = near(*token);
            word.starts_with("spokes") || word.starts_with("Spokes")
        })?;
        // "A spokeswoman said": of what the sentence before is about.
        if !is_one_of(near(role + 1), "for of at") && is_one_of(near(role.saturating_sub(1)), "a A the The") {
            return match self.things.before {
                Some(Who::Named(entity)) if self.bodies.get(entity) == Some(&true) => Some(entity),
                _ => None,
            };
        }
        if is_one_of(near(role + 1), "for of at") {
            let article = usize::from(near(role + 2) == "the");
            return self.entity_at(role + 2 + article);
        }
        let before = role.checked_sub(1)?;
        let clitic = usize::from(is_one_of(near(before), "'s ’s"));
        self.entity_at(before.checked_sub(clitic)?)
    }

    /// "Ann Tarn, the union's secretary, said", "Ann Tarn, head of the union, said": the one body that is named between the person
    /// and the verb of saying as what she stands for.
    fn headed_by(&self, here: Here<'_>, verb: usize) -> Option<usize> {
        let head = here.groups.subject(verb, 10)?;
        let group = here.groups.get(verb).filter(|group| self.reports(Some(*group)) && head < group.tokens.start)?;
        self.entity_at(head).filter(|entity| !self.is_thing(*entity))?;
        let word = |at: usize| self.document.word(at);
        let of = |at: usize| {
            let the = usize::from(word(at.saturating_sub(1)) == "the");
            is_one_of(word(at.saturating_sub(1 + the)), "of for")
        };
        let mut bodies = (head + 1..group.tokens.start).filter_map(|at| {
            let name = self.mention_at(at).filter(|name| self.bodies.get(name.entity) == Some(&true))?;
            let tokens = self.document.tokens_in(name.span);
            let stands = of(tokens.start) || is_one_of(word(tokens.end), "'s ’s ' ’") || word(at) == "its";
            (tokens.end == at + 1 && stands).then_some(name.entity)
        });
        let one = bodies.next()?;
        bodies.all(|other| other == one).then_some(one)
    }

    /// Whether "it" can mean an entity.
    pub(crate) fn is_thing(&self, entity: usize) -> bool {
        let kind = self.entities.get(entity).map(|entity| entity.kind);
        kind.is_some_and(|kind| !matches!(kind, NameKind::Person | NameKind::Norp | NameKind::Language))
    }

    /// Whether the "it" before a verb is one that does or has something: not "it is clear that", "it seems".
    fn does(&self, it: usize, verb: &Chunk, sentence: &Sentence) -> bool {
        let ChunkKind::Verb(group) = &verb.kind else { return false };
        let empty =
            is_one_of(group.lemma.as_str(), "seem appear happen turn take rain snow emerge remain matter follow make");
        let said = group.passive && reporting(self.document.word(verb.head)).is_some();
        let word = |at: usize| self.document.word(at).lower();
        let after = verb.tokens.end..sentence.tokens.end.min(verb.tokens.end + 8);
        let clause = || after.clone().any(|at| is_one_of(word(at).as_str(), "that to whether who how why when"));
        // "It was not able to say" is of somebody or something.
        let able = is_one_of(word(verb.tokens.end).as_str(), "able unable aware ready willing unaware confident");
        let copula = group.lemma == "be"
            && !able
            && (clause() || matches!(self.syntax.tag(verb.tokens.end), Tag::Det | Tag::Noun | Tag::Pron | Tag::Adp));
        let question =
            it.checked_sub(1).is_some_and(|at| is_one_of(word(at).as_str(), "that where why how")) && after.is_empty();
        let told = group.passive && after.clone().take(3).any(|at| word(at) == "that");
        group.finite && !(empty || said || told || copula || question)
    }
}
