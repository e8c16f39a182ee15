//! The file's markup: the strip, the text with its marks, the cards, what stands in the head.

use crate::cards::{self, Card, Mark, SentenceView, runs};
use crate::export::html::LINK;
use crate::export::sheet::told;
use crate::export::{CardNote, Sheet};
use crate::text::{Case, Span};

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Factline ";

const STYLE: &str = include_str!("sheet.css");

const BANNER: &str =
    "Text, title, source and notes were typed or edited by whoever made this file. Not verified, not a fact check.";

/// The whole file.
pub fn html(sheet: &Sheet<'_>) -> String {
    let mut page = Page { sheet, out: String::with_capacity(4 * sheet.text.len() + sheet.json.len() + 8_000) };
    page.head();
    page.text();
    page.cards();
    page.foot();
    page.out
}

struct Page<'a> {
    sheet: &'a Sheet<'a>,
    out: String,
}

impl Page<'_> {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Words of the article or its reader: never markup.
    fn words(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                // Nothing that a page could not hold.
                _ if letter.is_control() && !matches!(letter, '\t' | '\n') => {}
                _ => self.out.push(letter),
            }
        }
    }

    fn element(&mut self, name: &str, words: &str) {
        self.raw(&["<", name, ">"].concat());
        self.words(words);
        self.raw(&["</", name, ">\n"].concat());
    }

    fn number(&mut self, number: usize) {
        self.raw(&number.to_string());
    }

    fn head(&mut self) {
        let Sheet { view, source, published, link, .. } = *self.sheet;
        let title = self.sheet.heading();
        self.raw(HEAD);
        self.raw(env!("CARGO_PKG_VERSION"));
        self.raw("\">\n");
        if !link.is_empty() {
            self.raw(LINK.0);
            self.words(link);
            self.raw(LINK.1);
            self.raw("\n");
        }
        self.element("title", &title);
        self.raw("<style>\n");
        self.raw(STYLE);
        self.raw("</style>\n</head>\n<body>\n<header>\n");
        self.element("h1", &title);
        let mut lines = Vec::new();
        lines.extend(source.map(|source| ["Source as given: ", source].concat()));
        lines.extend(published.map(|day| ["Published, as given: ", &day.to_string()].concat()));
        lines.push(self.counts());
        for line in lines {
            self.element("p", &line);
        }
        self.raw("<p class=\"banner\">");
        self.raw(BANNER);
        self.raw("</p>\n");
        if let Some(notice) = &view.notice {
            self.element("p", notice);
        }
        self.raw("</header>\n<main>\n");
    }

    /// "26 sentences: 6 to check, 5 background."
    fn counts(&self) -> String {
        let strip = &self.sheet.view.strip;
        let mut line = strip.sentences.to_string();
        line.push_str(if strip.sentences == 1 { " sentence" } else { " sentences" });
        for (index, (group, count)) in strip.groups.iter().filter(|(_, count)| 0 < *count).enumerate() {
            line.push_str(if index == 0 { ": " } else { ", " });
            line.push_str(&count.to_string());
            line.push(' ');
            line.push_str(&cards::group_name(*group).lower());
        }
        line.push('.');
        line
    }

    fn text(&mut self) {
        let view = self.sheet.view;
        self.raw("<section class=\"text\" aria-label=\"The article\">\n");
        let mut sentences = view.sentences.iter().enumerate().peekable();
        for (index, &paragraph) in view.paragraphs.iter().enumerate() {
            self.raw("<p>");
            let mut at = paragraph.start();
            while let Some((number, sentence)) = sentences.next_if(|(_, next)| next.paragraph as usize <= index) {
                self.marked(Span::new(at, sentence.span.start()));
                self.sentence(number, sentence);
                at = sentence.span.end();
            }
            self.marked(Span::new(at, paragraph.end()));
            self.raw("</p>\n");
        }
        self.raw("</section>\n");
    }

    fn sentence(&mut self, index: usize, sentence: &SentenceView) {
        self.raw("<span id=\"s");
        self.number(index);
        self.raw("\">");
        let card = sentence.cards.iter().map(|&card| card as usize).find(|&card| self.sheet.is_shown(card));
        if let Some(card) = card {
            self.raw("<a class=\"number\" href=\"#c");
            self.number(card);
            self.raw("\" aria-label=\"card of sentence ");
            self.number(sentence.number as usize);
            self.raw("\">");
            self.number(sentence.number as usize);
            self.raw("</a> ");
        }
        self.marked(sentence.span);
        self.raw("</span>");
    }

    /// A stretch of the text with the marks on it, cut flat where they overlap.
    fn marked(&mut self, within: Span) {
        let Sheet { text, view, .. } = *self.sheet;
        let near = near(&view.marks, within);
        let spans: Vec<Span> = near.iter().map(|mark| mark.span).collect();
        for run in runs(within, &spans) {
            let kinds = run.covered_by.iter().filter_map(|&index| Some(near.get(index)?.kind.name()));
            let kinds: Vec<&str> = kinds.collect();
            if kinds.is_empty() {
                self.words(run.span.of(text));
            } else {
                self.raw("<mark class=\"");
                self.raw(&kinds.join(" "));
                self.raw("\">");
                self.words(run.span.of(text));
                self.raw("</mark>");
            }
        }
    }

    fn cards(&mut self) {
        self.raw("<section class=\"cards\" aria-label=\"Fact cards\">\n<h2>What the article says</h2>\n");
        let cards = self.sheet.view.cards.iter().enumerate();
        let before = self.out.len();
        for (index, card) in cards.filter(|(index, _)| self.sheet.is_shown(*index)) {
            self.card(index, card);
        }
        if self.out.len() == before {
            self.raw("<p>Nothing here stands out to be checked first.</p>\n");
        }
        self.raw("</section>\n");
    }

    fn card(&mut self, index: usize, card: &Card) {
        self.raw("<article id=\"c");
        self.number(index);
        self.raw("\">\n<h3><a class=\"number\" href=\"#s");
        self.number(card.sentence as usize);
        let number = self.sheet.sentence(card.sentence).map_or(0, |sentence| sentence.number);
        self.raw("\" aria-label=\"to sentence ");
        self.number(number as usize);
        self.raw("\">");
        self.number(number as usize);
        self.raw("</a> ");
        self.words(&self.sheet.statement(card));
        self.raw("</h3>\n<dl>\n");
        for field in &card.fields {
            self.element("dt", field.kind.label());
            self.element("dd", &told(field));
        }
        for (label, words) in self.sheet.note(index).map(CardNote::lines).into_iter().flatten() {
            self.element("dt", label);
            self.element("dd", words);
        }
        self.raw("</dl>\n</article>\n");
    }

    fn foot(&mut self) {
        let json = self.sheet.json;
        self.raw("</main>\n<footer>\n<p>Made with Factline ");
        self.raw(env!("CARGO_PKG_VERSION"));
        self.raw(". It shows what an article says, not whether it is right. Drop this file on Factline to open it again.</p>\n</footer>\n");
        if !json.is_empty() {
            self.raw("<script type=\"application/json\" id=\"factline-analysis\">");
            // A data block ends at its closing tag alone; in JSON, "<" stands only in strings, where it has another spelling.
            self.raw(&json.replace('<', "\\u003c"));
            self.raw("</script>\n");
        }
        self.raw("</body>\n</html>\n");
    }
}

/// The marks, in text order, that may touch `within`: long ones may begin before those that end earlier.
fn near(marks: &[Mark], within: Span) -> &[Mark] {
    let to = marks.partition_point(|mark| mark.span.start() < within.end());
    let before = marks.get(..to).unwrap_or_default();
    let from = before.iter().rposition(|mark| mark.span.end() <= within.start()).map_or(0, |last| last + 1);
    before.get(from..).unwrap_or_default()
}
