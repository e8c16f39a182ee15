//! Every state of the page by axe-core's rules, in both themes, wide and narrow; and nothing to scroll sideways.

use crate::browser::{DESK, Look, PHONE, Page, Role, visit};
use crate::correcting::{FILL, choose, open_card, open_mark};
use crate::host::{Answer, Host};
use crate::tabs::check_first;
use crate::{ARTICLE, link, second, sharing};
use factline::wire::BUILD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The looks in which a state is checked.
const LOOKS: [Look; 4] = [DESK, Look { dark: true, ..DESK }, PHONE, Look { dark: false, ..PHONE }];
/// The narrowest the page must reflow to (WCAG 2.2, 1.4.10).
const NARROW: Look = Look { width: 320, height: 640, dark: false };

/// Checks the state in which the page is.
async fn accessible(page: &Page, state: &str) -> WebDriverResult<()> {
    let axe = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core is installed: make test");
    page.driver.execute(axe, vec![]).await?;
    for look in LOOKS {
        page.look(look).await?;
        let broken = page
            .run(
                "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                 const result = await axe.run(document, { resultTypes: ['violations'] });
                 return result.violations.flatMap(rule =>
                     rule.nodes.map(node => [rule.id, node.target.join(' '), node.failureSummary].join(': ')));",
            )
            .await?;
        assert_eq!(broken, json!([]), "{state}, {look:?}");
    }
    page.look(NARROW).await?;
    let wide = page
        .run(
            "const width = document.documentElement.clientWidth;
             if (document.documentElement.scrollWidth <= width) return [];
             return [...document.querySelectorAll('body *')]
                 .filter(element => width < element.getBoundingClientRect().right)
                 .map(element => element.outerHTML.slice(0, 120));",
        )
        .await?;
    assert_eq!(wide, Value::Array(Vec::new()), "{state}: these make a page of 320 px scroll sideways");
    page.look(DESK).await
}

/// Opens the page of `host` at `fragment`, brings it into a state and checks that.
async fn check(
    state: &str,
    host: &Host,
    fragment: &str,
    reach: impl AsyncFnOnce(&Page) -> WebDriverResult<()>,
) -> WebDriverResult<()> {
    visit(host, fragment, async |page| {
        page.run("while (document.getElementById('shell')) await new Promise(done => setTimeout(done, 20));").await?;
        reach(page).await?;
        page.errors().await?; // Other tests look at these.
        accessible(page, state).await
    })
    .await
}

#[tokio::test]
async fn shell() -> WebDriverResult<()> {
    let host = Host::start().answering("_bg.wasm.packed", Answer::Missing);
    visit(&host, "", async |page| {
        page.shows("[role=alert]", "could not start").await?;
        page.errors().await?;
        accessible(page, "shell that failed").await
    })
    .await
}

#[tokio::test]
async fn empty() -> WebDriverResult<()> {
    check("empty", &Host::start(), "", async |_| Ok(())).await
}

#[tokio::test]
async fn nothing_to_read() -> WebDriverResult<()> {
    check("nothing to read", &Host::start(), "", async |page| {
        page.press("Analyse").await?;
        page.shows("[role=alert]", "nothing to read").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn too_long() -> WebDriverResult<()> {
    check("too long", &Host::start(), "", async |page| {
        page.fill("Article", &ARTICLE.repeat(600)).await?;
        page.press("Analyse").await?;
        page.shows("[role=alert]", "200,000").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn analysing() -> WebDriverResult<()> {
    let host = Host::start().answering("worker.js", Answer::stand_in(BUILD, ""));
    check("analysing", &host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", "Reading").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn failed() -> WebDriverResult<()> {
    let host = Host::start().answering("worker.js", Answer::Missing);
    check("failed", &host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("[role=alert]", "Your text is safe").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn result() -> WebDriverResult<()> {
    check("result", &Host::start(), "", async |page| page.read(ARTICLE).await).await
}

#[tokio::test]
async fn all_marks_and_a_filter() -> WebDriverResult<()> {
    check("all marks and a filter", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.keys("m").await?;
        page.driver.find(By::Css("main .strip button[aria-pressed=false]")).await?.click().await
    })
    .await
}

/// Dated events enough for the strip, one with an open end, one whose day and month could change places, and one without a date.
const DATED: &str = "Engineers drew up the first plan in March 2015. The county rejected that plan on 3 June 2016.\n\n\
    Since 2021 the Vardal Group has owned the land on both shores. The state auditor published a report on 02/03/2023. \
    Two workers left the site.";

#[tokio::test]
async fn dates() -> WebDriverResult<()> {
    check("dates", &Host::start(), "", async |page| {
        page.read(DATED).await?;
        page.ready().await?;
        page.press("Dates").await?;
        page.shows(".timeline", "ince 2021").await?;
        page.shows(".timeline", "3 February 2023 or 2 March 2023").await?;
        page.driver.find(By::Css(".timeline .day-order button")).await?.click().await?;
        page.shows(".timeline .event-when", "2 March 2023").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn no_claims() -> WebDriverResult<()> {
    check("no claims", &Host::start(), "", async |page| page.read("It may be a sign of a deeper trend.").await).await
}

#[tokio::test]
async fn another_language() -> WebDriverResult<()> {
    let text = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss nicht zu sperren. \
                Die Bürgermeisterin sagte, dass die Arbeiten erst im Frühjahr beginnen sollen.";
    check("another language", &Host::start(), "", async |page| page.read(text).await).await
}

#[tokio::test]
async fn editing() -> WebDriverResult<()> {
    check("editing", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Edit text").await?;
        page.find(Role::Textbox, "Article").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn sharing() -> WebDriverResult<()> {
    check("sharing", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Share").await?;
        page.find(Role::Textbox, "Link").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn export() -> WebDriverResult<()> {
    check("export", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Export").await?;
        page.shows("dialog[open]", "Web Annotations").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn notes_that_find_no_place() -> WebDriverResult<()> {
    check("notes that find no place", &Host::start(), &sharing::notes(ARTICLE), async |page| {
        page.fill("The article", "The mayor of Lorne opened the new pier on Monday.").await?;
        page.press("Place the notes").await?;
        page.shows(".sent [role=alert]", "finds no place").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn guessing() -> WebDriverResult<()> {
    check("guessing", &Host::start(), &sharing::guess_first(ARTICLE), async |page| {
        page.shows(".to-sort button", "Judgement").await?.click().await
    })
    .await?;
    check("guessed", &Host::start(), &sharing::guess_first(ARTICLE), async |page| {
        page.press("Show what Factline read").await?;
        page.shows(".beside", "Factline").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn handed_over() -> WebDriverResult<()> {
    let fragment = "#paste=The+ferry+Kestrel+ran+aground+near+Oban+on+Tuesday.&title=Ferry+aground";
    check("handed over", &Host::start(), fragment, async |page| page.shows(".sent", "Handed over").await.map(drop))
        .await
}

#[tokio::test]
async fn sharing_with_a_code() -> WebDriverResult<()> {
    check("sharing with a code", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Share").await?;
        sharing::choose(page, "Chosen cards").await?;
        page.press("QR code").await?;
        page.shows("dialog[open] figcaption", "camera").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn notes_without_their_text() -> WebDriverResult<()> {
    check("notes without their text", &Host::start(), &sharing::notes(ARTICLE), async |page| {
        page.shows("main", "One note came by link").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn compared() -> WebDriverResult<()> {
    let sent = ARTICLE.replacen(" said", " denied", 1);
    check("compared", &Host::start(), &link::of(&sent), async |page| {
        page.shows("main", " placed").await?;
        page.press("Compare with the original").await?;
        page.fill("The original article", ARTICLE).await?;
        page.run("[...document.querySelectorAll('.comparison button')].at(-1).click()").await?;
        page.shows(".differences del", "left out").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn help() -> WebDriverResult<()> {
    check("help", &Host::start(), "", async |page| {
        page.press("Help").await?;
        page.shows("dialog[open]", "does not do").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn link_opened() -> WebDriverResult<()> {
    check("link opened", &Host::start(), &link::of(ARTICLE), async |page| {
        page.shows("main", "Sent by link").await?;
        page.shows("main", " placed").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn link_broken() -> WebDriverResult<()> {
    let whole = link::of(ARTICLE);
    check("link broken", &Host::start(), whole.get(..60).unwrap_or(&whole), async |page| {
        page.shows("[role=alert]", "incomplete").await.map(drop)
    })
    .await
}

/// Reads the article and opens a tab.
async fn tab(page: &Page, name: &str) -> WebDriverResult<()> {
    page.read(ARTICLE).await?;
    page.ready().await?;
    page.press(name).await
}

#[tokio::test]
async fn who() -> WebDriverResult<()> {
    check("who", &Host::start(), "", async |page| {
        tab(page, "Who").await?;
        page.shows(".entry summary", "Moira Haldane").await?.click().await?;
        page.keys("e").await
    })
    .await
}

#[tokio::test]
async fn sources() -> WebDriverResult<()> {
    check("sources", &Host::start(), "", async |page| tab(page, "Sources").await).await
}

#[tokio::test]
async fn notes() -> WebDriverResult<()> {
    check("no notes", &Host::start(), "", async |page| tab(page, "Notes").await).await?;
    check("notes", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        check_first(page).await?;
        page.press("Notes").await?;
        page.shows(".checked .check summary", "Source found").await?.click().await
    })
    .await
}

#[tokio::test]
async fn filters_and_find() -> WebDriverResult<()> {
    check("filters and find", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.shows(".more-filters summary", "More filters").await?.click().await?;
        page.press("Named source").await?;
        page.press("Put plainly").await?;
        page.press("Find").await?;
        page.focused("input").await?;
        page.keys("haldane").await?;
        page.shows(".find-count", "1 of 2").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn correcting_a_name() -> WebDriverResult<()> {
    check("correcting a name", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.keys("m").await?;
        open_mark(page, "Lorne Ferries").await?;
        choose(page, "#correct-kind", "place").await?;
        page.shows(".mention .changed-by", "changed by you").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn correcting_a_date() -> WebDriverResult<()> {
    check("correcting a date", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        open_mark(page, "March 2023").await?;
        page.fill("Date", "soon").await?;
        page.keys(Key::Enter).await?;
        page.shows("[role=alert]", "Write it as").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn correcting_a_card() -> WebDriverResult<()> {
    check("correcting a card", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        open_card(page).await?;
        choose(page, "#card-0-source", "the article itself").await?;
        page.shows(".card .changed-by", "changed by you").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn words_picked() -> WebDriverResult<()> {
    check("words asked for", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.keys("c").await?;
        page.find(Role::Textbox, "Words of the text").await.map(drop)
    })
    .await?;
    check("words picked", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.keys("c").await?;
        page.fill("Words of the text", "the new timetable").await?;
        page.keys(Key::Enter).await?;
        page.shows("#pick", "Make it a card").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn corrections_listed() -> WebDriverResult<()> {
    check("corrections listed", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        open_mark(page, "Lorne Ferries").await?;
        choose(page, "#correct-kind", "place").await?;
        page.shows(".mention .changed-by", "changed by you").await?;
        page.press("Edit text").await?;
        page.fill("Article", &ARTICLE.replace("Lorne Ferries", "Arran Lines")).await?;
        page.press("Done").await?;
        page.press("Notes").await?;
        page.shows(".lost", "Lost").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn not_saved() -> WebDriverResult<()> {
    check("not saved", &Host::start(), "", async |page| {
        page.run(FILL).await?;
        page.read(ARTICLE).await?;
        page.shows("[role=alert]", "Not saved").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn box_for_a_second_account() -> WebDriverResult<()> {
    check("box for a second account", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.shows("#tab-second", "Compare").await?.click().await?;
        page.fill("The second account", link::of(ARTICLE).split_at(40).0).await?;
        page.press("Lay side by side").await?;
        page.shows(".panel [role=alert]", "incomplete").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn two_accounts() -> WebDriverResult<()> {
    check("two accounts", &Host::start(), "", async |page| {
        second::lay_beside(page).await?;
        page.run("document.querySelectorAll('.second details').forEach(fold => fold.open = true)").await?;
        page.shows(".second-text", "A dog was saved").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn two_accounts_sent() -> WebDriverResult<()> {
    check("two accounts sent", &Host::start(), &second::both(), async |page| {
        page.shows("mark.apart", "48").await.map(drop)
    })
    .await
}
