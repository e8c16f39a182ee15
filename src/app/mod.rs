//! The page, on the signals of Leptos: the only part that knows a browser.
//!
//! `state` is plain data with methods and is tested natively; `words` holds every word of the interface; `page` joins
//! them to the browser and `parts` draws. Nothing here reads an article: that is the worker's, and a
//! [`crate::cards::View`] is all that comes back.

pub mod state;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
mod signals;
#[cfg(target_arch = "wasm32")]
mod slices;
#[cfg(target_arch = "wasm32")]
mod storage;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub use parts::start;
