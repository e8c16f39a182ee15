//! Laws of what is read and shown, over news-like sentences put together at random and over naughty text.

#![expect(clippy::indexing_slicing, reason = "an index that is out of range fails the test, as it should")]

#[path = "support/naughty.rs"]
mod naughty;

use factline::cards::{self, FieldKind};
use factline::claims::{Group, VoiceKind};
use factline::text::{Article, SentenceKind, Span};
use naughty::{PIECES, Random};

const SOURCES: &[&str] = &[
    "Police",
    "The ministry",
    "Maria Lopez",
    "A spokesman for the airline",
    "Officials",
    "Reuters",
    "The study",
    "She",
    "Nobody",
    "Neither side",
    "Two people familiar with the matter",
    "Mr Osei, the mayor of Leeds,",
];
const SAYS: &[&str] = &[
    "said",
    "told reporters that",
    "denied that",
    "said on Monday that",
    "has not said whether",
    "found that",
    "called it",
    "reportedly believes",
    "warned that",
    "was told that",
];
const CLAIMS: &[&str] = &[
    "the bridge may have been mined",
    "three people did not return",
    "the firm sold 40% of its shares in May",
    "he appeared to be asleep",
    "the dam, which was built in 1961, failed",
    "no evidence was found",
    "the army left Kyiv on 3 March 2022",
    "prices rose",
    "it will open next year",
    "the gift was “a disgrace”",
];
const TAILS: &[&str] = &[
    ".",
    ", police said.",
    ", according to a report.",
    ", citing two officials.",
    " and the mayor resigned.",
    ", but she said it was too early.",
    ", a court heard on Tuesday.",
    ", signalling a change.",
    "; the price is unknown.",
    "\u{201d}",
    "?",
    ", if the vote fails.",
    ", he said, \u{201c}and that is all.\u{201d}",
];

#[test]
fn laws_hold_for_sentences_put_together() {
    let mut random = Random(0xfac7);
    for _ in 0..1_500 {
        let mut text = String::new();
        for _ in 0..=random.below(4) {
            let parts: [&[&str]; 4] = [SOURCES, SAYS, CLAIMS, TAILS];
            let from = random.below(3);
            for (index, pieces) in parts.iter().enumerate().skip(from) {
                text += if index == 3 || text.is_empty() { "" } else { " " };
                text += random.one_of(pieces);
            }
            text += random.one_of(&["", " ", "\n\n"]);
        }
        check(&text);
    }
}

#[test]
fn laws_hold_for_naughty_text() {
    let mut random = Random(7);
    for piece in PIECES {
        check(&format!("Police said {piece} on Monday, and {piece} did not."));
    }
    for _ in 0..400 {
        let text: Vec<&str> = (0..random.below(30)).map(|_| random.one_of(PIECES)).collect();
        check(&text.join(" "));
    }
}

#[test]
fn long_texts_are_read_calmly() {
    for (piece, count) in [
        ("a\n", 10_000),
        ("said: ' ", 5_000),
        ("“ ", 10_000),
        ("The minister said it rained, and it may not. ", 2_000),
        ("Putin met Xi in Moscow on Monday. ", 2_000),
        ("and ", 20_000),
        ("$3 ", 10_000),
    ] {
        check(&piece.repeat(count));
    }
}

/// Every law of an analysis and its view.
fn check(text: &str) {
    let article = Article::new(text);
    let analysis = factline::analyze(&article, &factline::models::Models::none());
    let shown: String = text.chars().take(300).collect();
    assert_eq!(
        analysis,
        factline::analyze(&article, &factline::models::Models::none()),
        "the same text reads the same twice: {shown:?}"
    );
    let sentences = &analysis.document.sentences;
    let claims = &analysis.claims;
    assert_eq!(claims.groups.len(), sentences.len(), "each sentence is in one group: {shown:?}");

    for claim in &claims.claims {
        let sentence = &sentences[claim.sentence];
        let inside = |span: Span| sentence.span.contains(span) && !span.is_empty();
        assert_eq!(sentence.kind, SentenceKind::Body, "only article text is read: {shown:?}");
        assert!(inside(claim.span), "a claim lies in its sentence: {shown:?}");
        assert!(
            !claim.heading.is_empty() && claim.heading.iter().all(|span| inside(*span)),
            "so does its heading: {shown:?}"
        );
        assert!(claim.heading.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "in text order: {shown:?}");
        let held = |cue: Span| !sentence.span.contains(cue) || claim.heading.iter().any(|span| span.contains(cue));
        let cues = claim.softeners.iter().chain(&claim.negation).chain(&claim.voice.source).chain(&claim.voice.cue);
        for &cue in cues {
            assert!(held(cue), "the heading holds {:?}: {shown:?}", cue.of(text));
        }
        assert!(claim.softeners.iter().chain(&claim.negation).all(|span| inside(*span)), "{shown:?}");
        let frame = &claim.frame;
        let fields = frame.subject.iter().chain(&frame.predicate).copied();
        assert!(
            fields.chain(frame.arguments.iter().map(|one| one.span)).all(inside),
            "fields lie in the sentence: {shown:?}"
        );
        assert!((0.0..=1.0).contains(&claim.rank), "{shown:?}");
        assert!(!claim.open || claims.groups[claim.sentence] == Group::Check, "open cards are to check: {shown:?}");
        assert!(
            claim.voice.kind != VoiceKind::Named || claim.voice.source.is_some(),
            "a named source is shown: {shown:?}"
        );
    }
    for thread in &claims.threads {
        let open = thread.claims.iter().filter(|claim| claims.claims[**claim].open).count();
        assert!(open < 2 && 1 < thread.claims.len(), "one open card a thread: {shown:?}");
    }

    let view = cards::view(&analysis);
    let marks: Vec<Span> = view.marks.iter().map(|mark| mark.span).collect();
    let whole = Span::new(0, text.len());
    let runs: String = cards::runs(whole, &marks).iter().map(|run| run.span.of(text)).collect();
    assert_eq!(runs, text, "runs concatenate to the text");
    for card in view.cards.iter().filter(|card| card.open) {
        let voices = card.fields.iter().filter(|field| matches!(field.kind, FieldKind::According | FieldKind::Unnamed));
        for field in voices {
            let words: String = field.spans.iter().map(|span| span.of(text)).collect();
            let plain = |words: &str| words.split_whitespace().collect::<String>();
            assert!(plain(&field.value).contains(&plain(&words)), "a source is shown in its own words: {shown:?}");
        }
    }
}
