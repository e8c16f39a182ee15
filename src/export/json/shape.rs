//! The keys of the JSON document, in the order in which they are written. The schema tells what each of them means.

use crate::annotate::Rule;
use crate::export::points::Points;
use serde::Serialize;

/// One analysis as it is written down.
#[derive(Debug, Serialize)]
pub(crate) struct Root<'a> {
    pub(crate) format: &'static str,
    pub(crate) engine: Engine<'a>,
    pub(crate) text: &'a str,
    pub(crate) published: Published,
    pub(crate) summary: Summary,
    pub(crate) sentences: Vec<Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tokens: Option<Vec<Token>>,
    pub(crate) entities: Vec<Entity<'a>>,
    pub(crate) dates: Vec<DateEntry<'a>>,
    pub(crate) amounts: Vec<Amount<'a>>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) claims: Vec<ClaimEntry>,
    pub(crate) threads: Vec<Thread>,
}

/// Which build read it, and with which models.
#[derive(Debug, Serialize)]
pub(crate) struct Engine<'a> {
    pub(crate) version: &'static str,
    pub(crate) models: &'a [String],
}

#[derive(Debug, Serialize)]
pub(crate) struct Published {
    pub(crate) value: Option<String>,
    pub(crate) from: &'static str,
    pub(crate) start: Option<usize>,
    pub(crate) end: Option<usize>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) sentences: usize,
    pub(crate) to_check: usize,
    pub(crate) interpretive: usize,
    pub(crate) quotations: usize,
    pub(crate) sources_named: Vec<Id>,
    pub(crate) sources_unnamed: Vec<Points>,
    pub(crate) event_dates: Vec<Id>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Sentence {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) paragraph: usize,
    pub(crate) kind: &'static str,
    pub(crate) group: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct Token {
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) pos: String,
    pub(crate) head: Option<usize>,
    pub(crate) relation: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Entity<'a> {
    pub(crate) id: Id,
    pub(crate) kind: &'static str,
    pub(crate) name: &'a str,
    pub(crate) said_of: Vec<Points>,
    pub(crate) why: &'a [Rule],
    pub(crate) mentions: Vec<Mention>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Mention {
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) form: &'static str,
    pub(crate) rule: Rule,
    pub(crate) used_for: Option<UsedFor>,
}

#[derive(Debug, Serialize)]
pub(crate) struct UsedFor {
    pub(crate) name: &'static str,
    pub(crate) entity: Option<Id>,
    pub(crate) rule: Rule,
}

#[derive(Debug, Serialize)]
pub(crate) struct DateEntry<'a> {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) r#type: &'static str,
    pub(crate) value: &'a str,
    pub(crate) r#mod: Option<&'static str>,
    pub(crate) earliest: Option<String>,
    pub(crate) latest: Option<String>,
    pub(crate) grain: &'static str,
    pub(crate) edtf: Option<String>,
    pub(crate) stated: Vec<&'static str>,
    pub(crate) implied: Vec<&'static str>,
    pub(crate) anchor: String,
    pub(crate) why: [Rule; 1],
}

#[derive(Debug, Serialize)]
pub(crate) struct Amount<'a> {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) kind: &'static str,
    pub(crate) value: Option<f64>,
    pub(crate) unit: Option<&'a str>,
    pub(crate) why: [Rule; 1],
}

#[derive(Debug, Serialize)]
pub(crate) struct Quote {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) source: Option<Points>,
    pub(crate) cue: Option<Points>,
    pub(crate) speech: bool,
    pub(crate) why: [Rule; 1],
}

#[derive(Debug, Serialize)]
pub(crate) struct ClaimEntry {
    pub(crate) id: Id,
    pub(crate) sentence: Id,
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) heading: Vec<Points>,
    pub(crate) subject: Option<Points>,
    pub(crate) predicate: Option<Predicate>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) voice: Voice,
    pub(crate) strength: Strength,
    pub(crate) negated: bool,
    pub(crate) negation: Option<Points>,
    pub(crate) presupposed: bool,
    pub(crate) r#type: &'static str,
    pub(crate) who: Vec<Id>,
    pub(crate) when: Vec<Id>,
    pub(crate) r#where: Vec<Id>,
    pub(crate) amounts: Vec<Id>,
    pub(crate) rank: f64,
    pub(crate) open: bool,
    pub(crate) thread: Option<Id>,
    pub(crate) why: Vec<Rule>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Predicate {
    #[serde(flatten)]
    pub(crate) place: Points,
    pub(crate) parts: Vec<Points>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Argument {
    pub(crate) role: &'static str,
    #[serde(flatten)]
    pub(crate) place: Points,
}

#[derive(Debug, Serialize)]
pub(crate) struct Voice {
    pub(crate) kind: &'static str,
    pub(crate) form: Option<&'static str>,
    pub(crate) source: Option<Points>,
    pub(crate) cue: Option<Points>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Strength {
    pub(crate) kind: &'static str,
    pub(crate) cues: Vec<Points>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Thread {
    pub(crate) id: Id,
    pub(crate) claims: Vec<Id>,
    pub(crate) hedge_dropped: Vec<Id>,
}

/// A letter for the list, and the place in it counted from 1: "c1".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Id(pub(crate) String);

impl Id {
    pub(crate) fn new(list: char, index: usize) -> Self {
        Self(format!("{list}{}", index + 1))
    }

    pub(crate) fn list(list: char, indices: &[usize]) -> Vec<Self> {
        indices.iter().map(|&index| Self::new(list, index)).collect()
    }
}
