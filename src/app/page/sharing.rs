//! Making what is shared: the link, its code, the file. And what an opened link is held against.

use crate::app::browser;
use crate::app::page::{Files, Lasting, Page, Toast};
use crate::app::signals::prelude::*;
use crate::app::state::{Reading, Way, citation, file_name};
use crate::app::storage;
use crate::app::words;
use crate::export::Form;
use crate::share::{self, Comparison, FrozenCard, LinkError, Mark, Priming, Qr, Shared};
use crate::text::Span;
use crate::wire::Request;

use std::sync::Arc;
use std::task::Poll;

const WAY: &str = "factline.way";

/// How it stands with the link's code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Code {
    /// Nobody has asked for it.
    #[default]
    Closed,
    /// It is being drawn.
    Drawing,
    /// None holds so much.
    TooLong,
    /// It is drawn.
    Drawn(Arc<Qr>),
}

/// What the share sheet and an opened link need to know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sharing {
    /// How much is shared.
    pub(crate) way: Lasting<Way>,
    /// The cards or paragraphs chosen for it.
    pub(crate) chosen: Lasting<Vec<usize>>,
    /// The link of what is shown; `None` until it is made.
    pub(crate) link: Lasting<Option<Result<String, LinkError>>>,
    /// Whether another link is being made in its place.
    pub(crate) stale: RwSignal<bool>,
    /// Whether it was packed without the priming, and so is longer than need be.
    pub(crate) plain: RwSignal<bool>,
    pub(crate) code: Lasting<Code>,
    /// Whether the sender's Factline read the text in another way.
    pub(crate) other_engine: RwSignal<bool>,
    /// Whether what is shown was handed over by another page or app, not sent by link.
    pub(crate) handed: RwSignal<bool>,
    /// Whether whoever opens the link is to guess first.
    pub(crate) guess: RwSignal<bool>,
    /// Notes that came without their text.
    pub(crate) waiting: Lasting<Option<Arc<Shared>>>,
    /// Whether the reader wants to compare.
    pub(crate) comparing: RwSignal<bool>,
    /// What came of it, once it was asked for.
    pub(crate) comparison: Lasting<Option<Poll<Arc<Comparison>>>>,
}

impl Default for Sharing {
    fn default() -> Self {
        Self {
            way: Lasting::new(storage::kept(WAY).unwrap_or_default()),
            chosen: Lasting::default(),
            link: Lasting::new(None),
            stale: RwSignal::new(false),
            plain: RwSignal::new(false),
            code: Lasting::default(),
            other_engine: RwSignal::new(false),
            handed: RwSignal::new(false),
            guess: RwSignal::new(false),
            waiting: Lasting::new(None),
            comparing: RwSignal::new(false),
            comparison: Lasting::new(None),
        }
    }
}

impl Sharing {
    /// Nothing that belongs to one opened link stays for the next.
    pub(super) fn put_away(self) {
        self.handed.set(false);
        self.waiting.set(None);
        self.comparing.set(false);
        self.comparison.set(None);
        self.other_engine.set(false);
    }

    /// Nothing that the worker was asked for will come.
    pub(super) fn give_up(self) {
        self.stale.set(false);
        self.code.set(Code::Closed);
        self.comparison.update(|comparison| *comparison = comparison.take().filter(Poll::is_ready));
    }
}

impl Page {
    /// Chooses how much is shared, for good; and what of it, to begin with.
    pub(crate) fn share_by(self, way: Way) {
        self.sharing.way.set(way);
        // Where nothing can be kept, the choice lasts for this visit.
        let _ = storage::keep(WAY, &way);
        self.choose_at_first();
    }

    /// What is chosen to begin with: all cards, or the paragraph of the pinned one.
    pub(crate) fn choose_at_first(self) {
        if self.sharing.way.get_untracked() != Way::Paragraphs {
            self.choose_parts(true);
            return;
        }
        let pinned = self.selection.get_untracked().pinned;
        let paragraph = self.reading.with_untracked(|reading| {
            let reading = reading.as_ref()?;
            Some(reading.sentence(reading.sentence_of(pinned?)?)?.paragraph as usize)
        });
        self.sharing.chosen.set(vec![paragraph.unwrap_or_default()]);
    }

    /// Whether the way that is chosen leaves nothing to share.
    pub(crate) fn shares_nothing(self) -> bool {
        match self.sharing.way.get() {
            Way::Whole => false,
            Way::Notes => self.marks_to_send().is_empty(),
            Way::Cards | Way::Paragraphs => self.sharing.chosen.with(Vec::is_empty),
        }
    }

    /// What there is to choose from.
    pub(crate) fn parts_to_share(self) -> Vec<(usize, String)> {
        let way = self.sharing.way.get();
        self.reading
            .with(|reading| reading.as_ref().map(|reading| way.parts(reading, &self.marks_to_send())))
            .unwrap_or_default()
    }

    /// Chooses all parts, or none.
    pub(crate) fn choose_parts(self, all: bool) {
        let parts = untrack(|| self.parts_to_share());
        self.sharing.chosen.set(parts.into_iter().filter(|_| all).map(|(index, _)| index).collect());
    }

    /// Chooses a part, or lets it go.
    pub(crate) fn toggle_part(self, index: usize) {
        self.sharing.chosen.update(|chosen| match chosen.iter().position(|&other| other == index) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(index),
        });
    }

    /// Sets the address that the article is said to be from.
    pub(crate) fn name_source(self, source: &str) {
        let source = Some(source.trim().to_owned()).filter(|source| !source.is_empty());
        self.article.update(|article| article.source = source);
        self.save();
    }

    /// What is to be shared now; `None` where there is nothing.
    fn to_share(self) -> Option<Shared> {
        let reading = self.reading.get()?;
        let whole = self.whole(&reading);
        Some(self.sharing.way.get().of(whole, &reading, &self.sharing.chosen.get()))
    }

    /// Everything that there is to share.
    fn whole(self, reading: &Reading) -> Shared {
        let mut shared = Shared::new(reading.article.clone());
        shared.article.source = self.article.with(|article| article.source.clone());
        shared.guess = self.sharing.guess.get();
        shared.marks_shown = self.marks.get_untracked().all;
        shared.corrections = self.changes.peek().made.clone();
        shared.marks = self.marks_to_send();
        shared.second = (*self.second.get()).clone().map(Box::new);
        let pinned = self.selection.get_untracked().pinned;
        shared.open_card = pinned.and_then(|card| share::anchor(reading.card(card)?));
        shared.frozen = self.frozen(reading, &shared.marks, pinned);
        if let Some(came) = self.came_with(&reading.article.text) {
            shared.excerpt = came.excerpt;
        } else if self.files.get() == Files::There {
            shared.digest = Some(self.desk.with_value(|desk| desk.digest));
        }
        shared
    }

    /// The cards that travel as they are seen: the pinned one, those that are marked, those that came so.
    fn frozen(self, reading: &Reading, marks: &[Mark], pinned: Option<usize>) -> Vec<FrozenCard> {
        let text = &reading.article.text;
        let mut cards = share::place(marks, &reading.view, text);
        cards.push(pinned);
        if let Some(came) = self.came_with(text) {
            let places = came.frozen.iter().filter_map(|card| card.heading.iter().copied().reduce(Span::cover));
            cards.extend(places.map(|place| share::card_at(&reading.view, place)));
        }
        cards.sort_unstable();
        cards.dedup();
        cards.into_iter().flatten().filter_map(|card| reading.card(card)).map(FrozenCard::of).collect()
    }

    /// Has the link of what is to be shared made.
    pub(crate) fn ask_for_link(self) {
        let nothing = self.shares_nothing();
        let Some(shared) = self.to_share().filter(|_| !nothing) else {
            self.sharing.link.set(None);
            return;
        };
        self.sharing.stale.set(true);
        let packing = self.ask(|id| Request::Pack { id, shared: Box::new(shared) });
        self.desk.update_value(|desk| desk.packing = packing);
    }

    /// The link has been made, or cannot be.
    pub(super) fn take_link(self, id: u32, link: Result<String, LinkError>) {
        if self.desk.with_value(|desk| desk.packing != Some(id)) {
            return;
        }
        let sharing = self.sharing;
        sharing.plain.set(self.desk.with_value(|desk| desk.files.iter().all(|file| file != Priming::FILE)));
        sharing.link.set(Some(link.map(|fragment| browser::address() + &fragment)));
        sharing.stale.set(false);
        if sharing.code.with_untracked(|code| *code != Code::Closed) {
            self.ask_for_code();
        }
    }

    /// Has the code of the link drawn.
    pub(crate) fn ask_for_code(self) {
        let Some(Ok(link)) = self.sharing.link.get_untracked() else { return };
        let (address, link) = link.split_once('#').unwrap_or_default();
        let (address, link) = (address.to_owned(), ["#", link].concat());
        let drawing = self.ask(|id| Request::Draw { id, address, link });
        self.desk.update_value(|desk| desk.drawing = drawing);
        self.sharing.code.set(Code::Drawing);
    }

    pub(super) fn take_code(self, id: u32, qr: Option<Box<Qr>>) {
        let wanted = self.sharing.code.with_untracked(|code| *code == Code::Drawing);
        if wanted && self.desk.with_value(|desk| desk.drawing == Some(id)) {
            self.sharing.code.set(qr.map_or(Code::TooLong, |qr| Code::Drawn((*qr).into())));
        }
    }

    /// Has a file of what is to be shared made, and handed over.
    pub(crate) fn ask_for_file(self) {
        let Some(shared) = untrack(|| self.to_share()) else { return };
        self.file(shared, Form::Page, Vec::new());
    }

    /// Has a file of the whole text made, with what is laid on it, and handed over. A table lists what the filters let
    /// through where that is what `shown` asks for.
    pub(crate) fn export(self, form: Form, shown: bool) {
        if let Some(reading) = self.reading.get_untracked() {
            let through = self.shown.peek();
            let through = (*through).iter().filter(|_| shown).flat_map(|shown| (0..).zip(&shown.cards));
            let only = through.filter(|(_, passes)| **passes).map(|(card, _)| card).collect();
            self.file(untrack(|| self.whole(&reading)), form, only);
        }
    }

    fn file(self, shared: Shared, form: Form, only: Vec<u32>) {
        let filing = self.ask(|id| Request::File { id, shared: Box::new(shared), form, only });
        self.desk.update_value(|desk| desk.filing = filing);
    }

    pub(super) fn take_file_made(self, id: u32, file: &str, form: Form) {
        if self.desk.with_value(|desk| desk.filing == Some(id)) {
            let title = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title()));
            browser::download(&file_name(&title.unwrap_or_default(), form.ending()), file);
        }
    }

    /// What came by link with the text that is shown.
    pub(super) fn came_with(self, text: &str) -> Option<Box<Shared>> {
        let came = self.desk.with_value(|desk| desk.came.clone())?;
        (self.sent.get_untracked() && came.article.text == text).then_some(came)
    }

    /// The text has been read: so many digits of its cards, held against the sender's.
    pub(super) fn take_digest(self, digest: u32) {
        let sent = self.desk.try_update_value(|desk| {
            desk.digest = digest;
            desk.came.as_ref().and_then(|came| came.digest)
        });
        // With less than all models, the cards differ anyway.
        let all = self.files.get_untracked() == Files::There;
        let differs = all && self.sent.get_untracked() && sent.flatten().is_some_and(|sent| sent != digest);
        self.sharing.other_engine.set(differs);
    }

    /// Lays the notes that came by link on the text that the reader has.
    pub(crate) fn place_notes(self, text: String) {
        let Some(waiting) = self.sharing.waiting.get_untracked().filter(|_| !text.trim().is_empty()) else { return };
        let mut shared = (*waiting).clone();
        shared.article.text = text;
        self.show_sent(Box::new(shared));
    }

    /// Puts a card on the clipboard, as one would cite it.
    pub(crate) fn cite(self, card: usize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let source = self.article.with_untracked(|article| article.source.clone());
        self.copy(citation(&reading, card, source.as_deref()), [words::CITED, words::COPY_REFUSED]);
    }

    /// Puts words on the clipboard, and tells whether it was done.
    pub(crate) fn copy(self, words: String, told: [&'static str; 2]) {
        let tell = move |done| {
            let [copied, refused] = told;
            self.toast.set(Some(Toast { words: if done { copied } else { refused }, undo: false }));
        };
        browser::copy(words, Box::new(tell));
    }

    /// Whether the notes alone were sent, and the text is what the reader has.
    pub(crate) fn notes_alone(self) -> bool {
        let quoted = |came: &Shared| came.marks.iter().any(|mark| !mark.quote.is_empty());
        self.desk.with_value(|desk| desk.came.as_deref().is_some_and(quoted))
    }

    /// Asks once more for the text that the notes belong to.
    pub(crate) fn wait_for_text(self) {
        let came = self.desk.with_value(|desk| desk.came.clone());
        self.sharing.waiting.set(came.map(|came| Arc::new(*came)));
        browser::to_top();
        browser::focus("noted".to_owned());
    }

    /// Has the text that was sent compared with what the reader holds to be its original.
    pub(crate) fn compare(self, original: String) {
        if original.trim().is_empty() {
            browser::focus("original".to_owned());
            return;
        }
        let sent = self.article.with_untracked(|article| article.text.clone());
        let excerpt = self.excerpt().is_some();
        self.sharing.comparison.set(Some(Poll::Pending));
        let comparing = self.ask(|id| Request::Compare { id, original, sent, excerpt });
        self.desk.update_value(|desk| desk.comparing = comparing);
    }

    pub(super) fn take_comparison(self, id: u32, comparison: Comparison) {
        if self.desk.with_value(|desk| desk.comparing == Some(id)) {
            self.sharing.comparison.set(Some(Poll::Ready(comparison.into())));
        }
    }

    /// The numbers of the sentences, where an excerpt was sent.
    pub(crate) fn excerpt(self) -> Option<Vec<u32>> {
        let text = self.article.with(|article| article.text.clone());
        self.came_with(&text).map(|came| came.excerpt).filter(|excerpt| !excerpt.is_empty())
    }
}
