//! Cuts a text into paragraphs. What a paragraph is in the article is for `layout`.

use crate::text::Span;
use crate::text::chars::{is_shout, is_stop};

/// A paragraph's place, before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its text, without white space at either end; never empty.
    pub(crate) span: Span,
    /// Whether an empty line stands before it. The first block has none.
    pub(crate) after_blank: bool,
}

/// The widths, in characters, at which people and programs wrap lines.
const WRAP: std::ops::RangeInclusive<usize> = 45..=110;

/// The paragraphs of `text`, in order.
///
/// A line is a paragraph, as in text pasted from a page, unless the lines between two empty ones were wrapped to a
/// width: then the lines of one paragraph are joined.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut group: Vec<Line<'_>> = Vec::new();
    let mut after_blank = false;
    for line in lines(text) {
        if line.span.is_empty() {
            close(&mut group, after_blank, &mut found);
            after_blank = !found.is_empty();
        } else {
            group.push(line);
        }
    }
    close(&mut group, after_blank, &mut found);
    found
}

/// A line without white space at its ends.
struct Line<'a> {
    span: Span,
    words: &'a str,
    /// In characters.
    width: usize,
    /// Whether a blank stood before its line end, as wrapping leaves it.
    loose: bool,
}

impl Line<'_> {
    fn opens_lower(&self) -> bool {
        self.words.chars().next().is_some_and(|c| c.is_lowercase() || c == '(')
    }

    fn is_closed(&self) -> bool {
        let closer = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']');
        self.words.trim_end_matches(closer).ends_with(|c| is_stop(c) || is_shout(c) || matches!(c, ':' | '…'))
    }

    /// Whether `next`'s first word would have been too long for this line, were lines `limit` wide.
    fn is_full(&self, next: &Line<'_>, limit: usize) -> bool {
        let word = next.words.split_whitespace().next().map_or(0, |word| word.chars().count());
        limit <= self.width + word
    }
}

/// Every line of `text`, empty ones too. LF, CR, CRLF and the Unicode separators end a line.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    let mut after_return = false;
    text.split_inclusive(is_end).filter_map(move |raw| {
        let span = Span::new(start, start + raw.len()).trimmed(text);
        start += raw.len();
        // The LF of a CRLF ends no line of its own.
        let second_half = after_return && raw == "\n";
        after_return = raw.ends_with('\r');
        let words = span.of(text);
        let loose = raw.strip_suffix(is_end).is_some_and(|line| line.ends_with([' ', '\u{a0}']));
        (!second_half).then(|| Line { span, words, width: words.chars().count(), loose })
    })
}

/// Turns the lines between two empty ones into paragraphs.
fn close(group: &mut Vec<Line<'_>>, after_blank: bool, found: &mut Vec<Block>) {
    let wrapped = wrap_width(group);
    let mut open: Option<Span> = None;
    let mut first = true;
    for (index, line) in group.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| group.get(index));
        let continues = before.is_some_and(|before| match wrapped {
            Some(width) => before.is_full(line, width) || (!before.is_closed() && line.opens_lower()),
            None => line.opens_lower() && !before.is_closed() && before.loose,
        });
        open = match open {
            Some(span) if continues => Some(span.cover(line.span)),
            Some(span) => {
                found.push(Block { span, after_blank: after_blank && first });
                first = false;
                Some(line.span)
            }
            None => Some(line.span),
        };
    }
    if let Some(span) = open {
        found.push(Block { span, after_blank: after_blank && first });
    }
    group.clear();
}

/// The width that the lines were wrapped to, if they were: three or more, filled as far as the next word allowed, most
/// going on in lower case.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let width = lines.iter().map(|line| line.width).max()?;
    if lines.len() < 3 || !WRAP.contains(&width) {
        return None;
    }
    let pairs =
        || lines.iter().zip(lines.iter().skip(1)).filter(|(line, next)| !line.is_closed() || next.opens_lower());
    let count = pairs().count();
    let full = pairs().filter(|(line, next)| line.is_full(next, width.saturating_sub(3))).count();
    let lower = pairs().filter(|(_, next)| next.opens_lower()).count();
    (0 < count && count * 3 <= full * 4 && count <= lower * 2).then_some(width.saturating_sub(3))
}
