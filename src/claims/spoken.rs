//! Direct speech as what a sentence states. Not for where it begins and ends, or who says it.

use crate::claims::VoiceForm;
use crate::claims::clauses::{self, Clause, Clauses};
use crate::claims::reading::Reading;
use crate::claims::voice::{self, Attribution};
use crate::lexicon::{is_one_of, reporting};
use std::ops::Range;

/// Direct speech that a sentence does no more than quote.
#[derive(Debug)]
pub(crate) struct Spoken {
    /// Who says it.
    pub(crate) voice: Attribution,
    /// Its clause and where it stands; `None` for speech without a verb ("To whom?").
    pub(crate) clause: Option<(Clause, Range<usize>)>,
}

/// The attributions of speech in quotation marks.
pub(crate) fn quoted(attributions: &[Attribution]) -> impl Iterator<Item = &Attribution> + Clone {
    let direct = |found: &&Attribution| found.voice.form == Some(VoiceForm::Direct) && found.rule != voice::ANSWER;
    attributions.iter().filter(direct)
}

/// What direct speech states, where the sentence does no more than quote it.
pub(crate) fn spoken(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    own: Option<&Clause>,
) -> Option<Spoken> {
    let directs = quoted(attributions);
    let direct = directs.clone().next()?;
    let own = own.and_then(|own| reading.chunks.get(own.verb)).map(|verb| verb.head);
    let reports =
        own.is_none_or(|head| reporting(reading.word(head)).is_some() || is_one_of(reading.word(head), "put puts"));
    // "She said", "she likes to say": the cue stands in that clause.
    let cue = direct.voice.cue.filter(|cue| reading.span.contains(*cue)).is_some_and(|cue| {
        let owner = clauses.owner(reading.document.tokens_in(cue).start).and_then(|owner| clauses.list.get(owner));
        owner.and_then(|owner| reading.chunks.get(owner.verb)).is_some_and(|verb| Some(verb.head) == own)
    });
    let only = cue || reports && !attributions.iter().any(|attribution| attribution.reports.is_some());
    // "“Bread,” she says, “is the clock”": the half that has the verb.
    let half = |direct: &Attribution| Some((clauses::inside(reading, &direct.scope)?, direct.scope.clone()));
    only.then(|| Spoken { voice: direct.clone(), clause: directs.clone().find_map(half) })
}
