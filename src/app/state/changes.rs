//! The reader's and the sender's changes to a reading, and what of the page's state stands where once one is made.

use crate::app::state::find::find_in;
use crate::app::state::{Filter, Reading};
use crate::cards::{FieldKind, SourceCount, View};
use crate::corrections::MentionKind::{Organisation, Person};
use crate::corrections::{Anchor, Correction, Corrections};
use crate::text::Span;

/// Changes in the order in which they were made, the sender's before the reader's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// All of them.
    pub made: Corrections,
    /// How many of the first came by link.
    pub theirs: usize,
}

impl Changes {
    /// Makes a change. What an earlier one set about the same words is set no longer.
    pub fn make(&mut self, change: Correction) {
        let sets = |which: u32| match which {
            9 | 10 => Some(8),
            12 => Some(11),
            0 | 1 => Some(0),
            5 | 8 | 11 => Some(which),
            _ => None,
        };
        let (same, at) = (sets(change.parts().0), change.anchors().0.clone());
        let replaced = |old: &Correction| same.is_some() && sets(old.parts().0) == same && *old.anchors().0 == at;
        while let Some(old) = self.made.list.iter().position(replaced) {
            self.take_back(old);
        }
        self.made.list.push(change);
    }

    /// Takes a change back, wherever it stands.
    pub fn take_back(&mut self, at: usize) {
        if at < self.made.list.len() {
            self.made.list.remove(at);
            self.theirs -= usize::from(at < self.theirs);
        }
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.made.list.is_empty()
    }

    /// The text has been read anew, perhaps with other words around: what stands in it is named by what is around it now.
    pub fn settle(&mut self, reading: &Reading) {
        let text = &reading.article.text;
        for (change, told) in self.made.list.iter_mut().zip(&reading.view.changes) {
            let here = |anchor: &Anchor| Anchor::of(text, anchor.find(text)?);
            if let Some(moved) = change.moved(here).filter(|_| told.place.is_some()) {
                *change = moved;
            }
        }
    }
}

/// The changes that stand at these words, as indices.
pub fn changes_at(view: &View, span: Span) -> Vec<usize> {
    let here = view.changes.iter().enumerate().filter(|(_, change)| change.place == Some(span));
    here.map(|(index, _)| index).collect()
}

/// The changes that made a card what it is, as indices.
pub fn changes_of(view: &View, card: usize) -> Vec<usize> {
    let here = view.changes.iter().enumerate().filter(|(_, change)| change.card.is_some_and(|of| of as usize == card));
    here.map(|(index, _)| index).collect()
}

/// Whom a card can be laid on: sources that other cards have, then people and bodies, each once, with the words that name
/// them, if possible in the card's own sentence.
pub fn source_choices(reading: &Reading, card: usize) -> Vec<(String, Span)> {
    const MOST: usize = 40;
    let view = &reading.view;
    let sentence = reading.sentence_of(card);
    let mut choices: Vec<(String, Span)> = Vec::new();
    let mut add = |span: Span| {
        let words = reading.shown(span).split_whitespace().collect::<Vec<_>>().join(" ");
        if choices.len() < MOST && !choices.iter().any(|(known, _)| known.eq_ignore_ascii_case(&words)) {
            choices.push((words, span));
        }
    };
    let fields = view.cards.iter().flat_map(|card| &card.fields);
    let sources = fields.filter(|field| matches!(field.kind, FieldKind::According | FieldKind::Unnamed));
    for &span in sources.filter_map(|field| field.spans.first()) {
        add(span);
    }
    for entry in view.who.iter().filter(|entry| matches!(entry.kind, Person | Organisation)) {
        let here = entry.mentions.iter().find(|mention| Some(mention.sentence as usize) == sentence);
        let named = entry.mentions.iter().find(|mention| reading.words(mention.span) == entry.name);
        if let Some(mention) = named.or(here).or(entry.mentions.first()) {
            add(mention.span);
        }
    }
    choices
}

/// The words that a reader typed, where they stand in the text: in the sentence at `near` if possible, else where they stand first.
pub fn typed(reading: &Reading, near: Option<usize>, words: &str) -> Option<Span> {
    let words = words.trim();
    let within = near.and_then(|near| find_in(reading, near, words));
    let anywhere = || (0..reading.view.sentences.len()).find_map(|at| find_in(reading, at, words));
    (!words.is_empty()).then(|| within.or_else(anywhere)).flatten()
}

/// Where in `new` stands what stood at these words in `old`.
fn mark_in(new: &View, span: Span) -> Option<usize> {
    new.marks.iter().position(|mark| mark.span == span)
}

impl Reading {
    /// The mark that was the one at `index` of another reading of the same text.
    pub fn mark_from(&self, old: &Self, index: usize) -> Option<usize> {
        mark_in(&self.view, old.view.marks.get(index)?.span)
    }

    /// The name that was the one at `index` of another reading of the same text: the one that its first mention names.
    pub fn name_from(&self, old: &Self, index: usize) -> Option<usize> {
        let first = old.view.who.get(index)?.mentions.first()?.span;
        self.view.who.iter().position(|entry| entry.mentions.iter().any(|mention| mention.span == first))
    }

    /// The filter that was `filter` in another reading of the same text; `None` where what it asked for is not there any more.
    pub fn filter_from(&self, old: &Self, filter: Filter) -> Option<Filter> {
        let source = |old: &[SourceCount], new: &[SourceCount], at: usize| {
            let name = &old.get(at)?.name;
            new.iter().position(|source| source.name == *name)
        };
        let (was, is) = (&old.view.strip, &self.view.strip);
        Some(match filter {
            Filter::Named(at) => Filter::Named(source(&was.named, &is.named, at)?),
            Filter::Unnamed(at) => Filter::Unnamed(source(&was.unnamed, &is.unnamed, at)?),
            Filter::Name(at) => Filter::Name(self.name_from(old, at)?),
            Filter::Date(at) => Filter::Date(self.mark_from(old, at)?),
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Annotated;
    use crate::corrections::{MentionKind, Source};
    use crate::models::Models;
    use crate::text::Article;

    const TEXT: &str = "The council closed the bridge on 4 May 2021, Mayor Ines Dahl said. Orvik Marine owns the pier. \
        Officials said that two gates were stuck.";

    fn at(words: &str) -> Anchor {
        let start = TEXT.find(words).expect("it is there");
        Anchor::of(TEXT, Span::new(start, start + words.len())).expect("there are words")
    }

    fn read(changes: &Changes) -> Reading {
        let article = Article::new(TEXT);
        let annotated = Annotated::of(&article, &Models::none());
        let view = crate::cards::view(&annotated.into_analysis(&changes.made));
        Reading { article, view }
    }

    fn kind(kind: MentionKind) -> Correction {
        Correction::Mention { at: at("Orvik Marine"), kind }
    }

    #[test]
    fn what_is_set_again_is_set_once() {
        let mut changes = Changes { made: Corrections { list: vec![kind(MentionKind::Person)] }, theirs: 1 };
        changes.make(Correction::Date { at: at("4 May 2021"), value: "2020".into() });
        changes.make(kind(MentionKind::Place));
        assert_eq!((changes.made.list.len(), changes.theirs), (2, 0));
        changes.make(Correction::NoMention { at: at("Orvik Marine") });
        assert_eq!(changes.made.list.len(), 2);
        changes.make(Correction::Source { at: at("The council"), is: Source::Article });
        changes.make(Correction::Source { at: at("The council"), is: Source::Words(at("Orvik Marine")) });
        assert_eq!(changes.made.list.len(), 3);
        changes.take_back(9);
        changes.take_back(0);
        assert_eq!(changes.made.list.len(), 2);
    }

    #[test]
    fn what_the_page_looks_at_stays_where_it_was() {
        let before = read(&Changes::default());
        let mut changes = Changes::default();
        changes.make(Correction::NoMention { at: at("Ines Dahl") });
        let after = read(&changes);
        let mark =
            before.view.marks.iter().position(|mark| mark.span.of(TEXT) == "Orvik Marine").expect("it is marked");
        let there = after.mark_from(&before, mark).expect("it still is");
        assert_eq!(after.view.marks[there].span.of(TEXT), "Orvik Marine");
        let name = before.view.who.iter().position(|entry| entry.name == "Ines Dahl").expect("she is named");
        assert_eq!(after.name_from(&before, name), None);
        // Without a name in it, her source is one more that is not named.
        assert_eq!(after.filter_from(&before, Filter::Unnamed(0)), Some(Filter::Unnamed(1)));
        assert_eq!(after.filter_from(&before, Filter::Name(name)), None);
        assert_eq!(after.filter_from(&before, Filter::Quotations), Some(Filter::Quotations));
    }

    #[test]
    fn a_source_is_chosen_from_the_words_of_the_text() {
        let reading = read(&Changes::default());
        let choices = source_choices(&reading, 0);
        let words: Vec<&str> = choices.iter().map(|(words, _)| words.as_str()).collect();
        assert!(words.contains(&"Officials") && words.contains(&"Orvik Marine"), "{words:?}");
        assert!(choices.iter().all(|(words, span)| span.of(TEXT) == words));
        let found = typed(&reading, Some(1), " the pier ").map(|span| span.of(TEXT));
        assert_eq!(
            (found, typed(&reading, None, "the king"), typed(&reading, None, " ")),
            (Some("the pier"), None, None)
        );
    }

    #[test]
    fn anchors_follow_an_edit() {
        let mut changes = Changes::default();
        changes.make(kind(MentionKind::Place));
        let edited = format!("News. {TEXT}");
        let annotated = Annotated::of(&Article::new(edited.as_str()), &Models::none());
        let view = crate::cards::view(&annotated.into_analysis(&changes.made));
        let reading = Reading { article: Article::new(edited.as_str()), view };
        changes.settle(&reading);
        let start = edited.find("Orvik Marine").expect("it is there");
        assert_eq!(changes.made.list[0].anchors().0.find(&edited), Some(Span::new(start, start + 12)));
        assert_eq!(changes_at(&reading.view, Span::new(start, start + 12)), [0]);
        assert_eq!(changes_of(&reading.view, 0), [] as [usize; 0]);
    }
}
