//! Who or what a verb is said of, as far as noun and verb groups tell: enough to see whom a pronoun goes on with. Where the
//! groups leave a doubt there is no subject.

use crate::annotate::syntax::{Chunk, ChunkKind, Syntax, Tag};
use crate::lexicon::is_one_of;
use crate::lexicon::names::words;
use crate::text::{Case, Document};
use std::ops::Range;

/// How many steps are taken to the left of a verb, and from one coordinated verb to the next.
const STEPS: usize = 10;

/// The groups of one sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Groups<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    chunks: &'a [Chunk],
    /// The sentence's first token.
    first: usize,
}

impl<'a> Groups<'a> {
    /// The groups of a sentence's tokens.
    pub(crate) fn of(document: &'a Document, syntax: &'a Syntax, tokens: Range<usize>) -> Self {
        Self { document, syntax, chunks: syntax.chunks_in(tokens.clone()), first: tokens.start }
    }

    /// The heads of the noun groups that are subjects of its finite verbs, in text order.
    pub(crate) fn subjects(&self) -> Vec<usize> {
        let mut heads: Vec<usize> = self.said_of_whom().into_iter().map(|(_, head)| head).collect();
        heads.sort_unstable();
        heads.dedup();
        heads
    }

    /// Its finite verb groups that have a subject, each with the subject's head.
    pub(crate) fn said_of_whom(&self) -> Vec<(&'a Chunk, usize)> {
        let finite = self.chunks.iter().enumerate().filter(|(index, _)| self.is_finite(*index));
        finite.filter_map(|(index, verb)| Some((verb, self.subject(index, STEPS)?))).collect()
    }

    /// The head of the subject of its first finite verb.
    pub(crate) fn first_subject(&self) -> Option<usize> {
        let verb = (0..self.chunks.len()).find(|index| self.is_finite(*index))?;
        self.subject(verb, STEPS)
    }

    /// The finite verb group that ends last before a token.
    pub(crate) fn verb_before(&self, token: usize) -> Option<usize> {
        let end = self.chunks.partition_point(|chunk| chunk.tokens.end <= token);
        (0..end).rev().take(STEPS).find(|index| self.is_finite(*index))
    }

    /// Whether a noun group stands right after a verb group, or after another that does.
    pub(crate) fn is_object(&self, chunk: &Chunk) -> bool {
        let next = self.chunks.partition_point(|other| other.tokens.start < chunk.tokens.start);
        let mut end = chunk.tokens.start;
        for before in self.chunks.get(next.saturating_sub(2)..next).unwrap_or_default().iter().rev() {
            if before.tokens.end != end {
                return false;
            }
            if matches!(before.kind, ChunkKind::Verb(_)) {
                return true;
            }
            end = before.tokens.start;
        }
        false
    }

    /// The verb group that begins right after a token, but for adverbs.
    pub(crate) fn verb_after(&self, token: usize) -> Option<&'a Chunk> {
        let next = self.chunks.partition_point(|chunk| chunk.tokens.start <= token);
        let chunk = self.chunks.get(next).filter(|chunk| matches!(chunk.kind, ChunkKind::Verb(_)))?;
        let between = token + 1..chunk.tokens.start;
        let passes =
            |at| self.syntax.tag(at) == Tag::Adv || matches!(self.document.word(at), "“" | "”" | "\"" | "‘" | "’");
        (between.len() < 4 && between.into_iter().all(passes)).then_some(chunk)
    }

    /// A verb group.
    pub(crate) fn get(&self, index: usize) -> Option<&'a Chunk> {
        self.chunks.get(index)
    }

    /// The tokens of a verb group.
    pub(crate) fn tokens(&self, index: usize) -> Range<usize> {
        self.chunks.get(index).map_or(0..0, |chunk| chunk.tokens.clone())
    }

    /// The noun groups that lie between two tokens.
    pub(crate) fn nouns(&self, between: Range<usize>) -> impl Iterator<Item = &'a Chunk> {
        let first = self.chunks.partition_point(|chunk| chunk.tokens.start < between.start);
        let inside = self.chunks.iter().skip(first).take_while(move |chunk| chunk.tokens.end <= between.end);
        inside.filter(|chunk| chunk.kind == ChunkKind::Noun)
    }

    /// Whether a preposition stands before a noun group, past the owners of what it names.
    pub(crate) fn is_prepositional(&self, chunk: &Chunk) -> bool {
        self.start_of(chunk).checked_sub(1).is_some_and(|before| {
            self.first <= before && self.syntax.tag(before) == Tag::Adp && self.word(before) != "that"
        })
    }

    /// The head of what a token closes: of "the member for Leeds and Hull" the member, where that is somebody's role.
    pub(crate) fn head_of(&self, token: usize) -> usize {
        let mut noun = self.noun_at(token);
        for _ in 0..3 {
            let Some(last) = noun else { break };
            let start = self.start_of(last);
            let joined = self.is_coordinated(start) || self.is_prepositional(last);
            noun = self.noun_at(start.saturating_sub(2)).filter(|_| joined);
            let role = |word: &str| words().role(word) || words().is("somebody", word);
            // "Ann Tarn of the university, who".
            let name = |head: usize| {
                self.syntax.tag(head) == Tag::Propn
                    && is_one_of(self.document.word(head + 1), "of at")
                    && !words().is("of.ORG", &self.word(head))
            };
            if let Some(owner) = noun.filter(|owner| role(&self.word(owner.head)) || name(owner.head))
                && self.is_prepositional(last)
            {
                return owner.head;
            }
        }
        token
    }

    /// The head of the noun group that a finite verb group is said of.
    pub(crate) fn subject(&self, verb: usize, steps: usize) -> Option<usize> {
        self.nearest_subject(verb, steps).or_else(|| self.opening_subject(verb))
    }

    /// "The firm, based in Leeds, said": what opens the sentence, past asides, for the first verb that no clause in them has.
    fn opening_subject(&self, verb: usize) -> Option<usize> {
        let mut at = self.chunks.get(verb)?.tokens.start.checked_sub(1)?;
        while self.syntax.tag(at) == Tag::Adv || is_day(&self.word(at)) {
            at = at.checked_sub(1).filter(|at| self.first <= *at)?;
        }
        let mut nouns = self.chunks.iter().skip_while(|chunk| chunk.kind != ChunkKind::Noun);
        let mut noun = nouns.next().filter(|noun| noun.tokens.start <= self.first + 1)?;
        while is_one_of(self.document.word(noun.tokens.end), "'s ’s &") {
            noun = nouns.next().filter(|next| next.tokens.start <= noun.tokens.end + 1)?;
        }
        let aside = is_one_of(self.document.word(noun.tokens.end), ", (");
        let closed = is_one_of(self.document.word(at), ", )") && noun.tokens.end < at;
        let preposition =
            self.first < noun.tokens.start && !matches!(self.syntax.tag(self.first), Tag::Cconj | Tag::Punct);
        let within = |index: &usize| {
            self.is_finite(*index) && {
                let before = self.tokens(*index).start.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
                !is_one_of(before.as_str(), "who which that and")
            }
        };
        let other = (verb.saturating_sub(STEPS)..verb).find(within);
        (aside && closed && !preposition && other.is_none() && verb < STEPS).then_some(noun.head)
    }

    fn nearest_subject(&self, verb: usize, steps: usize) -> Option<usize> {
        let mut at = self.chunks.get(verb)?.tokens.start;
        for _ in 0..steps {
            let before = at.checked_sub(1).filter(|before| self.first <= *before)?;
            let word = self.word(before);
            match word.as_str() {
                "," | "–" | "—" | "-" | ")" => {
                    let opening = if word == ")" { "(" } else { word.as_str() };
                    at = (self.first..before).rev().take(40).find(|at| self.document.word(*at) == opening)?;
                    continue;
                }
                "who" | "which" | "that" => {
                    let comma = usize::from(before.checked_sub(1).is_some_and(|at| self.document.word(at) == ","));
                    let noun = self.noun_at(before.checked_sub(1 + comma)?)?;
                    // "A teacher at the school, who": the teacher.
                    return Some(if word == "who" { self.head_of(noun.head) } else { noun.head });
                }
                _ => {}
            }
            if self.syntax.tag(before) == Tag::Cconj {
                let earlier = (0..verb).rev().find(|index| self.is_finite(*index))?;
                return self.subject(earlier, steps - 1);
            }
            let Some(noun) = self.noun_at(before) else {
                // "Ann Tarn KC, prosecuting, said".
                let letters = self.document.word(before);
                let letters = 1 < letters.len() && letters.bytes().all(|letter| letter.is_ascii_uppercase());
                if !letters && !matches!(self.syntax.tag(before), Tag::Adv | Tag::Part | Tag::Aux) {
                    return None;
                }
                at = before;
                continue;
            };
            let start = self.start_of(noun);
            // "The firm today announced".
            let day = is_day(&word) || self.syntax.tag(before) == Tag::Num;
            if day && noun.tokens.len() == 1 && start == noun.tokens.start && !self.is_prepositional(noun) {
                at = start;
                continue;
            }
            // "It closed after Ann Tarn, a clerk, left".
            let clause =
                start.checked_sub(1).is_some_and(|before| is_one_of(&self.word(before), "after before until since"));
            if clause && (before == noun.head || noun.tokens.end == at) && self.verb_before(start).is_some() {
                return Some(noun.head);
            }
            if self.is_prepositional(noun) {
                // "On Monday Ann Tarn said": one group for the day and for her.
                let dates = noun.tokens.clone().take_while(|at| self.is_date(*at)).count();
                if 0 < dates && dates < noun.tokens.len() && start == noun.tokens.start {
                    return Some(noun.head);
                }
                if start == self.first + 1 && self.ends_in_name(noun) {
                    return Some(noun.head);
                }
                at = start - 1;
                continue;
            }
            // "The member for Leeds and Hull said".
            let first = self.noun_at(start.saturating_sub(2)).filter(|_| self.is_coordinated(start));
            let Some(first) = first else { return (!self.is_coordinated(start)).then_some(noun.head) };
            if !self.is_prepositional(first) {
                return None;
            }
            at = self.start_of(first) - 1;
        }
        None
    }

    /// "After the vote Ann Tarn said": one group for what the preposition opens and for her.
    fn ends_in_name(&self, noun: &Chunk) -> bool {
        let name = |at: &usize| self.syntax.tag(*at) == Tag::Propn;
        let start = noun.tokens.clone().rev().take_while(name).last();
        let before = start.and_then(|start| start.checked_sub(1)).filter(|before| noun.tokens.start < *before);
        before.is_some_and(|before| self.syntax.tag(before) == Tag::Noun && !words().role(&self.word(before)))
    }

    fn is_finite(&self, index: usize) -> bool {
        self.chunks.get(index).is_some_and(Chunk::is_finite)
    }

    fn is_date(&self, at: usize) -> bool {
        self.syntax.tag(at) == Tag::Num || words().is("calendar", &self.word(at))
    }

    /// The verb group, finite or not, that ends last before a token.
    pub(crate) fn any_verb_before(&self, token: usize) -> Option<usize> {
        let end = self.chunks.partition_point(|chunk| chunk.tokens.end <= token);
        (0..end)
            .rev()
            .take(STEPS)
            .find(|index| self.chunks.get(*index).is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Verb(_))))
    }

    /// Whether it opens with a participle, whose subject is its own: "Born in Leeds", "Asked by the judge".
    pub(crate) fn opens_with_participle(&self) -> bool {
        let opening = self.chunks.first().filter(|chunk| chunk.tokens.start <= self.first + 1);
        opening.is_some_and(|chunk| {
            matches!(&chunk.kind, ChunkKind::Verb(group) if !group.finite) && self.word(chunk.tokens.start) != "to"
        })
    }

    fn word(&self, at: usize) -> String {
        self.document.word(at).lower()
    }

    /// The noun group that ends with a token.
    fn noun_at(&self, token: usize) -> Option<&'a Chunk> {
        let next = self.chunks.partition_point(|chunk| chunk.tokens.start <= token);
        let chunk = self.chunks.get(next.checked_sub(1)?)?;
        (chunk.tokens.contains(&token) && chunk.kind == ChunkKind::Noun).then_some(chunk)
    }

    /// Where a noun group begins with the owners of what it names: "the firm's head".
    fn start_of(&self, chunk: &Chunk) -> usize {
        let mut start = chunk.tokens.start;
        for _ in 0..3 {
            let clitic = start.checked_sub(1).filter(|before| is_one_of(self.document.word(*before), "'s ’s ' ’ &"));
            let Some(owner) = clitic.and_then(|clitic| self.noun_at(clitic.checked_sub(1)?)) else { break };
            start = owner.tokens.start;
        }
        start
    }

    /// Whether a subject opens a clause of its own: "; Ann Tarn", ", and Ann Tarn".
    pub(crate) fn opens_clause(&self, head: usize) -> bool {
        let Some(noun) = self.noun_at(head) else { return false };
        let before = |back: usize| self.start_of(noun).checked_sub(back).map_or("", |at| self.document.word(at));
        before(1) == ";" || (is_one_of(before(1), "and but") && before(2) == ",")
    }

    /// Whether "and" ties the noun group that begins here to another right before it.
    fn is_coordinated(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        self.syntax.tag(before) == Tag::Cconj && before.checked_sub(1).is_some_and(|at| self.noun_at(at).is_some())
    }
}

/// A day that stands before its verb: "the firm today announced".
fn is_day(word: &str) -> bool {
    is_one_of(word, "today yesterday tonight")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::models::Models;
    use crate::text::Article;

    /// The subjects of the finite verbs of `text`, one sentence.
    fn check(text: &str, expected: &[&str]) {
        let document = Document::read(text);
        let syntax = annotate(&Article::new(text), &document, &Models::none()).syntax;
        let groups = Groups::of(&document, &syntax, 0..document.tokens.len());
        let found: Vec<&str> = groups.subjects().into_iter().map(|head| document.word(head)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn subjects_stand_before_their_verbs() {
        check("The ferry sank.", &["ferry"]);
        check("The owner of the ferry in Vigo denied it and left.", &["owner"]);
        check("Ann Tarn, who had led the talks since May, left the hall.", &["Tarn"]);
        check("Ann Tarn, a judge in Leeds, left the hall.", &["Tarn"]);
        check(
            "Opening the case at Exeter Crown Court, Ann Tarn KC, prosecuting, alleged that he had lied.",
            &["KC", "he"],
        );
        check("Ann Tarn said the ferry had sunk.", &["Tarn", "ferry"]);
        check("The firm's chairman said that she would resign.", &["chairman", "she"]);
        check("Brindlewick, based in Vigo, Spain, confirmed that it had closed.", &["Brindlewick", "it"]);
        check(
            "The lido's owner, Tarn Baths, which was fined in May and closed in June, said it had paid.",
            &["Baths", "it"],
        );
        check("Tarn Baths (Oslo: TB) today announced that it would close.", &["Baths", "it"]);
        check("Paul Hale, the farmers' leader, said through an aide that he would stay.", &["Hale", "he"]);
        check("In Vigo, Spain, rain fell.", &["rain"]);
        check("Ann Tarn, a retired clerk, tried to leave.", &["Tarn"]);
        check("It fell after Ann Tarn, a clerk, tried to leave.", &["It", "Tarn"]);
        check("After the vote Ann Tarn said it had failed.", &["Tarn", "it"]);
    }
}
