//! The JSON document `factline.analysis/1`.
//!
//! Every key is always present; what is not there is `null` or `[]`. Keys may be added, none changes its meaning;
//! `schema/factline.analysis-1.schema.json` says the same to a machine. Offsets are code points of `text`.

pub(crate) mod words;
pub(crate) mod write;

#[cfg(feature = "cli")]
pub use write::pretty;

use crate::Analysis;
use crate::annotate::Rule;
use crate::annotate::dates::Anchor;
use crate::annotate::names::NameKind;
use crate::annotate::syntax::Relation;
use crate::cards::actors;
use crate::claims::{Claim, ClaimKind, Group, VoiceKind};
use crate::export::edtf::edtf;
use crate::export::json::write::Json;
use crate::text::{Case, CodePoints, SentenceKind, Span};
use std::collections::BTreeSet;

/// The name and version of the format.
pub const FORMAT: &str = "factline.analysis/1";

/// The document of `analysis`, in one line.
pub fn document(analysis: &Analysis) -> String {
    let mut writer = Writer::new(analysis);
    writer.head();
    writer.body();
    writer.out.0
}

/// The same with each word's part of speech, and its place in the tree where there is one.
pub fn document_with_tokens(analysis: &Analysis) -> String {
    let mut writer = Writer::new(analysis);
    writer.head();
    writer.tokens();
    writer.body();
    writer.out.0
}

/// What every part of the document is written from, and as far as it is written.
struct Writer<'a> {
    analysis: &'a Analysis,
    ruler: CodePoints<'a>,
    out: Json,
}

impl<'a> Writer<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        Self { analysis, ruler: CodePoints::new(&analysis.document.text), out: Json::default() }
    }

    fn text(&mut self, key: &str, words: &str) {
        self.out.key(key).text(words);
    }

    fn maybe(&mut self, key: &str, words: Option<&str>) {
        self.out.key(key).maybe(words);
    }

    fn rules(&mut self, key: &str, rules: &[Rule]) {
        self.out.key(key).texts(rules);
    }

    /// A letter for the list and the place in it counted from 1, "c1"; or `null`.
    fn id(&mut self, key: &str, list: &str, index: Option<usize>) {
        let id = index.map(|index| name(list, index));
        self.maybe(key, id.as_deref());
    }

    fn ids(&mut self, key: &str, list: &str, indices: &[usize]) {
        self.list(key);
        for &index in indices {
            self.out.text(&name(list, index));
        }
        self.out.close(']');
    }

    /// Where something stands, in code points.
    fn place(&mut self, span: Option<Span>) {
        for (key, at) in [("start", span.map(Span::start)), ("end", span.map(Span::end))] {
            let at = at.map(|at| self.ruler.at(at));
            self.out.key(key).count(at);
        }
    }

    fn points(&mut self, span: Span) {
        self.out.open('{');
        self.place(Some(span));
        self.out.close('}');
    }

    fn span(&mut self, key: &str, span: Option<Span>) {
        self.out.key(key);
        match span {
            Some(span) => self.points(span),
            None => self.out.raw("null"),
        }
    }

    fn spans(&mut self, key: &str, spans: &[Span]) {
        self.list(key);
        for &span in spans {
            self.points(span);
        }
        self.out.close(']');
    }

    fn list(&mut self, key: &str) {
        self.out.key(key).open('[');
    }

    fn object(&mut self, key: &str) {
        self.out.key(key).open('{');
    }

    /// Begins one of a list of things.
    fn item(&mut self, list: &str, index: usize) {
        self.out.open('{');
        self.id("id", list, Some(index));
    }

    fn end(&mut self) {
        self.out.close('}');
    }

    fn group(&self, sentence: usize) -> Group {
        let kind = self.analysis.document.sentences.get(sentence).map(|sentence| sentence.kind);
        match self.analysis.claims.groups.get(sentence) {
            Some(group) if kind == Some(SentenceKind::Body) => *group,
            _ => Group::NotArticle,
        }
    }

    fn head(&mut self) {
        let analysis = self.analysis;
        self.out.open('{');
        self.text("format", FORMAT);
        self.object("engine");
        self.text("version", env!("CARGO_PKG_VERSION"));
        let models: Vec<&str> = analysis.models.iter().map(String::as_str).collect();
        self.out.key("models").texts(&models);
        self.end();
        self.text("text", &analysis.document.text);
        let published = &analysis.annotations.published;
        self.object("published");
        self.maybe("value", published.date.map(words::day).as_deref());
        self.text("from", words::published_from(published.from));
        self.place(published.span);
        self.end();
        self.summary();
        self.list("sentences");
        for (index, sentence) in analysis.document.sentences.iter().enumerate() {
            self.item("s", index);
            self.place(Some(sentence.span));
            self.out.key("paragraph").count(Some(sentence.paragraph));
            self.text("kind", words::sentence_kind(sentence.kind));
            let group = self.group(index);
            self.text("group", words::group(group));
            self.end();
        }
        self.out.close(']');
    }

    fn body(&mut self) {
        self.entities();
        self.dates();
        self.amounts();
        self.quotes();
        let claims = &self.analysis.claims;
        self.list("claims");
        for (index, claim) in claims.claims.iter().enumerate() {
            self.claim(index, claim);
        }
        self.out.close(']');
        self.list("threads");
        for (index, thread) in claims.threads.iter().enumerate() {
            self.item("t", index);
            self.ids("claims", "c", &thread.claims);
            self.ids("hedge_dropped", "c", &thread.hedge_dropped);
            self.end();
        }
        self.out.close(']');
        self.end();
    }

    fn summary(&mut self) {
        let document = &self.analysis.document;
        let count = |wanted: Group| (0..document.sentences.len()).filter(|&index| self.group(index) == wanted).count();
        let body = document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).count();
        let speeches = self.analysis.annotations.quotes.iter().filter(|quote| quote.speech).count();
        let counts = [
            ("sentences", body),
            ("to_check", count(Group::Check)),
            ("interpretive", count(Group::Meaning)),
            ("quotations", speeches),
        ];
        let mut named = Vec::new();
        let mut unnamed = Vec::new();
        let mut dates = Vec::new();
        for claim in &self.analysis.claims.claims {
            match (claim.voice.kind, claim.voice.source.or(claim.voice.cue)) {
                (VoiceKind::Named, Some(source)) => named.extend(self.entity_in(source)),
                (VoiceKind::Unnamed | VoiceKind::Evidential, Some(source)) => unnamed.push(source),
                _ => {}
            }
            if claim.kind == ClaimKind::Event {
                dates.extend_from_slice(&claim.when);
            }
        }
        unnamed.sort_unstable();
        unnamed.dedup();
        dates.sort_unstable();
        dates.dedup();
        let mut seen = BTreeSet::new();
        named.retain(|entity| seen.insert(*entity));
        self.object("summary");
        for (key, count) in counts {
            self.out.key(key).count(Some(count));
        }
        self.ids("sources_named", "e", &named);
        self.spans("sources_unnamed", &unnamed);
        self.ids("event_dates", "d", &dates);
        self.end();
    }

    /// The entity that `source` names: a person before a body before a place, as in "Ito of the Port Authority of Kobe".
    fn entity_in(&self, source: Span) -> Option<usize> {
        let found = &self.analysis.annotations;
        let first = found.names.partition_point(|name| name.span.end() <= source.start());
        let inside = found.names.iter().skip(first).take_while(|name| name.span.start() < source.end());
        let inside = inside.filter(|name| name.speaks(source, &self.analysis.document));
        let order = |entity: usize| match found.entities.get(entity).map(|entity| entity.kind) {
            Some(NameKind::Person) => Some(0),
            Some(NameKind::Org) => Some(1),
            Some(NameKind::Norp) | None => None,
            Some(_) => Some(2),
        };
        inside
            .filter_map(|name| Some((order(name.entity)?, name.entity)))
            .min_by_key(|(order, _)| *order)
            .map(|(_, entity)| entity)
    }

    fn tokens(&mut self) {
        let syntax = &self.analysis.annotations.syntax;
        let tree = syntax.tree.as_ref();
        self.list("tokens");
        for (index, token) in self.analysis.document.tokens.iter().enumerate() {
            self.out.open('{');
            self.place(Some(token.span));
            // The tags' names are those of Universal Dependencies, in capitals.
            let tag = tree.filter(|tree| tree.relation_if_parsed(index).is_some()).map(|tree| tree.tag(index));
            let tag = tag.or_else(|| syntax.tags.get(index).copied());
            self.text("pos", &tag.map_or_else(|| "X".to_owned(), |tag| format!("{tag:?}").upper()));
            self.out.key("head").count(tree.and_then(|tree| tree.head(index)));
            self.maybe("relation", tree.and_then(|tree| tree.relation_if_parsed(index)).map(Relation::name));
            self.end();
        }
        self.out.close(']');
    }

    fn entities(&mut self) {
        let found = &self.analysis.annotations;
        self.list("entities");
        for (index, entity) in found.entities.iter().enumerate() {
            self.item("e", index);
            self.text("kind", words::name_kind(entity.kind));
            self.text("name", &entity.name);
            self.spans("said_of", &entity.said_of);
            self.rules("why", &entity.why);
            self.list("mentions");
            for name in entity.mentions.iter().filter_map(|&mention| found.names.get(mention)) {
                self.out.open('{');
                self.place(Some(name.span));
                self.text("form", words::form(name.form));
                self.text("rule", name.rule);
                match &name.used_for {
                    None => self.maybe("used_for", None),
                    Some(used) => {
                        self.object("used_for");
                        self.text("name", used.state);
                        self.id("entity", "e", used.entity);
                        self.text("rule", used.rule);
                        self.end();
                    }
                }
                self.end();
            }
            self.out.close(']');
            self.end();
        }
        self.out.close(']');
    }

    fn dates(&mut self) {
        self.list("dates");
        for (index, date) in self.analysis.annotations.dates.iter().enumerate() {
            let value = &date.value;
            self.item("d", index);
            self.place(Some(date.span));
            self.text("type", words::timex_kind(date.kind));
            self.text("value", &value.value);
            self.maybe("mod", value.modifier.map(words::modifier));
            self.maybe("earliest", value.earliest.map(words::day).as_deref());
            self.maybe("latest", value.latest.map(words::day).as_deref());
            self.text("grain", words::grain(value.grain));
            self.maybe("edtf", edtf(date).as_deref());
            let stated: Vec<&str> = value.stated.iter().map(|&part| words::stated(part)).collect();
            self.out.key("stated").texts(&stated);
            let implied: Vec<&str> = value.implied().into_iter().map(words::stated).collect();
            self.out.key("implied").texts(&implied);
            match value.anchor {
                Anchor::None => self.text("anchor", "none"),
                Anchor::Published => self.text("anchor", "published"),
                Anchor::Mention(other) => self.id("anchor", "d", Some(other)),
            }
            self.rules("why", &[date.rule]);
            self.end();
        }
        self.out.close(']');
    }

    fn amounts(&mut self) {
        self.list("amounts");
        for (index, amount) in self.analysis.annotations.amounts.iter().enumerate() {
            self.item("a", index);
            self.place(Some(amount.span));
            self.text("kind", words::amount_kind(amount.kind));
            self.out.key("value").number(amount.value.unwrap_or(f64::NAN));
            self.maybe("unit", amount.unit.as_deref());
            self.rules("why", &[amount.rule]);
            self.end();
        }
        self.out.close(']');
    }

    fn quotes(&mut self) {
        self.list("quotes");
        for (index, quote) in self.analysis.annotations.quotes.iter().enumerate() {
            self.item("q", index);
            self.place(Some(quote.span));
            self.span("source", quote.source);
            self.span("cue", quote.cue);
            self.out.key("speech").flag(quote.speech);
            self.rules("why", &[quote.rule]);
            self.end();
        }
        self.out.close(']');
    }

    fn claim(&mut self, index: usize, claim: &Claim) {
        self.item("c", index);
        self.id("sentence", "s", Some(claim.sentence));
        self.place(Some(claim.span));
        self.spans("heading", &claim.heading);
        self.span("subject", claim.frame.subject);
        match claim.frame.predicate.iter().copied().reduce(Span::cover) {
            None => self.maybe("predicate", None),
            predicate => {
                self.object("predicate");
                self.place(predicate);
                self.spans("parts", &claim.frame.predicate);
                self.end();
            }
        }
        self.list("arguments");
        for argument in &claim.frame.arguments {
            self.out.open('{');
            self.text("role", words::role(argument.role));
            self.place(Some(argument.span));
            self.end();
        }
        self.out.close(']');
        self.object("voice");
        self.text("kind", words::voice_kind(claim.voice.kind));
        self.maybe("form", claim.voice.form.map(words::voice_form));
        self.span("source", claim.voice.source);
        self.span("cue", claim.voice.cue);
        self.end();
        self.object("strength");
        self.text("kind", if claim.softeners.is_empty() { "plain" } else { "softened" });
        self.spans("cues", &claim.softeners);
        self.end();
        self.out.key("negated").flag(claim.negation.is_some());
        self.span("negation", claim.negation);
        self.out.key("presupposed").flag(claim.presupposed);
        self.text("type", words::claim_kind(claim.kind));
        self.ids("who", "e", &actors::surely(self.analysis, claim));
        self.ids("when", "d", &claim.when);
        self.ids("where", "e", &claim.places);
        self.ids("amounts", "a", &claim.amounts);
        self.out.key("rank").number(words::thousandths(claim.rank));
        self.out.key("open").flag(claim.open);
        self.id("thread", "t", claim.thread);
        self.rules("why", &claim.why);
        self.end();
    }
}

fn name(list: &str, index: usize) -> String {
    [list, &(index + 1).to_string()].concat()
}
