//! Measures tags, finite verbs and noun groups on a treebank in CoNLL-U. Gold words are used, so that cutting is not measured.

use crate::annotate::syntax::{self, ChunkKind, Tag};
use crate::annotate::{amounts, dates, names};
use crate::models::Models;
use crate::models::syntax::{BEAM, SyntaxModel};
use crate::text::{Document, Paragraph, Sentence, SentenceKind, Span, Token, TokenKind};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

/// A gold word.
struct Word {
    form: String,
    tag: String,
    penn: String,
    head: usize,
    relation: String,
}

/// Counts of one group of sentences.
#[derive(Default)]
struct Score {
    tags: (usize, usize),
    finite: Counts,
    infinite_as_finite: usize,
    roots: (usize, usize),
    nouns: Counts,
}

/// Arcs: all, with the right head, with the right relation too.
#[derive(Default)]
struct Trees(usize, usize, usize);

impl Trees {
    fn add(&mut self, words: &[Word], read: &syntax::Syntax) {
        let Some(tree) = &read.tree else { return };
        for (at, word) in words.iter().enumerate() {
            let right = tree.head(at).map_or(0, |head| head + 1) == word.head;
            self.0 += 1;
            self.1 += usize::from(right);
            self.2 += usize::from(right && tree.relation(at).name() == word.relation);
        }
    }

    fn show(&self) -> String {
        format!("UAS {:.2} LAS {:.2}", percent(self.1, self.0), percent(self.2, self.0))
    }
}

/// Right, found, wanted.
#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn add(&mut self, found: &HashSet<usize>, wanted: &HashSet<usize>) {
        self.right += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    fn show(&self) -> String {
        let part = |of: usize| percent(self.right, of);
        format!(
            "P {:.1} R {:.1} F1 {:.1}",
            part(self.found),
            part(self.wanted),
            percent(2 * self.right, self.found + self.wanted)
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Reads a treebank and tells how well it is tagged. With `errors` the report also shows the words where the reading differs.
#[expect(clippy::unnecessary_wraps, reason = "the signature that every kind of file shares")]
pub(crate) fn evaluate(treebank: &str, models: &Models, errors: bool) -> Result<String, serde_json::Error> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut confusions: HashMap<(String, String), HashMap<String, usize>> = HashMap::new();
    let (mut aligned, mut skipped) = (0, 0);
    let mut trees = Trees::default();
    let mut shown = String::new();
    for block in treebank.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let line = |key: &str| block.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        let (id, text) = (line("# sent_id = "), line("# text = "));
        let words = words(block);
        let Some(document) = document(text, &words) else {
            skipped += 1;
            continue;
        };
        aligned += 1;
        let found = dates::find(&document, &dates::Published::default());
        let amounts = amounts::find(&document, &found);
        let (names, entities) = names::find(&document, &found, &amounts, None);
        let read = syntax::read(&document, &names, &entities, models.syntax.as_ref());
        trees.add(&words, &read);
        let genre = if id.starts_with("GUM_") { id.split('_').nth(1) } else { id.split('-').next() };
        for group in ["all", genre.unwrap_or("all")] {
            measure(&words, &read, scores.entry(group.to_owned()).or_default());
        }
        for (at, (word, tag)) in words.iter().zip(&read.tags).enumerate() {
            let ours = name(*tag);
            if ours != word.tag && word.tag != "_" {
                *confusions
                    .entry((word.tag.clone(), ours.clone()))
                    .or_default()
                    .entry(word.form.to_lowercase())
                    .or_default() += 1;
                if errors {
                    let near: Vec<&str> =
                        words.iter().skip(at.saturating_sub(5)).take(11).map(|word| word.form.as_str()).collect();
                    let _ = writeln!(shown, "{}>{ours} {} ({}): {}", word.tag, word.form, word.penn, near.join(" "));
                }
            }
        }
        if errors {
            let (found, wanted) = nouns(&words, &read);
            for (sign, at) in
                found.difference(&wanted).map(|at| ('+', at)).chain(wanted.difference(&found).map(|at| ('-', at)))
            {
                let group = read.chunk_at(*at).map(|chunk| {
                    document.str(Span::new(
                        document.tokens.get(chunk.tokens.start).map_or(0, |token| token.span.start()),
                        document.tokens.get(chunk.tokens.end - 1).map_or(0, |token| token.span.end()),
                    ))
                });
                let near: Vec<&str> =
                    words.iter().skip(at.saturating_sub(5)).take(11).map(|word| word.form.as_str()).collect();
                let word = words.get(*at).map_or("", |word| word.form.as_str());
                let _ = writeln!(shown, "HEAD{sign} {word} in [{}]: {}", group.unwrap_or_default(), near.join(" "));
            }
            let (found, wanted) = finite(&words, &read);
            let list = |set: &HashSet<usize>, other: &HashSet<usize>| {
                let mut list: Vec<usize> = set.difference(other).copied().collect();
                list.sort_unstable();
                list.iter()
                    .filter_map(|at| words.get(*at))
                    .map(|word| format!("{}/{}", word.form, word.penn))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            if found != wanted {
                let _ = writeln!(shown, "FINITE +[{}] -[{}] {text}", list(&found, &wanted), list(&wanted, &found));
            }
        }
    }
    let mut report = String::new();
    if let Some(model) = &models.syntax {
        let _ = writeln!(report, "tags decided with the rules: {}", trees.show());
        let _ = writeln!(report, "gold words: {}", on_gold_words(model, treebank, BEAM));
    }
    let _ = writeln!(report, "sentences: {aligned} aligned, {skipped} skipped");
    for (group, score) in &scores {
        let _ = writeln!(
            report,
            "{group:<14} tags {:.2} of {:>6}  finite {} (participles, bases taken as finite: {})  root verb {:.1}  noun heads {}",
            percent(score.tags.0, score.tags.1),
            score.tags.1,
            score.finite.show(),
            score.infinite_as_finite,
            percent(score.roots.0, score.roots.1),
            score.nouns.show()
        );
    }
    let mut confusions: Vec<_> = confusions.into_iter().collect();
    confusions.sort_by_key(|((gold, ours), words)| {
        (std::cmp::Reverse(words.values().sum::<usize>()), gold.clone(), ours.clone())
    });
    for ((gold, ours), words) in confusions.into_iter().take(25) {
        let total: usize = words.values().sum();
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), word.clone()));
        let list: Vec<String> = words.iter().take(14).map(|(word, count)| format!("{word} {count}")).collect();
        let _ = writeln!(report, "{gold} read as {ours}: {total} ({})", list.join(", "));
    }
    Ok(report + shown.as_str())
}

fn name(tag: Tag) -> String {
    format!("{tag:?}").to_uppercase()
}

fn words(block: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, tag, penn, _, head, relation, ..] = columns.as_slice() else { continue };
        if id.parse::<usize>().is_err() {
            continue;
        }
        words.push(Word {
            form: (*form).to_owned(),
            tag: (*tag).to_owned(),
            penn: (*penn).to_owned(),
            head: head.parse().unwrap_or(0),
            relation: (*relation).to_owned(),
        });
    }
    words
}

/// The sentence as a document whose tokens are the gold words; nothing where they do not spell the text.
fn document(text: &str, words: &[Word]) -> Option<Document> {
    let mut at = 0;
    let mut tokens = Vec::new();
    for word in words {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        if !text.get(start..)?.starts_with(&word.form) {
            return None;
        }
        at = start + word.form.len();
        let possessive = matches!(word.form.as_str(), "'" | "’") && text.get(..start)?.ends_with('s');
        let kind = if possessive { TokenKind::Clitic } else { kind(&word.form) };
        tokens.push(Token { span: Span::new(start, at), kind });
    }
    let whole = Span::new(0, text.len());
    let count = tokens.len();
    Some(Document {
        text: text.to_owned(),
        paragraphs: vec![Paragraph { span: whole, sentences: 0..1 }],
        sentences: vec![Sentence { span: whole, paragraph: 0, tokens: 0..count, kind: SentenceKind::Body }],
        tokens,
    })
}

fn kind(form: &str) -> TokenKind {
    let clitics = ["n't", "n’t"];
    let first = form.chars().next().unwrap_or(' ');
    match first {
        _ if form.contains("://") || form.contains('@') || form.starts_with("www.") => TokenKind::Address,
        _ if clitics.contains(&form.to_lowercase().as_str()) => TokenKind::Clitic,
        '\'' | '’' if 1 < form.chars().count() => TokenKind::Clitic,
        _ if first.is_ascii_digit() || (first == '.' && form.chars().nth(1).is_some_and(|c| c.is_ascii_digit())) => {
            TokenKind::Number
        }
        '$' | '%' | '€' | '£' | '+' | '=' | '°' | '#' => TokenKind::Symbol,
        _ if form.chars().any(char::is_alphanumeric) => TokenKind::Word,
        _ => TokenKind::Punct,
    }
}

fn finite(words: &[Word], read: &syntax::Syntax) -> (HashSet<usize>, HashSet<usize>) {
    let is_verb = |at: &usize| matches!(read.tag(*at), Tag::Aux | Tag::Verb);
    let found = read
        .chunks
        .iter()
        .filter(|chunk| chunk.is_finite())
        .filter_map(|chunk| chunk.tokens.clone().find(is_verb))
        .collect();
    let wanted = (0..words.len())
        .filter(|&at| words.get(at).is_some_and(|word| matches!(word.penn.as_str(), "VBD" | "VBZ" | "VBP" | "MD")))
        .collect();
    (found, wanted)
}

fn measure(words: &[Word], read: &syntax::Syntax, score: &mut Score) {
    for (word, tag) in words.iter().zip(&read.tags).filter(|(word, _)| word.tag != "_") {
        score.tags.1 += 1;
        score.tags.0 += usize::from(name(*tag) == word.tag);
    }
    let (found, wanted) = finite(words, read);
    let verbs = |at: &usize| words.get(*at).is_some_and(|word| matches!(word.penn.as_str(), "VBN" | "VB" | "VBG"));
    score.infinite_as_finite += found.difference(&wanted).filter(|at| verbs(at)).count();
    score.finite.add(&found, &wanted);
    let root = words.iter().position(|word| word.head == 0);
    if let Some((at, word)) = root.and_then(|at| Some((at, words.get(at)?))).filter(|(_, word)| word.tag == "VERB") {
        let helped = words.iter().any(|other| {
            other.head == at + 1
                && other.relation.starts_with("aux")
                && matches!(other.penn.as_str(), "VBD" | "VBZ" | "VBP" | "MD")
        });
        let question = words.last().is_some_and(|word| word.form == "?");
        if !question && (helped || matches!(word.penn.as_str(), "VBD" | "VBZ" | "VBP")) {
            score.roots.1 += 1;
            let right = read.chunk_at(at).is_some_and(|chunk| chunk.head == at && chunk.is_finite());
            score.roots.0 += usize::from(right);
        }
    }
    let (found, wanted) = nouns(words, read);
    score.nouns.add(&found, &wanted);
}

/// The heads of noun groups: ours, and those that the tree gives.
fn nouns(words: &[Word], read: &syntax::Syntax) -> (HashSet<usize>, HashSet<usize>) {
    let heads = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            let inner =
                ["compound", "flat", "goeswith", "fixed"].iter().any(|relation| word.relation.starts_with(relation));
            matches!(word.tag.as_str(), "NOUN" | "PROPN" | "PRON")
                && !inner
                && !matches!(word.penn.as_str(), "PRP$" | "WP" | "WDT" | "WP$" | "EX" | "DT")
        })
    };
    let found = read
        .chunks
        .iter()
        .filter(|chunk| {
            chunk.kind == ChunkKind::Noun && matches!(read.tag(chunk.head), Tag::Noun | Tag::Propn | Tag::Pron)
        })
        .map(|chunk| chunk.head)
        .collect();
    // The tree heads a name by its first word; a group is headed by its last.
    let last = |at: usize| {
        let flat = |word: &Word| word.head == at + 1 && word.relation.starts_with("flat");
        words.iter().rposition(flat).map_or(at, |last| last.max(at))
    };
    (found, (0..words.len()).filter(heads).map(last).collect())
}

/// How well a model tags and parses a treebank, gold words given: one line. `width` is how many states the search keeps.
pub(crate) fn on_gold_words(model: &SyntaxModel, treebank: &str, width: usize) -> String {
    let mut reader = model.reader();
    reader.width = width;
    let (mut count, mut universal, mut fine, mut heads, mut labelled) = (0, 0, 0, 0, 0);
    for block in treebank.split("\n\n") {
        let words = words(block);
        let parse = reader.read(words.iter().map(|word| word.form.as_str()));
        for (at, word) in words.iter().enumerate() {
            let tag = parse.tags.get(at).map_or("", |tag| model.tag(*tag));
            count += 1;
            universal += usize::from(tag.split('|').next() == Some(word.tag.as_str()));
            fine += usize::from(tag == format!("{}|{}", word.tag, word.penn));
            if let Some((head, label)) = parse.heads.get(at)
                && head.map_or(0, |head| usize::from(head) + 1) == word.head
            {
                heads += 1;
                labelled += usize::from(model.label(*label) == word.relation);
            }
        }
    }
    format!(
        "UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2} of {count} words",
        percent(universal, count),
        percent(fine, count),
        percent(heads, count),
        percent(labelled, count)
    )
}
