//! The engine's terms in plain words.

use crate::annotate::amounts::AmountKind;
use crate::annotate::names::{Entity, NameKind, NameMention};
use crate::claims::Group;
use crate::lexicon::{is_one_of, said_of_rule};

/// A group's name.
pub fn group_name(group: Group) -> &'static str {
    match group {
        Group::Check => "To check",
        Group::Background => "Background",
        Group::Meaning => "What it might mean",
        Group::Future => "About the future",
        Group::General => "General",
        Group::NotArticle => "Not article text",
    }
}

/// A kind of name.
pub(crate) fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Norp => "nationality or group",
        NameKind::Fac => "facility",
        NameKind::Org => "organisation",
        NameKind::Gpe => "country, state or city",
        NameKind::Loc => "place",
        NameKind::Product => "product",
        NameKind::Event => "event",
        NameKind::WorkOfArt => "work",
        NameKind::Law => "law",
        NameKind::Language => "language",
    }
}

/// What an entity is. Of another name that a reader marked, nothing more is known.
pub(crate) fn entity_kind(entity: &Entity) -> &'static str {
    let by_reader = entity.why.iter().any(|rule| is_one_of(rule, "reader.kind reader.added"));
    if by_reader && entity.kind == NameKind::Product { "other name" } else { name_kind(entity.kind) }
}

/// How a mention of an entity was read.
pub(crate) fn mention(mention: &NameMention, entity: &Entity) -> String {
    let read = rule(mention.rule);
    if entity.why.contains(&"reader.kind") { format!("{} {read}", rule("reader.kind")) } else { read }
}

/// A kind of amount.
pub(crate) fn amount_kind(kind: AmountKind) -> &'static str {
    match kind {
        AmountKind::Money => "money",
        AmountKind::Percent => "percentage",
        AmountKind::Quantity => "quantity",
        AmountKind::Ordinal => "rank",
        AmountKind::Cardinal => "number",
    }
}

/// A rule as a sentence; the ids of families without one are shown as they are.
pub(crate) fn rule(rule: &str) -> String {
    said_of_rule(rule).map_or_else(|| family(rule), str::to_owned)
}

/// What the rules of a family have in common, with the rule's own name.
fn family(rule: &str) -> String {
    let (family, name) = rule.split_once('.').unwrap_or((rule, ""));
    let name = name.replace('-', " ");
    match family {
        "date" => format!("Its words and signs are read as a date ({name})."),
        "time" => format!("Its words are read as a time of day ({name})."),
        "duration" => format!("Its words are read as a length of time ({name})."),
        "set" => format!("Its words are read as something that recurs ({name})."),
        "amount" => format!("Its words and signs are read as an amount ({name})."),
        "quote" => format!("It stands in quotation marks; who speaks is read from the words beside them ({name})."),
        _ => format!("Read by the rule “{name}”."),
    }
}
