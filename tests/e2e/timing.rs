//! How long the page takes, in a real browser: `cargo test --features e2e --test e2e timing -- --ignored --nocapture`, with
//! nothing else running.

use crate::browser::visit;
use crate::host::Host;
use thirtyfour::prelude::*;

/// Six thousand characters of articles that the priming has not seen.
fn six_kilobytes() -> String {
    let articles = [
        include_str!("../golden/test/feature.txt"),
        include_str!("../golden/test/press.txt"),
        include_str!("../golden/test/disaster.txt"),
    ];
    articles.join("\n\n").chars().take(6_000).collect()
}

/// From the press on *Share* to the link in its box: the worker's first one unpacks the priming too.
#[tokio::test]
#[ignore = "measures time"]
async fn a_link_is_made_in_time() -> WebDriverResult<()> {
    visit(&Host::start(), "", async |page| {
        page.read(&six_kilobytes()).await?;
        page.ready().await?;
        page.run("await new Promise(done => setTimeout(done, 2000));").await?;
        for round in ["first", "second", "third"] {
            let time = page
                .run(
                    "const start = performance.now();
                     [...document.querySelectorAll('.actions button')].find(button => button.textContent === 'Share').click();
                     while (!document.querySelector('#link')?.value) await new Promise(done => setTimeout(done, 1));
                     const time = performance.now() - start;
                     document.querySelector('dialog[open]').close();
                     await new Promise(done => setTimeout(done, 500));
                     return time;",
                )
                .await?;
            let time = time.as_f64().unwrap_or(f64::INFINITY);
            println!("{round} link of 6,000 characters: {time:.0} ms");
            assert!(time <= 300.0, "{round}: {time} ms");
        }
        Ok(())
    })
    .await
}
