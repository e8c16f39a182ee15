//! Which side of what they enclose the quotation marks and brackets of a paragraph stand on.

use crate::text::chars::{is_close_bracket, is_dash, is_hyphen, is_open_bracket, is_quote};
use crate::text::sentence::Reader;
use crate::text::{Letter, TokenKind};

/// The longest bracket, in tokens, whose inside is no place to end a sentence.
const LONGEST_BRACKET: usize = 80;

/// The quotation marks and brackets of a paragraph.
#[derive(Debug)]
pub(crate) struct Marks {
    sides: Vec<Side>,
    /// For tokens inside a bracket: the outermost one that is short enough.
    brackets: Vec<Option<(usize, usize)>>,
    /// Whether the paragraph is typed without capitals, so that none marks a beginning.
    pub(crate) uncapitalised: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Neither,
    Opening,
    Closing,
}

impl Marks {
    pub(crate) fn read(reader: &Reader<'_>) -> Self {
        let capital = |index: usize| reader.word(index).contains(Letter::is_upper);
        let uncapitalised = !(0..reader.len()).any(capital);
        Self { sides: sides(reader), brackets: brackets(reader), uncapitalised }
    }

    pub(crate) fn opens_at(&self, index: usize) -> bool {
        self.sides.get(index) == Some(&Side::Opening)
    }

    pub(crate) fn closes_at(&self, index: usize) -> bool {
        self.sides.get(index) == Some(&Side::Closing)
    }

    pub(crate) fn bracket(&self, index: usize) -> Option<(usize, usize)> {
        self.brackets.get(index).copied().flatten()
    }
}

/// Which side each quotation mark is: by its shape, else by the white space around it, else by turns.
fn sides(reader: &Reader<'_>) -> Vec<Side> {
    let mut open = false;
    (0..reader.len())
        .map(|index| {
            let Some(mark) = reader.first_char(index).filter(|c| is_quote(*c)) else { return Side::Neither };
            if reader.kind(index) != Some(TokenKind::Punct) {
                return Side::Neither;
            }
            let before = reader.is_glued(index);
            let after = reader.is_glued(index + 1) && index + 1 < reader.len();
            let after_word = index.checked_sub(1).and_then(|before| reader.word(before).chars().next_back());
            let opening = match mark {
                '“' | '„' | '‘' | '‚' | '«' | '‹' | '`' => true,
                '”' | '’' | '»' | '›' => false,
                _ if before != after => after,
                _ if before && after_word.is_some_and(|c| is_open_bracket(c) || is_dash(c) || is_hyphen(c)) => true,
                _ => !open,
            };
            open = opening;
            if opening { Side::Opening } else { Side::Closing }
        })
        .collect()
}

fn brackets(reader: &Reader<'_>) -> Vec<Option<(usize, usize)>> {
    let mut inside = vec![None; reader.len()];
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for index in 0..reader.len() {
        match reader.first_char(index) {
            Some(c) if is_open_bracket(c) && reader.kind(index) == Some(TokenKind::Punct) => open.push(index),
            Some(c) if is_close_bracket(c) && reader.kind(index) == Some(TokenKind::Punct) => {
                pairs.extend(open.pop().filter(|start| index - start <= LONGEST_BRACKET).map(|start| (start, index)));
            }
            _ => {}
        }
    }
    pairs.sort_unstable();
    let mut covered = 0;
    for (start, end) in pairs {
        if covered <= start {
            covered = end + 1;
            if let Some(range) = inside.get_mut(start..=end) {
                range.fill(Some((start, end)));
            }
        }
    }
    inside
}
