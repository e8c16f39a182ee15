//! Decides each word's form: the cheapest path through the readings of a sentence (Viterbi 1967), with costs that were set by hand.
//!
//! Beside the form before it, a path knows how many clauses still wait for their finite verb. A subject opens such a debt, a finite
//! verb pays it, and a clause with two finite verbs or none costs. That tells "the bill passed by the house *was* signed" from
//! "the house *passed* the bill". No cost was learned from a treebank.

use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::morphology::{self, Looks, Reading};
use crate::lexicon::grammar::{self, VerbSort};
use crate::text::{Document, TokenKind};
use std::ops::Range;
use std::sync::LazyLock;

/// How many paths are kept at each word. Few sentences ever fill it.
const BEAM: usize = 24;

/// How many clauses can wait for their verb at once.
const MOST_WAITING: u8 = 3;

/// The form of every token in `sentence`, in token order, given which of the document's tokens lie in a name.
pub(crate) fn forms(document: &Document, sentence: Range<usize>, named: &[bool], decoder: &mut Decoder) -> Vec<Form> {
    decoder.read(document, sentence, named);
    decoder.decode()
}

/// The costs of pairs of forms, in half bits.
struct Pairs {
    costs: Vec<i16>,
}

impl Pairs {
    fn cost(&self, before: Form, form: Form) -> i16 {
        self.costs.get(before as usize * Form::ALL.len() + form as usize).copied().unwrap_or(0)
    }
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let count = Form::ALL.len();
    let mut costs = vec![0; count * count];
    for (before, row) in grammar::FORM_PAIRS.lines().filter_map(|line| line.split_once('\t')) {
        let Some(before) = Form::of_code(before) else { continue };
        for cell in row.split(' ') {
            let Some(at) = cell.find(['+', '-']) else { continue };
            let (code, cost) = cell.split_at(at);
            let cost: i16 = cost.parse().unwrap_or(0);
            for &form in Form::ALL {
                let meant = match code {
                    "FIN" => form.is_finite(),
                    "BASE" => matches!(form, Form::Base | Form::BeBase | Form::HaveBase),
                    _ => Form::of_code(code) == Some(form),
                };
                if let Some(cell) = costs.get_mut(before as usize * count + form as usize).filter(|_| meant) {
                    *cell = cost;
                }
            }
        }
    }
    Pairs { costs }
});

/// What begins after a word: tells a past tense, which has its object there, from a participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    By,
    Preposition,
    Object,
    End,
    Other,
}

/// A word of the sentence with its readings.
#[derive(Debug)]
struct Slot {
    readings: Range<usize>,
    next: Next,
}

/// A path's end: the last form, the form that still governs what follows, and the clauses that wait for a verb.
#[derive(Clone, Copy, Debug)]
struct State {
    form: Form,
    governor: Form,
    /// The last main verb, with which a verb after "and" is likely to agree.
    verb: Form,
    waiting: u8,
    cost: i16,
    back: u32,
}

/// The tables of the search, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    readings: Vec<Reading>,
    slots: Vec<Slot>,
    states: Vec<State>,
    rows: Vec<usize>,
    fresh: Vec<State>,
    lower: String,
    scratch: String,
    list: Vec<Reading>,
}

impl Decoder {
    /// Looks up what each word can be.
    fn read(&mut self, document: &Document, sentence: Range<usize>, named: &[bool]) {
        self.readings.clear();
        self.slots.clear();
        let mut first = true;
        for index in sentence.clone() {
            let word = document.word(index);
            let kind = document.tokens.get(index).map_or(TokenKind::Word, |token| token.kind);
            let begin = self.readings.len();
            self.lower.clear();
            self.lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            match kind {
                TokenKind::Word | TokenKind::Clitic => {
                    let before = index.checked_sub(1).map_or("", |before| document.word(before));
                    let next = document.word(index + 1);
                    self.word(word, first, named.get(index).copied().unwrap_or(false), (before, next));
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
            self.slots.push(Slot { readings: begin..self.readings.len(), next: Next::Other });
        }
        self.look_ahead(document, sentence.start);
    }

    fn word(&mut self, word: &str, first: bool, named: bool, (before, next): (&str, &str)) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let all_capitals = capital
            && word.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2
            && word.chars().all(|c| !c.is_lowercase());
        if capital && is_demonym(word) {
            let before_noun = next.chars().next().is_some_and(char::is_alphabetic);
            self.readings.push(Reading { cost: if before_noun { 0 } else { 4 }, ..plain(Form::Adjective) });
            self.readings.push(Reading { cost: if before_noun { 4 } else { 0 }, ..plain(Form::Name) });
            return;
        }
        if matches!(self.lower.as_str(), "'s" | "’s") && before.eq_ignore_ascii_case("let") {
            self.readings.push(plain(Form::ObjectPronoun));
            return;
        }
        if self.lower == "no" && (next.eq_ignore_ascii_case("longer")) {
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
        if named && (capital || self.list.first().is_none_or(|reading| reading.form.tag() == Form::Noun.tag())) {
            self.readings.push(plain(Form::Name));
        } else {
            self.readings.append(&mut self.list);
        }
    }

    /// Notes for each word what begins after it, adverbs passed over.
    fn look_ahead(&mut self, document: &Document, offset: usize) {
        use Form::{
            Adjective, Adposition, Adverb, Close, Comma, Determiner, Name, Noun, Nouns, Number, ObjectPronoun,
            Possessive, Pronoun, Quote, Sign, Stop, To,
        };
        let mut next = Next::End;
        for at in (0..self.slots.len()).rev() {
            let Some(slot) = self.slots.get_mut(at) else { continue };
            slot.next = next;
            let likeliest =
                self.readings.get(slot.readings.clone()).and_then(|list| list.iter().min_by_key(|r| r.cost));
            next = match likeliest.map(|reading| reading.form) {
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
        for slot in &self.slots {
            self.fresh.clear();
            let readings = self.readings.get(slot.readings.clone()).unwrap_or_default();
            let lowest =
                self.states.get(row.clone()).and_then(|row| row.iter().map(|state| state.cost).min()).unwrap_or(0);
            for back in row.clone() {
                let Some(state) = self.states.get(back).copied() else { continue };
                let state = State { cost: state.cost - lowest, back: u32::try_from(back).unwrap_or(0), ..state };
                for reading in readings {
                    step(state, *reading, slot.next, &mut self.fresh);
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
    let noun = before.chars().all(char::is_lowercase) && 2 < before.len() && !["who", "she", "they"].contains(&before);
    noun && next.chars().next().is_some_and(|first| first.is_uppercase() || matches!(first, '"' | '“' | '‘' | '\''))
}

fn plain(form: Form) -> Reading {
    Reading { form, cost: 0, verb: VerbSort::default() }
}

/// Adds the ways in which a path can go on with a reading.
fn step(state: State, reading: Reading, next: Next, out: &mut Vec<State>) {
    let form = reading.form;
    let cost = state.cost + reading.cost + follow(state, form) + object(reading, state.governor, next);
    let cost = cost + agreement(state, form);
    let governor = match form {
        Form::Adverb | Form::Not if holds(state.governor) => state.governor,
        // "Did she go": the pronoun stands between a verb and its auxiliary.
        Form::SubjectSingular | Form::SubjectPlural | Form::Pronoun if state.form.is_auxiliary() => state.form,
        _ => form,
    };
    let verb = match form {
        Form::Subordinator | Form::Relative | Form::WhAdverb | Form::Stop => Form::Start,
        _ if form.tag() == Form::Base.tag() && form != Form::Gerund => form,
        _ => state.verb,
    };
    let mut go = |waiting: u8, extra: i16| {
        let new =
            State { form, governor, verb, waiting: waiting.min(MOST_WAITING), cost: cost + extra, back: state.back };
        let twin =
            |old: &&mut State| (old.form, old.governor, old.verb, old.waiting) == (form, governor, verb, new.waiting);
        match out.iter_mut().find(twin) {
            Some(old) if new.cost < old.cost => *old = new,
            Some(_) => {}
            None => out.push(new),
        }
    };
    let waiting = state.waiting;
    match form {
        _ if form.is_finite() => {
            let (left, extra) = match waiting {
                0 => match state.form {
                    _ if state.governor == Form::Coordinator => (0, 0),
                    Form::Comma | Form::Quote | Form::Adverb => (0, 3),
                    _ => (0, 8),
                },
                _ => (waiting - 1, 0),
            };
            go(left, extra);
            if reading.verb.says && !form.is_auxiliary() {
                go(left + 1, extra + 3);
                // ", the owner said," stands beside the clause and owes it nothing.
                if next == Next::End && 0 < waiting {
                    go(waiting, 3);
                }
            }
        }
        Form::Base if matches!(state.governor, Form::Start | Form::Stop | Form::Quote) && 0 < waiting => {
            go(waiting - 1, 0);
        }
        Form::Base if reading.verb.says => {
            go(waiting, 0);
            go(waiting + 1, 3);
        }
        Form::Gerund | Form::Participle if reading.verb.says => {
            go(waiting, 0);
            go(waiting + 1, 4);
        }
        Form::Subordinator => {
            go(waiting + 1, 0);
            go(waiting, 6);
        }
        Form::Relative => {
            go(waiting + 1, 0);
            go(waiting, 5);
        }
        Form::WhAdverb => {
            go(waiting + 1, 0);
            go(waiting, 3);
        }
        Form::SubjectSingular | Form::SubjectPlural if waiting == 0 => go(1, 2),
        Form::Coordinator | Form::Stop | Form::Quote | Form::Close => {
            go(waiting, 0);
            if waiting == 0 {
                go(1, 2);
            }
        }
        Form::Comma => {
            go(waiting, 0);
            if waiting == 0 {
                go(1, 4);
            }
        }
        Form::Determiner | Form::Name | Form::Pronoun | Form::Possessive | Form::There
            if state.form.is_nominal() && waiting < MOST_WAITING && state.form != form =>
        {
            go(waiting, 0);
            go(waiting + 1, 7);
        }
        _ => go(waiting, 0),
    }
}

/// What it costs that a verb after "and" or a comma differs from the one before: "to meet them and *discuss* it".
fn agreement(state: State, form: Form) -> i16 {
    use Form::{Base, Participle, Past, Present, PresentS};
    if !matches!(state.governor, Form::Coordinator | Form::Comma)
        || !matches!(form, Base | Participle | Past | Present | PresentS)
    {
        return 0;
    }
    match (state.verb, form) {
        (Past, Past) | (Base, Base) if state.governor == Form::Comma => -2,
        _ if state.governor == Form::Comma => 0,
        (Base, Base) => -6,
        (Base, Present) | (Past, Base) => 4,
        (Present, Present) | (PresentS, PresentS) => -4,
        (Past, Past) | (Participle, Participle) => -3,
        _ => 0,
    }
}

/// Whether a form still governs after an adverb or "not".
fn holds(governor: Form) -> bool {
    use Form::{
        Apostrophe, Comma, Coordinator, Determiner, Modal, Name, Noun, Nouns, Possessive, Pronoun, Relative,
        SubjectPlural, SubjectSingular, To,
    };
    governor.is_auxiliary()
        || matches!(
            governor,
            Apostrophe
                | Comma
                | Determiner
                | Possessive
                | Modal
                | To
                | Coordinator
                | SubjectPlural
                | SubjectSingular
                | Pronoun
                | Relative
                | Name
                | Noun
                | Nouns
        )
}

/// What it costs to go on with `form`.
fn follow(state: State, form: Form) -> i16 {
    let pairs = &*PAIRS;
    let near = pairs.cost(state.form, form);
    if state.governor == state.form {
        return near;
    }
    if state.governor.is_auxiliary() || state.governor == Form::To || form.is_verbal() {
        return pairs.cost(state.governor, form) + near / 2;
    }
    near
}

/// What the words after a verb tell of it.
fn object(reading: Reading, governor: Form, next: Next) -> i16 {
    let sort = reading.verb;
    let perfect = matches!(governor, Form::Have | Form::HaveBase | Form::Having);
    let reduced = governor.is_nominal();
    match (reading.form, next) {
        (Form::Participle, _) if perfect => 0,
        (Form::Participle, Next::By) => -5,
        (Form::Participle, _) if morphology::takes_no_object(sort) => 8,
        (Form::Participle, Next::Object) if reduced => 4,
        (Form::Participle, Next::Preposition | Next::End) if reduced && !morphology::wants_object(sort) => 2,
        (Form::Past, Next::By) if !morphology::takes_no_object(sort) => 3,
        (Form::Past, Next::Preposition | Next::End) if morphology::wants_object(sort) && !sort.says => 5,
        (Form::Present | Form::PresentS, Next::Preposition | Next::End)
            if morphology::wants_object(sort) && !sort.says =>
        {
            3
        }
        _ => 0,
    }
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

fn mark(word: &str) -> Form {
    match word {
        "," => Form::Comma,
        "\"" | "“" | "”" | "''" | "``" | "‘" | "’" | "'" | "«" | "»" => Form::Quote,
        "(" | "[" | "{" => Form::Open,
        ")" | "]" | "}" => Form::Close,
        "-" | "–" | "/" => Form::Hyphen,
        _ => Form::Stop,
    }
}

/// Whether a capitalised word says where somebody or something is from, or of what faith or party.
fn is_demonym(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "French",
        "Dutch",
        "German",
        "Greek",
        "Swiss",
        "Thai",
        "Czech",
        "Iraqi",
        "Israeli",
        "Pakistani",
        "Afghan",
        "Arab",
        "Jewish",
        "Muslim",
        "Islamic",
        "Christian",
        "Catholic",
        "Saudi",
        "Kuwaiti",
        "Yemeni",
        "Emirati",
        "Qatari",
        "Omani",
        "Bahraini",
        "Somali",
        "Kurdish",
        "Icelandic",
        "Slovak",
        "Filipino",
        "Pakistani",
        "Bangladeshi",
        "Nepali",
        "Uzbek",
        "Tajik",
        "Kazakh",
        "Kyrgyz",
        "Turkmen",
        "Arabic",
        "Buddhist",
        "Hindu",
        "Sikh",
        "Sunni",
        "Shiite",
        "Shia",
        "Protestant",
        "Soviet",
        "Nazi",
        "Roman",
        "Mexican",
        "German",
        "Moroccan",
        "Democratic",
        "Republican",
        "Conservative",
        "Korean",
        "European",
        "Chilean",
        "American",
        "African",
        "Jamaican",
        "Western",
        "Welsh",
        "English",
        "Scottish",
    ];
    let long = word.chars().count();
    let ends = |ending: &str| word.ends_with(ending);
    OTHERS.contains(&word)
        || (6 < long && ends("ian"))
        || (5 < long && (ends("nese") || ends("mese") || ends("guese") || ends("ltese")))
        || (5 < long && (ends("nish") || ends("dish") || ends("kish") || ends("lish") || ends("rish") || ends("tish")))
        || (4 < long && ends("ish") && (ends("lish") || ends("rish")))
}
