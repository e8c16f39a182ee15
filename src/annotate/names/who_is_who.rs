//! Which mentions name the same person, organisation or place. Two people never merge on a shared surname; where it
//! cannot be told who is meant, a short name stays an entity of its own.

use crate::annotate::Rule;
use crate::annotate::names::candidates::Title;
use crate::annotate::names::evidence::Evidence;
use crate::annotate::names::people::People;
use crate::annotate::names::person::{Naming, name_words};
use crate::annotate::names::short_forms::{acronyms, parts};
use crate::annotate::names::{Entity, Form, NameKind, NameMention};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Known, KnownKind, Sex, words};
use crate::text::{Case, Document, Span};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// One candidate that was taken for a name.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The name's words.
    pub(crate) span: Span,
    /// The words as the tables spell them, joined with blanks.
    pub(crate) key: String,
    /// What speaks for each kind.
    pub(crate) evidence: Evidence,
    /// What the gazetteer says.
    pub(crate) known: Option<Known>,
    /// The title before it.
    pub(crate) title: Option<Title>,
    /// What the text says of it.
    pub(crate) said_of: Vec<Span>,
    /// What stands beside it.
    pub(crate) beside: Beside,
    /// Whether it is in capitals only.
    pub(crate) capitals: bool,
}

/// What stands beside a name and bears on who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Nothing.
    Nothing,
    /// A word for a relative.
    Kin,
    /// "Was born", after it.
    Born,
    /// Whoever is named before it, and "born": "Ann Tarn, born Ann Orr".
    BornAs,
    /// Whoever is named before it, and "known as".
    Also,
    /// "The younger": not whom the bare name stands for.
    Other,
}

impl Found {
    fn naming(&self) -> Naming<'_> {
        Naming { name: &self.key, title: self.title.as_ref(), start: self.span.start(), beside: self.beside }
    }

    pub(crate) fn words(&self) -> usize {
        self.key.split(' ').count()
    }
}

/// What a mention names, before entities are numbered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Who {
    Person(usize),
    Short(String, u8),
    Thing(NameKind, String),
}

/// Ties mentions together. `found` is in text order.
/// `sex` is what a list says of a first name.
pub(crate) fn resolve(
    document: &Document,
    found: &[Found],
    sex: &dyn Fn(&str) -> Option<Sex>,
) -> (Vec<NameMention>, Vec<Entity>) {
    let kinds = kinds(found, sex);
    let companies = companies(found);
    let kind_of = |one: &Found| match kinds.get(&one.key) {
        // "Bexley Motors" beside "Bexley Motors Ltd".
        Some((NameKind::Person | NameKind::Gpe | NameKind::Loc, _))
            if companies.contains(one.key.as_str()) && one.title.is_none() =>
        {
            (NameKind::Org, "name.company-form")
        }
        Some((kind, rule)) => (*kind, *rule),
        None => (NameKind::Org, "name.capitals"),
    };
    let (people, stands_for) = people(found, |one| kind_of(one).0, sex);
    let firms = firms(found, |one| kind_of(one).0);
    let mut shorts: HashMap<String, Vec<Option<Sex>>> = HashMap::default();
    let mut resolved: Vec<(Who, Form, Rule)> = Vec::with_capacity(found.len());
    for one in found {
        let (kind, rule) = kind_of(one);
        let before = resolved.last().filter(|_| matches!(one.beside, Beside::Also | Beside::BornAs));
        if let Some(person @ (Who::Person(_) | Who::Short(..))) = before.map(|(who, ..)| who) {
            resolved.push((person.clone(), Form::Name, "name.also-called"));
            continue;
        }
        // "Tarn said": Ann Tarn, or Tarn Motors.
        let firm = firms.get(one.key.as_str());
        let doubt = one.title.is_none()
            && firm.is_some_and(|firm| {
                // Whom the text has named in full before it called anybody so.
                let place = if kind == NameKind::Person { usize::MAX } else { *firm };
                !people.called_before(&one.key, place)
            });
        let person = if doubt { None } else { bare_person(one, kind, &people) };
        let full = kind == NameKind::Person && 1 < one.words();
        let index = person.or_else(|| {
            full.then(|| people.index(&one.key)).flatten().and_then(|index| stands_for.get(index).copied())
        });
        resolved.push(match index {
            Some(index) => {
                (Who::Person(index), Form::Name, if person.is_some() { "name.part-of-a-name" } else { rule })
            }
            None if family(one, &people) => (Who::Thing(NameKind::Norp, one.key.lower()), Form::Name, "name.family"),
            // "Tarn" beside "Tarn Motors", where nobody is called so.
            None if doubt && kind == NameKind::Person && !people.bears(&one.key) => {
                (Who::Thing(NameKind::Org, thing_key(one, NameKind::Org)), Form::Name, rule)
            }
            None if kind == NameKind::Person
                || one.title.is_some()
                || (!doubt && may_be_person(one, kind, &people)) =>
            {
                (short(one, &people, &mut shorts), Form::Name, rule)
            }
            None => (Who::Thing(kind, thing_key(one, kind)), Form::Name, rule),
        });
    }
    acronyms(document, found, &mut resolved);
    parts(found, &mut resolved);
    entities(document, found, resolved)
}

/// One kind for all mentions of the same words.
fn kinds(found: &[Found], sex: &dyn Fn(&str) -> Option<Sex>) -> HashMap<String, (NameKind, Rule)> {
    let mut total: HashMap<String, Evidence> = HashMap::default();
    for one in found {
        total.entry(one.key.clone()).or_default().merge(&one.evidence);
    }
    let people = total.iter().filter(|(_, evidence)| evidence.best().0 == NameKind::Person && 1.0 < evidence.best().1);
    let surnames: HashSet<&str> = people.filter_map(|(key, _)| key.rsplit(' ').next()).collect();
    total
        .iter()
        .map(|(key, evidence)| {
            let (kind, weight, rule) = evidence.best();
            // "Lee Tarn" beside "Ann Tarn", where nothing says what it is.
            let relative = kind == NameKind::Org
                && weight < 2.5
                && key.rsplit_once(' ').is_some_and(|(first, last)| surnames.contains(last) && !first.contains(' '));
            // "Tarn Roofing" beside "Ann Tarn".
            let firm = kind == NameKind::Person
                && key.split_once(' ').is_some_and(|(first, last)| {
                    let first_name = words().first_name(first).is_some()
                        || sex(first).is_some()
                        || words().is("surname.first", first);
                    surnames.contains(first) && !first_name && words().wordlike(&last.lower())
                });
            let told = match (firm, relative) {
                (true, _) => (NameKind::Org, "name.plain-words"),
                (_, true) => (NameKind::Person, "name.two-words"),
                _ => (kind, rule),
            };
            (key.clone(), told)
        })
        .collect()
}

/// The first words of organisations' names of more words, each with where such a name stands first, in bytes.
fn firms(found: &[Found], kind: impl Fn(&Found) -> NameKind) -> HashMap<&str, usize> {
    let named = found.iter().rev().filter(|one| one.known.is_none() && kind(one) == NameKind::Org);
    named.filter_map(|one| Some((one.key.split_once(' ')?.0, one.span.start()))).collect()
}

/// Companies' names of more words, without the legal form that the text gives them elsewhere.
fn companies(found: &[Found]) -> HashSet<&str> {
    let bare = found.iter().filter_map(|one| one.key.rsplit_once(' '));
    let form = |form: &str| words().is("suffix", form) || form == "FC";
    bare.filter(|(name, last)| name.contains(' ') && form(last)).map(|(name, _)| name).collect()
}

/// All people by their full names.
fn people(
    found: &[Found],
    kind: impl Fn(&Found) -> NameKind,
    sex: &dyn Fn(&str) -> Option<Sex>,
) -> (People, Vec<usize>) {
    let mut people = People::default();
    for one in found.iter().filter(|one| 1 < one.words() && kind(one) == NameKind::Person) {
        people.add(one.naming(), sex);
    }
    for (before, one) in found.iter().zip(found.iter().skip(1)) {
        people.called(&before.key, one.naming());
    }
    let stands_for = people.settle();
    for one in found.iter().filter(|one| one.words() < 3) {
        people.note_alone(one.naming());
    }
    (people, stands_for)
}

/// Whether the words are a part of somebody's name, and nothing speaks against a person.
fn may_be_person(one: &Found, kind: NameKind, people: &People) -> bool {
    if !people.bears(&one.key) {
        return false;
    }
    let place = one.known.is_some_and(|known| match known.kind {
        KnownKind::Town => one.evidence.weight(NameKind::Gpe) > 4.5,
        // "Jordan" after "Jordan Tarn", where nothing is in Jordan.
        KnownKind::Country => one.evidence.weight(NameKind::Gpe) > 6.0,
        _ => true,
    });
    let thing = !matches!(kind, NameKind::Person | NameKind::Org | NameKind::Gpe) && 3.0 < one.evidence.best().1;
    one.title.is_some() || !(place || thing || one.capitals)
}

/// The person that a part of a name, or a title with it, names.
fn bare_person(one: &Found, kind: NameKind, people: &People) -> Option<usize> {
    let other = one.beside == Beside::Other && one.words() == 1;
    (may_be_person(one, kind, people) && !other).then(|| people.bearer(one.naming())).flatten()
}

/// "the Bidens": a family, and no one of them.
fn family(one: &Found, people: &People) -> bool {
    let stem = one.key.strip_suffix('s').unwrap_or_default();
    !stem.is_empty() && one.title.is_none() && one.known.is_none() && people.bears(stem) && !people.bears(&one.key)
}

/// A short name whose bearer the text does not name in full, told apart by what titles say of the sex.
fn short(one: &Found, people: &People, shorts: &mut HashMap<String, Vec<Option<Sex>>>) -> Who {
    let mut key = name_words(&one.key).join(" ");
    if people.bears(&one.key) {
        // More than one bears it: with another title it may be another.
        let title = one.title.as_ref().map_or("", |title| title.words.as_str());
        key = format!("{key}, {title}");
    }
    let sex = one.title.as_ref().map(|title| title.sex).filter(|sex| *sex != Sex::Both);
    let bearers = shorts.entry(key.clone()).or_default();
    let place = bearers.iter().position(|bearer| *bearer == sex);
    let place = place.or(match (bearers.as_slice(), sex) {
        ([_], None) | ([None], Some(_)) => Some(0),
        _ => None,
    });
    let place = place.unwrap_or_else(|| {
        bearers.push(sex);
        bearers.len() - 1
    });
    if let Some(bearer @ None) = bearers.get_mut(place) {
        *bearer = sex;
    }
    Who::Short(key, u8::try_from(place).unwrap_or(u8::MAX))
}

/// What the names of one thing have in common.
fn thing_key(one: &Found, kind: NameKind) -> String {
    if let Some(known) = one.known {
        return known.canonical.lower();
    }
    // "Team Tarnish" is "Tarnish".
    let name = one.key.strip_prefix("Team ").unwrap_or(&one.key);
    // "The University of Tarn" is "Tarn University".
    if let Some(place) = name.strip_prefix("University of ") {
        return place.lower() + " university";
    }
    let mut list: Vec<&str> = name.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    if kind == NameKind::Org {
        while 1 < list.len() && list.last().is_some_and(|word| words().is("suffix", word) && *word != "Group") {
            list.pop();
        }
    }
    list.join(" ").lower()
}

/// Numbers the entities in text order and names each by its fullest mention.
fn entities(document: &Document, found: &[Found], resolved: Vec<(Who, Form, Rule)>) -> (Vec<NameMention>, Vec<Entity>) {
    let mut numbers: HashMap<Who, usize> = HashMap::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions: Vec<NameMention> = Vec::with_capacity(found.len());
    for (one, (who, form, rule)) in found.iter().zip(resolved) {
        let kind = match &who {
            Who::Thing(kind, _) => *kind,
            Who::Person(_) | Who::Short(..) => NameKind::Person,
        };
        let entity = *numbers.entry(who).or_insert(entities.len());
        if entity == entities.len() {
            entities.push(Entity {
                kind,
                name: String::new(),
                mentions: Vec::new(),
                said_of: Vec::new(),
                why: Vec::new(),
            });
        }
        let Some(record) = entities.get_mut(entity) else { continue };
        record.mentions.push(mentions.len());
        if !record.why.contains(&rule) {
            record.why.push(rule);
        }
        let text = document.str(one.span);
        if form != Form::Acronym
            && record.name.len() < text.len()
            && (!matches!(one.beside, Beside::Born | Beside::BornAs) || record.name.is_empty())
        {
            text.clone_into(&mut record.name);
        }
        let title = one.title.iter().filter(|title| !is_one_of(title.words.as_str(), "mr mrs ms miss mx"));
        let said = one.said_of.iter().copied().filter(|_| kind == NameKind::Person);
        let mut told: Vec<Span> = title.map(|title| title.span).chain(said).collect();
        told.sort_unstable();
        for said in told {
            let words = document.str(said);
            // A handful of sayings is what a card can show; it also bounds the comparison.
            if record.said_of.len() < 12 && record.said_of.iter().all(|other| document.str(*other) != words) {
                record.said_of.push(said);
            }
        }
        mentions.push(NameMention { span: one.span, entity, form, rule, used_for: None });
    }
    for (one, mention) in found.iter().zip(&mut mentions) {
        let Some(record) = entities.get_mut(mention.entity) else { continue };
        if record.name.is_empty() {
            document.str(mention.span).clone_into(&mut record.name);
        }
        if mention.form == Form::Name && name_words(document.str(mention.span)) != name_words(&record.name) {
            mention.form = if one.capitals { Form::Acronym } else { Form::Alias };
        }
    }
    (mentions, entities)
}
