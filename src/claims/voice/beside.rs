//! Reports that the clauses do not show, found by the words alone: "..., figures from the ministry show", "As the envoy
//! put it, ...", ", the minister alleged that ...".

use crate::annotate::Rule;
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::clauses;
use crate::claims::reading::Reading;
use crate::claims::source::{head_noun, is_part_of_them, is_source};
use crate::claims::voice::reporting::{heard, is_hearing};
use crate::claims::voice::{Attribution, asks_or_adds, is_cue, is_object, voice_of};
use crate::lexicon::cues::SourceNoun;
use crate::lexicon::{VerbForm, is_one_of, reporting};
use crate::text::overlapping;
use std::ops::Range;

/// Attributions by words alone; `found` are those that the clauses show.
pub(crate) fn find(reading: &Reading<'_>, found: &[Attribution]) -> Vec<Attribution> {
    let speech = reading.speech_tokens();
    let outside = |token: usize| !speech.iter().any(|quote| quote.contains(&token));
    let verbs = reading.tokens.clone().filter(|&token| outside(token) && !is_cue(reading, found, token));
    verbs
        .filter_map(|verb| {
            let found = beside(reading, verb).or_else(|| before_that(reading, verb));
            found.or_else(|| within_relative(reading, verb)).or_else(|| puts_at(reading, verb))
        })
        .collect()
}

/// The rule by which a source says no more than a relative clause.
pub(crate) const WITHIN: Rule = "voice.report-within";

/// "a fare that | officials say would fall", "a move | she believes | will save it": a report within a relative clause, of which
/// what is said goes on with its verb. It says no more than that clause.
fn within_relative(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    let next = reading.tag(verb + 1) == Tag::Aux
        || reading.chunk_at(verb + 1).and_then(|chunk| reading.verb(chunk)).is_some_and(|next| next.finite);
    let group = reading.chunk_at(verb).and_then(|chunk| reading.verb(chunk));
    // "a move officers say": all of it may have been taken for one noun.
    let own = group.is_none_or(|group| group.finite && !group.passive && group.negation.is_none());
    let before = verb.checked_sub(1)?;
    let chunk = reading.chunk_at(before).and_then(|chunk| reading.chunks.get(chunk))?;
    // "a move | officers say": one move, whose officers they are not.
    let one = chunk.tokens.contains(&verb) && is_one_of(reading.word(chunk.tokens.start), "a an");
    let source = if one { before } else { chunk.tokens.start }..chunk.tokens.end.min(verb);
    let tells = own && next && source.end == verb && tells(reading, verb, true);
    let first = is_one_of(reading.word(source.start), "i we you");
    let noun = matches!(chunk.kind, ChunkKind::Noun) && is_source(reading, &source);
    let end = (verb..reading.tokens.end).find(|&token| reading.is_break(token)).unwrap_or(reading.tokens.end);
    (tells && noun && !first).then(|| Attribution {
        voice: voice_of(reading, &source, &(verb..verb + 1)),
        scope: verb..end,
        rule: WITHIN,
        clause: None,
        reports: None,
    })
}

/// Whether a word is a form of a verb of saying or showing that carries tense here. `plural` subjects take the base form.
fn tells(reading: &Reading<'_>, token: usize, plural: bool) -> bool {
    reporting(reading.word(token)).is_some_and(|(verb, form)| {
        verb.that && (matches!(form, VerbForm::Past | VerbForm::Third) || plural && form == VerbForm::Base)
    })
}

/// A report between two marks, or between a mark and the sentence's end: a noun phrase, its verb, and at most when or
/// where it was said.
fn beside(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    let mark_before = |token: usize| (reading.tokens.start..token).rev().find(|&token| reading.is_break(token));
    // "..., the mayor, Ines Roth, | told the radio": past the aside.
    let aside = reading.is_break(verb.checked_sub(1)?).then(|| mark_before(verb - 1)).flatten();
    let opening = mark_before(aside.unwrap_or(verb));
    let from = opening.map_or(reading.tokens.start, |opening| opening + 1);
    let start = (from..verb).find(|&token| reading.tag(token) != Tag::Punct)?;
    let as_put = reading.word(start) == "as";
    if opening.is_none() && !as_put {
        return None;
    }
    let start = start + usize::from(as_put);
    if clauses::names_a_claim(reading, start) || asks_or_adds(reading, verb) {
        return None;
    }
    // Outside quotation marks "I" and "we" are the article's author.
    let source =
        source_before(reading, start, verb, aside).filter(|source| !is_one_of(reading.word(source.start), "i we"))?;
    // ", she likes to point out,".
    let habit = reading.word(verb + 1) == "to"
        && is_one_of(reading.word(verb), "likes liked loves loved used like love")
        && reporting(reading.word(verb + 2)).is_some_and(|(verb, _)| verb.that);
    let puts = as_put && is_one_of(reading.word(verb), "put puts") && reading.word(verb + 1) == "it";
    let passive = (source.end..verb).any(|token| is_one_of(reading.word(token), "was were is are been"));
    let told =
        (passive && reading.word(verb) == "told" || reading.word(verb) == "heard") && is_hearing(reading, &source);
    let head = reading.chunks.get(reading.chunk_at(source.start)?)?.head;
    let plural = reading.word(head).ends_with('s')
        || is_one_of(reading.word(head), "police people data media")
        || source.len() > 1 && reading.word(source.start).ends_with('s')
        || is_part_of_them(reading, &source);
    // "On six of those days, it said, ...": a body or a paper named before.
    let it = source.len() == 1
        && reading.word(source.start) == "it"
        && reporting(reading.word(verb)).is_some_and(|(verb, _)| verb.speak && verb.neutral);
    if (passive && !told)
        || !puts && !told && !habit && !tells(reading, verb, plural)
        || !it && !is_source(reading, &source)
    {
        return None;
    }
    let after = verb + 1 + usize::from(puts) + 2 * usize::from(habit);
    let closes = (after..reading.tokens.end).find(|&token| reading.is_break(token) || reading.word(token) == ".");
    let rest = after..closes.unwrap_or(reading.tokens.end);
    let hears = reporting(reading.word(verb)).is_some_and(|(verb, _)| verb.hear) && reading.chunk_at(after).is_some();
    let dated = reading.span_of(&rest).is_some_and(|span| {
        overlapping(&reading.annotations.dates, span, |date| date.span)
            .iter()
            .any(|date| date.span.start() == span.start())
    });
    let adverbial = rest.is_empty() || hears || dated || matches!(reading.tag(rest.start), Tag::Adp | Tag::Adv);
    let voice = if told {
        heard(reading, &(source.start..verb + 1))
    } else {
        voice_of(reading, &source, &(verb..verb + if habit { 3 } else { 1 }))
    };
    let scope = reading.tokens.clone();
    adverbial.then_some(Attribution { voice, scope, rule: "voice.report-beside", clause: None, reports: None })
}

/// ", though | Dr Holm, of the institute, | put the chance at one in five": a second source behind the first one's words.
fn puts_at(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    let mark_before = |token: usize| (reading.tokens.start..token).rev().find(|&token| reading.is_break(token));
    let aside = reading.is_break(verb.checked_sub(1)?).then(|| mark_before(verb - 1)).flatten();
    let opener = mark_before(aside.unwrap_or(verb))? + 1;
    let end = (verb..reading.tokens.end).find(|&token| reading.is_break(token)).unwrap_or(reading.tokens.end);
    let puts = is_one_of(reading.word(verb), "put puts") && (verb..end).any(|token| reading.word(token) == "at");
    let opens = is_one_of(reading.word(opener), "though although while whereas but and");
    let source =
        source_before(reading, opener + 1, verb, aside).filter(|source| puts && opens && is_source(reading, source))?;
    let voice = voice_of(reading, &source, &(verb..verb + 1));
    Some(Attribution { voice, scope: opener..end, rule: "voice.report-beside", clause: None, reports: None })
}

/// "Ms Reyes, prosecuting, | alleged that ...": the subject is found across an aside.
fn before_that(reading: &Reading<'_>, verb: usize) -> Option<Attribution> {
    // "a forecast | that it withdrew": a noun.
    if verb.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Det) {
        return None;
    }
    // "was told that", "have not said that" lay it on nobody.
    let group = reading.chunk_at(verb).and_then(|chunk| reading.verb(chunk));
    let own = group.is_none_or(|group| group.finite && group.negation.is_none() && !group.passive);
    // "Records tendered at the trial | show | that": taken for a noun, it still governs the clause.
    let shows = reading.tag(verb) == Tag::Noun && reading.tag(verb + 1) == Tag::Sconj;
    let plural = group.is_some_and(|group| group.finite) || shows;
    let tells = tells(reading, verb, plural) && !asks_or_adds(reading, verb) && !is_object(reading, verb);
    // "wrote back and said, | kindly enough, | that ...".
    let aside = (verb + 2..verb + 10).find(|&token| reading.word(verb + 1) == "," && reading.word(token) == ",");
    let that = (own || shows) && reading.word(aside.unwrap_or(verb) + 1) == "that" && tells;
    let source = clauses::subject(reading, &(reading.tokens.start..verb)).filter(|_| that)?;
    let written = head_noun(reading, &source) == Some(SourceNoun::Document);
    let whole = source.start..verb;
    let unbroken = whole.clone().all(|token| !reading.is_break(token));
    if shows && !(written && unbroken) {
        return None;
    }
    let phrase = reading.noun_phrase(source.start).filter(|phrase| phrase.end <= source.end);
    let subject = if shows { whole } else { phrase.unwrap_or(source) };
    let scope = if shows { reading.tokens.clone() } else { verb..reading.tokens.end };
    // Outside quotation marks "I" and "we" are the article's author.
    let own = is_one_of(reading.word(subject.start), "i we");
    (is_source(reading, &subject) && !own).then(|| Attribution {
        voice: voice_of(reading, &subject, &(verb..verb + 1)),
        scope,
        rule: "voice.report-that",
        clause: None,
        reports: None,
    })
}

/// The noun phrase that fills `start..verb`, but for auxiliaries and adverbs before the verb; `mark` parts it from an
/// aside.
fn source_before(reading: &Reading<'_>, start: usize, verb: usize, mark: Option<usize>) -> Option<Range<usize>> {
    let mut end = verb;
    while start < end && (matches!(reading.tag(end - 1), Tag::Aux | Tag::Adv) || reading.is_break(end - 1)) {
        end -= 1;
    }
    let first = reading.chunk_at(start).and_then(|chunk| reading.chunks.get(chunk))?;
    let nominal = (start..end).all(|token| {
        matches!(
            reading.tag(token),
            Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det | Tag::Adj | Tag::Num | Tag::Part | Tag::Cconj
        ) || is_one_of(reading.word(token), "of from for at in by 's ' on")
            // "figures | released by the ministry".
            || reading.tag(token) == Tag::Verb && reading.word(token + 1) == "by"
            || Some(token) == mark
    });
    (matches!(first.kind, ChunkKind::Noun) && first.tokens.start == start && nominal && start < end)
        .then_some(start..end)
}
