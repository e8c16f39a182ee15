//! Undoes what mail programs, chats and pasting do to a link, and finds it in what was pasted.
//!
//! Whether the link is whole and unchanged is for `framing`.

use std::borrow::Cow;

/// What stands where a link should stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fragment {
    /// The format's letter.
    pub(crate) letter: char,
    /// The format's version, a digit.
    pub(crate) version: char,
    /// Everything behind them, with its blanks: wrapped lines, and perhaps the rest of a message.
    pub(crate) rest: String,
}

/// Finds the link in a whole address, a message around one, or the fragment with or without its `#`.
/// `None` where nothing looks like a link of any format.
pub(crate) fn mend(pasted: &str) -> Option<Fragment> {
    let mut text = Cow::Borrowed(pasted);
    // An address that went through two programs may be escaped twice.
    for _ in 0..2 {
        if text.contains('%') {
            text = Cow::Owned(unescape(&text));
        }
    }
    let visible: String = text.chars().filter(|&letter| !is_invisible(letter)).collect();
    let hashed = visible.match_indices('#').find_map(|(at, hash)| visible.get(at + hash.len()..).and_then(fragment));
    let bare = || fragment(visible.trim_start_matches(is_wrapper)).filter(|fragment| fragment.letter == 'f');
    hashed.or_else(bare)
}

/// The format at the start of `text`, and what follows it.
fn fragment(text: &str) -> Option<Fragment> {
    let mut letters = text.char_indices().filter(|&(_, letter)| !letter.is_whitespace());
    let (_, letter) = letters.next().filter(|(_, letter)| letter.is_ascii_lowercase())?;
    let (at, version) = letters.next().filter(|(_, version)| version.is_ascii_digit())?;
    Some(Fragment { letter, version, rest: payload(text.get(at + 1..).unwrap_or_default()) })
}

/// What stands before the first `&`: what trackers hang on an address comes after one, and no payload holds any.
fn payload(rest: &str) -> String {
    rest.split('&').next().unwrap_or_default().to_owned()
}

/// Whether a link may stand inside it, or a sentence end with it: white space, brackets, quotation marks, stops.
pub(crate) fn is_wrapper(letter: char) -> bool {
    letter.is_whitespace() || "<>()[]{}\"'`*|«»‹›“”„‘’.,;:!?…".contains(letter)
}

/// Whether it takes no room on the screen, so that nobody sees that it was pasted too.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Every `%XX` as the byte that it stands for; a lone percent sign stays.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = match (byte, after) {
            (b'%', [high, low, after @ ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| (high << 4 | low, after)),
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((byte, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pasted: &str, expected: Option<(char, char, &str)>) {
        let found = mend(pasted);
        let found = found.as_ref().map(|found| (found.letter, found.version, found.rest.as_str()));
        assert_eq!(found, expected, "{pasted:?}");
    }

    #[test]
    fn finds_the_fragment() {
        for pasted in [
            "#f1AbC-_9",
            "f1AbC-_9",
            "https://example.org/factline/#f1AbC-_9",
            "https://example.org/factline/%23f1AbC-_9",
            "https://example.org/factline/%2523f1AbC-_9",
            "%23%66%31%41b%43-%5f9",
            "#f\u{AD}1Ab\u{200B}C-\u{FEFF}_9",
            "#f1Ab%E2%80%8BC-_9",
            "# f\n1AbC-_9",
            "<f1AbC-_9",
            "“f1AbC-_9",
            "\u{2067}  #f1AbC-_9",
            "50 % of it: see https://example.org/page#f1AbC-_9",
            "https://example.org/#f1AbC-_9&fbclid=IwAR0&utm_source=chat",
            "https://example.org/?fbclid=IwAR0#f1AbC-_9%26utm_medium=mail",
            "#top is not it, but https://example.org/#f1AbC-_9",
        ] {
            check(pasted, Some(('f', '1', "AbC-_9")));
        }
    }

    #[test]
    fn keeps_what_follows() {
        check("<https://example.org/#f1Ab\r\n C>, she wrote", Some(('f', '1', "Ab\r\n C>, she wrote")));
        check("#f1Ab#C%zz%4", Some(('f', '1', "Ab#C%zz%4")));
    }

    #[test]
    fn tells_other_formats() {
        check("#f2AbC", Some(('f', '2', "AbC")));
        check("#g1AbC", Some(('g', '1', "AbC")));
        check("g1AbC", None);
    }

    #[test]
    fn finds_nothing_where_nothing_is() {
        for pasted in
            ["", "#", "#f", "f", "#facts", "https://example.org/", "Formula 1: #fun", "%", "%2", "%23", "100 %"]
        {
            check(pasted, None);
        }
    }
}
