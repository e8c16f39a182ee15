//! The words of sharing: the sheet, what came by link, the comparison.

use crate::app::state::Way;
use crate::app::words::number;
use crate::export::Form;
use crate::share::{self, Comparison};

#[expect(missing_docs, reason = "the words say it")]
mod fixed {
    pub const SENT: &str = "Sent by link. Text, title, source and notes were typed or edited by the sender. Not verified, not a fact check.";
    pub const HANDED: &str = "Handed over by another page or app, with its title and address. Factline has not looked there. It is kept once you make it yours.";
    pub const KEEP_HANDED: &str = "Make it my text";
    pub const NO_WORDS_HANDED: &str =
        "This is an address alone, or no text. Factline opens no addresses: copy the article’s text and paste it here.";
    pub const FROM_PAGES: &str = "From other pages and apps";
    pub const BOOKMARK: &str = "Read in Factline";
    pub const BOOKMARK_HINT: &str = "Drag this to your bookmarks bar, select an article’s text on any page, and press it there. Apps can share text to an installed Factline. What you paste keeps its headings and lists; a saved page is read without what stands around its article.";
    pub const OTHER_ENGINE: &str = "The sender’s Factline read this text differently. Pinned and marked cards are shown as sent, the others as yours reads them.";
    pub const SENT_NOTES: &str = "Notes sent by link, laid on the text that you pasted. They were typed by the sender. Not verified, not a fact check.";
    pub const OTHER_TEXT_FOR_NOTES: &str = "Paste another text";
    pub const KEEP_COPY: &str = "Keep a copy";
    pub const START_OWN: &str = "Start my own";
    pub const KEPT: &str = "Kept in this browser, under your earlier texts.";
    pub const UNKEPT_TOAST: &str =
        "What you add to a text that was sent is gone with this tab, unless you keep a copy or share it.";
    pub const OWN_TOAST: &str = "This text is yours from here on. Your own is under your earlier texts.";
    pub const OPENING: &str = "Opening the link …";
    pub const PASTE_LINK: &str = "Paste the link again";
    pub const OPEN_LINK: &str = "Open link";
    pub const BACK: &str = "Back to my text";
    pub const BROKEN: &str = "This link could not be opened";

    pub const COMPARE: &str = "Compare with the original";
    pub const COMPARE_HINT: &str = "Paste the article from where it was published. It stays in this browser.";
    pub const ORIGINAL: &str = "The original article";
    pub const COMPARE_NOW: &str = "Compare";
    pub const COMPARING: &str = "Comparing …";
    pub const COMPARED: &str = "Compared with what you pasted";
    pub const LEFT_OUT: &str = "left out";
    pub const PUT_IN: &str = "put in";

    pub const NOTES_WAIT: &str = "Notes without their text";
    pub const NOTES_WAIT_HINT: &str = "Paste the article that they belong to. Each note looks for its sentence by the words; what finds no place is listed as lost.";
    pub const NOTES_TEXT: &str = "The article";
    pub const PLACE_NOTES: &str = "Place the notes";

    pub const EXPORT: &str = "Export";
    pub const EXPORT_TITLE: &str = "Export";
    pub const EXPORT_HINT: &str =
        "Made in this browser. What you laid on the cards goes along where the form has a place for it.";
    pub const SHOWN_TABLE: &str = "Statements shown (.csv)";
    pub const SHOWN_TABLE_HINT: &str = "Only those that the filters let through. Every other file holds all.";
    pub const PRINT_HINT: &str = "The text with its cards in the margin; on the Notes tab, the check sheet.";
    pub const CITE: &str = "Copy";
    pub const CITE_LABEL: &str = "Copy this statement with its sentence";
    pub const COPY_REFUSED: &str = "The browser did not allow it. Select the words instead.";
    pub const CITED: &str = "Copied with its sentence.";
    pub const GUESS_FIRST: &str = "Guess first, for a class";
    pub const GUESS_FIRST_HINT: &str =
        "The link opens without marks and cards: sort the sentences, then see what Factline read.";
    pub const GUESS: &str = "Sort the sentences first";
    pub const GUESS_HINT: &str = "Something to check, a judgement, said without a source: more than one may fit, or none. What Factline read is hidden until you have looked yourself.";
    pub const GUESSED_HINT: &str = "Neither is the key to the other: Factline reads how a sentence is put, and misreads some. Where the two differ is where to look again.";
    pub const REVEAL: &str = "Show what Factline read";
    pub const TO_THE_CARDS: &str = "Go on to the cards";
    pub const YOU: &str = "You";
    pub const SHARE_TITLE: &str = "Share this view";
    pub const WHAT_TO_SHARE: &str = "What to share";
    pub const ALL_PARTS: &str = "All";
    pub const NO_PARTS: &str = "None";
    pub const SOURCE: &str = "Where the article was published (address or name)";
    pub const LINK: &str = "Link";
    pub const COPY_LINK: &str = "Copy link";
    pub const COPY_TITLE_AND_LINK: &str = "Copy title and link";
    pub const SEND: &str = "Send with …";
    pub const COPIED: &str = "Copied.";
    pub const NOT_COPIED: &str = "The browser did not allow it. The words are selected: press Ctrl+C.";
    pub const CARRIES: &str = "Where it arrives whole";
    pub const DOWNLOAD_PAGE: &str = "Download the page";
    pub const FILE_BETTER: &str = "This link works in browsers, not in chats or mail, which cut it. The page as a file opens anywhere, and in Factline again.";
    pub const SHARE_PART: &str = "Share some paragraphs";
    pub const PLAIN_LINK: &str =
        "This link is longer than need be: a part of Factline is not loaded. It opens all the same.";
    pub const MAKING_LINK: &str = "Making the link …";
    pub const NO_LINK: &str = "There is nothing to share yet.";
    pub const NOTHING_CHOSEN: &str = "Nothing is chosen yet.";
    pub const NO_NOTES: &str = "There are no notes on this text yet.";
    pub const QR: &str = "QR code";
    pub const QR_IMAGE: &str = "QR code of this link";
    pub const QR_DRAWING: &str = "Drawing the code …";
    pub const QR_TOO_LONG: &str =
        "Too long for a QR code, which holds about 3,700 characters. Share chosen cards, or the page as a file.";
    pub const QR_DENSE: &str = "This code is dense: show it large. Chosen cards make a plainer one.";
    pub const QR_HINT: &str = "Point a camera at it. Whoever scans it has the whole link.";
}
pub use fixed::*;

/// A way to share: its name and what it means.
pub fn way(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Whole => (
            "The whole annotated text",
            "Anyone with the link can read all of it; it cannot be withdrawn. The text is in the link itself, not on a server.",
        ),
        Way::Cards => {
            ("Chosen cards", "With their sentences and the address of the source. The rest of the text stays here.")
        }
        Way::Paragraphs => ("Some paragraphs", "With what is marked in them. The rest of the text stays here."),
        Way::Notes => (
            "Notes only",
            "The text stays here. Whoever opens the link pastes the article, and the notes find their places.",
        ),
    }
}

/// A form of file: its name and what it is for.
pub fn file_form(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Page => {
            ("One page (.html)", "Opens anywhere without a network, prints well, and opens in Factline again.")
        }
        Form::Csv => {
            ("Statements (.csv)", "A table for a spreadsheet: every statement, who says it and how it is put.")
        }
        Form::Markdown => ("Markdown (.md)", "The statements and the text, for notes and drafts."),
        Form::Json => ("JSON (.json)", "Everything that was read, for programs."),
        Form::Annotations => (
            "Web Annotations (.jsonld)",
            "Statements and names with their places and quotations, for annotation tools.",
        ),
    }
}

/// How long a link is, and what that means.
pub fn length(count: usize) -> String {
    let narrow: Vec<&str> =
        share::verdicts(count).into_iter().filter(|&(_, whole)| !whole).map(|(name, _)| name).collect();
    let verdict = match narrow.split_last() {
        None => "short enough to arrive whole everywhere".to_owned(),
        Some((only, [])) => ["too long for ", only].concat(),
        Some((last, others)) => ["too long for ", &others.join(", "), " and ", last].concat(),
    };
    [&number(count), " characters: ", &verdict, "."].concat()
}

/// "Chosen: 2 of 9".
pub fn chosen(count: usize, all: usize) -> String {
    ["Chosen: ", &number(count), " of ", &number(all)].concat()
}

/// What an excerpt holds.
pub fn excerpt(sentences: &[u32]) -> String {
    let numbers: Vec<String> = sentences.iter().filter(|&&number| 0 < number).map(ToString::to_string).collect();
    let shown = numbers.get(..12).unwrap_or(&numbers);
    let more = if shown.len() < numbers.len() { " …" } else { "" };
    ["Only a part of the article was sent: sentences ", &shown.join(", "), more, "."].concat()
}

/// What came of comparing, in a sentence or two.
pub fn compared(comparison: &Comparison) -> String {
    let Comparison { sent, original, put_in, left_out, .. } = *comparison;
    let words = |count: u32| number(count as usize);
    if put_in == 0 && left_out == 0 {
        return [
            "Word for word the same as what you pasted (",
            &words(sent),
            " words). Quotation marks, dashes and blanks count as alike.",
        ]
        .concat();
    }
    if are_strangers(comparison) {
        return [
            "These look like two different texts: of the ",
            &words(sent),
            " words that were sent, few stand in what you pasted (",
            &words(original),
            " words).",
        ]
        .concat();
    }
    [
        "Put in by the link: ",
        &words(put_in),
        " of ",
        &words(sent),
        " words. Left out: ",
        &words(left_out),
        " of the ",
        &words(original),
        " that you pasted. An article may also have been changed where it was published.",
    ]
    .concat()
}

/// Whether two texts have so little in common that the places where they differ say nothing.
pub fn are_strangers(comparison: &Comparison) -> bool {
    comparison.sent < comparison.put_in + comparison.put_in / 4
}

/// "And 40 more places."
pub fn more_places(count: u32) -> String {
    ["And ", &number(count as usize), " more places."].concat()
}

/// Notes whose statements are not found in the text.
pub fn lost_notes(lost: usize, all: usize, alone: bool) -> String {
    let which = match (lost == all, all) {
        (true, 1) => {
            "The note finds no place in this text: its sentence is not here, or is read differently now.".to_owned()
        }
        (true, _) => [
            "None of the ",
            &number(all),
            " notes finds a place in this text: their sentences are not here, or are read differently now.",
        ]
        .concat(),
        (false, _) => [
            &number(lost),
            " of ",
            &number(all),
            " notes find no place in this text. Under Notes they are listed as lost.",
        ]
        .concat(),
    };
    let other = if lost == all && alone { " Is it the article that they belong to?" } else { "" };
    [&which, other].concat()
}

/// Whose notes wait for their text, and how many.
pub fn notes_wait(count: usize, title: Option<&str>, source: Option<&str>) -> String {
    let of = [title, source].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let notes =
        if count == 1 { "One note came by link".to_owned() } else { [&number(count), " notes came by link"].concat() };
    if of.is_empty() {
        [&notes, "."].concat()
    } else {
        [&notes, ", on an article that the sender calls: ", &of].concat()
    }
}
