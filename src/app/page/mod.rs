//! The page's state in signals, and everything that a reader can do with it.

mod bringing;
mod checking;
mod correcting;
mod files;
mod finding;
mod guessing;
mod held;
mod history;
mod link;
mod pointing;
mod reading;
mod second;
mod sharing;
mod text;

use crate::app::signals::prelude::*;
use crate::app::state::{Changes, Check, Cut, Filter, Guess, Hit, On, Order, Paper, Reading, Selection, Shelf, Shown};
use crate::app::storage;
use crate::app::worker::{Engine, Failure};
use crate::cards::View;
use crate::share::{LinkError, Shared};
use crate::text::{Article, Span};

use std::ops::Deref;
use std::sync::Arc;

const DRAFT: &str = "factline.draft";
const SHELF: &str = "factline.texts";
const KEYS: &str = "factline.keys";
const INITIALS: &str = "factline.initials";
const STEPS: &str = "factline.steps";
const GUESS: &str = "factline.guess";
const HINTED: &str = "factline.hinted";

pub(crate) use files::Files;
pub(crate) use held::{Held, Lasting};
pub(crate) use second::second_id;
pub(crate) use sharing::{Code, Sharing};

/// What the page is doing with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// Opening the link in the address.
    Opening,
    /// Reading; `slow` once it is worth saying.
    Busy { slow: bool },
    /// There is no text, or an address alone.
    Blank,
    /// The text is too long to be read whole.
    TooLong(Cut),
    /// The worker failed.
    Failed(Failure),
}

/// Which marks are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// All of them, not the open card's alone.
    pub(crate) all: bool,
    /// Each with its kind's letter.
    pub(crate) letters: bool,
}

/// A sheet over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    Help,
    Share,
    Export,
}

/// What the panel beside the text shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    #[default]
    Statements,
    Who,
    Dates,
    Sources,
    Notes,
    Second,
}

/// A short message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    pub(crate) words: &'static str,
    /// Whether it is about what *Undo* takes back next.
    pub(crate) undo: bool,
}

/// What one step of *Undo* brings back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Before {
    /// The text and the shelf.
    Text(Box<TextBefore>),
    /// What was laid on the cards.
    Checks(Arc<Vec<Check>>),
    /// What was corrected.
    Changes(Arc<Changes>),
}

/// The text and the shelf as they were.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextBefore {
    paper: Paper,
    reading: Option<Arc<Reading>>,
    shelf: Shelf,
    sent: bool,
}

/// What can be undone and done again, as it is kept for a reload of this tab.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// A digest of the text.
    pub(super) of: String,
    pub(super) undo: Vec<Before>,
    pub(super) redo: Vec<Before>,
}

/// What is kept of the reader's own text.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) paper: Paper,
    /// Whether it was read, so that it is read again at the next visit.
    pub(super) read: bool,
}

/// The page, which is there for as long as its code runs. Copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Page(&'static State);

impl Deref for Page {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// The state of the page.
pub(crate) struct State {
    /// What is in the box, or was sent.
    pub(crate) article: Lasting<Article>,
    /// What was last read, while it is shown.
    pub(crate) reading: Lasting<Option<Arc<Reading>>>,
    /// Whether the box stands in the text's place.
    pub(crate) editing: RwSignal<bool>,
    /// Whether the text came by link.
    pub(crate) sent: RwSignal<bool>,
    /// Why a link could not be opened.
    pub(crate) broken: Lasting<Option<LinkError>>,
    pub(crate) work: Lasting<Work>,
    pub(crate) selection: Lasting<Selection>,
    /// What is asked to be seen alone, in the order in which it was asked for.
    pub(crate) filters: Held<Vec<Filter>>,
    /// What the filters let through; `None` without one.
    pub(crate) shown: Held<Option<Shown>>,
    /// What the panel shows.
    pub(crate) tab: Held<Tab>,
    /// The name that is looked at on its tab, by its index in [`crate::cards::View::who`].
    pub(crate) name: RwSignal<Option<usize>>,
    /// What is looked for in the text, while the box for it is open.
    pub(crate) sought: Held<Option<String>>,
    /// Where that stands.
    pub(crate) hits: Held<Vec<Hit>>,
    /// Which of the hits is gone to.
    pub(crate) hit: RwSignal<usize>,
    /// What the reader, or the sender, laid on cards.
    pub(crate) checks: Held<Vec<Check>>,
    /// What the reader guesses of the sentences, while text and cards are hidden.
    pub(crate) guess: Held<Option<Guess>>,
    /// What the reader, or the sender, changed in the reading.
    pub(crate) changes: Held<Changes>,
    /// The words, or the card, of which it is open what corrects them.
    pub(crate) correcting: Held<Option<Span>>,
    /// Whether the reader is asked for words of the text.
    pub(crate) asking: RwSignal<bool>,
    /// The words of the text that are selected.
    pub(crate) picked: Held<Option<Span>>,
    /// The reader's initials, as last given.
    pub(crate) initials: RwSignal<String>,
    pub(crate) order: Lasting<Order>,
    pub(crate) marks: Lasting<Marks>,
    /// The name, date or amount that is looked at.
    pub(crate) mention: RwSignal<Option<usize>>,
    pub(crate) keys: RwSignal<bool>,
    pub(crate) narrow: RwSignal<bool>,
    /// The second account, once there is one; the two as they are laid out, and as a table; why a link to one could not be
    /// opened.
    pub(crate) second: Held<Option<Article>>,
    pub(crate) beside: Held<Option<(String, String)>>,
    pub(crate) second_broken: Held<Option<LinkError>>,
    /// Whether the second account's text is open.
    pub(crate) second_open: RwSignal<bool>,
    /// What the share sheet and an opened link need to know.
    pub(crate) sharing: Sharing,
    /// How it stands with the data files.
    pub(crate) files: Lasting<Files>,
    /// The sheet that is open over the page.
    pub(crate) dialog: Lasting<Option<Dialog>>,
    pub(crate) shelf: Lasting<Shelf>,
    pub(crate) unsaved: RwSignal<bool>,
    pub(crate) toast: Lasting<Option<Toast>>,
    /// Counts how often the text was drawn to its end.
    pub(crate) laid: RwSignal<usize>,
    /// What a screen reader is told.
    pub(crate) said: RwSignal<String>,
    desk: StoredValue<Desk, LocalStorage>,
}

/// A text that is being read.
struct Asked {
    /// The answer's.
    id: u32,
    article: Article,
    /// What has come of the answer.
    parts: View,
}

/// What is under way, which nothing draws.
#[derive(Default)]
struct Desk {
    engine: Option<Engine>,
    /// What is being read.
    asked: Option<Asked>,
    /// The link that is being opened: the id of the answer.
    opening: Option<u32>,
    /// Whether the reader's own text is to be read where the link cannot be opened.
    read_instead: bool,
    /// What a sender had open, until the text is read.
    opened: Option<Shared>,
    /// What came with the text that was sent, for as long as it is shown.
    came: Option<Box<Shared>>,
    /// The digest of the cards that are shown.
    digest: u32,
    /// The link that is being opened, for as long as it may wait for a data file.
    unopened: Option<String>,
    /// The link that could not be opened last.
    refused: String,
    /// The data files in use.
    files: Vec<String>,
    /// Whether the text is shown again by itself, so that it is no step of the reader's.
    unasked: bool,
    /// Whether the text is being read again with more than before.
    again: bool,
    /// Where the card stood that was pinned before that, if one was.
    pinned_before: Option<Span>,
    /// How many cards were begun above the foot of the window before what is shown changed: asked later, the browser would
    /// have to lay all of it out.
    begun: Option<usize>,
    /// The id of what the focus is on once the text is read again: it is drawn anew.
    focus: Option<String>,
    /// The ids of what is being made of it: the link, its code, the file; and of the comparison.
    packing: Option<u32>,
    drawing: Option<u32>,
    filing: Option<u32>,
    comparing: Option<u32>,
    /// Two accounts that are being laid side by side, and a link that is being opened for the second of them.
    besides: Option<u32>,
    opening_second: Option<u32>,
    /// The draft in storage as this tab left or found it; any other is another tab's.
    draft: String,
    /// The draft itself, where storage has not taken it.
    unkept: Option<Draft>,
    /// When the reader last pressed something that moves the page, in milliseconds.
    pressed: f64,
    /// The card under the pointer or the focus.
    lit: Option<usize>,
    /// Since the last key in the box.
    pause: Option<Timeout>,
    /// Since the last key in the box that finds words.
    seeking: Option<Timeout>,
    /// Since the selection last changed.
    picking: Option<Timeout>,
    /// Since the last change of the check sheet.
    keeping: Option<Timeout>,
    /// While the text is edited: up to which step of `undo` it was not, the last of them bringing it back.
    unedited: usize,
    /// What can be undone, the latest last.
    undo: Vec<Before>,
    /// What was undone and can be done again, the latest last.
    redo: Vec<Before>,
    /// The card and the field whose change was remembered last: typing on is one step.
    typing: Option<(On, &'static str)>,
}

impl Page {
    /// An empty page with a worker under way.
    pub(crate) fn new() -> Self {
        let state = State {
            article: Lasting::default(),
            reading: Lasting::new(None),
            editing: RwSignal::new(false),
            sent: RwSignal::new(false),
            broken: Lasting::new(None),
            work: Lasting::default(),
            selection: Lasting::default(),
            filters: Held::default(),
            shown: Held::default(),
            tab: Held::default(),
            name: RwSignal::new(None),
            sought: Held::default(),
            hits: Held::default(),
            hit: RwSignal::new(0),
            checks: Held::default(),
            guess: Held::default(),
            changes: Held::default(),
            correcting: Held::default(),
            asking: RwSignal::new(false),
            picked: Held::default(),
            initials: RwSignal::new(storage::kept(INITIALS).unwrap_or_default()),
            order: Lasting::default(),
            marks: Lasting::default(),
            mention: RwSignal::new(None),
            keys: RwSignal::new(storage::kept(KEYS).unwrap_or(true)),
            narrow: RwSignal::new(false),
            second: Held::default(),
            beside: Held::default(),
            second_broken: Held::default(),
            second_open: RwSignal::new(false),
            sharing: Sharing::default(),
            files: Lasting::new(Files::Coming(0)),
            dialog: Lasting::new(None),
            shelf: Lasting::new(storage::kept(SHELF).unwrap_or_default()),
            unsaved: RwSignal::new(false),
            toast: Lasting::new(None),
            laid: RwSignal::new(0),
            said: RwSignal::default(),
            desk: StoredValue::new_local(Desk::default()),
        };
        let page = Self(Box::leak(Box::new(state)));
        let engine = Engine::new(move |response| page.hear(response), move |failure| page.fail(failure));
        page.desk.update_value(|desk| desk.engine = Some(engine));
        page
    }

    /// Shows what the address carries, else what the reader left here. `typed` came before the app did.
    pub(crate) fn begin(self, typed: String, asked: bool) {
        let draft = self.kept_draft();
        let fresh = !typed.trim().is_empty();
        let read = if fresh { asked } else { draft.read };
        if fresh {
            self.shelve(draft.paper);
            self.article.set(Article::new(typed));
            self.save();
        } else {
            self.lay(draft.paper);
            self.bring_steps();
        }
        self.desk.update_value(|desk| {
            desk.read_instead = read;
            desk.unasked = read && !fresh;
        });
        if !self.take_handed() && !self.open_address() && read {
            self.read_box();
        }
        self.get_files(false);
    }
}

/// Whether the filters let a sentence through.
pub(crate) fn lets_through(shown: Option<&Shown>, sentence: usize) -> bool {
    shown.is_none_or(|shown| shown.sentence(sentence))
}

/// The id of a card's element.
pub(crate) fn card_id(card: usize) -> String {
    format!("card-{card}")
}

/// What the id of a sentence's element begins with.
pub(crate) const SENTENCE: &str = "sentence-";

/// The id of a sentence's element.
pub(crate) fn sentence_id(sentence: usize) -> String {
    format!("{SENTENCE}{sentence}")
}

/// The id of a sentence's number.
pub(crate) fn number_id(sentence: usize) -> String {
    format!("number-{sentence}")
}
