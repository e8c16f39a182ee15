//! Events, heard at the window for the whole page: what an element listens for is found from the element, up from where
//! the event is. A listener of the browser's own on each would take long to put on thousands, and to take off.
//!
//! Not for what an event does (`parts`).

use crate::app::signals::window;
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget};

type Hear = Rc<RefCell<Box<dyn FnMut(Event)>>>;

/// How many low bits of a listener's number say where it is kept; the others tell it from those kept there before.
const PLACE: u32 = 20;

thread_local! {
    static HEARD: RefCell<Heard> = RefCell::default();
}

/// What is listened for.
#[derive(Default)]
struct Heard {
    /// The kinds of event, each with the name of the property in which an element holds its listener's number.
    kinds: Vec<(&'static str, JsValue)>,
    /// The listeners by their place, each with its number; `None` where one was.
    listeners: Vec<(u32, Option<Hear>)>,
    /// The places that are free.
    free: Vec<usize>,
}

/// Listens on an element until it is dropped. An element has one listener for each kind of event.
pub(crate) struct Listener(u32);

impl Listener {
    pub(crate) fn new(element: &Element, kind: &'static str, hear: Box<dyn FnMut(Event)>) -> Self {
        HEARD.with_borrow_mut(|heard| {
            let number = heard.keep(Rc::new(RefCell::new(hear)));
            // Only refused by an object that is locked.
            let _ = Reflect::set(element, &heard.property(kind), &number.into());
            Self(number)
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // It is dropped last: what it holds may listen, too.
        let _hear = HEARD.with_borrow_mut(|heard| {
            heard.free.push(place(self.0));
            heard.listeners.get_mut(place(self.0)).and_then(|(_, hear)| hear.take())
        });
    }
}

impl Heard {
    /// Keeps a listener; gives its number.
    fn keep(&mut self, hear: Hear) -> u32 {
        let free = self.free.pop();
        let place = free.unwrap_or(self.listeners.len());
        if free.is_none() {
            self.listeners.push((u32::try_from(place).unwrap_or_default(), None));
        }
        self.listeners.get_mut(place).map_or(0, |(number, kept)| {
            *number = number.wrapping_add(1 << PLACE);
            *kept = Some(hear);
            *number
        })
    }

    /// The listener of this number, if it is still there.
    fn get(&self, number: u32) -> Option<Hear> {
        let (now, hear) = self.listeners.get(place(number))?;
        hear.clone().filter(|_| *now == number)
    }

    /// What the property is called in which an element holds the number of its listener for events of a kind. Such events
    /// are heard from then on.
    fn property(&mut self, kind: &'static str) -> JsValue {
        if let Some((_, name)) = self.kinds.iter().find(|(known, _)| *known == kind) {
            return name.clone();
        }
        let name = JsValue::from_str(&["heard-", kind].concat());
        let property = name.clone();
        // On the way down, which those take too that do not come up again.
        listen(&window(), kind, true, move |event| tell(&event, &property)).forget();
        self.kinds.push((kind, name.clone()));
        name
    }
}

/// Where a listener of this number is kept.
fn place(number: u32) -> usize {
    (number & ((1 << PLACE) - 1)) as usize
}

/// Tells an event to whoever listens, up from where it is. Whoever stops it stops it for the browser too.
fn tell(event: &Event, property: &JsValue) {
    let mut numbers = Vec::new();
    let mut next: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    while let Some(element) = next {
        numbers.extend(Reflect::get(&element, property).ok().and_then(|number| number.as_f64()));
        next = if event.bubbles() { element.parent_element() } else { None };
    }
    for number in numbers {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was made of one")]
        let hear = HEARD.with_borrow(|heard| heard.get(number as u32));
        // What it does may itself cause such an event.
        if let Some(hear) = hear
            && let Ok(mut hear) = hear.try_borrow_mut()
        {
            hear(event.clone());
        }
        if event.cancel_bubble() {
            break;
        }
    }
}

/// Has the browser tell of events, on their way down where `first`, for as long as what this gives lasts.
pub(crate) fn listen(
    target: &EventTarget,
    kind: &str,
    first: bool,
    hear: impl FnMut(Event) + 'static,
) -> Closure<dyn FnMut(Event)> {
    let hear: Box<dyn FnMut(Event)> = Box::new(hear);
    let hear = Closure::wrap(hear);
    // Only refused where a listener is no function.
    let _ = target.add_event_listener_with_callback_and_bool(kind, hear.as_ref().unchecked_ref(), first);
    hear
}
