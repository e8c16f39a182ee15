//! The link from the command line.

use crate::cards;
use crate::cli::arguments::ModelsFrom;
use crate::cli::{Failure, input};
use crate::share::{self, Priming, Shared};
use crate::text::{Article, Span};
use std::fmt::Write;

/// The page's own file, so that both make the same links.
const PRIMING: &[u8] = include_bytes!("../../priming/link-2.priming");

fn priming() -> Option<Priming> {
    Priming::read(PRIMING)
}

/// The link's fragment, on a line of its own; with a second account, where there is one.
pub(crate) fn encode(article: Article, beside: Option<String>) -> Result<String, Failure> {
    let second = beside.map(|text| Box::new(Article::new(text)));
    Ok(packed(&Shared { second, ..Shared::new(article) })? + "\n")
}

/// The link's fragment.
pub(crate) fn fragment(article: Article) -> Result<String, Failure> {
    packed(&Shared::new(article))
}

fn packed(shared: &Shared) -> Result<String, Failure> {
    share::encode(shared, priming().as_ref()).map_err(|error| Failure::new(error.to_string()))
}

/// The text that a link carries, and below a rule what else its maker sent along.
pub(crate) fn decode(link: &str) -> Result<String, Failure> {
    let shared = share::decode(link, priming().as_ref()).map_err(|error| Failure::new(error.to_string()))?;
    let Shared { article, open_card, engine, excerpt, frozen, marks, corrections, guess, second, .. } = &shared;
    let mut out = article.text.clone();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str("\n----\nAs typed by whoever made the link, not verified:\n");
    let mut tell = |label: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{label}: {value}");
        }
    };
    let words = |span: &Span| span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    tell("Title", article.title.clone());
    tell("Source", article.source.clone());
    tell("Published", article.published.map(|day| day.to_string()));
    let order = |day_first| if day_first { "day before month" } else { "month before day" }.to_owned();
    tell("Dates in digits", article.day_first.map(order));
    tell("Opens with the sentences", guess.then(|| "to be sorted first".to_owned()));
    tell("Open card", open_card.as_ref().map(words));
    tell("Made with Factline", Some(engine.clone()).filter(|engine| !engine.is_empty()));
    let numbers: Vec<String> = excerpt.iter().map(u32::to_string).collect();
    tell("Sentences of a longer text", (!numbers.is_empty()).then(|| numbers.join(", ")));
    tell("Corrections", Some(corrections.list.len()).filter(|&count| 0 < count).map(|count| count.to_string()));
    for card in frozen {
        tell("Pinned", Some(card.heading.iter().map(words).collect::<Vec<_>>().join(" ")));
        for field in &card.fields {
            tell("  ", Some([field.kind.label(), ": ", &field.value].concat()));
        }
    }
    if !marks.is_empty() {
        // As the page would read it today; by rules where this build has no models.
        let models = input::models(&ModelsFrom::Build, false).unwrap_or_default();
        let view = cards::view(&crate::Annotated::of(article, &models).into_analysis(corrections));
        for (mark, place) in marks.iter().zip(share::place(marks, &view, &article.text)) {
            let card = place.and_then(|place| view.cards.get(place));
            let heading = card.map(|card| card.heading.iter().map(words).collect::<Vec<_>>().join(" "));
            let quote = Some(mark.quote.clone()).filter(|quote| !quote.is_empty());
            let lost = || "(its card is not found)".to_owned();
            tell(mark.status.label(), Some(heading.or(quote).unwrap_or_else(lost)));
            for (label, words) in [("  Note", &mark.note), ("  Found at", &mark.source), ("  By", &mark.initials)] {
                tell(label, Some(words.clone()).filter(|words| !words.is_empty()));
            }
        }
    }
    if let Some(second) = second {
        let _ = write!(out, "\n----\nA second account:\n\n{}", second.text);
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }
    Ok(out)
}
