//! What a sentence speaks of, noted as it is read: names, nouns for people and for things, and as what each stands there. Whom a
//! pronoun means is for `pronouns` and `things`.

use crate::annotate::names::focus::{Asked, Meant, Role, Who};
use crate::annotate::names::people_spoken_of::somebody;
use crate::annotate::names::pronouns::{Here, Reader};
use crate::annotate::names::subjects::Groups;
use crate::annotate::names::{NameKind, NameMention};
use crate::annotate::syntax::Tag;
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::text::{Case, Letter, Span};
use std::ops::Range;

/// The classes of nouns that tell what kind of thing is named.
const KINDS: [&str; 6] = ["before.ORG", "of.ORG", "after.PRODUCT", "before.PRODUCT", "thing.FAC", "before.WORK_OF_ART"];

impl Reader<'_> {
    /// A name stands here.
    pub(crate) fn note_name(&mut self, name: &NameMention, here: Here<'_>) {
        if let Some(entity) = self.entities.get(name.entity) {
            self.titles.named(name.entity, entity);
        }
        let tokens = self.document.tokens_in(name.span);
        let last = tokens.end.saturating_sub(1);
        // "Ann Tarn KC said": the letters are the group's head.
        let letters = self.document.word(last + 1);
        let letters = 1 < letters.len() && letters.bytes().all(|letter| letter.is_ascii_uppercase());
        let mut within = tokens.start..tokens.end + usize::from(letters);
        let head = within.clone().find(|token| here.subjects.binary_search(token).is_ok());
        let noun = self.set_beside(here, tokens.clone());
        let head = head.or(noun.filter(|noun| here.subjects.binary_search(noun).is_ok()));
        let role = match head {
            None if self.is_source(name.span) || self.according(tokens.start) => Role::Subject,
            // "Ann Tarn's second book was".
            None if tokens.start == here.first() && is_one_of(self.document.word(tokens.end), "'s ’s") => {
                Role::Object
            }
            _ => self.role(here.groups, here.subjects, head.unwrap_or(last)),
        };
        // "It names his brother, Paul Tarn,": the object is he.
        let role = match noun.filter(|_| role == Role::Other) {
            Some(noun) => self.role(here.groups, here.subjects, noun),
            None => role,
        };
        if let Some(noun) = noun {
            if self.is_person(name.entity) {
                self.people.is_named(noun, name.entity);
            } else {
                self.things.is_named(noun, name.entity);
                if self.syntax.tag(noun) == Tag::Noun && !words().role(self.document.word(noun)) {
                    self.titles.bind(self.document.word(noun).to_owned(), name.entity);
                }
            }
        }
        let place = |kind| matches!(kind, NameKind::Gpe | NameKind::Loc);
        if self.is_thing(name.entity)
            && !self.entities.get(name.entity).is_some_and(|entity| place(entity.kind))
            && let Some(noun) = self.called_beside(tokens.clone())
        {
            self.titles.bind(noun, name.entity);
        }
        // "The Tarn union said": the union is what is named.
        let kind = self.kind_after(tokens.clone());
        let role =
            kind.filter(|_| role == Role::Other).map_or(role, |head| self.role(here.groups, here.subjects, head));
        // "Shares in Tarn fell": Tarn is what it is about.
        let role = if role == Role::Other && self.counted_of(here, tokens.start) { Role::Subject } else { role };
        if self.is_person(name.entity) && !self.people.counts.contains_key(&name.entity) {
            self.name_lead(name.entity, Here { role, token: head.unwrap_or(here.token), ..here });
        }
        self.note_entity(name.entity, Here { role, ..here });
        if let Some(head) = kind {
            self.things.same(head, here.token);
        }
        // "Its biggest customer, Tarn Motors, said it".
        let beside = tokens.start.checked_sub(1).is_some_and(|at| self.document.word(at) == ",");
        if let Some(noun) = noun.filter(|noun| beside && self.is_thing(name.entity) && !self.things.knows(*noun)) {
            self.things.same(noun, here.token);
            self.people.forget(noun);
        }
        // "A master, Ann Tarn, told him": the verb is said of her.
        if let Some(noun) = noun.filter(|noun| Some(*noun) == head) {
            self.people.same(noun, here.token);
        }
        if self.according(tokens.start) {
            self.people.speaks(here.token);
        }
        within.next();
        for token in within {
            self.people.same(token, here.token);
            self.things.same(token, here.token);
        }
    }

    /// A person or a thing with a name is spoken of.
    pub(crate) fn note_entity(&mut self, entity: usize, here: Here<'_>) {
        if self.is_person(entity) {
            self.people.spoken(Who::Named(entity), Sex::Both, here.role, here.token, here.quote.is_some());
        } else if self.is_thing(entity) {
            self.things.spoken(Who::Named(entity), Sex::Both, here.role, here.token, here.quote.is_some());
        }
    }

    /// A noun may speak of a person or a thing without a name.
    pub(crate) fn note_noun(&mut self, here: Here<'_>, word: &str) {
        let (token, quoted) = (here.token, here.quote.is_some());
        if self.things.knows(token) {
            return;
        }
        let sex = somebody(self.document, token, word).or_else(|| self.is_who(here, token).then_some(Sex::Both));
        let comma =
            || (here.first().max(token.saturating_sub(6))..token).rev().find(|at| self.document.word(*at) == ",");
        if let Some(sex) = sex
            && !matches!(self.syntax.tag(token), Tag::Verb | Tag::Aux | Tag::Adp)
            && !self.predicate(token)
        {
            let owner = token.checked_sub(1).map_or("", |before| self.document.word(before));
            let relative = is_one_of(owner, "his her their my His Her Their My 's ’s");
            // A lawyer's client is the other one of whom the sentence speaks, or whom the story is about.
            if relative && word == "client" {
                let lawyer = here.around().into_iter().next();
                if let Some(client) = self.people.beside(lawyer).or_else(|| self.people.topic()) {
                    self.people.again(client, here.role, token, quoted);
                    return;
                }
            }
            let who = if relative { Who::Relative(word.to_owned()) } else { Who::Called(word.to_owned()) };
            self.people.spoken(who, sex, here.role, token, quoted);
        } else if let Some(comma) = comma().filter(|_| here.role == Role::Subject) {
            // "Ann Tarn, a hospitable woman who": the subject of the clause is she.
            self.people.same(token, comma.saturating_sub(1));
        } else if let Some((sex, noun)) = sex.zip(self.predicate_of(token)) {
            // "The loser, a brother of hers, refused".
            let role = self.role(here.groups, here.subjects, noun);
            self.people.spoken(Who::Called(self.document.word(noun).lower()), sex, role, noun, quoted);
        }
        if let Some(name) = self.apposed(token).filter(|_| sex.is_none()) {
            self.things.same(token, name);
            return;
        }
        if sex.is_none()
            && self.syntax.tag(token) == Tag::Noun
            && !self.syntax.is_plural(token)
            && !words().is("span", word)
            && self.syntax.chunk_at(token).is_some_and(|chunk| chunk.head == token)
        {
            if let Some(entity) = self.stands_for(here, word) {
                self.note_entity(entity, here);
                return;
            }
            // "Doctors at the clinic said its".
            let start = self.syntax.chunk_at(token).map_or(token, |chunk| chunk.tokens.start);
            let role = if here.role == Role::Other && self.counted_of(here, start) { Role::Subject } else { here.role };
            self.things.spoken(Who::Called(word.to_owned()), Sex::Both, role, token, quoted);
        }
    }

    /// "The firm", "the ready-meals maker": the body that the text has just spoken of, where there is one alone. It is no mention: the
    /// text has not called it so.
    fn stands_for(&self, here: Here<'_>, word: &str) -> Option<usize> {
        let chunk = self.syntax.chunk_at(here.token)?;
        let next = self.document.word(here.token + 1);
        let state = is_one_of(word, "country nation");
        let definite = self.document.word(chunk.tokens.start).eq_ignore_ascii_case("the")
            && (state || words().is("body", word))
            && !is_one_of(next, "of in at for that which who whose from behind to with")
            && !matches!(self.syntax.tag(here.token + 1), Tag::Noun | Tag::Propn);
        let named = |at: usize| self.document.word(at).chars().next().is_some_and(Letter::is_upper);
        // "The Unite union", "the Leeds-based firm".
        let mut inside = chunk.tokens.start + 1..here.token;
        if !definite || inside.any(|at| named(at) && !self.document.word(at).ends_with("-based")) {
            return None;
        }
        let lately = if here.role == Role::Subject { 0..0 } else { here.lately() };
        let asked = Asked {
            not: lately.chain(here.around()).collect(),
            subject: here.role == Role::Subject,
            agents: Some(if state { &self.states } else { &self.bodies }),
            ..Asked::default()
        };
        match self.things.meant(Sex::Both, &asked) {
            Meant::Named(entity, _) => Some(entity),
            _ => None,
        }
    }

    /// "A sampler who", "a carer at the home, who": somebody, whatever they do.
    fn is_who(&self, here: Here<'_>, token: usize) -> bool {
        let next = |at: usize| at + usize::from(self.document.word(at) == ",");
        let end =
            match self.syntax.chunk_at(token + 2).filter(|_| is_one_of(self.document.word(token + 1), "at from in")) {
                Some(place) => place.tokens.end,
                None => token + 1,
            };
        self.syntax.tag(token) == Tag::Noun
            && !self.syntax.is_plural(token)
            && is_one_of(self.document.word(next(end)), "who whose")
            && self
                .syntax
                .chunk_at(token)
                .is_some_and(|chunk| chunk.head == token && !here.groups.is_prepositional(chunk))
    }

    fn is_person(&self, entity: usize) -> bool {
        self.entities.get(entity).is_some_and(|one| one.kind == NameKind::Person)
    }

    /// Whether the words beside a quotation lay it on this name: "said Ann Tarn".
    fn is_source(&self, name: Span) -> bool {
        let next = self.quotes.partition_point(|quote| quote.span.end() <= name.start());
        let near = self.quotes.get(next.saturating_sub(1)..(next + 1).min(self.quotes.len())).unwrap_or_default();
        near.iter().filter_map(|quote| quote.source).any(|source| source.overlaps(name) && source.end() <= name.end())
    }

    /// "According to Ann Tarn".
    fn according(&self, start: usize) -> bool {
        let word = |back: usize| start.checked_sub(back).map_or("", |at| self.document.word(at));
        word(1) == "to" && word(2).eq_ignore_ascii_case("according")
    }

    /// What a thing is called right before its name, or after a comma: "the broadcaster Tarn", "Tarn, a maker of drills".
    fn called_beside(&self, name: Range<usize>) -> Option<String> {
        let is_kind = |word: &str| KINDS.iter().any(|class| words().is(class, word));
        let word = |at: usize| self.document.word(at);
        let before = name.start.checked_sub(1).map(word).filter(|word| is_kind(word));
        let after = || {
            // "Tarn, the company said": no apposition.
            let opens = word(name.end) == ",";
            let chunk = self.syntax.chunk_at(name.end + 2).filter(|_| opens)?;
            let closed = is_one_of(word(chunk.tokens.end), ", . ; ) – — that which of in for behind based");
            let fits = is_one_of(word(name.end + 1), "a an") || (closed && word(name.end + 1) == "the");
            Some(word(chunk.head)).filter(|word| fits && is_kind(word))
        };
        // "A fund called Tarn".
        let called = || {
            let noun = name.start.checked_sub(2).filter(|_| is_one_of(word(name.start - 1), "called named"))?;
            Some(word(noun)).filter(|_| self.syntax.tag(noun) == Tag::Noun)
        };
        // "The Jwala copper mine".
        let within = || self.kind_after(name.clone()).map(word);
        before.or_else(after).or_else(called).or_else(within).map(str::to_owned)
    }

    /// The noun after a name in one group with it that says what it is: "the Jwala copper mine", "the Tarn union".
    fn kind_after(&self, name: Range<usize>) -> Option<usize> {
        let chunk = self.syntax.chunk_at(name.start).filter(|chunk| name.end <= chunk.head)?;
        let the = self.document.word(chunk.tokens.start).eq_ignore_ascii_case("the");
        let next = name.end == chunk.head && the;
        let is = |class: &str| words().is(class, self.document.word(chunk.head));
        (is("after.FAC") || is("thing.FAC") || (next && is("before.ORG"))).then_some(chunk.head)
    }

    /// "Shares in Tarn fell": the name after a subject of many.
    fn counted_of(&self, here: Here<'_>, start: usize) -> bool {
        let word = |back: usize| start.checked_sub(back).map_or("", |at| self.document.word(at));
        let back = if word(1) == "the" { 2 } else { 1 };
        // "Tarn shares fell".
        let own = self.syntax.chunk_at(start).map(|chunk| chunk.head).filter(|head| start < *head);
        let head = start.checked_sub(back + 1).filter(|_| is_one_of(word(back), "in of at"));
        own.or(head).is_some_and(|head| here.subjects.binary_search(&head).is_ok() && self.syntax.is_plural(head))
    }

    /// The last token of the thing that a noun is set beside, after a comma: "Tarnwave, the company that owns it".
    fn apposed(&self, token: usize) -> Option<usize> {
        let chunk = self.syntax.chunk_at(token).filter(|chunk| chunk.head == token)?;
        let comma = chunk.tokens.start.checked_sub(1).filter(|at| self.document.word(*at) == ",")?;
        let name = comma.checked_sub(1)?;
        let entity = self.entity_at(name).and_then(|entity| self.entities.get(entity))?;
        let thing = matches!(entity.kind, NameKind::Org | NameKind::Product | NameKind::Fac | NameKind::Event);
        (thing && is_one_of(self.document.word(chunk.tokens.start), "a an the")).then_some(name)
    }

    /// The noun that a name is set beside: "the owner, Ann Tarn, said", "the owner of the ship, a Dane named Ann Tarn of Hull, said"; or
    /// is said to be: "the owner is Ann Tarn".
    fn set_beside(&self, here: Here<'_>, name: Range<usize>) -> Option<usize> {
        let word = |at: usize| self.document.word(at);
        let verb = here.groups.any_verb_before(name.start);
        let verb = verb
            .filter(|verb| here.groups.tokens(*verb).end == name.start && is_one_of(word(name.end), ", . ; and who"));
        let is = |words: Range<usize>| {
            is_one_of(word(words.start), "is was are were 's ’s")
                && words.clone().skip(1).all(|at| is_one_of(word(at), "called named"))
        };
        if let Some(verb) = verb.filter(|verb| is(here.groups.tokens(*verb))) {
            return here.groups.subject(verb, 10);
        }
        let comma = (here.first()..name.start).rev().take(6).find(|at| word(*at) == ",")?;
        let between = comma + 1..name.start;
        let capital = |at: usize| word(at).chars().next().is_some_and(Letter::is_upper);
        let fits = between.clone().all(capital) || is_one_of(word(between.start), "a an the");
        let of = self.syntax.chunk_at(name.end + 1).filter(|_| is_one_of(word(name.end), "of from at"));
        let closed = is_one_of(word(of.map_or(name.end, |of| of.tokens.end)), ", . – — ;");
        let noun = comma.checked_sub(1).filter(|_| fits && closed)?;
        Some(here.groups.head_of(noun))
    }

    /// As what a token speaks of somebody.
    pub(crate) fn role(&self, groups: Groups<'_>, subjects: &[usize], token: usize) -> Role {
        let chunk = self.syntax.chunk_at(token);
        if subjects.binary_search(&token).is_ok() {
            // "By the minister who": the subject of that clause alone.
            let clause = is_one_of(self.document.word(token + 1), "who which that");
            let aside = clause && chunk.is_some_and(|chunk| groups.is_prepositional(chunk));
            return if aside { Role::Other } else { Role::Subject };
        }
        let owner = is_one_of(self.document.word(token + 1), "'s ’s ' ’");
        let chunk = chunk.filter(|_| !owner);
        if chunk.is_some_and(|chunk| groups.is_object(chunk)) { Role::Object } else { Role::Other }
    }

    /// Whether "a" or "another" brings the word in: one more of its kind.
    pub(crate) fn introduced(&self, index: usize) -> bool {
        let one_more = |word: &str| is_one_of(word, "a an another each every second rival other");
        let word = |at: Option<usize>| at.map_or("", |at| self.document.word(at));
        let opening = self.syntax.chunk_at(index).filter(|chunk| chunk.head == index).map(|chunk| chunk.tokens.start);
        (one_more(word(index.checked_sub(1))) || one_more(word(opening)))
            && self.syntax.tag(index) == Tag::Noun
            && !self.predicate(index)
    }

    /// The noun that a comma sets a word beside, where it is no name: "the loser, a brother".
    fn predicate_of(&self, index: usize) -> Option<usize> {
        let comma = (index.saturating_sub(4)..index).rev().find(|at| self.document.word(*at) == ",")?;
        let noun = comma.checked_sub(1)?;
        (is_one_of(self.document.word(comma + 1), "a an")
            && self.entity_at(noun).is_none()
            && self.syntax.tag(noun) == Tag::Noun)
            .then_some(noun)
    }

    /// "He was a teacher", "as a lawyer": said of somebody, no other person. So is what a comma sets off.
    pub(crate) fn predicate(&self, index: usize) -> bool {
        let word = |back: usize| index.checked_sub(back).map_or("", |at| self.document.word(at));
        // "Asked twice, a clerk said": what the comma closes is nobody.
        let apposed = |back: usize| {
            let before = index.checked_sub(back + 1).filter(|_| word(back) == ",");
            before.is_some_and(|at| self.people.knows(at) || self.entity_at(at).is_some())
        };
        (1..=4).any(|back| is_one_of(word(back), "a an"))
            && (2..=5).any(|back| is_one_of(word(back), "is was be been as became become 's ’s once") || apposed(back))
    }
}
