//! Frames as tuples, for the scorers of open information extraction (`CaRB`: Bhardwaj, Aggarwal and Mausam 2019).
//!
//! Reads a gold file ("sentence TAB relation TAB arguments", in the Penn treebank's spelling) and writes what the engine reads in
//! its sentences: "sentence TAB confidence TAB relation TAB arguments". The sentence is written as it came, so that a scorer finds
//! it again; the words of the tuples are the text's own, which scorers compare without marks and blanks.

use crate::annotate::syntax::{Relation, Tag};
use crate::annotate::{amounts, dates, names, syntax};
use crate::claims::frames::{self, FrameKind, TreeArgument, TreeFrame, View, noun_phrase};
use crate::models::Models;
use crate::text::{Document, SentenceKind};
use std::fmt::Write as _;

/// A tuple and how sure it is.
struct Tuple {
    sure: f32,
    relation: Vec<usize>,
    /// What the relation is where no word says it.
    said: &'static str,
    arguments: Vec<Vec<usize>>,
}

/// The tuples of all sentences of a gold file.
#[expect(clippy::unnecessary_wraps, reason = "the signature that every kind of file shares")]
pub(super) fn evaluate(file: &str, models: &Models, _errors: bool) -> Result<String, serde_json::Error> {
    let mut sentences: Vec<&str> = file.lines().filter_map(|line| line.split('\t').next()).collect();
    sentences.dedup();
    let mut report = String::new();
    for sentence in sentences {
        let mut document = Document::read(&detokenised(sentence));
        for sentence in &mut document.sentences {
            sentence.kind = SentenceKind::Body;
        }
        let dates = dates::find(&document, &dates::Published::default());
        let amounts = amounts::find(&document, &dates);
        let (names, entities) = names::find(&document, &dates, &amounts, models.names.as_ref());
        let syntax = syntax::read(&document, &names, &entities, models.syntax.as_ref());
        for part in &document.sentences {
            let Some(view) = View::new(&document, &syntax, part.tokens.clone()) else { continue };
            for tuple in frames::read(&view).iter().flat_map(|frame| tuples(&view, frame)) {
                let words = |tokens: &[usize]| -> String {
                    tokens.iter().map(|token| document.word(*token)).collect::<Vec<_>>().join(" ")
                };
                let relation = if tuple.relation.is_empty() { tuple.said.to_owned() } else { words(&tuple.relation) };
                let _ = write!(report, "{sentence}\t{:.2}\t{relation}", tuple.sure);
                for argument in tuple.arguments.iter().filter(|argument| !argument.is_empty()) {
                    let _ = write!(report, "\t{}", words(argument));
                }
                report.push('\n');
            }
        }
    }
    Ok(report)
}

/// The text that the Penn treebank's spelling stands for.
fn detokenised(sentence: &str) -> String {
    let mut text = String::new();
    let mut glue = true;
    for word in sentence.split(' ') {
        let (word, before, after) = match word {
            "``" => ("“", false, true),
            "''" => ("”", true, false),
            "-LRB-" | "(" => ("(", false, true),
            "-RRB-" | ")" => (")", true, false),
            "-LSB-" => ("[", false, true),
            "-RSB-" => ("]", true, false),
            "$" | "#" | "£" => (word, false, true),
            "-" => (word, true, true),
            "," | "." | ";" | ":" | "?" | "!" | "%" | "'" => (word, true, false),
            _ if word.starts_with('\'') || word == "n't" => (word, true, false),
            _ => (word, false, false),
        };
        if !glue && !before {
            text.push(' ');
        }
        text.push_str(word);
        glue = after;
    }
    text
}

fn tuples(view: &View<'_>, frame: &TreeFrame) -> Vec<Tuple> {
    let whole = |head: usize| noun_phrase(view, head, true);
    match frame.kind {
        FrameKind::Apposition => vec![Tuple {
            sure: 0.6,
            relation: Vec::new(),
            said: "is",
            arguments: std::iter::once(noun_phrase(view, frame.subject, false))
                .chain(frame.arguments.iter().map(|argument| argument.tokens.clone()))
                .collect(),
        }],
        FrameKind::Possession => vec![Tuple {
            sure: 0.3,
            relation: Vec::new(),
            said: "has",
            arguments: std::iter::once(without_case(view, whole(frame.subject)))
                .chain(frame.arguments.iter().map(|argument| without_case(view, argument.tokens.clone())))
                .collect(),
        }],
        FrameKind::Verb | FrameKind::Copula => clause(view, frame),
    }
}

fn without_case(view: &View<'_>, tokens: Vec<usize>) -> Vec<usize> {
    tokens.into_iter().filter(|token| !view.is(*token, &["'s", "’s", "'"])).collect()
}

/// The heads that "and" joins to a head, itself first.
fn joined(view: &View<'_>, head: usize) -> Vec<usize> {
    std::iter::once(head).chain(view.related(head, &[Relation::Conj])).collect()
}

fn clause(view: &View<'_>, frame: &TreeFrame) -> Vec<Tuple> {
    let mut arguments: Vec<&TreeArgument> = frame.arguments.iter().filter(|argument| wanted(view, argument)).collect();
    arguments.sort_by_key(|argument| (order(argument.relation), argument.head));
    let mut relation = frame.predicate.clone();
    let mut lists: Vec<Vec<usize>> = arguments.iter().map(|argument| argument.tokens.clone()).collect();
    // A preposition before the first argument goes with the relation: "was released | for".
    if let (Some(first), Some(list)) = (arguments.first(), lists.first_mut())
        && !first.case.is_empty()
        && !matches!(first.relation, Relation::Ccomp | Relation::Advcl)
    {
        list.retain(|token| !first.case.contains(token));
        relation.extend(&first.case);
    }
    let subjects = joined(view, frame.subject);
    let alone = subjects.len() == 1;
    let mut found = Vec::new();
    for subject in &subjects {
        let subject = without_case_before(view, *subject, noun_phrase(view, *subject, alone));
        let tuple = |sure: f32, lists: Vec<Vec<usize>>| Tuple {
            sure,
            relation: relation.clone(),
            said: "is",
            arguments: std::iter::once(subject.clone()).chain(lists).collect(),
        };
        if lists.is_empty() {
            found.push(tuple(0.4, Vec::new()));
            continue;
        }
        found.push(tuple(if frame.own_subject { 1.0 } else { 0.9 }, lists.clone()));
        let object = arguments.first().filter(|first| order(first.relation) <= 2);
        for other in object.map(|object| joined(view, object.head)).unwrap_or_default().into_iter().skip(1) {
            let mut lists = lists.clone();
            if let Some(first) = lists.first_mut() {
                *first = noun_phrase(view, other, false);
            }
            found.push(tuple(0.8, lists));
        }
    }
    found
}

fn without_case_before(view: &View<'_>, head: usize, tokens: Vec<usize>) -> Vec<usize> {
    let case: Vec<usize> = view.related(head, &[Relation::Case]).collect();
    tokens.into_iter().filter(|token| !case.contains(token)).collect()
}

fn order(relation: Relation) -> u8 {
    match relation {
        Relation::Iobj => 0,
        Relation::Obj | Relation::Xcomp => 1,
        Relation::Ccomp => 2,
        Relation::OblAgent => 3,
        Relation::Obl => 4,
        Relation::OblUnmarked => 5,
        Relation::Advmod => 6,
        _ => 7,
    }
}

fn wanted(view: &View<'_>, argument: &TreeArgument) -> bool {
    argument.relation != Relation::Advmod
        || view.tag(argument.head) == Tag::Adv
            && view.is(
                argument.head,
                &[
                    "here",
                    "there",
                    "now",
                    "today",
                    "yesterday",
                    "tomorrow",
                    "ago",
                    "later",
                    "soon",
                    "tonight",
                    "earlier",
                ],
            )
}
