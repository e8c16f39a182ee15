//! Words looked for in the text, and where a stretch of it stands in what is drawn.

use crate::app::state::Reading;
use crate::text::{Letter, Span};

/// At most so many places are found; a letter alone may stand in tens of thousands.
pub const MOST_HITS: usize = 1_000;

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The index of its sentence.
    pub sentence: usize,
    /// Its words.
    pub span: Span,
}

/// Where `words` stand, in text order: whatever the case, the blanks and the shape of quotation marks and dashes. Nothing
/// for blank words. A place that reaches over the end of a sentence is not found.
pub fn find(reading: &Reading, words: &str) -> Vec<Hit> {
    let wanted = wanted(words);
    let mut hits = Vec::new();
    for sentence in 0..reading.view.sentences.len() {
        find_from(reading, sentence, &wanted, &mut hits);
        if MOST_HITS <= hits.len() {
            hits.truncate(MOST_HITS);
            break;
        }
    }
    hits
}

/// Where `words` stand first in one sentence.
pub(crate) fn find_in(reading: &Reading, sentence: usize, words: &str) -> Option<Span> {
    let mut hits = Vec::new();
    find_from(reading, sentence, &wanted(words), &mut hits);
    hits.first().map(|hit| hit.span)
}

fn wanted(words: &str) -> Vec<char> {
    folded(words.trim()).into_iter().map(|(_, letter)| letter).collect()
}

fn find_from(reading: &Reading, sentence: usize, wanted: &[char], hits: &mut Vec<Hit>) {
    let (Some(&first), Some(view)) = (wanted.first(), reading.sentence(sentence)) else { return };
    let letters = folded(reading.words(view.span));
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| wanted.len() <= rest.len()) {
        let Some(step) = rest.iter().position(|&(_, letter)| letter == first) else { return };
        at += step;
        let here = letters.get(at..at + wanted.len()).unwrap_or_default();
        if here.iter().map(|&(_, letter)| letter).ne(wanted.iter().copied()) {
            at += 1;
            continue;
        }
        at += wanted.len();
        let end = letters.get(at).map_or(view.span.len(), |&(offset, _)| offset);
        let start = here.first().map_or(end, |&(offset, _)| offset);
        let span = Span::new(view.span.start() + start, view.span.start() + end).trimmed(&reading.article.text);
        hits.push(Hit { sentence, span });
    }
}

/// The letters as they are compared, each with its offset: runs of blanks are one.
fn folded(words: &str) -> Vec<(usize, char)> {
    let mut letters: Vec<(usize, char)> = Vec::with_capacity(words.len());
    for (offset, letter) in words.char_indices() {
        let letter = match letter {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            blank if blank.is_whitespace() => ' ',
            other => other.lower(),
        };
        if letter != ' ' || letters.last().is_none_or(|&(_, before)| before != ' ') {
            letters.push((offset, letter));
        }
    }
    letters
}

/// The hit `steps` further than `current`, round the end.
pub fn hit_at(current: usize, steps: isize, hits: usize) -> usize {
    match (current + hits).checked_add_signed(steps) {
        Some(next) if 0 < hits => next % hits,
        _ => 0,
    }
}

impl Reading {
    /// Where `span` stands in the words of its sentence as they are drawn, in UTF-16 units; cut where it leaves the sentence.
    pub fn drawn(&self, sentence: usize, span: Span) -> Option<(u32, u32)> {
        let within = self.sentence(sentence)?.span;
        let units = |end: usize| {
            let end = end.clamp(within.start(), within.end());
            let units = self.shown(Span::new(within.start(), end)).encode_utf16().count();
            u32::try_from(units).ok()
        };
        Some((units(span.start())?, units(span.end())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;

    fn found(words: &str) -> Vec<(usize, String)> {
        let reading = fixture();
        find(&reading, words).into_iter().map(|hit| (hit.sentence, reading.words(hit.span).to_owned())).collect()
    }

    #[test]
    fn case_blanks_and_typography_do_not_matter() {
        assert_eq!(found("ana  PIHL"), [(1, "Ana Pihl".to_owned())]);
        assert_eq!(found("on"), [(1, "on".to_owned()), (1, "on".to_owned())]);
        assert_eq!(found(" "), []);
        assert_eq!(found("Monday. She"), [], "not over a sentence's end");
    }

    #[test]
    fn straight_signs_find_curly_ones() {
        let text = "She’s “quite\u{a0}sure” – he isn’t.";
        let mut reading = Reading { article: crate::text::Article::new(text), ..fixture() };
        reading.view.sentences.truncate(1);
        reading.view.sentences[0].span = Span::new(0, text.len());
        for (words, expected) in [("she's", "She’s"), ("\"quite sure\" -", "“quite\u{a0}sure” –"), ("ISN'T", "isn’t")]
        {
            let hits = find(&reading, words);
            let found: Vec<&str> = hits.iter().map(|hit| reading.words(hit.span)).collect();
            assert_eq!(found, [expected]);
        }
    }

    #[test]
    fn hits_go_round() {
        assert_eq!([hit_at(0, 1, 3), hit_at(2, 1, 3), hit_at(0, -1, 3), hit_at(0, 1, 0)], [1, 0, 2, 0]);
    }

    #[test]
    fn a_place_is_told_in_the_units_of_the_page() {
        use crate::text::{Article, SentenceKind};
        let text = "Né 🙂 \u{202E}il\u{202C} part.";
        let mut reading = Reading { article: Article::new(text), ..fixture() };
        let first = reading.view.sentences.remove(1);
        reading.view.sentences =
            vec![crate::cards::SentenceView { span: Span::new(0, text.len()), kind: SentenceKind::Body, ..first }];
        let at = text.find("part").expect("it is there");
        assert_eq!(
            reading.drawn(0, Span::new(at, at + 4)),
            Some((9, 13)),
            "two units of a face, none of what turns letters"
        );
        assert_eq!(reading.drawn(0, Span::new(at, 99)), Some((9, 14)));
        assert_eq!(reading.drawn(7, Span::new(0, 1)), None);
    }
}
