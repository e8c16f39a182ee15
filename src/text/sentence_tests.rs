//! Where sentences end, by what makes it hard to tell.

use crate::text::Document;

/// Reads a text whose sentences are parted by " | ".
fn check(text: &str) {
    let document = Document::read(&text.replace(" | ", " "));
    let found: Vec<&str> = document.sentences.iter().map(|sentence| document.str(sentence.span)).collect();
    assert_eq!(found.join(" | "), text);
}

/// The same for sentences with nothing between them.
fn check_glued(text: &str) {
    let document = Document::read(&text.replace('|', ""));
    let found: Vec<&str> = document.sentences.iter().map(|sentence| document.str(sentence.span)).collect();
    assert_eq!(found.join("|"), text);
}

#[test]
fn titles_and_initials() {
    check("Gen. Mark Hall met Dr. Ada Obi, Prof. Lin and Lt. Col. J. R. Reyes. | They spoke for an hour.");
    check("The ruling by Judge Amy B. Stone came late. | Neither side won.");
    check("It was her and not I. | He knew.");
    check("J.K. Moyo and W. E. Blake were absent.");
    check("Sgt. 1st Class Ruiz was hurt. | So was Rev. Paul Adeyemi Jr. | The rest were safe.");
    check("He saw St. Paul and St. Louis. | Then he flew home.");
}

#[test]
fn places_companies_and_states() {
    check("It was made in the U.S. | The parts came from the U.K. and the E.U. last year.");
    check("The U.S. Senate and the U.N. Security Council met in Washington, D.C. | Nothing was agreed.");
    check("Acme Inc. Chief Executive Lena Fox quit. | She had joined Beta Corp. in May.");
    check("He was born in Gary, Ind., and raised in Peoria, Ill. | His mother taught.");
    check("Smith v. Jones was cited, as was Roe vs. Wade. | Both were old.");
    check("Shares of Gamma Ltd. fell 3%. | Delta plc rose.");
}

#[test]
fn times_dates_and_numbers() {
    check("The blast came at 5 a.m. Monday. | Police arrived at 5:20 a.m. | Nobody was hurt.");
    check("At 9 p.m. Ms. Grant spoke. | She left at 10 p.m. | Mr. Grant stayed.");
    check("The trial opens on Jan. 20 and ends in Sept. 2025. | No. 5 is the key count.");
    check("It rose 3.5 percent to $1.2 billion. | In 2019 it was 2.9. | 20 firms closed.");
    check("See p. 12, fig. 3 and vol. 2. | He said no. | Others agreed.");
    check("The game ended at 8 p.m. EST. | The next is on Sunday.");
    check("They sell tea, coffee, etc. | Prices vary.");
    check("It weighs 5 oz. | Miners sell it by the lb. in Ghana.");
}

#[test]
fn quotations() {
    check("“We saw it. | It was red,” she said. | “Then it was gone.”");
    check("“Why now?” he asked. | “Because,” Ms. Lee replied, “it is time.”");
    check("“Is it safe?” Maria Lopez asked reporters. | Nobody knew.");
    check("“Stop!” shouted a guard. | They ran.");
    check("She called it “a disgrace.” | The crowd agreed.");
    check("“It is over.” | The minister left.");
    check("‘It is over.’ | The minister left.");
    check("He wrote: \"I quit.\" | \"You can't,\" she said.");
    check("“But if we—” | The line went dead.");
    check("The film “What Now?” opens on Friday.");
    check("“I never said that. | I never would,” he said in an interview.");
}

#[test]
fn brackets_and_dots() {
    check("The bill (it has 40 pages. Few read them.) passed. | It is law.");
    check("The vote was close (51 to 49). | Both sides wept.");
    check("(He had left by then.) | She stayed.");
    check("Well... maybe. | He waited… | Then he ran.");
    check("It was, er ... complicated.");
    check("The rate fell.[3] | It rose again.[4][5]");
    check("The rate fell. [3] | It rose again.");
}

#[test]
fn marks_that_end_nothing() {
    check("The Yahoo! chief left. | Node.js and example.com are down.");
    check("Write to press@example.org. | Visit https://example.org/a.b?c=D. | Thank you.");
    check("Version 2.0.1 is out, i.e. the one from acme.com, e.g. for Macs.");
    check("Really?! | Yes!! | “No?” | OK.");
    check("The iPhone sold well. | iPads did not.");
    check("We won! 🎉 | They lost.");
    check_glued("It rained.|Today it snowed.|He left.");
}

#[test]
fn lists_and_odd_text() {
    check("1. Prices rose | 2. Wages fell");
    check("(a) The first. | (b) The second.");
    check("He must (a) pay and (b) leave.");
    check("• one fish | • two fish");
    check("he left. | she stayed. | why?");
    check("P.S. I love this town.");
    check("彼は来た。");
}
