//! What a reader should know before reading on.

use crate::Analysis;
use crate::claims::Group;
use crate::text::{Case, SentenceKind, TokenKind};

/// Words that every English text of some length is full of.
const COMMON: [&str; 40] = [
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had",
    "has", "have", "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said", "she", "that", "the",
    "they", "this", "to", "was", "were", "which", "with",
];

/// How many words are looked at to tell the language.
const SAMPLE: usize = 400;

/// What is said of a text in another language.
pub(crate) const NOT_ENGLISH: &str =
    "This does not look like English. Factline reads English only; marks and cards below may be wrong.";

/// Whether most letters are of other scripts than the Latin one.
fn mostly_foreign(text: &str) -> bool {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let latin = letters().filter(|&letter| letter < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&letter)).count();
    latin * 2 < letters().count()
}

/// A plain sentence where the text is not what Factline reads best; `None` for an ordinary article.
pub(crate) fn notice(analysis: &Analysis) -> Option<String> {
    let document = &analysis.document;
    let words: Vec<String> = document
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .take(SAMPLE)
        .map(|token| document.str(token.span).lower())
        .collect();
    if document.text.trim().is_empty() {
        return None;
    }
    if mostly_foreign(&document.text) {
        return Some(NOT_ENGLISH.to_owned());
    }
    if words.is_empty() {
        return Some("There are no words to read here.".to_owned());
    }
    let common = words.iter().filter(|word| COMMON.binary_search(&word.as_str()).is_ok()).count();
    if 20 <= words.len() && common * 8 < words.len() {
        return Some(NOT_ENGLISH.to_owned());
    }
    let body = document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count();
    let in_group = |group: Group| analysis.claims.groups.iter().filter(|&&found| found == group).count();
    if 0 < in_group(Group::Check) {
        return None;
    }
    Some(
        if body < 3 {
            "This text is short: nothing in it stands out to check first."
        } else if body < 2 * (in_group(Group::Meaning) + in_group(Group::General) + in_group(Group::Future)) {
            "Mostly opinion, interpretation or outlook: nothing in it stands out to check first."
        } else {
            "Nothing in this text stands out to check first. Every sentence is placed below."
        }
        .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_scripts_are_not_english() {
        for text in ["Мэр города подал в отставку во вторник.", "市長は火曜日に辞任した。", "استقال رئيس البلدية"]
        {
            assert!(mostly_foreign(text), "{text}");
        }
        for text in ["", "12 %", "The mayor, Дмитрий, left on Tuesday.", "Thủ tướng đã từ chức"] {
            assert!(!mostly_foreign(text), "{text}");
        }
    }

    #[test]
    fn common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
