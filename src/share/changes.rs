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
//! | 8 | source: words of the text | place of the card, place of the words |
//! | 9, 10 | source: the article, nobody named | place of the card |
//! | 11 | softened | place of the card, place of the words |
//! | 12 | put plainly | place of the card |
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

const MENTION: u32 = 0;
const DATE: u32 = 5;

pub(crate) fn write(corrections: &Corrections, text: &str) -> Result<Vec<u8>, LinkError> {
    let mut bytes = Vec::new();
    if MAX_CHANGES < corrections.list.len() {
        return Err(LinkError::TooLarge);
    }
    for change in &corrections.list {
        let (which, value) = change.parts();
        let (first, second) = change.anchors();
        let place = |anchor: &Anchor| anchor.find(text).filter(|place| place.len() <= MAX_QUOTE);
        let places: Option<Vec<Span>> = std::iter::once(first).chain(second).map(place).collect();
        let Some(places) = places else { continue };
        varint::write(&mut bytes, which);
        for place in places {
            varint::write(&mut bytes, narrow(place.start()));
            varint::write(&mut bytes, narrow(place.len()));
        }
        match which {
            MENTION => {
                let kind = MentionKind::ALL.iter().position(|kind| kind.name() == value);
                varint::write(&mut bytes, narrow(kind.unwrap_or_default()));
            }
            DATE => {
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
        let names_two = Correction::names_two(which).ok_or(LinkError::Newer)?;
        let mut place = || {
            let (start, length) = (number(&mut rest)? as usize, number(&mut rest)? as usize);
            let span = Some(Span::new(start, start.saturating_add(length))).filter(|_| length <= MAX_QUOTE);
            span.and_then(|span| Anchor::of(text, span)).ok_or(LinkError::Foreign)
        };
        let at = place()?;
        let other = if names_two { Some(place()?) } else { None };
        let value = match which {
            MENTION => MentionKind::ALL.get(number(&mut rest)? as usize).ok_or(LinkError::Newer)?.name(),
            DATE => {
                let length = number(&mut rest)? as usize;
                let (value, after) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
                rest = after;
                capped(str::from_utf8(value).map_err(|_| LinkError::Foreign)?, MAX_LINE_CHARACTERS)?
            }
            _ => "",
        };
        list.push(Correction::from_parts(which, at, other, value).ok_or(LinkError::Newer)?);
    }
    Ok(Corrections { list })
}
