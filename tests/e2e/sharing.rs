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
    let host = Host::start();
    let mut file = String::new();
    visit(&host, "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        share_by(page, "The whole annotated text").await?;
        file = handed_over(page, "Download the page").await?;
        assert!(file.contains("Not verified, not a fact check.") && !file.contains("<script>"));
        assert_eq!(opened(link_in(&file).expect("the file holds its link")).article.text, ARTICLE);
        let (_, json) =
            file.split_once("<script type=\"application/json\" id=\"factline-analysis\">").expect("it holds JSON");
        let (json, _) = json.split_once("</script>").expect("which ends");
        let json: serde_json::Value = serde_json::from_str(json).expect("and is whole");
        assert_eq!(json.get("text"), Some(&json!(ARTICLE)));
        Ok(())
    })
    .await?;
    let give = |how: &str| {
        format!(
            "const data = new DataTransfer();
                 data.items.add(new File([{}], 'page.html', {{ type: 'text/html' }})); {how}",
            json!(file)
        )
    };
    for how in [
        "const chosen = document.querySelector('.file input'); chosen.files = data.files;
         chosen.dispatchEvent(new Event('change', { bubbles: true }));",
        "window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
    ] {
        visit(&host, "", async |page| {
            page.find(Role::Textbox, "Article").await?;
            page.ready().await?;
            page.run(&give(how)).await?;
            page.shows("main", "Sent by link").await?;
            page.shows("main", "Moira Haldane").await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Presses the button and gives what the page hands over as a file.
pub(crate) async fn handed_over(page: &Page, button: &str) -> WebDriverResult<String> {
    page.run(
        "window.made = new Promise(done => {
            const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(done); URL.createObjectURL = make; return make.call(URL, blob); };
         });",
    )
    .await?;
    page.press(button).await?;
    Ok(page.run("return await window.made;").await?.as_str().unwrap_or_default().to_owned())
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
        page.shows("main", "Notes sent by link").await?;
        page.shows("main", "Moira Haldane").await?;
        page.press("Start my own").await?;
        let field = page.find(Role::Textbox, "Article").await?;
        assert_eq!(field.value().await?.as_deref(), Some(OWN));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn notes_on_another_article_say_so() -> WebDriverResult<()> {
    visit(&Host::start(), &notes(ARTICLE), async |page| {
        page.fill("The article", OWN).await?;
        page.press("Place the notes").await?;
        page.shows(".sent [role=alert]", "The note finds no place in this text").await?;
        page.press("Paste another text").await?;
        page.fill("The article", ARTICLE).await?;
        page.press("Place the notes").await?;
        page.shows("main", "Moira Haldane").await?;
        page.shows(".sent", "laid on the text that you pasted").await?;
        assert!(page.driver.find_all(By::Css(".sent [role=alert]")).await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_systems_share_sheet_gets_title_and_link() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.run("navigator.share = async data => { window.given = data; };").await?;
        page.read(ARTICLE).await?;
        let link = share_by(page, "The whole annotated text").await?;
        page.press("Send with").await?;
        assert_eq!(page.run("return window.given.url;").await?, json!(link));
        assert!(page.run("return window.given.title;").await?.as_str().is_some_and(|title| title.contains("Kestrel")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_text_too_long_for_chats_goes_as_a_file_or_in_parts() -> WebDriverResult<()> {
    // Words that nothing foretells: what repeats itself makes a short link.
    let mut seed = 7_u32;
    let mut word = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("{:x}", seed >> 4)
    };
    let long: Vec<String> =
        (0..480).map(|_| format!("Ada {} met Bo {} on Monday, {} and {}.", word(), word(), word(), word())).collect();
    visit(&Host::start(), "", async |page| {
        page.read(&long.join("\n\n")).await?;
        page.press("Share").await?;
        page.shows("dialog[open] .warning", "works in browsers, not in chats").await?;
        page.shows("dialog[open] .warning .primary", "Download the page").await?;
        page.run("[...document.querySelectorAll('dialog[open] .warning button')].at(-1).click()").await?;
        page.shows("dialog[open] legend", "Chosen: 1 of 480").await?;
        let some = opened(&link(page).await?);
        // The one with the first open card; which that is, is not what is tested here.
        let place = long.iter().position(|paragraph| *paragraph == some.article.text).expect("a whole paragraph");
        assert_eq!(some.excerpt.iter().map(|&number| number as usize).collect::<Vec<_>>(), [place + 1]);
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

/// A link that opens with the sentences to be sorted first.
pub(crate) fn guess_first(text: &str) -> String {
    let shared = Shared { guess: true, ..Shared::new(Article::new(text)) };
    share::encode(&shared, None).expect("it is short")
}

#[tokio::test]
async fn a_class_guesses_before_it_sees_the_cards() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Share").await?;
        page.shows("dialog[open] .way", "Guess first").await?.click().await?;
        page.run("await new Promise(done => setTimeout(done, 300));").await?;
        let sent = link(page).await?;
        assert!(opened(&sent).guess);
        Ok(())
    })
    .await?;
    visit(&Host::start(), &guess_first(ARTICLE), async |page| {
        page.shows("h2", "Sort the sentences first").await?;
        assert!(page.driver.find_all(By::Css(".card, mark, .strip, .number")).await?.is_empty(), "nothing is told yet");
        page.shows(".guess h3", "The ferry Kestrel").await?;
        page.shows(".to-sort li .line-number", "1").await?;
        page.run("document.querySelectorAll('.to-sort li')[1].querySelectorAll('button')[2].click()").await?;
        // What was sorted outlives a reload, before it is revealed and after.
        page.driver.refresh().await?;
        page.shows(".to-sort button[aria-pressed=true]", "No source given").await?;
        page.press("Show what Factline read").await?;
        page.shows(".beside", "Factline").await?;
        page.driver.refresh().await?;
        page.shows(".beside", "Factline").await?;
        let beside = page
            .run("return [...document.querySelectorAll('.beside')].map(pair => pair.innerText.split('\\n'));")
            .await?;
        let told = ["You", "–", "Factline", "To check", "According to: the coastguard"];
        assert_eq!(beside.get(0), Some(&json!(told)), "{beside}");
        assert_eq!(beside.get(1).and_then(|pair| pair.get(1)), Some(&json!("No source given")));
        // In the words of its card.
        assert_eq!(
            beside.get(4).and_then(|pair| pair.get(4)),
            Some(&json!("Source: Stated, no source given; Softened: “may”")),
            "{beside}"
        );
        page.press("Go on to the cards").await?;
        page.shows("main", " placed").await?;
        assert_eq!(page.run("return scrollY").await?, json!(0));
        page.shows(".sent", "Sent by link").await.map(drop)
    })
    .await
}
