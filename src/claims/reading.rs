//! One sentence laid out for reading: its words in lower case, its groups, and the cues that stand in it.

use crate::annotate::Annotations;
use crate::annotate::dates::TimexKind;
use crate::annotate::names::{Form, NameKind, NameMention};
use crate::annotate::quotes::Quote;
use crate::annotate::syntax::{Chunk, ChunkKind, Tag, VerbGroup};
use crate::claims::turns::{Turn, turns};
use crate::lexicon::cues::{self, Cue, SourceNoun, source_noun};
use crate::lexicon::is_one_of;
use crate::text::{Case, Document, Letter, Span, overlapping};
use std::ops::Range;

/// What every sentence's reading shares.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) document: &'a Document,
    pub(crate) annotations: &'a Annotations,
    /// Where the text first names a person and an organisation; past its end where it never does.
    first_person: usize,
    first_organisation: usize,
    /// Whose turn each paragraph is, in an interview.
    turns: Vec<Option<Turn>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(document: &'a Document, annotations: &'a Annotations) -> Self {
        let first = |kind: NameKind| {
            let of_kind = annotations.entities.iter().filter(|entity| entity.kind == kind);
            let mentions = of_kind.filter_map(|entity| annotations.names.get(*entity.mentions.first()?));
            mentions.map(|mention| mention.span.start()).min().unwrap_or(usize::MAX)
        };
        // "The army ... it said": a body that is called by what it is.
        let body = |&token: &usize| {
            document.word(token).eq_ignore_ascii_case("the")
                && source_noun(&document.word(token + 1).lower()) == Some(SourceNoun::Body)
        };
        let body = (0..document.tokens.len()).find(body).and_then(|token| document.tokens.get(token));
        let body = body.map_or(usize::MAX, |token| token.span.start());
        let first_organisation = first(NameKind::Org).min(body);
        let turns = turns(document, annotations);
        Self { document, annotations, first_person: first(NameKind::Person), first_organisation, turns }
    }

    /// Whether the text has named a person before `span`.
    pub(crate) fn person_before(&self, span: Span) -> bool {
        self.first_person < span.start()
    }

    /// Whose turn the paragraph of a sentence is, where the text is an interview.
    pub(crate) fn turn(&self, sentence: usize) -> Option<&Turn> {
        let paragraph = self.document.sentences.get(sentence)?.paragraph;
        self.turns.get(paragraph)?.as_ref()
    }

    /// Whether the text has named an organisation before `span`.
    pub(crate) fn organisation_before(&self, span: Span) -> bool {
        self.first_organisation < span.start()
    }
}

/// The tokens after the place, agency and day that a story opens with: "LISBON, March 14 (Meridian) - | Six people ...",
/// "ROTTERDAM and HARWICH, England – 4 September – | The line ...".
fn after_place(document: &Document, tokens: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 24;
    let head = tokens.start..tokens.end.min(tokens.start + LONGEST);
    let dashes = head.clone().filter(|&token| is_one_of(document.word(token), "- – — --"));
    let opens = |stretch: Range<usize>| stretch.into_iter().all(|token| opens_wire(document.word(token)));
    let begins = dashes.take_while(|&dash| opens(tokens.start..dash));
    let first = document.word(tokens.start);
    let capitals = 2 < first.len() && first.chars().all(Letter::is_upper);
    // "Rotterdam, the Netherlands, 4 November 2024 – ...".
    let dated = |dash: &usize| {
        let mut words = (tokens.start..*dash).map(|token| document.word(token));
        capitals || words.any(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    // A second dash only behind a day: "LISBON - Two ships - ...".
    let day = |dash: usize| document.word(dash - 1).starts_with(|sign: char| sign.is_ascii_digit());
    let found: Vec<usize> = begins.filter(dated).collect();
    match found.as_slice() {
        [.., last] if found.len() == 1 || day(*last) => *last + 1..tokens.end,
        [first, ..] => *first + 1..tokens.end,
        [] => tokens,
    }
}

/// Whether what stands before a colon is a place, and what stands behind it is not what somebody says.
fn stands_in_place(context: &Context<'_>, head: Range<usize>) -> bool {
    let Context { document, annotations, .. } = *context;
    let start = document.tokens.get(head.start).map(|token| token.span);
    let names = start.map(|start| overlapping(&annotations.names, start, |name| name.span)).unwrap_or_default();
    let kind = |name: &NameMention| annotations.entities.get(name.entity).map(|entity| entity.kind);
    let place = names.iter().any(|name| matches!(kind(name), Some(NameKind::Gpe | NameKind::Loc)));
    let spoken = document.word(head.end + 1).starts_with(|sign: char| !sign.is_alphanumeric());
    place && !spoken && head.clone().all(|token| opens_wire(document.word(token)))
}

/// A word of such an opening: capitals, a month, a number, a mark.
fn opens_wire(word: &str) -> bool {
    is_one_of(word, "and the")
        || word.chars().next().is_some_and(|sign| sign.is_upper() || sign.is_ascii_digit() || !sign.is_alphanumeric())
}

/// A sentence with all that is known of its words. Token indices are the document's.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) document: &'a Document,
    pub(crate) annotations: &'a Annotations,
    /// The sentence's index.
    pub(crate) index: usize,
    /// Whose answer it is, by the label of its turn in an interview.
    pub(crate) speaker: Option<Span>,
    /// Whether it belongs to a turn of who asks.
    pub(crate) asked: bool,
    /// Whether it may be a part of the answer before it, or the article's own.
    pub(crate) unclaimed: bool,
    /// Its text.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Noun and verb groups, in order.
    pub(crate) chunks: &'a [Chunk],
    /// Cues, in order, without overlaps.
    pub(crate) cues: Vec<CueMention>,
    words: Vec<String>,
}

/// A cue where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CueMention {
    pub(crate) tokens: Range<usize>,
    pub(crate) cue: Cue,
}

impl<'a> Reading<'a> {
    /// Lays out the sentence at `index`; `None` where there is none.
    pub(crate) fn new(context: &'a Context<'a>, index: usize) -> Option<Self> {
        let Context { document, annotations, .. } = *context;
        let sentence = document.sentences.get(index)?;
        let turn = context.turn(index);
        let mut tokens = after_place(document, sentence.tokens.clone());
        // "Lisbon: | Six people ...": a place that stands before what happened there.
        let colon = (tokens.start + 1..tokens.end.min(tokens.start + 6)).find(|&token| document.word(token) == ":");
        if let Some(colon) = colon.filter(|&colon| turn.is_none() && stands_in_place(context, tokens.start..colon)) {
            tokens.start = colon + 1;
        }
        if let Some(turn) = turn.filter(|turn| tokens.contains(&turn.tokens.start) && turn.tokens.end < tokens.end) {
            tokens.start = turn.tokens.end;
        }
        let start = document.tokens.get(tokens.start).map_or(sentence.span.start(), |token| token.span.start());
        let span = Span::new(start, sentence.span.end());
        let words = tokens.clone().map(|token| document.word(token).lower().replace('’', "'")).collect();
        let chunks = &annotations.syntax.chunks;
        let first = chunks.partition_point(|chunk| chunk.tokens.start < tokens.start);
        let last = chunks.partition_point(|chunk| chunk.tokens.start < tokens.end);
        let chunks = chunks.get(first..last.max(first)).unwrap_or_default();
        let speaker = turn.and_then(Turn::speaker);
        let asked = turn.is_some_and(|turn| turn.asks);
        let unclaimed = turn.is_some_and(|turn| turn.open && !turn.asks);
        let mut reading = Self {
            context,
            document,
            annotations,
            index,
            speaker,
            asked,
            unclaimed,
            span,
            tokens,
            chunks,
            cues: Vec::new(),
            words,
        };
        reading.cues = reading.find_cues();
        Some(reading)
    }

    /// The word at `token`, in lower case with straight apostrophes; empty outside the sentence.
    pub(crate) fn word(&self, token: usize) -> &str {
        token.checked_sub(self.tokens.start).and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    /// The words from `token` to the sentence's end.
    pub(crate) fn words_from(&self, token: usize) -> impl Iterator<Item = &str> + Clone {
        let at = token.saturating_sub(self.tokens.start);
        self.words.get(at..).unwrap_or_default().iter().map(String::as_str)
    }

    /// The tag of the token.
    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.annotations.syntax.tags.get(token).copied().unwrap_or_default()
    }

    /// The text from the first to the last of `tokens`; `None` where there are none.
    pub(crate) fn span_of(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.document.tokens.get(tokens.start)?;
        let last = self.document.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| Span::new(first.span.start(), last.span.end()))
    }

    /// The span of one token.
    pub(crate) fn token_span(&self, token: usize) -> Option<Span> {
        self.span_of(&(token..token + 1))
    }

    /// The verb group of a chunk.
    pub(crate) fn verb(&self, chunk: usize) -> Option<&'a VerbGroup> {
        match &self.chunks.get(chunk)?.kind {
            ChunkKind::Verb(group) => Some(group),
            ChunkKind::Noun => None,
        }
    }

    /// How many verbs carry tense.
    pub(crate) fn finite_verbs(&self) -> usize {
        self.chunks.iter().filter(|chunk| chunk.is_finite()).count()
    }

    /// The chunk that holds the token.
    pub(crate) fn chunk_at(&self, token: usize) -> Option<usize> {
        let next = self.chunks.partition_point(|chunk| chunk.tokens.start <= token);
        let index = next.checked_sub(1)?;
        self.chunks.get(index)?.tokens.contains(&token).then_some(index)
    }

    /// Whether the token is a mark that parts clauses or phrases.
    pub(crate) fn is_break(&self, token: usize) -> bool {
        is_one_of(self.word(token), ", ; : — – - -- ( ) …")
    }

    /// Entities mentioned in `span`, without repeats, in text order.
    pub(crate) fn entities_in(&self, span: Span) -> Vec<usize> {
        let mut found = Vec::new();
        for name in self.mentions_in(span).iter().filter(|name| name.form != Form::Title) {
            if span.contains(name.span) && !found.contains(&name.entity) {
                found.push(name.entity);
            }
        }
        found
    }

    /// The tokens of each stretch of direct speech in the sentence.
    pub(crate) fn speech_tokens(&self) -> Vec<Range<usize>> {
        let speech = self.quotes().iter().filter(|quote| quote.speech);
        speech.map(|quote| self.document.tokens_in(quote.span)).collect()
    }

    /// The quotations that the sentence shares text with.
    pub(crate) fn quotes(&self) -> &'a [Quote] {
        overlapping(&self.annotations.quotes, self.span, |quote| quote.span)
    }

    /// The names that share text with `span`; no pronouns and titles that stand for names.
    pub(crate) fn names_in(&self, span: Span) -> Vec<&'a NameMention> {
        self.mentions_in(span).iter().filter(|mention| mention.is_name()).collect()
    }

    /// The mentions of people and things, by whatever words, that share text with `span`.
    pub(crate) fn mentions_in(&self, span: Span) -> &'a [NameMention] {
        overlapping(&self.annotations.names, span, |name| name.span)
    }

    /// The kind of what a name names.
    pub(crate) fn kind_of_name(&self, name: &NameMention) -> Option<NameKind> {
        self.annotations.entities.get(name.entity).map(|entity| entity.kind)
    }

    /// Whether a token belongs to a date or a time of day.
    pub(crate) fn is_date(&self, token: usize) -> bool {
        self.token_span(token).is_some_and(|token| {
            overlapping(&self.annotations.dates, token, |date| date.span)
                .iter()
                .any(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time))
        })
    }

    /// The noun phrase that begins at `token`, with what "of", "from", "in", "for" and "at" add to it.
    pub(crate) fn noun_phrase(&self, token: usize) -> Option<Range<usize>> {
        let mut end = token;
        while let Some(chunk) = self.chunk_at(end).and_then(|chunk| self.chunks.get(chunk)) {
            if !matches!(chunk.kind, ChunkKind::Noun) {
                break;
            }
            end = chunk.tokens.end;
            let possessor = is_one_of(self.word(end - 1), "'s '");
            let link = is_one_of(self.word(end), "of from in for at on by and with");
            let next = if possessor { end } else { end + 1 };
            let noun_follows = self.chunk_at(next).is_some_and(|chunk| self.verb(chunk).is_none());
            // "A jury | on Monday | acquitted": a day is no part of who.
            let dated = link
                && self.word(end) != "of"
                && self.token_span(next).is_some_and(|token| {
                    overlapping(&self.annotations.dates, token, |date| date.span).iter().any(|date| {
                        matches!(date.kind, TimexKind::Date | TimexKind::Time) && date.span.start() == token.start()
                    })
                });
            let noun_follows = noun_follows && !dated;
            if !(possessor || link) || !noun_follows {
                break;
            }
            end = next;
        }
        let end = end.min(self.tokens.end);
        (token < end).then_some(token..end)
    }

    fn find_cues(&self) -> Vec<CueMention> {
        let mut found: Vec<CueMention> = Vec::new();
        let mut token = self.tokens.start;
        while token < self.tokens.end {
            match self.cue_at(token) {
                Some((end, cue)) if self.is_meant(token, end - token, cue) => {
                    found.push(CueMention { tokens: token..end, cue });
                    token = end;
                }
                _ => token += 1,
            }
        }
        found
    }

    /// The longest cue that begins at `token`, and where it ends. Adverbs may stand within a phrase ("is widely seen as").
    fn cue_at(&self, token: usize) -> Option<(usize, Cue)> {
        let plain = cues::cue(self.words_from(token)).map(|(length, cue)| (token + length, cue));
        let rest = (token + 1..self.tokens.end)
            .filter(|&next| self.tag(next) != Tag::Adv && !is_one_of(self.word(next), "not n't"));
        let spread = || {
            let words = std::iter::once(token).chain(rest.clone());
            let (length, cue) = cues::cue(words.clone().map(|token| self.word(token)))?;
            // "has yet to": no duty.
            let spread = (cue != Cue::Duty).then_some(cue)?;
            Some((words.take(length).last()? + 1, spread))
        };
        plain.or_else(spread)
    }

    /// Whether "could" tells what somebody was able to do: "could find no record", "all that could be saved", not "could
    /// strike", "could have struck".
    fn is_ability(&self, could: usize) -> bool {
        const ABLE: [&str; 23] = [
            "afford", "breathe", "discover", "explain", "feel", "find", "get", "hear", "identify", "locate", "n't",
            "no", "not", "only", "prove", "reach", "read", "recall", "remember", "see", "sleep", "trace", "walk",
        ];
        let picks_out = || {
            let all = (self.tokens.start..could).rev().take(6);
            self.word(could.wrapping_sub(1)) == "that"
                && all.into_iter().any(|token| is_one_of(self.word(token), "all every everything those any"))
        };
        // "such a mess that no one could tell".
        let nobody = || {
            let one = self.word(could.wrapping_sub(1)) == "one" && self.word(could.wrapping_sub(2)) == "no";
            one || is_one_of(self.word(could.wrapping_sub(1)), "nobody no-one none nothing")
        };
        ABLE.binary_search(&self.word(could + 1)).is_ok()
            || self.word(could + 1) == "be" && picks_out()
            || nobody() && self.word(could + 1) != "have"
    }

    /// Whether the word is used as a cue here: "may" as a verb, not a month; "appeared" to be, not in court.
    fn is_meant(&self, token: usize, length: usize, cue: Cue) -> bool {
        if length > 1 {
            // "There is no | plan to | widen the road": a noun.
            // "was reported to | the council": told to somebody.
            let to = self.word(token + length - 1) == "to";
            let hearer = matches!(self.tag(token + length), Tag::Det | Tag::Propn | Tag::Pron | Tag::Num);
            return !(to && hearer) && (cue != Cue::Future || self.tag(token) != Tag::Noun);
        }
        match self.word(token) {
            "could" if self.is_ability(token) => false,
            // "are less likely to": a comparison.
            "likely" | "unlikely"
                if token.checked_sub(1).is_some_and(|before| is_one_of(self.word(before), "less more as equally")) =>
            {
                false
            }
            "may" | "might" | "could" | "must" | "should" | "will" | "shall" => {
                // The month is no cue, whatever its tag.
                let month = |span: Span| !overlapping(&self.annotations.dates, span, |date| date.span).is_empty();
                self.tag(token) == Tag::Aux && !self.token_span(token).is_some_and(month)
            }
            "wo" => self.word(token + 1) == "n't",
            "appear" | "appears" | "appeared" => {
                let next = (token + 1..self.tokens.end).find(|&next| self.tag(next) != Tag::Adv).unwrap_or(token + 1);
                is_one_of(self.word(token + 1), "to that as likely unlikely")
                    || (self.word(token + 1) == "not" && self.word(token + 2) == "to")
                    || self.tag(next) == Tag::Adj
            }
            // "better" and "great" as parts of names, "complex" as a noun are no evaluation.
            _ => {
                cue != Cue::Value
                    || !matches!(self.tag(token), Tag::Propn | Tag::Noun)
                    || self.word(token).ends_with('s')
            }
        }
    }
}
