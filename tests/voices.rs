//! Several voices in one sentence, and voices that are no plain subject of a verb of saying: whose word a card shows.

use factline::cards::FieldKind;
use factline::text::Article;

/// The lines that say who says so, of every card, with what is noted beside them.
fn voices(text: &str) -> Vec<String> {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    let cards = factline::cards::view(&analysis).cards;
    let fields = cards.into_iter().flat_map(|card| card.fields);
    let voices =
        fields.filter(|field| matches!(field.kind, FieldKind::Voice | FieldKind::According | FieldKind::Unnamed));
    voices.map(|field| format!("{} [{}]", field.value, field.note.unwrap_or_default())).collect()
}

#[test]
fn a_source_of_a_part_is_said_to_be_one() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "At least 12 people were hurt at a fair in Leeds, according to the fire service, while the police put the \
         number at nine and the organisers at four.",
        &[
            "the fire service [a part of it, by the words “according to”]",
            "the police [a part of it, by the words “put”]",
        ],
    );
    check(
        "The navy said that the signals came from Kiel, and officials in Oslo have tended to agree.",
        &["The navy [a part of it, by the words “said”]"],
    );
    check(
        "The family moved to Leeds in 1939, where, she later claimed, she learned to swim in the canal.",
        &["“she” [a part of it, by the words “claimed”]"],
    );
    check(
        "It is tall, and it was paid for, as a plaque beneath it explains, by the Leeds Trust.",
        &["“a plaque beneath it” [a part of it, by the words “explains”]"],
    );
    check(
        "The firm shut a mill, the union said, and the mayor called it a disgrace.",
        &["the union [by the words “said”]", "the mayor [by the words “called”]"],
    );
    check(
        "For years she ran the mill, and was, by most accounts, good at it.",
        &["“by most accounts”: no source named [a part of it, by the words “by most accounts”]"],
    );
}

#[test]
fn who_puts_or_denies_it_is_a_voice() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "Pilots said it could reach the coast by Friday, though Dr Ida Holm, of the Weather Institute, put the chance at \
         one in five.",
        &["“Pilots” [by the words “said”]", "Dr Ida Holm, of the Weather Institute [a part of it, by the words “put”]"],
    );
    check(
        "A poll last week by Norvik Research put Hale on 34 per cent.",
        &["A poll last week by Norvik Research [by the words “put”]"],
    );
    check(
        "The dyke, finished in 2012, was described at the time as able to hold back any flood.",
        &["“was described”: no source named []"],
    );
    check("Norvik's own modelling says 26,000.", &["Norvik's own modelling [by the words “says”]"]);
    check("Hale has denied, four times this week, that she wants to leave.", &["Hale [by the words “denied”]"]);
    check("Hale declined, though, to discuss reports that the yard is to be sold.", &["Stated, no source given []"]);
    check(
        "His aunt, Ida Holm, who lives in the next street, said that nine boats were lost.",
        &["His aunt, Ida Holm [by the words “said”]"],
    );
    check("Lisbon: Six people died in a fire on Monday, police said.", &["“police” [by the words “said”]"]);
}

#[test]
fn no_voice_is_hinted_at_where_nothing_is_said() {
    let check = |text: &str| assert_eq!(voices(text), ["Stated, no source given []"], "{text}");
    check("Six people wrote in support of the plan.");
    check("Then Hale wrote notes to 12 members by hand.");
    check("Orr scored in the fourth of six added minutes.");
}

#[test]
fn papers_and_counsel_are_voices() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "Figures released by the ministry gave Hale 41% of the vote.",
        &["Figures released by the ministry [by the words “gave”]"],
    );
    check(
        "A press release issued by the council gave the cost as 2 million pounds.",
        &["A press release issued by the council [by the words “gave”]"],
    );
    check("Counsel put it to the driver that he had been asleep.", &["“Counsel” [by the words “put”]"]);
    check("The letter gave him hope.", &["Stated, no source given []"]);
    check("The report gave rise to three inquiries.", &["Stated, no source given []"]);
}

/// The headings of the open cards.
fn open(text: &str) -> Vec<String> {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    let open = analysis.claims.claims.iter().filter(|claim| claim.open);
    open.map(|claim| claim.heading.iter().map(|span| span.of(text)).collect()).collect()
}

#[test]
fn a_denial_is_open_where_the_charge_is() {
    let check = |text: &str, expected: &[&str]| assert_eq!(open(text), expected, "{text}");
    check(
        "The rebels say the mill was hit by a drone on Monday. The army denies this and says fuel blew up.",
        &["The rebels say the mill was hit by a drone on Monday", "The army denies this and says fuel blew up"],
    );
    check(
        "Norvik said in May that Hale took two boats. “That’s not what happened,” Hale said. “It rained.”",
        &["Norvik said in May that Hale took two boats", "“That’s not what happened,” Hale said."],
    );
}

#[test]
fn answers_have_the_speaker_of_their_label() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    let (none, answer) = ("Stated, no source given []", "ROTHMANN [whose answer it is, by the label before it]");
    check(
        "Ines Rothmann ran the harbour for nine years.\n\nWEEKLY: The mayor said in May that you lied.\n\nROTHMANN: \
         I lost two boats in 2019.\n\nNobody asked me.\n\nWEEKLY: Did you leave?\n\nROTHMANN: I left in May.\n",
        &[none, "The mayor [by the words “said”]", answer, answer, none, answer],
    );
    check("UPDATE: Two boats sank in May.\n\nUPDATE: A third sank.\n\nUPDATE: It rained.\n", &[none; 3]);
}

#[test]
fn a_second_look_finds_the_source_of_each_part() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "A cousin of the owner, who cannot be named, said in a letter read by the clerk that Orr had sold the boat.",
        &["“A cousin of the owner” [by the words “said”]"],
    );
    check(
        "Ana Orr said she had nine boats at sea and had been told by her agent to expect a delay.",
        &["Ana Orr [by the words “said”]", "her agent [a part of it, by the words “told”]"],
    );
    check(
        "Lindholm said in May that it expected to close the mill, a forecast that it withdrew last week.",
        &["Lindholm [by the words “said”]"],
    );
    check("Two of them tell me that the crane was never tested.", &["“Two of them” [by the words “tell”]"]);
    check(
        "Both Ms Orr and the clerk denied having seen the letter.",
        &["Both Ms Orr and the clerk [by the words “denied”]"],
    );
    check(
        "The regulator said it had received nothing and the police said they were looking into it.",
        &[
            "The regulator [a part of it, by the words “said”]",
            "the police [a part of it, by the words “said”]",
            "the police [by the words “said”]",
        ],
    );
    check(
        "The Sailmakers, Riggers and Net Menders union, which has 900 members, said it had been told nothing.",
        &["The Sailmakers, Riggers and Net Menders union [by the words “said”]"],
    );
    check(
        "The wreck was spotted by one crew and later confirmed by a second pass of the drone.",
        &["Stated, no source given []"],
    );
}

#[test]
fn a_source_reaches_no_further_than_its_clause() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "It has cost 9 million pounds, according to the auditor, and it has not carried a passenger.",
        &["the auditor [by the words “according to”]", "Stated, no source given []"],
    );
    check(
        "Staff were told in an email from the director that the shop would close.",
        &["the director [by the words “told”]"],
    );
    check(
        "But a person briefed on the talks, who insisted on secrecy because they are private, said both sides had met.",
        &["“a person briefed on the talks” [by the words “said”]"],
    );
}

#[test]
fn a_second_verb_is_its_subjects_and_no_asides() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "Orr said the paste may work by binding iron, a metal thought to feed the mould, but stressed that nobody had tried it.",
        &["Orr [by the words “said”]", "Orr [by the words “stressed”]"],
    );
    check(
        "The crew moved the lamp on Friday, a step two pilots said needed study.",
        &["“two pilots” [a part of it, by the words “said”]"],
    );
    check(
        "The review of the lock weighed nine plans and warned that two were unsafe.",
        &["Stated, no source given []", "The review of the lock [by the words “warned”]"],
    );
    check(
        "Shares in Tarn Foods fell by a tenth on Monday after the firm reported a loss and warned that more would come.",
        &[
            "the firm [a part of it, by the words “reported”]",
            "the firm [a part of it, by the words “warned”]",
            "the firm [a part of it, by the words “warned”]",
        ],
    );
    check(
        "She claimed that the firm had paid less than it told members, though she showed no letter.",
        &["“She” [a part of it, by the words “claimed”]"],
    );
}

#[test]
fn participles_of_saying_have_the_subject_as_their_source() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "Ms Orr questioned whether the dam was safe, pointing out that no test had been made.",
        &["Ms Orr [by the words “questioned”]"],
    );
    check("Police questioned a man of 40 on Monday.", &["Stated, no source given []"]);
    check(
        "The borough approved the quay, with one member warning that the lane would flood.",
        &["“one member” [a part of it, by the words “warning”]"],
    );
    check("The truce has been broken often, with each side reporting dozens of attacks.", &[]);
    check(
        "Ms Orr, asked whether she would stand, said that nothing had been settled.",
        &["Ms Orr [by the words “said”]"],
    );
    check(
        "Its treasurer, retired banker Ida Holm, said the club had 900 members.",
        &["Its treasurer, retired banker Ida Holm [by the words “said”]"],
    );
}

#[test]
fn what_a_hearing_heard_is_never_the_articles_own() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check("An inquest into the loss of a crew on the Torrin ferry heard on Monday that a ramp had been worn.", &[]);
    check(
        "The clerk said that the mayor had her trust, and two members rallied round.",
        &["The clerk [a part of it, by the words “said”]"],
    );
}

#[test]
fn a_name_behind_brackets_or_a_place_is_the_sources_own() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check(
        "A charity, the Marsh Trust (MT), which runs six homes, said it had recorded 12 deaths.",
        &["A charity, the Marsh Trust [by the words “said”]"],
    );
    check(
        "The candidate of the Reform Party (RP) in last month's election, Dr Ida Holm, said that 37,000 votes were lost.",
        &["The candidate of the Reform Party (RP) in last month's election, Dr Ida Holm [by the words “said”]"],
    );
    check(
        "Cllr Ann Hale (Green), the mayor of Leeds, said nine shops were shut.",
        &["Cllr Ann Hale [by the words “said”]"],
    );
    check(
        "The ministry (MoD), in a letter to the Orvik Post, said that nine ships were lost.",
        &["The ministry [by the words “said”]"],
    );
    check("The mayor, who met the farmer, Ivo Hale, said it was shut.", &["The mayor [by the words “said”]"]);
}

#[test]
fn a_noun_that_looks_like_a_verb_of_saying_is_none() {
    let check = |text: &str, expected: &[&str]| assert_eq!(voices(text), expected, "{text}");
    check("The town will get a hub: one room, one counter, open three days a week.", &["Stated, no source given []"]);
}
