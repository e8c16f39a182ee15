//! The page's end of the worker: hands articles over, hears what was read, and says so when the worker fails.
//!
//! ```text
//! let engine = Engine::new(|id, view| ..., |failure| ...);
//! let id = engine.analyze(&article);   // on_view(id, view) is called later
//! engine.cancel();                     // or never: the worker is stopped in the middle of its work
//! ```
//!
//! One article is read at a time. While it is being read the newest further one waits, and those between are dropped:
//! `on_view` is called for what was asked last, in the order asked, never for what was cancelled. After a failure the
//! next `analyze` starts a fresh worker, so "Try again" is just that.
//!
//! The worker is made from a blob because a blob's worker inherits the page's Content-Security-Policy, and one loaded
//! from an address does not. Relative addresses mean nothing inside a blob: it is handed absolute ones. Trunk does not
//! hash the worker's file names, so their addresses carry the build.

use crate::cards::View;
use crate::text::Article;
use crate::wire::{self, BUILD, Request, Response};
use gloo_events::EventListener;
use js_sys::{Array, JSON, JsString, Uint8Array};
use leptos::prelude::document;
use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

/// Why there is no answer. The reader's text is the page's and is never lost with the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The worker could not be loaded or started.
    Load,
    /// The worker stopped while it read.
    Crash,
    /// The worker is from another build than the page.
    Build,
}

/// What to tell the reader, a sentence or two.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Load => {
                "The part of Factline that reads articles could not be loaded. Check the connection and try again."
            }
            Self::Crash => {
                "Factline stopped while reading this text. The text is kept. Try again, or try a part of it."
            }
            Self::Build => "Factline was updated while this page was open. Copy your text, then reload the page.",
        })
    }
}

/// The reader in its worker. Clones speak to the same worker; it ends with the last of them.
#[derive(Clone)]
pub struct Engine(Rc<Inner>);

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Starts the worker. `on_view` hears each answer with the id that [`Engine::analyze`] gave.
    pub fn new(on_view: impl Fn(u32, Box<View>) + 'static, on_failure: impl Fn(Failure) + 'static) -> Self {
        let engine = Self(Rc::new(Inner {
            on_view: Box::new(on_view),
            on_failure: Box::new(on_failure),
            state: RefCell::default(),
        }));
        engine.0.start();
        engine
    }

    /// Asks for `article` to be read. Returns the id that its answer will carry.
    pub fn analyze(&self, article: &Article) -> u32 {
        let mut state = self.0.state.borrow_mut();
        state.last_id = state.last_id.wrapping_add(1);
        let id = state.last_id;
        state.waiting = Some(Request::Analyze { id, article: article.clone() });
        let stopped = state.running.is_none();
        drop(state);
        if stopped {
            self.0.start();
        }
        self.0.send();
        id
    }

    /// Stops whatever is being read or waits. Does nothing where nothing is.
    pub fn cancel(&self) {
        let mut state = self.0.state.borrow_mut();
        state.waiting = None;
        let busy = state.reading.take().is_some();
        drop(state);
        if busy {
            self.0.start();
        }
    }
}

struct Inner {
    on_view: Box<dyn Fn(u32, Box<View>)>,
    on_failure: Box<dyn Fn(Failure)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    last_id: u32,
    running: Option<Running>,
    /// The worker has said that it is ready, and is of this build.
    ready: bool,
    /// What the worker has been handed and has not answered.
    reading: Option<u32>,
    /// What it will be handed next.
    waiting: Option<Request>,
}

impl Inner {
    /// Starts a fresh worker in place of any other.
    fn start(self: &Rc<Self>) {
        let running = Running::new(Rc::downgrade(self));
        let mut state = self.state.borrow_mut();
        state.ready = false;
        if let Ok(running) = running {
            state.running = Some(running);
        } else {
            drop(state);
            self.fail(Failure::Load);
        }
    }

    /// Hands over what waits, if the worker is free.
    fn send(&self) {
        let mut state = self.state.borrow_mut();
        if !state.ready || state.reading.is_some() {
            return;
        }
        let Some(request) = state.waiting.take() else { return };
        let Some(running) = &state.running else { return };
        if running.post(&wire::encode(&request)).is_ok() {
            let Request::Analyze { id, .. } = request;
            state.reading = Some(id);
        }
    }

    fn hear(&self, bytes: &[u8]) {
        match wire::decode::<Response>(bytes) {
            Some(Response::Ready { build }) if build == BUILD => {
                self.state.borrow_mut().ready = true;
                self.send();
            }
            Some(Response::Analyzed { id, view }) => {
                let mut state = self.state.borrow_mut();
                state.reading = None;
                let newest = state.waiting.is_none();
                drop(state);
                self.send();
                if newest {
                    (self.on_view)(id, view);
                }
            }
            // Another build may word even its greeting otherwise.
            Some(Response::Ready { .. }) | None => self.fail(Failure::Build),
        }
    }

    /// Ends the worker; what it read or was to read is dropped.
    fn fail(&self, failure: Failure) {
        let mut state = self.state.borrow_mut();
        let last_id = state.last_id;
        let old = std::mem::replace(&mut *state, State { last_id, ..State::default() });
        drop(state);
        drop(old);
        (self.on_failure)(failure);
    }

    fn broke(&self) {
        let ready = self.state.borrow().ready;
        self.fail(if ready { Failure::Crash } else { Failure::Load });
    }
}

/// A worker and what listens to it. Dropping it stops the worker, in the middle of its work if need be.
struct Running {
    worker: Worker,
    address: String,
    _listeners: [EventListener; 2],
}

impl Running {
    fn new(inner: Weak<Inner>) -> Result<Self, JsValue> {
        let address = blob()?;
        let worker = Worker::new(&address)?;
        let hearer = inner.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(inner) = hearer.upgrade() {
                inner.hear(&Uint8Array::new(&data).to_vec());
            }
        });
        let on_error = EventListener::new(&worker, "error", move |_| {
            if let Some(inner) = inner.upgrade() {
                inner.broke();
            }
        });
        Ok(Self { worker, address, _listeners: [on_message, on_error] })
    }

    /// Hands bytes over without copying them again.
    fn post(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let array = Uint8Array::from(bytes);
        self.worker.post_message_with_transfer(&array, &Array::of1(&array.buffer()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
        // Only fails for what is no blob's address.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// The address of a blob that loads the worker. A failure inside it becomes an `error` event of the worker.
fn blob() -> Result<String, JsValue> {
    let (script, wasm) = (absolute("worker.js")?, absolute("worker_bg.wasm")?);
    let source = format!(
        "importScripts({script});\n\
         wasm_bindgen({{ module_or_path: {wasm} }}).catch(error => setTimeout(() => {{ throw error }}));\n"
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// A file beside the page, of this build, as a JavaScript string literal.
fn absolute(file: &str) -> Result<JsString, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let url = Url::new_with_base(&format!("{file}?{BUILD}"), &base)?;
    JSON::stringify(&url.href().into())
}
