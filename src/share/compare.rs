//! What a text that was sent leaves out of its original, and what it puts in, word by word.
//!
//! Blanks, quotation marks and dashes are taken as alike. Nothing here says which of two wordings is right.

use crate::share::marks::plain;
use imara_diff::{Algorithm, Diff, Hunk, Token};
use rustc_hash::FxHashMap as HashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many words of what is alike stand on each side of what differs.
const AROUND: usize = 8;
/// More words in one piece are told by their number.
const MOST_WORDS: usize = 60;
/// More places are told by their number.
const MOST_PLACES: usize = 200;

/// How a text differs from its original.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The words of the text that was sent.
    pub sent: u32,
    /// The words of the original.
    pub original: u32,
    /// The words of the text that are not in the original there.
    pub put_in: u32,
    /// The words of the original that are not in the text there. Of an excerpt, what lies between its parts does not count.
    pub left_out: u32,
    /// Where they differ, in the order of the text: at most two hundred.
    pub places: Vec<Vec<Piece>>,
    /// How many further places there are.
    pub more: u32,
}

/// Some words in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Where they stand.
    pub side: Side,
    /// The words, long runs shortened in the middle.
    pub words: String,
}

/// In which of the two texts words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// In both.
    Both,
    /// In the original alone.
    LeftOut,
    /// In the text alone.
    PutIn,
}

/// Compares a text that was `sent` with its `original`. An `excerpt` holds parts of it, a paragraph each.
pub fn compare(original: &str, sent: &str, excerpt: bool) -> Comparison {
    let mut numbers = HashMap::default();
    let before = Words::of(original, &mut numbers);
    let after = Words::of(sent, &mut numbers);
    let mut diff = Diff::default();
    let kinds = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    diff.compute_with(Algorithm::Myers, &before.tokens, &after.tokens, kinds);
    let between_parts = |hunk: &Hunk| {
        // What was removed may as well begin and end some words before or after, where those are the same.
        let begins = |at: usize| after.begins_paragraph.get(at).copied().unwrap_or(true);
        let same =
            |one: usize, other: usize| before.tokens.get(one).is_some_and(|one| before.tokens.get(other) == Some(one));
        let (removed, at) = (wide(&hunk.before), hunk.after.start as usize);
        let back = (1..=AROUND.min(removed.start).min(at)).take_while(|by| same(removed.start - by, removed.end - by));
        let on = (0..AROUND).take_while(|by| same(removed.start + by, removed.end + by));
        hunk.is_pure_removal()
            && (begins(at) || back.map(|by| at - by).any(begins) || on.map(|by| at + by + 1).any(begins))
    };
    let hunks: Vec<Hunk> = diff.hunks().filter(|hunk| !(excerpt && between_parts(hunk))).collect();
    let mut comparison = Comparison {
        sent: narrow(after.list.len()),
        original: narrow(before.list.len()),
        put_in: hunks.iter().map(|hunk| hunk.after.end - hunk.after.start).sum(),
        left_out: hunks.iter().map(|hunk| hunk.before.end - hunk.before.start).sum(),
        ..Comparison::default()
    };
    // What differs close together is one place.
    let mut places: Vec<&[Hunk]> =
        hunks.chunk_by(|one, other| wide(&other.after).start - wide(&one.after).end <= 2 * AROUND).collect();
    comparison.more = narrow(places.len().saturating_sub(MOST_PLACES));
    places.truncate(MOST_PLACES);
    comparison.places = places.into_iter().map(|hunks| place(hunks, &before, &after)).collect();
    comparison
}

fn place(hunks: &[Hunk], before: &Words<'_>, after: &Words<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |side, words: &Words<'_>, range: Range<usize>| {
        if !range.is_empty() {
            pieces.push(Piece { side, words: words.shown(range) });
        }
    };
    let mut from = hunks.first().map_or(0, |hunk| wide(&hunk.after).start.saturating_sub(AROUND));
    for hunk in hunks {
        let put_in = wide(&hunk.after);
        add(Side::Both, after, from..put_in.start);
        from = put_in.end;
        add(Side::LeftOut, before, wide(&hunk.before));
        add(Side::PutIn, after, put_in);
    }
    add(Side::Both, after, from..(from + AROUND).min(after.list.len()));
    pieces
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The words of a text.
#[derive(Default)]
struct Words<'a> {
    list: Vec<&'a str>,
    /// A number for each, the same for words that are alike.
    tokens: Vec<Token>,
    begins_paragraph: Vec<bool>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str, numbers: &mut HashMap<String, u32>) -> Self {
        let mut words = Self::default();
        for line in text.lines() {
            for (index, word) in line.split_whitespace().enumerate() {
                let next = narrow(numbers.len());
                words.tokens.push(Token(*numbers.entry(plain(word)).or_insert(next)));
                words.list.push(word);
                words.begins_paragraph.push(index == 0);
            }
        }
        words
    }

    fn shown(&self, range: Range<usize>) -> String {
        let words = self.list.get(range).unwrap_or_default();
        let left = words.len().saturating_sub(MOST_WORDS);
        if left == 0 {
            return words.join(" ");
        }
        let (start, end) = words.split_at(MOST_WORDS / 2);
        let (_, end) = end.split_at(left);
        [&start.join(" "), " … (", &left.to_string(), " words) … ", &end.join(" ")].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: &str = "The council may close the bridge on Monday, two people said.\n\n\
        The mayor, “Ada Quist”, did not comment.\n\nRepairs would take three weeks.";

    /// The places, with what was left out in `[-…-]` and what was put in in `[+…+]`.
    fn check(original: &str, sent: &str, excerpt: bool, expected: &[&str]) -> Comparison {
        let comparison = compare(original, sent, excerpt);
        let shown = |piece: &Piece| match piece.side {
            Side::Both => piece.words.clone(),
            Side::LeftOut => format!("[-{}-]", piece.words),
            Side::PutIn => format!("[+{}+]", piece.words),
        };
        let places: Vec<String> =
            comparison.places.iter().map(|place| place.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(places, expected);
        comparison
    }

    #[test]
    fn the_same_words_do_not_differ() {
        let retyped = ORIGINAL.replace(['“', '”'], "\"").replace("\n\n", " \u{A0}\n");
        let comparison = check(ORIGINAL, &retyped, false, &[]);
        assert_eq!((comparison.sent, comparison.original, comparison.put_in, comparison.left_out), (23, 23, 0, 0));
        assert_eq!(compare("", "", false), Comparison::default());
    }

    #[test]
    fn tells_what_was_left_out_and_put_in() {
        let sent = ORIGINAL.replace("may close", "will close").replace(", two people said", "");
        let comparison = check(
            ORIGINAL,
            &sent,
            false,
            &["The council [-may-] [+will+] close the bridge on [-Monday, two people said.-] [+Monday.+] \
                 The mayor, “Ada Quist”, did not comment. Repairs"],
        );
        assert_eq!((comparison.put_in, comparison.left_out), (2, 5));
    }

    #[test]
    fn an_excerpt_leaves_out_what_lies_between() {
        let sent = "The council may close the bridge on Monday, two people said.\n\nRepairs would take weeks.";
        let comparison =
            check(ORIGINAL, sent, true, &["on Monday, two people said. Repairs would take [-three-] weeks."]);
        assert_eq!((comparison.put_in, comparison.left_out), (0, 1));
        assert_eq!(compare(ORIGINAL, sent, false).left_out, 8);
        // Both what is left out and what follows it begin with "The mayor".
        let original = "The mayor left.\n\nThe mayor of Tarn spoke.\n\nThe mayor of Wick was silent.";
        for sent in ["The mayor left.\n\nThe mayor of Wick was silent.", "The mayor of Wick was silent."] {
            assert_eq!(compare(original, sent, true).left_out, 0, "{sent}");
        }
    }

    #[test]
    fn far_apart_is_two_places_and_long_runs_are_shortened() {
        let filler = "word ".repeat(40);
        let long = (0..200).map(|number| format!("n{number}")).collect::<Vec<_>>().join(" ");
        let original = format!("one {filler} two");
        let sent = format!("uno {filler} {long}");
        let comparison = compare(&original, &sent, false);
        assert_eq!(comparison.places.len(), 2);
        let last = comparison.places[1].last().unwrap();
        assert!(last.words.starts_with("n0 n1 ") && last.words.ends_with(" n198 n199"), "{}", last.words);
        assert!(last.words.contains(" … (140 words) … "));
    }

    #[test]
    fn two_texts_that_have_nothing_to_do_with_each_other() {
        let mut state = 1_u32;
        let mut text = |kinds: u32| -> String {
            let mut word = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                format!("w{}", (state >> 8) % kinds)
            };
            (0..12_000).map(|_| word()).collect::<Vec<_>>().join(" ")
        };
        for kinds in [300, 1_000_000] {
            let comparison = compare(&text(kinds), &text(kinds), false);
            assert!(comparison.places.len() <= MOST_PLACES);
        }
    }
}
