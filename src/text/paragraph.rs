//! Cuts a text into paragraphs. What a paragraph is in the article is for `layout`.

use crate::text::chars::{is_shout, is_stop};
use crate::text::{Letter, Span};

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
    let lines: Vec<Line<'_>> = lines(text).collect();
    let groups = || lines.split(|line| line.span.is_empty()).filter(|group| !group.is_empty());
    let any_wrapped = groups().any(|group| wrap_width(group).is_some());
    let mut found = Vec::new();
    for group in groups() {
        close(group, any_wrapped, &mut found);
    }
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
        self.words.chars().next().is_some_and(|c| c.is_lower() || c == '(')
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

/// Turns the lines between two empty ones into paragraphs. In a text where other lines were wrapped, a long line that goes
/// on in lower case was wrapped too.
fn close(group: &[Line<'_>], any_wrapped: bool, found: &mut Vec<Block>) {
    let after_blank = !found.is_empty();
    let wrapped = wrap_width(group);
    let mut open: Option<Span> = None;
    let mut first = true;
    for (index, line) in group.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| group.get(index));
        let continues = before.is_some_and(|before| match wrapped {
            Some(width) => before.is_full(line, width) || (!before.is_closed() && line.opens_lower()),
            None => {
                line.opens_lower()
                    && !before.is_closed()
                    && (before.loose || (any_wrapped && *WRAP.start() <= before.width))
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paragraphs_unless_they_were_wrapped() {
        // " | " stands for a line end, " || " for an empty line, " ⏎ " for the line ends of wrapped text.
        let check = |expected: &str| {
            let text = expected.replace(" || ", "\n\n").replace(" | ", "\n").replace(" ⏎ ", "\n");
            for ending in ["\n", "\r\n", "\r"] {
                let text = text.replace('\n', ending);
                let found = blocks(&text);
                let mut shown = String::new();
                for (index, block) in found.iter().enumerate() {
                    shown += if index == 0 {
                        ""
                    } else if block.after_blank {
                        " || "
                    } else {
                        " | "
                    };
                    shown += &block.span.of(&text).replace(ending, " ⏎ ");
                }
                assert_eq!(shown, expected);
            }
        };
        check("One line");
        check("Bread | Butter | Milk");
        check("A headline || A paragraph of the body. | Another. || The last.");
        check(
            "The harbour master told the hearing that the ferry had left ⏎ eleven minutes late, and that nobody had told him of the ⏎ \
             leak until the ship was two miles out. He then called the ⏎ lifeboat. || It came too late for most, said the widow of the \
             first ⏎ mate.",
        );
        check(
            "What we know about the storm so far | Why the harbour was left open for so long | who decided that the ferry would sail",
        );
    }
}
