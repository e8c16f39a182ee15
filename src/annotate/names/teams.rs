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
    /// A sentence begins: which bodies have a plural verb in it.
    pub(crate) fn note_teams(&mut self, groups: Groups<'_>) {
        for (verb, subject) in groups.said_of_whom() {
            let plural = is_one_of(self.document.word(verb.tokens.start), "have are were haven aren weren");
            if let Some(entity) = self.body_at(subject).filter(|_| plural) {
                if self.teams.plural.len() <= entity {
                    self.teams.plural.resize(entity + 1, false);
                }
                if let Some(known) = self.teams.plural.get_mut(entity) {
                    *known = true;
                }
            }
        }
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
        let before = here.subjects.partition_point(|head| *head < here.token).checked_sub(1);
        let Some(subject) = before.and_then(|at| here.subjects.get(at)) else {
            let (entity, paragraph) = self.teams.before?;
            let opens = here.token == here.first() && paragraph == here.sentence.paragraph;
            return opens.then_some((entity, "name.pronoun-goes-on"));
        };
        // "Rovers beat the champions on their ground": whose, is not told.
        let others = here.groups.nouns(*subject + 1..here.token).any(|noun| self.syntax.is_plural(noun.head));
        let entity = self.team_at(*subject).filter(|_| !others)?;
        Some((entity, "name.pronoun-of-the-subject"))
    }

    fn team_at(&self, token: usize) -> Option<usize> {
        self.body_at(token).filter(|entity| self.teams.plural.get(*entity).copied().unwrap_or_default())
    }

    fn body_at(&self, token: usize) -> Option<usize> {
        let entity = self.entity_at(token)?;
        self.entities.get(entity).filter(|one| one.kind == NameKind::Org).map(|_| entity)
    }
}
