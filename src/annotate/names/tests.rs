//! Who is who over whole texts, and what is said of whom.

use crate::annotate::names::{Entity, Form, NameKind, NameMention, find};
use crate::text::Document;

fn read(text: &str) -> (Document, Vec<NameMention>, Vec<Entity>) {
    let document = Document::read(text);
    let (mentions, entities) = find(&document, &[], &[], None);
    (document, mentions, entities)
}

/// The mentions of each entity of one kind, joined with " = ", entities parted by " | ".
fn check(kind: NameKind, text: &str, expected: &str) {
    let (document, mentions, entities) = read(text);
    let listed: Vec<String> = entities
        .iter()
        .filter(|entity| entity.kind == kind)
        .map(|entity| {
            let words = entity.mentions.iter().map(|index| document.str(mentions[*index].span));
            words.collect::<Vec<_>>().join(" = ")
        })
        .collect();
    assert_eq!(listed.join(" | "), expected, "{text}");
}

#[test]
fn a_surname_is_the_one_person_who_bears_it() {
    let check = |text, expected| check(NameKind::Person, text, expected);
    check("Clara Bexley resigned. Bexley said she was tired.", "Clara Bexley = Bexley");
    check("Clara Bexley runs Bexley Motors Ltd. Ms Bexley slept.", "Clara Bexley = Bexley");
    check("They met Cllr Clara Bexley. Fisheries Minister Ann Tarn left.", "Clara Bexley | Ann Tarn");
    check("They thanked Maria Orsolo. Maria smiled. Orsolo's dog barked.", "Maria Orsolo = Maria = Orsolo");
    check("The court heard Ann Tarn and Paul Tarn. Tarn wept.", "Ann Tarn | Paul Tarn | Tarn");
    check("The court heard Ann Tarn and Paul Tarn. Mr Tarn wept. Mrs Tarn left.", "Ann Tarn = Tarn | Paul Tarn = Tarn");
    check("Mr Tarn wept. Mrs Tarn left.", "Tarn | Tarn");
    check("They met President Bexley. Mr Bexley and Bexley's aide left.", "Bexley = Bexley = Bexley");
    check("Paul Tarn was tried. Tarn wept. Later Ann Tarn spoke. Tarn nodded.", "Paul Tarn = Tarn | Ann Tarn | Tarn");
    check("Tarn was tried. His wife, Ann Tarn, wept.", "Tarn | Ann Tarn");
}

#[test]
fn full_names_merge_only_where_they_agree() {
    let check = |text, expected| check(NameKind::Person, text, expected);
    check("They met James Polder. James R. Polder left.", "James Polder = James R. Polder");
    check(
        "They met James A. Polder and James B. Polder. James Polder left.",
        "James A. Polder | James B. Polder | James Polder",
    );
    check(
        "They met Kim Jong-un. Kim Jong Un left with Kim Yo Jong. Kim smiled.",
        "Kim Jong-un = Kim Jong Un | Kim Yo Jong | Kim",
    );
    check("Then Xi Jinping spoke. Xi said little.", "Xi Jinping = Xi");
    check("They met Robert Polder. Robert Polder Jr. left.", "Robert Polder | Robert Polder Jr.");
    check("Later Joost van der Wilde spoke. Van der Wilde left.", "Joost van der Wilde = Van der Wilde");
}

#[test]
fn organisations_and_their_short_forms() {
    let check = |text, expected| check(NameKind::Org, text, expected);
    check("The World Health Organization (WHO) met. The WHO agreed.", "World Health Organization = WHO = WHO");
    check("They sued Brindlewick Corp. Brindlewick denied it.", "Brindlewick Corp. = Brindlewick");
    check("He left the Workers’ Party of Korea. The WPK knew.", "Workers’ Party of Korea = WPK");
    check(
        "The Tarn Valley Trust and the Tarn Village Team met. The TVT won.",
        "Tarn Valley Trust | Tarn Village Team | TVT",
    );
}

#[test]
fn states_by_any_name() {
    check(
        NameKind::Gpe,
        "The United States and the UK met. Britain left. The U.S. stayed; America won.",
        "United States = U.S. = America | UK = Britain",
    );
    check(
        NameKind::Norp,
        "A Sino-Russian-North Korean pact and a Russian-made car.",
        "Sino | Russian = Russian | North Korean",
    );
}

#[test]
fn forms() {
    let form = |text: &str, last: Form| {
        let (_, mentions, _) = read(text);
        assert_eq!(mentions.last().map(|mention| mention.form), Some(last), "{text}");
    };
    form("Clara Bexley resigned.", Form::Name);
    form("Clara Bexley resigned. Bexley left.", Form::Alias);
    form("The Harbour Safety Board met. The HSB left.", Form::Acronym);
}

#[test]
fn said_of() {
    let check = |text: &str, expected: &[&str]| {
        let (document, _, entities) = read(text);
        let person = entities.iter().find(|entity| entity.kind == NameKind::Person);
        let said: Vec<&str> = person.into_iter().flat_map(|one| &one.said_of).map(|span| document.str(*span)).collect();
        assert_eq!(said, expected, "{text}");
    };
    check("Russian President Vladimir Putin left.", &["Russian President"]);
    check("Former Chancellor Clara Bexley left.", &["Former Chancellor"]);
    check("Britain's Prime Minister Clara Bexley left.", &["Britain's Prime Minister"]);
    check("They met the former hedge fund manager Clara Bexley.", &["former hedge fund manager"]);
    check("They met Clara Bexley, a senior judge in Leeds, on Monday.", &["a senior judge in Leeds"]);
    check("They met Clara Bexley, 45, on Monday.", &["45"]);
    check(
        "It was received by Clara Bexley, who serves as a senior official in the Party and who acts as a link.",
        &["a senior official in the Party"],
    );
    check("According to Clara Bexley, a man was hurt.", &[]);
    check("According to Clara Bexley, a man hurt in the crash died.", &[]);
    check("When they met Clara Bexley, a man shouted.", &[]);
    check("They thanked Clara Bexley, the mayor and the staff.", &[]);
    check("They thanked Clara Bexley, the mayor, the police and others.", &[]);
    check("It was stolen, according to Clara Bexley, a guard at the gate.", &["a guard at the gate"]);
    check("Mr Bexley left.", &[]);
    check("The Oslo troupe gave Norwegian leader Clara Bexley a pen.", &["Norwegian leader"]);
    check("The court convicted manager Clara Bexley.", &["manager"]);
    check("The former president met hedge fund manager Clara Bexley.", &["manager"]);
}

#[test]
fn any_text_is_read() {
    for text in
        ["", "A", "A A A A", "'s", "of the of", "\u{feff}\u{202e}X (", "Mr", "Mr.", "U.S.-", "-", "The “", "🙂 Ann 🙂"]
    {
        let (document, mentions, entities) = read(text);
        for mention in &mentions {
            assert!(!document.str(mention.span).is_empty());
            assert!(mention.entity < entities.len());
        }
    }
    let long = "we met Ann Bo of the Cu for Do and then ".repeat(4000);
    assert!(!read(&long).1.is_empty());
}
