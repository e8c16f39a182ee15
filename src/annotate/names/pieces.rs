//! A sentence's tokens as the name rules see them: what each looks like, and hyphened words taken apart where their
//! parts are names of their own ("US-led", "Sino-Russian-North Korean"). Decides nothing about names.

use crate::lexicon::is_one_of;
use crate::lexicon::names::{KnownKind, spelled, words};
use crate::text::{Case, Document, Letter, Sentence, Span, TokenKind};

/// What a piece looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A capital and small letters: "Geneva", "al-Assad", "iPhone".
    Capital,
    /// Capitals only, at least two letters: "NATO", "F-16", "U.S.".
    Caps,
    /// A letter that stands for a name: "J.", "J.K.".
    Initial,
    /// A word without a capital.
    Lower,
    /// A number.
    Number,
    /// "'s", or the apostrophe after a plural.
    Possessive,
    /// A mark or sign.
    Mark,
}

/// A token, or a part of a hyphened one.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its words as they stand.
    pub(crate) text: &'a str,
    /// Its words as the tables spell them.
    pub(crate) key: String,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Whether a capital says nothing here: the first word of a sentence, of a quotation, after a colon.
    pub(crate) initial: bool,
    /// Whether a date or an amount holds it.
    pub(crate) taken: bool,
}

impl Piece<'_> {
    /// Whether it can be a word of a name.
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Caps | Shape::Initial) && !self.taken
    }

    /// Its words in lower case.
    pub(crate) fn lower(&self) -> String {
        self.key.lower()
    }
}

/// The pieces of one sentence. `taken` are the spans of dates and amounts that touch it, in text order.
pub(crate) fn pieces<'a>(document: &'a Document, sentence: &Sentence, taken: &[Span]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut initial = true;
    let mut upcoming = taken.iter().copied().peekable();
    for token in document.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
        while upcoming.peek().is_some_and(|span| span.end() <= token.span.start()) {
            upcoming.next();
        }
        let held = upcoming.peek().is_some_and(|span| span.overlaps(token.span));
        let text = document.str(token.span);
        // The full stop of an abbreviation may be a token of its own.
        let mut add = |span: Span, kind: TokenKind| {
            let text = document.str(span);
            let shape = shape(text, kind);
            let word = !matches!(shape, Shape::Mark | Shape::Possessive);
            pieces.push(Piece { span, text, key: spelled(text), shape, initial: initial && word, taken: held });
            initial = if word { false } else { initial || opens(text) };
        };
        match parts(text, token.kind) {
            Some(parts) => {
                let mut start = token.span.start();
                for (index, part) in parts.into_iter().enumerate() {
                    if 0 < index {
                        add(Span::new(start, start + 1), TokenKind::Punct);
                        start += 1;
                    }
                    add(Span::new(start, start + part.len()), TokenKind::Word);
                    start += part.len();
                }
            }
            None => add(token.span, token.kind),
        }
    }
    pieces
}

/// Whether the word after this mark begins with a capital whatever it is.
fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "‘" | "'" | ":" | "•" | "«" | "``" | "...")
}

fn shape(text: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Clitic => {
            let possessive = is_one_of(text, "'s ’s ' ’ 'S ’S");
            return if possessive { Shape::Possessive } else { Shape::Lower };
        }
        TokenKind::Punct | TokenKind::Symbol | TokenKind::Address => return Shape::Mark,
        TokenKind::Word | TokenKind::Number => {}
    }
    let first = text.chars().next();
    if kind == TokenKind::Number && !first.is_some_and(char::is_alphabetic) {
        return Shape::Number;
    }
    let upper = text.chars().filter(|letter| letter.is_upper()).count();
    let lower = text.chars().filter(|letter| letter.is_lower()).count();
    if upper == 0 {
        return Shape::Lower;
    }
    let starts = first.is_some_and(Letter::is_upper);
    if starts && lower == 0 {
        let letter = upper == 1 && text.chars().all(|sign| sign.is_upper() || sign == '.');
        let dotted = upper <= 3 && text.ends_with('.') && text.chars().filter(|sign| *sign == '.').count() == upper;
        return if letter || (dotted && words().known.get(&spelled(text)).is_none()) {
            Shape::Initial
        } else {
            Shape::Caps
        };
    }
    // "iPhone", "eBay", "al-Assad", "d'Estaing" begin small and are names; "T-shirt" is not.
    let prefix = text.find(Letter::is_upper).unwrap_or_default();
    if starts || (prefix <= 1 && 2 < text.len()) {
        return Shape::Capital;
    }
    let joined = ["al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "ul-", "bin-", "ibn-", "d'", "d’", "l'", "mac"];
    if joined.iter().any(|start| text.starts_with(start)) { Shape::Capital } else { Shape::Lower }
}

/// The parts of a hyphened word, where they are names of their own; else `None`.
fn parts(text: &str, kind: TokenKind) -> Option<Vec<&str>> {
    if kind != TokenKind::Word || text.len() < 4 {
        return None;
    }
    if !text.contains('-') || words().known.get(&spelled(text)).is_some() {
        return None;
    }
    let parts: Vec<&str> = text.split('-').collect();
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let capital = |part: &str| part.chars().next().is_some_and(Letter::is_upper);
    let known = |part: &str| words().known.get(part).is_some();
    let (first, last) = (*parts.first()?, *parts.last()?);
    let prefixed = is_one_of(first, "pro anti ex non post pre mid");
    let participle = last.chars().all(Letter::is_lower)
        && 2 < last.len()
        && (last.ends_with("ed") || last.ends_with("ing") || words().is("participle", last));
    let place =
        |part: &&str| known(part) && words().known.get(part).is_some_and(|known| known.kind != KnownKind::Organisation);
    let all_names = parts.iter().all(|part| capital(part) && (known(part) || words().is("compass", part)));
    let groups = parts.iter().all(|part| capital(part))
        && parts.iter().filter(|part| place(part)).count() + 1 >= parts.len()
        && parts.iter().any(place)
        && parts.iter().all(|part| words().first_name(part).is_none() || place(part));
    let split = all_names || groups || (prefixed && capital(last)) || (capital(first) && participle);
    split.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphened_words() {
        let check = |text: &str, expected: &[&str]| {
            let found = parts(text, TokenKind::Word).unwrap_or_else(|| vec![text]);
            assert_eq!(found, expected);
        };
        check("US-led", &["US", "led"]);
        check("Sino-Indian", &["Sino", "Indian"]);
        check("Franco-German-North", &["Franco", "German", "North"]);
        check("pro-European", &["pro", "European"]);
        check("Jean-Claude", &["Jean-Claude"]);
        check("Guinea-Bissau", &["Guinea-Bissau"]);
        check("Ban-ki", &["Ban-ki"]);
        check("high-ranking", &["high-ranking"]);
    }

    #[test]
    fn shapes() {
        let check = |text: &str, expected: Shape| assert_eq!(shape(text, TokenKind::Word), expected, "{text}");
        check("Oslo", Shape::Capital);
        check("NATO", Shape::Caps);
        check("F-16", Shape::Caps);
        check("J.", Shape::Initial);
        check("J.K.", Shape::Initial);
        check("U.S.", Shape::Caps);
        check("iPhone", Shape::Capital);
        check("al-Bashir", Shape::Capital);
        check("oslo", Shape::Lower);
    }
}
