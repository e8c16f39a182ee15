//! Who is said to speak a quotation, by the words beside it in the same sentence. Never a guess from another one.

use crate::annotate::Rule;
use crate::annotate::quotes::words::{Report, Words};
use crate::annotate::syntax::Tag;
use crate::lexicon::is_one_of;
use crate::text::Span;
use std::ops::Range;

/// How far before a quotation its verb may stand, in tokens.
const REACH: usize = 25;

/// The longest stretch between two halves of a quotation, in tokens.
const TAIL: usize = 15;

/// Nouns for what somebody says, before a colon.
const SAYINGS: [&str; 10] =
    ["advice", "answer", "complaint", "explanation", "message", "question", "reply", "request", "verdict", "warning"];

/// Who speaks, and by what words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribution {
    pub(crate) source: Span,
    pub(crate) cue: Span,
    pub(crate) rule: Rule,
    /// Whether the quotation is only a part of what the verb reports.
    pub(crate) partial: bool,
    /// The token after the attribution, where it stands behind the quotation.
    pub(crate) until: Option<usize>,
}

/// A quotation as its neighbours see it.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    /// Its tokens, marks counted in.
    pub(crate) tokens: Range<usize>,
    /// The tokens of its first sentence that stand before it, back to the last quotation.
    pub(crate) left: Range<usize>,
    /// The tokens of its last sentence that stand after it, up to the next quotation.
    pub(crate) right: Range<usize>,
    /// Its last sign before the closing mark, where it is punctuation.
    pub(crate) ending: Option<char>,
    /// Whether it reads like a title: capitals throughout, no full stop.
    pub(crate) title: bool,
    /// Whether its words make a clause.
    pub(crate) clause: bool,
}

impl Words<'_> {
    /// `"...," she said`; `"...," said Lee`; `"...," according to Lee`.
    pub(crate) fn attribution_after(&self, quoted: &Quoted) -> Option<Attribution> {
        let Range { mut start, end } = quoted.right;
        let parted = matches!(quoted.ending, Some(',' | '?' | '!' | '…' | '—' | '–' | '-'));
        let comma = start < end && is_one_of(self.document.word(start), ", — –");
        if quoted.ending == Some('.') || !(parted || comma) {
            return None;
        }
        if comma {
            start += 1;
        }
        if self.low(start) == "according" && self.low(start + 1) == "to" {
            let (source, until) = self.phrase_after(start + 2, end)?;
            let cue = self.span(&(start..start + 2))?;
            return Some(Attribution {
                source,
                cue,
                rule: "quote.according",
                partial: !quoted.clause,
                until: Some(until),
            });
        }
        let spoken = |index: usize| self.report(index, start).filter(|report| report.verb.speak);
        if let Some(report) = spoken(start).filter(|report| report.verb.invert && report.group == start) {
            let (source, until) = self.phrase_after(start + 1, end)?;
            return Some(Attribution {
                source,
                cue: report.cue,
                rule: "quote.inverted",
                partial: false,
                until: Some(until),
            });
        }
        let reports = (start + 1..end.min(start + REACH)).filter_map(spoken).take(3);
        for report in reports {
            // "that" makes it a statement of its own: `"Stop!" The judge said that ...`
            if self.low(report.at + 1) == "that" {
                return None;
            }
            if let Some((first, source)) = self.subject(start, &report)
                && first == start
            {
                let until = Some(report.at + 1);
                return Some(Attribution { source, cue: report.cue, rule: "quote.after", partial: false, until });
            }
        }
        None
    }

    /// Who speaks by the words before the quotation.
    pub(crate) fn attribution_before(&self, quoted: &Quoted) -> Option<Attribution> {
        self.attribution_reported(quoted).or_else(|| self.attribution_colon(quoted))
    }

    /// `Lee said: "..."`; `Lee told reporters that "..."`; `Lee called it "..."`; `according to Lee, "..."`.
    fn attribution_reported(&self, quoted: &Quoted) -> Option<Attribution> {
        let Range { start, end } = quoted.left;
        for index in (start.max(end.saturating_sub(REACH))..end).rev() {
            if is_one_of(self.document.word(index), "; ( )") {
                return None;
            }
            if self.low(index) == "according" && self.low(index + 1) == "to" {
                let (source, until) = self.phrase_after(index + 2, end)?;
                let cue = self.span(&(index..index + 2))?;
                let direct = until + 1 == end && self.is_comma(until);
                // "According to the paper, the vote was "a farce"."
                let told = until + 1..end;
                let commas = told.clone().filter(|&index| self.is_comma(index)).count();
                let partial = !direct && self.is_comma(until) && commas == 0 && self.has_clause(told) && !quoted.title;
                return (direct || partial).then_some(Attribution {
                    source,
                    cue,
                    rule: "quote.according",
                    partial: partial || !quoted.clause,
                    until: None,
                });
            }
            let Some(report) = self.report(index, start) else {
                if self.stops_search(index) {
                    return None;
                }
                continue;
            };
            if self.is_noun_use(index) {
                continue;
            }
            let Some((first, source)) = self.subject(start, &report) else {
                // "A detailed report" has no verb in it.
                if report.plural {
                    continue;
                }
                return None;
            };
            if (start..first).any(|index| self.low(index) == "according") {
                // Told by one, said by another: the words reached the article through both.
                return None;
            }
            let link = first.checked_sub(1).filter(|&link| start <= link).map(|link| self.low(link));
            let relative = matches!(link.as_deref(), Some("what" | "which" | "whom"));
            let (rule, partial) = self.introduced(&report, quoted, relative)?;
            return Some(Attribution { source, cue: report.cue, rule, partial, until: None });
        }
        None
    }

    /// `Lee put it another way: "..."`, `She was blunt: "..."`: no verb of saying, but a person's clause and a colon.
    fn attribution_colon(&self, quoted: &Quoted) -> Option<Attribution> {
        let Range { start, end } = quoted.left;
        let colon = end.checked_sub(1).filter(|&colon| start < colon && self.document.word(colon) == ":")?;
        let verb = self.verbs(&(start..colon)).last()?;
        let lemma = self.syntax.verb_lemma(self.document, verb)?;
        let next = self.low(verb + 1);
        let speaks = match lemma.as_str() {
            "be" => matches!(self.tag(verb + 1), Tag::Adj | Tag::Noun | Tag::Adv),
            "put" | "see" | "phrase" => is_one_of(next.as_str(), "it things matters"),
            "have" | "offer" | "give" => (verb + 1..colon).any(|index| self.is(index, &SAYINGS)),
            "laugh" | "smile" | "shrug" | "sigh" | "nod" | "grin" | "summarise" | "summarize" | "elaborate" | "go" => {
                true
            }
            _ => false,
        };
        let (_, source) = self.subject_before(start, verb).filter(|_| speaks)?;
        let first = self.document.tokens_in(source).start;
        let named = self.inside_name(first) || self.inside_name(self.document.tokens_in(source).end - 1);
        let person = named || self.is(first, &["he", "she", "they"]) || self.speaker_noun(source);
        let speech = !quoted.title && (quoted.clause || quoted.ending.is_some());
        let cue = self.span(&(verb..verb + 1))?;
        (person && speech).then_some(Attribution { source, cue, rule: "quote.colon", partial: false, until: None })
    }

    /// Whether the token is a verb that reports in a form that hides its subject ("saying", "was told").
    fn stops_search(&self, index: usize) -> bool {
        crate::lexicon::reporting(self.document.word(index)).is_some() && !self.is_noun_use(index)
    }

    /// By which rule the verb reaches the quotation over the words between them, and whether only in part.
    fn introduced(&self, report: &Report, quoted: &Quoted, relative: bool) -> Option<(Rule, bool)> {
        let between = report.at + 1..quoted.left.end;
        let last = between.end.checked_sub(1).filter(|&last| between.start <= last);
        let sign = last.map(|last| self.low(last));
        let parted = matches!(sign.as_deref(), Some(":" | "," | "—" | "–"));
        let that = sign.as_deref() == Some("that");
        let joined = matches!(sign.as_deref(), Some("and" | "but" | "or"));
        let inner = between.start..if parted || that || joined { between.end - 1 } else { between.end };
        let links = |list: &[&str]| inner.clone().any(|index| list.contains(&self.low(index).as_str()));
        if links(&["and", "but", "or", "who", "which", "while", "because", "when", "if", "not", "n't", "never"]) {
            return None;
        }
        let clause = self.has_clause(inner.clone());
        let commas = inner.clone().filter(|&index| self.is_comma(index)).count();
        if report.verb.name && !report.verb.speak {
            // "a plan called "Big Bang"" is nobody's word: someone must call something by it.
            let object = inner.clone().find(|&index| !is_one_of(self.low(index).as_str(), "the a an"));
            let object = object.is_some_and(|index| !is_one_of(self.low(index).as_str(), "as by for"));
            return ((object || relative) && commas == 0 && !clause && !parted).then_some(("quote.named", true));
        }
        if !report.verb.speak && !report.verb.that {
            return None;
        }
        if parted {
            let direct = report.verb.speak && !clause && (commas == 0 || sign.as_deref() == Some(":"));
            return direct.then_some(("quote.before", false));
        }
        if quoted.title || 0 < commas {
            return None;
        }
        if that {
            return (!clause).then_some(("quote.that", !quoted.clause));
        }
        if joined {
            // "that the crack was long and "above the waterline"": the second half of what is reported.
            return clause.then_some(("quote.part", true));
        }
        if clause || inner.is_empty() || quoted.clause {
            let whole = quoted.clause && !clause;
            return Some((if whole { "quote.before" } else { "quote.part" }, !whole));
        }
        None
    }

    /// The second half of `"...," said Lee, "..."`, given how the first was attributed.
    pub(crate) fn attribution_split(&self, quoted: &Quoted, earlier: &Attribution) -> Option<Attribution> {
        let between = earlier.until?..quoted.tokens.start;
        let sign = self.low(between.end.checked_sub(1)?);
        let joined = is_one_of(sign.as_str(), ", : — –");
        let plain = between.len() <= TAIL
            && between.clone().all(|index| self.report(index, between.start).is_none() || self.is_noun_use(index));
        let speech = !quoted.title && (quoted.clause || quoted.ending.is_some());
        (joined && plain && speech).then_some(Attribution {
            rule: "quote.split",
            until: None,
            partial: false,
            ..*earlier
        })
    }

    /// `"...," she said. "..."`: a quotation that begins the sentence right after an attribution.
    pub(crate) fn attribution_continued(&self, quoted: &Quoted, earlier: &Attribution) -> Option<Attribution> {
        let between = earlier.until?..quoted.tokens.start;
        // "an astronomer at Ohio | State | University".
        let says = |index: usize| {
            self.report(index, between.start).is_some() && !self.is_noun_use(index) && !self.inside_name(index)
        };
        let plain = (1..=2 * TAIL).contains(&between.len()) && !between.clone().any(says);
        let ends = between.clone().filter(|&index| is_one_of(self.document.word(index), ". ! ? :")).count();
        let stopped = between.end.checked_sub(1).is_some_and(|last| self.document.word(last) == ".");
        let speech = !quoted.title && quoted.ending.is_some();
        // What hangs on the speaker or the saying may have its own verb ("said Lee, who was there").
        let hung = |index: usize| {
            let word = self.low(index);
            is_one_of(word.as_str(), "who that whose which where when as after before while")
        };
        let told = between.clone().take_while(|&index| !hung(index)).last().map_or(between.start, |last| last + 1);
        let both = (between.start..told).any(|index| is_one_of(self.low(index).as_str(), "and but"));
        let clause = self.has_clause(if both { between } else { between.start..told });
        (plain && ends == 1 && stopped && speech && !clause).then_some(Attribution {
            rule: "quote.continued",
            until: None,
            partial: false,
            ..*earlier
        })
    }
}
