//! What a word can be, from the word files, its endings and its looks, without its neighbours.

use crate::annotate::syntax::form::Form;
use crate::annotate::syntax::lemma::base_of;
use crate::lexicon::WordTable;
use crate::lexicon::grammar::{self, AlsoNoun, Object, VerbSort, Word};
use crate::lexicon::inflection::{Ending, undoubled, verb_with};
use crate::text::Case;
use std::sync::LazyLock;

/// One thing that a word can be. The cost is in half bits: 0 for the likeliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) form: Form,
    pub(crate) cost: i16,
    pub(crate) verb: VerbSort,
}

/// The readings of function words and of others that are told in full.
static TOLD: LazyLock<WordTable<Vec<(Form, i16)>>> = LazyLock::new(|| {
    let reading = |text: &str| {
        let (code, bits) = text.split_once('+').unwrap_or((text, "0"));
        Some((Form::of_code(code)?, 2 * bits.parse::<i16>().ok()?))
    };
    grammar::READINGS()
        .lines()
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, readings)| (word, readings.split(' ').filter_map(reading).collect()))
        .collect()
});

/// How the word is written and where.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Looks {
    /// It begins with a capital letter.
    pub(crate) capital: bool,
    /// It stands where any word would begin with one.
    pub(crate) first: bool,
    /// It holds two or more letters, all of them capitals.
    pub(crate) all_capitals: bool,
}

/// Puts what `lower` (the word in lower case) can be into `out`, which it clears.
pub(crate) fn readings(lower: &str, looks: Looks, scratch: &mut String, out: &mut Vec<Reading>) {
    out.clear();
    if let Some(told) = TOLD.get(lower) {
        let sort = base_of(lower, scratch).and_then(|base| grammar::word(base)?.1.verb).unwrap_or_default();
        out.extend(told.iter().map(|&(form, cost)| Reading { form, cost, verb: sort }));
        if looks.capital && !looks.first && looks.all_capitals && lower.len() > 1 {
            add(out, Form::Name, 2, VerbSort::default());
        } else if looks.capital && !looks.first {
            add(out, Form::Name, 8, VerbSort::default());
        }
        return;
    }
    inflected(lower, scratch, out);
    if out.is_empty() {
        let telling = by_ending(lower, out);
        if looks.capital {
            let shift = if looks.first && !looks.all_capitals { 1 } else { 10 };
            for reading in out.iter_mut() {
                reading.cost += shift;
            }
            let cost = if !looks.first {
                0
            } else if telling && !looks.all_capitals {
                6
            } else {
                1
            };
            add(out, Form::Name, cost, VerbSort::default());
        }
    } else if looks.capital {
        let shift = if looks.first { 0 } else { 6 };
        for reading in out.iter_mut() {
            reading.cost += shift;
        }
        add(out, Form::Name, if looks.first { 8 } else { 0 }, VerbSort::default());
    }
}

fn add(out: &mut Vec<Reading>, form: Form, cost: i16, verb: VerbSort) {
    match out.iter_mut().find(|reading| reading.form == form) {
        Some(reading) => {
            if cost < reading.cost {
                reading.cost = cost;
            }
            if verb != VerbSort::default() {
                reading.verb = verb;
            }
        }
        None => out.push(Reading { form, cost, verb }),
    }
}

/// The readings that the word files give, directly or by inflection.
fn inflected(lower: &str, scratch: &mut String, out: &mut Vec<Reading>) {
    let plain = VerbSort::default();
    let known = grammar::word(lower).map(|(_, word)| word);
    if let Some(word) = known {
        base_form(word, out);
    }
    if let Some(irregular) = grammar::irregular(lower) {
        let sort = grammar::word(irregular.base).and_then(|(_, word)| word.verb).unwrap_or_default();
        // A verb that has one form for all ("put", "cut") stands in the past more often than not.
        let one_form = irregular.base == lower;
        let cost = if known.is_some() && !one_form { 3 } else { 0 };
        if irregular.past {
            add(out, Form::Past, cost, sort);
        }
        if irregular.participle {
            add(out, Form::Participle, cost, sort);
        }
        for reading in out.iter_mut().filter(|reading| one_form && reading.form == Form::Present) {
            reading.cost += 4;
        }
        return;
    }
    if let Some(sort) = verb_with(lower, Ending::S, scratch).and_then(verb_sort) {
        let (verb, noun) = noun_costs(sort.noun, 14);
        add(out, Form::PresentS, verb, sort);
        add(out, Form::Nouns, noun, plain);
    } else if let Some(sort) = verb_with(lower, Ending::Ed, scratch).and_then(verb_sort) {
        let listed = known.is_some();
        add(out, Form::Past, if listed { 3 } else { 0 }, sort);
        add(out, Form::Participle, if listed { 2 } else { 0 }, sort);
        for reading in out.iter_mut().filter(|reading| reading.form == Form::Adjective) {
            reading.cost += 2;
        }
    } else if let Some(sort) = verb_with(lower, Ending::Ing, scratch).and_then(verb_sort) {
        let listed = known.is_some();
        add(out, Form::Gerund, if listed { 2 } else { 0 }, sort);
        if !listed {
            add(out, Form::Noun, 7, plain);
        }
    }
    // "gifted" is a form of a verb even where only the adjective is listed.
    if known.is_some_and(|word| word.adjective) && lower.ends_with("ed") {
        add(out, Form::Participle, 4, plain);
        add(out, Form::Past, 8, plain);
    }
    if out.is_empty() && graded(lower, scratch) {
        add(out, Form::Adjective, 0, plain);
    }
    if out.is_empty()
        && lower.ends_with('s')
        && grammar::word(singular(lower, scratch)).is_some_and(|(_, word)| word.noun || word.adjective)
    {
        add(out, Form::Nouns, 0, plain);
    }
}

fn base_form(word: Word, out: &mut Vec<Reading>) {
    let plain = VerbSort::default();
    if let Some(sort) = word.verb {
        let (verb, noun) = noun_costs(sort.noun, 14);
        let verb = if word.adjective { verb + 3 } else { verb };
        add(out, Form::Base, verb, sort);
        add(out, Form::Present, verb + 1, sort);
        add(out, Form::Noun, if word.noun { noun.min(2) } else { noun }, plain);
    }
    if word.adjective {
        add(out, Form::Adjective, 0, plain);
    }
    if word.adverb {
        add(out, Form::Adverb, if word.adjective { 2 } else { 0 }, plain);
    }
    if word.noun && word.verb.is_none() {
        add(out, Form::Noun, if word.adjective { 4 } else { 0 }, plain);
    }
}

/// What it costs to read a verb's form as a verb, as a noun.
fn noun_costs(noun: AlsoNoun, never: i16) -> (i16, i16) {
    match noun {
        AlsoNoun::Never => (0, never),
        AlsoNoun::Often => (1, 1),
        AlsoNoun::Mostly => (5, 0),
    }
}

fn verb_sort(base: &'static str) -> Option<VerbSort> {
    grammar::word(base)?.1.verb
}

/// The singular that a plural's ending suggests.
fn singular<'a>(plural: &'a str, scratch: &'a mut String) -> &'a str {
    if let Some(stem) = plural.strip_suffix("ies") {
        scratch.clear();
        scratch.push_str(stem);
        scratch.push('y');
        return scratch;
    }
    let sibilant = ["ses", "xes", "zes", "ches", "shes"].iter().any(|ending| plural.ends_with(ending));
    let stem = plural.strip_suffix("es").filter(|stem| sibilant && grammar::word(stem).is_some());
    stem.or_else(|| plural.strip_suffix('s')).unwrap_or(plural)
}

/// Whether it is a comparative or a superlative of a listed adjective.
fn graded(lower: &str, scratch: &mut String) -> bool {
    let Some(stem) = lower.strip_suffix("er").or_else(|| lower.strip_suffix("est")) else { return false };
    let adjective = |base: &str| grammar::word(base).is_some_and(|(_, word)| word.adjective);
    if adjective(stem) || undoubled(stem).is_some_and(adjective) {
        return true;
    }
    scratch.clear();
    scratch.push_str(stem);
    scratch.push('e');
    if adjective(scratch) {
        return true;
    }
    stem.strip_suffix('i').is_some_and(|bare| {
        scratch.clear();
        scratch.push_str(bare);
        scratch.push('y');
        adjective(scratch)
    })
}

/// The endings that tell what an unlisted word can be, longest first among those that overlap. The costs are in half bits.
const ENDINGS: &[(&str, &[(Form, i16)])] = {
    use Form::{Adjective, Adverb, Base, Gerund, Noun, Nouns, Participle, Past, Present, PresentS};
    &[
        ("ically", &[(Adverb, 0)]),
        ("ly", &[(Adverb, 0), (Adjective, 8), (Noun, 12)]),
        ("wards", &[(Adverb, 0)]),
        ("ward", &[(Adverb, 0), (Adjective, 0)]),
        ("wise", &[(Adverb, 0)]),
        ("ness", &[(Noun, 0)]),
        ("less", &[(Adjective, 0)]),
        ("ful", &[(Adjective, 0)]),
        ("ous", &[(Adjective, 0)]),
        ("ible", &[(Adjective, 0)]),
        ("able", &[(Adjective, 0)]),
        ("ical", &[(Adjective, 0)]),
        ("ial", &[(Adjective, 0), (Noun, 6)]),
        ("al", &[(Adjective, 0), (Noun, 3)]),
        ("ish", &[(Adjective, 0), (Noun, 6)]),
        ("ic", &[(Adjective, 0), (Noun, 4)]),
        ("ive", &[(Adjective, 0), (Noun, 3)]),
        ("ment", &[(Noun, 0)]),
        ("ent", &[(Adjective, 0), (Noun, 4)]),
        ("ant", &[(Adjective, 0), (Noun, 4)]),
        ("ary", &[(Adjective, 0), (Noun, 3)]),
        ("like", &[(Adjective, 0)]),
        ("ese", &[(Adjective, 0), (Noun, 4)]),
        ("ized", &[(Past, 0), (Participle, 0)]),
        ("ise", &[(Base, 0), (Present, 1), (Noun, 3)]),
        ("ize", &[(Base, 0), (Present, 1)]),
        ("ify", &[(Base, 0), (Present, 1)]),
        ("ate", &[(Base, 0), (Present, 1), (Noun, 4), (Adjective, 4)]),
        ("ises", &[(PresentS, 0), (Nouns, 3)]),
        ("izes", &[(PresentS, 0)]),
        ("ifies", &[(PresentS, 0)]),
        ("ates", &[(PresentS, 0), (Nouns, 3)]),
        ("ing", &[(Gerund, 0), (Noun, 4), (Adjective, 6)]),
        ("ed", &[(Past, 1), (Participle, 0), (Adjective, 3)]),
        ("ss", &[(Noun, 0)]),
        ("us", &[(Noun, 0)]),
        ("is", &[(Noun, 0)]),
        ("s", &[(Nouns, 0), (Noun, 6), (PresentS, 10)]),
    ]
};

/// The readings that the ending gives, and whether it told anything.
fn by_ending(lower: &str, out: &mut Vec<Reading>) -> bool {
    let plain = VerbSort::default();
    // A compound with a hyphen is what its last part is, and before a noun mostly an adjective.
    if let Some((_, last)) = lower.rsplit_once('-') {
        if grammar::irregular(last).is_some() || last.ends_with("ed") || last.ends_with("ing") {
            add(out, Form::Adjective, 0, plain);
            add(out, Form::Noun, 5, plain);
            if !last.ends_with("ing") {
                add(out, Form::Participle, 4, plain);
                add(out, Form::Past, 5, plain);
            }
        } else {
            add(out, Form::Adjective, 1, plain);
            add(out, if last.ends_with('s') { Form::Nouns } else { Form::Noun }, 1, plain);
        }
        return true;
    }
    // "unclear" is what "clear" is.
    if lower.strip_prefix("un").and_then(grammar::word).is_some_and(|(_, word)| word.adjective) {
        add(out, Form::Adjective, 0, plain);
        return true;
    }
    let long = lower.chars().count();
    let ending = ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending) && ending.len() + 2 <= long);
    // A word of no telling ending is a noun, rarely something else.
    let unknown: &[(Form, i16)] = &[(Form::Noun, 0), (Form::Adjective, 6), (Form::Base, 10), (Form::Present, 11)];
    for &(form, cost) in ending.map_or(unknown, |(_, forms)| forms) {
        add(out, form, cost, plain);
    }
    ending.is_some_and(|(ending, _)| 1 < ending.len())
}

/// Whether the sort of verb wants an object.
pub(crate) fn wants_object(sort: VerbSort) -> bool {
    sort.object == Object::Needed
}

/// Whether the sort of verb takes no object, and so has no passive.
pub(crate) fn takes_no_object(sort: VerbSort) -> bool {
    sort.object == Object::Never
}

/// Whether a word is a form of a verb that takes no object.
pub(crate) fn is_without_object(word: &str) -> bool {
    base_of(&word.lower(), &mut String::new()).and_then(verb_sort).is_some_and(takes_no_object)
}
