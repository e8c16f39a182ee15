//! The word files, where they are not part of the program but come beside it.

use std::sync::OnceLock;

static FILES: OnceLock<&'static str> = OnceLock::new();

/// Takes in all word files, each after a line with `# ` and its name. To be called before anything is read: a list that has
/// been asked for stays as it was then.
pub fn hold(files: String) {
    // Words that have come already stay.
    let _ = FILES.set(files.leak());
}

/// What the file holds; nothing before [`hold`], or where there is none of this name.
pub(crate) fn file(name: &str) -> &'static str {
    let files = FILES.get().copied().unwrap_or_default();
    let mut sections = files.split("# ").filter_map(|section| section.split_once('\n'));
    sections.find(|(title, _)| *title == name).map(|(_, words)| words).unwrap_or_default()
}
