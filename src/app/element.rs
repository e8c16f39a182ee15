//! Elements, built by name: `el("button.primary").set("type", "button").text("Share").on("click", ...)`.
//!
//! Leptos's signals say when something changes, and its owners when something is over. Its `view!` is not used: it makes
//! a type of every shape of markup, and code for each, which were three fifths of the page's bytes. Not for what a part
//! shows or does (`parts`), nor for the browser beyond elements (`browser`).

use crate::app::events::Listener;
use crate::app::signals::prelude::*;
use crate::app::slices::{Slices, let_go};

use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

thread_local! {
    /// One of each element that was made, by its name with its classes, in their order: the next is a copy of it.
    static MADE: RefCell<Vec<(Box<str>, Element)>> = RefCell::default();
}

/// An element. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct El(Element);

/// A fresh element of a tag with its classes: `el("p.notice")`.
///
/// # Panics
/// Where the name is none that an element can have: it is always written in the code.
pub(crate) fn el(name: &str) -> El {
    made(name, |tag| document().create_element(tag))
}

/// The same for a drawing, whose elements are of another kind.
///
/// # Panics
/// As [`el`] does.
pub(crate) fn drawn(name: &str) -> El {
    made(name, |tag| document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

fn made(name: &str, make: fn(&str) -> Result<Element, JsValue>) -> El {
    MADE.with_borrow_mut(|made| {
        let at = made.binary_search_by(|(known, _)| (**known).cmp(name)).unwrap_or_else(|at| {
            let (tag, classes) = name.split_once('.').unwrap_or((name, ""));
            let element = make(tag).unwrap_or_else(|_| unreachable!("no element is called {tag}"));
            let element = El(element);
            let element = if classes.is_empty() { element } else { element.set("class", &classes.replace('.', " ")) };
            made.insert(at, (name.into(), element.0));
            at
        });
        let copy = made.get(at).and_then(|(_, element)| element.clone_node().ok());
        El(copy.unwrap_or_else(|| unreachable!("elements can be copied")).unchecked_into())
    })
}

/// Words without an element around them, which are only put in and taken out.
pub(crate) fn plain(words: &str) -> El {
    El(document().create_text_node(words).unchecked_into())
}

/// A button that does something.
pub(crate) fn button(name: &str, label: &str, press: impl FnMut() + 'static) -> El {
    let mut press = press;
    pressed(name, label, Box::new(move |_| press()))
}

// Kept apart from what each button does, so that it is there once.
#[inline(never)]
fn pressed(name: &str, label: &str, press: Box<dyn FnMut(Event)>) -> El {
    el(name).set("type", "button").text(label).hear("click", press)
}

impl El {
    /// Sets an attribute.
    pub(crate) fn set(self, attribute: &str, value: &str) -> Self {
        // Only refused for a name that is none.
        let _ = self.0.set_attribute(attribute, value);
        self
    }

    /// Sets an attribute now and whenever a signal in `value` changes; `None` takes it off.
    pub(crate) fn live(self, attribute: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.keep_attribute(attribute, Box::new(value));
        self
    }

    fn keep_attribute(&self, attribute: &'static str, value: Box<dyn Fn() -> Option<String>>) {
        let element = self.clone();
        follow(move || element.put(attribute, value().as_deref()));
    }

    /// Sets an attribute of what stands already; `None` takes it off.
    pub(crate) fn put(&self, attribute: &str, value: Option<&str>) {
        // Only refused for a name that is none.
        let _ = match value {
            Some(value) => self.0.set_attribute(attribute, value),
            None => self.0.remove_attribute(attribute),
        };
    }

    /// Says "true" or "false" in an attribute, now and whenever a signal in `holds` changes.
    pub(crate) fn says(self, attribute: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.live(attribute, move || Some(if holds() { "true" } else { "false" }.to_owned()))
    }

    /// Sets a property now and whenever a signal in `value` changes.
    pub(crate) fn property<T: Into<JsValue>>(self, name: &'static str, value: impl Fn() -> T + 'static) -> Self {
        self.keep_property(name, Box::new(move || value().into()));
        self
    }

    fn keep_property(&self, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
        let element = self.0.clone();
        follow(move || {
            // Only refused where the element has locked the property.
            let _ = js_sys::Reflect::set(&element, &name.into(), &value());
        });
    }

    /// Listens for an event for as long as what is being built lasts.
    pub(crate) fn on(self, event: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        self.hear(event, Box::new(hear))
    }

    #[inline(never)]
    fn hear(self, event: &'static str, hear: Box<dyn FnMut(Event)>) -> Self {
        StoredValue::new_local(Listener::new(&self.0, event, hear));
        self
    }

    /// Adds words.
    pub(crate) fn text(self, words: impl AsRef<str>) -> Self {
        self.append(&document().create_text_node(words.as_ref()));
        self
    }

    /// Adds words that change with the signals in `words`.
    pub(crate) fn words(self, words: impl Fn() -> String + 'static) -> Self {
        self.keep_words(Box::new(words));
        self
    }

    #[inline(never)]
    fn keep_words(&self, words: Box<dyn Fn() -> String>) {
        let node = document().create_text_node("");
        self.append(&node);
        follow(move || node.set_data(&words()));
    }

    /// Adds children: several, or one if any.
    pub(crate) fn with(self, children: impl IntoIterator<Item = El>) -> Self {
        let mut children = children.into_iter();
        self.append_all(&mut || children.next());
        self
    }

    // A function is asked for each child, not an iterator: each type of those would bring four functions along.
    fn append_all(&self, next: &mut dyn FnMut() -> Option<El>) {
        while let Some(child) = next() {
            self.append(&child.0);
        }
    }

    /// Puts these children in the place of those that are there.
    pub(crate) fn hold(&self, children: impl IntoIterator<Item = El>) {
        self.0.replace_children_with_node_0();
        drop(self.clone().with(children));
    }

    /// Adds `count` children: as many as said at once, and the rest a few milliseconds at a time.
    pub(crate) fn gradually(self, count: usize, at_once: usize, child: impl Fn(usize) -> El + 'static) -> Self {
        self.add_gradually(count, at_once, Box::new(child));
        self
    }

    fn add_gradually(&self, count: usize, at_once: usize, child: Box<dyn Fn(usize) -> El>) {
        let parent = self.clone();
        // The children last as long as what is being built now; what they listened to is let go gradually, too.
        let owners = StoredValue::new_local(Owners::default());
        let mut at = 0;
        let mut step = move || {
            if at < count {
                let owner = apart();
                parent.append(&untrack(|| owner.with(|| child(at))).0);
                owners.try_update_value(|owners| owners.0.push(owner));
            }
            at += 1;
            at < count
        };
        let more = (0..at_once).map(|_| step()).last().unwrap_or(true);
        if more {
            StoredValue::new_local(Slices::of(step));
        }
    }

    /// Adds children that are built afresh whenever a signal in `build` changes.
    pub(crate) fn part<P: IntoIterator<Item = El>>(self, build: impl Fn() -> P + 'static) -> Self {
        self.keep_place(Box::new(move || build().into_iter().collect()));
        self
    }

    fn keep_place(&self, build: Box<dyn Fn() -> Vec<El>>) {
        let place = document().create_comment("");
        self.append(&place);
        let mut shown: Vec<El> = Vec::new();
        follow(move || {
            let fresh = build();
            let before = std::mem::replace(&mut shown, fresh);
            for old in before {
                old.0.remove();
            }
            for new in &shown {
                // Only refused where the place is in no parent.
                let _ = place.before_with_node_1(&new.0);
            }
        });
    }

    fn append(&self, node: &Node) {
        // Only refused where an element would hold itself.
        let _ = self.0.append_child(node);
    }

    /// Puts the element at the end of the page.
    pub(crate) fn mount(self) {
        if let Some(body) = document().body() {
            El(body.into()).append(&self.0);
        }
    }

    /// Its first child.
    pub(crate) fn first(&self) -> Option<El> {
        self.0.first_element_child().map(El)
    }

    /// The element as the browser has it.
    ///
    /// # Panics
    /// Where it is no `T`, which its name in the code says.
    pub(crate) fn get<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }
}

/// The owners of children that were added gradually.
#[derive(Default)]
struct Owners(Vec<Owner>);

impl Drop for Owners {
    fn drop(&mut self) {
        let_go(std::mem::take(&mut self.0));
    }
}

/// An owner that is not over with the one that there is now.
fn apart() -> Owner {
    let between = Owner::new();
    between.with(Owner::new)
}

/// Runs something now, and again whenever a signal in it changes, for as long as what is being built lasts.
pub(crate) fn follow(run: impl FnMut() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run()));
}

/// As [`follow`], but only once what is being built stands in the page.
pub(crate) fn follow_later(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}

/// Whether something holds: heard of only when that changes.
pub(crate) fn memo(holds: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let holds: Box<dyn Fn() -> bool + Send + Sync> = Box::new(holds);
    Memo::new(move |_| holds())
}
