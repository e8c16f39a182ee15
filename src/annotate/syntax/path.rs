//! How a path through the readings of a sentence goes on, and at what cost. All costs are in half bits and were set by hand.

use crate::annotate::syntax::aside::Turn;
use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::morphology::{self, Reading};
use crate::lexicon::grammar;
use std::sync::LazyLock;

/// How many clauses can wait for their verb at once.
const MOST_WAITING: u8 = 3;

/// A path's end: the last form, the form that still governs what follows, and the clauses that wait for a verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    pub(crate) form: Form,
    pub(crate) governor: Form,
    /// The last main verb, with which a verb after "and" is likely to agree.
    pub(crate) verb: Form,
    pub(crate) waiting: u8,
    pub(crate) cost: i16,
    pub(crate) back: u32,
}

/// What begins after a word: tells a past tense, which has its object there, from a participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    By,
    Preposition,
    Object,
    End,
    Other,
}

/// What stands around a word, as far as it is seen before forms are decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) next: Next,
    pub(crate) turn: Turn,
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
    for (before, row) in grammar::FORM_PAIRS().lines().filter_map(|line| line.split_once('\t')) {
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

/// Adds the ways in which a path can go on with a reading.
pub(crate) fn step(state: State, reading: Reading, place: Place, out: &mut Vec<State>) {
    let next = place.next;
    let form = reading.form;
    let cost = state.cost + reading.cost + follow(state, form) + object(reading, state.governor, next);
    let turn = match place.turn {
        Turn::Resumes if form == Form::Participle => 5,
        Turn::Verb if form.is_finite() && 0 < state.waiting => -14,
        _ => 0,
    };
    let cost = cost + agreement(state, form) + turn;
    let governor = match form {
        Form::Adverb | Form::Not if holds(state.governor) => state.governor,
        // "Did she go": the pronoun stands between a verb and its auxiliary.
        Form::SubjectSingular | Form::SubjectPlural | Form::Pronoun if state.form.is_auxiliary() => state.form,
        _ => form,
    };
    let verb = last_verb(state, form);
    let mut reach = |waiting: u8, extra: i16, governor: Form| {
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
    // A clause that opens without "that" waits for its subject as if the word stood there.
    let opened = state.governor == Form::Subordinator && state.form != Form::Subordinator;
    let waiting = state.waiting;
    match form {
        Form::Subordinator | Form::Relative | Form::WhAdverb if opened => reach(waiting, 12, governor),
        _ if form.is_finite() => {
            let (left, extra) = match waiting {
                0 => match state.form {
                    _ if state.governor == Form::Coordinator => (0, 0),
                    Form::Comma | Form::Quote | Form::Adverb => (0, 5),
                    _ => (0, 8),
                },
                _ => (waiting - 1, 0),
            };
            reach(left, extra, governor);
            if reading.verb.says && !form.is_auxiliary() {
                reach(left + 1, extra + 3, Form::Subordinator);
                // ", the owner said," stands beside the clause and owes it nothing.
                if next == Next::End && 0 < waiting {
                    reach(waiting, 3, governor);
                }
            }
        }
        Form::Base
            if matches!(state.governor, Form::Start | Form::Stop | Form::Quote | Form::Interjection | Form::Comma)
                && 0 < waiting =>
        {
            reach(waiting - 1, 0, governor);
        }
        // A command or an infinitive needs something before it that lets it stand there.
        Form::Base if matches!(state.governor, Form::Adverb | Form::Start) => reach(waiting, 4, governor),
        Form::Base if reading.verb.says => {
            reach(waiting, 0, governor);
            reach(waiting + 1, 3, Form::Subordinator);
        }
        Form::Gerund | Form::Participle if reading.verb.says => {
            reach(waiting, 0, governor);
            reach(waiting + 1, 4, Form::Subordinator);
        }
        Form::Subordinator => {
            reach(waiting + 1, 0, governor);
            reach(waiting, 6, governor);
        }
        Form::Relative => {
            reach(waiting + 1, 0, governor);
            reach(waiting, 5, governor);
        }
        Form::WhAdverb => {
            reach(waiting + 1, 0, governor);
            reach(waiting, 3, governor);
        }
        Form::SubjectSingular | Form::SubjectPlural if waiting == 0 => reach(1, 2, governor),
        Form::Coordinator | Form::Stop | Form::Quote | Form::Close => {
            reach(waiting, 0, governor);
            if waiting == 0 {
                reach(1, 2, governor);
            }
        }
        Form::Comma if place.turn == Turn::Reports => {
            reach(waiting + 1, 0, governor);
            reach(waiting, 4, governor);
        }
        Form::Comma => {
            reach(waiting, 0, governor);
            if waiting == 0 {
                reach(1, 4, governor);
            }
        }
        Form::Determiner | Form::Name | Form::Pronoun | Form::Possessive | Form::There
            if state.form.is_nominal() && waiting < MOST_WAITING && state.form != form =>
        {
            reach(waiting, 0, governor);
            reach(waiting + 1, 7, governor);
        }
        _ => reach(waiting, 0, governor),
    }
}

/// The verb that later ones are held against, once `form` has come.
fn last_verb(state: State, form: Form) -> Form {
    match form {
        // "Did the house vote": the base form comes after the subject.
        Form::Do | Form::Modal
            if matches!(
                state.governor,
                Form::Start | Form::WhAdverb | Form::Coordinator | Form::Quote | Form::Adverb
            ) =>
        {
            form
        }
        Form::Subordinator | Form::Relative | Form::WhAdverb | Form::Stop => Form::Start,
        _ if form.tag() == Form::Base.tag() && form != Form::Gerund => form,
        _ => state.verb,
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
        Adposition, Apostrophe, Comma, Coordinator, Determiner, Modal, Name, Noun, Nouns, Possessive, Pronoun,
        Relative, SubjectPlural, SubjectSingular, To,
    };
    governor.is_auxiliary()
        || matches!(
            governor,
            Adposition
                | Apostrophe
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
    if matches!(state.verb, Form::Do | Form::Modal)
        && state.governor.is_nominal()
        && matches!(form, Form::Base | Form::BeBase | Form::HaveBase)
    {
        return -4;
    }
    if state.governor == state.form {
        return near;
    }
    if state.governor == Form::Subordinator {
        return near + pairs.cost(state.governor, form);
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
        (Form::Participle, Next::Preposition | Next::End) if reduced && !morphology::wants_object(sort) => {
            if next == Next::End { 4 } else { 2 }
        }
        // ", the owner said."
        (Form::Past | Form::PresentS, Next::End) if sort.says && reduced => -3,
        (Form::Past, Next::Preposition) if morphology::wants_object(sort) && sort.says => 3,
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
