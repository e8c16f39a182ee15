//! Events told more than once, and hedges that do not return.
//!
//! Two claims are of one thread when they share people or bodies and the words of one act. Never on doubt.

use crate::annotate::syntax::{ChunkKind, Shape, Tag};
use crate::claims::reading::Reading;
use crate::claims::{Claim, ClaimKind, Frame, Thread, Voice, VoiceForm, VoiceKind};
use crate::lexicon::cues::{act, singulars};
use crate::lexicon::is_one_of;
use crate::text::{Span, sort_by_key};
use rustc_hash::FxHashMap as HashMap;

/// A claim and the words of the act it tells: the base form of its verb, the nouns of its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) claim: Claim,
    pub(crate) words: Vec<String>,
}

/// An act named by a noun that the sentence takes for granted: "the gift", "her resignation".
#[derive(Clone, Debug)]
pub(crate) struct ActMention {
    sentence: usize,
    span: Span,
    words: Vec<String>,
    who: Vec<usize>,
}

/// How many earlier claims with a word in common are looked at, so that the cost stays linear.
const LOOK_BACK: usize = 8;

/// The words of the act that a claim's frame tells.
pub(crate) fn words_of_act(reading: &Reading<'_>, frame: &Frame) -> Vec<String> {
    let mut words = Vec::new();
    if frame.predicate.is_empty() {
        return words;
    }
    for span in frame.predicate.iter().copied().chain(frame.arguments.iter().map(|argument| argument.span)) {
        for token in reading.document.tokens_in(span) {
            let Some(chunk) = reading.chunk_at(token) else { continue };
            match reading.chunks.get(chunk).map(|found| (&found.kind, found.head)) {
                Some((ChunkKind::Verb(group), head)) if head == token && !is_light(&group.lemma) => {
                    words.push(group.lemma.clone());
                }
                Some((ChunkKind::Noun, _)) if reading.tag(token) == Tag::Noun => {
                    words.push(base_noun(reading.word(token)));
                }
                _ => {}
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Verbs that tell no act by themselves.
fn is_light(lemma: &str) -> bool {
    is_one_of(lemma, "be have do make take get give go come say tell become")
}

/// A noun in the singular, or the verb of the act it names.
fn base_noun(noun: &str) -> String {
    act(noun).map_or_else(|| singulars(noun).nth(1).unwrap_or_else(|| noun.to_owned()), str::to_owned)
}

/// The acts that a sentence names by a noun with "the", "this" or an owner, without a hedge.
pub(crate) fn acts_in(reading: &Reading<'_>, told: &[Told]) -> Vec<ActMention> {
    // What is laid on a source is not taken for granted by the article.
    if told.iter().any(|told| told.claim.voice.kind != VoiceKind::Article) {
        return Vec::new();
    }
    reading.chunks.iter().filter_map(|chunk| act_mention(reading, chunk.tokens.start, chunk.head)).collect()
}

fn act_mention(reading: &Reading<'_>, first: usize, head: usize) -> Option<ActMention> {
    let noun = Some(head).filter(|&head| reading.tag(head) == Tag::Noun)?;
    let verb = act(reading.word(noun))?;
    let owned = first.checked_sub(1).is_some_and(|token| is_one_of(reading.word(token), "'s '"));
    let definite = is_one_of(reading.word(first), "the this that these his her its their");
    let possessor = owned.then(|| reading.chunk_at(first - 1)).flatten().and_then(|chunk| reading.chunks.get(chunk));
    let start = possessor.map_or(first, |possessor| possessor.tokens.start);
    let noun_phrase = reading.noun_phrase(start)?;
    // "his decision to sell the house": with the act that was decided on.
    let next = reading.chunk_at(noun_phrase.end);
    let decided = next.and_then(|chunk| reading.verb(chunk)).filter(|group| group.shape == Shape::Infinitive);
    let object = next.filter(|_| decided.is_some()).and_then(|chunk| reading.chunks.get(chunk));
    let object = object.and_then(|chunk| reading.noun_phrase(chunk.tokens.end));
    let phrase = noun_phrase.start..object.map_or(noun_phrase.end, |object| object.end);
    let hedged = phrase.clone().any(|token| {
        is_one_of(reading.word(token), "reported alleged purported supposed suspected possible potential planned")
    });
    if hedged || !(owned || definite) {
        return None;
    }
    let mut words: Vec<String> =
        phrase.clone().filter_map(|token| act(reading.word(token))).map(str::to_owned).collect();
    words.push(verb.to_owned());
    words.extend(decided.map(|group| group.lemma.clone()));
    let span = reading.span_of(&phrase)?;
    Some(ActMention { sentence: reading.index, span, words, who: reading.entities_in(span) })
}

/// Ties claims to threads. Adds a claim, taken for granted, where an act that an earlier claim only reported or
/// softened is named as settled.
pub(crate) fn tie(told: Vec<Told>, acts: &[ActMention]) -> (Vec<Claim>, Vec<Thread>) {
    let mut told = told;
    told.extend(granted(&told, acts));
    sort_by_key(&mut told, |told| (told.claim.sentence, told.claim.span));
    let mut threads: Vec<Thread> = Vec::new();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::default();
    for index in 0..told.len() {
        if let Some(earlier) = told_before(&told, &by_word, index) {
            join(&mut threads, &mut told, earlier, index);
        }
        let Some(Told { claim, words }) = told.get(index) else { continue };
        if claim.kind == ClaimKind::Event && !claim.presupposed {
            for word in words {
                by_word.entry(word.clone()).or_default().push(index);
            }
        }
    }
    let claims: Vec<Claim> = told.into_iter().map(|told| told.claim).collect();
    for thread in &mut threads {
        let hedged = thread.claims.iter().position(|&index| claims.get(index).is_some_and(is_hedged));
        let later = thread.claims.iter().skip(hedged.map_or(usize::MAX, |at| at + 1));
        thread.hedge_dropped = later.copied().filter(|&index| claims.get(index).is_some_and(is_plain)).collect();
    }
    (claims, threads)
}

/// The first earlier claim that tells the same event.
fn told_before(told: &[Told], by_word: &HashMap<String, Vec<usize>>, index: usize) -> Option<usize> {
    let Told { claim, words } = told.get(index)?;
    let lists = words.iter().filter_map(|word| by_word.get(word));
    let candidates = lists.flat_map(|list| list.iter().rev().take(LOOK_BACK).copied());
    candidates
        .filter(|&other| {
            let Some(Told { claim: other, words: others }) = told.get(other) else { return false };
            let words_shared = words.iter().filter(|word| others.contains(word)).count();
            let actors_shared = claim.who.iter().filter(|entity| other.who.contains(entity)).count();
            let enough = if claim.presupposed { 0 < words_shared } else { 1 < words_shared && 1 < actors_shared };
            enough && other.sentence < claim.sentence && other.negation.is_some() == claim.negation.is_some()
        })
        .min()
}

fn join(threads: &mut Vec<Thread>, told: &mut [Told], earlier: usize, later: usize) {
    let thread = told.get(earlier).and_then(|told| told.claim.thread).unwrap_or_else(|| {
        threads.push(Thread { claims: vec![earlier], hedge_dropped: Vec::new() });
        threads.len() - 1
    });
    for index in [earlier, later] {
        if let Some(told) = told.get_mut(index) {
            told.claim.thread = Some(thread);
        }
    }
    if let Some(thread) = threads.get_mut(thread) {
        thread.claims.push(later);
    }
}

/// Whether a claim tells an event that it only reports or softens.
fn is_hedged(claim: &Claim) -> bool {
    claim.kind == ClaimKind::Event && (claim.voice.form == Some(VoiceForm::Adverb) || !claim.softeners.is_empty())
}

fn is_plain(claim: &Claim) -> bool {
    claim.presupposed
        || (claim.voice.kind == VoiceKind::Article && claim.softeners.is_empty() && claim.kind == ClaimKind::Event)
}

/// Claims taken for granted: at most one a sentence.
fn granted(told: &[Told], acts: &[ActMention]) -> Vec<Told> {
    let hedged: Vec<&Told> = told.iter().filter(|told| is_hedged(&told.claim)).take(LOOK_BACK).collect();
    let mut found: Vec<Told> = Vec::new();
    for act in acts {
        let before = hedged.iter().find(|told| {
            let same_act = act.words.iter().any(|word| told.words.contains(word));
            let actors = act.who.is_empty() || act.who.iter().any(|entity| told.claim.who.contains(entity));
            told.claim.sentence < act.sentence && same_act && actors
        });
        let Some(before) = before else { continue };
        if found.last().is_some_and(|last| last.claim.sentence == act.sentence) {
            continue;
        }
        let words = act.words.iter().filter(|word| before.words.contains(word)).cloned().collect();
        found.push(Told { claim: taken_for_granted(act), words });
    }
    found
}

fn taken_for_granted(act: &ActMention) -> Claim {
    Claim {
        sentence: act.sentence,
        span: act.span,
        heading: vec![act.span],
        frame: Frame::default(),
        voice: Voice::default(),
        beside: Vec::new(),
        softeners: Vec::new(),
        negation: None,
        aside: crate::claims::Aside::default(),
        presupposed: true,
        kind: ClaimKind::Event,
        who: act.who.clone(),
        when: Vec::new(),
        places: Vec::new(),
        amounts: Vec::new(),
        counts: false,
        rank: 0.0,
        open: false,
        thread: None,
        why: vec!["claim.taken-for-granted"],
    }
}
