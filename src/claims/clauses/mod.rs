//! The clauses of one sentence, found from left to right by the words that open them.
//!
//! Not a parser: where the words leave a doubt, the clauses are not sure and the claim stays the whole sentence.

mod openers;
mod participles;
mod subjects;

use crate::annotate::syntax::{Chunk, ChunkKind, Shape, Tag, Tense};
use crate::claims::clauses::openers::{Opener, follows_noun, last_opener};
use crate::claims::clauses::subjects::{antecedent, main_subject, reporter};
use crate::claims::reading::Reading;
use crate::lexicon::grammar::{self, Object};
use crate::lexicon::{VerbForm, is_one_of, reporting};
use std::ops::Range;

use participles::is_tensed;
pub(crate) use participles::{belongs, describes};
pub(crate) use subjects::{begins_noun_group, subject};

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

/// Finds the clauses of a sentence.
pub(crate) fn find(reading: &Reading<'_>) -> Clauses {
    let speech = reading.speech_tokens();
    let outside = |token: usize| !speech.iter().any(|quote| quote.contains(&token));
    let verbs: Vec<usize> = (0..reading.chunks.len())
        .filter(|&chunk| reading.chunks.get(chunk).is_some_and(|chunk| outside(chunk.tokens.start)))
        .filter(|&chunk| is_tensed(reading, chunk))
        .collect();
    let verbs = if verbs.is_empty() { participle_alone(reading).into_iter().collect() } else { verbs };
    let mut clauses = Clauses { list: Vec::new(), sure: true };
    let mut from = reading.tokens.start;
    for &verb in &verbs {
        let Some(chunk) = reading.chunks.get(verb) else { continue };
        let region = from..chunk.tokens.start;
        reanalyse(reading, &mut clauses, &region, verb);
        reanalyse_aside(reading, &mut clauses, &region, verb);
        if clauses.list.last().is_some_and(|last| last.verb == verb) {
            from = chunk.tokens.end;
            continue;
        }
        match read_clause(reading, &clauses, &region, verb) {
            Some(clause) => clauses.list.push(clause),
            None => clauses.sure = false,
        }
        from = chunk.tokens.end;
    }
    clauses.sure &= clauses.main().is_some() && !clauses.list.iter().any(|clause| is_torn(reading, &clauses, clause));
    clauses
}

/// Whether a verb that no relative clause accounts for stands between a subject and its verb: one of them is another's.
fn is_torn(reading: &Reading<'_>, clauses: &Clauses, clause: &Clause) -> bool {
    let Some((subject, verb)) = clause.subject.as_ref().zip(reading.chunks.get(clause.verb)) else { return false };
    let gap = subject.end..verb.tokens.start;
    let accounted = |chunk: usize| {
        let aside = [ClauseKind::Relative, ClauseKind::Adverbial, ClauseKind::Report];
        // "Holm, asked whether | she would stand, | said".
        let asked = |other: &Clause| {
            let question = other.kind == ClauseKind::Complement && clauses.main() == Some(clause);
            question && reading.is_break(verb.tokens.start - 1) && other.from < clause.from
        };
        clauses.list.iter().any(|other| other.verb == chunk && (aside.contains(&other.kind) || asked(other)))
    };
    (0..clause.verb).rev().take(6).any(|chunk| {
        let between = reading.chunks.get(chunk).is_some_and(|chunk| gap.contains(&chunk.tokens.start));
        between && is_tensed(reading, chunk) && !accounted(chunk)
    })
}

/// "The committee | voted by six to three": where no verb carries tense, the participle right after the first noun does.
fn participle_alone(reading: &Reading<'_>) -> Option<usize> {
    let verb = (0..reading.chunks.len()).find(|&chunk| reading.verb(chunk).is_some())?;
    let chunk = reading.chunks.get(verb)?;
    let noun = verb.checked_sub(1).and_then(|before| reading.chunks.get(before))?;
    let group = reading.verb(verb)?;
    let object = grammar::word(&group.lemma).and_then(|(_, word)| word.verb).map(|verb| verb.object);
    let passive = object == Some(Object::Needed) || reading.word(chunk.tokens.end) == "of";
    let participle = group.shape == Shape::Participle && chunk.tokens.len() == 1 && !passive;
    (participle && noun.tokens.end == chunk.tokens.start).then_some(verb)
}

/// "A complaint lodged with the court | was dismissed": where a second verb has no subject of its own, and nothing joins
/// it to the first, the first was a participle that belongs to the subject.
fn reanalyse(reading: &Reading<'_>, clauses: &mut Clauses, region: &Range<usize>, verb: usize) {
    let Some(last) = clauses.list.last() else { return };
    let Some((chunk, group)) = reading.chunks.get(last.verb).zip(reading.verb(last.verb)) else { return };
    let participle =
        chunk.tokens.len() == 1 && group.tense == Tense::Past && !is_one_of(group.lemma.as_str(), "be have");
    let subject_at =
        last.subject.as_ref().filter(|subject| subject.end == chunk.tokens.start).map(|subject| subject.start);
    // A name alone is not picked out: "Hale | saved from Orr twice and Reed hit the bar".
    let name = |start: usize| {
        last.subject.as_ref().is_some_and(|subject| (start..subject.end).all(|at| reading.tag(at) == Tag::Propn))
    };
    let Some(start) = subject_at.filter(|&start| participle && !name(start)) else { return };
    let joins = |token: usize| {
        reading.tag(token) == Tag::Cconj
            && reading.chunk_at(token + 1).is_some_and(|chunk| reading.verb(chunk).is_none())
            && token.checked_sub(1).and_then(|token| reading.chunk_at(token)).is_some()
    };
    let plain = |token: usize| {
        !reading.is_break(token)
            && !matches!(reading.tag(token), Tag::Sconj | Tag::Punct)
            && (reading.tag(token) != Tag::Cconj || joins(token))
            && !is_one_of(reading.word(token), "who which that whose where")
    };
    // "A draft leaked | last week | suggests".
    let opens = reading.tag(region.start) == Tag::Adp || reading.is_date(region.start);
    let phrase = !region.is_empty() && opens && region.clone().all(plain);
    let own = subject(reading, region).filter(|own| !disagrees(reading, own, verb));
    if phrase && own.is_none() {
        let (kind, marker, begins) = (last.kind, last.marker, last.start);
        clauses.list.pop();
        let subject = Some(start..region.end);
        clauses.list.push(Clause { kind, marker, subject, verb, start: begins, from: begins });
    }
}

/// "A person briefed on the plan, who asked not to be named because it is secret, | said": where a verb right behind a mark has
/// no subject, and nothing but asides stands behind the first verb, that one was a participle.
fn reanalyse_aside(reading: &Reading<'_>, clauses: &mut Clauses, region: &Range<usize>, verb: usize) {
    let Some(main) = clauses.list.iter().position(|clause| clause.kind == ClauseKind::Main) else { return };
    let asides = clauses.list.get(main + 1..).unwrap_or_default();
    let aside = |clause: &Clause| matches!(clause.kind, ClauseKind::Relative | ClauseKind::Adverbial);
    let marked = region.end.checked_sub(1).is_some_and(|last| region.contains(&last) && reading.is_break(last));
    let Some(opening) = asides.first().map(|first| first.start).filter(|_| marked && asides.iter().all(aside)) else {
        return;
    };
    let Some(found) = clauses.list.get(main) else { return };
    let Some((chunk, group)) = reading.chunks.get(found.verb).zip(reading.verb(found.verb)) else { return };
    let participle = chunk.tokens.len() == 1
        && group.tense == Tense::Past
        && !is_one_of(group.lemma.as_str(), "be have")
        && reading.tag(chunk.tokens.end) == Tag::Adp;
    let subject = found.subject.clone().filter(|subject| subject.end == chunk.tokens.start && participle);
    let named = |subject: &Range<usize>| subject.clone().all(|token| reading.tag(token) == Tag::Propn);
    let Some(subject) = subject.filter(|subject| !named(subject)) else { return };
    if opening.checked_sub(1).is_none_or(|mark| !reading.is_break(mark)) {
        return;
    }
    let (opener, start) = (found.marker, found.start);
    let from = reading.chunks.get(verb).map_or(region.end, |verb| verb.tokens.start);
    clauses.list.remove(main);
    let subject = Some(subject.start..opening - 1);
    clauses.list.push(Clause { kind: ClauseKind::Main, marker: opener, subject, verb, start, from });
}

/// Whether a subject and a verb differ in number: "two makers | was dismissed".
fn disagrees(reading: &Reading<'_>, subject: &Range<usize>, verb: usize) -> bool {
    let Some(first) = reading.chunks.get(verb).map(|verb| verb.tokens.start) else { return false };
    let head = reading.chunk_at(subject.end - 1).and_then(|chunk| reading.chunks.get(chunk)).map(|chunk| chunk.head);
    let plural = head.is_some_and(|head| reading.annotations.syntax.is_plural(head));
    plural && is_one_of(reading.word(first), "is was has does")
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
    let speech = reading.speech_tokens();
    let opener = last_opener(reading, region).filter(|&(at, opener)| {
        // ", the union | and | the company said": both report. "“| That | is not so,” she said": somebody's first word.
        let spoken = speech.iter().any(|speech| speech.start == at || speech.start + 1 == at);
        !(spoken && opener == Opener::That)
            && (opener != Opener::Coordinator || !both_report(reading, region, at, verb))
    });
    // ", as its ministry insists", ", hours after the auditor warned": behind a mark these open a clause, whatever their tag.
    let opener = opener.or_else(|| Some((after_mark(reading, region)?, Opener::Subordinator)));
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
            // "Objectors, | about 60 of whom | packed the gallery": it begins with what is a part of them.
            let part = at.checked_sub(1).filter(|&of| reading.word(of) == "of" && region.contains(&of));
            let part = part.and_then(|of| (region.start..of).rev().find(|&token| reading.is_break(token)));
            let at = part.map_or(at, |mark| mark + 1);
            clause(ClauseKind::Relative, Some(at), own.or_else(|| antecedent(reading, region.start, at)))
        }
        Some((at, Opener::Subordinator)) => {
            let own = subject(reading, &(at + 1..region.end));
            clause(ClauseKind::Adverbial, Some(at), own)
        }
        Some((_, Opener::Coordinator)) | None => plain_clause(reading, before, region, verb),
    }
}

/// Whether the noun phrase at `token` is the subject of a verb right after it: "said | exports had resumed".
fn subject_follows(reading: &Reading<'_>, token: usize) -> bool {
    let after = reading.noun_phrase(token).map(|phrase| phrase.end);
    after
        .and_then(|after| reading.chunk_at(after))
        .and_then(|chunk| reading.verb(chunk))
        .is_some_and(|group| group.finite)
}

/// A word that is a preposition as well, right behind a mark (or a noun of time there), with one noun phrase up to the
/// verb after it.
fn after_mark(reading: &Reading<'_>, region: &Range<usize>) -> Option<usize> {
    let mark = region.clone().rev().find(|&token| reading.is_break(token))?;
    let opens = |token: &usize| is_one_of(reading.word(*token), "as after before since until once because");
    let word = (mark + 1..region.end.min(mark + 4)).find(opens)?;
    let timed = word == mark + 1
        || is_one_of(
            reading.word(word - 1),
            "days hours weeks months years minutes day week month year just shortly long",
        );
    let phrase = reading.noun_phrase(word + 1)?;
    (timed && phrase.end == region.end).then_some(word)
}

/// Whether an apposition begins at `token` that names what has been said by what it is: ", | a claim the firm denies".
pub(crate) fn names_a_claim(reading: &Reading<'_>, token: usize) -> bool {
    let noun = is_one_of(
        reading.word(token + 1),
        "claim charge allegation accusation suggestion assertion account figure version report view idea",
    );
    is_one_of(reading.word(token), "a an") && noun || reading.word(token) == "something"
}

/// ", | a result | the firm called good": the noun behind a mark that a clause without its pronoun, of this subject, picks out.
fn picked_out_noun(reading: &Reading<'_>, subject: &Range<usize>) -> Option<usize> {
    let noun = reading.chunk_at(subject.start.checked_sub(1)?).and_then(|chunk| reading.chunks.get(chunk))?;
    let apart = reading.chunk_at(subject.start).is_some_and(|own| reading.chunks.get(own) != Some(noun));
    let plain =
        matches!(noun.kind, ChunkKind::Noun) && reading.tag(noun.head) == Tag::Noun && !reading.is_date(noun.head);
    let begins = is_one_of(reading.word(noun.tokens.start), "a an the something");
    let marked = noun.tokens.start.checked_sub(1).is_some_and(|mark| reading.word(mark) == ",");
    (apart && plain && begins && marked && noun.tokens.end == subject.start).then_some(noun.tokens.start)
}

/// Whether a coordinator joins two noun phrases that stand alone between a mark and a verb of saying.
fn both_report(reading: &Reading<'_>, region: &Range<usize>, coordinator: usize, verb: usize) -> bool {
    let says = reading.verb(verb).and_then(|group| reporting(&group.lemma)).is_some_and(|(verb, _)| verb.speak);
    let mark = (region.start..coordinator).rev().find(|&token| reading.is_break(token));
    let nominal = |token: usize| reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
    says && mark.is_some_and(|mark| {
        mark + 1 < coordinator && (mark + 1..region.end).all(|token| token == coordinator || nominal(token))
    })
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
        && reading.chunks.get(verb + 1..).unwrap_or_default().iter().any(Chunk::is_finite)
    {
        return make(ClauseKind::Report, Some(source));
    }
    if let Some(noun) = own.as_ref().and_then(|own| picked_out_noun(reading, own)) {
        return Some(Clause {
            kind: ClauseKind::Relative,
            marker: Some(noun),
            subject: own,
            verb,
            start: noun,
            from: noun.max(region.start),
        });
    }
    if before.main().is_none() {
        // Nothing but fronted and relative clauses so far.
        return make(ClauseKind::Main, main_subject(reading, before, region));
    }
    let comma = region.clone().any(|token| reading.is_break(token));
    let after_comma = region.start == region.end || reading.is_break(region.start);
    let comes_first = inverts && reading.is_break(verb_start.saturating_sub(1)) && begins_noun_group(reading, verb_end);
    if (says || group.lemma == "hear") && comma && (own.is_some() || after_comma || comes_first) {
        // "..., a claim the firm denies": a relative clause without its pronoun.
        let mark = region.clone().rev().find(|&token| reading.is_break(token));
        if let Some(at) = mark.map(|mark| mark + 1).filter(|&at| names_a_claim(reading, at)) {
            return Some(Clause {
                kind: ClauseKind::Relative,
                marker: Some(at),
                subject: own,
                verb,
                start: at,
                from: at,
            });
        }
        return match reporter(reading, region) {
            Some(source) => make(ClauseKind::Report, Some(source)),
            // "..., said Ito": the source comes after the verb.
            None if reading.is_break(verb_start.saturating_sub(1))
                && inverts
                && !subject_follows(reading, verb_end)
                && (begins_noun_group(reading, verb_end) || reading.tag(verb_end) == Tag::Pron) =>
            {
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
