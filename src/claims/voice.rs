//! Who says it: the words that lay a statement on a source, and how far they reach.
//!
//! A source is taken from the sentence itself, or from the quotation that the sentence is part of, and from nowhere else.

use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{ChunkKind, Shape, Tag, VerbGroup};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::reports;
use crate::claims::source::{form_of, head_noun, is_nobody, is_source, kind_of};
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::{Cue, SourceNoun, source_noun};
use crate::lexicon::{VerbForm, reporting};
use crate::text::{Span, overlapping};
use std::ops::Range;

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
    let mut found = direct_speech(reading);
    found.extend(according_to(reading, clauses));
    found.extend(reporting_clauses(reading, clauses));
    found.extend(evidentials(reading, clauses));
    let beside = reports::find(reading, &found);
    found.extend(beside);
    // Where somebody else is said to say it, what they cite is their source, not the article's.
    if found.is_empty() {
        found.extend(participles(reading));
    }
    part(reading, clauses, &mut found);
    found.sort_by_key(|attribution| attribution.voice.cue.or(attribution.voice.source).map_or(0, Span::start));
    found
}

/// Ends each scope where another clause with a source of its own, or a semicolon, parts the sentence: "The ministry said
/// A, | but police said B".
fn part(reading: &Reading<'_>, clauses: &Clauses, found: &mut [Attribution]) {
    let own_source = |index: usize| found.iter().any(|attribution| attribution.clause == Some(index));
    let joined = clauses
        .list
        .iter()
        .enumerate()
        .filter(|(index, clause)| clauses.sure && clause.kind == ClauseKind::Coordinate && own_source(*index));
    let semicolons = reading.tokens.clone().filter(|&token| reading.word(token) == ";");
    let cuts: Vec<usize> = joined.filter_map(|(_, clause)| clause.marker).chain(semicolons).collect();
    for attribution in found {
        let cue = attribution.voice.cue.or(attribution.voice.source).filter(|cue| reading.span.contains(*cue));
        let Some(place) = cue.map(|cue| reading.document.tokens_in(cue).start) else { continue };
        for &cut in &cuts {
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
        .filter(|attribution| attribution.scope.contains(&focus))
        .min_by_key(|attribution| (named_first(attribution), std::cmp::Reverse(attribution.scope.len())))
}

/// Whether the token is a word by which one of `found` lays something on its source.
pub(crate) fn is_cue(reading: &Reading<'_>, found: &[Attribution], token: usize) -> bool {
    let cues = found.iter().filter_map(|attribution| attribution.voice.cue);
    reading.token_span(token).is_some_and(|word| cues.into_iter().any(|cue| cue.overlaps(word)))
}

/// Whether a word of saying stands in the sentence that no attribution accounts for: then nothing in it is surely the
/// article's own.
pub(crate) fn is_unheard(reading: &Reading<'_>, found: &[Attribution]) -> bool {
    let inside_speech = reading.speech_tokens();
    reading.tokens.clone().filter(|&token| !inside_speech.iter().any(|speech| speech.contains(&token))).any(|token| {
        let (verb, form) = match reporting(reading.word(token)) {
            _ if reading.word(token) == "according" => return !is_cue(reading, found, token),
            Some(found) => found,
            None => return false,
        };
        if reading.word(token + 1) == "that"
            && verb.that
            && (verb.document || verb.speak)
            && !is_cue(reading, found, token)
        {
            let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
            return group.is_none_or(|group| group.negation.is_none() && !(group.passive && group.finite));
        }
        let tensed = matches!(form, VerbForm::Past | VerbForm::Third);
        let says = verb.speak
            && tensed
            && (verb.neutral && reading.tag(token) == Tag::Verb || reading.word(token + 1) == "that");
        let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
        let own = group.is_some_and(|group| {
            group.negation.is_some() || (group.passive && group.finite) || group.shape == Shape::Gerund
        });
        says && !own && !is_cue(reading, found, token)
    })
}

fn direct_speech(reading: &Reading<'_>) -> Vec<Attribution> {
    reading.quotes().iter().filter_map(|quote| quoted(reading, quote)).collect()
}

fn quoted(reading: &Reading<'_>, quote: &Quote) -> Option<Attribution> {
    let inside = reading.document.tokens_in(quote.span);
    let mut scope = inside.start.max(reading.tokens.start)..inside.end.min(reading.tokens.end);
    if !quote.speech {
        // A few quoted words are part of what is said: the source has said the rest in other words.
        let cue = quote.cue.filter(|cue| reading.span.contains(*cue))?;
        scope = reading.document.tokens_in(cue).start.min(scope.start)..reading.tokens.end;
    }
    let kind = quote.source.map_or(VoiceKind::Unnamed, |source| kind_of(reading, &reading.document.tokens_in(source)));
    let form = if quote.speech { VoiceForm::Direct } else { VoiceForm::Paraphrase };
    let voice = Voice { kind, form: Some(form), source: quote.source, cue: quote.cue };
    (!scope.is_empty()).then_some(Attribution { voice, scope, rule: quote.rule, clause: None, reports: None })
}

fn according_to(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let starts =
        reading.tokens.clone().filter(|&token| reading.word(token) == "according" && reading.word(token + 1) == "to");
    starts
        .map(|token| {
            // Where no noun group begins after it, the next word is the source.
            let mut source = reading.noun_phrase(token + 2).unwrap_or(token + 2..token + 3);
            // "court | papers": a noun of writing that was taken for a verb.
            source.end += usize::from(source_noun(reading.word(source.end)) == Some(SourceNoun::Document));
            let voice = voice_of(reading, &source, &(token..token + 2));
            // Inside a relative clause it reaches no further than that clause.
            let owner = clauses.owner(token).and_then(|owner| clauses.list.get(owner));
            let scope = match owner {
                Some(clause) if clauses.sure && clause.kind == ClauseKind::Relative => clause.start..reading.tokens.end,
                _ => reading.tokens.clone(),
            };
            Attribution { voice, scope, rule: "voice.according-to", clause: None, reports: None }
        })
        .collect()
}

fn reporting_clauses(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    clauses
        .list
        .iter()
        .enumerate()
        .filter_map(|(index, clause)| reporting_clause(reading, clauses, index, clause))
        .collect()
}

fn reporting_clause(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> Option<Attribution> {
    let group = reading.verb(clause.verb)?;
    let chunk = reading.chunks.get(clause.verb)?;
    let as_saying = group.lemma == "quote" && quotes_as_saying(reading, chunk.tokens.end);
    if let Some(source) = by_phrase(reading, group, chunk.tokens.end).filter(|_| !as_saying) {
        let voice = voice_of(reading, &source, &(chunk.head..chunk.head + 1));
        let scope = chunk.tokens.start..reading.tokens.end;
        let reports = complement_after(clauses, index);
        return Some(Attribution { voice, scope, rule: "voice.reporting-passive", clause: Some(index), reports });
    }
    if group.negation.is_some() || group.passive && !as_saying && !is_told(reading, clause, &group.lemma) {
        return None;
    }
    let shared = (clause.kind == ClauseKind::SharedSubject).then(|| subject_before(clauses, index)).flatten();
    let own = clause.subject.clone().map(|subject| with_aside(reading, subject, chunk.tokens.start));
    let inverted = || after_verb(reading, chunk.tokens.end).filter(|_| clause.kind == ClauseKind::Report);
    let source = own.or(shared).or_else(inverted)?;
    // Outside quotation marks "I" and "we" are the article's author. "Nobody said" and "neither confirmed nor denied" lay
    // nothing on anybody.
    let neither = clause.marker.is_some_and(|marker| reading.word(marker) == "nor");
    if matches!(reading.word(source.start), "i" | "we")
        || neither
        || is_nobody(reading, &(source.start..chunk.tokens.start))
    {
        return None;
    }
    let hearing = matches!(group.lemma.as_str(), "hear" | "tell")
        && (group.passive || group.lemma == "hear")
        && is_hearing(reading, &source);
    let verb = reporting(&group.lemma).map(|(verb, _)| verb);
    let takes_clause = hearing || verb.is_some_and(|verb| verb.that);
    let after = chunk.tokens.end;
    let hears = verb.is_some_and(|verb| verb.hear);
    let reports =
        complement_after(clauses, index).filter(|&next| takes_clause && governs(reading, clauses, after, next, hears));
    let that = takes_clause && reading.word(after) == "that";
    // "called it the best gift", "the survey showed a rise", "witnesses reported gunfire": no clause, yet a source's words.
    let sourced = is_source(reading, &source);
    let has_object = after_verb(reading, after).is_some();
    let written = head_noun(reading, &source) == Some(SourceNoun::Document);
    let tells = match group.lemma.as_str() {
        "report" | "allege" | "estimate" | "predict" | "forecast" | "expect" | "deny" | "dispute" | "reject"
        | "confirm" | "acknowledge" | "admit" | "concede" | "describe" | "blame" => has_object,
        // "put the toll at 14".
        "put" => has_object && (after..reading.tokens.end).any(|token| reading.word(token) == "at"),
        // "claimed to have won".
        "claim" => reading.word(after) == "to",
        "quote" => as_saying,
        "warn" | "caution" => matches!(reading.word(after), "of" | "against"),
        "see" | "view" | "regard" => has_object && (after..reading.tokens.end).any(|token| reading.word(token) == "as"),
        _ => false,
    };
    let quotes_some = verb.is_some()
        && reading.quotes().iter().any(|quote| {
            let quote = reading.document.tokens_in(quote.span);
            after <= quote.start && clauses.owner(quote.start) == Some(index)
        });
    let names = sourced
        && (tells
            || quotes_some
            || has_object
                && verb.is_some_and(|verb| {
                    (verb.name && names_object(reading, &group.lemma, after)) || (verb.document && written)
                }));
    // "As the envoy said, ...".
    let as_said = clause.kind == ClauseKind::Adverbial
        && verb.is_some_and(|verb| verb.speak)
        && clause.marker.is_some_and(|marker| reading.word(marker) == "as");
    let quoted = verb.is_some_and(|verb| verb.speak) && beside_quotation(reading, source.start, after);
    if clause.kind != ClauseKind::Report && !as_said && !quoted && reports.is_none() && !that && !names {
        return None;
    }
    // A move may suggest, a figure show, that something is so: only what can speak, or was written, is a source.
    if verb.is_some_and(|verb| verb.document || verb.mind) && !sourced {
        return None;
    }
    let scope = match clause.kind {
        _ if as_said || quoted || clause.kind == ClauseKind::Report => reading.tokens.clone(),
        _ => chunk.tokens.start..reading.tokens.end,
    };
    let voice = if hearing {
        heard(reading, &(source.start..chunk.tokens.end))
    } else {
        voice_of(reading, &source, &(chunk.head..chunk.head + 1))
    };
    Some(Attribution { voice, scope, rule: "voice.reporting-verb", clause: Some(index), reports })
}

/// "“The dam,” Brandt said, “is not safe.”": a quotation of any length right before the source or after the verb.
fn beside_quotation(reading: &Reading<'_>, source: usize, after: usize) -> bool {
    let quotes = reading.quotes().iter().map(|quote| reading.document.tokens_in(quote.span));
    let near = |one: usize, other: usize| one <= other && other - one < 2;
    quotes.into_iter().any(|quote| near(quote.end, source) || near(after, quote.start))
}

/// "was told | by officials | that", "was accused | by her deputy | of": who reports, in the passive.
fn by_phrase(reading: &Reading<'_>, group: &VerbGroup, after: usize) -> Option<Range<usize>> {
    let says = group.passive && group.finite && group.negation.is_none() && reporting(&group.lemma).is_some();
    let source = reading.noun_phrase(after + 1).filter(|_| says && reading.word(after) == "by")?;
    is_source(reading, &source).then_some(source)
}

/// "quoted an aide as saying", "was quoted by the paper as saying".
fn quotes_as_saying(reading: &Reading<'_>, after: usize) -> bool {
    (after..reading.tokens.end).any(|token| reading.word(token) == "as" && reading.word(token + 1) == "saying")
}

/// "It emerged that | he may have known": what such a clause says, the article says.
pub(crate) fn expletive(reading: &Reading<'_>, clauses: &Clauses, index: usize) -> Option<usize> {
    let clause = clauses.list.get(index)?;
    let subject =
        clause.subject.as_ref().filter(|subject| subject.len() == 1 && reading.word(subject.start) == "it")?;
    let after = reading.chunks.get(clause.verb)?.tokens.end;
    complement_after(clauses, index)
        .filter(|&next| subject.end <= after && governs(reading, clauses, after, next, false))
}

/// The clause that the one at `index` takes: the next one but for relative clauses.
fn complement_after(clauses: &Clauses, index: usize) -> Option<usize> {
    let mut later = clauses.list.iter().enumerate().skip(index + 1);
    let (next, clause) = later.find(|(_, clause)| clause.kind != ClauseKind::Relative)?;
    (clause.kind == ClauseKind::Complement).then_some(next)
}

/// The voice of a source that the words at `cue` bring in.
pub(crate) fn voice_of(reading: &Reading<'_>, source: &Range<usize>, cue: &Range<usize>) -> Voice {
    Voice {
        kind: kind_of(reading, source),
        form: Some(form_of(reading, source)),
        source: reading.span_of(source),
        cue: reading.span_of(cue),
    }
}

/// Whether the clause at `next` is what the verb that ends at `after` takes: no noun of the verb's own stands between,
/// but for the hearer ("told reporters that") and what a preposition or a date adds ("said on Tuesday that").
fn governs(reading: &Reading<'_>, clauses: &Clauses, after: usize, next: usize, hears: bool) -> bool {
    let Some(next) = clauses.list.get(next).filter(|next| next.kind == ClauseKind::Complement) else { return false };
    let mut hearers = usize::from(hears);
    (after..next.start).all(|token| {
        let begins = reading
            .chunk_at(token)
            .and_then(|chunk| reading.chunks.get(chunk))
            .filter(|chunk| chunk.tokens.start == token);
        let Some(chunk) = begins else { return true };
        let added = token.checked_sub(1).is_some_and(|token| reading.tag(token) == Tag::Adp);
        let dated = reading
            .span_of(&chunk.tokens)
            .is_some_and(|span| !overlapping(&reading.annotations.dates, span, |date| date.span).is_empty());
        if added || dated {
            return true;
        }
        hearers = hearers.wrapping_sub(1);
        hearers != usize::MAX
    })
}

/// "a jury was told": a report in the passive.
fn is_told(reading: &Reading<'_>, clause: &Clause, lemma: &str) -> bool {
    lemma == "tell" && clause.subject.as_ref().is_some_and(|subject| is_hearing(reading, subject))
}

/// What was said before a court, by somebody who is not named.
pub(crate) fn heard(reading: &Reading<'_>, cue: &Range<usize>) -> Voice {
    let cue = reading.span_of(cue);
    Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Paraphrase), source: None, cue }
}

/// "The inquest heard that ...".
pub(crate) fn is_hearing(reading: &Reading<'_>, source: &Range<usize>) -> bool {
    source.clone().any(|token| {
        matches!(
            reading.word(token),
            "court" | "jury" | "jurors" | "inquest" | "tribunal" | "inquiry" | "trial" | "hearing"
        )
    })
}

/// A subject with the aside that stands between it and its verb: "the operator, Saare Line, | said".
fn with_aside(reading: &Reading<'_>, subject: Range<usize>, verb: usize) -> Range<usize> {
    let aside = subject.end..verb;
    let plain = aside.len() < LONGEST_ASIDE
        && aside.clone().all(|token| reading.chunk_at(token).is_none_or(|chunk| reading.verb(chunk).is_none()));
    let marked = reading.is_break(subject.end) && verb.checked_sub(1).is_some_and(|token| reading.is_break(token));
    if plain && marked { subject.start..verb - 1 } else { subject }
}

/// The longest aside that is shown as part of a source, in tokens.
const LONGEST_ASIDE: usize = 12;

/// "..., said Ito": the noun phrase right after the verb.
fn after_verb(reading: &Reading<'_>, token: usize) -> Option<Range<usize>> {
    let chunk = reading.chunks.get(reading.chunk_at(token)?)?;
    (chunk.tokens.start == token && matches!(chunk.kind, ChunkKind::Noun)).then(|| chunk.tokens.clone())
}

/// "described it as a failure", "called the vote a farce": what the object is called follows it. "Called the police",
/// "praised the crew" say nothing of the kind.
fn names_object(reading: &Reading<'_>, lemma: &str, after: usize) -> bool {
    let object = reading.noun_phrase(after).map_or(after, |object| object.end);
    let as_something = (after..reading.tokens.end)
        .take_while(|&token| !reading.is_break(token))
        .any(|token| reading.word(token) == "as");
    let two_objects = matches!(lemma, "call" | "dub" | "brand" | "label" | "term" | "deem" | "declare");
    let follows = matches!(reading.tag(object), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num)
        || reading.quotes().iter().any(|quote| reading.document.tokens_in(quote.span).start == object);
    as_something || two_objects && follows
}

/// The subject that a second verb shares.
fn subject_before(clauses: &Clauses, index: usize) -> Option<Range<usize>> {
    clauses.list.get(..index)?.iter().rev().find_map(|clause| clause.subject.clone())
}

/// ", citing court papers": a source by participle. "citing a lack of time" names none.
fn participles(reading: &Reading<'_>) -> Vec<Attribution> {
    let found = reading.chunks.iter().enumerate().filter_map(|(index, chunk)| {
        let group = reading.verb(index)?;
        if group.shape != Shape::Gerund || !matches!(group.lemma.as_str(), "cite" | "quote") {
            return None;
        }
        let source = reading.noun_phrase(chunk.tokens.end).filter(|source| is_source(reading, source))?;
        let voice = voice_of(reading, &source, &(chunk.head..chunk.head + 1));
        Some(Attribution {
            voice,
            scope: reading.tokens.start..chunk.tokens.start,
            rule: "voice.citing",
            clause: None,
            reports: None,
        })
    });
    found.collect()
}

fn evidentials(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let cues = reading.cues.iter().filter(|mention| mention.cue == Cue::Evidential);
    cues.map(|mention| {
        let cue = reading.span_of(&mention.tokens);
        let voice = Voice { kind: VoiceKind::Evidential, form: Some(VoiceForm::Adverb), source: None, cue };
        let owner = clauses.owner(mention.tokens.start);
        let own = owner.and_then(|owner| clauses.list.get(owner)).filter(|_| clauses.sure);
        let next = clauses.list.iter().map(|clause| clause.from).find(|&from| mention.tokens.end < from);
        let adjunct = reading.chunk_at(mention.tokens.start).and_then(|chunk| reading.verb(chunk));
        let scope = match own {
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
