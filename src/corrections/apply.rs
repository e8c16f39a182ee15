//! Laying the reader's changes on what was found in a text, before its claims are read.

use crate::annotate::Annotations;
use crate::annotate::amounts::{AmountKind, AmountMention};
use crate::annotate::dates::DateMention;
use crate::corrections::names::Names;
use crate::corrections::{Anchor, Correction, Corrections, MentionKind, dates};
use crate::text::{Document, Span};

/// Where each of [`Corrections::list`] stands in the text, in that order; `None` for one that is lost.
pub type Places = Vec<Option<Span>>;

/// What tells of words that a reader marked, in *How this was read*.
pub(crate) const ADDED: &str = "reader.added";
/// What tells of a mention whose bounds a reader moved.
pub(crate) const BOUNDS: &str = "reader.bounds";

/// Changes names, dates and amounts, one change after the other. Changes to cards are only looked for: whether there is
/// such a card, their claims tell.
pub fn apply(document: &Document, annotations: &mut Annotations, corrections: &Corrections) -> Places {
    if corrections.list.is_empty() {
        return Vec::new();
    }
    let Annotations { names, entities, dates: days, amounts, .. } = annotations;
    let mut found = Found { document, names: Names::new(document, names, entities), days, amounts };
    let places = corrections.list.iter().map(|change| found.change(change)).collect();
    found.names.finish();
    places
}

struct Found<'a> {
    document: &'a Document,
    names: Names<'a>,
    days: &'a mut Vec<DateMention>,
    amounts: &'a mut Vec<AmountMention>,
}

impl Found<'_> {
    fn place(&self, anchor: &Anchor) -> Option<Span> {
        anchor.find(&self.document.text)
    }

    /// Makes one change; gives where it stands.
    fn change(&mut self, change: &Correction) -> Option<Span> {
        let (at, other) = change.anchors();
        let place = self.place(at)?;
        let other = match other {
            Some(other) => Some(self.place(other)?),
            None => None,
        };
        let done = match (change, other) {
            (Correction::Mention { kind, .. }, _) => self.mention(place, *kind),
            (Correction::NoMention { .. }, _) => self.drop(place),
            (Correction::Bounds { .. }, Some(is)) => self.bounds(place, is),
            (Correction::Same { .. }, Some(other)) => self.names.tie(place, other),
            (Correction::Apart { .. }, Some(other)) => self.names.part(place, other),
            (Correction::Date { value, .. }, _) => dates::set(self.days, place, value),
            _ => true,
        };
        // What was moved is from here on where it was moved to.
        let stands = if matches!(change, Correction::Bounds { .. }) { other.unwrap_or(place) } else { place };
        done.then_some(stands)
    }

    fn mention(&mut self, place: Span, kind: MentionKind) -> bool {
        match kind {
            MentionKind::Date if !dates::has(self.days, place) => {
                self.clear(place);
                dates::add(self.days, place);
            }
            MentionKind::Amount if self.amounts.iter().all(|amount| amount.span != place) => {
                self.clear(place);
                let amount =
                    AmountMention { span: place, kind: AmountKind::Cardinal, value: None, unit: None, rule: ADDED };
                let at = self.amounts.partition_point(|other| other.span < place);
                self.amounts.insert(at, amount);
            }
            MentionKind::Date | MentionKind::Amount => {}
            kind => {
                if self.names.has(place) {
                    self.names.set_kind(place, kind);
                } else {
                    self.clear(place);
                    self.names.add(place, kind);
                }
            }
        }
        true
    }

    /// Takes away what `place` takes the words of: names that overlap it, dates and amounts within it.
    fn clear(&mut self, place: Span) {
        self.names.clear(|span| span.overlaps(place));
        dates::clear(self.days, |span| place.contains(span));
        self.amounts.retain(|amount| !place.contains(amount.span));
    }

    fn drop(&mut self, place: Span) -> bool {
        let amounts = self.amounts.len();
        self.amounts.retain(|amount| amount.span != place);
        let same = |span: Span| span == place;
        let (names, dates) = (self.names.clear(same), dates::clear(self.days, same));
        names || dates || self.amounts.len() < amounts
    }

    fn bounds(&mut self, was: Span, is: Span) -> bool {
        if !was.overlaps(is) {
            return false;
        }
        if self.names.has(was) {
            self.names.clear(|span| span != was && span.overlaps(is));
            self.names.shift(was, is);
            return true;
        }
        if dates::has(self.days, was) {
            dates::clear(self.days, |span| span != was && span.overlaps(is));
            dates::shift(self.days, was, is);
            return true;
        }
        let amount = self.amounts.iter().position(|amount| amount.span == was);
        if let Some(amount) = amount.and_then(|at| self.amounts.get_mut(at)) {
            (amount.span, amount.rule) = (is, BOUNDS);
            self.amounts.retain(|amount| amount.span == is || !amount.span.overlaps(is));
        }
        amount.is_some()
    }
}
