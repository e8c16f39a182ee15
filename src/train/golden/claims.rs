//! Claims one by one: each labelled claim against the engine's claim of that sentence that is nearest to it. A field
//! is right where two thirds of the words are shared (Dice's coefficient), articles left out.
//!
//! What is sure to mislead is counted on its own: sources, negations and softeners that are invented or dropped.

use super::read::{Claim as Label, Golden, Mark, Sentence, Standing};
use super::share;
use crate::Analysis;
use crate::claims::{Claim, Frame};
use crate::export::json::words;
use crate::models::Models;
use crate::text::{Article, Span};
use crate::train::claims::{Label as SentenceLabel, Labelled, Softened, score};
use std::fmt::Write as _;

/// The sentences' table of [`crate::train::claims`], then the claims one by one. With `errors` both list what is missed.
pub(in crate::train) fn evaluate(articles: &[Golden], models: &Models, errors: bool) -> String {
    let labelled: Vec<Labelled> = articles.iter().map(by_sentence).collect();
    let mut report = score(&labelled, models, errors);
    let mut table = Table::default();
    for article in articles {
        let analysis = crate::analyze(&Article::new(article.text.as_str()), models);
        for (index, sentence) in article.sentences.iter().enumerate() {
            let place = format!("{} {}", article.name, index + 1);
            table.add_sentence(&place, sentence, &Found::new(&analysis, sentence.span));
        }
    }
    if errors {
        table.misses.iter().for_each(|miss| report.push_str(miss));
    }
    report.push('\n');
    let section = |name: &str| ["claims: ", "open cards: "].iter().position(|section| name.starts_with(section));
    table.rows.sort_by_key(|(name, ..)| section(name));
    for (name, right, all) in &table.rows {
        let _ = match all {
            Some(all) => writeln!(report, "{name:<44} {right:>4} of {all:>4}  {:5.1} %", share(*right, *all)),
            None => writeln!(report, "{name:<44} {right:>4}"),
        };
    }
    report
}

/// The labels in the shape of the labelled sentences. A sentence without claims has no voice to be right about and is
/// left out.
fn by_sentence(article: &Golden) -> Labelled {
    let sentences = article.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.claims.is_empty());
    let sentence = |(index, sentence): (usize, &Sentence)| {
        let claims = || sentence.claims.iter().filter(|claim| !claim.presupposed);
        let all = |mark| claims().all(|claim| claim.negated == mark);
        let softened = |mark| claims().any(|claim| claim.softened == mark);
        let mut voices: Vec<String> = Vec::new();
        for voice in claims().flat_map(|claim| &claim.voices) {
            if !voices.contains(voice) {
                voices.push(voice.clone());
            }
        }
        let negated = match (all(Mark::No), all(Mark::Yes)) {
            (true, _) => "no",
            (_, true) => "yes",
            _ => "either",
        };
        SentenceLabel {
            number: index + 1,
            begins: sentence.begins.clone(),
            voices,
            softened: if softened(Mark::Either) && !softened(Mark::Yes) {
                Softened::Either("either".to_owned())
            } else {
                Softened::Sure(softened(Mark::Yes))
            },
            source: None,
            negated: negated.to_owned(),
            groups: sentence.groups.clone(),
        }
    };
    Labelled { id: article.name.clone(), text: article.text.clone(), sentences: sentences.map(sentence).collect() }
}

/// What the engine reads in one sentence.
pub(super) struct Found<'a> {
    analysis: &'a Analysis,
    claims: Vec<&'a Claim>,
}

impl<'a> Found<'a> {
    pub(super) fn new(analysis: &'a Analysis, sentence: Span) -> Self {
        let claims = analysis.claims.claims.iter();
        let claims = claims.filter(|claim| !claim.presupposed && sentence.contains(claim.span)).collect();
        Self { analysis, claims }
    }

    fn words(&self, spans: impl IntoIterator<Item = Span>) -> Vec<String> {
        spans.into_iter().flat_map(|span| content(self.analysis.document.str(span))).collect()
    }

    fn predicate(&self, frame: &Frame) -> Vec<String> {
        self.words(frame.predicate.iter().copied())
    }

    fn arguments(&self, frame: &Frame) -> Vec<String> {
        self.words(frame.arguments.iter().map(|argument| argument.span))
    }

    /// How near a claim is to a labelled one, 0 to 4; `None` where they share no word of the predicate.
    pub(super) fn nearness(&self, label: &Label, frame: &Frame) -> Option<f64> {
        let predicate = dice(&content(&label.predicate), &self.predicate(frame));
        let subject = dice(&content(&label.subject), &self.words(frame.subject));
        let object = dice(&content(&label.object), &self.arguments(frame));
        (0.0 < predicate).then_some(2.0 * predicate + subject + object)
    }

    /// The labelled claims of a sentence with the engine's nearest, each of these given once, the nearest pair first.
    fn pairs(&self, sentence: &'a Sentence) -> Vec<(&'a Label, &'a Claim)> {
        let mut near: Vec<(f64, usize, usize)> = Vec::new();
        for (left, label) in sentence.claims.iter().enumerate().filter(|(_, label)| is_told(label)) {
            let claims = self.claims.iter().enumerate();
            near.extend(claims.filter_map(|(right, claim)| Some((self.nearness(label, &claim.frame)?, left, right))));
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut lefts, mut rights, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for (_, left, right) in near {
            if !lefts.contains(&left) && !rights.contains(&right) {
                lefts.push(left);
                rights.push(right);
                pairs.extend(sentence.claims.get(left).zip(self.claims.get(right).copied()));
            }
        }
        pairs
    }

    /// Whether the object is right: one argument or the first few of them, or none where there is none.
    fn has_object(&self, label: &Label, frame: &Frame) -> bool {
        let wanted = content(&label.object);
        let arguments = &frame.arguments;
        if wanted.is_empty() {
            return arguments.iter().all(|argument| words::role(argument.role) != "object");
        }
        let alone = arguments.iter().map(|argument| self.words([argument.span]));
        let first =
            (2..=arguments.len()).map(|count| self.words(arguments.iter().take(count).map(|argument| argument.span)));
        alone.chain(first).any(|found| alike(&wanted, &found))
    }

    /// Whether subject, predicate and object are those of the label.
    pub(super) fn fields(&self, label: &Label, frame: &Frame) -> [bool; 3] {
        let subject = alike(&content(&label.subject), &self.words(frame.subject));
        [subject, alike(&content(&label.predicate), &self.predicate(frame)), self.has_object(label, frame)]
    }

    /// Whether a claim stands open, or folded into a thread that does.
    fn is_shown(&self, claim: &Claim) -> bool {
        let open = |other: &Claim| other.open && other.thread == claim.thread;
        claim.open || (claim.thread.is_some() && self.analysis.claims.claims.iter().any(open))
    }
}

/// Whether a claim is one that a clause tells: neither taken for granted nor an apposition.
pub(super) fn is_told(label: &Label) -> bool {
    !label.presupposed && !label.predicate.is_empty()
}

/// Rows of the report: right ones, and of how many; `None` where it is a count of faults.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<(String, usize, Option<usize>)>,
    misses: Vec<String>,
}

impl Table {
    fn add(&mut self, name: &str, right: bool) {
        self.count(name, right, true);
    }

    fn fault(&mut self, name: &str, wrong: bool) {
        self.count(name, wrong, false);
    }

    fn count(&mut self, name: &str, counts: bool, of: bool) {
        if self.rows.iter().all(|(known, ..)| known != name) {
            self.rows.push((name.to_owned(), 0, of.then_some(0)));
        }
        if let Some((_, hits, all)) = self.rows.iter_mut().find(|(known, ..)| known == name) {
            *hits += usize::from(counts);
            *all = all.map(|all| all + 1);
        }
    }

    fn add_sentence(&mut self, place: &str, sentence: &Sentence, found: &Found<'_>) {
        let pairs = found.pairs(sentence);
        let whole = found.claims.iter().any(|claim| claim.open && claim.frame.predicate.is_empty());
        for label in sentence.claims.iter().filter(|label| is_told(label)) {
            let partner = pairs.iter().find(|(paired, _)| std::ptr::eq(*paired, label)).map(|(_, claim)| *claim);
            self.add("labelled claims that are found", partner.is_some());
            if label.standing == Standing::Open {
                self.add("labelled open claims that are found", partner.is_some());
                let shown = whole || partner.is_some_and(|claim| found.is_shown(claim));
                self.add("labelled open claims that are open or folded", shown);
            }
            if partner.is_none() {
                self.miss(place, "not found", &format!("{} | {}", label.subject, label.predicate));
            }
        }
        for claim in &found.claims {
            let partner = pairs.iter().find(|(_, paired)| std::ptr::eq(*paired, *claim)).map(|(label, _)| *label);
            if !claim.frame.predicate.is_empty() {
                self.add("claims with fields that are labelled", partner.is_some());
            }
            if let Some(label) = partner {
                self.add_pair("claims", place, label, claim, found);
            }
            if claim.open {
                self.add_card(place, sentence, claim, partner, found);
            }
        }
    }

    /// An open card: whether it is worth it, and whether all of it is right. One that shows its sentence alone has
    /// no fields to be wrong.
    fn add_card(&mut self, place: &str, sentence: &Sentence, claim: &Claim, label: Option<&Label>, found: &Found<'_>) {
        let worth = label.is_some_and(|label| label.standing != Standing::Folded)
            || sentence.groups.iter().any(|group| group == "check");
        self.add("open cards that are worth it", worth);
        if claim.frame.predicate.is_empty() {
            self.fault("open cards that show the sentence alone", true);
            return;
        }
        self.fault("open cards whose claim is not labelled", label.is_none());
        if let Some(label) = label {
            let right = self.add_pair("open cards", place, label, claim, found);
            self.add("open cards: all fields right", right);
        } else {
            self.miss(place, "open, not labelled", &found.predicate(&claim.frame).join(" "));
            self.add("open cards: all fields right", false);
        }
    }

    /// Field by field; whether all of them are right.
    fn add_pair(&mut self, of: &str, place: &str, label: &Label, claim: &Claim, found: &Found<'_>) -> bool {
        let voice = words::voice_kind(claim.voice.kind);
        let own = |voices: &[String]| voices.iter().any(|voice| voice == "article");
        let own_only = label.voices.iter().all(|voice| voice == "article");
        let (softened, negated) = (!claim.softeners.is_empty(), claim.negation.is_some());
        let mut fields = vec![
            ("subject", alike(&content(&label.subject), &found.words(claim.frame.subject))),
            ("predicate", alike(&content(&label.predicate), &found.predicate(&claim.frame))),
            ("object", found.has_object(label, &claim.frame)),
            ("voice", label.voices.iter().any(|kind| kind == voice)),
            ("softened or not", label.softened.allows(softened)),
            ("negated or not", label.negated.allows(negated)),
        ];
        if let (Some(words), Some(span)) = (&label.source, claim.voice.source) {
            fields.push(("source", 0.0 < dice(&content(words), &found.words([span]))));
        }
        for &(field, right) in &fields {
            self.add(&format!("{of}: {field}"), right);
            if !right && of == "claims" {
                let told = format!("{voice}: {}", found.analysis.document.str(claim.span));
                self.miss(place, field, &told);
            }
        }
        self.add(&format!("{of}: type"), words::claim_kind(claim.kind) == label.kind);
        for (fault, wrong) in [
            ("sources invented", own_only && voice != "article"),
            ("sources dropped", !own(&label.voices) && voice == "article"),
            ("negations invented", label.negated == Mark::No && negated),
            ("negations dropped", label.negated == Mark::Yes && !negated),
            ("softeners invented", label.softened == Mark::No && softened),
            ("softeners dropped", label.softened == Mark::Yes && !softened),
        ] {
            self.fault(&format!("{of}: {fault}"), wrong);
        }
        fields.iter().all(|(_, right)| *right)
    }

    fn miss(&mut self, place: &str, what: &str, told: &str) {
        let told: String = told.chars().take(100).collect();
        self.misses.push(format!("{place}: {what}: {told}\n"));
    }
}

/// The words of a field in lower case, without articles and marks.
fn content(field: &str) -> Vec<String> {
    let words = field.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).filter(|word| !["the", "a", "an"].contains(&word.as_str())).collect()
}

fn alike(left: &[String], right: &[String]) -> bool {
    2.0 / 3.0 <= dice(left, right) + f64::EPSILON
}

/// The share of words that two fields have in common, each used once; 1 where both are empty.
#[expect(clippy::cast_precision_loss, reason = "fields are short")]
fn dice(left: &[String], right: &[String]) -> f64 {
    let mut rest: Vec<&String> = right.iter().collect();
    let mut common = 0;
    for word in left {
        if let Some(at) = rest.iter().position(|other| *other == word) {
            rest.swap_remove(at);
            common += 1;
        }
    }
    let all = left.len() + right.len();
    if all == 0 { 1.0 } else { f64::from(2 * common) / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::golden::read;

    #[test]
    fn a_claim_is_found_by_its_predicate() {
        let report = "who\nPERSON Ada Ray\n  1 name Ada Ray\n\nsentences\n1 check Ada Ray sold the house\n  \
                      open event: Ada Ray | sold | the house\n  also event: neighbours | left | town\n";
        let text = "Ada Ray sold the house on Monday when neighbours left town.\n";
        let told = evaluate(&[read("article", text, report).unwrap()], &Models::none(), false);
        let row = told.lines().find(|line| line.starts_with("labelled open claims that are found")).unwrap();
        assert!(row.contains("1 of    1"), "{told}");
        assert!(told.contains("sources invented                      0"), "{told}");
    }

    #[test]
    fn fields_are_alike_by_their_words() {
        for (left, right, expected) in [
            ("the Dutch minister", "Dutch minister", true),
            ("Her paper with Rubén", "Her paper", true),
            ("Her paper with Rubén Aldunate", "Her paper", false),
            ("", "", true),
            ("it", "", false),
            ("“to look again”", "to look again", true),
        ] {
            assert_eq!(alike(&content(left), &content(right)), expected, "{left} / {right}");
        }
    }
}
