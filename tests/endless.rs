//! Texts whose reading once never ended. Each must be read to its end.

use factline::models::Models;
use factline::text::Article;

#[test]
fn reading_ends() {
    for text in ["Critics in the pre-1914 said it failed.", "Growers in the mid-1990s said so."] {
        assert_eq!(factline::analyze(&Article::new(text), &Models::none()).document.sentences.len(), 1, "{text}");
    }
}
