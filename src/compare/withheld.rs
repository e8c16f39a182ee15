//! What one account says is not disclosed, and the other names: "The model was not disclosed" beside "a luxury Aurus car".
//!
//! The words of such a statement are not the other's, so it is found by its place: it stands in the sentence of a statement that
//! both tell, or in the next, and what the one leaves without a name there has one in the other.

use crate::Analysis;
use crate::annotate::syntax::{Chunk, ChunkKind};
use crate::compare::concepts::{Part, Read, keys_of, share};
use crate::compare::matching::Pair;
use crate::compare::{Difference, Row, RowKind, Slot, statements};
use crate::lexicon::alike::{Tells, tells};
use crate::text::{Case, Span, overlapping};

/// The row of what is withheld beside a pair of statements that tell the same, if something is.
pub(crate) fn row(a: &Analysis, b: &Analysis, read: &Read, pair: Pair) -> Option<Row> {
    let (one, other) = (read.a.parts.get(pair.a)?, read.b.parts.get(pair.b)?);
    let row = |first: bool| {
        let (mine, by, parts, theirs, told) =
            if first { (a, one, &read.a.parts, b, other) } else { (b, other, &read.b.parts, a, one) };
        let from = parts.partition_point(|part| part.piece.claim < by.piece.claim);
        let near = parts.get(from..)?.iter().take_while(|part| is_near(mine, by, part));
        let (part, words) = near.into_iter().find_map(|part| Some((part, withheld(mine, part)?)))?;
        let name = named(mine, by, theirs, told)?;
        let not = statements::told(mine, &part.piece)?;
        let names = statements::told(theirs, &told.piece)?;
        let (a, b) = if first { ((not, words), (names, name)) } else { ((names, name), (not, words)) };
        let difference = Difference { slot: Slot::Disclosed, a: Some(a.1), b: Some(b.1) };
        Some(Row { kind: RowKind::Differs, a: Some(a.0), b: Some(b.0), differences: vec![difference] })
    };
    row(true).or_else(|| row(false))
}

/// Whether `part` stands in the sentence of `by` or the next.
fn is_near(analysis: &Analysis, by: &Part, part: &Part) -> bool {
    let sentence = |part: &Part| analysis.claims.claims.get(part.piece.claim).map(|claim| claim.sentence);
    sentence(part).zip(sentence(by)).is_some_and(|(part, by)| part <= by + 1)
}

/// "The specific model was not disclosed": what is not told.
fn withheld(analysis: &Analysis, part: &Part) -> Option<Span> {
    if part.piece.joint != 0 {
        return None;
    }
    let groups = analysis.annotations.syntax.chunks_in(part.piece.tokens.clone());
    let not = groups.iter().position(|chunk| match &chunk.kind {
        ChunkKind::Verb(group) => group.passive && group.negation.is_some() && tells(&group.lemma, Tells::Disclosing),
        ChunkKind::Noun => false,
    })?;
    let what = groups.get(not.checked_sub(1)?).filter(|chunk| chunk.kind == ChunkKind::Noun)?;
    let attribute = tells(&analysis.document.word(what.head).lower(), Tells::Attribute);
    span(analysis, what).filter(|_| attribute)
}

/// What is named in `told` and stands without a name in `by`: a noun of one class in both.
fn named(mine: &Analysis, by: &Part, theirs: &Analysis, told: &Part) -> Option<Span> {
    let nouns = |analysis: &Analysis, part: &Part, with_name: bool| -> Vec<(Vec<u32>, Span)> {
        let groups = analysis.annotations.syntax.chunks_in(part.piece.tokens.clone()).iter();
        groups
            .filter(|chunk| chunk.kind == ChunkKind::Noun)
            .filter_map(|chunk| Some((keys_of(analysis, chunk.head), span(analysis, chunk)?, chunk)))
            .filter(|(_, span, chunk)| {
                let names = overlapping(&analysis.annotations.names, *span, |name| name.span);
                let head = analysis.document.tokens.get(chunk.head).map(|token| token.span);
                let own = names.iter().all(|name| head.is_some_and(|head| !name.span.overlaps(head)));
                own && names.is_empty() != with_name
            })
            .map(|(keys, span, _)| (keys, span))
            .collect()
    };
    let bare = nouns(mine, by, false);
    nouns(theirs, told, true)
        .into_iter()
        .find(|(keys, _)| bare.iter().any(|(others, _)| share(keys, others)))
        .map(|(_, span)| span)
}

fn span(analysis: &Analysis, chunk: &Chunk) -> Option<Span> {
    let place = |token: usize| analysis.document.tokens.get(token).map(|token| token.span);
    Some(place(chunk.tokens.start)?.cover(place(chunk.tokens.end.checked_sub(1)?)?))
}
