//! The states of reading one text: the box, what is read of it, each tab, what goes wrong.

use crate::ARTICLE;
use crate::access::{accessible, check};
use crate::browser::{Page, Role, visit};
use crate::correcting::{FILL, choose};
use crate::host::{Answer, Host};
use crate::tabs::check_first;
use factline::wire::BUILD;
use thirtyfour::prelude::*;

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
async fn an_address_alone() -> WebDriverResult<()> {
    check("an address alone", &Host::start(), "", async |page| {
        page.fill("Article", "https://example.org/news/ferry-aground").await?;
        page.press("Analyse").await?;
        page.shows("[role=alert]", "opens no addresses").await.map(drop)
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
async fn nothing_pinned() -> WebDriverResult<()> {
    check("nothing pinned", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.keys(Key::Escape).await?;
        page.run(
            "while (document.querySelector('[data-pinned=true]')) await new Promise(done => setTimeout(done, 20));",
        )
        .await
        .map(drop)
    })
    .await
}

#[tokio::test]
async fn a_card_unfolded() -> WebDriverResult<()> {
    check("a card unfolded", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.run("document.querySelectorAll('.cards > .card:first-child details').forEach(fold => fold.open = true);")
            .await?;
        page.shows(".card .check-fields", "Initials").await?;
        page.run("document.querySelectorAll('.fold').forEach(fold => fold.open = true);").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn easiest_first() -> WebDriverResult<()> {
    check("easiest first", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        choose(page, ".order select", "Easiest to check first").await?;
        page.shows(".reason", "has ").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn earlier_texts() -> WebDriverResult<()> {
    check("earlier texts", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("New text").await?;
        page.read(DATED).await?;
        page.press("New text").await?;
        page.shows(".recents", "The ferry Kestrel").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn without_a_network() -> WebDriverResult<()> {
    check("without a network", &Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.run("window.dispatchEvent(new Event('offline'));").await?;
        page.shows(".offline", "everything works").await.map(drop)
    })
    .await
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
async fn help() -> WebDriverResult<()> {
    check("help", &Host::start(), "", async |page| {
        page.press("Help").await?;
        page.shows("dialog[open]", "does not do").await.map(drop)
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
async fn not_saved() -> WebDriverResult<()> {
    check("not saved", &Host::start(), "", async |page| {
        page.run(FILL).await?;
        page.read(ARTICLE).await?;
        page.shows("[role=alert]", "Not saved").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_first_visit() -> WebDriverResult<()> {
    check("a first visit", &Host::start(), "", async |page| {
        page.run("localStorage.removeItem('factline.hinted');").await?;
        page.read(ARTICLE).await?;
        page.shows(".toasts", "Press a number").await.map(drop)
    })
    .await
}
