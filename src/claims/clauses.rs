//! The clauses of one sentence, found from left to right by the words that open them.
//!
//! Not a parser: where the words leave a doubt, the clauses are not sure and the claim stays the whole sentence.

use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::reading::Reading;
use crate::lexicon::{VerbForm, reporting};
use crate::text::{Span, overlapping};
use std::ops::Range;

/// What a clause is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// The sentence's own statement.
    Main,
    /// Joined to the main one by "and", "but", ";", with a subject of its own.
    Coordinate,
    /// A second verb of the same subject.
    SharedSubject,
    /// What somebody says, thinks, shows: "that he left".
    Complement,
    /// "who serves as ...", "which ...".
    Relative,
    /// "when ...", "because ...", "while ...".
    Adverbial,
    /// "..., police said".
    Report,
}

/// One clause: a verb that carries tense, and its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) kind: ClauseKind,
    /// The word that opens it ("that", "who", "because", "and").
    pub(crate) marker: Option<usize>,
    /// Its subject's tokens; `None` where it is shared or comes after the verb.
    pub(crate) subject: Option<Range<usize>>,
    /// Its verb group, as an index into [`Reading::chunks`].
    pub(crate) verb: usize,
    /// Its first token: the marker or the first word of the subject or verb.
    pub(crate) start: usize,
    /// Where its words begin to be its own after the clause before it: its start, or its verb where a relative
    /// clause stands between subject and verb.
    pub(crate) from: usize,
}

/// A sentence's clauses, by their verbs' order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clauses {
    pub(crate) list: Vec<Clause>,
    /// Whether the reading left no doubt.
    pub(crate) sure: bool,
}

impl Clauses {
    /// The main clause.
    pub(crate) fn main(&self) -> Option<&Clause> {
        self.list.iter().find(|clause| clause.kind == ClauseKind::Main)
    }

    /// The clause that the token most likely belongs to: the last one that has begun, or gone on, by then.
    pub(crate) fn owner(&self, token: usize) -> Option<usize> {
        let at = self.list.iter().rposition(|clause| clause.from <= token);
        at.or_else(|| self.list.iter().position(|clause| clause.kind == ClauseKind::Main))
    }
}

/// Words that open an adverbial clause; those marked `true` are prepositions as well.
fn subordinator(word: &str) -> Option<bool> {
    match word {
        "while" | "although" | "though" | "because" | "unless" | "whereas" | "if" | "when" | "whenever" | "once"
        | "wherever" | "lest" | "whilst" | "provided" | "so" => Some(false),
        "as" | "after" | "before" | "since" | "until" | "till" | "than" | "like" => Some(true),
        _ => None,
    }
}

/// What stands between two verbs and opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    That,
    Relative,
    Question,
    Subordinator,
    Coordinator,
}

/// Finds the clauses of a sentence.
pub(crate) fn find(reading: &Reading<'_>) -> Clauses {
    let speech = reading.speech_tokens();
    let outside = |token: usize| !speech.iter().any(|quote| quote.contains(&token));
    let verbs: Vec<usize> = (0..reading.chunks.len())
        .filter(|&chunk| reading.verb(chunk).is_some_and(|verb| verb.finite))
        .filter(|&chunk| reading.chunks.get(chunk).is_some_and(|chunk| outside(chunk.tokens.start)))
        .collect();
    let mut clauses = Clauses { list: Vec::new(), sure: true };
    let mut from = reading.tokens.start;
    for &verb in &verbs {
        let Some(chunk) = reading.chunks.get(verb) else { continue };
        let region = from..chunk.tokens.start;
        match read_clause(reading, &clauses, &region, verb) {
            Some(clause) => clauses.list.push(clause),
            None => clauses.sure = false,
        }
        from = chunk.tokens.end;
    }
    clauses.sure &= clauses.main().is_some();
    clauses
}

/// The first clause inside a stretch of direct speech.
pub(crate) fn inside(reading: &Reading<'_>, speech: &Range<usize>) -> Option<Clause> {
    let finite = |chunk: &usize| reading.verb(*chunk).is_some_and(|verb| verb.finite);
    let within = |chunk: &usize| reading.chunks.get(*chunk).is_some_and(|chunk| speech.contains(&chunk.tokens.start));
    let verb = (0..reading.chunks.len()).filter(within).find(finite)?;
    let start = reading.chunks.get(verb)?.tokens.start;
    let subject = subject(reading, &(speech.start..start));
    Some(Clause { kind: ClauseKind::Main, marker: None, subject, verb, start: speech.start, from: speech.start })
}

fn read_clause(reading: &Reading<'_>, before: &Clauses, region: &Range<usize>, verb: usize) -> Option<Clause> {
    let opener = last_opener(reading, region);
    let has_main = before.main().is_some();
    let previous = before.list.last();
    let clause = |kind, marker: Option<usize>, subject: Option<Range<usize>>| {
        let verb_start = reading.chunks.get(verb).map_or(region.end, |chunk| chunk.tokens.start);
        let start = marker.or(subject.as_ref().map(|subject| subject.start)).unwrap_or(verb_start);
        Some(Clause { kind, marker, subject, verb, start, from: start.max(region.start) })
    };
    match opener {
        Some((at, Opener::Coordinator)) if previous.is_some() => {
            let subject = subject(reading, &(at + 1..region.end));
            match (subject, has_main) {
                (None, _) => clause(ClauseKind::SharedSubject, Some(at), None),
                // "If the vote fails and the party splits, ..." goes on with the fronted clause.
                (subject, false) => clause(ClauseKind::Adverbial, Some(at), subject),
                (subject, true) => clause(ClauseKind::Coordinate, Some(at), subject),
            }
        }
        Some((at, opener @ (Opener::That | Opener::Question))) => {
            let after_verb = previous.is_some() && !follows_noun(reading, region.start, at);
            let own = subject(reading, &(at + 1..region.end));
            if after_verb || opener == Opener::Question {
                clause(ClauseKind::Complement, Some(at), own)
            } else {
                clause(ClauseKind::Relative, Some(at), own.or_else(|| antecedent(reading, region.start, at)))
            }
        }
        Some((at, Opener::Relative)) => {
            let own = subject(reading, &(at + 1..region.end));
            clause(ClauseKind::Relative, Some(at), own.or_else(|| antecedent(reading, region.start, at)))
        }
        Some((at, Opener::Subordinator)) => {
            let own = subject(reading, &(at + 1..region.end));
            clause(ClauseKind::Adverbial, Some(at), own)
        }
        Some((_, Opener::Coordinator)) | None => plain_clause(reading, before, region, verb),
    }
}

/// A clause that no word opens: the main one, what a reporting verb governs, or a report behind a comma.
fn plain_clause(reading: &Reading<'_>, before: &Clauses, region: &Range<usize>, verb: usize) -> Option<Clause> {
    let own = subject(reading, region);
    let group = reading.verb(verb)?;
    let verb_start = reading.chunks.get(verb)?.tokens.start;
    let make = |kind, subject: Option<Range<usize>>| {
        let start = subject.as_ref().map_or(verb_start, |subject: &Range<usize>| subject.start);
        let from = if start < region.start { verb_start } else { start };
        Some(Clause { kind, marker: None, subject, verb, start, from })
    };
    let says = reporting(&group.lemma).is_some_and(|(verb, _)| verb.speak || verb.that || verb.document || verb.mind);
    let inverts = reporting(&group.lemma).is_some_and(|(verb, _)| verb.invert);
    // "A first team, | it said, | had arrived": a report that stands within what it reports.
    let verb_end = reading.chunks.get(verb)?.tokens.end;
    let inserted =
        says && before.list.is_empty() && reading.is_break(verb_end) && begins_noun_group(reading, region.start);
    if let Some(source) = inserted.then(|| reporter(reading, region)).flatten()
        && subject(reading, &(region.start..source.start)).is_some()
        && (source.end..region.end).all(|token| !reading.is_break(token))
        && reading
            .chunks
            .get(verb + 1..)
            .unwrap_or_default()
            .iter()
            .any(|chunk| matches!(&chunk.kind, ChunkKind::Verb(group) if group.finite))
    {
        return make(ClauseKind::Report, Some(source));
    }
    if before.main().is_none() {
        // Nothing but fronted and relative clauses so far.
        return make(ClauseKind::Main, main_subject(reading, before, region));
    }
    let comma = region.clone().any(|token| reading.is_break(token));
    let after_comma = region.start == region.end || reading.is_break(region.start);
    if (says || group.lemma == "hear") && comma && (own.is_some() || after_comma) {
        return match reporter(reading, region) {
            Some(source) => make(ClauseKind::Report, Some(source)),
            // "..., said Ito": the source comes after the verb.
            None if after_comma && region.len() < 3 && inverts && begins_noun_group(reading, verb_end) => {
                make(ClauseKind::Report, None)
            }
            None => None,
        };
    }
    // ", saying | she was tired".
    let gerund = own.as_ref().and_then(|own| own.start.checked_sub(1)).is_some_and(|token| {
        region.contains(&token)
            && reporting(reading.word(token)).is_some_and(|(verb, form)| verb.that && form == VerbForm::Gerund)
    });
    if gerund {
        return make(ClauseKind::Complement, own);
    }
    // "Ito said prices, which fell in May, | were low": past the relative clause.
    let previous = before.list.iter().rfind(|clause| clause.kind != ClauseKind::Relative)?;
    let own = match before.list.last() {
        Some(relative) if relative.kind == ClauseKind::Relative => {
            let ends = reading.chunks.get(previous.verb).map_or(region.start, |chunk| chunk.tokens.end);
            own.or_else(|| subject(reading, &(ends..relative.start)))
        }
        _ => own,
    };
    let after_comma = after_comma && before.list.last().is_some_and(|last| last.kind != ClauseKind::Relative);
    let previous_lemma = reading.verb(previous.verb).map(|verb| verb.lemma.as_str());
    if !after_comma && own.is_some() && previous_lemma.and_then(reporting).is_some_and(|(verb, _)| verb.that) {
        return make(ClauseKind::Complement, own);
    }
    None
}

/// Who reports, before a verb of saying behind a mark: the noun phrase right before the verb, or before the aside that
/// stands between them ("the mayor, Ines Roth, | told"). What stands before the mark is no part of it: in "sank in
/// Tunis, Tunisia, officials said" nobody is called "Tunisia, officials".
fn reporter(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let end = trim_end(reading, region.start, region.end);
    let mark_before = |token: usize| (region.start..token).rev().find(|&token| reading.is_break(token));
    let aside = end.checked_sub(1).filter(|&last| region.contains(&last) && reading.is_break(last));
    let (stop, inner) = match aside {
        Some(last) => (last, mark_before(last)?),
        None => (end, end),
    };
    let opening = mark_before(inner)?;
    let start = (opening + 1..inner).find(|&token| begins_noun_group(reading, token))?;
    let phrase = reading.noun_phrase(start)?;
    let one_phrase = (phrase.end..inner).all(|token| {
        matches!(reading.tag(token), Tag::Aux | Tag::Adv | Tag::Adj | Tag::Num) || reading.chunk_at(token).is_none()
    });
    let pronoun = (phrase.start + 1..inner).any(|token| {
        reading.tag(token) == Tag::Pron && reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none())
    });
    (one_phrase && !pronoun).then_some(start..stop)
}

/// The last word in `region` that opens a clause and has no comma between it and the region's end, unless it
/// needs none.
fn last_opener(reading: &Reading<'_>, region: &Range<usize>) -> Option<(usize, Opener)> {
    let mut found = None;
    for token in region.clone() {
        let opener = match reading.word(token) {
            "that" if reading.tag(token) != Tag::Det || governs_that(reading, token, region) => Some(Opener::That),
            "who" | "whom" | "whose" | "where" | "which" => Some(Opener::Relative),
            "what" | "how" | "why" | "whether" if token > reading.tokens.start => Some(Opener::Question),
            "and" | "but" | "or" | "yet" | "nor" | ";" => Some(Opener::Coordinator),
            word => match subordinator(word) {
                Some(also_preposition) if !also_preposition || opens_clause(reading, token, region.end) => {
                    Some(Opener::Subordinator)
                }
                _ => None,
            },
        };
        match opener {
            // "how cars | and | lorries were used": no verb stands in the region, so that what another word has
            // opened goes on; and "Ukraine | and | Russia signed" begins the sentence.
            Some(Opener::Coordinator) if found.is_some_and(|(_, opener)| opener != Opener::Coordinator) => {}
            Some(Opener::Coordinator) if joins_nouns(reading, token, region) => {}
            Some(opener) => found = Some((token, opener)),
            // A comma closes a fronted phrase; the clause after it is not opened by the word before it.
            None => {}
        }
    }
    let (at, opener) = found?;
    let closed = opener == Opener::Subordinator && (at..region.end).any(|token| reading.word(token) == ",");
    (!closed).then_some((at, opener))
}

/// "observers note | that | such gifts are ...": right after a verb that takes a clause it opens one.
fn governs_that(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let verb = region.start.checked_sub(1).filter(|_| token == region.start).and_then(|token| reading.chunk_at(token));
    let lemma = verb.and_then(|verb| reading.verb(verb)).map(|group| group.lemma.as_str());
    lemma.and_then(reporting).is_some_and(|(verb, _)| verb.that)
}

/// Whether a word that is also a preposition opens a clause here: one noun phrase and then the verb.
fn opens_clause(reading: &Reading<'_>, token: usize, end: usize) -> bool {
    let between = token + 1..end;
    !between.clone().any(|token| reading.is_break(token))
        && between.clone().any(|token| reading.chunk_at(token).is_some())
        && reading.tag(token) != Tag::Adp
}

/// Whether a coordinator joins two noun phrases of one subject rather than two clauses: no verb stands before it in
/// the sentence, or one that takes a clause ("said | six boats and a helicopter | took part").
fn joins_nouns(reading: &Reading<'_>, token: usize, region: &Range<usize>) -> bool {
    let noun = |token: usize| reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
    let before = region.start.checked_sub(1).and_then(|token| reading.chunk_at(token));
    let lemma = before.and_then(|chunk| reading.verb(chunk)).map(|group| group.lemma.as_str());
    let takes_clause = lemma.and_then(reporting).is_some_and(|(verb, _)| verb.that);
    let one_phrase = (region.start..token).all(noun);
    noun(token + 1) && (region.start == reading.tokens.start || takes_clause && one_phrase)
}

fn follows_noun(reading: &Reading<'_>, start: usize, token: usize) -> bool {
    let Some(previous) = token.checked_sub(1) else { return false };
    if previous < start {
        return false;
    }
    let noun = reading.chunk_at(previous).is_some_and(|chunk| reading.verb(chunk).is_none());
    // "told reporters that", "said on Tuesday that": the noun is the verb's own, and the verb takes a clause.
    let verb = reading.chunk_at(start.saturating_sub(1)).and_then(|chunk| reading.verb(chunk));
    let takes_clause = verb.and_then(|verb| reporting(&verb.lemma)).is_some_and(|(verb, _)| verb.that);
    noun && !takes_clause
}

/// The noun phrase right before `token`.
fn antecedent(reading: &Reading<'_>, start: usize, token: usize) -> Option<Range<usize>> {
    let end = (start..token).rev().find(|&token| !reading.is_break(token) && reading.tag(token) != Tag::Adp)?;
    let chunk = reading.chunks.get(reading.chunk_at(end)?)?;
    matches!(chunk.kind, ChunkKind::Noun).then(|| chunk.tokens.clone())
}

/// The subject before a verb: the last noun phrase of `region` that no preposition governs, with what belongs to
/// it; an aside between commas is passed over.
pub(crate) fn subject(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let end = trim_end(reading, region.start, region.end);
    if region.start < end && reading.is_break(end - 1) {
        return before_aside(reading, &(region.start..end));
    }
    let heads = (region.start..end).rev().filter(|&token| begins_noun_group(reading, token));
    heads
        .map(|token| whole_phrase(reading, region.start, token))
        .find(|&start| !is_governed(reading, region.start, start))
        .map(|start| start..end)
}

/// "On Monday, | Ito, 61, the mayor of Kobe, | resigned": the first stretch between marks that begins with a noun.
fn before_aside(reading: &Reading<'_>, region: &Range<usize>) -> Option<Range<usize>> {
    let marks = region.clone().filter(|&token| reading.is_break(token)).chain(std::iter::once(region.end));
    let mut start = region.start;
    for mark in marks {
        if begins_noun_group(reading, start) {
            return Some(start..mark);
        }
        start = mark + 1;
    }
    None
}

/// The subject of the main verb after nothing but fronted and relative clauses: its own ("In a talk that went on, | he
/// said"), or the noun before the relative clause ("The man who stole the car | was caught").
fn main_subject(reading: &Reading<'_>, before: &Clauses, region: &Range<usize>) -> Option<Range<usize>> {
    let relative = before.list.iter().find(|clause| clause.kind == ClauseKind::Relative);
    let after_mark = region.clone().rev().find(|&token| reading.is_break(token)).map_or(region.end, |mark| mark + 1);
    let own = match relative {
        Some(_) => subject(reading, &(after_mark..region.end)),
        None => subject(reading, region),
    };
    // "An official, speaking freely because he is retired, | said": a report or a reason within it, too.
    let inner =
        before.list.iter().find(|clause| reading.tokens.start < clause.start && clause.kind != ClauseKind::Relative);
    own.or_else(|| {
        let ahead = reading.tokens.start..relative.or(inner)?.start;
        let aside = after_mark == region.end && region.start < region.end;
        if aside {
            before_aside(reading, &ahead).or_else(|| subject(reading, &ahead))
        } else {
            subject(reading, &ahead)
        }
    })
}

/// Whether a noun group begins at `token` that can be a subject ("the gesture | itself" has its subject before).
fn begins_noun_group(reading: &Reading<'_>, token: usize) -> bool {
    let Some(chunk) = reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)) else { return false };
    let reflexive = reading.word(token).ends_with("self") || reading.word(token).ends_with("selves");
    // "The bank today | announced": a day before a verb is no subject.
    let day = |span: Span| {
        overlapping(&reading.annotations.dates, span, |date| date.span).iter().any(|date| date.span == span)
    };
    let dated = reading.span_of(&chunk.tokens).is_some_and(day);
    chunk.tokens.start == token && matches!(chunk.kind, ChunkKind::Noun) && !reflexive && !dated
}

/// Where the phrase begins that the noun group at `start` ends: with its possessor ("Putin's | gift") and the nouns
/// joined to it ("Ukraine and | Russia").
fn whole_phrase(reading: &Reading<'_>, limit: usize, mut start: usize) -> usize {
    while let Some(previous) = start.checked_sub(1).filter(|&token| limit < token) {
        let at = match reading.word(previous) {
            "'s" | "'" => previous,
            "and" | "or" | "&" => previous - 1,
            _ => break,
        };
        match reading.chunk_at(at).and_then(|chunk| reading.chunks.get(chunk)) {
            Some(chunk) if matches!(chunk.kind, ChunkKind::Noun) && limit <= chunk.tokens.start => {
                start = chunk.tokens.start;
            }
            _ => break,
        }
    }
    start
}

/// Whether a preposition or a verb without tense governs what begins at `start`: "of | the agency", "to sell | the car".
fn is_governed(reading: &Reading<'_>, limit: usize, start: usize) -> bool {
    let before =
        (limit..start).rev().find(|&token| !matches!(reading.tag(token), Tag::Det | Tag::Adj | Tag::Adv | Tag::Num));
    before.is_some_and(|token| {
        let verb = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
        reading.tag(token) == Tag::Adp || verb.is_some_and(|group| !group.finite)
    })
}

/// Where `start..end` ends without adverbs at its end.
fn trim_end(reading: &Reading<'_>, start: usize, mut end: usize) -> usize {
    while end > start && reading.tag(end - 1) == Tag::Adv {
        end -= 1;
    }
    end
}
