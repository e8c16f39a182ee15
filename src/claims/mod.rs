//! What the article claims: who did what, according to whom, and how firmly it is put.
//!
//! A claim is read from one sentence and never takes a source, a negation or a softener from another.

mod claim;
mod clauses;
mod frame;
mod heading;
mod kind;
mod polarity;
mod rank;
mod reading;
mod strength;
mod threads;
mod voice;

pub use claim::{
    Argument, Claim, ClaimKind, Claims, Frame, Group, Role, Thread, Voice, VoiceForm, VoiceKind,
};
