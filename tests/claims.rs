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
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
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
        &[r#"named Holt [told] Judgement | "We were lucky," Holt told reporters"#],
    );
    check(
        "According to the city council, the building had been empty since 2019.",
        &[
            "named the city council [According to] State | According to the city council, the building had been empty since 2019",
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
        &["named The company [denied] Event !denied | The company denied that it had ignored safety warnings"],
    );
    check(
        "Gareth Penrose, 58, of Truro, denies two counts of fraud.",
        &[
            "named Gareth Penrose, 58, of Truro [denies] State !denies | Gareth Penrose, 58, of Truro, denies two counts of fraud",
        ],
    );
    check(
        "Maria Lopez, the mayor of Leeds, resigned on Tuesday, saying she was tired.",
        &["article Event | Maria Lopez, the mayor of Leeds, resigned on Tuesday, saying she was tired"],
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
        &["article Number | Shares fell 3% on Friday", "article Event | the chief executive resigned"],
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
        &["named The study [found] State | The study, published on Monday, found that the vaccine was safe"],
    );
    check(
        "A spokesman for the airline said the plane had landed safely.",
        &[
            "named A spokesman for the airline [said] Event | A spokesman for the airline said the plane had landed safely",
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
            "named The president [said] State !not | The president praised the army but said the war was not over",
        ],
    );
}

#[test]
fn softeners_and_negations_are_those_in_scope() {
    check(
        "If the vote fails, the government will resign.",
        &["article Forecast | If the vote fails, the government will resign"],
    );
    check(
        "The army appears to have withdrawn from the valley.",
        &["article Event ~appears | The army appears to have withdrawn from the valley"],
    );
    check("He appeared in court on Monday.", &["article Event | He appeared in court on Monday"]);
    check("The road was closed in May.", &["article Event | The road was closed in May"]);
    check(
        "Voters could not reach the polling station because of the flood.",
        &["article Event !not | Voters could not reach the polling station because of the flood"],
    );
    check(
        "Three quarters of the town had no power, the mayor, Ines Roth, told local radio.",
        &[
            "named the mayor, Ines Roth [told] State !no | Three quarters of the town had no power, the mayor, Ines Roth, told local radio",
        ],
    );
    check(
        "Output rose 4% last year, figures from the ministry show.",
        &["named figures from the ministry [show] Number | Output rose 4% last year, figures from the ministry show"],
    );
    check(
        "As one diplomat put it, the deal died in the room.",
        &["unnamed one diplomat [put] Event | As one diplomat put it, the deal died in the room"],
    );
}

#[test]
fn reports_are_found_beside_the_clause() {
    check(
        "Observers see the visit as a warning.",
        &["unnamed Observers [see] Judgement | Observers see the visit as a warning"],
    );
    check(
        "The move suggests that the bank is worried.",
        &["article Judgement ~suggests | The move suggests that the bank is worried."],
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
        &["article Event | The council voted 7-2 to close the library, ending a dispute that began in 2021"],
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

#[test]
fn a_source_is_never_made_up() {
    check(
        "The ship sank in Tunis, Tunisia, officials said.",
        &["unnamed officials [said] Event | The ship sank in Tunis, Tunisia, officials said"],
    );
    check(
        "The ferry sank on Monday, killing 30, police said.",
        &["unnamed police [said] Event | The ferry sank on Monday, killing 30, police said"],
    );
    check(
        "She met Kim Min-seo, head of the union, on Saturday, the ministry said.",
        &["named the ministry [said] Event | She met Kim Min-seo, head of the union, on Saturday, the ministry said"],
    );
    check("Residents were told that the dam was safe.", &["article Event | Residents were told that the dam was safe"]);
    check(
        "Police have not said that the ship was stolen.",
        &["article Event !not | Police have not said that the ship was stolen"],
    );
    check(
        "The board neither confirmed nor denied that it was looking into the sale.",
        &["article Event !neither | The board neither confirmed nor denied that it was looking into the sale"],
    );
    check(
        "Nobody told the crew that the valve had failed.",
        &["article Event !Nobody | Nobody told the crew that the valve had failed"],
    );
    check(
        "“The dam is not safe,” said Brandt, who denied that anyone had drowned.",
        &["named Brandt [said] State !not | “The dam is not safe,” said Brandt, who denied that anyone had drowned"],
    );
    check(
        "“The dam is not safe,” Brandt said, citing Hecht.",
        &["named Brandt [said] State !not | “The dam is not safe,” Brandt said, citing Hecht"],
    );
    check(
        "The coastguard said that, contrary to what the firm had claimed, no one had called for help.",
        &[
            "named The coastguard [said] Event !no | The coastguard said that, contrary to what the firm had claimed, no one had called for help.",
        ],
    );
    check(
        "Hecht said Brandt took bribes, a claim she denies.",
        &["named Hecht [said] Event | Hecht said Brandt took bribes, a claim she denies"],
    );
}

#[test]
fn reports_are_told_from_what_stands_beside_them() {
    check(
        "As Brandt tells it, the deal was dead.",
        &["named Brandt [tells] State | As Brandt tells it, the deal was dead"],
    );
    check(
        "The brakes had failed, a court heard on Thursday.",
        &["evidential [a court heard] Event | The brakes had failed, a court heard on Thursday"],
    );
    check(
        "Yonhap quoted an aide as saying the government could send mediators.",
        &["named Yonhap [quoted] Event | Yonhap quoted an aide as saying the government could send mediators"],
    );
    check(
        "Thani was quoted by the agency as saying that the talks had not collapsed.",
        &["named Thani [quoted] Event | Thani was quoted by the agency as saying that the talks had not collapsed"],
    );
    check(
        "According to court papers, the firm paid $3 million.",
        &["unnamed court papers [According to] Event | According to court papers, the firm paid $3 million"],
    );
    check(
        "The bridge was mined, police believe.",
        &["unnamed police [believe] Event ~believe | The bridge was mined, police believe"],
    );
    check(
        "Osborne said inflation, which fell in April, was not beaten.",
        &["named Osborne [said] Event !not | Osborne said inflation, which fell in April, was not beaten"],
    );
    check(
        "“The dam,” Brandt said, “is not safe.”",
        &["named Brandt [said] State !not | “The dam,” Brandt said, “is not safe.”"],
    );
    check(
        "The man, who allegedly stole the ship, was arrested on Monday.",
        &["article Event | The man + was arrested on Monday"],
    );
    check(
        "The ministry said the ferry sank, but police said it was towed away.",
        &[
            "named The ministry [said] Event | The ministry said the ferry sank",
            "unnamed police [said] Event | police said it was towed away",
        ],
    );
    check(
        "The ferry sank on Monday; two men drowned, police said.",
        &["article Event | The ferry sank on Monday", "unnamed police [said] Event | two men drowned, police said"],
    );
}

#[test]
fn negations_and_softeners_have_their_own_scope() {
    check(
        "Osborne said that nobody had told her that the dam could fail.",
        &["named Osborne [said] Event !nobody | Osborne said that nobody had told her that the dam could fail"],
    );
    check("Orders had hardly fallen by May.", &["article Event !hardly | Orders had hardly fallen by May"]);
    check("The firm failed to call the police.", &["article Event !failed to | The firm failed to call the police"]);
    check("The board has yet to decide.", &["article State !has yet to | The board has yet to decide"]);
    check(
        "The mayor doubts that the dam failed.",
        &["named The mayor [doubts] Event !doubts | The mayor doubts that the dam failed"],
    );
    check("No fewer than 30 people died on Sunday.", &["article Event | No fewer than 30 people died on Sunday"]);
    check(
        "The ship was sold on Monday, not on Tuesday.",
        &["article Event | The ship was sold on Monday, not on Tuesday"],
    );
    check("The valve appeared too small.", &["article Event ~appeared | The valve appeared too small"]);
    check(
        "It emerged that the firm may have paid a bribe.",
        &["article Event ~may | It emerged that the firm may have paid a bribe"],
    );
    check(
        "It is understood that the firm paid.",
        &["evidential [It is understood] Event | It is understood that the firm paid"],
    );
    check("Ministers have ruled out a new tax.", &["article Event !ruled out | Ministers have ruled out a new tax"]);
    check("She would not say if she knew.", &["article State !not | She would not say if she knew"]);
}

#[test]
fn accusations_and_parts_of_groups_are_sources() {
    check(
        "Union leaders have accused the firm of hiding a report on the mine.",
        &["unnamed Union leaders [accused] Event | Union leaders have accused the firm of hiding a report on the mine"],
    );
    check(
        "The clerk never saw the plan, two of them tell me, and the third is silent.",
        &[
            "unnamed two of them [tell] Event !never | The clerk never saw the plan, two of them tell me, and the third is silent",
        ],
    );
    check(
        "Lunn left the board on Monday; both he and the firm said that there was no conflict.",
        &[
            "article Event | Lunn left the board on Monday",
            "unnamed he and the firm [said] State !no | both he and the firm said that there was no conflict",
        ],
    );
    check("She has said the same herself.", &["article Event | She has said the same herself"]);
    check(
        "The loan was frozen in May, a person familiar with the talks said.",
        &[
            "unnamed a person familiar with the talks [said] Event | The loan was frozen in May, a person familiar with the talks said",
        ],
    );
    check("She answered the telephone in May.", &["article Event | She answered the telephone in May"]);
}

#[test]
fn a_side_remark_keeps_its_source_to_itself() {
    check(
        "The union, which was not told in advance, according to a letter, urged calm on Monday.",
        &["article Event | The union + urged calm on Monday"],
    );
    check(
        "The ministry confirmed that the letter of 4 June was real but described it as a draft.",
        &[
            "named The ministry [confirmed] State | The ministry confirmed that the letter of 4 June was real",
            "named The ministry [described] Event | The ministry + described it as a draft",
        ],
    );
    check(
        "A draft leaked last week suggests that the levy would raise 2 million euros.",
        &[
            "unnamed A draft leaked last week [suggests] Forecast ~suggests | A draft leaked last week suggests that the levy would raise 2 million euros",
        ],
    );
}

/// The voices that a claim's heading names beside its own.
fn beside(text: &str) -> Vec<String> {
    let analysis = factline::analyze(&Article::new(text), &factline::models::Models::none());
    let voices = analysis.claims.claims.iter().flat_map(|claim| claim.beside.iter());
    let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned()).unwrap_or_default();
    voices.map(|voice| format!("{} [{}]", words(voice.source), words(voice.cue))).collect()
}

#[test]
fn every_voice_that_a_heading_names_is_kept() {
    let check = |text: &str, expected: &[&str]| assert_eq!(beside(text), expected, "{text}");
    check("Maria Lopez resigned on Tuesday, saying she was tired.", &["Maria Lopez [saying]"]);
    check(
        "The agency withdrew a toll of 52 in May, saying that some had been counted twice.",
        &["The agency [saying]"],
    );
    check("The road was closed in May, police said.", &[]);
}

#[test]
fn an_interview_lays_its_answers_on_their_label() {
    let text = "Ines Roth took over the ministry in February.\n\nQ: Do you have the votes?\n\nA: No. We lost two of them in \
                May.\n\nI never asked for more.\n\nQ: Will you resign?\n\nA: I said no.\n\nRoth left on Friday.\n";
    let found: Vec<String> =
        read(text).into_iter().map(|line| line.split(" | ").next().unwrap_or_default().to_owned()).collect();
    let voices: Vec<&str> = found.iter().map(|line| line.split(']').next().unwrap_or_default()).collect();
    assert_eq!(
        voices,
        [
            "article Event",
            "article State",
            "named Ines Roth [",
            "named Ines Roth [",
            "named Ines Roth [",
            "article Forecast",
            "named Ines Roth [",
            "article Event"
        ],
    );
    assert_eq!(read("Note: it rained.\n\nNote: it snowed.\n")[0], "article Event | Note: it rained");
}

/// How each claim of `text` is put: its voice, softeners and negation.
fn put(text: &str) -> Vec<String> {
    read(text).iter().map(|line| line.split(" | ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn measures_and_acts_are_no_cues() {
    let check = |text: &str, expected: &[&str]| assert_eq!(put(text), expected, "{text}");
    check("A tumour no bigger than a pea was found in Leeds, the surgeon said.", &["named the surgeon [said] Event"]);
    check("The new rooms are no bigger than the old ones.", &["article State !no"]);
    check("The minutes say that a merger was considered and rejected.", &["named The minutes [say] Event"]);
    check("The tower was considered a danger to ships.", &["article Event ~was considered"]);
    check("Her agent asked whether the film could be shown, and the studio agreed to a date.", &["article Event"]);
}

#[test]
fn who_hears_or_stands_near_is_no_source() {
    let check = |text: &str, expected: &[&str]| assert_eq!(put(text), expected, "{text}");
    check(
        "The owner, a Swede named Karin Holm, told me she had never asked for it, and gave me a map.",
        &["named The owner, a Swede named Karin Holm [told] Event !never"],
    );
    check(
        "It is tall, it is lit, and it was paid for, as a smaller plaque beneath it explains, by the Leeds Trust Fund.",
        &["unnamed a smaller plaque beneath it [explains] State"],
    );
    check("For 20 years she told ministers why their plans would fail.", &["article Event"]);
    check("He told police that he was at home.", &["unnamed He [told] State"]);
    check("A person close to Norvik said it met in May.", &["unnamed A person close to Norvik [said] Event"]);
    check("A source close to Miss Hale said it was lost.", &["unnamed A source close to Miss Hale [said] State"]);
    check("A report by Norvik Steel said it had failed.", &["named A report by Norvik Steel [said] Event"]);
    let text = "A colleague, Paul Ward, recalled that she had sold a boat; her son insists that it was a raft and that \
                the boat was lost.";
    assert!(read(text).last().is_some_and(|line| line.ends_with("| her son insists + that the boat was lost")));
}

#[test]
fn words_that_belong_to_a_noun_are_no_statement() {
    let text = "The tour of the yard was meant to show the tools and the skills associated with wooden boats.";
    assert!(read(text).iter().all(|line| !line.contains("| the skills associated")), "{text}");
}
