//! What the trained reader of names sees of each piece of a sentence: hashes of its word, its looks, its neighbours,
//! the lists it stands in, what the rules took it for, and how the rest of the document writes it. Any change here makes
//! trained files foreign: count up `models::names::KIND`.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::annotate::names::candidates::title_case;
use crate::annotate::names::pieces::{Piece, Shape};
use crate::models::hash::{hash, mix};
use crate::models::names::FIRST;
use crate::text::{Letter, Span};
use rustc_hash::FxHashSet as HashSet;

/// The features of one piece: a hash each.
pub(crate) type Features = Vec<u64>;

/// A name that the rules found: where, what kind, by which rule. In text order.
pub(crate) type Ruled = (Span, NameKind, Rule);

/// What stands before a sentence, and after it.
const BEFORE: u64 = 1;
const AFTER: u64 = 2;

/// The longest listed name, in words.
const LONGEST: usize = 4;

/// Surnames.
pub(crate) const LAST: u8 = 2;
/// Names of one or more words are looked for in all other lists.
const PHRASES: u8 = !(FIRST | LAST);

/// What is worked out once for a piece, and used by its neighbours too.
#[derive(Clone, Debug, Default)]
struct Seen {
    form: u64,
    lower: u64,
    short: u64,
    capital: bool,
    /// The bits of the lists that hold it as a word.
    word: u8,
    /// The bits of the lists that hold a name of which it is a part.
    phrase: u8,
    /// What the rules took it for: kind and place in the name.
    ruled: u64,
    rule: u64,
}

/// How the document writes its words.
#[derive(Debug, Default)]
struct Writing {
    lower: HashSet<u64>,
    inside: HashSet<u64>,
}

/// The features of every piece, handed to `each` a sentence at a time: those of a whole article would be many times its
/// size. `listed` gives the bits of the lists that hold some words.
pub(crate) fn features(
    sentences: &[Vec<Piece<'_>>],
    ruled: &[Ruled],
    listed: &dyn Fn(&str) -> u8,
    each: &mut dyn FnMut(&[Features]),
) {
    let mut writing = Writing::default();
    for piece in sentences.iter().flatten() {
        match piece.shape {
            Shape::Lower => _ = writing.lower.insert(hash(piece.key.as_bytes())),
            Shape::Capital | Shape::Caps if !piece.initial => _ = writing.inside.insert(hash(piece.key.as_bytes())),
            _ => {}
        }
    }
    let mut ruled = ruled.iter().copied().peekable();
    for pieces in sentences {
        let mut seen: Vec<Seen> = pieces.iter().map(|piece| look(piece, listed)).collect();
        phrases(pieces, &mut seen, listed);
        by_rules(pieces, &mut seen, &mut ruled);
        each(&sentence(pieces, &seen, &writing));
    }
}

fn look(piece: &Piece<'_>, listed: &dyn Fn(&str) -> u8) -> Seen {
    let capital = piece.capital();
    let lower = if piece.shape == Shape::Lower { hash(piece.key.as_bytes()) } else { hash(piece.lower().as_bytes()) };
    Seen {
        form: hash(piece.key.as_bytes()),
        lower,
        short: shape_of(piece, false),
        capital,
        word: if capital { listed(&piece.key) & (FIRST | LAST) } else { 0 },
        ..Seen::default()
    }
}

/// What a word looks like: capitals, small letters, digits and signs, each run of them once, or up to three times.
fn shape_of(piece: &Piece<'_>, long: bool) -> u64 {
    let mut shape = u64::from(piece.taken);
    let (mut last, mut run) = ('\0', 0);
    for sign in piece.text.chars() {
        let class = match sign {
            _ if sign.is_upper() => 'X',
            _ if sign.is_alphabetic() => 'x',
            _ if sign.is_ascii_digit() => 'd',
            '’' => '\'',
            _ => sign,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run == 0 || (long && run < 3) {
            shape = mix(shape, u64::from(class));
        }
    }
    shape
}

/// Marks the pieces of the longest listed names.
fn phrases(pieces: &[Piece<'_>], seen: &mut [Seen], listed: &dyn Fn(&str) -> u8) {
    for start in 0..pieces.len() {
        let Some(first) = pieces.get(start).filter(|piece| piece.capital()) else { continue };
        let mut words = first.key.clone();
        let mut best = (1, listed(&words) & PHRASES);
        for end in start + 1..(start + LONGEST).min(pieces.len()) {
            let Some(next) = pieces.get(end).filter(|piece| !matches!(piece.shape, Shape::Mark | Shape::Possessive))
            else {
                break;
            };
            words.push(' ');
            words.push_str(&next.key);
            let bits = if next.capital() { listed(&words) & PHRASES } else { 0 };
            if bits != 0 {
                best = (end + 1 - start, bits);
            }
        }
        for one in seen.iter_mut().skip(start).take(best.0) {
            one.phrase |= best.1;
        }
    }
}

/// Marks the pieces that the rules took for names.
fn by_rules(pieces: &[Piece<'_>], seen: &mut [Seen], ruled: &mut std::iter::Peekable<impl Iterator<Item = Ruled>>) {
    for (piece, one) in pieces.iter().zip(seen) {
        while ruled.peek().is_some_and(|(span, ..)| span.end() <= piece.span.start()) {
            ruled.next();
        }
        let Some((span, kind, rule)) = ruled.peek().filter(|(span, ..)| span.overlaps(piece.span)) else { continue };
        let first = u64::from(span.start() == piece.span.start());
        one.ruled = 2 + 2 * (*kind as u64) + first;
        one.rule = hash(rule.as_bytes());
    }
}

/// The run of capitals that holds the piece at `index`.
fn run(seen: &[Seen], index: usize) -> (usize, usize) {
    let capital = |index: &usize| seen.get(*index).is_some_and(|one| one.capital);
    let start = (index.saturating_sub(8)..index).rev().take_while(capital).last().unwrap_or(index);
    let end = (index + 1..index + 9).take_while(capital).last().unwrap_or(index);
    (start, end)
}

fn sentence(pieces: &[Piece<'_>], seen: &[Seen], writing: &Writing) -> Vec<Features> {
    let titled = u64::from(title_case(pieces));
    let shouted = {
        let words = || pieces.iter().filter(|piece| matches!(piece.shape, Shape::Lower | Shape::Capital | Shape::Caps));
        let caps = words().filter(|piece| piece.shape == Shape::Caps).count();
        2 < words().count() && words().count() * 7 < caps * 10
    };
    let edge = |index: Option<usize>, of: &dyn Fn(&Seen) -> u64| match index {
        None => BEFORE,
        Some(index) => seen.get(index).map_or(AFTER, of),
    };
    let lower = |one: &Seen| one.lower;
    let short = |one: &Seen| one.short;
    let mut all = Vec::with_capacity(pieces.len());
    for (at, (piece, own)) in pieces.iter().zip(seen).enumerate() {
        let (before, second, after, third) = (at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2));
        let (left, right) = (edge(before, &lower), edge(after, &lower));
        let (left_short, right_short) = (edge(before, &short), edge(after, &short));
        let mut found: Features = Vec::with_capacity(64);
        let mut add = |id: u64, one: u64, other: u64| found.push(mix(mix(id, one), other));
        add(0, 0, 0);
        if !shouted {
            add(1, own.form, 0);
        }
        add(2, own.lower, 0);
        add(3, shape_of(piece, true), 0);
        add(4, own.short, 0);
        add(5, left, 0);
        add(6, right, 0);
        add(7, left, own.lower);
        add(8, own.lower, right);
        add(9, left_short, own.short);
        add(10, own.short, right_short);
        add(11, mix(left_short, right_short), own.short);
        add(12, left, own.short);
        add(13, right, own.short);
        add(14, own.ruled, 0);
        let (left_rule, right_rule) = (edge(before, &|one| one.ruled), edge(after, &|one| one.ruled));
        add(15, left_rule, own.ruled);
        add(16, own.ruled, right_rule);
        add(17, own.rule, own.ruled);
        add(18, own.ruled, own.short);
        let bits = |one: &Seen| u64::from(one.word) | u64::from(one.phrase) << 8;
        add(19, bits(own), 0);
        add(20, edge(before, &bits), bits(own));
        add(21, bits(own), edge(after, &bits));
        if own.capital || piece.shape == Shape::Lower && (seen.get(at + 1).is_some_and(|one| one.capital)) {
            add(22, edge(second, &lower), 0);
            add(23, edge(third, &lower), 0);
            add(24, edge(second, &lower), left);
            add(25, right, edge(third, &lower));
        }
        if own.capital {
            affixes(piece, &mut add);
            let (start, end) = run(seen, at);
            let place = (u64::from(start == at)) | u64::from(end == at) << 1;
            let (head, opener) = (edge(Some(end), &lower), edge(Some(start), &lower));
            let (outside, beyond) = (edge(start.checked_sub(1), &lower), edge(Some(end + 1), &lower));
            add(30, head, place);
            add(31, opener, place);
            add(32, outside, place);
            add(33, beyond, place);
            add(34, (end - start) as u64, place);
            add(35, edge(Some(end), &bits), place);
            add(36, edge(Some(start), &bits), place);
            add(37, own.ruled, outside);
            add(38, own.ruled, beyond);
            add(39, own.ruled, bits(own));
            let initial = u64::from(piece.initial);
            add(40, initial | titled << 1 | u64::from(shouted) << 2, own.short);
            let small = u64::from(writing.lower.contains(&own.lower));
            let inside = u64::from(writing.inside.contains(&own.form));
            add(41, small | inside << 1 | initial << 2, 0);
            add(42, small | inside << 1 | initial << 2, own.ruled);
        }
        all.push(found);
    }
    all
}

/// Beginnings and ends of a word, of one to four letters.
fn affixes(piece: &Piece<'_>, add: &mut impl FnMut(u64, u64, u64)) {
    let lower = piece.lower();
    let count = lower.chars().count();
    for (length, id) in (1..=4).zip(50_u64..) {
        if count <= length {
            break;
        }
        let cut = |chars: usize| lower.char_indices().nth(chars).map_or(lower.len(), |(at, _)| at);
        let start = lower.get(..cut(length)).unwrap_or_default();
        let end = lower.get(cut(count - length)..).unwrap_or_default();
        add(id, hash(start.as_bytes()), 0);
        add(id + 10, hash(end.as_bytes()), 0);
    }
}
