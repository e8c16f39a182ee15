//! An article with its view, and the questions that the page asks of the pair.

use crate::cards::{Card, Facets, FieldKind, SentenceView, View};
use crate::claims::{ClaimKind, Group, VoiceKind};
use crate::text::{Article, SentenceKind, Span, sort_by_key};
use std::cmp::Reverse;

/// A text and what was read from it: kept together, so that spans always fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What was read.
    pub article: Article,
    /// What to show of it.
    pub view: View,
}

/// The order of the open cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the text has them.
    #[default]
    Written,
    /// What a checker can settle soonest comes first.
    Easiest,
}

impl Reading {
    /// The words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }

    /// The words at `span` as they are drawn: without the invisible characters that turn the letters around them.
    pub fn shown(&self, span: Span) -> String {
        self.words(span).chars().filter(|letter| !matches!(letter, '\u{202A}'..='\u{202E}')).collect()
    }

    /// The card at `index`.
    pub fn card(&self, index: usize) -> Option<&Card> {
        self.view.cards.get(index)
    }

    /// The sentence at `index`.
    pub fn sentence(&self, index: usize) -> Option<&SentenceView> {
        self.view.sentences.get(index)
    }

    /// A card's headline.
    pub fn heading(&self, card: &Card) -> String {
        card.headline(&|span| self.shown(span))
    }

    /// The open cards in `order`, as indices.
    pub fn open_cards(&self, order: Order) -> Vec<usize> {
        let card = |index: &usize| self.card(*index);
        let mut open: Vec<usize> =
            (0..self.view.cards.len()).filter(|at| card(at).is_some_and(|card| card.open)).collect();
        if order == Order::Easiest {
            // A rank is no less than 0, so its bits are in its order.
            sort_by_key(&mut open, |at| Reverse(card(at).map(|card| (ease(card), card.rank.to_bits()))));
        }
        open
    }

    /// The cards of a sentence, open ones first, as indices.
    pub fn cards_of(&self, sentence: usize) -> Vec<usize> {
        let cards = self.sentence(sentence).map(|sentence| sentence.cards.as_slice()).unwrap_or_default();
        let mut cards: Vec<usize> = cards.iter().map(|&card| card as usize).collect();
        sort_by_key(&mut cards, |&card| !self.card(card).is_some_and(|card| card.open));
        cards
    }

    /// The folded cards that an open card carries for its sentence: those beside it, where it is the sentence's first.
    pub fn folded_beside(&self, card: usize) -> Vec<usize> {
        let open = |index: usize| self.card(index).is_some_and(|card| card.open);
        let mut cards = self.sentence_of(card).map(|sentence| self.cards_of(sentence)).unwrap_or_default();
        if !open(card) || cards.first() != Some(&card) {
            return Vec::new();
        }
        cards.retain(|&other| !open(other));
        cards
    }

    /// The sentences of a group, as indices.
    pub fn of_group(&self, group: Group) -> Vec<usize> {
        let sentences = self.view.sentences.iter().enumerate();
        sentences.filter(|(_, sentence)| sentence.group == group).map(|(index, _)| index).collect()
    }

    /// The number of a sentence as shown; 0 for what is not article text.
    pub fn number(&self, sentence: usize) -> u32 {
        self.sentence(sentence).map_or(0, |sentence| sentence.number)
    }

    /// The sentence that the card stands in.
    pub fn sentence_of(&self, card: usize) -> Option<usize> {
        self.card(card).map(|card| card.sentence as usize)
    }

    /// Body sentences that stand in a group of the article, and all body sentences.
    pub fn placed(&self) -> (usize, usize) {
        let body = || self.view.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body);
        (body().filter(|sentence| sentence.group != Group::NotArticle).count(), body().count())
    }

    /// The sentences of each paragraph, as indices, in text order; paragraphs without one are left out.
    pub fn paragraphs(&self) -> Vec<Vec<usize>> {
        let mut paragraphs: Vec<(u32, Vec<usize>)> = Vec::new();
        for (index, sentence) in self.view.sentences.iter().enumerate() {
            match paragraphs.last_mut() {
                Some((paragraph, sentences)) if *paragraph == sentence.paragraph => sentences.push(index),
                _ => paragraphs.push((sentence.paragraph, vec![index])),
            }
        }
        paragraphs.into_iter().map(|(_, sentences)| sentences).collect()
    }

    /// Whether both are the same text, cut into the same sentences.
    pub fn is_cut_as(&self, other: &Self) -> bool {
        let cut = |one: &SentenceView, other: &SentenceView| {
            (one.span, one.number, one.paragraph, one.kind) == (other.span, other.number, other.paragraph, other.kind)
        };
        let (ours, theirs) = (&self.view.sentences, &other.view.sentences);
        self.article.text == other.article.text
            && ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(|(one, other)| cut(one, other))
    }

    /// A title: the reader's, else the text's first heading, else its first words.
    pub fn title(&self) -> String {
        if let Some(title) = self.article.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
            return title.to_owned();
        }
        let heading = self.view.sentences.iter().find(|sentence| sentence.kind == SentenceKind::Heading);
        match heading {
            Some(heading) => self.words(heading.span).to_owned(),
            None => Self::opening(&self.article.text),
        }
    }

    /// The first words of a text, for a list or a title.
    pub fn opening(text: &str) -> String {
        let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let short: String = line.chars().take(80).collect();
        match short.rsplit_once(' ') {
            Some((whole, _)) if short.len() < line.len() => format!("{whole} …"),
            _ => short,
        }
    }
}

/// How much there is to take hold of: a source to ask, an act, a number and a date to look up, and words that are put plainly.
fn ease(card: &Card) -> usize {
    let Facets { voice, kind, .. } = card.facets;
    let tells = |of| card.fields.iter().any(|field| field.kind == of && !field.spans.is_empty());
    // Whom to ask, and that somebody stands for it at all, count for as much as two of the others.
    let holds = [
        (voice == VoiceKind::Named, 2),
        (card.facets.is_plain() && voice != VoiceKind::Unnamed, 2),
        (kind == Some(ClaimKind::Event), 1),
        (tells(FieldKind::Amount), 1),
        (tells(FieldKind::When), 1),
    ];
    holds.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}

/// A reading of three sentences, for the tests here.
#[cfg(test)]
pub(crate) fn fixture() -> Reading {
    use crate::cards::Mark;
    use crate::corrections::MentionKind;
    let text = "Harbour news\nAna Pihl moved 12 boats on Monday. She left.";
    let span = |words: &str| {
        let start = text.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    };
    let sentence = |words, number, paragraph, kind, group, cards| SentenceView {
        span: span(words),
        number,
        paragraph,
        kind,
        group,
        cards,
    };
    let mark = |words, kind| Mark { span: span(words), kind, label: String::new(), why: String::new() };
    let card = |sentence, open, words: &str, rank| Card {
        sentence,
        open,
        group: Group::Check,
        heading: vec![span(words)],
        spans: vec![span(words)],
        facets: crate::cards::Facets::default(),
        fields: Vec::new(),
        again: Vec::new(),
        rank,
        reason: String::new(),
        why: Vec::new(),
    };
    let view = View {
        sentences: vec![
            sentence("Harbour news", 0, 0, SentenceKind::Heading, Group::NotArticle, vec![]),
            sentence("Ana Pihl moved 12 boats on Monday.", 1, 1, SentenceKind::Body, Group::Check, vec![0]),
            sentence("She left.", 2, 1, SentenceKind::Body, Group::Check, vec![1, 2]),
        ],
        marks: vec![mark("Ana Pihl", MentionKind::Person), mark("12 boats", MentionKind::Amount)],
        cards: vec![
            card(1, true, "Ana Pihl moved 12 boats", 0.4),
            card(2, false, "She", 0.1),
            card(2, true, "She left", 0.9),
        ],
        ..View::default()
    };
    Reading { article: Article::new(text), view }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_come_as_written_or_easiest_first() {
        let reading = fixture();
        assert_eq!(reading.open_cards(Order::Written), [0, 2]);
        assert_eq!(reading.open_cards(Order::Easiest), [2, 0]);
        assert_eq!(reading.cards_of(2), [2, 1], "the open card first");
        assert_eq!(reading.folded_beside(2), [1]);
        assert_eq!(reading.folded_beside(0), [] as [usize; 0]);
        assert_eq!(reading.heading(&reading.view.cards[2]), "She left");
    }

    #[test]
    fn what_can_be_taken_hold_of_comes_before_what_is_only_reported() {
        let text = "The dam reportedly burst at Orvik. Observers said the gate failed. \
            On 4 May 2021 Mayor Ines Dahl closed 3 of its gates, the water board said.";
        let article = Article::new(text);
        let mut view = crate::cards::view(&crate::analyze(&article, &crate::models::Models::default()));
        view.cards.iter_mut().for_each(|card| card.open = true);
        // What stands open first is another matter.
        view.cards.iter_mut().zip([0.9, 0.8, 0.1]).for_each(|(card, rank)| card.rank = rank);
        let reading = Reading { article, view };
        let cards: Vec<u32> =
            reading.open_cards(Order::Easiest).iter().map(|&at| reading.view.cards[at].sentence).collect();
        assert_eq!(cards.first(), Some(&2), "{cards:?}");
    }

    #[test]
    fn every_sentence_is_placed_once() {
        let reading = fixture();
        assert_eq!(reading.placed(), (2, 2));
        assert_eq!(reading.paragraphs(), [vec![0], vec![1, 2]]);
        assert_eq!(reading.of_group(Group::NotArticle), [0]);
    }

    #[test]
    fn letters_are_not_turned_around() {
        let reading = Reading { article: Article::new("the \u{202E}gnp.exe\u{202C} file"), ..Reading::default() };
        let all = Span::new(0, reading.article.text.len());
        assert_eq!(reading.shown(all), "the gnp.exe file");
    }

    #[test]
    fn a_title_is_the_heading_or_the_first_words() {
        assert_eq!(fixture().title(), "Harbour news");
        assert_eq!(Reading::default().title(), "");
        let long = "word ".repeat(40);
        assert_eq!(Reading::opening(&long).chars().count(), 81);
    }
}
