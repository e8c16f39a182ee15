//! What the document calls things: one word for each variant.

use crate::annotate::amounts::AmountKind;
use crate::annotate::dates::{Grain, Modifier, Part, PublishedFrom, TimexKind};
use crate::annotate::names::{Form, NameKind};
use crate::claims::{ClaimKind, Group, Role, VoiceForm, VoiceKind};
use crate::text::SentenceKind;
use time::Date;

/// "2024-02-18".
pub(crate) fn day(date: Date) -> String {
    let sign = if date.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}-{:02}", date.year().abs(), u8::from(date.month()), date.day())
}

/// `rank`, between 0 and 1, with three decimals; 0 for what is no number.
pub(crate) fn thousandths(rank: f32) -> f64 {
    let rank = if rank.is_finite() { f64::from(rank).clamp(0.0, 1.0) } else { 0.0 };
    (rank * 1000.0).round() / 1000.0
}

pub(crate) fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PERSON",
        NameKind::Norp => "NORP",
        NameKind::Fac => "FAC",
        NameKind::Org => "ORG",
        NameKind::Gpe => "GPE",
        NameKind::Loc => "LOC",
        NameKind::Product => "PRODUCT",
        NameKind::Event => "EVENT",
        NameKind::WorkOfArt => "WORK_OF_ART",
        NameKind::Law => "LAW",
        NameKind::Language => "LANGUAGE",
    }
}

pub(crate) fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Approx => "APPROX",
        Modifier::Start => "START",
        Modifier::End => "END",
        Modifier::Mid => "MID",
        Modifier::Early => "EARLY",
        Modifier::Late => "LATE",
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
    }
}

pub(crate) fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Time => "time",
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Year => "year",
        Grain::Decade => "decade",
        Grain::Century => "century",
        Grain::Vague => "vague",
    }
}

pub(crate) fn stated(part: Part) -> &'static str {
    match part {
        Part::Year => "year",
        Part::Month => "month",
        Part::Day => "day",
        Part::Weekday => "weekday",
        Part::Time => "time",
    }
}

pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Object => "object",
        Role::Recipient => "recipient",
        Role::Theme => "theme",
        Role::Place => "place",
        Role::Time => "time",
        Role::Manner => "manner",
        Role::Cause => "cause",
        Role::Other => "other",
    }
}

pub(crate) fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Event => "event",
        ClaimKind::State => "state",
        ClaimKind::Number => "number",
        ClaimKind::Cause => "cause",
        ClaimKind::Rule => "rule",
        ClaimKind::Judgement => "judgement",
        ClaimKind::Forecast => "forecast",
        ClaimKind::General => "general",
    }
}

pub(crate) fn published_from(from: PublishedFrom) -> &'static str {
    match from {
        PublishedFrom::Given => "given",
        PublishedFrom::Text => "text",
        PublishedFrom::None => "none",
    }
}

pub(crate) fn sentence_kind(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Body => "body",
        SentenceKind::Heading => "heading",
        SentenceKind::Dateline => "dateline",
        SentenceKind::Caption => "caption",
        SentenceKind::Boilerplate => "boilerplate",
    }
}

pub(crate) fn group(group: Group) -> &'static str {
    match group {
        Group::Check => "check",
        Group::Background => "background",
        Group::Meaning => "meaning",
        Group::Future => "future",
        Group::General => "general",
        Group::NotArticle => "not-article",
    }
}

pub(crate) fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Alias => "alias",
        Form::Acronym => "acronym",
        Form::Title => "title",
        Form::Pronoun => "pronoun",
    }
}

pub(crate) fn timex_kind(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}

pub(crate) fn amount_kind(kind: AmountKind) -> &'static str {
    match kind {
        AmountKind::Money => "MONEY",
        AmountKind::Percent => "PERCENT",
        AmountKind::Quantity => "QUANTITY",
        AmountKind::Ordinal => "ORDINAL",
        AmountKind::Cardinal => "CARDINAL",
    }
}

pub(crate) fn voice_kind(kind: VoiceKind) -> &'static str {
    match kind {
        VoiceKind::Article => "article",
        VoiceKind::Named => "named",
        VoiceKind::Unnamed => "unnamed",
        VoiceKind::Evidential => "evidential",
    }
}

pub(crate) fn voice_form(form: VoiceForm) -> &'static str {
    match form {
        VoiceForm::Direct => "direct",
        VoiceForm::Paraphrase => "paraphrase",
        VoiceForm::Document => "document",
        VoiceForm::Adverb => "adverb",
    }
}
