//! A short number for the cards that somebody saw, to tell whether a later engine reads the same.

use crate::bytes::{crc::crc32, message};
use crate::cards::View;

/// The digest of the cards: each one's place, group, headline and fields, and whether it stands open. Explanations and ranks,
/// which a new version may word or weigh differently without reading differently, do not count.
pub fn digest(view: &View) -> u32 {
    let cards: Vec<_> = view
        .cards
        .iter()
        .map(|card| {
            let fields: Vec<_> = card.fields.iter().map(|field| (field.kind, &field.value, &field.spans)).collect();
            (card.sentence, card.open, card.group, &card.heading, fields)
        })
        .collect();
    crc32(&[&message::write(&cards)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::{Card, Field, FieldKind};
    use crate::claims::Group;
    use crate::text::Span;

    fn view() -> View {
        let voice =
            Field { kind: FieldKind::Voice, value: "the council".into(), spans: vec![Span::new(30, 41)], note: None };
        let card = Card {
            sentence: 0,
            open: true,
            group: Group::Check,
            heading: vec![Span::new(0, 46)],
            spans: Vec::new(),
            facets: crate::cards::Facets::default(),
            fields: vec![voice],
            again: Vec::new(),
            rank: 0.5,
            reason: "has an act and a date".into(),
            why: Vec::new(),
        };
        View { cards: vec![card], ..View::default() }
    }

    #[test]
    fn sees_what_is_read_and_not_how_it_is_explained() {
        let same = |change: fn(&mut Card)| {
            let mut changed = view();
            change(&mut changed.cards[0]);
            digest(&changed) == digest(&view())
        };
        assert!(same(|_| {}));
        assert!(same(|card| card.reason = "names an act".into()));
        assert!(same(|card| card.rank = 0.9));
        assert!(!same(|card| card.open = false));
        assert!(!same(|card| card.heading = vec![Span::new(0, 45)]));
        assert!(!same(|card| card.fields.clear()));
        assert_ne!(digest(&view()), digest(&View::default()));
    }
}
