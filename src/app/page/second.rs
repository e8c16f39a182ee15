//! A second account: pasted or opened beside the text that is shown, read, gone to, handed on as a table.

use crate::app::browser::{self, Place};
use crate::app::page::link::holds_link;
use crate::app::page::{Page, Tab};
use crate::app::signals::prelude::*;
use crate::app::state::file_name;
use crate::app::words;
use crate::compare::laid::{FIELD, RECORD};
use crate::export::csv;
use crate::share::{LinkError, Shared};
use crate::text::Article;
use crate::wire::Request;

/// The id of a sentence of the second account.
pub(crate) fn second_id(sentence: &str) -> String {
    ["second-", sentence].concat()
}

impl Page {
    /// Lays what was pasted beside the text: an account, or a link that holds one.
    pub(crate) fn lay_beside(self, pasted: String) {
        if pasted.trim().is_empty() {
            browser::focus("second".to_owned());
            return;
        }
        self.second_broken.set(None);
        if holds_link(&pasted) {
            let opening = self.ask(|id| Request::Open { id, link: pasted });
            self.desk.update_value(|desk| desk.opening_second = opening);
            return;
        }
        self.set_second(Some(Article::new(pasted)));
    }

    /// The link was one that was pasted as a second account; says whether it was.
    pub(super) fn take_second_opened(self, id: u32, opened: &Result<Box<Shared>, LinkError>) -> bool {
        let own = self.desk.try_update_value(|desk| desk.opening_second.take_if(|opening| *opening == id));
        if own.flatten().is_none() {
            return false;
        }
        match opened {
            Ok(shared) if !shared.article.text.trim().is_empty() => self.set_second(Some(shared.article.clone())),
            Ok(_) => self.second_broken.set(Some(LinkError::NotALink)),
            Err(why) => self.second_broken.set(Some(*why)),
        }
        true
    }

    /// Another second account, or none.
    pub(crate) fn set_second(self, article: Option<Article>) {
        self.beside.set(None);
        self.second.set(article);
        self.save();
        self.compare_again();
    }

    /// Has the two laid side by side, where there are two.
    pub(super) fn compare_again(self) {
        let (Some(b), Some(reading)) = ((*self.second.peek()).clone(), self.reading.get_untracked()) else { return };
        let (a, corrections) = (reading.article.clone(), self.changes.peek().made.clone());
        let asked = self.ask(|id| Request::Accounts { id, a, corrections, b });
        self.desk.update_value(|desk| desk.besides = asked);
    }

    /// The two have been laid side by side.
    pub(super) fn take_accounts(self, id: u32, laid: String, table: String) {
        if self.desk.try_update_value(|desk| desk.besides.take_if(|asked| *asked == id)).flatten().is_some() {
            self.beside.set(Some((laid, table)));
            if *self.tab.peek() == Tab::Second {
                self.said.set(words::BOTH_READ.to_owned());
            }
        }
    }

    /// Goes to a sentence of the second account, which opens for it.
    pub(crate) fn visit_second(self, sentence: &str) {
        if !self.second_open.get_untracked() {
            self.second_open.set(true);
        }
        browser::bring(second_id(sentence), Place::Middle);
        browser::focus(second_id(sentence));
    }

    /// Copies the rows as a table.
    pub(crate) fn copy_rows(self) {
        let Some(table) = self.rows_told() else { return };
        let table = table.replace(FIELD, "\t").replace(RECORD, "\r\n");
        self.copy(table, [words::SHEET_COPIED, words::SHEET_NOT_COPIED]);
    }

    /// Hands the rows over as a file.
    pub(crate) fn download_rows(self) {
        let Some(rows) = self.rows_told() else { return };
        let mut table = csv::BEGINNING.to_owned();
        for row in rows.split(RECORD) {
            csv::row(&mut table, row.split(FIELD).map(str::to_owned));
        }
        let title = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title()));
        browser::download(&file_name(&title.unwrap_or_default(), "compared.csv"), &table);
    }

    fn rows_told(self) -> Option<String> {
        (*self.beside.peek()).as_ref().map(|(_, table)| table.clone())
    }
}
