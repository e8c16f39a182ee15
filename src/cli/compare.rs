//! Two accounts side by side, for a terminal or as JSON.

use crate::cards::{View, view};
use crate::cli::arguments::{Compare, Format};
use crate::cli::{Failure, input};
use crate::compare::{accounts, joint_timeline, json, text};
use crate::text::Article;

pub(crate) fn compare(asked: &Compare) -> Result<String, Failure> {
    let models = input::models(&asked.models, false)?;
    let mut texts = Vec::new();
    for file in &asked.files {
        texts.push(input::text(file)?);
    }
    let read = |text: &String| crate::analyze(&Article { day_first: asked.day_first, ..Article::new(text) }, &models);
    let [a, b] = texts.as_slice() else { return Err(Failure::new("say which two: factline compare A B")) };
    let (a, b) = (read(a), read(b));
    let found = accounts(&a, &b);
    let (view_a, view_b): (View, View) = (view(&a), view(&b));
    let timeline = joint_timeline(&found, &view_a, &view_b);
    if let Format::Text = asked.format {
        return Ok(text::text([&a.document.text, &b.document.text], [&view_a, &view_b], &found, &timeline));
    }
    let root = json::root([&a.document.text, &b.document.text], [&view_a, &view_b], &found, &timeline);
    let json = serde_json::to_string_pretty(&root);
    Ok(json.map_err(|error| Failure::new(format!("cannot write the comparison: {error}")))? + "\n")
}
