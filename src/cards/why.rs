//! How a card was read: for each part the rule that found it, and the words that it found it in.

use crate::Analysis;
use crate::cards::words;
use crate::claims::{Claim, Role};
use crate::text::Span;

/// A sentence for each decision, in the order in which the card shows what came of it.
pub(crate) fn why(analysis: &Analysis, claim: &Claim) -> Vec<String> {
    let annotations = &analysis.annotations;
    let frame = &claim.frame;
    let mut why = Vec::new();
    for rule in &claim.why {
        let found_in: Vec<Span> = match rule.split_once('.').map_or(*rule, |(family, _)| family) {
            "voice" => claim.voice.cue.into_iter().chain(claim.voice.source).collect(),
            "kind" => frame.predicate.clone(),
            _ => Vec::new(),
        };
        why.push(from(analysis, &words::rule(rule), &found_in));
    }
    let mut tell = |what: &str, spans: &[Span]| {
        if !spans.is_empty() {
            why.push(format!("{what}: {}.", quoted(analysis, spans)));
        }
    };
    tell("Read as who or what it is about", frame.subject.as_slice());
    tell("Read as what is done or is so", &frame.predicate);
    tell("Read as softening it", &claim.softeners);
    tell("Read as denying it", claim.negation.as_slice());
    let role = |role: Role| -> Vec<Span> {
        frame.arguments.iter().filter(|argument| argument.role == role).map(|argument| argument.span).collect()
    };
    tell("Read as where", &role(Role::Place));
    let names = claim.who.iter().filter_map(|&index| annotations.entities.get(index)).filter_map(|entity| {
        let mentions = entity.mentions.iter().filter_map(|&mention| annotations.names.get(mention));
        mentions.map(|name| (name.span, name.rule)).find(|(span, _)| claim.span.contains(*span))
    });
    let dates = claim.when.iter().filter_map(|&index| annotations.dates.get(index)).map(|date| (date.span, date.rule));
    let amounts = claim.amounts.iter().filter_map(|&index| annotations.amounts.get(index));
    let amounts = amounts.map(|amount| (amount.span, amount.rule));
    let found: Vec<_> = names.chain(dates).chain(amounts).collect();
    why.extend(found.into_iter().map(|(span, rule)| format!("{}: {}", quoted(analysis, &[span]), words::rule(rule))));
    why
}

/// A rule's sentence with the words that it found something in, before its full stop.
fn from(analysis: &Analysis, says: &str, spans: &[Span]) -> String {
    if spans.is_empty() {
        return says.to_owned();
    }
    format!("{}: {}.", says.trim_end_matches('.'), quoted(analysis, spans))
}

fn quoted(analysis: &Analysis, spans: &[Span]) -> String {
    let words = |span: &Span| {
        let words: Vec<&str> = analysis.document.str(*span).split_whitespace().collect();
        format!("“{}”", words.join(" "))
    };
    spans.iter().map(words).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::claims;
    use crate::models::Models;
    use crate::text::{Article, Document};

    #[test]
    fn each_part_tells_the_words_it_was_read_from() {
        let article = Article::new("On 4 May 2021 the council closed the bridge, Ana Pihl said on Monday.");
        let document = Document::read(&article.text);
        let annotations = annotate(&article, &document, &Models::none());
        let claims = claims::find(&document, &annotations);
        let analysis = Analysis { document, annotations, claims, places: Vec::new(), models: Vec::new() };
        let why = why(&analysis, &analysis.claims.claims[0]);
        for told in ["about: “the council”", "“said”, “Ana Pihl”", "“closed”", "“4 May 2021”: "] {
            assert!(why.iter().any(|line| line.contains(told)), "{told}: {why:#?}");
        }
    }
}
