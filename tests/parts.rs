//! What part of a card's words a line holds of, and how many: each sentence with the lines of its cards but for when, where, who
//! and of what kind. "(part)" stands for "a part of it".

use factline::cards::{Card, FieldKind};
use factline::text::Article;

fn lines(card: &Card) -> String {
    let told = card.fields.iter().filter(|field| {
        !matches!(field.kind, FieldKind::When | FieldKind::Where | FieldKind::Who | FieldKind::Kind)
            && field.value != "not stated"
    });
    let lines: Vec<String> = told
        .map(|field| {
            let part = field.note.as_deref().is_some_and(|note| note.starts_with("a part of it"));
            format!("{}: {}{}", field.kind.label(), field.value, if part { " (part)" } else { "" })
        })
        .collect();
    lines.join("; ")
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let view = factline::cards::view(&factline::analyze(&Article::new(text), &factline::models::Models::none()));
    let found: Vec<String> = view.cards.iter().map(lines).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_source_or_a_softener_of_one_statement_is_not_laid_on_the_next() {
    check(
        "The skipper is believed to have fallen asleep, but the lights were working.",
        &["Source: “is believed”: no source named (part); Softened: “is believed” (part)"],
    );
    check(
        "Norvik is thought to have lost 40 boats, though the harbour office counted 12.",
        &["Source: “is thought”: no source named (part); Softened: “is thought” (part)"],
    );
    check(
        "The tenor is said to be shy, and on stage he was anything but shy.",
        &["Source: “is said to”: no source named (part)"],
    );
    check(
        "The ring was reportedly sold in May, and the chain has not been seen since.",
        &["Source: “reportedly”: no source named (part); Negated by: “not” (part)"],
    );
    check(
        "Reportedly, the ring was sold in May, and the chain went with it.",
        &["Source: “Reportedly”: no source named"],
    );
    check(
        "The crew may have been tired, although the owner denies that they were.",
        &["According to: the owner (part); Softened: “may” (part)"],
    );
    check(
        "Neighbours assumed that he had moved; a cousin announced in June that he had died.",
        &[
            "According to unnamed: “Neighbours” (part); According to unnamed: “a cousin” (part); Softened: “assumed” (part)",
        ],
    );
    check(
        "A survey estimated that 900 homes were damp, although it warned that the cellars were not counted.",
        &[
            "According to unnamed: “A survey” (part); According to unnamed: “it” (part); Softened: “estimated” (part); Negated by: “not” (part)",
        ],
    );
    check(
        "Dozens of hens were feared lost after the flood, but farmers gave different figures.",
        &["Source: “were feared”: no source named (part); Softened: “were feared” (part)"],
    );
    check(
        "The yard is said to have lost 60 boats, though one count put it at fewer than 20, according to a rigger.",
        &[
            "According to unnamed: “a rigger” (part); According to unnamed: “one count” (part); Softened: “is said to” (part)",
        ],
    );
    check(
        "Sales rose in May, though the weather was poor, according to the retailers' association.",
        &["According to: the retailers' association (part)"],
    );
    check("The pier was shut and the café was sold, according to the council.", &["According to: the council"]);
    check(
        "Profit may fall this year, while costs are rising.",
        &["Source: Stated, no source given; Softened: “may” (part)"],
    );
    check(
        "Rask said the crane might fail, and he left the site.",
        &["According to: Rask (part); Softened: “might” (part)"],
    );
}

#[test]
fn a_negation_of_one_statement_is_not_laid_on_the_next() {
    check(
        "The bus did not stop and knocked down a wall.",
        &["Source: Stated, no source given; Negated by: “not” (part)"],
    );
    check("The clerk did not sign or send the letter.", &["Source: Stated, no source given; Negated by: “not”"]);
    check(
        "The clerk never signed the lease and never paid the rent.",
        &["Source: Stated, no source given; Negated by: “never”"],
    );
    check(
        "For nine years he wrote nothing and saw nobody.",
        &["Source: Stated, no source given; Negated by: “nothing”"],
    );
    check(
        "The board said it had not been warned and blamed \"a clerical slip\".",
        &["According to: The board; Negated by: “not” (part)"],
    );
    check(
        "We left because there was nothing to eat.",
        &["Source: Stated, no source given; Negated by: “nothing” (part)"],
    );
    check(
        "The ferry sailed late because no pilot was on duty.",
        &["Source: Stated, no source given; Negated by: “no” (part)"],
    );
    check(
        "He said some boxes had been opened twice because nobody kept a list.",
        &["According to unnamed: “He”; Negated by: “nobody” (part)"],
    );
    check(
        "Nobody was hurt, but the barn was destroyed.",
        &["Negated by: “Nobody” (part)", "Source: Stated, no source given"],
    );
    check("It was a sound like an engine that never starts.", &["Source: Stated, no source given"]);
    check(
        "The widow said she felt \"anger, but not surprise\".",
        &["According to: The widow; Negated by: “not” (part)"],
    );
}

#[test]
fn who_says_the_opposite_denies_nothing() {
    check(
        "Rask denied that he had hit the groom, as one guest suggested.",
        &["According to: Rask; According to unnamed: “one guest” (part); Negated by: “denied”"],
    );
    check(
        "The land was not sold in June, as the union claimed.",
        &["According to: the union (part); Negated by: “not”"],
    );
    check("As the union said, the land was sold in June.", &["According to: the union"]);
}

#[test]
fn noise_finds_and_adjectives_are_told_from_reports() {
    check(
        "Two men at the back shouted \"liar\" as the mayor sat down, and one was led out.",
        &["Source: Stated, no source given", ""],
    );
    check("Fans chanted \"out\" when the team lost on Monday.", &["Source: Stated, no source given"]);
    check(
        "\"Go back to the lake and do not come here again,\" one farmer shouted.",
        &["According to unnamed: “one farmer”; Negated by: “not” (part)"],
    );
    check("The usher shouted that the hall was on fire.", &["According to: The usher"]);
    check("The oldest widely accepted map of the coast is in Lisbon.", &["Source: Stated, no source given"]);
    check("The newest reported finds were in a cave.", &["Source: Stated, no source given"]);
    check("It was a defeat few had predicted when the season began in May.", &[""]);
    check("Shares fell 4%, for reasons that dealers say are unknown.", &["According to unnamed: “dealers” (part)"]);
    check("About 60 people responded to the notice.", &["Source: Stated, no source given; How many: About 60 people"]);
    check("The firm responded that the pipe was sound.", &["According to: The firm"]);
    check(
        "The scheme could be called in by the regional board.",
        &["Source: Stated, no source given; Softened: “could”"],
    );
    check(
        "Researchers at the institute found mercury in nine wells.",
        &["According to unnamed: “Researchers at the institute”; How many: nine wells"],
    );
    check(
        "An accountant hired by the widow found bills for all but $90 of it.",
        &["According to unnamed: “An accountant hired by the widow”; How many: all but $90"],
    );
    check("Divers found a boat in the lake on Monday.", &["Source: Stated, no source given"]);
    check("Engineers found a way to save the bridge.", &["Source: Stated, no source given"]);
    check("The bones, described in May in the journal Lowland Archaeology, came from a pit.", &[""]);
    check("The paper was published in May in the journal Lowland Archaeology.", &["Source: Stated, no source given"]);
}

#[test]
fn a_source_is_named_where_a_reader_could_ring_it_up() {
    check("The person said the crane had been moved.", &["According to unnamed: “The person”"]);
    check("The official said nine men had been hurt.", &["According to unnamed: “The official”; How many: nine men"]);
    check("The mayor said nine men had been hurt.", &["According to: The mayor; How many: nine men"]);
    check(
        "Kettle Lane Care, which ran the home, said it had no debts.",
        &["According to: Kettle Lane Care; Negated by: “no”"],
    );
}

#[test]
fn an_adverb_of_a_part_leaves_its_figures_out() {
    check("Orr died in May after allegedly taking nine pills.", &["Source: “allegedly”: no source named (part)"]);
    check("Orr allegedly took nine pills in May.", &["Source: “allegedly”: no source named; How many: nine pills"]);
    check(
        "Wolves are believed to have crossed the Oder in March.",
        &["Source: “are believed”: no source named; Softened: “are believed”"],
    );
}

#[test]
fn every_figure_of_a_card_stands_whole() {
    check(
        "The mill was sold in May for £900, all but £40 of it in coins.",
        &["Source: Stated, no source given; How many: £900, all but £40"],
    );
    check(
        "The level rose to about 30 per cubic metre in June.",
        &["Source: Stated, no source given; How many: about 30 per cubic metre"],
    );
    check(
        "Profit fell to $1.2 billion ($1.1 billion after tax) from $1.5 billion.",
        &["Source: Stated, no source given; How many: $1.2 billion, $1.1 billion, $1.5 billion"],
    );
    check(
        "Revenue slipped 3.1% to 40 million crowns.",
        &["Source: Stated, no source given; How many: 3.1%, 40 million crowns"],
    );
    check(
        "A poll put the Farmers on 31%, up from 24% in May, and the Greens on 19%.",
        &["According to unnamed: “A poll”; How many: 31%, 24%, 19%"],
    );
    check(
        "Members backed the plan by nine votes to four.",
        &["Source: Stated, no source given; How many: nine votes to four"],
    );
    check(
        "It fell by six metres to nine metres.",
        &["Source: Stated, no source given; How many: six metres, nine metres"],
    );
    check(
        "Dozens of people and about 300 sheep were lost in the hills.",
        &["Source: Stated, no source given; How many: Dozens of people, about 300 sheep"],
    );
    check("Four of the nine doors were open.", &["Source: Stated, no source given; How many: Four of the nine doors"]);
    check(
        "The wage rose to £14 an hour from £12.50.",
        &["Source: Stated, no source given; How many: £14 an hour, £12.50"],
    );
    check(
        "The council spent 3 million pounds a year earlier.",
        &["Source: Stated, no source given; How many: 3 million pounds"],
    );
    check(
        "The clinic treated 214 children, up from 90 the year before.",
        &["Source: Stated, no source given; How many: 214 children, 90"],
    );
    check("Hale, 34, sold six cars.", &["Source: Stated, no source given; How many: six cars"]);
    check("Hale, who is 34, sold six cars.", &["Source: Stated, no source given; How many: six cars"]);
    check("The firm plans to close up to 18 shops.", &["Source: Stated, no source given; How many: up to 18 shops"]);
    check("They won by 63 and lost six for 58.", &["Source: Stated, no source given; How many: 63, six for 58"]);
    check(
        "The lake grew from 52 to 107 square kilometres.",
        &["Source: Stated, no source given; How many: 52 to 107 square kilometres"],
    );
    check(
        "The firm sold 24-ounce bags and 4-pound tins.",
        &["Source: Stated, no source given; How many: 24-ounce bags and 4-pound tins"],
    );
    check(
        "The union balloted 900 drivers, of whom 71 per cent voted to strike.",
        &["Source: Stated, no source given; How many: 900 drivers, 71 per cent"],
    );
    check(
        "Holm ruled out a tax on salt, which brings in more than 60 per cent of the town's income.",
        &["Source: Stated, no source given; Negated by: “ruled out”; How many: more than 60 per cent"],
    );
    check("The town is run by Holm, who chairs the board.", &["Source: Stated, no source given"]);
    check(
        "The yard lost four orders and cut 90 jobs.",
        &["Source: Stated, no source given; How many: four orders, 90 jobs"],
    );
}
