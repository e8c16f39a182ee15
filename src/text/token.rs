//! Cuts a paragraph into tokens, the Treebank way where English needs it. Looks at letters and at the list of
//! abbreviations; what words mean is for `annotate`.

use crate::lexicon::abbreviations::{Abbreviation, Opener, abbreviation, is_opener};
use crate::text::Letter;
use crate::text::address::address_at;
use crate::text::chars::{
    is_apostrophe, is_dash, is_digit, is_flag_letter, is_hyphen, is_open_bracket, is_picture, is_punctuation, is_quote,
    is_shout, is_stop, is_word, joins_emoji, joins_word,
};
use crate::text::{Span, Token, TokenKind};

/// The tokens of the text in `span`, in order. Only white space lies between them.
pub(crate) fn tokens(text: &str, span: Span, found: &mut Vec<Token>) {
    let mut scanner = Scanner { text, at: span.start(), end: span.end(), chunk: span.start(), open_single: false };
    while let Some(c) = scanner.char_at(scanner.at) {
        if c.is_whitespace() {
            scanner.at += c.len_utf8();
            scanner.chunk = scanner.at;
            continue;
        }
        scanner.next(c, found);
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// Where the run of characters without white space began.
    chunk: usize,
    /// Whether a single quotation mark is open.
    open_single: bool,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        if self.end <= at { None } else { self.text.get(at..)?.chars().next() }
    }

    fn char_before(&self, at: usize) -> Option<char> {
        if at <= self.chunk { None } else { self.text.get(self.chunk..at)?.chars().next_back() }
    }

    fn str(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The end of the run of characters from `at` that are `wanted`.
    fn run(&self, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        let rest = self.str(at, self.end);
        at + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
    }

    fn push(&mut self, end: usize, kind: TokenKind, found: &mut Vec<Token>) {
        found.push(Token { span: Span::new(self.at, end), kind });
        self.at = end;
    }

    fn next(&mut self, c: char, found: &mut Vec<Token>) {
        let opens = self.char_before(self.at).is_none_or(|before| !is_word(before));
        let loose = self.char_before(self.at).is_none_or(|before| is_quote(before) || is_open_bracket(before));
        let loose_number =
            self.char_before(self.at).is_none_or(|c| is_open_bracket(c) || (!is_word(c) && !is_punctuation(c)));
        if loose && let Some(end) = address_at(self.text, self.at, self.end) {
            return self.push(end, TokenKind::Address, found);
        }
        let after = self.char_at(self.at + c.len_utf8());
        if is_apostrophe(c) {
            return self.apostrophe(c, found);
        }
        if is_digit(c) || (opens && is_signed(c) && after.is_some_and(is_digit) && self.at == self.chunk) {
            return self.number(c, found);
        }
        if c == '.' && loose_number && after.is_some_and(is_digit) {
            return self.number(c, found);
        }
        if is_word(c) {
            return self.word(found);
        }
        let end = self.at + c.len_utf8();
        if is_stop(c) {
            let end = self.run(self.at, is_stop);
            self.push(end, TokenKind::Punct, found);
        } else if is_shout(c) {
            let end = self.run(self.at, is_shout);
            self.push(end, TokenKind::Punct, found);
        } else if is_dash(c) || is_hyphen(c) {
            let end = self.run(self.at, |next| next == c);
            self.push(end, TokenKind::Punct, found);
        } else if matches!(c, '`' | '…' | '*' | '=' | '+' | '~' | '<' | '>' | '/' | '\\' | '|' | '$' | '^') {
            let end = self.run(self.at, |next| next == c);
            self.push(end, TokenKind::Punct, found);
        } else if is_punctuation(c) {
            self.push(end, TokenKind::Punct, found);
        } else {
            let end = self.symbol(c);
            self.push(end, TokenKind::Symbol, found);
        }
    }

    /// A clitic, a quotation mark, or the first sign of a clipped word ("'em", "'90s").
    fn apostrophe(&mut self, c: char, found: &mut Vec<Token>) {
        let end = self.at + c.len_utf8();
        let before = self.char_before(self.at);
        let after = self.char_at(end);
        // "Putin 's", as some programs leave it.
        let apart = before.is_none() && after == Some('s') && self.is_clitic(end) && !found.is_empty();
        let word_before = apart
            || before.is_some_and(|before| {
                is_word(before) || (after == Some('s') && matches!(before, '.' | ')' | ']' | '"' | '”' | '%'))
            });
        if word_before {
            let letters = self.run(end, char::is_alphabetic);
            let clitic =
                matches!(self.str(end, letters).to_ascii_lowercase().as_str(), "s" | "ll" | "re" | "ve" | "d" | "m");
            if clitic && !self.char_at(letters).is_some_and(is_word) {
                return self.push(letters, TokenKind::Clitic, found);
            }
            if !after.is_some_and(is_word) {
                let closes = self.open_single;
                self.open_single = false;
                let plural = before.is_some_and(|before| matches!(before, 's' | 'S' | 'z' | 'x'));
                let kind = if plural && !closes { TokenKind::Clitic } else { TokenKind::Punct };
                return self.push(end, kind, found);
            }
        } else if after.is_some_and(is_digit) && self.str(end, self.end).chars().nth(2) == Some('s') {
            return self.number(c, found);
        } else if after.is_some_and(char::is_alphabetic) {
            let letters = self.run(end, char::is_alphabetic);
            if letters - end < 16 && is_opener(self.str(end, letters), Opener::Clipped) {
                return self.push(letters, TokenKind::Word, found);
            }
            self.open_single = true;
        } else {
            self.open_single = false;
        }
        let end = self.run(self.at, |next| next == c).min(self.at + 2 * c.len_utf8());
        self.push(end, TokenKind::Punct, found);
    }

    fn number(&mut self, first: char, found: &mut Vec<Token>) {
        let mut end = self.at + first.len_utf8();
        loop {
            end = self.run(end, is_word);
            let Some(c) = self.char_at(end) else { break };
            let next = end + c.len_utf8();
            let digit_before = self.char_before(end).is_some_and(is_digit) || end == self.at;
            let Some(after) = self.char_at(next) else { break };
            let inside = match c {
                '.' | ',' | ':' | '/' => digit_before && is_digit(after),
                c if is_hyphen(c) => after.is_alphabetic() || (is_digit(after) && self.is_serial(next)),
                _ => false,
            };
            if !inside {
                break;
            }
            end = next;
        }
        // "5p.m." is glued; "5." is not.
        let glued = self.run(self.run(self.at, is_digit), char::is_alphabetic);
        if glued == end && matches!(self.str(self.run(self.at, is_digit), end), "a" | "p" | "A" | "P") {
            let rest = self.str(end, self.end);
            if rest.get(..3).is_some_and(|rest| rest.eq_ignore_ascii_case(".m.")) {
                end += 3;
            }
        }
        self.push(end, TokenKind::Number, found);
    }

    /// Whether the digits from `at` on belong to a date or a serial number ("2024-02-18") and not to a range ("3-5"):
    /// another hyphen stands before them or after them.
    fn is_serial(&self, at: usize) -> bool {
        let after = self.run(at, is_digit);
        let goes_on =
            self.char_at(after).is_some_and(is_hyphen) && self.char_at(after + 1).is_some_and(char::is_alphanumeric);
        goes_on || self.str(self.at, at.saturating_sub(1)).contains(is_hyphen)
    }

    fn word(&mut self, found: &mut Vec<Token>) {
        let mut end = self.at;
        let mut piece = self.at;
        loop {
            end = self.run(end, is_word);
            let Some(c) = self.char_at(end) else { break };
            let next = end + c.len_utf8();
            let after = self.char_at(next);
            if matches!(c, '°' | 'º') && self.str(self.at, end).eq_ignore_ascii_case("n") {
                end = next;
                continue;
            }
            let after_is_word = after.is_some_and(is_word);
            let part = match c {
                '.' => self.stop_part(piece, end, next),
                '&' if after.is_some_and(Letter::is_upper) && self.char_before(end).is_some_and(Letter::is_upper) => {
                    Part::Inside
                }
                c if is_hyphen(c) && after_is_word => Part::Inside,
                c if is_apostrophe(c) && after_is_word && !self.is_clitic(next) => Part::Inside,
                _ => Part::Outside,
            };
            if part == Part::Outside {
                break;
            }
            end = next;
            if part == Part::Last {
                break;
            }
            if c != '.' {
                piece = next;
            } else if after.is_some_and(is_hyphen) && self.char_at(next + 1).is_some_and(is_word) {
                // "U.S.-led": the stop and the hyphen are both inside.
                end = next + 1;
                piece = end;
            }
        }
        self.push_word(end, found);
    }

    /// What the stop between `end` and `next` is to the word begun at `piece`.
    fn stop_part(&self, piece: usize, end: usize, next: usize) -> Part {
        let word = self.str(piece, end);
        let last = word.rsplit('.').next().unwrap_or(word);
        let single = last.chars().filter(|c| !joins_word(*c)).count() == 1 && last.starts_with(char::is_alphabetic);
        let initial = single && word == last && last.starts_with(Letter::is_upper);
        let class = abbreviation(word);
        match self.char_at(next) {
            Some(after) if is_word(after) => {
                let letters = self.run(next, is_word);
                let one_letter = self.str(next, letters).chars().count() == 1;
                let goes_on = (single && one_letter) || abbreviation(self.str(piece, letters)).is_some();
                // A stop between a lower-case end and a capital parts sentences ("world.Today"); a file or a site has none.
                let file = after.is_lower() || (after.is_ascii_digit() && word.contains(char::is_numeric));
                match class {
                    _ if after.is_alphabetic() && goes_on => Part::Inside,
                    // A blank is missing: "Mr.Lee", "No.5", "J.Lee".
                    Some(Abbreviation::Number) if after.is_ascii_digit() => Part::Last,
                    Some(class) if class != Abbreviation::Number => Part::Last,
                    _ if initial && after.is_upper() => Part::Last,
                    _ if file => Part::Inside,
                    _ => Part::Outside,
                }
            }
            Some(after) if is_hyphen(after) => {
                let compound = self.char_at(next + after.len_utf8()).is_some_and(is_word);
                match (word.contains('.') || class.is_some(), compound) {
                    (true, true) => Part::Inside,
                    (true, false) => Part::Last,
                    _ => Part::Outside,
                }
            }
            _ => {
                let number = || {
                    let rest = self.str(next, self.end).trim_start();
                    rest.starts_with(|c| is_digit(c) || matches!(c, '§' | '#'))
                };
                // Initials ("E."), and letters in a row ("U.S.").
                let letters = || word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
                let held = match class {
                    Some(Abbreviation::Number) => number(),
                    Some(_) => true,
                    None => initial || letters(),
                };
                if held { Part::Last } else { Part::Outside }
            }
        }
    }

    fn is_clitic(&self, at: usize) -> bool {
        let letters = self.run(at, char::is_alphabetic);
        let word = self.str(at, letters);
        let is = |clitics: &[&str]| clitics.iter().any(|clitic| word.eq_ignore_ascii_case(clitic));
        is(&["s", "ll", "re", "ve", "d", "m"]) && !self.char_at(letters).is_some_and(is_word)
    }

    /// Pushes the word up to `end`, parting "n't" from its verb.
    fn push_word(&mut self, end: usize, found: &mut Vec<Token>) {
        let word = self.str(self.at, end);
        let clitic = word
            .char_indices()
            .rev()
            .take(3)
            .nth(2)
            .filter(|(start, _)| {
                let mut last = word.get(*start..).unwrap_or_default().chars();
                let [n, apostrophe, t] = std::array::from_fn(|_| last.next().unwrap_or_default());
                matches!(n, 'n' | 'N') && is_apostrophe(apostrophe) && matches!(t, 't' | 'T') && 0 < *start
            })
            .map(|(start, _)| start);
        if let Some(start) = clitic {
            self.push(self.at + start, TokenKind::Word, found);
            self.push(end, TokenKind::Clitic, found);
        } else {
            self.push(end, TokenKind::Word, found);
        }
    }

    /// The end of the sign at `self.at`: a whole emoji with its modifiers, or one character.
    fn symbol(&self, c: char) -> usize {
        let mut end = self.at + c.len_utf8();
        if is_flag_letter(c) && self.char_at(end).is_some_and(is_flag_letter) {
            return end + c.len_utf8();
        }
        if !is_picture(c) && !self.char_at(end).is_some_and(joins_emoji) {
            return end;
        }
        loop {
            end = self.run(end, joins_emoji);
            match self.char_at(end) {
                Some('\u{200d}') => {
                    end += '\u{200d}'.len_utf8();
                    end += self.char_at(end).filter(|c| is_picture(*c)).map_or(0, char::len_utf8);
                }
                _ => return end,
            }
        }
    }
}

/// Signs that belong to the number they stand before.
fn is_signed(c: char) -> bool {
    matches!(c, '-' | '+' | '\u{2212}')
}

/// What a mark is to the word before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// No part of it.
    Outside,
    /// A part, and the word goes on.
    Inside,
    /// Its last part.
    Last,
}
