//! Bringing text in: with its form, as a file, from other pages and apps. Nothing of it is ever asked for by address.

use crate::browser::{Page, Role, visit};
use crate::host::Host;
use serde_json::json;
use thirtyfour::prelude::*;

/// What a browser copies of a page: looks, a list, a link, a picture that must not load, a script that must not run.
const COPIED: &str = "<meta charset='utf-8'><style>p { color: red }</style><h1>Dam works  stop</h1>
    <p style='font: 9px x'>By <b>Ines Marro</b>, <time datetime='2024-02-18T09:00:00Z'>3 hours ago</time></p>
    <p>The ministry said that <a href='http://elsewhere.test/x'>340 workers</a> left<br>the Orla dam.</p>
    <ul><li>Two engineers resigned.</li><li><p>The union met on Monday.</p></li></ul><ol><li>One</li><li>Two</li></ol>
    <img src='http://elsewhere.test/i.png' onerror='document.title = 1'><script>document.title = 2</script>
    <table><tr><td>Workers</td><td>340</td></tr></table>";

const AS_TEXT: &str = "Dam works stop\n\nBy Ines Marro, 18 February 2024\n\nThe ministry said that 340 workers left\nthe Orla dam.\n\n\
    • Two engineers resigned.\n• The union met on Monday.\n\n1. One\n2. Two\n\nWorkers | 340";

/// Pastes markup, and the same as plain text, onto what `selector` finds.
async fn paste(page: &Page, selector: &str, markup: &str, plain: &str) -> WebDriverResult<()> {
    let script = format!(
        "const data = new DataTransfer();
         data.setData('text/html', {}); data.setData('text/plain', {});
         const target = document.querySelector('{selector}'); target.focus();
         target.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));",
        json!(markup),
        json!(plain)
    );
    page.run(&script).await.map(drop)
}

async fn in_the_box(page: &Page) -> WebDriverResult<String> {
    Ok(page.find(Role::Textbox, "Article").await?.value().await?.unwrap_or_default())
}

/// Waits until the box holds something.
async fn filled(page: &Page) -> WebDriverResult<String> {
    page.run("while (!document.querySelector('#article')?.value) await new Promise(done => setTimeout(done, 20));")
        .await?;
    in_the_box(page).await
}

#[tokio::test]
async fn a_rich_paste_keeps_paragraphs_and_lists() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.find(Role::Textbox, "Article").await?;
        page.run("while (document.getElementById('shell')) await new Promise(done => setTimeout(done, 20));").await?;
        paste(page, "#article", COPIED, "Dam works stop").await?;
        assert_eq!(filled(page).await?, AS_TEXT);
        // Elsewhere on the page it is read at once. Markup that holds less than the plain text is not believed.
        paste(page, "body", "<p>Dam", "The mayor of Lorne opened the new pier on Monday.").await?;
        page.shows("main .prose", "opened the new pier").await?;
        page.press("New text").await?;
        assert_ne!(page.driver.title().await?, "2");
        // The looks and the script that came along are refused, and the browser says so.
        let errors = page.errors().await?;
        assert!(errors.iter().all(|error| error.contains("Content Security Policy")), "{errors:?}");
        Ok(())
    })
    .await
}

/// Chooses a file in the page's box for files.
async fn choose(page: &Page, name: &str, kind: &str, text: &str) -> WebDriverResult<()> {
    page.run("while (document.getElementById('shell')) await new Promise(done => setTimeout(done, 20));").await?;
    let script = format!(
        "const data = new DataTransfer();
         data.items.add(new File([{}], '{name}', {{ type: '{kind}' }}));
         const chosen = document.querySelector('.file input'); chosen.files = data.files;
         chosen.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        json!(text)
    );
    page.run(&script).await.map(drop)
}

#[tokio::test]
async fn a_saved_page_gives_its_article_alone() -> WebDriverResult<()> {
    let paragraphs =
        "<p>The ferry Kestrel ran aground near Oban on Tuesday, the coastguard said. Captain Moira Haldane told \
        reporters that all 84 passengers were taken off by lifeboat before dark.</p>"
            .repeat(4);
    let saved = format!(
        "<!doctype html><html><head><title>All 84 saved from Kestrel | Lorne News</title>
         <link rel='canonical' href='https://lorne.example/ferry'><meta property='article:published_time' content='2024-02-20T08:00:00+02:00'>
         <meta name='author' content='Ada Reyes'><script>document.title = 'owned'</script></head>
         <body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Ferry aground</h1>{paragraphs}</article>
         <aside>Subscribe to our newsletter</aside><footer>All rights reserved</footer></body></html>"
    );
    visit(&Host::start(), "", async |page| {
        choose(page, "ferry.html", "text/html", &saved).await?;
        page.shows("main .prose", "ran aground near Oban").await?;
        page.shows("main .prose", "By Ada Reyes").await?;
        page.shows("main", "20 February 2024").await?;
        let text = page.run("return document.querySelector('main .prose').innerText").await?;
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains("Ferry aground"), "{text}");
        for other in ["All 84 saved", "Sport", "newsletter", "All rights reserved", "owned"] {
            assert!(!text.contains(other), "{other}: {text}");
        }
        page.press("Share").await?;
        let source = page.find(Role::Textbox, "Where the article was published").await?;
        assert_eq!(source.value().await?.as_deref(), Some("https://lorne.example/ferry"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn markdown_comes_without_its_signs() -> WebDriverResult<()> {
    let written = "---\ntitle: \"Dam works stop\"\n---\n\nThe *ministry* said that [340 workers](https://x.example) left on **4 May 2021**.\n\n\
        ## The union\n\n- Two engineers resigned.\n- snake_case stays\n";
    visit(&Host::start(), "", async |page| {
        choose(page, "dam.md", "", written).await?;
        page.shows("main .prose", "The ministry said that 340 workers left on 4 May 2021.").await?;
        page.press("Edit text").await?;
        let text = in_the_box(page).await?;
        assert_eq!(
            text,
            "Dam works stop\n\nThe ministry said that 340 workers left on 4 May 2021.\n\nThe union\n\n• Two engineers resigned.\n• snake_case stays"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_bookmark_hands_over_what_was_selected() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.read("The mayor of Lorne opened the new pier on Monday.").await?;
        page.press("Help").await?;
        let bookmark = page.run("return document.querySelector('dialog[open] a.button').href").await?;
        let bookmark = bookmark.as_str().unwrap_or_default().strip_prefix("javascript:").expect("it is a bookmark").to_owned();
        // Run as on another page, with its selection; the address that it opens is followed here.
        let opened = page
            .run(&format!(
                "let opened; const getSelection = () => 'The ferry Kestrel ran aground near Oban & Ulva on Tuesday.';
                 const document = {{ title: 'Ferry aground' }}; const location = {{ href: 'https://lorne.example/ferry?a=1#b' }};
                 const open = address => {{ opened = address; }}; {}; return opened;",
                percent_decoded(&bookmark)
            ))
            .await?;
        let opened = opened.as_str().unwrap_or_default().to_owned();
        assert!(opened.starts_with(&format!("{}#paste=", host.page())), "{opened}");
        page.driver.goto("about:blank").await?;
        page.driver.goto(opened).await?;
        page.shows(".sent", "Handed over by another page or app").await?;
        page.shows("main .prose", "near Oban & Ulva on Tuesday.").await?;
        assert_eq!(page.driver.current_url().await?.as_str(), host.page(), "the address holds it no longer");
        page.press("Make it my text").await?;
        page.run("while (document.querySelector('.sent')) await new Promise(done => setTimeout(done, 20));").await?;
        page.driver.refresh().await?;
        page.shows("main .prose", "near Oban & Ulva on Tuesday.").await?;
        // The text before is on the shelf.
        page.press("New text").await?;
        page.shows(".recent", "opened the new pier").await?;
        Ok(())
    })
    .await
}

fn percent_decoded(script: &str) -> String {
    [("%22", "\""), ("%20", " "), ("%3E", ">"), ("%3C", "<"), ("%7B", "{"), ("%7D", "}")]
        .iter()
        .fold(script.to_owned(), |script, (code, sign)| script.replace(code, sign))
}

#[tokio::test]
async fn other_apps_share_text_through_the_service_worker() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.ready().await?;
        page.run("await navigator.serviceWorker.ready;").await?;
        page.driver.refresh().await?;
        page.find(Role::Textbox, "Article").await?;
        let answer = page
            .run(
                "const form = new FormData(); form.set('title', 'Ferry'); form.set('text', 'It ran aground on Tuesday.');
                 const answer = await fetch('./', { method: 'POST', body: form, redirect: 'manual' });
                 return answer.type;",
            )
            .await?;
        assert_eq!(answer, json!("opaqueredirect"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_alone_is_not_opened() -> WebDriverResult<()> {
    visit(&Host::start(), "#paste=https%3A%2F%2Felsewhere.test%2Fa&title=Ferry", async |page| {
        page.shows(".toast", "Factline opens no addresses").await?;
        assert_eq!(in_the_box(page).await?, "");
        Ok(())
    })
    .await
}
