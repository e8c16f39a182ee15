//! Cards as the sender saw them: heading and fields, whatever a newer engine reads.
//!
//! Places are told in words of the text: runs of ASCII letters and digits or of other bytes from 0x80 on, and each further
//! sign that is no ASCII white space. That is no linguistics: it is frozen with the format. Where a span does not begin and end with
//! such words, all places are told in bytes instead. A field whose words follow from its span by one of a few forms
//! carries no words of its own.
//!
//! ```text
//! in bytes (1 bit) | five k of Rice codes (3 bits each) | number of cards (Rice, 2) | each card:
//!        words since the last card (k0) | spans | number of fields (Rice, 1) | each field:
//!            kinds since the last one (Rice, 1) | spans | where there are some, the form (Rice, 0)
//!            where nothing follows: the number of a known value, or 31, or 30 (Rice, 2)
//! form 4: for each span, whether its name stands elsewhere (1 bit) | if so, a span (k0 for k2)
//! spans: number - 1 (or number, for fields) (Rice, 0) | each: distance from the card's first word, zigzag (k1, k2 for fields) |
//!        words - 1 (k3, k4 for fields)
//! words: what follows from nothing, one behind the other, each with its length in 10 bits, or 20 behind a 30
//! ```

use crate::bytes::varint::{unzigzag, zigzag};
use crate::cards::{Card, FieldKind};
use crate::share::bits::{self, Reader, Writer};
use crate::share::{LinkError, MAX_MARKS};
use crate::text::{Span, sort_by_key};
use serde::{Deserialize, Serialize};

/// More cards than this are not sent, nor read; and more fields or spans in one. Each card that is sent was marked or pinned.
const MAX_CARDS: usize = MAX_MARKS + 100;
const MAX_PARTS: u32 = 10_000;

/// In how many bits the length of a value is told that does not follow from the text, and that of a long one.
const LENGTH_BITS: u32 = 10;
const LONG_BITS: u32 = 20;

const KINDS: [FieldKind; 12] = [
    FieldKind::Voice,
    FieldKind::According,
    FieldKind::Unnamed,
    FieldKind::Softened,
    FieldKind::Negated,
    FieldKind::Presupposed,
    FieldKind::Kind,
    FieldKind::HedgeDropped,
    FieldKind::When,
    FieldKind::Where,
    FieldKind::Amount,
    FieldKind::Who,
];

/// Values of fields without words in the text. Their order is frozen; new ones go behind.
const VALUES: [&str; 8] = [
    "Stated, no source given",
    "not stated",
    "Judgement",
    "About the future",
    "In general",
    "Says what must be",
    "Cause and effect",
    "In quotation marks, speaker not named here",
];
const VALUE_K: u32 = 2;
const OWN_WORDS: u32 = 31;
/// The same with more words than [`LENGTH_BITS`] can tell.
const LONG_WORDS: u32 = 30;

/// A card as somebody saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCard {
    /// The headline: verbatim spans.
    pub heading: Vec<Span>,
    /// Its fields, in the order shown.
    pub fields: Vec<FrozenField>,
}

/// One line of a frozen card. How it was worked out does not travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenField {
    /// What it tells.
    pub kind: FieldKind,
    /// The words shown.
    pub value: String,
    /// Where they stand.
    pub spans: Vec<Span>,
}

impl FrozenCard {
    /// A card as it is seen now.
    pub fn of(card: &Card) -> Self {
        let fields = card.fields.iter();
        let fields = fields.map(|field| FrozenField {
            kind: field.kind,
            value: field.value.clone(),
            spans: field.spans.clone(),
        });
        Self { heading: card.heading.clone(), fields: fields.collect() }
    }
}

/// How a field's words follow from its spans.
fn follows(form: u32, text: &str, spans: &[Span]) -> Option<String> {
    let words = |span: &Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match form {
        0 => spans.iter().map(words).collect::<Vec<_>>().join(", "),
        1 => spans.iter().map(|span| format!("“{}”", words(span))).collect::<Vec<_>>().join(", "),
        2 => format!("“{}”: no source named", spans.iter().map(words).collect::<Vec<_>>().join(", ")),
        _ => return None,
    })
}

/// The form of words that follow from nothing.
const OWN_FORM: u32 = 3;

/// The form of names that stand elsewhere in the text, as for "he": behind it come their places.
const NAMED_FORM: u32 = 4;

/// Where each name of `value` stands: on the span of its own, or first in the text. `None` where there is no such place for each
/// span, or the places say something else.
fn named(text: &str, value: &str, spans: &[Span], places: &Places) -> Option<Vec<Span>> {
    let names: Vec<&str> = value.split(", ").collect();
    let find = |(name, &own): (&&str, &Span)| {
        let is_own = follows(0, text, &[own]).as_deref() == Some(*name);
        if is_own { Some(own) } else { text.find(name).map(|start| Span::new(start, start + name.len())) }
    };
    let meant: Vec<Span> = names.iter().zip(spans).map(find).collect::<Option<_>>()?;
    let fits = names.len() == spans.len() && meant.iter().all(|&span| places.of(span).is_some());
    (fits && follows(0, text, &meant)? == value).then_some(meant)
}

/// The places of a text, in the unit of a section.
struct Places {
    /// Where each unit begins and ends; none where they are bytes.
    words: Option<Vec<(usize, usize)>>,
}

impl Places {
    fn words(text: &str) -> Self {
        let mut words: Vec<(usize, usize)> = Vec::new();
        let sort = |byte: u8| (byte.is_ascii_alphanumeric() || 0x80 <= byte).then_some(byte < 0x80);
        let mut last = None;
        for (at, byte) in text.bytes().enumerate() {
            let sort = sort(byte);
            match words.last_mut() {
                Some((_, end)) if sort.is_some() && sort == last && *end == at => *end = at + 1,
                _ if byte.is_ascii_whitespace() => {}
                _ => words.push((at, at + 1)),
            }
            last = sort;
        }
        Self { words: Some(words) }
    }

    /// A span as its first unit and the number of its units less one.
    fn of(&self, span: Span) -> Option<(u32, u32)> {
        let Some(words) = &self.words else {
            return Some((narrow(span.start()), narrow(span.len().checked_sub(1)?)));
        };
        let first = words.binary_search_by_key(&span.start(), |word| word.0).ok()?;
        let last = words.binary_search_by_key(&span.end(), |word| word.1).ok()?;
        Some((narrow(first), narrow(last.checked_sub(first)?)))
    }

    fn span(&self, first: u32, more: u32) -> Option<Span> {
        let last = first.checked_add(more)?;
        let (start, end) = match &self.words {
            None => (first as usize, last as usize + 1),
            Some(words) => (words.get(first as usize)?.0, words.get(last as usize)?.1),
        };
        Some(Span::new(start, end))
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A number on its way into the section.
#[derive(Clone, Copy)]
enum Token {
    /// A Rice code whose `k` the section chooses, one of five.
    Chosen(usize, u32),
    /// A Rice code.
    Rice(u32, u32),
    /// Bits as they are.
    Plain(u32, u32),
}

const STEP: usize = 0;
const HEADING: usize = 1;
const FIELD: usize = 2;
const HEADING_LENGTH: usize = 3;
const FIELD_LENGTH: usize = 4;

/// The cards as bits, and the words that follow from nothing. A card whose spans do not fit the text is left out.
pub(crate) fn write(cards: &[FrozenCard], text: &str) -> Result<(Vec<u8>, String), LinkError> {
    if MAX_CARDS < cards.len() {
        return Err(LinkError::TooLarge);
    }
    let spans = |card: &FrozenCard| -> Vec<Span> {
        card.heading.iter().chain(card.fields.iter().flat_map(|field| &field.spans)).copied().collect()
    };
    let fits =
        |card: &&FrozenCard| !card.heading.is_empty() && spans(card).iter().all(|span| !span.of(text).is_empty());
    let mut cards: Vec<&FrozenCard> = cards.iter().filter(fits).collect();
    sort_by_key(&mut cards, |card| card.heading.first().map(|span| span.start()));
    let words = Places::words(text);
    let in_words = cards.iter().flat_map(|card| spans(card)).all(|span| words.of(span).is_some());
    let places = if in_words { words } else { Places { words: None } };

    let (mut tokens, mut own) = (Vec::new(), String::new());
    let (mut last, count) = (0, narrow(cards.len()));
    for card in cards {
        let first = card.heading.first().and_then(|&span| places.of(span)).unwrap_or_default().0;
        tokens.push(Token::Chosen(STEP, first.wrapping_sub(last)));
        last = first;
        span_tokens(&mut tokens, &places, &card.heading, first, (HEADING, 1))?;
        tokens.push(Token::Rice(narrow(card.fields.len()), 1));
        if MAX_PARTS < narrow(card.fields.len()) {
            return Err(LinkError::TooLarge);
        }
        let mut before = 0;
        for field in &card.fields {
            let kind = narrow(KINDS.iter().position(|&kind| kind == field.kind).unwrap_or_default());
            let kinds = narrow(KINDS.len());
            tokens.push(Token::Rice((kind + kinds - before) % kinds, 1));
            before = kind;
            let value = Some(field.value.as_str());
            let form = (0..OWN_FORM).find(|&form| follows(form, text, &field.spans).as_deref() == value);
            let form = form.filter(|_| !field.spans.is_empty()).unwrap_or(OWN_FORM);
            let known = VALUES.iter().position(|&known| Some(known) == value);
            span_tokens(&mut tokens, &places, &field.spans, first, (FIELD, 0))?;
            let elsewhere = (form == OWN_FORM && known.is_none() && !field.spans.is_empty())
                .then(|| named(text, &field.value, &field.spans, &places))
                .flatten();
            let form = if elsewhere.is_some() { NAMED_FORM } else { form };
            tokens.extend((!field.spans.is_empty()).then_some(Token::Rice(form, 0)));
            if let Some(elsewhere) = elsewhere {
                for (&place, &own) in elsewhere.iter().zip(&field.spans) {
                    tokens.push(Token::Plain(u32::from(place != own), 1));
                    if place != own {
                        let (start, more) = places.of(place).unwrap_or_default();
                        tokens.push(Token::Chosen(STEP, zigzag(start.wrapping_sub(first).cast_signed())));
                        tokens.push(Token::Chosen(FIELD_LENGTH, more));
                    }
                }
            }
            let length = field.value.len();
            let (words, width) =
                if length < 1 << LENGTH_BITS { (OWN_WORDS, LENGTH_BITS) } else { (LONG_WORDS, LONG_BITS) };
            if form == OWN_FORM {
                tokens.push(Token::Rice(known.map_or(words, narrow), VALUE_K));
            }
            if form == OWN_FORM && known.is_none() {
                if 1 << LONG_BITS <= length {
                    return Err(LinkError::TooLarge);
                }
                tokens.push(Token::Plain(narrow(length), width));
                own.push_str(&field.value);
            }
        }
    }
    let chosen = |which: usize| -> Vec<u32> {
        let of = |token: &Token| matches!(token, Token::Chosen(of, _) if *of == which).then(|| token.value());
        tokens.iter().filter_map(of).collect()
    };
    let ks = [STEP, HEADING, FIELD, HEADING_LENGTH, FIELD_LENGTH].map(|which| bits::best(&chosen(which)));
    let mut out = Writer::default();
    out.plain(u32::from(!in_words), 1);
    for k in ks {
        out.plain(k, 3);
    }
    out.rice(count, 2);
    for token in tokens {
        match token {
            Token::Chosen(which, value) => out.rice(value, ks.get(which).copied().unwrap_or_default()),
            Token::Rice(value, k) => out.rice(value, k),
            Token::Plain(value, width) => out.plain(value, width),
        }
    }
    Ok((out.finish(), own))
}

impl Token {
    fn value(self) -> u32 {
        match self {
            Self::Chosen(_, value) | Self::Rice(value, _) | Self::Plain(value, _) => value,
        }
    }
}

/// `kind`: which of the chosen codes, and the number of spans that goes without saying.
fn span_tokens(
    tokens: &mut Vec<Token>,
    places: &Places,
    spans: &[Span],
    first: u32,
    (which, least): (usize, u32),
) -> Result<(), LinkError> {
    if MAX_PARTS < narrow(spans.len()) {
        return Err(LinkError::TooLarge);
    }
    tokens.push(Token::Rice(narrow(spans.len()).wrapping_sub(least), 0));
    for &span in spans {
        let (start, more) = places.of(span).unwrap_or_default();
        tokens.push(Token::Chosen(which, zigzag(start.wrapping_sub(first).cast_signed())));
        tokens.push(Token::Chosen(if which == HEADING { HEADING_LENGTH } else { FIELD_LENGTH }, more));
    }
    Ok(())
}

/// The cards behind `bytes`, laid on `text`.
pub(crate) fn read(bytes: &[u8], own: &str, text: &str) -> Result<Vec<FrozenCard>, LinkError> {
    let mut bits = Reader::new(bytes);
    let places = if bits.plain(1)? == 1 { Places { words: None } } else { Places::words(text) };
    let mut ks = [0; 5];
    for k in &mut ks {
        *k = bits.plain(3)?;
    }
    let [step, heading, field, heading_length, field_length] = ks;
    let (mut cards, mut rest, mut first) = (Vec::new(), own, 0_u32);
    let count = bits.rice(2)?;
    if narrow(MAX_CARDS) < count {
        return Err(LinkError::TooLarge);
    }
    for _ in 0..count {
        first = first.checked_add(bits.rice(step)?).ok_or(LinkError::Foreign)?;
        let one_span = |bits: &mut Reader<'_>, k: u32, length: u32| {
            let start = first.checked_add_signed(unzigzag(bits.rice(k)?)).ok_or(LinkError::Foreign)?;
            let span = places.span(start, bits.rice(length)?).ok_or(LinkError::Foreign)?;
            if span.of(text).is_empty() { Err(LinkError::Foreign) } else { Ok(span) }
        };
        let spans_of = |bits: &mut Reader<'_>, (k, length): (u32, u32), least: u32| -> Result<Vec<Span>, LinkError> {
            let count = bits.rice(0)?.saturating_add(least);
            if MAX_PARTS < count {
                Err(LinkError::TooLarge)
            } else {
                (0..count).map(|_| one_span(bits, k, length)).collect()
            }
        };
        let mut card = FrozenCard { heading: spans_of(&mut bits, (heading, heading_length), 1)?, fields: Vec::new() };
        let count = bits.rice(1)?;
        if MAX_PARTS < count {
            return Err(LinkError::TooLarge);
        }
        let mut before = 0;
        for _ in 0..count {
            before = (before + bits.rice(1)? as usize) % KINDS.len();
            let kind = KINDS.get(before).copied().ok_or(LinkError::Foreign)?;
            let spans = spans_of(&mut bits, (field, field_length), 0)?;
            let form = if spans.is_empty() { OWN_FORM } else { bits.rice(0)? };
            let value = match follows(form, text, &spans) {
                Some(value) => value,
                None if form == NAMED_FORM => {
                    let mut one = |own: &Span| {
                        if bits.plain(1)? == 1 { one_span(&mut bits, step, field_length) } else { Ok(*own) }
                    };
                    let named: Vec<Span> = spans.iter().map(&mut one).collect::<Result<_, _>>()?;
                    follows(0, text, &named).ok_or(LinkError::Foreign)?
                }
                None if form == OWN_FORM => match bits.rice(VALUE_K)? {
                    words @ (OWN_WORDS | LONG_WORDS) => {
                        let length = bits.plain(if words == OWN_WORDS { LENGTH_BITS } else { LONG_BITS })? as usize;
                        let (taken, after) = rest.split_at_checked(length).ok_or(LinkError::Foreign)?;
                        rest = after;
                        taken.to_owned()
                    }
                    known => (*VALUES.get(known as usize).ok_or(LinkError::Newer)?).to_owned(),
                },
                None => return Err(LinkError::Newer),
            };
            card.fields.push(FrozenField { kind, value, spans });
        }
        cards.push(card);
    }
    if bits.is_done() && rest.is_empty() { Ok(cards) } else { Err(LinkError::Foreign) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind without a number would travel as another: whoever adds one puts it behind the last of the table.
    #[test]
    fn every_kind_of_field_has_a_number() {
        for kind in KINDS {
            let is_known = match kind {
                FieldKind::Voice
                | FieldKind::According
                | FieldKind::Unnamed
                | FieldKind::Softened
                | FieldKind::Negated
                | FieldKind::Presupposed
                | FieldKind::Kind
                | FieldKind::HedgeDropped
                | FieldKind::When
                | FieldKind::Where
                | FieldKind::Amount
                | FieldKind::Who => true,
            };
            assert!(is_known);
        }
        assert_eq!(KINDS.len(), 12);
    }

    #[test]
    fn places_are_told_in_words() {
        let text = "“No,” she said – naïve, at 9.30.";
        let places = Places::words(text);
        let check = |words: &str, expected: Option<(u32, u32)>| {
            let start = text.find(words).unwrap();
            let span = Span::new(start, start + words.len());
            assert_eq!(places.of(span), expected, "{words}");
            if let Some((first, more)) = expected {
                assert_eq!(places.span(first, more), Some(span));
            }
        };
        check("“", Some((0, 0)));
        check("No", Some((1, 0)));
        check("she said", Some((4, 1)));
        check("naïve", Some((7, 2)));
        check("9.30", Some((12, 2)));
        check("aid", None);
        assert_eq!(places.span(9, 99), None);
    }

    /// Whatever stands on a card travels: values of every length, and more spans than a card had when the format began.
    #[test]
    fn a_long_field_travels_whole() {
        let text = "He left. ".repeat(300);
        for length in [1, 1_023, 1_024, 70_000] {
            let field = |kind, value: String, spans| FrozenField { kind, value, spans };
            let many = (0..300).map(|at| Span::new(9 * at, 9 * at + 2)).collect();
            let card = FrozenCard {
                heading: vec![Span::new(0, 8)],
                fields: vec![
                    field(FieldKind::Who, "ü".repeat(length), vec![Span::new(0, 2)]),
                    field(FieldKind::Who, "Ann, ".repeat(length), many),
                    field(FieldKind::Voice, "x".repeat(length), Vec::new()),
                ],
            };
            let (bits, own) = write(std::slice::from_ref(&card), &text).unwrap();
            assert_eq!(read(&bits, &own, &text), Ok(vec![card]), "{length}");
        }
        let endless = FrozenField { kind: FieldKind::Who, value: "x".repeat(1 << LONG_BITS), spans: Vec::new() };
        let card = FrozenCard { heading: vec![Span::new(0, 8)], fields: vec![endless] };
        assert_eq!(write(&[card], &text), Err(LinkError::TooLarge), "longer than all that a link holds");
    }

    #[test]
    fn a_card_that_does_not_fit_the_text_stays_behind() {
        let text = "It rained.";
        let card = |start, end| FrozenCard { heading: vec![Span::new(start, end)], fields: Vec::new() };
        let (bits, own) = write(&[card(0, 10), card(3, 99), FrozenCard::default()], text).unwrap();
        assert_eq!(read(&bits, &own, text), Ok(vec![card(0, 10)]));
        let (bits, own) = write(&[card(1, 4)], text).unwrap();
        assert_eq!(read(&bits, &own, text), Ok(vec![card(1, 4)]), "in bytes, where words do not fit");
        assert_eq!(read(&bits, "more", text), Err(LinkError::Foreign));
        assert_eq!(read(&[], "", text), Err(LinkError::Foreign));
    }
}
