//! All names of a document: candidates sentence by sentence, then what the whole document says of them.

use crate::annotate::names::candidates::{Candidate, Title, after_name, candidates, key};
use crate::annotate::names::evidence::Evidence;
use crate::annotate::names::features::{Features, Ruled, features};
use crate::annotate::names::kinds::evidence;
use crate::annotate::names::pieces::{Piece, Shape, pieces};
use crate::annotate::names::proposed::{spans, with_model};
use crate::annotate::names::said_of;
use crate::annotate::names::short_forms::called_after;
use crate::annotate::names::who_is_who::{Beside, Found, resolve};
use crate::annotate::names::{Entity, NameKind, NameMention};
use crate::annotate::{amounts::AmountMention, dates::DateMention};
use crate::lexicon::is_one_of;
use crate::lexicon::names::words;
use crate::lexicon::{Closed, closed, grammar};
use crate::models::NamesModel;
use crate::text::{Case, Document, Letter, SentenceKind, Span};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::ops::Range;

/// All names outside dates and amounts in body sentences, and the entities they name. Without a model the rules decide
/// alone.
pub fn find(
    document: &Document,
    dates: &[DateMention],
    amounts: &[AmountMention],
    model: Option<&NamesModel>,
) -> (Vec<NameMention>, Vec<Entity>) {
    let reading = Reading::of(document, dates, amounts);
    let Some(model) = model else { return reading.by_rules(document) };
    let mut proposed = Vec::with_capacity(reading.sentences.len());
    reading.features(document, &|words| model.listed(words), &mut |sentence| {
        proposed.push(spans(&model.label(sentence)));
    });
    resolve(document, &with_model(&reading, &proposed), &|word| model.first_name(word))
}

/// The sentences of a document in pieces, and what the rules take for names in them.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The body sentences.
    pub(crate) sentences: Vec<Vec<Piece<'a>>>,
    /// What may be a name, in text order.
    pub(crate) candidates: Vec<Judged>,
    seen: Seen,
}

/// A candidate with what the rules say of it.
#[derive(Debug)]
pub(crate) struct Judged {
    /// Its sentence among the body sentences.
    pub(crate) sentence: usize,
    /// Its pieces.
    pub(crate) range: Range<usize>,
    /// What it would be as a name.
    pub(crate) found: Found,
    /// Whether the rules take it for a name.
    pub(crate) kept: bool,
}

impl<'a> Reading<'a> {
    /// Takes the body sentences apart and judges their candidates.
    pub(crate) fn of(document: &'a Document, dates: &[DateMention], amounts: &[AmountMention]) -> Self {
        let mut taken: Vec<Span> =
            dates.iter().map(|date| date.span).chain(amounts.iter().map(|amount| amount.span)).collect();
        taken.sort_unstable();
        let mut seen = Seen::default();
        let mut sentences: Vec<Vec<Piece<'_>>> = Vec::new();
        for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
            let first = taken.partition_point(|span| span.end() <= sentence.span.start());
            let last = taken.partition_point(|span| span.start() < sentence.span.end());
            let pieces = pieces(document, sentence, taken.get(first..last.max(first)).unwrap_or_default());
            seen.note(&pieces);
            sentences.push(pieces);
        }
        let mut reading = Self { sentences, candidates: Vec::new(), seen };
        reading.judge();
        reading
    }

    fn judge(&mut self) {
        let seen = &self.seen;
        let mut all: Vec<(usize, Range<usize>, Found, Support)> = Vec::new();
        for (index, pieces) in self.sentences.iter_mut().enumerate() {
            // A word that only opens this sentence is a name where the document has it as one elsewhere.
            for piece in pieces.iter_mut().filter(|piece| piece.initial) {
                piece.initial = !seen.only_name(&piece.key);
            }
            let mut previous = None;
            for candidate in candidates(pieces) {
                let (range, found, support) = read(pieces, candidate, &mut previous);
                all.push((index, range, found, support));
            }
        }
        let words_of = |found: &Found| found.key.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let own = all.iter().filter(|(.., support)| *support == Support::Own);
        let strong: HashSet<String> = own.flat_map(|(_, _, found, _)| words_of(found)).collect();
        // "Keys had a sore wrist" after "Madison Keys": a plain word that is a part of somebody's name.
        let parts: HashSet<String> = all
            .iter()
            .filter(|(_, _, found, _)| found.key.contains(' ') && found.evidence.best().0 == NameKind::Person)
            .flat_map(|(_, _, found, _)| words_of(found))
            .collect();
        // By the last words of organisations' names: how many names there are.
        let bodies: HashSet<String> = all
            .iter()
            .filter(|(_, _, found, _)| found.key.contains(' ') && found.evidence.best().0 == NameKind::Org)
            .map(|(_, _, found, _)| found.key.clone())
            .collect();
        let mut lasts: HashMap<String, u32> = HashMap::default();
        for head in bodies.iter().map(|name| called_after(name)) {
            *lasts.entry(head.to_owned()).or_default() += 1;
        }
        self.candidates = all
            .into_iter()
            .map(|(sentence, range, mut found, support)| {
                let supported = match support {
                    Support::Own => true,
                    Support::Opens => strong.contains(&found.key) || seen.is_name(&found.key),
                    // "The Survey" after "Quorvich Survey".
                    Support::Plain if lasts.get(&found.key) == Some(&1) && self.article_before(sentence, &range) => {
                        found.evidence.add(NameKind::Org, 4.0, "name.part-of-a-name");
                        true
                    }
                    Support::Plain => parts.contains(&found.key) && seen.only_name(&found.key),
                };
                // "She was made an OBE": no name.
                let honour = found.capitals && after_name(&found.key);
                let kept = supported && !honour && !seen.mostly_lower(&found);
                Judged { sentence, range, found, kept }
            })
            .collect();
    }

    /// Whether "the" in lower case stands before, within a sentence.
    fn article_before(&self, sentence: usize, range: &Range<usize>) -> bool {
        let pieces = self.sentences.get(sentence).map(Vec::as_slice).unwrap_or_default();
        range.start.checked_sub(1).is_some_and(|before| pieces.get(before).is_some_and(|piece| piece.text == "the"))
    }

    /// What the rules alone find.
    fn by_rules(&self, document: &Document) -> (Vec<NameMention>, Vec<Entity>) {
        let kept: Vec<Found> = self.candidates.iter().filter(|one| one.kept).map(|one| one.found.clone()).collect();
        resolve(document, &kept, &|_| None)
    }

    /// Hands what a trained reader sees of each piece to `each`, a sentence at a time.
    pub(crate) fn features(&self, document: &Document, listed: &dyn Fn(&str) -> u8, each: &mut dyn FnMut(&[Features])) {
        let (mentions, entities) = self.by_rules(document);
        let ruled: Vec<Ruled> = mentions
            .iter()
            .filter_map(|mention| Some((mention.span, entities.get(mention.entity)?.kind, mention.rule)))
            .collect();
        features(&self.sentences, &ruled, listed, each);
    }
}

/// What a candidate needs to be taken for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Support {
    /// Nothing more.
    Own,
    /// It only opens a sentence: another place where it is a name, or that it is no word of the text.
    Opens,
    /// It is a plain word: that it is a part of somebody's name.
    Plain,
}

/// How the document writes its words.
#[derive(Debug, Default)]
struct Seen {
    lower: HashMap<String, u32>,
    capital: HashMap<String, u32>,
}

impl Seen {
    fn note(&mut self, pieces: &[Piece<'_>]) {
        for piece in pieces {
            match piece.shape {
                Shape::Lower => *self.lower.entry(piece.key.clone()).or_default() += 1,
                Shape::Capital | Shape::Caps if !piece.initial => {
                    *self.capital.entry(piece.key.lower()).or_default() += 1;
                }
                _ => {}
            }
        }
    }

    /// Whether the document writes the word with a capital inside sentences, and never small.
    fn only_name(&self, key: &str) -> bool {
        let lower = key.lower();
        self.capital.contains_key(&lower) && !self.lower.contains_key(&lower) && !words().is("closed", key)
    }

    /// Whether a word that only opens sentences is a name all the same: never written small, and no plural.
    fn is_name(&self, key: &str) -> bool {
        let lower = key.lower();
        !self.lower.contains_key(&lower) && (!lower.ends_with('s') || lower.ends_with("ss"))
    }

    /// Whether a single word is more often written small than as a name.
    fn mostly_lower(&self, found: &Found) -> bool {
        if found.known.is_some() || found.title.is_some() || found.capitals || found.key.contains(' ') {
            return false;
        }
        let lower = found.key.lower();
        let count = |map: &HashMap<String, u32>| map.get(&lower).copied().unwrap_or_default();
        count(&self.capital) < count(&self.lower)
    }
}

/// Reads one candidate: its evidence, what is said of it, and whether it needs support from elsewhere.
fn read(
    pieces: &[Piece<'_>],
    mut candidate: Candidate,
    previous: &mut Option<(usize, NameKind)>,
) -> (Range<usize>, Found, Support) {
    let mut evidence = evidence(pieces, &mut candidate);
    in_a_row(pieces, &candidate, *previous, &mut evidence);
    let range = candidate.range.clone();
    let inside = pieces.get(range.clone()).unwrap_or_default();
    let name = inside.iter().map(|piece| piece.key.as_str()).collect::<Vec<_>>().join(" ");
    let single = inside.first().filter(|_| inside.len() == 1);
    let lower = name.lower();
    let (kind, weight, _) = evidence.best();
    let opens = single.is_some_and(|piece| piece.initial && piece.shape == Shape::Capital);
    let plain = single.is_some_and(|piece| piece.shape != Shape::Caps || plural_of_capitals(piece.text))
        && (words().common(&lower)
            || (opens
                && (words().wordlike(&lower) || grammar::word(&lower).is_some() || closed(&lower, Closed::Pronoun)))
            || words().titles.get(&lower).is_some()
            || words().is("calendar", &lower)
            || plural_of_capitals(&name)
            || heads_alone(&name));
    let supported = candidate.known.is_some() || candidate.title.is_some() || candidate.quoted || 3.4 <= weight;
    let owns = pieces.get(range.end).is_some_and(|piece| piece.shape == Shape::Possessive);
    let support = if supported {
        Support::Own
    } else if plain {
        Support::Plain
    } else if opens && !owns && words().first_name(&name).is_none() {
        Support::Opens
    } else {
        Support::Own
    };
    *previous = Some((range.end, kind));
    let found = describe(pieces, &candidate, &evidence);
    (range, found, support)
}

/// A candidate as the name that it may be: its words, and what is said of it.
pub(crate) fn describe(pieces: &[Piece<'_>], candidate: &Candidate, evidence: &Evidence) -> Found {
    let range = &candidate.range;
    let inside = pieces.get(range.clone()).unwrap_or_default();
    let span = inside.first().zip(inside.last()).map_or(Span::new(0, 0), |(first, last)| first.span.cover(last.span));
    let key = inside.iter().map(|piece| piece.key.as_str()).collect::<Vec<_>>().join(" ");
    let single = inside.first().filter(|_| inside.len() == 1);
    let mut said_of = Vec::new();
    said_of.extend(said_of::role_before(pieces, range.start));
    let titled = candidate
        .title
        .as_ref()
        .map_or(range.start, |title| pieces.partition_point(|piece| piece.span.start() < title.span.start()));
    said_of.extend(said_of::before_comma(pieces, titled, range.end));
    said_of.extend(said_of::after(pieces, range));
    let title = candidate.title.clone().map(|title| Title { span: said_of::whole_title(pieces, title.span), ..title });
    let born = self::key(pieces, range.end) == "was" && self::key(pieces, range.end + 1) == "born";
    let also = also_called(pieces, range.start);
    let before = range.start.checked_sub(1).map_or("", |before| self::key(pieces, before));
    let beside = match beside_kin(pieces, range) || shares_surname(pieces, range) {
        _ if is_one_of(before, "younger elder older") => Beside::Other,
        _ if born => Beside::Born,
        _ if also.is_some() => also.unwrap_or(Beside::Nothing),
        true => Beside::Kin,
        false => Beside::Nothing,
    };
    let capitals = single.is_some_and(|piece| piece.shape == Shape::Caps) || span_is_initials(inside);
    Found { span, key, evidence: *evidence, known: candidate.known, title, said_of, beside, capitals }
}

/// "Lee County and Sarasota": what stands in a row is of a kind.
fn in_a_row(pieces: &[Piece<'_>], candidate: &Candidate, previous: Option<(usize, NameKind)>, evidence: &mut Evidence) {
    let Some((end, kind)) = previous else { return };
    let language = kind == NameKind::Language && words().language(key(pieces, candidate.range.start));
    if candidate.known.is_some() && !language {
        return;
    }
    let row = candidate.range.start == end + 1 && is_one_of(key(pieces, end), "and or ,");
    let comma_and =
        candidate.range.start == end + 2 && key(pieces, end) == "," && is_one_of(key(pieces, end + 1), "and or");
    if (row || comma_and) && language {
        evidence.add(NameKind::Language, 7.0, "name.language");
    } else if (row || comma_and) && matches!(kind, NameKind::Gpe | NameKind::Org | NameKind::Loc | NameKind::Person) {
        evidence.add(kind, 0.8, "name.in-a-row");
    }
}

/// "MPs", "NGOs": members of a class, no name.
fn plural_of_capitals(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or_default();
    1 < stem.len() && stem.chars().all(Letter::is_upper)
}

fn span_is_initials(inside: &[Piece<'_>]) -> bool {
    inside.len() == 1 && inside.iter().all(|piece| piece.shape == Shape::Initial && 1 < piece.key.len())
}

/// A head on its own names nothing: "the University", "the Treaty".
fn heads_alone(word: &str) -> bool {
    let classes = ["end.ORG", "end.FAC", "end.LOC", "end.GPE", "end.EVENT", "end.LAW", "suffix", "closed"];
    classes.iter().any(|class| words().is(class, word))
}

/// "Bill and | Hillary Clinton": the surname alone may be either's.
fn shares_surname(pieces: &[Piece<'_>], range: &Range<usize>) -> bool {
    let joined = range.start.checked_sub(1).is_some_and(|and| key(pieces, and) == "and");
    let first = range.start.checked_sub(2).and_then(|first| pieces.get(first)).filter(|_| joined && 1 < range.len());
    first.is_some_and(|first| words().first_name(&first.key).is_some())
}

/// "Ann Tarn, known to friends as Nan", "Ann Tarn was born Ann Orr": another name of whoever is named before, with nobody between.
fn also_called(pieces: &[Piece<'_>], start: usize) -> Option<Beside> {
    let cue = start.checked_sub(1)?;
    let born = is_one_of(key(pieces, cue), "born née nee");
    if !(born || is_one_of(key(pieces, cue), "as nicknamed called")) {
        return None;
    }
    let mut known = born;
    for at in (cue.saturating_sub(8)..=cue).rev() {
        let word = key(pieces, at);
        if pieces.get(at)?.capital() {
            return known.then_some(if born { Beside::BornAs } else { Beside::Also });
        }
        known |= is_one_of(word, "known nicknamed called");
        if !words().is("also.called", word) {
            break;
        }
    }
    None
}

/// Whether a word for a relative stands right beside the name.
fn beside_kin(pieces: &[Piece<'_>], range: &Range<usize>) -> bool {
    let is = |index: Option<usize>| {
        // "A mother of three" is nobody's mother here.
        let of = |index: usize| {
            key(pieces, index + 1) == "of"
                && pieces.get(index + 2).is_some_and(|piece| {
                    piece.taken || piece.shape == Shape::Number || words().is("small.number", &piece.key)
                })
        };
        index.filter(|index| !of(*index)).is_some_and(|index| words().is("kin", key(pieces, index)))
    };
    let comma = key(pieces, range.end) == ",";
    let before = range.start.checked_sub(1);
    // "The daughter of a clerk, Paul Tarn, and a teacher, Ann Tarn".
    let verb = |at: &usize| words().is("clause", key(pieces, *at)) || words().is("says", key(pieces, *at));
    let row = (range.start.saturating_sub(10)..range.start).rev().take_while(|at| !verb(at));
    let born_of = || row.clone().any(|at| is(Some(at)) && key(pieces, at + 1) == "of");
    // "Her sons, Paul Tarn and Mark Tarn": the second too. "Her father and coach, Paul Tarn", "he married the painter Ann Tarn".
    let listed = |at: &usize| {
        pieces.get(*at).is_some_and(|piece| piece.capital() || piece.taken || piece.shape == Shape::Number)
            || is_one_of(key(pieces, *at), ", and ( ) the")
            || (words().role(key(pieces, *at)) && !words().is("kin", key(pieces, *at)))
    };
    let head = row.clone().find(|at| !listed(at));
    let wed = |at| is_one_of(key(pieces, at), "married wed divorced marrying");
    if born_of() || head.is_some_and(|at| wed(at) || is(Some(at))) {
        return true;
    }
    let before_comma = before.filter(|at| key(pieces, *at) == ",").and_then(|at| at.checked_sub(1));
    is(before)
        || is(before_comma)
        || (comma
            // "Ann Tarn, whose brother": he is the relative.
            && key(pieces, range.end + 1) != "whose"
            && (is(Some(range.end + 1)) || is(Some(range.end + 2)) || is(Some(range.end + 3))))
}
