//! Clauses whose verb lays something on its subject: "The mayor said that ...", "..., police said".

use crate::annotate::amounts::AmountKind;
use crate::annotate::syntax::{ChunkKind, Shape, Tag, VerbGroup};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::source::{head_noun, is_nobody, is_source};
use crate::claims::voice::asides::{before_brackets, with_aside, with_author};
use crate::claims::voice::speech::beside_quotation;
use crate::claims::voice::{Attribution, asks_or_adds, voice_of};
use crate::claims::{Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::SourceNoun;
use crate::lexicon::{is_one_of, reporting};
use crate::text::overlapping;
use std::ops::Range;

pub(crate) fn reporting_clauses(reading: &Reading<'_>, clauses: &Clauses) -> Vec<Attribution> {
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
        let scope = chunk.tokens.start..reach(reading, clauses, index, clause);
        let reports = complement_after(clauses, index);
        // "She said he had 11 boxes and | had been told by his agent that ...": who was told, she says.
        let within = clause.kind == ClauseKind::SharedSubject && subject_before(reading, clauses, index).is_none();
        let clause = (!within).then_some(index);
        return Some(Attribution { voice, scope, rule: "voice.reporting-passive", clause, reports });
    }
    if let Some(voice) = told_from(reading, clauses, index, group) {
        let scope = chunk.tokens.start..reach(reading, clauses, index, clause);
        let reports = complement_after(clauses, index);
        return Some(Attribution { voice, scope, rule: "voice.told-from", clause: Some(index), reports });
    }
    // "does not think that it is safe": thinks that it is not.
    let denied = group.negation.is_some() && !is_one_of(group.lemma.as_str(), "think believe");
    if denied || group.passive && !as_saying && !is_told(reading, clause, &group.lemma) {
        return None;
    }
    let source = teller(reading, clauses, index, clause)?;
    // "no link with how tired | they said they felt": no report of what was found.
    let asked = clause.marker.is_some_and(|marker| reading.word(marker) == "how");
    if asked && is_one_of(reading.word(source.start), "he she they it") && source.len() == 1 {
        return None;
    }
    // Outside quotation marks "I" and "we" are the article's author. "Nobody said" and "neither confirmed nor denied" lay
    // nothing on anybody.
    let neither = clause.marker.is_some_and(|marker| reading.word(marker) == "nor");
    if is_one_of(reading.word(source.start), "i we")
        || neither
        || asks_or_adds(reading, chunk.head)
        || is_nobody(reading, &(source.start..chunk.tokens.start))
        || counts_things(reading, &source, chunk.tokens.start, &group.lemma)
    {
        return None;
    }
    let hearing = is_one_of(group.lemma.as_str(), "hear tell")
        && (group.passive || group.lemma == "hear")
        && is_hearing(reading, &source);
    let verb = reporting(&group.lemma).map(|(verb, _)| verb);
    let takes_clause = hearing || verb.is_some_and(|verb| verb.that);
    let after = chunk.tokens.end;
    let hears = verb.is_some_and(|verb| verb.hear);
    let reports =
        complement_after(clauses, index).filter(|&next| takes_clause && governs(reading, clauses, after, next, hears));
    let that = takes_clause && reading.word(after) == "that";
    if !that && is_noise(reading, &group.lemma) {
        return None;
    }
    // "called it the best gift", "the survey showed a rise", "witnesses reported gunfire": no clause, yet a source's words.
    // Between marks, "the exchange confirmed" is a report whatever an exchange is.
    let beside = clause.kind == ClauseKind::Report && verb.is_some_and(|verb| verb.speak);
    let puts_to = group.lemma == "put" && puts_it_to(reading, after);
    let reports = reports.or_else(|| complement_after(clauses, index).filter(|_| puts_to));
    // "The Herald revealed that": a paper whose name is in no list.
    let proper = reports.is_some() && source.clone().next_back().is_some_and(|last| reading.tag(last) == Tag::Propn);
    // "It named a dealer in Basel as the buyer", "It disputed that": the paper, the firm of the sentence before.
    let it = is_one_of(group.lemma.as_str(), "name deny dispute refute rebut") && reading.word(source.start) == "it";
    let sourced = it || proper || beside || puts_to || group.lemma == "accuse" || is_source(reading, &source);
    let has_object = after_verb(reading, after).is_some()
        || reading.word(after) == "that" && reading.tag(after) == Tag::Det
        || matches!(reading.tag(after), Tag::Adj | Tag::Num);
    // "denied cutting corners", "admitted having lied".
    let has_act =
        reading.chunk_at(after).and_then(|chunk| reading.verb(chunk)).is_some_and(|group| group.shape == Shape::Gerund);
    let written = head_noun(reading, &source) == Some(SourceNoun::Document);
    let people = head_noun(reading, &source) == Some(SourceNoun::Group);
    let main = clause.kind == ClauseKind::Main;
    let facts = Facts { main, has_object, has_act, written, people, puts_to, as_saying };
    let tells = tells(reading, &group.lemma, after, facts);
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
                    (verb.name && names_object(reading, &group.lemma, after))
                        || verb.document && (written || finds_as_expert(reading, group, &source, after))
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
    // "the oldest widely accepted evidence": so what can but accept.
    if verb.is_some_and(|verb| verb.document || verb.mind || !verb.speak) && !sourced {
        return None;
    }
    let scope = match clause.kind {
        // "He denied that he had run, | as one critic suggested": the critic says that he had.
        _ if as_said && is_denied(reading, clauses, clause) => clause.start..reading.tokens.end,
        _ if as_said || quoted || clause.kind == ClauseKind::Report => reading.tokens.clone(),
        _ => chunk.tokens.start..reach(reading, clauses, index, clause),
    };
    let voice = if hearing {
        heard(reading, &(source.start..chunk.tokens.end))
    } else {
        voice_of(reading, &source, &(chunk.head..chunk.head + 1))
    };
    // What is put to somebody may have more clauses than the first.
    let rule = if puts_to { "voice.report-that" } else { "voice.reporting-verb" };
    Some(Attribution { voice, scope, rule, clause: Some(index), reports })
}

/// Whether what a clause goes on from is denied.
fn is_denied(reading: &Reading<'_>, clauses: &Clauses, clause: &Clause) -> bool {
    clauses.main().filter(|main| main.from < clause.from).and_then(|main| reading.verb(main.verb)).is_some_and(
        |group| group.negation.is_some() || is_one_of(group.lemma.as_str(), "deny dispute dismiss reject refute rebut"),
    )
}

/// "shouted “shame”": a word or two, told for the noise.
pub(crate) fn is_noise(reading: &Reading<'_>, lemma: &str) -> bool {
    const FEW: usize = 6;
    let mut quotes = reading.quotes().iter();
    is_one_of(lemma, "bark chant cry scream shout yell")
        && quotes.all(|quote| reading.document.tokens_in(quote.span).len() < FEW)
}

/// Whether somebody finds something whose finding is no act: "the researchers", "a forensic accountant"; but not "a way".
fn finds_as_expert(reading: &Reading<'_>, group: &VerbGroup, source: &Range<usize>, after: usize) -> bool {
    let idiom = (after..after + 3).any(|token| is_one_of(reading.word(token), "way ways time work room"));
    if group.lemma != "find" || idiom {
        return false;
    }
    let chunk = reading.chunk_at(source.start).and_then(|chunk| reading.chunks.get(chunk));
    chunk.is_some_and(|chunk| {
        let word = reading.word(chunk.head);
        is_one_of(
            word.strip_suffix('s').unwrap_or(word),
            "accountant archaeologist auditor biologist economist engineer examiner expert geologist historian investigator pathologist researcher reviewer scientist surveyor",
        )
    })
}

/// Who does what a clause's verb tells, where it is a verb of saying: its subject, one that it shares, or one behind it.
fn teller(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> Option<Range<usize>> {
    let chunk = reading.chunks.get(clause.verb)?;
    let shared = (clause.kind == ClauseKind::SharedSubject).then(|| subject_before(reading, clauses, index)).flatten();
    let own = clause.subject.clone().map(|subject| with_aside(reading, subject, chunk.tokens.start));
    let own = own.map(|own| with_author(reading, own, chunk.tokens.start));
    // ", said | the figure | included orders": what has a verb of its own right behind it says nothing.
    let inverted = || {
        let source = after_verb(reading, chunk.tokens.end).filter(|_| clause.kind == ClauseKind::Report)?;
        let acts = reading.chunk_at(source.end).and_then(|chunk| reading.verb(chunk)).is_some();
        (!acts || can_speak(reading, &source)).then_some(source)
    };
    // "butyrate, a fatty acid that ..., but | stressed that": what can say nothing does not share the verb.
    let mute = |shared: &Range<usize>| clause.kind == ClauseKind::SharedSubject && !can_speak(reading, shared);
    let source = before_brackets(reading, own.or(shared).or_else(inverted).filter(|source| !mute(source))?);
    // "down from the $4 million announced earlier": a sum says nothing.
    let sum = reading.span_of(&source).is_some_and(|span| {
        let amounts = overlapping(&reading.annotations.amounts, span, |amount| amount.span);
        amounts.iter().any(|amount| amount.kind == AmountKind::Money && amount.span.end() == span.end())
    });
    (!sum).then_some(source)
}

/// How far what a clause reports reaches: a relative clause's, up to the verb that goes on after it ("Hale, who was told by the
/// yard that it was sound, | left"); a fronted clause's, up to the main one ("After the firm said that it was sound, | shares
/// rose").
fn reach(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> usize {
    let adverbial = is_adverbial(clauses, index);
    let goes_on = |later: &&Clause| match later.kind {
        ClauseKind::Complement | ClauseKind::Relative | ClauseKind::Adverbial => false,
        ClauseKind::Main if adverbial => true,
        _ => later.start <= clause.start,
    };
    let inside = clause.kind == ClauseKind::Relative || adverbial;
    let next = clauses.list.iter().skip(index + 1).find(goes_on).filter(|_| inside);
    next.map_or(reading.tokens.end, |next| next.from)
}

/// Whether a clause tells when or why what the main one says was so, or goes on with one that does: "after it reported a loss |
/// and warned of more".
pub(crate) fn is_adverbial(clauses: &Clauses, index: usize) -> bool {
    let own = |clause: &&Clause| !matches!(clause.kind, ClauseKind::SharedSubject | ClauseKind::Relative);
    let upto = clauses.list.get(..=index).unwrap_or_default();
    let shared = upto.last().is_some_and(|clause| clause.kind != ClauseKind::Relative);
    let first = upto.iter().rev().filter(|_| shared).find(own);
    first.is_some_and(|clause| clause.kind == ClauseKind::Adverbial)
}

/// Whether a noun phrase can be who says something: a source, or a name.
fn can_speak(reading: &Reading<'_>, subject: &Range<usize>) -> bool {
    is_source(reading, subject)
        || subject.clone().any(|token| reading.tag(token) == Tag::Propn)
        || reading.word(subject.start) == "it"
}

/// "One room, | one counter, open three days a week": a noun that was taken for a verb, which "one" would give an ending.
fn counts_things(reading: &Reading<'_>, source: &Range<usize>, verb: usize, lemma: &str) -> bool {
    source.len() == 1 && reading.word(source.start) == "one" && reading.word(verb) == lemma
}

/// What is known of a verb that may report beside itself.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
struct Facts {
    main: bool,
    has_object: bool,
    /// An act follows: "denied cutting".
    has_act: bool,
    /// Its subject was written or measured.
    written: bool,
    /// Its subject are people without a name.
    people: bool,
    puts_to: bool,
    as_saying: bool,
}

/// Whether a verb whose group ends at `after` reports without a clause of its own: "denied the theft", "put it at nine".
fn tells(reading: &Reading<'_>, lemma: &str, after: usize, facts: Facts) -> bool {
    let Facts { main, has_object, has_act, written, people, puts_to, as_saying } = facts;
    match lemma {
        // "expects to open 30 shops": the plan is the source's.
        "expect" | "hope" if reading.word(after) == "to" => main,
        "deny" | "admit" | "acknowledge" | "report" | "describe" | "recall" if has_act => true,
        // "admitted to having switched it off".
        "admit" | "confess" if reading.word(after) == "to" => true,
        // "A video appears to show".
        "appear" | "seem" => written && shows_by(reading, after),
        // "Minutes record him as saying".
        "record" | "quote" if written && quotes_as_saying(reading, after) => true,
        // "denied, twice this week, that ...".
        "deny" | "dispute" => true,
        "report" | "allege" | "estimate" | "predict" | "forecast" | "expect" | "confirm" | "acknowledge" | "admit"
        | "concede" | "describe" | "blame" | "refute" | "rebut" | "reaffirm" | "reconfirm" | "reiterate" | "assume" => {
            has_object
        }
        // "Friends recalled silences"; a maker recalls cars.
        "recall" | "recount" => people && has_object,
        // "A review reached the same view", "the Red Cross gave a lower figure".
        "reach" | "draw" | "offer" => written && finds(reading, after),
        "give" if !written => has_object && finds(reading, after),
        // "rejected the accusation", not "rejected the plan".
        "reject" | "dismiss" => rejects(reading, after),
        // "said the engine quit": what is said was not read as a clause.
        "say" => has_object && !says_nothing(reading, after),
        // "pleaded not guilty".
        "plead" => is_one_of(reading.word(after), "not guilty"),
        // "put it to her that".
        "put" if puts_to => true,
        // "The figures gave him 41%", "a press release gave the cost as ...".
        "give" | "list" | "count" | "record" => {
            let idiom = is_one_of(reading.word(after), "rise way birth pause");
            written && has_object && !idiom && gives(reading, after)
        }
        // "put the toll at 14", "put Hale on 34 per cent".
        "put" => {
            has_object
                && (after..reading.tokens.end).any(|token| {
                    reading.word(token) == "at"
                        || written && reading.word(token) == "on" && reading.tag(token + 1) == Tag::Num
                })
        }
        // "accused the firm of hiding it".
        "accuse" => has_object && (after..reading.tokens.end).any(|token| reading.word(token) == "of"),
        // "attributed the loss to a strike".
        "attribute" | "ascribe" => has_object && (after..reading.tokens.end).any(|token| reading.word(token) == "to"),
        // "claimed to have won".
        "claim" => reading.word(after) == "to",
        "quote" => as_saying,
        "warn" | "caution" => is_one_of(reading.word(after), "of against"),
        "see" | "view" | "regard" | "identify" | "name" => {
            has_object && (after..reading.tokens.end).any(|token| reading.word(token) == "as")
        }
        _ => false,
    }
}

/// "were told in an email | from the chief executive | that": by whom, where the words say it.
fn told_from(reading: &Reading<'_>, clauses: &Clauses, index: usize, group: &VerbGroup) -> Option<Voice> {
    let told = group.passive && group.finite && group.negation.is_none();
    let told = told && is_one_of(group.lemma.as_str(), "tell inform warn notify advise");
    let (clause, next) = (clauses.list.get(index)?, complement_after(clauses, index).filter(|_| told)?);
    let (verb, next) = (reading.chunks.get(clause.verb)?, clauses.list.get(next)?);
    let from = (verb.tokens.end..next.start).find(|&token| reading.word(token) == "from")?;
    let source = reading.noun_phrase(from + 1).filter(|source| is_source(reading, source))?;
    Some(voice_of(reading, &source, &(verb.head..verb.head + 1)))
}

/// "put | it to her that": what counsel does.
fn puts_it_to(reading: &Reading<'_>, after: usize) -> bool {
    reading.word(after) == "it"
        && reading.word(after + 1) == "to"
        && (after + 2..reading.tokens.end).any(|token| reading.word(token) == "that")
}

/// Whether an infinitive of showing follows: "appears | to show".
fn shows_by(reading: &Reading<'_>, after: usize) -> bool {
    let word = |at: usize| reading.word(after + at);
    let verb = if word(0) == "to" { word(1) } else { word(0) };
    is_one_of(verb, "show suggest indicate record depict confirm reveal")
}

/// Whether a view, a finding or a figure follows: "reached much the same view".
fn finds(reading: &Reading<'_>, after: usize) -> bool {
    let near = (after..(after + 6).min(reading.tokens.end)).take_while(|&token| !reading.is_break(token));
    near.into_iter()
        .any(|token| is_one_of(reading.word(token), "view conclusion conclusions verdict figure toll tally version"))
}

/// Whether a figure, or what something is called, follows: "gave the cost as", "gave her 40.9%".
fn gives(reading: &Reading<'_>, after: usize) -> bool {
    let rest = after..reading.tokens.end;
    rest.clone().any(|token| reading.word(token) == "as")
        || reading
            .span_of(&rest)
            .is_some_and(|rest| !overlapping(&reading.annotations.amounts, rest, |amount| amount.span).is_empty())
}

/// "said nothing", "said so", "said the same": words of saying that tell nothing said.
pub(crate) fn says_nothing(reading: &Reading<'_>, after: usize) -> bool {
    is_one_of(reading.word(after), "nothing little so goodbye farewell mass it")
        || reading.word(after) == "the" && reading.word(after + 1) == "same"
}

/// Whether what begins at `after` is something said, so that rejecting it is to deny it: "the accusation", not "the plan".
pub(crate) fn rejects(reading: &Reading<'_>, after: usize) -> bool {
    reading.noun_phrase(after).is_some_and(|object| {
        object.clone().any(|token| is_said(reading.word(token))) || reading.word(object.start) == "that"
    })
}

/// Whether a noun names something that somebody has said.
pub(crate) fn is_said(noun: &str) -> bool {
    is_one_of(
        noun.strip_suffix('s').unwrap_or(noun),
        "accusation account allegation assertion charge claim criticism finding idea notion report rumour rumor suggestion view",
    )
}

/// "was told | by officials | that", "was accused | by her deputy | of": who reports, in the passive.
fn by_phrase(reading: &Reading<'_>, group: &VerbGroup, after: usize) -> Option<Range<usize>> {
    let says = group.passive && group.finite && group.negation.is_none() && group.lemma != "question";
    // "could be called | in | by the council".
    let particle = is_one_of(reading.word(after.wrapping_sub(1)), "in off on out up");
    let says = says && !particle && reporting(&group.lemma).is_some();
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

/// Whether the clause at `next` is what the verb that ends at `after` takes: no noun of the verb's own stands between,
/// but for the hearer ("told reporters that") and what a preposition or a date adds ("said on Tuesday that").
pub(crate) fn governs(reading: &Reading<'_>, clauses: &Clauses, after: usize, next: usize, hears: bool) -> bool {
    let Some(next) = clauses.list.get(next).filter(|next| next.kind == ClauseKind::Complement) else { return false };
    let mut hearers = usize::from(hears);
    (after..next.start).all(|token| {
        let begins = reading
            .chunk_at(token)
            .and_then(|chunk| reading.chunks.get(chunk))
            .filter(|chunk| chunk.tokens.start == token);
        let Some(chunk) = begins else { return true };
        // "said in a statement | read by an officer | that".
        // "in a letter | dated | 3 May | that".
        let hangs = reading.word(token + 1) == "by" || reading.is_date(token + 1);
        if chunk.tokens.len() == 1 && !matches!(chunk.kind, ChunkKind::Noun) && hangs {
            return true;
        }
        let added = token
            .checked_sub(1)
            .is_some_and(|token| reading.tag(token) == Tag::Adp || is_one_of(reading.word(token), "'s '"));
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
    source
        .clone()
        .any(|token| is_one_of(reading.word(token), "court jury jurors inquest tribunal inquiry trial hearing"))
}

/// "..., said Ito": the noun phrase right after the verb.
fn after_verb(reading: &Reading<'_>, token: usize) -> Option<Range<usize>> {
    let chunk = reading.chunks.get(reading.chunk_at(token)?)?;
    let mut phrase =
        (chunk.tokens.start == token && matches!(chunk.kind, ChunkKind::Noun)).then(|| chunk.tokens.clone())?;
    // "the report's | author".
    while is_one_of(reading.word(phrase.end - 1), "'s '") {
        let Some(next) = reading.chunk_at(phrase.end).and_then(|chunk| reading.chunks.get(chunk)) else { break };
        if !matches!(next.kind, ChunkKind::Noun) {
            break;
        }
        phrase.end = next.tokens.end;
    }
    Some(phrase)
}

/// "described it as a failure", "called the vote a farce": what the object is called follows it. "Called the police",
/// "praised the crew" say nothing of the kind.
fn names_object(reading: &Reading<'_>, lemma: &str, after: usize) -> bool {
    let object = reading.noun_phrase(after).map_or(after, |object| object.end);
    let as_something = (after..reading.tokens.end)
        .take_while(|&token| !reading.is_break(token))
        .any(|token| reading.word(token) == "as");
    let two_objects = is_one_of(lemma, "call dub brand label term deem declare");
    let follows = matches!(reading.tag(object), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num)
        || reading.quotes().iter().any(|quote| reading.document.tokens_in(quote.span).start == object);
    let reflexive = reading.word(after).ends_with("self") || reading.word(after).ends_with("selves");
    as_something || two_objects && follows && !reflexive && object < reading.tokens.end
}

/// The subject that a second verb shares.
///
/// "Ito said the agency lied and | denied it" leaves open who did; "confirmed that the letter was real but | called it a
/// draft" does not: letters call nothing so.
fn subject_before(reading: &Reading<'_>, clauses: &Clauses, index: usize) -> Option<Range<usize>> {
    let before = clauses.list.get(..index)?.iter().rev();
    let mut own = before.filter(|clause| clause.kind != ClauseKind::Relative).filter_map(|clause| {
        let subject = clause.subject.clone()?;
        let speaks = is_source(reading, &subject) && head_noun(reading, &subject) != Some(SourceNoun::Document);
        Some((subject, clause, clause.kind == ClauseKind::Complement, speaks))
    });
    let (subject, clause, ..) = own.find(|(.., reported, speaks)| !reported || *speaks)?;
    if clause.kind == ClauseKind::Complement {
        return None;
    }
    let verb = reading.chunks.get(clause.verb)?;
    Some(with_aside(reading, subject, verb.tokens.start))
}
