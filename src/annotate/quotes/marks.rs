//! Where quotations begin and end, by their marks alone. Who speaks is for `attribution`.

use crate::lexicon::is_one_of;
use crate::text::{Case, Document, SentenceKind, Span};

/// A quotation with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// From the opening mark to the closing one; where several paragraphs are quoted, over all of them.
    pub(crate) span: Span,
    /// Where the quotation goes on in further paragraphs, the part in each, first to last; else empty.
    pub(crate) parts: Vec<Span>,
    /// Whether a closing mark ends it; else it ends with its paragraph, or before the next opening mark.
    pub(crate) closed: bool,
}

/// What belongs together: a mark of one family opens, another of the same closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
}

/// What a mark can be, by its own shape and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// It may be an apostrophe ("the workers' union"): it closes only where nothing better does.
    ClosesWeakly,
    /// It opens where nothing is open, and closes where something is.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    side: Side,
}

/// How a quotation ends, given the marks after its opening one.
enum Closing {
    /// At the mark with this index.
    At(usize),
    /// The mark with this index opens another one of its family first.
    Reopened(usize),
    Missing,
}

/// Words that begin with an apostrophe, without it.
const ELISIONS: &str = "bout cause cos em ere fraid n neath nuff round til tis twas twere twill";

/// Endings of words that may be followed by an apostrophe: plurals, and sounds that are dropped ("goin'").
const OPEN_ENDED: &[&str] = &["s", "x", "z", "S", "X", "Z", "in", "an", "th", "ol", "o"];

/// All quotations of the body sentences, outermost only, in text order.
pub(crate) fn bounds(document: &Document) -> Vec<Bounds> {
    let text = document.text.as_str();
    let blocks = blocks(document);
    let mut found: Vec<Bounds> = Vec::new();
    let mut carried: Option<(Bounds, Family)> = None;
    let mut following: Option<Vec<Mark>> = None;
    for (index, block) in blocks.iter().enumerate() {
        let marks = following.take().unwrap_or_else(|| marks(text, block.span));
        let mut rest = marks.as_slice();
        if carried.is_some() {
            rest = rest.get(1..).unwrap_or_default();
        }
        let mut from = block.span.start();
        while let Some((mut bounds, family)) = carried.take().or_else(|| next_opening(&mut rest, &mut from)) {
            match closing(rest, family) {
                Closing::At(place) => {
                    if let Some(mark) = rest.get(place) {
                        found.push(finish(bounds, Span::new(from, mark.span.end()), true));
                    }
                    rest = rest.get(place + 1..).unwrap_or_default();
                }
                Closing::Reopened(_) if family == Family::Single => {}
                Closing::Reopened(place) => {
                    let end = rest.get(place).map_or(block.span.end(), |mark| mark.span.start());
                    found.push(finish(bounds, Span::new(from, end).trimmed(text), false));
                    rest = rest.get(place..).unwrap_or_default();
                }
                Closing::Missing => {
                    let next = blocks.get(index + 1).filter(|next| next.paragraph == block.paragraph + 1);
                    let next_marks = next.map(|next| self::marks(text, next.span));
                    if goes_on(family, next.map(|next| next.span), next_marks.as_deref()) {
                        bounds.parts.push(Span::new(from, block.span.end()));
                        carried = Some((bounds, family));
                        following = next_marks;
                        break;
                    }
                    following = next_marks;
                    if family == Family::Single && bounds.parts.is_empty() {
                        continue;
                    }
                    found.push(finish(bounds, Span::new(from, block.span.end()), false));
                    break;
                }
            }
        }
    }
    found
}

/// Ends a quotation with its last part.
fn finish(mut bounds: Bounds, last: Span, closed: bool) -> Bounds {
    bounds.span = bounds.span.cover(last);
    bounds.closed = closed;
    if !bounds.parts.is_empty() {
        bounds.parts.push(last);
    }
    bounds
}

/// The next quotation to open, and in `rest` the marks after its own; `from` is where it begins.
fn next_opening(rest: &mut &[Mark], from: &mut usize) -> Option<(Bounds, Family)> {
    let place = rest.iter().position(|mark| matches!(mark.side, Side::Opens | Side::Either))?;
    let mark = rest.get(place)?;
    *rest = rest.get(place + 1..).unwrap_or_default();
    *from = mark.span.start();
    Some((Bounds { span: mark.span, parts: Vec::new(), closed: false }, mark.family))
}

fn closing(rest: &[Mark], family: Family) -> Closing {
    let mut weak = None;
    for (place, mark) in rest.iter().enumerate().filter(|(_, mark)| mark.family == family) {
        match mark.side {
            Side::Closes | Side::Either => return Closing::At(place),
            Side::ClosesWeakly => weak = weak.or(Some(place)),
            Side::Opens => return weak.map_or(Closing::Reopened(place), Closing::At),
        }
    }
    weak.map_or(Closing::Missing, Closing::At)
}

/// Whether the next paragraph begins with a mark that carries the quotation on.
fn goes_on(family: Family, next: Option<Span>, marks: Option<&[Mark]>) -> bool {
    let (Some(next), Some(first)) = (next, marks.and_then(<[Mark]>::first)) else { return false };
    first.family == family && first.side == Side::Opens && first.span.start() == next.start()
}

/// A stretch of body sentences within one paragraph.
struct Block {
    span: Span,
    paragraph: usize,
}

fn blocks(document: &Document) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut broken = true;
    for sentence in &document.sentences {
        if sentence.kind != SentenceKind::Body {
            broken = true;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if !broken && block.paragraph == sentence.paragraph => {
                block.span = block.span.cover(sentence.span);
            }
            _ => blocks.push(Block { span: sentence.span, paragraph: sentence.paragraph }),
        }
        broken = false;
    }
    blocks
}

/// The quotation marks of `block`, apostrophes left out.
fn marks(text: &str, block: Span) -> Vec<Mark> {
    let words = block.of(text);
    let mut marks = Vec::new();
    let mut before: Option<char> = None;
    let mut chars = words.char_indices().peekable();
    while let Some((offset, sign)) = chars.next() {
        let mut end = offset + sign.len_utf8();
        // Two single marks in a row are one double mark, as typewriters and TeX have it.
        let doubled = matches!(sign, '\'' | '`' | '‘' | '’') && chars.peek().is_some_and(|&(_, next)| next == sign);
        if doubled {
            chars.next();
            end += sign.len_utf8();
        }
        let after = chars.peek().map(|&(_, next)| next);
        let place = Place {
            before,
            after,
            head: words.get(..offset).unwrap_or_default(),
            tail: words.get(end..).unwrap_or_default(),
        };
        let read = match sign {
            '\'' | '`' | '‘' | '’' if doubled => {
                Some((Family::Double, place.double(if sign == '’' { '”' } else { '"' })))
            }
            '"' | '“' | '”' | '„' | '‟' => (!place.inches()).then(|| (Family::Double, place.double(sign))),
            '«' | '‹' => Some((Family::Guillemet, Side::Opens)),
            '»' | '›' => Some((Family::Guillemet, Side::Closes)),
            '\'' | '‘' | '’' | '‚' => place.single(sign).map(|side| (Family::Single, side)),
            _ => None,
        };
        if let Some((family, side)) = read {
            marks.push(Mark { span: Span::new(block.start() + offset, block.start() + end), family, side });
        }
        before = Some(sign);
    }
    marks
}

/// What stands beside a mark.
struct Place<'a> {
    before: Option<char>,
    after: Option<char>,
    head: &'a str,
    tail: &'a str,
}

impl Place<'_> {
    fn may_open(&self) -> bool {
        let room = self.before.is_none_or(|sign| {
            sign.is_whitespace() || matches!(sign, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '…') || is_mark(sign)
        });
        room && self
            .after
            .is_some_and(|sign| !sign.is_whitespace() && !matches!(sign, ',' | '.' | ';' | ':' | ')' | ']'))
    }

    fn may_close(&self) -> bool {
        self.before.is_some_and(|sign| !sign.is_whitespace() && !matches!(sign, '(' | '[' | '{'))
            && self.after.is_none_or(|sign| !sign.is_alphanumeric())
    }

    fn double(&self, sign: char) -> Side {
        match (self.may_open(), self.may_close()) {
            (true, false) if sign == '”' => Side::Either,
            (true, false) => Side::Opens,
            (false, true) if matches!(sign, '“' | '„') => Side::Either,
            (false, true) => Side::Closes,
            _ => match sign {
                '“' | '„' | '‟' => Side::Opens,
                '”' => Side::Closes,
                _ => Side::Either,
            },
        }
    }

    /// What a single mark does; `None` for an apostrophe.
    fn single(&self, sign: char) -> Option<Side> {
        let inner = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        if inner(self.before) && inner(self.after) {
            return None;
        }
        if sign != '’' && self.may_open() {
            return (!self.elides()).then_some(Side::Opens);
        }
        if !self.may_close() || sign == '‘' || sign == '‚' {
            return None;
        }
        let open_ended = inner(self.before) && OPEN_ENDED.iter().any(|ending| self.head.ends_with(ending));
        Some(if open_ended { Side::ClosesWeakly } else { Side::Closes })
    }

    /// Whether the word that follows begins with an apostrophe: "'em", "'90s".
    fn elides(&self) -> bool {
        let word: String = self.tail.chars().take(8).take_while(|sign| sign.is_alphanumeric()).collect();
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let decade = digits == 2 && matches!(word.get(2..), Some("" | "s"));
        decade || is_one_of(&word.lower(), ELISIONS)
    }

    /// Whether it is the sign for inches after feet: 6'2".
    fn inches(&self) -> bool {
        let feet = self.head.trim_end_matches(|sign: char| sign.is_ascii_digit());
        feet.len() < self.head.len()
            && feet
                .strip_suffix(['\'', '’', '′'])
                .is_some_and(|rest| rest.ends_with(|sign: char| sign.is_ascii_digit()))
    }
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '‟' | '\'' | '‘' | '’' | '«' | '»' | '‹' | '›')
}
