//! Claims: a JSON list of articles whose body sentences are labelled by hand with voice, softening, negation and group.
//!
//! A sentence's voice counts as right where one of its claims has one of the labelled voices. What hurts most is counted
//! on its own: a source that the sentence does not name, and one that it names and no claim of it has.

use crate::claims::Claim;
use crate::export::json::words;
use crate::models::Models;
use crate::text::{Article, SentenceKind};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
pub(super) struct Labelled {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) sentences: Vec<Label>,
}

#[derive(Deserialize)]
pub(super) struct Label {
    pub(super) number: usize,
    /// Its first words.
    pub(super) begins: String,
    /// article, named, unnamed, evidential.
    pub(super) voices: Vec<String>,
    pub(super) softened: Softened,
    /// yes, no, or either where only a part of it is negated.
    pub(super) negated: String,
    /// check, background, meaning, future, general: the best first, others that can be defended after it.
    pub(super) groups: Vec<String>,
    /// The words of the source, where one is shown.
    #[serde(default)]
    pub(super) source: Option<String>,
}

/// Whether a sentence is softened: true, false, or "either" where both can be defended.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Softened {
    Sure(bool),
    Either(String),
}

impl Softened {
    fn allows(&self, softened: bool) -> bool {
        match self {
            Self::Sure(label) => *label == softened,
            Self::Either(word) => word == "either",
        }
    }
}

/// Right ones out of all, by what is asked.
#[derive(Default)]
struct Scores(Vec<(&'static str, usize, usize)>);

impl Scores {
    fn add(&mut self, name: &'static str, right: bool) -> bool {
        match self.0.iter_mut().find(|(found, ..)| *found == name) {
            Some((_, hits, all)) => {
                *hits += usize::from(right);
                *all += 1;
            }
            None => self.0.push((name, usize::from(right), 1)),
        }
        !right
    }
}

/// Scores a file of labelled articles.
pub(super) fn evaluate(file: &str, models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    Ok(score(&serde_json::from_str::<Vec<Labelled>>(file)?, models, errors))
}

/// Scores every labelled sentence, found by its first words.
pub(super) fn score(articles: &[Labelled], models: &Models, errors: bool) -> String {
    let mut scores = Scores::default();
    let mut report = String::new();
    let (mut invented, mut dropped) = (0, 0);
    for article in articles {
        let analysis = crate::analyze(&Article::new(article.text.as_str()), models);
        let body = analysis.document.sentences.iter().enumerate();
        let body: Vec<_> = body.filter(|(_, sentence)| sentence.kind == SentenceKind::Body).collect();
        for label in &article.sentences {
            let text =
                |span: crate::text::Span| analysis.document.str(span).split_whitespace().collect::<Vec<_>>().join(" ");
            let found = body.iter().find(|(_, sentence)| text(sentence.span).contains(&label.begins));
            if scores.add("placed as body text", found.is_some()) {
                let _ = writeln!(report, "{} {}: not found: {}", article.id, label.number, label.begins);
            }
            let Some(&(index, sentence)) = found else { continue };
            let claims = analysis.claims.claims.iter().filter(|claim| claim.sentence == index && !claim.presupposed);
            let claims: Vec<&Claim> = claims.collect();
            let group = analysis.claims.groups.get(index).map_or("", |group| words::group(*group));
            let shown = |claim: &&Claim| -> Vec<_> {
                std::iter::once(&claim.voice).chain(&claim.beside).map(|voice| words::voice_kind(voice.kind)).collect()
            };
            let voices: Vec<&str> = claims.iter().flat_map(shown).collect();
            let own = label.voices.iter().all(|voice| voice == "article");
            let sourced = label.voices.iter().all(|voice| voice != "article");
            let makes_up = own && voices.iter().any(|voice| *voice != "article");
            let drops = sourced && voices.iter().all(|voice| *voice == "article");
            invented += usize::from(makes_up);
            dropped += usize::from(drops);
            let softened = claims.iter().any(|claim| !claim.softeners.is_empty());
            let negated = claims.iter().any(|claim| claim.negation.is_some());
            let checks = [
                ("voice", voices.iter().any(|voice| label.voices.iter().any(|label| label == voice))),
                ("sourced or not", !makes_up && !drops),
                ("softened or not", label.softened.allows(softened)),
                ("negated or not", label.negated == "either" || (label.negated == "yes") == negated),
                ("group", label.groups.iter().any(|label| label == group)),
            ];
            let named: Vec<String> = claims.iter().filter_map(|claim| claim.voice.source).map(text).collect();
            let source = label.source.as_ref().map(|label| ("source's words", named.contains(label)));
            for (name, right) in checks.into_iter().chain(source) {
                if scores.add(name, right) && errors {
                    let sentence: String = text(sentence.span).chars().take(110).collect();
                    let _ = writeln!(
                        report,
                        "{} {}: {name}: {voices:?} {named:?} {group}: {sentence}",
                        article.id, label.number
                    );
                }
            }
            if group == "check" {
                scores.add("open sentences that are worth it", label.groups.iter().any(|label| label == "check"));
            }
            if label.groups.first().is_some_and(|first| first == "check") {
                scores.add("sentences worth it that are open", group == "check");
            }
        }
    }
    for (name, right, all) in scores.0 {
        let _ = writeln!(report, "{name:<34} {right:>4} of {all:>4}");
    }
    let _ = writeln!(report, "{:<34} {invented:>4}\n{:<34} {dropped:>4}", "sources invented", "sources dropped");
    report
}
