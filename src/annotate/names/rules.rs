//! What the rules for names must and must not find. What each says to a reader stands in the word file of the rules.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;
use crate::lexicon::said_of_rule;
use crate::text::Document;
use NameKind::{Event, Fac, Gpe, Language, Law, Loc, Norp, Org, Person, Product, WorkOfArt};

/// The examples of one rule.
struct NameRule {
    id: Rule,
    /// Texts with a name that it must find, and its kind.
    must: &'static [(&'static str, &'static str, NameKind)],
    /// Texts with words that must not be found as that kind.
    must_not: &'static [(&'static str, &'static str, NameKind)],
}

const RULES: &[NameRule] = &[
    NameRule {
        id: "name.title",
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
        must: &[("The album was made with guitarist Wexford Teller in a week.", "Wexford Teller", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.first-name",
        must: &[("On the stand, Maria Quillfeather wept.", "Maria Quillfeather", Person)],
        must_not: &[("The match was played at Victoria Park in the sun.", "Victoria Park", Person)],
    },
    NameRule {
        id: "name.organisation-word",
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
        must: &[("Shares of Brindlewick Corp rose.", "Brindlewick Corp", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.gazetteer",
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
        must: &[
            ("The rocket left the Plesnar cosmodrome at dawn.", "Plesnar cosmodrome", Fac),
            ("Thousands marched over Tower Bridge.", "Tower Bridge", Fac),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.place-word",
        must: &[
            ("They sailed down the Orrin River.", "Orrin River", Loc),
            ("Snow fell on the Kola Peninsula.", "Kola Peninsula", Loc),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.product-word",
        must: &[("He arrived in a Veltrano limousine.", "Veltrano", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.ship",
        must: &[("They boarded HMS Wexcombe at dusk.", "HMS Wexcombe", Product)],
        must_not: &[],
    },
    NameRule {
        id: "name.event-word",
        must: &[
            ("Many died in the Second World War.", "Second World War", Event),
            ("The Battle of Hastings was short.", "Battle of Hastings", Event),
            ("Delegates left COP28 without a deal.", "COP28", Event),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.law-word",
        must: &[
            ("It breaks the Clean Rivers Act.", "Clean Rivers Act", Law),
            ("It breaks the Clean Rivers Act 1987.", "Clean Rivers Act 1987", Law),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.work-in-quotes",
        must: &[("She starred in the film \"Nine Quiet Doors\" last year.", "Nine Quiet Doors", WorkOfArt)],
        must_not: &[("He called it \"A great day\" and left.", "A great day", WorkOfArt)],
    },
    NameRule {
        id: "name.language",
        must: &[
            ("The notice was written in Portuguese.", "Portuguese", Language),
            ("It was translated into Finnish and Danish by hand.", "Danish", Language),
            ("She reads Swedish more easily than Danish.", "Swedish", Language),
            ("She reads Swedish more easily than Danish.", "Danish", Language),
            ("He answered in Turkish at first.", "Turkish", Language),
        ],
        must_not: &[
            ("The Portuguese team won.", "Portuguese", Language),
            ("She knows French and Belgian officials.", "Belgian", Language),
            ("He is more French than Dutch.", "Dutch", Language),
        ],
    },
    NameRule {
        id: "name.acronym-in-brackets",
        must: &[("The Harbour Safety Board (HSB) met; later HSB staff left.", "HSB", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.initials-of-a-name",
        must: &[("The Northern Fisheries Council met. The NFC voted.", "NFC", Org)],
        must_not: &[],
    },
    NameRule {
        id: "name.part-of-a-name",
        must: &[("Later, Orla Quist spoke. Quist was angry.", "Quist", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.also-called",
        must: &[("Later Orla Quist, known as Nan, spoke.", "Nan", Person)],
        must_not: &[("Later Orla Quist saw a ship known as Nan.", "Nan", Person)],
    },
    NameRule {
        id: "name.family",
        must: &[("Later, Orla Quist spoke. The Quists left.", "Quists", Norp)],
        must_not: &[],
    },
    NameRule { id: "name.in-a-row", must: &[("Roads closed in Boston and Wexhaven.", "Wexhaven", Gpe)], must_not: &[] },
    NameRule {
        id: "name.explained",
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
        must: &[
            ("The newspaper Dagsvakt printed it.", "Dagsvakt", Org),
            ("Fires burned in the city of Marlo.", "Marlo", Gpe),
        ],
        must_not: &[],
    },
    NameRule { id: "name.kind-after", must: &[("They spoke with Quorvo shareholders.", "Quorvo", Org)], must_not: &[] },
    NameRule {
        id: "name.place-preposition",
        must: &[("He was seen near Drumlin on foot.", "Drumlin", Gpe)],
        must_not: &[],
    },
    NameRule { id: "name.article", must: &[("They stayed at the Brindle for a week.", "Brindle", Org)], must_not: &[] },
    NameRule {
        id: "name.speaks",
        must: &[("Later on Vantongeren said nothing.", "Vantongeren", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.acts-as-person",
        must: &[("In that year Quillby married and left.", "Quillby", Person)],
        must_not: &[],
    },
    NameRule { id: "name.who", must: &[("They asked Brannock, who had fled.", "Brannock", Person)], must_not: &[] },
    NameRule {
        id: "name.age",
        must: &[("Police named Brannock, 34, as the driver.", "Brannock", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.years",
        must: &[("The poet Asgrim (1901–1960) lived here.", "Asgrim", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.town-comma-country",
        must: &[("The crash was at Elmhollow, Ohio.", "Elmhollow", Gpe)],
        must_not: &[],
    },
    NameRule { id: "name.initials", must: &[("The novel is by J. K. Tarrow.", "J. K. Tarrow", Person)], must_not: &[] },
    NameRule {
        id: "name.particle",
        must: &[("The court heard Joost van der Wilde twice.", "Joost van der Wilde", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.surname-first",
        must: &[("The gift went to Cho Myong-rok at noon.", "Cho Myong-rok", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.two-words",
        must: &[("The goal was scored by Zdenka Mravec late on.", "Zdenka Mravec", Person)],
        must_not: &[],
    },
    NameRule {
        id: "name.plain-words",
        must: &[("They gave money to Second Harvest last year.", "Second Harvest", Org)],
        must_not: &[],
    },
    NameRule { id: "name.ampersand", must: &[("They hired Pell & Rook for it.", "Pell & Rook", Org)], must_not: &[] },
    NameRule { id: "name.maker", must: &[("She drives a Toyota Corolla.", "Toyota Corolla", Product)], must_not: &[] },
    NameRule { id: "name.team", must: &[("They lost to the Boston Herons.", "Boston Herons", Org)], must_not: &[] },
    NameRule { id: "name.inner-capital", must: &[("Last year MedroLine cut jobs.", "MedroLine", Org)], must_not: &[] },
    NameRule {
        id: "name.letters-and-numbers",
        must: &[("They flew a Boeing 737 to Oslo.", "Boeing 737", Product)],
        must_not: &[],
    },
    NameRule { id: "name.capitals-only", must: &[("The work was done for QXB in May.", "QXB", Org)], must_not: &[] },
    NameRule {
        id: "name.capitals",
        must: &[("They talked about Brindle again.", "Brindle", Org)],
        must_not: &[
            ("They talked about the Agency again.", "Agency", Org),
            ("Meanwhile, nobody came.", "Meanwhile", Org),
            ("Observers left on Monday.", "Monday", Org),
        ],
    },
];

fn names(text: &str) -> Vec<(String, NameKind)> {
    let document = Document::read(text);
    let (mentions, entities) = crate::annotate::names::find(&document, &[], &[], None);
    mentions.iter().map(|one| (document.str(one.span).to_owned(), entities[one.entity].kind)).collect()
}

#[test]
fn each_rule_finds_what_it_must() {
    let mut faults = Vec::new();
    for rule in RULES {
        if said_of_rule(rule.id).is_none() {
            faults.push(format!("{}: it says nothing", rule.id));
        }
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
            assert!(said_of_rule(one.rule).is_some(), "{} in {text:?}", one.rule);
        }
    }
}
