//! What a reader changed, told on the cards: a change never looks like something that was read.

use crate::Analysis;
use crate::cards::view::narrow;
use crate::cards::{Card, Field, FieldKind, fields};
use crate::claims::{ChangedClaim, Claim};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What became of one change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where its words stand in the text; `None` where it is lost.
    pub place: Option<Span>,
    /// The card that it changed, as an index into [`crate::cards::View::cards`].
    pub card: Option<u32>,
}

/// What became of the changes, in their order.
pub(crate) fn changes(analysis: &Analysis) -> Vec<Change> {
    let mut changes: Vec<Change> = analysis.places.iter().map(|&place| Change { place, card: None }).collect();
    for changed in &analysis.claims.changed {
        if let Some(change) = changes.get_mut(changed.change) {
            change.card = Some(narrow(changed.claim));
        }
    }
    changes
}

/// Says on each card that was changed what was read before.
pub(crate) fn tell(analysis: &Analysis, cards: &mut [Card], numbers: &[u32]) {
    for changed in &analysis.claims.changed {
        let claim = analysis.claims.claims.get(changed.claim);
        if let (Some(claim), Some(card)) = (claim, cards.get_mut(changed.claim)) {
            tell_source(analysis, (claim, changed), card, numbers);
            tell_strength(analysis, (claim, changed), card);
            if claim.why.contains(&"reader.card") {
                "added by hand".clone_into(&mut card.reason);
            }
        }
    }
}

fn tell_source(analysis: &Analysis, (claim, was): (&Claim, &ChangedClaim), card: &mut Card, numbers: &[u32]) {
    if !claim.why.contains(&"reader.source") {
        return;
    }
    let read = fields::voice(analysis, claim, &was.voice, numbers);
    let read = match read.kind {
        FieldKind::Voice => read.value,
        kind => format!("{} {}", kind.label(), read.value),
    };
    let now = Field { note: by_hand(&read), ..fields::voice(analysis, claim, &claim.voice, numbers) };
    let is_source = |field: &Field| {
        matches!(field.kind, FieldKind::Voice | FieldKind::According | FieldKind::Unnamed)
            && (field.kind, &field.spans) == (now.kind, &now.spans)
    };
    put(card, 0, is_source, now.clone());
}

fn tell_strength(analysis: &Analysis, (claim, was): (&Claim, &ChangedClaim), card: &mut Card) {
    if !claim.why.contains(&"reader.strength") {
        return;
    }
    let read = fields::quoted(analysis, FieldKind::Softened, &was.softeners);
    let read = read.map_or_else(|| "put plainly".to_owned(), |read| format!("softened, {}", read.value));
    let plain = || fields::field(FieldKind::Softened, "no: put plainly", &[], None);
    let now = fields::quoted(analysis, FieldKind::Softened, &claim.softeners).unwrap_or_else(plain);
    let now = Field { note: by_hand(&read), ..now };
    let first = usize::from(card.fields.first().is_some_and(|field| field.kind < FieldKind::Softened));
    put(card, first, |field| field.kind == FieldKind::Softened, now);
}

#[expect(clippy::unnecessary_wraps, reason = "it is a field's note")]
fn by_hand(read: &str) -> Option<String> {
    Some(format!("set by hand; Factline read: {read}"))
}

/// Puts a line in the place of the one it stands for, or at `at`.
fn put(card: &mut Card, at: usize, is_it: impl Fn(&Field) -> bool, line: Field) {
    match card.fields.iter_mut().find(|field| is_it(field)) {
        Some(field) => *field = line,
        None => card.fields.insert(at.min(card.fields.len()), line),
    }
}
