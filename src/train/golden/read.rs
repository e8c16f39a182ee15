//! Reads a golden report against its article. Every text in it must stand in the sentence that it is given for; the
//! first that does not is an error with its line.

use crate::text::Span;

const KINDS: [&str; 11] =
    ["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"];
const FORMS: [&str; 5] = ["name", "alias", "acronym", "title", "pronoun"];
const GROUPS: [&str; 5] = ["check", "background", "meaning", "future", "general"];
const TYPES: [&str; 8] = ["event", "state", "number", "cause", "rule", "judgement", "forecast", "general"];
const VOICES: [&str; 4] = ["article", "named", "unnamed", "evidential"];

/// An article with its labels.
#[derive(Debug)]
pub(in crate::train) struct Golden {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) entities: Vec<Entity>,
    pub(super) mentions: Vec<Mention>,
    pub(super) sentences: Vec<Sentence>,
}

#[derive(Debug)]
pub(super) struct Entity {
    pub(super) kind: String,
    pub(super) name: String,
}

#[derive(Debug)]
pub(super) struct Mention {
    pub(super) span: Span,
    /// By index.
    pub(super) entity: usize,
    pub(super) form: String,
}

#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) span: Span,
    pub(super) begins: String,
    /// The best first.
    pub(super) groups: Vec<String>,
    pub(super) claims: Vec<Claim>,
}

/// Whether a claim is worth a card of the first view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Open,
    /// It tells once more what an earlier sentence told.
    Again,
    Folded,
}

/// Whether a claim is softened, or negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    No,
    Yes,
    /// A part of it, by implication, or in doubt: either reading is right.
    Either,
}

impl Mark {
    pub(super) fn allows(self, found: bool) -> bool {
        self == Self::Either || found == (self == Self::Yes)
    }
}

#[derive(Debug)]
pub(super) struct Claim {
    pub(super) standing: Standing,
    pub(super) kind: String,
    /// Empty where there is none; parts that do not touch are joined by a space.
    pub(super) subject: String,
    pub(super) predicate: String,
    pub(super) object: String,
    /// The kinds of voice that can be defended, the best first.
    pub(super) voices: Vec<String>,
    /// Its words, where it has some.
    pub(super) source: Option<String>,
    pub(super) softened: Mark,
    pub(super) negated: Mark,
    pub(super) presupposed: bool,
}

/// Reads `gold`, the report on `text`.
pub(in crate::train) fn read(name: &str, text: &str, gold: &str) -> Result<Golden, String> {
    let (who, sentences) =
        gold.split_once("\nsentences\n").ok_or_else(|| format!("{name}: no line \"sentences\" in the report"))?;
    let before = who.matches('\n').count() + 2;
    let at = |line: usize, why: String| format!("{name}, line {}: {why}", line + 1);
    let mut golden = Golden {
        name: name.to_owned(),
        text: text.to_owned(),
        entities: Vec::new(),
        mentions: Vec::new(),
        sentences: Vec::new(),
    };
    let blocks = || sentences.lines().enumerate().map(|(number, line)| (before + number, line));
    for (line, head) in blocks().filter(|(_, line)| !line.starts_with("  ")) {
        golden.open_sentence(head).map_err(|why| at(line, why))?;
    }
    golden.close_sentences();
    let mut current = 0;
    for (line, told) in blocks() {
        match told.strip_prefix("  ") {
            Some(claim) => {
                let claim = golden.claim(current, claim).map_err(|why| at(line, why))?;
                let sentence = current.checked_sub(1).and_then(|index| golden.sentences.get_mut(index));
                sentence.ok_or_else(|| at(line, "a claim before any sentence".to_owned()))?.claims.push(claim);
            }
            None => current += 1,
        }
    }
    for (line, told) in who.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        match told.strip_prefix("  ") {
            Some(mention) => golden.add_mention(mention),
            None => golden.add_entity(told),
        }
        .map_err(|why| at(line, why))?;
    }
    golden.check_links(who)?;
    Ok(golden)
}

impl Golden {
    fn str(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// "3 check/background The first five words".
    fn open_sentence(&mut self, head: &str) -> Result<(), String> {
        let mut parts = head.splitn(3, ' ');
        let (number, groups, begins) = (parts.next(), parts.next().unwrap_or_default(), parts.next());
        let expected = self.sentences.len() + 1;
        if number.and_then(|number| number.parse().ok()) != Some(expected) {
            return Err(format!("sentence {expected} is expected here"));
        }
        let groups: Vec<String> = groups
            .split('/')
            .filter(|group| *group != "-")
            .map(|group| known(group, &GROUPS).map(str::to_owned))
            .collect::<Result<_, _>>()?;
        let begins = begins.unwrap_or_default();
        // One past the last start: two sentences may begin with the same words.
        let from = self.sentences.last().map_or(0, |last| last.span.start() + 1);
        let from = (from..=self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(from);
        let found = self.text.get(from..).and_then(|rest| rest.find(begins)).filter(|_| !begins.is_empty());
        let start = from + found.ok_or_else(|| format!("the article has no sentence that begins \"{begins}\""))?;
        let end = start + self.text.get(start..).and_then(|rest| rest.find('\n')).unwrap_or_default();
        self.sentences.push(Sentence {
            span: Span::new(start, end.max(start)),
            begins: begins.to_owned(),
            groups,
            claims: Vec::new(),
        });
        Ok(())
    }

    /// Ends each sentence where the next one of its paragraph begins.
    fn close_sentences(&mut self) {
        let starts: Vec<usize> = self.sentences.iter().skip(1).map(|sentence| sentence.span.start()).collect();
        for (sentence, next) in self.sentences.iter_mut().zip(starts) {
            let end = sentence.span.end().min(next);
            let trimmed = Span::new(sentence.span.start(), end).of(&self.text).trim_end().len();
            sentence.span = Span::new(sentence.span.start(), sentence.span.start() + trimmed);
        }
    }

    /// "PERSON Her Whole Name".
    fn add_entity(&mut self, line: &str) -> Result<(), String> {
        let (kind, name) = line.split_once(' ').ok_or("an entity has a kind and a name")?;
        self.entities.push(Entity { kind: known(kind, &KINDS)?.to_owned(), name: name.to_owned() });
        Ok(())
    }

    /// "3 alias Name", "3 pronoun she #2", "3 name Capital -> State".
    fn add_mention(&mut self, line: &str) -> Result<(), String> {
        let line = line.split(" -> ").next().unwrap_or_default();
        let mut parts = line.splitn(3, ' ');
        let (number, form, words) = (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let sentence = number.and_then(|number| number.parse().ok()).and_then(|number| self.sentence(number));
        let span = sentence.ok_or("no such sentence")?.span;
        let (words, nth) = match words.rsplit_once(" #") {
            Some((words, nth)) => (words, nth.parse::<usize>().map_err(|_| "\"#\" and a number")?),
            None => (words, 1),
        };
        let start = nth.checked_sub(1).and_then(|nth| occurrences(self.str(span), words).nth(nth));
        let start = span.start() + start.ok_or_else(|| format!("\"{words}\" does not stand there"))?;
        let entity = self.entities.len().checked_sub(1).ok_or("a mention before any entity")?;
        self.mentions.push(Mention {
            span: Span::new(start, start + words.len()),
            entity,
            form: known(form, &FORMS)?.to_owned(),
        });
        Ok(())
    }

    /// What is used for another entity names one of the report.
    fn check_links(&self, who: &str) -> Result<(), String> {
        let linked = who.lines().filter_map(|line| line.split_once(" -> ").map(|(_, name)| name));
        let strange = linked.filter(|name| self.entities.iter().all(|entity| entity.name != *name));
        strange.map(|name| Err(format!("{}: no entity is called \"{name}\"", self.name))).next().unwrap_or(Ok(()))
    }

    /// By number, from 1.
    fn sentence(&self, number: usize) -> Option<&Sentence> {
        self.sentences.get(number.checked_sub(1)?)
    }

    /// "open event: SUBJECT | PREDICATE | OBJECT ; by named SOURCE (CUE) ; not CUE".
    fn claim(&self, number: usize, line: &str) -> Result<Claim, String> {
        let (head, rest) = line.split_once(": ").ok_or("a claim has a type and a colon")?;
        let (standing, kind) = head.rsplit_once(' ').ok_or("a claim begins with open, again or also")?;
        let standing = match standing.split_once(' ') {
            None if standing == "open" => Standing::Open,
            None if standing == "also" => Standing::Folded,
            Some(("again", earlier)) if earlier.parse().is_ok_and(|earlier: usize| earlier < number) => Standing::Again,
            _ => return Err(format!("\"{standing}\" is none of open, again N, also")),
        };
        let mut parts = rest.split(" ; ");
        let fields: Vec<&str> = parts.next().unwrap_or_default().split(" | ").collect();
        let field = |index: usize| self.verbatim(number, fields.get(index).copied().unwrap_or("-"));
        for index in 3..fields.len() {
            field(index)?;
        }
        let mut claim = Claim {
            standing,
            kind: known(kind, &TYPES)?.to_owned(),
            subject: field(0)?,
            predicate: field(1)?,
            object: field(2)?,
            voices: Vec::new(),
            source: None,
            softened: Mark::No,
            negated: Mark::No,
            presupposed: false,
        };
        let mut others = Vec::new();
        for part in parts {
            match part.split_once(' ') {
                Some(("by", voice)) => {
                    let (kind, source) = self.voice(number, voice)?;
                    claim.voices.push(kind);
                    claim.source = source;
                }
                Some(("via", voice)) => drop(self.voice(number, voice)?),
                Some(("or", voice)) => others.push(known(voice, &VOICES)?.to_owned()),
                Some((word @ ("soft" | "soft?" | "not" | "not?"), cues)) => {
                    cues.split(", ").try_for_each(|cue| self.verbatim(number, cue).map(drop))?;
                    let mark = if word.ends_with('?') { Mark::Either } else { Mark::Yes };
                    let field = if word.starts_with("soft") { &mut claim.softened } else { &mut claim.negated };
                    *field = mark;
                }
                None if part == "presupposed" => claim.presupposed = true,
                _ => return Err(format!("\"{part}\" is not understood")),
            }
        }
        if claim.voices.is_empty() {
            claim.voices.push("article".to_owned());
        }
        claim.voices.extend(others);
        Ok(claim)
    }

    /// "named SOURCE (CUE)", "evidential (CUE)": the kind and the source.
    fn voice(&self, number: usize, told: &str) -> Result<(String, Option<String>), String> {
        let (front, cue) =
            told.strip_suffix(')').and_then(|told| told.rsplit_once('(')).ok_or("a voice ends with its cue")?;
        let (kind, source) = front.trim_end().split_once(' ').unwrap_or((front.trim_end(), ""));
        let (source, place) = match source.rsplit_once('@') {
            Some((source, place)) => (source, place.parse().map_err(|_| "\"@\" and a number")?),
            None => (source, number),
        };
        // The cue of a quotation that goes on stands beside its source.
        self.verbatim(place, cue)?;
        let source = if source.is_empty() { None } else { Some(self.verbatim(place, source)?) };
        Ok((known(kind, &VOICES)?.to_owned(), source))
    }

    /// The words of a field, all of them in the sentence; empty for "-".
    fn verbatim(&self, number: usize, field: &str) -> Result<String, String> {
        if field == "-" {
            return Ok(String::new());
        }
        let sentence = self.sentence(number).ok_or_else(|| format!("no sentence {number}"))?;
        match field.split(" … ").find(|part| !self.str(sentence.span).contains(part)) {
            Some(part) => Err(format!("\"{part}\" does not stand in sentence {number}")),
            None => Ok(field.replace(" … ", " ")),
        }
    }
}

/// Where `words` stand as whole words, from the left.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(words).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|after| after.chars().next());
        !words.is_empty() && !inside(before) && !inside(after)
    })
}

fn known<'a>(word: &'a str, words: &[&str]) -> Result<&'a str, String> {
    if words.contains(&word) { Ok(word) } else { Err(format!("\"{word}\" is none of {}", words.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    const TEXT: &str = "A headline\n\nMs Ada Ray denied it. She left Bern, she said.\n";

    fn reading(report: &str) -> Result<Golden, String> {
        read("article", TEXT, report)
    }

    #[test]
    fn reads_mentions_and_claims() {
        let golden = reading(
            "who\nPERSON Ada Ray\n  1 name Ada Ray\n  2 pronoun she\nGPE Bern\n  2 name Bern\n\nsentences\n\
             1 check Ms Ada Ray denied it.\n  open state: Ms Ada Ray | denied | it ; by named Ms Ada Ray (denied) ; not denied\n\
             2 background/check She left\n  also event: She | left | Bern ; by named she (said) ; or article\n",
        )
        .unwrap();
        let words: Vec<&str> = golden.mentions.iter().map(|mention| golden.str(mention.span)).collect();
        assert_eq!(words, ["Ada Ray", "she", "Bern"]);
        let sentences: Vec<&str> = golden.sentences.iter().map(|sentence| golden.str(sentence.span)).collect();
        assert_eq!(sentences, ["Ms Ada Ray denied it.", "She left Bern, she said."]);
        let claim = golden.sentences.last().and_then(|sentence| sentence.claims.first()).unwrap();
        assert_eq!((claim.subject.as_str(), claim.object.as_str()), ("She", "Bern"));
        assert_eq!(claim.voices, ["named", "article"]);
    }

    #[test]
    fn refuses_what_the_article_does_not_say() {
        for (report, why) in [
            ("who\n", "no line \"sentences\""),
            ("who\nPERSON Ada\n  1 name Eve\n\nsentences\n1 check Ms Ada\n", "line 3: \"Eve\""),
            ("who\n\nsentences\n1 check Mr Ada\n", "line 4: the article has no sentence"),
            ("who\n\nsentences\n1 check Ms Ada\n  open event: Ada | denies | it\n", "line 5: \"denies\""),
            ("who\n\nsentences\n1 urgent Ms Ada\n", "\"urgent\" is none of"),
            ("who\nGPE Bern\n  1 name Ada -> Rome\n\nsentences\n1 check Ms Ada\n", "no entity is called \"Rome\""),
        ] {
            let told = reading(report).err().unwrap_or_default();
            assert!(told.contains(why), "{told}");
        }
    }

    #[test]
    fn every_golden_article_can_be_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        for half in ["train", "test"] {
            let files = fs::read_dir(folder.join(half)).unwrap().map(|entry| entry.unwrap().path());
            let articles: Vec<_> =
                files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
            assert!(6 <= articles.len(), "{half} has at least six articles");
            for path in articles {
                let gold = fs::read_to_string(path.with_extension("gold")).unwrap();
                let name = path.display().to_string();
                let golden = read(&name, &fs::read_to_string(&path).unwrap(), &gold).unwrap();
                assert!(8 <= golden.entities.len(), "{name} has at least eight entities");
            }
        }
    }
}
