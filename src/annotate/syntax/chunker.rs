//! Noun and verb groups over decided forms: base phrases in the sense of Abney (1991), found left to right.

use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::verb_group;
use crate::annotate::syntax::{Chunk, ChunkKind};
use crate::text::Document;
use std::ops::Range;

/// A sentence's words with their forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) document: &'a Document,
    pub(crate) forms: &'a [Form],
    pub(crate) offset: usize,
}

impl<'a> Words<'a> {
    /// The form at a place in the sentence; [`Form::Start`] outside it.
    pub(crate) fn form(&self, at: usize) -> Form {
        self.forms.get(at).copied().unwrap_or(Form::Start)
    }

    /// The word at a place in the sentence.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.document.word(self.offset + at)
    }

    /// Whether the word at a place is this one, whatever its case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }
}

/// Adds the sentence's groups to `chunks`.
pub(crate) fn chunk(words: Words<'_>, chunks: &mut Vec<Chunk>) {
    let mut at = 0;
    while at < words.len() {
        if let Some((end, head, group)) = verb_group::at(words, at) {
            chunks.push(Chunk {
                tokens: words.offset + at..words.offset + end,
                head: words.offset + head,
                kind: ChunkKind::Verb(group),
            });
            at = end;
        } else if let Some((range, head)) = noun_group(words, at) {
            at = range.end;
            chunks.push(Chunk {
                tokens: words.offset + range.start..words.offset + range.end,
                head: words.offset + head,
                kind: ChunkKind::Noun,
            });
        } else {
            at += 1;
        }
    }
}

/// The longest noun group, in words. Lists without commas can be longer; then they are cut, and the reading stays linear.
const LONGEST: usize = 32;

/// The noun group that begins at `start`, and its head.
fn noun_group(words: Words<'_>, start: usize) -> Option<(Range<usize>, usize)> {
    use Form::{
        Adjective, Adverb, Apostrophe, Comma, Coordinator, Determiner, Gerund, Name, Noun, Nouns, Number,
        ObjectPronoun, Participle, Possessive, Pronoun, Quantifier, Sign, SubjectPlural, SubjectSingular,
        WhosePossessive,
    };
    if matches!(words.form(start), Pronoun | Quantifier | SubjectPlural | SubjectSingular | ObjectPronoun) {
        let end = if words.form(start + 1) == Apostrophe { start + 2 } else { start + 1 };
        return Some((start..end, start));
    }
    let mut at = start + about_a_number(words, start);
    while at < start + LONGEST && matches!(words.form(at), Determiner | Possessive | WhosePossessive) {
        at += 1;
    }
    let determined = start < at;
    let mut head = None;
    let mut modified = false;
    // A number heads a group only where no noun comes after it.
    let headed = |head: Option<usize>| head.is_some_and(|head| words.form(head).is_nominal());
    while at < start + LONGEST {
        let form = words.form(at);
        match form {
            Noun | Nouns | Name => {
                if head.is_some() && begins_anew(words, at) {
                    break;
                }
                head = Some(at);
            }
            Number if !headed(head) || words.form(at - 1) != Nouns => head = Some(at),
            Sign if words.form(at + 1) == Number || (start < at && words.form(at - 1) == Number) => {
                if words.form(at + 1) != Number {
                    head = Some(at);
                }
            }
            Adjective
                if !headed(head) || (words.form(at - 1) == Name && !is_when(words, at) && leads_to_noun(words, at)) =>
            {
                modified = true;
            }
            Participle | Gerund
                if !headed(head) && leads_to_noun(words, at) && (modified || verb_group::modifies(words, at)) => {}
            Adverb
                if head.is_none()
                    && leads_to_noun(words, at)
                    && (determined || words.form(at + 1) == Adjective || words.form(at + 1) == Number) => {}
            Comma | Coordinator
                if head.is_none()
                    && modified
                    && words.form(at - 1) == Adjective
                    && words.form(at + 1) == Adjective
                    && leads_to_noun(words, at + 1) => {}
            _ => break,
        }
        at += 1;
    }
    let head = match head {
        Some(head) => head,
        // "the poor": an adjective heads the group where nothing else can.
        None if determined && modified => at - 1,
        None if determined
            && at == start + 1
            && words.form(start) == Determiner
            && !words.is(start, "the")
            && !words.is(start, "a")
            && !words.is(start, "an") =>
        {
            start
        }
        None => return None,
    };
    let mut end = head + 1;
    if words.form(end) == Apostrophe {
        end += 1;
    }
    Some((start..end, head))
}

/// How many words before a number tell how exact it is ("about", "more than", "at least").
fn about_a_number(words: Words<'_>, start: usize) -> usize {
    const ONE: [&str; 9] = ["about", "around", "over", "nearly", "almost", "roughly", "some", "approximately", "under"];
    const TWO: [(&str, &str); 7] = [
        ("more", "than"),
        ("less", "than"),
        ("fewer", "than"),
        ("at", "least"),
        ("at", "most"),
        ("up", "to"),
        ("as", "many"),
    ];
    let number = |at: usize| matches!(words.form(at), Form::Number | Form::Sign);
    if number(start + 1) && ONE.iter().any(|word| words.is(start, word)) {
        1
    } else if number(start + 2) && TWO.iter().any(|(one, two)| words.is(start, one) && words.is(start + 1, two)) {
        2
    } else {
        0
    }
}

/// Whether a noun follows after nothing but modifiers.
fn leads_to_noun(words: Words<'_>, at: usize) -> bool {
    use Form::{Adjective, Adverb, Comma, Coordinator, Gerund, Name, Noun, Nouns, Number, Participle};
    for next in at + 1..at + 6 {
        match words.form(next) {
            Noun | Nouns | Name => return true,
            Adjective | Participle | Gerund | Number | Adverb => {}
            Comma | Coordinator if words.form(next + 1) == Adjective => {}
            _ => return false,
        }
    }
    false
}

/// Whether an adjective begins a time ("last week") rather than going on with a name.
fn is_when(words: Words<'_>, at: usize) -> bool {
    ["last", "next", "early", "late", "past", "previous", "first"].iter().any(|word| words.is(at, word))
}

/// Whether a noun after a noun begins a group of its own: a day ("the president Monday"), or a name after a plural ("months Smith").
fn begins_anew(words: Words<'_>, at: usize) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const RELATIVE: [&str; 4] = ["today", "yesterday", "tomorrow", "tonight"];
    let is_one = |list: &[&str]| list.iter().any(|word| words.is(at, word));
    is_one(&DAYS) || is_one(&RELATIVE)
}
