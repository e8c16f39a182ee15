//! What a print shows: each open card as a note in the margin, beside the paragraph of its sentence. The notes are there for
//! as long as the browser prints.

use crate::app::element::el;
use crate::app::page::{Page, card_id, sentence_id};
use crate::app::signals::prelude::*;
use crate::app::slices;
use crate::app::state::Order;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Lays the notes beside the text.
pub(crate) fn lay_notes(page: Page) {
    slices::finish();
    let Some(reading) = page.reading.get_untracked() else { return };
    let shown = page.shown.peek();
    for card in reading.open_cards(Order::Written) {
        if (*shown).as_ref().is_none_or(|shown| shown.card(card)) {
            let sentence = reading.sentence_of(card).map(sentence_id);
            // A text that is being edited has no paragraphs, and so no notes.
            sentence.and_then(|sentence| note(&card_id(card), &sentence));
        }
    }
}

/// A copy of a card in the margin of a sentence's paragraph.
fn note(card: &str, sentence: &str) -> Option<()> {
    let element = |id| document().get_element_by_id(id);
    let paragraph = element(sentence)?.closest(".prose > *").ok()??;
    let copy: Element = element(card)?.clone_node_with_deep(true).ok()?.unchecked_into();
    copy.remove_attribute("id").ok()?;
    let margin = paragraph.query_selector(".margin").ok()?.unwrap_or_else(|| {
        let margin: Element = el("div.margin").get();
        // Only refused where an element would hold itself.
        let _ = paragraph.prepend_with_node_1(&margin);
        margin
    });
    margin.append_child(&copy).ok().map(drop)
}

/// Takes them away again.
pub(crate) fn take_up() {
    while let Ok(Some(margin)) = document().query_selector(".margin") {
        margin.remove();
    }
}
