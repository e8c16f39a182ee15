//! The words beside a quotation: which of them are function words, and which are verbs that report.
//!
//! Who they report is for `phrase`.

use crate::annotate::names::NameMention;
use crate::annotate::syntax::{ChunkKind, Syntax, Tag};
use crate::lexicon::{Closed, ReportingVerb, VerbForm, closed, is_one_of, reporting};
use crate::text::{Case, Document, Letter, Span, TokenKind};
use std::ops::Range;

/// The document's tokens, asked about one by one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) document: &'a Document,
    pub(crate) names: &'a [NameMention],
    pub(crate) syntax: &'a Syntax,
}

/// Verbs by which somebody says something again and again, before "to say".
const HABITS: [&str; 10] = ["like", "likes", "liked", "love", "loves", "loved", "used", "tends", "tended", "continued"];

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
        self.document.word(index).lower().replace('’', "'")
    }

    pub(crate) fn is(&self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.low(index).as_str())
    }

    pub(crate) fn of(&self, index: usize, class: Closed) -> bool {
        closed(&self.low(index), class)
    }

    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.document.tokens.get(index).map(|token| token.kind)
    }

    pub(crate) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let first = self.document.tokens.get(range.start)?;
        let last = self.document.tokens.get(range.end.checked_sub(1)?)?;
        Some(first.span.cover(last.span))
    }

    pub(crate) fn capital(&self, index: usize) -> bool {
        self.document.word(index).starts_with(Letter::is_upper)
    }

    /// Whether the token stands in a name.
    pub(crate) fn inside_name(&self, index: usize) -> bool {
        let Some(token) = self.document.tokens.get(index) else { return false };
        let next = self.names.partition_point(|name| name.span.start() <= token.span.start());
        next.checked_sub(1).and_then(|last| self.names.get(last)).is_some_and(|name| name.span.contains(token.span))
    }

    /// Whether the token parts clauses or phrases, so that no noun phrase runs over it.
    pub(crate) fn parts(&self, index: usize) -> bool {
        if self.inside_name(index) {
            return false;
        }
        match self.kind(index) {
            Some(TokenKind::Punct) => !is_one_of(self.document.word(index), "- /"),
            Some(TokenKind::Word) => self.of(index, Closed::Link),
            Some(_) => false,
            None => true,
        }
    }

    pub(crate) fn is_comma(&self, index: usize) -> bool {
        self.document.word(index) == ","
    }

    /// The heads of the verb groups with tense in `range`.
    pub(crate) fn verbs(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        self.heads(range, |kind| matches!(kind, ChunkKind::Verb(group) if group.finite))
    }

    /// The heads of the noun phrases in `range`.
    fn nouns(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        self.heads(range, |kind| matches!(kind, ChunkKind::Noun))
    }

    fn heads(&self, range: &Range<usize>, wanted: impl Fn(&ChunkKind) -> bool) -> impl Iterator<Item = usize> {
        let first = self.syntax.chunks.partition_point(|chunk| chunk.head < range.start);
        let end = range.end;
        let chunks = self.syntax.chunks.iter().skip(first).take_while(move |chunk| chunk.head < end);
        chunks.filter(move |chunk| wanted(&chunk.kind)).map(|chunk| chunk.head)
    }

    /// Whether the tokens hold a verb with tense, or a pronoun that can be nothing but the subject of one.
    pub(crate) fn has_clause(&self, range: Range<usize>) -> bool {
        let pronoun = |index: usize| self.is(index, &["i", "he", "she", "they", "we"]);
        self.verbs(&range).next().is_some()
            || range.into_iter().any(|index| {
                // "The paper's author": no short "is".
                let auxiliary = self.of(index, Closed::Auxiliary) && self.tag(index) != Tag::Part;
                auxiliary || pronoun(index)
            })
    }

    /// Whether the tokens tell something on their own: a subject and a verb with tense after it.
    pub(crate) fn is_clause(&self, range: Range<usize>) -> bool {
        let words: Vec<usize> =
            range.clone().filter(|&index| !matches!(self.kind(index), Some(TokenKind::Punct))).collect();
        let Some(&first) = words.first() else { return false };
        let begins = !self.of(first, Closed::Auxiliary) && !self.of(first, Closed::Preposition);
        let subject = self.nouns(&range).next().unwrap_or(range.end);
        let later = |index: usize| subject < index && !self.is(index, &["be", "been", "being", "not", "never"]);
        let verb = self.verbs(&range).any(later)
            || words.iter().any(|&index| later(index) && self.of(index, Closed::Auxiliary));
        let pronoun = self.is(first, &["i", "he", "she", "they", "we", "you", "it"]);
        2 < words.len() && ((begins && verb) || pronoun)
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
                || is_one_of(before.as_str(), "also later then again once still now even just");
            if adverb && !self.capital(group - 1) {
                group -= 1;
                continue;
            }
            match before.as_str() {
                // "likes to say", "used to say".
                "to" if limit + 1 < group && self.is(group - 2, &HABITS) => {
                    helper = helper.or(Some(before));
                    group -= 1;
                }
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
            VerbForm::Participle => helper.as_deref().is_some_and(|helper| is_one_of(helper, "have has had 've")),
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
        let owned = self.of(before, Closed::Article)
            || self.of(before, Closed::Owner)
            || self.of(before, Closed::Preposition)
            || self.kind(before) == Some(TokenKind::Clitic);
        owned && matches!(form, Some(VerbForm::Base | VerbForm::Third))
    }

    pub(crate) fn plural(&self, index: usize) -> bool {
        let word = self.low(index);
        self.is(
            index,
            &[
                "i", "we", "they", "you", "police", "people", "men", "women", "others", "some", "many", "both", "will",
                "'ll", "did", "do",
            ],
        ) || (word.ends_with('s') && !word.ends_with("ss") && self.kind(index) == Some(TokenKind::Word))
    }

    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.syntax.tags.get(index).copied().unwrap_or_default()
    }
}
