//! The page's end of the worker: hands articles over, hears what was read, and says so when the worker fails.
//!
//! ```text
//! let engine = Engine::new(|response| ..., |failure| ...);
//! let id = engine.ask(|id| Request::Analyze { id, article });   // a response with this id is heard later
//! engine.cancel();                     // or never: the worker is stopped in the middle of its work
//! ```
//!
//! One thing is done at a time. While it is being done the newest further request of each kind waits, and those between
//! are dropped: what is heard answers what was asked last, never what was cancelled. After a failure the next request
//! starts a fresh worker, so "Try again" is just that.
//!
//! The worker is made from a blob because a blob's worker inherits the page's Content-Security-Policy, and one loaded
//! from an address does not. Relative addresses mean nothing inside a blob: it is handed absolute ones, which index.html
//! names (`scripts/finish.sh`).

use crate::app::events::listen;
use crate::app::signals::document;
use crate::wire::{self, BUILD, Request, Response};
use js_sys::{Array, JSON, JsString, Uint8Array};
use std::cell::RefCell;
use std::fmt;
use std::mem::{discriminant, replace, take};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker};

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

impl Failure {
    /// What to tell the reader, a sentence or two.
    pub fn words(self) -> &'static str {
        match self {
            Self::Load => {
                "The part of Factline that reads articles could not be loaded. Check the connection and try again."
            }
            Self::Crash => {
                "Factline stopped while reading this text. The text is kept. Try again, or try a part of it."
            }
            Self::Build => "Factline was updated while this page was open. Copy your text, then reload the page.",
        }
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
    /// Starts the worker. `on_response` hears each answer with the id that [`Engine::ask`] gave.
    pub fn new(on_response: impl Fn(Response) + 'static, on_failure: impl Fn(Failure) + 'static) -> Self {
        let engine = Self(Rc::new(Inner {
            on_response: Box::new(on_response),
            on_failure: Box::new(on_failure),
            state: RefCell::default(),
        }));
        engine.0.start();
        engine
    }

    /// Asks for something. Returns the id that its answer will carry.
    pub fn ask(&self, request: impl FnOnce(u32) -> Request) -> u32 {
        let id = self.0.state.borrow().last_id.wrapping_add(1);
        self.0.take(id, request(id));
        id
    }

    /// Hands a file to this worker and to every later one. What comes of it is heard as a response.
    pub fn load(&self, name: &str, bytes: &[u8]) {
        let mut state = self.0.state.borrow_mut();
        let message = wire::encode(&Request::Load { name: name.to_owned(), bytes: bytes.to_vec() });
        if let Some(running) = state.running.as_ref().filter(|_| state.ready) {
            // A worker that cannot be spoken to says so itself.
            let _ = running.post(&message);
        }
        state.files.push((message, false));
    }

    /// Stops whatever is being done or waits. Does nothing where nothing is.
    pub fn cancel(&self) {
        let mut state = self.0.state.borrow_mut();
        state.waiting.clear();
        let busy = take(&mut state.busy);
        drop(state);
        if busy {
            self.0.start();
        }
    }
}

struct Inner {
    on_response: Box<dyn Fn(Response)>,
    on_failure: Box<dyn Fn(Failure)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    last_id: u32,
    running: Option<Running>,
    /// The worker has said that it is ready, and is of this build.
    ready: bool,
    /// The worker has been handed something and has not answered.
    busy: bool,
    /// What it will be handed next, at most one of each kind.
    waiting: Vec<Request>,
    /// What every worker is told first: the files, each with whether a worker has looked at it and lived.
    files: Vec<(Vec<u8>, bool)>,
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

    fn take(self: &Rc<Self>, id: u32, request: Request) {
        let mut state = self.state.borrow_mut();
        state.last_id = id;
        state.waiting.retain(|older| discriminant(older) != discriminant(&request));
        state.waiting.push(request);
        let stopped = state.running.is_none();
        drop(state);
        if stopped {
            self.start();
        }
        self.send();
    }

    /// Hands over what waits, if the worker is free.
    fn send(&self) {
        let mut state = self.state.borrow_mut();
        if !state.ready || state.busy || state.waiting.is_empty() {
            return;
        }
        let request = state.waiting.remove(0);
        let Some(running) = &state.running else { return };
        state.busy = running.post(&wire::encode(&request)).is_ok();
    }

    fn hear(&self, bytes: &[u8]) {
        // Another build words its greeting otherwise, and nothing that it says is read.
        if !self.state.borrow().ready && bytes != wire::encode(&Response::Ready { build: BUILD.to_owned() }) {
            return self.fail(Failure::Build);
        }
        match wire::decode::<Response>(bytes) {
            Response::Ready { .. } => {
                let mut state = self.state.borrow_mut();
                state.ready = true;
                for (file, _) in &state.files {
                    // A worker that cannot be spoken to says so itself.
                    let _ = state.running.as_ref().map(|running| running.post(file));
                }
                drop(state);
                self.send();
            }
            response @ Response::Loaded { .. } => {
                let mut state = self.state.borrow_mut();
                if let Some((_, looked_at)) = state.files.iter_mut().find(|(_, looked_at)| !looked_at) {
                    *looked_at = true;
                }
                drop(state);
                (self.on_response)(response);
            }
            part @ Response::Part { .. } => (self.on_response)(part),
            response => {
                self.state.borrow_mut().busy = false;
                self.send();
                (self.on_response)(response);
            }
        }
    }

    /// Ends the worker; what it read or was to read is dropped.
    fn fail(&self, failure: Failure) {
        let mut state = self.state.borrow_mut();
        let last_id = state.last_id;
        // A file that no worker has survived is handed to no other.
        let mut files = take(&mut state.files);
        files.retain(|(_, looked_at)| *looked_at);
        let old = replace(&mut *state, State { last_id, files, ..State::default() });
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
    _listeners: [Closure<dyn FnMut(Event)>; 2],
}

impl Running {
    fn new(inner: Weak<Inner>) -> Result<Self, JsValue> {
        let address = blob()?;
        let worker = Worker::new(&address)?;
        let hearer = inner.clone();
        let on_message = listen(&worker, "message", false, move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(inner) = hearer.upgrade() {
                inner.hear(&Uint8Array::new(&data).to_vec());
            }
        });
        let on_error = listen(&worker, "error", false, move |_| {
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
    let files = document().query_selector("script[data-worker]")?;
    let address = |name| absolute(&files.as_ref().and_then(|files| files.get_attribute(name)).unwrap_or_default());
    let unpacked = address("src")?;
    let (unpack, script) = (address("data-unpack")?, address("data-worker")?);
    let (page, code, words) = (address("data-page")?, address("data-code")?, address("data-words")?);
    let source = format!(
        "importScripts({unpacked}, {script});\n\
         Promise.all([unpacked({unpack}, [{page}, {code}]), unpacked({unpack}, [{words}])])\
         .then(([module_or_path, words]) => {{ self.words = words; return wasm_bindgen({{ module_or_path }}) }})\
         .catch(error => setTimeout(() => {{ throw error }}));\n"
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// The address of a file beside the page, as a JavaScript string literal.
fn absolute(file: &str) -> Result<JsString, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    JSON::stringify(&Url::new_with_base(file, &base)?.href().into())
}
