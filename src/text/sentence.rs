//! Cuts a paragraph's tokens into sentences. Decides by what ends (a mark, an abbreviation, a quotation) and by what
//! follows (a capital, a word that opens sentences, a verb of speech). What a sentence is for is told in `layout`.

use crate::lexicon::abbreviations::{Abbreviation, Opener, abbreviation, is_opener};
use crate::lexicon::reporting;
use crate::text::Letter;
use crate::text::chars::{
    is_bullet, is_close_bracket, is_dash, is_hyphen, is_open_bracket, is_picture, is_quote, is_shout, is_stop,
};
use crate::text::lists::items;
use crate::text::marks::Marks;
use crate::text::{Span, Token, TokenKind};

/// Where sentences begin, as indices into `tokens`: the first is 0. Empty where there are no tokens.
pub(crate) fn starts(reader: &Reader<'_>) -> Vec<usize> {
    let tokens = reader.tokens;
    let marks = Marks::read(reader);
    let items = items(reader);
    let mut items = items.iter().copied().peekable();
    let mut starts = Vec::new();
    if !tokens.is_empty() {
        starts.push(0);
    }
    let mut index = 0;
    let mut start = 0;
    while index < tokens.len() {
        while items.next_if(|item| *item <= start).is_some() {}
        let (next, splits) = match reader.ending(index) {
            Some(ending) => {
                let next = reader.after_closers(ending.after, &marks);
                (next, reader.splits(start, index, ending, next, &marks))
            }
            None => (index + 1, false),
        };
        let item = items.next_if(|item| *item <= next);
        if let Some(begin) = item.or(splits.then_some(next)).filter(|begin| start < *begin && *begin < tokens.len()) {
            starts.push(begin);
            start = begin;
            index = begin;
        } else {
            index = next;
        }
    }
    starts
}

/// How a sentence may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A full stop of its own.
    Stop,
    /// A question or exclamation mark.
    Shout,
    /// Three dots, after a word (`attached`) or between blanks.
    Ellipsis { attached: bool },
    /// A word that ends in a full stop.
    Short(Option<Abbreviation>),
}

#[derive(Clone, Copy, Debug)]
struct Ending {
    kind: Kind,
    /// The token after it.
    after: usize,
}

/// What stands at the beginning of what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    Capital,
    Number,
    Other,
}

/// The tokens of one paragraph with their text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The text of a token; empty past the end.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn first_char(&self, index: usize) -> Option<char> {
        self.word(index).chars().next()
    }

    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    fn span(&self, index: usize) -> Span {
        self.tokens.get(index).map_or(Span::new(self.text.len(), self.text.len()), |token| token.span)
    }

    /// Whether no white space stands before the token.
    pub(crate) fn is_glued(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.span(before).end() == self.span(index).start())
    }

    /// Whether the token is a mark that ends sentences, or closes one that does.
    pub(crate) fn is_terminator(&self, index: usize) -> bool {
        let ends = |index: usize| self.word(index).ends_with(|c| is_stop(c) || is_shout(c) || c == '…');
        let closes = self.first_char(index).is_some_and(|c| is_quote(c) || is_close_bracket(c));
        ends(index) || (closes && index.checked_sub(1).is_some_and(ends))
    }

    /// The ending that begins at a token, if one does.
    fn ending(&self, index: usize) -> Option<Ending> {
        let word = self.word(index);
        let after = index + 1;
        if self.kind(index)? != TokenKind::Punct {
            let short = word.strip_suffix('.').filter(|_| self.kind(index) != Some(TokenKind::Address))?;
            let class = if self.kind(index) == Some(TokenKind::Number) {
                Some(Abbreviation::Clock)
            } else {
                abbreviation(short)
            };
            return Some(Ending { kind: Kind::Short(class), after });
        }
        let first = word.chars().next()?;
        if is_shout(first) {
            // A click, as in "!Xun".
            if !self.is_glued(index) && self.is_glued(after) && self.kind(after) == Some(TokenKind::Word) {
                return None;
            }
            return Some(Ending { kind: Kind::Shout, after });
        }
        let attached = self.is_glued(index);
        if first == '…' {
            return Some(Ending { kind: Kind::Ellipsis { attached }, after });
        }
        if is_dash(first) || word.starts_with("--") {
            // Speech that is cut off: “But if you—”
            let cut_off = attached && self.is_glued(after) && self.first_char(after).is_some_and(is_quote);
            return cut_off.then_some(Ending { kind: Kind::Ellipsis { attached }, after });
        }
        if !is_stop(first) {
            return None;
        }
        let dots = (index..self.len()).take_while(|next| self.word(*next) == ".").count();
        let (kind, after) = match (word.chars().count(), dots, attached) {
            // "compounds. . . . The": the stop, and an ellipsis that belongs to what follows.
            (1, 4.., true) if self.first_char(index + dots).is_some_and(char::is_alphabetic) => (Kind::Stop, after),
            (1, 3, _) => (Kind::Ellipsis { attached }, index + 3),
            (1, 4.., _) => (Kind::Stop, index + dots),
            (2 | 3, _, _) => (Kind::Ellipsis { attached }, after),
            _ => (Kind::Stop, after),
        };
        Some(Ending { kind, after })
    }

    /// Past what closes the sentence after its end: more marks, quotation marks, brackets, references, pictures.
    fn after_closers(&self, mut index: usize, marks: &Marks) -> usize {
        let begin = index;
        while index < self.len() {
            let Some(first) = self.first_char(index) else { break };
            let glued = self.is_glued(index);
            let reference = first == '['
                && self.word(index + 2) == "]"
                && self.kind(index + 1) == Some(TokenKind::Number)
                && self.word(index + 1).len() <= 3;
            if reference {
                index += 3;
            } else if glued && (is_shout(first) || is_stop(first) || first == '…')
                || marks.closes_at(index)
                || (glued && is_close_bracket(first))
                || (self.kind(index) == Some(TokenKind::Symbol) && is_picture(first))
            {
                index += 1;
            } else if glued && index == begin && self.kind(index) == Some(TokenKind::Number) {
                // "in a consultation.11 12 Take": the numbers of notes.
                index += 1;
                while self.kind(index) == Some(TokenKind::Number) && self.word(index).len() <= 2 {
                    index += 1;
                }
            } else {
                break;
            }
        }
        index
    }

    /// Whether a new sentence begins at `next`, after the ending at `index` of the sentence begun at `start`.
    fn splits(&self, start: usize, index: usize, ending: Ending, next: usize, marks: &Marks) -> bool {
        if self.len() <= next || self.is_label(start, index) {
            return false;
        }
        let (begin, beginning) = self.beginning(next, marks);
        let plain = matches!(ending.kind, Kind::Stop | Kind::Shout) && ending.after == next && !self.is_glued(next);
        if plain && marks.uncapitalised && self.kind(begin) == Some(TokenKind::Word) {
            return true;
        }
        if beginning == Beginning::Other || !self.is_apart(index, next, begin) {
            return false;
        }
        let closed = ending.after < next;
        let inserted = marks.bracket(index).filter(|(open, _)| start < *open);
        if let Some((_, close)) = inserted {
            let whole = ending.kind == Kind::Stop || (ending.kind == Kind::Shout && self.is_sentence_opener(begin));
            return close < next && whole && beginning == Beginning::Capital;
        }
        let opener = || self.is_sentence_opener(begin);
        match ending.kind {
            Kind::Stop => true,
            Kind::Shout => {
                let named = index.checked_sub(1).is_some_and(|name| is_opener(self.word(name), Opener::Shouting));
                !(closed && self.speech_follows(begin)) && (!named || opener())
            }
            Kind::Ellipsis { attached } => {
                beginning == Beginning::Capital && self.word(begin) != "I" && (attached || opener())
            }
            Kind::Short(class) => beginning == Beginning::Capital && self.short_ends(class, start, index, begin),
        }
    }

    /// Whether the sentence ends at the abbreviation at `index`, a capital standing at `begin`.
    fn short_ends(&self, class: Option<Abbreviation>, start: usize, index: usize, begin: usize) -> bool {
        let opener = self.is_sentence_opener(begin);
        match class {
            Some(Abbreviation::Title | Abbreviation::Inner | Abbreviation::Number) => false,
            Some(Abbreviation::Unit) => true,
            Some(Abbreviation::Clock) => {
                // "At 5 a.m. Mr. Lee": the clause has not come yet.
                let fronted = index - start < 5 && is_opener(self.word(start), Opener::Fronting);
                !fronted && !is_opener(self.word(begin), Opener::Zone)
            }
            None if self.word(index) == "I." => {
                let before = index.checked_sub(1).and_then(|before| self.first_char(before));
                opener || before.is_some_and(Letter::is_lower)
            }
            Some(Abbreviation::Date | Abbreviation::Suffix) | None => opener,
        }
    }

    /// Whether the capital at `index` begins a word that opens sentences. "I" does where it is the pronoun.
    fn is_sentence_opener(&self, index: usize) -> bool {
        is_opener(self.word(index), Opener::Sentence)
    }

    /// Whether all of the sentence so far is the label of an item: "1.", "(iii).", "Q."
    fn is_label(&self, start: usize, index: usize) -> bool {
        let mut words = (start..=index)
            .filter(|at| self.kind(*at) != Some(TokenKind::Punct) && !self.first_char(*at).is_some_and(is_bullet));
        let Some(only) = words.next() else { return true };
        let word = self.word(only).trim_end_matches('.');
        let short = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let number = word.len() <= 3 && self.kind(only) == Some(TokenKind::Number);
        let shortened = self.word(only).ends_with('.');
        words.next().is_none() && index - start < 5 && (short || number || shortened)
    }

    /// The first word of what follows, past quotation marks, brackets and dashes, and what it looks like.
    fn beginning(&self, next: usize, marks: &Marks) -> (usize, Beginning) {
        let mut index = next;
        let mut dots = 0;
        while let Some(first) = self.first_char(index) {
            let passes = marks.opens_at(index)
                || is_open_bracket(first)
                || is_dash(first)
                || is_hyphen(first)
                || is_bullet(first)
                || matches!(first, '¿' | '¡' | '…' | '*')
                || (is_stop(first) && dots < 3);
            if self.kind(index) != Some(TokenKind::Punct) || !passes || next + 6 < index {
                break;
            }
            dots += usize::from(is_stop(first));
            index += 1;
        }
        let mut letters = self.word(index).chars();
        let first = letters.next();
        let second_upper = letters.next().is_some_and(Letter::is_upper);
        let beginning = match (self.kind(index), first) {
            (Some(TokenKind::Number), Some(_)) => Beginning::Number,
            (Some(TokenKind::Symbol), Some(c)) if !c.is_control() => Beginning::Number,
            // "iPhone" opens a sentence as "The" does.
            (Some(TokenKind::Word), Some(c)) if c.is_lower() && !second_upper => Beginning::Other,
            (Some(TokenKind::Word | TokenKind::Address), Some(_)) => Beginning::Capital,
            _ => Beginning::Other,
        };
        (index, beginning)
    }

    /// Whether white space parts the two, or its lack is plainly a slip: "world.Today".
    fn is_apart(&self, index: usize, next: usize, begin: usize) -> bool {
        if !self.is_glued(next) {
            return true;
        }
        let before = index.checked_sub(1).map_or("", |before| self.word(before));
        let ended = before.ends_with(|c: char| c.is_lower() || c.is_numeric() || is_close_bracket(c) || is_quote(c));
        let mut letters = self.word(begin).chars();
        let upper = letters.next().is_some_and(Letter::is_upper);
        ended && 1 < before.len() && upper && letters.next().is_none_or(Letter::is_lower)
            || !before.is_ascii() && self.word(index).chars().all(|c| matches!(c, '。' | '！' | '？' | '．'))
    }

    /// Whether a name and a verb of speech come next: "“Why now?” Maria Lopez asked."
    fn speech_follows(&self, begin: usize) -> bool {
        if self.is_sentence_opener(begin) {
            return false;
        }
        let verb = |index: usize| {
            let lower = self.first_char(index).is_some_and(Letter::is_lower);
            lower && reporting(self.word(index)).is_some_and(|(verb, _)| verb.speak)
        };
        let name = |index: usize| {
            self.kind(index) == Some(TokenKind::Word) && self.first_char(index).is_some_and(Letter::is_upper)
        };
        let length = (begin..begin + 5).take_while(|index| name(*index)).count();
        0 < length && verb(begin + length)
    }
}
