//! The files that an analysed article leaves in: a table, Markdown, Web Annotations.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use factline::cards::{View, view};
use factline::export::{CardNote, Form, Sheet};
use factline::models::Models;
use factline::text::Article;
use serde_json::Value;

const TEXT: &str = "Dam works stop\n\nThe ministry of water said that 340 workers left the Orla dam on 4 May 2021. \
    “Nobody was told,” said Ines Marro, who leads the union.\n\n=Two *bold* <b>engineers</b> resigned in March 2021.\n\n\
    The stop could delay the harvest.";

fn read(text: &str) -> View {
    view(&factline::analyze(&Article::new(text), &Models::default()))
}

fn sheet<'a>(text: &'a str, view: &'a View, notes: &'a [CardNote]) -> Sheet<'a> {
    let source = Some("https://example.org/dam");
    Sheet { text, view, title: None, source, published: None, notes, only: &[], json: "", link: "" }
}

fn note(view: &View) -> CardNote {
    CardNote {
        card: view.cards.iter().position(|card| card.open).unwrap(),
        status: "Source found".into(),
        source: "https://example.org/release".into(),
        note: "Release of 4 May,\n\"page 2\"".into(),
        initials: "kl".into(),
    }
}

/// The cells of a table of quoted values.
fn cells(table: &str) -> Vec<Vec<String>> {
    let lines = table.strip_prefix('\u{feff}').unwrap().strip_suffix("\"\r\n").unwrap().split("\"\r\n");
    let cells =
        |line: &str| line.get(1..).unwrap_or_default().split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect();
    lines.map(cells).collect()
}

#[test]
fn the_table_holds_every_statement() {
    let view = read(TEXT);
    let notes = [note(&view)];
    let table = cells(&Form::Csv.write(&sheet(TEXT, &view, &notes)));
    assert_eq!(table.len(), view.cards.len() + 1);
    assert!(table.iter().all(|line| line.len() == 15), "{table:#?}");
    let line = table.iter().find(|line| line[2].contains("340 workers")).unwrap();
    assert_eq!(line[0], "1");
    assert_eq!(line[3], "The ministry of water");
    assert!(line[4].contains("ministry of water"), "{line:?}");
    assert!(line[7].contains("4 May 2021"), "{line:?}");
    assert!(line[11].ends_with("on 4 May 2021."));
    let marked = table.iter().skip(1).find(|line| !line[12].is_empty()).unwrap();
    assert_eq!(marked[12..], ["Source found (kl)", "https://example.org/release", "Release of 4 May,\n\"page 2\""]);
    let formulas = table.iter().flatten().filter(|cell| cell.starts_with(['=', '+', '-', '@']));
    assert_eq!(formulas.count(), 0, "a spreadsheet would compute them");
    let some = cells(&Form::Csv.write(&Sheet { only: &[1], ..sheet(TEXT, &view, &notes) }));
    assert_eq!(some, [table[0].clone(), table[2].clone()]);
}

#[test]
fn markdown_holds_the_statements_and_the_text() {
    let view = read(TEXT);
    let notes = [note(&view)];
    let markdown = Form::Markdown.write(&sheet(TEXT, &view, &notes));
    assert!(markdown.starts_with("# Dam works stop\n\nSource as given: https://example.org/dam\n"), "{markdown}");
    assert!(markdown.contains("Not verified, not a fact check."));
    assert!(markdown.contains("340 workers") && markdown.contains("  - Note: Release of 4 May, \"page 2\"\n"));
    assert!(markdown.contains("Two \\*bold\\* \\<b\\>engineers\\</b\\> resigned"), "{markdown}");
    let (_, text) = markdown.split_once("## The text\n").unwrap();
    let numbers: Vec<String> = (1..=4).map(|number| format!("**{number}** ")).collect();
    assert!(numbers.iter().all(|number| text.contains(number)), "{text}");
}

#[test]
fn annotations_stand_where_they_say() {
    for text in [TEXT, "🙂 Ana O’Neill – aged 9 – met 12 naïve ministers in Łódź on 3 May 2020."] {
        let view = read(text);
        let page: Value = serde_json::from_str(&Form::Annotations.write(&sheet(text, &view, &[]))).unwrap();
        assert_eq!(page["type"], "AnnotationPage");
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), view.cards.len() + view.marks.len());
        let letters: Vec<char> = text.chars().collect();
        let mut ids: Vec<&str> = vec![page["id"].as_str().unwrap()];
        for item in items {
            ids.push(item["id"].as_str().unwrap());
            let [position, quote] = item["target"]["selector"].as_array().unwrap().as_slice() else { panic!("{item}") };
            let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            let words = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
            assert_eq!(quote["exact"], words(at("start"), at("end")));
            let around =
                [quote["prefix"].as_str().unwrap(), &words(at("start"), at("end")), quote["suffix"].as_str().unwrap()];
            assert!(text.contains(&around.concat()), "{item}");
            assert!(!item["body"].as_array().unwrap().is_empty());
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "each has a name of its own");
    }
}
