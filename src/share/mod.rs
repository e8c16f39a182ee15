//! The link: a whole annotated article as the fragment of an address, and back.
//!
//! A link is data from a stranger. Its length and checksum are looked at before anything is decoded, and every size is capped
//! before anything is allocated. What it says is not checked: it is shown as text that somebody sent.
//!
//! `mend` finds the link in what was pasted, `framing` says whether it is whole, `codec` undoes the packing (with the help of a
//! `priming`), `body` takes it apart and `sections` understands the parts. Where a link goes, and whether it fits there, is in `channels`.

mod as_sent;
mod base43;
mod base64;
mod bits;
mod body;
mod changes;
mod channels;
mod codec;
mod compare;
mod digest;
mod error;
mod framing;
mod frozen;
mod marks;
mod mend;
mod priming;
mod qr;
mod sections;
mod ways;

pub use as_sent::{as_sent, as_sent_to};
pub use channels::{CHANNELS, Channel, LONG, verdicts};
pub use compare::{Comparison, Piece, Side, compare};
pub use digest::digest;
pub use error::LinkError;
pub use frozen::{FrozenCard, FrozenField};
pub use marks::{CardName, MAX_MARKS, Mark, Status, mark_of, names, place};
pub use priming::Priming;
pub use qr::{Qr, qr};
pub use ways::{chosen, notes_only, paragraphs};

use crate::cards::{Card, View};
use crate::corrections::Corrections;
use crate::text::{Article, Span};
use serde::{Deserialize, Serialize};

/// The longest text that a link carries, in characters.
pub const MAX_TEXT_CHARACTERS: usize = 200_000;

/// The longest title, source or engine version, in characters.
pub const MAX_LINE_CHARACTERS: usize = 1_000;

/// The longest body, in bytes: the longest text in the widest script, and room for what is laid on it.
const MAX_BODY: usize = 1 << 20;

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The text, and what the sender says of it.
    pub article: Article,
    /// Whether all marks are drawn, or the open card's alone.
    pub marks_shown: bool,
    /// The card that stood open, by its [`anchor`]; `None` where none did, or where the span is not of this text.
    pub open_card: Option<Span>,
    /// The version of Factline that the sender saw; empty where it is not said.
    pub engine: String,
    /// The [`digest`] of the cards that the sender saw; `None` where none was taken.
    pub digest: Option<u32>,
    /// The numbers of the sentences, where the text is an excerpt of a longer one; empty where it is whole.
    pub excerpt: Vec<u32>,
    /// Whether the opener is to sort the sentences before the reading is shown.
    pub guess: bool,
    /// The sender's changes to the reading.
    pub corrections: Corrections,
    /// What the sender laid on cards, in the order of their sentences.
    pub marks: Vec<Mark>,
    /// Cards as the sender saw them, pinned or chosen, in text order.
    pub frozen: Vec<FrozenCard>,
    /// A second account of the same event, to stand beside the first; `None` where there is none, or an empty one.
    pub second: Option<Box<Article>>,
}

impl Shared {
    /// An article as this version of Factline would send it, with nothing opened and no digest taken.
    pub fn new(article: Article) -> Self {
        Self { article, engine: env!("CARGO_PKG_VERSION").to_owned(), ..Self::default() }
    }
}

/// The link's fragment, with its `#`: letters, digits, `-` and `_` alone.
///
/// Without the `priming` it is longer, and opens without it too.
///
/// # Errors
/// [`LinkError::TooLarge`] where text, title, source or engine version are longer than a link may carry.
///
/// ```
/// use factline::share::{Shared, decode, encode};
/// use factline::text::Article;
///
/// let shared = Shared::new(Article::new("The bridge opened on Monday, the council said."));
/// let link = format!("<https://example.org/{}>.", encode(&shared, None)?);
/// assert_eq!(decode(&link, None)?, shared);
/// # Ok::<(), factline::share::LinkError>(())
/// ```
pub fn encode(shared: &Shared, priming: Option<&Priming>) -> Result<String, LinkError> {
    let (codec, encoded) = codec::encode(&sections::write(shared)?, priming);
    Ok(framing::frame(codec, &encoded))
}

/// What the link in `pasted` carries: a whole address, a message around one, or the fragment alone.
///
/// # Errors
/// Says why the link cannot be opened. Nothing is ever opened in part. [`LinkError::NeedsPriming`] asks to load
/// [`Priming::FILE`] and to try again with it.
pub fn decode(pasted: &str, priming: Option<&Priming>) -> Result<Shared, LinkError> {
    let (codec, encoded) = framing::read(pasted)?;
    sections::read(&codec::decode(codec, &encoded, priming)?)
}

/// Where a card stands in the text, from its heading's first word to its last: how a link names it, so that a later
/// engine, which may number the cards differently, finds it again.
pub fn anchor(card: &Card) -> Option<Span> {
    card.heading.iter().copied().reduce(Span::cover)
}

/// The card that a link names, as an index into [`View::cards`]: the one at that very place, or else the first whose heading
/// begins there.
pub fn card_at(view: &View, place: Span) -> Option<usize> {
    let find = |fits: &dyn Fn(Span) -> bool| view.cards.iter().position(|card| anchor(card).is_some_and(fits));
    find(&|span| span == place).or_else(|| find(&|span| span.start() == place.start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Group;

    fn card(heading: &[(usize, usize)]) -> Card {
        Card {
            sentence: 0,
            open: true,
            group: Group::Check,
            heading: heading.iter().map(|&(start, end)| Span::new(start, end)).collect(),
            spans: Vec::new(),
            facets: crate::cards::Facets::default(),
            fields: Vec::new(),
            again: Vec::new(),
            rank: 0.0,
            reason: String::new(),
            why: Vec::new(),
        }
    }

    #[test]
    fn finds_the_card_again() {
        let cards = vec![card(&[]), card(&[(0, 9), (12, 40)]), card(&[(0, 20)]), card(&[(41, 60)])];
        let view = View { cards, ..View::default() };
        for (index, card) in view.cards.iter().enumerate().skip(1) {
            assert_eq!(card_at(&view, anchor(card).unwrap()), Some(index));
        }
        assert_eq!(anchor(&view.cards[0]), None);
        assert_eq!(card_at(&view, Span::new(41, 70)), Some(3), "a heading that ends elsewhere now");
        assert_eq!(card_at(&view, Span::new(5, 9)), None);
    }

    /// What a forger can do: a right frame and checksum around bytes of his own.
    #[test]
    fn a_forged_body_opens_whole_or_not_at_all() {
        let mut state = 1_u32;
        let mut dice = |limit: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % limit
        };
        let article = Article { title: Some("Rain".into()), ..Article::new("It rained on Tuesday, they said.") };
        let shared = Shared { open_card: Some(Span::new(0, 9)), ..Shared::new(article) };
        let written = body::whole(&sections::write(&shared).unwrap());
        let mut opened = 0;
        for _ in 0..5_000 {
            let mut body = written.clone();
            for _ in 0..=dice(3) {
                let place = dice(body.len());
                body[place] = u8::try_from(dice(256)).unwrap();
            }
            body.truncate(1 + dice(2 * written.len()));
            let codec = u8::try_from(dice(4)).unwrap();
            if let Ok(shared) = decode(&framing::frame(codec, &body), None) {
                opened += 1;
                assert_eq!(decode(&encode(&shared, None).unwrap(), None), Ok(shared));
            }
        }
        assert!(100 < opened, "the loop tests nothing: {opened}");
    }
}
