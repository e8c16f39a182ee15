//! Nouns of saying that lay what follows them on somebody: "Rumours that the bank was insolvent had ...", "There were
//! claims of fraud". What is said there is nobody's statement but theirs; the sentence's own statement is only that it
//! was said.

use crate::annotate::syntax::Tag;
use crate::claims::clauses::Clauses;
use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::{Attribution, voice_of};
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::is_one_of;
use std::ops::Range;

/// Whether a noun names something said or believed whose content may follow it.
fn says(noun: &str) -> bool {
    is_one_of(
        noun.strip_suffix('s').unwrap_or(noun),
        "accusation allegation assertion claim complaint concern fear hint insinuation report rumour rumor speculation suggestion suspicion warning",
    )
}

/// Attributions by a noun of saying that is the subject of the main clause, or that "there is".
pub(crate) fn nouns_of_saying(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    reading.tokens.clone().filter_map(|token| noun_of_saying(reading, clauses, token)).collect()
}

fn noun_of_saying(reading: &Reading<'_>, clauses: &Clauses, noun: usize) -> Option<Attribution> {
    if !matches!(reading.tag(noun), Tag::Noun | Tag::Propn) || !says(reading.word(noun)) {
        return None;
    }
    let chunk = reading.chunks.get(reading.chunk_at(noun)?).filter(|chunk| chunk.head == noun)?;
    // Whose it is: "a claim | by the ministry | that".
    let by = is_one_of(reading.word(noun + 1), "by from on in among");
    let of_whom = by.then(|| reading.noun_phrase(noun + 2)).flatten();
    let after = of_whom.as_ref().map_or(noun + 1, |phrase| phrase.end);
    if !is_one_of(reading.word(after), "that of") || reading.word(after) == "of" && of_whom.is_some() {
        return None;
    }
    let opens = (reading.tokens.start..chunk.tokens.start).all(|token| reading.tag(token) != Tag::Adp);
    let first = clauses.list.first().and_then(|clause| reading.chunks.get(clause.verb));
    let before_verb = first.is_none_or(|verb| noun < verb.tokens.start);
    let exists = (reading.tokens.start..chunk.tokens.start).any(|token| reading.word(token) == "there");
    // "Claims of fraud were dismissed" is about the claims; only what there is, or is told by "that", is passed on.
    let told = reading.word(after) == "that" && before_verb && opens;
    if !told && !exists {
        return None;
    }
    let scope = reading.tokens.clone();
    let source = of_whom.filter(|source| is_source(reading, source));
    let cue: Range<usize> = chunk.tokens.start..noun + 1;
    let voice = match source {
        Some(source) => voice_of(reading, &source, &cue),
        None => Voice {
            kind: VoiceKind::Evidential,
            form: Some(VoiceForm::Paraphrase),
            source: None,
            cue: reading.span_of(&cue),
        },
    };
    Some(Attribution { voice, scope, rule: "voice.noun-of-saying", clause: None, reports: None })
}
