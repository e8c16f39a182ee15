//! Correcting a reading: the cards follow, nothing looks like what was read, everything is kept, undone and sent; and the
//! whole job by the keyboard alone.

use crate::ARTICLE;
use crate::browser::{DESK, Page, Role, visit};
use crate::host::Host;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Long enough for what is kept to be kept.
const WAIT: &str = "await new Promise(done => setTimeout(done, 700));";

/// Reads the article with all there is.
async fn read(page: &Page) -> WebDriverResult<()> {
    page.read(ARTICLE).await?;
    page.ready().await
}

/// Chooses the item with these words from a list.
pub(crate) async fn choose(page: &Page, list: &str, item: &str) -> WebDriverResult<()> {
    let script = format!(
        "const list = await (async () => {{
             for (;;) {{
                 const list = document.querySelector('{list}');
                 if (list) return list;
                 await new Promise(done => setTimeout(done, 20));
             }}
         }})();
         const at = [...list.options].findIndex(item => item.text === '{item}');
         if (at < 0) return [...list.options].map(item => item.text);
         list.selectedIndex = at;
         list.dispatchEvent(new Event('change', {{ bubbles: true }}));
         return at;"
    );
    let chosen = page.run(&script).await?;
    assert!(chosen.is_u64(), "{list} has no {item}: {chosen}");
    Ok(())
}

/// Looks at the mark with these words and opens what corrects it.
pub(crate) async fn open_mark(page: &Page, words: &str) -> WebDriverResult<()> {
    // From the first one on.
    page.run("document.activeElement.blur();").await?;
    page.keys(Key::Escape).await?;
    to_mark(page, words).await
}

/// The same from where the focus is outside fields, by keys alone.
async fn to_mark(page: &Page, words: &str) -> WebDriverResult<()> {
    for _ in 0..30 {
        page.keys("e").await?;
        let here = page.run("return document.querySelector('.mention mark')?.textContent ?? '';").await?;
        if here == json!(words) {
            page.keys("c").await?;
            page.shows(".correct-fields", "What it is").await?;
            let place = "const { top, bottom } = document.querySelector('.mention').getBoundingClientRect();";
            let in_window = page.run(&format!("{place} return 0 <= top && bottom <= innerHeight;")).await?;
            assert_eq!(in_window, json!(true), "what corrects {words} stands in the window");
            return Ok(());
        }
    }
    panic!("no mark says {words}");
}

/// Opens what corrects the first card.
pub(crate) async fn open_card(page: &Page) -> WebDriverResult<()> {
    page.shows(".card summary", "Correct this card").await?.click().await?;
    page.shows(".card .check-fields", "Who says it").await.map(drop)
}

/// Presses a key on the page, outside fields.
async fn key(page: &Page, key: &str, shift: bool) -> WebDriverResult<Value> {
    let script = format!(
        "document.activeElement.blur();
         document.body.dispatchEvent(new KeyboardEvent('keydown',
             {{ key: '{key}', ctrlKey: true, shiftKey: {shift}, bubbles: true }}));"
    );
    page.run(&script).await
}

#[tokio::test]
async fn a_source_is_set_taken_back_and_done_again() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        let first = page.cards().await?[0].text().await?;
        assert!(first.contains("the coastguard"), "{first}");
        open_card(page).await?;
        choose(page, "#card-0-source", "the article itself").await?;
        page.shows(".card", "Stated, no source given").await?;
        let told = page.shows(".card .changed-by", "changed by you").await?;
        assert!(told.is_displayed().await?);
        page.shows(".card .note", "Factline read: According to the coastguard").await?;
        // The counts follow: nobody says it any more.
        page.run("while (document.querySelector('.strip')?.textContent.includes('the coastguard')) await new Promise(done => setTimeout(done, 20));").await?;
        key(page, "z", false).await?;
        page.shows(".strip", "the coastguard").await?;
        key(page, "Z", true).await?;
        page.shows(".card", "Stated, no source given").await?;
        choose(page, "#card-0-source", "as read").await?;
        page.shows(".strip", "the coastguard").await?;
        assert!(!page.cards().await?[0].text().await?.contains("changed by"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn names_and_dates_are_corrected_where_they_stand() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        open_mark(page, "Lorne Ferries").await?;
        choose(page, "#correct-kind", "place").await?;
        page.shows(".mention-label", "place: Lorne Ferries").await?;
        page.shows(".mention .changed-by", "changed by you").await?;
        page.press("Who").await?;
        page.shows(".entry .changed-by", "changed by you").await?;

        open_mark(page, "March 2023").await?;
        page.fill("Date", "spring").await?;
        page.keys(Key::Enter).await?;
        page.shows("[role=alert]", "Write it as").await?;
        page.fill("Date", "2022-03").await?;
        page.keys(Key::Enter).await?;
        page.shows(".mention-label", "March 2022").await?;
        page.press("Dates").await?;
        page.shows(".timeline", "March 2022").await?;
        page.shows(".timeline .changed-by", "changed by you").await?;

        // Bounds are words of the text, or they are refused.
        open_mark(page, "Moira Haldane").await?;
        page.fill("Its words", "Admiral Moira Haldane").await?;
        page.keys(Key::Enter).await?;
        page.shows("[role=alert]", "Only words of the text").await?;
        page.fill("Its words", "Captain Moira Haldane").await?;
        page.keys(Key::Enter).await?;
        page.shows(".mention-label", "Captain Moira Haldane").await?;
        // Two are one, and one is two.
        open_mark(page, "Haldane").await?;
        page.press("Not one with the others").await?;
        page.press("Who").await?;
        page.run("while (![...document.querySelectorAll('.entry-name')].some(name => name.textContent === 'Haldane')) await new Promise(done => setTimeout(done, 20));").await?;
        open_mark(page, "Haldane").await?;
        choose(page, "#correct-same", "Captain Moira Haldane").await?;
        page.run("while ([...document.querySelectorAll('.entry-name')].some(name => name.textContent === 'Haldane')) await new Promise(done => setTimeout(done, 20));").await?;
        // All of it stands in one list, each with a way back.
        page.press("Notes").await?;
        page.shows(".group", "“Lorne Ferries” is a place").await?;
        page.press("Take back").await?;
        page.press("Who").await?;
        page.shows(".entry", "Lorne Ferries").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cards_are_added_and_dropped() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        let before = page.cards().await?.len();
        open_card(page).await?;
        page.press("Drop the card").await?;
        page.run(&format!("while (document.querySelectorAll('.cards > .card').length === {before}) await new Promise(done => setTimeout(done, 20));")).await?;
        key(page, "z", false).await?;
        page.run(&format!("while (document.querySelectorAll('.cards > .card').length !== {before}) await new Promise(done => setTimeout(done, 20));")).await?;
        // Words that are typed, found in the text.
        page.keys("c").await?;
        page.fill("Words of the text", "a new timetable").await?;
        page.keys(Key::Enter).await?;
        page.shows("[role=alert]", "Only words of the text").await?;
        page.fill("Words of the text", "delay the new timetable").await?;
        page.keys(Key::Enter).await?;
        page.press("Make it a card").await?;
        let added = page.shows(".cards > .card", "delay the new timetable").await?.text().await?;
        assert!(added.contains("added by you") && added.contains("may"), "{added}");
        Ok(())
    })
    .await
}

/// Sets a source, a kind and a mark.
async fn lay(page: &Page) -> WebDriverResult<()> {
    open_card(page).await?;
    choose(page, "#card-0-source", "the article itself").await?;
    page.shows(".card", "Stated, no source given").await?;
    open_mark(page, "Lorne Ferries").await?;
    choose(page, "#correct-kind", "place").await?;
    page.shows(".mention-label", "place: Lorne Ferries").await.map(drop)
}

#[tokio::test]
async fn corrections_and_undo_survive_a_reload_and_an_edit() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        lay(page).await?;
        page.run(WAIT).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        page.shows(".card", "Stated, no source given").await?;
        page.shows(".card .changed-by", "changed by you").await?;
        page.press("Notes").await?;
        page.shows(".group", "“Lorne Ferries” is a place").await?;
        // What was done before the reload is undone after it, and done again.
        key(page, "z", false).await?;
        page.run("while (document.getElementById('panel').textContent.includes('is a place')) await new Promise(done => setTimeout(done, 20));").await?;
        key(page, "Z", true).await?;
        page.shows(".group", "“Lorne Ferries” is a place").await?;
        // In an edited text they find their words again, or are lost and say so.
        page.press("Edit text").await?;
        let edited = format!("Two ships met off the coast on Monday. {}", ARTICLE.replace("Lorne Ferries", "Arran Lines"));
        page.fill("Article", &edited).await?;
        page.press("Done").await?;
        page.press("Notes").await?;
        page.shows(".lost", "Lost").await?;
        page.press("Statements").await?;
        let card = page.shows(".card", "ran aground").await?.text().await?;
        assert!(card.contains("Stated, no source given") && card.contains("changed by you"), "{card}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_edited_text_comes_back() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        let edit = async |from: &str, to: &str| {
            page.press("Edit text").await?;
            page.fill("Article", &ARTICLE.replace(from, to)).await?;
            page.press("Done").await?;
            page.shows("main .prose", to).await
        };
        edit("Kestrel", "Buzzard").await?;
        page.shows(".toast", "The text is changed").await?;
        key(page, "z", false).await?;
        page.shows("main .prose", "Kestrel").await?;
        key(page, "Z", true).await?;
        page.shows("main .prose", "Buzzard").await?;
        // A box that was opened and left as it was is no step.
        page.press("Edit text").await?;
        page.press("Done").await?;
        key(page, "z", false).await?;
        page.shows("main .prose", "Kestrel").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_second_tab_sees_what_the_first_corrects() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        let first = page.driver.window().await?;
        let address = page.driver.current_url().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.look(DESK).await?;
        page.driver.goto(address.as_str()).await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        lay(page).await?;
        page.run(WAIT).await?;
        page.driver.switch_to_window(first).await?;
        page.shows(".card", "Stated, no source given").await?;
        page.press("Notes").await?;
        page.shows(".group", "“Lorne Ferries” is a place").await?;
        Ok(())
    })
    .await
}

/// Fills what the browser keeps for the page to the last letter.
pub(crate) const FILL: &str = "let piece = 'x'.repeat(1 << 20), at = 0;
    while (piece.length) {
        try { localStorage.setItem('filler' + at++, piece); } catch { piece = piece.slice(1 + piece.length / 2); }
    }";

#[tokio::test]
async fn a_full_storage_is_told_and_nothing_stops() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        read(page).await?;
        page.run(FILL).await?;
        open_card(page).await?;
        choose(page, "#card-0-source", "the article itself").await?;
        page.shows(".card", "Stated, no source given").await?;
        page.shows("[role=alert]", "Not saved").await?;
        page.shows(".toast", "Not saved").await?;
        // Once there is room, all of it is kept.
        page.run("Object.keys(localStorage).filter(key => key.startsWith('filler')).forEach(key => localStorage.removeItem(key));")
            .await?;
        open_mark(page, "Oban").await?;
        choose(page, "#correct-kind", "organisation").await?;
        page.shows(".mention-label", "organisation: Oban").await?;
        assert!(page.driver.find_all(By::Css(".unsaved")).await?.is_empty(), "it is saved again");
        page.run(WAIT).await?;
        page.driver.refresh().await?;
        page.shows(".card", "Stated, no source given").await?;
        Ok(())
    })
    .await
}

/// Presses Tab until the focus is on something with these words.
async fn tab_to(page: &Page, words: &str) -> WebDriverResult<()> {
    let focused = "const on = document.activeElement;
        const own = on.matches('button, summary') ? on.textContent : on.labels?.[0]?.firstChild.textContent;
        return [on.getAttribute('aria-label'), own].filter(Boolean).join(' ');";
    let mut seen = Vec::new();
    for _ in 0..200 {
        page.keys(Key::Tab).await?;
        let on = page.run(focused).await?.as_str().unwrap_or_default().to_owned();
        if on.contains(words) {
            return Ok(());
        }
        seen.push(on.chars().take(40).collect::<String>());
    }
    panic!("Tab does not lead to {words}: {seen:?}");
}

/// Paste, read, jump, correct, add, mark, filter, share, reopen: no pointer.
#[tokio::test]
async fn the_keyboard_does_the_whole_job() -> WebDriverResult<()> {
    let host = Host::start();
    let mut link = String::new();
    visit(&host, "", async |page| {
        page.ready().await?;
        tab_to(page, "Article").await?;
        page.keys(ARTICLE).await?;
        page.keys(Key::Control + "a").await?;
        page.keys(Key::Control + "x").await?;
        page.keys(Key::Control + "v").await?;
        tab_to(page, "Analyse").await?;
        page.keys(Key::Enter).await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        // To the first card and its sentence.
        page.focused("section").await?;
        page.keys("j").await?;
        page.focused("article").await?;
        tab_to(page, "sentence 1").await?;
        page.keys(Key::Enter).await?;
        // Another source.
        tab_to(page, "Correct this card").await?;
        page.keys(Key::Enter).await?;
        tab_to(page, "Who says it").await?;
        page.keys("the article").await?;
        page.shows(".card", "Stated, no source given").await?;
        page.shows(".card .changed-by", "changed by you").await?;
        // A card of words that had none.
        tab_to(page, "Drop the card").await?;
        page.keys("c").await?;
        page.focused("input").await?;
        page.keys("delay the new timetable").await?;
        page.keys(Key::Enter).await?;
        page.focused("button").await?;
        tab_to(page, "Make it a card").await?;
        page.keys(Key::Enter).await?;
        page.shows(".cards > .card", "delay the new timetable").await?;
        // What was found out about it.
        page.focused("section").await?;
        page.keys("j").await?;
        page.focused("article").await?;
        tab_to(page, "Put on the check sheet").await?;
        page.keys(Key::Enter).await?;
        tab_to(page, "Status").await?;
        page.keys("Source").await?;
        tab_to(page, "Note").await?;
        page.keys("The log says 16:20.").await?;
        page.shows(".check summary", "Source found").await?;
        // Only what is softened; and everything again.
        tab_to(page, "Take off the sheet").await?;
        page.keys(Key::Escape).await?;
        tab_to(page, "More filters").await?;
        page.keys(Key::Enter).await?;
        tab_to(page, "Softened").await?;
        page.keys(Key::Enter).await?;
        page.shows(".chip", "Softened").await?;
        page.keys(Key::Enter).await?;
        // The link.
        page.keys("s").await?;
        link = page.find(Role::Textbox, "Link").await?.value().await?.unwrap_or_default();
        Ok(())
    })
    .await?;
    visit(&host, "", async |page| {
        // A link in the box is opened, not read.
        page.ready().await?;
        tab_to(page, "Article").await?;
        page.keys(&link).await?;
        tab_to(page, "Open link").await?;
        page.keys(Key::Enter).await?;
        page.shows("main", "Sent by link").await?;
        page.shows("main", " placed").await?;
        page.focused("section").await?;
        let first = page.shows(".card", "ran aground").await?.text().await?;
        assert!(first.contains("Stated, no source given") && first.contains("changed by the sender"), "{first}");
        let added = page.shows(".cards > .card", "delay the new timetable").await?.text().await?;
        assert!(added.contains("added by the sender"), "{added}");
        tab_to(page, "Statements").await?;
        for _ in 0..4 {
            page.keys(Key::Right).await?;
            page.run("await new Promise(requestAnimationFrame);").await?;
        }
        page.shows(".checked", "The log says 16:20.").await?;
        // The reader's own corrections are told apart from the sender's.
        to_mark(page, "Lorne Ferries").await?;
        page.focused("select").await?;
        page.keys(Key::Down).await?;
        page.shows(".mention .changed-by", "changed by you").await?;
        // And the reader's own text is as empty as it was.
        tab_to(page, "Start my own").await?;
        page.keys(Key::Enter).await?;
        assert_eq!(page.focused("textarea").await?.value().await?.as_deref(), Some(""));
        Ok(())
    })
    .await
}
