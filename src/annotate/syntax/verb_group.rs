//! Reads one verb group: tense, voice, modal verb, negation, main verb, particle.

use crate::annotate::syntax::chunker::Words;
use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::lemma;
use crate::annotate::syntax::morphology;
use crate::annotate::syntax::{Shape, Tense, VerbGroup};
use crate::lexicon::{grammar, is_one_of};
use crate::text::Case;

/// The verb group that begins at `start`: one past its last word, its head, and what is known of it.
pub(crate) fn at(words: Words<'_>, start: usize) -> Option<(usize, usize, VerbGroup)> {
    let mut negation = None;
    let mut at = skip_negation(words, start, &mut negation);
    let infinitive = words.form(at) == Form::To;
    if infinitive {
        at = skip_between(words, at + 1, &mut negation);
    }
    let first = at;
    let form = words.form(at);
    if !form.is_verbal() || (infinitive && !is_base(form)) || (start == first && modifies(words, at)) {
        return None;
    }
    let mut links = vec![at];
    loop {
        let next = skip_between(words, at + 1, &mut negation);
        if continues(words, at, next) {
            at = next;
        } else if let Some(main) = going_to(words, at, next) {
            at = main;
        } else {
            break;
        }
        links.push(at);
    }
    // What was passed over after the last verb counts only where it negates that verb.
    let mut end = at + 1;
    if words.form(at).is_auxiliary() && words.form(end) == Form::Not {
        end += 1;
    }
    if negation.is_some_and(|token| words.offset + end <= token) {
        negation = None;
    }
    let head = at;
    let lower = words.word(head).lower();
    let lemma = match words.form(head) {
        Form::Be | Form::BeBase | Form::Been | Form::Being => "be".to_owned(),
        Form::Have | Form::HaveBase | Form::Had | Form::Having => "have".to_owned(),
        form => lemma::lemma(&lower, form),
    };
    let particle = words.word(head + 1).lower();
    let mut lemma = lemma;
    if end == head + 1 && takes_particle(words, head, &lemma, &particle) {
        end += 1;
        // "carried out" is one verb, but its base form is asked for alone.
        lemma.shrink_to_fit();
    }
    let negated_modal = links.iter().copied().find(|&at| words.is(at, "cannot"));
    let group = VerbGroup {
        lemma,
        finite: !infinitive && words.form(first).is_finite(),
        tense: if infinitive { Tense::None } else { tense(words, &links) },
        passive: passive(words, &links),
        modal: links.iter().find(|&&at| words.form(at) == Form::Modal).map(|at| words.offset + at),
        negation: negation.or(negated_modal.map(|at| words.offset + at)),
        shape: match words.form(first) {
            _ if infinitive => Shape::Infinitive,
            form if form.is_finite() => Shape::Finite,
            Form::Gerund | Form::Being | Form::Having => Shape::Gerund,
            Form::Participle | Form::Been | Form::Had => Shape::Participle,
            _ => Shape::Infinitive,
        },
    };
    Some((end, head, group))
}

/// How many words a group is looked through for what belongs to it. No real group is longer, and the reading stays linear.
const REACH: usize = 8;

fn is_base(form: Form) -> bool {
    matches!(form, Form::Base | Form::BeBase | Form::HaveBase)
}

/// Passes "not", "never", "no longer" before the verb.
fn skip_negation(words: Words<'_>, start: usize, negation: &mut Option<usize>) -> usize {
    let mut at = start;
    loop {
        if start + REACH <= at {
            return at;
        }
        if words.form(at) == Form::Not || words.is(at, "never") {
            negation.get_or_insert(words.offset + at);
            at += 1;
        } else if words.is(at, "no") && (words.is(at + 1, "longer") || words.is(at + 1, "more")) {
            negation.get_or_insert(words.offset + at);
            at += 2;
        } else {
            return at;
        }
    }
}

/// Passes what may stand between the verbs of a group: adverbs, negation, "all" and "both".
fn skip_between(words: Words<'_>, start: usize, negation: &mut Option<usize>) -> usize {
    let mut at = start;
    loop {
        let passed = skip_negation(words, at, negation);
        if start + REACH <= at {
            return at;
        }
        let floating = words.is(passed, "all") || words.is(passed, "both") || words.is(passed, "each");
        if passed != at {
            at = passed;
        } else if words.form(at) == Form::Adverb || (floating && words.form(passed + 1).is_verbal()) {
            at += 1;
        } else {
            return at;
        }
    }
}

/// Whether the verb at `next` goes on with the group that has come to `at`.
fn continues(words: Words<'_>, at: usize, next: usize) -> bool {
    use Form::{Base, Be, BeBase, Been, Being, Do, Gerund, Had, Have, HaveBase, Having, Modal, Participle};
    let form = words.form(next);
    match words.form(at) {
        Modal => is_base(form),
        Do => form == Base || form == HaveBase || form == BeBase,
        Have | HaveBase | Having => matches!(form, Participle | Been | Had),
        Be | BeBase | Been => matches!(form, Participle | Gerund | Being | Having) && !modifies(words, next),
        Being => form == Participle,
        Base | Form::Past | Form::Present | Form::PresentS | Gerund | Participle => {
            form == Participle && next == at + 1 && is_get(words, at)
        }
        _ => false,
    }
}

fn is_get(words: Words<'_>, at: usize) -> bool {
    ["get", "gets", "got", "getting", "gotten"].iter().any(|form| words.is(at, form))
}

/// The verb after "is going to".
fn going_to(words: Words<'_>, at: usize, next: usize) -> Option<usize> {
    let begins = words.is(at, "going") && words.form(at) == Form::Gerund && words.form(next) == Form::To;
    let after_be = at.checked_sub(1).is_some_and(|before| {
        words.form(before) == Form::Be || words.form(before) == Form::Not || words.form(before) == Form::Adverb
    });
    let main = skip_between(words, next + 1, &mut None);
    (begins && after_be && is_base(words.form(main))).then_some(main)
}

/// Whether a participle is part of a noun group ("the proposed law"): what comes before it is seen by the noun group itself, so this
/// asks only whether it stands between a determiner or an adjective and a noun.
pub(crate) fn modifies(words: Words<'_>, at: usize) -> bool {
    use Form::{Adjective, Apostrophe, Determiner, Gerund, Noun, Nouns, Number, Participle, Possessive};
    if !matches!(words.form(at), Participle | Gerund) {
        return false;
    }
    let modifier = |form: Form| matches!(form, Adjective | Participle | Gerund | Form::Adverb | Number);
    let before = (at.saturating_sub(REACH)..at).rev().map(|left| words.form(left)).find(|&form| !modifier(form));
    let after = (at + 1..at + REACH).map(|right| words.form(right)).find(|&form| !modifier(form) || form == Number);
    if !matches!(after, Some(Noun | Nouns | Form::Name)) {
        return false;
    }
    match before {
        Some(Determiner | Possessive | Apostrophe) => true,
        _ if after == Some(Form::Name) => false,
        // "amid heightened tensions", "of rising prices": nothing else can the participle be, unless the verb takes an object there.
        Some(
            Form::Adposition | Form::Base | Form::Gerund | Form::Past | Form::Present | Form::PresentS | Form::Comma,
        )
        | None => words.form(at) == Participle || morphology::is_without_object(words.word(at)),
        Some(Form::Coordinator) => {
            // "has lied and hidden the losses": a second participle after "has".
            let joined = (at.saturating_sub(2 * REACH)..at).any(|left| {
                matches!(words.form(left), Form::Have | Form::HaveBase | Form::Having)
                    && words.form(left + 1) != Determiner
            });
            (words.form(at) == Participle && !joined) || morphology::is_without_object(words.word(at))
        }
        _ => false,
    }
}

fn takes_particle(words: Words<'_>, head: usize, lemma: &str, particle: &str) -> bool {
    if !matches!(words.form(head + 1), Form::Adposition | Form::Adverb) || !grammar::takes_particle(lemma, particle) {
        return false;
    }
    let also_preposition = is_one_of(particle, "in on over about by through behind along under");
    let object_follows = matches!(
        words.form(head + 2),
        Form::Determiner
            | Form::Possessive
            | Form::Noun
            | Form::Nouns
            | Form::Name
            | Form::Number
            | Form::Adjective
            | Form::Pronoun
            | Form::ObjectPronoun
            | Form::Sign
            | Form::Gerund
            | Form::Relative
    );
    !(also_preposition && object_follows)
}

fn tense(words: Words<'_>, links: &[usize]) -> Tense {
    let Some((&first, rest)) = links.split_first() else { return Tense::None };
    let perfect = |from: &[usize]| {
        let has = from.iter().position(|&at| matches!(words.form(at), Form::HaveBase | Form::Have));
        has.is_some_and(|place| place + 1 < from.len())
    };
    let going =
        rest.iter().any(|&at| words.is(at, "going")) && links.last().is_some_and(|&last| is_base(words.form(last)));
    match words.form(first) {
        Form::Modal if ["will", "'ll", "’ll", "shall", "wo", "sha"].iter().any(|word| words.is(first, word)) => {
            Tense::Future
        }
        Form::Modal if perfect(rest) => Tense::Past,
        Form::Modal | Form::Present | Form::PresentS => Tense::Present,
        Form::Have if perfect(links) => Tense::Past,
        Form::Past => Tense::Past,
        Form::Have | Form::Do | Form::Be => {
            let past = ["was", "were", "had", "did", "'d", "’d"].iter().any(|word| words.is(first, word));
            match (past, going) {
                (true, _) => Tense::Past,
                (false, true) => Tense::Future,
                (false, false) => Tense::Present,
            }
        }
        _ => Tense::None,
    }
}

/// Whether the last verb is a participle after a form of "be" or "get", or a participle on its own.
fn passive(words: Words<'_>, links: &[usize]) -> bool {
    let mut back = links.iter().rev();
    let (Some(&main), before) = (back.next(), back.next()) else { return false };
    words.form(main) == Form::Participle
        && before.is_none_or(|&before| {
            matches!(words.form(before), Form::Be | Form::BeBase | Form::Been | Form::Being) || is_get(words, before)
        })
}
