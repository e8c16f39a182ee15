//! What cards can be told apart by, as the filters ask: never more than a card's own fields already say.

use crate::Analysis;
use crate::cards::fields;
use crate::claims::{Claim, ClaimKind, VoiceKind};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// One card's answers. The default is a statement in the article's own voice of which nothing more is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a filter of its own")]
pub struct Facets {
    /// Who says it.
    pub voice: VoiceKind,
    /// Whether that is only pointed at ("he"), or left out beside a quotation: another sentence may name it.
    pub pointed: bool,
    /// The words that lay it on its source ("said", "reportedly"); `None` where it has none.
    pub cue: Option<Span>,
    /// What sort of thing is said; `None` where the reading leaves a doubt.
    pub kind: Option<ClaimKind>,
    /// Whether a word softens it.
    pub softened: bool,
    /// Whether a word negates it.
    pub negated: bool,
    /// Whether the sentence takes it for granted.
    pub presupposed: bool,
}

impl Facets {
    /// Whether no word softens it, and it is not "reportedly" so, or only taken for granted.
    pub fn is_plain(&self) -> bool {
        !(self.softened || self.presupposed || self.voice == VoiceKind::Evidential)
    }
}

/// The answers of a claim; `sure` says whether its clauses were read.
pub(crate) fn facets(analysis: &Analysis, claim: &Claim, sure: bool) -> Facets {
    Facets {
        voice: claim.voice.kind,
        pointed: fields::is_pointed(analysis, &claim.voice),
        cue: claim.voice.cue,
        kind: sure.then_some(claim.kind),
        softened: !claim.softeners.is_empty() || claim.aside.softener.is_some(),
        negated: claim.negation.is_some() || claim.aside.negation.is_some(),
        presupposed: sure && claim.presupposed,
    }
}
