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
    use factline::cards::{View, view};
    use factline::compare::{accounts, laid};
    use factline::corrections::Corrections;
    use factline::export::{CardNote, Form, Sheet, json};
    use factline::lexicon::held;
    use factline::models::Models;
    use factline::share::{self, Mark, Priming, Shared};
    use factline::text::Article;
    use factline::wire::{self, BUILD, Request, Response};
    use factline::{Analysis, Annotated};
    use js_sys::{Array, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// What the worker has been handed to read and to pack with, and what it read last.
    #[derive(Default)]
    struct Held {
        models: Models,
        priming: Option<Priming>,
        last: Option<Last>,
    }

    /// A text of which only the claims are read anew when something is corrected.
    struct Last {
        article: Article,
        annotated: Annotated,
        /// The digest of the cards as nobody has corrected them.
        digest: u32,
    }

    /// Answers every request, and says first that it is there. Whoever starts this code has laid the words beside it.
    pub(crate) fn listen() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let words = Reflect::get(&scope, &"words".into()).unwrap_throw();
        held::hold(String::from_utf8(Uint8Array::new(&words).to_vec()).unwrap_throw());
        let mut own = Held::default();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let request = wire::decode(&Uint8Array::new(&event.data()).to_vec());
            // What cannot be sent is thrown, so that the page hears an `error` and not silence.
            send(&own.answer(request));
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget(); // It lives as long as the worker.
        send(&Response::Ready { build: BUILD.to_owned() });
    }

    impl Held {
        fn answer(&mut self, request: Request) -> Response {
            match request {
                Request::Analyze { id, article, corrections, sent } => {
                    let (mut view, digest) = self.read(&article, &corrections, sent.as_deref());
                    // The page takes each of them in a task of its own.
                    while let Some(part) = view.cut() {
                        send(&Response::Part { id, view: Box::new(part) });
                    }
                    Response::Analyzed { id, view: Box::new(view), digest }
                }
                Request::Load { name, bytes } => Response::Loaded { taken: self.load(&name, &bytes), name },
                Request::Pack { id, shared } => {
                    Response::Packed { id, link: share::encode(&shared, self.priming.as_ref()) }
                }
                Request::Draw { id, address, link } => {
                    Response::Drawn { id, qr: share::qr(&address, &link).ok().flatten().map(Box::new) }
                }
                Request::File { id, shared, form, only } => {
                    Response::Filed { id, file: self.file(&shared, form, &only), form }
                }
                Request::Compare { id, original, sent, excerpt } => {
                    Response::Compared { id, comparison: Box::new(share::compare(&original, &sent, excerpt)) }
                }
                Request::Accounts { id, a, corrections, b } => {
                    let (a, b) = (self.analysis(&a, &corrections), self.analysis(&b, &Corrections::default()));
                    let pair = laid::Pair {
                        texts: [&a.document.text, &b.document.text],
                        views: [&view(&a), &view(&b)],
                        accounts: &accounts(&a, &b),
                    };
                    Response::Accounted { id, laid: laid::laid(&pair), table: laid::table(&pair) }
                }
                Request::Open { id, link } => {
                    Response::Opened { id, shared: share::decode(&link, self.priming.as_ref()).map(Box::new) }
                }
            }
        }

        /// What is read in an article as it is corrected, with what came with it laid on it; and the digest of what was read
        /// before that.
        fn read(&mut self, article: &Article, corrections: &Corrections, sent: Option<&Shared>) -> (View, u32) {
            let known = self.last.take().filter(|last| last.article == *article);
            let mut plain = None;
            let last = known.unwrap_or_else(|| {
                let annotated = Annotated::of(article, &self.models);
                let view = view(&annotated.clone().into_analysis(&Corrections::default()));
                let digest = share::digest(&view);
                plain = Some(view);
                Last { article: article.clone(), annotated, digest }
            });
            let corrected = || view(&last.annotated.clone().into_analysis(corrections));
            let mut view = plain.filter(|_| corrections.list.is_empty()).unwrap_or_else(corrected);
            if let Some(sent) = sent {
                share::as_sent_to(&mut view, sent, corrections);
            }
            let digest = last.digest;
            self.last = Some(last);
            (view, digest)
        }

        /// What is read in an article as it is corrected.
        fn analysis(&self, article: &Article, corrections: &Corrections) -> Analysis {
            let known = self.last.as_ref().filter(|last| last.article == *article);
            let annotated = known.map(|last| last.annotated.clone());
            let annotated = annotated.unwrap_or_else(|| Annotated::of(article, &self.models));
            annotated.into_analysis(corrections)
        }

        /// The analysis of what was read last, as it is corrected, as JSON.
        fn json(&self, corrections: &Corrections) -> Option<String> {
            let annotated = self.last.as_ref()?.annotated.clone();
            Some(json::document(&annotated.into_analysis(corrections)))
        }

        fn file(&mut self, shared: &Shared, form: Form, only: &[u32]) -> String {
            let (view, _) = self.read(&shared.article, &shared.corrections, Some(shared));
            let is_page = form == Form::Page;
            let link = is_page.then(|| share::encode(shared, self.priming.as_ref()).unwrap_or_default());
            let json = if is_page || form == Form::Json { self.json(&shared.corrections) } else { None };
            let Article { text, title, source, published, .. } = &shared.article;
            let notes = share::place(&shared.marks, &view, text).into_iter().zip(&shared.marks);
            let notes = notes.filter_map(|(card, mark)| {
                let Mark { status, source, note, initials, .. } = mark.clone();
                Some(CardNote { card: card?, status: status.label().to_owned(), source, note, initials })
            });
            let (title, source) = (title.as_deref(), source.as_deref());
            let notes: Vec<CardNote> = notes.collect();
            form.write(&Sheet {
                text,
                view: &view,
                title,
                source,
                published: *published,
                notes: &notes,
                only,
                json: &json.unwrap_or_default(),
                link: &link.unwrap_or_default(),
            })
        }

        fn load(&mut self, name: &str, bytes: &[u8]) -> bool {
            if name == Priming::FILE {
                self.priming = Priming::read(bytes);
                return self.priming.is_some();
            }
            self.last = None;
            self.models.load(name, bytes).is_ok()
        }
    }

    fn send(response: &Response) {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let array = Uint8Array::from(wire::encode(response).as_slice());
        scope.post_message_with_transfer(&array, &Array::of1(&array.buffer())).unwrap_throw();
    }
}
