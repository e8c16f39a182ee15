//! Two accounts side by side: pasted, read, gone to in either text, sent by link and opened again.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::Host;
use crate::link::{of, opened};
use factline::share::{self, Shared};
use factline::text::Article;
use thirtyfour::prelude::*;

/// Another account of what [`ARTICLE`] tells: a number and a source differ, and one thing is told here only.
pub(crate) const SECOND: &str = "The Kestrel ran aground near Oban on Tuesday.\n\n\
    All 48 passengers were taken off by lifeboat, captain Moira Haldane told reporters. \
    A dog was saved by a fisherman.\n";

/// Brings the page to where both accounts are read.
pub(crate) async fn lay_beside(page: &Page) -> WebDriverResult<()> {
    page.read(ARTICLE).await?;
    page.ready().await?;
    page.shows("#tab-second", "Compare").await?.click().await?;
    page.fill("The second account", SECOND).await?;
    page.press("Lay side by side").await?;
    page.shows(".second", "In both").await.map(drop)
}

#[tokio::test]
async fn a_second_account_is_laid_beside_the_first_and_sent() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        lay_beside(page).await?;
        page.shows(".account-rows .parting", "number").await?;
        page.shows("mark.apart", "84").await?;
        page.shows("mark.apart", "48").await?;
        let words = page.run("return document.querySelector('.second').innerText.toLowerCase()").await?;
        for verdict in ["contradict", "agree", "confirm"] {
            assert!(!words.as_str().is_some_and(|words| words.contains(verdict)), "{words}");
        }

        // Each statement leads to its sentence, in the one text and in the other.
        page.run("document.querySelectorAll('.account-rows .line')[1].click()").await?;
        page.focused("span").await?;
        page.shows(".second-text", "The Kestrel ran aground").await?;
        page.run("document.querySelector('.account-rows .line').click()").await?;
        let number = page.focused("button").await?;
        assert!(number.attr("id").await?.is_some_and(|id| id.starts_with("number-")));

        page.press("Share").await?;
        page.find(Role::Textbox, "Link").await?;
        page.run("while (document.querySelector('dialog[open] .made button:disabled')) await new Promise(done => setTimeout(done, 20));")
            .await?;
        let link = page.find(Role::Textbox, "Link").await?.value().await?.unwrap_or_default();
        let shared = opened(&link);
        assert_eq!(shared.article.text, ARTICLE);
        assert_eq!(shared.second.map(|second| second.text).as_deref(), Some(SECOND));

        page.driver.goto("about:blank").await?;
        page.driver.goto(&link).await?;
        page.shows("main", "Sent by link").await?;
        page.shows("mark.apart", "48").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_second_account_is_opened_from_a_link() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.shows("#tab-second", "Compare").await?.click().await?;
        let whole = of(SECOND);
        let cut = whole.get(..whole.len() / 2).unwrap_or_default();
        page.fill("The second account", cut).await?;
        page.press("Lay side by side").await?;
        page.shows("[role=alert]", "incomplete").await?;
        page.fill("The second account", &format!("Look at https://example.org/{whole} please")).await?;
        page.press("Lay side by side").await?;
        page.shows("mark.apart", "48").await?;
        // It is kept as the first is.
        page.driver.refresh().await?;
        page.shows("#tab-second", "Compare").await?.click().await?;
        page.shows("mark.apart", "48").await?;
        page.press("Another account").await?;
        page.find(Role::Textbox, "The second account").await.map(drop)
    })
    .await
}

/// A link that holds both.
pub(crate) fn both() -> String {
    let second = Some(Box::new(Article::new(SECOND)));
    share::encode(&Shared { second, ..Shared::new(Article::new(ARTICLE)) }, None).expect("two short texts fit a link")
}
