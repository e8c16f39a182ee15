//! What each change does to names and dates, on sentences of our own.

use super::*;
use crate::annotate::{Annotations, annotate};
use crate::models::Models;
use crate::text::{Article, Document, Span};

const TEXT: &str = "Judge Clara Bexley resigned on 4 May 2021. Bexley told the Orvik Motors that 12 boats sank. \
    Two days later she left Orvik. Tom Bexley, a diver, found Zorvex at the pier, and zorvex is no word.";

/// The words at their `nth` place.
fn at(words: &str, nth: usize) -> Anchor {
    let (start, _) = TEXT.match_indices(words).nth(nth).expect("the words are in the text");
    Anchor::of(TEXT, Span::new(start, start + words.len())).expect("there are some")
}

fn found() -> (Document, Annotations) {
    let document = Document::read(TEXT);
    let annotations = annotate(&Article::new(TEXT), &document, &Models::none());
    (document, annotations)
}

/// Each entity with its kind and the words of its mentions, and each date with its value, once `list` is laid on them.
#[track_caller]
fn check(list: &[Correction], names: &[(&str, &str, &[&str])], dates: &[(&str, &str)]) {
    let (document, mut annotations) = found();
    let places = apply(&document, &mut annotations, &Corrections { list: list.to_vec() });
    assert!(places.iter().all(Option::is_some), "{list:?}");
    let told = entities(&document, &annotations);
    let told: Vec<(&str, &str, Vec<&str>)> = told
        .iter()
        .map(|(name, kind, words)| (name.as_str(), *kind, words.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, &str, Vec<&str>)> =
        names.iter().map(|&(name, kind, words)| (name, kind, words.to_vec())).collect();
    assert_eq!(told, expected, "{list:?}");
    let told: Vec<(&str, &str)> =
        annotations.dates.iter().map(|date| (document.str(date.span), date.value.value.as_str())).collect();
    assert_eq!(told, dates, "{list:?}");
    whole(&annotations);
}

fn entities(document: &Document, annotations: &Annotations) -> Vec<(String, &'static str, Vec<String>)> {
    let mentions = |entity: usize| {
        let own = annotations.names.iter().filter(move |name| name.entity == entity);
        own.map(|name| document.str(name.span).to_owned()).collect()
    };
    let each = annotations.entities.iter().enumerate();
    each.map(|(index, entity)| (entity.name.clone(), entity.kind.describe(), mentions(index))).collect()
}

/// Whatever is changed, lists stay in order and free of overlaps, and every index leads back.
fn whole(annotations: &Annotations) {
    let parted = |spans: Vec<Span>| spans.windows(2).all(|pair| pair[0].end() <= pair[1].start());
    assert!(parted(annotations.names.iter().map(|name| name.span).collect()));
    assert!(parted(annotations.dates.iter().map(|date| date.span).collect()));
    assert!(parted(annotations.amounts.iter().map(|amount| amount.span).collect()));
    for (index, entity) in annotations.entities.iter().enumerate() {
        assert!(!entity.mentions.is_empty());
        assert!(entity.mentions.iter().all(|&mention| annotations.names[mention].entity == index));
    }
    let mentioned: usize = annotations.entities.iter().map(|entity| entity.mentions.len()).sum();
    assert_eq!(mentioned, annotations.names.len());
}

const CLARA: (&str, &str, &[&str]) = ("Clara Bexley", "person", &["Clara Bexley", "Bexley", "she"]);
const GAZETTE: (&str, &str, &[&str]) = ("Orvik Motors", "organisation", &["Orvik Motors", "Orvik"]);
const TOM: (&str, &str, &[&str]) = ("Tom Bexley", "person", &["Tom Bexley"]);
const ZORVEX: (&str, &str, &[&str]) = ("Zorvex", "organisation", &["Zorvex"]);
const DATES: [(&str, &str); 2] = [("4 May 2021", "2021-05-04"), ("Two days later", "2021-05-06")];

#[test]
fn nothing_changed_is_nothing_else() {
    check(&[], &[CLARA, GAZETTE, TOM, ZORVEX], &DATES);
}

#[test]
fn a_kind_is_that_of_all_mentions() {
    let kind = |kind| Correction::Mention { at: at("Zorvex", 0), kind };
    check(&[kind(MentionKind::Person)], &[CLARA, GAZETTE, TOM, ("Zorvex", "person", &["Zorvex"])], &DATES);
    // The later one prevails; a name may turn out to be an amount.
    check(&[kind(MentionKind::Person), kind(MentionKind::Amount)], &[CLARA, GAZETTE, TOM], &DATES);
    let dated = [DATES[0], DATES[1], ("Zorvex", "XXXX-XX-XX")];
    check(&[kind(MentionKind::Date)], &[CLARA, GAZETTE, TOM], &dated);
}

#[test]
fn what_is_dropped_takes_its_pronouns_along() {
    let out = |words, nth| Correction::NoMention { at: at(words, nth) };
    let left = ("Clara Bexley", "person", &["Clara Bexley", "she"][..]);
    check(&[out("Bexley", 1)], &[left, GAZETTE, TOM, ZORVEX], &DATES);
    check(&[out("Clara Bexley", 0), out("Bexley", 1)], &[GAZETTE, TOM, ZORVEX], &DATES);
    // What was counted from a date that is none stands as it was.
    check(&[out("4 May 2021", 0)], &[CLARA, GAZETTE, TOM, ZORVEX], &DATES[1..]);
}

#[test]
fn what_is_added_is_marked_wherever_it_stands() {
    let out = |words, nth| Correction::NoMention { at: at(words, nth) };
    let place = |words, nth| Correction::Mention { at: at(words, nth), kind: MentionKind::Place };
    let town = ("Orvik", "place", &["Orvik"][..]);
    let paper = ("Orvik Motors", "organisation", &["Orvik Motors"][..]);
    check(&[out("Orvik", 1), place("Orvik", 1)], &[CLARA, paper, town, TOM, ZORVEX], &DATES);
    // A word without a capital is marked alone, and takes the place of what it overlaps.
    check(&[place("zorvex", 0)], &[CLARA, GAZETTE, TOM, ZORVEX, ("zorvex", "place", &["zorvex"])], &DATES);
    check(
        &[place("Bexley resigned", 0)],
        &[
            ("Bexley resigned", "place", &["Bexley resigned"]),
            ("Bexley", "person", &["Bexley", "she"]),
            GAZETTE,
            TOM,
            ZORVEX,
        ],
        &DATES,
    );
}

#[test]
fn bounds_move_and_the_name_with_them() {
    let bounds = |was, is| Correction::Bounds { was, is };
    let judge = ("Judge Clara Bexley", "person", &["Judge Clara Bexley", "Bexley", "she"][..]);
    check(&[bounds(at("Clara Bexley", 0), at("Judge Clara Bexley", 0))], &[judge, GAZETTE, TOM, ZORVEX], &DATES);
    let month = [("May 2021", "2021-05-04"), DATES[1]];
    check(&[bounds(at("4 May 2021", 0), at("May 2021", 0))], &[CLARA, GAZETTE, TOM, ZORVEX], &month);
}

#[test]
fn two_become_one_and_one_becomes_two() {
    let same = Correction::Same { one: at("Tom Bexley", 0), other: at("Clara Bexley", 0) };
    let both = ("Clara Bexley", "person", &["Clara Bexley", "Bexley", "she", "Tom Bexley"][..]);
    check(std::slice::from_ref(&same), &[both, GAZETTE, ZORVEX], &DATES);
    let apart = Correction::Apart { one: at("Bexley", 1), other: at("Clara Bexley", 0) };
    let clara = ("Clara Bexley", "person", &["Clara Bexley", "she"][..]);
    let short = ("Bexley", "person", &["Bexley"][..]);
    check(std::slice::from_ref(&apart), &[clara, short, GAZETTE, TOM, ZORVEX], &DATES);
    // A name that leaves its entity leaves it the name that is left.
    let apart = Correction::Apart { one: at("Clara Bexley", 0), other: at("Bexley", 1) };
    let rest = ("Bexley", "person", &["Bexley", "she"][..]);
    let alone = ("Clara Bexley", "person", &["Clara Bexley"][..]);
    check(&[apart], &[alone, rest, GAZETTE, TOM, ZORVEX], &DATES);
}

#[test]
fn a_day_moves_what_is_counted_from_it() {
    let set = |value: &str| Correction::Date { at: at("4 May 2021", 0), value: value.to_owned() };
    let names = [CLARA, GAZETTE, TOM, ZORVEX];
    check(&[set("2022-02-28")], &names, &[("4 May 2021", "2022-02-28"), ("Two days later", "2022-03-02")]);
    check(&[set("2022-02")], &names, &[("4 May 2021", "2022-02"), ("Two days later", "XXXX-XX-XX")]);
}

#[test]
fn what_fits_nothing_is_lost() {
    let gone = Anchor { quote: "Rotterdam".into(), ..Anchor::default() };
    let plain = || at("pier", 0);
    let lost = [
        Correction::NoMention { at: plain() },
        Correction::NoMention { at: gone.clone() },
        Correction::Bounds { was: at("Zorvex", 0), is: plain() },
        Correction::Bounds { was: plain(), is: plain() },
        Correction::Same { one: at("Zorvex", 0), other: plain() },
        Correction::Same { one: at("Zorvex", 0), other: gone },
        Correction::Apart { one: at("Zorvex", 0), other: at("Zorvex", 0) },
        Correction::Date { at: plain(), value: "2021".into() },
        Correction::Date { at: at("4 May 2021", 0), value: "soon".into() },
        Correction::Date { at: at("4 May 2021", 0), value: "2021-02-30".into() },
    ];
    for change in lost {
        let (document, mut annotations) = found();
        let before = annotations.clone();
        let places = apply(&document, &mut annotations, &Corrections { list: vec![change.clone()] });
        assert_eq!(places, [None], "{change:?}");
        assert_eq!(annotations, before, "{change:?}");
    }
}
