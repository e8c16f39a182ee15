//! Which part of a card's words a cue holds of. Where another statement stands beside the one that it governs, it says nothing of
//! that one, and the card says so. What lays a part on a source stands in `voice/partial.rs`.

use crate::annotate::syntax::{Shape, Tag, Tense, VerbGroup};
use crate::claims::clauses::{Clause, ClauseKind, Clauses, belongs};
use crate::claims::reading::{CueMention, Reading};
use crate::claims::strength::{self, Scope};
use crate::claims::voice::Attribution;
use crate::lexicon::cues::Cue;
use crate::lexicon::{is_one_of, reporting};
use crate::text::Span;
use std::ops::Range;

/// What a sentence was read as, and which of its words a card shows.
pub(crate) struct Shown<'a> {
    pub(crate) clauses: &'a Clauses,
    pub(crate) attributions: &'a [Attribution],
    pub(crate) words: &'a dyn Fn(usize) -> bool,
}

impl Shown<'_> {
    /// Whether a clause behind `after`, among the words shown, makes a statement beside the one before it: "..., but | it opened",
    /// "..., though | nobody came", "and | was sold in June"; where the cue is a verb's own, which a second verb does not take with
    /// it (`shared`), also "and | sold it". One with a cue of the same sort (`has`) is not meant.
    pub(crate) fn goes_beyond(
        &self,
        reading: &Reading<'_>,
        after: usize,
        shared: bool,
        has: &dyn Fn(&Range<usize>) -> bool,
    ) -> bool {
        let list = &self.clauses.list;
        let beside = |index: usize, clause: &Clause| {
            let verb = reading.chunks.get(clause.verb);
            let Some((marker, verb)) = clause.marker.zip(verb) else { return false };
            let parted = reading.is_break(marker) || reading.is_break(marker.wrapping_sub(1));
            let reports = self.attributions.iter().any(|found| found.clause == Some(index));
            let states = match clause.kind {
                ClauseKind::Coordinate => reading.word(marker + 1) != "that" && (parted || reports),
                ClauseKind::SharedSubject => shared || reports || reading.tag(verb.tokens.start) == Tag::Aux,
                ClauseKind::Adverbial => is_rider(reading, marker),
                _ => false,
            };
            let end = list.get(index + 1).map_or(reading.tokens.end, |next| next.from);
            states && !has(&(clause.from..end))
        };
        let meant = |from: usize| after <= from && (self.words)(from);
        // "...; a blog | announced that ...", whose clause was not read.
        let report =
            |found: &Attribution| found.rule == "voice.report-beside" && meant(found.scope.start) && !has(&found.scope);
        let mut clauses = list.iter().enumerate();
        self.clauses.sure
            && (clauses.any(|(index, clause)| meant(clause.from) && beside(index, clause))
                || self.attributions.iter().any(report))
    }

    /// Whether all softeners stand in another part of the statement than its verb at `place`: "was cited | and could miss a
    /// month".
    pub(crate) fn is_softened_in_part(
        &self,
        reading: &Reading<'_>,
        scope: &Scope,
        softeners: &[Span],
        place: usize,
    ) -> bool {
        let parted = |token: usize| {
            let second = |owner: usize| {
                let kind = self.clauses.list.get(owner).map(|clause| clause.kind);
                scope.joined.contains(&owner) && kind != Some(ClauseKind::Report)
            };
            let joins = |at: usize| {
                let marked = reading.word(at.wrapping_sub(1)) == "," || reading.word(at + 1) == "that";
                reading.word(at) == ";" || reading.tag(at) == Tag::Cconj && marked
            };
            let joined = scope.sure && scope.within.is_none() && self.clauses.owner(token).is_some_and(second);
            // "a cylinder | thought to be a mine", behind the noun of which it is told.
            let reduced = reading.tokens.start < token
                && reading.chunk_at(token).is_some_and(|chunk| {
                    let participle = |group: &VerbGroup| group.shape == Shape::Participle && !group.finite;
                    reading.verb(chunk).is_some_and(participle) || belongs(reading, chunk)
                });
            // "a find that some believe may change it", where the clauses leave a doubt.
            let opens = |at: usize| {
                let that = reading.word(at) == "that" && reading.tag(at.wrapping_sub(1)) == Tag::Noun;
                let opens = is_one_of(reading.word(at), "who which whose since because although though while whereas");
                (that || opens) && (at.saturating_sub(4)..at).any(|token| reading.word(token) == ",")
            };
            // "toured a site | at which lunch may have been served".
            let at_which = |at: usize| {
                is_one_of(reading.word(at), "which whom whose") && reading.tag(at.wrapping_sub(1)) == Tag::Adp
            };
            // Before the verb, or after it, behind a mark.
            let from = if token < place { reading.tokens.start } else { place + 1 };
            let relative = !scope.sure && scope.within.is_none() && (from..token).any(opens);
            joined || reduced || relative || (place + 1..token).any(|at| joins(at) || at_which(at))
        };
        let softened = |words: &Range<usize>| {
            let soft = |mention: &CueMention| matches!(mention.cue, Cue::Soften | Cue::Belief | Cue::Evidential);
            let mut mentioned = reading.cues.iter().filter(|mention| soft(mention));
            mentioned.any(|mention| words.contains(&mention.tokens.start))
                || softeners.iter().any(|&cue| words.contains(&reading.document.tokens_in(cue).start))
        };
        let in_part = |cue: Span| {
            let cue = reading.document.tokens_in(cue);
            parted(cue.start) || self.goes_beyond(reading, cue.end, false, &softened)
        };
        !softeners.is_empty() && softeners.iter().all(|&cue| in_part(cue))
    }

    /// Whether a negation stands in another part of the statement, which begins at `start`, than its verb at `place`: "had an
    /// enquiry | but no bid", "had 30 calls, | none of them urgent"; or that verb's, with a statement beside it. Where the clauses
    /// are not sure and there are several, it may.
    pub(crate) fn is_negated_in_part(
        &self,
        reading: &Reading<'_>,
        negation: Option<Span>,
        start: usize,
        place: usize,
    ) -> bool {
        let Some(negation) = negation else { return false };
        let cue = reading.document.tokens_in(negation);
        let at = cue.start;
        let doubted = !self.clauses.sure && 1 < reading.finite_verbs();
        // "It failed on Sunday and | nobody | knew".
        let joined = at.checked_sub(1).filter(|before| start < *before);
        let joined = joined.is_some_and(|before| is_one_of(reading.word(before), "and but"));
        let parts = |token: usize| {
            reading.word(token) == ";"
                || reading.tag(token) == Tag::Cconj
                || reading.word(token) == "," && token + 1 == at
                // "drank it | because | there was nothing else".
                || is_one_of(reading.word(token), "because who whose which") || is_rider(reading, token)
        };
        let negated = |words: &Range<usize>| words.clone().any(|token| strength::negates(reading, token));
        // "was not left out and | blamed a clerk", but "denied that he lied and | cheated".
        let own = reporting(reading.document.str(negation)).is_none();
        let second = |token: usize| {
            let verb = reading.chunk_at(token + 1).and_then(|chunk| reading.verb(chunk));
            let past = |verb: &VerbGroup| verb.tense == Tense::Past || reading.word(token + 1).ends_with("ed");
            is_one_of(reading.word(token), "and but")
                && verb.is_some_and(past)
                && !negated(&(token..(token + 6).min(reading.tokens.end)))
        };
        // "signs no papers that he “did not know | and was never shown”".
        let inner = |token: &usize| is_one_of(reading.word(*token), "that which who whom whose because as if");
        let mut after = (cue.end..reading.tokens.end).take_while(|token| !inner(token));
        doubted
            || joined
            || place < at && (place + 1..=at).any(parts)
            || own && after.any(|token| (self.words)(token) && second(token))
            || self.goes_beyond(reading, cue.end, own, &negated)
    }
}

/// ", though | it rained": a word that opens what is held against the clause before it.
pub(crate) fn is_rider(reading: &Reading<'_>, marker: usize) -> bool {
    let parted = reading.is_break(marker.wrapping_sub(1));
    is_one_of(reading.word(marker), "though although whereas") || parted && reading.word(marker) == "while"
}
