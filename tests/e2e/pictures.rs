//! Pictures of the page: the README's (`make pictures`), and one of every state that `access` brings it into, wide and
//! narrow, in both themes, to be looked at (`make screenshots`).

use crate::access::LOOKS;
use crate::browser::{DESK, Look, PHONE, Page, visit};
use crate::host::Host;
use crate::tabs::check_first;
use crate::{ARTICLE, link};
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use thirtyfour::prelude::*;
use thirtyfour::support::base64_decode;

/// How a sheet of paper is seen: about as wide as A4 at 96 dots an inch, less its margins.
const PAPER: Look = Look { width: 720, height: 1000, dark: false };

/// Where pictures of every state go, if they are asked for: then the states are not checked but pictured.
pub(crate) fn folder() -> Option<PathBuf> {
    env::var_os("FACTLINE_SCREENSHOTS").map(PathBuf::from)
}

/// Pictures the state in which the page is, in every look.
pub(crate) async fn of_state(page: &Page, folder: &Path, state: &str) -> WebDriverResult<()> {
    for look in LOOKS {
        page.look(look).await?;
        take(page, look, folder, state).await?;
    }
    page.look(DESK).await
}

/// Pictures the whole page, however long, with what floats over it where the window has it.
async fn take(page: &Page, look: Look, folder: &Path, state: &str) -> WebDriverResult<()> {
    // The sheet at the foot of a phone stands below its sentence, wherever that is.
    let settled = "scrollTo(0, 0);
        if (document.querySelector('.sheet')) document.querySelector('.sentence[data-pinned=true]')?.scrollIntoView();
        await new Promise(done => setTimeout(done, 300));
        const { scrollHeight } = document.documentElement; return Math.min(Math.max(scrollHeight, innerHeight), 4000);";
    let height = page.run(settled).await?;
    let whole = json!({
        "format": "png",
        "captureBeyondViewport": true,
        "clip": { "x": 0, "y": 0, "width": look.width, "height": height, "scale": 1 },
    });
    let picture = page.driver.cdp().send_raw("Page.captureScreenshot", whole).await?;
    let bytes = base64_decode(picture.get("data").and_then(|data| data.as_str()).unwrap_or_default())?;
    let theme = if look.dark { "dark" } else { "light" };
    let name = format!("{}--{}-{theme}.png", state.replace(' ', "-"), look.width);
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
    Ok(())
}

async fn picture(look: Look, file: &str) -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.shows("main", "Or try one of these").await?;
        page.look(look).await?;
        page.driver.cdp().send_raw("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        // A pointer would light the sentence on which it comes to rest.
        page.run("document.querySelector('main .example').click();").await?;
        page.shows("main", " placed").await?;
        page.run("scrollTo(0, 0); document.activeElement.blur(); await new Promise(done => setTimeout(done, 300));")
            .await?;
        page.driver.screenshot(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file)).await
    })
    .await
}

#[tokio::test]
#[ignore = "writes docs/desk.png and docs/phone.png"]
async fn of_a_result() -> WebDriverResult<()> {
    picture(DESK, "desk.png").await?;
    picture(PHONE, "phone.png").await
}

/// As it is printed, plain and with the check sheet in view.
#[tokio::test]
#[ignore = "writes pictures where FACTLINE_SCREENSHOTS says"]
async fn of_what_is_printed() -> WebDriverResult<()> {
    let folder = folder().expect("FACTLINE_SCREENSHOTS names a folder");
    visit(&Host::start(), "", async |page| {
        page.read(ARTICLE).await?;
        page.ready().await?;
        printed(page, &folder, "printed").await?;
        check_first(page).await?;
        page.press("Notes").await?;
        printed(page, &folder, "printed check sheet").await
    })
    .await?;
    visit(&Host::start(), &link::of(ARTICLE), async |page| {
        page.shows("main", " placed").await?;
        printed(page, &folder, "printed from a link").await
    })
    .await
}

async fn printed(page: &Page, folder: &Path, state: &str) -> WebDriverResult<()> {
    page.look(PAPER).await?;
    let media = |media: &str| json!({ "media": media, "features": [] });
    page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media("print")).await?;
    page.run("dispatchEvent(new Event('beforeprint'));").await?;
    take(page, PAPER, folder, state).await?;
    page.run("dispatchEvent(new Event('afterprint'));").await?;
    page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media("")).await?;
    page.look(DESK).await
}

/// All pictures on one page, a row for each state.
#[test]
#[ignore = "writes index.html where FACTLINE_SCREENSHOTS says"]
fn on_one_sheet() {
    let folder = folder().expect("FACTLINE_SCREENSHOTS names a folder");
    let files = fs::read_dir(&folder).unwrap().flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> =
        files.filter(|file| Path::new(file).extension().is_some_and(|end| end == "png")).collect();
    files.sort();
    let mut sheet = "<!doctype html><meta charset=utf-8><title>Every state</title>
<style>body { font: 14px system-ui } div { align-items: start; display: flex; gap: 1em; overflow-x: auto } \
        img { border: 1px solid #888; max-height: 40em }</style>\n"
        .to_owned();
    for state in files.chunk_by(|one, next| one.split("--").next() == next.split("--").next()) {
        let name = state.first().and_then(|file| file.split("--").next()).unwrap_or_default().replace('-', " ");
        write!(sheet, "<h2>{name}</h2>\n<div>").unwrap();
        for file in state {
            write!(sheet, "<a href=\"{file}\"><img src=\"{file}\" alt=\"{file}\" loading=\"lazy\"></a>").unwrap();
        }
        sheet.push_str("</div>\n");
    }
    fs::write(folder.join("index.html"), sheet).unwrap();
}
