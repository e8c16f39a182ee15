//! Bytes to Unicode code points, the unit of JSON and of Web Annotation.

use crate::text::Span;
use serde::Serialize;

/// A stretch of text in Unicode code points, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Points {
    /// The first code point.
    pub(crate) start: u32,
    /// One past the last.
    pub(crate) end: u32,
}

/// The code point at every byte of a text; empty where each byte is one.
pub(crate) struct Ruler(Vec<u32>);

impl Ruler {
    pub(crate) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self(Vec::new());
        }
        let mut points = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for sign in text.chars() {
            points.extend(std::iter::repeat_n(count, sign.len_utf8()));
            count += 1;
        }
        points.push(count);
        Self(points)
    }

    pub(crate) fn points(&self, span: Span) -> Points {
        let at = |byte: usize| self.0.get(byte).copied().unwrap_or_else(|| u32::try_from(byte).unwrap_or(u32::MAX));
        Points { start: at(span.start()), end: at(span.end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_a_code_point() {
        let check = |text: &str, part: &str, expected: (u32, u32)| {
            let start = text.find(part).unwrap();
            let points = Ruler::new(text).points(Span::new(start, start + part.len()));
            assert_eq!((points.start, points.end), expected, "{part}");
        };
        check("plain words", "words", (6, 11));
        check("“Ça va?” 👍🏽 e\u{301} end", "end", (15, 18));
        check("“Ça va?”", "“Ça va?”", (0, 8));
    }
}
