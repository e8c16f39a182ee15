//! Every word of the interface that does not come with a [`crate::cards::View`], in one place.
//!
//! The page says what an article says and how it is put; it never says whether that is so.

use crate::app::state::{Filter, MOST_HITS, Put, Reading, SourceSort};
use crate::cards::SourceCount;
use crate::claims::{ClaimKind, Group, VoiceKind};
use crate::corrections::MentionKind;
use crate::text::SentenceKind;
use time::Date;

#[expect(missing_docs, reason = "the words say it")]
mod fixed {
    pub const NAME: &str = "Factline";
    pub const TAGLINE: &str = "What an article says, who says so, and how it is put";
    pub const NEW_TEXT: &str = "New text";
    pub const EDIT_TEXT: &str = "Edit text";
    pub const DONE_EDITING: &str = "Done";
    pub const SHARE: &str = "Share";
    pub const HELP: &str = "Help";
    pub const CLOSE: &str = "Close";
    pub const CANCEL: &str = "Cancel";
    pub const UNDO: &str = "Undo";

    pub const INTRO: &str = "Paste an article. Factline lays a card beside the text for each statement worth checking: who did what, when, where, how many, and according to whom. It does not say whether the article is right.";
    pub const ARTICLE: &str = "Article";
    pub const ANALYSE: &str = "Analyse";
    pub const PASTE_HERE: &str = "Paste an article here, or drop a file";
    pub const PROMISE: &str = "Works offline. The text stays in this browser unless you share it.";
    pub const OFFLINE: &str = "Offline: everything works";
    pub const NEWER: &str = "A newer version of Factline is ready. Your text stays.";
    pub const TAKE_NEWER: &str = "Use it";
    pub const NOT_NOW: &str = "Not now";
    pub const NO_VERDICT: &str = "Factline shows what an article says and how it is put, never whether it is so.";
    pub const TO_TEXT: &str = "Skip to the text";
    pub const TO_CARDS: &str = "Skip to the cards";
    pub const PARTS: &str = "Parts of the page";
    pub const NOTICE_FILE: &str = "Sources and licences";
    pub const OPEN_FILE: &str = "Open a file";
    pub const NOT_TEXT: &str =
        "Factline found no text there. It reads plain text, Markdown and saved web pages (.txt, .md, .html).";
    pub const NOTHING_TO_READ: &str = "There is nothing to read yet. Paste an article first.";
    pub const EXAMPLES: &str = "Or try one of these";
    pub const RECENT: &str = "Your earlier texts, kept in this browser";
    pub const FORGET: &str = "Forget";
    pub const FORGET_ALL: &str = "Forget them all";
    pub const NOT_SAVED: &str = "Not saved automatically: this browser has no room or does not allow it. Copy or download what you want to keep.";

    pub const ARTICLE_TEXT: &str = "Article text";
    pub const FACT_CARDS: &str = "Fact cards";
    pub const WHAT_IT_SAYS: &str = "What the article says";
    pub const SENTENCES_BY: &str = "Sentences:";
    pub const COUNTS: &str = "Counts, each a filter";
    pub const SOURCES_AND_DATE: &str = "Sources, date and filters";
    pub const MARKS: &str = "Marks";
    pub const MARKS_OPEN: &str = "open card";
    pub const MARKS_ALL: &str = "all";
    pub const LETTERS: &str = "letters";
    pub const VIEWS: &str = "What stands beside the text";
    pub const WHO: &str = "Who";
    pub const SOURCES: &str = "Sources";
    pub const NOTES: &str = "Notes";
    pub const NO_NAMES: &str = "No names were found in this text.";
    pub const NO_SOURCES: &str =
        "Everything here is said in the article’s own voice: no source is named, and nothing is quoted.";
    pub const SAID_OF: &str = "The text says";
    pub const FORMS: &str = "As";
    pub const USED_FOR: &str = "Stands for";
    pub const STATEMENTS_WITH: &str = "Statements with this name";
    pub const NO_STATEMENTS: &str = "In no statement that has a card.";
    pub const ONLY_THESE: &str = "Show only its statements";
    pub const PREVIOUS_MENTION: &str = "Previous mention";
    pub const NEXT_MENTION: &str = "Next mention";
    pub const SAID_TO_SAY: &str = "Said to say";
    pub const QUOTED: &str = "Quoted";
    pub const BY_THE_WORDS: &str = "By the words";
    pub const NOBODY: &str = "Speaker not named there";
    pub const FILTERS: &str = "Filters";
    pub const MORE_FILTERS: &str = "More filters";
    pub const BY_VOICE: &str = "Who says it";
    pub const BY_PUT: &str = "How it is put";
    pub const BY_KIND: &str = "What sort";
    pub const BY_NAME: &str = "Name";
    pub const BY_DATE: &str = "Date";
    pub const ANY: &str = "any";
    pub const FIND: &str = "Find";
    pub const FIND_LABEL: &str = "Find in the text";
    pub const PREVIOUS_HIT: &str = "Previous";
    pub const NEXT_HIT: &str = "Next";
    pub const NO_HITS: &str = "Not in the text";
    pub const CHECK_THIS: &str = "Put on the check sheet";
    pub const ON_SHEET: &str = "On the check sheet:";
    pub const STATUS: &str = "Status";
    pub const SOURCE_LINK: &str = "Source link";
    pub const NOTE: &str = "Note";
    pub const INITIALS: &str = "Initials";
    pub const KEPT_AS_TYPED: &str = "Kept in this browser as you type.";
    pub const CHANGE: &str = "Change";
    pub const UNCHECK: &str = "Take off the sheet";
    pub const CHECKED_TOAST: &str = "Put on the check sheet.";
    pub const UNCHECKED_TOAST: &str = "Taken off the check sheet.";
    pub const CHECK_SHEET: &str = "Check sheet";
    pub const NO_CHECKS: &str = "Nothing is on the check sheet yet. “Put on the check sheet”, under each card and for words that you select in the text, keeps a status, a source link, a note and your initials. Here they make one table.";
    pub const LOST_CHECK: &str = "These words are not in this text, or are read differently now.";
    pub const COPY_SHEET: &str = "Copy for a spreadsheet";
    pub const DOWNLOAD_SHEET: &str = "Save as CSV";
    pub const PRINT_SHEET: &str = "Print";
    pub const SHEET_COPIED: &str = "Copied. Paste it into a spreadsheet.";
    pub const SHEET_NOT_COPIED: &str = "The browser did not allow it. Save the sheet as CSV instead.";
    pub const UNDONE: &str = "Undone.";
    pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
    pub const STATEMENTS: &str = "Statements";
    pub const DATES: &str = "Dates";
    pub const OTHER_DATES: &str = "Other dates in the text";
    pub const OTHER_DATES_HINT: &str = "In what is to come, denied or a view, or it is not clear what they date.";
    pub const UNDATED: &str = "Date not stated";
    pub const UNCLEAR: &str = "Date not clear";
    pub const ORDER: &str = "Order";
    pub const AS_WRITTEN: &str = "As written";
    pub const EASIEST: &str = "Easiest to check first";
    pub const SHOW_ALL: &str = "Show everything";
    pub const NAMED: &str = "Named sources";
    pub const UNNAMED: &str = "Unnamed sources";
    pub const QUOTATIONS: &str = "Quotations";
    pub const NONE: &str = "none";
    pub const PUBLISHED: &str = "Published";
    pub const NOT_STATED: &str = "not stated";
    pub const FROM_TEXT: &str = "from the text";
    pub const FROM_READER: &str = "set by you";
    pub const FROM_SENDER: &str = "set by the sender";
    pub const SET_DATE: &str = "Set date";
    pub const CHANGE_DATE: &str = "Change";
    pub const CLEAR_DATE: &str = "Clear";
    pub const DATE_BOX: &str = "Date of publication";
    pub const NO_ANCHOR: &str = "Relative dates such as “Tuesday” stay as they are until it is set.";
    pub const DAY_ORDER: &str = "Day or month first";
    pub const DAY_FIRST: &str = "Day first";
    pub const MONTH_FIRST: &str = "Month first";
    pub const HOW_READ: &str = "How this was read";
    pub const SAID_AGAIN: &str = "Said again in";
    pub const SAME_SENTENCE: &str = "Also in this sentence";
    pub const NO_CARDS: &str =
        "Nothing here stands out to check first. Names, dates and amounts are marked all the same.";
    pub const NO_CARDS_HERE: &str = "No cards here.";
    pub const NO_TEXT_CLAIMS: &str = "No sentences were found in this text.";
    pub const TEXT: &str = "Text";
    pub const CLAIMS: &str = "Claims";
    pub const NAMES: &str = "Names";
    pub const PREVIOUS_CARD: &str = "Previous card";
    pub const NEXT_CARD: &str = "Next card";
    pub const CARD: &str = "Card";

    pub const FAILED: &str = "Reading stopped. Your text is safe.";
    pub const FAILED_HINT: &str = "Nothing that you pasted is lost. Try again, or copy it.";
    pub const COPY_TEXT: &str = "Copy text";
    pub const DOWNLOAD_TEXT: &str = "Download text";
    pub const TRY_AGAIN: &str = "Try again";
    pub const DETAILS: &str = "Details";
    pub const FIRST_PART: &str = "This is the first part only. The whole text is kept under your earlier texts.";
    pub const READ_FIRST_PART: &str = "Analyse the first part";

    pub const LOADING: &str = "What has come of the files that Factline reads with";

    pub const HELP_TITLE: &str = "Help";
    pub const KEYS: &str = "Keys";
    pub const KEYS_ON: &str = "Single-letter keys";
    pub const WHAT_NOT: &str = "What Factline does not do";
    pub const NEW_TOAST: &str = "Started afresh. The text before is kept under your earlier texts.";
    pub const PASTED_TOAST: &str = "Read the pasted text.";
    pub const EDITED_TOAST: &str = "The text is changed.";
    pub const HINT: &str =
        "Press a number beside the text and its card comes; press a card and its sentence comes. Help says more.";
    pub const FORGOT_TOAST: &str = "Forgotten.";
    pub const CANCELLED: &str = "Reading cancelled.";
}
pub use crate::cards::group_name as group;
mod correcting;
mod reading;
mod second;
mod sharing;
pub use correcting::*;
pub use fixed::*;
pub use reading::*;
pub use second::*;
pub use sharing::*;

/// What the keys do, as the help sheet lists them.
pub const KEY_LIST: [(&str, &str); 11] = [
    ("j / k", "next card, previous card"),
    ("e / E", "next name, date or amount, previous one; with a name open under Who, its mentions"),
    ("/", "find words in the text"),
    ("a", "put the selected words, or the sentence gone to, on the check sheet"),
    ("c", "correct the name, date or amount that is looked at, or words of the text that you type"),
    ("Ctrl+Z / Ctrl+Shift+Z", "undo, do again, outside fields"),
    ("Enter", "pin the card of a sentence number, go to the sentence of a card"),
    ("Esc", "let go, close"),
    ("m", "all marks, or those of the open card"),
    ("s", "share"),
    ("?", "this sheet"),
];

/// What the page does not do, as the help sheet lists it.
pub const LIMITS: [&str; 5] = [
    "It does not say whether an article is right, and it rates no source.",
    "It misses things: about one in three of the statements that a checker would want has no card. The text always stands beside the cards.",
    "It reads English news prose. Other languages, poems, tables and transcripts are shown as they are.",
    "It looks nothing up. Dates such as “Tuesday” are counted from the date of publication alone.",
    "It sends nothing. What you share by link is in the link itself.",
];

/// What a group holds, in a line.
pub fn group_hint(group: Group) -> &'static str {
    match group {
        Group::Check => "acts, numbers, dates and denials that can be checked",
        Group::Background => "stated, but not what one would check first",
        Group::Meaning => "judgement, interpretation, what something may signal",
        Group::Future => "what is said to come",
        Group::General => "what is said to be so in general",
        Group::NotArticle => "headings, date lines, links; read for no card",
    }
}

/// What a line that is not running text is.
pub fn line_kind(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Body => "",
        SentenceKind::Heading => "Heading",
        SentenceKind::Dateline => "Date line",
        SentenceKind::Caption => "Caption",
        SentenceKind::Boilerplate => "From the site",
    }
}

/// The label over lines that are not running text.
pub fn line_label(kind: SentenceKind) -> String {
    format!("{}: read for no card", line_kind(kind))
}

/// A mark's kind: its name and its letter.
pub fn mark_kind(kind: MentionKind) -> (&'static str, &'static str) {
    match kind {
        MentionKind::Person => ("person", "P"),
        MentionKind::Organisation => ("organisation", "O"),
        MentionKind::Place => ("place", "L"),
        MentionKind::Date => ("date", "D"),
        MentionKind::Amount => ("amount", "N"),
        MentionKind::Other => ("other name", "X"),
    }
}

/// What a mark's label says after its kind: "June 2030" of "date: June 2030".
pub fn marked(label: &str) -> &str {
    label.split_once(": ").map_or(label, |(_, words)| words)
}

/// What the names of a kind are called together.
pub fn names_of(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "People",
        MentionKind::Organisation => "Organisations",
        MentionKind::Place => "Places",
        MentionKind::Date => "Dates",
        MentionKind::Amount => "Amounts",
        MentionKind::Other => "Other names",
    }
}

/// What sort of source it is.
pub fn source_sort(sort: SourceSort) -> &'static str {
    match sort {
        SourceSort::Named => "named source",
        SourceSort::Unnamed => "unnamed source",
        SourceSort::Cue => "no source named",
        SourceSort::Nobody => "",
    }
}

/// "11 cards in 9 sentences".
pub fn cards_in(cards: usize, sentences: usize) -> String {
    format!("{} in {}", counted(cards, "card", "cards"), self::sentences(sentences))
}

/// What a filter is called where it stands alone.
pub fn filter(filter: Filter, reading: &Reading) -> String {
    let name = |list: &[SourceCount], at: usize| list.get(at).map(|source| source.name.clone()).unwrap_or_default();
    let strip = &reading.view.strip;
    let words = match filter {
        Filter::Group(of) => group(of),
        Filter::Quotations => QUOTATIONS,
        Filter::Named(at) => return format!("According to {}", name(&strip.named, at)),
        Filter::Unnamed(at) if strip.unnamed.get(at).is_some_and(|source| source.evidential) => {
            return format!("“{}”", name(&strip.unnamed, at));
        }
        Filter::Unnamed(at) => return format!("According to unnamed “{}”", name(&strip.unnamed, at)),
        Filter::Name(at) => return reading.view.who.get(at).map(|entry| entry.name.clone()).unwrap_or_default(),
        Filter::Date(mark) => {
            return reading.view.marks.get(mark).map(|mark| mark.label.clone()).unwrap_or_default();
        }
        Filter::Voice(VoiceKind::Article) => "No source given",
        Filter::Voice(VoiceKind::Named) => "Named source",
        Filter::Voice(VoiceKind::Unnamed) => "Unnamed source",
        Filter::Pointed => NOBODY,
        Filter::Voice(VoiceKind::Evidential) => "“Reportedly” and the like",
        Filter::Put(Put::Plainly) => "Put plainly",
        Filter::Put(Put::Softened) => "Softened",
        Filter::Put(Put::Negated) => "Negated",
        Filter::Put(Put::TakenForGranted) => "Taken for granted",
        Filter::Kind(ClaimKind::Event) => "Act or event",
        Filter::Kind(ClaimKind::State) => "How something is",
        Filter::Kind(ClaimKind::Number) => "Number",
        Filter::Kind(ClaimKind::Cause) => "Cause and effect",
        Filter::Kind(ClaimKind::Rule) => "Says what must be",
        Filter::Kind(ClaimKind::Judgement) => "Judgement",
        Filter::Kind(ClaimKind::Forecast) => "About the future",
        Filter::Kind(ClaimKind::General) => "In general",
    };
    words.to_owned()
}

/// The name of a chip that takes a filter off.
pub fn remove_filter(name: &str) -> String {
    format!("Remove filter: {name}")
}

/// "Mentioned in sentences 1, 4 and 9", with a long list cut short.
pub fn mentioned_in(numbers: &[u32]) -> String {
    const MOST: usize = 12;
    let told: Vec<String> = numbers.iter().take(MOST).map(u32::to_string).collect();
    let more = numbers.len().saturating_sub(MOST);
    let noun = if numbers.len() == 1 { "sentence" } else { "sentences" };
    match (more, told.split_last()) {
        (0, None) => "Mentioned outside the article’s sentences".to_owned(),
        (0, Some((last, []))) => format!("Mentioned in {noun} {last}"),
        (0, Some((last, first))) => format!("Mentioned in {noun} {} and {last}", first.join(", ")),
        _ => format!("Mentioned in {noun} {} and {} more", told.join(", "), number(more)),
    }
}

/// "3 times".
pub fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{} times", number(count)) }
}

/// "Haldane (2)".
pub fn form(words: &str, count: usize) -> String {
    format!("“{words}” ({})", number(count))
}

/// "Oban (3)", as a choice.
pub fn option(name: &str, sentences: usize) -> String {
    format!("{name} ({})", number(sentences))
}

/// "2 of 14", "Not in the text".
pub fn hits(at: usize, all: usize) -> String {
    match all {
        0 => NO_HITS.to_owned(),
        MOST_HITS => format!("{} of {} or more", number(at + 1), number(all)),
        _ => format!("{} of {}", number(at + 1), number(all)),
    }
}

/// "2 March 2026, 1,955 characters, 3 checks".
pub fn kept(length: usize, checks: usize, day: Option<Date>) -> String {
    let checks = (0 < checks).then(|| counted(checks, "check", "checks"));
    let parts: Vec<String> = day.map(date).into_iter().chain([characters(length)]).chain(checks).collect();
    parts.join(", ")
}

/// "3 statements on the sheet: 1 To check, 2 Source found".
pub fn sheet(statuses: &[(&str, usize)]) -> String {
    let all = statuses.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = statuses.iter().map(|(status, count)| format!("{} {status}", number(*count))).collect();
    format!("{} on the sheet: {}", counted(all, "statement", "statements"), parts.join(", "))
}

/// "sentence 4".
pub fn sentence(number: u32) -> String {
    format!("sentence {number}")
}

/// The name of a sentence's number in the text.
pub fn sentence_number(number: u32) -> String {
    format!("Card of sentence {number}")
}

/// "20 sentences".
pub fn sentences(count: usize) -> String {
    counted(count, "sentence", "sentences")
}

/// "20 of 20 sentences placed. Factline has checked none of them."
pub fn placed((placed, all): (usize, usize)) -> String {
    format!("{} of {} placed. Factline has checked none of them.", number(placed), sentences(all))
}

/// "3 sentences shown".
pub fn filtered(shown: usize) -> String {
    format!("{} shown", sentences(shown))
}

/// "27 more".
pub fn more_sources(left: usize) -> String {
    format!("{} more", number(left))
}

/// "Show 200 more of 9,800", "Show the other 12".
pub fn more_lines(next: usize, left: usize) -> String {
    if next == left {
        format!("Show the other {}", number(left))
    } else {
        format!("Show {next} more of {}", number(left))
    }
}

/// "Card 2 of 5".
pub fn card_of(at: usize, all: usize) -> String {
    format!("{CARD} {} of {}", number(at), number(all))
}

/// Whether a channel carries a link whole.
pub fn carries(whole: bool) -> &'static str {
    if whole { "whole" } else { "cut short" }
}

/// "18 February 2024".
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

/// What is said of dates such as "03/04/2024", of which the text holds `example`.
pub fn either(example: &str, chosen: bool, sent: bool) -> String {
    match (chosen, sent) {
        (false, _) => format!("“{example}” can be read either way round."),
        (true, false) => format!("“{example}” is read as you chose."),
        (true, true) => format!("“{example}” is read as the sender chose."),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A number with a comma between thousands.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_english() {
        assert_eq!(sentences(1), "1 sentence");
        assert_eq!(placed((26, 26)), "26 of 26 sentences placed. Factline has checked none of them.");
        assert_eq!(cards_in(11, 1), "11 cards in 1 sentence");
        assert_eq!(characters(1_955_000), "1,955,000 characters");
        assert_eq!(number(955), "955");
        assert_eq!(mentioned_in(&[4]), "Mentioned in sentence 4");
        assert_eq!(mentioned_in(&[1, 4, 9]), "Mentioned in sentences 1, 4 and 9");
        let many: Vec<u32> = (1..=14).collect();
        assert_eq!(mentioned_in(&many), "Mentioned in sentences 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more");
        assert_eq!((hits(0, 0).as_str(), hits(1, 14).as_str()), ("Not in the text", "2 of 14"));
        assert_eq!(kept(12, 1, None), "12 characters, 1 check");
        assert_eq!(kept(12, 0, crate::app::state::date_from_box("2026-03-02")), "2 March 2026, 12 characters");
        assert_eq!(sheet(&[("To check", 1), ("Set aside", 2)]), "3 statements on the sheet: 1 To check, 2 Set aside");
    }
}
