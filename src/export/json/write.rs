//! JSON as it is written down (RFC 8259), piece by piece into one string. The page's worker carries this, so it is small: what comes
//! before a piece tells whether a comma is due. Not for reading JSON.

/// A document under way. Each method adds one piece; a value follows its key, or another value of its list.
#[derive(Debug, Default)]
pub(crate) struct Json(pub(crate) String);

impl Json {
    /// Before a value or a key that is not the first of its list or object.
    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[', ':']) && !self.0.is_empty() {
            self.0.push(',');
        }
    }

    /// A value that needs no quoting.
    pub(crate) fn raw(&mut self, value: &str) {
        self.comma();
        self.0.push_str(value);
    }

    /// Begins a list or an object: `[` or `{`.
    pub(crate) fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    /// Ends it.
    pub(crate) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The key of the next value.
    pub(crate) fn key(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(':');
        self
    }

    /// A string.
    pub(crate) fn text(&mut self, words: &str) {
        self.comma();
        self.0.push('"');
        for letter in words.chars() {
            match letter {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                '\u{8}' => self.0.push_str("\\b"),
                '\u{C}' => self.0.push_str("\\f"),
                '\0'..='\u{1F}' => {
                    let code = u32::from(letter);
                    self.0.push_str("\\u00");
                    self.0.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
                }
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }

    /// A string, or `null`.
    pub(crate) fn maybe(&mut self, words: Option<&str>) {
        match words {
            Some(words) => self.text(words),
            None => self.raw("null"),
        }
    }

    /// A list of strings.
    pub(crate) fn texts(&mut self, list: &[&str]) {
        self.open('[');
        for words in list {
            self.text(words);
        }
        self.close(']');
    }

    pub(crate) fn flag(&mut self, holds: bool) {
        self.raw(if holds { "true" } else { "false" });
    }

    /// A whole number, or `null`.
    pub(crate) fn count(&mut self, number: Option<usize>) {
        match number {
            Some(number) => self.raw(&number.to_string()),
            None => self.raw("null"),
        }
    }

    /// A number in few digits that give the same number when they are read: whole digits and a power of ten, both of them exact,
    /// are all that its reader computes with (Clinger, "How to read floating point numbers accurately", 1990). `null` where it
    /// is none, or more than 22 powers away from such digits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        reason = "whole numbers below 2^53, which must come out the same"
    )]
    pub(crate) fn number(&mut self, value: f64) {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        const POWERS: usize = 22;
        let (size, sign) = (value.abs(), if value < 0.0 { "-" } else { "" });
        let mut power = 1.0;
        for places in 0..=POWERS {
            let (small, large) = ((size / power).round(), (size * power).round());
            if large < EXACT && large / power == size {
                let digits = (large as u64).to_string();
                let digits = ["0".repeat((places + 1).saturating_sub(digits.len())), digits].concat();
                let (whole, part) = digits.split_at_checked(digits.len() - places).unwrap_or_default();
                return self.raw(&[sign, whole, ".", if part.is_empty() { "0" } else { part }].concat());
            }
            if small < EXACT && small * power == size {
                return self.raw(&[sign, &(small as u64).to_string(), "e", &places.to_string()].concat());
            }
            power *= 10.0;
        }
        self.raw("null");
    }
}

/// The same document over many lines, for people: two blanks a level.
#[cfg(feature = "cli")]
pub fn pretty(compact: &str) -> String {
    let mut out = String::with_capacity(2 * compact.len());
    let (mut level, mut quoted, mut escaped) = (0_usize, false, false);
    let mut letters = compact.chars().peekable();
    while let Some(letter) = letters.next() {
        let breaks = |out: &mut String, level: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        };
        match letter {
            _ if quoted => {
                quoted = escaped || letter != '"';
                escaped = !escaped && letter == '\\';
                out.push(letter);
            }
            '[' | '{' => {
                out.push(letter);
                if let Some(close) = letters.next_if(|next| matches!(next, ']' | '}')) {
                    out.push(close);
                } else {
                    level += 1;
                    breaks(&mut out, level);
                }
            }
            ']' | '}' => {
                level = level.saturating_sub(1);
                breaks(&mut out, level);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                breaks(&mut out, level);
            }
            ':' => out.push_str(": "),
            _ => {
                quoted = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_one_whatever_it_holds() {
        let mut out = Json::default();
        out.text("“No,” he\tsaid: \"\\u\"\r\n\u{0}\u{1F}\u{7F}é𝔸");
        assert_eq!(out.0, "\"“No,” he\\tsaid: \\\"\\\\u\\\"\\r\\n\\u0000\\u001f\u{7F}é𝔸\"");
    }

    #[test]
    fn commas_stand_between() {
        let mut out = Json::default();
        out.open('{');
        out.key("a").texts(&["x,", "["]);
        out.key("b").open('[');
        out.count(Some(1));
        out.flag(true);
        out.open('{');
        out.close('}');
        out.close(']');
        out.key("c").maybe(None);
        out.close('}');
        assert_eq!(out.0, r#"{"a":["x,","["],"b":[1,true,{}],"c":null}"#);
    }

    #[test]
    fn a_number_reads_back_as_itself() {
        let check = |value: f64, expected: &str| {
            let mut out = Json::default();
            out.number(value);
            assert_eq!(out.0, expected);
            assert_eq!(out.0.parse(), Ok(value));
        };
        check(0.0, "0.0");
        check(0.83, "0.83");
        check(0.007, "0.007");
        check(-2.5, "-2.5");
        check(2_500_000.0, "2500000.0");
        check(1.0 / 3.0, "0.3333333333333333");
        check(1.1e12, "1100000000000.0");
        check(1e20, "1000000000000000e5");
        for value in [f64::NAN, f64::INFINITY, 1e300, 1e-300] {
            let mut out = Json::default();
            out.number(value);
            assert_eq!(out.0, "null");
        }
        for thousandths in 0..=1_000 {
            let mut out = Json::default();
            out.number(f64::from(thousandths) / 1_000.0);
            assert_eq!(out.0.parse(), Ok(f64::from(thousandths) / 1_000.0));
        }
    }
}
