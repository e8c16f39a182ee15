//! "The mayor", "the ministry", "the 54-year-old": which words the text has tied to one person or thing, and to no other.

use crate::annotate::names::{Entity, NameKind};
use crate::annotate::syntax::{Syntax, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::words;
use crate::text::{Case, Document, Letter, Span};
use rustc_hash::FxHashMap as HashMap;

/// Offices that a text shortens before a name and spells out alone.
const SHORTENED: [(&str, &str); 7] = [
    ("capt", "captain"),
    ("cllr", "councillor"),
    ("col", "colonel"),
    ("gen", "general"),
    ("gov", "governor"),
    ("prof", "professor"),
    ("sen", "senator"),
];

/// Words by whom they are tied to.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    tied: HashMap<String, Bearers>,
    /// What was called a ship.
    ships: Vec<usize>,
}

/// Whom a word is tied to: two at most, and whether there are more, or one without a name.
#[derive(Clone, Copy, Debug, Default)]
struct Bearers {
    first: Option<usize>,
    second: Option<usize>,
    more: bool,
}

impl Titles {
    /// Takes in that the text calls somebody by the last role in `span` before "of" and the like, or gives an age.
    pub(crate) fn called(&mut self, document: &Document, span: Span, entity: usize) {
        let text = document.str(span);
        if text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.bind(format!("{text}-year-old"), entity);
            return;
        }
        let mut role: Option<String> = None;
        for index in document.tokens_in(span) {
            let word = document.word(index).lower();
            let word = word.trim_end_matches('.');
            let word = SHORTENED.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| whole);
            if is_one_of(word, "of in at for who from to ,") {
                break;
            }
            if words().role(word) || is_one_of(word, "mp senator") {
                role = Some(word.to_owned());
            }
        }
        if let Some(role) = role {
            self.bind(role, entity);
        }
    }

    /// Takes in that a thing has a name that says what it is: "Ministry of Fisheries", "Marlow Lido".
    pub(crate) fn named(&mut self, index: usize, entity: &Entity) {
        if matches!(entity.kind, NameKind::Person | NameKind::Norp | NameKind::Language | NameKind::WorkOfArt) {
            return;
        }
        let name: Vec<&str> = entity.name.split(' ').collect();
        let of = name.iter().position(|word| *word == "of").and_then(|of| of.checked_sub(1));
        let last = name.last().filter(|_| 1 < name.len() && of.is_none());
        for head in of.and_then(|at| name.get(at)).into_iter().chain(last) {
            if words().is("suffix", head.trim_end_matches('.')) {
                self.bind("company".to_owned(), index);
            } else if head.chars().all(char::is_alphabetic) {
                self.bind(head.lower(), index);
            }
        }
    }

    /// Ties a word to a bearer.
    pub(crate) fn bind(&mut self, word: String, entity: usize) {
        if words().is("ship", &word) && !self.ships.contains(&entity) {
            self.ships.push(entity);
        }
        let bearers = self.tied.entry(word).or_default();
        match (bearers.first, bearers.second) {
            (None, _) => bearers.first = Some(entity),
            (Some(first), None) if first != entity => bearers.second = Some(entity),
            (Some(first), second) => bearers.more |= first != entity && second != Some(entity),
        }
    }

    /// The one entity that was called a ship.
    pub(crate) fn ship(&self) -> Option<usize> {
        if let [ship] = *self.ships { Some(ship) } else { None }
    }

    /// Takes in that another of the kind is spoken of: "a second mayor".
    pub(crate) fn another(&mut self, word: &str) {
        if let Some(bearers) = self.tied.get_mut(word) {
            bearers.more = true;
        }
    }

    /// Whom a word names: its one bearer, or of two the one that alone `is_near`.
    fn bearer(&self, word: &str, is_near: impl Fn(usize) -> (bool, bool, bool)) -> Option<usize> {
        let bearers = self.tied.get(word).filter(|bearers| !bearers.more)?;
        match (bearers.first?, bearers.second) {
            (one, None) => Some(one),
            (one, Some(other)) => match (is_near(one), is_near(other)) {
                ((_, true, _), (false, ..)) => Some(one),
                ((false, ..), (_, true, _)) => Some(other),
                _ => None,
            },
        }
    }

    /// Whom the words that end at a token name, and their first token: "the mayor", "the chief executive".
    pub(crate) fn meant(&self, place: Place<'_>, index: usize, word: &str) -> Option<(usize, usize)> {
        let entity = self.bearer(word, place.is_near)?;
        let next = place.document.word(index + 1);
        // "The council tax", "the company that serviced it": another thing is meant, or one of several picked out.
        let told = |index: usize| {
            let verb = index.checked_sub(2).map_or("", |at| place.document.word(at));
            next == "that" && is_one_of(verb, "told tells telling informed warned assured reminded convinced persuaded")
        };
        let after = place.document.word(index + 2).lower();
        let when = next == "in" && (place.syntax.tag(index + 2) == Tag::Num || words().is("calendar", &after));
        let alone = (!is_one_of(next, "of in at for who from that which") || told(index) || when)
            && !matches!(place.syntax.tag(index + 1), Tag::Noun | Tag::Propn);
        let (mut start, mut based) = (index, false);
        // What qualifies it must have been said of it.
        while alone && index < start + 4 {
            let before = start.checked_sub(1)?;
            let qualifier = place.document.word(before);
            if qualifier.eq_ignore_ascii_case("the") {
                return Some((entity, if based { index } else { start }));
            }
            // "The Leeds, Yorkshire-based company".
            if based && qualifier == "," {
                return Some((entity, index));
            }
            let small = qualifier.chars().all(|letter| letter.is_lower() || letter == '-');
            // "The Leeds-based company", where the sentence before was about it.
            based |= qualifier.ends_with("-based") && (place.is_near)(entity).2;
            if !(based || small && place.said(entity, qualifier)) {
                return None;
            }
            start = before;
        }
        None
    }
}

/// The text, and what it says of whom.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) document: &'a Document,
    pub(crate) syntax: &'a Syntax,
    pub(crate) entities: &'a [Entity],
    /// Whether an entity was spoken of in this sentence or the one before, whether as a subject in this paragraph, and whether as one
    /// in any.
    pub(crate) is_near: &'a dyn Fn(usize) -> (bool, bool, bool),
}

impl std::fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Place").finish_non_exhaustive()
    }
}

impl Place<'_> {
    /// Whether a word is among what the text says of an entity.
    fn said(&self, entity: usize, word: &str) -> bool {
        let Some(entity) = self.entities.get(entity) else { return false };
        let mut said = entity.said_of.iter().flat_map(|span| self.document.str(*span).split([' ', ',']));
        said.any(|other| other.eq_ignore_ascii_case(word))
    }
}
