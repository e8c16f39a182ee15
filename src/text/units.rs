//! Turns byte offsets into the other two units in which text is counted, each in one place: Unicode code points for
//! JSON and Web Annotation, UTF-16 code units for the browser.

use serde::{Deserialize, Serialize};

/// Bytes between two entries of an index: small enough to count through, large enough to keep the index small.
const STEP: usize = 64;

/// How many of some unit stand before each byte of a text. Built once, in linear time; asked in logarithmic time.
#[derive(Clone, Debug)]
struct Index<'a> {
    text: &'a str,
    width: fn(char) -> usize,
    /// For each multiple of [`STEP`] bytes: the first character boundary at or after it, and the units before that.
    marks: Vec<(usize, usize)>,
}

impl<'a> Index<'a> {
    fn new(text: &'a str, width: fn(char) -> usize) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            if marks.len() * STEP <= byte {
                marks.push((byte, units));
            }
            units += width(c);
        }
        Self { text, width, marks }
    }

    /// The units before `byte`. Inside a character it is that character's start; past the end it is the whole length.
    fn units_before(&self, byte: usize) -> usize {
        let after = self.marks.partition_point(|(start, _)| *start <= byte);
        let Some((start, units)) = after.checked_sub(1).and_then(|index| self.marks.get(index)) else { return 0 };
        let rest = self.text.get(*start..).unwrap_or_default();
        let inside = rest.char_indices().take_while(|(offset, c)| start + offset + c.len_utf8() <= byte);
        units + inside.map(|(_, c)| (self.width)(c)).sum::<usize>()
    }

    /// The byte at which the unit numbered `units` begins; inside a character its start; past the end the length.
    fn byte_at(&self, units: usize) -> usize {
        let after = self.marks.partition_point(|(_, before)| *before <= units);
        let Some((start, before)) = after.checked_sub(1).and_then(|index| self.marks.get(index)) else { return 0 };
        let rest = self.text.get(*start..).unwrap_or_default();
        let mut count = *before;
        for (offset, c) in rest.char_indices() {
            count += (self.width)(c);
            if units < count {
                return start + offset;
            }
        }
        self.text.len()
    }
}

/// Counts a text in Unicode code points.
///
/// ```
/// use factline::text::CodePoints;
/// let points = CodePoints::new("“Ça va”");
/// assert_eq!(points.at("“Ça".len()), 3);
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints<'a>(Index<'a>);

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        Self(Index::new(text, |_| 1))
    }

    /// How many code points stand before `byte`. Inside a character it counts to that character's start; past the end
    /// of the text it is the whole length.
    pub fn at(&self, byte: usize) -> usize {
        self.0.units_before(byte)
    }

    /// The byte at which the code point numbered `point` begins; past the end the text's length.
    pub fn byte(&self, point: usize) -> usize {
        self.0.byte_at(point)
    }
}

/// An offset in UTF-16 code units, as the browser counts text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Utf16Offset(pub u32);

/// Counts a text in UTF-16 code units.
///
/// ```
/// use factline::text::{Utf16, Utf16Offset};
/// let units = Utf16::new("👍 yes");
/// assert_eq!(units.at("👍 ".len()), Utf16Offset(3));
/// assert_eq!(units.byte(Utf16Offset(3)), "👍 ".len());
/// ```
#[derive(Clone, Debug)]
pub struct Utf16<'a>(Index<'a>);

impl<'a> Utf16<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        Self(Index::new(text, char::len_utf16))
    }

    /// How many code units stand before `byte`. Inside a character it counts to that character's start; past the end of
    /// the text it is the whole length.
    pub fn at(&self, byte: usize) -> Utf16Offset {
        Utf16Offset(u32::try_from(self.0.units_before(byte)).unwrap_or(u32::MAX))
    }

    /// The byte that `offset` means. Between the two halves of a character it is that character's start; past the end
    /// the text's length.
    pub fn byte(&self, offset: Utf16Offset) -> usize {
        self.0.byte_at(offset.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn every_offset_of_a_mixed_text_goes_there_and_back() {
        let text = "aé“—”👩‍👧 \u{301}ש ".repeat(40);
        let (points, units) = (CodePoints::new(&text), Utf16::new(&text));
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!((points.at(byte), points.byte(count)), (count, byte));
            assert_eq!(units.byte(units.at(byte)), byte);
            assert_eq!(units.at(byte).0 as usize, Span::new(0, byte).of(&text).encode_utf16().count());
        }
    }

    #[test]
    fn offsets_that_fit_nowhere_fall_on_the_nearest_place() {
        let check = |text: &str, byte: usize, expected: usize| assert_eq!(CodePoints::new(text).at(byte), expected);
        check("", 0, 0);
        check("", 9, 0);
        check("é", 1, 0);
        check("é", 99, 1);
        assert_eq!(Utf16::new("👍").byte(Utf16Offset(1)), 0);
        assert_eq!(Utf16::new("👍").byte(Utf16Offset(7)), 4);
        assert_eq!(Utf16::new("").byte(Utf16Offset(7)), 0);
    }
}
