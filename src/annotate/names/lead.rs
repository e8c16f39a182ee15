//! Whom a story opens with before it names them: "A dentist was charged with fraud. ... Ann Tarn, 51, told the court". Nobody else may be
//! named before, and the name must be what the next paragraph begins with.

use crate::annotate::names::Form;
use crate::annotate::names::focus::{Role, Who};
use crate::annotate::names::pronouns::{Here, Reader};
use crate::lexicon::is_one_of;
use crate::text::Span;

/// Whom the first sentence is said of, while they have no name.
#[derive(Debug, Default)]
pub(crate) struct Lead {
    /// The first paragraph of the body.
    paragraph: Option<usize>,
    /// What they are called, by place in the list of people.
    called: Option<(usize, String)>,
    /// The pronouns for them.
    pronouns: Vec<Span>,
}

impl Reader<'_> {
    /// The first sentence ends, whose first subject's head is this token.
    pub(crate) fn end_lead(&mut self, subject: Option<usize>, paragraph: usize) {
        if self.lead.paragraph.is_some() {
            return;
        }
        self.lead.paragraph = Some(paragraph);
        let Some(head) = subject else { return };
        let opening = self.syntax.chunk_at(head).map_or(head, |chunk| chunk.tokens.start);
        let before = opening.checked_sub(1).map_or("", |at| self.document.word(at));
        let new = is_one_of(self.document.word(opening), "a an A An") || is_one_of(before, "'s ’s");
        let place = self.people.place(head).filter(|_| new);
        let nameless = place.and_then(|place| Some((place, self.people.list.get(place)?.who.clone())));
        if let Some((place, Who::Called(word))) = nameless {
            self.lead.called = Some((place, word));
        }
    }

    /// A pronoun means somebody without a name.
    pub(crate) fn note_lead(&mut self, place: usize, span: Span) {
        let called = self.lead.called.as_ref().is_none_or(|(other, _)| *other == place);
        if called && self.lead.pronouns.len() < 12 {
            self.lead.pronouns.push(span);
        }
    }

    /// A person is named for the first time: whether they are whom the story opened with.
    pub(crate) fn name_lead(&mut self, entity: usize, here: Here<'_>) {
        let Some(first) = self.lead.paragraph else { return };
        let next = here.sentence.paragraph == first + 1 && here.subjects.first() == Some(&here.token);
        let fresh = |one: &Who| !matches!(one, Who::Named(_));
        let alone = self.people.list.iter().all(|one| fresh(&one.who)) && here.quote.is_none();
        let Some((place, word)) = self.lead.called.take() else { return };
        let sex = self.people.list.get(place).map(|one| one.sex);
        let fits = self
            .people
            .sexes
            .get(entity)
            .zip(sex)
            .is_some_and(|(known, sex)| known.fits(sex.sure) && -10 < known.weight(sex.sure));
        if !(next && alone && fits && here.role == Role::Subject) {
            return;
        }
        if let Some((one, known)) = self.people.list.get_mut(place).zip(self.people.sexes.get_mut(entity)) {
            one.who = Who::Named(entity);
            if one.sex.sure != crate::lexicon::names::Sex::Both {
                *known = one.sex;
            }
        }
        self.titles.bind(word, entity);
        for span in std::mem::take(&mut self.lead.pronouns) {
            self.add(span, entity, Form::Pronoun, "name.pronoun");
        }
        self.found.sort_by_key(|mention| mention.span.start());
    }
}
