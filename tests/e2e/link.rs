//! Opening links: whole, damaged, from elsewhere. Whatever comes, the reader's own text stays.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::correcting::FILL;
use crate::host::{Answer, Host};
use factline::cards::view;
use factline::models::Models;
use factline::share::{self, Priming, Shared};
use factline::text::Article;
use thirtyfour::prelude::*;

const OWN: &str = "The mayor of Lorne opened the new pier on Monday.";

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
    visit(&host, "", async |page| {
        page.read(OWN).await?;
        page.driver.goto("about:blank").await?;
        page.driver.goto(format!("{}{fragment}", host.page())).await?;
        look(page).await?;
        page.shows("main", OWN).await?;
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
        assert_eq!(field.value().await?.as_deref(), Some(OWN));
        page.press("Analyse").await
    })
    .await
}

#[tokio::test]
async fn who_opens_a_link_is_not_asked_for_a_text() -> WebDriverResult<()> {
    let host = Host::start().answering("_bg.wasm.packed", Answer::Held).answering(Priming::FILE, Answer::Held);
    visit(&host, &of(ARTICLE), async |page| {
        let waits = async |of: &str| {
            page.shows(of, "Opening the link").await?;
            let boxes = "return [...document.querySelectorAll('textarea')].filter(box => box.checkVisibility()).length";
            assert_eq!(page.run(boxes).await?, 0, "{of}");
            Ok::<(), WebDriverError>(())
        };
        // Before the code has come, and until what it needs has.
        waits("#shell").await?;
        host.mend();
        host.answer_from_now(Priming::FILE, Answer::Held);
        waits("body > main").await?;
        host.mend();
        page.shows("main", "Moira Haldane").await.map(drop)
    })
    .await?;
    // Whoever does not wait has a box of their own.
    let host = Host::start().answering(Priming::FILE, Answer::Held);
    visit(&host, &of(ARTICLE), async |page| {
        page.shows("main", "Opening the link").await?;
        page.press("Cancel").await?;
        page.find(Role::Textbox, "Article").await?;
        host.mend();
        Ok(())
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

#[tokio::test]
async fn a_draft_that_could_not_be_kept_is_there_on_the_way_back() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.run(FILL).await?;
        page.read(OWN).await?;
        page.run(&format!("location.hash = '{}'", of(ARTICLE))).await?;
        page.shows("main", "Moira Haldane").await?;
        page.press("Keep a copy").await?;
        page.shows(".toast", "Not saved").await?;
        page.driver.back().await?;
        page.shows("main .prose", OWN).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_sent_is_shown_where_its_sender_was() -> WebDriverResult<()> {
    // So much that text and cards both scroll.
    let text = [&"The mayor of Lorne opened a pier. ".repeat(60), "\n\n", ARTICLE].concat();
    let view = view(&factline::analyze(&Article::new(text.as_str()), &Models::default()));
    let last = view.cards.iter().rfind(|card| card.open).expect("there is an open card");
    let open_card = share::anchor(last);
    let link = share::encode(&Shared { open_card, ..Shared::new(Article::new(text)) }, None).expect("it is short");
    visit(&Host::start(), &link, async |page| {
        page.shows("main", " placed").await?;
        let within = |selector: &str, frame: &str| {
            format!(
                "await new Promise(done => setTimeout(done, 800));
                const place = document.querySelector('{selector}').getBoundingClientRect(), frame = {frame};
                return frame.top <= place.top && place.top < frame.bottom;"
            )
        };
        let panel = "document.querySelector('#fact-cards').getBoundingClientRect()";
        let window = "{ top: 0, bottom: innerHeight }";
        for (selector, frame) in [(".sentence[data-pinned=true]", window), (".card[data-pinned=true]", panel)] {
            assert_eq!(page.run(&within(selector, frame)).await?, true, "{selector}");
        }
        // The banner is out of sight, and its words are not.
        page.shows(".toast", "Not verified, not a fact check").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_link_goes_with_its_address() -> WebDriverResult<()> {
    let whole = of(ARTICLE);
    let cut = whole.get(..whole.len() / 2).unwrap_or_default();
    visit(&Host::start(), "", async |page| {
        page.read(OWN).await?;
        page.run(&format!("location.hash = '{cut}'")).await?;
        page.shows("[role=alert]", "incomplete").await?;
        page.driver.back().await?;
        page.run("while (!document.querySelector('.broken').hidden) await new Promise(done => setTimeout(done, 20));")
            .await?;
        page.run(&format!("location.hash = '{whole}'")).await?;
        page.shows("main", "Moira Haldane").await?;
        page.run(&format!("location.hash = '{cut}'")).await?;
        page.shows("[role=alert]", "incomplete").await?;
        page.press("Back to my text").await?;
        page.shows("main .prose", OWN).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_link_needs_is_asked_for_again() -> WebDriverResult<()> {
    let host = Host::start().answering(Priming::FILE, Answer::Missing);
    visit(&host, &of(ARTICLE), async |page| {
        page.shows("[role=alert]", "needs a part of Factline").await?;
        page.errors().await?; // The browser's own, of what was missing.
        host.mend();
        page.fill("Paste the link again", &of(ARTICLE)).await?;
        page.press("Open link").await?;
        page.shows("main", "Moira Haldane").await?;
        Ok(())
    })
    .await
}
