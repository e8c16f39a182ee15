//! Work that is done a few milliseconds at a time, so that the page answers its reader in between. Who needs all of it at
//! once asks for that ([`finish`]). Not for what takes the engine: that is the worker's.

use crate::app::browser::now;
use crate::app::signals::prelude::{Owner, later};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// For how long there is work before the page may answer, in milliseconds.
const SLICE: f64 = 8.0;

/// One step of the work: whether there is a further one.
type Step = Box<dyn FnMut() -> bool>;

/// Work that is under way. Once this is dropped nothing more of it is done.
#[derive(Default)]
pub(crate) struct Slices(Rc<RefCell<Option<Step>>>);

thread_local! {
    static WAITING: RefCell<VecDeque<Weak<RefCell<Option<Step>>>>> = RefCell::default();
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    /// What is no longer needed, and the work of dropping it.
    static OVER: RefCell<(Vec<Owner>, Slices)> = RefCell::default();
}

impl Slices {
    /// Does `step` again and again for as long as it says that there is more, beginning in the next task.
    pub(crate) fn of(step: impl FnMut() -> bool + 'static) -> Self {
        Self::queued(Box::new(step))
    }

    fn queued(step: Step) -> Self {
        let work = Self(Rc::new(RefCell::new(Some(step))));
        let idle = WAITING.with_borrow_mut(|waiting| {
            waiting.push_back(Rc::downgrade(&work.0));
            waiting.len() == 1
        });
        if idle {
            later(0, || run(now() + SLICE)).forget();
        }
        work
    }
}

/// Drops what is no longer needed, one after the other.
pub(crate) fn let_go(over: Vec<Owner>) {
    OVER.with_borrow_mut(|waiting| {
        waiting.0.extend(over);
        // It is taken out first: what is dropped may have more to let go.
        waiting.1 = Slices::of(|| OVER.with_borrow_mut(|waiting| waiting.0.pop()).inspect(Owner::cleanup).is_some());
    });
}

/// Does at once what is left of all that is under way.
pub(crate) fn finish() {
    run(f64::INFINITY);
}

fn run(until: f64) {
    // What is done may itself look for something that is not there yet.
    if RUNNING.replace(true) {
        return;
    }
    while let Some(first) = WAITING.with_borrow(|waiting| waiting.front().cloned()) {
        let work = first.upgrade();
        // It is taken out meanwhile: what it does may drop it.
        let step = work.as_ref().and_then(|work| work.take());
        let mut more = false;
        if let Some(mut step) = step {
            more = step();
            work.inspect(|work| drop(work.replace(Some(step))));
        }
        if !more {
            WAITING.with_borrow_mut(VecDeque::pop_front);
        } else if until <= now() {
            later(0, || run(now() + SLICE)).forget();
            break;
        }
    }
    RUNNING.set(false);
}
