//! A card as one would cite it: the statement, how it is put, the sentence that it is from and where that stands.

use crate::app::state::Reading;
use crate::export::csv::put;

/// The citation, some lines of plain text; empty where there is no such card.
pub fn citation(reading: &Reading, card: usize, source: Option<&str>) -> String {
    let Some(card) = reading.card(card) else { return String::new() };
    let sentence = reading.sentence(card.sentence as usize).map(|sentence| reading.shown(sentence.span));
    let sentence = sentence.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let number = ["sentence ", &reading.number(card.sentence as usize).to_string()].concat();
    let day = reading.view.published.map(|day| ["published ", &day.to_string()].concat());
    let places = [Some(reading.title()), source.map(str::to_owned), day, Some(number)];
    let places: Vec<String> = places.into_iter().flatten().filter(|place| !place.is_empty()).collect();
    let lines = [reading.heading(card), put(&card.fields), ["> ", &sentence].concat(), places.join(", ")];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::reading::fixture;

    #[test]
    fn a_card_is_cited_with_its_sentence() {
        let reading = fixture();
        assert_eq!(
            citation(&reading, 0, Some("https://example.org/a")),
            "Ana Pihl moved 12 boats\n> Ana Pihl moved 12 boats on Monday.\nHarbour news, https://example.org/a, sentence 1\n"
        );
        assert_eq!(citation(&reading, 99, None), "");
    }
}
