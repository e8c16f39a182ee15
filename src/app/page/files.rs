//! The data files: got after the page, handed to the worker, and what is read again once they are there.

use crate::app::fetch::fetch;
use crate::app::page::Page;
use crate::app::signals::prelude::*;
use crate::share;
use crate::wire::{DataFile, FILES};

/// How it stands with the data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    /// They are on their way: so many bytes have come.
    Coming(usize),
    /// They are in use.
    There,
    /// One of them could not be had, or is not what it should be.
    Failed,
}

impl Files {
    /// Whether there are any that articles are read with.
    pub(crate) fn hold_models() -> bool {
        FILES.iter().any(DataFile::is_model)
    }

    /// The bytes of all files.
    pub(crate) fn size() -> usize {
        FILES.iter().map(|file| file.size).sum()
    }
}

impl Page {
    /// Gets the files that are not in use. `again` where that has failed before.
    pub(crate) fn get_files(self, again: bool) {
        let here = self.desk.with_value(|desk| desk.files.clone());
        let missing: Vec<_> = FILES.iter().filter(|file| !here.iter().any(|here| here == file.name)).collect();
        let had: usize = FILES.iter().filter(|file| here.iter().any(|here| here == file.name)).map(|f| f.size).sum();
        self.files.set(Files::Coming(had));
        spawn_local(async move {
            let arrived = move |bytes: usize| {
                self.files.update(|files| {
                    if let Files::Coming(all) = files {
                        *all += bytes;
                    }
                });
            };
            for file in missing {
                match fetch(file, again, arrived).await {
                    Some(bytes) => {
                        self.desk
                            .with_value(|desk| desk.engine.iter().for_each(|engine| engine.load(file.name, &bytes)));
                    }
                    None => return self.do_without_files(),
                }
            }
        });
    }

    /// The worker has looked at a file.
    pub(super) fn take_file(self, name: String, taken: bool) {
        if !taken {
            self.do_without_files();
            return;
        }
        self.desk.update_value(|desk| {
            if !desk.files.contains(&name) {
                desk.files.push(name);
            }
        });
        let all = self.desk.with_value(|desk| desk.files.len() == FILES.len());
        if !all || self.files.get_untracked() == Files::There {
            return;
        }
        self.files.set(Files::There);
        if let Some(link) = self.desk.try_update_value(|desk| desk.unopened.take()).flatten() {
            self.open_link(link);
        } else if Files::hold_models() {
            self.read_again();
        }
    }

    /// A file could not be had: what is there has to do.
    pub(super) fn do_without_files(self) {
        self.files.set(Files::Failed);
        if self.desk.try_update_value(|desk| desk.unopened.take()).flatten().is_some() {
            self.broken.set(Some(share::LinkError::NeedsPriming));
        }
    }

    /// Reads what is shown once more, with what has come meanwhile. The pinned card stays pinned.
    pub(super) fn read_again(self) {
        let Some(reading) = self.reading.get_untracked() else {
            // What is only being read now is read by the rules alone.
            if self.desk.with_value(|desk| desk.asked.is_some()) {
                self.analyse();
            }
            return;
        };
        let pinned = self.selection.get_untracked().pinned;
        let place = pinned.and_then(|card| share::anchor(reading.card(card)?));
        self.desk.update_value(|desk| {
            desk.again = true;
            desk.pinned_before = place;
        });
        self.analyse();
    }
}
