//! What a card leaves out, or says of a part, where the words leave a doubt: a source, a negation, an amount, a person.

use factline::cards::{Card, Field, View};
use factline::claims::VoiceKind;
use factline::text::{Article, Span};

fn view(text: &str) -> View {
    factline::cards::view(&factline::analyze(&Article::new(text), &factline::models::Models::none()))
}

/// A field as one line; `None` for what is not stated.
fn line(field: &Field) -> Option<String> {
    let note = field.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    (field.value != "not stated").then(|| format!("{}: {}{note}", field.kind.label(), field.value))
}

fn lines(cards: &[Card]) -> Vec<String> {
    cards.iter().flat_map(|card| &card.fields).filter_map(line).collect()
}

/// The headlines of the open cards.
fn open(text: &str) -> Vec<String> {
    let view = view(text);
    let shown = |span: Span| span.of(text).to_owned();
    view.cards.iter().filter(|card| card.open).map(|card| card.headline(&shown)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(&view(text).cards), expected, "{text}");
}

#[test]
fn no_card_says_that_there_is_no_source_where_one_may_stand() {
    check("The firm ran, by its own account, six barges and a crane.", &[]);
    check("The bridge needs 40 new bolts, if the builder is right, or 60 if you prefer the borough's count.", &[]);
    check("The plan, a draft of which was seen by the Tidewater Gazette, provides for two new locks.", &[]);
    check(
        "Tenants of the estate were moved out in June, a step engineers say will cost the borough 3 million pounds.",
        &[
            "According to unnamed: “engineers” (a part of it, by the words “say”)",
            "When: in June (June: year not stated)",
        ],
    );
    check(
        "Aerial photographs taken in May and checked by the institute show nine pits north of the village.",
        &["Source: see the sentence: “show” may give one"],
    );
    // Where nobody speaks, it is said.
    check(
        "The gales tore off roofs on Monday.",
        &["Source: Stated, no source given", "When: on Monday (Monday: date not stated)"],
    );
}

#[test]
fn who_recalls_finds_or_assumes_is_a_source() {
    check("Neighbours recalled shouting at night.", &["According to unnamed: “Neighbours” (by the words “recalled”)"]);
    check(
        "An audit ordered by the ministry reached much the same conclusion.",
        &["According to: An audit ordered by the ministry (by the words “reached”)"],
    );
    check("Tarn Ferries reaffirmed its forecast.", &["According to: Tarn Ferries (by the words “reaffirmed”)"]);
    check(
        "Interviewed on Monday, Rask is said to have claimed the clerk had signed the order.",
        &["According to: Rask (by the words “is said to have claimed”)"],
    );
    check(
        "The Polish Red Cross gave a lower figure, 16.",
        &["According to: The Polish Red Cross (by the words “gave”)"],
    );
    check("It named a broker in Basel as the buyer.", &["According to unnamed: “It” (by the words “named”)"]);
}

#[test]
fn a_source_says_no_more_than_its_part() {
    check(
        "Ida Holm was a botanist whose drawings helped to save, by the estimate of the Kew Guild, 40 orchids in Wales.",
        &["According to: the Kew Guild (a part of it, by the words “by the estimate”)"],
    );
    check(
        "She copied them in the reading room for 30 years, usually, according to her son, with a thermos under the desk.",
        &["According to: her son (a part of it, by the words “according to”)"],
    );
    check(
        "Rask said he had been told to sign; the bank denied that it had told him, and no letter has been found.",
        &[
            "According to: Rask (by the words “said”)",
            "According to: the bank (a part of it, by the words “denied”)",
            "Negated by: “denied”, “no” (a part of it)",
        ],
    );
    check(
        "GDANSK, Poland, and LEITH, Scotland – 3 May 2025 – Amber Line today announced that it has ordered two ships.",
        &["According to: Amber Line (by the words “announced”)"],
    );
}

#[test]
fn what_another_clause_negates_or_softens_is_no_part_of_it() {
    check(
        "A paper sent to members in May, and not yet released, said that both yards had failed.",
        &["According to unnamed: “A paper sent to members in May” (by the words “said”)"],
    );
    check(
        "Sales in Peru rose 12%, and orders at the quarry, which Harlan has reportedly tried to sell, fell 3%.",
        &["Source: “reportedly”: no source named (a part of it, by the words “reportedly”)"],
    );
    check(
        "Harlan disputes that reading, saying that the consultant's final report did not identify a leak.",
        &["According to: Harlan (by the words “disputes”)", "Negated by: “disputes”, “not” (a part of it)"],
    );
    check(
        "The mayor gave up the seat on Monday, reportedly over a debt.",
        &[
            "Source: “reportedly”: no source named (a part of it, by the words “reportedly”)",
            "When: on Monday (Monday: date not stated)",
        ],
    );
    check(
        "Rask dismissed a suggestion that the yard could close.",
        &["According to: Rask (by the words “dismissed”)", "Negated by: “dismissed”"],
    );
    check(
        "The council said it had received one offer but no deposit.",
        &["According to: The council (by the words “said”)", "Negated by: “no” (a part of it)"],
    );
}

#[test]
fn amounts_are_the_acts_own_and_whole() {
    let amounts = |text: &str, expected: &[&str]| {
        let found = lines(&view(text).cards);
        let found: Vec<&str> = found.iter().filter_map(|line| line.strip_prefix("How many: ")).collect();
        assert_eq!(found, expected, "{text}");
    };
    amounts("The line runs seven passenger and freight boats on the lake.", &["seven passenger and freight boats"]);
    amounts("The quake killed at least 40 people in Leeds on Monday.", &["at least 40 people"]);
    amounts("Police found 12 boxes of tools and a letter of 30 pages.", &["12 boxes of tools, 30 pages"]);
    amounts("The cost was put at about 30 million pounds.", &["about 30 million pounds"]);
    amounts("The firm made between $5 million and $6 million.", &["between $5 million and $6 million"]);
    amounts("Year 4 pupils planted the trees in March.", &[]);
    amounts("The bank is kept at minus 20.", &[]);
    amounts("Members chose the plan by seven to three.", &["seven to three"]);
    amounts("He drew a map at the age of nine.", &[]);
    amounts("The maps were drawn at three inches to the mile.", &[]);
    amounts("Most of the 200 or so trees died.", &[]);
    amounts(
        "Tom Lund was convicted on 14 counts of theft and three counts of fraud.",
        &["14 counts of theft, three counts of fraud"],
    );
    amounts("That was the sum in the original 2022 bid.", &[]);
    amounts("The town has something like 900 wells.", &["something like 900 wells"]);
}

#[test]
fn who_takes_part_is_told_from_who_stands_by() {
    let who = |text: &str, expected: &[&str]| {
        let found = lines(&view(text).cards);
        let found: Vec<&str> = found.iter().filter_map(|line| line.strip_prefix("Who: ")).collect();
        assert_eq!(found, expected, "{text}");
    };
    who("Ada Kerr hired Tom Lund in May.", &["Ada Kerr, Tom Lund"]);
    who("Ada Kerr turned down an MBE in 1988.", &["Ada Kerr"]);
    who("The jury at Leeds Crown Court convicted Tom Lund on Monday.", &["Tom Lund"]);
    // Two people are named, and "she" may be either.
    who("Ada Kerr met Jane Holm in May. She resigned in June.", &["Ada Kerr, Jane Holm"]);
}

#[test]
fn no_half_of_a_sentence_is_left_out_unmarked() {
    assert_eq!(
        open("Rask signed the lease in May and said the yard was sound."),
        ["Rask signed the lease in May", "Rask … said the yard was sound"]
    );
    assert_eq!(
        open("The lease for the yard ended in May, and it was nice to see the gulls again."),
        ["The lease for the yard ended in May, and it was nice to see the gulls again"]
    );
    assert_eq!(
        open(
            "Gales hit Leith at dawn, tearing the roof from a shed and shutting the quay, hours before a ferry was due to sail."
        ),
        [
            "Gales hit Leith at dawn, tearing the roof from a shed and shutting the quay, hours before a ferry was due to sail"
        ]
    );
}

#[test]
fn a_denial_and_its_charge_stand_open_together() {
    let found = open(
        "The ministry blamed the 12th Brigade for the blast near Zaria. The brigade denied that it had fired on the \
         depot on Monday.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn an_answer_is_of_whom_the_introduction_names() {
    let text = "Mara Quill talks to Leo Brandt about her 20 years at the lock. Quill, 66, retires in July.\n\n\
                Q: When did the gate fail?\n\nA: It failed on a Sunday in 2016. I lost 30 boats.\n\n\
                (Harbour Trust, which owned the gate, has said it made a full check.)\n\n\
                Q: And then?\n\nA: I wrote to the board in 2017.\n\n\
                A spokesman for the trust said later that the gate was rebuilt in 2018.\n\n\
                Q: Would you do it again?\n\nA: I would.";
    let found = lines(&view(text).cards);
    let sources: Vec<&str> = found.iter().filter_map(|line| line.strip_prefix("According to: ")).collect();
    assert!(sources.contains(&"Harbour Trust (by the words “said”)"), "{found:?}");
    assert!(sources.contains(&"A spokesman for the trust (by the words “said”)"), "{found:?}");
    assert!(sources.iter().any(|source| source.starts_with("Mara Quill (whose answer it is")), "{found:?}");
}

/// The words that may give a source, where none was read.
fn hints(text: &str) -> Vec<String> {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    let claims = analysis.claims.claims.iter().filter(|claim| claim.voice.kind == VoiceKind::Article);
    claims.filter_map(|claim| claim.voice.cue).map(|cue| cue.of(text).to_owned()).collect()
}

#[test]
fn acts_of_saying_are_no_hints() {
    let none = |text: &str| assert_eq!(hints(text), [""; 0], "{text}");
    none("Norvik agreed on Monday to sell its mill, a deal that its rivals and that its staff had fought.");
    none("The motion, which would have stopped the work until an inquiry had reported, fell by nine votes.");
    none("A second clip, said to show the crash, was filmed in Peru in 2019.");
    none("Turned down by four firms, two of which wrote back to ask who he was, he took a job in a mill.");
}

#[test]
fn who_is_accused_of_nothing_is_no_source() {
    check(
        "The barge was left to her cousin, Ivo, who is not accused of any fraud.",
        &["Source: Stated, no source given"],
    );
}

#[test]
fn what_somebody_is_understood_to_have_done_is_not_theirs_to_say() {
    check(
        "A friend, Paul Hart, is understood to have pledged £250,000 to the choir.",
        &["Source: “is understood to”: no source named", "Who: Paul Hart"],
    );
    check(
        "Ivo Tarn is said to have claimed that the vote was fixed.",
        &["According to: Ivo Tarn (by the words “is said to have claimed”)"],
    );
}

#[test]
fn a_party_in_brackets_and_a_sum_say_nothing() {
    let source = |text: &str| {
        let found = lines(&view(text).cards).into_iter().find(|line| line.starts_with("According"));
        found.unwrap_or_default()
    };
    assert_eq!(
        source("Cllr Dana Amery (Lab, Kirkside), said she had never met anyone from the firm."),
        "According to: Cllr Dana Amery (by the words “said”)"
    );
    assert_eq!(source("The firm spent ₹275 crore on it in May, down from the ₹400 crore announced earlier."), "");
}

#[test]
fn nothing_but_denies_nothing() {
    let negated = |text: &str| lines(&view(text).cards).into_iter().filter(|line| line.starts_with("Negated")).count();
    assert_eq!(negated("Ivo Tarn told the court that he had nothing but respect for the judge."), 0);
    assert_eq!(negated("Ivo Tarn told the court that he had nothing from the judge."), 1);
}

#[test]
fn words_are_counted_to_a_name_only_where_nobody_else_may_have_said_them() {
    let named = |text: &str| {
        let counts = view(text).strip.named.into_iter().map(|source| (source.name, source.sentences.len()));
        counts.collect::<Vec<_>>()
    };
    let known =
        "Maria Holt, 41, denies theft. Holt told the court that the safe was open. She said she had left at six.";
    assert_eq!(named(known), [("Maria Holt".to_owned(), 3)]);
    let between = "Maria Holt, 41, denies theft. A former cook at the school said that the safe was shut. She said she never trusted her.";
    assert_eq!(named(between), [("Maria Holt".to_owned(), 1)]);
}

#[test]
fn a_card_without_fields_names_what_negates_a_part_of_it() {
    check(
        "Tarn Ferries says the price of steel means that it could not afford a second hull before the winter comes \
         round again and the yards of the bay are shut for the best part of four months.",
        &["According to: Tarn Ferries (by the words “says”)", "Negated by: “not” (a part of it)", "Kind: Judgement"],
    );
    check(
        "Rask denied it, saying that his crew had not been told.",
        &["According to: Rask (by the words “denied”)", "Negated by: “denied”, “not” (a part of it)"],
    );
    check(
        "Four of the five doors were open.",
        &["Source: Stated, no source given", "How many: Four of the five doors"],
    );
}

#[test]
fn what_a_thing_is_measured_by_softens_nothing() {
    let softened =
        |text: &str| lines(&view(text).cards).into_iter().filter(|line| line.starts_with("Softened")).count();
    assert_eq!(softened("The union said the cuts were deeper than it had expected."), 0);
    assert_eq!(softened("The union said it expected deeper cuts."), 1);
}

#[test]
fn a_subject_is_told_whole_or_not_at_all() {
    // With who did what, what is not stated is left to the sentence as well.
    let stated =
        |text: &str| view(text).cards.iter().flat_map(|card| &card.fields).any(|field| field.value == "not stated");
    assert!(stated("The three pilots sold the boat."));
    assert!(!stated("The three pilots who voted no sold the boat."));
    assert!(!stated("Reports that a boat had sunk turned out to be false."));
    check(
        "The firm disputes that figure, saying most of the crew would be moved.",
        &["According to: The firm (by the words “disputes”)", "Negated by: “disputes”"],
    );
}

#[test]
fn what_is_negated_beside_the_act_is_told_with_it() {
    let negated = |text: &str| {
        let found =
            lines(&view(text).cards).into_iter().find_map(|line| Some(line.strip_prefix("Negated by: ")?.to_owned()));
        found.unwrap_or_default()
    };
    for (text, expected) in [
        ("Fish kept in ponds with almost no oxygen still grew by a third.", ""),
        ("Almost nobody in the village had heard the alarm.", "“Almost nobody”"),
        ("Asked whether the line would close, Mr Holm said: “No.”", "“No”"),
        ("I said no, thanks, and walked home.", ""),
        ("The founder owns a third of the firm and is reportedly not in favour of a sale.", "“not” (a part of it)"),
        (
            "One clerk claims the mayor asked him whether he had signed it, and that he replied that he had not.",
            "“not” (a part of it)",
        ),
        ("The board said it had carried out no drilling at Holm and had no plans to.", "“no”"),
        ("The chair, who was not allowed to speak freely, said two boats were lost.", ""),
    ] {
        assert_eq!(negated(text), expected, "{text}");
    }
}

#[test]
fn what_is_softened_beside_the_act_is_told_with_it() {
    let softened = |text: &str| {
        let found =
            lines(&view(text).cards).into_iter().find_map(|line| Some(line.strip_prefix("Softened: ")?.to_owned()));
        found.unwrap_or_default()
    };
    for (text, expected) in [
        ("She said she was glad but warned that a strike could undo the gains.", "“could” (a part of it)"),
        ("The files were in such a state that no one could tell what was paid.", ""),
        (
            "Mr Rudd said that he had joined a tour in May at which “lunch may have been served”.",
            "“may” (a part of it)",
        ),
        ("The coach was sent off for an alleged push on the referee.", "“alleged” (a part of it)"),
        ("The pears are believed to have come from Chile and were shipped in June.", "“are believed” (a part of it)"),
        ("The crew found a glue in mussels, a finding that engineers say could mend ships.", "“could” (a part of it)"),
    ] {
        assert_eq!(softened(text), expected, "{text}");
    }
}

#[test]
fn a_heading_keeps_what_its_words_hang_on() {
    let headings = |text: &str| open(text).join(" | ");
    assert_eq!(
        headings("Under the plan, 40 flats would be let cheaply and the firm would pay 3 million pounds for a school."),
        "Under the plan, 40 flats would be let cheaply | Under the plan … the firm would pay 3 million pounds for a school"
    );
    assert_eq!(
        headings("Most boats crossed in 11 days, and the fastest did so in six."),
        "Most boats crossed in 11 days, and the fastest did so in six"
    );
    assert_eq!(
        headings("The firm had not paid Ada Kerr for the boat yet."),
        "The firm had not paid Ada Kerr for the boat yet"
    );
}

#[test]
fn nothing_is_called_unstated_that_a_clause_states() {
    let stated = |text: &str| {
        !lines(&view(text).cards).iter().any(|line| line.starts_with("When")) && {
            let fields: Vec<Field> = view(text).cards.into_iter().flat_map(|card| card.fields).collect();
            !fields.iter().any(|field| field.kind.label() == "When")
        }
    };
    assert!(stated("Tom Lund did not react as the verdicts were read."));
    assert!(stated("Tom Lund sold the boat after the vote was counted."));
    assert!(!stated("Tom Lund sold the boat."));
}

#[test]
fn who_is_introduced_without_a_name_stays_one_source() {
    let text = "A former pilot said the mast was cracked. The former pilot said it had been painted over.";
    let strip = view(text).strip;
    let count = |sources: &[factline::cards::SourceCount]| -> Vec<(String, usize)> {
        sources.iter().map(|source| (source.name.clone(), source.sentences.len())).collect()
    };
    assert_eq!(count(&strip.unnamed), [("A former pilot".to_owned(), 2)]);
    assert_eq!(count(&strip.named), []);
}
