//! Laws that hold for any text, tried on naughty and on generated ones.

use factline::text::{CodePoints, Document, Span, Utf16};

#[path = "support/naughty.rs"]
mod naughty;

use naughty::{PIECES, Random};

#[test]
fn laws_hold_for_naughty_texts() {
    for piece in PIECES {
        check(piece);
        check(&piece.repeat(3));
        check(&format!("{piece} {piece}"));
        check(&format!("It was {piece}. So {piece}"));
    }
    for text in ["", " \n\t", "\u{feff}", "\u{10ffff}", "\u{e000}", "\r\n\r\n", ".\n.\n."] {
        check(text);
    }
}

#[test]
fn laws_hold_for_generated_texts() {
    let mut random = Random(0x5eed);
    for _ in 0..3_000 {
        let length = random.below(40);
        let mut text = String::new();
        for _ in 0..length {
            text += random.one_of(PIECES);
            text += random.one_of(&["", " ", " ", " "]);
        }
        check(&text);
    }
}

#[test]
fn long_texts_are_read_calmly() {
    let check_long = |piece: &str, count: usize| check(&piece.repeat(count));
    check_long("a", 200_000);
    check_long("a\n", 10_000);
    check_long("a.", 50_000);
    check_long("a:", 50_000);
    check_long("(", 50_000);
    check_long("(a) ", 20_000);
    check_long("“", 30_000);
    check_long("1-", 50_000);
    check_long("1.1", 30_000);
    check_long(". ", 50_000);
    check_long("' ", 50_000);
    check_long("x@", 50_000);
    check_long("1. The ", 10_000);
    check_long("Also Read:\n", 10_000);
    check_long("\u{301}", 50_000);
    check_long(" ", 200_000);
    check_long("The minister said it rained. ", 4_000);
}

/// Every law of a document.
fn check(text: &str) {
    let document = Document::read(text);
    let shown: String = text.chars().take(200).collect();
    assert_eq!(document, Document::read(text), "the same text gives the same document: {shown:?}");
    assert_eq!(document.text, text);

    let whole =
        |span: Span| !span.is_empty() && text.get(span.start()..span.end()).is_some_and(|words| words.trim() == words);
    let blank_between = |before: usize, after: usize| text.get(before..after).is_some_and(|gap| gap.trim().is_empty());

    let (mut end, mut sentence) = (0, 0);
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        assert!(whole(paragraph.span), "a paragraph is a trimmed stretch: {shown:?}");
        assert!(blank_between(end, paragraph.span.start()), "only white space between paragraphs: {shown:?}");
        assert_eq!(paragraph.sentences.start, sentence, "paragraphs hold the sentences in order: {shown:?}");
        assert!(!paragraph.sentences.is_empty(), "no paragraph without a sentence: {shown:?}");
        for sentence in document.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            assert_eq!(sentence.paragraph, index, "{shown:?}");
            assert!(paragraph.span.contains(sentence.span), "sentences lie in their paragraph: {shown:?}");
        }
        (end, sentence) = (paragraph.span.end(), paragraph.sentences.end);
    }
    assert!(blank_between(end, text.len()), "every letter is in a paragraph: {shown:?}");
    assert_eq!(sentence, document.sentences.len(), "{shown:?}");

    let (mut end, mut token) = (0, 0);
    for sentence in &document.sentences {
        assert!(whole(sentence.span), "a sentence is a trimmed stretch: {shown:?}");
        assert!(blank_between(end, sentence.span.start()), "only white space between sentences: {shown:?}");
        assert_eq!(sentence.tokens.start, token, "sentences hold the tokens in order: {shown:?}");
        assert_eq!(document.tokens_in(sentence.span), sentence.tokens, "{shown:?}");
        (end, token) = (sentence.span.end(), sentence.tokens.end);
    }
    assert_eq!(token, document.tokens.len(), "{shown:?}");

    let mut end = 0;
    for token in &document.tokens {
        assert!(whole(token.span), "a token is a trimmed stretch: {shown:?}");
        assert!(!document.str(token.span).contains(char::is_whitespace), "no white space in a token: {shown:?}");
        assert!(blank_between(end, token.span.start()), "only white space between tokens: {shown:?}");
        end = token.span.end();
    }
    assert!(blank_between(end, text.len()), "every letter is in a token: {shown:?}");

    let (points, units) = (CodePoints::new(text), Utf16::new(text));
    assert_eq!(points.at(text.len()), text.chars().count(), "{shown:?}");
    for token in document.tokens.iter().take(50) {
        assert_eq!(points.byte(points.at(token.span.start())), token.span.start(), "{shown:?}");
        assert_eq!(units.byte(units.at(token.span.end())), token.span.end(), "{shown:?}");
    }
}
