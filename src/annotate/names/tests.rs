//! Who is who over whole texts, and what is said of whom.

use crate::annotate::annotate;
use crate::annotate::names::{Entity, Form, NameKind, NameMention, find};
use crate::models::Models;
use crate::text::{Article, Document};

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
    check("Paul Tarn was tried. His wife, Ann Tarn, wept. Tarn left.", "Paul Tarn = Tarn | Ann Tarn");
    check(
        "Ann Tarn was tried. Tarn wept. Tarn’s son, Lee, left. Lee Tarn smiled. Tarn wept.",
        "Ann Tarn = Tarn = Tarn = Tarn | Lee = Lee Tarn",
    );
    check(
        "Paul Tarn was tried. Tarn wept. Then Tarn left. Ann Tarn spoke. Tarn nodded.",
        "Paul Tarn = Tarn = Tarn = Tarn | Ann Tarn",
    );
    check("He met Ann Tarn, a mother of three. Tarn wept.", "Ann Tarn = Tarn");
    check("Tarn won. Ann Tarn, whose brother lost, left. Tarn wept.", "Tarn = Ann Tarn = Tarn");
    check(
        "Ann Tarn died. Her sons, Paul Tarn and Mark Tarn, wept. Tarn was 90.",
        "Ann Tarn = Tarn | Paul Tarn | Mark Tarn",
    );
    check("Jo Hessle spoke. Hessle left.", "Jo Hessle = Hessle");
    check(
        "Ann Tarn died. Ann Orr was born in Leeds, the daughter of a clerk, Paul Orr. Orr left.",
        "Ann Tarn = Ann Orr | Paul Orr | Orr",
    );
    check("They met Ann Tarn KC. She was made an OBE.", "Ann Tarn");
    check("They met Ann Bell of Tarn Research.", "Ann Bell");
    check(
        "They met Gabriel Orsolo Tarn. Orsolo Tarn left. Orsolo slept.",
        "Gabriel Orsolo Tarn = Orsolo Tarn = Orsolo",
    );
    check("They met Anne Orsolo de Tarn. Orsolo left.", "Anne Orsolo de Tarn = Orsolo");
    check("They met Simon Tarn, Paul Tarn and Ann Tarn. Mrs Tarn left.", "Simon Tarn | Paul Tarn | Ann Tarn = Tarn");
    check("They thanked Louise Orsolo. L Orsolo won.", "Louise Orsolo = L Orsolo");
    check("They thanked Louise Orsolo and Lena Orsolo. L. Orsolo won.", "Louise Orsolo | Lena Orsolo | L. Orsolo");
}

#[test]
fn another_name_is_told_by_the_text() {
    let check = |text, expected| check(NameKind::Person, text, expected);
    check("They met Ann Tarn, born Ann Orr in May. Tarn and Paul Orr left.", "Ann Tarn = Ann Orr = Tarn | Paul Orr");
    check("They met Ann Tarn (née Orr) in May. Tarn wept.", "Ann Tarn = Orr = Tarn");
    check("They met Ann Tarn, known to friends as Peg. Peg Tarn left. Tarn wept.", "Ann Tarn = Peg = Peg Tarn = Tarn");
    check("They met Ann Tarn. Tarn, who was born Ann Orr, left.", "Ann Tarn = Tarn | Ann Orr");
    check("They met Ann Tarn and her husband, known as Jack.", "Ann Tarn | Jack");
    check("They met Lars-Erik Tarn. Tarn left.", "Lars-Erik Tarn = Tarn");
    check("They met Supt Ann Tarn. Supt Tarn left.", "Ann Tarn = Tarn");
    check("They met James “Jim” Orsolo. Jim left. Orsolo slept.", "James “Jim” Orsolo = Jim = Orsolo");
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
    check("They sued Anna Quorv Ltd. Later Anna Quorv denied it.", "Anna Quorv Ltd. = Anna Quorv");
    check("They rode with West Harbour Brindlink. In May Brindlink closed.", "West Harbour Brindlink = Brindlink");
    check("He left the Workers’ Party of Korea. The WPK knew.", "Workers’ Party of Korea = WPK");
    check(
        "Zuiderzee Ferries N.V. grew. Zuiderzee Ferries sailed and Zuiderzee won.",
        "Zuiderzee Ferries N.V. = Zuiderzee Ferries = Zuiderzee",
    );
    check("Zuiderzee Ferries Ltd grew. In May the Company closed.", "Zuiderzee Ferries Ltd = Company");
    check(
        "Zuiderzee Ferries Ltd met Tarn Pipes Ltd in Oslo. In May the Company paid.",
        "Zuiderzee Ferries Ltd | Tarn Pipes Ltd",
    );
    check("The Quorvich Survey met. In May the Survey closed.", "Quorvich Survey = Survey");
    check("The Quorvich Survey of Peat met. In May the Survey closed.", "Quorvich Survey of Peat = Survey");
    check(
        "The Quorvich Institute of Peat Roads (VTK) met. The VTK agreed.",
        "Quorvich Institute of Peat Roads = VTK = VTK",
    );
    check("The Quorvich Survey (the “QSV”) met. The QSV agreed.", "Quorvich Survey = QSV = QSV");
    check("They met Team Quorvich. Later Quorvich won.", "Team Quorvich = Quorvich");
    check("They met Quorvich Rovers. Later Rovers won.", "Quorvich Rovers = Rovers");
    check(
        "They sued Quorvich Ridge Mines Ltd. In Quorvich Ridge it rained.",
        "Quorvich Ridge Mines Ltd. = Quorvich Ridge",
    );
    check(
        "Quorvich Hydro, a maker of pumps, said its plant was shut. Quorvich Hydro won.",
        "Quorvich Hydro = Quorvich Hydro",
    );
    check("The Quorvich Survey and the Tarn Survey met. In May the Survey closed.", "Quorvich Survey | Tarn Survey");
    check("They sued Trans-Fells Pipes Ltd. Later Trans-Fells denied it.", "Trans-Fells Pipes Ltd. = Trans-Fells");
    check("It began in Quorvich. Quorvich Tyres Ltd grew. Later Quorvich voted.", "Quorvich Tyres Ltd");
    check("They met the Managing Director of Brindlewick Motors.", "Brindlewick Motors");
    check(
        "The Tarn Valley Trust and the Tarn Village Team met. The TVT won.",
        "Tarn Valley Trust | Tarn Village Team | TVT",
    );
}

#[test]
fn a_storm_is_called_by_its_name_alone() {
    check(NameKind::Event, "Cyclone Belquora struck in May. Belquora killed nobody.", "Cyclone Belquora = Belquora");
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
    check("The mayor, Cllr Clara Bexley, cleared the room.", &["The mayor", "Cllr"]);
    check("A spokeswoman for the bank, Clara Bexley, said so.", &["A spokeswoman for the bank"]);
    check("Its longest-serving chairman, Clara Bexley, resigned.", &["Its longest-serving chairman"]);
    check("They met the mayor, Clara Bexley and the bishop.", &[]);
    check("They met the mayor, Clara Bexley, the bishop and others.", &[]);
    check("In the ruling on the mayor, Clara Bexley found no fault.", &[]);
    check("Mr Bexley left.", &[]);
    check("The Oslo troupe gave Norwegian leader Clara Bexley a pen.", &["Norwegian leader"]);
    check("The court convicted manager Clara Bexley.", &["manager"]);
    check("The former president met hedge fund manager Clara Bexley.", &["manager"]);
}

/// Each pronoun and title that is tied, with whom it means.
fn ties(text: &str, expected: &[&str]) {
    let document = Document::read(text);
    let read = annotate(&Article::new(text), &document, &Models::none());
    let tied = read.names.iter().filter(|name| !name.is_name());
    let told: Vec<String> =
        tied.map(|name| format!("{} = {}", document.str(name.span), read.entities[name.entity].name)).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn a_pronoun_means_the_one_whom_it_fits() {
    ties("Clara Bexley resigned. She was tired.", &["She = Clara Bexley"]);
    ties("Clara Bexley met Paul Tarn. He was late and she left.", &["He = Paul Tarn", "she = Clara Bexley"]);
    ties("Mark Hale met Paul Tarn. He was late.", &[]);
    ties("Mark Hale met Paul Tarn. The brothers agreed. He left.", &[]);
    ties("Mark Hale said he would resign.", &["he = Mark Hale"]);
    ties("Mark Hale won. Paul Tarn said his team was tired.", &["his = Paul Tarn"]);
    ties("It was begun by the minister who signed it, Lord Tarn, in May. He left.", &["He = Tarn"]);
    ties("The judge met Mark Hale. He was late.", &[]);
    ties("Mark Hale met the judge. He was late.", &["He = Mark Hale"]);
    ties("Mark Hale told the judge that he would resign.", &[]);
    ties("Clara Bexley thanked Mark Hale. She had accused him of theft.", &["She = Clara Bexley", "him = Mark Hale"]);
    ties("Mark Hale won. Paul Tarn accused him of theft.", &["him = Mark Hale"]);
    ties("In his last speech Mark Hale thanked the crew.", &["his = Mark Hale"]);
    ties("A driver was hurt. He is in hospital. Mark Hale, the mayor, saw it.", &[]);
    ties("Mark Hale met Paul Tarn. He was late. Later he left.", &[]);
    ties("Clara Bexley blamed the referee, though she had not seen it.", &["she = Clara Bexley"]);
    ties("The owner, a Dane named Clara Bexley, said she was glad.", &["she = Clara Bexley"]);
    ties("The goal was scored by Mark Hale himself. He smiled.", &["himself = Mark Hale", "He = Mark Hale"]);
    ties("A clerk who lost his key called. He was late.", &[]);
    ties("“It is late,” said Clara Bexley, who runs it. “We saw it.” She left.", &["She = Clara Bexley"]);
    ties("The loser, a brother of Clara Bexley, waited until they ruled against him.", &[]);
    ties("Clara Bexley today said that she would resign.", &["she = Clara Bexley"]);
    ties("Paul Tarn met Mark Hale. On Monday Mark Hale said he was glad.", &["he = Mark Hale"]);
    ties("Clara Bexley met Ann Tarn. Asked by Ann Tarn, she wept.", &["she = Clara Bexley"]);
    ties("The son of Paul Tarn, a clerk, and his wife, Mark Hale grew up in Leeds.", &["his = Paul Tarn"]);
    ties("Mark Hale thanked Paul Tarn for his help.", &[]);
    ties("Mark Hale asked Paul Tarn to help him.", &["him = Mark Hale"]);
    ties("Ann Tarn left early. “Clara Bexley is late,” she said.", &["she = Ann Tarn"]);
    ties("Clara Bexley left. She was tired, she says.", &["She = Clara Bexley", "she = Clara Bexley"]);
    ties("Mark Hale left. A master, Paul Tarn, persuaded him to return.", &["him = Mark Hale"]);
    ties("Ann Tarn sang of love. Clara Bexley was never wrong, she says.", &[]);
    ties("Mark Hale left. Paul Tarn, the fishers’ leader, said through an aide that he was glad.", &["he = Paul Tarn"]);
    ties("Mark Hale won a race, and Paul Tarn lost more than he knew.", &["he = Paul Tarn"]);
    ties("Ann Tarn left. Clara Bexley, a clerk at Tarnman, who sold her house, wept.", &["her = Clara Bexley"]);
    ties("The member for Leeds and Hull, Clara Bexley, has left. Her office was shut.", &["Her = Clara Bexley"]);
    ties("Clara Bexley left. Asked twice, a carer at the home, who cannot be named, said she was glad.", &[]);
    ties("Mark Hale left. A steward in his fifties was hurt.", &[]);
    ties("They met Mark Hale. His sister, Dana Tarn, wept. She left.", &["His = Mark Hale", "She = Dana Tarn"]);
    ties("The man in charge is Mark Hale. His office has two rooms.", &["His = Mark Hale"]);
    ties("One analyst, Mark Hale of Tarn Capital, thought it late. He had sold.", &["He = Mark Hale"]);
    ties("Mark Hale is head of the trust that Paul Tarn founded. He left.", &[]);
    ties(
        "Mark Hale met Paul Tarn, the mayor. It is late, according to Paul Tarn. “We lost,” he said.",
        &["he = Paul Tarn"],
    );
    ties(
        "Clara Bexley was tried. Bexley wept. She left, and Bexley wept. “She lied,” said the judge, Mark Hale.",
        &["She = Clara Bexley", "She = Clara Bexley"],
    );
}

#[test]
fn a_text_goes_on_about_its_subject() {
    ties(
        "Clara Bexley grew up in Leeds. She read law. The mill was shut. She went to sea at 20.",
        &["She = Clara Bexley", "She = Clara Bexley"],
    );
    // A paragraph goes back to it, past somebody who came in for a sentence; who spoke last speaks on.
    let story = "Clara Bexley grew up in Leeds. She read law. She sold her house. She went to sea.\n\n";
    let check = |rest: &str, expected: &str| {
        let text = format!("{story}{rest}");
        let document = Document::read(&text);
        let read = annotate(&Article::new(text.as_str()), &document, &Models::none());
        let last = read.names.iter().rfind(|name| name.form == Form::Pronoun).expect("a pronoun that is tied");
        let told = format!("{} = {}", document.str(last.span), read.entities[last.entity].name);
        assert_eq!(told, expected, "{text}");
    };
    check("The mill was run by Ann Tarn.\n\nShe came back in May.", "She = Clara Bexley");
    check("The judge, Ann Tarn, was cross. Ann Tarn had waited.\n\n“It is late,” she said.", "she = Ann Tarn");
    check("The lawyer, Ann Tarn, said her client denied that she had lied.", "she = Clara Bexley");
    ties(
        "Clara Bexley sold her boat. She was ill and she wept. It had lain there for years. The winter was long. Rain fell. In May \
         she bought it back.",
        &["her = Clara Bexley", "She = Clara Bexley", "she = Clara Bexley", "she = Clara Bexley"],
    );
}

#[test]
fn it_goes_on_with_its_subject() {
    ties("Brindlewick Corp said it would appeal.", &["it = Brindlewick Corp"]);
    ties("Brindlewick Corp raised its prices.", &["its = Brindlewick Corp"]);
    ties("Norway bought the Tarn Dam. Ann Bexley, its prime minister, was glad.", &["its = Norway"]);
    ties("Norway and its neighbours agreed.", &["its = Norway"]);
    ties("Brindlewick Corp closed the plant because it lost money.", &[]);
    ties("Brindlewick Corp said it was clear that prices would rise.", &[]);
    ties("A spokesman for Brindlewick Corp said it would appeal.", &["it = Brindlewick Corp"]);
    ties("In its report, the Harbour Safety Board said little.", &["its = Harbour Safety Board"]);
    ties("Brindlewick Corp lost money. It sold two plants.", &["It = Brindlewick Corp"]);
    ties("Shares in Brindlewick Corp fell. It sold two plants.", &["It = Brindlewick Corp"]);
    ties("After the vote Brindlewick Corp said it had left.", &["it = Brindlewick Corp"]);
    ties("Brindlewick Corp lost money as demand fell. It sold two plants.", &["It = Brindlewick Corp"]);
    ties("Mark Hale lost his dog. It was brown.", &["his = Mark Hale"]);
    ties("The mission, Brindlewick Corp, said last week that it had left.", &["it = Brindlewick Corp"]);
    ties("The hospital told Brindlewick Corp it had no beds.", &[]);
    ties("A report by Brindlewick Corp found no fault, but it also noted rust.", &[]);
    ties("The coast guard met Brindlewick Corp and said its crew was safe.", &[]);
    ties("Brindlewick Corp closed. It is understood that a buyer was found.", &[]);
    ties("Norway called for calm. Brindlewick’s ministry denied what it had read.", &[]);
    ties("Brindlewick Corp today announced that it would close.", &["it = Brindlewick Corp"]);
    ties("Brindlewick Corp has proven itself.", &["itself = Brindlewick Corp"]);
    ties(
        "Brindlewick Corp, the firm that runs the pier, said little. In a note on its site it said more.",
        &["its = Brindlewick Corp", "it = Brindlewick Corp"],
    );
}

#[test]
fn a_team_is_they_where_the_text_says_so() {
    ties("Quorvich Rovers have lost their captain.", &["their = Quorvich Rovers"]);
    ties("Quorvich Rovers were late. They lost.", &["They = Quorvich Rovers"]);
    ties("Quorvich Rovers have met the champions on their ground.", &[]);
    ties("Quorvich Rovers lost. They were late.", &[]);
    ties("Norway have won. They meet Peru next.", &["They = Norway"]);
    ties("Norway have won six games, but they lost their captain.", &["they = Norway", "their = Norway"]);
    ties("Norway have fined six clubs over their debts.", &[]);
    ties("Officials in Norway have resigned. They were late.", &[]);
    ties("Quorvich Rovers and the league said they were late.", &[]);
}

#[test]
fn a_title_means_whom_the_text_calls_so() {
    ties("The mayor, Clara Bexley, resigned. Later the mayor wept.", &["mayor = Clara Bexley"]);
    ties("Mayor Clara Bexley met Mayor Paul Tarn. The mayor wept.", &[]);
    ties("Clara Bexley, 54, fell. The 54-year-old broke a leg.", &["54-year-old = Clara Bexley"]);
    ties("Sen. Clara Bexley left. Later the senator wept.", &["senator = Clara Bexley"]);
    ties("The roof of the Jwala copper mine fell. Later the mine was shut.", &["mine = Jwala"]);
    ties("They sued Brindlewick Corp. The Leeds-based company paid.", &[]);
    ties("Brindlewick Corp was sued. The Leeds-based company paid.", &["company = Brindlewick Corp"]);
    ties("They closed Marlow Bridge. The bridge was old.", &["bridge = Marlow Bridge"]);
    ties("They sued Brindlewick Corp. The company that built the dam paid.", &[]);
    ties("The Harbour Safety Board met. A rival board met too. The board voted.", &[]);
    ties("The broadcaster Tarnwave fell silent. Later the broadcaster returned.", &["broadcaster = Tarnwave"]);
    ties(
        "They sued Brindlewick Corp. It named a small freight company in Oslo. The company paid.",
        &["It = Brindlewick Corp."],
    );
    ties("Brindlewick Corp met Tarnwave Ltd. The plant was shut. The company paid.", &[]);
    ties("Mark Hale, a cousin of the chief executive, left. The chief executive, Clara Bexley, wept.", &[]);
    ties(
        "Chief Executive Clara Bexley left. Mark Hale, a cousin of the chief executive, wept.",
        &["chief executive = Clara Bexley"],
    );
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
