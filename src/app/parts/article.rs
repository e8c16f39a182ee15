//! The text with its numbers and marks.

use crate::app::page::{Page, lets_through, number_id, page, sentence_id};
use crate::app::parts::compose::Compose;
use crate::app::state::{Leaf, Reading, leaves};
use crate::app::words;
use crate::cards::MarkKind;
use crate::text::SentenceKind;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

const KINDS: [MarkKind; 6] =
    [MarkKind::Person, MarkKind::Organisation, MarkKind::Place, MarkKind::Date, MarkKind::Amount, MarkKind::Other];

/// The region that holds the text, or the box while it is edited.
#[component]
pub(crate) fn ArticleText() -> impl IntoView {
    let page = page();
    let text = move || page.reading.get().map(|reading| paragraphs(page, &reading));
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
                            on:click=move |event| look(page, &event)
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

/// A click on a mark looks at it.
fn look(page: Page, event: &MouseEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let mark = target.and_then(|target| target.closest("[data-mark]").ok().flatten());
    if let Some(index) = mark.and_then(|mark| mark.get_attribute("data-mark")?.parse().ok()) {
        page.look_at(index);
    }
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
            view! { <p class="paragraph">{sentences}</p> }.into_any()
        } else {
            view! {
                <div class="aside" data-kind=line_name(kind)>
                    {label.map(|label| view! { <p class="aside-label">{label}</p> })}
                    <p>{sentences}</p>
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

/// One sentence: its number, its words.
fn sentence(page: Page, reading: &Arc<Reading>, index: usize) -> impl IntoView + use<> {
    let cards = reading.cards_of(index);
    let (first, has_open) = (cards.first().copied(), cards.iter().any(|&c| reading.card(c).is_some_and(|c| c.open)));
    let among = move |card: Option<usize>| card.filter(|card| cards.contains(card));
    let pinned = Memo::new({
        let among = among.clone();
        move |_| among(page.selection.get().pinned)
    });
    let lit = Memo::new(move |_| among(page.selection.get().lit).is_some());
    let dim = Memo::new(move |_| !page.shown.with(|shown| lets_through(shown.as_deref(), index)));
    let visited = Memo::new(move |_| page.selection.get().visited == Some(index));
    let number = reading.number(index);
    let reading = reading.clone();
    view! {
        <span
            class="sentence"
            id=sentence_id(index)
            data-open=has_open.to_string()
            data-pinned=move || pinned.get().is_some().to_string()
            data-lit=move || lit.get().to_string()
            data-dim=move || dim.get().to_string()
            data-visited=move || visited.get().to_string()
            on:mouseenter=move |_| page.light(first)
            on:mouseleave=move |_| page.light(None)
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
                        aria-expanded=move || pinned.get().is_some().to_string()
                        aria-details=move || pinned.get().map(crate::app::page::card_id)
                        on:click=move |_| page.press_number(index)
                        on:focus=move |_| page.light(first)
                        on:blur=move |_| page.light(None)
                    >
                        {number}
                    </button>
                }
                .into_any()
            }}
            <span class="words" on:click=move |_| page.pin_sentence(index)>
                {move || draw(&reading, index, pinned.get(), page.marks.get().all)}
            </span>
        </span>
        " "
    }
}

fn draw(reading: &Reading, index: usize, pinned: Option<usize>, all: bool) -> Vec<AnyView> {
    let Some(sentence) = reading.sentence(index) else { return Vec::new() };
    let claim = pinned.and_then(|card| reading.card(card)).map(|card| card.spans.as_slice()).unwrap_or_default();
    let found = leaves(&reading.view, sentence.span, claim, all || pinned.is_some());
    found.iter().map(|leaf| draw_leaf(reading, leaf)).collect()
}

/// Nests the marks over a leaf, the first outermost, so that every underline shows.
fn draw_leaf(reading: &Reading, leaf: &Leaf) -> AnyView {
    let words = reading.words(leaf.span).to_owned().into_any();
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
