//! A text that is drawn piece by piece: nothing is missing in the end, and what is asked for before is there at once.

use crate::ARTICLE;
use crate::browser::{Page, visit};
use crate::host::Host;
use crate::report::report;
use serde_json::json;
use thirtyfour::prelude::*;

/// The last sentence, in which a word stands that stands nowhere else.
const LAST: &str = "Ottoline Fenwick closed the gate of the harbour on Friday.";

/// Waits until a script's value is true.
async fn holds(page: &Page, value: &str) -> WebDriverResult<()> {
    let wait = "await new Promise(done => setTimeout(done, 50))";
    page.run(&format!("for (let at = 0; at < 200 && !({value}); at += 1) {wait};")).await?;
    assert_eq!(page.run(&format!("return {value};")).await?, json!(true), "{value}");
    Ok(())
}

#[tokio::test]
async fn a_long_text_is_drawn_whole() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.ready().await?;
        page.fill("Article", &format!("{}\n\n{LAST}", report(60_000))).await?;
        page.press("Analyse").await?;
        holds(page, "/ placed/.test(document.querySelector('main').textContent)").await?;
        // Its end is gone to before all of it is drawn.
        page.keys("/").await?;
        page.focused("input").await?;
        page.keys("Ottoline").await?;
        page.shows(".find-count", "1 of 1").await?;
        holds(page, "[...document.querySelectorAll('.sentence')].at(-1).dataset.visited === 'true'").await?;
        holds(page, "CSS.highlights.get('here')?.size === 1").await?;
        let place = "document.querySelector('[data-visited=\"true\"]').getBoundingClientRect()";
        holds(page, &format!("0 <= {place}.top && {place}.bottom <= innerHeight")).await?;
        page.keys(Key::Escape).await?;
        let told = "Number(document.querySelector('#group-check .tally').textContent.split(' ')[0].replace(',', ''))";
        holds(page, &format!("document.querySelectorAll('.cards > .card').length === {told}")).await?;
        // What the marks show changes to the end, too.
        page.run("document.querySelector('.choice button:last-of-type').click();").await?;
        holds(page, "[...document.querySelectorAll('.sentence')].at(-1).querySelectorAll('mark').length > 1").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cards_are_printed_beside_their_paragraphs() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.run("dispatchEvent(new Event('beforeprint'));").await?;
        holds(
            page,
            "document.querySelectorAll('.margin .card').length === document.querySelectorAll('.cards > .card').length",
        )
        .await?;
        let beside = "[...document.querySelectorAll('.margin .card')].every((note) => {
            const number = note.querySelector('.to-sentence').textContent.split(' ').at(-1);
            const paragraph = note.closest('.prose > *');
            return [...paragraph.querySelectorAll('.number')].some((shown) => shown.textContent === number);
        })";
        holds(page, beside).await?;
        page.run("dispatchEvent(new Event('afterprint'));").await?;
        holds(page, "!document.querySelector('.margin')").await?;
        Ok(())
    })
    .await
}
