//! The page, in Leptos: the only part that knows a browser.
