//! The states of working with a text: correcting it, sending it, opening what was sent, laying two side by side.

use crate::access::check;
use crate::browser::Role;
use crate::correcting::{choose, open_card, open_mark};
use crate::host::{Answer, Host};
use crate::{ARTICLE, link, second, sharing};
use factline::share::Priming;
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_link_in_the_box() -> WebDriverResult<()> {
    check("a link in the box", &Host::start(), "", async |page| {
        page.fill("Article", &format!("Look: https://example.org/{}", link::of(ARTICLE))).await?;
        page.find(Role::Button, "Open link").await.map(drop)
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
async fn link_opened() -> WebDriverResult<()> {
    check("link opened", &Host::start(), &link::of(ARTICLE), async |page| {
        page.shows("main", "Sent by link").await?;
        page.shows("main", " placed").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn link_opening() -> WebDriverResult<()> {
    let host = Host::start().answering(Priming::FILE, Answer::Held);
    check("link opening", &host, &link::of(ARTICLE), async |page| {
        page.shows("main", "Opening the link").await.map(drop)
    })
    .await?;
    host.mend();
    Ok(())
}

#[tokio::test]
async fn link_broken() -> WebDriverResult<()> {
    let whole = link::of(ARTICLE);
    check("link broken", &Host::start(), whole.get(..60).unwrap_or(&whole), async |page| {
        page.shows("[role=alert]", "incomplete").await.map(drop)
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
