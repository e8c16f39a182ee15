//! What the words of a name itself say of its kind: heads, first names, initials, numbers, capitals.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::annotate::names::evidence::Evidence;
use crate::annotate::names::pieces::{Piece, Shape};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{KnownKind, words};
use crate::text::Letter;
use std::ops::Range;

/// What the words of the name itself say.
pub(crate) fn inner_words(pieces: &[Piece<'_>], range: &Range<usize>, evidence: &mut Evidence) {
    let Some(name) = Words::of(pieces.get(range.clone()).unwrap_or_default()) else { return };
    name.heads(evidence);
    if name.count == 1 {
        name.alone(evidence);
    } else {
        name.several(evidence);
    }
    if name.first.shape != Shape::Caps || 1 < name.count {
        name.person(evidence);
    }
}

/// The words of one candidate.
struct Words<'a, 'b> {
    inside: &'a [Piece<'b>],
    first: &'a Piece<'b>,
    last: &'a Piece<'b>,
    count: usize,
    /// The last word but for a number after it: "World War II".
    closing: &'a Piece<'b>,
    /// How many are common words.
    common: usize,
    first_name: bool,
    /// Whether it begins with a surname that comes first.
    eastern: bool,
    /// Where "of", "for" or "on" stands.
    joined: Option<usize>,
}

impl<'a, 'b> Words<'a, 'b> {
    fn of(inside: &'a [Piece<'b>]) -> Option<Self> {
        let (first, last, count) = (inside.first()?, inside.last()?, inside.len());
        let eastern = words().is("surname.first", &first.key);
        let numeral = 1 < count
            && (last.shape == Shape::Number
                || last.key.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X'))
                || is_one_of(last.key.as_str(), "One Two"));
        Some(Self {
            inside,
            first,
            last,
            count,
            closing: if numeral { inside.get(count - 2)? } else { last },
            common: inside.iter().filter(|piece| plain(&piece.lower(), eastern)).count(),
            first_name: words().first_name(&first.key).is_some(),
            eastern,
            joined: inside.iter().position(|piece| is_one_of(piece.key.as_str(), "of for on")),
        })
    }

    /// Heads: "Bank of", "Corp", "Bridge", "Mount".
    fn heads(&self, evidence: &mut Evidence) {
        if let Some(at) = self.joined {
            let opener = at.checked_sub(1).and_then(|at| self.inside.get(at)).map(Piece::lower);
            match opener.and_then(|word| opening(&word)) {
                Some((kind, rule)) => evidence.add(kind, 6.0, rule),
                None => evidence.add(NameKind::Org, 2.0, "name.organisation-word"),
            }
        }
        if self.count == 1 {
            return;
        }
        if let Some((kind, rule)) = closing(&self.closing.key) {
            // "Benny Hill", "Emma Church": some heads are surnames too.
            let surname = self.first_name
                && self.count == 2
                && words().known.get(&self.first.key).is_none()
                && words().is("surname.head", &self.last.key);
            evidence.add(kind, if surname { 2.0 } else { 6.0 }, rule);
        }
        for (class, kind, rule) in [
            ("first.LOC", NameKind::Loc, "name.place-word"),
            ("first.GPE", NameKind::Gpe, "name.place-word"),
            ("first.EVENT", NameKind::Event, "name.event-word"),
            ("first.PRODUCT", NameKind::Product, "name.ship"),
        ] {
            if words().is(class, &self.first.key) {
                evidence.add(kind, if kind == NameKind::Product { 6.0 } else { 2.5 }, rule);
            }
        }
    }

    /// What a word on its own looks like.
    fn alone(&self, evidence: &mut Evidence) {
        let text = self.first.text;
        // "COP28".
        if text
            .strip_prefix("COP")
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_digit()))
        {
            evidence.add(NameKind::Event, 7.0, "name.event-word");
        }
        if text.chars().any(|sign| sign.is_ascii_digit()) {
            evidence.add(NameKind::Product, 2.0, "name.letters-and-numbers");
        }
        if self.first.shape == Shape::Caps {
            evidence.add(NameKind::Org, if 6 < text.len() { 0.5 } else { 1.5 }, "name.capitals-only");
            return;
        }
        if words().is("team", &self.first.key) {
            evidence.add(NameKind::Org, 5.0, "name.team");
        }
        if words().language(&self.first.key) {
            evidence.add(NameKind::Language, 4.0, "name.language");
        }
        evidence.add(NameKind::Person, 0.3, "name.capitals");
        evidence.add(NameKind::Org, 0.5, "name.capitals");
        evidence.add(NameKind::Gpe, 0.3, "name.capitals");
        // "GlaxoSmithKline" is no surname, "McBride" and "O'Hara" are.
        if text.chars().skip(3).any(Letter::is_upper) && !text.contains(['-', '\'', '’']) {
            evidence.add(NameKind::Org, 1.5, "name.inner-capital");
            evidence.add(NameKind::Person, -1.0, "name.inner-capital");
        }
    }

    /// What several words look like together.
    fn several(&self, evidence: &mut Evidence) {
        let known = |piece: &Piece<'_>| words().known.get(&piece.key).map(|known| known.kind);
        if self.inside.iter().any(|piece| words().is("numbered", &piece.key)) && self.last.shape == Shape::Number {
            evidence.add(NameKind::Product, 2.5, "name.letters-and-numbers");
        }
        if self.inside.iter().any(|piece| piece.text == "&") {
            evidence.add(NameKind::Org, 3.0, "name.ampersand");
        }
        if known(self.first) == Some(KnownKind::Organisation) {
            evidence.add(NameKind::Org, 1.2, "name.maker");
            evidence.add(NameKind::Product, 1.8, "name.maker");
        } else if self.common == 0 && self.count < 4 && self.joined.is_none() {
            evidence.add(NameKind::Person, 1.0, "name.two-words");
        }
        // "Bayern Munich", "Air France"; "Boston Herons".
        let town = matches!(known(self.last), Some(KnownKind::Town | KnownKind::Country));
        if self.count == 2 && town && !self.first_name {
            evidence.add(NameKind::Org, 2.0, "name.team");
        }
        if self.last.key.ends_with('s') && known(self.first).is_some() {
            evidence.add(NameKind::Org, 2.0, "name.team");
        }
    }

    /// What a person's name is made of.
    fn person(&self, evidence: &mut Evidence) {
        // "Victoria Park", "Paris Agreement".
        let place = words().known.get(&self.first.key).is_some() && closing(&self.closing.key).is_some();
        if self.first_name && !place {
            let weight = match (self.common < self.count, self.count) {
                (true, 1) => 2.0,
                (true, _) => 4.0,
                _ => 1.0,
            };
            evidence.add(NameKind::Person, weight, "name.first-name");
        }
        if 0 < self.common {
            evidence.add(NameKind::Org, 0.7, "name.plain-words");
        }
        let rest_common = self.common - usize::from(plain(&self.first.lower(), self.eastern));
        if self.eastern && (2..4).contains(&self.count) && rest_common == 0 {
            evidence.add(NameKind::Person, 2.5, "name.surname-first");
        }
        let initials = self.inside.iter().take(self.count - 1).any(|piece| piece.shape == Shape::Initial);
        if initials && self.joined.is_none() {
            evidence.add(NameKind::Person, 3.0, "name.initials");
        }
        if is_one_of(self.last.key.as_str(), "Jr Sr") {
            evidence.add(NameKind::Person, 5.0, "name.initials");
        }
        if self.inside.iter().any(|piece| is_one_of(piece.key.as_str(), "van von bin ibn bint")) {
            evidence.add(NameKind::Person, 2.0, "name.particle");
        }
    }
}

/// Whether the word is a common one. "Xi Jinping" ends as "recording" does.
fn plain(word: &str, eastern: bool) -> bool {
    if eastern { words().common(word) } else { words().wordlike(word) }
}

/// The class of head that the word is, with its kind.
fn closing(word: &str) -> Option<(NameKind, Rule)> {
    let classes = [
        ("suffix", NameKind::Org, "name.company-form"),
        ("end.ORG", NameKind::Org, "name.organisation-word"),
        ("team", NameKind::Org, "name.organisation-word"),
        ("end.FAC", NameKind::Fac, "name.facility-word"),
        ("end.LOC", NameKind::Loc, "name.place-word"),
        ("end.GPE", NameKind::Gpe, "name.place-word"),
        ("end.EVENT", NameKind::Event, "name.event-word"),
        ("end.LAW", NameKind::Law, "name.law-word"),
    ];
    classes.into_iter().find(|(class, ..)| words().is(class, word)).map(|(_, kind, rule)| (kind, rule))
}

fn opening(word: &str) -> Option<(NameKind, Rule)> {
    let classes = [
        ("of.ORG", NameKind::Org, "name.organisation-word"),
        ("of.LOC", NameKind::Loc, "name.place-word"),
        ("of.GPE", NameKind::Gpe, "name.place-word"),
        ("of.EVENT", NameKind::Event, "name.event-word"),
        ("of.LAW", NameKind::Law, "name.law-word"),
    ];
    classes.into_iter().find(|(class, ..)| words().is(class, word)).map(|(_, kind, rule)| (kind, rule))
}
