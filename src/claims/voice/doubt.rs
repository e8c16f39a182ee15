//! Words of a source that no attribution accounts for. Then nobody can say that the sentence gives no source: its card is the
//! sentence, and says nothing of one.

use crate::claims::reading::Reading;
use crate::claims::source::is_source;
use crate::claims::voice::prepositions::is_word_of;
use crate::claims::voice::reporting::is_hearing;
use crate::claims::voice::{Attribution, asks_or_adds, is_cue};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::lexicon::{VerbForm, is_one_of, reporting};

/// Whether such words stand among those that `shown` tells.
pub(crate) fn is_doubtful(reading: &Reading<'_>, found: &[Attribution], shown: &dyn Fn(usize) -> bool) -> bool {
    let speech = reading.speech_tokens();
    let outside = |token: &usize| !speech.iter().any(|quote| quote.contains(token));
    let open = |token: &usize| shown(*token) && outside(token) && !is_cue(reading, found, *token);
    reading.tokens.clone().filter(open).any(|token| {
        hinges_on_whom(reading, token)
            || own_account(reading, token)
            || was_seen(reading, token)
            || may_report(reading, token)
            || reports_beside(reading, token)
            || finds_link(reading, token)
            || reading.word(token) == "heard" && is_hearing(reading, &(reading.tokens.start..token))
    })
}

/// "1,900, | if the union is right", "if you prefer the government's count".
fn hinges_on_whom(reading: &Reading<'_>, token: usize) -> bool {
    let mut rest = (token + 1..reading.tokens.end).take_while(|&token| !reading.is_break(token));
    let trusts = |token: usize| {
        is_one_of(reading.word(token), "accurate believe believed correct prefer right true trust trusted")
    };
    reading.word(token) == "if" && rest.any(trusts)
}

/// "by | her own account", "on the ministry | 's own figures".
fn own_account(reading: &Reading<'_>, token: usize) -> bool {
    let possessor = is_one_of(reading.word(token), "'s '");
    if !possessor && !is_one_of(reading.word(token), "his her its their") {
        return false;
    }
    let own = reading.word(token + 1) == "own";
    let noun = reading.word(token + 1 + usize::from(own));
    let start =
        reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)).map_or(token, |chunk| chunk.tokens.start);
    let brought = start.checked_sub(1).is_some_and(|before| is_one_of(reading.word(before), "by on in at"));
    brought && (is_word_of(noun) || own && is_one_of(noun, "admission calculations figures numbers"))
}

/// "a copy of which was | seen by the paper"; ", | described | on Monday in the Journal of Soils,".
fn was_seen(reading: &Reading<'_>, token: usize) -> bool {
    let aside = token.checked_sub(1).is_some_and(|mark| reading.is_break(mark));
    let mut near = (token + 1..reading.tokens.end).take_while(|&token| !reading.is_break(token));
    let written = aside
        && is_one_of(reading.word(token), "described detailed outlined published reported")
        && near.any(|token| source_noun(reading.word(token)) == Some(SourceNoun::Document));
    written
        || is_one_of(reading.word(token), "examined obtained reviewed seen verified viewed")
            && reading.word(token + 1) == "by"
            && reading.noun_phrase(token + 2).is_some_and(|source| is_source(reading, &source))
}

/// "with | each side | reporting dozens of breaches".
fn reports_beside(reading: &Reading<'_>, token: usize) -> bool {
    let gerund = reporting(reading.word(token))
        .is_some_and(|(verb, form)| form == VerbForm::Gerund && verb.that && (verb.speak || verb.base == "allege"));
    let noun = token.checked_sub(1).and_then(|before| reading.chunk_at(before));
    let with = noun.and_then(|noun| reading.chunks.get(noun)).and_then(|noun| noun.tokens.start.checked_sub(1));
    // ", arguing | that ...", whose subject was not read.
    let marked =
        token.checked_sub(1).is_some_and(|before| reading.word(before) == ",") && reading.word(token + 1) == "that";
    gerund && (marked || with.is_some_and(|with| reading.word(with) == "with"))
}

/// "The team | found no link between the two": what was found is what they say.
fn finds_link(reading: &Reading<'_>, token: usize) -> bool {
    let object = reading.noun_phrase(token + 1).filter(|_| is_one_of(reading.word(token), "found finds"));
    object.is_some_and(|object| {
        object.take(5).any(|token| {
            is_one_of(
                reading.word(token),
                "association correlation difference effect evidence improvement link reduction sign signs",
            )
        })
    })
}

/// A verb of saying or thinking that carries tense: before what is said with no subject between ("a fare that, the firm | say would
/// rise"), or one that tells a thought whatever follows ("neighbours | recalled shouts").
fn may_report(reading: &Reading<'_>, token: usize) -> bool {
    let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
    let finite = group.is_some_and(|group| group.finite && !group.passive && group.negation.is_none());
    let Some((verb, form)) = reporting(reading.word(token)).filter(|_| finite) else { return false };
    let tensed = matches!(form, VerbForm::Past | VerbForm::Third | VerbForm::Base);
    let goes_on = reading.chunk_at(token + 1).and_then(|chunk| reading.verb(chunk)).is_some_and(|next| next.finite);
    let thinks = verb.mind && verb.base != "expect" || verb.base == "recall" || verb.base == "recount";
    let first_person = token.checked_sub(1).is_some_and(|before| is_one_of(reading.word(before), "i we"));
    verb.that && tensed && !first_person && !asks_or_adds(reading, token) && (goes_on || thinks)
}
