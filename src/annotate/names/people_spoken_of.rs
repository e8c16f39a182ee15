//! Which words speak of one person, and whether of a man or a woman. Whom a pronoun means is for `focus`.

use crate::annotate::names::focus::Told;
use crate::annotate::names::{Entity, NameKind, NameMention};
use crate::annotate::quotes::Quote;
use crate::lexicon::is_one_of;
use crate::lexicon::names::{Sex, words};
use crate::models::NamesModel;
use crate::text::{Case, Document, Letter, SentenceKind};

/// A word for one person: their sex as far as it tells. A role right before a name is that person's.
pub(crate) fn somebody(document: &Document, index: usize, word: &str) -> Option<Sex> {
    let next = document.tokens.get(index + 1);
    if next.is_some_and(|next| document.str(next.span).chars().next().is_some_and(Letter::is_upper)) {
        return None;
    }
    if document.word(index).chars().next().is_some_and(Letter::is_upper) {
        return None;
    }
    let ends = |ending: &str| word.ends_with(ending) && ending.len() < word.len();
    match word {
        "human" | "humans" => None,
        "someone" | "somebody" => Some(Sex::Both),
        _ if words().is("somebody", word) || ends("-year-old") || ends("master") => Some(Sex::Both),
        _ => by_word(word).or_else(|| {
            let plural = word.ends_with('s') && !word.ends_with("ss");
            (!plural && words().role(word)).then_some(Sex::Both)
        }),
    }
}

/// The sex that a word for a person tells.
fn by_word(word: &str) -> Option<Sex> {
    let ends = |ending: &str| word.ends_with(ending) && ending.len() < word.len();
    match word {
        "human" => None,
        "woman" | "girl" | "mother" | "wife" | "sister" | "daughter" | "aunt" | "widow" | "niece" | "fiancée"
        | "actress" | "waitress" | "girlfriend" | "queen" | "princess" => Some(Sex::Female),
        "man" | "boy" | "father" | "husband" | "son" | "brother" | "grandson" | "stepson" | "godson" | "uncle"
        | "nephew" | "king" | "prince" | "fiancé" | "boyfriend" | "widower" => Some(Sex::Male),
        _ if ends("mother") || ends("daughter") || ends("sister") => Some(Sex::Female),
        _ if ends("father") || ends("brother") => Some(Sex::Male),
        _ if ends("woman") => Some(Sex::Female),
        _ if ends("man") && !ends("german") => Some(Sex::Male),
        _ => None,
    }
}

/// How often "he" and "she" follow each person's name before anybody else is named, to the end of the next sentence.
pub(crate) fn followed(
    document: &Document,
    names: &[NameMention],
    entities: &[Entity],
    quotes: &[Quote],
) -> Vec<[u16; 2]> {
    let mut votes = vec![[0; 2]; entities.len()];
    let person = |name: &&NameMention| entities.get(name.entity).is_some_and(|one| one.kind == NameKind::Person);
    let mut names = names.iter().filter(person).peekable();
    // Who was named last, how many sentences ago.
    let mut last: Option<(usize, usize)> = None;
    let mut quotes = quotes.iter().peekable();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
        last = last.map(|(entity, ago)| (entity, ago + 1)).filter(|(_, ago)| *ago < 2);
        // Which pronouns stood in this sentence, and which before the name: those mean somebody else.
        let (mut seen, mut before) = ([false; 2], [false; 2]);
        for token in sentence.tokens.clone() {
            let Some(span) = document.tokens.get(token).map(|token| token.span) else { continue };
            while let Some(name) = names.next_if(|name| name.span.start() <= span.start()) {
                while quotes.next_if(|quote| quote.span.end() <= name.span.start()).is_some() {}
                let inside = quotes.peek().is_some_and(|quote| quote.span.overlaps(name.span));
                (last, before) = (Some((name.entity, 0)).filter(|_| !inside), seen);
            }
            let sex = match document.str(span).lower().as_str() {
                "he" | "him" | "his" | "himself" => 0,
                "she" | "her" | "hers" | "herself" => 1,
                _ => continue,
            };
            if let Some((entity, _)) = last
                && before.get(sex) == Some(&false)
                && let Some(vote) = votes.get_mut(entity).and_then(|votes| votes.get_mut(sex))
            {
                *vote += 1;
            }
            seen.get_mut(sex).into_iter().for_each(|seen| *seen = true);
        }
    }
    votes
}

/// Someone's sex, as the titles before their names tell it, else their first name, else what follows their names.
pub(crate) fn sex(
    document: &Document,
    names: &[NameMention],
    entity: &Entity,
    model: Option<&NamesModel>,
    votes: [u16; 2],
) -> Told {
    if entity.kind != NameKind::Person {
        return Told::surely(Sex::Both);
    }
    let told = |word: &str| words().titles.get(&word.trim_end_matches('.').lower()).filter(|sex| *sex != Sex::Both);
    for mention in entity.mentions.iter().take(8).filter_map(|mention| names.get(*mention)) {
        let before = document.tokens.partition_point(|token| token.span.start() < mention.span.start());
        let title = (1..=2).find_map(|back| {
            let word = document.word(before.checked_sub(back)?);
            // "A brother of Ann Tarn" is no Brother.
            word.chars().next().filter(|letter| letter.is_upper()).and_then(|_| told(word))
        });
        // "Her brother Al", "my sister, Ann Tarn,".
        let end = document.tokens_in(mention.span).end;
        let comma =
            usize::from(document.word(before.saturating_sub(1)) == "," && is_one_of(document.word(end), ", . ; – —"));
        let kin = before.checked_sub(1 + comma).map(|at| document.word(at)).filter(|word| words().is("kin", word));
        if let Some(sex) = title.or_else(|| kin.and_then(by_word)) {
            return Told::surely(sex);
        }
    }
    let (first, full) =
        entity.name.split_once([' ', '-']).map_or((entity.name.as_str(), false), |(first, _)| (first, true));
    if let Some(sex) = words().first_name(first) {
        return Told::surely(sex);
    }
    let said = entity.said_of.iter().flat_map(|span| document.str(*span).split([' ', ',']));
    // "An analyst at Tarnman" is no man.
    let told: Vec<Sex> = said.filter(|word| word.chars().all(|sign| !sign.is_upper())).filter_map(by_word).collect();
    if let Some((first, rest)) = told.split_first()
        && rest.iter().all(|other| other == first)
    {
        return Told::surely(*first);
    }
    let listed = model.filter(|_| full).and_then(|model| model.first_name(first));
    let likely = match (listed, votes) {
        // The list may know the name as the other's.
        (Some(Sex::Female) | None, [he, 0]) if 1 < he => Sex::Male,
        (Some(Sex::Male) | None, [0, she]) if 1 < she => Sex::Female,
        (Some(sex), _) => sex,
        _ => Sex::Both,
    };
    Told { sure: Sex::Both, likely }
}
