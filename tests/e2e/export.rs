//! What the page hands over: each form of file, and a card on the clipboard.

use crate::ARTICLE;
use crate::browser::visit;
use crate::host::Host;
use crate::sharing::handed_over;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[tokio::test]
async fn every_form_of_file_is_handed_over() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.press("Export").await?;
        let page_file = handed_over(page, "One page").await?;
        assert!(page_file.starts_with("<!doctype html>") && page_file.contains("factline.analysis/1"));
        let table = handed_over(page, "Statements (.csv)").await?;
        assert!(table.contains("\"Sentence\",\"Group\",\"Statement\"") && table.contains("coastguard"), "{table}");
        let markdown = handed_over(page, "Markdown").await?;
        assert!(markdown.starts_with("# ") && markdown.contains("## The text"), "{markdown}");
        let analysis: Value = serde_json::from_str(&handed_over(page, "JSON").await?).expect("it is JSON");
        assert_eq!(analysis.get("text"), Some(&json!(ARTICLE)));
        let notes: Value = serde_json::from_str(&handed_over(page, "Web Annotations").await?).expect("it is JSON");
        assert_eq!(notes.get("type"), Some(&json!("AnnotationPage")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_filters_show_is_a_table_of_its_own() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        page.press("Export").await?;
        assert!(page.driver.find_all(By::Css("dialog[open] .option")).await?.len() == 6, "nothing is filtered");
        page.keys(Key::Escape).await?;
        page.shows(".strip .count", "the coastguard").await?.click().await?;
        page.press("Export").await?;
        let some = handed_over(page, "Statements shown (.csv)").await?;
        assert_eq!(some.matches("\r\n").count(), 2, "{some}");
        assert!(some.contains("\"Statement\",\"Source\"") && some.contains(",\"the coastguard\","), "{some}");
        let all = handed_over(page, "Statements (.csv)").await?;
        assert!(4 < all.matches("\r\n").count() && all.contains("Haldane"), "{all}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_is_copied_with_its_sentence() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.run("navigator.clipboard.writeText = async words => { window.copied = words; };").await?;
        page.read(ARTICLE).await?;
        page.driver.find(By::Css(".card .cite")).await?.click().await?;
        page.shows(".toast", "Copied with its sentence").await?;
        let copied = page.run("return window.copied;").await?;
        let copied = copied.as_str().unwrap_or_default();
        assert!(
            copied.contains("> The ferry Kestrel ran aground near Oban on Tuesday, the coastguard said."),
            "{copied}"
        );
        assert!(copied.ends_with("sentence 1\n"), "{copied}");
        Ok(())
    })
    .await
}
