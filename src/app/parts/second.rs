//! The tab of two accounts: the box for the second, then what was found in both, as `compare::laid` lays it out.

use crate::app::element::{El, button, el, plain};
use crate::app::page::{Page, second_id};
use crate::app::parts::list::fold;
use crate::app::signals::prelude::*;
use crate::app::words;
use crate::compare::laid::{FIELD, GROUP, RECORD};
use web_sys::HtmlTextAreaElement;

/// The tab's body.
pub(crate) fn second(page: Page) -> Vec<El> {
    let broken = move || {
        let why = (*page.second_broken.get())?;
        Some(el("p.warning").set("role", "alert").text(why.to_string()))
    };
    let body = move || match &*page.beside.get() {
        Some((laid, _)) => result(page, laid),
        None if page.second.get().is_some() => vec![el("p.no-cards").text(words::READING_BOTH)],
        None => paste(page),
    };
    vec![el("div").part(broken), el("div.second").part(body)]
}

/// The box for the second account.
fn paste(page: Page) -> Vec<El> {
    let field =
        el("textarea.original").set("id", "second").set("dir", "auto").set("rows", "6").set("spellcheck", "false");
    let typed: HtmlTextAreaElement = field.get();
    vec![
        el("p").text(words::SECOND_INTRO),
        el("label").set("for", "second").text(words::SECOND_LABEL),
        field,
        el("div").with([button("button.primary", words::LAY_BESIDE, move || page.lay_beside(typed.value()))]),
    ]
}

fn result(page: Page, laid: &str) -> Vec<El> {
    let mut groups = laid.split(GROUP);
    let above = el("div.account-head").with(groups.next().into_iter().flat_map(|first| records(page, "div", first)));
    let doing = el("div.entry-actions").with([
        button("button", words::COPY_ROWS, move || page.copy_rows()),
        button("button", words::DOWNLOAD_SHEET, move || page.download_rows()),
        button("button.quiet", words::OTHER_SECOND, move || page.set_second(None)),
    ]);
    let shown = [above, doing, el("p.origin").text(words::A_AND_B)];
    shown.into_iter().chain(groups.map(|laid| group(page, laid))).collect()
}

/// A group of rows under its name.
fn group(page: Page, laid: &str) -> El {
    let (head, body) = laid.split_once(RECORD).unwrap_or((laid, ""));
    let mut head = head.split(FIELD);
    let mut next = || head.next().unwrap_or_default();
    let (list, opened) = match next() {
        "B" => ("div.second-text", page.second_open),
        sign => ("ul.account-rows", RwSignal::new(sign == "+")),
    };
    let heading = el("h3").text(next()).text(" ").with([el("span.tally").text(next())]);
    let body = body.to_owned();
    fold("details.group.fold", el("summary.group-head").with([heading]), opened, move || records(page, list, &body))
}

/// The records of a group, each in what was begun last.
fn records(page: Page, list: &str, laid: &str) -> Vec<El> {
    let all = el(list);
    let (mut row, mut at) = (all.clone(), all.clone());
    for record in laid.split(RECORD) {
        let mut fields = record.split(FIELD);
        let sign = fields.next().unwrap_or_default();
        let mut next = || fields.next().unwrap_or_default();
        let begun = |within: &El, name: &str| {
            let begun = el(name);
            drop(within.clone().with([begun.clone()]));
            begun
        };
        match sign {
            "r" | "p" => {
                row = begun(&all, if sign == "r" { "li" } else { "p" });
                at = row.clone();
            }
            "A" | "B" => {
                let (sentence, label) = (next().to_owned(), next());
                let to_first = sign == "A";
                let go = move || match sentence.parse() {
                    Ok(sentence) if to_first => page.visit(sentence),
                    _ => page.visit_second(&sentence),
                };
                let mut words = el("span.line-words").set("dir", "auto");
                for (place, piece) in fields.enumerate() {
                    words = words.with([if place % 2 == 0 { plain(piece) } else { el("mark.apart").text(piece) }]);
                }
                drop(row.clone().with([button("button.line", "", go).with([el("span.side").text(label), words])]));
            }
            "w" => {
                at = begun(&row, "details.whole").with([el("summary").text(next())]);
            }
            "s" => {
                let sentence = begun(&at, "span.second-sentence").set("id", &second_id(next())).set("tabindex", "-1");
                drop(sentence.with([el("sup").text(next())]).text(next()).text(" "));
            }
            "" => {}
            _ => {
                let name = match sign {
                    "=" => "p.same-source",
                    "n" => "p.note",
                    "d" => "p.parting",
                    "h" => "h4",
                    _ => "p",
                };
                drop(begun(&at, name).set("dir", "auto").text(next()));
            }
        }
    }
    vec![all]
}
