//! Direct speech: its bounds, who speaks, and the verb that says so.
//!
//! A source is the noun phrase by the text beside the quotation, in the same sentence or where the same speech goes
//! on; a pronoun is a source as it stands. Who that is, is not asked here.

mod attribution;
mod marks;
mod phrase;
mod words;

#[cfg(test)]
mod examples;

use crate::annotate::quotes::attribution::{Attribution, Quoted};
use crate::annotate::quotes::marks::Bounds;
use crate::annotate::quotes::words::Words;
use crate::annotate::{Rule, names::NameMention, syntax::Syntax};
use crate::text::{Document, Letter, Span, TokenKind};

/// One stretch of direct speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words with their quotation marks.
    pub span: Span,
    /// Who is said to speak, as the text names them beside the quotation ("the minister", "Ms Ito"); `None` where nobody is.
    pub source: Option<Span>,
    /// The reporting verb or phrase ("said", "according to").
    pub cue: Option<Span>,
    /// Whether it is a whole clause of speech, not a word or two set off ("so-called" quotes, titles).
    pub speech: bool,
    /// The rule that found it.
    pub rule: Rule,
}

/// All direct speech in body sentences.
pub fn find(document: &Document, names: &[NameMention], syntax: &Syntax) -> Vec<Quote> {
    let words = Words { document, names, syntax };
    let bounds = marks::bounds(document);
    let mut quotes = Vec::with_capacity(bounds.len());
    // The last attribution that stood behind its quotation, and the sentence it stands in.
    let mut earlier: Option<(Attribution, usize)> = None;
    let mut left = 0;
    for (index, found) in bounds.iter().enumerate() {
        let right = bounds.get(index + 1).map_or(document.tokens.len(), |next| document.tokens_in(next.span).start);
        let inside = look(document, &words, found, left, right);
        left = inside.tokens.end;
        let after = if found.closed { words.attribution_after(&inside) } else { None };
        let before = words.attribution_before(&inside);
        if let ([first, middle @ .., last], Some(opening), Some(closing)) = (found.parts.as_slice(), before, after)
            && document.str(opening.source) != document.str(closing.source)
        {
            // Two speakers, one at each end: the paragraphs are not one speech, whatever the marks say.
            quotes.push(quote(*first, Some(opening), true, "quote.unclosed"));
            quotes.extend(middle.iter().map(|part| quote(*part, None, true, "quote.unclosed")));
            quotes.push(quote(*last, Some(closing), true, "quote.bare"));
            earlier = sentence_of(document, inside.right.start).map(|sentence| (closing, sentence));
            continue;
        }
        let attribution = after.or(before).or_else(|| follow(document, &words, &inside, earlier.as_ref()));
        let speech = match attribution {
            Some(attribution) => !attribution.partial,
            None => !inside.title && (inside.clause || (inside.ending.is_some_and(is_stop) && 3 < inside.tokens.len())),
        };
        let alone = match (found.closed, speech) {
            (false, _) => "quote.unclosed",
            (true, true) => "quote.bare",
            (true, false) => "quote.words",
        };
        quotes.push(quote(found.span, attribution, speech, alone));
        if after.is_some() || attribution.is_none_or(|found| found.rule != "quote.continued") {
            earlier = after.zip(sentence_of(document, inside.right.start));
        } else {
            // A sentence that is nothing but a quotation carries its speaker to the next.
            let here = sentence_of(document, inside.tokens.start);
            let whole = here.and_then(|here| document.sentences.get(here)).is_some_and(|here| found.span == here.span);
            earlier = attribution.filter(|_| whole).zip(here);
        }
    }
    quotes
}

fn quote(span: Span, attribution: Option<Attribution>, speech: bool, alone: Rule) -> Quote {
    Quote {
        span,
        source: attribution.map(|found| found.source),
        cue: attribution.map(|found| found.cue),
        speech,
        rule: attribution.map_or(alone, |found| found.rule),
    }
}

/// Who speaks where only the quotation before tells it.
fn follow(
    document: &Document,
    words: &Words<'_>,
    inside: &Quoted,
    earlier: Option<&(Attribution, usize)>,
) -> Option<Attribution> {
    let (attribution, place) = earlier?;
    let here = sentence_of(document, inside.tokens.start)?;
    let (then, now) = (document.sentences.get(*place)?, document.sentences.get(here)?);
    if then.paragraph != now.paragraph {
        None
    } else if here == *place {
        words.attribution_split(inside, attribution)
    } else if here == place + 1 && now.tokens.start == inside.tokens.start && attribution.rule == "quote.continued" {
        (inside.ending.is_some() && !inside.title).then_some(*attribution)
    } else if here == place + 1 && now.tokens.start == inside.tokens.start {
        words.attribution_continued(inside, attribution)
    } else {
        None
    }
}

fn sentence_of(document: &Document, token: usize) -> Option<usize> {
    document.sentence_at(document.tokens.get(token)?.span.start())
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '?' | '!' | '…')
}

/// What stands in and beside a quotation. `left` and `right` are tokens of its neighbours that are not looked past.
fn look(document: &Document, words: &Words<'_>, found: &Bounds, left: usize, right: usize) -> Quoted {
    let tokens = document.tokens_in(found.span);
    let first = sentence_of(document, tokens.start).and_then(|index| document.sentences.get(index));
    let last = tokens.end.checked_sub(1).and_then(|token| sentence_of(document, token));
    let here = last.and_then(|index| document.sentences.get(index));
    let mut end = here.map_or(tokens.end, |sentence| sentence.tokens.end);
    if end <= tokens.end {
        end = last.map_or(tokens.end, |index| tag_after(document, words, index, tokens.end));
    }
    let inner = document.str(found.span).trim_end_matches(['"', '\'', '“', '”', '‘', '’', '»', '›']);
    let ending = inner.chars().next_back().filter(|sign| !sign.is_alphanumeric() && !matches!(sign, ')' | ']' | '%'));
    let capitals = tokens.clone().filter(|&index| document.word(index).starts_with(Letter::is_upper)).count();
    let small = tokens.clone().filter(|&index| {
        let word = document.word(index);
        word.starts_with(Letter::is_lower)
            && 3 < word.chars().count()
            && document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    });
    let title =
        0 < capitals && small.count() == 0 && !ending.is_some_and(is_stop) && (1 < capitals || ending.is_none());
    Quoted {
        left: first.map_or(tokens.start, |sentence| sentence.tokens.start).max(left).min(tokens.start)..tokens.start,
        right: tokens.end..end.min(right).max(tokens.end),
        ending,
        title,
        clause: words.is_clause(tokens.clone()),
        tokens,
    }
}

/// The end of the words that belong to a quotation though they were cut off as a sentence of their own after its
/// "?" or "!": they begin in lower case, or are nothing but a subject and its verb.
fn tag_after(document: &Document, words: &Words<'_>, sentence: usize, from: usize) -> usize {
    let next = document.sentences.get(sentence + 1).filter(|next| {
        document.sentences.get(sentence).is_some_and(|here| here.paragraph == next.paragraph)
            && next.tokens.start == from
    });
    let Some(next) = next else { return from };
    let lower = document.word(from).starts_with(Letter::is_lower);
    let verb = next.tokens.end.checked_sub(2).unwrap_or(from);
    let short = next.tokens.len() <= 6 && words.report(verb, from).is_some();
    if lower || short { next.tokens.end } else { from }
}
