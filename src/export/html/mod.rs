//! One file that shows an analysed article anywhere: text, marks and cards, readable without a script, offline and on paper.
//! It carries the analysis as JSON and the link, so that it can be opened again in Factline.
//!
//! Pure: what stands in it is handed in. Every word of the article or its reader is escaped; the file's own policy forbids
//! scripts and any loading.

mod page;

pub use page::html;

/// What stands before and behind the link in the file.
const LINK: (&str, &str) = ("<meta name=\"factline-link\" content=\"", "\">");

/// The link in a file that [`html`] has written, to be opened like any other; `None` where there is none.
pub fn link_in(file: &str) -> Option<&str> {
    let (_, rest) = file.split_once(LINK.0)?;
    let (link, _) = rest.split_once(LINK.1)?;
    link.starts_with('#').then_some(link)
}
