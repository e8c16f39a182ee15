//! A view as the sender saw it: cards that were pinned or chosen keep what stood on them, whatever is read today, and the sentences
//! of an excerpt keep their numbers.

use crate::cards::{Card, Change, Facets, Field, View};
use crate::claims::Group;
use crate::corrections::{Correction, Corrections};
use crate::share::{FrozenCard, FrozenField, Shared, card_at};
use crate::text::{SentenceKind, Span};

/// What explains a card that is shown as it was sent.
const AS_SENT: &str = "Shown as it was sent. Read from this text alone, the card would say something else.";

/// Lays on the view of a text, corrected as the sender did, what came with it.
pub fn as_sent(view: &mut View, shared: &Shared) {
    as_sent_to(view, shared, &shared.corrections);
}

/// Lays on the view of a text what came with it. `now` are the changes that the view was read with: where they are others
/// than the sender's, cards are what they make of them.
pub fn as_sent_to(view: &mut View, shared: &Shared, now: &Corrections) {
    if view.sentences.len() == shared.excerpt.len() {
        for (sentence, &number) in view.sentences.iter_mut().zip(&shared.excerpt) {
            // A short sentence alone in its paragraph looks like a heading; the sender saw it in its place.
            if 0 < number {
                (sentence.kind, sentence.number) = (SentenceKind::Body, number);
            }
        }
    }
    // Of chosen cards, those alone stand open; cards that were pinned in a whole text stay in their groups.
    let chosen = !shared.excerpt.is_empty() && !shared.frozen.is_empty();
    if chosen {
        view.cards.iter_mut().for_each(|card| card.open = false);
    }
    let touched = touched(shared, now);
    for frozen in &shared.frozen {
        let Some(place) = frozen.heading.iter().copied().reduce(Span::cover) else { continue };
        if touched.iter().any(|touched| touched.overlaps(place)) {
            continue;
        }
        if let Some(card) = freeze(view, frozen, place, chosen) {
            own_up(view, shared, now, place, card);
        }
    }
    for (group, count) in &mut view.strip.groups {
        *count = narrow(view.sentences.iter().filter(|sentence| sentence.group == *group).count());
    }
    view.strip.sentences = narrow(view.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count());
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Where the changes that only one of sender and reader made stand.
fn touched(shared: &Shared, now: &Corrections) -> Vec<Span> {
    let (sent, now) = (&shared.corrections.list, &now.list);
    let only = |list: &'_ [Correction], other: &[Correction]| -> Vec<Span> {
        let own = list.iter().filter(|change| !other.contains(change));
        own.filter_map(|change| change.anchors().0.find(&shared.article.text)).collect()
    };
    if sent == now { Vec::new() } else { [only(now, sent), only(sent, now)].concat() }
}

/// A card that the sender changed says so, even where the change fits nothing that is read today.
fn own_up(view: &mut View, shared: &Shared, now: &Corrections, place: Span, card: usize) {
    for (index, change) in now.list.iter().enumerate() {
        let of_card =
            matches!(change, Correction::Source { .. } | Correction::Strength { .. } | Correction::Card { .. });
        let lost = view.changes.get(index).is_none_or(|change| change.card.is_none());
        if of_card && lost && change.anchors().0.find(&shared.article.text) == Some(place) {
            view.changes.resize(view.changes.len().max(index + 1), Change::default());
            if let Some(told) = view.changes.get_mut(index) {
                *told = Change { place: Some(place), card: Some(narrow(card)) };
            }
        }
    }
}

/// Shows a card as it was sent; gives its index.
fn freeze(view: &mut View, frozen: &FrozenCard, place: Span, chosen: bool) -> Option<usize> {
    let &start = frozen.heading.first()?;
    let sentence = view.sentences.iter().position(|sentence| sentence.span.contains(start));
    let index = card_at(view, place).or_else(|| sentence.map(|sentence| insert(view, sentence, frozen)))?;
    let card = view.cards.get_mut(index)?;
    let is_same = FrozenCard::of(card) == *frozen;
    if is_same && !chosen {
        return Some(index);
    }
    card.open = true;
    card.group = Group::Check;
    if let Some(sentence) = view.sentences.get_mut(card.sentence as usize) {
        sentence.group = Group::Check;
    }
    if is_same {
        return Some(index);
    }
    card.heading.clone_from(&frozen.heading);
    let read = std::mem::take(&mut card.fields);
    let field = |field: &FrozenField| {
        // A line that is read so today too tells from what.
        let same = read.iter().find(|read| read.kind == field.kind && read.value == field.value);
        let note = same.and_then(|read| read.note.clone());
        Field { kind: field.kind, value: field.value.clone(), spans: field.spans.clone(), note }
    };
    card.fields = frozen.fields.iter().map(field).collect();
    card.why = vec![AS_SENT.to_owned()];
    card.reason.clear();
    Some(index)
}

/// Puts a card where none is read today, and gives its index. The others keep theirs: it stands behind them.
fn insert(view: &mut View, sentence: usize, frozen: &FrozenCard) -> usize {
    let index = view.cards.len();
    view.cards.push(Card {
        facets: Facets::default(),
        sentence: narrow(sentence),
        open: true,
        group: Group::Check,
        heading: frozen.heading.clone(),
        spans: frozen.heading.clone(),
        fields: Vec::new(),
        again: Vec::new(),
        rank: 0.0,
        reason: String::new(),
        why: Vec::new(),
    });
    if let Some(sentence) = view.sentences.get_mut(sentence) {
        sentence.cards.push(narrow(index));
    }
    index
}
