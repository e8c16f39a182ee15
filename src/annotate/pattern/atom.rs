//! Tokens cut finer: "two-day", "2024-02-18" and "3.5m" are several atoms, each a word, a number or a mark.

use crate::lexicon::calendar::{Entry, entry};
use crate::lexicon::decimal;
use crate::text::{Case, Document, Letter, Span, Token, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// A run of letters, a number, or one mark.
#[derive(Clone, Debug)]
pub(crate) struct Atom<'t> {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its text in lower case, with plain dashes and apostrophes and without the full stops of an abbreviation.
    pub(crate) key: Cow<'t, str>,
    /// What it is.
    pub(crate) sort: Sort,
    /// Whether nothing stands between it and the atom before.
    pub(crate) glued: bool,
    /// Whether it has a capital: "London", "iPhone".
    pub(crate) capital: bool,
    /// What its word can mean.
    pub(crate) entry: Option<&'static Entry>,
    /// Whether the name of a feast may begin with it.
    pub(crate) feast: bool,
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sort {
    /// Letters.
    Word,
    /// Digits alone, with how many there are.
    Integer(u32, usize),
    /// Digits with a decimal point or grouped by commas.
    Decimal(f64),
    /// "14:30", "14:30:05".
    Clock(u8, u8, Option<u8>),
    /// Something that is not to be read: an address, "1.2.3".
    Opaque,
    /// A punctuation mark or a sign.
    Mark,
}

impl Atom<'_> {
    /// Its value if it is a number in digits.
    pub(crate) fn digits(&self) -> Option<f64> {
        match self.sort {
            Sort::Integer(value, _) => Some(f64::from(value)),
            Sort::Decimal(value) => Some(value),
            _ => None,
        }
    }
}

/// Cuts the tokens of `range`.
pub(crate) fn atoms(document: &Document, range: Range<usize>) -> Vec<Atom<'_>> {
    let tokens = document.tokens.get(range).unwrap_or_default();
    let mut found = Vec::with_capacity(tokens.len() + tokens.len() / 4);
    let mut end = usize::MAX;
    for token in tokens {
        let text = document.str(token.span);
        let mut glued = token.span.start() == end;
        if is_whole(token, text) {
            found.push(atom(token.span, text, glued, token.kind));
            end = token.span.end();
            continue;
        }
        for piece in pieces(text) {
            let words = text.get(piece.clone()).unwrap_or_default();
            let span = Span::new(token.span.start() + piece.start, token.span.start() + piece.end);
            found.push(atom(span, words, glued, token.kind));
            glued = true;
        }
        end = token.span.end();
    }
    found
}

/// Whether a token is one atom: nearly all are.
fn is_whole(token: &Token, text: &str) -> bool {
    match token.kind {
        TokenKind::Address | TokenKind::Clitic => true,
        TokenKind::Word => text.bytes().all(|byte| byte.is_ascii_alphabetic()),
        TokenKind::Punct => text.len() == 1,
        _ => false,
    }
}

/// The pieces of a token as byte ranges of its text.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let dotted = is_dotted_date(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = Shape::Mark;
    let mut chars = text.char_indices().peekable();
    while let Some((start, letter)) = chars.next() {
        let end = start + letter.len_utf8();
        let next = chars.peek().map(|(_, next)| *next);
        let shape = match letter {
            _ if letter.is_ascii_digit() => Shape::Digits,
            _ if letter.is_alphabetic() => Shape::Letters,
            // An inner separator belongs to the number or word around it.
            '.' | ',' | ':' if last == Shape::Digits && !dotted && next.is_some_and(|next| next.is_ascii_digit()) => {
                Shape::Digits
            }
            '.' if last == Shape::Letters => Shape::Letters,
            '\'' | '’' if last == Shape::Letters && next.is_some_and(char::is_alphabetic) => Shape::Letters,
            // A combining mark stays with its letter.
            '\u{300}'..='\u{36f}' => last,
            _ => Shape::Mark,
        };
        match found.last_mut() {
            Some(piece) if shape == last && shape != Shape::Mark => piece.end = end,
            _ => found.push(start..end),
        }
        last = shape;
    }
    found
}

/// "31.10.1974", "2015.5.13"; versions ("10.2.1") have no year.
fn is_dotted_date(text: &str) -> bool {
    let mut parts = text.split('.').map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part.len()));
    let parts: [Option<usize>; 4] = std::array::from_fn(|_| parts.next().map(Option::unwrap_or_default));
    matches!(parts, [Some(1 | 2), Some(1 | 2), Some(4), None] | [Some(4), Some(1 | 2), Some(1 | 2), None])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Letters,
    Digits,
    Mark,
}

fn atom(span: Span, text: &str, glued: bool, kind: TokenKind) -> Atom<'_> {
    let first = text.chars().next().unwrap_or(' ');
    let key = key(text);
    let (sort, entry) = if kind == TokenKind::Address {
        (Sort::Opaque, None)
    } else if first.is_ascii_digit() {
        (number(text), None)
    } else if first.is_alphabetic() {
        (Sort::Word, entry(&key))
    } else {
        (Sort::Mark, None)
    };
    let feast = entry.is_some_and(|entry| entry.feast) || (entry.is_none() && is_plural_feast(&key));
    // "New" and "All" begin names of feasts and mean nothing else here.
    let entry = entry.filter(|entry| !feast || **entry != Entry { feast, ..Entry::default() });
    let capital =
        text.bytes().any(|byte| byte.is_ascii_uppercase()) || (!text.is_ascii() && text.chars().any(Letter::is_upper));
    Atom { span, key, sort, glued, capital, entry, feast }
}

/// "Mothers day", "veterans day".
fn is_plural_feast(key: &str) -> bool {
    key.strip_suffix('s').and_then(entry).is_some_and(|entry| entry.feast)
}

fn key(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'.') {
        return Cow::Borrowed(text);
    }
    match text {
        "–" | "—" | "−" | "‐" | "‑" => return Cow::Borrowed("-"),
        "’" | "‘" | "ʼ" => return Cow::Borrowed("'"),
        "." => return Cow::Borrowed(text),
        _ => {}
    }
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let lower = text.lower().replace('’', "'");
    if lower.starts_with(char::is_alphabetic) && lower.contains('.') {
        return Cow::Owned(lower.replace('.', ""));
    }
    Cow::Owned(lower)
}

fn number(text: &str) -> Sort {
    if text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_or(Sort::Opaque, |value| Sort::Integer(value, text.len()));
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        let (minutes, seconds) =
            minutes.split_once(':').map_or((minutes, None), |(minutes, rest)| (minutes, Some(rest)));
        let second =
            seconds.and_then(|seconds| seconds.split('.').next()?.parse::<u8>().ok()).filter(|second| *second < 60);
        return match (hours.parse::<u8>(), minutes.parse::<u8>()) {
            (Ok(hours), Ok(minute @ 0..60)) if hours <= 24 && minutes.len() == 2 => Sort::Clock(hours, minute, second),
            _ => Sort::Opaque,
        };
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let grouped = groups.next().is_some_and(|group| group.len() <= 3 || !whole.contains(','))
        && groups.all(|group| group.len() == 3);
    if grouped && fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return decimal(whole, fraction).map_or(Sort::Opaque, Sort::Decimal);
    }
    Sort::Opaque
}
