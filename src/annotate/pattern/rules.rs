//! Rules and how they are matched.
//!
//! A rule's patterns stand in the lexicon (`patterns.tsv`). A pattern is slots parted by blanks. A slot is a word, words parted by `|`, or `<class>`; `?` after it makes it
//! optional, `+` before it asks that nothing stand between it and what is before. A slot with `^` before it must
//! match too but is no part of what is found: it is what stands before or after.

use crate::annotate::pattern::class::{Capture, Class};
use crate::annotate::pattern::clock::clock;
use crate::annotate::pattern::{Atom, Clock, Length, Sort};
use crate::lexicon::WordTable;
use crate::lexicon::calendar::Unit;
use crate::lexicon::feasts::Feast;
use crate::lexicon::{is_one_of, patterns};
use crate::text::Span;

/// A rule: what it looks for and what it makes of it.
pub(crate) struct Rule<T> {
    /// "family.name", by which the lexicon knows its patterns.
    pub(crate) id: &'static str,
    /// What a match means; `None` where the words around it say that it is something else.
    pub(crate) make: fn(&Match<'_, '_>) -> Option<T>,
    /// A text, the expression in it, and its value.
    #[cfg(test)]
    pub(crate) yes: &'static [(&'static str, &'static str, &'static str)],
    /// Texts in which the rule must find nothing.
    #[cfg(test)]
    pub(crate) no: &'static [&'static str],
}

/// A table of rules. Their examples are for the test that runs them all, and are left out of every other build.
macro_rules! rules {
    ($(Rule { id: $id:expr, make: $make:expr, yes: $yes:expr, no: $no:expr $(,)? }),* $(,)?) => {
        &[$($crate::annotate::pattern::Rule {
            id: $id,
            make: $make,
            #[cfg(test)]
            yes: $yes,
            #[cfg(test)]
            no: $no,
        }),*]
    };
}
pub(crate) use rules;

/// A match of a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<'a, 't> {
    atoms: &'a [Atom<'t>],
    start: usize,
    end: usize,
    captures: &'a [Capture],
    loose: bool,
}

macro_rules! captured {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {
        $($(#[$doc])*
        pub(crate) fn $name(&self, nth: usize) -> Option<$type> {
            self.captures.iter().filter_map(|capture| match capture { Capture::$variant(value) => Some(*value), _ => None }).nth(nth)
        })*
    };
}

impl<'t> Match<'_, 't> {
    captured! {
        /// The nth month.
        month: Month -> u8;
        /// The nth weekday.
        weekday: Weekday -> u8;
        /// The nth season.
        season: Season -> &'static str;
        /// The nth part of the day.
        part: Part -> &'static str;
        /// The nth day of a month.
        day: Day -> u8;
        /// The nth year.
        year: Year -> i32;
        /// The nth decade.
        decade: Decade -> i32;
        /// The nth count.
        number: Number -> Option<f64>;
        /// The nth rank.
        ordinal: Ordinal -> u32;
        /// The nth time of the clock.
        clock: Clock -> Clock;
        /// The nth length of time.
        length: Length -> Length;
        /// The nth feast.
        feast: Feast -> &'static Feast;
        /// The nth currency.
        currency: Currency -> crate::lexicon::measures::Currency;
        /// The nth unit of measure.
        measure: Measure -> &'static str;
    }

    /// The first unit of time, and whether it is in the plural.
    pub(crate) fn unit(&self) -> Option<(Unit, bool)> {
        self.captures.iter().find_map(|capture| match capture {
            Capture::Unit(unit, plural) => Some((*unit, *plural)),
            _ => None,
        })
    }

    /// Whether a slot matched one of `words`.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.captures.iter().any(|capture| matches!(capture, Capture::Word(word) if is_one_of(word, words)))
    }

    /// The word `back` places before the match: 1 is the nearest. Empty where there is none.
    pub(crate) fn before(&self, back: usize) -> &str {
        self.atom_before(back).map_or("", |atom| &atom.key)
    }

    /// The word `on` places after the match: 1 is the nearest. Empty where there is none.
    pub(crate) fn after(&self, on: usize) -> &str {
        self.atom_after(on).map_or("", |atom| &atom.key)
    }

    /// The atom `back` places before the match.
    pub(crate) fn atom_before(&self, back: usize) -> Option<&Atom<'t>> {
        self.start.checked_sub(back).and_then(|index| self.atoms.get(index))
    }

    /// The atom `on` places after the match.
    pub(crate) fn atom_after(&self, on: usize) -> Option<&Atom<'t>> {
        self.atoms.get(self.end + on - 1)
    }

    /// The words of the match.
    pub(crate) fn matched(&self) -> &[Atom<'t>] {
        self.atoms.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether it opens its sentence.
    pub(crate) fn opens(&self) -> bool {
        self.start == 0
    }

    /// Whether a word of `words` stands in the sentence.
    pub(crate) fn sentence_has(&self, words: &str) -> bool {
        self.atoms.iter().any(|atom| is_one_of(&atom.key, words))
    }

    /// Whether the text is a message about plans, in which a bare number may be a time and "the 5th" a day.
    pub(crate) fn is_loose(&self) -> bool {
        self.loose
    }

    /// Whether it is all of its sentence but for marks of punctuation.
    pub(crate) fn is_whole(&self) -> bool {
        let marks = |atoms: Option<&[Atom<'_>]>| atoms.unwrap_or_default().iter().all(|atom| atom.sort == Sort::Mark);
        marks(self.atoms.get(..self.start)) && marks(self.atoms.get(self.end..))
    }

    /// The time of the clock that begins `on` places after the match (1 is the nearest), and how many places after the
    /// match it ends.
    pub(crate) fn clock_after(&self, on: usize) -> Option<(Clock, usize)> {
        clock(self.atoms, self.end + on - 1).map(|(clock, end)| (clock, end - self.end))
    }

    /// Whether the atom after the match is a mark of punctuation or there is none.
    pub(crate) fn ends_clause(&self) -> bool {
        self.atom_after(1).is_none_or(|atom| atom.sort == Sort::Mark && !is_one_of(&atom.key, "- $ % '"))
    }
}

/// The atoms of a sentence, and what can be read from each.
#[derive(Clone, Copy)]
struct Line<'a, 't> {
    atoms: &'a [Atom<'t>],
    can: &'a [u64],
}

#[derive(Debug)]
enum Body {
    Words(Vec<&'static str>),
    Class(Class),
}

#[derive(Debug)]
struct Slot {
    body: Body,
    optional: bool,
    glued: bool,
    around: bool,
}

struct Compiled {
    rule: usize,
    behind: Vec<Slot>,
    slots: Vec<Slot>,
}

/// Rules made ready for matching.
pub(crate) struct RuleSet<T: 'static> {
    rules: Vec<&'static Rule<T>>,
    patterns: Vec<Compiled>,
    by_word: WordTable<Vec<Start>>,
    by_class: Vec<(Class, Vec<usize>)>,
    /// The classes that patterns ask for.
    classes: Vec<Class>,
}

/// What a rule found.
pub(crate) struct Found<T> {
    /// The rule.
    pub(crate) rule: &'static str,
    /// Its words, as indices of atoms.
    pub(crate) atoms: std::ops::Range<usize>,
    /// Its text.
    pub(crate) span: Span,
    /// What it means.
    pub(crate) meaning: T,
}

impl<T> RuleSet<T> {
    /// Reads the patterns of `rules`. A pattern that names an unknown class matches nothing; a test sees to it.
    pub(crate) fn new(rules: impl IntoIterator<Item = &'static Rule<T>>) -> Self {
        let mut set = Self {
            rules: rules.into_iter().collect(),
            patterns: Vec::new(),
            by_word: WordTable::default(),
            by_class: Vec::new(),
            classes: Vec::new(),
        };
        let known = patterns();
        let written = set.rules.iter().enumerate().flat_map(|(index, rule)| {
            known.iter().filter(|(id, _)| *id == rule.id).map(move |(_, pattern)| (index, *pattern))
        });
        for (rule, pattern) in written {
            let Some(mut slots) = pattern.split(' ').map(slot).collect::<Option<Vec<Slot>>>() else { continue };
            let core = slots.iter().position(|slot| !slot.around).unwrap_or(0);
            let rest = slots.split_off(core);
            let index = set.patterns.len();
            for (place, first) in firsts(&rest).enumerate() {
                match &first.body {
                    Body::Words(words) => {
                        let start = Start::new(index, rest.get(place + 1..).unwrap_or_default());
                        for word in words {
                            set.by_word.of(word).push(start.clone());
                        }
                    }
                    Body::Class(class) => match set.by_class.iter_mut().find(|(known, _)| known == class) {
                        Some((_, patterns)) => patterns.push(index),
                        None => set.by_class.push((*class, vec![index])),
                    },
                }
            }
            for slot in slots.iter().chain(&rest) {
                if let Body::Class(class) = slot.body
                    && !set.classes.contains(&class)
                {
                    set.classes.push(class);
                }
            }
            set.patterns.push(Compiled { rule, behind: slots, slots: rest });
        }
        set
    }

    /// The rules, for their tests.
    #[cfg(test)]
    pub(crate) fn rules(&self) -> &[&'static Rule<T>] {
        &self.rules
    }

    /// How many patterns could be read, for the test.
    #[cfg(test)]
    pub(crate) fn patterns(&self) -> usize {
        self.patterns.len()
    }

    /// Finds expressions from left to right, the longest first, the earlier rule where two are as long.
    /// `loose` tells a message about plans, `skip` atoms at which none may begin. Each pattern has a bounded number of slots, so this is linear.
    pub(crate) fn find(&self, atoms: &[Atom<'_>], loose: bool, skip: impl Fn(&Atom<'_>) -> bool) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let mut at = 0;
        let can: Vec<u64> = (0..atoms.len()).map(|at| self.can_begin(atoms, at)).collect();
        let line = Line { atoms, can: &can };
        while let Some(atom) = atoms.get(at) {
            let next = if skip(atom) { None } else { self.longest(line, at, loose) };
            at = next.as_ref().map_or(at + 1, |next: &Found<T>| next.atoms.end.max(at + 1));
            found.extend(next);
        }
        found
    }

    /// The classes that can be read from an atom on, a bit each: most patterns are refused by one look at it.
    fn can_begin(&self, atoms: &[Atom<'_>], at: usize) -> u64 {
        let Some(atom) = atoms.get(at) else { return 0 };
        let possible = Class::beginning(atom);
        let mut can = 0;
        for class in self.classes.iter().filter(|class| possible & class.bit() != 0) {
            if class.read(atoms, at).is_some() {
                can |= class.bit();
            }
        }
        can
    }

    fn longest(&self, line: Line<'_, '_>, at: usize, loose: bool) -> Option<Found<T>> {
        let atoms = line.atoms;
        let atom = atoms.get(at)?;
        let words = self.by_word.get(&atom.key).map_or(&[][..], Vec::as_slice);
        let can = line.can.get(at).copied().unwrap_or(0);
        if can == 0 && words.is_empty() {
            return None;
        }
        let classes =
            self.by_class.iter().filter(|(class, _)| can & class.bit() != 0).flat_map(|(_, patterns)| patterns);
        let mut best: Option<(usize, Found<T>)> = None;
        let mut captures = Vec::new();
        let words = words.iter().filter(|start| start.goes_on(line, at + 1)).map(|start| &start.pattern);
        for pattern in words.chain(classes).filter_map(|index| self.patterns.get(*index)) {
            captures.clear();
            if !behind(&pattern.behind, line, at, &mut captures) {
                continue;
            }
            let Some((end, reach)) = ahead(&pattern.slots, line, at, at, &mut captures) else { continue };
            if best.as_ref().is_some_and(|(longest, before)| {
                reach < *longest || (reach == *longest && self.position(before.rule) <= pattern.rule)
            }) {
                continue;
            }
            let Some(rule) = self.rules.get(pattern.rule) else { continue };
            let matched = Match { atoms, start: at, end, captures: &captures, loose };
            let Some(meaning) = (rule.make)(&matched) else { continue };
            let span = matched.matched().iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or(atom.span);
            best = Some((reach, Found { rule: rule.id, atoms: at..end, span, meaning }));
        }
        best.map(|(_, found)| found)
    }

    fn position(&self, id: &str) -> usize {
        self.rules.iter().position(|rule| rule.id == id).unwrap_or(usize::MAX)
    }
}

/// A pattern that begins with a word, and what can stand after it: "the" begins dozens.
#[derive(Clone, Debug)]
struct Start {
    pattern: usize,
    /// The classes that can follow, a bit each, and the words.
    classes: u64,
    words: Vec<&'static str>,
    /// Whether nothing need follow.
    ends: bool,
}

impl Start {
    fn new(pattern: usize, rest: &[Slot]) -> Self {
        let mut start = Self { pattern, classes: 0, words: Vec::new(), ends: rest.iter().all(|slot| slot.optional) };
        for slot in firsts(rest) {
            match &slot.body {
                Body::Words(words) => start.words.extend(words),
                Body::Class(class) => start.classes |= class.bit(),
            }
        }
        start
    }

    fn goes_on(&self, line: Line<'_, '_>, next: usize) -> bool {
        self.ends
            || line.can.get(next).is_some_and(|can| can & self.classes != 0)
            || line.atoms.get(next).is_some_and(|atom| self.words.contains(&&*atom.key))
    }
}

/// The slots of which one must come first: all up to the first that is not optional.
fn firsts(slots: &[Slot]) -> impl Iterator<Item = &Slot> {
    slots.iter().scan(true, |open, slot| open.then(|| *open = slot.optional).map(|()| slot))
}

fn slot(text: &'static str) -> Option<Slot> {
    let (around, text) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
    let (glued, text) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    let (optional, text) = text.strip_suffix('?').map_or((false, text), |rest| (true, rest));
    let body = match text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) {
        Some(class) => Body::Class(Class::named(class)?),
        None => Body::Words(text.split('|').collect()),
    };
    Some(Slot { body, optional, glued, around })
}

impl Slot {
    fn read(&self, line: Line<'_, '_>, at: usize) -> Option<(Option<Capture>, usize)> {
        let atom = line.atoms.get(at)?;
        if self.glued && !atom.glued {
            return None;
        }
        match &self.body {
            Body::Words(words) => {
                let word = words.iter().find(|word| **word == atom.key)?;
                Some(((self.optional || words.len() > 1).then_some(Capture::Word(word)), at + 1))
            }
            Body::Class(class) => {
                let can = line.can.get(at).is_some_and(|can| can & class.bit() != 0);
                let (capture, next) = can.then(|| class.read(line.atoms, at)).flatten()?;
                Some((Some(capture), next))
            }
        }
    }
}

/// Matches what must stand just before `at`.
fn behind(slots: &[Slot], line: Line<'_, '_>, at: usize, captures: &mut Vec<Capture>) -> bool {
    if slots.is_empty() {
        return true;
    }
    let furthest = at.saturating_sub(slots.len() * 3);
    (furthest..at.saturating_sub(slots.len() - 1)).rev().any(|start| {
        captures.clear();
        let read = slots.iter().try_fold(start, |index, slot| {
            let (capture, next) = slot.read(line, index)?;
            captures.extend(capture);
            Some(next)
        });
        read == Some(at)
    })
}

/// Matches `slots` from `at`: the index after the expression and the index after all that was matched.
fn ahead(
    slots: &[Slot],
    line: Line<'_, '_>,
    at: usize,
    end: usize,
    captures: &mut Vec<Capture>,
) -> Option<(usize, usize)> {
    let Some((slot, rest)) = slots.split_first() else { return Some((end, at)) };
    if let Some((capture, next)) = slot.read(line, at) {
        let kept = captures.len();
        captures.extend(capture);
        if let Some(found) = ahead(rest, line, next, if slot.around { end } else { next }, captures) {
            return Some(found);
        }
        captures.truncate(kept);
    }
    if slot.optional { ahead(rest, line, at, end, captures) } else { None }
}
