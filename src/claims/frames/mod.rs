//! Who did what, read off a sentence's dependency tree: one frame for each verb, copula and apposition.
//!
//! After what `ClausIE` (Del Corro and Gemulla 2013) and `PredPatt` (White et al. 2016) read off theirs. Lays no source,
//! softener or group on anything, and says nothing of sentences that have no tree.

mod arguments;
mod predicate;
mod subject;
mod view;

pub(crate) use view::View;

use crate::annotate::syntax::{Relation, Tag};

/// What a frame is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    /// A verb.
    Verb,
    /// "is", with what it says of its subject.
    Copula,
    /// "Roth, | the mayor of Kiel".
    Apposition,
    /// "Kiel's | harbour".
    Possession,
}

/// One predicate with what belongs to it. All lists are tokens in text order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeFrame {
    pub(crate) kind: FrameKind,
    /// The verb; the noun or adjective that the copula links; the apposition.
    pub(crate) head: usize,
    /// The head of the subject.
    pub(crate) subject: usize,
    /// Whether the subject is the clause's own, and not taken over from another.
    pub(crate) own_subject: bool,
    /// The verb with auxiliaries, negation, particle, and the verb that governs it ("aims to build"); empty where nothing
    /// is written ("Roth, the mayor").
    pub(crate) predicate: Vec<usize>,
    pub(crate) arguments: Vec<TreeArgument>,
}

/// One part of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeArgument {
    /// Its head.
    pub(crate) head: usize,
    /// What it is to the predicate.
    pub(crate) relation: Relation,
    /// Its words, the preposition among them.
    pub(crate) tokens: Vec<usize>,
    /// The preposition before it.
    pub(crate) case: Vec<usize>,
}

/// All frames of a sentence, in the order of their heads.
pub(crate) fn read(view: &View<'_>) -> Vec<TreeFrame> {
    let mut found = Vec::new();
    for token in view.tokens.clone() {
        if predicate::is_predicate(view, token) {
            found.extend(clause(view, token));
        } else if view.relation(token) == Relation::Appos {
            found.extend(apposition(view, token));
        } else if view.relation(token) == Relation::NmodPoss {
            found.extend(possession(view, token));
        }
    }
    found
}

fn clause(view: &View<'_>, token: usize) -> Option<TreeFrame> {
    // "aims | to build": one frame, at the last verb of the chain.
    if predicate::governs_chain(view, token) {
        return None;
    }
    let (subject, own_subject) = subject::of(view, token)?;
    let verbal = matches!(view.tag(token), Tag::Verb | Tag::Aux);
    Some(TreeFrame {
        kind: if verbal { FrameKind::Verb } else { FrameKind::Copula },
        head: token,
        subject,
        own_subject,
        predicate: predicate::tokens(view, token),
        arguments: arguments::of(view, token, verbal),
    })
}

fn apposition(view: &View<'_>, token: usize) -> Option<TreeFrame> {
    let subject = view.head(token)?;
    let named =
        matches!(view.tag(token), Tag::Noun | Tag::Propn) && matches!(view.tag(subject), Tag::Noun | Tag::Propn);
    named.then(|| TreeFrame {
        kind: FrameKind::Apposition,
        head: token,
        subject,
        own_subject: true,
        predicate: Vec::new(),
        arguments: vec![arguments::noun(view, token, Relation::Appos)],
    })
}

fn possession(view: &View<'_>, token: usize) -> Option<TreeFrame> {
    let thing = view.head(token)?;
    let named = matches!(view.tag(token), Tag::Noun | Tag::Propn);
    named.then(|| {
        let mut argument = arguments::noun(view, thing, Relation::Obj);
        let owner = view.phrase(token, &|_| false);
        argument.tokens.retain(|token| !owner.contains(token));
        TreeFrame {
            kind: FrameKind::Possession,
            head: token,
            subject: token,
            own_subject: true,
            predicate: Vec::new(),
            arguments: vec![argument],
        }
    })
}

/// The words of a noun phrase without the clauses and asides that hang on it; with what "and" joins to it where `joined`.
pub(crate) fn noun_phrase(view: &View<'_>, head: usize, joined: bool) -> Vec<usize> {
    view.phrase(head, &|child| arguments::is_aside(view, child, head, joined))
}
