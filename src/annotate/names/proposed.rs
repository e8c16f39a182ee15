//! What the trained reader proposes, as names: its labels become spans, its spans become candidates with the rules'
//! knowledge of titles and sayings. Who is who is for `who_is_who`.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::annotate::names::candidates::{Candidate, after_name, known_at};
use crate::annotate::names::evidence::Evidence;
use crate::annotate::names::find::{Judged, Reading, describe};
use crate::annotate::names::pieces::{Piece, Shape};
use crate::annotate::names::who_is_who::Found;
use crate::lexicon::names::words;
use crate::text::Case;
use rustc_hash::FxHashSet as HashSet;
use std::ops::Range;

/// A name that the trained reader sees in a sentence: its pieces and its kind.
pub(crate) type Proposed = (Range<usize>, NameKind);

/// What a proposal weighs beside the rules' evidence. Between 1 and 8 the scores hardly move; high values hurt news.
const TRUST: f32 = 1.5;

/// Where the two see different bounds, the rules are followed from this weight on: a word in the name tells them.
const SURE: f32 = 6.0;

/// From this weight on the rules' names are taken where nothing is proposed.
const ALONE: f32 = 4.0;

/// The kinds as the trained reader's labels spell them.
pub(crate) const LABELS: [(&str, NameKind); 11] = [
    ("PERSON", NameKind::Person),
    ("NORP", NameKind::Norp),
    ("FAC", NameKind::Fac),
    ("ORG", NameKind::Org),
    ("GPE", NameKind::Gpe),
    ("LOC", NameKind::Loc),
    ("PRODUCT", NameKind::Product),
    ("EVENT", NameKind::Event),
    ("WORK_OF_ART", NameKind::WorkOfArt),
    ("LAW", NameKind::Law),
    ("LANGUAGE", NameKind::Language),
];

/// The names that one sentence's labels ("B-ORG", "I-ORG", "O") spell.
pub(crate) fn spans(labels: &[&str]) -> Vec<Proposed> {
    let mut found: Vec<Proposed> = Vec::new();
    let mut open: Option<&str> = None;
    for (at, label) in labels.iter().enumerate() {
        let (place, kind) = label.split_at_checked(2).unwrap_or((label, ""));
        if place == "I-" && open == Some(kind) {
            if let Some((range, _)) = found.last_mut() {
                range.end = at + 1;
            }
            continue;
        }
        open = LABELS.iter().find(|(name, _)| *name == kind).map(|(name, kind)| {
            found.push((at..at + 1, *kind));
            *name
        });
    }
    found
}

/// The names that the trained reader and the rules find together: what it proposes, and what only rules know.
pub(crate) fn with_model(reading: &Reading<'_>, proposed: &[Vec<Proposed>]) -> Vec<Found> {
    let named = Named::of(reading, proposed);
    let mut all = Vec::new();
    let mut judged = reading.candidates.iter().peekable();
    for (sentence, (pieces, names)) in reading.sentences.iter().zip(proposed).enumerate() {
        let mut here: Vec<&Judged> = Vec::new();
        while let Some(one) = judged.next_if(|one| one.sentence == sentence) {
            here.push(one);
        }
        let sure = |one: &Judged| one.kept && (SURE <= one.found.evidence.best().1 || nickname(one));
        // Both lists are in text order and free of overlaps within themselves.
        let beside = |range: &Range<usize>| {
            let first = here.partition_point(|one| one.range.end <= range.start);
            let end = range.end;
            here.iter().skip(first).take_while(move |one| one.range.start < end)
        };
        let whole: Vec<Proposed> =
            names.iter().map(|(range, kind)| (bounded(pieces, range, beside(range)), *kind)).collect();
        let proposals = whole.iter().filter(|(range, _)| {
            beside(range).all(|one| one.range == *range || !sure(one)) && can_be_name(pieces, range)
        });
        let mut rest = here.iter().copied().peekable();
        for (range, kind) in proposals {
            while let Some(one) = rest.next_if(|one| one.range.end <= range.start) {
                all.extend(named.elsewhere(one).or_else(|| own(one)));
            }
            let same = beside(range).find(|one| one.range == *range);
            let titled =
                beside(range).find(|one| one.range.start == range.start).and_then(|one| one.found.title.clone());
            let known = known_at(pieces, range.start).filter(|(count, _)| *count == range.len());
            let mut evidence = same.map(|one| one.found.evidence).unwrap_or_default();
            evidence.add(*kind, TRUST, why(same, *kind));
            let candidate = Candidate {
                range: range.clone(),
                known: known.map(|(_, known)| known),
                title: titled.filter(|_| evidence.best().0 == NameKind::Person),
                quoted: false,
            };
            all.push(describe(pieces, &candidate, &evidence));
            while rest.next_if(|one| one.range.start < range.end).is_some() {}
        }
        for one in rest {
            all.extend(named.elsewhere(one).or_else(|| own(one)));
        }
    }
    all
}

/// A proposal without the letters after a person's name, and with the word that the rules have before it.
fn bounded<'j>(
    pieces: &[Piece<'_>],
    range: &Range<usize>,
    beside: impl Iterator<Item = &'j &'j Judged>,
) -> Range<usize> {
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.key.as_str());
    let of = range.clone().skip(1).find(|at| word(*at) == "of");
    // "Ann Bell of Tarn Research", "Director of Tarn Motors".
    let range = match of {
        Some(of) if of == range.start + 2 && words().first_name(word(range.start)).is_some() => range.start..of,
        Some(of) if words().is("post", &word(of - 1).lower()) => of + 1 + usize::from(word(of + 1) == "the")..range.end,
        _ => range.clone(),
    };
    // "Tarn Foods plc".
    if word(range.end) == "plc" {
        return range.start..range.end + 1;
    }
    let letters = |at: &usize| pieces.get(*at).is_some_and(|last| after_name(&last.key));
    let end = range.end.checked_sub(1).filter(|last| range.start < *last).filter(letters).unwrap_or(range.end);
    with_first(pieces, &(range.start..end), beside)
}

/// "Hofer" as "Anna-Lena Hofer", where the rules' candidate has one word more before it, and that is no word but a name's.
fn with_first<'j>(
    pieces: &[Piece<'_>],
    range: &Range<usize>,
    mut beside: impl Iterator<Item = &'j &'j Judged>,
) -> Range<usize> {
    let start = range.start.saturating_sub(1);
    let longer = beside.any(|one| one.range == (start..range.end));
    let name = pieces.get(start).filter(|piece| piece.shape == Shape::Capital && !piece.initial).is_some_and(|piece| {
        let lower = piece.lower();
        !(words().common(&lower) || words().role(&lower)) && known_at(pieces, start).is_none()
    });
    if longer && name { start..range.end } else { range.clone() }
}

/// Whether the pieces have a capital, and are not only what an office is for: "Fisheries Minister Ann Tarn".
fn can_be_name(pieces: &[Piece<'_>], range: &Range<usize>) -> bool {
    let inside = pieces.get(range.clone()).unwrap_or_default();
    // "Council leader" says nothing at the start of a sentence.
    let opens = inside.iter().all(|piece| piece.initial);
    let next = pieces.get(range.end).filter(|next| next.capital() || opens);
    let office = next.map(Piece::lower).is_some_and(|next| words().titles.get(&next).is_some() || words().role(&next))
        && inside.iter().all(|piece| words().common(&piece.lower()))
        && known_at(pieces, range.start).is_none();
    let honour = inside.len() == 1 && inside.iter().any(|piece| after_name(&piece.key));
    inside.iter().any(|piece| !matches!(piece.shape, Shape::Lower | Shape::Mark)) && !office && !honour
}

/// What the trained reader found in the whole document.
#[derive(Debug, Default)]
struct Named {
    /// The words of every name.
    names: HashSet<String>,
    /// The last words of people's full names.
    surnames: HashSet<String>,
}

impl Named {
    fn of(reading: &Reading<'_>, proposed: &[Vec<Proposed>]) -> Self {
        let mut named = Self::default();
        for (pieces, names) in reading.sentences.iter().zip(proposed) {
            for (range, kind) in names {
                let inside = pieces.get(range.clone()).unwrap_or_default();
                let words: Vec<&str> = inside.iter().map(|piece| piece.key.as_str()).collect();
                if let Some(last) = words.last().filter(|_| *kind == NameKind::Person && 1 < words.len()) {
                    named.surnames.insert((*last).to_owned());
                }
                named.names.insert(words.join(" "));
            }
        }
        named
    }

    /// A candidate that it passes over, though the same words are a name elsewhere in the document.
    fn elsewhere(&self, one: &Judged) -> Option<Found> {
        let long = 3 < one.found.key.len();
        let surname = self.surnames.contains(&one.found.key);
        let same = long && one.kept && self.names.contains(&one.found.key);
        if !(same || surname) {
            return None;
        }
        let mut evidence = Evidence::default();
        if surname {
            evidence.add(NameKind::Person, 1.0, "name.part-of-a-name");
        }
        Some(Found { evidence, ..one.found.clone() })
    }
}

/// The rule that a reader is told: the rules' own where they agree.
fn why(same: Option<&&Judged>, kind: NameKind) -> Rule {
    let best = same.map(|one| one.found.evidence.best());
    best.filter(|(found, ..)| *found == kind).map_or("name.trained", |(.., rule)| rule)
}

/// A candidate that the trained reader passes over, where the rules are sure of it.
fn own(one: &Judged) -> Option<Found> {
    let (_, weight, _) = one.found.evidence.best();
    (one.kept && (ALONE <= weight || nickname(one))).then(|| one.found.clone())
}

/// `Gordon "Buzz" Tarn`: the marks are within the name.
fn nickname(one: &Judged) -> bool {
    one.found.key.contains(['"', '“', '‘'])
}
