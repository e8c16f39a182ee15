//! The universal tag of a word in a decided form, where its neighbours matter.

use crate::annotate::syntax::Tag;
use crate::annotate::syntax::chunker::Words;
use crate::annotate::syntax::form::Form;

/// The tag of the word at a place in the sentence.
pub(crate) fn tag(words: Words<'_>, at: usize) -> Tag {
    match words.form(at) {
        Form::Have | Form::HaveBase | Form::Having if !perfect(words, at) => Tag::Verb,
        Form::Do if !supports(words, at) => Tag::Verb,
        Form::Adposition if matches!(words.form(at + 1), Form::Gerund | Form::Being | Form::Having) => Tag::Sconj,
        Form::Adposition
            if is_one(words, at, &["about", "around", "over", "nearly", "almost"])
                && words.form(at + 1) == Form::Number =>
        {
            Tag::Adv
        }
        Form::Adposition | Form::Subordinator if words.is(at, "as") && is_degree(words, at) => Tag::Adv,
        // "so we left" begins a clause, but is an adverb to the standard.
        Form::Subordinator if words.is(at, "so") && !words.is(at + 1, "that") => Tag::Adv,
        Form::Be | Form::Been | Form::BeBase if exists(words, at) => Tag::Verb,
        Form::Adjective
            if is_one(words, at, &["more", "most", "less", "least"])
                && matches!(words.form(at + 1), Form::Adjective | Form::Adverb) =>
        {
            Tag::Adv
        }
        Form::Participle
            if at
                .checked_sub(1)
                .is_some_and(|before| is_one(words, before, &["more", "most", "less", "very", "so", "too"])) =>
        {
            Tag::Adj
        }
        form => form.tag(),
    }
}

fn is_one(words: Words<'_>, at: usize, list: &[&str]) -> bool {
    list.iter().any(|word| words.is(at, word))
}

/// Whether "as" stands before what it measures: "as soon as", "as well".
fn is_degree(words: Words<'_>, at: usize) -> bool {
    words.is(at + 1, "well") || (matches!(words.form(at + 1), Form::Adjective | Form::Adverb) && words.is(at + 2, "as"))
}

/// Whether a form of "be" says that something exists: "there is", "is there".
fn exists(words: Words<'_>, at: usize) -> bool {
    let between = [Form::Adverb, Form::Modal, Form::Have, Form::HaveBase, Form::Not, Form::Been];
    let before = (at.saturating_sub(5)..at).rev().map(|left| words.form(left)).find(|form| !between.contains(form));
    before == Some(Form::There) || words.form(at + 1) == Form::There
}

/// Whether a form of "have" has its participle after it, with a subject or adverbs between.
fn perfect(words: Words<'_>, at: usize) -> bool {
    (at + 1..at + 6)
        .take_while(|&next| is_between(words.form(next)) || is_participle(words.form(next)))
        .any(|next| is_participle(words.form(next)))
}

fn is_participle(form: Form) -> bool {
    matches!(form, Form::Participle | Form::Been | Form::Had)
}

fn is_between(form: Form) -> bool {
    use Form::{Adverb, Not, Pronoun, SubjectPlural, SubjectSingular};
    matches!(form, Adverb | Not | Pronoun | SubjectPlural | SubjectSingular)
}

/// Whether a form of "do" helps another verb.
fn supports(words: Words<'_>, at: usize) -> bool {
    use Form::{Base, BeBase, Determiner, HaveBase, Name, Noun, Nouns, Possessive};
    words.form(at + 1) == Form::Not
        || (at + 1..at + 9)
            .take_while(|&next| {
                let form = words.form(next);
                is_between(form)
                    || matches!(form, Determiner | Name | Noun | Nouns | Possessive | Base | HaveBase | BeBase)
            })
            .any(|next| matches!(words.form(next), Base | HaveBase | BeBase))
}
