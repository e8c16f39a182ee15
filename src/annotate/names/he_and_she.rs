//! "He" and "she": which words around a pronoun say whom it can and cannot mean, before `salience` weighs who is left.

use crate::annotate::names::focus::{Asked, Meant, Role, Who};
use crate::annotate::names::pronouns::{Here, Pronoun, Reader};
use crate::annotate::syntax::{Chunk, ChunkKind, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::text::Case;

impl Reader<'_> {
    /// The one person that a pronoun can mean, and how that is seen.
    pub(crate) fn person_meant(&self, here: Here<'_>, sex: Sex, word: &str) -> Meant {
        if let Some(entity) = self.fronted(here).filter(|entity| self.can_be(*entity, sex)) {
            return Meant::Named(entity, "name.pronoun-of-the-subject");
        }
        if self.is_fronted(here) {
            return Meant::Unclear(0);
        }
        if let Some(entity) = self.joined_to(here, word).filter(|entity| self.can_be(*entity, sex)) {
            return Meant::Named(entity, "name.pronoun-beside");
        }
        let mut asked = Asked {
            around: here.around().into_iter().map(|head| self.of_whom(here, head)).collect(),
            subject: here.role == Role::Subject,
            quoted: here.quote.is_some(),
            says: is_one_of(word, "he she") && self.speaks(here),
            ..Asked::default()
        };
        // "The bank was never wrong, she said": she need not be whom the clause before is about.
        let after_comma = here.token.checked_sub(1).is_some_and(|before| self.document.word(before) == ",");
        let before = asked.around.first().and_then(|head| self.mention_at(*head)).filter(|name| name.is_name());
        let before = before.map(|name| name.entity);
        if asked.says && after_comma && here.quote.is_none() && before.is_some_and(|entity| self.can_be(entity, sex)) {
            return Meant::Unclear(0);
        }
        if here.quote.is_none() {
            asked.around.retain(|head| !self.is_quoted(*head));
            // "Ann Tarn is late," she said: somebody else.
            if asked.says {
                asked.not.extend(here.lately().filter(|token| self.is_quoted(*token)));
            }
        }
        // Whom "she accused him" means is not who accuses; "himself" is.
        let governing = here.groups.verb_before(here.token);
        let end = governing.map_or(here.token, |verb| here.groups.tokens(verb).end);
        let nearest = here.groups.any_verb_before(here.token).map_or(0..end, |verb| here.groups.tokens(verb));
        let object = is_one_of(word, "him her")
            && !matches!(self.syntax.tag(here.token + 1), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num)
            && (nearest.end..here.token).all(|at| self.syntax.tag(at) == Tag::Adp || self.document.word(at) == "it");
        let governor = governing.and_then(|verb| here.groups.subject(verb, 10));
        let told = self.reports(governing.and_then(|verb| here.groups.get(verb)));
        asked.teller = governor.filter(|head| told && asked.around.first() == Some(head));
        if self.is_after_participle(here) {
            asked.not.extend(here.lately());
        }
        if object {
            // "She asked Mark Hale to help him": he helps, and not himself.
            let helper = here.groups.nouns(end..nearest.start).find(|noun| !here.groups.is_prepositional(noun));
            asked.not.extend(helper.map(|noun| noun.head).or(governor));
        } else if word.ends_with("self") {
            let before = here.token.checked_sub(1).and_then(|before| self.entity_at(before));
            if let Some(entity) = before.filter(|entity| self.can_be(*entity, sex)) {
                return Meant::Named(entity, "name.pronoun-beside");
            }
        } else {
            let nouns = here.groups.nouns(end..here.token).filter(|noun| !here.groups.is_prepositional(noun));
            // "She thanked Mark Hale for his help".
            let judged = is_one_of(self.document.word(here.token.saturating_sub(1)), "for of over")
                && governing.is_some_and(|verb| Self::judges(here.groups.get(verb)));
            let told = judged || governing.is_some_and(|verb| self.reports(here.groups.get(verb)));
            let list = if told { &mut asked.addressed } else { &mut asked.objects };
            list.extend(nouns.map(|noun| noun.head));
        }
        if is_one_of(self.document.word(here.token + 1), "and or") {
            asked.others.extend(self.entity_at(here.token + 2));
        }
        if let Some(source) = here.quote.and_then(|quote| quote.source) {
            match self.speaker(source) {
                Some(entity) => asked.others.push(entity),
                // "She is late," she said: two of them.
                None if self.document.tokens_in(source).any(|at| here.token < at && self.is_for(at, sex)) => {
                    let says = Asked { subject: true, says: true, ..Asked::default() };
                    let Meant::Named(entity, _) = self.people.meant(sex, &says) else { return Meant::Unclear(0) };
                    asked.others.push(entity);
                }
                None => {}
            }
        }
        self.people.meant(sex, &asked)
    }

    /// "A steward in his fifties": whoever stands before it.
    pub(crate) fn aged(&mut self, here: Here<'_>, sex: Sex) -> Option<Meant> {
        let word = |at: usize| self.document.word(at);
        let decade = word(here.token + 1);
        let fits = decade.ends_with("ties")
            || decade.ends_with("0s")
            || decade == "teens"
            || word(here.token + 2).ends_with("ties");
        let before = here.token.checked_sub(1).filter(|at| fits && word(*at) == "in")?;
        let noun = before.checked_sub(1 + usize::from(word(before.saturating_sub(1)) == ","))?;
        let noun = Some(noun)
            .filter(|at| here.first() <= *at && self.syntax.chunk_at(*at).is_some_and(|chunk| chunk.head == *at))?;
        if !self.people.knows(noun) {
            let role = self.role(here.groups, here.subjects, noun);
            self.people.spoken(Who::Called(word(noun).lower()), sex, role, noun, here.quote.is_some());
        }
        self.people.meant_at(noun)
    }

    /// "Paul Tarn, a clerk, and his wife": the person whom "and" ties to a relative of theirs.
    fn joined_to(&self, here: Here<'_>, word: &str) -> Option<usize> {
        let kin = is_one_of(word, "his her") && words().is("kin", self.document.word(here.token + 1));
        let and = here.token.checked_sub(1).filter(|at| kin && self.document.word(*at) == "and")?;
        let mut last = and.checked_sub(1)?;
        if self.document.word(last) == "," {
            let opening = (here.first()..last).rev().take(8).find(|at| self.document.word(*at) == ",")?;
            last = opening.checked_sub(1)?;
        }
        self.entity_at(last)
    }

    /// Whether a token is a pronoun for somebody of that sex.
    fn is_for(&self, token: usize, sex: Sex) -> bool {
        matches!(Pronoun::of(&self.document.word(token).lower()), Some(Pronoun::Person(other)) if other == sex)
    }

    /// Whether the pronoun is who a quotation's words are laid on.
    fn speaks(&self, here: Here<'_>) -> bool {
        let Some(token) = self.document.tokens.get(here.token) else { return false };
        let next = self.quotes.partition_point(|quote| quote.span.end() <= token.span.start());
        let near = self.quotes.get(next.saturating_sub(1)..(next + 1).min(self.quotes.len())).unwrap_or_default();
        near.iter().any(|quote| quote.source == Some(token.span)) || self.reports(here.groups.verb_after(here.token))
    }

    /// Whether a verb group tells that somebody is praised or blamed for what they did.
    fn judges(verb: Option<&Chunk>) -> bool {
        let lemma = verb.map(|verb| if let ChunkKind::Verb(group) = &verb.kind { group.lemma.as_str() } else { "" });
        lemma.is_some_and(|lemma| words().is("judge", lemma))
    }

    /// Whether a token stands in a quotation.
    fn is_quoted(&self, token: usize) -> bool {
        let Some(span) = self.document.tokens.get(token).map(|token| token.span) else { return false };
        let next = self.quotes.partition_point(|quote| quote.span.end() <= span.start());
        self.quotes.get(next).is_some_and(|quote| quote.speech && quote.span.overlaps(span))
    }
}
