//! What a reader sees of an analysis, as plain data: cards, the strip of counts, and the text cut into runs.
//!
//! Still no browser: the page draws a [`View`], and nothing of it needs the engine.

pub(crate) mod actors;
mod changed;
mod facets;
mod fields;
mod figures;
mod notice;
mod runs;
mod strip;
mod timeline;
mod view;
mod who;
mod why;
mod words;

pub use changed::Change;
pub use facets::Facets;
pub use runs::{Run, runs};
pub use timeline::{Bar, OpenEnd, TimelineEntry, strip as timeline_strip};
pub use view::view;
pub use who::{WhoEntry, WhoForm, WhoMention};
pub use words::group_name;

use crate::annotate::dates::PublishedFrom;
use crate::claims::Group;
use crate::corrections::MentionKind;
use crate::text::{SentenceKind, Span};
use serde::{Deserialize, Serialize};
use time::Date;

/// Everything the page shows of one analysis. Spans are bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The publication date in use.
    pub published: Option<Date>,
    /// Where it is from.
    pub published_from: PublishedFrom,
    /// The first date whose day and month could change places, "03/04/2024": the reader may say which comes first.
    pub either: Option<Span>,
    /// Paragraphs, in text order.
    pub paragraphs: Vec<Span>,
    /// Sentences, in text order.
    pub sentences: Vec<SentenceView>,
    /// Names, dates and amounts, in text order; they may overlap.
    pub marks: Vec<Mark>,
    /// All cards, open and folded, in text order.
    pub cards: Vec<Card>,
    /// What happened when.
    pub timeline: Vec<TimelineEntry>,
    /// The dates that stand in no entry of it, as indices into [`View::marks`].
    pub untold: Vec<u32>,
    /// Who and what is in the text, in the order in which it names them first.
    pub who: Vec<WhoEntry>,
    /// The counts above the text.
    pub strip: Strip,
    /// What a reader should know before reading on: "mostly opinion", "this does not look like English".
    pub notice: Option<String>,
    /// What became of each of the reader's changes, in their order.
    pub changes: Vec<Change>,
}

impl View {
    /// The index of the sentence that `span` begins in, or ends before; `None` behind the last.
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        (at < self.sentences.len()).then_some(at)
    }

    /// Takes a part off the front of the lists that grow with the text; `None` where what is left is short.
    pub fn cut(&mut self) -> Option<Self> {
        const MOST: usize = 60;
        let cards = self.cards.drain(..MOST.min(self.cards.len())).collect();
        let marks = self.marks.drain(..(4 * MOST).min(self.marks.len())).collect();
        let part = Self { marks, cards, ..Self::default() };
        if self.cards.is_empty() && self.marks.is_empty() {
            self.follow(part);
            return None;
        }
        Some(part)
    }

    /// Puts a part that was cut off before this one, with all that was cut off before that.
    pub fn follow(&mut self, mut part: Self) {
        part.cards.append(&mut self.cards);
        part.marks.append(&mut self.marks);
        (self.cards, self.marks) = (part.cards, part.marks);
    }
}

/// One sentence as placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentenceView {
    /// Its number as shown, from 1, counting body sentences only; 0 for what is not article text.
    pub number: u32,
    /// Its text.
    pub span: Span,
    /// The index of its paragraph.
    pub paragraph: u32,
    /// Whether it is article text.
    pub kind: SentenceKind,
    /// Where it is placed.
    pub group: Group,
    /// Its cards, as indices into [`View::cards`].
    pub cards: Vec<u32>,
}

/// A name, date or amount in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Its words.
    pub span: Span,
    /// How it is drawn.
    pub kind: MentionKind,
    /// What it is, in words: "person: Vladimir Putin", "date: 18 February 2024".
    pub label: String,
    /// How it was read, a sentence.
    pub why: String,
}

/// The fact card of one claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The index of its sentence in [`View::sentences`].
    pub sentence: u32,
    /// Whether it stands open in the first view; else it is a line in its group.
    pub open: bool,
    /// The group it stands in.
    pub group: Group,
    /// The headline: verbatim spans, joined by a space.
    pub heading: Vec<Span>,
    /// The words of the text that belong to it, marked while it is open.
    pub spans: Vec<Span>,
    /// What the filters ask of it.
    pub facets: Facets,
    /// What is known, in the order shown.
    pub fields: Vec<Field>,
    /// Other sentences that tell the same event, as indices into [`View::sentences`].
    pub again: Vec<u32>,
    /// How much a checker would want it first, 0 to 1: the order under "Easiest to check first" among those equally easy.
    pub rank: f32,
    /// Why a checker would start here: "has a name, an act and a date".
    pub reason: String,
    /// How this was read, a sentence for each rule.
    pub why: Vec<String>,
}

impl Card {
    /// The headline in words: each span as it is `shown`, joined by a space, or by a mark where words between them are left out.
    pub fn headline(&self, shown: &dyn Fn(Span) -> String) -> String {
        let mut words = String::new();
        let mut last: Option<Span> = None;
        for &span in &self.heading {
            // A comma and a blank are no gap.
            let gap = last.is_some_and(|last| last.end() + 2 < span.start());
            words.push_str(if gap {
                " … "
            } else if last.is_some() {
                " "
            } else {
                ""
            });
            words.push_str(&shown(span));
            last = Some(span);
        }
        words
    }

    /// Whether some of `span` belongs to its words.
    pub fn holds(&self, span: Span) -> bool {
        self.spans.iter().any(|words| words.overlaps(span))
    }
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// What it tells.
    pub kind: FieldKind,
    /// The words shown: verbatim from the text, or explained by `note`.
    pub value: String,
    /// Where the words stand; empty for what was worked out.
    pub spans: Vec<Span>,
    /// From what and how it was worked out: "'February 18' + published 20 Feb 2024".
    pub note: Option<String>,
}

/// What a field tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum FieldKind {
    /// No source, or one that names nobody.
    Voice,
    /// A named source.
    According,
    /// A source without a name.
    Unnamed,
    Softened,
    Negated,
    Presupposed,
    Kind,
    When,
    Where,
    Amount,
    Who,
    HedgeDropped,
}

impl FieldKind {
    /// The label on the card.
    pub fn label(self) -> &'static str {
        match self {
            Self::Voice => "Source",
            Self::According => "According to",
            Self::Unnamed => "According to unnamed",
            Self::Softened => "Softened",
            Self::Negated => "Negated by",
            Self::Presupposed => "Taken for granted",
            Self::Kind => "Kind",
            Self::When => "When",
            Self::Where => "Where",
            Self::Amount => "How many",
            Self::Who => "Who",
            Self::HedgeDropped => "Hedge dropped",
        }
    }
}

/// The counts above the text. Each is a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Body sentences.
    pub sentences: u32,
    /// Body sentences by group, in the order of [`Group`]; [`Group::NotArticle`] counts what is not article text.
    pub groups: Vec<(Group, u32)>,
    /// Named sources with the cards that are laid on them.
    pub named: Vec<SourceCount>,
    /// Unnamed and evidential ones, as the text words them.
    pub unnamed: Vec<SourceCount>,
    /// Direct quotations.
    pub quotations: u32,
    /// The sentences that hold them, as indices into [`View::sentences`].
    pub quoted: Vec<u32>,
    /// They themselves, in text order.
    pub speeches: Vec<Speech>,
}

/// A direct quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speech {
    /// The words with their quotation marks.
    pub span: Span,
    /// The index of its sentence in [`View::sentences`].
    pub sentence: u32,
    /// Who is said to speak, named as in [`SourceCount::name`]; `None` where nobody is, or is only pointed at.
    pub by: Option<String>,
}

/// A source and the sentences laid on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCount {
    /// The source's name, or the words of the text.
    pub name: String,
    /// The sentences, as indices into [`View::sentences`].
    pub sentences: Vec<u32>,
    /// The cards in them, as indices into [`View::cards`].
    pub cards: Vec<u32>,
    /// Whether it is no source at all but a word such as "reportedly".
    pub evidential: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_was_cut_is_whole_again() {
        for count in [0, 1, 60, 61, 700] {
            let mark = |at: usize| Mark {
                span: Span::new(at, at + 1),
                kind: MentionKind::Person,
                label: String::new(),
                why: String::new(),
            };
            let whole = View { marks: (0..count).map(mark).collect(), notice: Some("a".to_owned()), ..View::default() };
            let (mut view, mut before) = (whole.clone(), View::default());
            while let Some(mut part) = view.cut() {
                part.follow(before);
                before = part;
            }
            assert!(view.marks.len() <= 240);
            view.follow(before);
            assert_eq!(view, whole);
        }
    }
}
