//! What kind of thing a candidate names, by evidence: the words in it, beside it, and what the gazetteer says.
//! Each piece of evidence adds a weight for a kind; the heaviest kind wins, over all mentions of the same words.

use crate::annotate::names::NameKind;
use crate::annotate::names::candidates::{Candidate, key};
use crate::annotate::names::evidence::Evidence;
use crate::annotate::names::inside::inner_words;
use crate::annotate::names::pieces::{Piece, Shape};
use crate::lexicon::is_one_of;
use crate::lexicon::names::{KnownKind, words};

/// What the words of the candidate and the words beside it say. May make the candidate longer by a lower-case head.
pub(crate) fn evidence(pieces: &[Piece<'_>], candidate: &mut Candidate) -> Evidence {
    let mut evidence = Evidence::default();
    if candidate.quoted {
        evidence.add(NameKind::WorkOfArt, 4.0, "name.work-in-quotes");
        return evidence;
    }
    lower_head(pieces, candidate, &mut evidence);
    gazetteer(pieces, candidate, &mut evidence);
    if candidate.known.is_none() {
        inner_words(pieces, &candidate.range, &mut evidence);
    }
    if candidate.title.is_some() {
        evidence.add(NameKind::Person, 7.0, "name.title");
    }
    before(pieces, candidate, &mut evidence);
    explained(pieces, candidate, &mut evidence);
    after(pieces, candidate, &mut evidence);
    evidence
}

/// "the Vostochny cosmodrome", "Ataturk airport": a facility's head in lower case belongs to its name.
fn lower_head(pieces: &[Piece<'_>], candidate: &mut Candidate, evidence: &mut Evidence) {
    let next = key(pieces, candidate.range.end);
    let lower = pieces.get(candidate.range.end).is_some_and(|piece| piece.shape == Shape::Lower && !piece.taken);
    if !lower || !words().is("inside.FAC", next) || candidate.title.is_some() {
        return;
    }
    let fits = candidate.known.is_none_or(|known| {
        known.kind == KnownKind::Town && is_one_of(next, "airport airfield airbase bridge stadium")
    });
    if fits {
        candidate.range.end += 1;
        candidate.known = None;
        evidence.add(NameKind::Fac, 7.0, "name.facility-word");
    }
}

fn gazetteer(pieces: &[Piece<'_>], candidate: &Candidate, evidence: &mut Evidence) {
    let Some(known) = candidate.known else { return };
    let (kind, weight) = match known.kind {
        KnownKind::Country => (NameKind::Gpe, 6.0),
        KnownKind::Town => (NameKind::Gpe, 4.0),
        KnownKind::Region => (NameKind::Loc, 6.0),
        KnownKind::Group | KnownKind::Combining => (NameKind::Norp, 6.0),
        KnownKind::Organisation => (NameKind::Org, 5.0),
    };
    evidence.add(kind, weight, "name.gazetteer");
    let word = key(pieces, candidate.range.start);
    if candidate.range.len() == 1 && words().first_name(word).is_some() {
        evidence.add(NameKind::Person, 1.5, "name.first-name");
    }
    if known.kind == KnownKind::Group && words().language(word) {
        if is_spoken(pieces, candidate) {
            evidence.add(NameKind::Language, 7.0, "name.language");
        }
    } else if words().language(word) {
        evidence.add(NameKind::Language, 6.0, "name.language");
    }
}

/// Whether a word for a people and its language is the language: "fluent in Danish", "reads Danish more easily".
fn is_spoken(pieces: &[Piece<'_>], candidate: &Candidate) -> bool {
    let previous = lower_at(pieces, candidate.range.start.checked_sub(1));
    let next = pieces.get(candidate.range.end);
    let after = next.map(Piece::lower).unwrap_or_default();
    if is_one_of(&after, "language dialect grammar")
        || is_one_of(
            &previous,
            "speak speaks spoke speaking spoken learn learned learning learnt taught fluent into broken halting",
        )
    {
        return true;
    }
    let ends = next.is_none_or(|piece| piece.shape == Shape::Mark);
    // A noun that no article makes a person: nobody "reads Danish more easily than" a people.
    let goes_on =
        is_one_of(&after, "as at before better but easily even for from fluently more than to well when with");
    let read = |piece: &Piece<'_>| {
        is_one_of(
            &piece.lower(),
            "read reads reading write writes wrote writing know knows knew understand understands understood",
        )
    };
    let since = |count: usize| pieces.get(candidate.range.start.saturating_sub(count)..candidate.range.start);
    let read_of = |count| since(count).unwrap_or_default().iter().any(read);
    (previous == "in" && (ends || goes_on))
        || (read_of(1) && (ends || goes_on || is_one_of(&after, "and or")))
        || (previous == "than" && ends && read_of(6))
}

fn lower_at(pieces: &[Piece<'_>], index: Option<usize>) -> String {
    index.and_then(|index| pieces.get(index)).map(Piece::lower).unwrap_or_default()
}

/// What stands before the name says what it is.
fn before(pieces: &[Piece<'_>], candidate: &Candidate, evidence: &mut Evidence) {
    let Some(at) = candidate.range.start.checked_sub(1).filter(|_| candidate.title.is_none()) else { return };
    let Some(piece) = pieces.get(at) else { return };
    if candidate.known.is_none()
        && let Some(kind) = set_beside(pieces, at, candidate.range.end)
    {
        evidence.add(kind, 4.0, "name.explained");
    }
    let word = piece.lower();
    let second = lower_at(pieces, at.checked_sub(1));
    if piece.shape == Shape::Lower {
        if words().role(&word) || words().is("kin", &word) {
            evidence.add(NameKind::Person, 3.5, "name.role");
        }
        for (class, kind, weight) in [
            ("before.ORG", NameKind::Org, 3.5),
            ("before.GPE", NameKind::Gpe, 2.5),
            ("before.LOC", NameKind::Loc, 2.5),
            ("before.WORK_OF_ART", NameKind::WorkOfArt, 2.5),
            ("before.PRODUCT", NameKind::Product, 2.5),
        ] {
            if words().is(class, &word) {
                evidence.add(kind, weight, "name.kind-before");
            }
        }
        if is_one_of(word.as_str(), "eastern northern southern western central") {
            evidence.add(NameKind::Gpe, 2.8, "name.kind-before");
        }
    }
    match word.as_str() {
        // "The chief executive of X", "a spokeswoman for X".
        "of" | "for" | "at" if candidate.known.is_none() && words().is("of.body", &second) => {
            evidence.add(NameKind::Org, 2.5, "name.kind-before");
            evidence.add(NameKind::Person, -2.5, "name.kind-before");
        }
        "of" if words().is("before.GPE", &second) => evidence.add(NameKind::Gpe, 4.0, "name.kind-before"),
        "in" => evidence.add(NameKind::Gpe, 1.8, "name.place-preposition"),
        "near" | "throughout" | "across" | "outside" => evidence.add(NameKind::Gpe, 2.2, "name.place-preposition"),
        "of" | "to" | "or" => {
            evidence.add(NameKind::Gpe, 0.4, "name.place-preposition");
            evidence.add(NameKind::Person, -0.3, "name.place-preposition");
        }
        "from" | "into" | "over" | "through" => evidence.add(NameKind::Gpe, 0.8, "name.place-preposition"),
        "at" => {
            evidence.add(NameKind::Gpe, 0.8, "name.place-preposition");
            evidence.add(NameKind::Org, 0.5, "name.place-preposition");
            evidence.add(NameKind::Person, -1.5, "name.place-preposition");
        }
        "joined" | "against" | "within" | "by" | "an" if candidate.known.is_none() => {
            evidence.add(NameKind::Org, 0.4, "name.kind-before");
        }
        "the" | "a" | "an" if candidate.known.is_none() => {
            evidence.add(NameKind::Person, -3.0, "name.article");
            evidence.add(NameKind::Gpe, -1.0, "name.article");
            evidence.add(NameKind::Org, if word == "the" { 0.8 } else { 0.4 }, "name.article");
        }
        _ => {}
    }
}

/// "The tanker, the X, ...", "her brother, X, ..." and "a robot called X": the noun before says what X is. `at` is right before X,
/// which ends at `end`.
fn set_beside(pieces: &[Piece<'_>], at: usize, end: usize) -> Option<NameKind> {
    let noun = match key(pieces, at) {
        "," if is_one_of(key(pieces, end), ", . – — ;") => {
            return words().is("kin", key(pieces, at.checked_sub(1)?)).then_some(NameKind::Person);
        }
        "the" if key(pieces, at.checked_sub(1)?) == "," => at.checked_sub(2)?,
        "called" | "named" | "dubbed" | "nicknamed" => at.checked_sub(1)?,
        _ => return None,
    };
    let piece = pieces.get(noun).filter(|piece| piece.shape == Shape::Lower)?;
    thing(&piece.lower())
}

/// "X, a luxury saloon ..." and "X is a village ...": the noun says what X is.
fn explained(pieces: &[Piece<'_>], candidate: &Candidate, evidence: &mut Evidence) {
    let at = candidate.range.end;
    let comma = key(pieces, at) == ",";
    let copula = is_one_of(key(pieces, at), "is was remains became are were");
    let article = is_one_of(key(pieces, at + 1), "a an the one another");
    if !(comma || copula) || !article {
        return;
    }
    let mut noun = None;
    for piece in pieces.get(at + 2..).unwrap_or_default().iter().take(6) {
        let word = piece.lower();
        let stops = piece.shape == Shape::Mark
            || is_one_of(word.as_str(), "of in at for who that which by from with on and to");
        if stops {
            break;
        }
        if piece.shape == Shape::Lower {
            noun = thing(&word).or(noun);
        }
    }
    if let Some(kind) = noun {
        // What the text says outweighs what its other mentions look like.
        evidence.add(kind, if kind == NameKind::Person { 3.5 } else { 6.0 }, "name.explained");
    }
}

/// What a noun in lower case calls the thing it stands for.
fn thing(word: &str) -> Option<NameKind> {
    let classes = [
        ("before.ORG", NameKind::Org),
        ("before.GPE", NameKind::Gpe),
        ("thing.LOC", NameKind::Loc),
        ("inside.FAC", NameKind::Fac),
        ("thing.FAC", NameKind::Fac),
        ("thing.EVENT", NameKind::Event),
        ("before.WORK_OF_ART", NameKind::WorkOfArt),
        ("after.PRODUCT", NameKind::Product),
    ];
    let found = classes.into_iter().find(|(class, _)| words().is(class, word)).map(|(_, kind)| kind);
    found.or_else(|| words().role(word).then_some(NameKind::Person))
}

/// What stands after the name says what it is.
fn after(pieces: &[Piece<'_>], candidate: &Candidate, evidence: &mut Evidence) {
    let at = candidate.range.end;
    let Some(piece) = pieces.get(at) else { return };
    let word = piece.lower();
    let next = lower_at(pieces, Some(at + 1));
    if piece.shape == Shape::Lower {
        if words().is("after.PRODUCT", &word) && (word.ends_with('s') || article_near(pieces, candidate.range.start)) {
            evidence.add(NameKind::Product, if candidate.known.is_none() { 4.0 } else { 0.0 }, "name.product-word");
        }
        for (class, kind) in [("after.ORG", NameKind::Org), ("after.GPE", NameKind::Gpe), ("after.LOC", NameKind::Loc)]
        {
            if words().is(class, &word) && candidate.known.is_none() {
                evidence.add(kind, 1.8, "name.kind-after");
            }
        }
        // "The Unite union".
        let article = candidate.range.start.checked_sub(1).is_some_and(|at| is_one_of(key(pieces, at), "the The"));
        if article && candidate.known.is_none() && is_one_of(&word, "airline bank charity newspaper supermarket union")
        {
            evidence.add(NameKind::Org, 4.0, "name.kind-after");
        }
        // "The Jwala mine", "the Jwala copper mine".
        if candidate.known.is_none() && (words().is("after.FAC", &word) || words().is("after.FAC", &next)) {
            evidence.add(NameKind::Fac, 3.0, "name.kind-after");
        }
        if words().is("says", &word) {
            evidence.add(NameKind::Person, 1.2, "name.speaks");
            evidence.add(NameKind::Org, 0.5, "name.speaks");
        }
        if words().is("lives", &word) {
            evidence.add(NameKind::Person, 1.5, "name.acts-as-person");
        }
        if is_one_of(word.as_str(), "was had also became gave took later did") {
            evidence.add(NameKind::Person, 0.4, "name.acts-as-person");
            evidence.add(NameKind::Gpe, -0.4, "name.acts-as-person");
        }
        if is_one_of(word.as_str(), "are have were officials") {
            evidence.add(NameKind::Org, 0.5, "name.kind-after");
        }
        if word == "who" {
            evidence.add(NameKind::Person, 2.5, "name.who");
        }
        if candidate.title.is_none() && candidate.known.is_none() {
            body(pieces, at, evidence);
        }
    }
    if piece.shape == Shape::Possessive {
        evidence.add(NameKind::Person, 0.15, "name.owns");
        evidence.add(NameKind::Gpe, -0.5, "name.owns");
    }
    match piece.text {
        "," => {
            let third = pieces.get(at + 2);
            let age = pieces.get(at + 1).is_some_and(|piece| piece.shape == Shape::Number && piece.text.len() == 2);
            if age && third.is_some_and(|piece| is_one_of(piece.text, ", .")) {
                evidence.add(NameKind::Person, 4.0, "name.age");
            } else if next == "which" && candidate.title.is_none() {
                evidence.add(NameKind::Person, -3.0, "name.kind-after");
            } else if next == "who" && third.is_some_and(|piece| is_one_of(piece.text, "are have were")) {
                evidence.add(NameKind::Org, 2.0, "name.kind-after");
            } else if next == "who" {
                evidence.add(NameKind::Person, 2.5, "name.who");
            } else if candidate.range.len() == 1
                && words().known.get(key(pieces, at + 1)).is_some_and(|known| {
                    matches!(known.kind, KnownKind::Country | KnownKind::Town) && known.canonical != "Georgia"
                })
                && !third.is_some_and(|piece| is_one_of(piece.key.as_str(), "and or 's"))
            {
                evidence.add(NameKind::Gpe, 2.5, "name.town-comma-country");
            }
        }
        "(" | "[" => {
            let year = pieces.get(at + 1).is_some_and(|piece| piece.shape == Shape::Number && piece.text.len() == 4);
            if next == "born" || (year && pieces.get(at + 2).is_some_and(|piece| is_one_of(piece.text, "– - —"))) {
                evidence.add(NameKind::Person, 3.0, "name.years");
            }
        }
        _ => {}
    }
}

/// "X operates", "X announced that it has", "X raised its": a body, and nobody. `at` is right after X.
fn body(pieces: &[Piece<'_>], at: usize, evidence: &mut Evidence) {
    let does = usize::from(is_one_of(key(pieces, at), "has had will have today also"));
    let verb = key(pieces, at + does);
    let that = usize::from(key(pieces, at + does + 1) == "that");
    let itself = match key(pieces, at + does + that + 1) {
        "its" => that == 0 && (verb.ends_with("ed") || does == 0 && verb.ends_with('s')),
        "it" => {
            is_one_of(verb, "announced says said confirmed")
                && is_one_of(key(pieces, at + does + that + 2), "has had will would plans expects")
        }
        _ => false,
    };
    if itself || words().is("body.does", verb) {
        evidence.add(NameKind::Org, 2.0, "name.kind-after");
        evidence.add(NameKind::Person, if itself { -2.0 } else { -0.5 }, "name.kind-after");
    }
}

/// Whether an article or a determiner stands within three words before: "a luxury Lagonda saloon".
fn article_near(pieces: &[Piece<'_>], start: usize) -> bool {
    let before = pieces.get(start.saturating_sub(3)..start).unwrap_or_default();
    before.iter().any(|piece| is_one_of(piece.lower().as_str(), "a an the another this that his her its their"))
}
