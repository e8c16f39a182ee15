//! What the reader asked to see alone. Filters of one sort widen each other, those of different sorts narrow each other.
//!
//! A card passes where it answers every sort; a sentence passes where one of its cards does, or where only the sentence
//! itself was asked for.

use crate::cards::{Facets, SourceCount, View};
use crate::claims::{ClaimKind, Group, VoiceKind};

/// One thing asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The sentences of one group.
    Group(Group),
    /// What is laid on a named source, by its index in the strip.
    Named(usize),
    /// What is laid on an unnamed source, by its index in the strip.
    Unnamed(usize),
    /// Sentences that hold a direct quotation.
    Quotations,
    /// What is said by this kind of source.
    Voice(VoiceKind),
    /// What is said by somebody whom another sentence may name.
    Pointed,
    /// What is put in this way.
    Put(Put),
    /// What is of this sort.
    Kind(ClaimKind),
    /// Where a name stands, by its index in [`View::who`].
    Name(usize),
    /// Where the date stands that this mark is one mention of, by its index in [`View::marks`].
    Date(usize),
}

/// How a statement is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Put {
    Plainly,
    Softened,
    Negated,
    TakenForGranted,
}

/// The filters that a list offers, sort by sort.
pub const OFFERED: [&[Filter]; 3] = [
    &[
        Filter::Voice(VoiceKind::Article),
        Filter::Voice(VoiceKind::Named),
        Filter::Voice(VoiceKind::Unnamed),
        Filter::Pointed,
        Filter::Voice(VoiceKind::Evidential),
    ],
    &[
        Filter::Put(Put::Plainly),
        Filter::Put(Put::Softened),
        Filter::Put(Put::Negated),
        Filter::Put(Put::TakenForGranted),
    ],
    &[
        Filter::Kind(ClaimKind::Event),
        Filter::Kind(ClaimKind::State),
        Filter::Kind(ClaimKind::Number),
        Filter::Kind(ClaimKind::Cause),
        Filter::Kind(ClaimKind::Rule),
        Filter::Kind(ClaimKind::Judgement),
        Filter::Kind(ClaimKind::Forecast),
        Filter::Kind(ClaimKind::General),
    ],
];

/// What filters let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// For each of [`View::sentences`] whether it passes.
    pub sentences: Vec<bool>,
    /// For each of [`View::cards`].
    pub cards: Vec<bool>,
}

impl Shown {
    /// What `filters` let through; `None` where there is none.
    pub fn of(filters: &[Filter], view: &View) -> Option<Self> {
        let mut sorts: Vec<u8> = filters.iter().map(|filter| filter.sort()).collect();
        sorts.sort_unstable();
        sorts.dedup();
        let narrowed = sorts.into_iter().map(|sort| {
            let same = filters.iter().filter(|filter| filter.sort() == sort);
            same.map(|filter| filter.lets_through(view)).reduce(|one, other| one.with(&other, |a, b| a || b))
        });
        let mut shown = narrowed.flatten().reduce(|one, other| one.with(&other, |a, b| a && b))?;
        if filters.iter().any(|filter| filter.asks_cards()) {
            for (passes, sentence) in shown.sentences.iter_mut().zip(&view.sentences) {
                *passes &= sentence.cards.iter().any(|&card| holds(&shown.cards, card as usize));
            }
        }
        Some(shown)
    }

    /// Whether a sentence passes.
    pub fn sentence(&self, index: usize) -> bool {
        holds(&self.sentences, index)
    }

    /// Whether a card passes.
    pub fn card(&self, index: usize) -> bool {
        holds(&self.cards, index)
    }

    /// How many sentences pass.
    pub fn count(&self) -> usize {
        self.sentences.iter().filter(|&&passes| passes).count()
    }

    fn with(mut self, other: &Self, join: fn(bool, bool) -> bool) -> Self {
        let both = |ours: &mut [bool], theirs: &[bool]| {
            ours.iter_mut().zip(theirs).for_each(|(a, &b)| *a = join(*a, b));
        };
        both(&mut self.sentences, &other.sentences);
        both(&mut self.cards, &other.cards);
        self
    }
}

fn holds(list: &[bool], index: usize) -> bool {
    list.get(index).copied().unwrap_or(false)
}

impl Filter {
    /// Filters of one sort widen each other.
    fn sort(self) -> u8 {
        match self {
            Self::Group(_) => 0,
            Self::Named(_) | Self::Unnamed(_) => 1,
            Self::Quotations => 2,
            Self::Voice(_) | Self::Pointed => 3,
            Self::Put(_) => 4,
            Self::Kind(_) => 5,
            Self::Name(_) => 6,
            Self::Date(_) => 7,
        }
    }

    /// Whether it asks something of a statement, not of its sentence.
    fn asks_cards(self) -> bool {
        matches!(
            self,
            Self::Named(_) | Self::Unnamed(_) | Self::Voice(_) | Self::Pointed | Self::Put(_) | Self::Kind(_)
        )
    }

    fn lets_through(self, view: &View) -> Shown {
        let answers = |facets: &Facets| match self {
            Self::Voice(voice) => facets.voice == voice && !facets.pointed,
            Self::Pointed => facets.pointed,
            Self::Kind(kind) => facets.kind == Some(kind),
            Self::Put(Put::Softened) => facets.softened,
            Self::Put(Put::Negated) => facets.negated,
            Self::Put(Put::TakenForGranted) => facets.presupposed,
            Self::Put(Put::Plainly) => facets.is_plain() && !facets.negated,
            _ => false,
        };
        let source = |source: Option<&SourceCount>| {
            source.map_or_else(Shown::default, |source| {
                listed(view, source.sentences.iter().copied(), source.cards.iter().copied())
            })
        };
        match self {
            Self::Group(group) => whole(view, |index| view.sentences.get(index).is_some_and(|of| of.group == group)),
            Self::Quotations => {
                let quoted = listed(view, view.strip.quoted.iter().copied(), std::iter::empty());
                whole(view, |index| quoted.sentence(index))
            }
            Self::Named(index) => source(view.strip.named.get(index)),
            Self::Unnamed(index) => source(view.strip.unnamed.get(index)),
            Self::Name(name) => view.who.get(name).map_or_else(Shown::default, |name| {
                listed(view, name.mentions.iter().map(|mention| mention.sentence), name.cards.iter().copied())
            }),
            Self::Date(mark) => dated(view, mark),
            Self::Voice(_) | Self::Pointed | Self::Put(_) | Self::Kind(_) => {
                let cards = || (0..).zip(&view.cards).filter(|(_, card)| answers(&card.facets));
                listed(view, cards().map(|(_, card)| card.sentence), cards().map(|(index, _)| index))
            }
        }
    }
}

/// These sentences and these cards.
fn listed(view: &View, sentences: impl Iterator<Item = u32>, cards: impl Iterator<Item = u32>) -> Shown {
    let mut shown = Shown { sentences: vec![false; view.sentences.len()], cards: vec![false; view.cards.len()] };
    sentences.for_each(|index| pass(&mut shown.sentences, index as usize));
    cards.for_each(|index| pass(&mut shown.cards, index as usize));
    shown
}

fn pass(list: &mut [bool], index: usize) {
    if let Some(passes) = list.get_mut(index) {
        *passes = true;
    }
}

/// The sentences that pass, with all their cards.
fn whole(view: &View, passes: impl Fn(usize) -> bool) -> Shown {
    Shown {
        sentences: (0..view.sentences.len()).map(&passes).collect(),
        cards: view.cards.iter().map(|card| passes(card.sentence as usize)).collect(),
    }
}

/// The sentences that hold the same date as `mark`, and the cards in whose words one stands.
fn dated(view: &View, mark: usize) -> Shown {
    let label = view.marks.get(mark).map(|mark| &mark.label);
    let mut shown = listed(view, std::iter::empty(), std::iter::empty());
    for mark in view.marks.iter().filter(|mark| Some(&mark.label) == label) {
        let Some(at) = view.sentence_at(mark.span) else { continue };
        let cards = view.sentences.get(at).map(|sentence| sentence.cards.as_slice()).unwrap_or_default();
        pass(&mut shown.sentences, at);
        let about = |&index: &usize| view.cards.get(index).is_some_and(|card| card.holds(mark.span));
        cards.iter().map(|&card| card as usize).filter(about).for_each(|card| pass(&mut shown.cards, card));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;
    use crate::cards::{WhoEntry, WhoMention};
    use crate::corrections::MentionKind;

    /// The sentences and cards that pass, as indices.
    fn passing(filters: &[Filter]) -> (Vec<usize>, Vec<usize>) {
        let mut view = fixture().view;
        let office =
            SourceCount { name: "the harbour office".into(), sentences: vec![1], cards: vec![0], evidential: false };
        view.strip.named.push(office);
        let mention =
            WhoMention { span: view.sentences[2].span, sentence: 2, place: 0, why: String::new(), used_for: None };
        view.who.push(WhoEntry {
            name: "Ana Pihl".into(),
            kind: MentionKind::Person,
            kind_name: "person".into(),
            said_of: Vec::new(),
            forms: Vec::new(),
            mentions: vec![mention],
            cards: vec![2],
        });
        view.strip.quoted = vec![2];
        view.cards[0].facets.voice = VoiceKind::Named;
        view.cards[1].facets.softened = true;
        view.cards[2].facets.kind = Some(ClaimKind::Event);
        let shown = Shown::of(filters, &view).expect("there are filters");
        let indices =
            |list: &[bool]| list.iter().enumerate().filter(|(_, passes)| **passes).map(|(at, _)| at).collect();
        (indices(&shown.sentences), indices(&shown.cards))
    }

    fn check(filters: &[Filter], sentences: &[usize], cards: &[usize]) {
        assert_eq!(passing(filters), (sentences.to_vec(), cards.to_vec()), "{filters:?}");
    }

    #[test]
    fn each_lets_its_own_through() {
        assert_eq!(Shown::of(&[], &View::default()), None);
        check(&[Filter::Group(Group::Check)], &[1, 2], &[0, 1, 2]);
        check(&[Filter::Group(Group::NotArticle)], &[0], &[]);
        check(&[Filter::Named(0)], &[1], &[0]);
        check(&[Filter::Unnamed(3)], &[], &[]);
        check(&[Filter::Quotations], &[2], &[1, 2]);
        check(&[Filter::Voice(VoiceKind::Named)], &[1], &[0]);
        check(&[Filter::Put(Put::Softened)], &[2], &[1]);
        check(&[Filter::Kind(ClaimKind::Event)], &[2], &[2]);
        check(&[Filter::Date(0)], &[1], &[0]);
        check(&[Filter::Date(9)], &[], &[]);
        check(&[Filter::Name(0)], &[2], &[2]);
        check(&[Filter::Name(9)], &[], &[]);
    }

    #[test]
    fn an_unnamed_source_is_one_that_no_sentence_names() {
        // Who speaks, and which filters let it through.
        let text = "Officials said that the dam at Orvik was safe. He said that two gates were stuck.\n\n\
            The pumps reportedly failed at noon.\n\nMayor Ines Dahl closed the road. She said that the dam would be rebuilt.";
        let article = crate::text::Article::new(text);
        let view = crate::cards::view(&crate::analyze(&article, &crate::models::Models::default()));
        let sentences = |filter| Shown::of(&[filter], &view).expect("there is a filter").sentences;
        let voices = [VoiceKind::Named, VoiceKind::Unnamed, VoiceKind::Evidential].map(Filter::Voice);
        let shown = voices.into_iter().chain([Filter::Pointed]).map(sentences);
        let at: Vec<Vec<usize>> = shown
            .map(|list| list.iter().enumerate().filter(|(_, shown)| **shown).map(|(at, _)| at).collect())
            .collect();
        assert_eq!(at, [vec![4], vec![0], vec![2], vec![1]]);
        assert!(!sentences(Filter::Put(Put::Plainly))[2], "what is reportedly so is not put plainly");
    }

    #[test]
    fn one_sort_widens_and_another_narrows() {
        check(&[Filter::Group(Group::Check), Filter::Group(Group::NotArticle)], &[0, 1, 2], &[0, 1, 2]);
        check(&[Filter::Group(Group::Check), Filter::Named(0)], &[1], &[0]);
        // Both stand in one sentence, but no statement is both.
        check(&[Filter::Put(Put::Softened), Filter::Kind(ClaimKind::Event)], &[], &[]);
        check(&[Filter::Quotations, Filter::Put(Put::Plainly)], &[2], &[2]);
    }
}
