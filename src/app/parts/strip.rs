//! The counts above the text, each a filter.

use crate::annotate::dates::PublishedFrom;
use crate::app::browser;
use crate::app::element::{El, button, drawn, el, plain};
use crate::app::page::{Files, Page};
use crate::app::parts::filters::{chips, more_filters, toggle};
use crate::app::parts::list::fold;
use crate::app::parts::timeline::day_order;
use crate::app::signals::prelude::*;
use crate::app::state::{Filter, Reading, date_from_box, date_to_box};
use crate::app::words;
use crate::cards::SourceCount;
use crate::claims::Group;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;

/// More sources than this stand in a fold.
const MOST: usize = 12;

/// All counts of what is shown.
pub(crate) fn strip(page: Page) -> Option<El> {
    let reading = page.reading.get()?;
    let strip = &reading.view.strip;
    let groups = strip.groups.iter().filter(|(group, count)| 0 < *count || *group == Group::Check);
    let groups = groups.map(|&(group, count)| {
        let label =
            vec![swatch(group), el("b").text(words::number(count as usize)), plain(" "), plain(words::group(group))];
        let count = toggle(page, Filter::Group(group), label).property("disabled", move || count == 0);
        el("li").with([count])
    });
    let quotations = match strip.quotations {
        0 => none(),
        count => toggle(page, Filter::Quotations, vec![plain(&words::number(count as usize))]),
    };
    let facts = el("dl.facts").with([
        fact(words::NAMED, sources(page, &strip.named, Filter::Named)),
        fact(words::UNNAMED, sources(page, &strip.unnamed, Filter::Unnamed)),
        fact(words::QUOTATIONS, vec![quotations]),
        fact(words::PUBLISHED, published(page, &reading)),
    ]);
    let facts = facts.with(day_order(page, &reading, "strip").map(|order| fact(words::DAY_ORDER, vec![order])));
    Some(el("section.strip").set("aria-label", words::COUNTS).with([
        el("div.strip-head").with([el("p.placed").text(words::placed(reading.placed()))]).part(move || chips(page)),
        files(page),
        shape(&reading),
        el("div.counts-row").with([el("p.counts-of").text(words::SENTENCES_BY), el("ul.counts").with(groups)]),
        el("details.more").property("open", move || !page.narrow.get()).with([
            el("summary").text(words::SOURCES_AND_DATE),
            facts,
            more_filters(page, &reading),
        ]),
    ]))
}

/// The group's class, which carries its colour.
fn group_class(group: Group) -> &'static str {
    match group {
        Group::Check => "g-check",
        Group::Background => "g-background",
        Group::Meaning => "g-meaning",
        Group::Future => "g-future",
        Group::General => "g-general",
        Group::NotArticle => "g-other",
    }
}

/// A dab of the group's colour.
pub(crate) fn swatch(group: Group) -> El {
    el("span").set("class", &format!("swatch {}", group_class(group))).set("aria-hidden", "true")
}

/// The shape of the article: a bar for each sentence, in its group's colour.
fn shape(reading: &Reading) -> El {
    let sentences = &reading.view.sentences;
    // The bars of a long text are too thin for gaps between them: neighbours of one group are drawn as one.
    let gaps = sentences.len() < 100;
    let mut at = 0;
    let bars = sentences.chunk_by(|one, next| !gaps && one.group == next.group).map(|run| {
        let class = format!("bar {}", run.first().map_or("", |sentence| group_class(sentence.group)));
        let (x, width) = (at.to_string(), run.len().to_string());
        at += run.len();
        let place = drawn("rect").set("class", &class).set("x", &x).set("y", "0");
        place.set("width", &width).set("height", "1")
    });
    drawn("svg.shape")
        .set("data-gaps", if gaps { "true" } else { "false" })
        .set("aria-hidden", "true")
        .set("preserveAspectRatio", "none")
        .set("viewBox", &format!("0 0 {} 1", sentences.len().max(1)))
        .with(bars)
}

/// Says what the text was read with, while that is not all there is.
fn files(page: Page) -> El {
    let coming = move || if let Files::Coming(bytes) = page.files.get() { Some(bytes) } else { None };
    let bar = el("progress")
        .set("aria-label", words::LOADING)
        .set("max", &Files::size().to_string())
        .property("value", move || JsValue::from(coming().unwrap_or(0)))
        .property("hidden", move || coming().is_none());
    let again = button("button.quiet", words::TRY_AGAIN, move || page.get_files(true))
        .property("hidden", move || page.files.get() != Files::Failed);
    el("p.files")
        .property("hidden", move || page.files.get() == Files::There && Files::hold_models())
        .words(move || words::read_with(page.files.get() == Files::Failed, coming(), Files::size()))
        .with([bar, again])
}

/// A label with what it tells.
pub(crate) fn fact(label: &str, tells: Vec<El>) -> El {
    el("div.fact").with([el("dt").text(label), el("dd").with(tells)])
}

fn none() -> El {
    el("span.none").text(words::NONE)
}

fn sources(page: Page, sources: &[SourceCount], filter: fn(usize) -> Filter) -> Vec<El> {
    if sources.is_empty() {
        return vec![none()];
    }
    let source = move |(index, source): (usize, &SourceCount)| {
        let tally = el("span.tally").text(words::number(source.sentences.len()));
        // "Reportedly" is nobody's name.
        let mark = |mark| plain(if source.evidential { mark } else { "" });
        toggle(page, filter(index), vec![mark("“"), plain(&source.name), mark("”"), plain(" "), tally])
    };
    let mut shown: Vec<El> = sources.iter().enumerate().take(MOST).map(source).collect();
    let rest: Vec<SourceCount> = sources.iter().skip(MOST).cloned().collect();
    if !rest.is_empty() {
        let summary = el("summary").text(words::more_sources(rest.len()));
        let body = move || {
            let numbered = rest.iter().enumerate().map(|(at, source)| (MOST + at, source));
            vec![el("div.fact").with([el("dd").with(numbered.map(source))])]
        };
        shown.push(fold("details.more-sources", summary, RwSignal::new(false), body));
    }
    shown
}

/// The day of publication, where it is from, and the box that sets it.
fn published(page: Page, reading: &Reading) -> Vec<El> {
    let setting = RwSignal::new(false);
    let (date, from) = (reading.view.published, reading.view.published_from);
    let origin = match from {
        PublishedFrom::Given if page.sent.get_untracked() => Some(words::FROM_SENDER),
        PublishedFrom::Given => Some(words::FROM_READER),
        PublishedFrom::Text => Some(words::FROM_TEXT),
        PublishedFrom::None => None,
    };
    let change = move || {
        let open = move || {
            setting.set(true);
            browser::focus("published".to_owned());
        };
        let label = if date.is_some() { words::CHANGE_DATE } else { words::SET_DATE };
        if !setting.get() {
            return vec![button("button.quiet", label, open)];
        }
        let field = el("input").set("id", "published").set("type", "date").set("value", &date_to_box(date));
        let input: HtmlInputElement = field.get();
        let clear = (from == PublishedFrom::Given)
            .then(|| button("button.quiet", words::CLEAR_DATE, move || page.publish(None)));
        let label = el("label.hidden").set("for", "published").text(words::DATE_BOX);
        let field = field.on("change", move |_| page.publish(date_from_box(&input.value())));
        [label, field].into_iter().chain(clear).collect()
    };
    let mut tells = vec![el("span.date").text(date.map_or(words::NOT_STATED.to_owned(), words::date))];
    tells.extend(origin.map(|origin| el("span.origin").text(origin)));
    tells.push(el("span.change").part(change));
    tells.extend(date.is_none().then(|| el("span.origin").text(words::NO_ANCHOR)));
    tells
}
