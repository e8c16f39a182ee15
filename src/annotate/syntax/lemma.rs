//! Base forms of verbs: "carries" to "carry", "planned" to "plan", by the word files first and by spelling for the rest.

use crate::annotate::syntax::form::Form;
use crate::lexicon::grammar;
use crate::lexicon::inflection::{Ending, undoubled, verb_with};

/// The base form of a word that is a form of a verb; nothing where it is no form of a listed one.
pub(crate) fn base_of(lower: &str, scratch: &mut String) -> Option<&'static str> {
    match lower {
        "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s" | "'re" | "’re" | "'m" | "’m"
        | "ai" => return Some("be"),
        "have" | "has" | "had" | "having" | "'ve" | "’ve" | "'d" | "’d" => return Some("have"),
        "do" | "does" | "did" | "done" | "doing" => return Some("do"),
        "born" => return Some("bear"),
        "lay" => return Some("lay"),
        _ => {}
    }
    if let Some(irregular) = grammar::irregular(lower) {
        return Some(irregular.base);
    }
    if let Some((base, _)) = grammar::word(lower).filter(|(_, word)| word.verb.is_some()) {
        return Some(base);
    }
    [Ending::Ed, Ending::Ing, Ending::S].into_iter().find_map(|ending| verb_with(lower, ending, scratch))
}

/// The base form of a verb that stands in this form, listed or not.
pub(crate) fn lemma(lower: &str, form: Form) -> String {
    let mut scratch = String::new();
    match form {
        Form::Base | Form::Present => return lower.to_owned(),
        Form::Modal => return modal(lower).to_owned(),
        _ => {}
    }
    if let Some(base) = base_of(lower, &mut scratch) {
        return base.to_owned();
    }
    if let Some((first, last)) = lower.rsplit_once('-') {
        return format!("{first}-{}", lemma(last, form));
    }
    let stem = match form {
        Form::PresentS => lower.strip_suffix('s'),
        Form::Past | Form::Participle => lower.strip_suffix("ed"),
        Form::Gerund => lower.strip_suffix("ing"),
        _ => None,
    };
    let Some(stem) = stem else { return lower.to_owned() };
    if form == Form::PresentS {
        return stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |bare| format!("{bare}y"));
    }
    if let Some(bare) = stem.strip_suffix('i') {
        return format!("{bare}y");
    }
    let silent = ["at", "iz", "is", "as", "c", "v", "u", "dg", "rg", "ng"].iter().any(|ending| stem.ends_with(ending));
    if silent {
        return format!("{stem}e");
    }
    undoubled(stem).filter(|bare| !bare.ends_with(['s', 'l', 'f'])).unwrap_or(stem).to_owned()
}

fn modal(lower: &str) -> &str {
    match lower {
        "'ll" | "’ll" | "wo" => "will",
        "ca" | "cannot" => "can",
        "sha" => "shall",
        "'d" | "’d" => "would",
        _ => lower,
    }
}
