//! Cuts the claims of an account into statements of one act or state each, so that one sentence may stand in several rows.

use crate::Analysis;
use crate::annotate::syntax::{Chunk, ChunkKind, Shape, Tag};
use crate::claims::{Claim, VoiceKind};
use crate::compare::Statement;
use crate::compare::concepts::Part;
use crate::lexicon::{is_one_of, reporting};
use crate::text::{Case, Span, overlapping};
use std::ops::Range;

/// A stretch of a claim with one act or state in it.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The index of its claim.
    pub(crate) claim: usize,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it is about, where that stands before it: the subject that it shares, the noun before its "which".
    pub(crate) about: Range<usize>,
    /// Where its words begin to be shown: with its subject, where nothing but an aside stands between.
    pub(crate) shown: usize,
    /// Whether its sentence takes it for granted: "who", "after", or an act that the article names as settled.
    pub(crate) granted: bool,
    /// Whether it stands beside the claim, out of what was read of its source.
    pub(crate) beside: bool,
    /// Where it is two of them in a row, the token at which the second begins; else 0.
    pub(crate) joint: usize,
}

/// Every statement of an account, in text order.
pub(crate) fn pieces(analysis: &Analysis) -> Vec<Piece> {
    let claims = analysis.claims.claims.iter().enumerate();
    let mut found = Vec::new();
    // How far the sentence has been read.
    let (mut sentence, mut read) = (usize::MAX, 0);
    let mut left: Vec<(usize, Range<usize>)> = Vec::new();
    for (index, claim) in claims {
        let tokens = analysis.document.tokens_in(claim.span);
        if claim.sentence != sentence {
            sentence = claim.sentence;
            read = analysis.document.sentences.get(sentence).map_or(tokens.start, |sentence| sentence.tokens.start);
        }
        if !claim.presupposed && read < tokens.start {
            left.push((index, read..tokens.start));
        }
        found.extend(with_neighbours(cut(analysis, index, claim, tokens.clone(), false)));
        read = read.max(tokens.end);
        let end = analysis.document.sentences.get(sentence).map_or(tokens.end, |sentence| sentence.tokens.end);
        let last = analysis.claims.claims.get(index + 1).is_none_or(|next| next.sentence != sentence);
        if last && read < end {
            left.push((index, read..end));
        }
    }
    // What stands beside the claims of a sentence: a clause after the source, a time before it.
    for (index, tokens) in left {
        let Some(claim) = analysis.claims.claims.get(index) else { continue };
        let own = cut(analysis, index, claim, tokens, true).into_iter();
        found.extend(own.filter(|piece| LEAST_BESIDE <= piece.tokens.len() && has_verb(analysis, &piece.tokens)));
    }
    found
}

/// The fewest tokens of a statement beside a claim: "said on Monday" is none.
const LEAST_BESIDE: usize = 4;

/// Each piece, and each with the next one of its claim: the other account may say both in one breath.
fn with_neighbours(pieces: Vec<Piece>) -> Vec<Piece> {
    let joined = pieces.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let tokens = first.tokens.start..second.tokens.end;
        (first.tokens.end <= second.tokens.start).then(|| Piece { tokens, joint: second.tokens.start, ..first.clone() })
    });
    let joined: Vec<Piece> = joined.collect();
    let mut all = pieces;
    all.extend(joined);
    all
}

/// What opens a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// "who", "which", "that".
    Relative,
    /// "after", "when".
    Time,
    /// "and", "because", a mark.
    Other,
}

fn cut(analysis: &Analysis, index: usize, claim: &Claim, whole: Range<usize>, beside: bool) -> Vec<Piece> {
    if claim.presupposed {
        return vec![Piece {
            claim: index,
            about: whole.start..whole.start,
            shown: whole.start,
            tokens: whole,
            granted: true,
            beside: false,
            joint: 0,
        }];
    }
    let mut stretches: Vec<(Range<usize>, Opener)> = Vec::new();
    let (mut start, mut opener) = (whole.start, Opener::Other);
    for token in whole.clone() {
        let Some(next) = opens(analysis, token, &whole) else { continue };
        if start < token {
            stretches.push((start..token, opener));
        }
        (start, opener) = (token, next);
    }
    stretches.push((start..whole.end, opener));
    let stretches = without_tails(analysis, stretches);
    let mut found: Vec<Piece> = Vec::new();
    // The words before the first verb, and what the statements are about.
    let mut lead: Option<Range<usize>> = None;
    let mut subject = whole.start..whole.start;
    for (tokens, opener) in stretches {
        let verb = has_verb(analysis, &tokens);
        if !verb {
            match found.last_mut() {
                Some(last) if last.tokens.end == tokens.start => last.tokens.end = tokens.end,
                _ => lead = Some(lead.map_or(tokens.start, |lead| lead.start)..tokens.end),
            }
            continue;
        }
        let begins_with_verb =
            first_chunk(analysis, &tokens).is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Verb(_)));
        let mut piece = Piece {
            claim: index,
            shown: tokens.start,
            about: tokens.start..tokens.start,
            granted: opener != Opener::Other,
            beside: false,
            joint: 0,
            tokens,
        };
        match (opener, lead.clone()) {
            (Opener::Relative, _) => piece.about = noun_before(analysis, piece.tokens.start, whole.start),
            (Opener::Other, Some(lead)) if begins_with_verb || lead.end == piece.tokens.start => {
                piece.shown = lead.start;
                if lead.end == piece.tokens.start {
                    piece.tokens.start = lead.start;
                } else {
                    piece.about = lead;
                }
            }
            (Opener::Other, None) if begins_with_verb => piece.about = subject.clone(),
            _ => {}
        }
        if opener == Opener::Other {
            lead = None;
        }
        if subject.is_empty() && opener == Opener::Other {
            subject = first_chunk(analysis, &piece.tokens)
                .filter(|chunk| chunk.kind == ChunkKind::Noun)
                .map_or(piece.about.clone(), |chunk| chunk.tokens.clone());
        }
        if !is_report(analysis, claim, &piece.tokens) {
            found.push(piece);
        }
    }
    for piece in &mut found {
        piece.beside = beside;
    }
    if found.is_empty() && !beside {
        found.push(Piece {
            claim: index,
            about: whole.start..whole.start,
            shown: whole.start,
            tokens: whole,
            granted: false,
            beside: false,
            joint: 0,
        });
    }
    found
}

/// "The pilot | who steered when it hit a reef | has been charged": where the words before a relative clause have no verb yet,
/// a second verb in it that nothing joins is theirs.
fn without_tails(analysis: &Analysis, stretches: Vec<(Range<usize>, Opener)>) -> Vec<(Range<usize>, Opener)> {
    let mut found: Vec<(Range<usize>, Opener)> = Vec::new();
    let mut waits = false;
    for (tokens, opener) in stretches {
        let finite: Vec<usize> = analysis
            .annotations
            .syntax
            .chunks_in(tokens.clone())
            .iter()
            .filter(|chunk| chunk.is_finite())
            .map(|chunk| chunk.tokens.start)
            .collect();
        // "People who eat it | may fall ill": what tells which people is no statement beside theirs.
        let marked = tokens.start.checked_sub(1).is_some_and(|before| analysis.document.word(before) == ",");
        if opener == Opener::Relative
            && waits
            && !marked
            && let Some((last, _)) = found.last_mut()
        {
            last.end = tokens.end;
            waits = finite.len() < 2;
            continue;
        }
        match (opener, finite.as_slice()) {
            (Opener::Other, []) => waits = true,
            (Opener::Other, _) => waits = false,
            (_, [_, .., last]) if waits => {
                found.push((tokens.start..*last, opener));
                found.push((*last..tokens.end, Opener::Other));
                waits = false;
                continue;
            }
            _ => {}
        }
        found.push((tokens, opener));
    }
    found
}

fn first_chunk<'a>(analysis: &'a Analysis, tokens: &Range<usize>) -> Option<&'a Chunk> {
    analysis.annotations.syntax.chunks_in(tokens.clone()).first()
}

/// The noun group that ends before a relative clause.
fn noun_before(analysis: &Analysis, token: usize, from: usize) -> Range<usize> {
    let groups = analysis.annotations.syntax.chunks_in(from..token);
    groups.iter().rev().find(|chunk| chunk.kind == ChunkKind::Noun).map_or(token..token, |chunk| chunk.tokens.clone())
}

/// Whether the stretch is no more than "police said" or "according to the county board".
fn is_report(analysis: &Analysis, claim: &Claim, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 24;
    let document = &analysis.document;
    let cues = std::iter::once(&claim.voice).chain(&claim.beside).filter_map(|voice| voice.cue);
    let cues: Vec<Range<usize>> = cues.map(|cue| document.tokens_in(cue)).collect();
    let mut verbs =
        analysis.annotations.syntax.chunks_in(tokens.clone()).iter().filter_map(|chunk| match &chunk.kind {
            ChunkKind::Verb(group) => Some((chunk.head, group)),
            ChunkKind::Noun => None,
        });
    let first =
        tokens.clone().find(|&token| document.word(token).contains(char::is_alphabetic)).unwrap_or(tokens.start);
    let names_source = is_one_of(document.word(first).lower().as_str(), "according citing");
    tokens.len() < LONGEST && names_source
        || tokens.len() < LONGEST
            && verbs.all(|(head, group)| {
                let neutral =
                    reporting(&document.word(head).lower()).is_some_and(|(verb, _)| verb.neutral && verb.speak);
                let cue = cues.iter().any(|cue| cue.contains(&head));
                neutral
                    || group.lemma == "accord"
                    || cue && is_one_of(group.lemma.as_str(), "see report cite write find show conclude")
            })
}

/// Whether a verb stands in it that can be a statement's.
fn has_verb(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let groups = analysis.annotations.syntax.chunks_in(tokens.clone()).iter();
    groups
        .filter_map(|chunk| if let ChunkKind::Verb(group) = &chunk.kind { Some(group) } else { None })
        .any(|group| group.shape != Shape::Infinitive)
}

/// Whether a statement may begin at the token, and with what.
fn opens(analysis: &Analysis, token: usize, whole: &Range<usize>) -> Option<Opener> {
    let document = &analysis.document;
    let span = document.tokens.get(token)?.span;
    let annotations = &analysis.annotations;
    let inside = overlapping(&annotations.dates, span, |date| date.span)
        .iter()
        .any(|date| date.span.start() < span.start())
        || overlapping(&annotations.amounts, span, |amount| amount.span)
            .iter()
            .any(|amount| amount.span.start() < span.start())
        || overlapping(&annotations.names, span, |name| name.span).iter().any(|name| name.span.start() < span.start());
    if inside {
        return None;
    }
    let word = document.word(token).lower();
    let before = token.checked_sub(1).map_or("", |before| document.word(before));
    match word.as_str() {
        "who" | "which" | "whose" | "whom" | "where" => Some(Opener::Relative),
        "that" => (annotations.syntax.tag(token) != Tag::Det && whole.start < token).then_some(Opener::Relative),
        "after" | "before" | "when" | "while" | "since" | "until" | "once" | "whereas" => {
            let opener = if is_one_of(word.as_str(), "while whereas") { Opener::Other } else { Opener::Time };
            next_verb(analysis, token + 1, whole.end).then_some(opener)
        }
        "because" | "although" | "though" | "unless" | "if" | "as" => {
            next_verb(analysis, token + 1, whole.end).then_some(Opener::Other)
        }
        "and" | "but" => next_verb(analysis, token + 1, whole.end).then_some(Opener::Other),
        _ if is_one_of(before, ", ; : – — -- ( )") => Some(Opener::Other),
        _ => None,
    }
}

/// Whether a verb comes before the next mark or conjunction, with at most a short subject before it.
fn next_verb(analysis: &Analysis, from: usize, end: usize) -> bool {
    const NEAR: usize = 9;
    let syntax = &analysis.annotations.syntax;
    let near = (from..end.min(from + NEAR))
        .take_while(|&token| !is_one_of(analysis.document.word(token), ", ; : — – ( ) and but or who which"));
    near.into_iter().any(|token| {
        syntax.chunk_at(token).is_some_and(|chunk| match &chunk.kind {
            // "the risks and | challenges associated with it": a participle behind a noun is the noun's.
            ChunkKind::Verb(group) => {
                chunk.tokens.start == token && (group.finite || token == from && group.shape != Shape::Infinitive)
            }
            ChunkKind::Noun => false,
        })
    })
}

/// The words of a piece, without marks and conjunctions at either end.
pub(crate) fn span(analysis: &Analysis, piece: &Piece) -> Span {
    let document = &analysis.document;
    let mark = |token: usize| {
        !document.word(token).chars().any(|sign| sign.is_alphanumeric() || sign == '$' || sign == '€' || sign == '£')
    };
    let joins = |token: usize| is_one_of(document.word(token).lower().as_str(), "and but or that");
    let (mut start, mut end) = (piece.shown.min(piece.tokens.start), piece.tokens.end);
    while start < end && (mark(start) || joins(start)) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    let place = |token: usize| document.tokens.get(token).map(|token| token.span);
    match (place(start), end.checked_sub(1).and_then(place)) {
        (Some(first), Some(last)) => first.cover(last),
        _ => Span::new(0, 0),
    }
}

/// A piece as a statement of a row.
pub(crate) fn told(analysis: &Analysis, piece: &Piece) -> Option<Statement> {
    let claim = analysis.claims.claims.get(piece.claim)?;
    let span = span(analysis, piece);
    let own = !piece.granted && !piece.beside || claim.presupposed;
    let voice = if own { claim.voice.kind } else { VoiceKind::Article };
    // With the article's own voice: a word that may lay it on somebody.
    let unread = piece.beside || claim.voice.kind == VoiceKind::Article;
    let source = match voice {
        VoiceKind::Article => claim.voice.cue.filter(|_| unread),
        _ => claim.voice.source.or(claim.voice.cue),
    };
    let softeners = claim.softeners.iter().copied().filter(|softener| reaches(claim, piece, span, *softener)).collect();
    let negation = claim.negation.filter(|&negation| !span.contains(negation) && reaches(claim, piece, span, negation));
    Some(Statement {
        sentence: u32::try_from(claim.sentence).unwrap_or(u32::MAX),
        span,
        voice,
        source,
        softeners,
        negation,
    })
}

/// Whether a cue of the claim is one of the piece: it stands in it, or outside of the claim's words, as "denied that" does.
/// What a sentence takes for granted has none but its own.
pub(crate) fn reaches(claim: &Claim, piece: &Piece, span: Span, cue: Span) -> bool {
    let own = !piece.granted && !piece.beside;
    span.contains(cue) || own && !claim.span.overlaps(cue)
}

/// What stands in no row: whole claims where none of their pieces does, else the pieces that are left.
pub(crate) fn alone(analysis: &Analysis, parts: &[Part], taken: &[Span]) -> Vec<Statement> {
    let mut found = Vec::new();
    let taken = merged(taken);
    let is_taken = |span: Span| !overlapping(&taken, span, |taken| *taken).is_empty();
    let parts: Vec<&Part> = parts.iter().filter(|part| part.piece.joint == 0 && !part.piece.beside).collect();
    for group in parts.chunk_by(|one, other| one.piece.claim == other.piece.claim) {
        let free: Vec<&Part> = group.iter().copied().filter(|part| !is_taken(span(analysis, &part.piece))).collect();
        let claim = group.first().and_then(|part| analysis.claims.claims.get(part.piece.claim));
        if free.is_empty() || claim.is_none_or(|claim| claim.presupposed) {
            continue;
        }
        if let (true, Some(first), Some(last)) = (free.len() == group.len(), group.first(), group.last()) {
            let tokens = first.piece.tokens.start..last.piece.tokens.end;
            found.extend(told(
                analysis,
                &Piece {
                    claim: first.piece.claim,
                    shown: tokens.start,
                    about: 0..0,
                    tokens,
                    granted: false,
                    beside: false,
                    joint: 0,
                },
            ));
            continue;
        }
        let telling = free.into_iter().filter(|part| 1 < part.units.len() && has_verb(analysis, &part.piece.tokens));
        found.extend(telling.filter_map(|part| told(analysis, &part.piece)));
    }
    found
}

/// The same stretches in text order, each once.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut found: Vec<Span> = Vec::new();
    for span in sorted {
        match found.last_mut() {
            Some(last) if span.start() < last.end() => *last = last.cover(span),
            _ => found.push(span),
        }
    }
    found
}
