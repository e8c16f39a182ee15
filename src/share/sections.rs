//! The body of a link: tagged sections, each a tag, a length and bytes. Unknown tags are skipped, so that an older Factline
//! opens what it understands of a newer link.
//!
//! | tag | section | bytes |
//! | --- | --- | --- |
//! | 1 | text | UTF-8 |
//! | 2 | title | UTF-8 |
//! | 3 | source | UTF-8 |
//! | 4 | published | days from 1 January 2020, zigzag varint |
//! | 5 | kinds of marks shown | varint, a bit a kind: person, organisation, place, date, amount, other |
//! | 6 | open card | start and length of its heading in the text's bytes, two varints |
//! | 7 | engine version | UTF-8 |
//! | 8 | cards' digest | u32, little endian |
//! | 9 to 12 | kept for corrections, marks, notes, pinned cards | |
//!
//! A tag stands once; what is not there was not given. Tags and their meaning never change; new ones are added.

use crate::bytes::varint::{self, Varint};
use crate::share::{LinkError, MAX_BODY, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, Shared};
use crate::text::{Article, Span};
use time::Date;

const TEXT: u32 = 1;
const TITLE: u32 = 2;
const SOURCE: u32 = 3;
const PUBLISHED: u32 = 4;
const KINDS_SHOWN: u32 = 5;
const OPEN_CARD: u32 = 6;
const ENGINE: u32 = 7;
const DIGEST: u32 = 8;

/// Every kind of mark that there is today.
const ALL_KINDS: u32 = 0b11_1111;

/// 1 January 2020: dates within 22 years of it take two bytes.
const EPOCH_JULIAN_DAY: i32 = 2_458_850;

/// The body that holds `shared`. [`LinkError::TooLarge`] where a reader would refuse it.
pub(crate) fn write(shared: &Shared) -> Result<Vec<u8>, LinkError> {
    let article = &shared.article;
    let mut body = Vec::with_capacity(article.text.len() + 64);
    if !article.text.is_empty() {
        section(&mut body, TEXT, capped(&article.text, MAX_TEXT_CHARACTERS)?.as_bytes());
    }
    if let Some(title) = &article.title {
        section(&mut body, TITLE, capped(title, MAX_LINE_CHARACTERS)?.as_bytes());
    }
    if let Some(source) = &article.source {
        section(&mut body, SOURCE, capped(source, MAX_LINE_CHARACTERS)?.as_bytes());
    }
    if let Some(published) = article.published {
        numbers(&mut body, PUBLISHED, &[varint::zigzag(published.to_julian_day() - EPOCH_JULIAN_DAY)]);
    }
    if shared.marks_shown {
        numbers(&mut body, KINDS_SHOWN, &[ALL_KINDS]);
    }
    if let Some(card) = shared.open_card.filter(|&card| fits(card, &article.text)) {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        numbers(&mut body, OPEN_CARD, &[narrow(card.start()), narrow(card.len())]);
    }
    if !shared.engine.is_empty() {
        section(&mut body, ENGINE, capped(&shared.engine, MAX_LINE_CHARACTERS)?.as_bytes());
    }
    if let Some(digest) = shared.digest {
        section(&mut body, DIGEST, &digest.to_le_bytes());
    }
    if MAX_BODY < body.len() { Err(LinkError::TooLarge) } else { Ok(body) }
}

/// What `body` holds. Its checksum was right, so what cannot be read was never written by Factline.
pub(crate) fn read(body: &[u8]) -> Result<Shared, LinkError> {
    let mut shared = Shared::default();
    let mut seen = 0_u32;
    let mut has_unknown = false;
    let mut rest = body;
    while !rest.is_empty() {
        let tag = number(&mut rest)?;
        let length = number(&mut rest)? as usize;
        let (bytes, after) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
        rest = after;
        has_unknown |= !(TEXT..=DIGEST).contains(&tag);
        if let Some(bit) = (tag <= DIGEST).then(|| 1 << tag) {
            if seen & bit != 0 {
                return Err(LinkError::Foreign);
            }
            seen |= bit;
        }
        let Article { text, published, title, source } = &mut shared.article;
        match tag {
            TEXT => *text = string(bytes, MAX_TEXT_CHARACTERS)?,
            TITLE => *title = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            SOURCE => *source = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            PUBLISHED => {
                let [days] = all_numbers(bytes)?;
                let day = varint::unzigzag(days).checked_add(EPOCH_JULIAN_DAY).ok_or(LinkError::Foreign)?;
                *published = Some(Date::from_julian_day(day).map_err(|_| LinkError::Foreign)?);
            }
            KINDS_SHOWN => {
                let [kinds] = all_numbers(bytes)?;
                shared.marks_shown = kinds != 0;
            }
            OPEN_CARD => {
                let [start, length] = all_numbers(bytes)?.map(|number| number as usize);
                shared.open_card = Some(Span::new(start, start.saturating_add(length)));
            }
            ENGINE => shared.engine = string(bytes, MAX_LINE_CHARACTERS)?,
            DIGEST => {
                let bytes = bytes.try_into().map_err(|_| LinkError::Foreign)?;
                shared.digest = Some(u32::from_le_bytes(bytes));
            }
            _ => {}
        }
    }
    if has_unknown && shared.article.text.is_empty() {
        // A link of a newer kind, perhaps one that carries notes alone: an empty page would look like its content.
        return Err(LinkError::Newer);
    }
    let Shared { article, open_card, .. } = &mut shared;
    *open_card = open_card.filter(|&card| fits(card, &article.text));
    Ok(shared)
}

/// Whether `span` holds words of `text`.
fn fits(span: Span, text: &str) -> bool {
    !span.of(text).is_empty()
}

fn section(body: &mut Vec<u8>, tag: u32, bytes: &[u8]) {
    varint::write(body, tag);
    varint::write(body, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    body.extend(bytes);
}

fn numbers(body: &mut Vec<u8>, tag: u32, numbers: &[u32]) {
    let mut bytes = Vec::new();
    for &number in numbers {
        varint::write(&mut bytes, number);
    }
    section(body, tag, &bytes);
}

/// Takes a number off the start of `rest`.
fn number(rest: &mut &[u8]) -> Result<u32, LinkError> {
    let Varint::Value(value, size) = varint::read(rest) else { return Err(LinkError::Foreign) };
    *rest = rest.get(size..).unwrap_or_default();
    Ok(value)
}

/// Exactly `N` numbers and nothing else.
fn all_numbers<const N: usize>(bytes: &[u8]) -> Result<[u32; N], LinkError> {
    let mut rest = bytes;
    let mut numbers = [0; N];
    for slot in &mut numbers {
        *slot = number(&mut rest)?;
    }
    if rest.is_empty() { Ok(numbers) } else { Err(LinkError::Foreign) }
}

fn string(bytes: &[u8], characters: usize) -> Result<String, LinkError> {
    let text = str::from_utf8(bytes).map_err(|_| LinkError::Foreign)?;
    capped(text, characters).map(str::to_owned)
}

/// `text`, where it has at most so many characters.
fn capped(text: &str, characters: usize) -> Result<&str, LinkError> {
    if text.chars().nth(characters).is_some() { Err(LinkError::TooLarge) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNKNOWN: u32 = 4_000;

    fn body(sections: &[(u32, &[u8])]) -> Vec<u8> {
        let mut body = Vec::new();
        for &(tag, bytes) in sections {
            section(&mut body, tag, bytes);
        }
        body
    }

    #[test]
    fn skips_what_it_does_not_know() {
        let known = read(&body(&[(TEXT, b"It rained."), (TITLE, b"Rain")]));
        assert!(known.is_ok());
        let newer = body(&[
            (UNKNOWN, &[1; 300]),
            (TEXT, b"It rained."),
            (0, b""),
            (UNKNOWN, b""),
            (TITLE, b"Rain"),
            (u32::MAX, b"x"),
        ]);
        assert_eq!(read(&newer), known);
    }

    #[test]
    fn does_not_show_an_empty_page_for_a_newer_link() {
        assert_eq!(read(&body(&[(UNKNOWN, b"notes"), (ENGINE, b"9.0")])), Err(LinkError::Newer));
        assert_eq!(read(&[]), Ok(Shared::default()));
    }

    #[test]
    fn keeps_a_card_only_where_it_has_words() {
        let open = |bytes: &[u8]| read(&body(&[(OPEN_CARD, bytes), (TEXT, "né".as_bytes())])).unwrap().open_card;
        assert_eq!(open(&[0, 1]), Some(Span::new(0, 1)));
        assert_eq!(open(&[0, 3]), Some(Span::new(0, 3)));
        assert_eq!(open(&[0, 2]), None, "the middle of a letter");
        assert_eq!(open(&[0, 4]), None);
        assert_eq!(open(&[1, 0]), None);
        assert_eq!(open(&[0xFF, 0xFF, 0xFF, 0xFF, 0xF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF]), None);
    }

    #[test]
    fn refuses_what_was_never_written() {
        let cases: &[(&str, Vec<u8>)] = &[
            ("invalid UTF-8", body(&[(TEXT, b"caf\xE9")])),
            ("half a letter", body(&[(TITLE, b"caf\xC3")])),
            ("a text twice", body(&[(TEXT, b"a"), (TEXT, b"a")])),
            ("a digest twice", body(&[(DIGEST, &[0; 4]), (DIGEST, &[0; 4])])),
            ("a short digest", body(&[(DIGEST, &[0; 3])])),
            ("a day after time ends", body(&[(PUBLISHED, &[0xFF, 0xFF, 0xFF, 0xFF, 0xF])])),
            ("no day", body(&[(PUBLISHED, b"")])),
            ("two days", body(&[(PUBLISHED, &[2, 2])])),
            ("half a card", body(&[(TEXT, b"a"), (OPEN_CARD, &[0])])),
            ("a lone tag", vec![1]),
            ("a section longer than the body", vec![1, 0xFF, 0xFF, 0xFF, 0xFF, 0xF, b'a']),
            ("a second spelling of a tag", vec![0x81, 0, 1, b'a']),
        ];
        for (name, body) in cases {
            assert_eq!(read(body), Err(LinkError::Foreign), "{name}");
        }
    }

    #[test]
    fn caps_every_text() {
        let text = "é".repeat(MAX_TEXT_CHARACTERS);
        assert!(read(&body(&[(TEXT, text.as_bytes())])).is_ok());
        assert_eq!(read(&body(&[(TEXT, (text + "é").as_bytes())])), Err(LinkError::TooLarge));
        let line = "é".repeat(MAX_LINE_CHARACTERS);
        for tag in [TITLE, SOURCE, ENGINE] {
            assert!(read(&body(&[(tag, line.as_bytes())])).is_ok());
            assert_eq!(read(&body(&[(tag, (line.clone() + "é").as_bytes())])), Err(LinkError::TooLarge));
        }
    }
}
