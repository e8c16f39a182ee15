use crate::annotate::dates::calendar::day;
use crate::annotate::dates::rules::RULES;
use crate::annotate::dates::{DateMention, PublishedFrom, Reference, published, read};
use crate::annotate::pattern::checks::keeps_examples;
use crate::text::{Article, Document, SentenceKind};
use time::Date;

/// Reads `text` as published on Tuesday 20 February 2024.
fn dates(text: &str) -> (Document, Vec<DateMention>) {
    let document = Document::read(text);
    let found = read(&document, &Reference { published: day(2024, 2, 20), ..Reference::default() }, |_, _| true);
    (document, found)
}

/// Expressions and values, in order.
fn check(text: &str, expected: &[(&str, &str)]) {
    let (document, found) = dates(text);
    let got: Vec<(&str, &str)> =
        found.iter().map(|mention| (document.str(mention.span), mention.value.value.as_str())).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn every_rule_keeps_its_examples() {
    keeps_examples(&RULES, |text| {
        let (document, found) = dates(text);
        found
            .into_iter()
            .map(|mention| (document.str(mention.span).to_owned(), mention.value.value, mention.rule))
            .collect()
    });
}

#[test]
fn what_is_no_time_is_left_alone() {
    for text in [
        "They may march in second gear.",
        "At first he sat in the sun; firstly, he was tired.",
        "The score was 3-1, then 16-10, in version 10.2.1.",
        "Call 020 7946 0018 or 555-0199 and pay $1,999.",
        "The COVID-19 ward and the F-16 and the G7.",
        "A 5 to 4 ruling on Article 12 and Section 230.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn an_edge_belongs_to_its_date() {
    check("It fell in early March 2019.", &[("early March 2019", "2019-03")]);
    check("By the end of 2022 it was over.", &[("the end of 2022", "2022")]);
    check("It began circa 1910.", &[("1910", "1910")]);
    check("It rose in mid-2021.", &[("mid-2021", "2021")]);
}

#[test]
fn what_is_promised_lies_ahead() {
    check("The minister promised a decision before January.", &[("January", "2025-01")]);
    check("The minister made a decision before January.", &[("January", "2024-01")]);
}

#[test]
fn without_a_publication_date_nothing_is_filled_in() {
    let check = |text: &str, expected: &[&str]| {
        let document = Document::read(text);
        let found = read(&document, &Reference::default(), |_, _| true);
        let values: Vec<&str> = found.iter().map(|mention| mention.value.value.as_str()).collect();
        assert_eq!(values, expected, "{text}");
        assert!(found.iter().all(|mention| mention.value.earliest.is_none()), "{text}");
    };
    check("It came on February 18 and left on Tuesday.", &["XXXX-02-18", "XXXX-WXX-2"]);
    check("It fell last year, rose yesterday and sank two weeks ago.", &["XXXX", "XXXX-XX-XX", "XXXX-WXX"]);
    check("The next day it rained.", &["XXXX-XX-XX"]);
}

#[test]
fn a_dateline_gives_the_publication_date() {
    let check = |text: &str, expected: Option<Date>| {
        let mut document = Document::read(text);
        for sentence in &mut document.sentences {
            if sentence.span.of(text).starts_with("Published") {
                sentence.kind = SentenceKind::Dateline;
            }
        }
        let found = published(&Article::new(text), &document);
        assert_eq!(found.date, expected, "{text}");
        assert_eq!(found.from == PublishedFrom::Text, expected.is_some());
    };
    check("Mayor resigns\n\nPublished: 20th Feb 2024\n\nThe mayor resigned on Monday.", day(2024, 2, 20));
    check("LONDON, March 3 (Reuters) \u{2014} The mayor resigned on Monday, an aide said.", None);
    check("The mayor of 3 May 2019 resigned on Monday.", None);
    let given = Article { published: day(2024, 1, 1), ..Article::new("Published: 20th Feb 2024") };
    assert_eq!(published(&given, &Document::read(&given.text)).from, PublishedFrom::Given);
}

#[test]
fn any_text_is_read() {
    for text in ["", " ", "\u{0}\u{301}", "0000-00-00", "99999999999 years ago", "5000000 days ago", "🎉 may 🎉"] {
        let _ = dates(text);
    }
    check("On 30 February 2023 it ended.", &[("30 February 2023", "2023-02-30")]);
}

#[test]
fn a_sentence_has_its_own_year() {
    check("Hired in May 2019, he left in June.", &[("May 2019", "2019-05"), ("June", "2019-06")]);
    check("The 2012 champion lost on May 3.", &[("2012", "2012"), ("May 3", "2024-05-03")]);
    check("Earlier in September 2023 they met.", &[("September 2023", "2023-09")]);
    check("Work will start in June.", &[("June", "2024-06")]);
}

#[test]
fn a_history_is_read_in_its_own_time() {
    check(
        "The war began on 3 May 1911. By July 1911 the north had fallen. In January 1912 talks began. A truce of \
         6 March 1912 held. On April 9 it broke. The treaty of 1648 was cited. In June it ended.",
        &[
            ("3 May 1911", "1911-05-03"),
            ("July 1911", "1911-07"),
            ("January 1912", "1912-01"),
            ("6 March 1912", "1912-03-06"),
            ("April 9", "1912-04-09"),
            ("1648", "1648"),
            ("June", "1912-06"),
        ],
    );
}

#[test]
fn day_and_month_change_places_only_where_both_could_be_either() {
    let check = |text: &str, expected: bool| {
        let document = Document::read(text);
        for day_first in [None, Some(true), Some(false)] {
            let reference = Reference { published: day(2024, 2, 20), day_first, ..Reference::default() };
            let turns = read(&document, &reference, |_, _| true).first().map(|mention| mention.turns(&document));
            assert_eq!(turns, Some(expected), "{text}");
        }
    };
    check("The deed was signed on 03/04/2024.", true);
    check("The deed was signed on 3.4.2024.", true);
    check("The deed was signed on 04/04/2024.", false);
    check("The deed was signed on 18/02/2024.", false);
    check("The deed was signed on 2024-03-04.", false);
    check("The deed was signed on 3 April 2024.", false);
}

#[test]
fn the_line_that_states_the_day_may_leave_its_order_open() {
    let text = "Published: 03/04/2024\n\nThe council met on Monday and closed the old bridge.";
    let document = Document::read(text);
    let read = |day_first| published(&Article { day_first, ..Article::new(text) }, &document);
    let open = read(None);
    assert_eq!((open.date, open.either.map(|span| document.str(span))), (None, Some("03/04/2024")));
    let chosen = read(Some(true));
    assert_eq!((chosen.date, chosen.either), (day(2024, 4, 3), open.either));
}

#[test]
fn the_order_of_day_and_month_is_an_argument() {
    let check = |day_first: Option<bool>, text: &str, value: &str, days: Option<(Date, Date)>| {
        let document = Document::read(text);
        let reference = Reference { published: day(2024, 2, 20), day_first, ..Reference::default() };
        let found = read(&document, &reference, |_, _| true);
        let got = found
            .first()
            .map(|mention| (mention.value.value.clone(), mention.value.earliest.zip(mention.value.latest)));
        assert_eq!(got, Some((value.to_owned(), days)), "{text}");
    };
    let span = |first, last| day(2024, 3, first).zip(day(2024, 4, last));
    let one = |month, of_month| day(2024, month, of_month).map(|day| (day, day));
    check(None, "It was signed on 03/04/2024.", "2024-XX-XX", span(4, 3));
    check(Some(true), "It was signed on 03/04/2024.", "2024-04-03", one(4, 3));
    check(Some(false), "It was signed on 03/04/2024.", "2024-03-04", one(3, 4));
    check(Some(true), "It was signed on 02/18/2024.", "2024-02-18", one(2, 18));
    check(Some(true), "It was signed on 18.02.2024.", "2024-02-18", one(2, 18));
}

#[test]
fn what_is_to_be_done_by_a_day_lies_ahead() {
    check("The club hopes to raise more by the end of January.", &[("the end of January", "2025-01")]);
    check("The club had raised half of it by January.", &[("January", "2024-01")]);
    check("They would sell the mill if orders did not recover by Christmas.", &[("Christmas", "2024-12-25")]);
    check("Her novel is published on Thursday.", &[("Thursday", "2024-02-22")]);
    check("Her novel was published on Thursday.", &[("Thursday", "2024-02-15")]);
}

#[test]
fn quarters_of_a_firms_own_year_have_no_months() {
    check("Profit fell in the fourth quarter.", &[("the fourth quarter", "2023-Q4")]);
    check("Sales had fallen in the first quarter.", &[("the first quarter", "XXXX-Q1")]);
    let text = "Sales rose in the third quarter. The firm's fiscal year ends in June.";
    assert_eq!(dates(text).1.first().map(|date| date.value.value.clone()), Some("XXXX-Q3".to_owned()));
}

#[test]
fn a_time_of_day_has_no_day_where_the_text_is_at_another() {
    check(
        "The wall fell on Sunday. Police came at 2:30 p.m.",
        &[("Sunday", "2024-02-18"), ("2:30 p.m.", "XXXX-XX-XXT14:30")],
    );
    check(
        "The wall fell on Tuesday. Police came at 2:30 p.m.",
        &[("Tuesday", "2024-02-20"), ("2:30 p.m.", "2024-02-20T14:30")],
    );
}
