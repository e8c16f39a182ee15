//! The text with its numbers and marks.

use crate::app::browser;
use crate::app::element::{El, button, el, follow, follow_later, memo, plain};
use crate::app::page::{Page, SENTENCE, card_id, number_id, sentence_id};
use crate::app::parts::compose::compose;
use crate::app::parts::correct::{changed_by, mention_fields, pick_bar};
use crate::app::parts::find::find_bar;
use crate::app::shell::Shell;
use crate::app::signals::prelude::*;
use crate::app::slices::Slices;
use crate::app::state::{Leaf, Reading, Selection, changes_at, leaves};
use crate::app::words;
use crate::corrections::MentionKind;
use crate::text::SentenceKind;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// Texts of more sentences than this are laid out only where they are in sight.
const LONG: usize = 300;

/// How many paragraphs are drawn before anything else is done: more than a window holds.
const AT_ONCE: usize = 24;

/// The region that holds the text, or the box while it is edited.
pub(crate) fn article_text(page: Page) -> El {
    let content = move || {
        if page.editing.get() {
            vec![compose(page, &Shell::default())]
        } else {
            follow_later(move || page.follow_highlights());
            vec![
                find_bar(page),
                marks_bar(page),
                prose(page),
                el("div.bars").part(move || mention(page)).part(move || pick_bar(page)),
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

fn prose(page: Page) -> El {
    let prose = el("div.prose")
        .says("data-letters", move || page.marks.get().letters)
        .says("data-filtered", move || page.shown.get().is_some())
        .on("click", move |event| click(page, event.target()))
        .on("mouseover", move |event| light(page, event.target()))
        .on("mouseout", move |_| page.light(None))
        .on("focusin", move |event| light(page, event.target()))
        .on("focusout", move |_| page.light(None));
    let sheet = Rc::new(RefCell::new(Sheet::new(page, prose.clone())));
    let all = memo(move || page.marks.get().all);
    let drawn = sheet.clone();
    follow(move || {
        all.get();
        page.shown.get();
        if let Some(reading) = page.reading.get() {
            untrack(|| lay(&drawn, reading));
        }
    });
    follow_later(move || {
        let now = page.selection.get();
        untrack(|| sheet.borrow_mut().select(now));
    });
    prose
}

/// The element around an event's target that fits `selector`.
pub(crate) fn around(target: Option<EventTarget>, selector: &str) -> Option<Element> {
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

/// The text as it is drawn.
struct Sheet {
    page: Page,
    prose: El,
    reading: Arc<Reading>,
    /// The sentences of each paragraph, and the elements of those that stand already.
    paragraphs: Vec<Vec<usize>>,
    drawn: Vec<El>,
    /// The sentences that stand, each with its words and whether its number is a button.
    sentences: Vec<(El, El, bool)>,
    selection: Selection,
    /// What is still to be drawn.
    left: Slices,
}

/// Draws a text: at once what comes into sight, then the rest. Where the same sentences stand already, they stay, and only what
/// is said of them is drawn anew, first where the reader is.
fn lay(sheet: &Rc<RefCell<Sheet>>, reading: Arc<Reading>) {
    let mut now = sheet.borrow_mut();
    if !now.reading.is_cut_as(&reading) || now.drawn.is_empty() {
        now.clear(&reading);
    }
    now.selection = now.page.selection.get_untracked();
    now.reading = reading;
    let (first, all) = (now.first_in_sight(), now.paragraphs.len());
    let mut order = (first..all).chain(0..first);
    let draw = move |sheet: &mut Sheet| {
        let next = order.next();
        next.inspect(|&at| sheet.draw(at));
        next.is_some()
    };
    let mut draw: Box<dyn FnMut(&mut Sheet) -> bool> = Box::new(draw);
    for _ in 0..AT_ONCE {
        draw(&mut now);
    }
    let weak = Rc::downgrade(sheet);
    now.left = Slices::of(move || {
        let Some(sheet) = weak.upgrade() else { return false };
        let mut sheet = sheet.borrow_mut();
        let more = draw(&mut sheet);
        if !more {
            sheet.page.laid.update(|laid| *laid += 1);
        }
        more
    });
}

impl Sheet {
    fn new(page: Page, prose: El) -> Self {
        Self {
            page,
            prose,
            reading: Arc::default(),
            paragraphs: Vec::new(),
            drawn: Vec::new(),
            sentences: Vec::new(),
            selection: Selection::default(),
            left: Slices::default(),
        }
    }

    fn clear(&mut self, reading: &Reading) {
        self.prose.hold([]);
        self.prose.put("data-long", (LONG < reading.view.sentences.len()).then_some("true"));
        self.paragraphs = reading.paragraphs();
        self.drawn.clear();
        self.sentences.clear();
    }

    /// The first paragraph that stands and of which something is in sight.
    fn first_in_sight(&self) -> usize {
        let above = |paragraph: &El| paragraph.get::<Element>().get_bounding_client_rect().bottom() < 0.0;
        let first = self.drawn.partition_point(above);
        if first < self.drawn.len() { first } else { 0 }
    }

    /// Draws a paragraph, or again what is said of its sentences. The first time each comes after those before it.
    fn draw(&mut self, at: usize) {
        let sentences = self.paragraphs.get(at).cloned().unwrap_or_default();
        if at < self.drawn.len() {
            for index in sentences {
                self.redraw(index);
            }
            return;
        }
        let kind_of = |at: usize| {
            let first = self.paragraphs.get(at).and_then(|sentences| self.reading.sentence(*sentences.first()?));
            first.map_or(SentenceKind::Body, |sentence| sentence.kind)
        };
        let kind = kind_of(at);
        let body = kind == SentenceKind::Body;
        // A run of like lines is labelled once.
        let same = at.checked_sub(1).is_some_and(|before| kind_of(before) == kind);
        let mut words = el(if body { "p.paragraph" } else { "p" }).set("dir", "auto");
        for index in sentences {
            words = words.with([self.sentence(index)]).text(" ");
        }
        if !body {
            let name = if kind == SentenceKind::Heading { "heading" } else { "line" };
            let label = (!same).then(|| el("p.aside-label").text(words::line_label(kind)));
            words = el("div.aside").set("data-kind", name).with(label).with([words]);
        }
        self.prose.clone().with([words.clone()]);
        self.drawn.push(words);
    }

    /// One sentence: its number, its words.
    fn sentence(&mut self, index: usize) -> El {
        let (sentence, words) = (el("span.sentence").set("id", &sentence_id(index)), el("span.words"));
        let pressed = !self.reading.cards_of(index).is_empty();
        let drawn = sentence.clone().with([self.number(index, pressed), words.clone()]);
        self.sentences.push((sentence, words, pressed));
        self.redraw(index);
        drawn
    }

    fn number(&self, index: usize, pressed: bool) -> El {
        let number = self.reading.number(index);
        if number == 0 {
            return el("span.number").set("aria-hidden", "true");
        }
        let margin = if pressed {
            el("button.number").set("type", "button").set("aria-label", &words::sentence_number(number))
        } else {
            el("span.number").set("tabindex", "-1")
        };
        margin.set("id", &number_id(index)).text(number.to_string())
    }

    /// Draws what is said of a sentence, where it stands.
    fn redraw(&mut self, index: usize) {
        let (page, reading, selection) = (self.page, &self.reading, self.selection);
        let pinned = selection.pinned.filter(|&card| reading.sentence_of(card) == Some(index));
        let cards = reading.cards_of(index);
        let open = |card: usize| reading.card(card).is_some_and(|card| card.open);
        let Some((sentence, words, pressed)) = self.sentences.get(index) else { return };
        words.hold(leaves_of(reading, index, pinned, page.marks.get_untracked().all));
        if *pressed == cards.is_empty() {
            sentence.hold([self.number(index, !cards.is_empty()), words.clone()]);
        }
        let shown = page.shown.peek();
        let shown = (*shown).as_ref();
        let has_open = cards.iter().any(|&card| open(card));
        sentence.put("data-open", Some(if has_open { "true" } else { "false" }));
        let dim = shown.map(|shown| if shown.sentence(index) { "false" } else { "true" });
        sentence.put("data-dim", dim);
        sentence.put("data-pinned", pinned.map(|_| "true"));
        sentence.put("data-visited", (selection.visited == Some(index)).then_some("true"));
        if !cards.is_empty()
            && let Some(number) = sentence.first()
        {
            number.put("aria-expanded", Some(if pinned.is_some() { "true" } else { "false" }));
            // Only an open card that no filter hides is sure to stand in the page.
            let there = |card: &usize| open(*card) && shown.is_none_or(|shown| shown.card(*card));
            number.put("aria-details", pinned.filter(there).map(card_id).as_deref());
        }
        let pressed = !cards.is_empty();
        self.sentences.get_mut(index).into_iter().for_each(|drawn| drawn.2 = pressed);
    }

    /// Shows what is pinned and visited, on those sentences alone that it concerns.
    fn select(&mut self, now: Selection) {
        let before = std::mem::replace(&mut self.selection, now);
        for selection in [before, now] {
            let sentence = selection.pinned.and_then(|card| self.reading.sentence_of(card));
            for index in sentence.into_iter().chain(selection.visited) {
                self.redraw(index);
            }
        }
    }
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
