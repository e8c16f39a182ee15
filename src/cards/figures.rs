//! How many: the figures of a card, each with the words that make it rough and with what it counts.

use crate::Analysis;
use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::syntax::{Chunk, ChunkKind, Tag};
use crate::cards::fields::verbatim;
use crate::cards::{Field, FieldKind};
use crate::claims::Claim;
use crate::lexicon::is_one_of;
use crate::text::{Case, Span};

/// The line; `None` where no figure would be shown whole.
pub(crate) fn amounts(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let all = || claim.amounts.iter().filter_map(|&index| analysis.annotations.amounts.get(index));
    // "First" is no figure to check, nor are "two leaders" without another.
    let small = |amount: &&AmountMention| {
        amount.kind == AmountKind::Ordinal
            || amount.kind == AmountKind::Cardinal && amount.value.is_some_and(|value| value <= 2.0)
    };
    let mut spans: Vec<Span> = Vec::new();
    for amount in all().filter(|amount| !small(amount)) {
        if let Some(span) = counted(analysis, amount).filter(|span| !spans.iter().any(|other| other.overlaps(*span))) {
            spans.push(span);
        }
    }
    (!spans.is_empty()).then(|| verbatim(analysis, FieldKind::Amount, &spans))
}

/// Words before a number without which it says something else: "more than 240", "about £60 billion".
const APPROXIMATE: [&str; 23] = [
    "about",
    "almost",
    "an",
    "approximately",
    "around",
    "as",
    "at",
    "close",
    "estimated",
    "fewer",
    "least",
    "less",
    "many",
    "more",
    "most",
    "much",
    "nearly",
    "over",
    "roughly",
    "some",
    "than",
    "to",
    "up",
];

/// A figure's tokens, with those around it.
struct Figure<'a> {
    analysis: &'a Analysis,
    amount: &'a AmountMention,
    start: usize,
    end: usize,
}

impl Figure<'_> {
    fn word(&self, token: Option<usize>) -> String {
        token.map(|token| self.analysis.document.word(token).lower()).unwrap_or_default()
    }

    fn before(&self, back: usize) -> String {
        self.word(self.start.checked_sub(back))
    }

    fn after(&self, on: usize) -> String {
        self.word(Some(self.end + on))
    }

    fn is_number(&self, token: usize) -> bool {
        let digits = self.analysis.annotations.syntax.tag(token) == Tag::Num;
        digits || self.analysis.document.word(token).eq_ignore_ascii_case("one")
    }

    fn cardinal(&self) -> bool {
        self.amount.kind == AmountKind::Cardinal
    }

    /// Whether it counts nothing here, or would not be shown whole: "Year 6 pupils", "minus 18", "the age of six", "most of the
    /// 300", "Orr, 58,".
    fn is_no_count(&self) -> bool {
        let syntax = &self.analysis.annotations.syntax;
        let (document, amount) = (&self.analysis.document, self.amount);
        let own = syntax.chunk_at(self.start).filter(|chunk| chunk.tokens.contains(&self.start));
        let noun = self.start.checked_sub(1).filter(|noun| own.is_some_and(|own| own.tokens.contains(noun)));
        let named = noun.is_some_and(|noun| self.cardinal() && matches!(syntax.tag(noun), Tag::Noun | Tag::Propn));
        let part = self.before(1) == "the" && self.before(2) == "of";
        let aged = is_one_of(self.before(1).as_str(), "aged minus plus every each")
            || self.before(1) == "of" && self.before(2) == "age"
            || is_one_of(self.before(1).as_str(), ", (")
                && self.cardinal()
                && is_one_of(self.after(0).as_str(), ", ) .")
            || self.after(0) == "-" && self.after(1) == "year"
            || self.before(2) == "who" && self.cardinal() && is_one_of(self.after(0).as_str(), ", .");
        // "the 2022 application".
        let dated = self.cardinal()
            && amount.value.is_some_and(|value| (1900.0..2100.0).contains(&value))
            && document.str(amount.span).len() == "2022".len();
        let single = amount.kind == AmountKind::Quantity && amount.value == Some(1.0);
        named || part || aged || dated || single
    }

    /// "from 5 to 9", "from five weeks to nine", "by five to the mayor's two": one of two ends without the other.
    fn is_half(&self) -> bool {
        // "slipped | 4.1% | to 11.8 billion kronor": two figures.
        let amounts = &self.analysis.annotations.amounts;
        let next = amounts.partition_point(|other| other.span.start() < self.amount.span.end());
        let apart = amounts.get(next).is_some_and(|other| other.kind != self.amount.kind && !self.cardinal())
            || self.before(1) == "by";
        let opens = is_one_of(self.after(0).as_str(), "to - –")
            && (self.after(1) == "the" || self.is_number(self.end + 1) && !apart);
        let closes = || {
            (2..4).any(|back| {
                let first = self.start.checked_sub(back).filter(|&first| self.is_number(first));
                first.is_some_and(|_| back == 2 || self.before(back + 1) == "from")
            })
        };
        opens || self.cardinal() && self.before(1) == "to" && closes()
    }

    /// Where it begins with the words that make it rough.
    fn first(&self) -> usize {
        let document = &self.analysis.document;
        let rough = |token: &usize| APPROXIMATE.binary_search(&document.word(*token).lower().as_str()).is_ok();
        let like = self.before(1) == "like" && self.before(2) == "something";
        let mut first =
            (0..self.start).rev().take(4).take_while(rough).last().unwrap_or(self.start) - 2 * usize::from(like);
        let word = |token: usize| document.word(token).lower();
        // "put at | about 30 million", "rose to | about 40", but "at least 30 million", "up to 40".
        let bare = |first: usize| {
            first < self.start
                && match word(first).as_str() {
                    "at" => !is_one_of(&word(first + 1), "least most"),
                    "to" => true,
                    "close" => word(first + 1) != "to",
                    _ => false,
                }
        };
        while bare(first) {
            first += 1;
        }
        let back = |by: usize| self.word(first.checked_sub(by));
        // "One in 40 people": a share.
        let share = back(1) == "in" && first.checked_sub(2).is_some_and(|one| self.is_number(one));
        // "all but £312".
        let except = back(1) == "but" && is_one_of(&back(2), "all everything nothing");
        first -= 2 * usize::from(share || except);
        // "no more than 380": at most.
        let denied = first < self.start && is_one_of(self.word(first.checked_sub(1)).as_str(), "no not nothing never");
        first -= usize::from(denied);
        // A lone "as" before a figure belongs to the verb.
        let telling = |token: usize| !is_one_of(&word(token), "to as at an some");
        if share || except || (first..self.start).any(telling) { first } else { self.start }
    }

    /// Where it ends with what it counts, or is counted by: "at least 23 | others", "14 | of the samples", "£3 | an hour".
    fn last(&self) -> usize {
        let syntax = &self.analysis.annotations.syntax;
        let noun = |token: usize| syntax.chunk_at(token).filter(|chunk| chunk.kind == ChunkKind::Noun);
        // "24-ounce | bags".
        let counts = self.cardinal() || self.analysis.document.str(self.amount.span).contains('-');
        let group = syntax.chunk_at(self.end.saturating_sub(1)).filter(|_| counts);
        let mut end = group.map_or(self.end, |group| group.tokens.end.max(self.end));
        let word = |token: usize| self.word(Some(token));
        if is_one_of(word(end).as_str(), "and or") {
            let more = word(end + 1);
            let next = noun(end + 1).filter(|_| group.is_some());
            // "nine | freight and passenger | ferries", "200 or so".
            match next.filter(|next| matches!(syntax.tag(next.tokens.start), Tag::Noun | Tag::Adj)) {
                _ if is_one_of(more.as_str(), "so more less fewer") => end += 2,
                Some(next) => end = next.tokens.end,
                None => {}
            }
        }
        // "Dozens of | people", "four | of the dead", "12 boxes | of tools"; but "five daughters | of a smith".
        let of = end - usize::from(self.cardinal() && word(end.wrapping_sub(1)) == "of");
        let whole = noun(of + 1).filter(|_| self.cardinal() && word(of) == "of");
        let bare = |whole: &&Chunk| end == self.end || matches!(syntax.tag(whole.tokens.start), Tag::Noun | Tag::Adj);
        if let Some(whole) = whole.filter(bare) {
            end = whole.tokens.end;
        }
        // "40 | per cubic metre", "22 cents | a share".
        let rate = match word(end).as_str() {
            "per" => noun(end + 1).map(|unit| unit.tokens.end),
            "a" | "an"
                if is_one_of(&word(end + 1), "barrel day head hour kilo month night share tonne week year")
                    && !is_one_of(&word(end + 2), "ago before earlier later") =>
            {
                Some(end + 2)
            }
            // "by five votes | to three".
            "to" if self.before(1) == "by" && self.cardinal() && self.is_number(end + 1) => Some(end + 2),
            "for" if end == self.end && self.cardinal() && self.is_number(end + 1) => Some(end + 2),
            _ => None,
        };
        rate.unwrap_or(end)
    }
}

/// A figure with the words that make it rough, and what is counted.
fn counted(analysis: &Analysis, amount: &AmountMention) -> Option<Span> {
    let document = &analysis.document;
    let tokens = document.tokens_in(amount.span);
    let figure = Figure { analysis, amount, start: tokens.start, end: tokens.end };
    if figure.is_no_count() || figure.is_half() {
        return None;
    }
    // "between 5 and 6 million": both ends, or none.
    if figure.before(1) == "between" {
        let opening = document.tokens.get(tokens.start - 1)?;
        let amounts = &analysis.annotations.amounts;
        let next = amounts.partition_point(|other| other.span.start() < amount.span.end());
        let other = amounts.get(next)?.span;
        if document.tokens_in(other).start != tokens.end + 1 {
            return None;
        }
        return (figure.after(0) == "and").then(|| opening.span.cover(other));
    }
    let start = document.tokens.get(figure.first())?.span.start();
    let last = document.tokens.get(figure.last().checked_sub(1)?)?;
    Some(Span::new(start, last.span.end().max(amount.span.end())))
}
