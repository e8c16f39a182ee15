//! The static shell: it works before the app has come, and says so when the app does not come.

use crate::ARTICLE;
use crate::browser::{Role, visit};
use crate::host::{Answer, Host};
use thirtyfour::prelude::*;

#[tokio::test]
async fn what_is_typed_before_the_app_has_come_is_kept_and_read() -> WebDriverResult<()> {
    let host = Host::start().answering("_bg.wasm.packed", Answer::Held);
    visit(&host, "", async |page| {
        let shell = page.driver.find(By::Id("shell-article")).await?;
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        assert_eq!(shell.value().await?.as_deref(), Some(ARTICLE), "still the shell's box");
        host.mend();
        page.shows("main", " placed").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn typing_goes_on_where_it_was_when_the_app_takes_over() -> WebDriverResult<()> {
    let host = Host::start().answering("_bg.wasm.packed", Answer::Held);
    visit(&host, "", async |page| {
        let shell = page.driver.find(By::Id("shell-article")).await?;
        shell.send_keys("The mayor ").await?;
        host.mend();
        page.run("while (document.getElementById('shell')) await new Promise(done => setTimeout(done, 20));").await?;
        let field = page.driver.active_element().await?;
        field.send_keys("resigned.").await?;
        assert_eq!(page.find(Role::Textbox, "Article").await?.value().await?.as_deref(), Some("The mayor resigned."));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_app_that_does_not_come_leaves_the_text_and_a_message() -> WebDriverResult<()> {
    let host = Host::start().answering("_bg.wasm.packed", Answer::Missing);
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.shows("[role=alert]", "could not start").await?;
        assert_eq!(page.find(Role::Textbox, "Article").await?.value().await?.as_deref(), Some(ARTICLE));
        assert!(!page.errors().await?.is_empty());
        Ok(())
    })
    .await
}
