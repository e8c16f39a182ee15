//! The text with its numbers and marks.

use crate::app::browser;
use crate::app::element::{El, button, el, follow_later, plain};
use crate::app::page::{Page, SENTENCE, card_id, lets_through, number_id, sentence_id};
use crate::app::parts::compose::compose;
use crate::app::parts::correct::{changed_by, mention_fields, pick_bar};
use crate::app::parts::find::find_bar;
use crate::app::shell::Shell;
use crate::app::state::{Leaf, Reading, Selection, changes_at, leaves};
use crate::app::words;
use crate::corrections::MentionKind;
use crate::text::SentenceKind;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// Texts of more sentences than this are laid out only where they are in sight.
const LONG: usize = 300;

/// The region that holds the text, or the box while it is edited.
pub(crate) fn article_text(page: Page) -> El {
    let text = move || {
        let reading = page.reading.get();
        reading.map(|reading| {
            follow_selection(page, reading.clone());
            follow_filter(page, reading.view.sentences.len());
            prose(page, &reading)
        })
    };
    let content = move || {
        if page.editing.get() {
            vec![compose(page, &Shell::default())]
        } else {
            follow_later(move || page.follow_highlights());
            vec![
                find_bar(page),
                marks_bar(page),
                el("div").part(text),
                el("div").part(move || mention(page)).part(move || pick_bar(page)),
            ]
        }
    };
    el("section.text")
        .set("id", "article-text")
        .set("aria-labelledby", "text-heading")
        .set("tabindex", "-1")
        .with([el("h2.hidden").set("id", "text-heading").text(words::ARTICLE_TEXT)])
        .part(content)
}

fn prose(page: Page, reading: &Arc<Reading>) -> El {
    el("div.prose")
        .set("data-long", if LONG < reading.view.sentences.len() { "true" } else { "false" })
        .says("data-letters", move || page.marks.get().letters)
        .says("data-filtered", move || page.shown.get().is_some())
        .on("click", move |event| click(page, event.target()))
        .on("mouseover", move |event| light(page, event.target()))
        .on("mouseleave", move |_| page.light(None))
        .on("focusin", move |event| light(page, event.target()))
        .on("focusout", move |_| page.light(None))
        .with(paragraphs(page, reading))
}

/// The element around an event's target that fits `selector`.
fn around(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let target: Element = target?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// The sentence around an event's target.
fn sentence_around(target: Option<EventTarget>) -> Option<usize> {
    around(target, ".sentence")?.id().strip_prefix(SENTENCE)?.parse().ok()
}

/// A click on a number pins, one on words pins and one on a mark looks at it too.
fn click(page: Page, target: Option<EventTarget>) {
    let mark = around(target.clone(), "[data-mark]");
    if let Some(index) = mark.and_then(|mark| mark.get_attribute("data-mark")?.parse().ok()) {
        page.look_at(index);
    }
    let Some(sentence) = sentence_around(target.clone()) else { return };
    if around(target.clone(), "button.number").is_some() {
        page.press_number(sentence);
    } else if around(target, ".words").is_some() {
        page.pin_sentence(sentence);
    }
}

/// Lights the first card of the sentence that the pointer or the focus is on.
fn light(page: Page, target: Option<EventTarget>) {
    let sentence = sentence_around(target);
    let first = |reading: &Option<Arc<Reading>>| reading.as_ref()?.cards_of(sentence?).first().copied();
    page.light(page.reading.with_untracked(first));
}

/// Which marks are drawn, and what each looks like.
fn marks_bar(page: Page) -> El {
    let choice = move |all: bool, label: &str| {
        button("button", label, move || page.marks.update(|marks| marks.all = all))
            .says("aria-pressed", move || page.marks.get().all == all)
    };
    let legend = MentionKind::ALL.map(|kind| {
        let (name, letter) = words::mark_kind(kind);
        el("li").with([
            el("mark").set("data-kind", kind.name()).text(name),
            el("span.letter").set("aria-hidden", "true").text(letter),
        ])
    });
    let letters = el("input")
        .set("type", "checkbox")
        .property("checked", move || page.marks.get().letters)
        .on("change", move |_| page.marks.update(|marks| marks.letters = !marks.letters));
    el("details.more").property("open", move || !page.narrow.get()).with([
        el("summary").text(words::MARKS),
        el("div.marks-bar").with([
            el("div.choice").set("role", "group").set("aria-label", words::MARKS).with([
                el("span.choice-label").set("aria-hidden", "true").text(words::MARKS),
                choice(false, words::MARKS_OPEN),
                choice(true, words::MARKS_ALL),
            ]),
            el("label.switch").with([letters]).text(words::LETTERS),
            el("ul.legend").says("data-letters", move || page.marks.get().letters).with(legend),
        ]),
    ])
}

fn paragraphs(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    let mut aside = SentenceKind::Body;
    let paragraph = |sentences: Vec<usize>| {
        let kind = sentences.first().and_then(|&first| reading.sentence(first)).map_or(SentenceKind::Body, |s| s.kind);
        // A run of like lines is labelled once.
        let label = (kind != SentenceKind::Body && kind != aside).then(|| words::line_label(kind));
        aside = kind;
        let body = kind == SentenceKind::Body;
        let mut words = el(if body { "p.paragraph" } else { "p" }).set("dir", "auto");
        for index in sentences {
            words = words.with([sentence(page, reading, index)]).text(" ");
        }
        if body {
            return words;
        }
        let name = if kind == SentenceKind::Heading { "heading" } else { "line" };
        let label = label.map(|label| el("p.aside-label").text(label));
        el("div.aside").set("data-kind", name).with(label).with([words])
    };
    reading.paragraphs().into_iter().map(paragraph).collect()
}

/// One sentence: its number, its words. What changes on it is set by [`follow_selection`], [`follow_filter`] and
/// [`Page::light`].
fn sentence(page: Page, reading: &Arc<Reading>, index: usize) -> El {
    let cards = reading.cards_of(index);
    let has_open = cards.iter().any(|&card| reading.card(card).is_some_and(|card| card.open));
    let number = reading.number(index);
    let margin = if number == 0 {
        el("span.number").set("aria-hidden", "true")
    } else if cards.is_empty() {
        el("span.number").set("id", &number_id(index)).set("tabindex", "-1").text(number.to_string())
    } else {
        el("button.number")
            .set("type", "button")
            .set("id", &number_id(index))
            .set("aria-label", &words::sentence_number(number))
            .set("aria-expanded", "false")
            .text(number.to_string())
    };
    let reading = reading.clone();
    let words = move || {
        let pinned = page.holds_pinned(index).then(|| page.selection.get().pinned).flatten();
        let all = page.marks.get().all;
        leaves_of(&reading, index, pinned, all)
    };
    el("span.sentence")
        .set("id", &sentence_id(index))
        .set("data-open", if has_open { "true" } else { "false" })
        .with([margin, el("span.words").part(words)])
}

/// Shows on the sentences what is pinned and visited. One effect for all of them, which touches only those that changed.
fn follow_selection(page: Page, reading: Arc<Reading>) {
    let mut before = Selection::default();
    follow_later(move || {
        let now = page.selection.get();
        if let Some(sentence) = before.pinned.and_then(|card| reading.sentence_of(card)) {
            browser::unset(&sentence_id(sentence), "data-pinned");
            browser::set(&number_id(sentence), "aria-expanded", "false");
            browser::unset(&number_id(sentence), "aria-details");
        }
        if let Some(sentence) = before.visited {
            browser::unset(&sentence_id(sentence), "data-visited");
        }
        if let Some((card, sentence)) = now.pinned.and_then(|card| Some((card, reading.sentence_of(card)?))) {
            browser::set(&sentence_id(sentence), "data-pinned", "true");
            browser::set(&number_id(sentence), "aria-expanded", "true");
            // Only an open card that no filter hides is sure to stand in the page.
            let open = reading.card(card).is_some_and(|card| card.open);
            if (*page.shown.get()).as_ref().is_none_or(|shown| shown.card(card)) && open {
                browser::set(&number_id(sentence), "aria-details", &card_id(card));
            }
        }
        if let Some(sentence) = now.visited {
            browser::set(&sentence_id(sentence), "data-visited", "true");
        }
        before = now;
    });
}

/// Dims the sentences that the filter leaves out.
fn follow_filter(page: Page, all: usize) {
    let mut filtered = false;
    follow_later(move || {
        let shown = page.shown.get();
        if shown.is_some() || filtered {
            for sentence in 0..all {
                let dim = !lets_through((*shown).as_ref(), sentence);
                browser::set(&sentence_id(sentence), "data-dim", if dim { "true" } else { "false" });
            }
        }
        filtered = shown.is_some();
    });
}

fn leaves_of(reading: &Reading, index: usize, pinned: Option<usize>, all: bool) -> Vec<El> {
    let Some(sentence) = reading.sentence(index) else { return Vec::new() };
    let claim = pinned.and_then(|card| reading.card(card)).map(|card| card.spans.as_slice()).unwrap_or_default();
    let found = leaves(&reading.view, sentence.span, claim, all || pinned.is_some());
    found.iter().map(|leaf| leaf_of(reading, leaf)).collect()
}

/// Nests the marks over a leaf, the first outermost, so that every underline shows.
fn leaf_of(reading: &Reading, leaf: &Leaf) -> El {
    let words = reading.shown(leaf.span);
    let marks = leaf.marks.iter().rev().enumerate().filter_map(|(depth, &(index, ends))| {
        let mark = reading.view.marks.get(index)?;
        let drawn = el("mark")
            .set("data-kind", mark.kind.name())
            .set("data-mark", &index.to_string())
            .set("data-depth", &depth.min(3).to_string())
            .set("title", &mark.label);
        let drawn = if ends { drawn.set("data-letter", words::mark_kind(mark.kind).1) } else { drawn };
        let changed = !changes_at(&reading.view, mark.span).is_empty();
        let drawn = if changed { drawn.set("data-changed", "true") } else { drawn };
        // The id stands on the first leaf only.
        Some(if mark.span.start() == leaf.span.start() { drawn.set("id", &format!("mark-{index}")) } else { drawn })
    });
    let nested = marks.fold(plain(&words), |inner, outer| outer.with([inner]));
    if leaf.claimed { el("mark.claim").with([nested]) } else { nested }
}

/// What the mark that is looked at is, and how it was read.
fn mention(page: Page) -> Option<El> {
    // Words that are selected come first: on a phone there is room for one of them.
    if page.picked.get().is_some() || page.asking.get() {
        return None;
    }
    let (index, reading) = (page.mention.get()?, page.reading.get()?);
    let mark = reading.view.marks.get(index)?;
    let span = mark.span;
    let open = *page.correcting.get() == Some(span);
    let correct = move || {
        page.correcting.set((!open).then_some(span));
        browser::focus("correct-kind".to_owned());
    };
    let correct = button("button", words::CORRECT, correct).set("aria-expanded", if open { "true" } else { "false" });
    let by = changed_by(page, &changes_at(&reading.view, span));
    Some(
        el("div.mention")
            .with([
                el("p")
                    .with([el("mark").set("data-kind", mark.kind.name()).text(reading.words(mark.span))])
                    .text(" ")
                    .with([el("span.mention-label").text(&mark.label)])
                    .text(" ")
                    .with(by)
                    .with([el("span.mention-why").text(&mark.why)]),
                el("div.mention-steps").with([
                    button("button", "‹", move || page.step_mention(-1)).set("aria-label", words::PREVIOUS_MENTION),
                    button("button", "›", move || page.step_mention(1)).set("aria-label", words::NEXT_MENTION),
                    correct,
                    button("button.quiet", words::CLOSE, move || page.mention.set(None)),
                ]),
            ])
            .with(open.then(|| mention_fields(page, &reading, mark))),
    )
}
