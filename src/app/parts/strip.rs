//! The counts above the text, each a filter.

use crate::annotate::dates::PublishedFrom;
use crate::app::browser;
use crate::app::page::{Page, page};
use crate::app::state::{Filter, Reading, date_from_box, date_to_box};
use crate::app::words;
use crate::cards::SourceCount;
use crate::claims::Group;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

/// All counts of what is shown.
#[component]
pub(crate) fn Strip() -> impl IntoView {
    let page = page();
    move || page.reading.get().map(|reading| counts(page, &reading))
}

fn counts(page: Page, reading: &Arc<Reading>) -> impl IntoView + use<> {
    let strip = &reading.view.strip;
    let groups = strip.groups.iter().filter(|(group, count)| 0 < *count || *group == Group::Check);
    let groups: Vec<_> = groups
        .map(|&(group, count)| {
            let class = group_class(group);
            view! {
                <li>
                    <Toggle filter=Filter::Group(group) disabled={count == 0}>
                        <span class=format!("swatch {class}") aria-hidden="true"></span>
                        <b>{words::number(count as usize)}</b>
                        " "
                        {words::group(group)}
                    </Toggle>
                </li>
            }
        })
        .collect();
    let (named, unnamed) = (sources(&strip.named, Filter::Named), sources(&strip.unnamed, Filter::Unnamed));
    let (quotations, all, placed) = (strip.quotations, reading.view.sentences.len(), words::placed(reading.placed()));
    let (shape, published) = (reading.clone(), reading.clone());
    view! {
        <section class="strip" aria-label=words::COUNTS>
            <div class="strip-head">
                <p class="placed">{placed}</p>
                <Shown all=all />
            </div>
            <Shape reading=shape />
            <ul class="counts">{groups}</ul>
            <details class="more" prop:open=move || !page.narrow.get()>
            <summary>{words::SOURCES_AND_DATE}</summary>
            <dl class="facts">
                <Fact label=words::NAMED>{named}</Fact>
                <Fact label=words::UNNAMED>{unnamed}</Fact>
                <Fact label=words::QUOTATIONS>
                    {if quotations == 0 {
                        view! { <span class="none">{words::NONE}</span> }.into_any()
                    } else {
                        view! { <Toggle filter=Filter::Quotations>{words::number(quotations as usize)}</Toggle> }.into_any()
                    }}
                </Fact>
                <Fact label=words::PUBLISHED><Published reading=published /></Fact>
            </dl>
            </details>
        </section>
    }
}

/// The group's class, which carries its colour.
pub(crate) fn group_class(group: Group) -> &'static str {
    match group {
        Group::Check => "g-check",
        Group::Background => "g-background",
        Group::Meaning => "g-meaning",
        Group::Future => "g-future",
        Group::General => "g-general",
        Group::NotArticle => "g-other",
    }
}

/// The shape of the article: a bar for each sentence, in its group's colour.
#[component]
fn Shape(reading: Arc<Reading>) -> impl IntoView {
    let sentences = &reading.view.sentences;
    // The bars of a long text are too thin for gaps between them: neighbours of one group are drawn as one.
    let gaps = sentences.len() < 100;
    let mut at = 0;
    let bars: Vec<_> = sentences
        .chunk_by(|one, next| !gaps && one.group == next.group)
        .map(|run| {
            let class = format!("bar {}", run.first().map_or("", |sentence| group_class(sentence.group)));
            let (x, width) = (at.to_string(), run.len().to_string());
            at += run.len();
            view! { <rect class=class x=x y="0" width=width height="1"></rect> }
        })
        .collect();
    let frame = format!("0 0 {} 1", sentences.len().max(1));
    let gaps = gaps.to_string();
    view! {
        <svg class="shape" data-gaps=gaps aria-hidden="true" preserveAspectRatio="none" viewBox=frame>
            {bars}
        </svg>
    }
}

/// How many sentences the filter shows, and the way back.
#[component]
fn Shown(all: usize) -> impl IntoView {
    let page = page();
    let count = move || page.shown.get().map(|shown| shown.iter().filter(|&&shown| shown).count());
    move || {
        count().map(|count| {
            view! {
                <p class="filtered">
                    {words::filtered(count, all)}
                    <button type="button" class="quiet" on:click=move |_| page.filter.set(None)>
                        {words::SHOW_ALL}
                    </button>
                </p>
            }
        })
    }
}

/// A count that filters.
#[component]
fn Toggle(filter: Filter, #[prop(optional)] disabled: bool, children: Children) -> impl IntoView {
    let page = page();
    let pressed = move || page.filter.get() == Some(filter);
    view! {
        <button
            type="button"
            class="count"
            disabled=disabled
            aria-pressed=move || pressed().to_string()
            on:click=move |_| page.toggle_filter(filter)
        >
            {children()}
        </button>
    }
}

/// A label with what it tells.
#[component]
fn Fact(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

fn sources(sources: &[SourceCount], filter: fn(usize) -> Filter) -> AnyView {
    if sources.is_empty() {
        return view! { <span class="none">{words::NONE}</span> }.into_any();
    }
    let source = |(index, source): (usize, &SourceCount)| {
        let name = source.name.clone();
        let count = words::number(source.sentences.len());
        view! {
            <Toggle filter=filter(index)>
                {name} " " <span class="tally">{count}</span>
            </Toggle>
        }
    };
    sources.iter().enumerate().map(source).collect_view().into_any()
}

/// The day of publication, where it is from, and the box that sets it.
#[component]
fn Published(reading: Arc<Reading>) -> impl IntoView {
    let page = page();
    let setting = RwSignal::new(false);
    let (date, from) = (reading.view.published, reading.view.published_from);
    let origin = match from {
        PublishedFrom::Given if page.sent.get_untracked() => Some(words::FROM_SENDER),
        PublishedFrom::Given => Some(words::FROM_READER),
        PublishedFrom::Text => Some(words::FROM_TEXT),
        PublishedFrom::None => None,
    };
    let open = move || {
        setting.set(true);
        browser::focus("published".to_owned());
    };
    let set = move |event: Event| page.publish(date_from_box(&event_target_value(&event)));
    let button = if date.is_some() { words::CHANGE_DATE } else { words::SET_DATE };
    view! {
        <span class="date">{date.map_or(words::NOT_STATED.to_owned(), words::date)}</span>
        {origin.map(|origin| view! { <span class="origin">{origin}</span> })}
        <Show
            when=move || setting.get()
            fallback=move || {
                view! {
                    <button type="button" class="quiet" on:click=move |_| open()>{button}</button>
                }
            }
        >
            <label class="hidden" for="published">{words::DATE_BOX}</label>
            <input id="published" type="date" value=date_to_box(date) on:change=set />
            <Show when=move || from == PublishedFrom::Given>
                <button type="button" class="quiet" on:click=move |_| page.publish(None)>{words::CLEAR_DATE}</button>
            </Show>
        </Show>
        <Show when=move || date.is_none()>
            <span class="origin">{words::NO_ANCHOR}</span>
        </Show>
    }
}
