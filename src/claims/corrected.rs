//! Laying the reader's changes on the claims of a text: cards that are added or dropped, another source, another strength.
//!
//! A source is words of the text, the article itself or nobody in particular; what had been read is kept beside it.

use crate::annotate::Annotations;
use crate::claims::reading::{Context, Reading};
use crate::claims::source::{form_of, kind_of};
use crate::claims::{Aside, ChangedClaim, Claim, ClaimKind, Claims, Frame, Thread, Voice, VoiceKind, place};
use crate::corrections::{Correction, Corrections, Places, Source};
use crate::text::{Document, SentenceKind, Span};

/// What tells of each change in *How this was read*.
const CARD: &str = "reader.card";
const SOURCE: &str = "reader.source";
const STRENGTH: &str = "reader.strength";

/// Lays `corrections` on the claims that were read with the names and dates that they changed before. `places` are where
/// they stand; one that fits no claim loses its own.
pub fn correct(
    claims: &mut Claims,
    document: &Document,
    annotations: &Annotations,
    corrections: &Corrections,
    places: &mut Places,
) {
    let names_a_source = |change: &Correction| matches!(change, Correction::Source { is: Source::Words(_), .. });
    let context = corrections.list.iter().any(names_a_source).then(|| Context::new(document, annotations));
    for (change, (correction, at)) in corrections.list.iter().zip(places.iter_mut()).enumerate() {
        let Some(span) = *at else { continue };
        let second = correction.anchors().1.and_then(|anchor| anchor.find(&document.text));
        let done = match (correction, second) {
            (Correction::Card { .. }, _) => add(claims, document, change, span),
            (Correction::NoCard { .. }, _) => claim_at(claims, span).map(|claim| drop_claim(claims, claim)).is_some(),
            (Correction::Source { is, .. }, words) => {
                let voice = match (is, words) {
                    (Source::Words(_), Some(words)) => context.as_ref().and_then(|context| voice_of(context, words)),
                    (Source::Unnamed, _) => Some(Voice { kind: VoiceKind::Unnamed, ..Voice::default() }),
                    (Source::Article, _) => Some(Voice::default()),
                    (Source::Words(_), None) => None,
                };
                let set = |voice: Voice| {
                    edit(claims, change, span, SOURCE, |claim| {
                        claim.voice = voice;
                        // What was said of the words that gave the old one.
                        claim.why.retain(|rule| !rule.starts_with("voice."));
                    })
                };
                voice.is_some_and(set)
            }
            (Correction::Strength { .. }, softener) => edit(claims, change, span, STRENGTH, |claim| {
                claim.softeners = softener.into_iter().collect();
                claim.why.retain(|rule| *rule != "strength.in-part");
            }),
            _ => continue,
        };
        if !done {
            *at = None;
        }
    }
    if corrections.list.iter().any(|change| matches!(change, Correction::Card { .. } | Correction::NoCard { .. })) {
        place(claims, document, annotations);
    }
}

/// The words of a claim from its heading's first to its last: how a change names it.
fn cover(claim: &Claim) -> Option<Span> {
    claim.heading.iter().copied().reduce(Span::cover)
}

/// The claim whose heading stands at `span`, or else the only one whose heading begins there.
fn claim_at(claims: &Claims, span: Span) -> Option<usize> {
    let at = |fits: &dyn Fn(Span) -> bool| {
        let mut fitting = claims.claims.iter().enumerate().filter(|(_, claim)| cover(claim).is_some_and(fits));
        fitting.next().map(|(index, _)| (index, fitting.next().is_none()))
    };
    let exact = at(&|own| own == span).map(|(index, _)| index);
    exact.or_else(|| at(&|own| own.start() == span.start()).filter(|(_, alone)| *alone).map(|(index, _)| index))
}

/// Changes the claim at `span` and keeps what had been read; says whether there is one.
fn edit(claims: &mut Claims, change: usize, span: Span, rule: &'static str, edit: impl FnOnce(&mut Claim)) -> bool {
    let Some(index) = claim_at(claims, span) else { return false };
    let Some(claim) = claims.claims.get_mut(index) else { return false };
    // What was read first is told, not what an earlier change made of it.
    let first = claims.changed.iter().find(|changed| changed.claim == index && claim.why.contains(&rule));
    let (voice, softeners) = first.map_or_else(
        || (claim.voice.clone(), claim.softeners.clone()),
        |first| (first.voice.clone(), first.softeners.clone()),
    );
    edit(claim);
    if !claim.why.contains(&rule) {
        claim.why.push(rule);
    }
    claims.changed.push(ChangedClaim { change, claim: index, voice, softeners });
    true
}

/// Opens the claim at `span`, or makes one of these words. It keeps the source, the softeners and the negation that were
/// read over them: choosing words takes nothing of that away.
fn add(claims: &mut Claims, document: &Document, change: usize, span: Span) -> bool {
    if let Some(claim) = claims.claims.iter().position(|claim| cover(claim) == Some(span)) {
        if let Some(claim) = claims.claims.get_mut(claim) {
            claim.open = true;
        }
        return edit(claims, change, span, CARD, |_| {});
    }
    let sentences = document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.span.overlaps(span));
    let parts: Vec<(usize, Span)> = sentences
        .map(|(index, sentence)| {
            let words = sentence.span;
            (index, Span::new(words.start().max(span.start()), words.end().min(span.end())))
        })
        .collect();
    let Some(&(sentence, _)) = parts.first() else { return false };
    let around = claims.claims.iter().filter(|claim| claim.sentence == sentence && parts.len() == 1);
    let around = around.max_by_key(|claim| claim.heading.iter().filter(|heading| heading.overlaps(span)).count());
    let body = parts
        .iter()
        .all(|&(index, _)| document.sentences.get(index).is_some_and(|sentence| sentence.kind == SentenceKind::Body));
    let claim = Claim {
        sentence,
        span,
        heading: parts.iter().map(|&(_, words)| words).collect(),
        frame: Frame::default(),
        voice: around.map(|claim| claim.voice.clone()).unwrap_or_default(),
        beside: around.map(|claim| claim.beside.clone()).unwrap_or_default(),
        softeners: around.map(|claim| claim.softeners.clone()).unwrap_or_default(),
        negation: around.and_then(|claim| claim.negation),
        aside: Aside::default(),
        presupposed: false,
        kind: around.map_or(ClaimKind::State, |claim| claim.kind),
        who: Vec::new(),
        when: Vec::new(),
        places: Vec::new(),
        amounts: Vec::new(),
        counts: false,
        rank: around.map_or(0.0, |claim| claim.rank),
        open: true,
        thread: None,
        // Where nothing was read, nothing is said of it but its words.
        why: if body && around.is_some() { vec![CARD] } else { vec![CARD, "claim.whole-sentence"] },
    };
    let index = claims.claims.partition_point(|other| (other.sentence, other.span.start()) <= (sentence, span.start()));
    let (voice, softeners) = (claim.voice.clone(), claim.softeners.clone());
    claims.claims.insert(index, claim);
    renumber(claims, |old| Some(if old < index { old } else { old + 1 }));
    claims.changed.push(ChangedClaim { change, claim: index, voice, softeners });
    true
}

fn drop_claim(claims: &mut Claims, gone: usize) {
    claims.claims.remove(gone);
    renumber(claims, |old| match old.cmp(&gone) {
        std::cmp::Ordering::Less => Some(old),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(old - 1),
    });
}

/// Follows claims to their new places; a thread of fewer than two is none.
fn renumber(claims: &mut Claims, fresh: impl Fn(usize) -> Option<usize>) {
    let all = |list: &[usize]| list.iter().filter_map(|&old| fresh(old)).collect::<Vec<usize>>();
    let Claims { claims: list, threads, changed, .. } = claims;
    changed.retain_mut(|changed| match fresh(changed.claim) {
        Some(claim) => {
            changed.claim = claim;
            true
        }
        None => false,
    });
    for thread in threads.iter_mut() {
        *thread = Thread { claims: all(&thread.claims), hedge_dropped: all(&thread.hedge_dropped) };
    }
    threads.retain(|thread| 1 < thread.claims.len());
    for claim in list.iter_mut() {
        claim.thread = None;
    }
    for (index, thread) in threads.iter().enumerate() {
        for &claim in &thread.claims {
            if let Some(claim) = list.get_mut(claim) {
                claim.thread = Some(index);
            }
        }
    }
}

/// The voice of whoever `words` of the text name: a name, a role or a body is a named source, "officials" is not.
fn voice_of(context: &Context<'_>, words: Span) -> Option<Voice> {
    let reading = Reading::new(context, context.document.sentence_at(words.start())?)?;
    let tokens = context.document.tokens_in(words);
    Some(Voice {
        kind: kind_of(&reading, &tokens),
        form: Some(form_of(&reading, &tokens)),
        source: Some(words),
        cue: None,
    })
}
