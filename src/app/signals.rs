//! What the page takes of Leptos: signals, which say when something changes, and owners, which say when something is
//! over; and what comes with them in a browser. Leptos's crate for them is used alone: the whole brings a way to call
//! servers, which a page without one would carry along.

/// All of it.
pub(crate) mod prelude {
    pub(crate) use crate::app::signals::{document, later, live, request_animation_frame, window};
    pub(crate) use gloo_timers::callback::Timeout;
    pub(crate) use reactive_graph::computed::Memo;
    pub(crate) use reactive_graph::effect::{Effect, RenderEffect};
    pub(crate) use reactive_graph::graph::untrack;
    pub(crate) use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
    pub(crate) use reactive_graph::prelude::*;
    pub(crate) use reactive_graph::signal::RwSignal;
    pub(crate) use wasm_bindgen_futures::spawn_local;
}

use any_spawner::Executor;
use gloo_timers::callback::Timeout;
use reactive_graph::owner::Owner;
use wasm_bindgen::{JsCast, UnwrapThrowExt, closure::Closure};
use web_sys::{Document, Window};

/// Runs what builds the page; what it makes lasts as long as the page.
pub(crate) fn live(build: impl FnOnce()) {
    // Only refused where it has been done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(build);
    std::mem::forget(owner);
}

/// Does something after so many milliseconds, unless what this gives is dropped before.
pub(crate) fn later(millis: u32, act: impl FnOnce() + 'static) -> Timeout {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Timeout::new(millis, act)
}

/// The window.
pub(crate) fn window() -> Window {
    web_sys::window().unwrap_throw()
}

/// What the window shows.
pub(crate) fn document() -> Document {
    window().document().unwrap_throw()
}

/// Does something once, before the browser draws next.
pub(crate) fn request_animation_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    // Only refused for what is no function.
    let _ = window().request_animation_frame(Closure::once_into_js(act).unchecked_ref());
}
