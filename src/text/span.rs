//! A stretch of the article, in bytes.

use serde::{Deserialize, Serialize};

/// A stretch of text: UTF-8 byte offsets, half open, on character boundaries.
///
/// An empty span (`start == end`) marks a place and holds no text.
///
/// ```
/// use factline::text::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("The Kremlin"), "Kreml");
/// assert_eq!(Span::new(4, 99).of("short"), "", "a span of another text holds nothing");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// From byte `start` up to, not including, byte `end`. An `end` before `start` is taken as `start`.
    /// Offsets past 4 GiB saturate; texts are capped long before.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it covers; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies in it.
    pub fn holds(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether they share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch without white space at either end.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// The elements of `list`, which is in text order without overlaps, that share text with `span`.
pub fn overlapping<T>(list: &[T], span: Span, span_of: impl Fn(&T) -> Span) -> &[T] {
    let from = list.partition_point(|element| span_of(element).end() <= span.start());
    let to = list.partition_point(|element| span_of(element).start() < span.end());
    list.get(from..to.max(from)).unwrap_or_default()
}
