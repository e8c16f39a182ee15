//! Every state of the page by axe-core's rules, in both themes, wide and narrow; and nothing to scroll sideways. Or a picture of
//! each (`pictures`).

mod reading;
mod working;

use crate::browser::{DESK, Look, PHONE, Page, visit};
use crate::host::Host;
use crate::pictures;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The looks in which a state is checked.
pub(crate) const LOOKS: [Look; 4] = [DESK, Look { dark: true, ..DESK }, PHONE, Look { dark: false, ..PHONE }];
/// The narrowest the page must reflow to (WCAG 2.2, 1.4.10).
const NARROW: Look = Look { width: 320, height: 640, dark: false };

/// Checks the state in which the page is, or pictures it where pictures are asked for.
pub(super) async fn accessible(page: &Page, state: &str) -> WebDriverResult<()> {
    if let Some(folder) = pictures::folder() {
        return pictures::of_state(page, &folder, state).await;
    }
    let axe = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core is installed: make test");
    page.driver.execute(axe, vec![]).await?;
    for look in LOOKS {
        page.look(look).await?;
        let broken = page
            .run(
                "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                 const result = await axe.run(document, { resultTypes: ['violations'] });
                 return result.violations.flatMap(rule =>
                     rule.nodes.map(node => [rule.id, node.target.join(' '), node.failureSummary].join(': ')));",
            )
            .await?;
        assert_eq!(broken, json!([]), "{state}, {look:?}");
    }
    page.look(NARROW).await?;
    let wide = page
        .run(
            "const width = document.documentElement.clientWidth;
             if (document.documentElement.scrollWidth <= width) return [];
             return [...document.querySelectorAll('body *')]
                 .filter(element => width < element.getBoundingClientRect().right)
                 .map(element => element.outerHTML.slice(0, 120));",
        )
        .await?;
    assert_eq!(wide, Value::Array(Vec::new()), "{state}: these make a page of 320 px scroll sideways");
    page.look(DESK).await
}

/// Opens the page of `host` at `fragment`, brings it into a state and checks that.
pub(super) async fn check(
    state: &str,
    host: &Host,
    fragment: &str,
    reach: impl AsyncFnOnce(&Page) -> WebDriverResult<()>,
) -> WebDriverResult<()> {
    visit(host, fragment, async |page| {
        page.run("while (document.getElementById('shell')) await new Promise(done => setTimeout(done, 20));").await?;
        reach(page).await?;
        page.errors().await?; // Other tests look at these.
        accessible(page, state).await
    })
    .await
}
