//! *Back* and *Forward*: from what was read to the box, from what was sent to the reader's own, and nowhere else.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::Host;
use crate::link::of;
use thirtyfour::prelude::*;

const OWN: &str = "The mayor of Lorne opened the new pier on Monday.";

async fn in_the_box(page: &Page) -> WebDriverResult<String> {
    Ok(page.find(Role::Textbox, "Article").await?.value().await?.unwrap_or_default())
}

#[tokio::test]
async fn back_leads_from_the_cards_to_the_box() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.read(ARTICLE).await?;
        page.driver.back().await?;
        assert_eq!(in_the_box(page).await?, ARTICLE);
        page.driver.forward().await?;
        page.shows("main", " placed").await?;
        // A new text is a step too, and behind it stands the one before.
        page.press("New text").await?;
        assert_eq!(in_the_box(page).await?, "");
        page.driver.back().await?;
        page.shows("main .prose", "Moira Haldane").await?;
        page.driver.back().await?;
        assert_eq!(in_the_box(page).await?, ARTICLE);
        assert_eq!(page.driver.current_url().await?.as_str(), host.page());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reload_adds_no_step() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        let steps = "return history.length;";
        page.read(ARTICLE).await?;
        let before = page.run(steps).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        assert_eq!(page.run(steps).await?, before);
        page.driver.back().await?;
        assert_eq!(in_the_box(page).await?, ARTICLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_from_ones_own_leads_to_what_was_sent() -> WebDriverResult<()> {
    visit(&Host::start(), &of(ARTICLE), async |page| {
        page.shows("main", "Sent by link").await?;
        page.shows("main", " placed").await?;
        page.press("Start my own").await?;
        page.read(OWN).await?;
        page.driver.back().await?;
        assert_eq!(in_the_box(page).await?, OWN);
        page.driver.back().await?;
        page.shows("main", "Sent by link").await?;
        page.shows("main .prose", "Moira Haldane").await?;
        page.driver.forward().await?;
        assert_eq!(in_the_box(page).await?, OWN);
        Ok(())
    })
    .await
}
