//! The people and bodies that a card says something about. Who is only named beside them ("the NATO members", "his
//! lawyer", "at Leeds Crown Court"), and what may be no person or body at all, is not listed: the card's words name it.

use crate::Analysis;
use crate::annotate::Rule;
use crate::annotate::names::{Entity, Form, NameKind, NameMention};
use crate::cards::fields::{field, words};
use crate::cards::{Field, FieldKind};
use crate::claims::{Claim, Voice};
use crate::text::Span;

/// The line, each by their fullest name; what was worked out is said.
pub(crate) fn actors(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let (mut names, mut spans, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    // A source has a line of its own.
    let sources = || voices(claim).filter_map(|voice| voice.source);
    for entity in claim.who.iter().filter_map(|&index| analysis.annotations.entities.get(index)) {
        if !is_known(analysis, entity) {
            continue;
        }
        let mentions = entity.mentions.iter().filter_map(|&mention| analysis.annotations.names.get(mention));
        let shown = mentions.map(|mention| (mention, mention.span)).find(|&(mention, span)| {
            claim.heading.iter().any(|heading| heading.contains(span))
                && sources().all(|source| !source.contains(span))
                && takes_part(analysis, claim, entity, mention)
        });
        let Some((mention, span)) = shown else { continue };
        let words = words(analysis, span);
        if words != entity.name {
            let by_hand = mention.rule.starts_with("reader.");
            notes.push(format!("“{words}” {} {}", if by_hand { "taken by hand as" } else { "read as" }, entity.name));
        }
        names.push(entity.name.clone());
        spans.push(span);
    }
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    (!names.is_empty()).then(|| field(FieldKind::Who, names.join(", "), &spans, note))
}

fn voices(claim: &Claim) -> impl Iterator<Item = &Voice> {
    std::iter::once(&claim.voice).chain(&claim.beside)
}

/// Rules that take a word for a name by its capital or by what stands near it: what one word names so may be a ship or
/// a storm.
const WEAK: [Rule; 5] = ["name.capitals", "name.trained", "name.article", "name.plain-words", "name.two-words"];

/// Whether an entity is surely a person or a body: by more than one word, by a rule that looks at what it is, or because
/// the article has it speak.
fn is_known(analysis: &Analysis, entity: &Entity) -> bool {
    let kind = matches!(entity.kind, NameKind::Person | NameKind::Org);
    let mentions = || entity.mentions.iter().filter_map(|&mention| analysis.annotations.names.get(mention));
    let named = || mentions().filter(|mention| mention.is_name());
    let told = named().any(|mention| !WEAK.contains(&mention.rule)) || entity.name.contains(' ');
    let capitals = entity.name.chars().all(char::is_uppercase);
    let speaks = || {
        let sources = analysis.claims.claims.iter().flat_map(voices).filter_map(|voice| voice.source);
        sources.into_iter().any(|source| named().any(|mention| source.contains(mention.span)))
    };
    kind && (told || capitals || speaks())
}

/// Whether a mention stands for who does something, or to whom it is done: no owner, no modifier, no place.
fn takes_part(analysis: &Analysis, claim: &Claim, entity: &Entity, mention: &NameMention) -> bool {
    let document = &analysis.document;
    let word = |token: Option<usize>| token.map(|token| document.word(token).to_lowercase()).unwrap_or_default();
    let own = words(analysis, mention.span).to_lowercase();
    if mention.form == Form::Pronoun {
        // What one word names may be a firm that a "he" was laid on. "It" stays as it stands: frozen cards must stay
        // small, and the list of names tells what it is.
        let person = entity.kind == NameKind::Person && entity.name.contains(' ');
        return person && !matches!(own.as_str(), "his" | "her" | "hers" | "its" | "their");
    }
    let tokens = document.tokens_in(mention.span);
    let chunk = analysis.annotations.syntax.chunk_at(tokens.start);
    // "in | the journal Field Notes".
    let begins = chunk.map_or(tokens.start, |chunk| chunk.tokens.start.min(tokens.start));
    let before = begins.checked_sub(1);
    let owns = matches!(word(Some(tokens.end)).as_str(), "'s" | "’s" | "'" | "’" | "-");
    let placed = matches!(
        word(before).as_str(),
        "of" | "at" | "in" | "near" | "under" | "outside" | "inside" | "off" | "on" | "without"
    );
    let modifies = chunk.is_some_and(|chunk| tokens.end <= chunk.head && chunk.tokens.contains(&tokens.end));
    // "With Doyle off, Kilcarrow scored".
    let fronted = claim.frame.subject.is_some_and(|subject: Span| mention.span.end() <= subject.start());
    !(owns || placed || modifies || fronted)
}
