//! The words beside a quotation: which of them are function words, noun phrases, and verbs that report.
//!
//! Everything here answers `None` where it is not sure: a missed source is better than a wrong one.

use crate::annotate::names::NameMention;
use crate::lexicon::cues::source_noun;
use crate::lexicon::{ReportingVerb, VerbForm, reporting};
use crate::text::{Document, Span, TokenKind};
use std::ops::Range;

const ARTICLES: &[&str] = &["a", "an", "the", "this", "that", "these", "those", "every", "each", "another"];
const OWNERS: &[&str] = &[
    "my", "our", "your", "his", "her", "its", "their", "one", "two", "three", "four", "five", "some", "many", "most",
    "several", "other", "both", "all",
];
const PRONOUNS: &[&str] =
    &["i", "he", "she", "they", "we", "you", "it", "others", "some", "many", "one", "everyone", "both"];
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "ahead",
    "along",
    "amid",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beside",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "following",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "past",
    "per",
    "regarding",
    "since",
    "than",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
];
const LINKS: &[&str] = &[
    "and", "or", "but", "nor", "so", "yet", "that", "which", "who", "whom", "whose", "what", "when", "where", "while",
    "whilst", "because", "although", "though", "if", "unless", "whether", "how", "why", "as", "after", "before",
    "since", "until", "once", "then",
];
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "may", "might", "must", "shall", "should", "ca", "wo", "'s", "'re", "'ve", "'ll", "'d",
    "'m", "n't", "not", "cannot", "never", "ai",
];
const ADVERBS: &[&str] = &[
    "also",
    "again",
    "ago",
    "already",
    "always",
    "earlier",
    "even",
    "ever",
    "here",
    "however",
    "just",
    "last",
    "later",
    "meanwhile",
    "next",
    "now",
    "often",
    "once",
    "soon",
    "still",
    "then",
    "there",
    "today",
    "together",
    "tomorrow",
    "tonight",
    "too",
    "twice",
    "yesterday",
    "online",
    "afterwards",
    "instead",
    "recently",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The document's tokens, asked about one by one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) document: &'a Document,
    pub(crate) names: &'a [NameMention],
}

/// A verb that reports, with what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// The verb.
    pub(crate) verb: ReportingVerb,
    /// Its token.
    pub(crate) at: usize,
    /// The first token of its group, auxiliaries and adverbs counted in.
    pub(crate) group: usize,
    /// The words that say so, with "will" where it is yet to be said.
    pub(crate) cue: Span,
    /// Whether its form asks for a subject in the plural ("analysts say").
    pub(crate) plural: bool,
}

impl Words<'_> {
    /// The token's word in lower case, with a straight apostrophe.
    pub(crate) fn low(&self, index: usize) -> String {
        self.document.word(index).to_lowercase().replace('’', "'")
    }

    fn is(&self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.low(index).as_str())
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        self.document.tokens.get(index).map(|token| token.kind)
    }

    pub(crate) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let first = self.document.tokens.get(range.start)?;
        let last = self.document.tokens.get(range.end.checked_sub(1)?)?;
        Some(first.span.cover(last.span))
    }

    fn capital(&self, index: usize) -> bool {
        self.document.word(index).starts_with(char::is_uppercase)
    }

    /// Whether the token stands inside a name, not at its beginning.
    fn inside_name(&self, index: usize) -> bool {
        let Some(token) = self.document.tokens.get(index) else { return false };
        let next = self.names.partition_point(|name| name.span.start() < token.span.start());
        next.checked_sub(1).and_then(|last| self.names.get(last)).is_some_and(|name| name.span.contains(token.span))
    }

    /// Whether the token parts clauses or phrases, so that no noun phrase runs over it.
    fn parts(&self, index: usize) -> bool {
        if self.inside_name(index) {
            return false;
        }
        match self.kind(index) {
            Some(TokenKind::Punct) => !matches!(self.document.word(index), "-" | "/"),
            Some(TokenKind::Word) => self.is(index, LINKS),
            Some(_) => false,
            None => true,
        }
    }

    pub(crate) fn is_comma(&self, index: usize) -> bool {
        self.document.word(index) == ","
    }

    /// Whether one of the tokens is a verb with tense that can be told by its form alone, or the subject of one.
    pub(crate) fn has_clause(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|index| {
            self.is(index, AUXILIARIES)
                || (self.is(index, PRONOUNS)
                    && !matches!(self.low(index).as_str(), "you" | "it" | "one" | "some" | "many" | "both"))
        })
    }

    /// Whether the tokens tell something on their own: a subject and a verb after it.
    pub(crate) fn is_clause(&self, range: Range<usize>) -> bool {
        let words: Vec<usize> = range.filter(|&index| !matches!(self.kind(index), Some(TokenKind::Punct))).collect();
        let verb = words
            .iter()
            .skip(1)
            .any(|&index| self.is(index, AUXILIARIES) && !self.is(index, &["be", "been", "being", "not", "never"]));
        let pronoun =
            words.first().is_some_and(|&first| self.is(first, &["i", "he", "she", "they", "we", "you", "it"]));
        let begins = words.first().is_some_and(|&first| !self.is(first, AUXILIARIES));
        2 < words.len() && begins && (verb || pronoun)
    }

    /// The verb that reports at `index`, used as a verb with tense and in the active voice; else `None`.
    pub(crate) fn report(&self, index: usize, limit: usize) -> Option<Report> {
        let (verb, form) = reporting(self.document.word(index))?;
        let mut group = index;
        let mut will = false;
        let mut helper: Option<String> = None;
        while limit < group {
            let before = self.low(group - 1);
            let adverb = (before.ends_with("ly") && before != "family")
                || matches!(
                    before.as_str(),
                    "also" | "later" | "then" | "again" | "once" | "still" | "now" | "even" | "just"
                );
            if adverb && !self.capital(group - 1) {
                group -= 1;
                continue;
            }
            match before.as_str() {
                "not" | "n't" | "never" | "to" | "cannot" | "would" | "could" | "may" | "might" | "can" | "should"
                | "must" | "shall" | "'d" | "ever" => return None,
                "will" | "'ll" => will = true,
                "have" | "has" | "had" | "'ve" | "did" | "does" | "do" => helper = helper.or(Some(before)),
                "is" | "are" | "was" | "were" | "am" | "be" | "been" | "being" | "'re" | "'m" => {
                    if form != VerbForm::Gerund {
                        return None;
                    }
                    helper = helper.or(Some(before));
                }
                _ => break,
            }
            group -= 1;
        }
        let agrees = match form {
            VerbForm::Past | VerbForm::Third | VerbForm::Base => true,
            VerbForm::Participle => {
                helper.as_deref().is_some_and(|helper| matches!(helper, "have" | "has" | "had" | "'ve"))
            }
            VerbForm::Gerund => helper.is_some(),
        };
        let range = if will { group..index + 1 } else { index..index + 1 };
        let cue = self.span(&range)?;
        let plural = form == VerbForm::Base && !will && helper.is_none();
        agrees.then_some(Report { verb, at: index, group, cue, plural })
    }

    /// Whether the token is the noun of that form ("a report", "his reply").
    pub(crate) fn is_noun_use(&self, index: usize) -> bool {
        let form = reporting(self.document.word(index)).map(|(_, form)| form);
        let before = index.checked_sub(1).unwrap_or(usize::MAX);
        let owned = self.is(before, ARTICLES)
            || self.is(before, OWNERS)
            || self.is(before, PREPOSITIONS)
            || self.kind(before) == Some(TokenKind::Clitic);
        owned && matches!(form, Some(VerbForm::Base | VerbForm::Third))
    }

    fn plural(&self, index: usize) -> bool {
        let word = self.low(index);
        self.is(
            index,
            &[
                "i", "we", "they", "you", "police", "people", "men", "women", "others", "some", "many", "both", "will",
                "'ll", "did", "do",
            ],
        ) || (word.ends_with('s') && !word.ends_with("ss") && self.kind(index) == Some(TokenKind::Word))
    }

    /// The subject of `report`, and its first token; nothing before token `start` is looked at.
    pub(crate) fn subject(&self, start: usize, report: &Report) -> Option<(usize, Span)> {
        let (first, span) = self.subject_before(start, report.group)?;
        let whole = self.document.tokens_in(span);
        let head =
            whole.clone().find(|&index| self.is(index, PREPOSITIONS) && !self.inside_name(index)).unwrap_or(whole.end);
        let pair = whole.clone().any(|index| self.is(index, &["and"]));
        let agrees = !report.plural || pair || head.checked_sub(1).is_some_and(|head| self.plural(head));
        agrees.then_some((first, span))
    }

    fn subject_before(&self, start: usize, end: usize) -> Option<(usize, Span)> {
        if start < end && self.is_comma(end - 1) {
            return self.subject_with_apposition(start, end - 1);
        }
        let mut first = end;
        while start < first && !self.parts(first - 1) {
            first -= 1;
        }
        let after = first.checked_sub(1).filter(|&link| start <= link).map(|link| self.low(link));
        match after.as_deref() {
            Some("if" | "unless" | "whether" | "until" | "how" | "before") => return None,
            // In "the man who met Lee said" the last name is no subject.
            Some("who" | "which" | "that" | "whom") if !self.starts_plainly(first) => return None,
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
        let short = link - first <= 2 && self.is(first, ARTICLES);
        self.noun_phrase(second..end)?;
        if named || short { Some((first, self.span(&(first..end))?)) } else { None }
    }

    /// "Lee, the minister, said": a noun phrase that begins the clause, and a comma at both ends of what explains it.
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
        (enough && !quoted && whole).then(|| self.noun_phrase(first..open)).flatten().map(|span| (first, span))
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
            && (self.is(end - 1, PREPOSITIONS) || self.is(end - 1, ARTICLES))
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
            || self.is(index - 1, ARTICLES)
            || self.is(index - 1, OWNERS)
            || self.is(index - 1, PREPOSITIONS);
        match word.as_str() {
            "of" => return index == start,
            "for" | "at" | "from" => return index == start || named,
            "and" => return !(named && index + 1 < limit && self.capital(index + 1)),
            _ => {}
        }
        let lower = !self.capital(index);
        let adverb = lower && !fresh && (word.ends_with("ly") || self.is(index, ADVERBS) || word == "this");
        let participle = lower && !fresh && 4 < word.len() && word.ends_with("ing");
        self.parts(index)
            || self.is(index, PREPOSITIONS)
            || self.is(index, AUXILIARIES) && self.kind(index) != Some(TokenKind::Clitic)
            || (self.is(index, DAYS) && start < index)
            || adverb
            || participle
    }

    fn starts_plainly(&self, first: usize) -> bool {
        self.capital(first) || self.is(first, ARTICLES) || self.is(first, OWNERS) || self.is(first, PRONOUNS)
    }

    /// The tokens as a noun phrase that can speak; `None` where they may be something else.
    fn noun_phrase(&self, range: Range<usize>) -> Option<Span> {
        let Range { mut start, mut end } = range;
        while start < end
            && !self.inside_name(start)
            && (self.is(start, ADVERBS) || self.is(start, &["so", "yet", "but", "and"]))
        {
            start += 1;
        }
        // "Lee on Monday said": the day is no part of who says it.
        if let Some(day) = (start..end)
            .find(|&index| self.is(index, &["on", "in", "last"]) && self.is(index + 1, DAYS) && start < index)
        {
            end = day;
        }
        let last = end.checked_sub(1).filter(|&last| start <= last)?;
        if end - start == 1 && self.is(start, PRONOUNS) {
            return self.span(&(start..end));
        }
        let noun =
            |index: usize| matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Number | TokenKind::Address));
        let refused = (start..end).any(|index| {
            !self.inside_name(index)
                && (self.is(index, &["to", "no", "nobody", "none", "neither", "nothing", "than", "there"])
                    || (self.is(index, AUXILIARIES)
                        && self.kind(index) != Some(TokenKind::Clitic)
                        && !self.capital(index))
                    || (self.is(index, &["i", "he", "she", "they", "we", "you", "him", "them"])))
        });
        let opens = !self.is(start, PREPOSITIONS) && !self.is(start, LINKS) && !self.is(start, AUXILIARIES);
        let dangling =
            self.is(last, ARTICLES) || self.is(last, PREPOSITIONS) || (start == last && self.is(last, OWNERS));
        let closes = noun(last) && !dangling;
        let bare = !self.starts_plainly(start) && self.kind(start) != Some(TokenKind::Number);
        let head = self.low(last);
        let can_be_bare = self.capital(last) || source_noun(&head).is_some() || self.plural(last);
        let sure = noun(start) && opens && closes && !refused && end - start <= 14 && (!bare || can_be_bare);
        sure.then(|| self.span(&(start..end))).flatten()
    }
}
