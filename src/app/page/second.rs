//! A second account: pasted or opened beside the text that is shown, read, gone to, handed on as a table.

use crate::app::browser::{self, Place};
use crate::app::page::{Page, Tab, Toast};
use crate::app::state::{Beside, Reading, file_name};
use crate::app::words;
use crate::cards::View;
use crate::compare::Accounts;
use crate::share::{LinkError, Shared};
use crate::text::Article;
use crate::wire::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The id of a sentence of the second account.
pub(crate) fn second_id(sentence: usize) -> String {
    format!("second-{sentence}")
}

impl Page {
    /// Lays what was pasted beside the text: an account, or a link that holds one.
    pub(crate) fn lay_beside(self, pasted: String) {
        if pasted.trim().is_empty() {
            browser::focus("second".to_owned());
            return;
        }
        self.second_broken.set(None);
        if pasted.len() < LONGEST_MESSAGE && ["#f1", "#q1"].iter().any(|mark| pasted.contains(mark)) {
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
        self.compare_again();
    }

    /// Has the two read side by side, where there are two.
    pub(super) fn compare_again(self) {
        let Some(b) = (*self.second.peek()).clone() else { return };
        let Some(reading) = self.reading.get_untracked() else { return };
        let a = reading.article.clone();
        let asked = self.ask(|id| Request::Accounts { id, a, b: b.clone() });
        self.desk.update_value(|desk| desk.besides = asked.map(|id| (id, b)));
    }

    /// The two have been read side by side.
    pub(super) fn take_accounts(self, id: u32, view: View, accounts: Accounts) {
        let asked = self.desk.try_update_value(|desk| desk.besides.take_if(|(asked, _)| *asked == id));
        let Some((_, article)) = asked.flatten() else { return };
        let rows = accounts.rows.len();
        self.beside.set(Some(Arc::new(Beside { reading: Reading { article, view }, accounts })));
        self.show_tab(Tab::Second);
        self.said.set(words::compared_rows(rows));
    }

    /// Goes to a sentence of the second account, which opens for it.
    pub(crate) fn visit_second(self, sentence: usize) {
        self.second_open.set(true);
        browser::bring(second_id(sentence), Place::Middle);
        browser::focus(second_id(sentence));
    }

    /// Copies the rows as a table.
    pub(crate) fn copy_rows(self) {
        let Some(table) = self.rows_table(true) else { return };
        spawn_local(async move {
            let done = browser::copy(&table).await;
            let words = if done { words::ROWS_COPIED } else { words::NOT_COPIED };
            self.toast.set(Some(Toast { words, undo: false }));
        });
    }

    /// Hands the rows over as a file.
    pub(crate) fn download_rows(self) {
        let Some(table) = self.rows_table(false) else { return };
        let title = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.title()));
        browser::download(&file_name(&title.unwrap_or_default(), "compared.csv"), &table);
    }

    fn rows_table(self, tsv: bool) -> Option<String> {
        let first = self.reading.get_untracked()?;
        let beside = (*self.beside.peek()).clone()?;
        Some(beside.table(&first, tsv))
    }
}

/// In bytes: what is longer is an article that quotes a link, not a message around one.
const LONGEST_MESSAGE: usize = 40_000;
