//! The built page (`make build` first), driven in a real Chromium as a reader would use it.
//!
//! Elements are found by role and accessible name, as a screen reader finds them.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod bench;
mod bring;
mod browser;
mod correcting;
mod export;
mod history;
mod host;
mod journey;
mod link;
mod long;
mod offline;
mod pictures;
mod privacy;
#[path = "../../benches/text/report.rs"]
mod report;
mod second;
mod sharing;
mod start;
mod tabs;
mod timing;
mod trouble;

/// A report of our own, with a source, a number, a date, a softener and a denial.
const ARTICLE: &str = "The ferry Kestrel ran aground near Oban on Tuesday, the coastguard said.\n\n\
    Captain Moira Haldane told reporters that all 84 passengers were taken off by lifeboat. \
    Haldane denied that the crew had ignored a weather warning.\n\n\
    The operator, Lorne Ferries, paid $2.5 million for repairs in March 2023, according to its annual report. \
    The accident may delay the new timetable.\n";
