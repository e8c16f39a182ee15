//! The link from the command line.

use crate::cli::Failure;
use crate::share::{self, Priming, Shared};
use crate::text::Article;
use std::fmt::Write;

/// The page's own file, so that both make the same links.
const PRIMING: &[u8] = include_bytes!("../../priming/link-2.priming");

fn priming() -> Option<Priming> {
    Priming::read(PRIMING)
}

/// The link's fragment, on a line of its own.
pub(crate) fn encode(article: Article) -> Result<String, Failure> {
    let fragment =
        share::encode(&Shared::new(article), priming().as_ref()).map_err(|error| Failure::new(error.to_string()))?;
    Ok(fragment + "\n")
}

/// The text that a link carries, and below a rule what else its maker sent along.
pub(crate) fn decode(link: &str) -> Result<String, Failure> {
    let shared = share::decode(link, priming().as_ref()).map_err(|error| Failure::new(error.to_string()))?;
    let Shared { article, open_card, engine, .. } = &shared;
    let mut out = article.text.clone();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let open = open_card.map(|span| span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "));
    let published = article.published.map(|day| day.to_string());
    let lines = [
        ("Title", article.title.as_ref()),
        ("Source", article.source.as_ref()),
        ("Published", published.as_ref()),
        ("Open card", open.as_ref()),
        ("Made with Factline", Some(engine).filter(|engine| !engine.is_empty())),
    ];
    out.push_str("\n----\nAs typed by whoever made the link, not verified:\n");
    for (label, value) in lines {
        if let Some(value) = value {
            let _ = writeln!(out, "{label}: {value}");
        }
    }
    Ok(out)
}
