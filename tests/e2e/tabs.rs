//! What stands beside the text: who is named, sources, the check sheet; filters that combine; words found in the text.

use crate::ARTICLE;
use crate::browser::{DESK, PHONE, Page, visit};
use crate::host::Host;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The texts of the visible elements that `selector` finds.
async fn texts(page: &Page, selector: &str) -> WebDriverResult<Vec<String>> {
    let mut texts = Vec::new();
    for element in page.driver.find_all(By::Css(selector)).await? {
        if element.is_displayed().await? {
            texts.push(element.text().await?);
        }
    }
    Ok(texts)
}

/// The words that are lit under a name.
async fn lit(page: &Page, name: &str) -> WebDriverResult<Value> {
    let frames = "await new Promise(done => setTimeout(done, 400));";
    page.run(&format!("{frames} return [...(CSS.highlights.get('{name}') ?? [])].map(String);")).await
}

/// Opens the first thing that `selector` finds with these words in it.
async fn open(page: &Page, selector: &str, words: &str) -> WebDriverResult<()> {
    page.shows(selector, words).await?.click().await
}

#[tokio::test]
async fn a_name_is_gone_through_and_filtered_for() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.press("Who").await?;
        open(page, ".entry summary", "Moira Haldane").await?;
        let place = page.driver.find(By::Css(".entry[open] svg")).await?.attr("aria-label").await?;
        assert_eq!(place.as_deref(), Some("Mentioned in sentences 2 and 3"));
        assert_eq!(lit(page, "found").await?, json!(["Moira Haldane", "Haldane"]));
        page.keys("e").await?;
        assert_eq!(lit(page, "here").await?, json!(["Moira Haldane"]));
        page.keys("e").await?;
        assert_eq!(lit(page, "here").await?, json!(["Haldane"]));
        page.keys("E").await?;
        assert_eq!(lit(page, "here").await?, json!(["Moira Haldane"]));
        let listed = texts(page, ".entry[open] .statements .line-number").await?;
        assert!(listed.contains(&"2".to_owned()) && listed.contains(&"3".to_owned()), "{listed:?}");
        page.press("Show only").await?;
        page.shows(".chip", "Moira Haldane").await?;
        page.press("Statements").await?;
        for card in page.cards().await? {
            assert!(card.text().await?.contains("Haldane"));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_sources_agree_with_the_strip() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        // "the coastguard 1" above the text, "the coastguard / named source / 1 sentence" on the tab.
        let script = "const text = element => element.textContent.trim();
            const facts = [...document.querySelectorAll('.strip .fact')].slice(0, 2);
            const strip = facts.flatMap(fact => [...fact.querySelectorAll('.count')]).map(text);
            document.getElementById('tab-sources').click();
            await new Promise(requestAnimationFrame);
            const rows = [...document.querySelectorAll('.entry')].filter(row => row.querySelector('.entry-sort').textContent);
            const name = row => text(row.querySelector('.entry-name')).replace(/^“|”$/g, '');
            const count = row => parseInt(text(row.querySelector('.tally')));
            return [strip, rows.map(row => `${name(row)} ${count(row)}`)];";
        let both = page.run(script).await?;
        assert_eq!(both[0], both[1]);
        assert!(both[0].as_array().is_some_and(|sources| 2 <= sources.len()), "{both}");
        let said = texts(page, ".entry .statements .line-words").await?;
        assert!(said.iter().any(|words| words.contains("all 84 passengers were taken off")), "{said:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn filters_combine_and_are_taken_off() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        let all = page.cards().await?.len();
        open(page, ".more-filters summary", "More filters").await?;
        page.press("Named source").await?;
        let named = page.cards().await?.len();
        page.press("Negated").await?;
        page.shows(".filtered", "1 sentence shown").await?;
        assert_eq!(texts(page, ".chip").await?.len(), 2);
        assert!(page.cards().await?.len() <= 1 && named <= all);
        page.press("Remove filter: Negated").await?;
        assert_eq!(page.cards().await?.len(), named);
        page.press("Show everything").await?;
        assert_eq!(page.cards().await?.len(), all);
        assert!(texts(page, ".chip").await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_the_bar_leads_to_each_tab() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.look(PHONE).await?;
        page.read(ARTICLE).await?;
        for (label, shown) in [("Sources", "the coastguard"), ("Names", "Moira Haldane"), ("Dates", "March 2023")] {
            page.run(&format!("[...document.querySelectorAll('.bottom-bar button')].find(button => button.textContent === '{label}').click()")).await?;
            page.shows("#panel", shown).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn dates_that_date_no_event_are_told_apart() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(&[ARTICLE, "\nThe new timetable will start on 4 June 2031."].concat()).await?;
        page.ready().await?;
        page.press("Dates").await?;
        page.shows(".timeline h3", "Other dates").await?;
        page.shows(".timeline h3 ~ ol", "4 June 2031").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn words_are_found_in_the_text() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.keys("/").await?;
        page.focused("input").await?;
        page.keys("haldane").await?;
        page.shows(".find-count", "1 of 2").await?;
        assert_eq!(lit(page, "found").await?, json!(["Haldane", "Haldane"]));
        page.keys(Key::Enter).await?;
        page.shows(".find-count", "2 of 2").await?;
        page.keys(Key::Enter).await?;
        page.shows(".find-count", "1 of 2").await?;
        page.fill("Find in the text", "glacier").await?;
        page.shows(".find-count", "Not in the text").await?;
        page.keys(Key::Escape).await?;
        page.focused("section").await?;
        assert_eq!(lit(page, "found").await?, json!([]));
        Ok(())
    })
    .await
}

/// Puts the first card on the check sheet.
pub(crate) async fn check_first(page: &Page) -> WebDriverResult<()> {
    open(page, ".card .check summary", "Put on the check sheet").await?;
    let choose = "const box = document.querySelector('.card .check select');
        box.selectedIndex = 1; box.dispatchEvent(new Event('change'));";
    page.run(choose).await?;
    page.fill("Note", "The log says 16:20.").await?;
    page.fill("Initials", "mk").await
}

#[tokio::test]
async fn the_check_sheet_is_kept_undone_and_found_again_in_an_edited_text() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        check_first(page).await?;
        page.shows(".card .check-fields", "Kept in this browser as you type").await?;
        page.shows(".check summary", "Source found").await?;
        page.run("await new Promise(done => setTimeout(done, 600));").await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        page.press("Notes").await?;
        page.shows(".sheet-head", "1 statement on the sheet: 1 Source found").await?;
        let before = page.shows(".checked", "The log says 16:20.").await?.text().await?;
        assert!(before.starts_with('1') && before.contains("mk") && before.contains("According to"), "{before}");

        // A sentence more before it: it is found again, with its new number.
        page.press("Edit text").await?;
        page.fill("Article", &format!("Two ships met off the coast on Monday. {ARTICLE}")).await?;
        page.press("Done").await?;
        page.shows(".checked", "The log says 16:20.").await?;
        page.run(
            "while (document.querySelector('.checked .line-number')?.textContent !== '2')
                      await new Promise(done => setTimeout(done, 20));",
        )
        .await?;
        // Without its sentence it is lost, and kept.
        page.press("Edit text").await?;
        page.fill("Article", "Two ships met off the coast on Monday, the port office said.").await?;
        page.press("Done").await?;
        page.shows(".lost", "not in this text").await?;
        page.shows(".checked", "The log says 16:20.").await?;

        page.press("Take off the sheet").await?;
        page.shows("main", "Nothing is on the check sheet").await?;
        page.press("Undo").await?;
        page.shows(".checked", "The log says 16:20.").await?;
        Ok(())
    })
    .await
}

/// Waits until the first row of the table names this sentence.
async fn numbered(page: &Page, number: &str) -> WebDriverResult<()> {
    let script = format!(
        "while (document.querySelector('.checked .line-number')?.textContent !== '{number}')
             await new Promise(done => setTimeout(done, 20));"
    );
    page.run(&script).await.map(drop)
}

#[tokio::test]
async fn undoing_after_an_edit_leaves_a_check_on_its_statement() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        check_first(page).await?;
        page.press("Edit text").await?;
        page.fill("Article", &format!("Two ships met off the coast on Monday. {ARTICLE}")).await?;
        page.press("Done").await?;
        page.press("Notes").await?;
        numbered(page, "2").await?;
        // First the text comes back, then what was written last: each stands on its statement.
        let undo = "document.activeElement.blur();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));";
        for _ in 0..2 {
            page.run(undo).await?;
            numbered(page, "1").await?;
            let row = page.shows(".checked", "ran aground").await?.text().await?;
            assert!(!row.contains("Two ships"), "{row}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_keep_what_each_lays_on_one_text() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        let wait = "await new Promise(done => setTimeout(done, 700));";
        let first = page.driver.window().await?;
        let address = page.driver.current_url().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.look(DESK).await?;
        page.driver.goto(address.as_str()).await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        check_first(page).await?;
        page.run(wait).await?;
        page.driver.switch_to_window(first).await?;
        page.press("Notes").await?;
        page.shows(".checked", "The log says 16:20.").await?;
        // What this tab keeps next holds it too.
        page.press("Statements").await?;
        page.keys("j").await?;
        page.press("Edit text").await?;
        page.press("Done").await?;
        page.run(wait).await?;
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.press("Notes").await?;
        page.shows(".checked", "The log says 16:20.").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_written_is_undone_by_a_key() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        check_first(page).await?;
        page.driver.find(By::Css("h1")).await?.click().await?;
        let undo = "document.activeElement.blur();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));";
        let fields = "return [...document.querySelector('.card .check-fields').querySelectorAll('textarea, input')]
            .map(field => field.value);";
        assert_eq!(page.run(fields).await?, json!(["", "The log says 16:20.", "mk"]));
        page.run(undo).await?;
        assert_eq!(page.run(fields).await?, json!(["", "The log says 16:20.", ""]));
        page.run(undo).await?;
        assert_eq!(page.run(fields).await?, json!(["", "", ""]));
        page.run(undo).await?;
        page.shows(".card .check summary", "Put on the check sheet").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_arrow_keys_turn_the_tabs() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.press("Statements").await?;
        let mut seen = Vec::new();
        for key in [Key::Right, Key::Right, Key::Right, Key::Right, Key::Right, Key::End, Key::Home, Key::Left] {
            page.keys(key).await?;
            page.run("await new Promise(requestAnimationFrame);").await?;
            let tab = page.focused("button").await?;
            assert_eq!(tab.attr("aria-selected").await?.as_deref(), Some("true"));
            seen.push(tab.id().await?.unwrap_or_default());
        }
        let tabs = ["who", "dates", "sources", "notes", "second", "second", "statements", "second"];
        assert_eq!(seen, tabs.map(|tab| format!("tab-{tab}")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_that_the_reader_selects_become_a_statement() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        let select = "getSelection().selectAllChildren(document.querySelectorAll('.sentence .words')[1]);";
        page.run(select).await?;
        page.press("Put on the check sheet").await?;
        let row = page.shows(".checked", "Captain Moira Haldane told reporters").await?.text().await?;
        assert!(row.starts_with('2') && row.contains("Chosen by the reader") && row.contains("To check"), "{row}");
        page.driver.refresh().await?;
        page.shows("main", " placed").await?;
        page.press("Notes").await?;
        page.shows(".checked", "Captain Moira Haldane told reporters").await?;
        // A sentence that was gone to, by the keys alone.
        page.press("Sources").await?;
        page.shows(".statements .line", "ran aground").await?.click().await?;
        page.keys("a").await?;
        page.shows(".sheet-head", "2 statements on the sheet").await?;
        page.press("Undo").await?;
        page.shows(".sheet-head", "1 statement on the sheet").await?;
        Ok(())
    })
    .await
}
