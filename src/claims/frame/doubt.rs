//! Where a frame's parts may be amiss: a subject that is cut, an object that was not read, words that belong to neither. Then who
//! did what is left to the sentence.

use crate::annotate::names::NameKind;
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Shape, Tag, Tense};
use crate::claims::clauses::{Clause, Clauses};
use crate::claims::frame::chained;
use crate::claims::reading::Reading;
use crate::claims::{Argument, Role};
use crate::lexicon::grammar::{self, Object};
use crate::lexicon::is_one_of;
use crate::text::{Span, overlapping};

/// What speaks against a reading of who did what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// "There were eleven".
    There,
    /// The subject is a part of what is written as one.
    Cut,
    /// Subject and verb differ in number.
    Disagrees,
    /// A time runs on past its date.
    Time,
    /// The predicate says nothing without more words.
    Empty,
    /// An argument ends within what is written as one.
    RunsOn,
    /// An argument is taken out of what somebody says.
    Spoken,
    /// A clause follows in the place of an object.
    Clause,
    /// A verb that may take an object has none.
    NoObject,
    /// Words after the verb belong to nothing.
    Leftover,
    /// The sentence is long.
    Long,
}

/// Every doubt by its name, for reports.
#[cfg(feature = "train")]
pub(crate) const DOUBTS: [(&str, Doubt); 11] = [
    ("there", Doubt::There),
    ("cut", Doubt::Cut),
    ("disagrees", Doubt::Disagrees),
    ("time", Doubt::Time),
    ("empty", Doubt::Empty),
    ("runs on", Doubt::RunsOn),
    ("spoken", Doubt::Spoken),
    ("clause", Doubt::Clause),
    ("no object", Doubt::NoObject),
    ("leftover", Doubt::Leftover),
    ("long", Doubt::Long),
];

/// Doubts, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubts(u16);

impl Doubts {
    pub(crate) fn add(&mut self, doubt: Doubt, holds: bool) {
        self.0 |= u16::from(holds) << doubt as u16;
    }

    #[cfg(feature = "train")]
    pub(crate) fn has(self, doubt: Doubt) -> bool {
        self.0 >> doubt as u16 & 1 == 1
    }

    /// Whether nothing of the reading can be trusted, when it was neither.
    pub(crate) fn forbid(self) -> bool {
        self.0 & ((1 << (Doubt::Spoken as u16 + 1)) - 1) != 0
    }

    /// Whether nothing but the sentence's length speaks against it.
    pub(crate) fn of_length_alone(self) -> bool {
        self.0 == 1 << Doubt::Long as u16
    }

    /// Whether who did what is left to the sentence.
    pub(crate) fn leave_unsure(self) -> bool {
        self.0 != 0
    }
}

/// Whether a subject begins or ends within what the text writes as one: "led 22-14", "it “flatly | denied".
pub(crate) fn is_cut(reading: &Reading<'_>, subject: Span) -> bool {
    let marks = ['“', '”', '"', '«', '»'];
    let quoted = reading.document.str(subject).chars().filter(|sign| marks.contains(sign)).count();
    let before = reading.document.tokens_in(subject).start.checked_sub(1);
    let joined = before
        .and_then(|before| reading.token_span(before))
        .is_some_and(|before| before.end() == subject.start() && is_one_of(reading.document.str(before), "- – /"));
    // "a site | the size of two fields | was built"; "stay fourth but | are", "it failed and nobody | knew".
    let beside = before.is_some_and(|before| {
        matches!(reading.tag(before), Tag::Noun | Tag::Propn)
            && reading.chunk_at(before).is_some()
            && !reading.is_date(before)
    });
    let mut inner = reading.document.tokens_in(subject).skip(1);
    let runs_together = inner.any(|token| {
        let clause = is_one_of(reading.word(token), "he she they nobody everybody anyone everyone");
        reading.word(token) == "but" || clause && reading.word(token - 1) == "and"
    });
    joined || quoted == 1 || beside || runs_together
}

/// "nine “terrorists” and | no civilians | were killed": a subject joined to what was not read.
pub(crate) fn follows_and(reading: &Reading<'_>, subject: Span, marker: Option<usize>) -> bool {
    let before = reading.document.tokens_in(subject).start.checked_sub(1).filter(|before| Some(*before) != marker);
    before.is_some_and(|before| reading.tokens.start < before && is_one_of(reading.word(before), "and or"))
}

/// "The three members | who voted no | were told", "reports | that it sank | were wrong": a subject without the words that tell which.
pub(crate) fn is_picked_out(reading: &Reading<'_>, subject: Span, verb: usize) -> bool {
    let end = reading.document.tokens_in(subject).end;
    let gerund = || {
        let group = reading.chunk_at(end).and_then(|chunk| reading.verb(chunk));
        group.is_some_and(|group| group.shape == Shape::Gerund)
    };
    end < verb && (is_one_of(reading.word(end), "who which that whose whom where") || gerund())
}

/// Whether a part ends within what the text writes as one: "voted 8 | -1".
pub(crate) fn runs_on(reading: &Reading<'_>, part: Span) -> bool {
    let tokens = reading.document.tokens_in(part);
    // "for all but | £312".
    let beside =
        reading.word(tokens.start.wrapping_sub(1)) == "but" && reading.word(tokens.start.wrapping_sub(2)) == "all";
    let glued = reading
        .token_span(tokens.end)
        .is_some_and(|after| after.start() == part.end() && is_one_of(reading.document.str(after), "- – / :"));
    glued || beside
}

/// Whether a part is taken out of what somebody says, of which its verb is no part: "He said, “| You | can't”".
pub(crate) fn is_spoken(reading: &Reading<'_>, part: Span, verb: usize) -> bool {
    let verb = reading.token_span(verb);
    let inside = |quote: &&Quote| quote.speech && quote.span.contains(part);
    reading.quotes().iter().filter(inside).any(|quote| verb.is_some_and(|verb| !quote.span.overlaps(verb)))
}

/// "No tools, | bones or hearths | were found": the whole list that a subject ends, and whether it is one that "and" or "or" closes.
pub(crate) fn list_before(reading: &Reading<'_>, subject: Span, marker: Option<usize>) -> Option<(Span, bool)> {
    let tokens = reading.document.tokens_in(subject);
    let begins = marker.filter(|&marker| marker < tokens.start).map_or(reading.tokens.start, |marker| marker + 1);
    let before = begins..tokens.start;
    let nominal = |token: usize| {
        let noun = reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
        !reading.is_date(token) && (noun || reading.tag(token) == Tag::Punct)
    };
    let listed = before.clone().last().is_some_and(|comma| begins < comma && reading.word(comma) == ",");
    let closed = tokens.clone().any(|token| is_one_of(reading.word(token), "and or"));
    let list = reading.span_of(&(begins..tokens.end)).filter(|_| listed && before.clone().all(nominal))?;
    Some((list, closed && reading.chunk_at(begins).is_some()))
}

/// "Mr Hale | , of Cromer, and Ms Rudd, of Diss, | were freed": one person, and a verb in the plural.
pub(crate) fn disagrees(reading: &Reading<'_>, subject: Span, verb: usize) -> bool {
    let names = reading.names_in(subject);
    let person = names
        .last()
        .is_some_and(|name| name.span.end() == subject.end() && reading.kind_of_name(name) == Some(NameKind::Person));
    let first = reading.chunk_at(reading.document.tokens_in(subject).start).and_then(|chunk| reading.chunks.get(chunk));
    let plural = first
        .is_some_and(|first| reading.tag(first.head) == Tag::Noun && reading.annotations.syntax.is_plural(first.head));
    let singular = is_one_of(reading.word(verb), "is was has does knows says makes");
    // "Parents like it | knows"; "20 miles was a long way".
    let counted = reading.document.tokens_in(subject).any(|token| reading.tag(token) == Tag::Num);
    person && names.len() == 1 && is_one_of(reading.word(verb), "were are have") || plural && singular && !counted
}

/// "There were eleven accidents": nobody does anything.
pub(crate) fn subject_is_there(reading: &Reading<'_>, clause: &Clause) -> bool {
    clause.subject.as_ref().is_some_and(|subject| reading.word(subject.start) == "there")
}

/// Whether a time ends as its date does: in "June 30 rose" a verb was taken for a part of it.
pub(crate) fn ends_as_date(reading: &Reading<'_>, time: Span) -> bool {
    let dates = overlapping(&reading.annotations.dates, time, |date| date.span);
    dates.last().is_none_or(|date| time.end() <= date.span.end() || reading.document.str(time).ends_with("later"))
}

/// "a guard | hired to | watch it ran", "hens | kept by | a farmer died": a past form that needs an object and has none right behind it
/// belongs to the noun before it.
pub(crate) fn is_reduced(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some((chunk, group)) = reading.chunks.get(clause.verb).zip(reading.verb(clause.verb)) else { return false };
    let needs =
        grammar::word(&group.lemma).and_then(|(_, word)| word.verb).is_some_and(|verb| verb.object == Object::Needed);
    let after = chunk.tokens.end;
    let bare = chunk.tokens.len() == 1 && matches!(group.tense, Tense::Past | Tense::None);
    // "sought to leave" is what somebody did.
    let wills = "arrange attempt claim demand elect intend need offer plan pledge prepare propose remember seek threaten undertake use want";
    let infinitive = chained(reading, clause.verb) != after && !is_one_of(&group.lemma, wills);
    let ends = reading.word(after) == "by" || infinitive;
    needs && bare && ends
}

/// Whether a predicate says nothing without the words that were not read: "had | , by several accounts, been offered".
pub(crate) fn is_empty(reading: &Reading<'_>, clause: &Clause, arguments: &[Argument]) -> bool {
    let Some(group) = reading.verb(clause.verb).filter(|_| arguments.is_empty()) else { return false };
    let light =
        is_one_of(group.lemma.as_str(), "be have do make take get give put become keep let seem report include hold");
    let whole = group.passive
        || chained(reading, clause.verb) != reading.chunks.get(clause.verb).map_or(0, |verb| verb.tokens.end);
    let needs =
        grammar::word(&group.lemma).and_then(|(_, word)| word.verb).is_some_and(|verb| verb.object == Object::Needed);
    (light || needs) && !whole
}

/// Whether a verb that may take an object has none here: it may not have been read.
pub(crate) fn lacks_object(reading: &Reading<'_>, clause: &Clause, arguments: &[Argument]) -> bool {
    let Some(group) = reading.verb(clause.verb).filter(|group| !group.passive) else { return false };
    let verb = grammar::word(&group.lemma).and_then(|(_, word)| word.verb);
    let alone = chained(reading, clause.verb) == reading.chunks.get(clause.verb).map_or(0, |verb| verb.tokens.end);
    let object = arguments.iter().any(|argument| matches!(argument.role, Role::Object | Role::Theme));
    let never = verb.is_some_and(|verb| verb.object == Object::Never) || group.lemma == "be";
    alone && !object && !never
}

/// Whether words after the verb, up to the next mark or clause, belong to no argument: "stood | motionless". What was not
/// read may change what was.
pub(crate) fn leaves_words(reading: &Reading<'_>, clauses: &Clauses, index: usize, arguments: &[Argument]) -> bool {
    let Some(clause) = clauses.list.get(index) else { return false };
    let next = clauses.list.get(index + 1).map_or(reading.tokens.end, |next| next.start);
    let begins = chained(reading, clause.verb);
    let stop = (begins..next).find(|&token| reading.is_break(token)).unwrap_or(next);
    let nominal = |token: usize| reading.chunk_at(token).is_some_and(|chunk| reading.verb(chunk).is_none());
    let opens = |token: usize| clauses.list.iter().any(|clause| clause.marker == Some(token));
    let read = |token: usize| {
        let word = reading.token_span(token);
        word.is_some_and(|word| arguments.iter().any(|argument| argument.span.contains(word)))
    };
    // "used tea, | a brush and a hairdryer"; "was conscious | and talking".
    let joins = |token: usize| is_one_of(reading.word(token), "and or") && !opens(token) && !read(token);
    let listed = reading.word(stop) == ","
        && nominal(stop + 1)
        && (stop + 1..next)
            .take_while(|&token| reading.verb(reading.chunk_at(token).unwrap_or(usize::MAX)).is_none())
            .any(|token| joins(token) && nominal(token + 1));
    listed
        || (begins..stop).any(|token| {
            if joins(token) {
                return true;
            }
            let light = matches!(reading.tag(token), Tag::Punct | Tag::Adv | Tag::Adp | Tag::Cconj | Tag::Sconj);
            !light && !reading.is_date(token) && !read(token)
        })
}
