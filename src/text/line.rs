//! One paragraph as `layout` sees it: how it ends, how it is capitalised, which set phrases it holds.

use crate::lexicon::boilerplate::{Matter, Place, phrases};
use crate::text::TokenKind;
use crate::text::chars::{is_bullet, is_close_bracket, is_hyphen, is_quote, is_shout, is_stop};
use crate::text::sentence::Reader;
use crate::text::{Case, Letter};
use std::borrow::Cow;
use std::ops::Range;

/// How a line ends, quotation marks and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A full stop or an ellipsis.
    Stop,
    /// A question or exclamation mark.
    Asked,
    Colon,
    /// A comma, semicolon or dash: it goes on.
    Comma,
    /// None of these.
    Open,
}

/// A paragraph and its shape.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own that rules combine")]
pub(crate) struct Line<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) end: End,
    /// Words, numbers and addresses.
    pub(crate) words: usize,
    /// How many sentences it would be cut into.
    pub(crate) sentences: usize,
    /// Whether all longer words have capitals, three words or more.
    pub(crate) title_case: bool,
    pub(crate) all_caps: bool,
    pub(crate) opens_lower: bool,
    /// Whether it is marked as an item of a list.
    pub(crate) bullet: bool,
    pub(crate) after_blank: bool,
    /// Its tokens in lower case, with straight apostrophes.
    lower: Vec<Cow<'a, str>>,
}

impl<'a> Line<'a> {
    pub(crate) fn new(reader: Reader<'a>, sentences: usize, after_blank: bool) -> Self {
        let lower = (0..reader.len()).map(|index| lowered(reader.word(index))).collect();
        let is_word = |index: &usize| {
            matches!(reader.kind(*index), Some(TokenKind::Word | TokenKind::Number | TokenKind::Address))
        };
        let letters = || (0..reader.len()).filter(|index| reader.kind(*index) == Some(TokenKind::Word));
        let upper = |index: usize| reader.first_char(index).is_some_and(Letter::is_upper);
        let long = || letters().filter(|index| 4 < reader.word(*index).len());
        let (long_count, long_upper) = (long().count(), long().filter(|index| upper(*index)).count());
        let title_case = 3 <= letters().count() && 1 < long_count && long_count <= long_upper + long_count / 8;
        let has_lower = |index: usize| reader.word(index).contains(Letter::is_lower);
        let all_caps = letters().any(upper) && !letters().any(has_lower);
        let has_letter = |index: &usize| reader.word(*index).contains(char::is_alphanumeric);
        let words = (0..reader.len()).filter(is_word).filter(has_letter).count();
        let first = reader.first_char(0);
        let bullet =
            first.is_some_and(|c| is_bullet(c) || matches!(c, '*' | '·') || is_hyphen(c) || matches!(c, '–' | '—'));
        let opens_lower = first.is_some_and(Letter::is_lower);
        let end = end(&reader, title_case);
        Self { reader, end, words, sentences, title_case, all_caps, opens_lower, bullet, after_blank, lower }
    }

    /// The first token that is no bracket, bullet or sign.
    pub(crate) fn content(&self) -> usize {
        (0..self.reader.len().min(5))
            .find(|index| {
                !matches!(self.reader.kind(*index), Some(TokenKind::Punct | TokenKind::Symbol))
                    || self.reader.word(*index) == "©"
            })
            .unwrap_or(0)
    }

    /// The set phrase that begins at a token: its length in tokens, and what it shows.
    pub(crate) fn phrase_at(&self, index: usize) -> Option<(usize, Place, Matter)> {
        let words = self.lower.get(index..)?;
        let (length, (place, matter)) = phrases().longest(words.iter().map(AsRef::as_ref))?;
        Some((length, place, matter))
    }

    /// Whether only punctuation and signs stand from a token on.
    pub(crate) fn is_only_marks(&self, index: usize) -> bool {
        (index..self.reader.len())
            .all(|index| matches!(self.reader.kind(index), Some(TokenKind::Punct | TokenKind::Symbol)))
    }

    /// Whether the tokens hold a notice such as "All rights reserved".
    pub(crate) fn holds_notice(&self, mut tokens: Range<usize>) -> bool {
        tokens.len() <= 90
            && tokens.any(|index| matches!(self.phrase_at(index), Some((_, Place::Anywhere, Matter::Boilerplate))))
    }

    /// Whether the line ends in a picture's maker, after a sign or in brackets: "Jane Doe/Reuters", "(Getty Images)".
    pub(crate) fn credit(&self) -> bool {
        let close = |index: &usize| {
            let mark = self.reader.first_char(*index).filter(|_| self.reader.kind(*index) == Some(TokenKind::Punct));
            mark.is_some_and(|c| is_close_bracket(c) || is_stop(c))
        };
        let length = self.reader.len() - (0..self.reader.len()).rev().take_while(close).count();
        let bracketed = self.reader.first_char(length).is_some_and(is_close_bracket);
        if matches!(self.phrase_at(0), Some((found, Place::Credit, _)) if found == length) {
            return true;
        }
        (length.saturating_sub(4)..length).any(|index| {
            let Some((found, Place::Credit, _)) = self.phrase_at(index) else { return false };
            let before = index.checked_sub(1).map_or("", |before| self.lower.get(before).map_or("", AsRef::as_ref));
            let signed = matches!(before, "/" | "|" | "©" | "via") || (before == ":" && self.words <= 12);
            let opens = matches!(before, "(" | "[");
            let unstopped = index.checked_sub(2).is_none_or(|before| !self.reader.is_terminator(before));
            index + found == length && (signed || (opens && bracketed && unstopped && self.words <= 30 && 1 < index))
        })
    }

    /// Whether the line is nothing but tags: "</div>".
    pub(crate) fn is_markup(&self) -> bool {
        if self.reader.word(0) != "<" {
            return false;
        }
        let mut inside = false;
        (0..self.reader.len()).all(|index| {
            let word = self.reader.word(index);
            inside = (inside || word == "<") && word != ">";
            inside || word == ">"
        })
    }
}

fn lowered(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(plain) { Cow::Borrowed(word) } else { Cow::Owned(word.lower().replace('’', "'")) }
}

fn end(reader: &Reader<'_>, title_case: bool) -> End {
    let closers = (0..reader.len())
        .rev()
        .take_while(|index| {
            let mark = reader.first_char(*index).is_some_and(|c| is_quote(c) || is_close_bracket(c));
            mark && reader.kind(*index) == Some(TokenKind::Punct)
        })
        .count();
    let Some(last) = (reader.len() - closers).checked_sub(1) else { return End::Open };
    let Some(mark) = reader.word(last).chars().next_back() else { return End::Open };
    if reader.kind(last) != Some(TokenKind::Punct) {
        // "He lives in the U.S." and "Life in the U.S."
        return if is_stop(mark) && !title_case { End::Stop } else { End::Open };
    }
    match mark {
        ':' => End::Colon,
        ',' | ';' | '-' | '–' | '—' => End::Comma,
        _ if is_stop(mark) || mark == '…' => End::Stop,
        _ if is_shout(mark) => End::Asked,
        _ => End::Open,
    }
}
