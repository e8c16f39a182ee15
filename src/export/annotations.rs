//! Statements and marks as a page of W3C Web Annotations (JSON-LD, "Web Annotation Data Model", 2017): each with where it stands,
//! by position in code points and by quotation. Tools for annotating take them in.

use crate::bytes::crc::crc32;
use crate::cards;
use crate::export::Sheet;
use crate::export::csv::put;
use crate::export::json::write::string;
use crate::export::sheet::told;
use crate::text::{CodePoints, Span};

/// How many characters are quoted on either side of the words.
const AROUND: usize = 32;

/// The page of annotations.
pub(super) fn annotations(sheet: &Sheet<'_>) -> String {
    let mut page = Page { sheet, ruler: CodePoints::new(sheet.text), items: 0, out: String::new() };
    page.raw("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"id\":");
    page.id();
    page.raw(",\"items\":[");
    for (index, card) in sheet.view.cards.iter().enumerate() {
        let Some(span) = card.heading.iter().copied().reduce(Span::cover) else { continue };
        page.begin("describing");
        page.body("classifying", cards::group_name(card.group), true);
        let mut lines = vec![put(&card.fields)];
        let others = card.fields.iter().filter(|field| put(std::slice::from_ref(field)).is_empty());
        lines.extend(others.map(|field| [field.kind.label(), ": ", &told(field)].concat()));
        lines.retain(|line| !line.is_empty());
        page.body("describing", &lines.join("\n"), false);
        let note = sheet.note(index).cloned().unwrap_or_default();
        for (purpose, words) in [("assessing", note.status), ("commenting", note.note), ("linking", note.source)] {
            if !words.is_empty() {
                page.body(purpose, &words, false);
            }
        }
        page.raw("]");
        if !note.initials.is_empty() {
            page.raw(",\"creator\":{\"type\":\"Person\",\"nickname\":");
            string(&mut page.out, &note.initials);
            page.raw("}");
        }
        page.end(span);
    }
    for mark in &sheet.view.marks {
        page.begin("tagging");
        page.body("tagging", &mark.label, true);
        page.raw("]");
        page.end(mark.span);
    }
    page.raw("]}\n");
    page.out
}

struct Page<'a> {
    sheet: &'a Sheet<'a>,
    ruler: CodePoints<'a>,
    items: usize,
    out: String,
}

impl Page<'_> {
    fn raw(&mut self, words: &str) {
        self.out.push_str(words);
    }

    /// A name that is the same for the same text and place in the list: a UUID of the free version (RFC 9562, 8).
    fn id(&mut self) {
        let crc = crc32(&[self.sheet.text.as_bytes()]);
        let (length, item) = (self.sheet.text.len(), self.items);
        let id = format!("\"urn:uuid:{crc:08x}-{:04x}-8000-8000-{item:012x}\"", length & 0xFFFF);
        self.raw(&id);
    }

    fn begin(&mut self, motivation: &str) {
        self.raw(if self.items == 0 { "\n" } else { ",\n" });
        self.items += 1;
        self.raw("{\"type\":\"Annotation\",\"id\":");
        self.id();
        self.raw(",\"motivation\":\"");
        self.raw(motivation);
        self.raw("\",\"body\":[");
    }

    fn body(&mut self, purpose: &str, words: &str, first: bool) {
        self.raw(if first { "" } else { "," });
        self.raw("{\"type\":\"TextualBody\",\"purpose\":\"");
        self.raw(purpose);
        self.raw("\",\"format\":\"text/plain\",\"value\":");
        string(&mut self.out, words);
        self.raw("}");
    }

    fn end(&mut self, span: Span) {
        let Sheet { text, source, .. } = *self.sheet;
        self.raw(",\"target\":{\"source\":");
        match source.filter(|source| source.starts_with("https://") || source.starts_with("http://")) {
            Some(source) => string(&mut self.out, source),
            // No address was given: the text itself, by the name of this page of annotations.
            None => {
                let item = std::mem::take(&mut self.items);
                self.id();
                self.items = item;
            }
        }
        let (start, end) = (self.ruler.at(span.start()), self.ruler.at(span.end()));
        self.raw(",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":");
        self.raw(&start.to_string());
        self.raw(",\"end\":");
        self.raw(&end.to_string());
        self.raw("},{\"type\":\"TextQuoteSelector\",\"exact\":");
        string(&mut self.out, span.of(text));
        let before = Span::new(0, span.start()).of(text);
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let after = Span::new(span.end(), text.len()).of(text);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        for (key, words) in
            [("prefix", Span::new(from, span.start())), ("suffix", Span::new(span.end(), span.end() + to))]
        {
            self.raw(",\"");
            self.raw(key);
            self.raw("\":");
            string(&mut self.out, words.of(text));
        }
        self.raw("}]}}");
    }
}
