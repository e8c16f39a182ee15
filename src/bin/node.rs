//! The core for Node, for `make bench-peers`: dates alone, as the libraries that it is timed against read them.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    unreachable!("this is built for Node: `make bench-peers`")
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod node {
    use factline::annotate::dates::{Reference, read};
    use factline::text::Document;
    use time::Date;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The expressions of time in `text`, published on a day of a year, each as a line "start end value".
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "the macro asks for it")]
    pub fn dates(text: &str, year: i32, day: u16) -> String {
        let document = Document::read(text);
        let reference = Reference { published: Date::from_ordinal_date(year, day).ok(), ..Reference::default() };
        let mut lines = String::new();
        for mention in read(&document, &reference, |_, _| true) {
            for part in [
                &mention.span.start().to_string(),
                " ",
                &mention.span.end().to_string(),
                " ",
                &mention.value.value,
                "\n",
            ] {
                lines.push_str(part);
            }
        }
        lines
    }
}
