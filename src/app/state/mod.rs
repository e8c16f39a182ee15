//! What the page is showing, as plain data with methods. Knows no browser and no Leptos.

mod draft;
mod examples;
mod filter;
mod reading;
mod segments;
mod selection;

pub use draft::{Cut, Shelf, TOO_LONG, date_from_box, date_to_box, file_name, first_part};
pub use examples::{EXAMPLES, Example};
pub use filter::Filter;
pub use reading::{Order, Reading};
pub use segments::{Leaf, leaves};
pub use selection::Selection;
