//! A view as the sender saw it: cards that were pinned or chosen keep what stood on them, whatever is read today, and the sentences
//! of an excerpt keep their numbers.

use crate::cards::{Card, Facets, Field, View};
use crate::claims::Group;
use crate::share::{FrozenCard, FrozenField, Shared, card_at};
use crate::text::{SentenceKind, Span};

/// What explains a card that is shown as it was sent.
const AS_SENT: &str = "Shown as it was sent. Read from this text alone, the card would say something else.";

/// Lays on the view of a text what came with it.
pub fn as_sent(view: &mut View, shared: &Shared) {
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
    for frozen in &shared.frozen {
        freeze(view, frozen, chosen);
    }
    for (group, count) in &mut view.strip.groups {
        *count = narrow(view.sentences.iter().filter(|sentence| sentence.group == *group).count());
    }
    view.strip.sentences = narrow(view.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count());
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn freeze(view: &mut View, frozen: &FrozenCard, chosen: bool) {
    let Some(&start) = frozen.heading.first() else { return };
    let known = frozen.heading.iter().copied().reduce(Span::cover).and_then(|place| card_at(view, place));
    let sentence = view.sentences.iter().position(|sentence| sentence.span.contains(start));
    let index = known.or_else(|| sentence.map(|sentence| insert(view, sentence, frozen)));
    let Some(card) = index.and_then(|index| view.cards.get_mut(index)) else { return };
    let is_same = FrozenCard::of(card) == *frozen;
    if is_same && !chosen {
        return;
    }
    card.open = true;
    card.group = Group::Check;
    if let Some(sentence) = view.sentences.get_mut(card.sentence as usize) {
        sentence.group = Group::Check;
    }
    if is_same {
        return;
    }
    card.heading.clone_from(&frozen.heading);
    let field = |field: &FrozenField| Field {
        kind: field.kind,
        value: field.value.clone(),
        spans: field.spans.clone(),
        note: None,
    };
    card.fields = frozen.fields.iter().map(field).collect();
    card.why = vec![AS_SENT.to_owned()];
    card.reason.clear();
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
