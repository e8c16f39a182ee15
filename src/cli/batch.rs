//! One line of a batch: an article as JSON in, its analysis as JSON out.

use crate::cli::arguments::Batch;
use crate::cli::{self, input};
use crate::models::Models;
use crate::text::Article;
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Serialize)]
struct Complaint<'a> {
    id: Value,
    error: &'a str,
}

/// The answer to `line`, without a line end: the analysis with the line's id, or what is wrong with the line.
pub(crate) fn answer(line: &[u8], asked: &Batch, models: &Models) -> String {
    let (id, read) = read(line);
    let written = read.map(|article| {
        let analysis = crate::analyze(&Article { day_first: asked.day_first, ..article }, models);
        let document = cli::document(&analysis, asked.tokens);
        // The document with one key more, which stands first.
        let rest = document.strip_prefix('{').unwrap_or_default();
        ["{\"id\":", &id.to_string(), ",", rest].concat()
    });
    written.unwrap_or_else(|error| serde_json::to_string(&Complaint { id, error: &error }).unwrap_or_default())
}

/// The line's id, `null` where it has none, and its article.
fn read(line: &[u8]) -> (Value, Result<Article, String>) {
    let Ok(line) = str::from_utf8(line) else { return (Value::Null, Err("the line is not UTF-8".to_owned())) };
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return (Value::Null, Err("the line is empty".to_owned()));
    }
    let object = match serde_json::from_str(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return (Value::Null, Err("the line is not a JSON object".to_owned())),
        Err(error) => return (Value::Null, Err(format!("the line is not JSON: {error}"))),
    };
    let id = match object.get("id") {
        Some(id @ (Value::String(_) | Value::Number(_))) => id.clone(),
        Some(_) => return (Value::Null, Err("\"id\" is neither a string nor a number".to_owned())),
        None => return (Value::Null, Err("the line has no \"id\"".to_owned())),
    };
    (id, article(&object))
}

/// Other keys are allowed and ignored; a key that is `null` is taken as absent.
fn article(line: &Map<String, Value>) -> Result<Article, String> {
    let words = |key: &str| match line.get(key) {
        Some(Value::String(words)) => Ok(Some(words.clone())),
        Some(Value::Null) | None => Ok(None),
        Some(_) => Err(format!("\"{key}\" is no string")),
    };
    let text = words("text")?.ok_or("the line has no \"text\"")?;
    let published = words("published")?.map(|words| input::date(&words)).transpose().map_err(|failure| failure.0)?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Article { text, published, title: words("title")?, source: words("source")?, day_first: None })
}
