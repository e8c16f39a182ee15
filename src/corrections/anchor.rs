//! A stretch of the text, named by its words and those around it (the text-quote selector of the Web Annotation model).

use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How much of the words around it is kept, in characters.
const AROUND: usize = 24;

/// Some words of the text, and what stands on either side of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The words, as they stand in the text.
    pub quote: String,
    /// At most 24 characters before them.
    pub prefix: String,
    /// At most 24 characters behind them.
    pub suffix: String,
}

impl Anchor {
    /// The anchor of a stretch of `text`; `None` where it holds no words.
    ///
    /// ```
    /// use factline::corrections::Anchor;
    /// use factline::text::Span;
    /// let anchor = Anchor::of("Mr Lund resigned.", Span::new(3, 7)).unwrap();
    /// assert_eq!((anchor.prefix.as_str(), anchor.quote.as_str()), ("Mr ", "Lund"));
    /// assert_eq!(anchor.find("On Monday Mr Lund resigned. Lund is 61."), Some(Span::new(13, 17)));
    /// ```
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let quote = span.of(text);
        let before = text.get(..span.start())?;
        let prefix =
            before.char_indices().rev().take(AROUND).last().map_or("", |(at, _)| before.get(at..).unwrap_or(""));
        let suffix = text.get(span.end()..)?.chars().take(AROUND).collect();
        (!quote.is_empty()).then(|| Self { quote: quote.to_owned(), prefix: prefix.to_owned(), suffix })
    }

    /// Where it stands in `text`: where the quote stands with most of its surroundings. `None` where the quote is not there, or
    /// stands in two places that fit alike: it is never guessed.
    pub fn find(&self, text: &str) -> Option<Span> {
        if self.quote.is_empty() {
            return None;
        }
        // As a rule the text is the one that it was laid on: one search each, however often the quote stands there.
        let whole = [self.prefix.as_str(), &self.quote, &self.suffix].concat();
        if let (Some(at), Some(last)) = (text.find(&whole), text.rfind(&whole))
            && at == last
        {
            let start = at + self.prefix.len();
            return Some(Span::new(start, start + self.quote.len()));
        }
        let mut best: Option<(usize, Span)> = None;
        let mut in_doubt = false;
        for (start, quote) in text.match_indices(&self.quote) {
            let end = start + quote.len();
            let fit = shared(text.get(..start)?.chars().rev(), self.prefix.chars().rev())
                + shared(text.get(end..)?.chars(), self.suffix.chars());
            match best.map_or(Ordering::Greater, |(most, _)| fit.cmp(&most)) {
                Ordering::Greater => (best, in_doubt) = (Some((fit, Span::new(start, end))), false),
                Ordering::Equal => in_doubt = true,
                Ordering::Less => {}
            }
        }
        best.filter(|_| !in_doubt).map(|(_, span)| span)
    }
}

/// How many characters two runs begin with alike.
fn shared(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The club signed Ito. Ito, 24, said: “Ito is happy.” The club signed Oda.";

    #[test]
    fn finds_its_words_again() {
        for (start, quote) in TEXT.match_indices("Ito") {
            let anchor = Anchor::of(TEXT, Span::new(start, start + quote.len())).unwrap();
            assert_eq!(anchor.find(TEXT), Some(Span::new(start, start + 3)));
            let edited = format!("News: {TEXT} More soon.");
            assert_eq!(anchor.find(&edited), Some(Span::new(start + 6, start + 9)));
        }
    }

    #[test]
    fn what_is_gone_or_in_doubt_is_lost() {
        let anchor = Anchor { quote: "Ito".into(), ..Anchor::default() };
        assert_eq!(anchor.find(TEXT), None, "three places fit alike");
        assert_eq!(anchor.find("Ito won."), Some(Span::new(0, 3)));
        assert_eq!(anchor.find("Oda won."), None);
        assert_eq!(Anchor::default().find(TEXT), None);
        assert_eq!(Anchor::of(TEXT, Span::new(3, 3)), None);
        assert_eq!(Anchor::of("né", Span::new(0, 2)), None, "the middle of a letter");
    }

    #[test]
    fn keeps_whole_letters_around() {
        let text = "“É” — né à Liège, dit-il.";
        let anchor = Anchor::of(text, Span::new(0, text.len())).unwrap();
        assert_eq!((anchor.prefix.as_str(), anchor.suffix.as_str()), ("", ""));
        let start = text.find("Liège").unwrap();
        let anchor = Anchor::of(text, Span::new(start, start + "Liège".len())).unwrap();
        assert_eq!((anchor.prefix.as_str(), anchor.suffix.as_str()), ("“É” — né à ", ", dit-il."));
    }
}
