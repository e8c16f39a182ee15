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
        form => form.tag(),
    }
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
