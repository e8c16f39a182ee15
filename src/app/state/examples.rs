//! Three articles to try, written for this page. People and companies in them are invented.

/// An article to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What sort of article it is, on its button.
    pub name: &'static str,
    /// What there is to see in it.
    pub hint: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Another account of the same event, which stands beside it.
    pub beside: Option<&'static str>,
}

const WIRE: &str = include_str!("../samples/wire.txt");

/// In the order shown; the last tells the event of the first differently.
pub const EXAMPLES: [Example; 3] = [
    Example {
        name: "A short wire story",
        hint: "A ferry runs aground. Named and unnamed sources, numbers and dates.",
        text: WIRE,
        beside: None,
    },
    Example {
        name: "A report with quotations",
        hint: "A council votes on a bus line. Who said what, in whose words.",
        text: include_str!("../samples/quotations.txt"),
        beside: None,
    },
    Example {
        name: "The ferry, told differently",
        hint: "Another account of the same event, laid beside the wire story: what differs, and in which words.",
        text: include_str!("../samples/retold.txt"),
        beside: Some(WIRE),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_example_is_an_article_with_a_publication_date() {
        for example in EXAMPLES {
            assert!(example.text.contains("Published"), "{}", example.name);
            let full_stops = example.text.matches(['.', '?']).count();
            assert!((8..=30).contains(&full_stops), "{}: {full_stops}", example.name);
        }
    }
}
