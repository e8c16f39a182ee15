//! Tells the lines that say when, where and by whom an article was published. Which day they name is for `annotate::dates`.

use crate::lexicon::abbreviations::{Abbreviation, Opener, abbreviation, is_opener};
use crate::lexicon::boilerplate::{Matter, Place};
use crate::text::TokenKind;
use crate::text::line::{End, Line};
use crate::text::{Case, Letter};

/// The most tokens that such a line has.
const LONGEST: usize = 30;

/// What one token can be in such a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// "March", "Tue", "GMT", "pm".
    Calendar,
    Number,
    /// "Published", "ago", "read".
    Cue,
    /// "at", "by", a comma.
    Glue,
    /// "|", "•".
    Divider,
    /// A capitalised word.
    Name,
    Other,
}

/// Whether the line is a dateline. `first` is whether it opens the text, where a headline is expected.
pub(crate) fn is_dateline(line: &Line<'_>, first: bool) -> bool {
    if LONGEST < line.reader.len() || line.end == End::Asked {
        return false;
    }
    let parts: Vec<Part> = (0..line.reader.len()).map(|index| part(line, index)).collect();
    let has = |wanted: Part| parts.contains(&wanted);
    let only = |allowed: &[Part]| parts.iter().all(|part| allowed.contains(part));
    let dated = has(Part::Number) && (has(Part::Calendar) || has(Part::Cue));
    // "20 Feb 2024, 14:30 GMT", "Updated 3 hours ago", "2024-02-18".
    let apart = line.end == End::Open || has(Part::Cue);
    if dated && apart && only(&[Part::Calendar, Part::Number, Part::Cue, Part::Glue, Part::Divider]) {
        return true;
    }
    if is_iso(line) {
        return true;
    }
    let open = line.end == End::Open;
    let named = &[Part::Calendar, Part::Number, Part::Cue, Part::Glue, Part::Divider, Part::Name];
    let cued = matches!(line.phrase_at(line.content()), Some((_, Place::Opening, Matter::Dateline)))
        || parts.first() == Some(&Part::Cue);
    // "Published on 20 February 2024 by Jane Doe", "Jane Doe | 3 March 2024".
    if open && dated && only(named) && (cued || (has(Part::Divider) && has(Part::Calendar))) {
        return true;
    }
    open && is_byline(line, &parts, first, only(named))
}

/// "By Jane Doe", "By Jane Doe in London and John Roe in Paris | 3 March".
fn is_byline(line: &Line<'_>, parts: &[Part], first: bool, only_named: bool) -> bool {
    let opens = line.reader.word(0).eq_ignore_ascii_case("by") && parts.get(1) == Some(&Part::Name);
    if !opens || !only_named {
        return false;
    }
    let names = parts.iter().filter(|part| **part == Part::Name).count();
    let dated = parts.iter().any(|part| matches!(part, Part::Divider | Part::Number));
    dated || (2..=if first { 4 } else { 10 }).contains(&names)
}

/// "2024-02-18", "2024-02-18T14:30:00Z".
fn is_iso(line: &Line<'_>) -> bool {
    let word = line.reader.word(0);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    line.words <= 2 && line.reader.kind(0) == Some(TokenKind::Number) && 8 <= digits && word.matches('-').count() == 2
}

fn part(line: &Line<'_>, index: usize) -> Part {
    let word = line.reader.word(index);
    let bare = word.trim_end_matches('.');
    let lower = bare.lower();
    if line.reader.kind(index) == Some(TokenKind::Number) {
        return Part::Number;
    }
    let calendar = is_opener(&lower, Opener::Zone)
        || matches!(abbreviation(bare), Some(Abbreviation::Date | Abbreviation::Clock))
        || matches!(lower.as_str(), "am" | "pm" | "hrs" | "noon" | "midnight" | "today" | "yesterday");
    if calendar {
        return Part::Calendar;
    }
    match lower.as_str() {
        "published" | "updated" | "posted" | "modified" | "ago" | "read" | "updated:" => Part::Cue,
        "last" | "first" | "on" | "at" | "by" | "in" | "and" | "the" | "of" | "for" | "min" | "mins" | "minute"
        | "minutes" | "hour" | "hours" | "day" | "days" | "week" | "weeks" | "st" | "nd" | "rd" | "th" => Part::Glue,
        "|" | "•" | "·" | "●" => Part::Divider,
        _ if matches!(line.reader.kind(index), Some(TokenKind::Punct)) => Part::Glue,
        _ if word.starts_with(Letter::is_upper)
            || matches!(line.reader.kind(index), Some(TokenKind::Address | TokenKind::Clitic)) =>
        {
            Part::Name
        }
        _ if matches!(
            lower.as_str(),
            "staff" | "reporter" | "correspondent" | "editor" | "writer" | "agencies" | "political" | "news"
        ) =>
        {
            Part::Name
        }
        _ => Part::Other,
    }
}
