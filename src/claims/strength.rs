//! How firmly a claim is put, and whether it is negated: the cues that have it in their scope.

use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::claims::clauses::{Clause, ClauseKind, Clauses};
use crate::claims::reading::Reading;
use crate::claims::voice::{is_said, rejects};
use crate::lexicon::cues::Cue;
use crate::lexicon::{is_one_of, reporting};
use crate::text::Span;
use std::ops::Range;

/// The clauses whose cues have scope over a claim, by index: its own and those that govern it. Where the clauses are
/// not sure, every cue of the sentence is taken to have scope.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) chain: Vec<usize>,
    /// Clauses joined to it within the same statement: their cues are shown with it.
    pub(crate) joined: Vec<usize>,
    pub(crate) sure: bool,
    /// The stretch of direct speech that the claim is, where it is one: what stands around it has no scope over it.
    pub(crate) within: Option<Range<usize>>,
}

impl Scope {
    /// Whether what stands at `token` has scope over the claim.
    pub(crate) fn reaches(&self, clauses: &Clauses, token: usize) -> bool {
        if let Some(within) = &self.within {
            return within.contains(&token);
        }
        !self.sure
            || clauses.owner(token).is_some_and(|owner| self.chain.contains(&owner) || self.joined.contains(&owner))
    }
}

/// The softeners of a claim, in text order.
///
/// "Reportedly" is a voice of its own; `sourced` claims have another, and for them it softens what is said.
pub(crate) fn softeners(reading: &Reading<'_>, clauses: &Clauses, scope: &Scope, sourced: bool) -> Vec<Span> {
    let cues = reading.cues.iter().filter(|mention| match mention.cue {
        Cue::Soften | Cue::Belief => true,
        Cue::Evidential => sourced,
        _ => false,
    });
    let own = cues.filter(|mention| scope.reaches(clauses, mention.tokens.start) && softens(reading, &mention.tokens));
    let mut found: Vec<Span> = own.filter_map(|mention| reading.span_of(&mention.tokens)).collect();
    // "Police think", "the emails suggest": what is thought or hinted is less than plain, whoever thinks it.
    let governing = scope.chain.iter().chain(&scope.joined).filter_map(|&index| clauses.list.get(index));
    let minds = governing.filter(|clause| {
        reading.verb(clause.verb).is_some_and(|group| is_guess(&group.lemma) || asks_whether(reading, clause))
            && !is_compared(reading, clause)
    });
    found.extend(minds.filter_map(|clause| reading.token_span(reading.chunks.get(clause.verb)?.head)));
    found.sort_unstable();
    found.dedup_by(|later, earlier| later.overlaps(*earlier));
    found
}

/// Whether a cue makes what it stands in less than plain.
fn softens(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    !is_weighing(reading, cue) && !is_asked(reading, cue.start) && !is_of_something_said(reading, cue.start)
}

/// "Demolition was considered and ruled out": an act. What something is considered follows the word.
fn is_weighing(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    let closes = |token: usize| {
        token >= reading.tokens.end
            || matches!(reading.tag(token), Tag::Punct | Tag::Cconj | Tag::Sconj)
            || is_one_of(reading.word(token), "by at in on for before after during")
    };
    cue.end.checked_sub(1).is_some_and(|last| reading.word(last) == "considered") && closes(cue.end)
}

/// "asked whether a copy could be made": what is asked softens nothing.
fn is_asked(reading: &Reading<'_>, token: usize) -> bool {
    let stops = |&token: &usize| !reading.is_break(token);
    let before = (reading.tokens.start..token).rev().take_while(stops);
    before.into_iter().any(|token| {
        reading.word(token) == "whether"
            && token.checked_sub(1).is_some_and(|verb| {
                reporting(reading.word(verb)).is_some_and(|(verb, _)| is_one_of(verb.base, "ask wonder inquire"))
            })
    })
}

/// "dismissed a suggestion | that it could close": what softens that is not the sentence's.
fn is_of_something_said(reading: &Reading<'_>, token: usize) -> bool {
    let before = (reading.tokens.start..token).rev().take_while(|&token| !reading.is_break(token));
    let that = before.into_iter().find(|&token| reading.word(token) == "that");
    that.and_then(|that| that.checked_sub(1))
        .is_some_and(|noun| is_said(reading.word(noun)) && reading.tag(noun) == Tag::Noun)
}

/// Whether a verb makes what it governs a guess.
fn is_guess(lemma: &str) -> bool {
    is_one_of(lemma, "think believe suspect suppose assume guess reckon fear expect suggest estimate hint imply")
}

/// "questioned | whether it was safe".
fn asks_whether(reading: &Reading<'_>, clause: &Clause) -> bool {
    let verb = reading
        .chunks
        .get(clause.verb)
        .filter(|_| reading.verb(clause.verb).is_some_and(|group| group.lemma == "question"));
    verb.is_some_and(|verb| is_one_of(reading.word(verb.tokens.end), "whether if how why what"))
}

/// "worse | than it had expected": what something is measured by.
fn is_compared(reading: &Reading<'_>, clause: &Clause) -> bool {
    let verb = reading.chunks.get(clause.verb).map_or(0, |verb| verb.tokens.start);
    let plain = |&token: &usize| {
        matches!(reading.tag(token), Tag::Pron | Tag::Aux | Tag::Adv | Tag::Det | Tag::Noun | Tag::Propn)
    };
    let before = (reading.tokens.start..verb).rev().take(4).find(|token| !plain(token));
    before.is_some_and(|token| reading.word(token) == "than")
}

/// The word that negates a claim: in its verb group, in a noun phrase of its clause ("no one", "no evidence"), or a
/// source's denial of it.
pub(crate) fn negation(
    reading: &Reading<'_>,
    clauses: &Clauses,
    focus: Option<&Clause>,
    scope: &Scope,
) -> Option<Span> {
    // Even where the clauses are in doubt, what a relative clause negates is not the sentence.
    let relative = |token: usize| {
        let owner = clauses.owner(token);
        // "who was told | that it was no place": what is told within a relative clause.
        let told = owner.filter(|&owner| clauses.list.get(owner).is_some_and(|own| own.kind == ClauseKind::Complement));
        let owner = told.and_then(|told| told.checked_sub(1)).or(owner).and_then(|owner| clauses.list.get(owner));
        // "Records tendered at the trial show that ...": what looks like a relative clause is what they show.
        let shown = clauses.sure && !scope.sure;
        scope.within.is_none() && !shown && owner.is_some_and(|clause| clause.kind == ClauseKind::Relative)
    };
    // "a report, | not yet published, | said": nor what an aside between a subject and its verb negates.
    let aside = |token: usize| {
        scope.chain.iter().filter_map(|&index| clauses.list.get(index)).any(|clause| {
            let Some((subject, verb)) = clause.subject.as_ref().zip(reading.chunks.get(clause.verb)) else {
                return false;
            };
            let gap = first_mark(reading, subject.start..verb.tokens.start)..verb.tokens.start;
            gap.contains(&token) && (token + 1..gap.end).any(|token| reading.is_break(token))
        })
    };
    let reached = |token: usize| scope.reaches(clauses, token) && !relative(token) && !aside(token);
    let in_scope = |chunk: &usize| reading.chunks.get(*chunk).is_some_and(|chunk| reached(chunk.head));
    let governing = scope.chain.iter().filter_map(|&index| clauses.list.get(index));
    let finite = |chunk: &usize| reading.verb(*chunk).is_some_and(|group| group.finite);
    let groups: Vec<_> = match focus {
        Some(_) if scope.sure && scope.within.is_none() => governing.map(|clause| clause.verb).collect(),
        _ => (0..reading.chunks.len()).filter(in_scope).filter(finite).collect(),
    };
    for chunk in groups {
        let Some(group) = reading.verb(chunk) else { continue };
        if let Some(token) = group.negation.filter(|&token| !not_only(reading, token)) {
            return reading.token_span(token);
        }
        let Some(verb) = reading.chunks.get(chunk) else { continue };
        let (head, after) = (verb.head, verb.tokens.end);
        if group.lemma == "rule" && reading.word(head + 1) == "out" && !group.passive {
            return reading.span_of(&(head..head + 2));
        }
        let denies = match group.lemma.as_str() {
            "deny" | "dispute" | "refute" | "doubt" => true,
            "reject" | "dismiss" => rejects(reading, after),
            _ => false,
        };
        // Where the clauses leave a doubt, the first verb's denial still is the sentence's.
        let first = (0..chunk).all(|before| !reading.verb(before).is_some_and(|group| group.finite));
        if denies && (scope.sure || first) && !group.passive {
            return reading.chunks.get(chunk).and_then(|chunk| reading.token_span(chunk.head));
        }
    }
    let joined = |token: usize| clauses.owner(token).is_some_and(|owner| scope.joined.contains(&owner));
    let words = reading.tokens.clone().filter(|&token| reached(token) && (!scope.sure || !joined(token)));
    let negative = words.into_iter().find(|&token| is_negative(reading, token));
    // "has yet to", "failed to".
    let length = |token: usize| match reading.word(token) {
        "has" | "have" | "had" => 3,
        "failed" | "fails" => 2,
        _ => 1,
    };
    negative.and_then(|token| reading.span_of(&(token - nearly(reading, token)..token + length(token))))
}

/// "Almost nobody", "virtually no jobs": how many words before a negation say that it is not quite one.
fn nearly(reading: &Reading<'_>, token: usize) -> usize {
    usize::from(is_one_of(reading.word(token.wrapping_sub(1)), "almost nearly practically virtually"))
}

/// A word that softens something among the words `shown`, beside the softeners `known`.
pub(crate) fn other_softener(reading: &Reading<'_>, known: &[Span], shown: &dyn Fn(usize) -> bool) -> Option<Span> {
    let cues = reading.cues.iter().filter(|mention| matches!(mention.cue, Cue::Soften | Cue::Belief));
    // "dismissed an idea that it could close": firm; not so "a finding that some say could save it".
    let dismissed = |token: usize| {
        is_of_something_said(reading, token)
            && reading.chunks.iter().any(|chunk| {
                let verb = reporting(reading.word(chunk.head)).map_or("", |(verb, _)| verb.base);
                chunk.tokens.end <= token && is_one_of(verb, "deny dispute refute rebut reject dismiss")
            })
    };
    let less =
        |cue: &Range<usize>| !is_weighing(reading, cue) && !is_asked(reading, cue.start) && !dismissed(cue.start);
    let own = cues.map(|mention| &mention.tokens).filter(|cue| shown(cue.start) && less(cue));
    let mut own = own.filter_map(|cue| reading.span_of(cue));
    own.find(|cue| !known.iter().any(|known| known.overlaps(*cue)))
}

/// "sent off for an | alleged | push": what a noun is only said to be.
pub(crate) fn alleged(reading: &Reading<'_>, shown: &dyn Fn(usize) -> bool) -> Option<Span> {
    let alleged = |&token: &usize| {
        let chunk = reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk));
        shown(token)
            && is_one_of(reading.word(token), "alleged purported supposed suspected")
            && chunk.is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Noun) && token < chunk.head)
    };
    reading.tokens.clone().find(alleged).and_then(|token| reading.token_span(token))
}

/// A word that negates something among the words `shown`, where `negation` does not stand or is a source's denial: "denied it, saying
/// that it had | not | been told".
pub(crate) fn other_negation(
    reading: &Reading<'_>,
    negation: Option<Span>,
    shown: &dyn Fn(usize) -> bool,
) -> Option<Span> {
    if negation.is_some_and(|negation| reporting(reading.document.str(negation)).is_none()) {
        return None;
    }
    let mut shown = reading.tokens.clone().filter(|&token| shown(token) && negates(reading, token));
    shown.next().and_then(|token| reading.token_span(token))
}

/// Whether a word negates the verb that it stands with, or what it stands in.
pub(crate) fn negates(reading: &Reading<'_>, token: usize) -> bool {
    let group = reading.chunk_at(token).and_then(|chunk| reading.verb(chunk));
    let in_group = group.is_some_and(|group| group.negation == Some(token));
    // "felt relief, but | not | joy".
    let contrasted = reading.word(token) == "not" && reading.word(token.wrapping_sub(1)) == "but";
    (in_group || contrasted) && !not_only(reading, token) || is_negative(reading, token)
}

/// A source's denial by its cue, where what it denies was not read as its object: "| disputes | that figure".
pub(crate) fn denied_by(reading: &Reading<'_>, cue: Option<Span>) -> Option<Span> {
    let verb = |cue: &Span| {
        reporting(reading.document.str(*cue)).is_some_and(|(verb, _)| is_one_of(verb.base, "deny dispute"))
    };
    cue.filter(verb)
}

/// The first mark in `tokens`; their end where there is none.
fn first_mark(reading: &Reading<'_>, tokens: Range<usize>) -> usize {
    tokens.clone().find(|&token| reading.is_break(token)).unwrap_or(tokens.end)
}

/// Whether a claim denies what has been said before: a source's denial, or speech that begins with one ("That's not
/// what happened").
pub(crate) fn is_denial(reading: &Reading<'_>, negation: Option<Span>, sourced: bool) -> bool {
    let verb = negation.and_then(|negation| reporting(reading.document.str(negation)));
    let denies = verb.is_some_and(|(verb, _)| is_one_of(verb.base, "deny dispute reject refute rebut dismiss"));
    let spoken = reading.speaker.is_some() || !reading.quotes().is_empty();
    let first = reading.tokens.clone().find(|&token| reading.tag(token) != Tag::Punct);
    let says_no = first.is_some_and(|first| match reading.word(first) {
        "absolutely" => is_one_of(reading.word(first + 1), "not no"),
        "that" | "this" | "it" => {
            is_one_of(reading.word(first + 1), "'s ’s is was")
                && (is_one_of(reading.word(first + 2), "untrue false wrong nonsense")
                    || is_one_of(reading.word(first + 2), "not n't n’t")
                        && is_one_of(reading.word(first + 3), "true what so right how correct"))
        }
        _ => false,
    });
    sourced && (denies || spoken && says_no)
}

/// "not only", "not just" add to a statement and deny nothing.
fn not_only(reading: &Reading<'_>, token: usize) -> bool {
    is_one_of(reading.word(token + 1), "only just merely least")
}

/// "The councillor – no relation – said": an aside of its own.
fn stands_apart(reading: &Reading<'_>, token: usize) -> bool {
    let end =
        reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk)).map_or(token + 1, |chunk| chunk.tokens.end);
    token.checked_sub(1).is_some_and(|before| reading.is_break(before)) && reading.is_break(end)
}

/// "no bigger than a plate": how big, and nothing denied. After "be" it is denied, unless a measure follows.
fn compares(reading: &Reading<'_>, no: usize) -> bool {
    let Some(than) = (no + 2..no + 4).find(|&token| reading.word(token) == "than") else { return false };
    let comparative = reading.word(no + 1).ends_with("er") || is_one_of(reading.word(no + 1), "worse better");
    let denied = no.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Aux);
    let measure = reading.tag(than + 1) == Tag::Num || is_one_of(reading.word(than + 1), "a an about one");
    comparative && (!denied || measure)
}

/// "carried | out | no drilling": whether a preposition is a verb's own.
fn is_particle(reading: &Reading<'_>, token: usize) -> bool {
    let verb = token.checked_sub(1).and_then(|before| reading.chunk_at(before)).and_then(|chunk| reading.verb(chunk));
    verb.is_some() && is_one_of(reading.word(token), "away down off out up")
}

/// Whether speech begins with `word`.
fn opens(reading: &Reading<'_>, quote: &Quote, word: Span) -> bool {
    let first = reading.document.tokens_in(quote.span).find(|&token| reading.tag(token) != Tag::Punct);
    quote.speech && first.and_then(|first| reading.token_span(first)) == Some(word)
}

/// Whether a word negates the statement that it stands in.
fn is_negative(reading: &Reading<'_>, token: usize) -> bool {
    match reading.word(token) {
        // "A: No."
        "no" if reading.speaker.is_some() && token == reading.tokens.start => reading.tag(token + 1) == Tag::Punct,
        // "Holm said: “| No |.”"; but "I said | no, | thanks" is an answer told.
        "no" if reading.tag(token + 1) == Tag::Punct => {
            reading.token_span(token).is_some_and(|no| reading.quotes().iter().any(|quote| opens(reading, quote, no)))
        }
        "no" => {
            // "in tanks with almost | no | iron".
            let before = token.wrapping_sub(1 + nearly(reading, token));
            matches!(reading.tag(token), Tag::Det | Tag::Pron | Tag::Adj)
                && !is_one_of(reading.word(token + 1), "doubt . longer fewer less more later")
                && !compares(reading, token)
                && (reading.tag(before) != Tag::Adp
                    || is_particle(reading, before)
                    || is_one_of(reading.word(before.wrapping_sub(1)), "know knew knows aware heard"))
                && !stands_apart(reading, token)
        }
        // "nothing but respect".
        "nothing" => reading.word(token + 1) != "but",
        "no-one" | "nobody" | "none" | "neither" | "never" | "hardly" | "barely" | "scarcely" => true,
        "nor" => token == reading.tokens.start,
        // "Few analysts believe", not "a few".
        "few" => token == reading.tokens.start && reading.chunk_at(token + 1).is_some(),
        "failed" | "fails" => reading.word(token + 1) == "to",
        "has" | "have" | "had" => reading.word(token + 1) == "yet" && reading.word(token + 2) == "to",
        // Within a verb group it belongs to that verb: "was told not to go".
        "not" => {
            reading.chunk_at(token).is_none_or(|chunk| reading.verb(chunk).is_none())
                && !not_only(reading, token)
                && reading.word(token + 1) != "to"
                && !is_one_of(reading.word(token.wrapping_sub(1)), ", though although but if")
        }
        _ => false,
    }
}
