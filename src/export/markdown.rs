//! An analysed article as Markdown (CommonMark): the statements, then the text. Words of the article are never markup.

use crate::cards::{self, Card};
use crate::claims::Group;
use crate::export::Sheet;
use crate::export::sheet::{CardNote, one_line, told};
use crate::text::Span;

/// The document.
pub(crate) fn markdown(sheet: &Sheet<'_>) -> String {
    let mut out = String::new();
    let mut line = |parts: &[&str]| {
        out.extend(parts.iter().copied());
        out.push('\n');
    };
    line(&["# ", &plain(&sheet.heading()), "\n"]);
    if let Some(source) = sheet.source {
        line(&["Source as given: ", &plain(source), "\n"]);
    }
    if let Some(day) = sheet.published {
        line(&["Published, as given: ", &day.to_string(), "\n"]);
    }
    line(&["What this article says and how it is put, as read by Factline. Not verified, not a fact check.\n"]);
    if let Some(notice) = &sheet.view.notice {
        line(&[&plain(notice), "\n"]);
    }
    line(&["## What the article says\n"]);
    let all = || sheet.view.cards.iter().enumerate();
    for (index, card) in all().filter(|(index, _)| sheet.is_shown(*index)) {
        line(&["- **", &plain(&sheet.statement(card)), "**", &number(sheet, card)]);
        for field in &card.fields {
            line(&["  - ", field.kind.label(), ": ", &plain(&told(field))]);
        }
        for (label, words) in sheet.note(index).map(CardNote::lines).into_iter().flatten() {
            line(&["  - ", label, ": ", &plain(words)]);
        }
    }
    for group in [Group::Check, Group::Background, Group::Meaning, Group::Future, Group::General] {
        let mut folded = all().filter(|(index, card)| card.group == group && !sheet.is_shown(*index)).peekable();
        if folded.peek().is_some() {
            line(&["\n## ", cards::group_name(group), "\n"]);
        }
        for (_, card) in folded {
            line(&["- ", &plain(&sheet.statement(card)), &number(sheet, card)]);
        }
    }
    line(&["\n## The text"]);
    for &paragraph in &sheet.view.paragraphs {
        let words = plain(paragraph.of(sheet.text));
        if !words.is_empty() {
            line(&["\n", &numbered(sheet, paragraph).unwrap_or(words)]);
        }
    }
    out
}

/// " (sentence 3)".
fn number(sheet: &Sheet<'_>, card: &Card) -> String {
    let number = sheet.sentence(card.sentence).map_or(0, |sentence| sentence.number);
    if number == 0 { String::new() } else { [" (sentence ", &number.to_string(), ")"].concat() }
}

/// A paragraph with the numbers of its sentences before them, as on the page; `None` where it has none.
fn numbered(sheet: &Sheet<'_>, paragraph: Span) -> Option<String> {
    let first = sheet.view.sentence_at(paragraph)?;
    let sentences = sheet.view.sentences.iter().skip(first);
    let sentences = sentences.take_while(|sentence| sentence.span.start() < paragraph.end());
    let told = sentences.map(|sentence| {
        let words = plain(sentence.span.of(sheet.text));
        if sentence.number == 0 { words } else { ["**", &sentence.number.to_string(), "** ", &words].concat() }
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Words on one line, with a backslash before every sign that Markdown could take for its own.
fn plain(words: &str) -> String {
    let words = one_line(words);
    let mut out = String::with_capacity(words.len());
    // At the beginning of a line a number with a stop is a list, and some signs are.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let anywhere = "\\`*_{}[]<>#|~&".contains(letter);
        let first = at == 0 && "+-=:".contains(letter);
        let list = 0 < at && at == digits && ".)".contains(letter);
        if anywhere || first || list {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_markup() {
        assert_eq!(plain("*1.* <b>\n no & yes"), "\\*1.\\* \\<b\\> no \\& yes");
        assert_eq!(plain("2024. It rained"), "2024\\. It rained");
        assert_eq!(plain("- he said, 3.5"), "\\- he said, 3.5");
        assert_eq!(plain(""), "");
    }
}
