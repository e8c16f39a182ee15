//! Who and what the text names: each once, with what it says of it, its forms, where it stands, and the statements with it.

use crate::app::element::{El, button, drawn, el, follow};
use crate::app::page::Page;
use crate::app::parts::correct::changed_by;
use crate::app::parts::filters::toggle;
use crate::app::parts::list::{change, fold, sliced, statements};
use crate::app::signals::prelude::*;
use crate::app::state::{Filter, Reading, changes_at, names};
use crate::app::words;
use crate::cards::WhoEntry;
use crate::corrections::MentionKind;
use std::fmt::Write;
use std::sync::Arc;

const KINDS: [MentionKind; 4] =
    [MentionKind::Person, MentionKind::Organisation, MentionKind::Place, MentionKind::Other];

/// The tab.
pub(crate) fn who(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    let group = |kind| {
        let of = |at: &usize| reading.view.who.get(*at).is_some_and(|entry| entry.kind == kind);
        let names: Vec<usize> = names(&reading.view).into_iter().filter(of).collect();
        let (reading, count) = (reading.clone(), names.len());
        let item = move |at: usize| names.get(at).map_or_else(|| el("li"), |&at| row(page, &reading, at));
        (0 < count).then(|| {
            let tally = el("span.tally").text(words::number(count));
            let head = el("h3.group-head").text(words::names_of(kind)).with([tally]);
            el("section.group").with([head, sliced("ul.entries", count, || 0, item)])
        })
    };
    let groups: Vec<El> = KINDS.into_iter().filter_map(group).collect();
    if groups.is_empty() { vec![el("p.no-cards").text(words::NO_NAMES)] } else { groups }
}

/// One name. Opening it makes it the one that is looked at, and closes the one before.
fn row(page: Page, reading: &Arc<Reading>, at: usize) -> El {
    let Some(entry) = reading.view.who.get(at) else { return el("li") };
    let opened = RwSignal::new(page.name.get_untracked() == Some(at));
    follow(move || {
        if opened.get() {
            page.look_at_name(Some(at));
        } else if page.name.get_untracked() == Some(at) {
            page.look_at_name(None);
        }
    });
    follow(move || {
        if page.name.get() != Some(at) {
            change(opened, false);
        }
    });
    let changes: Vec<usize> =
        entry.mentions.iter().flat_map(|mention| changes_at(&reading.view, mention.span)).collect();
    let said = entry.said_of.first().map(|&span| el("span.entry-said").set("dir", "auto").text(reading.shown(span)));
    let summary = el("summary.entry-head").with([
        el("span")
            .with([
                el("mark.entry-name").set("data-kind", entry.kind.name()).set("dir", "auto").text(&entry.name),
                el("span.entry-sort").text(&entry.kind_name),
            ])
            .with(changed_by(page, &changes)),
        el("span.tally").text(words::times(entry.mentions.len())),
    ]);
    let summary = summary.with(said).with([bar(reading, entry)]);
    let reading = reading.clone();
    let body = move || reading.view.who.get(at).map(|entry| body(page, &reading, entry, at)).unwrap_or_default();
    el("li").with([fold("details.entry", summary, opened, body)])
}

/// Where in the text the name stands.
fn bar(reading: &Reading, entry: &WhoEntry) -> El {
    let mut path = String::new();
    let mut places: Vec<u32> = entry.mentions.iter().map(|mention| mention.place.min(996) + 2).collect();
    places.dedup();
    for place in places {
        // Writing to a string does not fail.
        let _ = write!(path, "M{place} 0v10");
    }
    let numbers = entry.mentions.iter().map(|mention| reading.number(mention.sentence as usize));
    let mut numbers: Vec<u32> = numbers.filter(|&number| 0 < number).collect();
    numbers.dedup();
    drawn("svg.places")
        .set("viewBox", "0 0 1000 10")
        .set("preserveAspectRatio", "none")
        .set("role", "img")
        .set("aria-label", &words::mentioned_in(&numbers))
        .with([drawn("path").set("d", &path).set("data-kind", entry.kind.name())])
}

fn body(page: Page, reading: &Reading, entry: &WhoEntry, at: usize) -> Vec<El> {
    let line = |label: &str, tells: String| {
        el("div.field").with([el("dt").text(label), el("dd").set("dir", "auto").text(tells)])
    };
    let quoted = |words: String| format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "));
    let said: Vec<String> = entry.said_of.iter().map(|&span| quoted(reading.shown(span))).collect();
    let said = (!said.is_empty()).then(|| line(words::SAID_OF, said.join(", ")));
    let forms: Vec<String> = entry.forms.iter().map(|form| words::form(&form.words, form.count as usize)).collect();
    let mut used: Vec<&str> = entry.mentions.iter().filter_map(|mention| mention.used_for.as_deref()).collect();
    used.dedup();
    let used =
        used.into_iter().map(|used| line(words::USED_FOR, used.strip_prefix("used for ").unwrap_or(used).to_owned()));
    let fields = el("dl.fields").with(said).with([line(words::FORMS, forms.join(", "))]).with(used);
    let steps = el("div.entry-actions").with([
        button("button", "‹", move || page.step_mention(-1)).set("aria-label", words::PREVIOUS_MENTION),
        button("button", "›", move || page.step_mention(1)).set("aria-label", words::NEXT_MENTION),
        toggle(page, Filter::Name(at), Vec::new()).text(words::ONLY_THESE),
    ]);
    let cards: Vec<usize> = entry.cards.iter().map(|&card| card as usize).collect();
    let statements = match cards.as_slice() {
        [] => vec![el("p.no-cards").text(words::NO_STATEMENTS)],
        cards => vec![el("h4").text(words::STATEMENTS_WITH), statements(page, reading, cards)],
    };
    [fields, steps].into_iter().chain(statements).collect()
}
