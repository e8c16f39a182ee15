//! The sheet behind *Export*: the text and what was read in it, as a file or on paper.

use crate::app::browser;
use crate::app::element::{El, button, el};
use crate::app::page::{Dialog, Page};
use crate::app::parts::help::dialog;
use crate::app::words;
use crate::export::Form;

const FORMS: [Form; 5] = [Form::Page, Form::Csv, Form::Markdown, Form::Json, Form::Annotations];

/// The sheet.
pub(crate) fn export(page: Page) -> El {
    let form = |form: Form| option(words::file_form(form), move || page.export(form, false));
    // Where a filter is on, the table of what it shows is offered beside the whole one. One that shows no card has no table.
    let shown = move || {
        let any = (*page.shown.get()).as_ref().is_some_and(|shown| shown.cards.contains(&true));
        any.then(|| option((words::SHOWN_TABLE, words::SHOWN_TABLE_HINT), move || page.export(Form::Csv, true)))
    };
    let print = move || {
        page.dialog.set(None);
        browser::print();
    };
    dialog(page, Dialog::Export, "export-title", words::EXPORT_TITLE)
        .with([el("p").text(words::EXPORT_HINT)])
        .part(shown)
        .with(FORMS.map(form))
        .with([option((words::PRINT_SHEET, words::PRINT_HINT), print)])
}

fn option((name, hint): (&str, &str), press: impl FnMut() + 'static) -> El {
    button("button.option", "", press).with([el("span.way-name").text(name), el("span.way-hint").text(hint)])
}
