//! The analysis, off the page's main thread: bytes in, bytes out (see `factline::wire`).

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::listen();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    unreachable!("the worker runs in a browser: `make serve`")
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use factline::models::Models;
    use factline::share;
    use factline::wire::{self, BUILD, Request, Response};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Answers every request, and says first that it is there.
    pub(crate) fn listen() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            let request = wire::decode(&Uint8Array::new(&event.data()).to_vec());
            // What cannot be read or sent is thrown, so that the page hears an `error` and not silence.
            send(&answer(request.expect_throw("a request of another build")));
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget(); // It lives as long as the worker.
        send(&Response::Ready { build: BUILD.to_owned() });
    }

    fn answer(request: Request) -> Response {
        match request {
            Request::Analyze { id, article } => {
                let view = factline::cards::view(&factline::analyze(&article, &Models::none()));
                Response::Analyzed { id, view: Box::new(view) }
            }
            Request::Pack { id, shared } => Response::Packed { id, link: share::encode(&shared, None) },
            Request::Open { id, link } => Response::Opened { id, shared: share::decode(&link, None).map(Box::new) },
        }
    }

    fn send(response: &Response) {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let array = Uint8Array::from(wire::encode(response).as_slice());
        scope.post_message_with_transfer(&array, &Array::of1(&array.buffer())).unwrap_throw();
    }
}
