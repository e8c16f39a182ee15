//! Each source of an article with what it is said to say; and what is laid on somebody who is not named there.

use crate::app::state::{Filter, Reading};
use crate::cards::SourceCount;
use crate::claims::VoiceKind;

/// What sort of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceSort {
    /// It has a name.
    Named,
    /// "Officials".
    Unnamed,
    /// No source but a word such as "reportedly".
    Cue,
    /// "He", or nobody, beside a quotation.
    Nobody,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, or the words of the text; empty for [`SourceSort::Nobody`].
    pub name: String,
    /// What sort of source it is.
    pub sort: SourceSort,
    /// The statements laid on it, as indices of cards in text order.
    pub cards: Vec<usize>,
    /// Its direct quotations, as indices into [`crate::cards::Strip::speeches`].
    pub speeches: Vec<usize>,
    /// The words that lay the statements on it, each once.
    pub cues: Vec<String>,
    /// The sentences of its statements, as the strip counts them.
    pub sentences: usize,
    /// What shows its statements alone.
    pub filter: Option<Filter>,
}

/// The sources as the strip counts them, named ones first, and last what nobody is named for. Every statement that is not in
/// the article's own voice, and every quotation, stands in one.
pub fn sources(reading: &Reading) -> Vec<Source> {
    let strip = &reading.view.strip;
    let named =
        strip.named.iter().enumerate().map(|(at, of)| source(reading, of, SourceSort::Named, Filter::Named(at)));
    let unnamed = strip.unnamed.iter().enumerate().map(|(at, of)| {
        let sort = if of.evidential { SourceSort::Cue } else { SourceSort::Unnamed };
        source(reading, of, sort, Filter::Unnamed(at))
    });
    let mut all: Vec<Source> = named.chain(unnamed).collect();
    let mut rest = SourceCount::default();
    let mut laid = vec![false; reading.view.cards.len()];
    for &card in all.iter().flat_map(|source| &source.cards) {
        if let Some(laid) = laid.get_mut(card) {
            *laid = true;
        }
    }
    for ((index, card), laid) in (0..).zip(&reading.view.cards).zip(laid) {
        if !laid && card.facets.voice != VoiceKind::Article {
            rest.cards.push(index);
            rest.sentences.push(card.sentence);
        }
    }
    rest.sentences.dedup();
    let mut nobody = source(reading, &rest, SourceSort::Nobody, Filter::Quotations);
    nobody.filter = None;
    nobody.speeches = (0..strip.speeches.len()).filter(|at| !all.iter().any(|of| of.speeches.contains(at))).collect();
    if !(nobody.cards.is_empty() && nobody.speeches.is_empty()) {
        all.push(nobody);
    }
    all
}

fn source(reading: &Reading, of: &SourceCount, sort: SourceSort, filter: Filter) -> Source {
    let speeches = reading.view.strip.speeches.iter().enumerate();
    let by = |name: &Option<String>| name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(&of.name));
    let mut cues: Vec<String> = Vec::new();
    for card in of.cards.iter().filter_map(|&card| reading.card(card as usize)) {
        let cue = card.facets.cue.map(|cue| reading.shown(cue).split_whitespace().collect::<Vec<_>>().join(" "));
        cues.extend(cue.filter(|cue| !cues.contains(cue)));
    }
    Source {
        name: of.name.clone(),
        sort,
        cards: of.cards.iter().map(|&card| card as usize).collect(),
        speeches: speeches.filter(|(_, speech)| by(&speech.by)).map(|(at, _)| at).collect(),
        cues,
        sentences: of.sentences.len(),
        filter: Some(filter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    const TEXT: &str = "The dam at Orvik held, the water board said. Officials said that two gates were stuck. \
        “We saw nothing,” she said.\n\nThe pumps reportedly failed at noon. Mayor Ines Dahl said: “We shall rebuild the dam.” \
        Dahl praised the crews.";

    fn read(text: &str) -> Reading {
        let article = Article::new(text);
        let view = crate::cards::view(&crate::analyze(&article, &crate::models::Models::default()));
        Reading { article, view }
    }

    #[test]
    fn every_laid_statement_and_every_quotation_has_one_place() {
        let reading = read(TEXT);
        let found = sources(&reading);
        let mut cards: Vec<usize> = found.iter().flat_map(|source| source.cards.clone()).collect();
        cards.sort_unstable();
        let laid = |card: usize| reading.view.cards[card].facets.voice != VoiceKind::Article;
        assert_eq!(cards, (0..reading.view.cards.len()).filter(|&card| laid(card)).collect::<Vec<_>>());
        let mut speeches: Vec<usize> = found.iter().flat_map(|source| source.speeches.clone()).collect();
        speeches.sort_unstable();
        assert_eq!(speeches, (0..reading.view.strip.speeches.len()).collect::<Vec<_>>());
        assert_eq!(reading.view.strip.speeches.len(), reading.view.strip.quotations as usize);
    }

    #[test]
    fn sources_agree_with_the_strip_and_with_their_filters() {
        let reading = read(TEXT);
        for source in sources(&reading) {
            let Some(filter) = source.filter else { continue };
            let shown = crate::app::state::Shown::of(&[filter], &reading.view).expect("there is a filter");
            assert_eq!(shown.count(), source.sentences, "{}", source.name);
            assert!(source.cards.iter().all(|&card| shown.card(card)), "{}", source.name);
        }
    }

    #[test]
    fn a_word_such_as_reportedly_is_no_source() {
        let found = sources(&read(TEXT));
        let sort = |name: &str| found.iter().find(|source| source.name == name).map(|source| source.sort);
        assert_eq!(sort("reportedly"), Some(SourceSort::Cue));
        assert_eq!(sort("Officials"), Some(SourceSort::Unnamed));
        let dahl = found.iter().find(|source| source.name == "Ines Dahl").expect("she speaks");
        assert_eq!(
            (dahl.sort, dahl.speeches.len(), dahl.cues.as_slice()),
            (SourceSort::Named, 1, ["said".to_owned()].as_slice())
        );
    }
}
