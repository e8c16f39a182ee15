//! The rules for names: what each says to a reader, and what it must and must not find.

use crate::annotate::Rule;
use crate::annotate::names::NameKind;

/// One rule, for *How this was read* and for the tests.
#[derive(Debug)]
pub struct NameRule {
    /// Its id.
    pub id: Rule,
    /// What it says, as a sentence for a reader.
    pub says: &'static str,
    /// Texts with a name that it must find, and its kind.
    pub must: &'static [(&'static str, &'static str, NameKind)],
    /// Texts with words that must not be found as that kind.
    pub must_not: &'static [(&'static str, &'static str, NameKind)],
}

use NameKind::{Event, Fac, Gpe, Language, Law, Loc, Norp, Org, Person, Product, WorkOfArt};

/// All rules.
pub static RULES: &[NameRule] = &[
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
        id: "name.event-word",
        says: "It holds a word for an event.",
        must: &[
            ("Many died in the Second World War.", "Second World War", Event),
            ("The Battle of Hastings was short.", "Battle of Hastings", Event),
        ],
        must_not: &[],
    },
    NameRule {
        id: "name.law-word",
        says: "It holds a word for a law or a treaty.",
        must: &[("It breaks the Clean Rivers Act.", "Clean Rivers Act", Law)],
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
        must: &[("The notice was written in Portuguese.", "Portuguese", Language)],
        must_not: &[("The Portuguese team won.", "Portuguese", Language)],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn names(text: &str) -> Vec<(String, NameKind)> {
        let document = Document::read(text);
        let (mentions, entities) = crate::annotate::names::find(&document, &[], &[]);
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
}
