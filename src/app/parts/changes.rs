//! What was corrected, as a list: each with what it does, whose it is, and a way back.

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::parts::correct::take_back;
use crate::app::parts::list::to_sentence;
use crate::app::state::Reading;
use crate::app::words;

/// The list, where there is anything on it; what is lost is said to be.
pub(crate) fn changes(page: Page, reading: &Reading) -> Option<El> {
    let changes = page.changes.peek();
    let line = |(at, change): (usize, &crate::corrections::Correction)| {
        let place = reading.view.changes.get(at).and_then(|told| told.place);
        let sentence = place.and_then(|place| reading.view.sentence_at(place));
        let told = words::change(change);
        let words = match sentence {
            Some(sentence) => vec![to_sentence(page, reading, sentence, &told)],
            None => vec![el("p.lost").text(words::LOST_CHANGE), el("p").set("dir", "auto").text(told)],
        };
        let by = el("span.changed-by").text(words::changed(at < changes.theirs, false));
        let back = take_back(page, at, "changes".to_owned());
        el("li.checked").with(words).with([el("p.changed").with([by, back])])
    };
    let list = el("ul.entries").with(changes.made.list.iter().enumerate().map(line));
    (!changes.is_empty()).then(|| {
        let head = el("h3.group-head").set("id", "changes").set("tabindex", "-1").text(words::CORRECTIONS);
        let tally = el("span.tally").text(words::number(changes.made.list.len()));
        el("section.group").with([head.with([tally]), list])
    })
}
