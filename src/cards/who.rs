//! Who is in the text: each person, organisation, place, ... with what the text says of it, its forms, where it stands, and
//! by which link each mention is tied to it.

use crate::Analysis;
use crate::annotate::names::{Entity, Form, NameKind, NameMention};
use crate::cards::view::{mark_kind, narrow};
use crate::cards::words;
use crate::corrections::MentionKind;
use crate::text::{Case, Span, sort_by_key};
use serde::{Deserialize, Serialize};

/// One entity with every way the text names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoEntry {
    /// Its fullest name, verbatim.
    pub name: String,
    /// How its mentions are drawn.
    pub kind: MentionKind,
    /// What it is, in words: "person", "country, state or city".
    pub kind_name: String,
    /// What the text says of it, verbatim, in text order; empty where it says nothing.
    pub said_of: Vec<Span>,
    /// Each wording with its count: names before titles before pronouns, the most frequent first. Words that differ by
    /// a capital alone are one.
    pub forms: Vec<WhoForm>,
    /// Where it is mentioned, in text order; never empty.
    pub mentions: Vec<WhoMention>,
    /// The cards of the claims that mention it, as indices into [`crate::cards::View::cards`], in text order.
    pub cards: Vec<u32>,
}

/// A wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoForm {
    /// The words as they first stand.
    pub words: String,
    /// How often they stand for it.
    pub count: u32,
}

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoMention {
    /// Its words.
    pub span: Span,
    /// The index of its sentence in [`crate::cards::View::sentences`].
    pub sentence: u32,
    /// Where it stands in the text, in thousandths of its length.
    pub place: u32,
    /// How it is tied to the entity, in words: "surname of Ann Tarn".
    pub why: String,
    /// The state that it is used for, with the reason: "used for Russia: ..."; never the same thing.
    pub used_for: Option<String>,
}

/// All entities, in the order in which the text first names them.
pub(crate) fn who(analysis: &Analysis) -> Vec<WhoEntry> {
    let found = &analysis.annotations;
    let mut cards = cards(analysis).into_iter();
    let entries = found.entities.iter().map(|entity| {
        let mentions = || entity.mentions.iter().filter_map(|&mention| found.names.get(mention));
        WhoEntry {
            name: entity.name.clone(),
            kind: mark_kind(entity.kind),
            kind_name: words::entity_kind(entity).to_owned(),
            said_of: entity.said_of.clone(),
            forms: forms(analysis, mentions()),
            mentions: mentions().map(|mention| told(analysis, entity, mention)).collect(),
            cards: cards.next().unwrap_or_default(),
        }
    });
    entries.filter(|entry| !entry.mentions.is_empty()).collect()
}

/// For each entity the claims in whose words it stands.
fn cards(analysis: &Analysis) -> Vec<Vec<u32>> {
    let names = &analysis.annotations.names;
    let mut cards = vec![Vec::new(); analysis.annotations.entities.len()];
    for (index, claim) in analysis.claims.claims.iter().enumerate() {
        let index = narrow(index);
        for span in claim.heading.iter().copied().chain(claim.voice.source) {
            let first = names.partition_point(|name| name.span.end() <= span.start());
            for name in names.iter().skip(first).take_while(|name| name.span.start() < span.end()) {
                if let Some(own) = cards.get_mut(name.entity).filter(|own| own.last() != Some(&index)) {
                    own.push(index);
                }
            }
        }
    }
    cards
}

fn forms<'a>(analysis: &Analysis, mentions: impl Iterator<Item = &'a NameMention>) -> Vec<WhoForm> {
    let mut forms: Vec<(u8, String, WhoForm)> = Vec::new();
    for mention in mentions {
        let words = analysis.document.str(mention.span);
        let lower = words.lower();
        let class = match mention.form {
            Form::Title => 1,
            Form::Pronoun => 2,
            Form::Name | Form::Alias | Form::Acronym => 0,
        };
        // A thing has a handful of names, however often they stand.
        match forms.iter_mut().find(|(_, known, _)| *known == lower) {
            Some((.., form)) => form.count += 1,
            None => forms.push((class, lower, WhoForm { words: words.to_owned(), count: 1 })),
        }
    }
    sort_by_key(&mut forms, |(class, _, form)| (*class, std::cmp::Reverse(form.count)));
    forms.into_iter().map(|(.., form)| form).collect()
}

fn told(analysis: &Analysis, entity: &Entity, mention: &NameMention) -> WhoMention {
    let document = &analysis.document;
    let length = document.text.len().max(1);
    WhoMention {
        span: mention.span,
        sentence: narrow(document.sentence_at(mention.span.start()).unwrap_or_default()),
        place: narrow(mention.span.start() * 1000 / length),
        why: link(document.str(mention.span), entity, mention),
        used_for: mention.used_for.map(|used| format!("used for {}: {}", used.state, words::rule(used.rule))),
    }
}

/// How a mention is tied to its entity.
fn link(words: &str, entity: &Entity, mention: &NameMention) -> String {
    let name = entity.name.as_str();
    let person = entity.kind == NameKind::Person;
    let part = |words: &str| {
        if !person {
            return "part of the name";
        }
        let lower = words.lower();
        let whole = name.lower();
        if whole.ends_with(&lower) {
            "surname"
        } else if whole.starts_with(&lower) {
            "first name or surname"
        } else {
            "part of the name"
        }
    };
    match mention.form {
        Form::Name => words::mention(mention, entity),
        Form::Alias if mention.rule == "name.part-of-a-name" && words.len() < name.len() => {
            format!("{} of {name}, and of nobody else here", part(words))
        }
        Form::Alias | Form::Acronym | Form::Title | Form::Pronoun => {
            format!("“{words}” for {name}: {}", words::rule(mention.rule))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::view;
    use crate::models::Models;
    use crate::text::Article;

    fn read(text: &str) -> Vec<WhoEntry> {
        let article = Article::new(text);
        let document = crate::text::Document::read(text);
        let annotations = crate::annotate::annotate(&article, &document, &Models::none());
        let claims = crate::claims::find(&document, &annotations);
        view(&Analysis { document, annotations, claims, places: Vec::new(), models: Vec::new() }).who
    }

    #[test]
    fn an_entity_tells_its_forms_and_its_links() {
        let text = "Judge Clara Bexley, a former diver, resigned on Monday. Bexley said she was tired. The ferry sank.";
        let who = read(text);
        let bexley = who.iter().find(|entry| entry.name == "Clara Bexley").unwrap();
        let said: Vec<&str> = bexley.said_of.iter().map(|span| span.of(text)).collect();
        assert_eq!(said, ["Judge", "a former diver"]);
        let forms: Vec<(&str, u32)> = bexley.forms.iter().map(|form| (form.words.as_str(), form.count)).collect();
        assert_eq!(forms, [("Clara Bexley", 1), ("Bexley", 1), ("she", 1)]);
        assert_eq!(bexley.mentions[1].why, "surname of Clara Bexley, and of nobody else here");
        assert!(bexley.mentions[2].why.starts_with("“she” for Clara Bexley: "), "{}", bexley.mentions[2].why);
        assert!(bexley.mentions[0].place < bexley.mentions[1].place);
        assert_eq!(bexley.cards.len(), 2, "{bexley:#?}");
    }

    #[test]
    fn a_capital_stays_apart_from_its_state() {
        let who = read("Russian troops left the town. Moscow said they would return.");
        let moscow = who.iter().find(|entry| entry.name == "Moscow").unwrap();
        let used = moscow.mentions[0].used_for.as_deref().unwrap();
        assert!(used.starts_with("used for Russia: "), "{used}");
    }
}
