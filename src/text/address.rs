//! Finds addresses: URLs, e-mail addresses, handles, hashtags. Only their shape counts; nothing is looked up.

use crate::lexicon::is_one_of;
use crate::text::chars::{is_close_bracket, is_quote, is_shout, is_stop};

/// Endings that make lower-case words with inner stops an address.
const DOMAINS: &str = "com org net edu gov uk io eu info int mil ru de fr cn jp kp ua au ca in tv";

/// The longest address that is looked for, in characters: without a bound, hostile text would not be read in linear time.
const LONGEST: usize = 2_000;

/// Addresses end before white space and these.
fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '|' | '\\' | '^' | '`' | '{' | '}')
}

/// The end of the address that begins at byte `at`, if one does.
pub(crate) fn address_at(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = text.get(at..end)?;
    let first = rest.chars().next()?;
    if matches!(first, '@' | '#') {
        let name = rest.get(1..)?;
        let length = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        let letters = name.get(..length)?;
        let sensible = letters.contains(char::is_alphabetic) && !letters.is_empty();
        return sensible.then_some(at + 1 + length);
    }
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let window = rest.char_indices().take(64).find(|(_, c)| matches!(c, ':' | '.' | '@') || ends(*c));
    let (mark, c) = window?;
    if ends(c) {
        return None;
    }
    let length = rest.char_indices().take(LONGEST).find(|(_, c)| ends(*c)).map(|(length, _)| length);
    let length = match length {
        Some(length) => length,
        None if rest.len() < LONGEST => rest.len(),
        None => return None,
    };
    let chunk = trimmed(rest.get(..length)?);
    let scheme = chunk.get(..mark)?;
    let is_url = chunk.get(mark..)?.starts_with("://") && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    let is_www = scheme.eq_ignore_ascii_case("www") && 4 < chunk.len();
    (is_url || is_www || is_mail(chunk) || is_site(chunk)).then_some(at + chunk.len())
}

/// Without the punctuation of the sentence around it. A bracket stays where its partner is inside.
fn trimmed(chunk: &str) -> &str {
    let mut kept = chunk;
    while let Some(last) = kept.chars().next_back() {
        let partner = last == ')' && kept.contains('(');
        let loose = is_stop(last)
            || is_shout(last)
            || is_quote(last)
            || is_close_bracket(last)
            || matches!(last, ',' | ';' | ':' | '…');
        if partner || !loose {
            break;
        }
        kept = kept.strip_suffix(last).unwrap_or_default();
    }
    kept
}

fn is_mail(chunk: &str) -> bool {
    let Some((name, host)) = chunk.split_once('@') else { return false };
    let sensible = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    !name.is_empty() && name.chars().all(sensible) && host.contains('.') && host.chars().all(sensible)
}

/// "example.org/page": lower case up to a well-known ending.
fn is_site(chunk: &str) -> bool {
    let host = chunk.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let sensible = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    2 < name.len()
        && host.chars().all(sensible)
        && host.starts_with(|c: char| c.is_ascii_lowercase())
        && is_one_of(ending, DOMAINS)
}
