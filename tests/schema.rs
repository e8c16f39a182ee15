//! Real output against the checked-in schema of `factline.analysis/1`, and what a schema cannot say.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use boon::{Compiler, Schemas};
use factline::export::json;
use factline::text::Article;
use factline::{cards, compare};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Texts that are no articles, beside the articles of `tests/articles`.
const ODD: &[&str] = &[
    "",
    "Word",
    "\r\n\r\n",
    "“Ça va?” 👍🏽 said Zoë.\r\n\r\n“Non.”",
    "He said: \"Never closed.\n\nThe end.",
    "مرحبا بالعالم. قال الوزير إن الطريق مغلق.",
    "<p>The <b>mayor</b> said &quot;no&quot;.</p>",
    "a\u{0}b\u{7}c \u{202e}dlrow\u{202c}",
];

fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    found.sort();
    assert!(4 <= found.len());
    found.extend(ODD.iter().map(|text| (format!("{text:?}"), (*text).to_owned())));
    found
}

fn read(text: &str, tokens: bool) -> Value {
    serde_json::from_str(&written(text, tokens)).unwrap()
}

fn written(text: &str, tokens: bool) -> String {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    if tokens { json::document_with_tokens(&analysis) } else { json::document(&analysis) }
}

#[test]
fn output_fits_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/factline.analysis-1.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("urn:factline:analysis:1", schema).unwrap();
    let schema = compiler.compile("urn:factline:analysis:1", &mut schemas).unwrap();
    for (name, text) in articles() {
        for tokens in [false, true] {
            let output = read(&text, tokens);
            let verdict = schemas.validate(&output, schema);
            assert!(verdict.is_ok(), "{name}: {:#}", verdict.unwrap_err());
            assert_eq!(output.get("tokens").is_some(), tokens);
        }
    }
    let mut broken = read("The mayor left.", false);
    broken["published"]["from"] = "guessed".into();
    assert!(schemas.validate(&broken, schema).is_err(), "the schema forbids nothing");
}

/// Every object with a start and an end must be a stretch of the text.
fn check_places(value: &Value, length: u64, name: &str) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (object.get("start"), object.get("end"))
                && !start.is_null()
            {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                assert!(start <= end && end <= length, "{name}: {value}");
            }
            object.values().for_each(|value| check_places(value, length, name));
        }
        Value::Array(values) => values.iter().for_each(|value| check_places(value, length, name)),
        _ => {}
    }
}

#[test]
fn places_are_code_points_of_the_text() {
    for (name, text) in articles() {
        let output = read(&text, true);
        assert_eq!(output["text"], text.as_str(), "the text comes back as it came");
        check_places(&output, text.chars().count() as u64, &name);
    }
    let output = read("👍🏽 “Ça va,” said Zoë.", false);
    let quote = &output["quotes"][0];
    assert_eq!((quote["start"].as_u64(), quote["end"].as_u64()), (Some(3), Some(11)), "{quote}");
}

#[test]
fn ids_point_at_something() {
    for (name, text) in articles() {
        let output = read(&text, false);
        let ids = |list: &str| -> Vec<&str> {
            output[list].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
        };
        let known: Vec<&str> =
            ["sentences", "entities", "dates", "amounts", "claims", "threads"].into_iter().flat_map(ids).collect();
        let refers = |value: &Value| {
            let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            for id in list.iter().filter_map(Value::as_str) {
                assert!(known.contains(&id), "{name}: {id}");
            }
        };
        for claim in output["claims"].as_array().unwrap() {
            for key in ["sentence", "who", "when", "where", "amounts", "thread"] {
                refers(&claim[key]);
            }
        }
        for thread in output["threads"].as_array().unwrap() {
            for key in ["claims", "hedge_dropped"] {
                refers(&thread[key]);
            }
        }
        for key in ["sources_named", "event_dates"] {
            refers(&output["summary"][key]);
        }
    }
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    for (name, text) in articles() {
        assert_eq!(written(&text, true), written(&text, true), "{name}");
    }
}

#[test]
fn comparisons_fit_their_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root.join("schema/factline.comparison-1.schema.json")).unwrap())
            .unwrap();
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("urn:factline:comparison:1", schema).unwrap();
    let schema = compiler.compile("urn:factline:comparison:1", &mut schemas).unwrap();
    let analysis = |text: &str| factline::analyze(&Article::new(text), &factline::models::Models::none());
    let mut pairs: Vec<[String; 2]> =
        ODD.iter().map(|text| [(*text).to_owned(), "The mayor left.".to_owned()]).collect();
    for entry in fs::read_dir(root.join("tests/pairs/train")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "gold") {
            pairs.push(["a.txt", "b.txt"].map(|ending| fs::read_to_string(path.with_extension(ending)).unwrap()));
        }
    }
    for [a, b] in &pairs {
        let (one, other) = (analysis(a), analysis(b));
        let views = [cards::view(&one), cards::view(&other)];
        let told = compare::accounts(&one, &other);
        let timeline = compare::joint_timeline(&told, &views[0], &views[1]);
        let output =
            serde_json::to_value(compare::json::root([a, b], [&views[0], &views[1]], &told, &timeline)).unwrap();
        let verdict = schemas.validate(&output, schema);
        assert!(verdict.is_ok(), "{a}: {:#}", verdict.unwrap_err());
        for row in output["rows"].as_array().unwrap() {
            for (side, text) in [("a", a), ("b", b)] {
                let Some(place) = row[side].get("statement") else { continue };
                let words: String =
                    text.chars().skip(usize::try_from(place["start"].as_u64().unwrap()).unwrap()).collect();
                assert!(words.starts_with(place["words"].as_str().unwrap()));
            }
        }
    }
}
