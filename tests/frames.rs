//! Who did what: subject, predicate and arguments of a clause, and where none of it is told.

use factline::text::{Article, Span};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    let words = |span: Span| span.of(text).to_owned();
    let frames = analysis.claims.claims.iter().filter_map(|claim| {
        let subject = claim.frame.subject.map(words)?;
        let predicate: Vec<String> = claim.frame.predicate.iter().map(|&span| words(span)).collect();
        let arguments = claim.frame.arguments.iter();
        let arguments: Vec<String> =
            arguments.map(|argument| format!(" | {:?}: {}", argument.role, words(argument.span))).collect();
        Some(format!("{subject} | {}{}", predicate.join(" + "), arguments.concat()))
    });
    assert_eq!(frames.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn who_did_what_is_whole() {
    check(
        "No bones, tools or ash were found at the site in May.",
        &["No bones, tools or ash | were found | Other: at the site | Time: in May"],
    );
    check(
        "Ana Hale, Ben Orr and Ida Holm were freed on Monday.",
        &["Ana Hale, Ben Orr and Ida Holm | were freed | Time: on Monday"],
    );
    check(
        "The twins, Paul and Ida Holm, were freed on Monday.",
        &["The twins, Paul and Ida Holm | were freed | Time: on Monday"],
    );
    check(
        "In Lisbon, men and women marched on Monday.",
        &["men and women | marched | Place: In Lisbon | Time: on Monday"],
    );
    check("The board turned it down in 1999.", &["The board | turned + down | Object: it | Time: in 1999"]);
    check("The crew took them away on Monday.", &["The crew | took + away | Object: them | Time: on Monday"]);
    check("The firm cut it in half.", &["The firm | cut | Object: it | Other: in half"]);
    check("Oil rose 11 per cent in May.", &["Oil | rose | Object: 11 per cent | Time: in May"]);
    check("Hale owns 21.4 per cent of the firm.", &["Hale | owns | Object: 21.4 per cent of the firm"]);
    check("A guard died May 30 of an old wound.", &["A guard | died | Time: May 30 | Other: of an old wound"]);
    check("His office later said the boat had sunk.", &["the boat | had sunk"]);
    check("A year earlier the toll was 212.", &["the toll | was | Time: A year earlier | Object: 212"]);
    check("The firm is thought to have lost nine boats.", &["The firm | is thought to have lost | Object: nine boats"]);
    check(
        "The council is expected to review its plan in May.",
        &["The council | is expected to review | Object: its plan | Time: in May"],
    );
    check("Crews were trained to use them.", &["Crews | were trained to use | Object: them"]);
    check("The yard is expected to be sold in May.", &["The yard | is expected to be sold | Time: in May"]);
    check(
        "A guard hired to watch the gate slept on Monday.",
        &["A guard hired to watch the gate | slept | Time: on Monday"],
    );
    check("The pier was paid for with a loan.", &["The pier | was paid | Theme: with a loan"]);
    check(
        "The grant came from the Department for Transport.",
        &["The grant | came | Other: from the Department for Transport"],
    );
    check("The mine was closed over the crash itself.", &["The mine | was closed | Other: over the crash itself"]);
    check("The boat was kept in a newly painted shed.", &["The boat | was kept | Other: in a newly painted shed"]);
}

#[test]
fn who_did_what_is_left_to_the_sentence_where_a_verb_may_be_another_words() {
    check("A rebel captured by the army escaped in June.", &[]);
    check("Envoys met in Vienna the same night.", &[]);
    check("He said, “You can’t, you have the car.”", &[]);
    check("The clerk asked whether a sale was possible.", &[]);
}
