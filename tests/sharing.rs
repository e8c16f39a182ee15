//! What a link carries besides the text: marks, notes, cards as the sender saw them, corrections; and how little it takes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use factline::cards::{View, view};
use factline::corrections::{Anchor, Correction, Corrections, MentionKind};
use factline::models::Models;
use factline::share::{self, FrozenCard, Mark, Priming, Shared, Status};
use factline::text::{Article, Span};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static PRIMING: LazyLock<Option<Priming>> =
    LazyLock::new(|| Priming::read(include_bytes!("../priming/link-2.priming")));

const STATUSES: [Status; 4] = [Status::ToCheck, Status::SourceFound, Status::NotConfirmed, Status::SetAside];

fn article(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/articles/{name}.txt"));
    fs::read_to_string(file).unwrap()
}

fn read(text: &str) -> View {
    view(&factline::analyze(&Article::new(text), &Models::default()))
}

fn link(shared: &Shared) -> String {
    share::encode(shared, PRIMING.as_ref()).unwrap()
}

#[track_caller]
fn travels(shared: &Shared) -> usize {
    let link = link(shared);
    assert_eq!(share::decode(&link, PRIMING.as_ref()).as_ref(), Ok(shared));
    link.len()
}

/// Marks on so many cards, spread over the whole view, with statuses of every kind.
fn marks(view: &View, text: &str, count: usize) -> Vec<Mark> {
    let names = share::names(view, text);
    let mut marks: Vec<Mark> = (0..count)
        .map(|index| Mark {
            card: names[index * names.len() / count],
            status: STATUSES[index * 7 % 4],
            ..Mark::default()
        })
        .collect();
    marks.sort_by_key(|mark| mark.card.sentence);
    marks
}

#[test]
fn marks_notes_and_cards_are_small() {
    let mut worst = [0; 3];
    for name in ["accident-wire", "court-report", "earnings", "feature-interview", "political-analysis", "science-news"]
    {
        let text = article(name);
        let view = read(&text);
        let bare = Shared::new(Article::new(text.clone()));
        let length = travels(&bare);
        let more = |shared: &Shared| travels(shared) - length;

        let marked = more(&Shared { marks: marks(&view, &text, 14), ..bare.clone() });

        let mut noted = marks(&view, &text, 1);
        noted[0].note = "Asked the press office on Tuesday; they will call back soon.".into();
        assert_eq!(noted[0].note.chars().count(), 60);
        let noted = more(&Shared { marks: noted, ..bare.clone() });

        let open = view.cards.iter().filter(|card| card.open);
        let frozen: Vec<FrozenCard> = open.take(5).map(FrozenCard::of).collect();
        let pinned = more(&Shared { frozen, ..bare.clone() });

        for (worst, more) in worst.iter_mut().zip([marked, noted, pinned]) {
            *worst = more.max(*worst);
        }
    }
    let [marked, noted, pinned] = worst;
    assert!(marked <= 30 && noted <= 45 && pinned <= 60, "14 marks {marked}, a note {noted}, 5 pinned cards {pinned}");
}

fn in_text_order(view: &View) -> Vec<FrozenCard> {
    let mut cards: Vec<FrozenCard> = view.cards.iter().map(FrozenCard::of).collect();
    cards.sort_by_key(|card| card.heading.first().copied());
    cards
}

#[test]
fn everything_laid_on_the_text_travels() {
    for name in ["court-report", "ferry", "science-news"] {
        let text = article(name);
        let view = read(&text);
        let mut marks = marks(&view, &text, 6);
        marks[1].source = "https://example.org/records/2025/117".into();
        marks[1].initials = "MK".into();
        marks[3].note = "“Not so,” says the clerk.\nCall again – Friday.".into();
        let at = |span: Span| Anchor::of(&text, span).unwrap();
        let [one, other] = [0, 1].map(|index| at(view.marks[index].span));
        let list = vec![
            Correction::Mention { at: one.clone(), kind: MentionKind::Organisation },
            Correction::NoMention { at: other.clone() },
            Correction::Bounds { was: one.clone(), is: at(view.sentences[0].span) },
            Correction::Same { one: one.clone(), other: other.clone() },
            Correction::Apart { one, other: other.clone() },
            Correction::Date { at: other.clone(), value: "2025-03".into() },
            Correction::Card { at: at(view.sentences[2].span) },
            Correction::NoCard { at: other },
        ];
        let shared = Shared {
            marks,
            corrections: Corrections { list },
            frozen: in_text_order(&view),
            digest: Some(share::digest(&view)),
            marks_shown: true,
            open_card: share::anchor(&view.cards[0]),
            ..Shared::new(Article { title: Some("A title".into()), ..Article::new(text.clone()) })
        };
        travels(&shared);
    }
}

#[test]
fn a_mark_finds_its_card_or_is_lost() {
    let text = article("court-report");
    let view = read(&text);
    let all = marks(&view, &text, view.cards.len());
    let placed = share::place(&all, &view, &text);
    for (mark, place) in all.iter().zip(&placed) {
        assert_eq!(share::names(&view, &text)[place.unwrap()], mark.card);
    }
    // A card that reads otherwise today: its sentence has one, but not with these words.
    let mut changed = view.clone();
    let first = &mut changed.cards[0];
    let span = first.heading[0];
    first.heading = vec![Span::new(span.start(), span.start() + 12).trimmed(&text)];
    assert_eq!(share::place(&all[..1], &changed, &text), [None]);
    // A sentence that is not there any more.
    let gone = Mark { card: share::CardName { sentence: 9_999, check: 0 }, ..Mark::default() };
    assert_eq!(share::place(&[gone], &view, &text), [None]);
}

#[test]
fn notes_alone_find_the_text_again() {
    let text = article("science-news");
    let view = read(&text);
    let mut all = marks(&view, &text, 5);
    all[2].note = "The journal has it on page 9.".into();
    let shared =
        Shared { marks: all, ..Shared::new(Article { source: Some("The Post".into()), ..Article::new(text.clone()) }) };
    let alone = share::notes_only(&shared, &view);
    assert!(alone.article.text.is_empty() && alone.marks.iter().all(|mark| !mark.quote.is_empty()));
    let length = travels(&alone);
    assert!(length < 600, "{length}");

    // Pasted from elsewhere: with a line above it, and straight quotation marks.
    let pasted = format!("The Post, page one.\n\n{}", text.replace(['“', '”'], "\"").replace('’', "'"));
    let there = read(&pasted);
    let heading = |view: &View, text: &str, card: usize| {
        let words: Vec<&str> = view.cards[card].heading.iter().map(|span| span.of(text)).collect();
        words.join(" ").replace(['“', '”'], "\"").replace('’', "'")
    };
    let before = share::place(&shared.marks, &view, &text);
    let after = share::place(&alone.marks, &there, &pasted);
    let mut found = 0;
    for (before, after) in before.iter().zip(&after) {
        let Some(after) = after else { continue };
        found += 1;
        assert_eq!(heading(&view, &text, before.unwrap()), heading(&there, &pasted, *after));
    }
    assert!(4 <= found, "{after:?}");
    // Another article holds none of it.
    let other = article("ferry");
    assert_eq!(share::place(&alone.marks, &read(&other), &other), [None; 5]);
}

/// What was chosen is seen as the sender saw it: read alone, sentences may say something else, or look like headings.
#[test]
fn chosen_cards_are_seen_as_they_were() {
    for name in ["accident-wire", "court-report", "earnings", "ferry", "trial"] {
        let text = article(name);
        let whole = read(&text);
        let open: Vec<usize> = (0..whole.cards.len()).filter(|&card| whole.cards[card].open).collect();
        let chosen = share::chosen(&Shared::new(Article::new(text.clone())), &whole, &open);
        let chosen = share::decode(&link(&chosen), PRIMING.as_ref()).unwrap();
        let mut alone = read(&chosen.article.text);
        share::as_sent(&mut alone, &chosen);
        let words = |view: &View, text: &str, card: usize| {
            let card = &view.cards[card];
            let heading: Vec<String> = card.heading.iter().map(|span| span.of(text).to_owned()).collect();
            let fields: Vec<_> = card.fields.iter().map(|field| (field.kind, field.value.clone())).collect();
            (heading, fields, view.sentences[card.sentence as usize].number)
        };
        let mut seen: Vec<_> = (0..alone.cards.len())
            .filter(|&card| alone.cards[card].open)
            .map(|card| words(&alone, &chosen.article.text, card))
            .collect();
        seen.sort();
        let mut expected: Vec<_> = open.iter().map(|&card| words(&whole, &text, card)).collect();
        expected.sort();
        assert_eq!(seen, expected, "{name}");
        assert_eq!(chosen.article.published, whole.published, "{name}: the line that told the day stayed behind");
        let counted: u32 = alone.strip.groups.iter().map(|&(_, count)| count).sum();
        assert_eq!(counted as usize, alone.sentences.len(), "{name}");
        for (index, sentence) in alone.sentences.iter().enumerate() {
            assert!(sentence.cards.iter().all(|&card| alone.cards[card as usize].sentence as usize == index));
        }
    }
}

#[test]
fn paragraphs_keep_what_is_laid_on_them() {
    let text = article("court-report");
    let view = read(&text);
    let shared = Shared { marks: marks(&view, &text, 8), ..Shared::new(Article::new(text.clone())) };
    let part = share::paragraphs(&shared, &view, &[1, 3]);
    travels(&part);
    let alone = read(&part.article.text);
    assert_eq!(alone.paragraphs.len(), 2);
    let mut shown = alone.clone();
    share::as_sent(&mut shown, &part);
    let open = |view: &View| view.cards.iter().filter(|card| card.open).count();
    assert_eq!(open(&shown), open(&alone), "paragraphs are read like any text");
    let placed = share::place(&part.marks, &alone, &part.article.text);
    assert!(!placed.is_empty() && placed.iter().all(Option::is_some), "{placed:?}");
    assert!(!share::paragraphs(&shared, &view, &[]).excerpt.iter().any(|_| true));
}

#[test]
fn chosen_cards_come_with_their_sentences() {
    let text = article("accident-wire");
    let view = read(&text);
    let open: Vec<usize> = (0..view.cards.len()).filter(|&card| view.cards[card].open).take(3).collect();
    let shared = Shared {
        marks: marks(&view, &text, view.cards.len()),
        ..Shared::new(Article { source: Some("https://example.org/".into()), ..Article::new(text.clone()) })
    };
    let chosen = share::chosen(&shared, &view, &open);
    travels(&chosen);
    assert!(chosen.article.text.len() < text.len() && chosen.marks.len() == open.len());
    for (&card, frozen) in open.iter().zip(&chosen.frozen) {
        let card = &view.cards[card];
        let words = |spans: &[Span], text: &str| spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&frozen.heading, &chosen.article.text), words(&card.heading, &text));
        let sentence = &view.sentences[card.sentence as usize];
        assert!(chosen.article.text.contains(sentence.span.of(&text)));
        assert!(chosen.excerpt.contains(&sentence.number));
    }
}
