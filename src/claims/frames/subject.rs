//! The subject of a clause: its own, or the one that grammar lends it.

use crate::annotate::syntax::{Relation, Shape, Tag};
use crate::claims::frames::View;

const SUBJECTS: [Relation; 4] = [Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::CsubjPass];

/// How many heads are climbed for a subject.
const FAR: usize = 6;

/// The head of the subject of the predicate at `token`, and whether it is the clause's own.
pub(crate) fn of(view: &View<'_>, token: usize) -> Option<(usize, bool)> {
    let mut at = token;
    for step in 0..FAR {
        let own = own(view, at);
        if let Some(subject) = own {
            return Some((antecedent(view, at, subject), step == 0));
        }
        let (head, relation) = (view.head(at)?, view.relation(at));
        let bare = matches!(view.shape(at), Some(Shape::Gerund | Shape::Participle));
        let infinitive = view.related(at, &[Relation::Mark]).any(|mark| view.is(mark, &["to"]));
        match relation {
            Relation::Conj => at = head,
            Relation::Xcomp => {
                // "asked him to leave": the object leaves; "promised him to leave": who promised.
                let object = view.first(head, &[Relation::Obj, Relation::Iobj]);
                match object.filter(|_| !view.is(head, &["promise", "promised", "promises"])) {
                    Some(object) => return Some((object, false)),
                    None => at = head,
                }
            }
            Relation::Acl | Relation::AclRelcl if bare || relation == Relation::AclRelcl => return Some((head, false)),
            Relation::Advcl if bare || infinitive => at = head,
            _ => return None,
        }
    }
    None
}

fn own(view: &View<'_>, token: usize) -> Option<usize> {
    // "The question is | whether he knew": the outer clause's subject comes last.
    view.first(token, &SUBJECTS)
}

/// What "who", "which" and "that" stand for in a relative clause; the word itself for all others.
fn antecedent(view: &View<'_>, clause: usize, subject: usize) -> usize {
    let relative = view.is(subject, &["who", "which", "that", "whom"]) && view.tag(subject) == Tag::Pron;
    let mut at = clause;
    for _ in 0..FAR {
        match view.relation(at) {
            Relation::AclRelcl if relative => return view.head(at).unwrap_or(subject),
            Relation::Conj if relative => at = view.head(at).unwrap_or(at),
            _ => break,
        }
    }
    subject
}
