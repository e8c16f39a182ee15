//! A report to read in a terminal: the strip of counts, the open cards, one line for everything folded away.

use crate::annotate::dates::PublishedFrom;
use crate::cards::{Card, SourceCount, View};
use crate::claims::Group;
use crate::text::Span;
use std::fmt::Write;

/// How wide a line may get, in characters, where it can be broken.
const WIDTH: usize = 100;

/// The report on `text`, whose view is `view`. Ends with a line end.
pub fn text(text: &str, view: &View) -> String {
    let mut report = Report { text, view, out: String::new() };
    report.strip();
    for card in view.cards.iter().filter(|card| card.open) {
        report.card(card);
    }
    for group in [Group::Check, Group::Background, Group::Meaning, Group::Future, Group::General, Group::NotArticle] {
        report.fold(group);
    }
    report.out
}

struct Report<'a> {
    text: &'a str,
    view: &'a View,
    out: String,
}

impl Report<'_> {
    /// "26 sentences: 6 to check, 5 background. Named: ... Unnamed: ... Quotations: 2. Published: ..."
    fn strip(&mut self) {
        let strip = &self.view.strip;
        let groups: Vec<String> = strip
            .groups
            .iter()
            .filter(|(group, count)| 0 < *count || *group == Group::Check)
            .map(|(group, count)| format!("{count} {}", counted(*group)))
            .collect();
        let noun = if strip.sentences == 1 { "sentence" } else { "sentences" };
        let published = match (self.view.published, self.view.published_from) {
            (Some(day), PublishedFrom::Given) => format!("{day}, as given"),
            (Some(day), _) => format!("{day}, from the text"),
            (None, _) => "not stated".to_owned(),
        };
        let line = format!(
            "{} {noun}: {}. Named sources: {}. Unnamed: {}. Quotations: {}. Published: {published}.",
            strip.sentences,
            groups.join(", "),
            sources(&strip.named),
            sources(&strip.unnamed),
            if strip.quotations == 0 { "none".to_owned() } else { strip.quotations.to_string() },
        );
        self.wrapped("", &line);
        if let Some(notice) = &self.view.notice {
            self.wrapped("", notice);
        }
    }

    fn card(&mut self, card: &Card) {
        self.out.push('\n');
        let number = self.number(card);
        let heading = self.heading(card);
        self.wrapped(&format!("{number:>3}  "), &heading);
        for field in &card.fields {
            let note = field.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            self.wrapped(&format!("     {}: ", field.kind.label()), &format!("{}{note}", field.value));
        }
        let again: Vec<String> = card
            .again
            .iter()
            .filter_map(|&index| self.view.sentences.get(index as usize))
            .map(|sentence| sentence.number.to_string())
            .collect();
        if !again.is_empty() {
            self.wrapped("     Said again in: ", &again.join(", "));
        }
        self.wrapped("     Sentence: ", &number.to_string());
    }

    /// A group's sentences, those with an open card left out; nothing where there are none.
    fn fold(&mut self, group: Group) {
        let open = |index: usize| {
            let cards = self.view.sentences.get(index).into_iter().flat_map(|sentence| &sentence.cards);
            cards.filter_map(|&card| self.view.cards.get(card as usize)).any(|card| card.open)
        };
        let folded: Vec<(u32, Span)> = self
            .view
            .sentences
            .iter()
            .enumerate()
            .filter(|(index, sentence)| sentence.group == group && !open(*index))
            .map(|(_, sentence)| (sentence.number, sentence.span))
            .collect();
        if folded.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "\n{} ({})", label(group), folded.len());
        for (number, span) in folded {
            let number = if number == 0 { String::new() } else { number.to_string() };
            let line = one_line(span.of(self.text));
            let _ = writeln!(self.out, "{number:>3}  {}", shortened(&line, WIDTH - 5));
        }
    }

    fn number(&self, card: &Card) -> u32 {
        self.view.sentences.get(card.sentence as usize).map_or(0, |sentence| sentence.number)
    }

    fn heading(&self, card: &Card) -> String {
        card.headline(&|span| one_line(span.of(self.text)))
    }

    /// `words` behind `lead`, broken at blanks; further lines stand under the first word.
    fn wrapped(&mut self, lead: &str, words: &str) {
        let indent = " ".repeat(lead.chars().count());
        self.out.push_str(lead);
        let mut column = indent.len();
        let mut first = true;
        for word in words.split_whitespace() {
            let length = word.chars().count();
            if !first && WIDTH < column + 1 + length {
                self.out.push('\n');
                self.out.push_str(&indent);
                column = indent.len();
            } else if !first {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(word);
            column += length;
            first = false;
        }
        self.out.push('\n');
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `limit` characters, with an ellipsis for what is cut.
fn shortened(line: &str, limit: usize) -> String {
    if line.chars().count() <= limit {
        return line.to_owned();
    }
    let mut short: String = line.chars().take(limit.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn sources(sources: &[SourceCount]) -> String {
    let named: Vec<String> = sources
        .iter()
        .map(|source| match source.sentences.len() {
            0 | 1 => one_line(&source.name),
            count => format!("{} ({count})", one_line(&source.name)),
        })
        .collect();
    if named.is_empty() { "none".to_owned() } else { named.join(", ") }
}

fn counted(group: Group) -> &'static str {
    match group {
        Group::Check => "to check",
        Group::Background => "background",
        Group::Meaning => "say what it may mean",
        Group::Future => "about the future",
        Group::General => "in general",
        Group::NotArticle => "not article text",
    }
}

fn label(group: Group) -> &'static str {
    match group {
        Group::Check => "To check",
        Group::Background => "Background",
        Group::Meaning => "What it might mean",
        Group::Future => "About the future",
        Group::General => "In general",
        Group::NotArticle => "Not article text",
    }
}
