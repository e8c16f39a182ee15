//! Spans as JSON and Web Annotation have them: in Unicode code points.

use crate::text::{CodePoints, Span};
use serde::Serialize;

/// A stretch of text in Unicode code points, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Points {
    /// The first code point.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
}

impl Points {
    pub(crate) fn of(span: Span, ruler: &CodePoints<'_>) -> Self {
        Self { start: ruler.at(span.start()), end: ruler.at(span.end()) }
    }
}
