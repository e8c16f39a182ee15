//! Who speaks, with what the sentence says of them: a name, an office, an author, a bracket.

use crate::annotate::syntax::Tag;
use crate::claims::clauses::{Clause, begins_noun_group, describes};
use crate::claims::reading::Reading;
use crate::claims::source::head_noun;
use crate::lexicon::cues::SourceNoun;
use crate::lexicon::is_one_of;
use std::ops::Range;

/// A subject with the aside that stands between it and its verb: "the operator, Saare Line, | said".
pub(crate) fn with_aside(reading: &Reading<'_>, subject: Range<usize>, verb: usize) -> Range<usize> {
    let aside = subject.end..verb;
    let plain = aside.len() < LONGEST_ASIDE
        && aside.clone().all(|token| {
            // "a Dane | named | Holm", "| retired | surveyor Ida Holm".
            let chunk = reading.chunk_at(token);
            let noun = chunk.is_none_or(|chunk| reading.verb(chunk).is_none() || describes(reading, chunk));
            noun || is_one_of(reading.word(token), "named called")
        });
    let first = subject.end + 1;
    let described = reading.chunk_at(first).filter(|&chunk| describes(reading, chunk));
    let plain = plain && (described.is_some() || begins_noun_group(reading, first));
    let marked = reading.is_break(subject.end) && verb.checked_sub(1).is_some_and(|token| reading.is_break(token));
    if plain && marked {
        return subject.start..verb - 1;
    }
    let end = name_beside(reading, &subject, verb).unwrap_or(subject.end);
    subject.start..end
}

/// "His aunt, | Ida Holm, | who lives nearby, said", "A charity, | the Marsh Trust | (MT), which runs homes, said": where the name
/// alone ends, behind no more than brackets and where that is.
fn name_beside(reading: &Reading<'_>, subject: &Range<usize>, verb: usize) -> Option<usize> {
    let chunk = |token: usize| reading.chunk_at(token).and_then(|chunk| reading.chunks.get(chunk));
    let described = chunk(subject.start).is_some_and(|chunk| reading.tag(chunk.head) == Tag::Noun);
    let mut mark = subject.end;
    while mark + 1 < verb && reading.is_break(mark) {
        let start = mark + 1;
        let stop = (start..verb).find(|&token| reading.is_break(token))?;
        if described && (start == stop || reading.word(mark) == "(" || reading.tag(start) == Tag::Adp) {
            mark = stop;
            continue;
        }
        let article = described && reading.word(start) == "the";
        let name = start + usize::from(article)..stop;
        let proper = !name.is_empty() && name.clone().all(|token| reading.tag(token) == Tag::Propn);
        // "Chief Emmanuel Agbo".
        let titled = described
            && reading.span_of(&(start + 1..stop)).is_some_and(|rest| {
                reading
                    .names_in(rest)
                    .iter()
                    .any(|name| name.span.end() == rest.end() && name.span.start() <= rest.start())
            });
        let whole = chunk(start).is_some_and(|chunk| chunk.tokens.end == stop);
        return ((proper || titled) && whole && is_one_of(reading.word(mark), ", )")).then_some(stop);
    }
    None
}

/// A paper with who made it: "A poll | last week by Norvik Research | put".
pub(crate) fn with_author(reading: &Reading<'_>, subject: Range<usize>, verb: usize) -> Range<usize> {
    let by = (subject.end..verb).find(|&token| reading.word(token) == "by");
    let whole = by.and_then(|by| reading.noun_phrase(by + 1)).is_some_and(|author| author.end == verb);
    let dated = by.is_some_and(|by| (subject.end..by).all(|token| reading.is_date(token)));
    let written = head_noun(reading, &subject) == Some(SourceNoun::Document);
    if whole && dated && written { subject.start..verb } else { subject }
}

/// A clause's subject with the aside behind it.
pub(crate) fn subject_with_aside(reading: &Reading<'_>, clause: &Clause) -> Option<Range<usize>> {
    let verb = reading.chunks.get(clause.verb)?;
    Some(with_aside(reading, clause.subject.clone()?, verb.tokens.start))
}

/// The longest aside that is shown as part of a source, in tokens.
const LONGEST_ASIDE: usize = 12;

/// "Ana Hale (Green, Kirk), said": who stands before the brackets whose end was taken for the subject.
pub(crate) fn before_brackets(reading: &Reading<'_>, source: Range<usize>) -> Range<usize> {
    let find = |sought: &str, from: Range<usize>| from.rev().find(|&token| reading.word(token) == sought);
    if find(")", source.clone()).is_none() || find("(", source.clone()).is_some() {
        return source;
    }
    let open = find("(", reading.tokens.start..source.start);
    let before =
        open.and_then(|open| reading.chunk_at(open.checked_sub(1)?)).and_then(|chunk| reading.chunks.get(chunk));
    before.map_or(source, |chunk| chunk.tokens.clone())
}
