//! Tags and trees from the trained model, laid on the document's tokens.
//!
//! The treebanks part "state-owned" in three words, and our tokens do not: such a token is parsed as its parts and then takes the
//! tag and the head of the part that hangs on another token.

use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::tagger;
use crate::annotate::syntax::tree::{Arc, Relation};
use crate::annotate::syntax::{Shape, Tag};
use crate::lexicon::is_one_of;
use crate::models::syntax::{Parse, Reader, Tagged};
use crate::text::{Case, Document, TokenKind};
use std::ops::Range;

/// The longest sentence that is parsed, in tokens; what is longer is a table or a flood of marks.
const LONGEST: usize = 400;

/// Beginnings that the treebanks leave on their words.
const PREFIXES: &str = "anti bi co counter cross de e ex extra hyper inter intra mega micro mid mini multi neo non over post pre pro proto pseudo quasi re semi sub super tele trans tri ultra un under vice";

/// A sentence's words as the treebanks part them, each with its token.
pub(crate) struct Parts<'a> {
    words: Vec<&'a str>,
    owners: Vec<usize>,
    tagged: Tagged,
}

/// Tags one sentence; `None` where it is too long.
pub(crate) fn tag<'a>(document: &'a Document, tokens: Range<usize>, reader: &Reader<'_>) -> Option<Parts<'a>> {
    if LONGEST < tokens.len() {
        return None;
    }
    let (mut words, mut owners) = (Vec::new(), Vec::new());
    for token in tokens {
        let whole = document.tokens.get(token).is_none_or(|token| token.kind != TokenKind::Word);
        for part in parts(document.word(token), whole) {
            words.push(part);
            owners.push(token);
        }
    }
    let tagged = reader.tag(words.iter().copied());
    Some(Parts { words, owners, tagged })
}

impl Parts<'_> {
    /// What the model takes each token for, and by how much that leads; nothing for tokens in parts.
    pub(crate) fn guesses(&self, tokens: Range<usize>, reader: &Reader<'_>) -> Vec<Option<(Form, i32)>> {
        let guess = |token: usize| {
            let first = self.owners.partition_point(|owner| *owner < token);
            let alone = self.owners.get(first + 1) != Some(&token);
            let tag = *self.tagged.tags.get(first).filter(|_| alone)?;
            let scores = self.tagged.scores(first);
            let own = *scores.get(usize::from(tag))?;
            let form = self.form(first, tag, reader);
            let others = (0_u8..).zip(scores).filter(|(other, _)| self.form(first, *other, reader) != form);
            Some((form, own - others.map(|(_, score)| *score).max().unwrap_or(0)))
        };
        tokens.map(guess).collect()
    }

    fn form(&self, part: usize, tag: u8, reader: &Reader<'_>) -> Form {
        let name = reader.model().tag(tag);
        let (universal, penn) = name.split_once('|').unwrap_or((name, ""));
        let lower = self.words.get(part).map(|word| word.lower().replace('’', "'")).unwrap_or_default();
        form(universal, penn, &lower)
    }

    /// Takes over the forms that were decided, where the model knows a tag for them.
    pub(crate) fn decide(&mut self, tokens: Range<usize>, forms: &[Form], reader: &Reader<'_>) {
        for (token, wanted) in tokens.zip(forms) {
            let part = self.owners.partition_point(|owner| *owner < token);
            let Some(tag) = self.tagged.tags.get(part).copied() else { continue };
            if self.owners.get(part + 1) == Some(&token) || self.form(part, tag, reader) == *wanted {
                continue;
            }
            let fits =
                (0_u8..).zip(self.tagged.scores(part)).filter(|(tag, _)| self.form(part, *tag, reader) == *wanted);
            if let Some((tag, _)) = fits.max_by_key(|(_, score)| **score)
                && let Some(slot) = self.tagged.tags.get_mut(part)
            {
                *slot = tag;
            }
        }
    }
}

/// Parses one tagged sentence; `None` where it is too long.
pub(crate) fn read(tokens: Range<usize>, sentence: Parts<'_>, reader: &mut Reader<'_>) -> Option<Vec<Arc>> {
    let Parts { owners, mut tagged, .. } = sentence;
    let parse = reader.parse(&mut tagged);
    if parse.heads.is_empty() {
        return None;
    }
    let mut readings = Vec::with_capacity(tokens.len());
    let mut part = 0;
    for token in tokens {
        let own = part..owners.partition_point(|owner| *owner <= token);
        part = own.end;
        let outside = |part: &usize| {
            let head = parse.heads.get(*part).and_then(|(head, _)| *head);
            head.is_none_or(|head| owners.get(usize::from(head)) != Some(&token))
        };
        // The one nearest to the root, so that no ring comes about, and of those the last, where the meaning is.
        let parted = 1 < own.len();
        let parts = if parted { own.clone() } else { 0..0 };
        let main = parts.rev().filter(outside).min_by_key(|part| depth(&parse, *part)).unwrap_or(own.start);
        readings.push(reading(&parse, main, &owners, parted, reader));
    }
    Some(readings)
}

/// How many heads are above a part.
fn depth(parse: &Parse, part: usize) -> usize {
    let above = |part: &usize| parse.heads.get(*part).and_then(|(head, _)| *head).map(usize::from);
    std::iter::successors(Some(part), above).take(parse.heads.len()).count()
}

fn reading(parse: &Parse, part: usize, owners: &[usize], parted: bool, reader: &Reader<'_>) -> Arc {
    let name = parse.tags.get(part).map_or("X", |tag| reader.model().tag(*tag));
    let (head, label) = parse.heads.get(part).copied().unwrap_or((None, 0));
    let relation = Relation::of_name(reader.model().label(label));
    let (universal, penn) = name.split_once('|').unwrap_or((name, ""));
    let mut tag = universal_tag(universal);
    // "A state-owned firm": no verb of the sentence.
    if parted && tag == Tag::Verb && matches!(relation, Relation::Amod | Relation::Compound | Relation::Advmod) {
        tag = Tag::Adj;
    }
    let head = head.and_then(|head| owners.get(usize::from(head))).and_then(|head| u32::try_from(*head).ok());
    Arc { head, relation, tag, shape: shape(tag, penn) }
}

/// A token's parts at its inner hyphens, the hyphens among them.
fn parts(word: &str, whole: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    if !whole {
        while let Some((left, right)) = rest.split_once('-') {
            let letters = |part: &str| part.chars().next().is_some_and(char::is_alphanumeric);
            if !letters(left) || !letters(right) || is_one_of(&left.lower(), PREFIXES) {
                break;
            }
            let hyphen = rest.get(left.len()..=left.len()).unwrap_or("-");
            parts.extend([left, hyphen]);
            rest = right;
        }
    }
    parts.push(rest);
    parts
}

fn universal_tag(name: &str) -> Tag {
    match name {
        "ADJ" => Tag::Adj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "AUX" => Tag::Aux,
        "CCONJ" => Tag::Cconj,
        "DET" => Tag::Det,
        "INTJ" => Tag::Intj,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Num,
        "PART" => Tag::Part,
        "PRON" => Tag::Pron,
        "PROPN" => Tag::Propn,
        "PUNCT" => Tag::Punct,
        "SCONJ" => Tag::Sconj,
        "SYM" => Tag::Sym,
        "VERB" => Tag::Verb,
        _ => Tag::X,
    }
}

/// The form that a tag of the Penn treebank and a word come to.
fn form(universal: &str, penn: &str, lower: &str) -> Form {
    match universal {
        "NOUN" if is_one_of(penn, "NNS NNPS") => Form::Nouns,
        "NOUN" => Form::Noun,
        "PROPN" => Form::Name,
        "ADJ" => Form::Adjective,
        "ADV" if penn == "WRB" => Form::WhAdverb,
        "ADV" => Form::Adverb,
        "DET" => Form::Determiner,
        "PRON" => pronoun(penn, lower),
        "NUM" => Form::Number,
        "AUX" if penn == "MD" => Form::Modal,
        "AUX" | "VERB" => verb(penn, lower),
        "PART" => match penn {
            "TO" => Form::To,
            "POS" => Form::Apostrophe,
            _ => Form::Not,
        },
        "SCONJ" => Form::Subordinator,
        "ADP" => Form::Adposition,
        "CCONJ" => Form::Coordinator,
        "INTJ" => Form::Interjection,
        "SYM" => Form::Sign,
        "PUNCT" => tagger::mark(lower),
        _ => Form::Other,
    }
}

fn pronoun(penn: &str, lower: &str) -> Form {
    match (penn, lower) {
        ("EX", _) => Form::There,
        ("PRP$", _) => Form::Possessive,
        ("WP$", _) => Form::WhosePossessive,
        ("WDT" | "WP", _) => Form::Relative,
        (_, "he" | "she") => Form::SubjectSingular,
        (_, "i" | "we" | "they") => Form::SubjectPlural,
        (_, "him" | "them" | "us" | "me" | "her" | "'s") => Form::ObjectPronoun,
        (_, word) if word.ends_with("self") || word.ends_with("selves") => Form::ObjectPronoun,
        _ => Form::Pronoun,
    }
}

fn verb(penn: &str, lower: &str) -> Form {
    let finite = is_one_of(penn, "VBD VBP VBZ");
    match lower {
        "be" => return Form::BeBase,
        "been" => return Form::Been,
        "being" => return Form::Being,
        "am" | "is" | "are" | "was" | "were" | "'m" | "'re" | "ai" => return Form::Be,
        "'s" if penn == "VBZ" => return Form::Be,
        "have" | "has" | "had" | "'ve" | "'d" | "having" => {
            return match penn {
                "VB" => Form::HaveBase,
                "VBG" => Form::Having,
                "VBN" => Form::Had,
                _ => Form::Have,
            };
        }
        "do" | "does" | "did" if finite => return Form::Do,
        _ => {}
    }
    match penn {
        "VBD" => Form::Past,
        "VBP" => Form::Present,
        "VBZ" => Form::PresentS,
        "VBN" => Form::Participle,
        "VBG" => Form::Gerund,
        "NNP" => Form::Name,
        _ => Form::Base,
    }
}

/// The shape of a verb or an auxiliary, by its tag in the Penn treebank.
fn shape(tag: Tag, penn: &str) -> Option<Shape> {
    matches!(tag, Tag::Verb | Tag::Aux).then_some(match penn {
        "VBG" => Shape::Gerund,
        "VBN" => Shape::Participle,
        "VB" => Shape::Infinitive,
        _ => Shape::Finite,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_where_the_treebanks_part_them() {
        let check = |word: &str, expected: &str| assert_eq!(parts(word, false).join(" "), expected, "{word}");
        check("state-owned", "state - owned");
        check("11-year-old", "11 - year - old");
        check("re-elected", "re-elected");
        check("non-profit", "non-profit");
        check("-", "-");
        check("well-", "well-");
        check("crew", "crew");
    }
}
