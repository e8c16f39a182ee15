//! The file that shows an article anywhere: all of its words, none of them as markup, and the way back into Factline.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use factline::cards::view;
use factline::export::html::{html, link_in};
use factline::export::{CardNote, Sheet};
use factline::models::Models;
use factline::share::{self, Shared};
use factline::text::Article;
use std::fs;
use std::path::Path;

fn file(text: &str) -> String {
    filled(text, &[], "", "", None)
}

/// The file of `text`, with notes, JSON, a link, and the same words as title and source.
fn filled(text: &str, notes: &[CardNote], json: &str, link: &str, head: Option<&str>) -> String {
    let view = view(&factline::analyze(&Article::new(text), &Models::default()));
    html(&Sheet { text, view: &view, title: head, source: head, published: None, notes, only: &[], json, link })
}

/// What is left of a file without its tags, its style and its data.
fn words(file: &str) -> String {
    let (_, body) = file.split_once("<main>").unwrap();
    let (text, _) = body.split_once("<section class=\"cards\"").unwrap();
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        // The number before a sentence is not of the article.
        rest = if tag.starts_with("a class=\"number\"") { after.split_once("</a> ").unwrap().1 } else { after };
    }
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        words = words.replace(entity, letter);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_word_of_the_article_is_there() {
    for name in ["accident-wire", "court-report", "feature-interview", "club"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/articles/{name}.txt"));
        let text = fs::read_to_string(path).unwrap();
        let file = file(&text);
        assert_eq!(words(&file), text.split_whitespace().collect::<Vec<_>>().join(" "), "{name}");
        assert!(file.contains("<h2>What the article says</h2>") && file.contains("<dt>"), "{name}");
        assert!(file.contains("Not verified, not a fact check."));
    }
}

#[test]
fn words_are_never_markup() {
    let text = "<script>alert(1)</script> \"A & B\" <img src=x onerror='y'> said the mayor of Lund on Monday.\u{1B}[0m";
    let note = CardNote { note: "</dd><b>loud</b>".into(), status: "To check".into(), ..CardNote::default() };
    let json = "{\"text\":\"</script><script>2\"}";
    let file = filled(text, &[note], json, "", Some("</title><script>1</script><i>Post</i>"));
    for markup in ["<script>", "<img", "<i>", "<b>", "\u{1B}", "</script><"] {
        assert!(!file.contains(markup), "{markup}");
    }
    assert!(file.contains("{\"text\":\"\\u003c/script>\\u003cscript>2\"}"));
}

#[test]
fn the_file_opens_again() {
    let text = "The bridge will open on 4 May, the harbour office said on Tuesday.";
    let shared = Shared::new(Article { source: Some("Post".into()), ..Article::new(text) });
    let link = share::encode(&shared, None).unwrap();
    let file = filled(text, &[], "", &link, None);
    assert_eq!(share::decode(link_in(&file).unwrap(), None), Ok(shared));
    assert_eq!(link_in("<!doctype html><title>Another page</title>"), None);
}

#[test]
fn an_empty_text_gives_a_whole_file() {
    let file = file("");
    assert!(file.starts_with("<!doctype html>") && file.ends_with("</html>\n"));
    assert!(file.contains("Nothing here stands out"));
}
