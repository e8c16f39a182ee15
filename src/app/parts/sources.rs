//! Each source, named or not, with what it is said to say.

use crate::app::element::{El, el, plain};
use crate::app::page::Page;
use crate::app::parts::filters::toggle;
use crate::app::parts::list::{fold, statements, to_sentence};
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, Source, SourceSort, sources};
use crate::app::words;
use std::sync::Arc;

/// So many sources stand open.
const FEW: usize = 12;

/// The tab.
pub(crate) fn source_list(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    let sources = sources(reading);
    if sources.is_empty() {
        return vec![el("p.no-cards").text(words::NO_SOURCES)];
    }
    let (reading, count) = (reading.clone(), sources.len());
    let item = move |at: usize| {
        let row = |source: &Source| row(page, &reading, source.clone(), count <= FEW);
        sources.get(at).map_or_else(|| plain(""), row)
    };
    vec![el("ul.entries").gradually(count, FEW, item)]
}

fn row(page: Page, reading: &Arc<Reading>, source: Source, open: bool) -> El {
    let name = match source.sort {
        SourceSort::Nobody => words::NOBODY.to_owned(),
        SourceSort::Named => source.name.clone(),
        SourceSort::Unnamed | SourceSort::Cue => format!("“{}”", source.name),
    };
    let count = if source.sentences == 0 { String::new() } else { words::sentences(source.sentences) };
    let summary = el("summary.entry-head").with([
        el("span").with([
            el("b.entry-name").set("dir", "auto").text(name),
            el("span.entry-sort").text(words::source_sort(source.sort)),
        ]),
        el("span.tally").text(count),
    ]);
    let reading = reading.clone();
    el("li").with([fold("details.entry", summary, RwSignal::new(open), move || body(page, &reading, &source))])
}

fn body(page: Page, reading: &Reading, source: &Source) -> Vec<El> {
    let mut parts = Vec::new();
    if !source.cues.is_empty() {
        let cues: Vec<String> = source.cues.iter().map(|cue| format!("“{cue}”")).collect();
        let cues = el("div.field").with([el("dt").text(words::BY_THE_WORDS), el("dd").text(cues.join(", "))]);
        parts.push(el("dl.fields").with([cues]));
    }
    if !source.cards.is_empty() {
        parts.extend([el("h3").text(words::SAID_TO_SAY), statements(page, reading, &source.cards)]);
    }
    let speeches = source.speeches.iter().filter_map(|&at| reading.view.strip.speeches.get(at));
    let quotes = speeches.map(|speech| {
        let words = reading.shown(speech.span);
        el("li").with([to_sentence(page, reading, speech.sentence as usize, &words)])
    });
    let quotes: Vec<El> = quotes.collect();
    if !quotes.is_empty() {
        parts.extend([el("h3").text(words::QUOTED), el("ul.statements").with(quotes)]);
    }
    let only = source.filter.map(|filter| toggle(page, filter, Vec::new()).text(words::ONLY_THESE));
    parts.extend(only.map(|only| el("div.entry-actions").with([only])));
    parts
}
