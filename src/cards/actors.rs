//! The people and bodies that a card says something about. Who is only named beside them ("the NATO members", "his
//! lawyer", "at Leeds Crown Court"), and what may be no person or body at all, is not listed: the card's words name it.

use crate::Analysis;
use crate::annotate::Rule;
use crate::annotate::names::{Entity, Form, NameKind, NameMention};
use crate::annotate::syntax::Tag;
use crate::cards::fields::{field, words};
use crate::cards::{Field, FieldKind};
use crate::claims::{Claim, Role, Voice};
use crate::lexicon::is_one_of;
use crate::text::{Case, Letter, Span};

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
        // "Harwich" may be the town, and not the firm that is called after it.
        if entity.kind == NameKind::Org && mention.form == Form::Alias {
            names.push(words);
            spans.push(span);
            continue;
        }
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

/// The entities that a claim's words surely mean, by index: not those that only a pronoun does which may be another's.
pub(crate) fn surely(analysis: &Analysis, claim: &Claim) -> Vec<usize> {
    let names = &analysis.annotations.names;
    let meant = |entity: &&Entity| {
        let mentions = entity.mentions.iter().filter_map(|&mention| names.get(mention));
        mentions.into_iter().any(|mention| {
            let here = claim.heading.iter().any(|heading| heading.contains(mention.span));
            let doubted =
                mention.form == Form::Pronoun && entity.kind == NameKind::Person && !is_alone(analysis, mention);
            here && mention.form != Form::Title && !doubted
        })
    };
    let entities = &analysis.annotations.entities;
    claim.who.iter().copied().filter(|&entity| entities.get(entity).as_ref().is_some_and(meant)).collect()
}

fn voices(claim: &Claim) -> impl Iterator<Item = &Voice> {
    std::iter::once(&claim.voice).chain(&claim.beside)
}

/// After how many sentences a pronoun is too far from a name to be surely its bearer's.
const FAR: usize = 20;

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
    let capitals = entity.name.chars().all(Letter::is_upper);
    let speaks = || {
        let sources = analysis.claims.claims.iter().flat_map(voices).filter_map(|voice| voice.source);
        sources.into_iter().any(|source| named().any(|mention| source.contains(mention.span)))
    };
    kind && (told || capitals || speaks())
}

/// Whether a mention stands for who does something, or to whom it is done: the subject, an object or who is told, by itself or
/// joined to one; no owner, no modifier, no thing ("an MBE").
fn takes_part(analysis: &Analysis, claim: &Claim, entity: &Entity, mention: &NameMention) -> bool {
    let document = &analysis.document;
    let syntax = &analysis.annotations.syntax;
    let word = |token: usize| document.word(token).lower();
    let own = words(analysis, mention.span).lower();
    if mention.form == Form::Pronoun {
        // "It" stays as it stands: frozen cards must stay small, and the list of names tells what it is.
        let owner = is_one_of(own.as_str(), "his her hers its their");
        if owner || !is_person(analysis, mention, entity) {
            return false;
        }
    }
    let arguments = claim.frame.arguments.iter().filter(|argument| match argument.role {
        Role::Object | Role::Recipient | Role::Theme => true,
        Role::Other => document.str(argument.span).starts_with("by "),
        _ => false,
    });
    // Without a subject the reading does not tell who takes part.
    let parts = claim.frame.subject.into_iter().chain(arguments.map(|argument| argument.span));
    let Some(part) = claim.frame.subject.and_then(|_| parts.into_iter().find(|part| part.contains(mention.span)))
    else {
        return false;
    };
    let (tokens, part) = (document.tokens_in(mention.span), document.tokens_in(part));
    let chunk = syntax.chunk_at(tokens.start);
    let begins = chunk.map_or(tokens.start, |chunk| chunk.tokens.start.min(tokens.start));
    let thing = entity.kind == NameKind::Org && is_one_of(word(begins).as_str(), "a an");
    let owns = is_one_of(word(tokens.end).as_str(), "'s ’s ' ’ -");
    let modifies = chunk.is_some_and(|chunk| tokens.end <= chunk.head && chunk.tokens.contains(&tokens.end));
    // "the chair | of Leeds Trust", "a bill | that Hale drew up".
    let hangs = |token: usize| matches!(syntax.tag(token), Tag::Adp | Tag::Verb | Tag::Aux | Tag::Sconj | Tag::Pron);
    let hung = (part.start + 1..begins).any(hangs);
    !(thing || owns || modifies || hung)
}

/// Whether it is a pronoun that surely stands for this person. What one word names may be a firm that a "he" was laid on.
pub(crate) fn is_person(analysis: &Analysis, mention: &NameMention, entity: &Entity) -> bool {
    let person = entity.kind == NameKind::Person && entity.name.contains(' ');
    mention.form == Form::Pronoun && person && is_alone(analysis, mention)
}

/// Whether a pronoun can stand for nobody else: the person named last before it is the only one that this sentence names,
/// and nobody without a name ("a former carer") has spoken since. What the reader tied stays tied.
pub(crate) fn is_alone(analysis: &Analysis, pronoun: &NameMention) -> bool {
    if pronoun.rule.starts_with("reader.") {
        return true;
    }
    let (found, document) = (&analysis.annotations, &analysis.document);
    let person = |name: &&NameMention| {
        let kind = found.entities.get(name.entity).map(|entity| entity.kind);
        name.is_name() && kind == Some(NameKind::Person)
    };
    let Some(here) = document.sentence_at(pronoun.span.start()) else { return false };
    let edge = document.sentences.get(here.saturating_sub(FAR)).map_or(0, |sentence| sentence.span.start());
    let up_to = |place| found.names.partition_point(|name| name.span.start() < place);
    let near = found.names.get(up_to(edge)..up_to(pronoun.span.start())).unwrap_or_default();
    let earlier = || near.iter().rev();
    let mut names = earlier().filter(person);
    let Some(last) = names.next() else { return false };
    let sentence = |name: &NameMention| document.sentence_at(name.span.start());
    let home = sentence(last);
    let since = |source: Span| last.span.end() <= source.start() && source.end() <= pronoun.span.start();
    let of_another = |source: Span| {
        let tied = earlier().take_while(|name| source.start() <= name.span.start());
        since(source) && !tied.into_iter().any(|name| name.span.start() < source.end() && name.entity == last.entity)
    };
    last.entity == pronoun.entity
        && names.take_while(|name| sentence(name) == home).all(|name| name.entity == pronoun.entity)
        && !voiced(analysis, home, Some(here)).flat_map(voices).filter_map(|voice| voice.source).any(of_another)
}

/// The statements of the sentences from one to another.
fn voiced(analysis: &Analysis, from: Option<usize>, to: Option<usize>) -> impl Iterator<Item = &Claim> {
    let claims = &analysis.claims.claims;
    let first = claims.partition_point(|claim| Some(claim.sentence) < from);
    claims.iter().skip(first).take_while(move |claim| Some(claim.sentence) <= to)
}
