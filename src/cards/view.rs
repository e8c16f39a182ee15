//! From an analysis to what the page shows of it.

use crate::Analysis;
use crate::annotate::amounts;
use crate::annotate::names::NameKind;
use crate::cards::{Card, Mark, SentenceView, View, changed, facets, fields, notice, strip, timeline, who, why, words};
use crate::claims::{Claim, Group};
use crate::corrections::MentionKind;
use crate::text::{SentenceKind, Span, sort_by_key};

/// The view of an analysis.
pub fn view(analysis: &Analysis) -> View {
    let numbers = numbers(analysis);
    let claims = &analysis.claims.claims;
    let mut cards: Vec<Card> = claims.iter().map(|claim| card(analysis, claim, &numbers)).collect();
    changed::tell(analysis, &mut cards, &numbers);
    let (marks, timeline) = (marks(analysis), timeline::timeline(analysis));
    View {
        published: analysis.annotations.published.date,
        published_from: analysis.annotations.published.from,
        either: either(analysis),
        paragraphs: analysis.document.paragraphs.iter().map(|paragraph| paragraph.span).collect(),
        sentences: sentences(analysis, &numbers),
        untold: timeline::untold(analysis, &timeline, &marks),
        marks,
        timeline,
        who: who::who(analysis),
        strip: strip::strip(analysis),
        notice: notice::notice(analysis),
        changes: changed::changes(analysis),
        cards,
    }
}

/// The first date whose day and month could change places.
fn either(analysis: &Analysis) -> Option<Span> {
    let body = || analysis.annotations.dates.iter().find(|date| date.turns(&analysis.document)).map(|date| date.span);
    analysis.annotations.published.either.or_else(body)
}

/// Indices as they travel; texts are far shorter than four billion of anything.
pub(crate) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The number shown for each sentence: body sentences from 1, 0 for the others.
fn numbers(analysis: &Analysis) -> Vec<u32> {
    let mut last = 0;
    let body = analysis.document.sentences.iter().map(|sentence| sentence.kind == SentenceKind::Body);
    body.map(|body| {
        last += u32::from(body);
        if body { last } else { 0 }
    })
    .collect()
}

fn sentences(analysis: &Analysis, numbers: &[u32]) -> Vec<SentenceView> {
    let mut views: Vec<SentenceView> = analysis
        .document
        .sentences
        .iter()
        .zip(numbers)
        .zip(&analysis.claims.groups)
        .map(|((sentence, &number), &group)| SentenceView {
            number,
            span: sentence.span,
            paragraph: narrow(sentence.paragraph),
            kind: sentence.kind,
            group,
            cards: Vec::new(),
        })
        .collect();
    for (index, claim) in analysis.claims.claims.iter().enumerate() {
        if let Some(view) = views.get_mut(claim.sentence) {
            view.cards.push(narrow(index));
        }
    }
    views
}

fn marks(analysis: &Analysis) -> Vec<Mark> {
    let annotations = &analysis.annotations;
    let names = annotations.names.iter().filter_map(|name| {
        let entity = annotations.entities.get(name.entity)?;
        let label = format!("{}: {}", words::entity_kind(entity), entity.name);
        Some(Mark { span: name.span, kind: mark_kind(entity.kind), label, why: words::mention(name, entity) })
    });
    let dates = annotations.dates.iter().map(|date| {
        let label = format!("date: {}", fields::date(analysis, date).value);
        Mark { span: date.span, kind: MentionKind::Date, label, why: words::rule(date.rule) }
    });
    let amounts = annotations.amounts.iter().map(|amount| Mark {
        span: amount.span,
        kind: MentionKind::Amount,
        label: format!("{}: {}", words::amount_kind(amount.kind), amounts::describe(amount, &analysis.document)),
        why: words::rule(amount.rule),
    });
    let mut marks: Vec<Mark> = names.chain(dates).chain(amounts).collect();
    sort_by_key(&mut marks, |mark| (mark.span, mark.kind));
    marks
}

pub(crate) fn mark_kind(kind: NameKind) -> MentionKind {
    match kind {
        NameKind::Person => MentionKind::Person,
        NameKind::Org => MentionKind::Organisation,
        NameKind::Gpe | NameKind::Loc | NameKind::Fac => MentionKind::Place,
        _ => MentionKind::Other,
    }
}

fn card(analysis: &Analysis, claim: &Claim, numbers: &[u32]) -> Card {
    let thread = claim.thread.and_then(|thread| analysis.claims.threads.get(thread));
    let others =
        thread.into_iter().flat_map(|thread| &thread.claims).filter_map(|&index| analysis.claims.claims.get(index));
    let mut again: Vec<u32> =
        others.map(|other| narrow(other.sentence)).filter(|&sentence| sentence != narrow(claim.sentence)).collect();
    again.dedup();
    let group = if claim.open {
        Group::Check
    } else {
        match analysis.claims.groups.get(claim.sentence) {
            // A sentence with an open card may hold a second statement, which nobody would check first.
            Some(Group::Check) | None => Group::Background,
            Some(&group) => group,
        }
    };
    Card {
        sentence: narrow(claim.sentence),
        open: claim.open,
        group,
        heading: claim.heading.clone(),
        spans: spans(claim),
        facets: facets::facets(analysis, claim, fields::is_sure(claim)),
        fields: fields::fields(analysis, claim, numbers),
        again,
        rank: claim.rank,
        reason: fields::reason(analysis, claim),
        why: why::why(analysis, claim),
    }
}

/// The words of the text that belong to the card: its heading and, where it stands apart, its source.
fn spans(claim: &Claim) -> Vec<Span> {
    let apart = claim.voice.source.filter(|source| !claim.heading.iter().any(|heading| heading.contains(*source)));
    let mut spans: Vec<Span> = claim.heading.iter().copied().chain(apart).collect();
    spans.sort_unstable();
    spans
}
