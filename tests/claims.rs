//! Claims of single sentences: who says it, how it is put, and the card's headline.

use factline::claims::{Claim, VoiceKind};
use factline::text::{Article, Span};

/// A claim on one line: voice, kind, softeners and negation where there are any, heading.
fn line(text: &str, claim: &Claim) -> String {
    let words = |span: Span| span.of(text).to_owned();
    let source = claim.voice.source.map(words).unwrap_or_default();
    let cue = claim.voice.cue.map(words).unwrap_or_default();
    let voice = match claim.voice.kind {
        VoiceKind::Article => "article".to_owned(),
        VoiceKind::Named => format!("named {source} [{cue}]"),
        VoiceKind::Unnamed => format!("unnamed {source} [{cue}]"),
        VoiceKind::Evidential => format!("evidential [{cue}]"),
    };
    let softened: Vec<String> = claim.softeners.iter().map(|span| format!("~{}", words(*span))).collect();
    let negated: Vec<String> = claim.negation.iter().map(|span| format!("!{}", words(*span))).collect();
    let heading: Vec<String> = claim.heading.iter().map(|span| words(*span)).collect();
    let put: Vec<String> = softened.into_iter().chain(negated).map(|cue| format!(" {cue}")).collect();
    format!("{voice} {:?}{} | {}", claim.kind, put.concat(), heading.join(" + "))
}

fn read(text: &str) -> Vec<String> {
    let analysis = factline::analyze(&Article::new(text));
    let claims = analysis.claims.claims.iter().filter(|claim| !claim.presupposed);
    claims.map(|claim| line(text, claim)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn a_source_is_what_the_sentence_lays_it_on() {
    check(
        "Police said on Monday that two men had been arrested in Leeds after a fire at a warehouse.",
        &[
            "unnamed Police [said] Event | Police said on Monday that two men had been arrested in Leeds after a fire at a warehouse",
        ],
    );
    check(
        "The fire did not spread to nearby homes, fire chief Anna Holt said.",
        &[
            "named fire chief Anna Holt [said] Event !not | The fire did not spread to nearby homes, fire chief Anna Holt said",
        ],
    );
    check(
        r#""We were lucky," Holt told reporters."#,
        &[r#"named Holt [told] State | "We were lucky," Holt told reporters"#],
    );
    check(
        "According to the city council, the building had been empty since 2019.",
        &[
            "unnamed the city council [According to] State | According to the city council, the building had been empty since 2019",
        ],
    );
    check(
        "The survey found no evidence that the dam had moved, according to the Water Board.",
        &[
            "named the Water Board [according to] Event !no | The survey found no evidence that the dam had moved, according to the Water Board",
        ],
    );
    check(
        "The company denied that it had ignored safety warnings.",
        &["unnamed The company [denied] Event !denied | The company denied that it had ignored safety warnings"],
    );
    check(
        "Gareth Penrose, 58, of Truro, denies two counts of fraud.",
        &[
            "named Gareth Penrose, 58, of Truro [denies] State !denies | Gareth Penrose, 58, of Truro, denies two counts of fraud",
        ],
    );
    check(
        "Maria Lopez, the mayor of Leeds, resigned on Tuesday, saying she was tired.",
        &["article Event | Maria Lopez, the mayor of Leeds, resigned on Tuesday, saying she was tired."],
    );
    check(
        "The minister, who police said was armed, left the building.",
        &["article State | The minister, who police said was armed, left the building."],
    );
    check(
        "The clinic closed in May, a jury was told.",
        &["evidential [a jury was told] Event | The clinic closed in May, a jury was told"],
    );
    check(
        "The inquest heard that the brakes had failed.",
        &["evidential [The inquest heard] Event | The inquest heard that the brakes had failed"],
    );
    check("Officials declined to comment.", &["article Event | Officials declined to comment"]);
}

#[test]
fn nobody_is_given_words_that_he_did_not_say() {
    check(
        "The bank did not say whether it would sell the unit.",
        &["article Event !not | The bank did not say whether it would sell the unit"],
    );
    check(
        "Shares fell 3% on Friday, and the chief executive resigned.",
        &["article Event | Shares fell 3% on Friday", "article Event | the chief executive resigned"],
    );
    check(
        "The drug may reduce the risk of stroke, researchers reported in a medical journal.",
        &[
            "unnamed researchers [reported] State ~may | The drug may reduce the risk of stroke, researchers reported in a medical journal",
        ],
    );
    check(
        "It is alleged that Smith stole $3 million from the firm.",
        &["evidential [It is alleged] Event | It is alleged that Smith stole $3 million from the firm"],
    );
    check(
        "The factory has reportedly been sold to a group from Oslo.",
        &["evidential [reportedly] Event | The factory has reportedly been sold to a group from Oslo"],
    );
    check(
        "The study, published on Monday, found that the vaccine was safe.",
        &["unnamed The study [found] State | The study, published on Monday, found that the vaccine was safe"],
    );
    check(
        "A spokesman for the airline said the plane had landed safely.",
        &[
            "unnamed A spokesman for the airline [said] Event | A spokesman for the airline said the plane had landed safely",
        ],
    );
    check("Neither side has claimed victory.", &["article Event !Neither | Neither side has claimed victory"]);
    check(
        "Reuters, citing two sources familiar with the matter, reported that the talks had collapsed.",
        &[
            "named Reuters [reported] Event | Reuters, citing two sources familiar with the matter, reported that the talks had collapsed",
        ],
    );
    check(
        "The president praised the army but said the war was not over.",
        &[
            "article Event | The president praised the army",
            "unnamed The president [said] State !not | The president + said the war was not over",
        ],
    );
}

#[test]
fn softeners_and_negations_are_those_in_scope() {
    check(
        "If the vote fails, the government will resign.",
        &["article Forecast ~If | If the vote fails, the government will resign"],
    );
    check(
        "The army appears to have withdrawn from the valley.",
        &["article State ~appears | The army appears to have withdrawn from the valley"],
    );
    check("He appeared in court on Monday.", &["article Event | He appeared in court on Monday"]);
    check("The road was closed in May.", &["article Event | The road was closed in May"]);
    check(
        "Voters could not reach the polling station because of the flood.",
        &["article State !not | Voters could not reach the polling station because of the flood"],
    );
    check(
        "Three quarters of the town had no power, the mayor, Ines Roth, told local radio.",
        &[
            "named the mayor, Ines Roth [told] State !no | Three quarters of the town had no power, the mayor, Ines Roth, told local radio",
        ],
    );
    check(
        "Output rose 4% last year, figures from the ministry show.",
        &["unnamed figures from the ministry [show] Event | Output rose 4% last year, figures from the ministry show"],
    );
    check(
        "As one diplomat put it, the deal died in the room.",
        &["unnamed one diplomat [put] Event | As one diplomat put it, the deal died in the room."],
    );
}

#[test]
fn reports_are_found_beside_the_clause() {
    check(
        "Observers see the visit as a warning.",
        &["unnamed Observers [see] General | Observers see the visit as a warning"],
    );
    check(
        "The move suggests that the bank is worried.",
        &["article Judgement | The move suggests that the bank is worried"],
    );
    check(
        "Opening the case, Miriam Castle, prosecuting, alleged that the clerk had hidden the letters.",
        &[
            "named Miriam Castle [alleged] Event | Opening the case, Miriam Castle, prosecuting, alleged that the clerk had hidden the letters",
        ],
    );
}

#[test]
fn what_is_said_is_told_from_what_it_means() {
    check(
        "The film is widely seen as her best.",
        &["article State ~is widely seen as | The film is widely seen as her best"],
    );
    check(
        "The gift was received by her deputy, who runs the office in Bergen.",
        &["article Event | The gift was received by her deputy"],
    );
    check(
        "The council voted 7-2 to close the library, ending a dispute that began in 2021.",
        &["article Event | The council voted 7-2 to close the library"],
    );
    check(
        "Not only did the roof leak, but the doors would not close.",
        &["article Event | Not only did the roof leak", "article State !not | the doors would not close"],
    );
    check(
        "Gifts like these are often used to win favour.",
        &["article General | Gifts like these are often used to win favour"],
    );
    check(
        "The committee must publish its report by June.",
        &["article Rule | The committee must publish its report by June"],
    );
    check(
        "She said the mine would reopen next year.",
        &["unnamed She [said] Forecast | She said the mine would reopen next year"],
    );
}
