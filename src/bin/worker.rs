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
    use factline::share::{self, Priming};
    use factline::wire::{self, BUILD, Request, Response};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// What the worker has been handed to read and to pack with.
    #[derive(Default)]
    struct Held {
        models: Models,
        priming: Option<Priming>,
    }

    /// Answers every request, and says first that it is there.
    pub(crate) fn listen() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let mut held = Held::default();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let request = wire::decode(&Uint8Array::new(&event.data()).to_vec());
            // What cannot be read or sent is thrown, so that the page hears an `error` and not silence.
            send(&held.answer(request.expect_throw("a request of another build")));
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget(); // It lives as long as the worker.
        send(&Response::Ready { build: BUILD.to_owned() });
    }

    impl Held {
        fn answer(&mut self, request: Request) -> Response {
            match request {
                Request::Analyze { id, article } => {
                    let view = factline::cards::view(&factline::analyze(&article, &self.models));
                    Response::Analyzed { id, view: Box::new(view) }
                }
                Request::Load { name, bytes } => Response::Loaded { taken: self.load(&name, &bytes), name },
                Request::Pack { id, shared } => {
                    Response::Packed { id, link: share::encode(&shared, self.priming.as_ref()) }
                }
                Request::Open { id, link } => {
                    Response::Opened { id, shared: share::decode(&link, self.priming.as_ref()).map(Box::new) }
                }
            }
        }

        fn load(&mut self, name: &str, bytes: &[u8]) -> bool {
            if name == Priming::FILE {
                self.priming = Priming::read(bytes);
                return self.priming.is_some();
            }
            self.models.load(name, bytes).is_ok()
        }
    }

    fn send(response: &Response) {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let array = Uint8Array::from(wire::encode(response).as_slice());
        scope.post_message_with_transfer(&array, &Array::of1(&array.buffer())).unwrap_throw();
    }
}
