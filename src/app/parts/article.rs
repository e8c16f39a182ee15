//! The text with its numbers and marks.

use crate::app::browser;
use crate::app::page::{Page, SENTENCE, card_id, lets_through, number_id, page, sentence_id};
use crate::app::parts::compose::Compose;
use crate::app::state::{Leaf, Reading, Selection, leaves};
use crate::app::words;
use crate::cards::MarkKind;
use crate::text::SentenceKind;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, MouseEvent};

/// Texts of more sentences than this are laid out only where they are in sight.
const LONG: usize = 300;

const KINDS: [MarkKind; 6] =
    [MarkKind::Person, MarkKind::Organisation, MarkKind::Place, MarkKind::Date, MarkKind::Amount, MarkKind::Other];

/// The region that holds the text, or the box while it is edited.
#[component]
pub(crate) fn ArticleText() -> impl IntoView {
    let page = page();
    let text = move || {
        page.reading.get().map(|reading| {
            let text = paragraphs(page, &reading);
            follow(page, reading);
            text
        })
    };
    let sentences = |reading: &Option<Arc<Reading>>| reading.as_ref().map_or(0, |reading| reading.view.sentences.len());
    view! {
        <section id="article-text" class="text" aria-labelledby="text-heading" tabindex="-1">
            <h2 id="text-heading" class="hidden">{words::ARTICLE_TEXT}</h2>
            <Show
                when=move || page.editing.get()
                fallback=move || {
                    view! {
                        <MarksBar />
                        <div
                            class="prose"
                            data-letters=move || page.marks.get().letters.to_string()
                            data-long=move || (LONG < page.reading.with(sentences)).to_string()
                            data-filtered=move || page.shown.with(Option::is_some).to_string()
                            on:click=move |event| click(page, &event)
                            on:mouseover=move |event| light(page, event.target())
                            on:mouseleave=move |_| page.light(None)
                            on:focusin=move |event| light(page, event.target())
                            on:focusout=move |_| page.light(None)
                        >
                            {text}
                        </div>
                        <MentionBar />
                    }
                }
            >
                <Compose />
            </Show>
        </section>
    }
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
fn click(page: Page, event: &MouseEvent) {
    let mark = around(event.target(), "[data-mark]");
    if let Some(index) = mark.and_then(|mark| mark.get_attribute("data-mark")?.parse().ok()) {
        page.look_at(index);
    }
    let Some(sentence) = sentence_around(event.target()) else { return };
    if around(event.target(), "button.number").is_some() {
        page.press_number(sentence);
    } else if around(event.target(), ".words").is_some() {
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
#[component]
fn MarksBar() -> impl IntoView {
    let page = page();
    let choice = move |all: bool, label: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (page.marks.get().all == all).to_string()
                on:click=move |_| page.marks.update(|marks| marks.all = all)
            >
                {label}
            </button>
        }
    };
    let legend = KINDS.map(|kind| {
        let (name, letter) = words::mark_kind(kind);
        view! {
            <li>
                <mark data-kind=kind_name(kind)>{name}</mark>
                <span class="letter" aria-hidden="true">{letter}</span>
            </li>
        }
    });
    view! {
            <details class="more" prop:open=move || !page.narrow.get()>
                <summary>{words::MARKS}</summary>
    <div class="marks-bar">
                <div class="choice" role="group" aria-label=words::MARKS>
                    <span class="choice-label" aria-hidden="true">{words::MARKS}</span>
                    {choice(false, words::MARKS_OPEN)}
                    {choice(true, words::MARKS_ALL)}
                </div>
                <label class="switch">
                    <input
                        type="checkbox"
                        prop:checked=move || page.marks.get().letters
                        on:change=move |_| page.marks.update(|marks| marks.letters = !marks.letters)
                    />
                    {words::LETTERS}
                </label>
                <ul class="legend" data-letters=move || page.marks.get().letters.to_string()>{legend.into_iter().collect_view()}</ul>
                </div>
            </details>
        }
}

fn kind_name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Person => "person",
        MarkKind::Organisation => "organisation",
        MarkKind::Place => "place",
        MarkKind::Date => "date",
        MarkKind::Amount => "amount",
        MarkKind::Other => "other",
    }
}

fn paragraphs(page: Page, reading: &Arc<Reading>) -> Vec<AnyView> {
    let mut aside = SentenceKind::Body;
    let paragraph = |sentences: Vec<usize>| {
        let kind = sentences.first().and_then(|&first| reading.sentence(first)).map_or(SentenceKind::Body, |s| s.kind);
        // A run of like lines is labelled once.
        let label = (kind != SentenceKind::Body && kind != aside).then(|| words::line_label(kind));
        aside = kind;
        let sentences = sentences.into_iter().map(|index| sentence(page, reading, index)).collect_view();
        if kind == SentenceKind::Body {
            view! { <p class="paragraph" dir="auto">{sentences}</p> }.into_any()
        } else {
            view! {
                <div class="aside" data-kind=line_name(kind)>
                    {label.map(|label| view! { <p class="aside-label">{label}</p> })}
                    <p dir="auto">{sentences}</p>
                </div>
            }
            .into_any()
        }
    };
    reading.paragraphs().into_iter().map(paragraph).collect()
}

fn line_name(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Heading => "heading",
        _ => "line",
    }
}

/// One sentence: its number, its words. What changes on it is set by [`follow`] and by [`Page::light`].
fn sentence(page: Page, reading: &Arc<Reading>, index: usize) -> impl IntoView + use<> {
    let cards = reading.cards_of(index);
    let (first, has_open) = (cards.first().copied(), cards.iter().any(|&c| reading.card(c).is_some_and(|c| c.open)));
    let number = reading.number(index);
    let reading = reading.clone();
    let pinned = move || page.holds_pinned(index).then(|| page.selection.get().pinned).flatten();
    view! {
        <span
            class="sentence"
            id=sentence_id(index)
            data-open=has_open.to_string()
            data-pinned="false"
            data-lit="false"
            data-dim="false"
            data-visited="false"
        >
            {if number == 0 {
                view! { <span class="number" aria-hidden="true"></span> }.into_any()
            } else if first.is_none() {
                view! { <span class="number" id=number_id(index) tabindex="-1">{number}</span> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="number"
                        id=number_id(index)
                        aria-label=words::sentence_number(number)
                        aria-expanded="false"
                    >
                        {number}
                    </button>
                }
                .into_any()
            }}
            <span class="words">{move || draw(&reading, index, pinned(), page.marks.get().all)}</span>
        </span>
        " "
    }
}

/// Shows on the sentences what is pinned, visited and filtered out. One effect for all of them, which touches only
/// those that changed.
fn follow(page: Page, reading: Arc<Reading>) {
    let all = reading.view.sentences.len();
    Effect::new(move |before: Option<Selection>| {
        let now = page.selection.get();
        if let Some(before) = before {
            if let Some(sentence) = before.pinned.and_then(|card| reading.sentence_of(card)) {
                browser::set(&sentence_id(sentence), "data-pinned", "false");
                browser::set(&number_id(sentence), "aria-expanded", "false");
                browser::unset(&number_id(sentence), "aria-details");
            }
            if let Some(sentence) = before.visited {
                browser::set(&sentence_id(sentence), "data-visited", "false");
            }
        }
        if let Some((card, sentence)) = now.pinned.and_then(|card| Some((card, reading.sentence_of(card)?))) {
            browser::set(&sentence_id(sentence), "data-pinned", "true");
            browser::set(&number_id(sentence), "aria-expanded", "true");
            // Only an open card that no filter hides is sure to stand in the page.
            let open = reading.card(card).is_some_and(|card| card.open);
            if open && page.shown.with(|shown| lets_through(shown.as_deref(), sentence)) {
                browser::set(&number_id(sentence), "aria-details", &card_id(card));
            }
        }
        if let Some(sentence) = now.visited {
            browser::set(&sentence_id(sentence), "data-visited", "true");
        }
        now
    });
    Effect::new(move |before: Option<bool>| {
        page.shown.with(|shown| {
            if shown.is_some() || before == Some(true) {
                for sentence in 0..all {
                    let dim = !lets_through(shown.as_deref(), sentence);
                    browser::set(&sentence_id(sentence), "data-dim", if dim { "true" } else { "false" });
                }
            }
            shown.is_some()
        })
    });
}

fn draw(reading: &Reading, index: usize, pinned: Option<usize>, all: bool) -> Vec<AnyView> {
    let Some(sentence) = reading.sentence(index) else { return Vec::new() };
    let claim = pinned.and_then(|card| reading.card(card)).map(|card| card.spans.as_slice()).unwrap_or_default();
    let found = leaves(&reading.view, sentence.span, claim, all || pinned.is_some());
    found.iter().map(|leaf| draw_leaf(reading, leaf)).collect()
}

/// Nests the marks over a leaf, the first outermost, so that every underline shows.
fn draw_leaf(reading: &Reading, leaf: &Leaf) -> AnyView {
    let words = reading.shown(leaf.span).into_any();
    let nested = leaf.marks.iter().rev().enumerate().fold(words, |inner, (depth, &(index, ends))| {
        let Some(mark) = reading.view.marks.get(index) else { return inner };
        // The id stands on the first leaf only.
        let id = (mark.span.start() == leaf.span.start()).then(|| format!("mark-{index}"));
        let letter = words::mark_kind(mark.kind).1;
        view! {
            <mark
                id=id
                data-kind=kind_name(mark.kind)
                data-mark=index.to_string()
                data-depth=depth.min(3).to_string()
                data-letter=ends.then_some(letter)
                title=mark.label.clone()
            >
                {inner}
            </mark>
        }
        .into_any()
    });
    if leaf.claimed { view! { <mark class="claim">{nested}</mark> }.into_any() } else { nested }
}

/// What the mark that is looked at is, and how it was read.
#[component]
fn MentionBar() -> impl IntoView {
    let page = page();
    let mark = move || {
        let (index, reading) = (page.mention.get()?, page.reading.get()?);
        reading.view.marks.get(index).map(|mark| (reading.words(mark.span).to_owned(), mark.clone()))
    };
    move || {
        mark().map(|(words, mark)| {
            view! {
                <div class="mention">
                    <p>
                        <mark data-kind=kind_name(mark.kind)>{words}</mark>
                        " "
                        <span class="mention-label">{mark.label}</span>
                        <span class="mention-why">{mark.why}</span>
                    </p>
                    <button type="button" class="quiet" on:click=move |_| page.mention.set(None)>
                        {words::CLOSE}
                    </button>
                </div>
            }
        })
    }
}
