//! What the page is showing, as plain data with methods. Knows no browser and no Leptos.

mod changes;
mod checks;
mod citation;
mod draft;
mod examples;
mod filter;
mod find;
mod guess;
mod names;
mod reading;
mod segments;
mod selection;
mod sources;
mod way;

pub use changes::{Changes, changes_at, changes_of, source_choices, typed};
pub use checks::{COLUMNS, Check, On, Row, STATUSES, cells, csv, picked, rows, settle, tsv};
pub use citation::citation;
pub use draft::{Cut, Paper, Shelf, TOO_LONG, date_from_box, date_to_box, file_name, first_part};
pub use examples::{EXAMPLES, Example};
pub use filter::{Filter, OFFERED, Put, Shown};
pub use find::{Hit, MOST_HITS, find, hit_at};
pub use guess::{Guess, SORTS, Sorted, as_put, as_read, to_sort, told};
pub use names::{dates, names, next_of};
pub use reading::{Order, Reading};
pub use segments::{Leaf, leaves};
pub use selection::Selection;
pub use sources::{Source, SourceSort, sources};
pub use way::Way;
