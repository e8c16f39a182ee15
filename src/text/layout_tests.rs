//! Whole pages, line by line with the kind of each.

use crate::text::{Document, SentenceKind};

/// Reads the lines as one text and compares every sentence, kind first. Lines begin with the kind's letter;
/// " / " parts the sentences of a paragraph; an empty line is one.
fn check(page: &str) {
    let rows: Vec<&str> = page.lines().map(str::trim).collect();
    let text: Vec<String> =
        rows.iter().map(|row| row.get(2..).unwrap_or_default().replace(" / X ", " ").replace(" / ", " ")).collect();
    let document = Document::read(&text.join("\n"));
    let found: Vec<String> = document
        .paragraphs
        .iter()
        .map(|paragraph| {
            let sentences: Vec<String> = document.sentences[paragraph.sentences.clone()]
                .iter()
                .map(|sentence| format!("{} {}", letter(sentence.kind), document.str(sentence.span)))
                .collect();
            sentences.join(" / ")
        })
        .collect();
    let expected: Vec<String> = rows
        .iter()
        .filter(|row| !row.is_empty())
        .map(|row| {
            let (kind, sentences) = row.split_at(1);
            // A sentence of another kind inside a body line says so: "B It rained. / X Click here."
            let with_kind = |sentence: &str| match sentence.split_once(' ') {
                Some((letter, _)) if letter.len() == 1 && "BHDCX".contains(letter) => sentence.to_owned(),
                _ => format!("{kind} {sentence}"),
            };
            sentences.trim().split(" / ").map(with_kind).collect::<Vec<_>>().join(" / ")
        })
        .collect();
    assert_eq!(found, expected, "{page}");
}

fn letter(kind: SentenceKind) -> char {
    match kind {
        SentenceKind::Body => 'B',
        SentenceKind::Heading => 'H',
        SentenceKind::Dateline => 'D',
        SentenceKind::Caption => 'C',
        SentenceKind::Boilerplate => 'X',
    }
}

#[test]
fn a_news_page() {
    check(
        "H Ferry operator cuts winter sailings to islands
         D By Morag Sinclair
         D Published: 20th Nov. 2023, 14:30 GMT
         C A ferry leaves Oban in rough seas. Photograph: Iain Ross/Getty Images

         B The ferry operator has cut a third of its winter sailings. / It blamed a shortage of crews.
         B “We had no choice,” a spokesman said. / “The ships are old.”
         H What the islanders say
         B Many islanders are angry. / It failed.
         X Advertisement
         B The council will meet on Friday.
         X Read more: Why the ships are late
         X Also Read:

         X Island Schools Close as Storm Nears
         X Who Pays for the New Harbour?
         X Fishing quotas rise for a second year
         X © 2023 The Island Herald. / All rights reserved.",
    );
}

#[test]
fn datelines() {
    check(
        "H Mine reopens after flood
         D Last updated on Tuesday 5 March 2024 10.02 GMT
         B The mine has reopened. / Nobody was hurt.",
    );
    check("D 3 March 2024\nB It snowed in Quito.");
    check("D Jane Roe | Feb 20, 2024 | 5 min read\nB It snowed in Quito.");
    check("D Updated 3 hours ago\nB It snowed in Quito.");
    check("D BY JANE ROE AND JOHN DOE\nB It snowed in Quito.");
    check("D 2024-02-18\nB It snowed in Quito.");
    check("B LONDON, March 3 (Reuters) - The bank kept its rate at 5.25%. / It will meet again in May.");
    check("B Published by a small press in 2011, the novel sold a million copies.");
    check("B Updated rules take effect on Monday.\nB By Monday the water had gone.");
}

#[test]
fn captions_and_credits() {
    check("C (Photo: Omar Haddad)\nB The match ended in a draw.");
    check("C Image: Getty Images\nB The match ended in a draw.");
    check("C Players celebrate in Lagos. [Ade Bello/Reuters]\nB The match ended in a draw.");
    check("C The minister at a rally on Sunday (AFP)\nB The match ended in a draw.");
    check("B Getty Images sued the firm on Friday.\nB The photo by Mr. Bello won a prize.");
    check("B The strike was first reported by Reuters.");
}

#[test]
fn what_the_site_adds() {
    check("B The vote was close. / X Click here to subscribe to our newsletter.");
    check("X Share this article\nB The vote was close.\nX We use cookies to improve your visit.");
    check("B The vote was close.\nX Related:\nX A short history of recounts\n\nH Turnout\nB It fell to 41%.");
    check("B The vote was close.\nX Reporting by Ana Diaz; Editing by Tom Reed");
    check("B Watch dealers said that prices fell.\nB Comment sections were closed.\nB Share prices rose.");
    check("X <div>\nB The vote was close.\nX </div>");
}

#[test]
fn lines_alone_and_in_company() {
    check("B Putin visits China");
    check("B Storm Closes Port of Galveston");
    check("B It failed.");
    check("B Why did it fail?");
    check("B the plan\nB no stops here\nB just notes");
    check("H Storm closes port\n\nB The port was closed. / Ships waited.");
    check("H BACKGROUND\nB The port was closed before.");
    check("B The plan has three parts:\nB • It cuts taxes.\nB • It ends the levy.\nB • It opens two parks.");
    check("B You need:\nB Flour\nB Two eggs\nB A little salt\nB Mix them well.");
    check("B 1. Prices rose. / 2. Wages fell.");
    check("B What did you see?\nB A man in a grey coat ran past me.");
    check("H Can the Port of Galveston Recover?\nB The port was closed. / Ships waited.");
    check("B 👍");
}
