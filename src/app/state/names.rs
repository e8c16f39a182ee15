//! The names and the dates of a reading as lists to choose from, and the way from one mention to the next.

use crate::app::state::Reading;
use crate::app::words::marked;
use crate::cards::{View, WhoEntry};
use crate::corrections::MentionKind;
use crate::text::sort_by_key;
use std::cmp::Reverse;

/// The names as the tab lists them, as indices into [`View::who`]: people, then organisations, places and others, those that
/// stand most often first.
pub fn names(view: &View) -> Vec<usize> {
    let mut names: Vec<usize> = (0..view.who.len()).collect();
    let key = |entry: &WhoEntry| (entry.kind, Reverse(entry.mentions.len()));
    sort_by_key(&mut names, |&index| view.who.get(index).map(key));
    names
}

/// The dates in text order, each once: its first mark, as an index into [`View::marks`], what it is, and in how many
/// sentences it stands.
pub fn dates(view: &View) -> Vec<(usize, String, usize)> {
    let mut dates: Vec<(usize, usize)> = Vec::new();
    for (index, mark) in view.marks.iter().enumerate().filter(|(_, mark)| mark.kind == MentionKind::Date) {
        dates.extend(view.sentence_at(mark.span).map(|sentence| (index, sentence)));
    }
    let label = |index: usize| view.marks.get(index).map(|mark| mark.label.as_str()).unwrap_or_default();
    sort_by_key(&mut dates, |(index, _)| label(*index));
    let same = dates.chunk_by(|(one, _), (other, _)| label(*one) == label(*other)).filter_map(|same| {
        let (first, _) = *same.first()?;
        let mut sentences: Vec<usize> = same.iter().map(|(_, sentence)| *sentence).collect();
        sentences.dedup();
        Some((first, marked(label(first)).to_owned(), sentences.len()))
    });
    let mut listed: Vec<_> = same.collect();
    listed.sort_unstable();
    listed
}

/// The item `steps` further than `current` in `list`, round the end; from elsewhere, the first or the last.
pub fn next_of(list: &[usize], current: Option<usize>, steps: isize) -> Option<usize> {
    let count = list.len();
    let next = match current.and_then(|current| list.iter().position(|&item| item == current)) {
        Some(at) => (at + count).checked_add_signed(steps)? % count.max(1),
        None if steps < 0 => count.checked_sub(1)?,
        None => 0,
    };
    list.get(next).copied()
}

impl Reading {
    /// The marks of a name, as indices into [`View::marks`].
    pub fn marks_of(&self, name: usize) -> Vec<usize> {
        let marks = &self.view.marks;
        let Some(entry) = self.view.who.get(name) else { return Vec::new() };
        let of = |span| {
            let first = marks.partition_point(|mark| mark.span < span);
            (first..marks.len()).find(|&at| marks.get(at).is_some_and(|mark| mark.span == span))
        };
        entry.mentions.iter().filter_map(|mention| of(mention.span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn read(text: &str) -> Reading {
        let article = Article::new(text);
        let view = crate::cards::view(&crate::analyze(&article, &crate::models::Models::default()));
        Reading { article, view }
    }

    #[test]
    fn people_come_first_and_their_marks_are_found() {
        let reading = read(
            "On 4 May 2021 Mayor Ines Dahl met Tom Reyes in Oslo. Dahl left on 5 May 2021. Mr Reyes stayed until 5 May 2021.",
        );
        let listed: Vec<&str> = names(&reading.view).into_iter().map(|at| reading.view.who[at].name.as_str()).collect();
        assert_eq!(listed, ["Ines Dahl", "Tom Reyes", "Oslo"]);
        for (at, entry) in reading.view.who.iter().enumerate() {
            let marks = reading.marks_of(at);
            assert_eq!(marks.len(), entry.mentions.len(), "{}", entry.name);
            assert!(marks.iter().all(|&mark| reading.view.marks[mark].label.ends_with(&entry.name)));
        }
        let told: Vec<(String, usize)> =
            dates(&reading.view).into_iter().map(|(_, words, count)| (words, count)).collect();
        assert_eq!(told, [("4 May 2021".to_owned(), 1), ("5 May 2021".to_owned(), 2)]);
    }

    #[test]
    fn steps_go_round() {
        let step = |from, steps| next_of(&[2, 5, 9], from, steps).expect("there are some");
        assert_eq!([step(None, 1), step(None, -1), step(Some(5), 1), step(Some(9), 1)], [2, 9, 9, 2]);
        assert_eq!([step(Some(2), -1), step(Some(7), 1)], [9, 2], "from elsewhere, the first");
        assert_eq!(next_of(&[], Some(1), 1), None);
    }
}
