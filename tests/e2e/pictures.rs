//! The pictures in the README: `make pictures`.

use crate::browser::{DESK, Look, PHONE, visit};
use crate::host::Host;
use std::path::Path;
use thirtyfour::prelude::*;

async fn picture(look: Look, file: &str) -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.shows("main", "Or try one of these").await?;
        page.look(look).await?;
        page.driver.find(By::Css("main .example")).await?.click().await?;
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
