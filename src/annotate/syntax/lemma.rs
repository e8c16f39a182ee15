//! Base forms of verbs: "carries" to "carry", "planned" to "plan", by the word files first and by spelling for the rest.

use crate::annotate::syntax::form::Form;
use crate::lexicon::grammar;

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

/// A verb's ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    S,
    Ed,
    Ing,
}

/// The listed verb of which `form` is an inflected form.
pub(crate) fn verb_with(form: &str, ending: Ending, scratch: &mut String) -> Option<&'static str> {
    let verb = |base: &str| grammar::word(base).filter(|(_, word)| word.verb.is_some()).map(|(base, _)| base);
    let mut with = |stem: &str, tail: &str| {
        scratch.clear();
        scratch.push_str(stem);
        scratch.push_str(tail);
        verb(scratch)
    };
    match ending {
        Ending::S => {
            let stem = form.strip_suffix('s')?;
            if stem.ends_with('s') {
                return None;
            }
            verb(stem).or_else(|| with(stem.strip_suffix("ie")?, "y")).or_else(|| {
                let bare = stem.strip_suffix('e')?;
                let sibilant = bare.ends_with(['s', 'x', 'z', 'o']) || bare.ends_with("ch") || bare.ends_with("sh");
                if sibilant { verb(bare) } else { None }
            })
        }
        Ending::Ed => {
            let stem = form.strip_suffix("ed")?;
            verb(form.strip_suffix('d')?)
                .or_else(|| verb(stem))
                .or_else(|| verb(undoubled(stem)?))
                .or_else(|| with(stem.strip_suffix('i')?, "y"))
        }
        Ending::Ing => {
            let stem = form.strip_suffix("ing")?;
            if stem.len() < 2 {
                return None;
            }
            with(stem, "e")
                .or_else(|| verb(stem))
                .or_else(|| verb(undoubled(stem)?))
                .or_else(|| with(stem.strip_suffix('y')?, "ie"))
                .or_else(|| verb(stem.strip_suffix('k')?))
        }
    }
}

/// "plann" without its last letter; nothing where the last two differ.
pub(crate) fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    (letters.next()? == letters.next()?).then(|| stem.get(..stem.len().checked_sub(1)?)).flatten()
}
