//! The reader's corrections as bytes: each a number for what it does, then what it is laid on as places of the text, then its
//! value. A correction whose words are not in the text is not sent.
//!
//! | number | change | behind it |
//! | --- | --- | --- |
//! | 0 | mention | place, kind |
//! | 1 | no mention | place |
//! | 2 | bounds | place before, place now |
//! | 3, 4 | the same, apart | two places |
//! | 5 | date | place, length of the value, the value |
//! | 6, 7 | card, no card | place |
//!
//! All numbers are varints; a place is a start and a length in bytes of the text.

use crate::bytes::varint;
use crate::corrections::{Anchor, Correction, Corrections, MentionKind};
use crate::share::body::{narrow, number};
use crate::share::sections::capped;
use crate::share::{LinkError, MAX_LINE_CHARACTERS};
use crate::text::Span;

/// More changes than this are not sent, nor read: each repeats some words of the text in memory.
const MAX_CHANGES: usize = 2_000;

/// The longest words that a change is laid on, in bytes.
const MAX_QUOTE: usize = 4_000;

const KINDS: [MentionKind; 6] = [
    MentionKind::Person,
    MentionKind::Organisation,
    MentionKind::Place,
    MentionKind::Date,
    MentionKind::Amount,
    MentionKind::Other,
];

pub(crate) fn write(corrections: &Corrections, text: &str) -> Result<Vec<u8>, LinkError> {
    let mut bytes = Vec::new();
    if MAX_CHANGES < corrections.list.len() {
        return Err(LinkError::TooLarge);
    }
    for change in &corrections.list {
        let (which, anchors) = match change {
            Correction::Mention { at, .. } => (0, vec![at]),
            Correction::NoMention { at } => (1, vec![at]),
            Correction::Bounds { was, is } => (2, vec![was, is]),
            Correction::Same { one, other } => (3, vec![one, other]),
            Correction::Apart { one, other } => (4, vec![one, other]),
            Correction::Date { at, .. } => (5, vec![at]),
            Correction::Card { at } => (6, vec![at]),
            Correction::NoCard { at } => (7, vec![at]),
        };
        let places: Option<Vec<Span>> =
            anchors.iter().map(|anchor| anchor.find(text).filter(|place| place.len() <= MAX_QUOTE)).collect();
        let Some(places) = places else { continue };
        varint::write(&mut bytes, which);
        for place in places {
            varint::write(&mut bytes, narrow(place.start()));
            varint::write(&mut bytes, narrow(place.len()));
        }
        match change {
            Correction::Mention { kind, .. } => {
                varint::write(&mut bytes, narrow(KINDS.iter().position(|known| known == kind).unwrap_or_default()));
            }
            Correction::Date { value, .. } => {
                let value = capped(value, MAX_LINE_CHARACTERS)?;
                varint::write(&mut bytes, narrow(value.len()));
                bytes.extend(value.as_bytes());
            }
            _ => {}
        }
    }
    Ok(bytes)
}

pub(crate) fn read(bytes: &[u8], text: &str) -> Result<Corrections, LinkError> {
    let mut rest = bytes;
    let mut list = Vec::new();
    while !rest.is_empty() {
        if list.len() == MAX_CHANGES {
            return Err(LinkError::TooLarge);
        }
        let which = number(&mut rest)?;
        let mut place = || {
            let (start, length) = (number(&mut rest)? as usize, number(&mut rest)? as usize);
            let span = Some(Span::new(start, start.saturating_add(length))).filter(|_| length <= MAX_QUOTE);
            span.and_then(|span| Anchor::of(text, span)).ok_or(LinkError::Foreign)
        };
        list.push(match which {
            0 => {
                let at = place()?;
                let kind = KINDS.get(number(&mut rest)? as usize).copied().ok_or(LinkError::Newer)?;
                Correction::Mention { at, kind }
            }
            1 => Correction::NoMention { at: place()? },
            2 => Correction::Bounds { was: place()?, is: place()? },
            3 => Correction::Same { one: place()?, other: place()? },
            4 => Correction::Apart { one: place()?, other: place()? },
            5 => {
                let at = place()?;
                let length = number(&mut rest)? as usize;
                let (value, after) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
                rest = after;
                let value = str::from_utf8(value).map_err(|_| LinkError::Foreign)?;
                Correction::Date { at, value: capped(value, MAX_LINE_CHARACTERS)?.to_owned() }
            }
            6 => Correction::Card { at: place()? },
            7 => Correction::NoCard { at: place()? },
            _ => return Err(LinkError::Newer),
        });
    }
    Ok(Corrections { list })
}
