//! Expressions of time and their values, counted from the publication date or from another date in the text.

mod calendar;
mod feasts;
mod given;
mod join;
mod meaning;
mod near;
mod record;
mod resolve;
mod rules;
mod steps;
mod words;

#[cfg(test)]
mod tests;

use crate::lexicon::{grammar, is_one_of};
use crate::text::Case;
pub use given::{given, given_day};
pub use words::{Described, describe};

use crate::annotate::Rule;
use crate::annotate::dates::join::{is_day, join};
use crate::annotate::dates::meaning::{Meaning, Sense};
use crate::annotate::dates::near::Tense;
use crate::annotate::dates::resolve::{Raw, resolve};
use crate::annotate::dates::rules::{RULES, numeric};
use crate::annotate::pattern::{Atom, Found, atoms};
use crate::text::{Article, Document, Sentence, SentenceKind, Span};
use serde::{Deserialize, Serialize};
use time::{Date, Time};

/// When the article was published, and how that is known. Never today's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Option<Date>,
    /// Where it is from.
    pub from: PublishedFrom,
    /// The line that states it, where it is from the text.
    pub span: Option<Span>,
    /// Whether the day comes before the month in "03/04/2024", where the reader said so.
    pub day_first: Option<bool>,
    /// A date in the lines that state it whose day and month could change places.
    pub either: Option<Span>,
}

/// Where the publication date is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublishedFrom {
    /// The reader gave it.
    Given,
    /// A dateline states it.
    Text,
    /// It is not known.
    #[default]
    None,
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The expression, without the preposition before it.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// What it means.
    pub value: DateValue,
    /// The rule that read it.
    pub rule: Rule,
}

impl DateMention {
    /// Whether day and month could change places, whichever order was chosen: "03/04/2024", but not "18/02/2024".
    pub fn turns(&self, document: &Document) -> bool {
        let mut numbers = document.str(self.span).split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
        let month = 1..=12_u16;
        let pair = (numbers.next(), numbers.next());
        self.rule == numeric::EITHER
            && matches!(pair, (Some(one), Some(other)) if one != other && month.contains(&one) && month.contains(&other))
    }
}

/// TIMEX3 types (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimexKind {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// What relative expressions are counted from, and what decides where the text leaves a choice. Nothing is known by
/// default, and nothing reads a clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The day that the text was published.
    pub published: Option<Date>,
    /// The time of that day, where it matters: "ten minutes ago".
    pub clock: Option<Time>,
    /// Whether the day comes before the month in "03/04/2024"; `None` leaves the order open.
    pub day_first: Option<bool>,
    /// Two letters for the country whose feasts are meant ("CA"); empty where it is not known.
    pub region: String,
    /// Which of many a bare weekday or date means where its sentence does not tell.
    pub lean: Lean,
}

/// Which Monday a bare "Monday" is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lean {
    /// As in news: the day of publication or the last such day before it.
    #[default]
    News,
    /// The nearest, before or after.
    Nearest,
    /// The next, as in a message about plans.
    Future,
}

/// What an expression of time means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The TIMEX3 value: `2024-02-18`, `XXXX-02-18` where the year is not known, `2023-09`, `P3D`, `FUTURE_REF`.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// The first day it can mean; `None` is open.
    pub earliest: Option<Date>,
    /// The last day it can mean; `None` is open.
    pub latest: Option<Date>,
    /// The finest part of it.
    pub grain: Grain,
    /// The parts that the text states; the others come from the anchor.
    pub stated: Vec<Part>,
    /// What it was counted from.
    pub anchor: Anchor,
}

impl DateValue {
    /// The parts of the value that the text leaves to its anchor: year and month of "the 28th".
    pub fn implied(&self) -> Vec<Part> {
        let fine = |grain: Grain| self.earliest.is_some() && self.grain <= grain && self.anchor != Anchor::None;
        let parts = [(Part::Year, Grain::Year), (Part::Month, Grain::Month), (Part::Day, Grain::Day)];
        let lacks = |part: Part| !self.stated.contains(&part);
        parts.into_iter().filter(|(part, grain)| fine(*grain) && lacks(*part)).map(|(part, _)| part).collect()
    }
}

/// TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Modifier {
    Approx,
    Start,
    End,
    Mid,
    Early,
    Late,
    Before,
    After,
    LessThan,
    MoreThan,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Grain {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    /// A vague reference: "recently".
    Vague,
}

/// A part of a date that the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Part {
    Year,
    Month,
    Day,
    Weekday,
    Time,
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// It stands on its own.
    None,
    /// The publication date.
    Published,
    /// Another expression, by its index in [`crate::annotate::Annotations::dates`].
    Mention(usize),
}

/// The publication date: the reader's, else the one a dateline states in full.
pub fn published(article: &Article, document: &Document) -> Published {
    let day_first = article.day_first;
    if let Some(date) = article.published {
        return Published { date: Some(date), from: PublishedFrom::Given, day_first, ..Published::default() };
    }
    let reference = Reference { day_first, ..Reference::default() };
    let states = |index: usize, sentence: &Sentence| match sentence.kind {
        SentenceKind::Dateline => true,
        // "CHICAGO - July 25, 2024" above the text looks like a heading.
        SentenceKind::Heading => index < HEAD,
        _ => false,
    };
    let mentions = read(document, &reference, states);
    let either = mentions.iter().find(|mention| mention.turns(document)).map(|mention| mention.span);
    let mut updated = None;
    for mention in mentions {
        let full = mention.value.stated.contains(&Part::Year) && mention.value.grain <= Grain::Day;
        let day = mention.value.earliest.filter(|day| full && mention.value.latest == Some(*day));
        let line = document.sentence_at(mention.span.start()).and_then(|sentence| document.sentences.get(sentence));
        let (Some(date), Some(line)) = (day, line) else { continue };
        let (from, span) = (PublishedFrom::Text, Some(line.span));
        let published = Published { date: Some(date), from, span, day_first, either };
        // The first publication rather than a later change.
        let words = document.str(line.span).lower();
        if !(words.contains("updated") || words.contains("modified")) {
            return published;
        }
        updated.get_or_insert(published);
    }
    updated.unwrap_or(Published { day_first, either, ..Published::default() })
}

/// How many lines at the head of an article may state its date.
const HEAD: usize = 5;

/// All expressions of time in body sentences.
pub fn find(document: &Document, published: &Published) -> Vec<DateMention> {
    let reference = Reference { published: published.date, day_first: published.day_first, ..Reference::default() };
    read(document, &reference, |_, sentence| sentence.kind == SentenceKind::Body)
}

/// All expressions of time in the sentences that `wanted` names by their index and themselves.
pub fn read(document: &Document, reference: &Reference, wanted: impl Fn(usize, &Sentence) -> bool) -> Vec<DateMention> {
    let mut raws = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate().filter(|(index, sentence)| wanted(*index, sentence))
    {
        let atoms = atoms(document, sentence.tokens.clone());
        let mut floor = 0;
        for found in join(&atoms, RULES.find(&atoms, reference.lean != Lean::News, |_| false)) {
            if matches!(found.meaning.sense, Sense::Either(None, ..)) && reference.day_first.is_none() {
                continue;
            }
            let (start, modifier, part) = edge(&atoms, &found, floor);
            let span = atoms.get(start).map_or(found.span, |first| first.span.cover(found.span));
            let tense = tense(&atoms, start);
            let before = start.checked_sub(1).and_then(|index| atoms.get(index)).map_or("", |atom| &*atom.key);
            let ranged = 0 < floor
                && floor + 2 >= start
                && matches!(before, "to" | "-" | "until" | "till" | "through" | "and" | "the");
            floor = found.atoms.end;
            let time = found.meaning.time.or(part);
            let meaning = found.meaning.with(modifier).at(time);
            raws.push(Raw { span, rule: found.rule, meaning, sentence: index, tense, ranged });
        }
    }
    let fiscal = FISCAL.iter().any(|words| document.text.contains(words));
    resolve(&raws, reference, fiscal)
}

/// The words before an expression that belong to it ("early", "the end of"), or that only change what it means
/// ("about"): where it begins with them, and the modifier. `floor` is the end of the expression before it.
fn edge(atoms: &[Atom<'_>], found: &Found<Meaning>, floor: usize) -> (usize, Option<Modifier>, Option<meaning::Time>) {
    let start = found.atoms.start;
    let back = |count: usize| start.checked_sub(count).filter(|index| floor <= *index);
    let key = |count: usize| back(count).and_then(|index| atoms.get(index)).map_or("", |atom| &atom.key);
    if matches!(found.meaning.sense, Sense::Length(..)) {
        return (start, about(key(1), key(2)), None);
    }
    if !matches!(found.meaning.sense, Sense::Point(_) | Sense::Shift(_) | Sense::Fixed(_)) {
        return (start, None, None);
    }
    let article = |begin: usize| {
        let before = begin.checked_sub(1).filter(|index| floor <= *index);
        before.filter(|index| atoms.get(*index).is_some_and(|atom| atom.key == "the")).unwrap_or(begin)
    };
    // "the morning of 3 May".
    let hours = usize::from(key(2) == "hours");
    let part =
        back(2 + hours).filter(|_| key(1) == "of").and_then(|index| Some((index, atoms.get(index)?.entry?.part?)));
    if let Some((begin, part)) = part.filter(|_| is_day(&found.meaning.sense)) {
        return (article(begin), None, Some(meaning::Time::Part(part)));
    }
    let of = usize::from(matches!(key(1), "of" | "in"));
    let dash = usize::from(key(1) == "-" && key(2) == "mid");
    let modifier = match key(1 + of + dash) {
        "early" if key(1) != "of" => Modifier::Early,
        "late" if key(1) != "of" => Modifier::Late,
        "mid" if of == 0 => Modifier::Mid,
        "beginning" | "start" | "outset" if key(1) == "of" => Modifier::Start,
        "end" | "close" if key(1) == "of" => Modifier::End,
        "middle" if key(1) == "of" => Modifier::Mid,
        "about" | "around" | "circa" | "ca" if of == 0 => return (start, Some(Modifier::Approx), None),
        _ => return (start, None, None),
    };
    let begin = back(1 + of + dash).unwrap_or(start);
    (article(begin), Some(modifier), None)
}

fn about(last: &str, before: &str) -> Option<Modifier> {
    match (before, last) {
        (_, "about" | "around" | "roughly" | "approximately" | "some" | "nearly" | "almost") => Some(Modifier::Approx),
        ("more", "than") | ("at", "least") | (_, "over") => Some(Modifier::MoreThan),
        ("less" | "fewer", "than") | ("up", "to") | (_, "under") => Some(Modifier::LessThan),
        _ => None,
    }
}

/// Words of a text that counts quarters from another day than the first of January.
const FISCAL: [&str; 9] = [
    "fiscal 20",
    "fiscal first",
    "fiscal second",
    "fiscal third",
    "fiscal fourth",
    "fiscal year",
    "financial year",
    "quarter ended",
    "weeks to ",
];

/// What is done on a day that was set for it.
const PLANNED: &str = "published released launched broadcast held staged issued screened";

/// The word nearest before `start` that tells past from future, within a dozen words, else the first one after it.
fn tense(atoms: &[Atom<'_>], start: usize) -> Tense {
    let before = atoms.get(start.saturating_sub(12)..start).unwrap_or_default();
    // "The route is closed until Monday" looks ahead whatever the verb's tense.
    if before.last().is_some_and(|atom| matches!(&*atom.key, "until" | "till")) {
        return Tense::Future;
    }
    let key = |back: usize| before.len().checked_sub(back).and_then(|at| before.get(at)).map_or("", |atom| &*atom.key);
    // "is published | on Thursday": a plan, told in the present.
    if key(1) == "on" && is_one_of(key(3), "is are") && is_one_of(key(2), PLANNED) {
        return Tense::Future;
    }
    // "hopes to finish by March", "if it does not recover by Christmas".
    let aims = |at: usize| {
        let word = before.get(at).map_or("", |atom| &*atom.key);
        let verb = || {
            before.get(at + 1).and_then(|next| grammar::word(&next.key)).is_some_and(|(_, word)| word.verb.is_some())
        };
        is_one_of(word, "will would can could may might must should if unless") || word == "to" && verb()
    };
    let aim = (0..before.len()).rev().find(|&at| aims(at));
    let told = before.iter().rposition(|atom| is_one_of(&atom.key, "had has have was were been"));
    if key(1) == "by" && told < aim {
        return Tense::Future;
    }
    let after = atoms.get(start..atoms.len().min(start + 10)).unwrap_or_default();
    // "promised new pumps on Monday": the day of the promise.
    let weekday = is_one_of(
        atoms.get(start).map_or("", |atom| &*atom.key),
        "monday tuesday wednesday thursday friday saturday sunday",
    );
    let found = before.iter().rev().chain(after).find_map(|atom| match &*atom.key {
        "promised" | "pledged" | "vowed" if weekday && key(1) == "on" => Some(Tense::Past),
        "go" | "goes" | "hosts" | "travels" | "will" | "'ll" | "shall" | "would" | "expected" | "scheduled" | "due"
        | "planned" | "plans" | "upcoming" | "set" | "going" | "begins" | "starts" | "opens" | "open" | "resumes"
        | "takes" | "airs" | "kicks" | "tomorrow" | "promised" | "promises" | "pledged" | "pledges" | "vowed"
        | "vows" | "expects" | "aims" | "intends" | "hopes" | "deadline" => Some(Tense::Future),
        "said" | "told" | "was" | "were" | "had" | "did" | "has" | "have" | "since" | "been" | "began" | "fell"
        | "rose" => Some(Tense::Past),
        word if word.len() > 4 && word.ends_with("ed") => Some(Tense::Past),
        _ => None,
    });
    found.unwrap_or(Tense::Open)
}
