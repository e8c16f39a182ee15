//! Who can be said to speak: the subject before a verb that reports, and the noun phrase after it.
//!
//! Everything here answers `None` where it is not sure: a missed source is better than a wrong one.

use crate::annotate::quotes::words::{Report, Words};
use crate::annotate::syntax::Tag;
use crate::lexicon::Closed;
use crate::lexicon::cues::{SourceNoun, source_noun};
use crate::text::{Span, TokenKind};
use std::ops::Range;

impl Words<'_> {
    /// The subject of `report`, and its first token; nothing before token `start` is looked at.
    pub(crate) fn subject(&self, start: usize, report: &Report) -> Option<(usize, Span)> {
        let (first, span) = self.subject_before(start, report.group)?;
        let whole = self.document.tokens_in(span);
        let head = whole
            .clone()
            .find(|&index| self.of(index, Closed::Preposition) && !self.inside_name(index))
            .unwrap_or(whole.end);
        let pair = whole.clone().any(|index| self.is(index, &["and"]));
        let agrees = !report.plural || pair || head.checked_sub(1).is_some_and(|head| self.plural(head));
        agrees.then_some((first, span))
    }

    pub(crate) fn subject_before(&self, start: usize, end: usize) -> Option<(usize, Span)> {
        if start < end && self.is_comma(end - 1) {
            return self.subject_with_apposition(start, end - 1);
        }
        let mut first = end;
        while start < first && !self.parts(first - 1) {
            first -= 1;
        }
        let after = first.checked_sub(1).filter(|&link| start <= link).map(|link| self.low(link));
        match after.as_deref() {
            // "If Lee says"; "denied that Lee said": it is not told that anybody did.
            Some("if" | "unless" | "whether" | "until" | "how" | "before" | "that") => return None,
            // In "the man who met Lee said" the last name is no subject.
            Some("who" | "which" | "whom") if self.tag(first) == Tag::Verb => return None,
            Some("and" | "or") if start < first - 1 => {
                if let Some(both) = self.coordinated(start, first, end) {
                    return Some(both);
                }
                // Half of a pair would put the words into one mouth; a new clause begins with a comma or is long.
                if !self.starts_plainly(first) {
                    return None;
                }
            }
            _ => {}
        }
        Some((first, self.noun_phrase(first..end)?))
    }

    /// "Lee and Kim": both sides short and plainly noun phrases.
    fn coordinated(&self, start: usize, second: usize, end: usize) -> Option<(usize, Span)> {
        let link = second.checked_sub(1)?;
        let mut first = link;
        while start < first && !self.parts(first - 1) {
            first -= 1;
        }
        let named = (first..link).all(|index| self.capital(index)) && first < link;
        let short = link - first <= 2 && self.of(first, Closed::Article);
        self.noun_phrase(second..end)?;
        if named || short { Some((first, self.span(&(first..end))?)) } else { None }
    }

    /// "Lee, the minister, said": a noun phrase that begins the clause, and a comma at both ends of what explains it.
    /// Whether a noun phrase names people by what they are: "her son", "the farmer".
    pub(crate) fn speaker_noun(&self, source: Span) -> bool {
        let people =
            |index: usize| matches!(source_noun(&self.low(index)), Some(SourceNoun::Group | SourceNoun::Mouth));
        self.document.tokens_in(source).any(people)
    }

    fn subject_with_apposition(&self, start: usize, comma: usize) -> Option<(usize, Span)> {
        let open = (start..comma).find(|&index| self.is_comma(index))?;
        let enough = open + 1 < comma && comma - open < 20;
        let quoted = (open..comma).any(|index| matches!(self.document.word(index), ";" | ":" | "\"" | "“" | "”"));
        let mut first = start;
        while first < open && self.is(first, &["but", "and", "so", "yet"]) {
            first += 1;
        }
        let whole = (first..open).all(|index| !self.parts(index));
        // "On Monday, in Oslo, said" has no subject: `noun_phrase` refuses what begins with a preposition.
        let subject = (enough && !quoted && whole).then(|| self.noun_phrase(first..open)).flatten()?;
        // "the manager, Dee Calloway, said": the name belongs to the source.
        let explained = self.span(&(open + 1..comma))?;
        let named = self.names.binary_search_by_key(&explained.start(), |name| name.span.start()).ok();
        let named = named.and_then(|index| self.names.get(index)).is_some_and(|name| name.span.contains(explained));
        Some((first, if named { subject.cover(explained) } else { subject }))
    }

    /// The noun phrase that begins at token `start` and ends before `limit`: its span and the token after it.
    pub(crate) fn phrase_after(&self, start: usize, limit: usize) -> Option<(Span, usize)> {
        if self.is(start, &["he", "she", "they", "we", "i", "it", "him", "her", "them", "one"])
            && !(self.is(start, &["her", "one"]) && self.kind(start + 1) == Some(TokenKind::Word) && start + 1 < limit)
        {
            return Some((self.span(&(start..start + 1))?, start + 1));
        }
        let mut end = start;
        while end < limit && (self.inside_name(end) || !self.ends_phrase(start, end, limit)) {
            end += 1;
        }
        while start < end
            && (self.of(end - 1, Closed::Preposition) || self.of(end - 1, Closed::Article))
            && !self.inside_name(end - 1)
        {
            end -= 1;
        }
        Some((self.noun_phrase(start..end)?, end))
    }

    fn ends_phrase(&self, start: usize, index: usize, limit: usize) -> bool {
        let word = self.low(index);
        let named = start < index && self.capital(index - 1);
        let fresh = index == start
            || self.of(index - 1, Closed::Article)
            || self.of(index - 1, Closed::Owner)
            || self.of(index - 1, Closed::Preposition);
        match word.as_str() {
            "of" => return index == start,
            "for" | "at" | "from" => return index == start || named,
            "and" => return !(named && index + 1 < limit && self.capital(index + 1)),
            _ => {}
        }
        let lower = !self.capital(index);
        let adverb = lower && !fresh && (word.ends_with("ly") || self.of(index, Closed::Adverb) || word == "this");
        let participle = lower && !fresh && 4 < word.len() && word.ends_with("ing");
        self.parts(index)
            || self.of(index, Closed::Preposition)
            || self.of(index, Closed::Auxiliary) && self.kind(index) != Some(TokenKind::Clitic)
            || (self.of(index, Closed::Day) && start < index)
            || adverb
            || participle
            || (lower && !fresh && self.tag(index) == Tag::Verb)
    }

    fn starts_plainly(&self, first: usize) -> bool {
        self.capital(first)
            || self.of(first, Closed::Article)
            || self.of(first, Closed::Owner)
            || self.of(first, Closed::Pronoun)
    }

    /// The tokens as a noun phrase that can speak; `None` where they may be something else.
    fn noun_phrase(&self, range: Range<usize>) -> Option<Span> {
        let Range { mut start, mut end } = range;
        while start < end
            && !self.inside_name(start)
            && (self.of(start, Closed::Adverb) || self.is(start, &["so", "yet", "but", "and"]))
        {
            start += 1;
        }
        // "Lee on Monday said": the day is no part of who says it.
        if let Some(day) = (start..end)
            .find(|&index| self.is(index, &["on", "in", "last"]) && self.of(index + 1, Closed::Day) && start < index)
        {
            end = day;
        }
        // "Its manager there, Ana Pihl, said".
        if start + 1 < end && self.is(end - 1, &["there", "here"]) {
            end -= 1;
        }
        let last = end.checked_sub(1).filter(|&last| start <= last)?;
        if end - start == 1 && self.of(start, Closed::Pronoun) && !self.is(start, &["nobody", "none", "nothing"]) {
            return self.span(&(start..end));
        }
        let noun =
            |index: usize| matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Number | TokenKind::Address));
        let nobody = self.is(start, &["no", "nobody", "none", "neither", "nothing"]);
        let refused = nobody
            || (start..end).any(|index| {
                !self.inside_name(index)
                    && (self.is(index, &["to", "no", "nobody", "none", "neither", "nothing", "than", "there"])
                        || (self.of(index, Closed::Auxiliary)
                            && self.kind(index) != Some(TokenKind::Clitic)
                            && !self.capital(index))
                        || (self.is(index, &["i", "he", "she", "they", "we", "you", "him", "them"])))
            });
        let told = self
            .verbs(&(start + 1..end))
            .any(|index| !self.inside_name(index) && self.kind(index) != Some(TokenKind::Clitic));
        // "claims a video": two phrases in a row.
        let second = (start + 1..end).any(|index| {
            self.is(index, &["a", "an", "the"])
                && !self.inside_name(index)
                && !self.of(index - 1, Closed::Preposition)
                && !self.is(index - 1, &["and", "or", "all", "both", "half"])
        });
        let opens = !told
            && !second
            && !self.of(start, Closed::Preposition)
            && !self.of(start, Closed::Link)
            && !self.of(start, Closed::Auxiliary);
        let dangling = self.of(last, Closed::Article)
            || self.of(last, Closed::Preposition)
            || (start == last && self.of(last, Closed::Owner));
        let closes = noun(last) && !dangling;
        let bare = !self.starts_plainly(start) && self.kind(start) != Some(TokenKind::Number);
        let head = self.low(last);
        let can_be_bare = self.capital(last) || source_noun(&head).is_some() || self.plural(last);
        let sure = noun(start) && opens && closes && !refused && end - start <= 14 && (!bare || can_be_bare);
        sure.then(|| self.span(&(start..end))).flatten()
    }
}
