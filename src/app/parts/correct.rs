//! Correcting: what stands at words of the text, and what can be done with words that were selected.

use crate::app::element::{El, button, el};
use crate::app::page::Page;
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, changes_at, changes_of};
use crate::app::words;
use crate::cards::Mark;
use crate::corrections::{Correction, MentionKind, Source};
use crate::text::{Case, Span};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// A list to choose from, at first the item at `at`; `chosen` hears which.
pub(crate) fn choice(id: &str, label: &str, items: &[&str], at: usize, chosen: impl Fn(usize) + 'static) -> El {
    let chosen: Box<dyn Fn(usize)> = Box::new(chosen);
    let select = el("select").set("id", id).with(items.iter().enumerate().map(|(index, words)| {
        let item = el("option").text(words);
        if index == at { item.set("selected", "") } else { item }
    }));
    let element: HtmlSelectElement = select.get();
    let hear = move |_| {
        if let Ok(at) = usize::try_from(element.selected_index()) {
            chosen(at);
        }
    };
    el("label.check-field").with([el("span").text(label), select.on("change", hear)])
}

/// Hears words and says what is wrong with them, if anything.
type Typed = dyn Fn(&str) -> Option<&'static str>;

/// A box for a few words. `typed` says what is wrong with them, if anything.
fn words_box(
    id: &str,
    label: &str,
    value: &str,
    hint: &str,
    typed: impl Fn(&str) -> Option<&'static str> + 'static,
) -> El {
    let typed: Rc<Typed> = Rc::new(typed);
    let wrong = RwSignal::new(String::new());
    let error = format!("{id}-wrong");
    let input = el("input").set("id", id).set("type", "text").set("value", value).set("placeholder", hint);
    let input = input.set("autocomplete", "off").set("spellcheck", "false").set("aria-describedby", &error);
    let element: HtmlInputElement = input.get();
    let hear = move || wrong.set(typed(&element.value()).unwrap_or_default().to_owned());
    let entered = hear.clone();
    let enter = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
            entered();
        }
    };
    el("label.check-field").set("data-wide", "true").with([
        el("span").text(label),
        input.on("change", move |_| hear()).on("keydown", enter),
        el("span.lost").set("id", &error).set("role", "alert").words(move || wrong.get()),
    ])
}

/// Esc closes what corrects, from its fields too.
fn closing(page: Page, part: El) -> El {
    part.on("keydown", move |event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            event.stop_propagation();
            page.close_correcting();
        }
    })
}

/// Says that a card was added, and takes it back. Other changes are told where they are seen.
pub(crate) fn added(page: Page, reading: &Reading, card: usize, focus: String) -> Option<El> {
    let changes = page.changes.peek();
    let adds = |at: &usize| matches!(changes.made.list.get(*at), Some(Correction::Card { .. }));
    let at = changes_of(&reading.view, card).into_iter().find(adds)?;
    let by = el("span.changed-by").text(words::changed(at < changes.theirs, true));
    Some(el("p.changed").with([by, take_back(page, at, focus)]))
}

/// The way back from a change.
pub(crate) fn take_back(page: Page, at: usize, focus: String) -> El {
    button("button.quiet", words::TAKE_BACK, move || page.take_back(at, focus.clone()))
}

/// Says so in a word or two, where there is no room for more.
pub(crate) fn changed_by(page: Page, changes: &[usize]) -> Option<El> {
    page.whose(changes).map(|theirs| el("span.changed-by").text(words::changed(theirs, false)))
}

/// What corrects a name, a date or an amount.
pub(crate) fn mention_fields(page: Page, reading: &Reading, mark: &Mark) -> El {
    let span = mark.span;
    let who = reading.view.who.iter().position(|entry| entry.mentions.iter().any(|mention| mention.span == span));
    let kinds = MentionKind::ALL.map(|kind| words::mark_kind(kind).0);
    let everywhere = who.and_then(|who| reading.view.who.get(who)).filter(|who| 1 < who.mentions.len());
    let all: Vec<Span> = everywhere.map(|who| who.mentions.iter().map(|of| of.span).collect()).unwrap_or_default();
    let items = kinds.into_iter().chain([words::NO_MARK_HERE]).chain((!all.is_empty()).then_some(words::NO_MARK));
    let items: Vec<&str> = items.collect();
    let now = MentionKind::ALL.iter().position(|&kind| kind == mark.kind).unwrap_or_default();
    let kind = choice("correct-kind", words::WHAT_IT_IS, &items, now, move |at| {
        let anchors = |spans: &[Span]| spans.iter().filter_map(|&span| page.anchor(span)).collect::<Vec<_>>();
        let change = |at| Correction::NoMention { at };
        let changes: Vec<Correction> = match (MentionKind::ALL.get(at), at == items_here()) {
            (Some(&kind), _) => anchors(&[span]).into_iter().map(|at| Correction::Mention { at, kind }).collect(),
            (None, true) => anchors(&[span]).into_iter().map(change).collect(),
            (None, false) => anchors(&all).into_iter().map(change).collect(),
        };
        let focus = if at < items_here() { "correct-kind" } else { "article-text" };
        page.correct(changes, words::WHAT_IT_IS, focus.to_owned());
    });
    let bounds = words_box("correct-words", words::ITS_WORDS, &reading.shown(span), "", move |typed| {
        let Some(is) = page.bounds(span, typed) else { return Some(words::NOT_THERE) };
        if let Some((was, is)) = page.anchor(span).zip(page.anchor(is)).filter(|(was, is)| was != is) {
            page.correcting.set(page.bounds(span, typed));
            page.correct(vec![Correction::Bounds { was, is }], words::ITS_WORDS, "correct-words".to_owned());
        }
        None
    });
    let date = (mark.kind == MentionKind::Date).then(|| {
        words_box("correct-date", words::ITS_DATE, "", words::DATE_FORM, move |typed| {
            let value = typed.trim().to_owned();
            if crate::annotate::dates::given(&value).is_none() {
                return (!value.is_empty()).then_some(words::NO_DATE);
            }
            let change = page.anchor(span).map(|at| Correction::Date { at, value });
            page.correct(change.into_iter().collect(), words::ITS_DATE, "correct-date".to_owned());
            None
        })
    });
    let fields = el("div.check-fields.correct-fields").with([kind, bounds]).with(date);
    let fields = fields.with(who.map(|who| one_with(page, reading, who, span)));
    let changed = changes_at(&reading.view, span).pop();
    closing(page, fields.with(changed.map(|at| take_back(page, at, "correct-kind".to_owned()))))
}

/// The item after the kinds.
fn items_here() -> usize {
    MentionKind::ALL.len()
}

/// With whom a name is one, and with whom it is not.
fn one_with(page: Page, reading: &Reading, who: usize, span: Span) -> El {
    let others = || reading.view.who.iter().enumerate().filter(|&(at, _)| at != who);
    let items: Vec<&str> =
        std::iter::once(words::NOT_ANOTHER).chain(others().map(|(_, entry)| entry.name.as_str())).collect();
    let firsts: Vec<Span> = others().filter_map(|(_, entry)| entry.mentions.first().map(|first| first.span)).collect();
    let same = choice("correct-same", words::SAME_AS, &items, 0, move |at| {
        let other = at.checked_sub(1).and_then(|at| firsts.get(at)).and_then(|&first| page.anchor(first));
        let change = other.zip(page.anchor(span)).map(|(other, one)| Correction::Same { one, other });
        page.correct(change.into_iter().collect(), words::SAME_AS, "correct-same".to_owned());
    });
    let mentions = reading.view.who.get(who).map(|entry| entry.mentions.as_slice()).unwrap_or_default();
    let own = reading.words(span).lower();
    let others = || mentions.iter().map(|mention| mention.span).filter(|&other| other != span);
    let unlike = others().find(|&other| reading.words(other).lower() != own);
    let apart = unlike.or_else(|| others().next()).map(|other| {
        button("button", words::APART, move || {
            let change = page.anchor(span).zip(page.anchor(other)).map(|(one, other)| Correction::Apart { one, other });
            page.correct(change.into_iter().collect(), words::APART, "correct-same".to_owned());
        })
    });
    el("div.correct-same").with([same]).with(apart)
}

/// What can be done with the words that are selected, or typed.
pub(crate) fn pick_bar(page: Page) -> Option<El> {
    let reading = page.reading.get()?;
    let bar = || el("div.mention").set("id", "pick").set("role", "group").set("aria-label", words::CORRECT);
    let Some(span) = *page.picked.get() else {
        let asked = page.asking.get().then(|| {
            words_box("pick-words", words::PICK_WORDS, "", "", move |typed| {
                (!page.pick_words(typed)).then_some(words::NOT_THERE)
            })
        })?;
        let close = button("button.quiet", words::CLOSE, move || page.close_correcting());
        return Some(closing(
            page,
            bar().with([asked.set("data-wide", "true"), el("div.mention-steps").with([close])]),
        ));
    };
    let picked = Reading::opening(&reading.shown(span).split_whitespace().collect::<Vec<_>>().join(" "));
    let items: Vec<&str> =
        std::iter::once(words::CHOOSE).chain(MentionKind::ALL.map(|kind| words::mark_kind(kind).0)).collect();
    let mark_as = choice("pick-kind", words::MARK_AS, &items, 0, move |at| {
        let kind = at.checked_sub(1).and_then(|at| MentionKind::ALL.get(at).copied());
        let change = kind.zip(page.anchor(span)).map(|(kind, at)| Correction::Mention { at, kind });
        page.correct(change.into_iter().collect(), words::MARK_AS, "article-text".to_owned());
    });
    let make = move |change: Option<Correction>, field: &'static str| {
        page.correct(change.into_iter().collect(), field, "article-text".to_owned());
    };
    let card = move || make(page.anchor(span).map(|at| Correction::Card { at }), words::MAKE_CARD);
    let of_card = page.selection.get().pinned.map(|card| {
        let name = move || page.name_of_card(card).zip(page.anchor(span));
        let source = move || {
            make(name().map(|(at, words)| Correction::Source { at, is: Source::Words(words) }), words::IS_SOURCE);
        };
        let softener = move || {
            make(name().map(|(at, words)| Correction::Strength { at, softener: Some(words) }), words::IS_SOFTENER);
        };
        [button("button", words::IS_SOURCE, source), button("button", words::IS_SOFTENER, softener)]
    });
    let actions = el("div.pick-actions")
        .with([
            button("button.primary", words::CHECK_THIS, move || page.check_own()).set("id", "pick-first"),
            button("button", words::MAKE_CARD, card),
        ])
        .with(of_card.into_iter().flatten())
        .with([mark_as, button("button.quiet", words::CLOSE, move || page.close_correcting())]);
    Some(closing(page, bar().with([el("p.picked").set("dir", "auto").text(format!("“{picked}”")), actions])))
}
