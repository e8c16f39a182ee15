//! Whole articles, read as a checker would read the report: `tests/articles/NAME.txt` against `NAME.facts`.
//!
//! A change in reading shows as a change of a report. `UPDATE_EXPECT=1 cargo test --test golden` rewrites them, to be read
//! line by line before they are committed.

use factline::text::Article;
use std::{env, fs, path::Path};

fn report(text: &str) -> String {
    let article = Article::new(text);
    factline::export::text(
        &article.text,
        &factline::cards::view(&factline::analyze(&article, &factline::models::Models::none())),
    )
}

#[test]
fn articles_read_as_their_reports_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    articles.sort();
    let mut changed = Vec::new();
    for path in &articles {
        let found = report(&fs::read_to_string(path).expect("an article"));
        let expected = path.with_extension("facts");
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).expect("a report that can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            changed.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(!articles.is_empty(), "no article in {}", folder.display());
    assert!(changed.is_empty(), "reports that changed:\n{}", changed.join("\n"));
}
