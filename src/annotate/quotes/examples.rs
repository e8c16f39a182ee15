//! What each rule must find and what it must leave alone, run by one test.

use crate::annotate::annotate;
use crate::text::{Article, Document, Span};

/// An example of a rule.
struct Example {
    text: &'static str,
    /// "rule | quotation | source | cue"; "~" before the quotation where it is no speech.
    finds: &'static [&'static str],
}

const fn example(text: &'static str, finds: &'static [&'static str]) -> Example {
    Example { text, finds }
}

const EXAMPLES: &[Example] = &[
    // quote.inverted
    example(
        r#""We have lost three trawlers this winter," said Inga Holm, the harbour master."#,
        &[r#"quote.inverted | "We have lost three trawlers this winter," | Inga Holm | said"#],
    ),
    example(
        "“Nobody was hurt,” added a spokeswoman for the fire service on Tuesday.",
        &["quote.inverted | “Nobody was hurt,” | a spokeswoman for the fire service | added"],
    ),
    example(
        "‘It’s the drivers’ money,’ said police sergeant Tom Reeve yesterday.",
        &["quote.inverted | ‘It’s the drivers’ money,’ | police sergeant Tom Reeve | said"],
    ),
    example(
        "'The workers' union will not sign', said Dara and Finch as they left.",
        &["quote.inverted | 'The workers' union will not sign' | Dara and Finch | said"],
    ),
    example(
        "«The bridge is closed», said the mayor of Lund.",
        &["quote.inverted | «The bridge is closed» | the mayor of Lund | said"],
    ),
    example(
        r#""Ghosts of the Pier," said to be her best book, sold well."#,
        &[r#"quote.words | ~"Ghosts of the Pier," |  | "#],
    ),
    // quote.colon
    example(
        r#"Holm put it another way: "We fish, or we starve.""#,
        &[r#"quote.colon | "We fish, or we starve." | Holm | put"#],
    ),
    example(
        r#"Asked whether she would sell, Holm laughed: "To whom?""#,
        &[r#"quote.before | "To whom?" | Holm | laughed"#],
    ),
    example(r#"Holm is blunt: "They never asked us.""#, &[r#"quote.colon | "They never asked us." | Holm | is"#]),
    example(r#"The answer was short: "We will not sell.""#, &[r#"quote.bare | "We will not sell." |  | "#]),
    example(
        r#""Boats," Holm likes to say, "are the only honest clocks.""#,
        &[r#"quote.after | "Boats," | Holm | say"#, r#"quote.split | "are the only honest clocks." | Holm | say"#],
    ),
    // quote.after
    example(
        r#""We are ready," the minister said on Monday."#,
        &[r#"quote.after | "We are ready," | the minister | said"#],
    ),
    example(
        "“The clinic is dark,” its manager there, Ana Pihl, said by telephone.",
        &["quote.after | “The clinic is dark,” | its manager there, Ana Pihl | said"],
    ),
    example(r#""No," she said."#, &[r#"quote.after | "No," | she | said"#]),
    example(r#""Will it hold?" one engineer asked."#, &[r#"quote.after | "Will it hold?" | one engineer | asked"#]),
    example(
        r#""It was cold," Rowan Pike, a retired miner from Durham, told the inquiry."#,
        &[r#"quote.after | "It was cold," | Rowan Pike | told"#],
    ),
    example(r#""It was cold," Pike, who works nights, has said."#, &[r#"quote.after | "It was cold," | Pike | said"#]),
    example(
        "“I told him ‘go home’ and he went,” officials in Malmo say.",
        &["quote.after | “I told him ‘go home’ and he went,” | officials in Malmo | say"],
    ),
    example(r#""We won," Ito and Berg later admitted."#, &[r#"quote.after | "We won," | Ito and Berg | admitted"#]),
    example(r#""We are leaving," the coach did not say."#, &[r#"quote.bare | "We are leaving," |  | "#]),
    example(
        r#""We are leaving today." The coach said nothing more."#,
        &[r#"quote.bare | "We are leaving today." |  | "#],
    ),
    // quote.before
    example(r#"The mayor said: "We were not asked.""#, &[r#"quote.before | "We were not asked." | The mayor | said"#]),
    example(
        r#"On Friday, the ministry wrote on its website: "The road is closed.""#,
        &[r#"quote.before | "The road is closed." | the ministry | wrote"#],
    ),
    example(
        r#"Marta Silva, 45, told reporters in Porto: "I never saw the letter.""#,
        &[r#"quote.before | "I never saw the letter." | Marta Silva | told"#],
    ),
    example(
        r#"She will tell the conference: "We need more nurses.""#,
        &[r#"quote.before | "We need more nurses." | She | will tell"#],
    ),
    example(r#"He was told: "You are fired.""#, &[r#"quote.bare | "You are fired." |  | "#]),
    example(r#"If Lee says: "We are done," the deal is off."#, &[r#"quote.bare | "We are done," |  | "#]),
    example(r#"Did Lee say: "We are done"?"#, &[r#"quote.bare | "We are done" |  | "#]),
    example(r#"Lee never said "we are done"."#, &[r#"quote.bare | "we are done" |  | "#]),
    example(r#"The man who shot Smith said: "I am sorry.""#, &[r#"quote.bare | "I am sorry." |  | "#]),
    // quote.according
    example(
        r#""The ice is thinning," according to the survey."#,
        &[r#"quote.according | "The ice is thinning," | the survey | according to"#],
    ),
    example(
        r#"According to a note from the bank, "rates are too low"."#,
        &[r#"quote.according | "rates are too low" | a note from the bank | According to"#],
    ),
    // quote.that
    example(
        r#"The coach told reporters that "we are a small club"."#,
        &[r#"quote.that | "we are a small club" | The coach | told"#],
    ),
    example(
        r#"Ms Okoro said on Sunday that "deep cuts" were coming."#,
        &[r#"quote.that | ~"deep cuts" | Ms Okoro | said"#],
    ),
    // quote.part
    example(
        r#"The ambassador said the talks were "a waste of time"."#,
        &[r#"quote.part | ~"a waste of time" | The ambassador | said"#],
    ),
    example(r#"Lee said "no" to the offer."#, &[r#"quote.part | ~"no" | Lee | said"#]),
    example(r#"Critics said "The Long Night" was dull."#, &[r#"quote.words | ~"The Long Night" |  | "#]),
    example(r#"The ministry announced a "bonfire" of rules."#, &[r#"quote.words | ~"bonfire" |  | "#]),
    example(r#"Lee said the mayor left and the crowd was "a mob"."#, &[r#"quote.words | ~"a mob" |  | "#]),
    // quote.named
    example(
        r#"Her lawyer described it as "a disaster"."#,
        &[r#"quote.named | ~"a disaster" | Her lawyer | described"#],
    ),
    example(
        r#"He resigned over what the union called "shameful" pay."#,
        &[r#"quote.named | ~"shameful" | the union | called"#],
    ),
    example(r#"It was described as "a disaster"."#, &[r#"quote.words | ~"a disaster" |  | "#]),
    example(r#"A plan called "Big Bang" failed."#, &[r#"quote.words | ~"Big Bang" |  | "#]),
    // quote.split
    example(
        r#""The dam," said Petra Wolf, an engineer, "was never tested.""#,
        &[
            r#"quote.inverted | "The dam," | Petra Wolf | said"#,
            r#"quote.split | "was never tested." | Petra Wolf | said"#,
        ],
    ),
    example(
        r#""Perhaps," she said, "it was the wind.""#,
        &[r#"quote.after | "Perhaps," | she | said"#, r#"quote.before | "it was the wind." | she | said"#],
    ),
    example(
        r#""Yes," said Ana, and Bo replied: "I doubt it.""#,
        &[r#"quote.inverted | "Yes," | Ana | said"#, r#"quote.before | "I doubt it." | Bo | replied"#],
    ),
    // quote.continued
    example(
        r#""He was trusted," Ms Castle said. "He was kind." "He was liked.""#,
        &[
            r#"quote.after | "He was trusted," | Ms Castle | said"#,
            r#"quote.continued | "He was kind." | Ms Castle | said"#,
            r#"quote.continued | "He was liked." | Ms Castle | said"#,
        ],
    ),
    example(
        r#""We tried everything," said Dr Ama Boateng. "The fever would not fall.""#,
        &[
            r#"quote.inverted | "We tried everything," | Dr Ama Boateng | said"#,
            r#"quote.continued | "The fever would not fall." | Dr Ama Boateng | said"#,
        ],
    ),
    example(
        r#""We tried everything," said Dr Ama Boateng. Her deputy left. "The fever would not fall.""#,
        &[
            r#"quote.inverted | "We tried everything," | Dr Ama Boateng | said"#,
            r#"quote.bare | "The fever would not fall." |  | "#,
        ],
    ),
    // quote.bare
    example(
        "\"It rained for a week. The cellar was full.\"",
        &["quote.bare | \"It rained for a week. The cellar was full.\" |  | "],
    ),
    // quote.words
    example(r#"The so-called "experts" left early."#, &[r#"quote.words | ~"experts" |  | "#]),
    example(r#"He read "War and Peace" twice."#, &[r#"quote.words | ~"War and Peace" |  | "#]),
    example("Rock 'n' roll from the '60s isn't dead, the boys' mother said.", &[]),
    example("She is 6'2\" tall and Hawai‘i is far.", &[]),
    // Several paragraphs, each opened by a mark.
    example(
        "“We waited for hours.\n\n“Nobody came.\n\n“Then the lights went out,” said Jo Lund.",
        &["quote.inverted | “We waited for hours.\n\n“Nobody came.\n\n“Then the lights went out,” | Jo Lund | said"],
    ),
    example(
        "He said, \"We won the vote.\n\n\"We lost it,\" said Kim Dahl.",
        &["quote.before | \"We won the vote. | He | said", "quote.inverted | \"We lost it,\" | Kim Dahl | said"],
    ),
    // quote.unclosed
    example(
        "“We waited for hours, said Jo Lund.\n\nThe lights went out.",
        &["quote.unclosed | “We waited for hours, said Jo Lund. |  | "],
    ),
    example(
        "\"It is late. \"We go home,\" she said.",
        &["quote.unclosed | \"It is late. |  | ", "quote.after | \"We go home,\" | she | said"],
    ),
    example(
        r#"The heat, the "highest ever recorded", according to the survey, killed fish."#,
        &[r#"quote.according | ~"highest ever recorded" | the survey | according to"#],
    ),
    example(
        r#"According to a police report, the driver was "in shock"."#,
        &[r#"quote.according | ~"in shock" | a police report | According to"#],
    ),
    example(
        r#"According to the paper, the president told aides that she "would go"."#,
        &[r#"quote.words | ~"would go" |  | "#],
    ),
    example(
        r#"The minister was said to be "furious", and was told by the premier to "sit down"."#,
        &[r#"quote.words | ~"furious" |  | "#, r#"quote.words | ~"sit down" |  | "#],
    ),
    example(
        r#"One director is said to have called the letter "a suicide note"."#,
        &[r#"quote.words | ~"a suicide note" |  | "#],
    ),
    example(
        r#"His critics, Maes said, "should look in the mirror"."#,
        &[r#"quote.before | "should look in the mirror" | Maes | said"#],
    ),
    example(
        r#""Is it over?" a shareholder shouted. "No," the new chief replied, "it has just begun.""#,
        &[
            r#"quote.after | "Is it over?" | a shareholder | shouted"#,
            r#"quote.after | "No," | the new chief | replied"#,
            r#"quote.before | "it has just begun." | the new chief | replied"#,
        ],
    ),
    // Apposition, and what hangs on a speaker.
    example(
        r#""We were beaten," the club's manager, Dee Calloway, admitted."#,
        &[r#"quote.after | "We were beaten," | the club's manager, Dee Calloway | admitted"#],
    ),
    example(
        r#""We heard a bang," said Tomas Wik, a teacher who was travelling with pupils. "The crew stayed calm.""#,
        &[
            r#"quote.inverted | "We heard a bang," | Tomas Wik | said"#,
            r#"quote.continued | "The crew stayed calm." | Tomas Wik | said"#,
        ],
    ),
    example(
        r#""We heard a bang," said Tomas Wik, and his wife was crying. "The crew stayed calm.""#,
        &[r#"quote.inverted | "We heard a bang," | Tomas Wik | said"#, r#"quote.bare | "The crew stayed calm." |  | "#],
    ),
    example(
        r#"She told reporters that the crack was long and "well above the waterline"."#,
        &[r#"quote.part | ~"well above the waterline" | She | told"#],
    ),
    example(
        r#"One of them told the court that she was warned not to "ask about it"."#,
        &[r#"quote.words | ~"ask about it" |  | "#],
    ),
    example(
        r#""The reactor is safe," the plant's owner said, adding that tests would go on."#,
        &[r#"quote.after | "The reactor is safe," | the plant's owner | said"#],
    ),
    example(
        r#"The delay, a union official said, was "entirely avoidable"."#,
        &[r#"quote.words | ~"entirely avoidable" |  | "#],
    ),
    example(
        r#""This budget," Finance Minister Olu Bright told parliament on Wednesday, "is about trust.""#,
        &[
            r#"quote.after | "This budget," | Finance Minister Olu Bright | told"#,
            r#"quote.before | "is about trust." | Finance Minister Olu Bright | told"#,
        ],
    ),
    example(
        r#"Police said: "A 34-year-old man has been charged.""#,
        &[r#"quote.before | "A 34-year-old man has been charged." | Police | said"#],
    ),
    example(
        r#"A spokesperson for the Home Office said: "We do not comment.""#,
        &[r#"quote.before | "We do not comment." | A spokesperson for the Home Office | said"#],
    ),
    example(
        r#"When asked about the plan, Dr Mei Tan replied, "Not this year.""#,
        &[r#"quote.before | "Not this year." | Dr Mei Tan | replied"#],
    ),
    example(
        r#"In its report, the committee concludes that "the warnings were ignored"."#,
        &[r#"quote.that | "the warnings were ignored" | the committee | concludes"#],
    ),
    example(
        r#"The New York Times reported that the bank was "days from collapse"."#,
        &[r#"quote.part | ~"days from collapse" | The New York Times | reported"#],
    ),
    example(
        r#"The film, which critics called "a triumph", opens on Friday."#,
        &[r#"quote.named | ~"a triumph" | critics | called"#],
    ),
    example(
        r#"Her brother, who was called "the fox" at school, said nothing."#,
        &[r#"quote.words | ~"the fox" |  | "#],
    ),
    example(r#"The senator denied that he had called her "a liar"."#, &[r#"quote.words | ~"a liar" |  | "#]),
    example(r#"Nobody said "stop"."#, &[r#"quote.words | ~"stop" |  | "#]),
    example(
        r#""I'm not leaving!" shouted a man in the front row."#,
        &[r#"quote.inverted | "I'm not leaving!" | a man | shouted"#],
    ),
    example(r#""Why now?" The answer is simple, analysts say."#, &[r#"quote.bare | "Why now?" |  | "#]),
    example(
        "“It’s a ‘win-win’ for everyone,” Chen told the BBC’s ‘Today’ programme.",
        &["quote.after | “It’s a ‘win-win’ for everyone,” | Chen | told", "quote.words | ~‘Today’ |  | "],
    ),
    example(
        r#"The WHO's head said vaccines were "safe and effective," and urged calm."#,
        &[r#"quote.part | ~"safe and effective," | The WHO's head | said"#],
    ),
    example(r#"He said he loved "Casablanca"."#, &[r#"quote.words | ~"Casablanca" |  | "#]),
    example(
        r#"The company's statement read: "Operations continue as normal.""#,
        &[r#"quote.before | "Operations continue as normal." | The company's statement | read"#],
    ),
    example(r#""It hurts," said one of the nurses."#, &[r#"quote.inverted | "It hurts," | one of the nurses | said"#]),
    example(r#""We will appeal" is what the lawyer should have said."#, &[r#"quote.bare | "We will appeal" |  | "#]),
    example(
        r#"Mr Haddad, speaking in Beirut, said: "The port is open.""#,
        &[r#"quote.before | "The port is open." | Mr Haddad | said"#],
    ),
    example(
        r#""They fired first," claims a video posted by the militia."#,
        &[r#"quote.inverted | "They fired first," | a video | claims"#],
    ),
];

#[test]
fn rules_find_what_their_examples_say() {
    let mut failures = Vec::new();
    for example in EXAMPLES {
        let document = Document::read(example.text);
        let of = |span: Option<Span>| span.map_or("", |span| span.of(example.text));
        let found: Vec<String> = annotate(&Article::new(example.text), &document, &crate::models::Models::none())
            .quotes
            .iter()
            .map(|quote| {
                let set_off = if quote.speech { "" } else { "~" };
                let words = quote.span.of(example.text);
                format!("{} | {set_off}{words} | {} | {}", quote.rule, of(quote.source), of(quote.cue))
            })
            .collect();
        if found != example.finds {
            failures.push(format!("{}\n   expected {:#?}\n   found    {found:#?}", example.text, example.finds));
        }
    }
    assert!(failures.is_empty(), "{} of {} examples:\n{}", failures.len(), EXAMPLES.len(), failures.join("\n"));
}

#[test]
fn every_rule_has_an_example() {
    let code = concat!(include_str!("mod.rs"), include_str!("attribution.rs"));
    let rules: Vec<&str> = code.split('"').filter(|part| part.starts_with("quote.") && part.is_ascii()).collect();
    assert!(!rules.is_empty());
    for rule in rules {
        let shown = EXAMPLES.iter().flat_map(|example| example.finds).any(|line| line.starts_with(rule));
        assert!(shown, "{rule} has no example");
    }
}
