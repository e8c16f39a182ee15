//! Short forms of things' names: acronyms, and the words by which one name begins or ends. Where two names could be meant, a
//! short form stays a name of its own. People's short forms are for `people`.

use crate::annotate::Rule;
use crate::annotate::names::who_is_who::{Found, Who};
use crate::annotate::names::{Form, NameKind};
use crate::lexicon::names::{KnownKind, words};
use crate::text::{Case, Document, Letter, Span};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The initials of a name: of its capitals alone, and with its small words. Empty for a single word.
fn initials(key: &str) -> Vec<String> {
    let list: Vec<&str> =
        key.split([' ', '-']).filter(|word| word.chars().any(char::is_alphanumeric) && *word != "'s").collect();
    if list.len() < 2 {
        return Vec::new();
    }
    let first = |word: &&str| word.chars().next();
    let capitals: String = list.iter().filter_map(first).filter(|letter| letter.is_upper()).collect();
    let all: String = list.iter().filter_map(first).map(Letter::upper).collect();
    if capitals == all { vec![capitals] } else { vec![capitals, all] }
}

/// What may be called so.
type Bearers = HashMap<String, Vec<Who>>;

/// Adds one, up to three: from two on, nobody knows which is meant.
#[inline(never)]
fn bear(map: &mut Bearers, name: &str, who: &Who) {
    let bearers = map.entry(name.to_owned()).or_default();
    if bearers.len() < 3 && !bearers.contains(who) {
        bearers.push(who.clone());
    }
}

/// Ties acronyms to what they stand for: in brackets after it, or by its initials where only one name has them.
pub(crate) fn acronyms(document: &Document, found: &[Found], resolved: &mut [(Who, Form, Rule)]) {
    let mut by_initials = Bearers::default();
    for (one, (who, ..)) in found.iter().zip(resolved.iter()) {
        if matches!(who, Who::Thing(kind, _) if !matches!(kind, NameKind::Norp | NameKind::Language)) {
            for letters in initials(&one.key).into_iter().filter(|letters| 1 < letters.chars().count()) {
                bear(&mut by_initials, &letters, who);
            }
        }
    }
    let plain = |key: &str| -> String { key.chars().filter(|sign| sign.is_alphanumeric()).collect() };
    // What brackets say holds for the whole text, once.
    let mut said = Bearers::default();
    let pairs = found.iter().zip(resolved.iter()).zip(found.iter().skip(1));
    for ((long, before), one) in pairs.filter(|(_, one)| one.capitals) {
        let between = Span::new(long.span.end(), one.span.start().max(long.span.end()));
        // `(WHO)`, `(the “WHO”)`.
        let opening = document.str(between).strip_prefix(" (").map(|rest| rest.trim_end_matches(['“', '"', '‘', '\'']));
        if !(matches!(before.0, Who::Thing(..)) && matches!(opening, Some("" | "the " | "or "))) {
            continue;
        }
        // In another language the letters may be others: "Tarnish Board of Peat Roads (VTK)".
        let letters = plain(&one.key);
        let body = matches!(before.0, Who::Thing(NameKind::Org, _)) || 2 < long.words();
        let other = body && 2 < letters.len() && one.known.is_none();
        if 1 < long.words() && (other || spells(&letters, &long.key)) {
            bear(&mut said, &letters, &before.0);
        }
    }
    for (one, slot) in found.iter().zip(resolved.iter_mut()) {
        // "DfT".
        let mixed = one.key.len() < 6
            && one.key.chars().any(Letter::is_lower)
            && [one.key.chars().next(), one.key.chars().next_back()]
                .iter()
                .all(|sign| sign.is_some_and(Letter::is_upper));
        if !(one.capitals || mixed)
            || one.words() != 1
            || matches!(slot.0, Who::Person(_))
            || one.known.is_some_and(|known| known.kind == KnownKind::Country)
        {
            continue;
        }
        let letters = plain(&one.key).upper();
        for (map, rule) in [(&by_initials, "name.initials-of-a-name"), (&said, "name.acronym-in-brackets")] {
            if let Some([who]) = map.get(&letters).map(Vec::as_slice) {
                *slot = (who.clone(), Form::Acronym, rule);
            }
        }
    }
}

/// Whether the letters stand in the name in this order, the first at its start.
fn spells(letters: &str, name: &str) -> bool {
    let mut rest = name.chars().map(Letter::upper);
    let first = name.chars().next().is_some_and(|first| letters.starts_with(first.to_ascii_uppercase()));
    first && letters.chars().map(Letter::upper).all(|letter| rest.any(|sign| sign == letter))
}

/// Ties the first word of an organisation's or a facility's name to the whole, where only one name begins so.
pub(crate) fn parts(found: &[Found], resolved: &mut [(Who, Form, Rule)]) {
    let (mut by_first, mut by_last, mut called) = (Bearers::default(), Bearers::default(), Bearers::default());
    // How names with a company's legal form begin.
    let mut firms: HashSet<String> = HashSet::default();
    // A company may bear the name of a place.
    let place =
        |one: &&Found, least| least < one.evidence.weight(NameKind::Gpe).max(one.evidence.weight(NameKind::Loc));
    let places: HashSet<&str> = found.iter().filter(|one| place(one, 2.0)).map(|one| one.key.as_str()).collect();
    for (one, (who, ..)) in found.iter().zip(resolved.iter()) {
        // "Tarnworth Town" is a club, and "Tarnworth" too.
        if let (Who::Thing(NameKind::Gpe, _), Some(first)) = (who, one.key.strip_suffix(" Town")) {
            bear(&mut called, first, who);
        }
        let club =
            matches!(who, Who::Thing(NameKind::Gpe, _)) && (one.key.ends_with(" Town") || one.key.ends_with(" City"));
        if !club
            && !matches!(
                who,
                Who::Thing(NameKind::Org | NameKind::Fac | NameKind::Event | NameKind::Loc | NameKind::Product, _)
            )
            || one.known.is_some_and(|known| known.kind != KnownKind::Organisation)
        {
            continue;
        }
        let list: Vec<&str> = one.key.split(' ').collect();
        // What the tables know is shortened to its head alone: "the Commission".
        let most = if one.known.is_some() { 1 } else { list.len().min(4) };
        // A model's first word is its maker.
        let most = if matches!(who, Who::Thing(NameKind::Product, _)) { 1 } else { most };
        // "Tarnby" of "Tarnby Borough Council" is the town.
        let local = list.last().is_some_and(|last| words().is("named.after.town", last));
        for count in 1..if local { 1 } else { most } {
            let Some(part) = list.get(..count) else { break };
            if words().is("suffix", list.last().unwrap_or(&"")) {
                firms.insert(part.join(" "));
            }
            bear(&mut by_first, &part.join(" "), who);
        }
        // "Cyclone Belisande" is "Belisande", whatever that looks like, and so is "MV Orrin Star" "Orrin Star".
        if let Some((first, rest)) = one.key.split_once(' ')
            && (*first == *"River" || ["first.EVENT", "first.PRODUCT"].iter().any(|class| words().is(class, first)))
        {
            bear(&mut called, rest, who);
        }
        // "West Riding Roadlink" is "Roadlink", "Tarnish Survey of Peat" is "the Survey".
        let ending = Some(called_after(&one.key)).filter(|word| 1 < list.len() && 3 < word.len());
        if let Some(ending) = ending.filter(|_| club || matches!(who, Who::Thing(NameKind::Org | NameKind::Fac, _))) {
            // "Tarnshire Trading Standards" is "Trading Standards".
            let rest = one.key.split_once(' ').map(|(_, rest)| rest);
            let rest = rest.filter(|rest| rest.contains(' ') && one.known.is_none());
            for ending in rest.into_iter().chain([ending]) {
                bear(&mut by_last, ending, who);
            }
        }
    }
    let mut most: HashMap<&str, usize> = HashMap::default();
    for one in found {
        *most.entry(one.key.as_str()).or_default() += 1;
    }
    for (one, slot) in found.iter().zip(resolved.iter_mut()) {
        if let Some(who) =
            called.get(&one.key).and_then(|all| all.first()).filter(|who| one.title.is_none() && **who != slot.0)
        {
            *slot = (who.clone(), Form::Alias, "name.part-of-a-name");
            continue;
        }
        let plain = one.known.is_some() || one.title.is_some() || words().first_name(&one.key).is_some();
        let common = one.key.split(' ').any(|word| words().common(&word.lower()));
        let other =
            matches!(slot.0, Who::Thing(NameKind::Product | NameKind::WorkOfArt | NameKind::Norp | NameKind::Law, _));
        if plain || other || !loose(one, &slot.0) || slot.1 == Form::Acronym {
            continue;
        }
        let is_org = matches!(slot.0, Who::Thing(NameKind::Org, _));
        let last = || by_last.get(&one.key).filter(|_| is_org && !places.contains(one.key.as_str()));
        // "Tarn Ridge" is "Tarn Ridge Mines Ltd", also where it is worked.
        let firm = 1 < one.words() && firms.contains(&one.key);
        // "Harwich" where it is a place stays one beside "Harwich Terminals".
        let place = matches!(slot.0, Who::Thing(NameKind::Gpe | NameKind::Loc, _))
            && !firm
            && places.contains(one.key.as_str());
        // "Second" of "Second Harvest" may be any word, but not where it is a name time and again.
        let often = firm
            || (is_org && 1 < one.words())
            || (is_org && most.get(one.key.as_str()).is_some_and(|count| 1 < *count));
        let first = || by_first.get(&one.key).filter(|_| !place && (!common || often));
        // Of a body and its ground, its ship and its cup it is the body.
        let only = |bearers: &'_ Vec<Who>| {
            let of = |kinds: &[NameKind]| {
                let mut some = bearers.iter().filter(|who| matches!(who, Who::Thing(kind, _) if kinds.contains(kind)));
                some.next().filter(|_| some.next().is_none()).cloned()
            };
            match bearers.as_slice() {
                [one] => Some(one.clone()),
                _ => of(&[NameKind::Org]).or_else(|| of(&[NameKind::Loc, NameKind::Gpe])),
            }
        };
        if let Some(who) = first().or_else(last).and_then(only)
            && who != slot.0
        {
            *slot = (who.clone(), Form::Alias, "name.part-of-a-name");
        }
    }
}

/// By which word of its name a body may be called alone: by its head, or "the Company" where that is a legal form.
pub(crate) fn called_after(name: &str) -> &str {
    let name = name.split(" of ").next().unwrap_or(name);
    let head = name.rsplit(' ').next().unwrap_or(name);
    if words().is("suffix", head) && head != "Group" { "Company" } else { head }
}

/// Whether a lone name may turn out to be a part of a longer one: a thing, or a person on little evidence.
fn loose(one: &Found, who: &Who) -> bool {
    match who {
        Who::Thing(..) => true,
        Who::Short(..) => one.title.is_none() && one.evidence.best().1 < 2.0,
        Who::Person(_) => false,
    }
}
