//! The tab of two accounts: the box for the second, the rows, what stands in one only, the joint timeline, the second text.

use crate::app::element::{El, button, el, plain};
use crate::app::page::{Page, second_id};
use crate::app::parts::list::fold;
use crate::app::state::{Beside, Reading};
use crate::app::words;
use crate::compare::{Row, RowKind, Side, Statement};
use crate::text::SentenceKind;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlTextAreaElement;

/// The tab's body.
pub(crate) fn second(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    let first = reading.clone();
    let broken = move || {
        let why = (*page.second_broken.get())?;
        Some(el("p.warning").set("role", "alert").text(why.to_string()))
    };
    let body = move || match &*page.beside.get() {
        Some(beside) => result(page, &first, beside),
        None if page.second.get().is_some() => vec![el("p.no-cards").text(words::READING_BOTH)],
        None => vec![paste(page)],
    };
    vec![el("div").part(broken), el("div.second").part(body)]
}

/// The box for the second account.
fn paste(page: Page) -> El {
    let field =
        el("textarea.original").set("id", "second").set("dir", "auto").set("rows", "6").set("spellcheck", "false");
    let typed: HtmlTextAreaElement = field.get();
    el("div.second-box").with([
        el("p").text(words::SECOND_INTRO),
        el("label").set("for", "second").text(words::SECOND_LABEL),
        field,
        el("div.notice-actions")
            .with([button("button.primary", words::LAY_BESIDE, move || page.lay_beside(typed.value()))]),
    ])
}

fn result(page: Page, first: &Arc<Reading>, beside: &Arc<Beside>) -> Vec<El> {
    let counts = RowKind::ALL.map(|kind| (kind.label(), beside.rows(kind).count()));
    let other = button("button.quiet", words::OTHER_SECOND, move || page.set_second(None));
    let head = el("div.sheet-head").with([
        el("p").text(words::rows_told(&counts)),
        el("div.entry-actions").with([
            button("button", words::COPY_ROWS, move || page.copy_rows()),
            button("button", words::DOWNLOAD_ROWS, move || page.download_rows()),
            other,
        ]),
    ]);
    let mut shown = vec![head, el("p.origin").text(words::A_AND_B)];
    shown.extend(
        beside
            .accounts
            .same_source
            .iter()
            .map(|&(source, _)| el("p.same-source").text(words::same_source(&first.shown(source)))),
    );
    shown.extend(RowKind::ALL.map(|kind| group(page, first, beside, kind)));
    shown.push(el("p.origin").text(words::BY_WORDS));
    shown.extend(only(page, first, beside));
    shown.extend(timeline(page, first, beside));
    shown.push(second_text(page, beside));
    shown
}

/// The rows of a kind. Those that stand in both are what a reader came for; the others are folded.
fn group(page: Page, first: &Arc<Reading>, beside: &Arc<Beside>, kind: RowKind) -> El {
    let heading =
        el("h3").text(kind.label()).text(" ").with([el("span.tally").text(words::number(beside.rows(kind).count()))]);
    let (first, beside) = (first.clone(), beside.clone());
    let opened = RwSignal::new(kind <= RowKind::Differs);
    let rows = move || {
        let rows: Vec<El> = beside.rows(kind).map(|told| row(page, &first, &beside, told)).collect();
        let none = rows.is_empty().then(|| el("p.no-cards").text(words::NO_ROWS));
        none.into_iter().chain([el("ul.account-rows").with(rows)]).collect()
    };
    fold("details.group.fold", el("summary.group-head").with([heading]), opened, rows)
}

fn row(page: Page, first: &Reading, beside: &Beside, row: &Row) -> El {
    let sides = [(Side::A, &row.a), (Side::B, &row.b)];
    let told = sides.iter().filter_map(|(side, told)| Some(account(page, first, beside, row, *side, told.as_ref()?)));
    let differences = beside.differences(row, first).into_iter().map(|words| el("li").text(words));
    let parts = (!row.differences.is_empty())
        .then(|| el("ul.parting").set("aria-label", words::WHAT_DIFFERS).with(differences));
    let sentences = sides.iter().filter_map(|(side, told)| {
        let reading = beside.of(*side, first);
        let sentence = reading.sentence(told.as_ref()?.sentence as usize)?;
        Some(el("p").set("dir", "auto").with([letter(*side)]).text(reading.shown(sentence.span)))
    });
    let whole = el("details.whole").with([el("summary").text(words::WHOLE_SENTENCES)]).with(sentences);
    el("li").with(told).with(parts).with([whole])
}

fn letter(side: Side) -> El {
    el("span.side").text(if side == Side::A { "A" } else { "B" })
}

/// The statement of one account: it leads to its sentence.
fn account(page: Page, first: &Reading, beside: &Beside, row: &Row, side: Side, told: &Statement) -> El {
    let at = told.sentence as usize;
    let go = move || if side == Side::A { page.visit(at) } else { page.visit_second(at) };
    let pieces = beside
        .pieces(row, side, first)
        .into_iter()
        .map(|(words, apart)| if apart { el("mark.apart").text(words) } else { plain(&words) });
    let number = beside.of(side, first).number(at);
    let line = button("button.line", "", go).with([
        letter(side).text(" ").text(words::number(number as usize)),
        el("span.line-words").set("dir", "auto").with(pieces),
    ]);
    let put = beside.put(told, side, first);
    el("div.account").with([line]).with((!put.is_empty()).then(|| el("p.note").text(put)))
}

/// People, places, organisations, dates and amounts that stand in one only.
fn only(page: Page, first: &Arc<Reading>, beside: &Arc<Beside>) -> Option<El> {
    let found = &beside.accounts.only;
    let lists = found.chunk_by(|one, other| (one.list, one.side) == (other.list, other.side)).filter_map(|list| {
        let head = list.first()?;
        let reading = beside.of(head.side, first).clone();
        let items = list.iter().map(|only| {
            let side = only.side;
            let at = reading.view.sentence_at(only.span).unwrap_or_default();
            let go = move || if side == Side::A { page.visit(at) } else { page.visit_second(at) };
            el("li").with([button("button.quiet", &reading.shown(only.span), go)])
        });
        let name = words::only_list(head.list, head.side);
        Some(el("div.only-list").with([el("h4").text(name), el("ul.only-items").with(items)]))
    });
    (!found.is_empty()).then(|| el("section.group").with([el("h3.group-head").text(words::IN_ONE_ONLY)]).with(lists))
}

/// What happened when, by both.
fn timeline(page: Page, first: &Arc<Reading>, beside: &Arc<Beside>) -> Option<El> {
    let entries = beside.timeline(first);
    let items = entries.iter().filter_map(|entry| {
        let reading = beside.of(entry.side, first);
        let card = reading.card(entry.card as usize)?;
        let (side, at) = (entry.side, card.sentence as usize);
        let go = move || if side == Side::A { page.visit(at) } else { page.visit_second(at) };
        let letters = if entry.other.is_some() { el("span.side").text(words::A_B) } else { letter(side) };
        let event = button("button.event", "", go).with([
            el("span.event-when").text(&entry.when),
            el("span.event-words").set("dir", "auto").text(reading.heading(card)),
            letters,
        ]);
        Some(el("li").with([event]))
    });
    let list = el("ol").with(items);
    (!entries.is_empty()).then(|| el("section.group.timeline").with([el("h3.group-head").text(words::JOINT), list]))
}

/// The second account's own words, with its sentences' numbers.
fn second_text(page: Page, beside: &Arc<Beside>) -> El {
    let beside = beside.clone();
    let paragraphs = move || {
        let reading = &beside.reading;
        let sentence = |&at: &usize| {
            let sentence = reading.sentence(at)?;
            let number =
                (sentence.kind == SentenceKind::Body).then(|| el("sup").text(words::number(sentence.number as usize)));
            let own = el("span.second-sentence").set("id", &second_id(at)).set("tabindex", "-1").with(number);
            Some(own.text(reading.shown(sentence.span)).text(" "))
        };
        let paragraph = |sentences: Vec<usize>| el("p").set("dir", "auto").with(sentences.iter().filter_map(sentence));
        vec![el("div.second-text").with(reading.paragraphs().into_iter().map(paragraph))]
    };
    let summary = el("summary.group-head").with([el("h3").text(words::SECOND_TEXT)]);
    fold("details.group.fold", summary, page.second_open, paragraphs)
}
