//! What the sender laid on the cards: a status, a source, a note, initials. And how a link names a card.
//!
//! A card is named by its sentence and six bits of its words: enough to notice that a later engine reads the sentence in another
//! way, and little enough for many marks in one link. A name that fits no card is told as lost; it is never moved to another.
//!
//! ```text
//! marks: has extras (1 bit) | k (3 bits) | each mark:
//!        sentences since the last mark (Rice, k) | check (6) | status (2) | with extras: has own (1) | source, note, initials,
//!        quote: length (8 at a time, the top bit says that more follow)
//! notes: the words of all extras, one behind the other
//! ```

use crate::bytes::crc::crc32;
use crate::cards::{Card, View};
use crate::share::bits::{self, Reader, Writer};
use crate::share::sections::capped;
use crate::share::{LinkError, MAX_LINE_CHARACTERS};
use crate::text::sort_by_key;
use serde::{Deserialize, Serialize};

const CHECK_BITS: u32 = 6;
const STATUS_BITS: u32 = 2;

/// A mark takes at least so many bits, one more than can be left over in a byte.
const LEAST_BITS: usize = 9;

/// More marks than this are not sent, nor read.
pub const MAX_MARKS: usize = 2_000;

/// How a link names a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardName {
    /// The index of its sentence in [`View::sentences`].
    pub sentence: u32,
    /// Six bits of its heading's words, other than those of the cards before it in the sentence.
    pub check: u8,
}

/// What a reader found about a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Status {
    #[default]
    ToCheck,
    SourceFound,
    NotConfirmed,
    SetAside,
}

const STATUSES: [Status; 4] = [Status::ToCheck, Status::SourceFound, Status::NotConfirmed, Status::SetAside];

impl Status {
    /// As the reader reads it.
    pub fn label(self) -> &'static str {
        match self {
            Self::ToCheck => "To check",
            Self::SourceFound => "Source found",
            Self::NotConfirmed => "Could not confirm",
            Self::SetAside => "Set aside",
        }
    }
}

/// What a reader laid on a card. Words that were not given are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// The card.
    pub card: CardName,
    /// What was found.
    pub status: Status,
    /// Where it was found, as an address.
    pub source: String,
    /// A note.
    pub note: String,
    /// Whose mark it is.
    pub initials: String,
    /// The beginning of the card's sentence, where the text itself does not travel.
    pub quote: String,
}

impl Mark {
    fn extras(&self) -> [&String; 4] {
        [&self.source, &self.note, &self.initials, &self.quote]
    }

    fn extras_mut(&mut self) -> [&mut String; 4] {
        [&mut self.source, &mut self.note, &mut self.initials, &mut self.quote]
    }
}

/// The names of all cards of a view, in its order.
pub fn names(view: &View, text: &str) -> Vec<CardName> {
    let mut names: Vec<CardName> = Vec::with_capacity(view.cards.len());
    for card in &view.cards {
        let mut name = CardName { sentence: card.sentence, check: check(card, text) };
        let taken = |name: &CardName| names.iter().rev().take(1 << CHECK_BITS).any(|other| other == name);
        for _ in 0..1 << CHECK_BITS {
            if !taken(&name) {
                break;
            }
            name.check = (name.check + 1) % (1 << CHECK_BITS);
        }
        names.push(name);
    }
    names
}

/// A mark on the card at `index` with nothing on it yet but the beginning of its sentence, by which it is found again.
pub fn mark_of(index: usize, view: &View, text: &str) -> Option<Mark> {
    let card = *names(view, text).get(index)?;
    let sentence = view.sentences.get(card.sentence as usize)?;
    Some(Mark { card, quote: quote(sentence.span.of(text)), ..Mark::default() })
}

/// Where the card of each mark stands in [`View::cards`]; `None` for one that is lost. A mark with a quote is looked for where
/// its quote stands in the text, if it stands there once.
pub fn place(marks: &[Mark], view: &View, text: &str) -> Vec<Option<usize>> {
    if marks.is_empty() {
        return Vec::new();
    }
    let names = names(view, text);
    let placed = marks.iter().map(|mark| {
        let name = if mark.quote.is_empty() {
            mark.card
        } else {
            CardName { sentence: quoted(mark, view, text)?, ..mark.card }
        };
        names.iter().position(|&other| other == name)
    });
    placed.collect()
}

/// The sentence that begins with the mark's quote; the one nearest to where it stood, if there are several.
fn quoted(mark: &Mark, view: &View, text: &str) -> Option<u32> {
    let begins = |span: crate::text::Span| plain(span.of(text)).starts_with(&plain(&mark.quote));
    let found = view.sentences.iter().zip(0..).filter(|(sentence, _)| begins(sentence.span)).map(|(_, index)| index);
    found.min_by_key(|index: &u32| index.abs_diff(mark.card.sentence))
}

/// Words as they are compared between two copies of an article: blanks, quotation marks and dashes alike.
pub(crate) fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let alike = |letter| match letter {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    };
    words.chars().map(alike).collect()
}

/// The beginning of a sentence, long enough to be known by.
pub(crate) fn quote(sentence: &str) -> String {
    const LONG_ENOUGH: usize = 48;
    let mut quote = String::new();
    for word in sentence.split_whitespace() {
        if !quote.is_empty() {
            quote.push(' ');
        }
        quote.push_str(word);
        if LONG_ENOUGH <= quote.chars().count() {
            break;
        }
    }
    quote.chars().take(2 * LONG_ENOUGH).collect()
}

/// Six bits of the heading's words, blanks and typography aside.
fn check(card: &Card, text: &str) -> u8 {
    let words: Vec<String> = card.heading.iter().map(|span| plain(span.of(text))).collect();
    let [low, ..] = crc32(&[words.join(" ").as_bytes()]).to_le_bytes();
    low % (1 << CHECK_BITS)
}

/// The marks as bits, and the words of their extras.
pub(crate) fn write(marks: &[Mark]) -> Result<(Vec<u8>, String), LinkError> {
    if MAX_MARKS < marks.len() {
        return Err(LinkError::TooLarge);
    }
    let mut marks: Vec<&Mark> = marks.iter().collect();
    sort_by_key(&mut marks, |mark| mark.card.sentence);
    let mut last = 0;
    let steps: Vec<u32> =
        marks.iter().map(|mark| mark.card.sentence - std::mem::replace(&mut last, mark.card.sentence)).collect();
    let has_extras = marks.iter().any(|mark| mark.extras().iter().any(|words| !words.is_empty()));
    let k = bits::best(&steps);
    let (mut out, mut words) = (Writer::default(), String::new());
    out.plain(u32::from(has_extras), 1);
    out.plain(k, 3);
    for (mark, step) in marks.iter().zip(steps) {
        out.rice(step, k);
        out.plain(u32::from(mark.card.check), CHECK_BITS);
        let status = STATUSES.iter().position(|&status| status == mark.status).unwrap_or_default();
        out.plain(u32::try_from(status).unwrap_or_default(), STATUS_BITS);
        if has_extras {
            let extras = mark.extras();
            let has_own = extras.iter().any(|words| !words.is_empty());
            out.plain(u32::from(has_own), 1);
            for extra in extras.iter().filter(|_| has_own) {
                let mut length = capped(extra, MAX_LINE_CHARACTERS)?.len();
                while 0x7F < length {
                    out.plain(u32::try_from(length & 0x7F).unwrap_or_default() | 0x80, 8);
                    length >>= 7;
                }
                out.plain(u32::try_from(length).unwrap_or_default(), 8);
                words.push_str(extra);
            }
        }
    }
    Ok((out.finish(), words))
}

/// The marks behind `bytes`, their extras taken from `words`.
pub(crate) fn read(bytes: &[u8], words: &str) -> Result<Vec<Mark>, LinkError> {
    let mut bits = Reader::new(bytes);
    let (has_extras, k) = (bits.plain(1)? == 1, bits.plain(3)?);
    let (mut marks, mut rest, mut sentence) = (Vec::new(), words, 0_u32);
    while LEAST_BITS <= bits.left() {
        if marks.len() == MAX_MARKS {
            return Err(LinkError::TooLarge);
        }
        sentence = sentence.checked_add(bits.rice(k)?).ok_or(LinkError::Foreign)?;
        let check = u8::try_from(bits.plain(CHECK_BITS)?).unwrap_or_default();
        let status = STATUSES.get(bits.plain(STATUS_BITS)? as usize).copied().unwrap_or_default();
        let mut mark = Mark { card: CardName { sentence, check }, status, ..Mark::default() };
        if has_extras && bits.plain(1)? == 1 {
            for extra in mark.extras_mut() {
                let (taken, after) = rest.split_at_checked(length(&mut bits)?).ok_or(LinkError::Foreign)?;
                capped(taken, MAX_LINE_CHARACTERS)?.clone_into(extra);
                rest = after;
            }
        }
        marks.push(mark);
    }
    if bits.is_done() && rest.is_empty() { Ok(marks) } else { Err(LinkError::Foreign) }
}

fn length(bits: &mut Reader<'_>) -> Result<usize, LinkError> {
    let (mut length, mut shift) = (0, 0);
    loop {
        let byte = bits.plain(8)?;
        length |= ((byte & 0x7F) as usize) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return Ok(length);
        }
        if 21 <= shift {
            return Err(LinkError::Foreign);
        }
    }
}
