//! Taking over from the static shell in `index.html`, which works before any code has come.

use crate::app::signals::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// What the reader did in the shell before the app was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shell {
    /// What was typed or pasted.
    pub text: String,
    /// Where the caret was, in UTF-16 units, if the box had the focus.
    pub caret: Option<(u32, u32)>,
    /// Whether the button was pressed.
    pub asked: bool,
}

impl Shell {
    /// Reads the shell and removes it; empty where there is none.
    pub fn adopt() -> Self {
        let element = |id| document().get_element_by_id(id);
        let field = element("shell-article").and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        let focused = document().active_element().is_some_and(|active| active.id() == "shell-article");
        let caret = field.as_ref().filter(|_| focused).and_then(|field| {
            let start = field.selection_start().ok().flatten()?;
            Some((start, field.selection_end().ok().flatten().unwrap_or(start)))
        });
        let asked = element("shell-analyse").is_some_and(|button| button.has_attribute("data-asked"));
        if let Some(shell) = element("shell") {
            shell.remove();
        }
        Self { text: field.map(|field| field.value()).unwrap_or_default(), caret, asked }
    }

    /// Puts the focus and the caret back, in the app's own box.
    pub fn restore(&self, field: &HtmlTextAreaElement) {
        if let Some((start, end)) = self.caret {
            // Neither can fail on a box that stands in the page; if one did, the reader would click.
            let _ = field.focus();
            let _ = field.set_selection_range(start, end);
        }
    }
}
