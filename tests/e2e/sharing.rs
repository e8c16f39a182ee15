//! The share sheet, and what becomes of what it makes: each way to share, the code, the file, the comparison, the way back.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::Host;
use crate::link::{of, opened};
use factline::cards::{View, view};
use factline::export::html::link_in;
use factline::models::Models;
use factline::share::{self, Mark, Shared};
use factline::text::Article;
use serde_json::json;
use thirtyfour::prelude::*;

const OWN: &str = "The mayor of Lorne opened the new pier on Monday.";

/// Opens the sheet and chooses a way; gives the link once it is made.
async fn share_by(page: &Page, way: &str) -> WebDriverResult<String> {
    page.press("Share").await?;
    choose(page, way).await?;
    link(page).await
}

pub(crate) async fn choose(page: &Page, way: &str) -> WebDriverResult<()> {
    page.shows("dialog[open] .way", way).await?.click().await
}

/// The link in the sheet, once nothing newer is being made.
async fn link(page: &Page) -> WebDriverResult<String> {
    page.find(Role::Textbox, "Link").await?;
    page.run("while (document.querySelector('dialog[open] .made button:disabled')) await new Promise(done => setTimeout(done, 20));")
        .await?;
    Ok(page.find(Role::Textbox, "Link").await?.value().await?.unwrap_or_default())
}

fn read(text: &str) -> View {
    view(&factline::analyze(&Article::new(text), &Models::default()))
}

/// A link that holds notes on the first open card, and no text.
pub(crate) fn notes(text: &str) -> String {
    let view = read(text);
    let first = view.cards.iter().position(|card| card.open).expect("there is an open card");
    let card = share::names(&view, text).get(first).copied().unwrap_or_default();
    let mark = Mark { card, note: "Ask the harbour office.".into(), ..Mark::default() };
    let shared = Shared { marks: vec![mark], ..Shared::new(Article::new(text)) };
    share::encode(&share::notes_only(&shared, &view), None).expect("it is short")
}

#[tokio::test]
async fn each_way_to_share_holds_what_it_says() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        let whole = share_by(page, "The whole annotated text").await?;
        assert_eq!(opened(&whole).article.text, ARTICLE);
        page.shows("dialog[open] .length", "arrive whole everywhere").await?;

        choose(page, "Chosen cards").await?;
        page.shows("dialog[open] legend", "Chosen: ").await?;
        page.find(Role::Textbox, "Where the article was published").await?.send_keys("https://example.org/a").await?;
        page.keys(Key::Tab).await?;
        let some = opened(&link(page).await?);
        assert!(!some.frozen.is_empty() && some.article.text.len() < ARTICLE.len());
        assert_eq!(some.article.source.as_deref(), Some("https://example.org/a"));

        page.press("None").await?;
        page.shows("dialog[open] .warning", "Nothing is chosen").await?;
        page.run("document.querySelector('dialog[open] .part input').click()").await?;
        let one = opened(&link(page).await?);
        assert_eq!(one.frozen.len(), 1);

        // The choice is kept.
        page.keys(Key::Escape).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.press("Share").await?;
        page.find(Role::Textbox, "Link").await?;
        let kept = page.run("return document.querySelector('dialog[open] .way:has(:checked)').innerText").await?;
        assert!(kept.as_str().is_some_and(|kept| kept.starts_with("Chosen cards")), "{kept}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_code_holds_the_link() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        share_by(page, "The whole annotated text").await?;
        page.press("QR code").await?;
        page.shows("dialog[open] figcaption", "camera").await?;
        let drawn = page.run("const svg = document.querySelector('svg.qr'); const [, , side] = svg.viewBox.baseVal ? [0, 0, svg.viewBox.baseVal.width] : []; return [side, svg.getBoundingClientRect().width, svg.querySelector('path').getAttribute('d').slice(0, 12)];").await?;
        assert!(drawn.get(0).and_then(serde_json::Value::as_f64).is_some_and(|side| 29.0 < side), "{drawn}");
        assert_eq!(drawn.get(2), Some(&json!("M4 4h7v1h-7z")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_as_a_file_opens_again() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        share_by(page, "The whole annotated text").await?;
        page.run(
            "window.made = new Promise(done => {
                const make = URL.createObjectURL;
                URL.createObjectURL = blob => { blob.text().then(done); return make.call(URL, blob); };
             });",
        )
        .await?;
        page.press("Download the page").await?;
        let file = page.run("return await window.made;").await?;
        let file = file.as_str().unwrap_or_default();
        assert!(file.contains("Not verified, not a fact check.") && !file.contains("<script>"));
        assert_eq!(opened(link_in(file).expect("the file holds its link")).article.text, ARTICLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_returns_to_the_readers_own_text() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.read(OWN).await?;
        let kept = page.run("return localStorage.getItem('factline.draft')").await?;
        page.run(&format!("location.hash = '{}'", of(ARTICLE))).await?;
        page.shows("main", "Sent by link").await?;
        page.shows("main", "Moira Haldane").await?;
        assert_eq!(page.run("return localStorage.getItem('factline.draft')").await?, kept, "the draft is as it was");
        page.driver.back().await?;
        page.shows("main .prose", OWN).await?;
        assert!(page.driver.find_all(By::Css(".sent")).await?.is_empty());
        assert_eq!(page.run("return localStorage.getItem('factline.draft')").await?, kept);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn notes_find_their_text() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(OWN).await?;
        page.run(&format!("location.hash = '{}'", notes(ARTICLE))).await?;
        page.shows("main", "One note came by link").await?;
        page.fill("The article", ARTICLE).await?;
        page.press("Place the notes").await?;
        page.shows("main", "Sent by link").await?;
        page.shows("main", "Moira Haldane").await?;
        page.press("Start my own").await?;
        let field = page.find(Role::Textbox, "Article").await?;
        assert_eq!(field.value().await?.as_deref(), Some(OWN));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_text_is_compared_with_its_original() -> WebDriverResult<()> {
    let sent = ARTICLE.replacen(" said", " denied", 1);
    assert_ne!(sent, ARTICLE);
    visit(&Host::start(), &of(&sent), async |page| {
        page.shows("main", " placed").await?;
        page.press("Compare with the original").await?;
        page.fill("The original article", ARTICLE).await?;
        page.find(Role::Button, "Compare").await?;
        page.run("[...document.querySelectorAll('.comparison button')].at(-1).click()").await?;
        page.shows(".differences del", "left out").await?;
        page.shows(".differences ins", "denied").await?;
        page.fill("The original article", &sent).await?;
        page.run("[...document.querySelectorAll('.comparison button')].at(-1).click()").await?;
        page.shows(".comparison", "Word for word the same").await?;
        Ok(())
    })
    .await
}
