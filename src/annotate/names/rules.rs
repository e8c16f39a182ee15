//! The rules for names: what each says to a reader, and what it must and must not find.

use crate::annotate::Rule;
#[cfg(test)]
use crate::annotate::names::NameKind;

/// One rule, for *How this was read* and for the tests.
#[derive(Debug)]
pub struct NameRule {
    /// Its id.
    pub id: Rule,
    /// What it says, as a sentence for a reader.
    pub says: &'static str,
    /// Texts with a name that it must find, and its kind.
    #[cfg(test)]
    must: &'static [(&'static str, &'static str, NameKind)],
    /// Texts with words that must not be found as that kind.
    #[cfg(test)]
    must_not: &'static [(&'static str, &'static str, NameKind)],
}

/// The examples are for the test that runs them all, and are left out of every other build.
macro_rules! rules {
    ($(NameRule { id: $id:expr, says: $says:expr, must: $must:expr, must_not: $must_not:expr $(,)? }),* $(,)?) => {
        &[$(NameRule {
            id: $id,
            says: $says,
            #[cfg(test)]
            must: $must,
            #[cfg(test)]
            must_not: $must_not,
        }),*]
    };
}

#[cfg(test)]
use NameKind::{Event, Fac, Gpe, Language, Law, Loc, Norp, Org, Person, Product, WorkOfArt};

/// All rules.
pub static RULES: &[NameRule] = rules![
    NameRule {
        id: "name.pronoun",
        says: "A pronoun, and one person alone whom it fits was spoken of.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.pronoun-of-the-subject",
        says: "A pronoun in the clause of its subject, or in one that hangs on it, and nothing else there fits.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.pronoun-again",
        says: "The same pronoun stood for it earlier in the sentence.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.pronoun-goes-on",
        says: "The text goes on about the subject of the sentence before, and nobody else who fits comes near.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.pronoun-in-focus",
        says: "The text speaks of one person who fits more than of anybody else near it.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.pronoun-speaks-on",
        says: "It is who speaks here, and one person who fits spoke before.",
        must: &[],
        must_not: &[],
    },
    NameRule { id: "name.pronoun-beside", says: "The pronoun stands right beside the name.", must: &[], must_not: &[] },
    NameRule {
        id: "name.called-so",
        says: "The text has called one person so before, and nobody else.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.capital-acts",
        says: "A capital does what its state does, and the text names the state too.",
        must: &[],
        must_not: &[],
    },
    NameRule { id: "name.seat-of-power", says: "The seat of a government stands for it.", must: &[], must_not: &[] },
    NameRule {
        id: "name.trained",
        says: "A reader trained on labelled news takes it for one.",
        must: &[],
        must_not: &[],
    },
    NameRule {
        id: "name.title",
        says: "A title stands before the name.",
        must: &[
            ("The court heard that Judge Amara Whitlow had stepped down.", "Amara Whitlow", Person),
            ("Critics of Prime Minister Orlaith Venn walked out.", "Orlaith Venn", Person),
            ("They met Mr. Tolland at noon.", "Tolland", Person),
            ("He wrote to Lt. Gen. Karim Osei twice.", "Karim Osei", Person),
        ],
        must_not: &[
            ("She works for General Motors in Ohio.", "Motors", Person),
            ("It ran along King Street in the rain.", "Street", Person),
        ],
    },
    NameRule {
        id: "name.role",
        says: "A word for what a person does stands before the name.",
        must: &[("The album was made with guitarist Wexford Teller in a week.", "Wexford Teller", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.first-name",
        says: "It begins with a first name.",
        must: &[("On the stand, Maria Quillfeather wept.", "Maria Quillfeather", Person)],
        must_not: &[("The match was played at Victoria Park in the sun.", "Victoria Park", Person)],
    },
    NameRule {
        id: "name.organisation-word",
        says: "It holds a word for an organisation.",
        must: &[
            ("A letter from the Ministry of Foreign Affairs said so.", "Ministry of Foreign Affairs", Org),
            ("Rates were held by the Bank of England.", "Bank of England", Org),
            ("She studied at the University of Leeds.", "University of Leeds", Org),
            ("It was approved by the Food and Drug Administration.", "Food and Drug Administration", Org),
            ("He leads the Workers' Party of Korea.", "Workers' Party of Korea", Org),
        ],
        must_not: &[("They went to the bank of the river.", "bank", Org)],
    },
    NameRule {
        id: "name.company-form",
        says: "It ends in a company's legal form.",
        must: &[("Shares of Brindlewick Corp rose.", "Brindlewick Corp", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.gazetteer",
        says: "It is a well-known name.",
        must: &[
            ("The talks in Nairobi failed.", "Nairobi", Gpe),
            ("Traders in Bosnia and Herzegovina complained.", "Bosnia and Herzegovina", Gpe),
            ("A Norwegian ship sank.", "Norwegian", Norp),
            ("The US-led mission ended.", "US", Gpe),
            ("A summit on Sino-Indian-South Korean trade opened.", "South Korean", Norp),
            ("Exports to Latin America fell.", "Latin America", Loc),
        ],
        must_not: &[("We ate turkey and chips.", "turkey", Gpe)],
    },
    NameRule {
        id: "name.facility-word",
        says: "It holds a word for a building or a site.",
        must: &[
            ("The rocket left the Plesnar cosmodrome at dawn.", "Plesnar cosmodrome", Fac),
            ("Thousands marched over Tower Bridge.", "Tower Bridge", Fac),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.place-word",
        says: "It holds a word for a place.",
        must: &[
            ("They sailed down the Orrin River.", "Orrin River", Loc),
            ("Snow fell on the Kola Peninsula.", "Kola Peninsula", Loc),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.product-word",
        says: "A word for a vehicle or a device stands after it.",
        must: &[("He arrived in a Veltrano limousine.", "Veltrano", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.ship",
        says: "Its first letters stand before the names of ships.",
        must: &[("They boarded HMS Wexcombe at dusk.", "HMS Wexcombe", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.event-word",
        says: "It holds a word for an event.",
        must: &[
            ("Many died in the Second World War.", "Second World War", Event),
            ("The Battle of Hastings was short.", "Battle of Hastings", Event),
            ("Delegates left COP28 without a deal.", "COP28", Event),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.law-word",
        says: "It holds a word for a law or a treaty.",
        must: &[
            ("It breaks the Clean Rivers Act.", "Clean Rivers Act", Law),
            ("It breaks the Clean Rivers Act 1987.", "Clean Rivers Act 1987", Law),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.work-in-quotes",
        says: "It stands in quotation marks after a word for a work.",
        must: &[("She starred in the film \"Nine Quiet Doors\" last year.", "Nine Quiet Doors", WorkOfArt)],
        must_not: &[("He called it \"A great day\" and left.", "A great day", WorkOfArt)],
    },
    NameRule {
        id: "name.language",
        says: "It is spoken or written in.",
        must: &[
            ("The notice was written in Portuguese.", "Portuguese", Language),
            ("It was translated into Finnish and Danish by hand.", "Danish", Language),
        ],
        must_not: &[("The Portuguese team won.", "Portuguese", Language)],
    },
    NameRule {
        id: "name.acronym-in-brackets",
        says: "Brackets after the full name give its initials.",
        must: &[("The Harbour Safety Board (HSB) met; later HSB staff left.", "HSB", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.initials-of-a-name",
        says: "Its letters are the initials of one name in the text, and of no other.",
        must: &[("The Northern Fisheries Council met. The NFC voted.", "NFC", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.part-of-a-name",
        says: "It is a part of one full name in the text, and of no other.",
        must: &[("Later, Orla Quist spoke. Quist was angry.", "Quist", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.also-called",
        says: "The text says that somebody is known, or was born, by this name.",
        must: &[("Later Orla Quist, known as Nan, spoke.", "Nan", Person)],
        must_not: &[("Later Orla Quist saw a ship known as Nan.", "Nan", Person)],
    },
    NameRule {
        id: "name.family",
        says: "It is the plural of somebody's surname.",
        must: &[("Later, Orla Quist spoke. The Quists left.", "Quists", Norp)],
        must_not: &[],
    },
    NameRule {
        id: "name.in-a-row",
        says: "It stands in a row with a name of that kind.",
        must: &[("Roads closed in Boston and Wexhaven.", "Wexhaven", Gpe)],
        must_not: &[],
    },
    NameRule {
        id: "name.explained",
        says: "The text says what it is.",
        must: &[
            ("They flew to Ravello, a town on the coast.", "Ravello", Gpe),
            ("It was built by Quorvo, a maker of engines.", "Quorvo", Org),
            ("The trawler, the Marisol, sank off Vigo.", "Marisol", Product),
            ("They sent a robot called Pibber inside.", "Pibber", Product),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.kind-before",
        says: "A word for what it is stands before it.",
        must: &[
            ("The newspaper Dagsvakt printed it.", "Dagsvakt", Org),
            ("Fires burned in the city of Marlo.", "Marlo", Gpe),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.kind-after",
        says: "A word for what belongs to such a name stands after it.",
        must: &[("They spoke with Quorvo shareholders.", "Quorvo", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.place-preposition",
        says: "It stands after a word for a place.",
        must: &[("He was seen near Drumlin on foot.", "Drumlin", Gpe)],
        must_not: &[],
    },
    NameRule {
        id: "name.article",
        says: "An article stands before it, as before no person.",
        must: &[("They stayed at the Brindle for a week.", "Brindle", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.speaks",
        says: "It is said to speak.",
        must: &[("Later on Vantongeren said nothing.", "Vantongeren", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.acts-as-person",
        says: "It does what people do.",
        must: &[("In that year Quillby married and left.", "Quillby", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.who",
        says: "\"Who\" stands after it.",
        must: &[("They asked Brannock, who had fled.", "Brannock", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.age",
        says: "An age stands after it.",
        must: &[("Police named Brannock, 34, as the driver.", "Brannock", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.years",
        says: "Years of birth and death stand after it.",
        must: &[("The poet Asgrim (1901–1960) lived here.", "Asgrim", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.town-comma-country",
        says: "A country or a state stands after it.",
        must: &[("The crash was at Elmhollow, Ohio.", "Elmhollow", Gpe)],
        must_not: &[],
    },
    NameRule {
        id: "name.initials",
        says: "It holds initials.",
        must: &[("The novel is by J. K. Tarrow.", "J. K. Tarrow", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.particle",
        says: "It holds a small word that people's names hold.",
        must: &[("The court heard Joost van der Wilde twice.", "Joost van der Wilde", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.surname-first",
        says: "It begins with a surname, as names in East Asia do.",
        must: &[("The gift went to Cho Myong-rok at noon.", "Cho Myong-rok", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.two-words",
        says: "It is two or three words with capitals that are no plain words.",
        must: &[("The goal was scored by Zdenka Mravec late on.", "Zdenka Mravec", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.plain-words",
        says: "It holds plain words with capitals.",
        must: &[("They gave money to Second Harvest last year.", "Second Harvest", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.ampersand",
        says: "It holds an ampersand.",
        must: &[("They hired Pell & Rook for it.", "Pell & Rook", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.maker",
        says: "It begins with a maker's name.",
        must: &[("She drives a Toyota Corolla.", "Toyota Corolla", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.team",
        says: "It is a place with a team's name.",
        must: &[("They lost to the Boston Herons.", "Boston Herons", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.inner-capital",
        says: "It has a capital inside.",
        must: &[("Last year MedroLine cut jobs.", "MedroLine", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.letters-and-numbers",
        says: "It is made of letters and numbers.",
        must: &[("They flew a Boeing 737 to Oslo.", "Boeing 737", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.capitals-only",
        says: "It is in capitals only.",
        must: &[("The work was done for QXB in May.", "QXB", Org)],
        must_not: &[],
    },
    NameRule { id: "name.owns", says: "Something is said to be its own.", must: &[], must_not: &[] },
    NameRule {
        id: "name.capitals",
        says: "It has a capital inside a sentence, and nothing says more.",
        must: &[("They talked about Brindle again.", "Brindle", Org)],
        must_not: &[
            ("They talked about the Agency again.", "Agency", Org),
            ("Meanwhile, nobody came.", "Meanwhile", Org),
            ("Observers left on Monday.", "Monday", Org),
        ],
    },
];

/// What a rule says, as a sentence for a reader.
pub fn says(rule: &str) -> Option<&'static str> {
    RULES.iter().find(|known| known.id == rule).map(|known| known.says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn names(text: &str) -> Vec<(String, NameKind)> {
        let document = Document::read(text);
        let (mentions, entities) = crate::annotate::names::find(&document, &[], &[], None);
        mentions.iter().map(|one| (document.str(one.span).to_owned(), entities[one.entity].kind)).collect()
    }

    #[test]
    fn each_rule_finds_what_it_must() {
        let mut faults = Vec::new();
        for rule in RULES {
            for (text, name, kind) in rule.must {
                let found = names(text);
                if !found.contains(&((*name).to_owned(), *kind)) {
                    faults.push(format!("{}: {name} in {text:?}: {found:?}", rule.id));
                }
            }
            for (text, name, kind) in rule.must_not {
                let found = names(text);
                if found.contains(&((*name).to_owned(), *kind)) {
                    faults.push(format!("{}: not {name} in {text:?}: {found:?}", rule.id));
                }
            }
        }
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn every_rule_that_speaks_is_listed() {
        for (text, ..) in RULES.iter().flat_map(|rule| rule.must.iter().chain(rule.must_not)) {
            let (mentions, _) = crate::annotate::names::find(&Document::read(text), &[], &[], None);
            for one in mentions {
                assert!(says(one.rule).is_some(), "{} in {text:?}", one.rule);
            }
        }
    }
}
