//! Without a network, and with a newer build on the host.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::{Answer, Host};
use serde_json::json;
use thirtyfour::prelude::*;

/// Waits until the page is kept.
async fn kept(page: &Page) -> WebDriverResult<()> {
    page.ready().await?;
    page.run("await navigator.serviceWorker.ready;").await?;
    Ok(())
}

#[tokio::test]
async fn after_one_visit_everything_works_without_a_network() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        kept(page).await?;
        let cards = page.cards().await?.len();
        host.leave();
        page.driver.cdp().network().clear_browser_cache().await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.ready().await?; // With all that it reads with.
        assert_eq!(page.cards().await?.len(), cards);
        page.press("Share").await?;
        page.find(Role::Textbox, "Link").await?;
        page.errors().await?; // The browser asks whether service.js is newer, and is not answered.
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_badge_says_that_there_is_no_network() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        kept(page).await?;
        page.run("window.dispatchEvent(new Event('offline'));").await?;
        page.shows(".offline", "everything works").await?;
        page.run("window.dispatchEvent(new Event('online'));").await?;
        let empty = "while (document.querySelector('.offline').textContent) await new Promise(requestAnimationFrame);";
        page.run(empty).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_newer_build_waits_until_it_is_taken() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        kept(page).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        // A service worker that differs by a byte is another build's.
        host.answer_from_now("service.js", Answer::Before("// newer\n".to_owned()));
        page.run("await (await navigator.serviceWorker.ready).update();").await?;
        page.shows(".notice", "newer version").await?;
        page.run("window.here = true;").await?;
        page.press("Use it").await?;
        let fresh = "while (window.here) await new Promise(done => setTimeout(done, 20)); return true;";
        // The page that was asked may be gone before it answers.
        while page.run(fresh).await.is_err() {}
        page.shows("main", " placed").await?;
        assert_eq!(page.run("return !!(await navigator.serviceWorker.ready).waiting;").await?, json!(false));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_older_build_stays_whole_while_the_host_changes() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        kept(page).await?;
        host.answer_from_now("worker.js", Answer::Missing);
        host.answer_from_now(".packed", Answer::Missing);
        host.answer_from_now("service.js", Answer::Before("// newer\n".to_owned()));
        page.driver.cdp().network().clear_browser_cache().await?;
        page.driver.refresh().await?;
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        page.errors().await?; // The newer build cannot be had.
        Ok(())
    })
    .await
}
