//! People, organisations, places and other named things, and who is who among them.

mod candidates;
mod evidence;
pub(crate) mod features;
mod find;
mod focus;
mod he_and_she;
mod inside;
mod kinds;
mod lead;
mod mentions;
mod people;
mod people_spoken_of;
mod person;
mod pieces;
mod pronouns;
mod proposed;
#[cfg(test)]
mod rules;
mod runs;
mod said_of;
mod salience;
mod short_forms;
mod subjects;
mod teams;
#[cfg(test)]
mod tests;
mod things;
mod titles;
mod used_for;
mod who_is_who;

pub use find::find;
pub(crate) use pronouns::tie;
#[cfg(feature = "train")]
pub(crate) use {find::Reading, proposed::LABELS};

use crate::annotate::Rule;
use crate::text::{Document, Span};
use serde::{Deserialize, Serialize};

/// One place where the text names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The name alone: no article before it, no "'s" after it, no title.
    pub span: Span,
    /// The index of its entity in [`crate::annotate::Annotations::entities`].
    pub entity: usize,
    /// How it names it.
    pub form: Form,
    /// The rule that found it.
    pub rule: Rule,
    /// The state that it is used for ("Moscow said"); it is not one with it.
    pub used_for: Option<UsedFor>,
}

/// The state that a capital or a seat of power is named for where it acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedFor {
    /// The state, by the name that the tables give it.
    pub state: &'static str,
    /// The state's own entity, where the text names it.
    pub entity: Option<usize>,
    /// The rule that tells.
    pub rule: Rule,
}

impl NameMention {
    /// Whether it names in words of its own: neither a pronoun nor "the mayor".
    pub fn is_name(&self) -> bool {
        !matches!(self.form, Form::Pronoun | Form::Title)
    }

    /// Whether `source`, as who speaks, can be this entity: it holds its name, or is nothing but "he" or "the mayor".
    /// "His barrister" is not he.
    pub fn speaks(&self, source: Span, document: &Document) -> bool {
        let before = Span::new(source.start(), self.span.start().max(source.start()));
        let whole = self.span.end() == source.end() && matches!(document.str(before), "" | "the " | "The ");
        self.is_name()
            || (whole && !matches!(document.str(self.span), "his" | "His" | "its" | "Its" | "their" | "Their"))
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The fullest name in the text.
    Name,
    /// A part or variant of it: a surname, a first name.
    Alias,
    /// Its initials.
    Acronym,
    /// A title that the text has tied to it.
    Title,
    /// A pronoun.
    Pronoun,
}

/// What kind of thing is named: `OntoNotes`' name types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A person.
    Person,
    /// A nationality, a religious or a political group.
    Norp,
    /// A facility: a building, an airport, a bridge.
    Fac,
    /// An organisation.
    Org,
    /// A geo-political entity: a country, a city, a state.
    Gpe,
    /// A place that is no state: a river, a region, a continent.
    Loc,
    /// A product, a vehicle, a weapon.
    Product,
    /// A named event: a war, a storm, a cup.
    Event,
    /// A book, a film, a song.
    WorkOfArt,
    /// A named law, treaty or ruling.
    Law,
    /// A language.
    Language,
}

impl NameKind {
    /// The kind in a word or two, as a reader knows it.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Norp => "people or group",
            Self::Fac => "building or site",
            Self::Org => "organisation",
            Self::Gpe | Self::Loc => "place",
            Self::Product => "product",
            Self::Event => "event",
            Self::WorkOfArt => "work",
            Self::Law => "law",
            Self::Language => "language",
        }
    }
}

/// One person, organisation, place, ... with every way the text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// Its fullest name, verbatim.
    pub name: String,
    /// Its mentions, as indices into [`crate::annotate::Annotations::names`]; never empty.
    pub mentions: Vec<usize>,
    /// What the text itself says of it, verbatim: "Russian President", "head of the agency".
    pub said_of: Vec<Span>,
    /// The rules that found it and tied its mentions together.
    pub why: Vec<Rule>,
}
