//! What the article claims: who did what, according to whom, and how firmly it is put.
//!
//! A claim is read from one sentence and never takes a source, a negation or a softener from another.

mod claim;
mod clauses;
mod frame;
mod heading;
mod kind;
mod rank;
mod reading;
mod sentence;
mod source;
mod strength;
mod threads;
mod voice;

pub use claim::{Argument, Claim, ClaimKind, Claims, Frame, Group, Role, Thread, Voice, VoiceForm, VoiceKind};

use crate::annotate::Annotations;
use crate::text::{Document, SentenceKind};

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
    let mut claims = Claims { claims, threads, groups: Vec::new() };
    rank::open(&mut claims, (0..document.sentences.len()).filter(body).count());
    claims.groups = groups(document, &claims.claims);
    claims
}

/// The group of each sentence. Claims are in text order, so each sentence's stand together.
fn groups(document: &Document, claims: &[Claim]) -> Vec<Group> {
    let mut by_sentence = claims.chunk_by(|one, other| one.sentence == other.sentence).peekable();
    let sentences = document.sentences.iter().enumerate();
    sentences
        .map(|(index, sentence)| {
            let own = by_sentence.next_if(|claims| claims.first().is_some_and(|claim| claim.sentence == index));
            if sentence.kind == SentenceKind::Body { rank::group(own.unwrap_or_default()) } else { Group::NotArticle }
        })
        .collect()
}
