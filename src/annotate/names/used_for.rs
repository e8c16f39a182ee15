//! "Moscow said", "the Kremlin": a capital or a seat of power that acts, shown as used for its state. A link that tells its
//! rule; the place stays a thing of its own and is never merged with the state.

use crate::annotate::names::{Entity, NameKind, NameMention, UsedFor};
use crate::annotate::syntax::{Syntax, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{StatePart, words};
use crate::lexicon::reporting;
use crate::text::{Case, Document, Span};
use rustc_hash::FxHashMap as HashMap;

/// Notes on each name whether it is used for a state.
pub(crate) fn mark(document: &Document, syntax: &Syntax, names: &mut [NameMention], entities: &[Entity]) {
    let states = Named::of(document, names, entities);
    for name in names.iter_mut().filter(|name| name.is_name()) {
        let place = Place { document, syntax, span: name.span };
        let kind = entities.get(name.entity).map(|entity| entity.kind);
        name.used_for = match words().state(&place.key()) {
            Some((state, StatePart::Seat)) => place.stands_free().then_some((state, "name.seat-of-power")),
            Some((state, StatePart::Capital)) if kind == Some(NameKind::Gpe) && states.0.contains_key(state) => {
                place.acts().then_some((state, "name.capital-acts"))
            }
            _ => None,
        }
        .map(|(state, rule)| UsedFor { state, entity: states.0.get(state).copied().flatten(), rule });
    }
}

/// The states that the text names, themselves or by their people; with the entity, where it is the state itself.
struct Named(HashMap<&'static str, Option<usize>>);

impl Named {
    fn of(document: &Document, names: &[NameMention], entities: &[Entity]) -> Self {
        let mut states: HashMap<&'static str, Option<usize>> = HashMap::default();
        for entity in entities {
            let first = entity.mentions.first().and_then(|mention| names.get(*mention));
            let Some(name) = first else { continue };
            let key = Place { document, syntax: &Syntax::default(), span: name.span }.key();
            match words().state(&key) {
                Some((state, StatePart::Whole)) => {
                    states.insert(state, Some(name.entity));
                }
                Some((state, StatePart::People)) => {
                    states.entry(state).or_insert(None);
                }
                _ => {}
            }
        }
        Self(states)
    }
}

/// A name where it stands.
struct Place<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    span: Span,
}

impl Place<'_> {
    /// Its words as the tables spell them, without an article.
    fn key(&self) -> String {
        let text = self.document.str(self.span);
        let bare = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
        crate::lexicon::names::spelled(bare)
    }

    fn word(&self, index: usize) -> String {
        self.document.word(index).lower()
    }

    /// The word before it, past an article, and its tag; an empty word at the start of its sentence.
    fn before(&self) -> (String, Tag) {
        let mut at = self.document.tokens_in(self.span).start;
        let sentence =
            self.document.sentence_at(self.span.start()).and_then(|index| self.document.sentences.get(index));
        let first = sentence.map_or(0, |sentence| sentence.tokens.start);
        while first < at {
            at -= 1;
            if self.word(at) != "the" {
                return (self.word(at), self.syntax.tag(at));
            }
        }
        (String::new(), Tag::X)
    }

    /// Whether a seat of power is the body that sits there, not the building: "in the Kremlin" is a place.
    fn stands_free(&self) -> bool {
        let (before, _) = self.before();
        let after = self.word(self.document.tokens_in(self.span).end);
        !(words().is("where", &before) || words().is("where.after", &after))
    }

    /// Whether a capital does what only its state does: it is what speaks or decides, or what another state talks to.
    fn acts(&self) -> bool {
        let (before, tag) = self.before();
        let end = self.document.tokens_in(self.span).end;
        if is_one_of(before.as_str(), "between with on against and") {
            return self.dealt_with(&before);
        }
        if tag == Tag::Adp && !is_one_of(before.as_str(), "as by that but") {
            return false;
        }
        if is_one_of(self.document.word(end), "'s ’s ' ’") {
            return words().is("government.own", &self.word(end + 1));
        }
        before != "by" && !matches!(tag, Tag::Propn | Tag::Noun | Tag::Adj) && self.decides(end)
    }

    /// Whether the verb from `at` on is one of speech or of decision, in the active voice.
    fn decides(&self, mut at: usize) -> bool {
        let mut passive = false;
        for _ in 0..4 {
            match self.syntax.tag(at) {
                Tag::Aux => passive = is_one_of(self.word(at).as_str(), "is was are were been be"),
                Tag::Adv | Tag::Part => {}
                _ => break,
            }
            at += 1;
        }
        let word = self.word(at);
        let lemma = self.syntax.verb_lemma(self.document, at).unwrap_or_default();
        let speaks = reporting(&word).is_some_and(|(verb, _)| !verb.document);
        let active = !passive || word.ends_with("ing");
        active && !lemma.is_empty() && (speaks || words().is("government.acts", &lemma))
    }

    /// "Talks between Moscow and Washington", "sanctions against Tehran".
    fn dealt_with(&self, before: &str) -> bool {
        let start = self.document.tokens_in(self.span).start;
        let from = start.saturating_sub(6);
        let noun = |index: usize| words().is("government.with", &self.word(index));
        let near = |reach: usize| (start.saturating_sub(reach)..start).any(noun);
        match before {
            // The place after "and" shares what stands before "between".
            "and" => {
                (from..start).any(|index| self.word(index) == "between") && (start.saturating_sub(8)..start).any(noun)
            }
            "between" => near(3),
            _ => near(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::models::Models;
    use crate::text::{Article, Document};

    /// Each name that is used for a state, with the state.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let document = Document::read(text);
        let read = annotate(&Article::new(text), &document, &Models::none());
        let links = read.names.iter().filter_map(|name| Some((document.str(name.span), name.used_for?.state)));
        assert_eq!(links.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_capital_that_acts_is_used_for_its_state() {
        check("Russian troops left. Moscow said they would return.", &[("Moscow", "Russia")]);
        check("Norway signed. Oslo has repeatedly denied a deal.", &[("Oslo", "Norway")]);
        check("Kenya and Tanzania quarrelled. Nairobi imposed a ban.", &[("Nairobi", "Kenya")]);
        check("The French left. Relations with Paris are cold.", &[("Paris", "France")]);
        check(
            "Talks between Lima and Quito failed, officials in Peru and Ecuador said.",
            &[("Lima", "Peru"), ("Quito", "Ecuador")],
        );
        check("Norway's cabinet met. Oslo's ambassador stayed away.", &[("Oslo", "Norway")]);
        check("The Kremlin did not reply.", &[("Kremlin", "Russia")]);
    }

    #[test]
    fn a_place_is_a_place() {
        check("Norwegian police met in Oslo. Officials in Oslo said so.", &[]);
        check("Norway won. Oslo hosted the final and Oslo's mayor cheered.", &[]);
        check("Snow fell on Oslo. Oslo said no.", &[]);
        check("Norway cheered. Oslo was told to wait.", &[]);
        check("They met in the Kremlin.", &[]);
        check("The mayor of Oslo said Norway was ready.", &[]);
        check("Trains between Oslo and Bergen stopped, Norway's railway said.", &[]);
    }
}
