//! When the worker fails: a message, the text kept, and another try that works.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::{Answer, Host};
use factline::wire::{BUILD, FILES};
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

/// A file that is `bad` leaves the rules reading, says so, and is got again when asked for.
async fn reads_without_the_files(bad: Answer) -> WebDriverResult<()> {
    let last = FILES.last().expect("there are data files");
    let host = Host::start().answering(last.name, bad);
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        page.shows(".files", "could not be loaded").await?;
        assert!(!page.cards().await?.is_empty(), "the rules read on");
        page.errors().await?; // The browser's own, of what was missing.
        host.mend();
        page.press("Try again").await?;
        page.ready().await
    })
    .await
}

#[tokio::test]
async fn a_missing_data_file() -> WebDriverResult<()> {
    reads_without_the_files(Answer::Missing).await
}

#[tokio::test]
async fn a_cut_data_file() -> WebDriverResult<()> {
    reads_without_the_files(Answer::Instead("FP".into())).await
}

#[tokio::test]
async fn an_altered_data_file() -> WebDriverResult<()> {
    let last = FILES.last().expect("there are data files");
    reads_without_the_files(Answer::Instead("x".repeat(last.size))).await
}

#[tokio::test]
async fn the_data_files_come_after_the_page() -> WebDriverResult<()> {
    let last = FILES.last().expect("there are data files");
    let host = Host::start().answering(last.name, Answer::Held);
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        page.shows(".files", "by rules only so far").await?;
        host.mend();
        page.ready().await?;
        page.shows("main", " placed").await?;
        Ok(())
    })
    .await
}
