//! What a comma does, seen before any form is decided: it opens a reporting clause beside what is said (", a jury was told.",
//! ", researchers reported in May"), or it closes a clause with "which" or "who".
//!
//! Both tell of a verb with tense: before the reporting clause, which opens without a conjunction, and after the closed one. Not for
//! ", said Lee", where the verb comes first.

use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::morphology::Reading;
use crate::lexicon::calendar;
use crate::text::{Case, Document};
use std::ops::Range;

/// How many words a reporting clause's subject can have, and how far the beginning of a clause is looked for.
const LONGEST: usize = 14;

/// What a mark does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing that is seen from afar.
    #[default]
    None,
    /// A comma opens a reporting clause.
    Reports,
    /// The verb of a reporting clause.
    Verb,
    /// The word after a comma that ends a relative clause.
    Resumes,
}

/// A sentence before its forms are decided.
#[derive(Clone, Copy)]
pub(crate) struct Undecided<'a> {
    pub(crate) document: &'a Document,
    pub(crate) offset: usize,
    /// What each word can be.
    pub(crate) readings: &'a [Reading],
    /// Where the readings of each word lie.
    pub(crate) slots: &'a [Range<usize>],
}

impl Undecided<'_> {
    fn readings(&self, at: usize) -> &[Reading] {
        self.slots.get(at).and_then(|slot| self.readings.get(slot.clone())).unwrap_or_default()
    }

    fn likeliest(&self, at: usize) -> Option<Form> {
        self.readings(at).iter().min_by_key(|reading| reading.cost).map(|reading| reading.form)
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        list.iter().any(|word| self.document.word(self.offset + at).eq_ignore_ascii_case(word))
    }

    /// What is known of each word from the commas.
    pub(crate) fn turns(&self) -> Vec<Turn> {
        let len = self.slots.len();
        let mut turns = vec![Turn::None; len];
        // The first word of each stretch between commas, as long as all of them hang on a clause still to come.
        let mut fronted = true;
        let mut stretch = 0;
        for comma in 0..len {
            if matches!(self.likeliest(comma), Some(Form::Stop)) {
                (fronted, stretch) = (true, comma + 1);
            }
            if self.likeliest(comma) != Some(Form::Comma) {
                continue;
            }
            fronted = fronted && self.hangs(stretch, comma);
            let relative = self.likeliest(stretch) == Some(Form::Relative) && 0 < stretch;
            stretch = comma + 1;
            if let Some(verb) = self.reports(comma).filter(|_| !fronted) {
                for (at, new) in [(comma, Turn::Reports), (verb, Turn::Verb)] {
                    if let Some(turn) = turns.get_mut(at) {
                        *turn = new;
                    }
                }
            } else if let Some(turn) = turns.get_mut(comma + 1).filter(|_| relative) {
                *turn = Turn::Resumes;
            }
        }
        turns
    }

    /// Whether the words before a comma only lead up to a clause ("In a report published in May,", "Asked about it,").
    fn hangs(&self, start: usize, comma: usize) -> bool {
        let first = (start..comma)
            .find(|&at| !matches!(self.likeliest(at), Some(Form::Quote | Form::Coordinator)))
            .unwrap_or(comma);
        let later = (first..comma).take(5).any(|at| self.is(at, &["after", "before", "since"]));
        later
            || first == comma
            || matches!(
                self.likeliest(first),
                Some(
                    Form::Adposition
                        | Form::Subordinator
                        | Form::WhAdverb
                        | Form::Gerund
                        | Form::Having
                        | Form::To
                        | Form::Past
                        | Form::Participle
                        | Form::Adverb
                )
            )
    }

    /// The verb of reporting that follows the comma after its subject, with little more after it.
    fn reports(&self, comma: usize) -> Option<usize> {
        use Form::{
            Adjective, Adposition, Adverb, Apostrophe, Comma, Coordinator, Determiner, Hyphen, Name, Noun, Nouns,
            Number, Possessive, Pronoun, Quantifier, Quote, SubjectPlural, SubjectSingular,
        };
        let start = if self.likeliest(comma + 1) == Some(Quote) { comma + 2 } else { comma + 1 };
        let (mut commas, mut joined) = (0, false);
        for at in start..start + LONGEST {
            if start < at {
                // An apposition has a comma on each side.
                let settled = commas == 0 || (commas == 2 && self.likeliest(at - 1) == Some(Comma));
                let verb = self.reporting_verb(at).filter(|_| settled && !(joined && self.can_be_noun(at)));
                if verb.is_some_and(|end| self.ends(at, end)) {
                    return Some(at);
                }
            }
            match self.likeliest(at) {
                Some(
                    Determiner | Possessive | Adjective | Noun | Nouns | Name | Number | SubjectSingular
                    | SubjectPlural | Pronoun | Quantifier,
                ) => {}
                Some(Adposition | Adverb | Apostrophe | Hyphen) if start < at => {}
                Some(Coordinator) if start < at => joined = true,
                Some(Comma) if start < at && commas < 2 => commas += 1,
                _ if self.readings(at).iter().any(|reading| reading.form.is_nominal() && reading.cost <= 2) => {}
                _ => return None,
            }
        }
        None
    }

    /// One past a verb of reporting with tense that begins here: "said", "has warned", "was told".
    fn reporting_verb(&self, at: usize) -> Option<usize> {
        let says = |at: usize, wanted: &[Form]| {
            self.readings(at)
                .iter()
                .any(|reading| reading.verb.says && reading.cost <= 6 && wanted.contains(&reading.form))
        };
        match self.likeliest(at)? {
            Form::Be | Form::Have => says(at + 1, &[Form::Participle]).then_some(at + 2),
            _ => says(at, &[Form::Past, Form::Present, Form::PresentS]).then_some(at + 1),
        }
    }

    /// Whether the verb has nothing after it but whom it was told, when and where.
    fn ends(&self, verb: usize, end: usize) -> bool {
        use Form::{Adjective, Apostrophe, Determiner, Name, Noun, Nouns, Number, ObjectPronoun, Possessive};
        let over =
            |at: usize| matches!(self.likeliest(at), None | Some(Form::Stop | Form::Comma | Form::Close | Form::Quote));
        if over(end) {
            return true;
        }
        // "the team estimates of the cost": what can be a noun needs the clause's end after it.
        if self.can_be_noun(verb) {
            return false;
        }
        let mut at = end;
        if self.is(verb, &["told", "tells", "tell"]) {
            while at < end + LONGEST
                && matches!(
                    self.likeliest(at),
                    Some(
                        Adjective | Apostrophe | Determiner | Name | Noun | Nouns | Number | ObjectPronoun | Possessive
                    )
                )
            {
                at += 1;
            }
        }
        over(at)
            || matches!(self.likeliest(at), Some(Form::Adposition | Form::Adverb))
            || self.is(at, &["last", "this", "earlier", "early", "late", "today", "yesterday"])
            || calendar::entry(&self.document.word(self.offset + at).lower())
                .is_some_and(|entry| entry.weekday.is_some())
    }

    /// Whether a verb's form is a noun as well: "estimates", not "estimated".
    fn can_be_noun(&self, at: usize) -> bool {
        let has = |form: Form| self.readings(at).iter().any(|reading| reading.form == form);
        (has(Form::Noun) || has(Form::Nouns)) && !has(Form::Past)
    }
}
