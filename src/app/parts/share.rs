//! The share sheet: how much is shared, the link, how far it carries, its code, and the page as a file.

use crate::app::browser::{self, Place};
use crate::app::element::{El, button, drawn, el, follow, memo};
use crate::app::page::{Code, Dialog, Page};
use crate::app::parts::help::dialog;
use crate::app::signals::prelude::*;
use crate::app::state::Way;
use crate::app::words;
use crate::share;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// A code with more modules on a side is hard to scan.
const DENSE: u32 = 110;

/// The sheet behind *Share*.
pub(crate) fn share(page: Page) -> El {
    let open = memo(move || page.dialog.get() == Some(Dialog::Share));
    // The link is made when the sheet opens, and again where what is to be shared changes meanwhile.
    follow(move || {
        if open.get() {
            page.ask_for_link();
        }
    });
    follow(move || {
        if open.get() {
            page.sharing.link.set(None);
            page.sharing.code.set(Code::Closed);
            page.choose_at_first();
        }
    });
    let body = move || match (open.get(), page.reading.with_untracked(Option::is_some)) {
        (true, true) => sheet(page),
        (true, false) => vec![el("p").text(words::NO_LINK)],
        (false, _) => Vec::new(),
    };
    dialog(page, Dialog::Share, "share-title", words::SHARE_TITLE).with([el("div").part(body)])
}

fn sheet(page: Page) -> Vec<El> {
    let sharing = page.sharing;
    let long = memo(move || matches!(sharing.link.get(), Some(Ok(link)) if share::LONG < link.chars().count()));
    let made = memo(move || matches!(sharing.link.get(), Some(Ok(_))));
    let nothing = move || if sharing.way.get() == Way::Notes { words::NO_NOTES } else { words::NOTHING_CHOSEN };
    let why = move || match sharing.link.get() {
        None if page.shares_nothing() => Some(el("p.warning").text(nothing())),
        None => Some(el("p").text(words::MAKING_LINK)),
        Some(Err(why)) => Some(el("p").set("role", "alert").text(why.to_string())),
        Some(Ok(_)) => None,
    };
    vec![
        ways(page),
        el("div").part(move || sharing.way.get().has_parts().then(|| parts(page))),
        source(page),
        el("div").part(move || (sharing.way.get() != Way::Notes).then(|| guess_first(page))),
        el("div").part(why),
        el("div").part(move || too_long(page, long.get())),
        el("div.made").part(move || made.get().then(|| link(page, long)).into_iter().flatten()),
        el("div").part(move || code(page)),
    ]
}

/// How much is shared. A way that has nothing to share stays closed.
fn ways(page: Page) -> El {
    let choice = move |way: Way| {
        let (name, hint) = words::way(way);
        let radio = el("input")
            .set("type", "radio")
            .set("name", "way")
            .property("checked", move || page.sharing.way.get() == way)
            .on("change", move |_| page.share_by(way));
        let hint = [el("span.way-name").text(name), el("span.way-hint").text(hint)];
        el("label.way").with([radio, el("span").with(hint)])
    };
    let paragraphs = memo(move || page.sharing.way.get() == Way::Paragraphs);
    el("fieldset.ways")
        .with([el("legend").text(words::WHAT_TO_SHARE), choice(Way::Whole), choice(Way::Cards)])
        .part(move || paragraphs.get().then(|| choice(Way::Paragraphs)))
        .with([choice(Way::Notes)])
}

/// The cards or paragraphs to choose from.
fn parts(page: Page) -> El {
    let parts = untrack(|| page.parts_to_share());
    let all = parts.len();
    let chosen = page.sharing.chosen;
    let line = move |(index, label): (usize, String)| {
        let field = el("input")
            .set("type", "checkbox")
            .property("checked", move || chosen.with(|chosen| chosen.contains(&index)))
            .on("change", move |_| page.toggle_part(index));
        el("label.part").with([field, el("span").set("dir", "auto").text(&label)])
    };
    el("fieldset.parts").with([
        el("legend").words(move || words::chosen(chosen.with(Vec::len), all)),
        el("div.parts-all").with([
            button("button.quiet", words::ALL_PARTS, move || page.choose_parts(true)),
            button("button.quiet", words::NO_PARTS, move || page.choose_parts(false)),
        ]),
        el("div.parts-list").set("tabindex", "-1").set("id", "parts").with(parts.into_iter().map(line)),
    ])
}

/// Where the article is from, as the reader says.
fn source(page: Page) -> El {
    let field = el("input")
        .set("id", "source")
        .set("type", "text")
        .set("inputmode", "url")
        .set("maxlength", "900")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .property("value", move || page.article.with(|article| article.source.clone().unwrap_or_default()));
    let typed: HtmlInputElement = field.get();
    let field = field.on("change", move |_| page.name_source(&typed.value()));
    el("div.source").with([el("label").set("for", "source").text(words::SOURCE), field])
}

/// Whether the link opens with everything hidden that was read.
fn guess_first(page: Page) -> El {
    let guess = page.sharing.guess;
    let field = el("input").set("type", "checkbox").property("checked", move || guess.get());
    let checked: HtmlInputElement = field.get();
    let hint = [el("span.way-name").text(words::GUESS_FIRST), el("span.way-hint").text(words::GUESS_FIRST_HINT)];
    el("label.way").with([field.on("change", move |_| guess.set(checked.checked())), el("span").with(hint)])
}

/// What to do with a link that chats would cut.
fn too_long(page: Page, long: bool) -> Option<El> {
    let some = move || {
        page.share_by(Way::Paragraphs);
        browser::focus("parts".to_owned());
    };
    let notice = || {
        el("div.warning").with([
            el("p").text(words::FILE_BETTER),
            el("div.notice-actions").with([
                button("button.primary", words::DOWNLOAD_PAGE, move || page.ask_for_file()),
                button("button", words::SHARE_PART, some),
            ]),
        ])
    };
    long.then(notice)
}

/// The link and what can be done with it.
fn link(page: Page, long: Memo<bool>) -> Vec<El> {
    let sharing = page.sharing;
    let now = move || sharing.link.get().and_then(Result::ok).unwrap_or_default();
    let told = RwSignal::new(String::new());
    let field = el("textarea.link")
        .set("id", "link")
        .set("readonly", "")
        .set("rows", "2")
        .set("spellcheck", "false")
        .property("value", now);
    let selected: HtmlTextAreaElement = field.get();
    let copy = move |words: String| {
        let selected = selected.clone();
        let tell = move |done: bool| {
            if !done {
                selected.select();
            }
            told.set(if done { words::COPIED } else { words::NOT_COPIED }.to_owned());
        };
        browser::copy(words, Box::new(tell));
    };
    let copy_both = copy.clone();
    let title = move || {
        page.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title())).unwrap_or_default()
    };
    let link = move || untrack(now);
    let send = move || spawn_local(async move { browser::send(&title(), &link()).await });
    let ready = |button: El| button.property("disabled", move || sharing.stale.get());
    let toggle = move || match sharing.code.get_untracked() {
        Code::Closed => page.ask_for_code(),
        _ => sharing.code.set(Code::Closed),
    };
    let main = move || if long.get() { "" } else { "primary" }.to_owned();
    let actions = el("div.notice-actions")
        .with([
            ready(button("button", words::COPY_LINK, move || copy(link())).live("class", move || Some(main()))),
            ready(button("button", words::COPY_TITLE_AND_LINK, move || copy_both([&title(), "\n", &link()].concat()))),
        ])
        .with(browser::can_send().then(|| ready(button("button", words::SEND, send))))
        .with([button("button", words::QR, toggle)
            .says("aria-expanded", move || sharing.code.with(|code| *code != Code::Closed))])
        .part(move || {
            (!long.get() && sharing.way.get() != Way::Notes)
                .then(|| button("button", words::DOWNLOAD_PAGE, move || page.ask_for_file()))
        });
    vec![
        el("label").set("for", "link").text(words::LINK),
        field,
        el("p.length").set("role", "status").words(move || words::length(now().chars().count())),
        el("div").part(move || sharing.plain.get().then(|| el("p.warning").text(words::PLAIN_LINK))),
        actions,
        el("p.told").set("role", "status").words(move || told.get()),
        el("details.carries").with([
            el("summary").text(words::CARRIES),
            el("dl.verdicts").part(move || verdicts(now().chars().count())),
        ]),
    ]
}

/// Which channels carry a link of this length.
fn verdicts(length: usize) -> Vec<El> {
    let row = |(name, whole): (&str, bool)| {
        el("div.verdict")
            .set("data-whole", if whole { "true" } else { "false" })
            .with([el("dt").text(name), el("dd").text(words::carries(whole))])
    };
    share::verdicts(length).into_iter().map(row).collect()
}

/// The link's code, where the reader wants it.
fn code(page: Page) -> Option<El> {
    let told = |words: &str| el("p.told").set("role", "status").text(words);
    Some(match page.sharing.code.get() {
        Code::Closed => return None,
        Code::Drawing => told(words::QR_DRAWING),
        Code::TooLong => told(words::QR_TOO_LONG),
        Code::Drawn(qr) => {
            let side = qr.side.to_string();
            let image = drawn("svg.qr")
                .set("role", "img")
                .set("aria-label", words::QR_IMAGE)
                .set("viewBox", &["0 0 ", &side, " ", &side].concat())
                .with([drawn("path").set("d", &qr.path)]);
            let hint = if DENSE < qr.side { words::QR_DENSE } else { words::QR_HINT };
            browser::bring("qr".to_owned(), Place::Middle);
            el("figure.code").set("id", "qr").with([image, el("figcaption").text(hint)])
        }
    })
}
