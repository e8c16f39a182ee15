//! Two accounts in a few sentences each: the rows that they must give, and those that they must not.

use crate::Analysis;
use crate::compare::{Accounts, Listed, RowKind, Side, Slot, accounts, laid};
use crate::models::Models;
use crate::text::{Article, Span};

/// A row with the words of each side, and what differs.
type Found<'a> = (RowKind, &'a str, &'a str, Vec<(Slot, &'a str, &'a str)>);
type Expected<'a> = (RowKind, &'a str, &'a str, &'a [(Slot, &'a str, &'a str)]);

fn read(text: &str) -> Analysis {
    crate::analyze(&Article::new(text), &Models::none())
}

fn compare(a: &str, b: &str) -> Accounts {
    accounts(&read(a), &read(b))
}

/// The rows of the kinds that stand in both, with the words of each side and what differs.
fn rows<'a>(told: &Accounts, a: &'a str, b: &'a str) -> Vec<Found<'a>> {
    let words = |span: Option<Span>, text: &'a str| span.map_or("-", |span| span.of(text));
    let both = told.rows.iter().filter(|row| row.kind <= RowKind::Differs);
    both.map(|row| {
        let side = |statement: &Option<super::Statement>, text| words(statement.as_ref().map(|told| told.span), text);
        let differences = row.differences.iter().map(|found| (found.slot, words(found.a, a), words(found.b, b)));
        (row.kind, side(&row.a, a), side(&row.b, b), differences.collect())
    })
    .collect()
}

/// Checks the rows that stand in both accounts.
fn check(a: &str, b: &str, expected: &[Expected<'_>]) {
    let told = compare(a, b);
    let found = rows(&told, a, b);
    let found: Vec<_> = found.iter().map(|(kind, a, b, differences)| (*kind, *a, *b, differences.as_slice())).collect();
    assert_eq!(found, expected, "{a}\n{b}");
}

#[test]
fn the_same_in_other_words_is_in_both() {
    check(
        "A crane driver, Omar Lund, was acquitted of manslaughter in Bergen on 3 May 2023.",
        "On 3 May 2023 Lund, the crane driver, was cleared of manslaughter.",
        &[(
            RowKind::Both,
            "A crane driver, Omar Lund, was acquitted of manslaughter in Bergen on 3 May 2023",
            "On 3 May 2023 Lund, the crane driver, was cleared of manslaughter",
            &[],
        )],
    );
}

#[test]
fn a_number_that_cannot_be_the_same_is_told() {
    check(
        "The tanker spilled 410 tonnes of diesel into the Humber.",
        "The ship leaked 4,100 tonnes of diesel into the Humber.",
        &[(
            RowKind::Differs,
            "The tanker spilled 410 tonnes of diesel into the Humber",
            "The ship leaked 4,100 tonnes of diesel into the Humber",
            &[(Slot::Number, "410 tonnes", "4,100 tonnes")],
        )],
    );
}

#[test]
fn what_one_denies_and_a_hedge_dropped_are_told() {
    check(
        "The minister Ada Ruiz attended the meeting with the miners in Oviedo.",
        "Ada Ruiz did not attend the meeting with the miners in Oviedo.",
        &[(
            RowKind::Differs,
            "The minister Ada Ruiz attended the meeting with the miners in Oviedo",
            "Ada Ruiz did not attend the meeting with the miners in Oviedo",
            &[(Slot::Negation, "attended", "did not attend")],
        )],
    );
    check(
        "The board may have been warned about the valve in April.",
        "The board was warned about the valve in April.",
        &[(
            RowKind::Differs,
            "The board may have been warned about the valve in April",
            "The board was warned about the valve in April",
            &[(Slot::Strength, "may", "-")],
        )],
    );
}

#[test]
fn a_denial_is_never_dropped() {
    let a = "Mayor Ruth Kane denied that the council had hidden the report about asbestos.";
    let told = compare(a, "Nothing of that kind happened on the farm.");
    let row = told.rows.iter().find_map(|row| row.a.as_ref()).expect("it stands in one only");
    let shown = row.span.of(a);
    let negated = shown.contains("denied") || row.negation.is_some_and(|negation| negation.of(a) == "denied");
    assert!(negated, "{shown}");
    let b = "The council had hidden the report about asbestos.";
    let told = compare(a, b);
    let found = rows(&told, a, b);
    assert!(found.iter().all(|(kind, ..)| *kind != RowKind::Both), "{found:?}");
}

#[test]
fn a_source_in_one_only_is_told() {
    check(
        "A fire destroyed a sawmill near Umea on Tuesday, police said.",
        "A fire destroyed a sawmill near Umea on Tuesday.",
        &[(
            RowKind::Differs,
            "A fire destroyed a sawmill near Umea on Tuesday",
            "A fire destroyed a sawmill near Umea on Tuesday",
            &[(Slot::Voice, "police", "-")],
        )],
    );
}

#[test]
fn what_verbs_and_nouns_of_one_act_tell_is_in_both() {
    check(
        "The bishop stepped down in June. His withdrawal of the appeal came a week later.",
        "The resignation of the bishop was announced in June. He withdrew his appeal a week later.",
        &[
            (
                RowKind::Both,
                "The bishop stepped down in June",
                "The resignation of the bishop was announced in June",
                &[],
            ),
            (
                RowKind::Both,
                "His withdrawal of the appeal came a week later",
                "He withdrew his appeal a week later",
                &[],
            ),
        ],
    );
}

#[test]
fn an_hour_a_place_a_body_and_an_actor_that_differ_are_told() {
    let differ = |a: &str, b: &str| {
        let told = compare(a, b);
        let found = rows(&told, a, b);
        let slots = found.iter().flat_map(|(kind, .., differences)| {
            differences.iter().map(move |(slot, a, b)| format!("{kind:?} {} {a}/{b}", slot.label()))
        });
        slots.collect::<Vec<_>>()
    };
    for (a, b, expected) in [
        (
            "The tram left the rails near the bakery at 6.10 a.m.",
            "At 8 a.m. the tram jumped the rails near the bakery.",
            "Differs date 6.10 a.m./8 a.m.",
        ),
        (
            "The wounded skipper was flown to a hospital in Bergen.",
            "The injured captain was taken by helicopter to a clinic in Stavanger.",
            "Differs where Bergen/Stavanger",
        ),
        (
            "The engineers warned the council about the old bridge.",
            "The engineers had warned the government about the bridge.",
            "Differs to whom the council/the government",
        ),
        (
            "Erik Moe shot the wolf near the farm on 4 May 2024.",
            "Anna Lie shot the wolf near the farm on 4 May 2024.",
            "Differs who Erik Moe/Anna Lie",
        ),
    ] {
        assert_eq!(differ(a, b), [expected], "{a}\n{b}");
    }
    // A town may lie in the other's country, and a name may be the other's.
    assert!(differ("The ferry was scrapped in Turkey.", "The ferry was scrapped at Aliaga.").is_empty());
}

#[test]
fn who_takes_it_and_what_is_denied_are_told_whatever_the_words() {
    check(
        "The medal was accepted on 2 June by Nora Vik.",
        "Anna Lie's acceptance of the medal was a surprise.",
        &[(
            RowKind::Differs,
            "The medal was accepted on 2 June by Nora Vik",
            "Anna Lie's acceptance of the medal was a surprise",
            &[(Slot::Who, "Nora Vik", "Anna Lie")],
        )],
    );
    // A failed project is no denial, nor is one denial another.
    check(
        "Council leader Ivo Pask denied that he had told staff to delete emails about a failed housing project.",
        "Council leader Ivo Pask told staff to delete emails about the housing project.",
        &[(
            RowKind::Differs,
            "he had told staff to delete emails about a failed housing project",
            "Council leader Ivo Pask told staff to delete emails about the housing project",
            &[(Slot::Negation, "denied", "told")],
        )],
    );
    check(
        "The brewery rejected the claims of its workers.",
        "The brewery denies the claims of the workers.",
        &[(
            RowKind::Both,
            "The brewery rejected the claims of its workers",
            "The brewery denies the claims of the workers",
            &[],
        )],
    );
}

#[test]
fn another_event_with_the_same_people_gives_no_row() {
    check(
        "12 May 2021\n\nIda Berg and Tom Falk opened a school in Lund. Falk praised Berg for her patience. About 300 parents came.",
        "3 October 2023\n\nIda Berg and Tom Falk visited a shipyard in Lund. Berg asked Falk for more money. About 2,000 workers came.",
        &[],
    );
}

#[test]
fn what_stands_in_one_only_is_listed() {
    let (a, b) = (
        "Nora Vik of Tromso sold 45 boats to the navy. She flew to Oslo on 4 June 2024.",
        "Ms Vik sold boats to the navy, and Mr Per Dahl signed for 12 million euros.",
    );
    let told = compare(a, b);
    let found: Vec<(Listed, Side, &str)> = told
        .only
        .iter()
        .map(|only| (only.list, only.side, only.span.of(if only.side == Side::A { a } else { b })))
        .collect();
    assert_eq!(
        found,
        [
            (Listed::People, Side::B, "Per Dahl"),
            (Listed::Places, Side::A, "Tromso"),
            (Listed::Places, Side::A, "Oslo"),
            (Listed::Dates, Side::A, "4 June 2024"),
            (Listed::Amounts, Side::A, "45"),
            (Listed::Amounts, Side::B, "12 million euros"),
        ]
    );
}

#[test]
fn two_accounts_of_one_agency_are_told_as_such() {
    let (a, b) = (
        "The mine has closed, Northern Press Agency reported. Its owner told Northern Press Agency that it was empty.",
        "The pit is shut, according to Northern Press Agency. Nobody works there.",
    );
    let told = compare(a, b);
    let named: Vec<(&str, &str)> = told.same_source.iter().map(|(one, other)| (one.of(a), other.of(b))).collect();
    assert_eq!(named, [("Northern Press Agency", "Northern Press Agency")]);
    assert!(compare(a, "The police said that the pit is shut.").same_source.is_empty());
}

#[test]
fn any_two_texts_can_be_compared() {
    let odd = [
        "",
        " ",
        "…",
        "\u{301}“",
        "12 12 12",
        "She said.",
        "Who? What which that and but.",
        "(((",
        "A, b, c; d: e — f.",
    ];
    for a in odd {
        for b in odd {
            let _ = compare(a, b);
        }
    }
}

/// The lines of a comparison as it is laid out, with its signs as letters and bars.
fn lines(a: &str, b: &str) -> Vec<String> {
    let (one, other) = (read(a), read(b));
    let pair = laid::Pair {
        texts: [a, b],
        views: [&crate::cards::view(&one), &crate::cards::view(&other)],
        accounts: &accounts(&one, &other),
    };
    let laid = laid::laid(&pair) + "\u{1d}" + &laid::table(&pair);
    laid.split([laid::GROUP, laid::RECORD]).map(|line| line.replace(laid::FIELD, "|")).collect()
}

#[test]
fn a_comparison_is_laid_out_with_the_words_that_differ_apart() {
    let a = "The tanker spilled 410 tonnes of diesel into the Humber.";
    let b = "The ship leaked 4,100 tonnes of diesel into the Humber. Nobody was hurt.";
    let lines = lines(a, b);
    for line in [
        "c|In both 0 · Put differently 1 · Only in A 0 · Only in B 1",
        "+|Put differently|1",
        "A|0|A 1|The tanker spilled |410 tonnes| of diesel into the Humber",
        "B|0|B 1|The ship leaked |4,100 tonnes| of diesel into the Humber",
        "d|number: 410 tonnes / 4,100 tonnes",
        "q|B Nobody was hurt.",
        "s|1|2|Nobody was hurt.",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line}: {lines:#?}");
    }
    assert!(lines.iter().any(|line| line.starts_with("Put differently|The tanker") && line.matches('|').count() == 7));
}

#[test]
fn what_is_laid_out_holds_no_sign_of_its_own() {
    let lines = lines("=Mayor\u{1f} Ruth Kane\u{1e} resigned\u{1d}.", "The \u{202e}mayor resigned.");
    assert!(lines.iter().all(|line| !line.contains(['\u{1d}', '\u{1e}', '\u{202e}'])), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains("|=")), "{lines:?}");
}

#[test]
fn what_is_not_disclosed_stands_beside_what_is_named() {
    let a =
        "The army gave the museum in Harstad a lorry built in Norway. The exact model was not disclosed by the army.";
    let b = "The army gave the museum in Harstad an old Vargen lorry on Monday.";
    let told = compare(a, b);
    let found = rows(&told, a, b);
    let row = found.iter().find(|(_, words, ..)| words.starts_with("The exact model")).expect("a row of the model");
    assert_eq!(
        (row.0, row.3.as_slice()),
        (RowKind::Differs, [(Slot::Disclosed, "The exact model", "an old Vargen lorry")].as_slice())
    );
    let b = "The army gave the museum in Harstad an old lorry on Monday.";
    let told = compare(a, b);
    assert!(rows(&told, a, b).iter().all(|(_, words, ..)| !words.starts_with("The exact model")));
}

#[test]
fn a_softener_beside_what_both_tell_is_no_difference() {
    check(
        "A judge in Graz ordered on Tuesday that the dealer be held for 14 days, as he might destroy papers.",
        "The dealer was ordered to be held for 14 days in Graz on Tuesday.",
        &[(
            RowKind::Both,
            "A judge in Graz ordered on Tuesday that the dealer be held for 14 days",
            "The dealer was ordered to be held for 14 days in Graz on Tuesday",
            &[],
        )],
    );
}

#[test]
fn a_count_of_nothing_in_particular_may_differ() {
    check(
        "Police in Porto arrested eleven people on Friday.",
        "Police in Porto arrested 14 of them on Friday.",
        &[(
            RowKind::Differs,
            "Police in Porto arrested eleven people on Friday",
            "Police in Porto arrested 14 of them on Friday",
            &[(Slot::Number, "eleven", "14")],
        )],
    );
}

#[test]
fn what_somebody_says_he_did_is_laid_on_him() {
    check(
        "Cook Lines said it had suspended the pilot of the ferry in August.",
        "Cook Lines suspended the pilot of the ferry in August.",
        &[(
            RowKind::Differs,
            "it had suspended the pilot of the ferry in August",
            "Cook Lines suspended the pilot of the ferry in August",
            &[(Slot::Voice, "Cook Lines", "-")],
        )],
    );
}
