//! Interviews set as questions and answers: whose turn a paragraph is, by the label that it begins with ("Q:", "A:",
//! "Ana Hale:", "HALE:"). Who "A" is, is not asked here.

use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::lexicon::is_one_of;
use crate::text::{Case, Document, Letter, SentenceKind, Span, overlapping};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::ops::Range;

/// A turn in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Who has it, by the words of the label.
    pub(crate) label: Span,
    /// The label's tokens with its colon.
    pub(crate) tokens: Range<usize>,
    /// Whether the article asks.
    pub(crate) asks: bool,
    /// Whether a paragraph without a label may be the article's again: it stands in brackets, or no "I" or "we" is in it.
    pub(crate) open: bool,
    /// Whom "A" stands for, where the text before the first turn names one person.
    stands_for: Option<Span>,
}

impl Turn {
    /// Who answers; `None` where the article asks, or may speak.
    pub(crate) fn speaker(&self) -> Option<Span> {
        (!self.asks && !self.open).then_some(self.stands_for.unwrap_or(self.label))
    }
}

/// The turn of each paragraph; all `None` where the text is no interview. A paragraph without a label goes on with the
/// answer before it where another label follows: what stands behind the last answer may be the article's again.
pub(crate) fn turns(document: &Document, annotations: &Annotations) -> Vec<Option<Turn>> {
    let paragraphs = 0..document.paragraphs.len();
    let people = surnames(annotations);
    let read = |paragraph: usize| label(document, annotations, &people, paragraph);
    let mut labels: Vec<Option<Turn>> = paragraphs.map(read).collect();
    // In capitals anything may stand before a colon: whose label it is must speak twice by a name of the text.
    let capitals = |turn: &Turn| is_capitals(document.str(turn.label));
    let named = |turn: &&Turn| capitals(turn) && !turn.asks;
    if labels.iter().flatten().filter(named).count() < 2 {
        for label in &mut labels {
            *label = label.take().filter(|turn| !capitals(turn));
        }
    }
    // "HALE: How many are there?": a name that asks in two of five turns, where another hardly asks.
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::default();
    for (paragraph, turn) in labels.iter().enumerate() {
        let Some(turn) = turn else { continue };
        let (asks, turns) = counts.entry(document.str(turn.label)).or_default();
        *asks += usize::from(ends_in_question(document, paragraph));
        *turns += 1;
    }
    let hardly = counts.values().any(|(asks, turns)| 10 * asks <= *turns);
    let askers: HashSet<&str> = counts
        .into_iter()
        .filter(|(_, (asks, turns))| hardly && 1 < *asks && 2 * turns <= 5 * asks)
        .map(|(label, _)| label)
        .collect();
    for turn in labels.iter_mut().flatten() {
        turn.asks |= askers.contains(document.str(turn.label));
    }
    let (asked, answered): (Vec<&Turn>, Vec<&Turn>) = labels.iter().flatten().partition(|turn| turn.asks);
    let first = labels.iter().flatten().next().map(|turn| document.str(turn.label));
    let others = labels.iter().flatten().filter(|turn| Some(document.str(turn.label)) != first).count();
    let dialogue = if asked.is_empty() { 1 < others && 1 < answered.len() - others } else { !answered.is_empty() };
    if !dialogue || labels.iter().flatten().count() < 3 {
        return vec![None; labels.len()];
    }
    let last = labels.iter().rposition(Option::is_some).unwrap_or_default();
    let first = labels.iter().flatten().map(|turn| turn.label.start()).min().unwrap_or_default();
    let alone = only_person(document, annotations, first);
    for turn in labels.iter_mut().flatten() {
        turn.stands_for = alone.filter(|_| is_one_of(document.str(turn.label), "A Answer"));
    }
    let mut turn: Option<&Turn> = None;
    let mut found = Vec::with_capacity(labels.len());
    for (index, own) in labels.iter().enumerate() {
        turn = own.as_ref().or(turn).filter(|_| index <= last);
        let goes_on = own.is_none().then(|| is_open(document, index));
        found.push(turn.map(|turn| Turn { open: goes_on.unwrap_or_default(), ..turn.clone() }));
    }
    found
}

/// Whether a paragraph without a label may be the article's: in brackets, or with no "I" or "we" outside quotation marks.
fn is_open(document: &Document, paragraph: usize) -> bool {
    let Some(paragraph) = document.paragraphs.get(paragraph) else { return true };
    let tokens = document.tokens_in(paragraph.span);
    let first = |token: usize| is_one_of(document.word(token).lower().as_str(), "i me my we us our");
    is_one_of(document.word(tokens.start), "( [") || !tokens.into_iter().any(first)
}

/// Whether a paragraph's last words ask.
fn ends_in_question(document: &Document, paragraph: usize) -> bool {
    let sentences = document.paragraphs.get(paragraph).map(|paragraph| paragraph.sentences.clone());
    let last = sentences.and_then(|sentences| document.sentences.get(sentences.end.checked_sub(1)?));
    last.is_some_and(|last| document.str(last.span).trim_end().ends_with('?'))
}

/// Where article text first names the only person that it names before `end`; or the one that it names again, where each other is
/// only talked to, once ("Ana Hale talks to Kim Orr about ...").
fn only_person(document: &Document, annotations: &Annotations, end: usize) -> Option<Span> {
    let body = |span: Span| {
        let sentence = document.sentence_at(span.start()).and_then(|index| document.sentences.get(index));
        sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Body)
    };
    let kind = |entity: usize| annotations.entities.get(entity).map(|entity| entity.kind);
    let people = annotations.names.iter().take_while(|name| name.span.start() < end);
    let people = people.filter(|name| name.is_name() && kind(name.entity) == Some(NameKind::Person) && body(name.span));
    let people: Vec<_> = people.collect();
    let times = |entity: usize| people.iter().filter(|name| name.entity == entity).count();
    let met = |span: Span| {
        let before = document.tokens_in(span).start.checked_sub(1).map_or("", |before| document.word(before));
        is_one_of(before, "to with by")
    };
    let main = people.iter().max_by_key(|name| (times(name.entity), std::cmp::Reverse(name.span)))?;
    let others = people.iter().filter(|name| name.entity != main.entity);
    let alone = others.clone().next().is_none();
    (alone || 1 < times(main.entity) && others.into_iter().all(|name| times(name.entity) == 1 && met(name.span)))
        .then(|| people.iter().find(|name| name.entity == main.entity).map(|name| name.span))?
}

/// The last words of the names of people, in capitals.
fn surnames(annotations: &Annotations) -> HashSet<String> {
    let people = annotations.entities.iter().filter(|entity| entity.kind == NameKind::Person);
    people.filter_map(|person| Some(person.name.split(' ').next_back()?.upper())).collect()
}

/// "HALE", "WEEKLY"; not "Q" and "A".
fn is_capitals(label: &str) -> bool {
    2 < label.len() && label.chars().all(Letter::is_upper)
}

/// The label that a paragraph of body text begins with. Capitals that name nobody are the paper's own.
fn label(document: &Document, annotations: &Annotations, people: &HashSet<String>, paragraph: usize) -> Option<Turn> {
    const LONGEST: usize = 5;
    let first = document.sentences.get(document.paragraphs.get(paragraph)?.sentences.start)?;
    let head = first.tokens.clone().take(LONGEST);
    let colon = head.clone().find(|&token| document.word(token) == ":")?;
    let words = first.tokens.start..colon;
    let last = words.end.checked_sub(1).filter(|last| words.contains(last))?;
    let label = document.tokens.get(words.start)?.span.cover(document.tokens.get(last)?.span);
    let word = document.str(label);
    let capitals = is_capitals(word);
    let asks = is_one_of(word, "Q Question") || capitals && !people.contains(word);
    let person = || {
        let names = overlapping(&annotations.names, label, |name| name.span);
        names.iter().any(|name| {
            let kind = annotations.entities.get(name.entity).map(|entity| entity.kind);
            name.span == label && kind == Some(NameKind::Person)
        })
    };
    let labels = asks || capitals || is_one_of(word, "A Answer") || person();
    (first.kind == SentenceKind::Body && labels).then_some(Turn {
        label,
        tokens: words.start..colon + 1,
        asks,
        open: false,
        stands_for: None,
    })
}
