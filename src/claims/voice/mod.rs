//! Who says it: the words that lay a statement on a source, and how far they reach.
//!
//! A source is taken from the sentence itself, or from the quotation that the sentence is part of, and from nowhere else.

mod asides;
mod beside;
mod doubt;
mod evidential;
mod nominal;
mod partial;
mod prepositions;
mod reporting;
mod speech;

use crate::annotate::amounts::AmountKind;
use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::clauses::{ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::source::{form_of, is_nobody, is_source, kind_of};
use crate::claims::{Voice, VoiceKind};
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::lexicon::{VerbForm, is_one_of, reporting};
use crate::text::{Span, overlapping, sort_by_key};
use evidential::evidentials;
use nominal::nouns_of_saying;
use prepositions::{according_to, in_words_of, participles, saying};
use reporting::{reporting_clauses, says_nothing};
use speech::{answer, direct_speech};
use std::ops::Range;

pub(crate) use asides::subject_with_aside;
pub(crate) use doubt::is_doubtful;
pub(crate) use partial::is_partial;
pub(crate) use reporting::{expletive, is_said, rejects};
pub(crate) use speech::ANSWER;

/// A voice and the tokens of the sentence that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) voice: Voice,
    /// What it has in its scope; the clause that reports is in it.
    pub(crate) scope: Range<usize>,
    pub(crate) rule: &'static str,
    /// The clause that reports, where there is one, and the clause that it reports, where it is one of its own.
    pub(crate) clause: Option<usize>,
    pub(crate) reports: Option<usize>,
}

/// Every attribution in the sentence, in the order of their cues.
pub(crate) fn find(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let answer = answer(reading);
    let mut found: Vec<Attribution> = if answer.is_some() { Vec::new() } else { direct_speech(reading) };
    found.extend(according_to(reading, clauses));
    found.extend(in_words_of(reading, clauses));
    found.extend(reporting_clauses(reading, clauses));
    found.extend(evidentials(reading, clauses));
    found.extend(saying(reading, clauses));
    let beside = beside::find(reading, &found);
    found.extend(beside);
    if found.is_empty() {
        found.extend(nouns_of_saying(reading, clauses));
    }
    // Where somebody else is said to say it, what they cite is their source, not the article's.
    if found.is_empty() {
        found.extend(participles(reading));
    }
    found.retain_mut(|attribution| speaks(reading, attribution));
    part(reading, clauses, &mut found);
    // Whom the answer cites says a part of it.
    if let Some(answer) = answer {
        for other in &mut found {
            (other.clause, other.reports) = (None, None);
        }
        found.push(answer);
    }
    sort_by_key(&mut found, |attribution| attribution.voice.cue.or(attribution.voice.source).map_or(0, Span::start));
    found
}

/// Whether a source can be who speaks: not the hearer ("told me"). "A sign beneath it" is the sign, "the winner and each"
/// is each of them.
fn speaks(reading: &Reading<'_>, attribution: &mut Attribution) -> bool {
    let source = attribution.voice.source.filter(|source| reading.span.contains(*source));
    let Some(source) = source.map(|source| reading.document.tokens_in(source)) else { return true };
    let Some(last) = source.end.checked_sub(1) else { return true };
    // "a step | engineers | say will cost more": one step, whose engineers they are not.
    let plural = reading.annotations.syntax.is_plural(last) && is_one_of(reading.word(source.start), "a an");
    if let Some(cue) = attribution.voice.cue.filter(|_| plural && 2 < source.len())
        && reading.document.tokens_in(cue).start == source.end
        && reading.chunk_at(source.start) == reading.chunk_at(last)
    {
        let end = (source.end..reading.tokens.end).find(|&token| reading.is_break(token));
        let first = last - usize::from(reading.tag(last - 1) == Tag::Num);
        attribution.voice = voice_of(reading, &(first..source.end), &reading.document.tokens_in(cue));
        attribution.scope = source.end..end.unwrap_or(reading.tokens.end);
        (attribution.clause, attribution.reports, attribution.rule) = (None, None, beside::WITHIN);
        return true;
    }
    let inside = |place: usize| reading.tokens.start <= place;
    let joined = last.checked_sub(1).filter(|&and| source.contains(&and) && reading.word(and) == "and");
    let whole = match reading.word(last) {
        "each" | "both" if joined.is_some() => last..source.end,
        _ if 1 < source.len() => return true,
        // Outside quotation marks "you" is the reader.
        "you" => return false,
        "me" | "us" | "him" | "them" | "myself" | "itself" | "himself" | "herself" | "themselves" => {
            match before_cue(reading, attribution, last) {
                Some(speaker) => speaker,
                None => return false,
            }
        }
        "it" | "her" | "they" | "he" | "she" => {
            let Some(place) = last.checked_sub(1).filter(|&place| inside(place) && is_place_word(reading.word(place)))
            else {
                return true;
            };
            let nominal =
                |token: &usize| matches!(reading.tag(*token), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Num);
            match (reading.tokens.start..place).rev().take_while(nominal).last() {
                Some(noun) => noun..source.end,
                None => return false,
            }
        }
        _ => return true,
    };
    attribution.voice.kind = kind_of(reading, &whole);
    attribution.voice.source = reading.span_of(&whole);
    true
}

/// "The owner, a Dane named Holm, | told me": the words before the verb, where they are the sentence's first and nothing
/// else is among them.
fn before_cue(reading: &Reading<'_>, attribution: &Attribution, hearer: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let cue = reading.document.tokens_in(attribution.voice.cue?);
    let first = reading.chunks.first().filter(|chunk| matches!(chunk.kind, ChunkKind::Noun))?;
    let begins = first.tokens.start == reading.tokens.start && cue.end == hearer && cue.start.checked_sub(1).is_some();
    let end = if reading.is_break(cue.start - 1) { cue.start - 1 } else { cue.start };
    let plain = (reading.tokens.start..end).all(|token| {
        !matches!(reading.tag(token), Tag::Sconj | Tag::Cconj | Tag::Aux)
            && !is_one_of(reading.word(token), "; who which that")
    });
    let speaker = reading.tokens.start..end;
    (begins && plain && !speaker.is_empty() && speaker.len() < LONGEST).then_some(speaker)
}

/// Prepositions after which a pronoun is no subject.
fn is_place_word(word: &str) -> bool {
    is_one_of(word, "above against around behind below beneath beside in inside near of on over under with")
}

/// Ends each scope where another clause with a source of its own, or a semicolon, parts the sentence: "The ministry said
/// A, | but police said B".
fn part(reading: &Reading<'_>, clauses: &Clauses, found: &mut [Attribution]) {
    let own_source = |index: usize| found.iter().any(|attribution| attribution.clause == Some(index));
    let joined = clauses.list.iter().enumerate().filter(|(index, clause)| {
        let parts = matches!(clause.kind, ClauseKind::Coordinate | ClauseKind::SharedSubject);
        clauses.sure && parts && own_source(*index)
    });
    let semicolons = reading.tokens.clone().filter(|&token| reading.word(token) == ";");
    // "It costs a great deal: | the trips are said to use half": what stands before the colon is not said so, unless it is the report.
    let tells = |chunk: usize, colon: usize| {
        let head = reading.chunks.get(chunk).filter(|chunk| chunk.tokens.end <= colon).map(|chunk| chunk.head);
        head.is_some_and(|head| reporting(reading.word(head)).is_none_or(|(verb, _)| !verb.that))
            && reading.verb(chunk).is_some_and(|group| group.finite)
    };
    let colons = reading.tokens.clone().filter(|&token| reading.word(token) == ":");
    let colons = colons.filter(|&colon| (0..reading.chunks.len()).any(|chunk| tells(chunk, colon)));
    let cuts: Vec<usize> = joined.filter_map(|(_, clause)| clause.marker).chain(semicolons).chain(colons).collect();
    for attribution in found {
        let cue = attribution.voice.cue.or(attribution.voice.source).filter(|cue| reading.span.contains(*cue));
        let Some(place) = cue.map(|cue| reading.document.tokens_in(cue).start) else { continue };
        for &cut in &cuts {
            if place < cut && reading.word(cut) == ":" {
                continue;
            }
            if place < cut {
                attribution.scope.end = attribution.scope.end.min(cut);
            } else {
                attribution.scope.start = attribution.scope.start.max(cut + 1);
            }
        }
    }
}

/// The voice of what stands at `focus`: the attribution with the widest scope over it.
pub(crate) fn over(attributions: &[Attribution], focus: usize) -> Option<&Attribution> {
    let named_first = |attribution: &Attribution| attribution.voice.kind == VoiceKind::Evidential;
    attributions
        .iter()
        .filter(|attribution| attribution.scope.contains(&focus) && attribution.rule != beside::WITHIN)
        .min_by_key(|attribution| (named_first(attribution), std::cmp::Reverse(attribution.scope.len())))
}

/// Whether the token is a word by which one of `found` lays something on its source.
pub(crate) fn is_cue(reading: &Reading<'_>, found: &[Attribution], token: usize) -> bool {
    let cues = found.iter().filter_map(|attribution| attribution.voice.cue);
    reading.token_span(token).is_some_and(|word| cues.into_iter().any(|cue| cue.overlaps(word)))
}

/// A word of saying that no attribution accounts for: then nothing in the sentence is surely the article's own.
pub(crate) fn unheard(reading: &Reading<'_>, clauses: &Clauses, found: &[Attribution]) -> Option<usize> {
    let inside_speech = reading.speech_tokens();
    let outside = |token: usize| !inside_speech.iter().any(|speech| speech.contains(&token));
    let papers = papers_open(reading);
    let shown = papers.and_then(|from| {
        let shows = |&token: &usize| {
            let document = reporting(reading.word(token)).is_some_and(|(verb, _)| verb.document);
            document && !is_cue(reading, found, token)
        };
        (from..reading.tokens.end).find(shows)
    });
    let heard = |token: usize| is_cue(reading, found, token) || asks_or_adds(reading, token);
    let mut words = reading.tokens.clone().filter(|&token| outside(token) && !heard(token));
    shown.or_else(|| words.find(|&token| says(reading, clauses, token)))
}

/// "asked the clerk", "answered the telephone", "agreed to sell": words of saying that tell nothing said.
pub(crate) fn asks_or_adds(reading: &Reading<'_>, token: usize) -> bool {
    let lemma = reporting(reading.word(token)).map_or("", |(verb, _)| verb.base);
    let next = reading.chunk_at(token + 1).filter(|&next| reading.verb(next).is_none());
    let object = next.and_then(|next| reading.chunks.get(next)).is_some_and(|next| next.tokens.start == token + 1);
    let that = reading.word(token + 1) == "that";
    let object = object || lemma == "answer" && that;
    let person = matches!(reading.tag(token + 1), Tag::Propn | Tag::Pron) && !that;
    let acts = match lemma {
        // "told governments why it would fail": whom, not what.
        "tell" => {
            let hearer = reading.noun_phrase(token + 1).map_or(token + 1, |hearer| hearer.end);
            let how_to = is_one_of(reading.word(hearer), "how what where") && reading.word(hearer + 1) == "to";
            reading.word(hearer) == "why" || how_to
        }
        // "agreed on Tuesday to sell".
        "agree" => {
            let near = (token + 1..token + 5).take_while(|&token| {
                !reading.is_break(token) && !is_one_of(reading.word(token), "that it they he she")
            });
            near.into_iter().any(|token| is_one_of(reading.word(token), "to terms"))
        }
        // "Then she | wrote letters": no "that", no quotation, no mark before it or right behind.
        "write" => {
            reading.word(token + 1) == "back" && reading.word(token + 2) == "to"
                || !reading
                    .tokens
                    .clone()
                    .any(|other| reading.is_break(other) && other <= token + 1 || reading.word(other) == "that")
                    && reading.quotes().is_empty()
                    && !is_one_of(reading.word(reading.tokens.start), "as when")
        }
        // "40 people responded to the survey".
        "respond" => is_one_of(reading.word(token + 1), "to with by") && reading.quotes().is_empty(),
        // "a clip said to show the strike": a participle.
        "say" => reading.word(token + 1) == "to" && reading.tag(token + 2) == Tag::Verb,
        // "until the inquiry had reported".
        "report" => {
            let bare = reading.is_break(token + 1) || reading.word(token + 1) == ".";
            let clause = (reading.tokens.start..token).rev().take_while(|&token| !reading.is_break(token));
            let until = |token: usize| is_one_of(reading.word(token), "until before after once when");
            bare && clause.into_iter().any(until)
        }
        _ => false,
    };
    // "seven minutes added on", "which added to the cost".
    let more = lemma == "add"
        && is_one_of(reading.word(token + 1), "on to up")
        && !reading.is_date(token + 2)
        && !reading.words_from(token).take(5).any(|word| word == "that");
    acts || more || lemma == "ask" || is_one_of(lemma, "add answer reply") && object && !person
}

/// "declined to discuss | reports", "was found in | estimates": a noun that a verb right before it governs.
pub(crate) fn is_object(reading: &Reading<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|before| reading.chunk_at(before));
    let own = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
    own.is_none() && before.is_some_and(|before| reading.verb(before).is_some())
}

/// Whether the word says something here, by its form and what stands beside it.
fn says(reading: &Reading<'_>, clauses: &Clauses, token: usize) -> bool {
    let Some((verb, form)) = reporting(reading.word(token)) else { return reading.word(token) == "according" };
    let chunk = reading.chunk_at(token);
    let group = chunk.and_then(|chunk| reading.verb(chunk));
    // "neither confirmed nor denied".
    let clause = clauses.list.iter().find(|clause| Some(clause.verb) == chunk);
    let nobody = clause.and_then(|clause| clause.subject.as_ref()).is_some_and(|subject| is_nobody(reading, subject));
    // "a finish | few had expected".
    let auxiliary = token.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Aux);
    let before = reading.word(token.saturating_sub(1 + usize::from(auxiliary)));
    if is_one_of(before, "neither nor few nobody none no-one") || nobody || says_nothing(reading, token + 1) {
        return false;
    }
    if reading.word(token + 1) == "that" && verb.that && (verb.document || verb.speak) {
        // "a recall that it now says ...": a noun. "kept them | from suggesting | that".
        let owned = matches!(reading.tag(token.saturating_sub(1)), Tag::Det | Tag::Adj | Tag::Adp) && group.is_none();
        let kept = form == VerbForm::Gerund && is_one_of(reading.word(token.saturating_sub(1)), "from of without");
        return !(owned || kept || is_object(reading, token))
            && group.is_none_or(|group| group.negation.is_none() && !(group.passive && group.finite));
    }
    // "spotted by one team and later confirmed | by another instrument".
    let agent = reading.noun_phrase(token + 2).filter(|_| reading.word(token + 1) == "by");
    if agent.is_some_and(|agent| !is_source(reading, &agent)) {
        return false;
    }
    let tensed = matches!(form, VerbForm::Past | VerbForm::Third);
    let plainly =
        verb.speak && tensed && (verb.neutral && reading.tag(token) == Tag::Verb || reading.word(token + 1) == "that");
    // Where the clauses leave a doubt, any verb that can report may do so.
    let noun = chunk.is_some() && group.is_none();
    // "six | added | minutes", "a city | told | through its pipes", "the 4 million | announced | earlier".
    let head = chunk.and_then(|chunk| reading.chunks.get(chunk)).map_or(token, |chunk| chunk.head);
    let behind_noun = chunk.and_then(|chunk| chunk.checked_sub(1)).and_then(|before| reading.chunks.get(before));
    let behind_noun = behind_noun.is_some_and(|noun| noun.tokens.end == token && matches!(noun.kind, ChunkKind::Noun));
    let reduced = group.is_some_and(|group| group.shape == Shape::Participle && !group.finite)
        && behind_noun
        && reading.tag(token - 1) == Tag::Num;
    let told = verb.base == "tell" && behind_noun && is_one_of(reading.word(token + 1), "through by over");
    let sum = token.checked_sub(1).and_then(|before| reading.token_span(before)).is_some_and(|before| {
        let amounts = overlapping(&reading.annotations.amounts, before, |amount| amount.span);
        form == VerbForm::Past && amounts.iter().any(|amount| amount.kind == AmountKind::Money)
    });
    // "The offer, | announced | in May, is large".
    let aside = form == VerbForm::Past
        && is_one_of(verb.base, "announce report confirm")
        && token.checked_sub(1).is_some_and(|before| reading.word(before) == ",")
        && reading.tag(token + 1) == Tag::Adp
        && (token + 2..token + 9).any(|token| reading.word(token) == ",");
    if noun && token < head || reduced || told || sum || aside {
        return false;
    }
    let doubtful = !clauses.sure && tensed && verb.that && reading.tag(token) == Tag::Verb && !noun
        // "its sales | forecast" may be a noun; what is found is no more than that.
        && verb.base != reading.word(token)
        && verb.base != "find";
    let own = group.is_some_and(|group| {
        group.negation.is_some() || (group.passive && group.finite) || group.shape == Shape::Gerund
    });
    (plainly || doubtful) && !own
}

/// "Accounts filed by her charity show ...": papers with a participle, whose verb may have been taken for a noun:
/// where to look for it.
fn papers_open(reading: &Reading<'_>) -> Option<usize> {
    let first = reading.chunks.first().filter(|chunk| matches!(chunk.kind, ChunkKind::Noun))?;
    let papers = source_noun(reading.word(first.head)) == Some(SourceNoun::Document);
    let verb = first.tokens.end;
    let participle = reading.tag(verb) == Tag::Verb && matches!(reading.tag(verb + 1), Tag::Adp | Tag::Sconj);
    // "Video | we have checked | shows".
    let picked = is_one_of(reading.word(verb), "we i that which");
    (papers && (participle || picked)).then_some(verb + 2)
}

/// The voice of a source that the words at `cue` bring in.
pub(crate) fn voice_of(reading: &Reading<'_>, source: &Range<usize>, cue: &Range<usize>) -> Voice {
    // "Cllr Ann Hale (Green)": without the bracket; "the candidate of the Reform Party (RP), Ann Hale" has its name behind it.
    let bracket = source.clone().skip(1).find(|&token| is_one_of(reading.word(token), "( ["));
    let head = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk)).map(|chunk| chunk.head);
    let named_behind = |bracket: usize| {
        let behind = (bracket..source.end).skip_while(|&token| !is_one_of(reading.word(token), ") ]"));
        head.is_some_and(|head| reading.tag(head) == Tag::Noun)
            && behind.skip(1).any(|token| reading.tag(token) == Tag::Propn)
    };
    let bracket = bracket.filter(|&bracket| !named_behind(bracket));
    let source = &(source.start..bracket.unwrap_or(source.end));
    Voice {
        kind: kind_of(reading, source),
        form: Some(form_of(reading, source)),
        source: reading.span_of(source),
        cue: reading.span_of(cue),
    }
}
