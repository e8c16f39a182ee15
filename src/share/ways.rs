//! The three ways to share: all of it, chosen cards with their sentences, or the notes alone.

use crate::cards::View;
use crate::corrections::Corrections;
use crate::share::marks::{self, CardName};
use crate::share::{FrozenCard, Mark, Shared};
use crate::text::{Article, Span};

/// Between two sentences of an excerpt.
const BREAK: &str = "\n\n";

/// The cards at `chosen` with their sentences, and nothing else of the text. Marks on other cards stay behind.
pub fn chosen(shared: &Shared, view: &View, chosen: &[usize]) -> Shared {
    let old = &shared.article.text;
    let mut sentences: Vec<u32> =
        chosen.iter().filter_map(|&card| view.cards.get(card)).map(|card| card.sentence).collect();
    sentences.sort_unstable();
    sentences.dedup();

    // Where each sentence stood, and where it stands now.
    let (mut text, mut moved, mut numbers) = (String::new(), Vec::new(), Vec::new());
    for &sentence in &sentences {
        let Some(sentence) = view.sentences.get(sentence as usize) else { continue };
        if !text.is_empty() {
            text.push_str(BREAK);
        }
        moved.push((sentence.span, text.len()));
        text.push_str(sentence.span.of(old));
        numbers.push(sentence.number);
    }
    let shift = |span: Span| {
        let (from, to) = moved.iter().find(|(from, _)| from.contains(span))?;
        let start = to + (span.start() - from.start());
        Some(Span::new(start, start + span.len()))
    };
    let names = marks::names(view, old);
    let is_chosen = |name: CardName| chosen.iter().any(|&card| names.get(card) == Some(&name));
    let renumbered = |mark: &Mark| {
        let sentence = sentences.binary_search(&mark.card.sentence).ok()?;
        let card = CardName { sentence: u32::try_from(sentence).ok()?, ..mark.card };
        is_chosen(mark.card).then(|| Mark { card, ..mark.clone() })
    };
    let cards = chosen.iter().filter_map(|&card| view.cards.get(card)).filter_map(|card| {
        let mut frozen = FrozenCard::of(card);
        frozen.heading = frozen.heading.into_iter().map(shift).collect::<Option<_>>()?;
        for field in &mut frozen.fields {
            field.spans = std::mem::take(&mut field.spans).into_iter().filter_map(shift).collect();
        }
        Some(frozen)
    });
    Shared {
        marks: shared.marks.iter().filter_map(renumbered).collect(),
        frozen: cards.collect(),
        article: Article { text, ..shared.article.clone() },
        open_card: shared.open_card.and_then(shift),
        corrections: Corrections::default(),
        excerpt: numbers,
        digest: None,
        ..shared.clone()
    }
}

/// The marks alone, each with the beginning of its sentence, for whoever has the text and pastes it.
pub fn notes_only(shared: &Shared, view: &View) -> Shared {
    let quoted = |mark: &Mark| {
        let sentence = view.sentences.get(mark.card.sentence as usize);
        let quote = sentence.map(|sentence| marks::quote(sentence.span.of(&shared.article.text)));
        Mark { quote: quote.unwrap_or_default(), ..mark.clone() }
    };
    Shared {
        article: Article { text: String::new(), ..shared.article.clone() },
        marks: shared.marks.iter().map(quoted).collect(),
        engine: shared.engine.clone(),
        ..Shared::default()
    }
}
