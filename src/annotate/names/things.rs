//! "It" and "its": tied only to the subject of their clause, or of the sentence before, where that is named and nothing else
//! could be meant; never to a fact, or to the "it" of "it is clear".

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::annotate::names::pronouns::{Here, Reader};
use crate::annotate::syntax::{Chunk, ChunkKind, Tag};
use crate::lexicon::names::words;
use crate::lexicon::reporting;
use crate::text::Sentence;

impl Reader<'_> {
    /// The thing that "it" or "its" goes on with: the subject of its clause, or of the sentence before.
    pub(crate) fn thing_meant(&self, here: Here<'_>, sentence: &Sentence, word: &str) -> Option<(usize, Rule)> {
        let verb = here.groups.verb_after(here.token);
        if here.quote.is_some() || (word == "it" && !verb.is_some_and(|verb| self.does(here.token, verb, sentence))) {
            return None;
        }
        let previous = here.token.checked_sub(1).filter(|before| here.first <= *before);
        // "Norway and its neighbours".
        if let Some(before) =
            previous.filter(|at| word == "its" && matches!(self.document.word(*at), "and" | "or" | "with"))
            && let Some(entity) = before.checked_sub(1).and_then(|at| self.entity_at(at))
        {
            return self.thing(entity).map(|entity| (entity, "name.pronoun-beside"));
        }
        if let Some(governing) = here.groups.verb_before(here.token) {
            let from = here.groups.tokens(governing).end;
            // Another thing between the two would leave a doubt; what stands right before "it" is what the clause is about.
            let acts = verb.is_some_and(|verb| reporting(self.document.word(verb.head)).is_some());
            let doubt = here.groups.nouns(from..here.token).any(|noun| {
                let word = self.document.word(noun.head).to_lowercase();
                let apart = noun.tokens.end < here.token && !here.groups.is_prepositional(noun);
                let number = noun.tokens.clone().any(|token| self.syntax.tag(token) == Tag::Num);
                apart && !number && !acts && !self.syntax.is_plural(noun.head) && !words().is("where.of", &word)
            });
            let head = here.groups.subject(governing, 10).filter(|_| !doubt)?;
            let entity = self.entity_at(head).filter(|entity| self.thing(*entity).is_some());
            let entity = entity.or_else(|| self.spoken_for(here, head))?;
            return self.thing(entity).map(|entity| (entity, "name.pronoun-of-the-subject"));
        }
        if let Some(entity) = self.fronted(here) {
            return self.thing(entity).map(|entity| (entity, "name.pronoun-of-the-subject"));
        }
        let says = verb.is_some_and(|verb| reporting(self.document.word(verb.head)).is_some());
        let opens = previous.is_none_or(|before| {
            (before == here.first && self.syntax.tag(before) == Tag::Cconj)
                || (says && self.document.word(before) == ",")
        });
        // People can be no "it".
        let mut things = self
            .before
            .iter()
            .map(|head| self.entity_at(*head))
            .filter(|one| one.is_none_or(|entity| self.thing(entity).is_some()));
        let entity = things.next().flatten().filter(|_| opens)?;
        things.all(|other| other == Some(entity)).then_some((entity, "name.pronoun-goes-on"))
    }

    /// The body that a spokesman speaks for: "a spokeswoman for the bank", "the bank's spokesman".
    fn spoken_for(&self, here: Here<'_>, head: usize) -> Option<usize> {
        let near = |token: usize| self.document.word(token);
        // "A spokeswoman for the bank, Ann Tarn, said": the role stands before her name.
        let role = (here.first.max(head.saturating_sub(8))..=head).rev().find(|token| {
            let word = near(*token);
            word.starts_with("spokes") || word.starts_with("Spokes")
        })?;
        if matches!(near(role + 1), "for" | "of" | "at") {
            let article = usize::from(near(role + 2) == "the");
            return self.entity_at(role + 2 + article);
        }
        let before = role.checked_sub(1)?;
        let clitic = usize::from(matches!(near(before), "'s" | "’s"));
        self.entity_at(before.checked_sub(clitic)?)
    }

    fn thing(&self, entity: usize) -> Option<usize> {
        let kind = self.entities.get(entity)?.kind;
        (!matches!(kind, NameKind::Person | NameKind::Norp | NameKind::Language)).then_some(entity)
    }

    /// Whether the "it" before a verb is one that does or has something: not "it is clear that", "it seems".
    fn does(&self, it: usize, verb: &Chunk, sentence: &Sentence) -> bool {
        let ChunkKind::Verb(group) = &verb.kind else { return false };
        let empty = matches!(
            group.lemma.as_str(),
            "seem"
                | "appear"
                | "happen"
                | "turn"
                | "take"
                | "rain"
                | "snow"
                | "emerge"
                | "remain"
                | "matter"
                | "follow"
                | "make"
        );
        let said = group.passive && reporting(self.document.word(verb.head)).is_some();
        let word = |at: usize| self.document.word(at).to_lowercase();
        let mut after = verb.tokens.end..sentence.tokens.end.min(verb.tokens.end + 8);
        let clause = || {
            after
                .clone()
                .any(|at| matches!(word(at).as_str(), "that" | "to" | "whether" | "who" | "how" | "why" | "when"))
        };
        let copula = group.lemma == "be"
            && (clause() || matches!(self.syntax.tag(verb.tokens.end), Tag::Det | Tag::Noun | Tag::Pron | Tag::Adp));
        let question =
            it.checked_sub(1).is_some_and(|at| matches!(word(at).as_str(), "that" | "where" | "why" | "how"))
                && after.next().is_none();
        group.finite && !(empty || said || copula || question)
    }
}
