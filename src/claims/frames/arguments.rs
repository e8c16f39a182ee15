//! What a predicate says it of: objects, complements, where, when and how.

use crate::annotate::syntax::{Relation, Shape, Tag};
use crate::claims::frames::predicate::{leader, negates};
use crate::claims::frames::{TreeArgument, View};
use crate::text::sort_by_key;

/// The arguments of the predicate at `token`, and of the verbs that lead up to it, in text order.
pub(crate) fn of(view: &View<'_>, token: usize, verbal: bool) -> Vec<TreeArgument> {
    let mut found = Vec::new();
    if !verbal {
        found.push(complement(view, token));
    }
    let mut at = Some(token);
    for _ in 0..6 {
        let Some(verb) = at else { break };
        found.extend(view.children(verb).iter().filter_map(|child| argument(view, *child, verb)));
        at = leader(view, verb);
    }
    sort_by_key(&mut found, |argument| argument.tokens.first().copied().unwrap_or(argument.head));
    found
}

/// What a copula says of its subject.
fn complement(view: &View<'_>, token: usize) -> TreeArgument {
    use Relation::{
        Advcl, Aux, Ccomp, Conj, Cop, Csubj, Discourse, Mark, Nsubj, NsubjOuter, NsubjPass, Obl, Parataxis,
    };
    let outside = |child: usize| {
        let relation = view.relation(child);
        view.head(child) == Some(token)
            && (matches!(
                relation,
                Nsubj | NsubjPass | NsubjOuter | Csubj | Cop | Aux | Mark | Advcl | Parataxis | Discourse | Ccomp
            ) || relation == Conj && view.first(child, &[Nsubj, NsubjPass, Cop]).is_some()
                || relation == Relation::Cc && joins_clause(view, token)
                || relation == Obl && child < token
                || relation == Relation::Punct && child < token
                || relation == Relation::Advmod && negates(view, child))
    };
    let tokens = view.phrase(token, &|child| outside(child) || is_aside(view, child, token, true));
    let case = case(view, token, &tokens);
    TreeArgument { head: token, relation: Relation::Xcomp, tokens, case }
}

fn joins_clause(view: &View<'_>, token: usize) -> bool {
    let mut joined = view.related(token, &[Relation::Conj]);
    joined.any(|child| view.first(child, &[Relation::Nsubj, Relation::NsubjPass, Relation::Cop]).is_some())
}

fn argument(view: &View<'_>, child: usize, verb: usize) -> Option<TreeArgument> {
    use Relation::{Advcl, Advmod, Ccomp, Iobj, Obj, Obl, OblAgent, OblUnmarked, Xcomp};
    let relation = view.relation(child);
    match relation {
        Obj | Iobj | Obl | OblAgent | OblUnmarked => {
            // "which", "who": the word before the relative clause stands for it.
            let relative = view.tag(child) == Tag::Pron && view.is(child, &["who", "whom", "which", "that"]);
            (!relative).then(|| noun(view, child, relation))
        }
        Xcomp if leader(view, child) == Some(verb) => None,
        Xcomp | Ccomp => Some(clause(view, child, relation)),
        Advcl if view.related(child, &[Relation::Mark]).any(|mark| view.is(mark, &["to"])) => {
            Some(clause(view, child, relation))
        }
        Advmod if view.tag(child) == Tag::Adv && !negates(view, child) => {
            let tokens = view.phrase(child, &|_| false);
            Some(TreeArgument { head: child, relation, tokens, case: Vec::new() })
        }
        _ => None,
    }
}

fn clause(view: &View<'_>, child: usize, relation: Relation) -> TreeArgument {
    TreeArgument { head: child, relation, tokens: view.phrase(child, &|_| false), case: Vec::new() }
}

/// A noun phrase as an argument.
pub(crate) fn noun(view: &View<'_>, head: usize, relation: Relation) -> TreeArgument {
    let tokens = view.phrase(head, &|child| is_aside(view, child, head, true));
    let case = case(view, head, &tokens);
    TreeArgument { head, relation, tokens, case }
}

/// The prepositions of a noun phrase that stand before it.
fn case(view: &View<'_>, head: usize, tokens: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = view.related(head, &[Relation::Case]).filter(|case| *case < head).collect();
    let fixed: Vec<usize> = found.iter().flat_map(|case| view.related(*case, &[Relation::Fixed])).collect();
    found.extend(fixed);
    found.sort_unstable();
    found.retain(|case| tokens.contains(case) && !view.is(*case, &["'s", "’s"]));
    found
}

/// Whether what hangs on a word of a phrase stands beside it: a relative clause, an apposition, words between commas; and
/// what "and" joins, unless it counts as `joined`.
pub(crate) fn is_aside(view: &View<'_>, child: usize, head: usize, joined: bool) -> bool {
    use Relation::{Acl, AclRelcl, Advcl, AdvclRelcl, Appos, Cc, Conj, Discourse, Dislocated, Parataxis, Vocative};
    let relation = view.relation(child);
    match relation {
        AclRelcl | AdvclRelcl | Parataxis | Appos | Discourse | Dislocated | Vocative => true,
        Cc | Conj => !joined && view.head(child) == Some(head),
        // "the plan, | drawn up in May,": an aside; "the plan drawn up in May" is one thing.
        Acl | Advcl => {
            after_comma(view, child) || matches!(view.shape(child), Some(Shape::Gerund)) && after_comma(view, child)
        }
        _ => false,
    }
}

/// Whether a comma stands before the first word of what hangs on a word.
fn after_comma(view: &View<'_>, child: usize) -> bool {
    let first = view.phrase(child, &|_| false).first().copied().unwrap_or(child);
    first.checked_sub(1).is_some_and(|before| view.is(before, &[",", "—", "–", "(", "-", "--"]))
}
