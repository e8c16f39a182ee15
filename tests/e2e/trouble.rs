//! When the worker fails: a message, the text kept, and another try that works.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::{Answer, Host};
use factline::wire::BUILD;
use thirtyfour::prelude::*;

/// Asks for a reading from a host with a bad worker, sees `message`, mends the host and asks again.
async fn fails_then_recovers(bad: Answer, message: &str) -> WebDriverResult<()> {
    let host = Host::start().answering("worker.js", bad);
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("[role=alert]", "Your text is safe").await?;
        page.driver.find(By::Css("[role=alert] summary")).await?.click().await?;
        page.shows("[role=alert]", message).await?;
        page.errors().await?; // What the worker threw.
        host.mend();
        recovers(page).await
    })
    .await
}

async fn recovers(page: &Page) -> WebDriverResult<()> {
    assert_eq!(page.find(Role::Textbox, "Article").await?.value().await?.as_deref(), Some(ARTICLE), "the text is kept");
    // The browser may keep the bad script for as long as its host allows.
    page.driver.cdp().network().clear_browser_cache().await?;
    page.press("Try again").await?;
    page.shows("main", " placed").await?;
    Ok(())
}

#[tokio::test]
async fn a_reading_that_takes_long_can_be_cancelled() -> WebDriverResult<()> {
    let host = Host::start().answering("worker.js", Answer::stand_in(BUILD, "for (;;);"));
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", "Reading").await?;
        host.mend();
        page.driver.cdp().network().clear_browser_cache().await?;
        page.press("Cancel").await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_worker_that_cannot_be_loaded() -> WebDriverResult<()> {
    fails_then_recovers(Answer::Missing, "could not be loaded").await
}

#[tokio::test]
async fn a_worker_whose_code_cannot_be_loaded() -> WebDriverResult<()> {
    fails_then_recovers(
        Answer::Instead("var wasm_bindgen = async () => { throw new Error('no code') };".into()),
        "could not be loaded",
    )
    .await
}

#[tokio::test]
async fn a_worker_that_crashes() -> WebDriverResult<()> {
    fails_then_recovers(Answer::stand_in(BUILD, "throw new Error('out of memory')"), "stopped while reading").await
}

#[tokio::test]
async fn a_worker_of_another_build() -> WebDriverResult<()> {
    fails_then_recovers(Answer::stand_in("another", ""), "reload the page").await
}
