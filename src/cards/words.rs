//! The engine's terms in plain words.

use crate::annotate::amounts::AmountKind;
use crate::annotate::names::{self, Entity, NameKind, NameMention};
use crate::claims::Group;
use crate::lexicon::is_one_of;

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
    let sentence = match rule {
        "claim.clause" => "One clause of the sentence was read for who did what.",
        "claim.whole-sentence" => "The sentence leaves a doubt about its clauses, so it stands here whole.",
        "voice.in-doubt" => "Its words may lay a part of it on somebody; on whom, was not read.",
        "claim.taken-for-granted" => {
            "The sentence names an act as settled that an earlier one only reported or softened."
        }
        "kind.future" => "Its words point to the future.",
        "kind.duty" => "Its words say what must or should be.",
        "kind.habit" => "Its words say how things generally are.",
        "kind.interpretation" => "It tells what something means, not what happened.",
        "kind.evaluation" => "It holds words that evaluate.",
        "kind.cause" => "It says that one thing brought about another.",
        "kind.past-act" => "Its verb tells an act in the past.",
        "kind.number" => "It gives a number.",
        "kind.no-verb" => "It has no verb that carries tense.",
        "kind.generic-subject" => "It is about a kind of thing in general.",
        "kind.state" => "It says how something is.",
        "voice.according-to" => "“According to” lays it on a source.",
        "voice.reporting-verb" => "A verb of saying or finding lays it on its subject.",
        "voice.answer" => "It is part of an answer, under the label of who gives it.",
        "negation.in-part" => "What negates it stands in a part of it.",
        "voice.said-to-say" => "Somebody is said to have said it.",
        "strength.in-part" => "What softens it stands in a part of it.",
        "voice.saying" => "A verb of saying hangs on whom the words before are about.",
        "voice.citing" => "“Citing” names where it is from.",
        "voice.evidential" => "A word such as “reportedly” lays it on nobody in particular.",
        "voice.report-beside" => "A report beside the clause lays it on its source.",
        "voice.reporting-passive" => "A verb of saying in the passive lays it on whom “by” names.",
        "voice.report-that" => "A verb of saying before “that” lays it on its subject.",
        "reader.added" => "Marked by hand.",
        "reader.added-again" => "The same words were marked by hand elsewhere.",
        "reader.kind" => "What it is was set by hand.",
        "reader.bounds" => "Where it begins and ends was set by hand.",
        "reader.same" => "Taken by hand as one with another name.",
        "reader.apart" => "Taken by hand as another than what it was read as.",
        "reader.date" => "Its date was set by hand.",
        "reader.card" => "The card was added by hand.",
        "reader.source" => "Its source was set by hand.",
        "reader.strength" => "How firmly it is put was set by hand.",
        _ => return family(rule),
    };
    sentence.to_owned()
}

/// What the rules of a family have in common, with the rule's own name.
fn family(rule: &str) -> String {
    if let Some(says) = names::says(rule) {
        return says.to_owned();
    }
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
