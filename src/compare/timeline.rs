//! What happened when, by both accounts: one list of their dated events in the order of their days.

use crate::cards::View;
use crate::compare::{Accounts, Side};
use crate::text::sort_by_key;
use time::Date;

/// One dated event, as one account or both tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointEntry {
    /// The account whose words stand for it.
    pub side: Side,
    /// The index of its card in that account's [`View::cards`].
    pub card: u32,
    /// The other account's card, where a row ties the two.
    pub other: Option<u32>,
    /// Its date in words.
    pub when: String,
    /// Its first and last day, where they are known.
    pub days: Option<(Date, Date)>,
}

/// The dated events of both accounts by their days; those without a known year stand behind.
pub fn joint_timeline(accounts: &Accounts, a: &View, b: &View) -> Vec<JointEntry> {
    let holder = |view: &View, span: crate::text::Span| {
        view.cards.iter().position(|card| card.holds(span)).and_then(|index| u32::try_from(index).ok())
    };
    let tied: Vec<(u32, u32)> = accounts
        .rows
        .iter()
        .filter_map(|row| row.a.as_ref().zip(row.b.as_ref()))
        .filter_map(|(one, other)| Some((holder(a, one.span)?, holder(b, other.span)?)))
        .collect();
    let dated = |view: &View| view.timeline.iter().filter(|entry| !entry.when.is_empty()).cloned().collect::<Vec<_>>();
    let (first, second) = (dated(a), dated(b));
    let mut taken: Vec<u32> = Vec::new();
    let mut found: Vec<JointEntry> = Vec::new();
    for entry in first {
        let partners = tied.iter().filter(|(card, _)| *card == entry.card).map(|(_, other)| *other);
        let same = |other: &u32| second.iter().any(|found| found.card == *other && found.days == entry.days);
        let other = partners.into_iter().find(same);
        taken.extend(other);
        found.push(JointEntry { side: Side::A, card: entry.card, other, when: entry.when, days: entry.days });
    }
    for entry in second.into_iter().filter(|entry| !taken.contains(&entry.card)) {
        found.push(JointEntry { side: Side::B, card: entry.card, other: None, when: entry.when, days: entry.days });
    }
    sort_by_key(&mut found, |entry| (entry.days.is_none(), entry.days));
    found
}
