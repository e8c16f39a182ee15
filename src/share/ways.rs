//! The ways to share less than all of it: chosen cards with their sentences, chosen paragraphs, or the notes alone.

use crate::cards::View;
use crate::corrections::{Anchor, Correction, Corrections};
use crate::share::marks::{self, CardName};
use crate::share::{FrozenCard, Mark, Shared};
use crate::text::{Article, Span};

/// Between two sentences of an excerpt.
const BREAK: &str = "\n\n";

/// The cards at `chosen` with their sentences, and nothing else of the text. Marks on other cards stay behind.
pub fn chosen(shared: &Shared, view: &View, chosen: &[usize]) -> Shared {
    let sentences = chosen.iter().filter_map(|&card| view.cards.get(card)).map(|card| card.sentence).collect();
    excerpt(shared, view, sentences, Some(chosen))
}

/// The paragraphs at `chosen`, as indices into [`View::paragraphs`], and nothing else of the text. What is laid on their
/// cards goes along.
pub fn paragraphs(shared: &Shared, view: &View, chosen: &[usize]) -> Shared {
    let is_chosen = |paragraph: u32| chosen.contains(&(paragraph as usize));
    let sentences = view.sentences.iter().zip(0..);
    let sentences = sentences.filter(|(sentence, _)| is_chosen(sentence.paragraph)).map(|(_, index)| index).collect();
    excerpt(shared, view, sentences, None)
}

/// Some sentences; and of the cards and marks on them those of the `cards`, frozen, or all marks and no card.
fn excerpt(shared: &Shared, view: &View, mut sentences: Vec<u32>, cards: Option<&[usize]>) -> Shared {
    let old = &shared.article.text;
    sentences.sort_unstable();
    sentences.dedup();
    // A source that was set by hand goes along with its card, wherever it is named.
    let sentence_of = |anchor: &Anchor| {
        let at = view.sentence_at(anchor.find(old)?)?;
        u32::try_from(at).ok()
    };
    let sources_named = shared.corrections.list.iter().filter_map(|change| match change {
        Correction::Source { .. } | Correction::Strength { .. } => {
            let (card, words) = change.anchors();
            sentences.binary_search(&sentence_of(card)?).ok()?;
            sentence_of(words?)
        }
        _ => None,
    });
    let sources_named: Vec<u32> = sources_named.collect();
    sentences.extend(sources_named);
    sentences.sort_unstable();
    sentences.dedup();

    // Where each sentence stood, and where it stands now.
    let (mut text, mut moved, mut numbers) = (String::new(), Vec::new(), Vec::new());
    let mut last = None;
    for &index in &sentences {
        let Some(sentence) = view.sentences.get(index as usize) else { continue };
        let follows = cards.is_none() && last == Some(sentence.paragraph);
        if !text.is_empty() {
            text.push_str(if follows { " " } else { BREAK });
        }
        last = Some(sentence.paragraph);
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
    let is_chosen = |name: CardName| cards.is_none_or(|cards| cards.iter().any(|&card| names.get(card) == Some(&name)));
    let renumbered = |mark: &Mark| {
        let sentence = sentences.binary_search(&mark.card.sentence).ok()?;
        let card = CardName { sentence: u32::try_from(sentence).ok()?, ..mark.card };
        is_chosen(mark.card).then(|| Mark { card, ..mark.clone() })
    };
    let frozen = cards.unwrap_or_default().iter().filter_map(|&card| view.cards.get(card)).filter_map(|card| {
        let mut frozen = FrozenCard::of(card);
        frozen.heading = frozen.heading.into_iter().map(shift).collect::<Option<_>>()?;
        for field in &mut frozen.fields {
            field.spans = std::mem::take(&mut field.spans).into_iter().filter_map(shift).collect();
        }
        Some(frozen)
    });
    let moved = |anchor: &Anchor| Anchor::of(&text, shift(anchor.find(old)?)?);
    let corrections = shared.corrections.list.iter().filter_map(|change| change.moved(moved)).collect();
    Shared {
        marks: shared.marks.iter().filter_map(renumbered).collect(),
        frozen: frozen.collect(),
        corrections: Corrections { list: corrections },
        // The line that told the day may stay behind.
        article: Article { text, published: shared.article.published.or(view.published), ..shared.article.clone() },
        open_card: shared.open_card.and_then(shift),
        excerpt: numbers,
        digest: None,
        second: None,
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
