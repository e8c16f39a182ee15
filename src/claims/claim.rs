//! A claim and its parts, as data.

use crate::annotate::Rule;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// One claim of one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The index of its sentence.
    pub sentence: usize,
    /// The stretch it is read from: the clause, with its cues left out.
    pub span: Span,
    /// Verbatim spans of the sentence in text order, joined by a space: the card's headline. It holds every
    /// negation, softener and source cue in whose scope the claim stands, or it is the whole sentence.
    pub heading: Vec<Span>,
    /// Who did what; empty fields where the reading is not sure.
    pub frame: Frame,
    /// Who says it.
    pub voice: Voice,
    /// Other voices that the heading names, which say only a part of it.
    pub beside: Vec<Voice>,
    /// The words that soften it ("may", "appears to"); empty where it is put plainly.
    pub softeners: Vec<Span>,
    /// The word that negates it.
    pub negation: Option<Span>,
    /// Words of its heading that soften and that negate another part of it, where the card shows no more than the heading: the
    /// first of each.
    pub aside: Aside,
    /// Whether the sentence takes it for granted instead of stating it.
    pub presupposed: bool,
    /// What sort of thing is said.
    pub kind: ClaimKind,
    /// Entities in it, by index.
    pub who: Vec<usize>,
    /// Dates in it, by index.
    pub when: Vec<usize>,
    /// Places that its own frame names, as entity indices.
    pub places: Vec<usize>,
    /// Amounts in the words of its heading that are not its source's, by index.
    pub amounts: Vec<usize>,
    /// Whether a figure stands anywhere in it.
    pub counts: bool,
    /// How much a checker would want it first, 0 to 1.
    pub rank: f32,
    /// Whether it has an open card in the first view.
    pub open: bool,
    /// The index of its thread, where the article tells it again.
    pub thread: Option<usize>,
    /// The rules that read it.
    pub why: Vec<Rule>,
}

/// Who did what to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Who or what it is about.
    pub subject: Option<Span>,
    /// The verb with its auxiliaries, particle and negation, in parts where other words stand between.
    pub predicate: Vec<Span>,
    /// The rest of the clause, by role.
    pub arguments: Vec<Argument>,
}

impl Frame {
    /// Only when and where it was: who did what is left to the sentence.
    pub(crate) fn when_and_where(mut self) -> Self {
        self.arguments.retain(|argument| matches!(argument.role, Role::Time | Role::Place));
        Self { arguments: self.arguments, ..Self::default() }
    }
}

/// One part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What part it plays.
    pub role: Role,
    /// Its words.
    pub span: Span,
}

/// What part an argument plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Role {
    Object,
    Recipient,
    Theme,
    Place,
    Time,
    Manner,
    Cause,
    Other,
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The kind of source.
    pub kind: VoiceKind,
    /// How the source's words are given; `None` for the article's own voice.
    pub form: Option<VoiceForm>,
    /// The source as the sentence names it.
    pub source: Option<Span>,
    /// The words that lay the claim on the source ("said", "according to", "reportedly"). With the article's own voice, a
    /// word that may lay a part of the sentence on somebody: who, was not read.
    pub cue: Option<Span>,
}

/// What softens and what negates a part of a heading that is not the claim itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// "perhaps", "may".
    pub softener: Option<Span>,
    /// "not", "nobody".
    pub negation: Option<Span>,
}

/// The kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoiceKind {
    /// The article says it in its own voice.
    #[default]
    Article,
    /// A source with a name ("KCNA").
    Named,
    /// A source without one ("analysts", "officials").
    Unnamed,
    /// Nobody is named: "reportedly", "it is said".
    Evidential,
}

/// How a source's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoiceForm {
    /// In quotation marks.
    Direct,
    /// In the article's words.
    Paraphrase,
    /// From a report, a statement, a study.
    Document,
    /// By an adverb alone.
    Adverb,
}

/// What sort of thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimKind {
    /// Something happened.
    Event,
    /// Something is so.
    State,
    /// A number is given.
    Number,
    /// One thing brought about another.
    Cause,
    /// Something must or must not be done.
    Rule,
    /// An evaluation, an interpretation, a motive.
    Judgement,
    /// Something about the future.
    Forecast,
    /// Something general or habitual.
    General,
}

/// Where a sentence is placed in the first view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// It has an open card.
    Check,
    /// It states something that nobody would check first.
    Background,
    /// Judgement, interpretation, softened motive.
    Meaning,
    /// About the future.
    Future,
    /// In general.
    General,
    /// Not article text.
    NotArticle,
}

/// Claims that tell one event again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The claims, by index, in text order; at least two.
    pub claims: Vec<usize>,
    /// Those that state plainly what an earlier one only reported or softened.
    pub hedge_dropped: Vec<usize>,
}

/// The claims of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// In text order.
    pub claims: Vec<Claim>,
    /// Events told more than once.
    pub threads: Vec<Thread>,
    /// The group of each sentence of the document, by sentence index.
    pub groups: Vec<Group>,
    /// What a reader changed.
    pub changed: Vec<ChangedClaim>,
}

/// A claim that a reader changed, with what had been read.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedClaim {
    /// The change, by its index in [`crate::corrections::Corrections::list`].
    pub change: usize,
    /// The claim, by index.
    pub claim: usize,
    /// Who had been read as saying it.
    pub voice: Voice,
    /// What had been read as softening it.
    pub softeners: Vec<Span>,
}
