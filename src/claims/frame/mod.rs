//! Who did what to whom: subject, verb and arguments of one clause, as spans.

mod doubt;

use crate::annotate::dates::TimexKind;
use crate::annotate::names::{NameKind, NameMention};
use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::voice::subject_with_aside;
use crate::claims::{Argument, Frame, Role};
use crate::lexicon::cues::source_noun;
use crate::lexicon::is_one_of;
use crate::text::{Span, overlapping};
use doubt::{
    Doubt, disagrees, ends_as_date, follows_and, is_cut, is_empty, is_picked_out, is_reduced, is_spoken, lacks_object,
    leaves_words, list_before, runs_on, subject_is_there,
};
use std::ops::Range;

#[cfg(feature = "train")]
pub(crate) use doubt::DOUBTS;
pub(crate) use doubt::Doubts;

/// The longest sentence whose frame is shown, in tokens: past it a sentence mostly holds several statements, and a card that
/// tells one of them hides the others. On `tests/golden/train` 3 of 34 shorter ones were read amiss, and 4 of 19 longer ones.
const LONG: usize = 30;

/// The frame of the clause at `index`, which stands in `tokens`; empty where it has no subject of its own to go by, and only when
/// and where it was, where what speaks against the reading of who did what leaves it unsure.
pub(crate) fn read(reading: &Reading<'_>, clauses: &Clauses, index: usize, tokens: &Range<usize>) -> Frame {
    match weigh(reading, clauses, index, tokens) {
        None => Frame::default(),
        Some((_, doubts)) if doubts.forbid() => Frame::default(),
        Some((frame, doubts)) if doubts.leave_unsure() => {
            let mut frame = frame.when_and_where();
            // Where words were not read, so may the place not have been.
            frame.arguments.retain(|argument| argument.role == Role::Time || doubts.of_length_alone());
            frame
        }
        Some((frame, _)) => frame,
    }
}

/// The frame of a clause as it would be read without a doubt, and what speaks against it.
pub(crate) fn weigh(
    reading: &Reading<'_>,
    clauses: &Clauses,
    index: usize,
    tokens: &Range<usize>,
) -> Option<(Frame, Doubts)> {
    let clause = clauses.list.get(index)?;
    let chunk = reading.chunks.get(clause.verb)?;
    let turned = turned(reading, clause);
    let subject = turned.as_ref().map(|(subject, _)| subject).or(clause.subject.as_ref());
    let subject = subject.and_then(|subject| subject_span(reading, subject))?;
    let mut doubts = Doubts::default();
    doubts.add(Doubt::There, subject_is_there(reading, clause));
    let (subject, listed) = match list_before(reading, subject, clause.marker) {
        Some((list, whole)) if whole => (list, false),
        list => (subject, list.is_some()),
    };
    let joined = listed || follows_and(reading, subject, clause.marker);
    doubts.add(Doubt::Cut, joined || is_cut(reading, subject) || is_picked_out(reading, subject, chunk.tokens.start));
    doubts.add(Doubt::Disagrees, disagrees(reading, subject, chunk.tokens.start));
    doubts.add(Doubt::Long, LONG < reading.tokens.len());
    let subject = with_name(reading, clause, subject);
    let end = chained(reading, clause.verb);
    let particle = particle(reading, end).map(|particle| particle..particle + 1);
    let predicate = std::iter::once(chunk.tokens.start..end).chain(particle);
    let predicate = predicate.filter_map(|part| reading.span_of(&part)).collect();
    let mut arguments: Vec<Argument> = fronted(reading, clause, tokens).into_iter().collect();
    if let Some((_, said)) = &turned {
        let said = reading.span_of(said).map(|span| Argument { role: Role::Object, span });
        return Some((Frame { subject: Some(subject), predicate, arguments: said.into_iter().collect() }, doubts));
    }
    let own = after_verb(reading, clauses, index, clause);
    let time_runs_on = |argument: &Argument| argument.role == Role::Time && !ends_as_date(reading, argument.span);
    doubts.add(Doubt::Time, own.iter().chain(&arguments).any(time_runs_on));
    doubts.add(Doubt::Empty, is_empty(reading, clause, &own) || is_reduced(reading, clause));
    doubts.add(Doubt::RunsOn, own.iter().any(|argument| runs_on(reading, argument.span)));
    doubts.add(Doubt::Spoken, own.iter().any(|argument| is_spoken(reading, argument.span, chunk.head)));
    // "He would not say | whether it was": what he would not say is a clause.
    let clause_follows = clauses.list.get(index + 1).is_some_and(|next| next.kind == ClauseKind::Complement);
    let object = own.iter().any(|argument| argument.role == Role::Object);
    doubts.add(Doubt::Clause, clause_follows && !object);
    doubts.add(Doubt::NoObject, lacks_object(reading, clause, &own));
    doubts.add(Doubt::Leftover, leaves_words(reading, clauses, index, &own));
    arguments.extend(own);
    Some((Frame { subject: Some(subject), predicate, arguments }, doubts))
}

/// "The victims | , Paul and Renee Stahl, | were": a subject with the names of whom it means.
fn with_name(reading: &Reading<'_>, clause: &Clause, subject: Span) -> Span {
    let whole = subject_with_aside(reading, clause).and_then(|whole| reading.span_of(&whole));
    let named = whole.filter(|whole| {
        let aside = Span::new(subject.end(), whole.end().max(subject.end()));
        let first = reading.names_in(aside).first().copied();
        first.is_some_and(|name| {
            let begins = name.span.start() <= subject.end() + ", ".len();
            begins && reading.kind_of_name(name) == Some(NameKind::Person)
        })
    });
    named.map_or(subject, |whole| subject.cover(whole))
}

/// "Also present in the exchange was | Park": where what is said comes first, the subject after the copula, and what
/// is said of it.
fn turned(reading: &Reading<'_>, clause: &Clause) -> Option<(Range<usize>, Range<usize>)> {
    let verb = reading.chunks.get(clause.verb)?;
    let copula = reading.verb(clause.verb)?.lemma == "be";
    let start = reading.tokens.start;
    let said = (start..verb.tokens.start).find(|&token| reading.tag(token) != Tag::Adv)?;
    let first = matches!(reading.tag(said), Tag::Adj | Tag::Verb)
        && reading.chunk_at(said).is_none_or(|chunk| reading.verb(chunk).is_some());
    let unbroken = (said..verb.tokens.start).all(|token| !reading.is_break(token));
    let subject = reading.noun_phrase(verb.tokens.end)?;
    let named = reading.span_of(&subject).is_some_and(|span| !reading.names_in(span).is_empty());
    (copula && first && unbroken && named && clause.subject.is_none()).then_some((subject, start..verb.tokens.start))
}

/// Verbs whose object is followed by what it is of: "acquitted a nurse | of murder".
fn takes_of(lemma: &str) -> bool {
    is_one_of(lemma, "accuse acquit assure clear convict inform remind rob strip suspect warn")
}

/// "In Lagos, ...", "On Tuesday ...": when or where, at the head of the statement.
fn fronted(reading: &Reading<'_>, clause: &Clause, tokens: &Range<usize>) -> Option<Argument> {
    let subject = clause.subject.as_ref()?.start;
    let noun = (tokens.start..subject).find(|&token| reading.chunk_at(token).is_some())?;
    let chunk = reading.chunks.get(reading.chunk_at(noun)?)?;
    let adverbs = (tokens.start..noun).all(|token| matches!(reading.tag(token), Tag::Adp | Tag::Adv | Tag::Cconj));
    if !adverbs || subject < chunk.tokens.end || !matches!(chunk.kind, ChunkKind::Noun) {
        return None;
    }
    let mut end = phrase_end(reading, noun, subject);
    // "From 2012 | to 2014".
    if reading.is_date(end - 1) && is_one_of(reading.word(end), "to until till") && reading.is_date(end + 1) {
        end = phrase_end(reading, end + 1, subject);
    }
    let preposition = (tokens.start < noun).then(|| reading.word(noun - 1));
    let inner = reading.span_of(&(noun..end))?;
    let span = reading.span_of(&(tokens.start..end))?;
    let role = role(reading, preposition, inner, false);
    matches!(role, Role::Time | Role::Place).then_some(Argument { role, span })
}

/// The subject without an aside after it.
fn subject_span(reading: &Reading<'_>, subject: &Range<usize>) -> Option<Span> {
    let phrase = reading.noun_phrase(subject.start).filter(|phrase| phrase.end <= subject.end);
    // "Plans to reopen the pool", "dust blown from a lake bed": what hangs on the noun without a mark or a relative
    // pronoun picks it out.
    let hangs = phrase.as_ref().is_some_and(|phrase| {
        let next = reading.chunk_at(phrase.end).and_then(|chunk| reading.verb(chunk));
        // What stands within the subject carries no tense: "a complaint | lodged with the court".
        let participle = next.is_some_and(|group| group.shape != Shape::Gerund);
        // "38 | per cent of passengers", "a source | close to the family".
        let plain = next.is_none() && !reading.is_date(phrase.end) && !reading.is_date(phrase.end + 1);
        (participle || plain)
            && (phrase.end..subject.end)
                .all(|token| !reading.is_break(token) && !is_one_of(reading.word(token), "who which that where"))
    });
    let mut phrase = phrase.filter(|_| !hangs).unwrap_or_else(|| subject.clone());
    while phrase.start + 1 < phrase.end && reading.tag(phrase.end - 1) == Tag::Punct {
        phrase.end -= 1;
    }
    // "| Not | everyone was convinced".
    let not = phrase.start.checked_sub(1).filter(|&before| reading.word(before) == "not");
    reading.span_of(&(not.unwrap_or(phrase.start)..phrase.end))
}

/// Noun phrases after the verb, up to the next clause or the next comma that parts them from it.
fn after_verb(reading: &Reading<'_>, clauses: &Clauses, index: usize, clause: &Clause) -> Vec<Argument> {
    let next = clauses.list.get(index + 1).map_or(reading.tokens.end, |next| next.from);
    let mut found = Vec::new();
    let begins = chained(reading, clause.verb);
    let (mut token, mut floor) = (begins, begins);
    // "denied | misleading anyone": the act itself is the object.
    if let Some(act) =
        reading.chunk_at(token).filter(|&act| reading.verb(act).is_some_and(|group| group.shape == Shape::Gerund))
        && let Some(end) = reading
            .chunks
            .get(act)
            .map(|act| reading.noun_phrase(act.tokens.end).map_or(act.tokens.end, |object| object.end))
        && end <= next
    {
        found.extend(reading.span_of(&(token..end)).map(|span| Argument { role: Role::Object, span }));
        token = end;
    }
    // "was | very angry": what a copula says of its subject.
    if let Some(end) = complement(reading, clause.verb, token, next).filter(|_| found.is_empty()) {
        found.extend(reading.span_of(&(token..end)).map(|span| Argument { role: Role::Object, span }));
        token = end;
    }
    // "is thought | to have lost | a boat": the last verb's own.
    let last = begins.checked_sub(1).and_then(|last| reading.chunk_at(last)).unwrap_or(clause.verb);
    let passive = reading.verb(last).is_some_and(|group| group.passive);
    while token < next {
        let Some(chunk) = reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)) else {
            if particle(reading, begins) == Some(token) {
                token += 1;
                floor = token;
                continue;
            }
            // A dash, a semicolon, a bracket or a comma ends what is surely the verb's own.
            if reading.is_break(token) {
                // "held, | on average, | 2.6 kilograms": an aside right after the verb.
                let closes = (token + 2..(token + 6).min(next)).find(|&token| reading.is_break(token));
                match closes.filter(|_| token == begins && reading.word(token) == "," && found.is_empty()) {
                    Some(closing) => token = closing + 1,
                    None => break,
                }
                continue;
            }
            token += 1;
            continue;
        };
        if !matches!(chunk.kind, ChunkKind::Noun) {
            break;
        }
        let sign = begins < token && reading.tag(token - 1) == Tag::Sym && reading.word(token - 1) != "%";
        let signed = token - usize::from(sign);
        // "more than | a billion adults" is one amount.
        let rough = signed.checked_sub(2).filter(|&rough| {
            begins <= rough
                && matches!(
                    (reading.word(rough), reading.word(rough + 1)),
                    ("more" | "less" | "fewer", "than") | ("at", "least" | "most")
                )
        });
        let start = rough.unwrap_or_else(|| with_preposition(reading, floor, signed));
        // "as early | as 2011".
        let early = reading.word(start) == "as" && begins + 2 <= start && reading.word(start - 2) == "as";
        let start = start - 2 * usize::from(early);
        let preposition = (start < signed && rough.is_none()).then(|| reading.word(signed - 1));
        let of = found.is_empty() && reading.verb(clause.verb).is_some_and(|group| takes_of(&group.lemma));
        let end = if of { chunk.tokens.end } else { phrase_end(reading, chunk.tokens.start, next) };
        if let (Some(span), Some(inner)) = (reading.span_of(&(start..end)), reading.span_of(&(token..end))) {
            // "convene in Vienna | no later": nor is an object behind anything but a time.
            let first = found.iter().all(|argument: &Argument| argument.role == Role::Time);
            let span = reading.span_of(&(start..hanging(reading, clauses, index, end))).unwrap_or(span);
            // "asked a supplier | in Leipzig": where a person or what a preposition brings in is, is not where it happened.
            let beside = found.last().is_some_and(|before: &Argument| holds_place(reading, before, start));
            let role = match role(reading, preposition, inner, first) {
                Role::Place if beside => Role::Other,
                // "was boarded about 40 miles west of the cape": a passive has no object.
                Role::Object if passive => Role::Theme,
                role => role,
            };
            found.push(Argument { role, span });
        }
        token = hanging(reading, clauses, index, end).max(token + 1);
    }
    found
}

/// Whether what stands right before a place may be what is there: "from a shop | in Leeds", "a supplier | in Leipzig".
fn holds_place(reading: &Reading<'_>, before: &Argument, place: usize) -> bool {
    let tokens = reading.document.tokens_in(before.span);
    let first = reading.word(tokens.start);
    let speaker = tokens.clone().any(|token| source_noun(reading.word(token)).is_some());
    tokens.end == place
        && match before.role {
            Role::Object => is_one_of(first, "a an") && speaker,
            Role::Recipient => true,
            // "on a bend | outside the village" goes on telling where.
            Role::Other => !is_one_of(first, "on at in near along outside"),
            _ => false,
        }
}

/// Where a predicate ends, the infinitives that it chains to counted in: "refused to resign", "is believed to have drowned".
fn chained(reading: &Reading<'_>, verb: usize) -> usize {
    let mut end = reading.chunks.get(verb).map_or(0, |verb| verb.tokens.end);
    for next in verb + 1..verb + 3 {
        let Some(chunk) = reading.chunks.get(next).filter(|chunk| chunk.tokens.start == end) else { break };
        if reading.verb(next).is_none_or(|group| group.shape != Shape::Infinitive) {
            break;
        }
        end = chunk.tokens.end;
    }
    end
}

/// "turned it | down", "took them | away": a verb's particle behind a pronoun.
fn particle(reading: &Reading<'_>, object: usize) -> Option<usize> {
    let pronoun = is_one_of(reading.word(object), "it him her them me us you");
    let closes = |token: usize| {
        matches!(reading.tag(token), Tag::Adp | Tag::Punct | Tag::Cconj | Tag::Sconj | Tag::Adv)
            || reading.is_date(token)
    };
    let particle = object + 1;
    let own = is_one_of(reading.word(particle), "away back down off out up");
    (pronoun && own && closes(particle + 1)).then_some(particle)
}

/// Where the adjectives end that a copula says of its subject; `None` where there are none.
fn complement(reading: &Reading<'_>, verb: usize, start: usize, limit: usize) -> Option<usize> {
    let copula = is_one_of(
        reading.verb(verb)?.lemma.as_str(),
        "be become remain stay seem appear feel look sound prove get go turn",
    );
    let describes =
        |&token: &usize| matches!(reading.tag(token), Tag::Adj | Tag::Adv) && reading.chunk_at(token).is_none();
    let end = (start..limit).take_while(describes).last()? + 1;
    (copula && reading.tag(end - 1) == Tag::Adj).then_some(end)
}

/// Where a phrase that ends at `end` ends with what hangs on its last noun: "a core | drilled in 2000", "a car park | that
/// had been dropped". It reaches to the next mark or clause.
fn hanging(reading: &Reading<'_>, clauses: &Clauses, index: usize, end: usize) -> usize {
    let chunk = reading.chunk_at(end);
    let participle = chunk
        .filter(|&chunk| reading.chunks.get(chunk).is_some_and(|chunk| chunk.tokens.start == end))
        .and_then(|chunk| reading.verb(chunk))
        .is_some_and(|group| group.shape == Shape::Participle);
    let mut later = clauses.list.iter().skip(index + 1);
    let relative = later.clone().next().is_some_and(|next| next.kind == ClauseKind::Relative && next.start == end);
    if relative {
        later.next();
    }
    if !(participle || relative) {
        return end;
    }
    let next = later.next().map_or(reading.tokens.end, |next| next.from);
    // "mud dated to between 14,300 | and | 13,900 years ago".
    let ranges = |and: usize| (2..5).any(|by| reading.word(and.wrapping_sub(by)) == "between");
    let stops =
        |&token: &usize| reading.is_break(token) || is_one_of(reading.word(token), ". and but") && !ranges(token);
    (end..next).find(stops).unwrap_or(next)
}

/// Where a phrase begins whose noun group stands at `noun`: at its prepositions ("from | within | the party").
fn with_preposition(reading: &Reading<'_>, limit: usize, noun: usize) -> usize {
    // "paid for | with a loan".
    let stranded = |token: usize| reading.word(token) == "for" && reading.tag(token + 1) == Tag::Adp;
    let is_adp = |token: &usize| reading.tag(*token) == Tag::Adp && !stranded(*token);
    (limit..noun).rev().take_while(is_adp).last().unwrap_or(noun)
}

/// A noun phrase with the possessed noun, what "and" joins and "of", and no other preposition, so that roles stay apart.
fn phrase_end(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    // "between 2014 and 2021".
    let ranges = start.checked_sub(1).is_some_and(|before| reading.word(before) == "between");
    while let Some(chunk) = reading.chunk_at(end).and_then(|chunk| reading.chunks.get(chunk)) {
        if !matches!(chunk.kind, ChunkKind::Noun) || limit < chunk.tokens.end {
            break;
        }
        end = chunk.tokens.end;
        // "give evidence | next week".
        let day = reading.span_of(&(chunk.tokens.start + 1..end)).and_then(|tail| {
            let dates = overlapping(&reading.annotations.dates, tail, |date| date.span);
            let day =
                dates.last().filter(|date| matches!(date.kind, TimexKind::Date) && date.span.end() == tail.end())?;
            let first = reading.document.tokens_in(day.span).start;
            (chunk.tokens.start < first && reading.tag(first - 1) == Tag::Noun).then_some(first)
        });
        if let Some(day) = day {
            return day;
        }
        // "grew 9.4 | per cent", "11 | per cent of sales".
        let last = reading.token_span(end - 1);
        let amount = last.and_then(|last| {
            let amounts = overlapping(&reading.annotations.amounts, last, |amount| amount.span);
            amounts.first().map(|amount| reading.document.tokens_in(amount.span).end)
        });
        // "the Department | for Transport".
        let name = last.and_then(|last| {
            let names = reading.names_in(last);
            names.last().map(|name| reading.document.tokens_in(name.span).end)
        });
        // "the death | itself".
        let itself = |end: usize| is_one_of(reading.word(end), "itself himself herself themselves");
        end = [amount, name].into_iter().flatten().fold(end, usize::max).min(limit.max(end));
        end += usize::from(end < limit && itself(end));
        // "died Aug. 30 | of unrelated causes".
        let dated = last.is_some_and(|last| {
            let dates = overlapping(&reading.annotations.dates, last, |date| date.span);
            dates.iter().any(|date| date.kind != TimexKind::Set && date.span.end() == last.end())
        });
        // "acquitted the pilot Marcus Tiulana | of manslaughter": nobody is "of" something.
        let person = reading.token_span(end - 1).is_some_and(|last| {
            let names = reading.names_in(last);
            names.iter().any(|name| reading.kind_of_name(name) == Some(NameKind::Person))
        });
        let noun_follows = !(person && reading.word(end) == "of")
            && reading.chunk_at(end + 1).is_some_and(|chunk| reading.verb(chunk).is_none());
        match reading.word(end) {
            _ if is_one_of(reading.word(end - 1), "'s '") => {}
            // "was refused in 2021 | and the refusal": another clause's subject.
            "and" | "or" if reading.is_date(end - 1) && !ranges => break,
            // "accused him | of lying".
            "of" if reading.tag(end - 1) == Tag::Pron || dated && !reading.is_date(end + 1) => break,
            "of" | "and" | "or" | "&" if noun_follows && end + 1 < limit => end += 1,
            _ => break,
        }
    }
    let end = end.max(start + 1);
    end + usize::from(end < limit && is_counted_time(reading, end))
}

/// "minutes | later", "9,000 years | ago"; but "his office | later said".
fn is_counted_time(reading: &Reading<'_>, token: usize) -> bool {
    is_one_of(reading.word(token), "later earlier ago")
        && token.checked_sub(1).is_some_and(|noun| {
            let noun = reading.word(noun);
            is_one_of(noun.strip_suffix('s').unwrap_or(noun), "minute hour day week month year decade century centurie")
        })
}

fn role(reading: &Reading<'_>, preposition: Option<&str>, span: Span, first: bool) -> Role {
    let dates = &reading.annotations.dates;
    if overlapping(dates, span, |date| date.span)
        .iter()
        .any(|date| date.span.contains(span) || span.contains(date.span) && span.len() < date.span.len() + 8)
    {
        return Role::Time;
    }
    // "resigned minutes later".
    let last = reading.document.tokens_in(span).end.saturating_sub(1);
    if preposition.is_none() && is_counted_time(reading, last) {
        return Role::Time;
    }
    // "between 2016 and 2019", "from 2012 to 2014".
    let mut words = reading.document.tokens_in(span);
    let links = |token| is_one_of(reading.word(token), "and to until till");
    if matches!(preposition, Some("between" | "from")) && words.all(|token| reading.is_date(token) || links(token)) {
        return Role::Time;
    }
    let last = reading.names_in(span).pop().filter(|name| name.span.end() == span.end());
    let kind = last.and_then(|name| reading.kind_of_name(name));
    let place = last.is_some_and(|name| is_place(reading, name));
    match preposition {
        None if first => Role::Object,
        None | Some("with") => Role::Theme,
        Some("in" | "at" | "near" | "outside" | "inside" | "across" | "off" | "on" | "around") if place => Role::Place,
        Some("to") if matches!(kind, Some(NameKind::Person | NameKind::Org)) => Role::Recipient,
        Some("by") if reading.document.str(span).ends_with("ing") => Role::Manner,
        Some(_) => Role::Other,
    }
}

/// Whether a name names a place.
pub(crate) fn is_place(reading: &Reading<'_>, name: &NameMention) -> bool {
    matches!(reading.kind_of_name(name), Some(NameKind::Gpe | NameKind::Loc | NameKind::Fac))
}
