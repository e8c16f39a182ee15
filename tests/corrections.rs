//! What a reader corrects shows on the cards at once, never looks like something that was read, and travels.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use factline::Annotated;
use factline::cards::{Card, FieldKind, View, view};
use factline::claims::{Group, VoiceKind};
use factline::corrections::{Anchor, Correction, Corrections, MentionKind, Source};
use factline::models::Models;
use factline::share::{self, FrozenCard, Shared};
use factline::text::{Article, Span};

const TEXT: &str = "The council closed the bridge on 4 May 2021, Mayor Ines Dahl said. The harbour office said the \
    ferry may have sunk on Tuesday. Dahl praised the crews. Orvik Marine owns the pier. Nobody knows what the yard will do.";

fn at(words: &str) -> Anchor {
    let start = TEXT.find(words).unwrap();
    Anchor::of(TEXT, Span::new(start, start + words.len())).unwrap()
}

fn read(list: &[Correction]) -> View {
    let annotated = Annotated::of(&Article::new(TEXT), &Models::none());
    view(&annotated.into_analysis(&Corrections { list: list.to_vec() }))
}

/// The words of a card from its heading's first to its last, which name it.
fn name_of(view: &View, words: &str) -> Anchor {
    let card = card(view, words);
    Anchor::of(TEXT, share::anchor(card).unwrap()).unwrap()
}

/// The card in whose heading these words stand.
fn card<'a>(view: &'a View, words: &str) -> &'a Card {
    let start = TEXT.find(words).unwrap();
    let holds =
        |card: &&Card| card.heading.iter().any(|heading| heading.contains(Span::new(start, start + words.len())));
    view.cards.iter().find(holds).unwrap_or_else(|| panic!("no card holds {words}"))
}

fn line(card: &Card, kind: FieldKind) -> (&str, &str) {
    let field = card.fields.iter().find(|field| field.kind == kind).unwrap_or_else(|| panic!("{:#?}", card.fields));
    (&field.value, field.note.as_deref().unwrap_or_default())
}

fn groups(view: &View) -> Vec<(Group, u32)> {
    view.strip.groups.clone()
}

#[test]
fn a_source_is_set_and_what_was_read_is_told() {
    let before = read(&[]);
    assert_eq!(line(card(&before, "closed the bridge"), FieldKind::According).0, "Mayor Ines Dahl");
    let name = name_of(&before, "closed the bridge");
    let set = |is: Source| read(&[Correction::Source { at: name.clone(), is }]);

    let named = set(Source::Words(at("The harbour office")));
    let changed = card(&named, "closed the bridge");
    let told = "set by hand; Factline read: According to Mayor Ines Dahl";
    assert_eq!(line(changed, FieldKind::According), ("The harbour office", told));
    assert_eq!(changed.facets.voice, VoiceKind::Named);
    assert!(named.strip.named.iter().any(|source| source.name == "The harbour office" && source.sentences == [0, 1]));
    assert!(named.strip.named.iter().all(|source| source.name != "Ines Dahl"), "{:#?}", named.strip.named);
    assert!(changed.why.iter().any(|why| why.starts_with("Its source was set by hand")), "{:#?}", changed.why);
    assert!(changed.why.iter().all(|why| !why.contains("“said”")), "what gave the old source gives none");

    let article = set(Source::Article);
    assert_eq!(line(card(&article, "closed the bridge"), FieldKind::Voice), ("Stated, no source given", told));
    let nobody = set(Source::Unnamed);
    assert_eq!(
        line(card(&nobody, "closed the bridge"), FieldKind::Voice),
        ("A source that the text does not name", told)
    );
    assert!(nobody.strip.unnamed.is_empty());

    // Set twice, it still tells what was read; another card is as it was.
    let list = [Source::Article, Source::Words(at("crews"))].map(|is| Correction::Source { at: name.clone(), is });
    let twice = read(&list);
    assert_eq!(line(card(&twice, "closed the bridge"), FieldKind::Unnamed), ("“crews”", told));
    assert_eq!(card(&twice, "may have sunk"), card(&before, "may have sunk"));
    let here = twice.cards.iter().position(|one| one == card(&twice, "closed the bridge")).unwrap();
    assert!(twice.changes.iter().all(|change| change.card == u32::try_from(here).ok() && change.place.is_some()));
}

#[test]
fn a_strength_is_set_and_what_was_read_is_told() {
    let before = read(&[]);
    let strength = |words: &str, softener| Correction::Strength { at: name_of(&before, words), softener };
    let plain = read(&[strength("may have sunk", None)]);
    let changed = card(&plain, "may have sunk");
    let told = "set by hand; Factline read: softened, “may”";
    assert_eq!(line(changed, FieldKind::Softened), ("no: put plainly", told));
    assert!(!changed.facets.softened);
    let soft = read(&[strength("closed the bridge", Some(at("may")))]);
    let told = "set by hand; Factline read: put plainly";
    assert_eq!(line(card(&soft, "closed the bridge"), FieldKind::Softened), ("“may”", told));
}

#[test]
fn cards_come_and_go_and_the_counts_follow() {
    let before = read(&[]);
    let out = read(&[Correction::NoCard { at: name_of(&before, "closed the bridge") }]);
    assert_eq!(out.cards.len() + 1, before.cards.len());
    assert_eq!(out.sentences[0].cards, [] as [u32; 0]);
    assert_eq!(out.sentences[0].group, Group::Background);
    assert_ne!(groups(&out), groups(&before));
    assert_eq!(out.changes[0].card, None);
    assert!(out.changes[0].place.is_some());

    // What is folded is opened.
    let folded = before.cards.iter().find(|card| !card.open).unwrap();
    let name = Anchor::of(TEXT, share::anchor(folded).unwrap()).unwrap();
    let opened = read(&[Correction::Card { at: name }]);
    assert!(opened.cards[opened.changes[0].card.unwrap() as usize].open);
    assert_eq!(opened.cards.len(), before.cards.len());

    // Words that the reader chooses keep the source and the softener of their sentence.
    let added = read(&[Correction::Card { at: at("ferry may have sunk") }]);
    assert_eq!(added.cards.len(), before.cards.len() + 1);
    let new = &added.cards[added.changes[0].card.unwrap() as usize];
    assert!(new.open && new.group == Group::Check);
    assert_eq!(new.heading.iter().map(|span| span.of(TEXT)).collect::<Vec<_>>(), ["ferry may have sunk"]);
    assert_eq!(line(new, FieldKind::According).0, "The harbour office");
    assert_eq!(line(new, FieldKind::Softened).0, "“may”");
    assert!(new.why.contains(&"The card was added by hand.".to_owned()));
    for (index, sentence) in added.sentences.iter().enumerate() {
        assert!(sentence.cards.iter().all(|&card| added.cards[card as usize].sentence as usize == index));
    }
}

#[test]
fn names_and_dates_follow_on_cards_and_lists() {
    let before = read(&[]);
    let dated = read(&[Correction::Date { at: at("Tuesday"), value: "2021-05-11".into() }]);
    let entry = dated.timeline.iter().find(|entry| entry.when == "11 May 2021");
    assert!(entry.is_some(), "{:#?}", dated.timeline);
    let when = line(card(&dated, "may have sunk"), FieldKind::When);
    assert_eq!(when, ("on Tuesday", "11 May 2021: set by hand for “Tuesday”"));

    let kind = read(&[Correction::Mention { at: at("Orvik Marine"), kind: MentionKind::Other }]);
    let mark = kind.marks.iter().find(|mark| mark.span.of(TEXT) == "Orvik Marine").unwrap();
    assert_eq!((mark.kind, mark.label.as_str()), (MentionKind::Other, "other name: Orvik Marine"));
    assert!(mark.why.starts_with("What it is was set by hand."), "{}", mark.why);

    let apart = read(&[Correction::Apart { one: at("Dahl praised"), other: at("Ines Dahl") }]);
    assert_eq!(apart.changes[0].place, None, "“Dahl praised” is no name");
    let short = TEXT.find("Dahl praised").unwrap();
    let short = Anchor::of(TEXT, Span::new(short, short + 4)).unwrap();
    let apart = read(&[Correction::Apart { one: short, other: at("Ines Dahl") }]);
    assert_eq!(apart.who.len(), before.who.len() + 1);
    let dahl = apart.who.iter().find(|entry| entry.name == "Dahl").unwrap();
    assert_eq!(dahl.mentions[0].why, "Taken by hand as another than what it was read as.");
}

#[test]
fn what_fits_no_card_is_lost_and_changes_nothing() {
    let before = read(&[]);
    let lost = [
        Correction::NoCard { at: at("crews") },
        Correction::Source { at: at("the pier"), is: Source::Article },
        Correction::Strength { at: at("the pier"), softener: None },
        Correction::Source {
            at: name_of(&before, "closed the bridge"),
            is: Source::Words(Anchor { quote: "the king".into(), ..Anchor::default() }),
        },
    ];
    for change in lost {
        let after = read(std::slice::from_ref(&change));
        assert_eq!(after.changes[0].place, None, "{change:?}");
        assert_eq!(View { changes: Vec::new(), ..after }, before, "{change:?}");
    }
}

/// Every change that there is, on this text.
fn all() -> Vec<Correction> {
    let before = read(&[]);
    let name = || name_of(&before, "may have sunk");
    vec![
        Correction::Mention { at: at("Orvik Marine"), kind: MentionKind::Place },
        Correction::NoMention { at: at("4 May 2021") },
        Correction::Bounds { was: at("Ines Dahl"), is: at("Mayor Ines Dahl") },
        Correction::Same { one: at("Mayor Ines Dahl"), other: at("Orvik Marine") },
        Correction::Apart { one: at("Orvik Marine"), other: at("Mayor Ines Dahl") },
        Correction::Date { at: at("Tuesday"), value: "2021-05-11".into() },
        Correction::Card { at: at("the yard will do") },
        Correction::NoCard { at: name_of(&before, "closed the bridge") },
        Correction::Source { at: name(), is: Source::Words(at("The council")) },
        Correction::Source { at: name(), is: Source::Unnamed },
        Correction::Source { at: name(), is: Source::Article },
        Correction::Strength { at: name(), softener: Some(at("praised")) },
        Correction::Strength { at: name(), softener: None },
    ]
}

#[test]
fn all_changes_travel_and_come_back_the_same() {
    let list = all();
    let here = read(&list);
    assert!(here.changes.iter().all(|change| change.place.is_some()), "{:#?}", here.changes);
    let shared = Shared { corrections: Corrections { list: list.clone() }, ..Shared::new(Article::new(TEXT)) };
    let link = share::encode(&shared, None).unwrap();
    let opened = share::decode(&link, None).unwrap();
    assert_eq!(opened.corrections.list, list);
    assert_eq!(read(&opened.corrections.list), here);
}

#[test]
fn a_change_finds_its_words_in_an_edited_text() {
    let name = name_of(&read(&[]), "may have sunk");
    let list = vec![
        Correction::Source { at: name, is: Source::Words(at("The council")) },
        Correction::Mention { at: at("Orvik Marine"), kind: MentionKind::Person },
    ];
    let edited = format!("It rained in Oban on Sunday. {}", TEXT.replace("Orvik Marine owns", "Nobody owns"));
    let annotated = Annotated::of(&Article::new(edited.as_str()), &Models::none());
    let after = view(&annotated.into_analysis(&Corrections { list }));
    let place = after.changes[0].place.unwrap();
    assert!(place.of(&edited).contains("may have sunk"));
    assert_eq!(after.changes[1].place, None, "the words are gone");
}

/// A corrected card that is sent alone still says that it was corrected, whatever is read in its sentence alone.
#[test]
fn chosen_cards_keep_their_changes() {
    let before = read(&[]);
    let list = vec![Correction::Source { at: name_of(&before, "may have sunk"), is: Source::Words(at("The council")) }];
    let whole = read(&list);
    let index = whole.changes[0].card.unwrap() as usize;
    let shared = Shared { corrections: Corrections { list }, ..Shared::new(Article::new(TEXT)) };
    let chosen = share::chosen(&shared, &whole, &[index]);
    assert!(chosen.article.text.contains("The council closed"), "the source's own sentence goes along");
    let chosen = share::decode(&share::encode(&chosen, None).unwrap(), None).unwrap();
    let there = Annotated::of(&chosen.article, &Models::none()).into_analysis(&chosen.corrections);
    let mut there = view(&there);
    share::as_sent(&mut there, &chosen);
    let card = &there.cards[there.changes[0].card.unwrap() as usize];
    assert_eq!(line(card, FieldKind::According).0, "The council");
    assert!(card.open);
}

/// A card that came as its sender saw it follows what its reader corrects.
#[test]
fn the_reader_corrects_what_was_sent() {
    let before = read(&[]);
    let frozen = FrozenCard::of(card(&before, "may have sunk"));
    let shared = Shared { frozen: vec![frozen], ..Shared::new(Article::new(TEXT)) };
    let own =
        Corrections { list: vec![Correction::Source { at: name_of(&before, "may have sunk"), is: Source::Article }] };
    let mut shown = read(&own.list);
    share::as_sent_to(&mut shown, &shared, &own);
    assert_eq!(line(card(&shown, "may have sunk"), FieldKind::Voice).0, "Stated, no source given");
}
