//! Every state of the page by axe-core's rules, in both themes, wide and narrow, targets of 24 px among them; nothing to scroll
//! sideways, nothing cut off when a reader spaces letters, words and lines, no focus under a bar at 400 % zoom. Or a picture of each
//! (`pictures`).

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
/// What is left of a window of 1,280 by 1,024 pixels at 400 % zoom.
const ZOOMED: Look = Look { width: 320, height: 256, dark: false };

/// What makes the page scroll sideways.
const TOO_WIDE: &str = "const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter(element => width < element.getBoundingClientRect().right)
        .map(element => element.outerHTML.slice(0, 120));";

/// What is cut off, or makes the page scroll sideways, with the spacing that a reader may ask for (WCAG 2.2, 1.4.12).
const CUT_OFF: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
                       p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    const cut = [...document.querySelectorAll('body *')].filter((element) => {
        const style = getComputedStyle(element);
        // A line that says where it is cut stands whole elsewhere.
        if (style.textOverflow === 'ellipsis') return false;
        const clips = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
        const shown = element.checkVisibility() && element.textContent.trim() && 2 < element.clientWidth;
        return clips && shown && (element.clientWidth + 1 < element.scrollWidth || element.clientHeight + 1 < element.scrollHeight);
    });
    const wide = document.documentElement.clientWidth < document.documentElement.scrollWidth ? [document.body] : [];
    document.adoptedStyleSheets = [];
    return [...cut, ...wide].map((element) => element.outerHTML.slice(0, 120));";

/// What takes the focus and is wholly under something else then (WCAG 2.2, 2.4.11).
const COVERED: &str = "const covered = [];
    const dialog = document.querySelector('dialog[open]') ?? document.body;
    const reached = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex=\"0\"]';
    for (const element of [...dialog.querySelectorAll(reached)].slice(0, 40)) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) continue;
        element.focus();
        if (document.activeElement !== element) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) continue;
        const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
        const seen = [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
            const top = document.elementFromPoint(box.left + across * box.width, Math.max(box.top, 0) + down * height);
            return top && (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element));
        }));
        if (!seen) covered.push(element.outerHTML.slice(0, 120));
    }
    return covered;";

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
                 const rules = { 'target-size': { enabled: true } };
                 const result = await axe.run(document, { resultTypes: ['violations'], rules });
                 return result.violations.flatMap(rule =>
                     rule.nodes.map(node => [rule.id, node.target.join(' '), node.failureSummary].join(': ')));",
            )
            .await?;
        assert_eq!(broken, json!([]), "{state}, {look:?}");
    }
    let checks = [
        (NARROW, TOO_WIDE, "these make a page of 320 px scroll sideways"),
        (ZOOMED, COVERED, "these are covered when they take the focus at 400 % zoom"),
        (PHONE, CUT_OFF, "these are cut off with more space between letters, words and lines"),
        (DESK, CUT_OFF, "these are cut off with more space between letters, words and lines"),
    ];
    for (look, script, fault) in checks {
        page.look(look).await?;
        assert_eq!(page.run(script).await?, Value::Array(Vec::new()), "{state}, {look:?}: {fault}");
    }
    Ok(())
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
