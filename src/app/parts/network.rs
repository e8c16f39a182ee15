//! What the page tells of the network: that it is gone, which stops nothing, and that a newer build has come.

use crate::app::element::{El, button, el};
use crate::app::parts::keys::hear;
use crate::app::signals::prelude::*;
use crate::app::words;
use web_sys::Event;

/// A badge while there is no network.
pub(crate) fn offline() -> El {
    let gone = RwSignal::new(!window().navigator().on_line());
    hear("offline", move |_| gone.set(true));
    hear("online", move |_| gone.set(false));
    el("p.offline").set("role", "status").words(move || if gone.get() { words::OFFLINE } else { "" }.to_owned())
}

/// Offers a newer build once `boot.js` has heard that one waits. It is never taken under the reader's hands.
pub(crate) fn newer() -> El {
    let waits = RwSignal::new(false);
    hear("newer", move |_| waits.set(true));
    let take = || {
        // Dispatching a new event of our own cannot fail.
        let _ = Event::new("take-newer").and_then(|event| window().dispatch_event(&event));
    };
    let offer = move || {
        el("div.notice").set("role", "status").with([
            el("p").text(words::NEWER),
            el("div.notice-actions").with([
                button("button", words::TAKE_NEWER, take),
                button("button.quiet", words::NOT_NOW, move || waits.set(false)),
            ]),
        ])
    };
    el("div").part(move || waits.get().then(offer))
}
