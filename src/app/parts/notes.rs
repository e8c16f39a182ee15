//! The check sheet: every card that something was laid on, as a list to work in and as a table to print.

use crate::app::browser;
use crate::app::element::{El, button, el, follow};
use crate::app::page::Page;
use crate::app::parts::changes::changes;
use crate::app::parts::check::fields;
use crate::app::parts::list::{fold, to_sentence};
use crate::app::signals::prelude::*;
use crate::app::state::{COLUMNS, Check, On, Reading, Row, STATUSES, cells, rows};
use crate::app::words;
use std::sync::Arc;

/// The tab. Its lines are built afresh when a line comes or goes, not while one is written in.
pub(crate) fn notes(page: Page, reading: &Arc<Reading>) -> Vec<El> {
    let built = reading.clone();
    // The lines are built afresh where a statement comes, goes or moves, not while one is written about.
    let mut before = None;
    let lines = RwSignal::new(0);
    follow(move || {
        let checks = page.checks.get();
        let now: Vec<_> = checks.iter().map(|check| (check.card, check.place)).collect();
        if before.as_ref() != Some(&now) {
            before = Some(now);
            lines.update(|changes| *changes += 1);
        }
    });
    let list = move || {
        lines.track();
        let checks = page.checks.peek();
        let lines = rows(&checks, &built).into_iter().map(|row| line(page, &built, &row, &checks));
        lines.collect::<Vec<_>>()
    };
    let none = move || page.checks.get().is_empty();
    let head = el("div.sheet-head").property("hidden", none).with([
        el("p").words(move || tally(&page.checks.get())),
        el("div.entry-actions").with([
            button("button", words::COPY_SHEET, move || page.copy_sheet()),
            button("button", words::DOWNLOAD_SHEET, move || page.download_sheet()),
            button("button", words::PRINT_SHEET, browser::print),
        ]),
    ]);
    let printed = reading.clone();
    let sheet = [
        el("p.no-cards").property("hidden", move || !none()).text(words::NO_CHECKS),
        head,
        el("ul.entries").part(list),
        el("div.print-only").part(move || table(&page.checks.get(), &printed)),
    ];
    sheet.into_iter().chain(changes(page, reading)).collect()
}

fn tally(checks: &[Check]) -> String {
    let count = |status| checks.iter().filter(|check| check.mark.status == status).count();
    let counts = STATUSES.map(|status| (status.label(), count(status)));
    words::sheet(&counts.into_iter().filter(|&(_, count)| 0 < count).collect::<Vec<_>>())
}

fn line(page: Page, reading: &Arc<Reading>, row: &Row, checks: &[Check]) -> El {
    let at = row.check;
    let on = checks.get(at).and_then(|check| check.card).map_or(On::Own(at), On::Card);
    let of = move |part: fn(&Check) -> &str| {
        page.checks.get().get(at).map(|check| part(check).to_owned()).unwrap_or_default()
    };
    let Some(sentence) = row.sentence else {
        let off = button("button.quiet", words::UNCHECK, move || page.uncheck(at));
        return el("li.checked").with([
            el("p.lost").text(words::LOST_CHECK),
            el("p.line-words").set("dir", "auto").text(&row.statement),
            el("p").words(move || of(|check| check.mark.status.label())),
            el("p").words(move || of(|check| &check.mark.note)),
            off,
        ]);
    };
    let summary = el("summary").with([
        el("b.status").words(move || of(|check| check.mark.status.label())),
        el("span.initials").words(move || of(|check| &check.mark.initials)),
        el("span.note").words(move || of(|check| &check.mark.note)),
        el("span.note").words(move || of(|check| &check.mark.source)),
    ]);
    el("li.checked").with([
        to_sentence(page, reading, sentence, &row.statement),
        el("p.note").text(&row.put),
        fold("details.check", summary, RwSignal::new(false), move || vec![fields(page, on)]),
    ])
}

/// The table, which is printed and not shown.
fn table(checks: &[Check], reading: &Reading) -> Option<El> {
    let heads = COLUMNS.map(|name| el("th").set("scope", "col").text(name));
    let lines = rows(checks, reading).into_iter();
    let lines = lines.map(|row| el("tr").with(cells(&row, checks).iter().map(|cell| el("td").text(cell))));
    (!checks.is_empty()).then(|| {
        el("table.check-table").with([
            el("caption").text(reading.title()),
            el("thead").with([el("tr").with(heads)]),
            el("tbody").with(lines),
        ])
    })
}
