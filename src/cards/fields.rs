//! The lines of a card: each is words of the text, or says how it was worked out.

use crate::Analysis;
use crate::annotate::Rule;
use crate::annotate::dates::{DateMention, Described, describe};
use crate::annotate::names::{NameKind, NameMention};
use crate::annotate::syntax::{ChunkKind, Tag};
use crate::cards::figures::amounts;
use crate::cards::{Field, FieldKind, actors};
use crate::claims::{Claim, ClaimKind, Role, Voice, VoiceKind};
use crate::lexicon::is_one_of;
use crate::text::{Case, Span, overlapping};

/// What a field shows where the text says nothing: that is a finding too.
const NOT_STATED: &str = "not stated";

/// The lines of a claim's card, in the order shown. `numbers` are the sentences' as shown.
pub(crate) fn fields(analysis: &Analysis, claim: &Claim, numbers: &[u32]) -> Vec<Field> {
    let own = voice(analysis, claim, &claim.voice, numbers);
    let partial = claim.why.contains(&"voice.in-part");
    let mut fields = vec![if partial { in_part(analysis, &claim.voice, own) } else { own }];
    // Where the clauses leave a doubt the card is its sentence, and where somebody says a part of it nobody says all; only
    // a source is never left out.
    if !is_sure(claim) || !claim.beside.is_empty() {
        fields.retain(|_| claim.voice.kind != VoiceKind::Article || claim.voice.cue.is_some());
    }
    let others = claim.beside.iter().filter(|beside| beside.source.is_none() || beside.source != claim.voice.source);
    fields.extend(others.map(|beside| in_part(analysis, beside, voice(analysis, claim, beside, numbers))));
    fields.extend(softened(analysis, claim));
    fields.extend(negated(analysis, claim));
    if !is_sure(claim) || partial {
        return fields;
    }
    if claim.presupposed {
        fields.push(verbatim(analysis, FieldKind::Presupposed, &[claim.span]));
    }
    fields.extend(sort(analysis, claim));
    fields.extend(hedge_dropped(analysis, claim, numbers));
    fields.extend(when(analysis, claim));
    fields.extend(place(analysis, claim));
    fields.extend(amounts(analysis, claim));
    fields.extend(actors::actors(analysis, claim));
    fields
}

/// The line of a source that says a part of the card's words.
fn in_part(analysis: &Analysis, voice: &Voice, field: Field) -> Field {
    let cue = voice.cue.map(|cue| format!(", by the words “{}”", words(analysis, cue))).unwrap_or_default();
    Field { note: Some(format!("a part of it{cue}")), ..field }
}

/// Whether the reading of the sentence's clauses left no doubt.
pub(crate) fn is_sure(claim: &Claim) -> bool {
    !claim.why.iter().any(|rule| is_one_of(rule, "claim.whole-sentence voice.in-doubt"))
}

/// Why a checker would start here: "has a name, an act and a date".
pub(crate) fn reason(analysis: &Analysis, claim: &Claim) -> String {
    let kind = |index: &usize| analysis.annotations.entities.get(*index).map(|entity| entity.kind);
    let named = claim.who.iter().filter_map(kind).any(|kind| kind != NameKind::Norp);
    let has = [
        (named, "a name"),
        (claim.kind == ClaimKind::Event, "an act"),
        (amounts(analysis, claim).is_some(), "a number"),
        (!claim.when.is_empty(), "a date"),
        (!claim.places.is_empty(), "a place"),
        (claim.voice.kind == VoiceKind::Named, "a named source"),
    ];
    let has: Vec<&str> = has.iter().filter(|(has, _)| *has).map(|(_, what)| *what).collect();
    match has.split_last() {
        None => String::new(),
        Some((last, [])) => format!("has {last}"),
        Some((last, first)) => format!("has {} and {last}", first.join(", ")),
    }
}

/// A date in plain words, and what it was worked out from.
pub(crate) fn date(analysis: &Analysis, date: &DateMention) -> Described {
    let annotations = &analysis.annotations;
    let described = describe(date, &annotations.dates, &annotations.published, &analysis.document);
    match date.rule {
        "reader.date" => {
            Described { note: Some(format!("set by hand for “{}”", words(analysis, date.span))), ..described }
        }
        "reader.added" => Described { note: Some("marked by hand, no date set".to_owned()), ..described },
        _ => described,
    }
}

pub(crate) fn words(analysis: &Analysis, span: Span) -> String {
    analysis.document.str(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn field(kind: FieldKind, value: impl Into<String>, spans: &[Span], note: Option<String>) -> Field {
    Field { kind, value: value.into(), spans: spans.to_vec(), note }
}

pub(crate) fn verbatim(analysis: &Analysis, kind: FieldKind, spans: &[Span]) -> Field {
    let value: Vec<String> = spans.iter().map(|&span| words(analysis, span)).collect();
    field(kind, value.join(", "), spans, None)
}

/// What softens it; said to be a part where it stands in one.
fn softened(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let part = claim.aside.softener.is_some() || claim.why.contains(&"strength.in-part");
    let spans = claim.softeners.iter().copied().chain(claim.aside.softener);
    quoted(analysis, FieldKind::Softened, &spans.collect::<Vec<_>>()).map(|field| of_part(field, part))
}

/// What negates it; said to be a part where it stands in one.
fn negated(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    // What denies it may say no more than its source does.
    let in_part = |rule: &Rule| is_one_of(rule, "negation.in-part voice.in-part");
    let part = claim.aside.negation.is_some() || claim.why.iter().any(in_part);
    let spans = claim.negation.into_iter().chain(claim.aside.negation);
    quoted(analysis, FieldKind::Negated, &spans.collect::<Vec<_>>()).map(|field| of_part(field, part))
}

/// A line that tells of no more than a part of the card's words, where `part`.
fn of_part(field: Field, part: bool) -> Field {
    Field { note: part.then(|| "a part of it".to_owned()), ..field }
}

pub(crate) fn quoted(analysis: &Analysis, kind: FieldKind, spans: &[Span]) -> Option<Field> {
    let value: Vec<String> = spans.iter().map(|&span| format!("“{}”", words(analysis, span))).collect();
    (!spans.is_empty()).then(|| field(kind, value.join(", "), spans, None))
}

/// "“he” read as Ivo Hale": who a source's pronoun surely stands for.
fn meant(analysis: &Analysis, source: Span) -> Option<String> {
    let names = overlapping(&analysis.annotations.names, source, |name| name.span);
    let name = names.iter().find(|name| name.span == source)?;
    let entity = analysis.annotations.entities.get(name.entity)?;
    actors::is_person(analysis, name, entity)
        .then(|| ["“", &words(analysis, source), "” read as ", &entity.name].concat())
}

/// Whether a source is only pointed at ("he") without it being sure who is meant, or is left out beside a quotation.
pub(crate) fn is_pointed(analysis: &Analysis, voice: &Voice) -> bool {
    matches!(voice.kind, VoiceKind::Named | VoiceKind::Unnamed)
        && voice.source.map_or(voice.cue.is_some() || voice.form.is_some(), |source| {
            is_pronoun(analysis, source) && meant(analysis, source).is_none()
        })
}

fn is_pronoun(analysis: &Analysis, source: Span) -> bool {
    is_one_of(words(analysis, source).as_str(), "he He she She it It they They")
}

pub(crate) fn voice(analysis: &Analysis, claim: &Claim, voice: &Voice, numbers: &[u32]) -> Field {
    let elsewhere = voice.source.and_then(|source| {
        let sentence = analysis.document.sentence_at(source.start()).filter(|&sentence| sentence != claim.sentence)?;
        let named = if is_pronoun(analysis, source) { "" } else { "named " };
        Some(format!("the quotation’s speaker, {named}in sentence {}", numbers.get(sentence)?))
    });
    let cue = voice.cue.map(|cue| format!("by the words “{}”", words(analysis, cue)));
    let answer = claim.why.contains(&"voice.answer").then(|| "whose answer it is, by the label before it".to_owned());
    let note = answer.or(elsewhere).or(cue);
    let meant = voice.source.filter(|_| voice.kind == VoiceKind::Named).and_then(|source| meant(analysis, source));
    let note = match (meant, note) {
        (Some(meant), Some(note)) => Some([&meant, ", ", &note].concat()),
        (meant, note) => meant.or(note),
    };
    match (voice.kind, voice.source) {
        (VoiceKind::Article, _) if voice.cue.is_some() => {
            let cue = voice.cue.map(|cue| words(analysis, cue)).unwrap_or_default();
            field(FieldKind::Voice, format!("see the sentence: “{cue}” may give one"), voice.cue.as_slice(), None)
        }
        (VoiceKind::Article, _) => field(FieldKind::Voice, "Stated, no source given", &[], None),
        // "Hale is said to have claimed": whose claim it is, on nobody's word.
        (VoiceKind::Evidential, Some(source)) => field(FieldKind::According, words(analysis, source), &[source], note),
        (VoiceKind::Evidential, _) => {
            let cue = voice.cue.map(|cue| words(analysis, cue)).unwrap_or_default();
            field(FieldKind::Voice, format!("“{cue}”: no source named"), voice.cue.as_slice(), None)
        }
        (VoiceKind::Unnamed, None) if voice.cue.is_none() && voice.form.is_none() => {
            field(FieldKind::Voice, "A source that the text does not name", &[], None)
        }
        (_, None) => field(FieldKind::Voice, "In quotation marks, speaker not named here", voice.cue.as_slice(), None),
        // The bare label of an answer.
        (VoiceKind::Named, Some(source)) if is_one_of(words(analysis, source).as_str(), "A Answer") => {
            field(FieldKind::According, "the answer (A)", &[source], note)
        }
        (VoiceKind::Named, Some(source)) => field(FieldKind::According, words(analysis, source), &[source], note),
        (VoiceKind::Unnamed, Some(source)) => {
            field(FieldKind::Unnamed, format!("“{}”", words(analysis, source)), &[source], note)
        }
    }
}

fn sort(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let value = match claim.kind {
        ClaimKind::Judgement => "Judgement",
        ClaimKind::Forecast => "About the future",
        ClaimKind::General => "In general",
        // "The works should employ 120" expects it.
        ClaimKind::Rule if claim.heading.iter().any(|&span| words(analysis, span).contains("should")) => return None,
        ClaimKind::Rule => "Says what must be",
        ClaimKind::Cause => "Cause and effect",
        ClaimKind::Event | ClaimKind::State | ClaimKind::Number => return None,
    };
    Some(field(FieldKind::Kind, value, &[], None))
}

/// "“reportedly” does not return in 5, 11".
fn hedge_dropped(analysis: &Analysis, claim: &Claim, numbers: &[u32]) -> Option<Field> {
    let thread = analysis.claims.threads.get(claim.thread?)?;
    let hedge =
        claim.softeners.first().copied().or(claim.voice.cue.filter(|_| claim.voice.kind == VoiceKind::Evidential))?;
    let later = thread.hedge_dropped.iter().filter_map(|&index| analysis.claims.claims.get(index));
    let mut sentences: Vec<u32> = later
        .filter(|later| claim.sentence < later.sentence)
        .filter_map(|later| numbers.get(later.sentence).copied())
        .collect();
    sentences.dedup();
    let list: Vec<String> = sentences.iter().map(u32::to_string).collect();
    let value = format!("“{}” does not return in {}", words(analysis, hedge), list.join(", "));
    (!list.is_empty()).then(|| field(FieldKind::HedgeDropped, value, &[hedge], Some("told there as done".to_owned())))
}

/// When it happened; `None` where the card's words hold a date that the reading could not give a place.
fn when(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let dates: Vec<&DateMention> =
        claim.when.iter().filter_map(|&index| analysis.annotations.dates.get(index)).collect();
    // With the word that says how: "since 1990", "between 2016 and 2019".
    let times =
        claim.frame.arguments.iter().filter(|argument| argument.role == Role::Time).map(|argument| argument.span);
    let spans: Vec<Span> = times.filter(|span| dates.iter().any(|date| date.span.overlaps(*span))).collect();
    if spans.is_empty() {
        // A day, but also "for three weeks", "with nine minutes left".
        let here = overlapping(&analysis.annotations.dates, sentence_span(analysis, claim), |date| date.span);
        let plays = claim.heading.iter().filter(|&&heading| holds_when(analysis, heading)).copied();
        return not_stated(FieldKind::When, claim, here.iter().map(|date| date.span).chain(plays));
    }
    let said = verbatim(analysis, FieldKind::When, &spans);
    // An answer's "Tuesday" is of the time that was asked about.
    let answer = claim.why.contains(&"voice.answer");
    let dates = dates.iter().filter(|found| !answer || !found.rule.contains("weekday"));
    // "It can be had by the summer": the one to come, whatever day was read.
    let heading: Vec<String> = claim.heading.iter().map(|&span| words(analysis, span)).collect();
    let modal = |word: &str| is_one_of(word, "can could may might will would should must");
    let ahead = ["by ", "before ", "until "].iter().any(|word| said.value.starts_with(word))
        && heading.iter().any(|words| words.split(' ').any(modal));
    let past = |found: &DateMention| {
        let last = found.value.latest.zip(analysis.annotations.published.date);
        last.is_some_and(|(latest, published)| latest < published)
    };
    let dates = dates.filter(|found| !ahead || !past(found));
    let notes: Vec<String> = dates.filter_map(|found| explained(date(analysis, found), &said.value)).collect();
    Some(Field { note: (!notes.is_empty()).then(|| notes.join("; ")), ..said })
}

/// Whether a stretch tells when something was without a date: "in the 74th minute", "as the verdict was read".
fn holds_when(analysis: &Analysis, stretch: Span) -> bool {
    let document = &analysis.document;
    document.tokens_in(stretch).any(|token| {
        let word = document.word(token).lower();
        is_one_of(&word, "half half-time innings interval lap minute minutes overtime quarter round stoppage")
            || is_one_of(&word, "after before once since until when while")
            || word == "as" && analysis.annotations.syntax.tag(token) == Tag::Sconj
    })
}

/// "Not stated", unless one of `named`, in the sentence, tells it.
fn not_stated(kind: FieldKind, claim: &Claim, mut named: impl Iterator<Item = Span>) -> Option<Field> {
    let stated = named.next().is_some();
    // "At a stop", "after nine minutes" say when or where without a date or a name.
    let hinted = claim.frame.arguments.iter().any(|argument| argument.role == Role::Other);
    let read = claim.frame.subject.is_some() || claim.presupposed;
    (read && !stated && !hinted).then(|| field(kind, NOT_STATED, &[], None))
}

/// "18 February 2024: 'February 18' + published 20 Feb 2024"; `None` where the words of the text say it all.
fn explained(date: Described, words: &str) -> Option<String> {
    match date.note {
        Some(note) => Some(format!("{}: {note}", date.value)),
        None => Some(date.value).filter(|value| !words.contains(value.as_str())),
    }
}

/// Where it happened, with the word that says how ("near").
fn place(analysis: &Analysis, claim: &Claim) -> Option<Field> {
    let places = claim.frame.arguments.iter().filter(|argument| argument.role == Role::Place);
    let spans: Vec<Span> = places.map(|argument| argument.span).collect();
    if spans.is_empty() {
        let kind = |name: &NameMention| analysis.annotations.entities.get(name.entity).map(|entity| entity.kind);
        let here = overlapping(&analysis.annotations.names, sentence_span(analysis, claim), |name| name.span);
        let places =
            here.iter().filter(|name| matches!(kind(name), Some(NameKind::Gpe | NameKind::Loc | NameKind::Fac)));
        let hinted = claim.heading.iter().filter(|&&heading| holds_place(analysis, heading)).copied();
        return not_stated(FieldKind::Where, claim, places.map(|name| name.span).chain(hinted));
    }
    Some(verbatim(analysis, FieldKind::Where, &spans))
}

/// Whether a stretch may tell where by a name that was not read as a place: "off Drovers Way", "in the Commons".
fn holds_place(analysis: &Analysis, stretch: Span) -> bool {
    let (document, syntax) = (&analysis.document, &analysis.annotations.syntax);
    let dated = |token: usize| {
        let span = document.tokens.get(token).map_or(stretch, |token| token.span);
        !overlapping(&analysis.annotations.dates, span, |date| date.span).is_empty()
    };
    document.tokens_in(stretch).any(|token| {
        let name = token + 1 + usize::from(is_one_of(document.word(token + 1), "the The"));
        let word = document.word(token).lower();
        let noun = || syntax.chunk_at(token + 1).is_some_and(|next| next.kind == ChunkKind::Noun);
        is_one_of(&word, "in at near off outside along beside above below")
            && syntax.tag(name) == Tag::Propn
            && !dated(name)
            // "outside court", "a slide in the same valley".
            || is_one_of(&word, "outside inside near behind beneath") && noun()
            || word == "in" && document.word(token + 2) == "same" && noun()
    })
}

/// The claim's sentence.
fn sentence_span(analysis: &Analysis, claim: &Claim) -> Span {
    analysis.document.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span)
}
