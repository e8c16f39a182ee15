//! What the article claims: who did what, according to whom, and how firmly it is put.
//!
//! A claim is read from one sentence and never takes a source, a negation or a softener from another.

mod claim;
mod clauses;
mod corrected;
mod frame;
#[cfg(feature = "train")]
pub(crate) mod frames;
mod heading;
mod kind;
mod own;
mod parts;
mod rank;
mod reading;
mod sentence;
mod source;
mod spoken;
mod strength;
mod threads;
mod turns;
mod voice;

use crate::lexicon::is_one_of;
use crate::text::Case;
pub use claim::{
    Argument, Aside, ChangedClaim, Claim, ClaimKind, Claims, Frame, Group, Role, Thread, Voice, VoiceForm, VoiceKind,
};
pub use corrected::correct;
#[cfg(feature = "train")]
pub(crate) use frame::{DOUBTS, Doubts};

use crate::annotate::Annotations;
use crate::text::{Document, Sentence, SentenceKind, Span, overlapping};

/// Reads the claims of all body sentences.
pub fn find(document: &Document, annotations: &Annotations) -> Claims {
    let context = reading::Context::new(document, annotations);
    let mut told = Vec::new();
    let mut acts = Vec::new();
    let body =
        |index: &usize| document.sentences.get(*index).is_some_and(|sentence| sentence.kind == SentenceKind::Body);
    for index in (0..document.sentences.len()).filter(body) {
        if let Some(reading) = reading::Reading::new(&context, index) {
            let own = sentence::read(&reading);
            acts.extend(threads::acts_in(&reading, &own));
            told.extend(own);
        }
    }
    let (claims, threads) = threads::tie(told, &acts);
    let mut claims = Claims { claims, threads, ..Claims::default() };
    rank::open(&mut claims, (0..document.sentences.len()).filter(body).count());
    place(&mut claims, document, annotations);
    claims
}

/// Each frame of the body as it would be read without a doubt, with its sentence and what speaks against it.
#[cfg(feature = "train")]
pub(crate) fn weighed(document: &Document, annotations: &Annotations) -> Vec<(Span, Frame, Doubts)> {
    let context = reading::Context::new(document, annotations);
    let body = document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind == SentenceKind::Body);
    let readings = body.filter_map(|(index, _)| reading::Reading::new(&context, index));
    readings
        .flat_map(|reading| {
            let frames = sentence::weighed(&reading).into_iter();
            frames.map(move |(frame, doubts)| (reading.span, frame, doubts))
        })
        .collect()
}

/// Places the sentences in their groups.
fn place(claims: &mut Claims, document: &Document, annotations: &Annotations) {
    let opinion = is_opinion(document, annotations, &claims.claims);
    claims.groups = groups(document, &claims.claims, opinion);
}

/// The group of each sentence. Claims are in text order, so each sentence's stand together.
fn groups(document: &Document, claims: &[Claim], opinion: bool) -> Vec<Group> {
    let mut by_sentence = claims.chunk_by(|one, other| one.sentence == other.sentence).peekable();
    let sentences = document.sentences.iter().enumerate();
    sentences
        .map(|(index, sentence)| {
            let own = by_sentence.next_if(|claims| claims.first().is_some_and(|claim| claim.sentence == index));
            if sentence.kind == SentenceKind::Body {
                rank::group(own.unwrap_or_default(), opinion)
            } else {
                Group::NotArticle
            }
        })
        .collect()
}

/// Whether the article is a piece of opinion or of interpretation: its writer says "I" or "we", or a third of it judges.
fn is_opinion(document: &Document, annotations: &Annotations, claims: &[Claim]) -> bool {
    let body: Vec<&Sentence> =
        document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).collect();
    let quoted = |span: Span| !overlapping(&annotations.quotes, span, |quote| quote.span).is_empty();
    let own = |token: usize| {
        let first = is_one_of(document.word(token).lower().as_str(), "i my me we our us ourselves myself");
        // "US" is a country.
        let country = document.word(token) == "US";
        first && !country && document.tokens.get(token).is_some_and(|token| !quoted(token.span))
    };
    let personal = body.iter().filter(|sentence| sentence.tokens.clone().any(own)).count();
    let judging = |claim: &&Claim| {
        claim.voice.kind == VoiceKind::Article && matches!(claim.kind, ClaimKind::Judgement | ClaimKind::Rule)
    };
    let judges = claims.iter().filter(judging).count();
    let speeches = annotations.quotes.iter().filter(|quote| quote.speech).count();
    // In an interview the writer's "I" asks.
    3 <= personal && 4 * speeches < body.len() || 3 * judges >= body.len() && 4 <= judges
}
