//! The command line as a script sees it: what it prints, what it refuses, and with which exit code.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs the command with `input` as standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_factline"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that refuses its arguments does not read on: a broken pipe is no failure here.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    output
}

/// What the command prints when it succeeds.
fn printed(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input.as_bytes());
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), error.as_ref()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Checks that the command exits with 2, prints nothing, and says one line that holds `reason`.
fn refused(arguments: &[&str], input: &[u8], reason: &str) {
    let output = run(arguments, input);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
    assert!(output.stdout.is_empty(), "{arguments:?}: half written");
    assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
    assert!(error.contains(reason), "{arguments:?}: {error}");
}

fn json(words: &str) -> Value {
    serde_json::from_str(words).unwrap_or_else(|error| panic!("{error}: {words}"))
}

#[test]
fn analyze_prints_the_document() {
    let text = "The mayor of Lund resigned on Monday.\r\n\r\n“It is time,” she said.\r\n";
    let output = json(&printed(&["analyze", "--rules-only"], &format!("\u{feff}{text}")));
    assert_eq!(output["format"], "factline.analysis/1");
    assert_eq!(output["text"], text, "without the byte-order mark, with its line ends");
    assert_eq!(output["published"]["from"], "none");
    assert!(output.get("tokens").is_none());
    let same = printed(&["analyze", "-", "--rules-only", "--format", "json"], text);
    assert_eq!(json(&same), output);

    let dated = json(&printed(&["analyze", "--published=2024-02-20", "--tokens", "--rules-only"], text));
    assert_eq!((&dated["published"]["value"], &dated["published"]["from"]), (&"2024-02-20".into(), &"given".into()));
    assert!(dated["tokens"].is_array());

    let file = json(&printed(&["analyze", "tests/articles/ferry.txt", "--rules-only"], ""));
    assert!(file["text"].as_str().unwrap().starts_with("Ferry service"));
    assert_eq!(json(&printed(&["analyze", "--rules-only"], ""))["text"], "");
}

#[test]
fn a_report_names_every_count() {
    let report = printed(&["analyze", "tests/articles/trial.txt", "--rules-only", "--format", "text"], "");
    let words = report.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["to check", "Named sources:", "Unnamed:", "Quotations:", "Published: not stated."] {
        assert!(words.contains(part), "{part}: {report}");
    }
    assert!(report.ends_with('\n'));
}

#[test]
fn never_rules_in_silence() {
    let reason = "say --rules-only to read by rules alone";
    refused(&["analyze", "--models", "no/such/folder"], b"Rain fell.", reason);
    refused(&["batch", "--models", "no/such/folder"], b"{\"id\":1,\"text\":\"Rain fell.\"}\n", reason);
    refused(&["analyze", "--models", "models", "--rules-only"], b"Rain fell.", "exclude each other");
    let models = |arguments: &[&str]| json(&printed(arguments, "Rain fell."))["engine"]["models"].clone();
    let shipped = models(&["analyze"]);
    assert!(shipped[0].as_str().unwrap().starts_with("names-1:"), "{shipped}");
    assert_eq!(models(&["analyze", "--models", "models"]), shipped);
    assert_eq!(models(&["analyze", "--rules-only"]), Value::Array(Vec::new()));
}

#[test]
fn bad_usage_and_bad_input_are_refused() {
    refused(&[], b"", "analyze, batch, compare or link");
    refused(&["judge"], b"", "no command \"judge\"");
    refused(&["compare", "a"], b"", "say which two");
    refused(&["compare", "-", "-"], b"", "only one of the two");
    refused(&["compare", "a", "b", "--format", "html"], b"", "compare writes json or text");
    refused(&["analyze", "--rules-only", "--loud"], b"", "no option --loud");
    refused(&["analyze", "--rules-only", "a", "b"], b"", "\"b\"");
    refused(&["analyze", "--rules-only", "--format", "pdf"], b"", "there is no format");
    refused(&["analyze", "--rules-only", "--format", "yaml"], b"", "no format \"yaml\"");
    refused(&["analyze", "--rules-only", "--published", "20/02/2024"], b"", "2024-02-20");
    refused(&["analyze", "--rules-only", "--published"], b"", "--published");
    refused(&["analyze", "--rules-only", "no/such/file"], b"", "no/such/file");
    refused(&["analyze", "--rules-only", "src"], b"", "cannot read src");
    refused(&["analyze", "--rules-only"], b"caf\xe9", "not UTF-8");
    refused(&["batch", "--rules-only", "file"], b"", "standard input");
    refused(&["link"], b"", "link encode");
    refused(&["link", "decode"], b"", "which link");
    refused(&["link", "decode", "https://example.org/#about"], b"", "link");
}

#[test]
fn help_and_version_are_answers() {
    assert!(printed(&["--help"], "").contains("factline link decode LINK"));
    assert!(printed(&["analyze", "--help"], "").contains("--rules-only"));
    assert_eq!(printed(&["--version"], ""), concat!("factline ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn batch_answers_line_by_line() {
    let lines = [
        r#"{"id": "one", "text": "Rain fell on Friday.", "published": "2024-02-20"}"#,
        r#"{"id": 2, "text": 7}"#,
        "",
        "{",
        "[1]",
        r#"{"text": "no id"}"#,
        r#"{"id": [1], "text": "x"}"#,
        r#"{"id": "date", "text": "x", "published": "today"}"#,
        r#"{"id": "last", "text": "“Ça va,” said Zoë.", "published": null, "extra": true}"#,
    ];
    let output = printed(&["batch", "--rules-only"], &lines.join("\n"));
    let answers: Vec<Value> = output.lines().map(json).collect();
    assert_eq!(answers.len(), lines.len());
    let ids: Vec<Value> = answers.iter().map(|answer| answer["id"].clone()).collect();
    let null = Value::Null;
    let expected: [Value; 9] = [
        "one".into(),
        2.into(),
        null.clone(),
        null.clone(),
        null.clone(),
        null.clone(),
        null,
        "date".into(),
        "last".into(),
    ];
    assert_eq!(ids, expected);
    for (index, answer) in answers.iter().enumerate() {
        let good = index == 0 || index == 8;
        assert_eq!(answer.get("format").is_some(), good, "{answer}");
        assert_eq!(answer.get("error").is_some(), !good, "{answer}");
    }
    assert_eq!(answers[0]["published"]["value"], "2024-02-20");
    assert!(answers[1]["error"].as_str().unwrap().contains("text"), "{}", answers[1]);
    assert_eq!(printed(&["batch", "--rules-only"], ""), "");
    let output = run(&["batch", "--rules-only"], b"{\"id\":1,\"text\":\"caf\xe9\"}\n{\"id\":2,\"text\":\"a\"}\n");
    let output = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.lines().count(), 2, "{output}");
}

#[test]
fn html_is_one_file_that_opens_again() {
    let text = "The mayor of Lund resigned on Monday. “It is time,” she said.\n";
    let file = printed(&["analyze", "--rules-only", "--format", "html"], text);
    assert!(file.starts_with("<!doctype html>") && file.contains("factline.analysis/1"));
    let link = factline::export::html::link_in(&file).unwrap();
    assert!(printed(&["link", "decode", link], "").starts_with(text));
}

#[test]
fn the_page_files_are_made_here_too() {
    let text = "The mayor of Lund resigned on 4 May 2021.\n";
    let made = |format| printed(&["analyze", "--rules-only", "--format", format], text);
    assert!(made("csv").starts_with("\u{feff}\"Sentence\",\"Group\",\"Statement\""));
    assert!(made("markdown").starts_with("# The mayor of Lund resigned on 4 May 2021.\n"));
    assert!(made("annotations").starts_with("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\""));
}

#[test]
fn decode_prints_the_marks() {
    let golden = include_str!("links/1-primed-notes.txt");
    let printed = printed(&["link", "decode", golden.lines().next().unwrap()], "");
    assert!(printed.contains("  Found at: https://example.org/papers/2025/03/a-b_c.pdf#page=9"), "{printed}");
    assert!(printed.contains("\n  Note: Asked the journal; no answer yet."), "{printed}");
}

#[test]
fn a_link_carries_the_article() {
    let text = "The bridge opened on Monday, the council said.\n";
    let link = printed(&["link", "encode", "--published", "2024-02-20", "--title", "Bridge", "--source", "Post"], text);
    assert!(link.starts_with("#f1") && link.lines().count() == 1, "{link}");
    let back = printed(&["link", "decode", link.trim()], "");
    assert!(back.starts_with(text), "{back}");
    for part in ["Title: Bridge", "Source: Post", "Published: 2024-02-20"] {
        assert!(back.contains(part), "{part}: {back}");
    }
    let pair = ["tests/pairs/train/02-error-number.a.txt", "tests/pairs/train/02-error-number.b.txt"];
    let both = printed(&["link", "encode", pair[0], pair[1]], "");
    let back = printed(&["link", "decode", both.trim()], "");
    for part in ["The tanker Brita Lind lost 380 tonnes", "A second account:\n\nNorrvik Tankers hit with"] {
        assert!(back.contains(part), "{part}: {back}");
    }
    let cut: String = link.chars().take(20).collect();
    refused(&["link", "decode", &cut], b"", "incomplete");
}

#[test]
fn compare_prints_rows() {
    let pair = ["tests/pairs/train/02-error-number.a.txt", "tests/pairs/train/02-error-number.b.txt"];
    let report = printed(&["compare", pair[0], pair[1], "--format", "text"], "");
    for part in
        ["In both (", "Put differently (", "number: 380 tonnes / 3,800 tonnes", "People, only in A: Karin Ekwall"]
    {
        assert!(report.contains(part), "{part}: {report}");
    }
    for verdict in ["contradict", "agree", "confirm"] {
        assert!(!report.to_lowercase().contains(verdict), "{verdict}: {report}");
    }
    let output = json(&printed(&["compare", pair[0], "-", "--rules-only"], "The tanker Brita Lind was scrapped."));
    assert_eq!(output["format"], "factline.comparison/1");
    assert_eq!(output["texts"]["b"], "The tanker Brita Lind was scrapped.");
}
