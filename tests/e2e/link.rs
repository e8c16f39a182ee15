//! Opening links: whole, damaged, from elsewhere. Whatever comes, the reader's own text stays.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::Host;
use factline::share::{self, Priming, Shared};
use factline::text::Article;
use thirtyfour::prelude::*;

/// The fragment of a link to `text`.
pub(crate) fn of(text: &str) -> String {
    let priming = Priming::read(include_bytes!("../../priming/link-2.priming"));
    share::encode(&Shared::new(Article::new(text)), priming.as_ref()).expect("a short text fits a link")
}

/// What a link that the page made holds.
pub(crate) fn opened(link: &str) -> Shared {
    let priming = Priming::read(include_bytes!("../../priming/link-2.priming"));
    share::decode(link, priming.as_ref()).expect("the link opens")
}

/// Opens a link over a text of the reader's own, which must be there afterwards.
async fn opened_over_a_draft(
    fragment: &str,
    look: impl AsyncFnOnce(&Page) -> WebDriverResult<()>,
) -> WebDriverResult<()> {
    let host = Host::start();
    let own = "The mayor of Lorne opened the new pier on Monday.";
    visit(&host, "", async |page| {
        page.read(own).await?;
        page.driver.goto("about:blank").await?;
        page.driver.goto(format!("{}{fragment}", host.page())).await?;
        look(page).await?;
        page.shows("main", own).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_shows_its_text_and_leaves_the_draft() -> WebDriverResult<()> {
    opened_over_a_draft(&of(ARTICLE), async |page| {
        page.shows("main", "Sent by link").await?;
        page.shows("main", "Moira Haldane").await?;
        page.press("Start my own").await?;
        let field = page.find(Role::Textbox, "Article").await?;
        assert_eq!(field.value().await?.as_deref(), Some("The mayor of Lorne opened the new pier on Monday."));
        page.press("Analyse").await
    })
    .await
}

#[tokio::test]
async fn a_damaged_link_says_what_is_wrong_and_can_be_pasted_again() -> WebDriverResult<()> {
    let whole = of(ARTICLE);
    let cut = whole.get(..whole.len() / 2).unwrap_or_default();
    opened_over_a_draft(cut, async |page| {
        page.shows("[role=alert]", "incomplete").await?;
        page.press("Back to my text").await?;
        assert!(!page.driver.current_url().await?.as_str().contains("f1"), "the broken link is out of the address");
        Ok(())
    })
    .await?;
    visit(&Host::start(), cut, async |page| {
        page.shows("[role=alert]", "incomplete").await?;
        page.fill("Paste the link again", &whole).await?;
        page.press("Open link").await?;
        page.shows("main", "Sent by link").await?;
        page.shows("main", "Moira Haldane").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn altered_foreign_and_future_links_each_say_so() -> WebDriverResult<()> {
    let whole = of(ARTICLE);
    let altered: String = whole
        .char_indices()
        .map(|(at, letter)| if at == 80 { if letter == 'A' { 'B' } else { 'A' } } else { letter })
        .collect();
    for (fragment, message) in [(altered.as_str(), "changed on its way"), ("#f9AAAAAAAAAAAAAAAA", "newer Factline")] {
        visit(&Host::start(), fragment, async |page| page.shows("[role=alert]", message).await.map(drop)).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_stray_anchor_is_let_be() -> WebDriverResult<()> {
    opened_over_a_draft("#section-2", async |page| {
        page.shows("main", " placed").await?;
        assert!(!page.driver.find(By::Css(".broken")).await?.is_displayed().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_link_holds_is_shown_as_text() -> WebDriverResult<()> {
    let markup = "<img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script> \
                  The council closed the bridge on 4 May 2021.";
    visit(&Host::start(), &of(markup), async |page| {
        page.shows("main", "<img src=x").await?;
        assert_ne!(page.driver.title().await?, "owned");
        assert!(page.driver.find_all(By::Css("main img, main script")).await?.is_empty());
        Ok(())
    })
    .await
}
