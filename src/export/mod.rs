//! What leaves the page as a file: JSON (`factline.analysis/1`), plain text.
