//! "They" and "their" for a team or a body of people: only where the text gives its name a plural verb, and it is the subject that
//! the pronoun goes on with. Several people at once are nobody's.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::annotate::names::pronouns::{Here, Reader};
use crate::annotate::names::subjects::Groups;
use crate::lexicon::is_one_of;

/// The bodies of which a text speaks in the plural.
#[derive(Debug, Default)]
pub(crate) struct Teams {
    /// Whether each entity has had a plural verb.
    plural: Vec<bool>,
    /// The one that the last sentence began with, and its paragraph.
    before: Option<(usize, usize)>,
}

impl Reader<'_> {
    /// Which bodies have a plural verb: "Rovers have", at the start of a clause.
    pub(crate) fn note_teams(&mut self) {
        let mut plural = vec![false; self.entities.len()];
        for name in self.names {
            let tokens = self.document.tokens_in(name.span);
            // "Rovers have", "Rovers, who were".
            let who = is_one_of(self.document.word(tokens.end + 1), "who") && self.document.word(tokens.end) == ",";
            let verb = self.document.word(tokens.end + if who { 2 } else { 0 });
            let verb =
                is_one_of(verb, "have are were haven aren weren climb face go host lie play remain sit trail travel");
            let before = tokens.start.checked_sub(1).map_or("", |at| self.document.word(at));
            let alone = before.is_empty()
                || is_one_of(
                    before,
                    ". , ; : “ \" ” ’ ‘ but that because if when while where as the The than said says",
                );
            let listed =
                before == "," && (2..6).any(|back| self.mention_at(tokens.start.saturating_sub(back)).is_some());
            if let Some(known) = plural.get_mut(name.entity) {
                *known |= verb && alone && !listed;
            }
        }
        self.teams.plural = plural;
    }

    /// A sentence ends: whether a team is what it began with.
    pub(crate) fn end_teams(&mut self, groups: Groups<'_>, paragraph: usize) {
        let team = groups.first_subject().and_then(|head| self.team_at(head));
        self.teams.before = team.map(|entity| (entity, paragraph));
    }

    /// The team that "they" or "their" means, and how that is seen.
    pub(crate) fn team_meant(&self, here: Here<'_>) -> Option<(usize, Rule)> {
        if here.quote.is_some() {
            return None;
        }
        // "Rovers beat the champions on their ground": whose, is not told.
        let others = |from: usize| here.groups.nouns(from..here.token).any(|noun| self.syntax.is_plural(noun.head));
        let before = here.subjects.partition_point(|head| *head < here.token).checked_sub(1);
        // "Frayne, their captain,": beside a person, whose team the sentence before was about.
        let person = |head: &&usize| {
            let beside = here.token.checked_sub(1).is_some_and(|at| self.document.word(at) == "," && at == **head + 1);
            !(beside && self.entity_at(**head).is_some_and(|entity| !self.is_thing(entity)))
        };
        let Some(subject) = before.and_then(|at| here.subjects.get(at)).filter(person) else {
            let (entity, paragraph) = self.teams.before?;
            let opens = !others(here.first()) && here.sentence.paragraph <= paragraph + 1;
            return opens.then_some((entity, "name.pronoun-goes-on"));
        };
        let others = || others(*subject + 1);
        // "Rovers had beaten the champions, but they": the verbs share their subject.
        let goes_on = is_one_of(self.document.word(here.token.saturating_sub(1)), "but and")
            && here.subjects.binary_search(&here.token).is_ok();
        let entity = self.team_at(*subject).filter(|_| goes_on || !others())?;
        Some((entity, "name.pronoun-of-the-subject"))
    }

    fn team_at(&self, token: usize) -> Option<usize> {
        self.body_at(token).filter(|entity| self.teams.plural.get(*entity).copied().unwrap_or_default())
    }

    fn body_at(&self, token: usize) -> Option<usize> {
        let entity = self.entity_at(token)?;
        // A state's side is called by its name.
        let body = self.entities.get(entity).filter(|one| matches!(one.kind, NameKind::Org | NameKind::Gpe));
        body.map(|_| entity)
    }
}
