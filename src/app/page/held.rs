//! Values of the page that are heard of when they change. A signal of a type of its own brings kilobytes of code with it;
//! these bring a counter, whose code all of them share.

use crate::app::signals::prelude::*;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// A value. What reads it is run again once it is set.
pub(crate) struct Held<T> {
    value: Mutex<Arc<T>>,
    changes: RwSignal<usize>,
}

impl<T: Default> Default for Held<T> {
    fn default() -> Self {
        Self { value: Mutex::default(), changes: RwSignal::new(0) }
    }
}

impl<T> Held<T> {
    /// The value; whoever asks is told of its changes.
    pub(crate) fn get(&self) -> Arc<T> {
        self.changes.track();
        self.peek()
    }

    /// The value now.
    pub(crate) fn peek(&self) -> Arc<T> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Another value.
    pub(crate) fn set(&self, value: T) {
        *self.value.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(value);
        self.changes.set(self.changes.get_untracked().wrapping_add(1));
    }
}

/// A value that lasts as long as the page, with what a signal of Leptos can do. Copies are the same one.
#[derive(Debug)]
pub(crate) struct Lasting<T: 'static> {
    value: &'static RwLock<T>,
    changes: RwSignal<usize>,
}

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

impl<T: Default> Default for Lasting<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Lasting<T> {
    /// A first value. Its memory is never given back, so it is for what the page has once.
    pub(crate) fn new(value: T) -> Self {
        Self { value: Box::leak(Box::new(RwLock::new(value))), changes: RwSignal::new(0) }
    }

    /// Asks to be told of its changes.
    pub(crate) fn track(self) {
        self.changes.track();
    }

    /// Looks at the value; whoever does is told of its changes.
    pub(crate) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.changes.track();
        self.with_untracked(look)
    }

    /// Looks at the value as it is now.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value, and gives what the change gives.
    pub(crate) fn update<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        let given = change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        self.changes.set(self.changes.get_untracked().wrapping_add(1));
        given
    }

    /// Another value.
    pub(crate) fn set(self, value: T) {
        self.update(|held| *held = value);
    }
}

impl<T: Clone> Lasting<T> {
    /// The value; whoever asks is told of its changes.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
