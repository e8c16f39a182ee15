//! Decides each word's form: the cheapest path through the readings of a sentence (Viterbi 1967), with costs that were set by hand.
//!
//! Beside the form before it, a path knows how many clauses still wait for their finite verb. A subject opens such a debt, a finite
//! verb pays it, and a clause with two finite verbs or none costs. That tells "the bill passed by the house *was* signed" from
//! "the house *passed* the bill". No cost was learned from a treebank.

use crate::annotate::syntax::Named;
use crate::annotate::syntax::aside::Undecided;
use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::lemma;
use crate::annotate::syntax::morphology::{self, Looks, Reading};
use crate::annotate::syntax::path::{Next, Place, State, step};
use crate::lexicon::calendar;
use crate::lexicon::grammar::{self, VerbSort};
use crate::lexicon::is_one_of;
use crate::text::{Case, Document, Letter, TokenKind};
use std::ops::Range;

/// How many paths are kept at each word. Few sentences ever fill it.
const BEAM: usize = 24;

/// How much a trained tagger's tag must lead for its other readings to cost half a bit more, and the most they can cost: on
/// words held back from it, a lead of this size doubles the odds that it is right every second time.
const LEAD: i32 = 100;
const MOST: i32 = 14;

/// What the trained tagger's own reading costs where the word files know of none, in half bits.
const NEW: i16 = 2;

/// The form of every token in `sentence`, in token order, given which of the document's tokens lie in a name, and what a
/// trained tagger takes each word for, where there is one. Neither is always right: the tagger knows more words, the rules
/// that a clause has one verb.
pub(crate) fn forms(
    document: &Document,
    sentence: Range<usize>,
    named: &[Named],
    guess: Option<&[Option<(Form, i32)>]>,
    decoder: &mut Decoder,
) -> Vec<Form> {
    decoder.read(document, sentence, named, guess);
    decoder.decode()
}

/// The tables of the search, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    readings: Vec<Reading>,
    /// For each word where its readings lie.
    slots: Vec<Range<usize>>,
    /// For each word what stands around it.
    places: Vec<Place>,
    states: Vec<State>,
    rows: Vec<usize>,
    fresh: Vec<State>,
    lower: String,
    scratch: String,
    list: Vec<Reading>,
}

impl Decoder {
    /// Looks up what each word can be.
    fn read(
        &mut self,
        document: &Document,
        sentence: Range<usize>,
        named: &[Named],
        guess: Option<&[Option<(Form, i32)>]>,
    ) {
        self.readings.clear();
        self.slots.clear();
        let mut first = true;
        for index in sentence.clone() {
            let word = document.word(index);
            let kind = document.tokens.get(index).map_or(TokenKind::Word, |token| token.kind);
            let begin = self.readings.len();
            self.lower.clear();
            self.lower.extend(word.chars().map(Letter::lower).map(|c| if c == '’' { '\'' } else { c }));
            match kind {
                TokenKind::Word | TokenKind::Clitic => {
                    let before = index.checked_sub(1).map_or("", |before| document.word(before));
                    let next = document.word(index + 1);
                    self.word(word, first, named.get(index).copied().unwrap_or_default(), (before, next));
                    first = false;
                }
                TokenKind::Number => {
                    self.readings.push(plain(number(&self.lower)));
                    first = false;
                }
                TokenKind::Punct => {
                    let form = mark(word);
                    // After a colon or an opening quotation mark a sentence can begin anew.
                    first |= form == Form::Quote || word == ":";
                    self.readings.push(plain(form));
                }
                TokenKind::Symbol => self.readings.push(plain(Form::Sign)),
                TokenKind::Address => self.readings.push(plain(Form::Name)),
            }
            let guess = guess.and_then(|guess| *guess.get(index.checked_sub(sentence.start)?)?);
            if let Some(guess) = guess.filter(|_| matches!(kind, TokenKind::Word | TokenKind::Clitic)) {
                self.weigh(begin, guess.0, i16::try_from((guess.1 / LEAD).clamp(0, MOST)).unwrap_or(0));
            }
            self.slots.push(begin..self.readings.len());
        }
        let undecided = Undecided { document, offset: sentence.start, readings: &self.readings, slots: &self.slots };
        let turns = undecided.turns();
        self.places.clear();
        self.places.extend(turns.into_iter().map(|turn| Place { next: Next::Other, turn }));
        self.look_ahead(document, sentence.start);
    }

    /// Holds the readings from `begin` on against what a trained tagger takes the word for.
    fn weigh(&mut self, begin: usize, guess: Form, cost: i16) {
        let own = self.readings.get_mut(begin..).unwrap_or_default();
        let mut shared = false;
        let mut verb = VerbSort::default();
        for reading in own {
            shared |= reading.form == guess;
            reading.cost += if reading.form == guess { 0 } else { cost };
            if reading.verb != VerbSort::default() {
                verb = reading.verb;
            }
        }
        if !shared {
            self.readings.push(Reading { form: guess, cost: NEW, verb });
        }
    }

    fn word(&mut self, word: &str, first: bool, named: Named, (before, next): (&str, &str)) {
        let capital = word.chars().next().is_some_and(Letter::is_upper);
        let all_capitals = capital
            && word.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2
            && word.chars().all(|c| !c.is_lower());
        if named == Named::Group && !is_plural(word) {
            let before_noun = next.chars().next().is_some_and(char::is_alphabetic);
            self.readings.push(Reading { cost: if before_noun { 0 } else { 4 }, ..plain(Form::Adjective) });
            self.readings.push(Reading { cost: if before_noun { 4 } else { 0 }, ..plain(Form::Name) });
            return;
        }
        if is_one_of(self.lower.as_str(), "'s ’s") && before.eq_ignore_ascii_case("let") {
            self.readings.push(plain(Form::ObjectPronoun));
            return;
        }
        // "Two of them | tell me that".
        let says_next = || grammar::word(next).and_then(|(_, word)| word.verb).is_some_and(|sort| sort.says);
        if is_one_of(self.lower.as_str(), "them us") && before == "of" && says_next() {
            self.readings.push(plain(Form::SubjectPlural));
            return;
        }
        let no_longer = (self.lower == "no" && next.eq_ignore_ascii_case("longer"))
            || (self.lower == "longer" && before.eq_ignore_ascii_case("no"));
        if no_longer {
            self.readings.push(plain(Form::Adverb));
            return;
        }
        if NAMING.contains(&self.lower.as_str()) && names_what_follows(before, next) {
            let sort = grammar::word("call").and_then(|(_, word)| word.verb).unwrap_or_default();
            self.readings.push(Reading { verb: sort, ..plain(Form::Participle) });
            self.readings.push(Reading { verb: sort, cost: 8, ..plain(Form::Past) });
            return;
        }
        let lookup = morphology::readings;
        lookup(&self.lower, Looks { capital, first, all_capitals }, &mut self.scratch, &mut self.list);
        // "said that ...": after such a verb the word opens a clause.
        let says = |base: &str| grammar::word(base).and_then(|(_, word)| word.verb).is_some_and(|sort| sort.says);
        if self.lower == "that" && lemma::base_of(before, &mut self.scratch).is_some_and(says) {
            for reading in self.list.iter_mut().filter(|reading| reading.form == Form::Determiner) {
                reading.cost += 6;
            }
        }
        // ", warning that ...": beside a clause it is the verb.
        let reports = |reading: &Reading| reading.form == Form::Gerund && reading.verb.says;
        if before == "," && self.list.iter().any(reports) {
            for reading in self.list.iter_mut().filter(|reading| reading.form.is_nominal()) {
                reading.cost += 4;
            }
        }
        if named != Named::No
            && (capital || self.list.first().is_none_or(|reading| reading.form.tag() == Form::Noun.tag()))
        {
            self.readings.push(plain(Form::Name));
        } else {
            self.readings.append(&mut self.list);
        }
    }

    /// Notes for each word what begins after it, adverbs passed over.
    fn look_ahead(&mut self, document: &Document, offset: usize) {
        use Form::{
            Adjective, Adposition, Adverb, Close, Comma, Determiner, Name, Noun, Nouns, Number, ObjectPronoun,
            Possessive, Pronoun, Quote, Sign, Stop,
        };
        let mut next = Next::End;
        for at in (0..self.slots.len()).rev() {
            let (Some(slot), Some(place)) = (self.slots.get(at), self.places.get_mut(at)) else { continue };
            place.next = next;
            let word = document.word(offset + at);
            let after = document.word(offset + at + 1);
            let number = document.tokens.get(offset + at + 1).is_some_and(|token| token.kind == TokenKind::Number);
            // "at least 12", "about 40": what looks like a preposition begins an object.
            let measures =
                matches!((word, after), ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to"))
                    || (number && is_one_of(word, "about around over nearly almost under"));
            let likeliest = self.readings.get(slot.clone()).and_then(|list| list.iter().min_by_key(|r| r.cost));
            let day = calendar::entry(&word.lower()).is_some_and(|entry| entry.weekday.is_some());
            next = match likeliest.map(|reading| reading.form) {
                _ if measures => Next::Object,
                _ if day => Next::Preposition,
                Some(Adposition) if document.word(offset + at).eq_ignore_ascii_case("by") => Next::By,
                // A particle belongs to the verb before it.
                Some(Adposition)
                    if ["up", "out", "down", "off", "away", "back"]
                        .iter()
                        .any(|word| document.word(offset + at).eq_ignore_ascii_case(word)) =>
                {
                    next
                }
                Some(Adposition) if !document.word(offset + at).eq_ignore_ascii_case("to") => Next::Preposition,
                Some(
                    Adjective | Determiner | Name | Noun | Nouns | Number | ObjectPronoun | Possessive | Pronoun | Sign,
                ) => Next::Object,
                Some(Stop | Close | Comma) => Next::End,
                Some(Adverb | Quote) => next,
                _ => Next::Other,
            };
        }
    }

    /// The cheapest path's forms.
    fn decode(&mut self) -> Vec<Form> {
        self.states.clear();
        self.rows.clear();
        self.rows.push(0);
        self.states.push(State {
            form: Form::Start,
            governor: Form::Start,
            verb: Form::Start,
            waiting: 1,
            cost: 0,
            back: 0,
        });
        let mut row = 0..1;
        for (slot, &place) in self.slots.iter().zip(&self.places) {
            self.fresh.clear();
            let readings = self.readings.get(slot.clone()).unwrap_or_default();
            let lowest =
                self.states.get(row.clone()).and_then(|row| row.iter().map(|state| state.cost).min()).unwrap_or(0);
            for back in row.clone() {
                let Some(state) = self.states.get(back).copied() else { continue };
                let state = State { cost: state.cost - lowest, back: u32::try_from(back).unwrap_or(0), ..state };
                for reading in readings {
                    step(state, *reading, place, &mut self.fresh);
                }
            }
            if BEAM < self.fresh.len() {
                self.fresh.sort_by_key(|state| state.cost);
                self.fresh.truncate(BEAM);
            }
            row = self.states.len()..self.states.len() + self.fresh.len();
            self.states.append(&mut self.fresh);
        }
        let last = row.min_by_key(|&at| {
            self.states.get(at).map_or(i16::MAX, |state| state.cost.saturating_add(5 * i16::from(state.waiting)))
        });
        let mut at = last.unwrap_or(0);
        let mut forms = Vec::with_capacity(self.slots.len());
        while let Some(state) = self.states.get(at).filter(|_| at != 0) {
            forms.push(state.form);
            at = state.back as usize;
        }
        forms.reverse();
        forms
    }
}

/// Participles that give the noun before them a name: "a ship called Vega".
const NAMING: [&str; 9] =
    ["called", "named", "dubbed", "nicknamed", "entitled", "titled", "codenamed", "code-named", "christened"];

/// Whether a common noun stands before and a name or a quotation after.
fn names_what_follows(before: &str, next: &str) -> bool {
    let noun = before.chars().all(Letter::is_lower) && 2 < before.len() && !["who", "she", "they"].contains(&before);
    noun && next.chars().next().is_some_and(|first| first.is_upper() || matches!(first, '"' | '“' | '‘' | '\''))
}

fn plain(form: Form) -> Reading {
    Reading { form, cost: 0, verb: VerbSort::default() }
}

/// A number's form: "20th" is an adjective, "1990s" a noun.
fn number(lower: &str) -> Form {
    if lower.ends_with("th") || lower.ends_with("st") || lower.ends_with("nd") || lower.ends_with("rd") {
        Form::Adjective
    } else if lower.ends_with('s') {
        Form::Nouns
    } else if lower.contains('-') && lower.chars().any(char::is_alphabetic) {
        Form::Adjective
    } else {
        Form::Number
    }
}

/// The form of a punctuation mark.
pub(crate) fn mark(word: &str) -> Form {
    match word {
        "," => Form::Comma,
        "\"" | "“" | "”" | "''" | "``" | "‘" | "’" | "'" | "«" | "»" => Form::Quote,
        "(" | "[" | "{" => Form::Open,
        ")" | "]" | "}" => Form::Close,
        "-" | "–" | "/" => Form::Hyphen,
        "$" | "+" | "=" => Form::Sign,
        _ => Form::Stop,
    }
}

/// Whether the name of a people stands in the plural, and so is no adjective: "Danes", not "Swiss" and "Chinese".
fn is_plural(word: &str) -> bool {
    (word.ends_with('s') && !word.ends_with("ss")) || word.ends_with("men")
}
