//! From one sentence to its claims: cut at what surely parts statements, then read voice, strength, sort and frame.

use crate::annotate::syntax::Tag;
use crate::claims::clauses::{self, Clause, ClauseKind, Clauses};
use crate::claims::heading::Parts;
use crate::claims::parts::{Shown, is_rider};
use crate::claims::reading::Reading;
use crate::claims::spoken::{quoted, spoken};
use crate::claims::strength::{self, Scope};
use crate::claims::threads::{Told, words_of_act};
use crate::claims::voice::{self, Attribution};
use crate::claims::{Aside, Claim, Frame, Voice, VoiceForm, VoiceKind, frame, heading, kind, own, rank};
use crate::lexicon::is_one_of;
use crate::text::Span;
use std::ops::Range;

/// A stretch of the sentence that states something on its own.
#[derive(Debug)]
struct Statement {
    tokens: Range<usize>,
    /// Its clause.
    clause: Option<usize>,
    /// What it shares with other statements: a subject, a source. "The mayor | praised the crew but | said ...".
    beside: Vec<Range<usize>>,
}

/// The longest sentence that is read, in tokens. What is longer is no sentence (a table, a flood of marks), and looking
/// from each of its words at every other would take for ever.
const LONGEST: usize = 400;

/// The claims of a sentence, in text order; at least one for a sentence of ordinary length with a word in it.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Told> {
    if LONGEST < reading.tokens.len() {
        return Vec::new();
    }
    let clauses = clauses::find(reading);
    let attributions = voice::find(reading, &clauses);
    let statements = statements(reading, &clauses, &attributions);
    statements.into_iter().filter_map(|statement| claim(reading, &clauses, &attributions, &statement)).collect()
}

/// The statements of a sentence. It is cut only where no source, condition or quotation reaches over the cut.
fn statements(reading: &Reading<'_>, clauses: &Clauses, attributions: &[Attribution]) -> Vec<Statement> {
    let main = clauses.list.iter().position(|clause| clause.kind == ClauseKind::Main);
    let conditional = reading.tokens.clone().any(|token| is_one_of(reading.word(token), "if unless whether"));
    let mut last = Statement { tokens: reading.tokens.clone(), clause: main, beside: Vec::new() };
    let behind = report_behind(reading, clauses, attributions);
    if !clauses.sure || conditional || !reading.speech_tokens().is_empty() {
        return vec![last];
    }
    let mut found = Vec::new();
    for (index, clause) in clauses.list.iter().enumerate() {
        let Some(marker) = clause.marker else { continue };
        let reached =
            attributions.iter().any(|attribution| attribution.scope.start < marker && marker < attribution.scope.end);
        let beside = match clause.kind {
            // "It rained, and | the road was slick, | Branco said": the source stands behind both.
            ClauseKind::Coordinate
                if behind.as_ref().is_some_and(|behind| marker < behind.start)
                    && parts(reading, clauses, attributions, index, marker) =>
            {
                behind.clone().into_iter().collect()
            }
            // "The mayor said that it had rained and | that the road was slick".
            ClauseKind::Complement if reached && joins_reports(reading, marker) => {
                match reporting_before(reading, clauses, attributions, index) {
                    Some(source) => vec![source],
                    None => continue,
                }
            }
            _ if reached => continue,
            ClauseKind::Coordinate if parts(reading, clauses, attributions, index, marker) => {
                fronted(reading, clauses, &found, index).into_iter().collect()
            }
            // A second verb of the same subject is a statement of its own only where it lays something on that subject.
            ClauseKind::SharedSubject if attributions.iter().any(|attribution| attribution.clause == Some(index)) => {
                match clauses.main().and_then(|main| voice::subject_with_aside(reading, main)) {
                    Some(subject) => vec![subject],
                    None => continue,
                }
            }
            _ => continue,
        };
        let joined = usize::from(clause.kind == ClauseKind::Complement);
        let end = match &behind {
            Some(behind) if marker < behind.start => behind.start,
            _ => reading.tokens.end,
        };
        let next = Statement { tokens: marker + 1 - joined..end, clause: Some(index), beside };
        last.tokens.end = marker - joined;
        if let Some(behind) = behind.as_ref().filter(|behind| marker < behind.start && !last.beside.contains(behind)) {
            last.beside.push(behind.clone());
        }
        found.push(std::mem::replace(&mut last, next));
    }
    found.push(last);
    found
}

/// "Under the plan, | nine homes would go and the firm would pay": what is fronted, up to its comma, holds for both.
fn fronted(reading: &Reading<'_>, clauses: &Clauses, before: &[Statement], index: usize) -> Option<Range<usize>> {
    let main = clauses.main().filter(|_| before.is_empty() && index == 1)?;
    let comma = main.subject.as_ref()?.start.checked_sub(1).filter(|&comma| reading.word(comma) == ",")?;
    let start = reading.tokens.start;
    let plain = reading.tag(start) == Tag::Adp && (start..comma).all(|token| !reading.is_break(token));
    (plain && start < comma).then_some(start..comma)
}

/// ", Branco said" at the sentence's end: the tokens of a report that has all before it in its scope.
fn report_behind(reading: &Reading<'_>, clauses: &Clauses, attributions: &[Attribution]) -> Option<Range<usize>> {
    let (index, clause) =
        clauses.list.iter().enumerate().next_back().filter(|(_, clause)| clause.kind == ClauseKind::Report)?;
    let whole = attributions.iter().any(|found| found.clause == Some(index) && found.scope == reading.tokens);
    let last = reading.tokens.end.checked_sub(1)?;
    let end = if reading.word(last) == "." { last } else { reading.tokens.end };
    (whole && clause.from < end).then_some(clause.start..end)
}

/// Whether a "that" opens a second thing said: "... and | that the road was slick".
fn joins_reports(reading: &Reading<'_>, marker: usize) -> bool {
    // "“trusted, and | that was the trouble”": it points at what was said.
    let points = matches!(reading.tag(marker + 1), Tag::Aux | Tag::Verb);
    reading.word(marker) == "that" && !points && is_one_of(reading.word(marker.wrapping_sub(1)), "and but")
}

/// The words of the clause that reports what the clause at `index` goes on with: "The mayor said".
fn reporting_before(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    index: usize,
) -> Option<Range<usize>> {
    let report =
        attributions.iter().rev().find_map(|found| found.clause.zip(found.reports.filter(|&first| first < index)))?;
    let (reporter, first) = (clauses.list.get(report.0)?, clauses.list.get(report.1)?);
    let end = first.start;
    // "The mayor denied it; | the clerk said that ...": from where the reporter's own clause begins.
    let joined = reporter.marker.filter(|&marker| reporter.kind == ClauseKind::Coordinate && marker <= reporter.from);
    let start = joined.map_or(reading.tokens.start, |marker| marker + 1);
    (start < end && reporter.from < end).then_some(start..end)
}

/// Whether the coordinator at `marker` parts two statements: a mark stands before it, or the clause before it is one.
fn parts(reading: &Reading<'_>, clauses: &Clauses, attributions: &[Attribution], index: usize, marker: usize) -> bool {
    let clause = clauses.list.get(index);
    let verb = clause.and_then(|clause| reading.verb(clause.verb)).map_or("", |group| group.lemma.as_str());
    let after = clause.and_then(|clause| reading.chunks.get(clause.verb)).map_or(0, |verb| verb.tokens.end);
    // "and | the fastest did so in six": not to be understood alone.
    if verb == "do"
        && is_one_of(reading.word(after), "so the likewise")
        && (reading.word(after) != "the" || reading.word(after + 1) == "same")
    {
        return false;
    }
    // "The owner said it was shut and | the police said they had shut it".
    let reports = attributions.iter().any(|found| found.clause == Some(index));
    let after_mark = reading.word(marker) == ";" || reading.is_break(marker.saturating_sub(1));
    let previous = index.checked_sub(1).and_then(|previous| clauses.list.get(previous));
    let after_statement = previous.is_some_and(|previous| {
        matches!(previous.kind, ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::SharedSubject)
    });
    after_mark || after_statement || reports
}

fn claim(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    statement: &Statement,
) -> Option<Told> {
    let Statement { tokens, .. } = statement;
    let chain = follow(reading, clauses, attributions, statement.clause);
    let joined = joined(clauses, &chain, tokens);
    let focus = chain.last().copied();
    let own = focus.and_then(|focus| clauses.list.get(focus));
    let speech = spoken(reading, clauses, attributions, own);
    let (spoken, speech) = speech.map_or((None, None), |speech| (Some(speech.voice), speech.clause));
    let clause = speech.as_ref().map(|(clause, _)| clause).or(own);
    let within = speech.as_ref().map(|(_, within)| within.clone());
    let place = clause.and_then(|clause| reading.chunks.get(clause.verb)).map_or(tokens.start, |verb| verb.head);
    let attribution = voice::over(attributions, place).or(spoken.as_ref());
    let mut voice = attribution.map(|attribution| attribution.voice.clone()).unwrap_or_default();
    let answer = attribution.is_some_and(|found| found.rule == voice::ANSWER);
    // A report found by its words alone tells nothing of the clauses.
    let by_words = attribution.is_some_and(|found| is_one_of(found.rule, "voice.report-that voice.noun-of-saying"));
    let chain = if answer { with_quoted(clauses, chain, focus) } else { chain };
    let scope = Scope { chain, joined, sure: clauses.sure && !by_words, within };
    let sourced = matches!(voice.kind, VoiceKind::Named | VoiceKind::Unnamed);
    let softeners = strength::softeners(reading, clauses, &scope, sourced);
    let negation = strength::negation(reading, clauses, clause, &scope);
    let negation = negation.or_else(|| strength::denied_by(reading, voice.cue));
    let about = kind::About {
        softened: !softeners.is_empty(),
        reports: attribution.is_some_and(|found| focus.is_some() && found.clause == focus),
        voice: voice.kind,
        spoken: speech.is_some() || answer,
    };
    let sort = kind::sort(reading, clauses, clause, &scope, about);
    let unheard = voice::unheard(reading, clauses, attributions).filter(|_| voice.kind == VoiceKind::Article);
    voice.cue = unheard.and_then(|token| reading.token_span(token)).or(voice.cue);
    let unread = about.reports && attribution.is_some_and(|found| found.reports.is_none()) && only_says(reading, own);
    // "“It is over,” as one envoy put it": the speech is what is stated, and it was not read.
    let beside_speech = speech.is_none() && quoted(attributions).any(|found| found.scope.start < place);
    let open_question = is_open_question(reading, clauses, &scope);
    let frame = match focus {
        Some(focus)
            if clauses.sure
                && unheard.is_none()
                && !unread
                && !by_words
                && !beside_speech
                && !open_question
                && speech.is_none() =>
        {
            frame::read(reading, clauses, focus, tokens)
        }
        _ => Frame::default(),
    };
    let words = words_of_act(reading, &frame);
    let told = focus.filter(|_| clauses.sure && speech.is_none() && !unread && !by_words);
    let keep = cues(&voice, &softeners, negation);
    let heading = headline(reading, clauses, attributions, statement, (place, keep));
    let heading = if unheard.is_some() { vec![reading.span] } else { heading };
    let shown =
        |token: usize| reading.token_span(token).is_some_and(|word| heading.iter().any(|span| span.contains(word)));
    let doubtful = unheard.is_none()
        && voice.kind == VoiceKind::Article
        && (reading.unclaimed || voice::is_doubtful(reading, attributions, &shown));
    let frame = if doubtful { Frame::default() } else { frame };
    let beside = voices_beside(reading, attributions, place, &heading, clauses.sure);
    let amounts = told.map(|_| own::amounts(reading, attributions, &voice, place, &heading)).unwrap_or_default();
    let span = stated(reading, clauses, focus, tokens, &voice)?;
    let mut why = vec![if clauses.sure { "claim.clause" } else { "claim.whole-sentence" }, sort.rule];
    why.extend(attribution.map(|attribution| attribution.rule));
    why.extend(doubtful.then_some("voice.in-doubt"));
    why.extend(strength::is_denial(reading, negation, sourced).then_some("claim.denial"));
    // The heading had to be the whole sentence, of which the statement is a part.
    let widened = heading == [reading.span] && *tokens != reading.tokens;
    let parts = Shown { clauses, attributions, words: &shown };
    let partial = attribution.is_some_and(|found| widened || voice::is_partial(reading, &parts, found, place));
    why.extend(partial.then_some("voice.in-part"));
    let alone = partial || frame.predicate.is_empty();
    let aside =
        aside(reading, &Put { clauses, scope: &scope, voice: &voice, softeners: &softeners, negation }, &shown, alone);
    why.extend(parts.is_softened_in_part(reading, &scope, &softeners, place).then_some("strength.in-part"));
    let denied_in_part = parts.is_negated_in_part(reading, negation, tokens.start, place);
    why.extend(denied_in_part.then_some("negation.in-part"));
    let mut claim = Claim {
        sentence: reading.index,
        span,
        when: own::dates(reading, &frame),
        places: own::places(reading, &frame),
        who: entities(reading, &heading),
        amounts,
        counts: false,
        heading,
        frame,
        voice,
        beside,
        softeners,
        negation,
        aside,
        presupposed: false,
        kind: sort.kind,
        rank: 0.0,
        open: false,
        thread: None,
        why,
    };
    claim.counts = kind::has_number(reading, claim.span);
    let first = statement.clause.and_then(|clause| clauses.list.get(clause));
    claim.rank = rank::rank(reading, &claim, clause, first, &sort);
    Some(Told { claim, words })
}

/// "asked whether he thought | a sale was possible": that it was is not said.
fn is_open_question(reading: &Reading<'_>, clauses: &Clauses, scope: &Scope) -> bool {
    let asked = |clause: &Clause| clause.marker.is_some_and(|marker| reading.word(marker) == "whether");
    scope.chain.iter().filter_map(|&index| clauses.list.get(index)).any(asked)
}

/// "He said there was no money": what somebody is quoted with in an answer is in the scope of its own words.
fn with_quoted(clauses: &Clauses, mut chain: Vec<usize>, focus: Option<usize>) -> Vec<usize> {
    let quoted = clauses.list.iter().enumerate().filter(|(_, clause)| clause.kind == ClauseKind::Complement);
    chain.extend(quoted.map(|(index, _)| index).filter(|index| Some(*index) != focus));
    chain
}

/// How a claim is put, and the clauses that have it in their scope.
struct Put<'a> {
    clauses: &'a Clauses,
    scope: &'a Scope,
    voice: &'a Voice,
    softeners: &'a [Span],
    negation: Option<Span>,
}

/// What softens and what negates another part of the words `shown` than the claim, where nothing was read that does so to it. A
/// card that is not those words `alone` tells of no more than another clause's.
fn aside(reading: &Reading<'_>, put: &Put<'_>, shown: &dyn Fn(usize) -> bool, alone: bool) -> Aside {
    let told = |token: usize| {
        shown(token)
            && !of_source(reading, put.voice, token)
            && (alone
                || is_beside(put.clauses, put.scope, token)
                || is_one_of(reading.word(token.wrapping_sub(1)), "and but"))
    };
    // Beside another softener only one of a statement held against it: "estimated 40, | though more could have died".
    let last = put.softeners.last().map(|last| reading.document.tokens_in(*last).end);
    let parted = |token: usize| {
        last.is_none_or(|last| (last..token).any(|mark| is_rider(reading, mark) || reading.word(mark) == ";"))
    };
    let softener = strength::other_softener(reading, put.softeners, &|token| told(token) && parted(token));
    Aside {
        softener: softener.or_else(|| strength::alleged(reading, shown).filter(|_| put.softeners.is_empty())),
        negation: strength::other_negation(reading, put.negation, &told),
    }
}

/// "An official, | not allowed to speak, | said": whether a word tells something of the source, which it does not say.
fn of_source(reading: &Reading<'_>, voice: &Voice, token: usize) -> bool {
    voice.source.zip(voice.cue).is_some_and(|(source, cue)| {
        (reading.document.tokens_in(source).end..reading.document.tokens_in(cue).start).contains(&token)
    })
}

/// Whether a word stands in a clause beside the claim's: neither in its own nor in one that tells more of it.
fn is_beside(clauses: &Clauses, scope: &Scope, token: usize) -> bool {
    let owner = clauses.owner(token).filter(|owner| !scope.chain.contains(owner));
    let kind = owner.and_then(|owner| clauses.list.get(owner)).map(|clause| clause.kind);
    !matches!(kind, None | Some(ClauseKind::Relative))
}

/// The frames of a sentence as they would be read without a doubt, each with what speaks against it.
#[cfg(feature = "train")]
pub(crate) fn weighed(reading: &Reading<'_>) -> Vec<(Frame, frame::Doubts)> {
    let clauses = clauses::find(reading);
    let attributions = voice::find(reading, &clauses);
    if !clauses.sure || LONGEST < reading.tokens.len() || voice::unheard(reading, &clauses, &attributions).is_some() {
        return Vec::new();
    }
    let found = statements(reading, &clauses, &attributions).into_iter().filter_map(|statement| {
        let focus = follow(reading, &clauses, &attributions, statement.clause).last().copied()?;
        let unread = attributions.iter().any(|found| found.clause == Some(focus) && found.reports.is_none());
        let spoken = spoken(reading, &clauses, &attributions, clauses.list.get(focus)).is_some();
        let says = unread && only_says(reading, clauses.list.get(focus));
        (!says && !spoken).then(|| frame::weigh(reading, &clauses, focus, &statement.tokens)).flatten()
    });
    found.collect()
}

/// "said the engine quit": where what was said was not read, the saying is not the act.
fn only_says(reading: &Reading<'_>, clause: Option<&Clause>) -> bool {
    clause
        .and_then(|clause| reading.verb(clause.verb))
        .is_some_and(|group| is_one_of(group.lemma.as_str(), "say add tell think believe argue"))
}

/// The heading of a statement whose verb stands at `place`, with the words to `keep`.
fn headline(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    statement: &Statement,
    (place, mut keep): (usize, Vec<Span>),
) -> Vec<Span> {
    for nested in attributions.iter().filter(|attribution| attribution.scope.contains(&place)) {
        keep.extend(nested.voice.cue.into_iter().chain(nested.voice.source));
    }
    let aside = aside_of_another(reading, clauses, attributions, place);
    heading::heading(reading, clauses, &statement.tokens, &Parts { beside: &statement.beside, aside }, &keep)
}

/// A relative clause between the claim's subject and verb that has a source of its own: ", which was not told, according
/// to a letter, | urged".
fn aside_of_another(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    place: usize,
) -> Option<Range<usize>> {
    let next = clauses
        .list
        .iter()
        .find(|clause| clause.from == place || reading.chunk_at(clause.from) == reading.chunk_at(place))?;
    let inside = |clause: &&Clause| clause.kind == ClauseKind::Relative && clause.start < next.from;
    let relative = clauses.list.iter().rev().find(inside)?;
    let marked = |token: usize| token.checked_sub(1).is_some_and(|before| reading.word(before) == ",");
    let aside = relative.start..next.from;
    let another = attributions.iter().any(|found| found.scope.start == aside.start && found.scope.end <= aside.end);
    (another && marked(aside.start) && marked(aside.end)).then_some(aside)
}

/// The voices whose cues stand in the heading, but which say only another part of it.
fn voices_beside(
    reading: &Reading<'_>,
    attributions: &[Attribution],
    place: usize,
    heading: &[Span],
    sure: bool,
) -> Vec<Voice> {
    let told = voice::over(attributions, place);
    // "Ms Holm, the chair, who added ...": one source by two names.
    let same = |one: &Voice, other: &Voice| {
        let beside = one.source.zip(other.source).is_some_and(|(one, other)| {
            one.overlaps(other) || one.end() <= other.start() && other.start() - one.end() <= ", ".len()
        });
        beside || one.cue == other.cue
    };
    let others = attributions.iter().filter(|found| told.is_none_or(|told| !same(&told.voice, &found.voice)));
    // Where the clauses leave a doubt, how far each of them reaches is in doubt as well.
    // Whom an answer cites has said it to who answers.
    let answer = told.is_some_and(|told| told.rule == voice::ANSWER);
    let others = others.filter(|found| answer || !sure || !found.scope.contains(&place));
    let shown = others.filter(|found| {
        let cue = found.voice.cue.or(found.voice.source).filter(|cue| reading.span.contains(*cue));
        cue.is_some_and(|cue| heading.iter().any(|span| span.contains(cue)))
    });
    let mut voices: Vec<Voice> = Vec::new();
    for found in shown {
        if !voices.iter().any(|voice| same(voice, &found.voice)) {
            voices.push(found.voice.clone());
        }
    }
    voices
}

/// From the clause that reports to what it reports: the clause the claim is about comes last.
fn follow(
    reading: &Reading<'_>,
    clauses: &Clauses,
    attributions: &[Attribution],
    statement: Option<usize>,
) -> Vec<usize> {
    let reported = |clause: &usize| match attributions.iter().find(|found| found.clause == Some(*clause)) {
        Some(found) => found.reports,
        None => voice::expletive(reading, clauses, *clause),
    };
    std::iter::successors(statement, reported).collect()
}

/// Clauses joined to the claim's own within its statement: a report behind a comma, a second verb, a second clause.
fn joined(clauses: &Clauses, chain: &[usize], tokens: &Range<usize>) -> Vec<usize> {
    let inside = clauses.list.iter().enumerate().filter(|(index, clause)| {
        tokens.contains(&clause.from)
            && !chain.contains(index)
            && matches!(clause.kind, ClauseKind::Report | ClauseKind::SharedSubject | ClauseKind::Coordinate)
    });
    inside.map(|(index, _)| index).collect()
}

fn cues(voice: &Voice, softeners: &[Span], negation: Option<Span>) -> Vec<Span> {
    let mut keep: Vec<Span> = softeners.to_vec();
    keep.extend(voice.source);
    keep.extend(voice.cue);
    keep.extend(negation);
    keep
}

/// What the claim states: the clause without its source.
fn stated(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<usize>,
    tokens: &Range<usize>,
    voice: &Voice,
) -> Option<Span> {
    if voice.form == Some(VoiceForm::Direct)
        && reading.speaker.is_none()
        && let Some(quote) = reading.quotes().iter().find(|quote| quote.speech)
    {
        let (start, end) = (quote.span.start().max(reading.span.start()), quote.span.end().min(reading.span.end()));
        return Some(Span::new(start, end));
    }
    let whole = reading.span_of(tokens)?;
    let clause = focus
        .and_then(|focus| clauses.list.get(focus))
        .filter(|clause| clauses.sure && clause.kind == ClauseKind::Complement);
    let start = clause.map(|clause| clause.subject.as_ref().map_or(clause.start, |subject| subject.start));
    let last = (tokens.clone()).rev().find(|&token| reading.tag(token) != Tag::Punct)?;
    start
        .map_or_else(|| reading.span_of(&(tokens.start..last + 1)), |start| reading.span_of(&(start..last + 1)))
        .or(Some(whole))
}

/// The entities that a heading mentions, each once.
fn entities(reading: &Reading<'_>, heading: &[Span]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for entity in heading.iter().flat_map(|&span| reading.entities_in(span)) {
        if !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}
