//! The main job: paste, read the cards, go to a sentence and back, share, open what was shared elsewhere.

use crate::ARTICLE;
use crate::browser::{Page, Role, visit};
use crate::host::Host;
use serde_json::json;
use thirtyfour::prelude::*;

/// What a reader sees: the text and the cards.
async fn seen(page: &Page) -> WebDriverResult<(String, Vec<String>)> {
    let text = page.find(Role::Region, "Article text").await?.text().await?;
    let mut cards = Vec::new();
    for card in page.cards().await? {
        cards.push(card.text().await?);
    }
    Ok((text, cards))
}

/// The button of a card that leads to its sentence, and the sentence's number.
async fn way_to_sentence(card: &WebElement) -> WebDriverResult<(WebElement, u32)> {
    let button = card.query(By::Tag("button")).with_text(|text: &str| text.contains("sentence ")).first().await?;
    let text = button.text().await?;
    let number = text.split("sentence ").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    Ok((button, number.expect("a sentence has a number")))
}

#[tokio::test]
async fn an_article_is_pasted_read_shared_and_opened_elsewhere() -> WebDriverResult<()> {
    let host = Host::start();
    let (mut link, mut sent) = (String::new(), (String::new(), Vec::new()));
    visit(&host, "", async |page| {
        page.read(ARTICLE).await?;
        let cards = page.cards().await?;
        assert!((1..=5).contains(&cards.len()), "a handful of cards: {}", cards.len());
        for card in &cards {
            let (button, number) = way_to_sentence(card).await?;
            button.click().await?;
            let sentence = page.find(Role::Button, &format!("Card of sentence {number}")).await?;
            assert_eq!(in_sight(page, &sentence).await?, json!(true), "sentence {number} comes into view");
            assert_eq!(sentence.attr("aria-expanded").await?.as_deref(), Some("true"));
        }
        page.press("Share").await?;
        link = page.find(Role::Textbox, "Link").await?.value().await?.unwrap_or_default();
        page.keys(Key::Escape).await?;
        sent = seen(page).await?;
        Ok(())
    })
    .await?;
    let fragment = link.strip_prefix(&host.page()).expect("the link is this page's");
    visit(&host, fragment, async |page| {
        page.shows("main", "Sent by link").await?;
        page.shows("main", " placed").await?;
        assert_eq!(seen(page).await?, sent, "the same text and the same cards");
        Ok(())
    })
    .await
}

async fn in_sight(page: &Page, element: &WebElement) -> WebDriverResult<serde_json::Value> {
    let script = "const { top, bottom } = arguments[0].getBoundingClientRect();
                  return 0 <= top && bottom <= innerHeight && document.elementFromPoint(
                      arguments[0].getBoundingClientRect().left + 2, (top + bottom) / 2) === arguments[0];";
    Ok(page.driver.execute(script, vec![element.to_json()?]).await?.json().clone())
}

#[tokio::test]
async fn a_sentence_leads_to_its_card() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        for card in page.cards().await? {
            let (_, number) = way_to_sentence(&card).await?;
            let sentence = page.find(Role::Button, &format!("Card of sentence {number}")).await?;
            if sentence.attr("aria-expanded").await?.as_deref() == Some("false") {
                sentence.click().await?;
            }
            let details = sentence.attr("aria-details").await?.expect("it names its card");
            assert_eq!(Some(details), card.id().await?);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keyboard_does_it_all() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.find(Role::Textbox, "Article").await?.focus().await?;
        page.keys(ARTICLE).await?;
        page.keys(Key::Tab).await?;
        assert_eq!(page.driver.active_element().await?.text().await?, "Analyse", "the button comes after the box");
        page.keys(Key::Enter).await?;
        page.shows("main", " placed").await?;
        // What was read takes the focus. To a card, to its sentence, and back.
        page.focused("section").await?;
        page.keys("j").await?;
        let card = page.focused("article").await?;
        let (button, number) = way_to_sentence(&card).await?;
        page.keys(Key::Tab).await?;
        assert_eq!(page.driver.active_element().await?, button, "the first stop in a card leads to its sentence");
        page.keys(Key::Enter).await?;
        let sentence = page.find(Role::Button, &format!("Card of sentence {number}")).await?;
        assert_eq!(sentence.attr("aria-expanded").await?.as_deref(), Some("true"));
        // The share sheet opens, holds the focus, and gives it back.
        page.keys("s").await?;
        page.find(Role::Textbox, "Link").await?;
        page.keys(Key::Escape).await?;
        assert!(page.driver.find_all(By::Css("dialog[open]")).await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_text_is_there_again_after_a_reload() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        let before = seen(page).await?.0;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        assert_eq!(seen(page).await?.0, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn odd_texts_are_read_calmly() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        let lines = "a\n".repeat(2_000);
        for text in ["word", "🙂🙂🙂", "\u{202e}مرحبا بالعالم\u{7}", "“never closed, she said", lines.as_str()]
        {
            page.read(text).await?;
            page.press("New text").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_comes_first_is_told_once() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.run("localStorage.removeItem('factline.hinted');").await?;
        page.read(ARTICLE).await?;
        page.shows(".toasts", "Press a number").await?;
        page.driver.find(By::Css("button.number")).await?.click().await?;
        let gone = "while (document.querySelector('.toast')) await new Promise(done => setTimeout(done, 20));";
        page.run(gone).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        assert!(page.driver.find_all(By::Css(".toast")).await?.is_empty(), "it is said again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_earlier_text_is_forgotten_and_brought_back() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.ready().await?;
        for text in ["The mayor of Lorne opened the pier on Monday.", "The council of Oban closed the school in May."] {
            page.read(text).await?;
            page.press("New text").await?;
        }
        let year = page.run("return String(new Date().getFullYear());").await?;
        page.shows(".recents li", year.as_str().unwrap_or_default()).await?;
        page.press("Forget: The mayor of Lorne").await?;
        let left = "return [...document.querySelectorAll('.recent-title')].map(title => title.textContent);";
        page.shows(".toasts", "Forgotten").await?;
        assert_eq!(page.run(left).await?, json!(["The council of Oban closed the school in May."]));
        page.press("Undo").await?;
        page.shows(".recent-title", "The mayor of Lorne").await.map(drop)
    })
    .await
}
