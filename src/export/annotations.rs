//! Statements and marks as a page of W3C Web Annotations (JSON-LD, "Web Annotation Data Model", 2017): each with where it stands,
//! by position in code points and by quotation. Tools for annotating take them in.

use crate::bytes::crc::crc32;
use crate::cards;
use crate::export::Sheet;
use crate::export::csv::put;
use crate::export::json::write::Json;
use crate::export::sheet::told;
use crate::text::{CodePoints, Span};

/// How many characters are quoted on either side of the words.
const AROUND: usize = 32;

/// The page of annotations.
pub(super) fn annotations(sheet: &Sheet<'_>) -> String {
    let mut page = Page { sheet, ruler: CodePoints::new(sheet.text), items: 0, out: Json::default() };
    page.out.open('{');
    page.text("@context", "http://www.w3.org/ns/anno.jsonld");
    page.text("type", "AnnotationPage");
    page.id("id", 0);
    page.out.key("items").open('[');
    for (index, card) in sheet.view.cards.iter().enumerate() {
        let Some(span) = card.heading.iter().copied().reduce(Span::cover) else { continue };
        page.begin("describing");
        page.body("classifying", cards::group_name(card.group));
        let mut lines = vec![put(&card.fields)];
        let others = card.fields.iter().filter(|field| put(std::slice::from_ref(field)).is_empty());
        lines.extend(others.map(|field| [field.kind.label(), ": ", &told(field)].concat()));
        lines.retain(|line| !line.is_empty());
        page.body("describing", &lines.join("\n"));
        let note = sheet.note(index).cloned().unwrap_or_default();
        for (purpose, words) in [("assessing", note.status), ("commenting", note.note), ("linking", note.source)] {
            if !words.is_empty() {
                page.body(purpose, &words);
            }
        }
        page.out.close(']');
        if !note.initials.is_empty() {
            page.out.key("creator").open('{');
            page.text("type", "Person");
            page.text("nickname", &note.initials);
            page.out.close('}');
        }
        page.end(span);
    }
    for mark in &sheet.view.marks {
        page.begin("tagging");
        page.body("tagging", &mark.label);
        page.out.close(']');
        page.end(mark.span);
    }
    page.out.close(']');
    page.out.close('}');
    page.out.0.push('\n');
    page.out.0
}

struct Page<'a> {
    sheet: &'a Sheet<'a>,
    ruler: CodePoints<'a>,
    items: usize,
    out: Json,
}

impl Page<'_> {
    fn text(&mut self, key: &str, words: &str) {
        self.out.key(key).text(words);
    }

    /// A name that is the same for the same text and place in the list: a UUID of the free version (RFC 9562, 8).
    fn id(&mut self, key: &str, item: usize) {
        let text = self.sheet.text;
        let crc = crc32(&[text.as_bytes()]);
        self.text(key, &format!("urn:uuid:{crc:08x}-{:04x}-8000-8000-{item:012x}", text.len() & 0xFFFF));
    }

    fn begin(&mut self, motivation: &str) {
        self.items += 1;
        self.out.open('{');
        self.text("type", "Annotation");
        self.id("id", self.items);
        self.text("motivation", motivation);
        self.out.key("body").open('[');
    }

    fn body(&mut self, purpose: &str, words: &str) {
        self.out.open('{');
        self.text("type", "TextualBody");
        self.text("purpose", purpose);
        self.text("format", "text/plain");
        self.text("value", words);
        self.out.close('}');
    }

    fn end(&mut self, span: Span) {
        let Sheet { text, source, .. } = *self.sheet;
        self.out.key("target").open('{');
        match source.filter(|source| source.starts_with("https://") || source.starts_with("http://")) {
            Some(source) => self.text("source", source),
            // No address was given: the text itself, by the name of this page of annotations.
            None => self.id("source", 0),
        }
        self.out.key("selector").open('[');
        self.out.open('{');
        self.text("type", "TextPositionSelector");
        for (key, at) in [("start", span.start()), ("end", span.end())] {
            let at = self.ruler.at(at);
            self.out.key(key).count(Some(at));
        }
        self.out.close('}');
        self.out.open('{');
        self.text("type", "TextQuoteSelector");
        let before = Span::new(0, span.start()).of(text);
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let after = Span::new(span.end(), text.len()).of(text);
        let to = span.end() + after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let around = [("prefix", Span::new(from, span.start())), ("suffix", Span::new(span.end(), to))];
        for (key, span) in [("exact", span)].into_iter().chain(around) {
            self.text(key, span.of(text));
        }
        self.out.close('}');
        self.out.close(']');
        self.out.close('}');
        self.out.close('}');
    }
}
