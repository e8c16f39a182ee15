//! What the sections of a link mean. Unknown tags are skipped, so that an older Factline opens what it understands of a newer
//! link.
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
//! | 9 | corrections | see `changes` |
//! | 10, 11 | marks, and their words | see `marks`; UTF-8 |
//! | 12, 15 | cards as the sender saw them, and their words | see `frozen`; UTF-8 |
//! | 13 | engine version, where it is three small numbers | varint: ten thousand times the first, a hundred times the second, the third |
//! | 14 | numbers of the sentences, where the text is an excerpt | varints: the first, then the distances |
//! | 16 | order of numbers in a date | varint: 0 where the month comes first, 1 where the day does |
//! | 17 | the opener is to guess first | none |
//! | 18, 19, 20 | a second account of the same event: its text, title, source | UTF-8 |
//! | 21 | when that was published | as 4 |
//!
//! A tag stands once; what is not there was not given. Tags and their meaning never change; new ones are added.

use crate::bytes::varint;
use crate::share::body::{Section, narrow, number};
use crate::share::{LinkError, MAX_BODY, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, Shared, changes, frozen, marks};
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
const CORRECTIONS: u32 = 9;
const MARKS: u32 = 10;
const NOTES: u32 = 11;
const FROZEN: u32 = 12;
const VERSION: u32 = 13;
const EXCERPT: u32 = 14;
const FROZEN_WORDS: u32 = 15;
const DAY_FIRST: u32 = 16;
const GUESS: u32 = 17;
const SECOND_TEXT: u32 = 18;
const SECOND_TITLE: u32 = 19;
const SECOND_SOURCE: u32 = 20;
const SECOND_PUBLISHED: u32 = 21;
const LAST_KNOWN: u32 = SECOND_PUBLISHED;

/// More sentences than this are no excerpt.
const MAX_EXCERPT: usize = 10_000;

/// Every kind of mark that there is today.
const ALL_KINDS: u32 = 0b11_1111;

/// 1 January 2020: dates within 22 years of it take two bytes.
const EPOCH_JULIAN_DAY: i32 = 2_458_850;

/// The sections that hold `shared`. [`LinkError::TooLarge`] where a reader would refuse them.
pub(crate) fn write(shared: &Shared) -> Result<Vec<Section>, LinkError> {
    let article = &shared.article;
    let mut sections = Vec::new();
    if let Some(title) = &article.title {
        sections.push(words(TITLE, capped(title, MAX_LINE_CHARACTERS)?));
    }
    if !article.text.is_empty() {
        sections.push(words(TEXT, capped(&article.text, MAX_TEXT_CHARACTERS)?));
    }
    if let Some(source) = &article.source {
        sections.push(words(SOURCE, capped(source, MAX_LINE_CHARACTERS)?));
    }
    if let Some(published) = article.published {
        sections.push(day(PUBLISHED, published));
    }
    // Behind the first text, whose words it shares.
    if let Some(second) = shared.second.as_ref().filter(|second| !second.text.is_empty()) {
        sections.push(words(SECOND_TEXT, capped(&second.text, MAX_TEXT_CHARACTERS)?));
        for (tag, line) in [(SECOND_TITLE, &second.title), (SECOND_SOURCE, &second.source)] {
            if let Some(line) = line {
                sections.push(words(tag, capped(line, MAX_LINE_CHARACTERS)?));
            }
        }
        sections.extend(second.published.map(|published| day(SECOND_PUBLISHED, published)));
    }
    if let Some(day_first) = article.day_first {
        sections.push(numbers(DAY_FIRST, &[day_first.into()]));
    }
    if shared.guess {
        sections.push(plain(GUESS, Vec::new()));
    }
    if shared.marks_shown {
        sections.push(numbers(KINDS_SHOWN, &[ALL_KINDS]));
    }
    if let Some(card) = shared.open_card.filter(|&card| fits(card, &article.text)) {
        sections.push(numbers(OPEN_CARD, &[narrow(card.start()), narrow(card.len())]));
    }
    if let Some(version) = version_number(&shared.engine) {
        sections.push(numbers(VERSION, &[version]));
    } else if !shared.engine.is_empty() {
        sections.push(words(ENGINE, capped(&shared.engine, MAX_LINE_CHARACTERS)?));
    }
    if let Some(digest) = shared.digest {
        sections.push(plain(DIGEST, digest.to_le_bytes().to_vec()));
    }
    let text = &article.text;
    if !shared.excerpt.is_empty() {
        let mut last = 0;
        let steps: Vec<u32> =
            shared.excerpt.iter().map(|&number| number.wrapping_sub(std::mem::replace(&mut last, number))).collect();
        sections.push(numbers(EXCERPT, &steps));
    }
    if !shared.corrections.list.is_empty() {
        sections.push(plain(CORRECTIONS, changes::write(&shared.corrections, text)?));
    }
    if !shared.marks.is_empty() {
        let (bits, notes) = marks::write(&shared.marks)?;
        sections.push(plain(MARKS, bits));
        sections.extend((!notes.is_empty()).then(|| words(NOTES, &notes)));
    }
    if !shared.frozen.is_empty() {
        let (bits, own) = frozen::write(&shared.frozen, text)?;
        sections.push(plain(FROZEN, bits));
        sections.extend((!own.is_empty()).then(|| words(FROZEN_WORDS, &own)));
    }
    // Tag and length take at most ten bytes.
    let size: usize = sections.iter().map(|section| section.bytes.len() + 10).sum();
    if MAX_BODY < size { Err(LinkError::TooLarge) } else { Ok(sections) }
}

/// "0.1.0" as one number; `None` where the version is not of that form, or too large for it.
fn version_number(version: &str) -> Option<u32> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok().filter(|&part| part < 100));
    let (major, minor, patch) = (parts.next()??, parts.next()??, parts.next()??);
    let number = (major * 100 + minor) * 100 + patch;
    (parts.next().is_none() && version_words(number) == version).then_some(number)
}

fn version_words(number: u32) -> String {
    [number / 10_000, number / 100 % 100, number % 100].map(|part| part.to_string()).join(".")
}

/// What `sections` hold. The checksum was right, so what cannot be read was never written by Factline.
pub(crate) fn read(sections: &[Section]) -> Result<Shared, LinkError> {
    let mut shared = Shared::default();
    let mut seen = 0_u32;
    let mut has_unknown = false;
    let mut extras = Extras::default();
    let mut second = Article::default();
    for Section { tag, bytes, .. } in sections {
        let (tag, bytes) = (*tag, bytes.as_slice());
        if (TEXT..=LAST_KNOWN).contains(&tag) {
            if seen & 1 << tag != 0 {
                return Err(LinkError::Foreign);
            }
            seen |= 1 << tag;
        } else {
            has_unknown = true;
        }
        let Article { text, published, title, source, day_first } = &mut shared.article;
        match tag {
            TEXT => *text = string(bytes, MAX_TEXT_CHARACTERS)?,
            TITLE => *title = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            SOURCE => *source = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            PUBLISHED => *published = Some(day_in(bytes)?),
            SECOND_TEXT => second.text = string(bytes, MAX_TEXT_CHARACTERS)?,
            SECOND_TITLE => second.title = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            SECOND_SOURCE => second.source = Some(string(bytes, MAX_LINE_CHARACTERS)?),
            SECOND_PUBLISHED => second.published = Some(day_in(bytes)?),
            DAY_FIRST => {
                let [order] = all_numbers(bytes)?;
                *day_first = Some(match order {
                    0 => false,
                    1 => true,
                    _ => return Err(LinkError::Foreign),
                });
            }
            GUESS => {
                let [] = all_numbers(bytes)?;
                shared.guess = true;
            }
            KINDS_SHOWN => {
                let [kinds] = all_numbers(bytes)?;
                shared.marks_shown = kinds != 0;
            }
            OPEN_CARD => {
                let [start, length] = all_numbers(bytes)?.map(|number| number as usize);
                shared.open_card = Some(Span::new(start, start.saturating_add(length)));
            }
            VERSION => {
                let [number] = all_numbers(bytes)?;
                shared.engine = version_words(number);
            }
            ENGINE => shared.engine = string(bytes, MAX_LINE_CHARACTERS)?,
            DIGEST => {
                let bytes = bytes.try_into().map_err(|_| LinkError::Foreign)?;
                shared.digest = Some(u32::from_le_bytes(bytes));
            }
            EXCERPT => shared.excerpt = excerpt(bytes)?,
            CORRECTIONS => extras.corrections = bytes,
            MARKS => extras.marks = Some(bytes),
            NOTES => extras.notes = string(bytes, MAX_BODY)?,
            FROZEN => extras.frozen = Some(bytes),
            FROZEN_WORDS => extras.frozen_words = string(bytes, MAX_BODY)?,
            _ => {}
        }
    }
    if has_unknown && shared.article.text.is_empty() {
        // A link of a newer kind, perhaps one that carries notes alone: an empty page would look like its content.
        return Err(LinkError::Newer);
    }
    shared.second = Some(Box::new(second)).filter(|second| !second.text.is_empty());
    let text = &shared.article.text;
    shared.open_card = shared.open_card.filter(|&card| fits(card, text));
    shared.corrections = changes::read(extras.corrections, text)?;
    shared.marks = extras.marks.map_or(Ok(Vec::new()), |bits| marks::read(bits, &extras.notes))?;
    shared.frozen = extras.frozen.map_or(Ok(Vec::new()), |bits| frozen::read(bits, &extras.frozen_words, text))?;
    Ok(shared)
}

/// Sections that are understood once all of them are there.
#[derive(Default)]
struct Extras<'a> {
    corrections: &'a [u8],
    marks: Option<&'a [u8]>,
    notes: String,
    frozen: Option<&'a [u8]>,
    frozen_words: String,
}

fn excerpt(bytes: &[u8]) -> Result<Vec<u32>, LinkError> {
    let (mut rest, mut last, mut sentences) = (bytes, 0_u32, Vec::new());
    while !rest.is_empty() {
        if sentences.len() == MAX_EXCERPT {
            return Err(LinkError::TooLarge);
        }
        last = last.wrapping_add(number(&mut rest)?);
        sentences.push(last);
    }
    Ok(sentences)
}

/// Whether `span` holds words of `text`.
fn fits(span: Span, text: &str) -> bool {
    !span.of(text).is_empty()
}

fn words(tag: u32, text: &str) -> Section {
    Section { tag, is_words: true, bytes: text.into() }
}

fn plain(tag: u32, bytes: Vec<u8>) -> Section {
    Section { tag, is_words: false, bytes }
}

fn numbers(tag: u32, numbers: &[u32]) -> Section {
    let mut bytes = Vec::new();
    for &number in numbers {
        varint::write(&mut bytes, number);
    }
    plain(tag, bytes)
}

fn day(tag: u32, day: Date) -> Section {
    numbers(tag, &[varint::zigzag(day.to_julian_day() - EPOCH_JULIAN_DAY)])
}

fn day_in(bytes: &[u8]) -> Result<Date, LinkError> {
    let [days] = all_numbers(bytes)?;
    let day = varint::unzigzag(days).checked_add(EPOCH_JULIAN_DAY).ok_or(LinkError::Foreign)?;
    Date::from_julian_day(day).map_err(|_| LinkError::Foreign)
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
pub(crate) fn capped(text: &str, characters: usize) -> Result<&str, LinkError> {
    if text.chars().nth(characters).is_some() { Err(LinkError::TooLarge) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNKNOWN: u32 = 4_000;

    fn body(sections: &[(u32, &[u8])]) -> Vec<Section> {
        sections.iter().map(|&(tag, bytes)| Section { tag, is_words: false, bytes: bytes.to_vec() }).collect()
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
        let cases: &[(&str, Vec<Section>)] = &[
            ("invalid UTF-8", body(&[(TEXT, b"caf\xE9")])),
            ("half a letter", body(&[(TITLE, b"caf\xC3")])),
            ("a text twice", body(&[(TEXT, b"a"), (TEXT, b"a")])),
            ("a digest twice", body(&[(DIGEST, &[0; 4]), (DIGEST, &[0; 4])])),
            ("a short digest", body(&[(DIGEST, &[0; 3])])),
            ("a day after time ends", body(&[(PUBLISHED, &[0xFF, 0xFF, 0xFF, 0xFF, 0xF])])),
            ("no day", body(&[(PUBLISHED, b"")])),
            ("two days", body(&[(PUBLISHED, &[2, 2])])),
            ("half a card", body(&[(TEXT, b"a"), (OPEN_CARD, &[0])])),
            ("an order of days that is none", body(&[(DAY_FIRST, &[2])])),
            ("two versions", body(&[(VERSION, &[100]), (VERSION, &[100])])),
        ];
        for (name, body) in cases {
            assert_eq!(read(body), Err(LinkError::Foreign), "{name}");
        }
    }

    #[test]
    fn a_version_is_a_number_where_it_can_be() {
        assert_eq!(version_number("0.1.0"), Some(100));
        for version in ["0.1.0", "12.34.56", "429496.72.95", "0.01.0", "1.2", "1.2.3-rc", "1.2.3.4", "9.100.0", ""] {
            let shared = Shared { engine: version.into(), ..Shared::default() };
            let sections = write(&shared).unwrap();
            assert_eq!(read(&sections).map(|shared| shared.engine), Ok(version.to_owned()));
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
