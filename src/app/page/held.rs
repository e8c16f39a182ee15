//! A value of the page that is heard of when it changes. A signal of a type of its own brings kilobytes of code with it; this
//! brings a counter that all of them share.

use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

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
