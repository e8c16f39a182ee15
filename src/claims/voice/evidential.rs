//! What is laid on nobody in particular: "reportedly", "is said to".

use crate::annotate::syntax::Shape;
use crate::claims::clauses::{ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::voice::Attribution;
use crate::claims::voice::reporting::governs;
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::Cue;

pub(crate) fn evidentials(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let cues = reading.cues.iter().filter(|mention| matches!(mention.cue, Cue::Evidential | Cue::Belief));
    cues.map(|mention| {
        let cue = reading.span_of(&mention.tokens);
        let voice = Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Adverb), source: None, cue };
        let owner = clauses.owner(mention.tokens.start);
        let own = owner.and_then(|owner| clauses.list.get(owner)).filter(|_| clauses.sure);
        let next = clauses.list.iter().map(|clause| clause.from).find(|&from| mention.tokens.end < from);
        let adjunct = reading.chunk_at(mention.tokens.start).and_then(|chunk| reading.verb(chunk));
        let aside = mention.tokens.start.checked_sub(1).is_some_and(|before| reading.is_break(before))
            && reading.is_break(mention.tokens.end);
        let scope = match own {
            // "I have, | I am told, | a telephone".
            _ if aside && 1 < mention.tokens.len() => reading.tokens.clone(),
            // In a relative clause, or before a participle, it reaches no further than that.
            Some(clause) if matches!(clause.kind, ClauseKind::Relative | ClauseKind::Adverbial) => {
                clause.start..next.unwrap_or(reading.tokens.end)
            }
            Some(_) if adjunct.is_some_and(|group| group.shape == Shape::Gerund) => {
                mention.tokens.start..reading.tokens.end
            }
            Some(clause) if clause.kind != ClauseKind::Main => clause.start..reading.tokens.end,
            _ => reading.tokens.clone(),
        };
        // "It is alleged that ...": the clause that says so reports the next one.
        let clause = owner.filter(|_| reading.word(mention.tokens.start) == "it");
        let reports =
            clause.map(|clause| clause + 1).filter(|&next| governs(reading, clauses, mention.tokens.end, next, false));
        Attribution { voice, scope, rule: "voice.evidential", clause, reports }
    })
    .collect()
}
